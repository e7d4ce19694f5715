//! A journal that lies in no folder: its texts as somebody else keeps them, such as a commit.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use super::read::{self, Files};
use super::{Error, FileName, Loaded, Store, TEAM_FILE, Wanted};
use crate::model::{Kind, Problem};

/// The texts of a journal's files, by their paths from its folder. Nothing is written to it.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    texts: BTreeMap<String, Vec<u8>>,
    /// What people call the place where it is kept.
    name: String,
}

impl Snapshot {
    /// These texts; `name` is what people call the place where they are kept.
    pub fn new(name: &str, texts: BTreeMap<String, Vec<u8>>) -> Self {
        Self {
            texts,
            name: name.to_owned(),
        }
    }

    /// Whether a path is that of a file that counts: an entry's, or the team's.
    pub fn is_wanted(path: &str) -> bool {
        path == TEAM_FILE || Kind::of_path(path).is_some()
    }

    /// The texts, by their paths.
    pub fn texts(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.texts
    }

    /// Reads the journal.
    pub fn load(&self, wanted: &Wanted) -> Result<Loaded, Error> {
        read::load(self, wanted)
    }

    /// Looks up the places of problems that name a field.
    pub fn find_places(&self, problems: &mut [Problem]) {
        read::find_places(self, problems);
    }
}

impl Store {
    /// The texts of all files that count, as they are on disk now. What cannot be read is left out; `check` tells of it.
    pub fn snapshot(&self) -> Result<Snapshot, Error> {
        let mut texts = BTreeMap::new();
        let (names, _) = self.names(&[]);
        let paths = names.into_iter().map(|name| name.path);
        for path in paths.chain([TEAM_FILE.to_owned()]) {
            let mut room = Vec::new();
            if let Ok(text) = self.bytes(&path, &mut room) {
                texts.insert(path, text.to_vec());
            }
        }
        Ok(Snapshot::new("what is on disk", texts))
    }
}

impl Files for Snapshot {
    fn names(&self, kinds: &[Kind]) -> (Vec<FileName>, Vec<Problem>) {
        let names = self.texts.keys().filter_map(|path| {
            let kind = Kind::of_path(path)?;
            Some(FileName::new(path.clone(), kind))
        });
        let wanted = |name: &FileName| kinds.is_empty() || kinds.contains(&name.kind);
        (names.filter(wanted).collect(), Vec::new())
    }

    fn bytes<'b>(&'b self, path: &str, _: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
        let text = self.texts.get(path);
        text.map(Vec::as_slice)
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, format!("not in {}", self.name)))
    }

    fn named(&self, path: &str) -> PathBuf {
        PathBuf::from(format!("{}:{path}", self.name))
    }
}
