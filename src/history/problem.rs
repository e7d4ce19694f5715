//! What became of a sealed entry, in words.

use std::fmt::Write;

use super::{By, Tampered, What};
use crate::model::Problem;

impl Tampered {
    /// As a problem of the journal; a note, where the sealed words are back.
    pub fn problem(&self) -> Problem {
        let (code, deed) = match &self.what {
            What::Rewritten => ("rewritten", "was changed after it was sealed".to_owned()),
            What::Resealed => ("resealed", "was changed and sealed again".to_owned()),
            What::Unsealed => ("unsealed", "lost its seal".to_owned()),
            What::Renamed(name) => ("renamed", format!("was renamed to `{name}`")),
            What::Deleted => ("removed", "was removed".to_owned()),
        };
        let mut message = format!("`{}` {deed}", self.id);
        let by = match &self.by {
            By::Commit(made) => {
                format!("in commit {} by {} on {}", made.commit, made.who, made.when)
            }
            By::Staged => "by what is staged for the next commit".to_owned(),
            By::Merge(theirs) => format!("by a merge with {theirs}"),
        };
        let _ = write!(message, "\n  {by}");
        if self.replaced {
            message.push_str("\n  in a history that took the place of one seen before");
        }
        if self.put_back {
            message.push_str("\n  the sealed words are back since");
        }
        for change in &self.changes {
            let _ = write!(
                message,
                "\n  {} was: {}",
                change.field,
                side(change.was.as_deref())
            );
            if self.what != What::Deleted {
                let _ = write!(
                    message,
                    "\n  {} is:  {}",
                    change.field,
                    side(change.now.as_deref())
                );
            }
        }
        let mut problem = Problem::of_file(code, &self.path, message);
        if let By::Commit(made) = &self.by {
            problem = problem.made_by(made.clone());
        }
        if self.put_back {
            return problem.as_note();
        }
        let help = self.help();
        problem.with_help(help)
    }

    fn help(&self) -> String {
        let path = &self.path;
        match (&self.by, self.replaced) {
            (By::Merge(theirs), _) => format!(
                "`git log -p {theirs} -- {path}` and `git log -p -- {path}` tell who changed it; a change of wording is a new entry, such as `firstteam amend`"
            ),
            (By::Staged, _) => format!(
                "`git restore --staged --worktree -- {path}` puts the sealed words back; a change of wording is a new entry, such as `firstteam amend`"
            ),
            (By::Commit(_), true) => "talk to whoever replaced the history; `git reflog` names the commits that were there"
                .to_owned(),
            (By::Commit(made), false) => format!(
                "`git checkout {}^ -- {path}` puts the sealed words back; a change of wording is a new entry, such as `firstteam amend`",
                made.commit
            ),
        }
    }
}

/// Words as the file has them, each line of them where a message's lines stand.
fn side(words: Option<&str>) -> String {
    words.map_or_else(
        || "not there".to_owned(),
        |words| words.replace('\n', "\n    "),
    )
}
