//! What keeps work on a journal's files from being done.

use std::io;
use std::path::PathBuf;

/// Why a journal's files could not be found, read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no journal here.
    #[error("there is no journal in {}", paths(.looked_in))]
    NoJournal {
        /// Where it was looked for.
        looked_in: Vec<PathBuf>,
    },
    /// A journal is there already.
    #[error("{} has a journal already", .0.display())]
    JournalExists(PathBuf),
    /// The journal was written by a newer program.
    #[error("the journal has a newer format: {0}")]
    NewerFormat(String),
    /// A file with this name and other words is there.
    #[error("{} is there already, with other words; nothing was overwritten", .0.display())]
    Exists(PathBuf),
    /// Somebody else is changing the journal.
    #[error("somebody else is changing the journal in {}", .0.display())]
    Locked(PathBuf),
    /// Another session at the terminal writes its lines there.
    #[error("another `firstteam live` goes on with {}", .0.display())]
    InSession(PathBuf),
    /// The file changed while it was being edited.
    #[error("{} changed in the meantime; nothing was overwritten", .0.display())]
    Changed(PathBuf),
    /// The operating system refused.
    #[error("cannot {doing} {}: {source}", .path.display())]
    Io {
        /// What was being done: `read`, `write`.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

fn paths(paths: &[PathBuf]) -> String {
    paths
        .iter()
        .map(|path| path.display().to_string())
        .collect::<Vec<_>>()
        .join(" or ")
}

impl Error {
    /// An error of the operating system, with what was being done.
    pub fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            doing,
            path,
            source,
        }
    }

    /// The short, stable name in machine-readable output.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoJournal { .. } => "no-journal",
            Self::JournalExists(_) | Self::Exists(_) => "exists",
            Self::NewerFormat(_) => "unreadable",
            Self::Locked(_) | Self::InSession(_) | Self::Changed(_) => "locked",
            Self::Io { .. } => "io",
        }
    }
}
