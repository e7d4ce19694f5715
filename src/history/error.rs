//! What keeps git from answering.

use std::io;
use std::path::PathBuf;

/// Why git could not do what was asked of it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The program is missing, or cannot be run.
    #[error("git could not be run: {0}")]
    NoGit(#[source] io::Error),
    /// The journal is in no repository that git takes.
    #[error("git finds no repository for the journal in {}: {said}", .folder.display())]
    NoRepository {
        /// The journal's folder.
        folder: PathBuf,
        /// What git said.
        said: String,
    },
    /// The name of a commit leads nowhere.
    #[error("git has no commit `{0}`")]
    NoCommit(String),
    /// The folder of hooks is not the repository's own.
    #[error("git looks for hooks outside the repository, in {}", .0.display())]
    HooksElsewhere(PathBuf),
    /// Commits go to no branch, so that there is nothing to share.
    #[error("commits go to no branch here (a detached HEAD)")]
    NoBranch,
    /// The branch follows no branch of another repository, and there is not one obvious to follow.
    #[error("the branch `{0}` follows no branch of another repository")]
    NoUpstream(String),
    /// Git is too old for this.
    #[error("git {0} or later is needed for this")]
    OldGit(&'static str),
    /// Git said no.
    #[error("git {doing} failed: {said}")]
    Refused {
        /// The git command.
        doing: String,
        /// What git, or a hook, said.
        said: String,
    },
}

impl Error {
    /// Whether the folder lies in no repository at all. One that git finds and does not take, such as another user's, is
    /// another matter: nothing is begun in its place.
    pub fn is_outside(&self) -> bool {
        matches!(self, Self::NoRepository { said, .. } if said.contains("not a git repository"))
    }
}
