//! Where a repository has its hooks.

use std::path::{Path, PathBuf};

use super::Error;
use super::git::Git;

/// A repository's hooks, as the journal sees them.
#[derive(Debug)]
pub struct Hooks {
    /// The folder in which git looks for them.
    pub folder: PathBuf,
    /// The way from the top of a working tree to the journal, such as `./records/journal`.
    pub journal: String,
}

/// The folder of hooks of the repository that the journal lies in. `core.hooksPath` is followed as far as it stays within
/// the repository: a folder elsewhere is other repositories' too, or none of git's.
pub fn hooks(root: &Path) -> Result<Hooks, Error> {
    let git = Git::of(root)?;
    let path = |question: &[&str]| {
        let absolute = ["rev-parse", "--path-format=absolute"];
        git.ask_path(&[&absolute[..], question].concat())
            .ok_or_else(|| Error::Refused {
                doing: "rev-parse".to_owned(),
                said: format!("it does not tell {}", question.join(" ")),
            })
    };
    let folder = path(&["--git-path", "hooks"])?;
    let homes = [path(&["--git-common-dir"])?, path(&["--show-toplevel"])?];
    // A folder that is not there yet is made in one that is.
    let real = |path: &Path| path.canonicalize().ok();
    let there = folder.ancestors().find_map(real);
    let is_within = |home: &PathBuf| {
        let home = real(home);
        there
            .as_ref()
            .zip(home)
            .is_some_and(|(there, home)| there.starts_with(home))
    };
    if !homes.iter().any(is_within) {
        return Err(Error::HooksElsewhere(folder));
    }
    let journal = git.prefix.trim_end_matches('/');
    Ok(Hooks {
        folder,
        journal: if journal.is_empty() {
            ".".to_owned()
        } else {
            format!("./{journal}")
        },
    })
}
