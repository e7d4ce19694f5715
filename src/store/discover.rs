//! Which journal is meant: a flag, the environment, the nearest parent folder, or the user's own setting.

use std::path::{Path, PathBuf};

use super::{Error, Store, TEAM_FILE};

/// What led to the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// `--journal`.
    Flag,
    /// `FIRSTTEAM_JOURNAL`.
    Environment,
    /// A parent of the current folder.
    Parent,
    /// `journal` in the user's configuration.
    UserConfig,
}

impl Source {
    /// In words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Flag => "--journal",
            Self::Environment => "FIRSTTEAM_JOURNAL",
            Self::Parent => "the nearest parent folder with firstteam.toml",
            Self::UserConfig => "`journal` in the user's config.toml",
        }
    }
}

/// A journal and what led to it.
#[derive(Debug)]
pub struct Found {
    /// The journal.
    pub store: Store,
    /// What led to it.
    pub by: Source,
}

/// Finds the journal that is meant. `named` was given by a flag or the environment; `start` is the current folder, and
/// the search upward stops at one of `ceilings`.
pub fn discover(
    named: Option<(PathBuf, Source)>,
    start: &Path,
    ceilings: &[PathBuf],
) -> Result<Found, Error> {
    if let Some((folder, by)) = named {
        return Ok(Found {
            store: Store::open(&folder)?,
            by,
        });
    }
    let within = |folder: &&Path| !ceilings.iter().any(|ceiling| ceiling == folder);
    if let Some(root) = start
        .ancestors()
        .take_while(within)
        .find(|folder| folder.join(TEAM_FILE).is_file())
    {
        return Ok(Found {
            store: Store::open(root)?,
            by: Source::Parent,
        });
    }
    match configured() {
        Some(folder) => Ok(Found {
            store: Store::open(&folder)?,
            by: Source::UserConfig,
        }),
        None => Err(Error::NoJournal {
            looked_in: vec![start.to_owned()],
        }),
    }
}

/// The user's configuration file.
pub fn config_file() -> Option<PathBuf> {
    Some(dirs::config_dir()?.join("firstteam").join("config.toml"))
}

/// `journal` in the user's configuration; a relative folder is taken from the home folder.
fn configured() -> Option<PathBuf> {
    let text = std::fs::read_to_string(config_file()?).ok()?;
    let config: toml::Table = text.parse().ok()?;
    let folder = config.get("journal")?.as_str()?;
    let below_home = folder
        .strip_prefix("~/")
        .map(|rest| dirs::home_dir().map(|home| home.join(rest)));
    below_home.unwrap_or_else(|| Some(PathBuf::from(folder)))
}
