//! The journal's folder: finding it, reading all of it at once, and writing an entry whole or not at all. The only room
//! that names a path or touches a file.

mod discover;
mod error;
mod hook;
mod ledger;
mod leftovers;
mod lock;
mod read;
mod scan;
mod snapshot;
mod sources;
mod transcript;
mod write;

use std::path::{Path, PathBuf};

pub use discover::{Found, Source as FoundBy, config_file, discover};
pub use error::Error;
pub use hook::HookFile;
pub use ledger::{Deed, Ledger, Written};
pub use lock::Lock;
pub use read::{Loaded, Wanted, open_text, read_text};
pub use scan::FileName;
pub use snapshot::Snapshot;
pub use sources::{SourceFile, read_source};
pub use transcript::Transcript;
pub use write::{Created, Draft, write_page};

/// The team's file, which makes a folder a journal.
pub const TEAM_FILE: &str = "firstteam.toml";

/// A journal's folder.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
    /// What is written is noted here.
    ledger: Ledger,
}

impl Store {
    /// The journal in this folder, which must have its `firstteam.toml`.
    pub fn open(root: &Path) -> Result<Self, Error> {
        if root.join(TEAM_FILE).is_file() {
            Ok(Self {
                root: root.to_owned(),
                ledger: Ledger::default(),
            })
        } else {
            Err(Error::NoJournal {
                looked_in: vec![root.to_owned()],
            })
        }
    }

    /// The same journal, with what is written noted in this ledger.
    #[must_use]
    pub fn noting_in(mut self, ledger: Ledger) -> Self {
        self.ledger = ledger;
        self
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }
}
