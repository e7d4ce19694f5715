//! Which files there are: the names of all entries, from the folders of their kinds, at any depth.

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};

use super::Store;
use crate::model::{Kind, Problem, id};
use crate::parallel;

/// An entry's file, by its name alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileName {
    /// From the journal's folder, with forward slashes.
    pub path: String,
    /// The kind whose folder it lies in.
    pub kind: Kind,
    /// The day with which the name begins: names are sorted and chosen by it.
    day: Option<NaiveDate>,
}

impl FileName {
    /// The file at a path from the journal's folder, in the folder of a kind.
    pub(super) fn new(path: String, kind: Kind) -> Self {
        let day = id::date(stem(&path));
        Self { path, kind, day }
    }

    /// The entry's id: the file's stem.
    pub fn id(&self) -> &str {
        stem(&self.path)
    }

    /// The day in the name.
    pub fn day(&self) -> Option<NaiveDate> {
        self.day
    }
}

/// A file's name without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

impl Store {
    /// The files of these kinds (of all, where the list is empty), sorted, and what stands in their place.
    pub fn names(&self, kinds: &[Kind]) -> (Vec<FileName>, Vec<Problem>) {
        let wanted = Kind::all().filter(|kind| kinds.is_empty() || kinds.contains(kind));
        let mut wanted: Vec<Kind> = wanted.collect();
        // No folder's name begins with another's, so that sorted kinds of sorted names are sorted names.
        wanted.sort_unstable_by_key(|kind| kind.folder());
        let scans = parallel::map(&wanted, 1, 1, |kind, (): &mut ()| {
            let mut scan = Scan {
                store: self,
                days: None,
                names: Vec::new(),
                problems: Vec::new(),
            };
            scan.folder(&self.root.join(kind.folder()), kind.folder(), *kind);
            scan.names.sort_unstable();
            (scan.names, scan.problems)
        });
        let (names, problems): (Vec<_>, Vec<_>) = scans.into_iter().unzip();
        let names = names.into_iter().flatten().collect();
        (names, problems.into_iter().flatten().collect())
    }

    /// The files of one kind named for these days. Folders named for another year are not looked into, so that it takes
    /// no longer in an old journal.
    pub fn names_on(&self, kind: Kind, days: RangeInclusive<NaiveDate>) -> Vec<FileName> {
        let mut scan = Scan {
            store: self,
            days: Some(days.clone()),
            names: Vec::new(),
            problems: Vec::new(),
        };
        scan.folder(&self.root.join(kind.folder()), kind.folder(), kind);
        let wanted = |name: &FileName| name.day().is_some_and(|day| days.contains(&day));
        scan.names.retain(wanted);
        scan.names.sort_unstable();
        scan.names
    }

    /// A path below the journal's folder.
    pub(super) fn full(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }
}

struct Scan<'a> {
    store: &'a Store,
    /// The days that are looked for; all, where nobody says.
    days: Option<RangeInclusive<NaiveDate>>,
    names: Vec<FileName>,
    problems: Vec<Problem>,
}

impl Scan<'_> {
    fn folder(&mut self, folder: &Path, path: &str, kind: Kind) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return,
            Err(error) => {
                return self.problem("io", path, format!("the folder cannot be read: {error}"));
            }
        };
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))) {
                Ok((name, file_type)) => match name.to_str() {
                    Some(name) => {
                        self.one(folder, name, file_type, &format!("{path}/{name}"), kind);
                    }
                    None => self.problem(
                        "bad-name",
                        path,
                        format!("{} has a name that is not UTF-8", name.display()),
                    ),
                },
                Err(error) => {
                    self.problem("io", path, format!("the folder cannot be read: {error}"));
                }
            }
        }
    }

    fn one(&mut self, folder: &Path, name: &str, file_type: fs::FileType, path: &str, kind: Kind) {
        let is_entry = is_entry(name);
        if name.starts_with('.') {
            return;
        }
        if file_type.is_symlink() {
            return self.link(&folder.join(name), path, kind, is_entry);
        }
        match (file_type.is_dir(), is_entry) {
            (true, true) => self.problem(
                "not-a-file",
                path,
                "a folder stands where an entry's file should be".into(),
            ),
            (true, false) if self.is_other_year(name) => {}
            (true, false) => self.folder(&folder.join(name), path, kind),
            (false, true) => self.names.push(FileName::new(path.to_owned(), kind)),
            // Other files are not the journal's: pictures, a README, an editor's leavings.
            (false, false) => {}
        }
    }

    /// Whether a folder is that of a year in which none of the days lies.
    fn is_other_year(&self, name: &str) -> bool {
        let year = name.parse::<i32>().ok().filter(|_| name.len() == 4);
        let within = |year: i32| {
            self.days
                .as_ref()
                .is_none_or(|days| (days.start().year()..=days.end().year()).contains(&year))
        };
        year.is_some_and(|year| !within(year))
    }

    /// A link is followed only to a file inside the journal: what lies outside is not versioned with it.
    fn link(&mut self, full: &Path, path: &str, kind: Kind, is_entry: bool) {
        let inside = |target: &Path| {
            self.store
                .root
                .canonicalize()
                .is_ok_and(|root| target.starts_with(root))
        };
        match full.canonicalize() {
            Ok(target) if inside(&target) && target.is_file() && is_entry => {
                self.names.push(FileName::new(path.to_owned(), kind));
            }
            Ok(target) if inside(&target) => {
                self.problem(
                    "link",
                    path,
                    "a link to a folder is not followed".to_owned(),
                );
            }
            Ok(_) => self.problem(
                "link",
                path,
                "the link leads out of the journal, and is not followed".to_owned(),
            ),
            Err(error) => self.problem("link", path, format!("the link leads nowhere: {error}")),
        }
    }

    fn problem(&mut self, code: &'static str, path: &str, message: String) {
        self.problems.push(Problem::of_file(code, path, message));
    }
}

/// Whether a file's name is that of an entry.
fn is_entry(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "md")
}
