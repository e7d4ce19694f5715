//! Commits of the journal's own files, and of nothing else: what else is staged stays as it is.
//!
//! A commit is the user's own, as if they had typed it: their hooks, their signature and their filters hold. What is
//! asked beforehand only reads.

use std::path::Path;

use super::Error;
use super::git::Git;

/// What git has begun and not ended, by the file that tells of it: a commit made meanwhile would be part of it, or be
/// lost with it.
const BEGUN: &[(&str, &str)] = &[
    ("MERGE_HEAD", "a merge"),
    ("CHERRY_PICK_HEAD", "a cherry-pick"),
    ("REVERT_HEAD", "a revert"),
    ("rebase-merge", "a rebase"),
    ("rebase-apply", "a rebase"),
    ("BISECT_LOG", "a bisect"),
];

/// How many paths git is given at a time.
const PATHS: usize = 500;

/// A repository that commits of the journal go to.
#[derive(Debug)]
pub struct Committing {
    git: Git,
}

impl Committing {
    /// The repository that the journal's folder lies in.
    pub fn to(root: &Path) -> Result<Self, Error> {
        Git::of(root).map(|git| Self { git })
    }

    /// The same; where there is none, the folder becomes one, as the user's settings say.
    pub fn to_new(root: &Path) -> Result<Self, Error> {
        match Git::of(root) {
            Err(error) if error.is_outside() => {
                super::git::init(root)?;
                Self::to(root)
            }
            found => found.map(|git| Self { git }),
        }
    }

    /// What goes on in the repository that no commit may fall into, such as a merge.
    pub fn begun(&self) -> Option<&'static str> {
        begun(&self.git)
    }

    /// Whether commits go to no branch.
    pub fn is_detached(&self) -> bool {
        self.git.ask(&["symbolic-ref", "--quiet", "HEAD"]).is_none()
    }

    /// Commits these files as they are on disk, and nothing else. `gone` are files that are on disk no more. What was
    /// staged of other files stays staged. Where git says no, its index is as it was. Whether there was anything to commit:
    /// what is gone may never have been in git.
    pub fn commit(&self, paths: &[String], gone: &[String], message: &str) -> Result<bool, Error> {
        let new = self.untracked(paths)?;
        if !new.is_empty() {
            // Git commits by name only what it has heard of; no words are staged by this.
            self.git.write(&["add", "--intent-to-add"], &new)?;
        }
        let gone = if gone.is_empty() {
            Vec::new()
        } else {
            self.tracked(gone)?
        };
        let all: Vec<String> = paths.iter().chain(&gone).cloned().collect();
        if all.is_empty() {
            return Ok(false);
        }
        let commit = ["commit", "--quiet", "--cleanup=whitespace", "--only"];
        let committed = self
            .git
            .write(&[&commit[..], &["--message", message]].concat(), &all);
        if committed.is_err() && !new.is_empty() {
            // What git said of the commit is what the user needs to hear.
            let _ = self.git.forget(&new);
        }
        committed.map(|()| true)
    }

    /// Those of the paths that git has in its index.
    fn tracked(&self, paths: &[String]) -> Result<Vec<String>, Error> {
        let mut tracked = Vec::new();
        for paths in paths.chunks(PATHS) {
            tracked.extend(self.git.names("ls-files", &["-z", "--cached"], paths)?);
        }
        Ok(tracked)
    }

    /// Those of the paths that git has not heard of.
    pub fn untracked(&self, paths: &[String]) -> Result<Vec<String>, Error> {
        let tracked: std::collections::HashSet<String> = self.tracked(paths)?.into_iter().collect();
        let new = paths.iter().filter(|path| !tracked.contains(*path));
        Ok(new.cloned().collect())
    }
}

/// What goes on in a repository that nothing else may fall into, such as a merge.
pub(super) fn begun(git: &Git) -> Option<&'static str> {
    let mut question = vec!["rev-parse", "--path-format=absolute"];
    for (file, _) in BEGUN {
        question.extend(["--git-path", file]);
    }
    let paths = git.ask_line(&question)?;
    let begun = paths.lines().zip(BEGUN);
    let mut begun = begun.filter(|(path, _)| Path::new(path).exists());
    begun.next().map(|(_, (_, what))| *what)
}
