//! What `check` asks git: whether anything sealed was rewritten or removed along the history, or would be by the next
//! commit.

use clap::ArgMatches;

use super::text;
use crate::cli::context::{Context, environment};
use crate::cli::{Code, Error};
use crate::history;
use crate::model::Problem;
use crate::store::Store;

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

impl From<history::Error> for Error {
    fn from(error: history::Error) -> Self {
        let help = match &error {
            history::Error::NoGit(_) => "install git; without it everything else works",
            history::Error::NoRepository { .. } => "`git init` in the journal's folder starts one",
            history::Error::NoCommit(_) => "`git log` lists the commits",
            history::Error::HooksElsewhere(_) => {
                "other repositories may use it too: call `firstteam check --staged` in the pre-commit hook there, or `git config core.hooksPath .git/hooks` here"
            }
            history::Error::Refused { .. } => "mend what git names, and repeat the command",
        };
        Self::new(Code::Git, error.to_string()).help(help)
    }
}
