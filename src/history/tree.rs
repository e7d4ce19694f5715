//! The journal as a commit has it, or a merge that nobody made yet: its files, with their contents asked for by one
//! process.

use std::collections::BTreeMap;
use std::path::Path;

use super::Error;
use super::git::{Git, finished};
use super::log::Commit;
use super::objects::Objects;
use crate::model::Made;

/// A commit, by the name that was typed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// As it was typed.
    pub name: String,
    /// The commit's whole id.
    pub id: String,
    /// Who made it, and when.
    pub made: Made,
}

impl Revision {
    /// The commit that a name means in the repository of a journal.
    pub fn of(root: &Path, name: &str) -> Result<Self, Error> {
        Self::find(&Git::of(root)?, name)
    }

    pub(super) fn find(git: &Git, name: &str) -> Result<Self, Error> {
        let unknown = || Error::NoCommit(name.to_owned());
        let id = git.commit(name).ok_or_else(unknown)?;
        let commit = Commit::read(git, &id).ok_or_else(unknown)?;
        Ok(Self {
            name: name.to_owned(),
            made: commit.made(),
            id,
        })
    }

    /// Where this commit and another parted: the newest one that both follow. `None` where their histories have
    /// nothing in common.
    pub fn parted_from(&self, root: &Path, other: &str) -> Result<Option<Self>, Error> {
        let git = Git::of(root)?;
        let base = git.ask_line(&["merge-base", &self.id, other]);
        base.map(|base| Self::find(&git, &base)).transpose()
    }
}

/// The files below a journal's folder, as a commit or a tree has them.
#[derive(Debug)]
pub struct Tree {
    git: Git,
    /// The object of each file, by its path from the journal's folder.
    files: BTreeMap<String, String>,
}

impl Tree {
    /// The files in a commit or a tree, by its id; none where it has no such folder.
    pub fn of(root: &Path, id: &str) -> Result<Self, Error> {
        let git = Git::of(root)?;
        let mut command = git.reading();
        let folder = git.prefix.trim_end_matches('/');
        let folder = Some(folder).filter(|folder| !folder.is_empty());
        let list = ["ls-tree", "-r", "-z", "--full-tree", id, "--"];
        let listed = finished("ls-tree", command.args(list).args(folder))?;
        let files = listed.split(|byte| *byte == 0);
        let files = files.filter_map(|line| file(&git, line)).collect();
        Ok(Self { git, files })
    }

    /// The contents of those files that are wanted, by path.
    pub fn texts(&self, wanted: impl Fn(&str) -> bool) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        let wanted = self.files.iter().filter(|(path, _)| wanted(path));
        let (paths, objects): (Vec<&String>, Vec<&str>) =
            wanted.map(|(path, object)| (path, object.as_str())).unzip();
        let blobs = Objects::start(&self.git)?.blobs(&objects)?;
        let texts = paths.into_iter().zip(blobs);
        let texts = texts.filter_map(|(path, blob)| Some((path.clone(), blob?.bytes)));
        Ok(texts.collect())
    }
}

/// `MODE TYPE OBJECT`, a tab, and the path, where it is a file of the journal's folder. Links and repositories within are
/// none.
fn file(git: &Git, line: &[u8]) -> Option<(String, String)> {
    let line = std::str::from_utf8(line).ok()?;
    let (about, path) = line.split_once('\t')?;
    let mut words = about.split(' ');
    let is_file = words.next()?.starts_with("100") && words.next()? == "blob";
    let path = git.in_journal(path).filter(|_| is_file)?;
    Some((path.to_owned(), words.next()?.to_owned()))
}
