//! What `check` asks git: whether anything sealed was rewritten or removed along the history, or would be by the next
//! commit.

use clap::ArgMatches;

use super::text;
use crate::cli::context::{Context, environment};
use crate::cli::{Code, Error};
use crate::history::{self, Deed, Merged, Revision, Texts, Tree};
use crate::model::{Entry, Journal, Problem};
use crate::report::{Done, Rewording};
use crate::store::{Snapshot, Store, TEAM_FILE};

/// The problems that the history has, with `--history`.
pub(super) fn problems(
    context: &Context,
    store: &Store,
    matches: &ArgMatches,
) -> Result<Vec<Problem>, Error> {
    if !matches.get_flag("history") {
        return Ok(Vec::new());
    }
    let told = history::sealed_since(store.root(), text(matches, "since"))?;
    if told.shallow {
        context.tell(
            "hint: git has only the end of the history here; `git fetch --unshallow` brings the rest",
        );
    }
    let commits = match told.commits {
        1 => "1 commit was looked through".to_owned(),
        commits => format!("{commits} commits were looked through"),
    };
    context.tell(&commits);
    Ok(told
        .tampered
        .iter()
        .map(history::Tampered::problem)
        .collect())
}

/// The problems that the next commit would make.
pub(super) fn staged(store: &Store) -> Result<Vec<Problem>, Error> {
    let index = environment("GIT_INDEX_FILE").map(std::ffi::OsString::from);
    let tampered = history::staged(store.root(), index.as_deref())?;
    Ok(tampered.iter().map(history::Tampered::problem).collect())
}

/// The problems that a merge with a branch would leave, and how many entries; nothing is merged.
pub(super) fn against(
    context: &Context,
    store: &Store,
    theirs: &str,
) -> Result<(Vec<Problem>, usize), Error> {
    let merged = history::merged(store.root(), theirs)?;
    let checked = check_merged(context, store, &merged)?;
    context.tell(&format!(
        "checked: what a merge with {theirs} ({}) would leave; nothing was merged",
        merged.theirs.made.commit
    ));
    Ok(checked)
}

/// The problems of what a merge would leave, and how many entries it would have.
pub(super) fn check_merged(
    context: &Context,
    store: &Store,
    merged: &Merged,
) -> Result<(Vec<Problem>, usize), Error> {
    let theirs = &merged.theirs;
    let conflicts = &merged.conflicts;
    let (loaded, _) = context.load_kept(&kept(store, &merged.tree, "the merge")?)?;
    let mut problems = loaded.problems.clone();
    // What git leaves in a file that it cannot merge is nobody's words.
    problems.retain(|problem| !conflicts.contains(&problem.path));
    problems.extend(conflicts.iter().map(|path| {
        let message = format!("both sides changed this file, and git cannot merge it with {}", theirs.name);
        let help = format!(
            "`git merge {}` leaves both versions in the file: keep one, and record what else was said as a new entry",
            theirs.name
        );
        Problem::of_file("conflict", path, message).with_help(help)
    }));
    let sides = [merged.ours.as_str(), &theirs.id];
    let tampered = history::merging(store.root(), &merged.tree, sides, &theirs.name)?;
    problems.extend(tampered.iter().map(history::Tampered::problem));
    Ok((problems, loaded.journal.len()))
}

/// The journal as a commit or a tree has it; `name` is what people call that.
pub(super) fn kept(store: &Store, id: &str, name: &str) -> Result<Snapshot, Error> {
    let tree = Tree::of(store.root(), id)?;
    let texts = tree.texts(Snapshot::is_wanted)?;
    if !texts.contains_key(TEAM_FILE) {
        let message =
            format!("there is no journal in {name}: it has no {TEAM_FILE} in this folder");
        return Err(Error::new(Code::NoJournal, message)
            .help("`git log --oneline -- firstteam.toml` tells since when there is one"));
    }
    Ok(Snapshot::new(name, texts))
}

/// What was done with these entries, by git and by what is not committed yet.
pub(super) fn done(store: &Store, journal: &Journal, ids: &[&str]) -> Result<Vec<Done>, Error> {
    let steps = history::steps(store.root(), ids)?;
    let mut done: Vec<Done> = steps
        .into_iter()
        .map(|step| Done {
            id: step.id,
            made: Some(step.made),
            what: match step.deed {
                Deed::Recorded => "recorded",
                Deed::Corrected => "corrected",
                Deed::Moved => "moved",
                Deed::Removed => "removed",
            },
            changes: step.changes.into_iter().map(rewording).collect(),
        })
        .collect();
    let entries: Vec<&Entry> = ids.iter().filter_map(|id| journal.get(id)).collect();
    let is_asked = |path: &str| entries.iter().any(|entry| *entry.path == *path);
    let committed = match Revision::of(store.root(), "HEAD") {
        Ok(head) => Tree::of(store.root(), &head.id)?.texts(is_asked)?,
        // Before the first commit, nothing is committed.
        Err(history::Error::NoCommit(_)) => Texts::new(),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        let was = committed.get(&*entry.path);
        let was = was.map(|was| String::from_utf8_lossy(was));
        let now = store.text(&entry.path)?;
        let changes = was
            .as_ref()
            .map_or_else(Vec::new, |was| history::changes(was, &now));
        if was.is_none() || !changes.is_empty() {
            done.push(Done {
                id: entry.id.to_string(),
                made: None,
                what: if was.is_none() {
                    "recorded"
                } else {
                    "corrected"
                },
                changes: changes.into_iter().map(rewording).collect(),
            });
        }
    }
    Ok(done)
}

/// A change of a field, with words as people read them.
pub(super) fn rewording(change: history::Change) -> Rewording {
    let read = |written: String| crate::format::unquoted(&written).unwrap_or(written);
    Rewording {
        field: change.field,
        was: change.was.map(read),
        now: change.now.map(read),
    }
}

impl From<history::Error> for Error {
    fn from(error: history::Error) -> Self {
        let help = match &error {
            history::Error::NoGit(_) => "install git; without it everything else works",
            history::Error::NoRepository { .. } => "`git init` in the journal's folder starts one",
            history::Error::NoCommit(_) => "`git log` lists the commits",
            history::Error::HooksElsewhere(_) => {
                "other repositories may use it too: call `firstteam check --staged` in the pre-commit hook there, or `git config core.hooksPath .git/hooks` here"
            }
            history::Error::NoBranch => "`git switch` to the branch that you share",
            history::Error::NoUpstream(_) => {
                "`git remote add origin URL` names the other repository; `git push --set-upstream` chooses one of several"
            }
            history::Error::OldGit(_) => "install a later git; everything else works with this one",
            history::Error::Refused { .. } => "mend what git names, and repeat the command",
        };
        Self::new(Code::Git, error.to_string()).help(help)
    }
}
