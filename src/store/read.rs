//! Reading entries: all files at once, by several threads, in one pass. A file that cannot be read costs a problem and
//! nothing else.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read as _};
use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Error, FileName, Store, TEAM_FILE};
use crate::format;
use crate::model::journal::stood_on;
use crate::model::{Entry, Journal, Kind, Problem, Team};
use crate::parallel;

/// Files are small, so that threads mostly wait for the disk: more of them than processors, when the files are many.
const LEAST_THREADS: usize = 8;
/// How many bytes of a file are read at once.
const ROOM: usize = 16 * 1024;
/// How many files a thread takes at a time.
const FILES_A_SHARE: usize = 64;

/// Which entries to read.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// These kinds only; all, where the list is empty.
    pub kinds: Vec<Kind>,
    /// Files named for this day or a later one, and those whose name has no day.
    pub since: Option<NaiveDate>,
    /// The journal as it stood at the end of this day.
    pub as_of: Option<NaiveDate>,
}

/// A journal that was read.
#[derive(Debug)]
pub struct Loaded {
    /// The journal.
    pub journal: Journal,
    /// Everything that could not be read or does not hold together, sorted by file and line.
    pub problems: Vec<Problem>,
    /// How many entries had happened by the day asked for, and were recorded later: they are left out.
    pub recorded_later: usize,
}

/// The files of a journal, wherever they are kept.
pub(super) trait Files: Sync {
    /// The files of these kinds (of all, where the list is empty), sorted, and what stands in their place.
    fn names(&self, kinds: &[Kind]) -> (Vec<FileName>, Vec<Problem>);

    /// All of a file, by its path from the journal's folder; `room` may be used for it.
    fn bytes<'b>(&'b self, path: &str, room: &'b mut Vec<u8>) -> io::Result<&'b [u8]>;

    /// A file as a person would look for it, for an error.
    fn named(&self, path: &str) -> PathBuf;
}

impl Files for Store {
    fn names(&self, kinds: &[Kind]) -> (Vec<FileName>, Vec<Problem>) {
        Self::names(self, kinds)
    }

    fn bytes<'b>(&'b self, path: &str, room: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
        let mut file = fs::File::open(self.full(path))?;
        read_whole(&mut file, room)
    }

    fn named(&self, path: &str) -> PathBuf {
        self.full(path)
    }
}

impl Store {
    /// Reads the team's file.
    pub fn team(&self) -> Result<(Team, Vec<Problem>), Error> {
        team(self)
    }

    /// Reads the journal.
    pub fn load(&self, wanted: &Wanted) -> Result<Loaded, Error> {
        load(self, wanted)
    }

    /// As much of the journal as one new entry needs to be held against its decision: the decision, its meeting, and
    /// entries of these kinds that are not older than it. `None` where the decision cannot be read.
    pub fn around(
        &self,
        team: &Team,
        decision: &str,
        kinds: &[Kind],
        entry: &Entry,
    ) -> Option<Journal> {
        let (decisions, _) = self.names(&[Kind::Decision]);
        let name = decisions.into_iter().find(|name| name.id() == decision)?;
        let since = name.day();
        let meeting = self.read_one(&name).0?.meeting;
        let (mut names, _) = if kinds.is_empty() {
            (Vec::new(), Vec::new())
        } else {
            self.names(kinds)
        };
        names.retain(|other| {
            other.day().is_none_or(|day| Some(day) >= since) && other.id() != &*entry.id
        });
        names.push(name);
        if let Some(meeting) = meeting {
            let (meetings, _) = self.names(&[Kind::Meeting]);
            names.extend(meetings.into_iter().find(|name| name.id() == &*meeting));
        }
        let (mut entries, _) = self.read_all(&names);
        entries.push(entry.clone());
        let (journal, _) = Journal::build(team.clone(), entries, &[]);
        journal.get(decision).is_some().then_some(journal)
    }

    /// The text of an entry's file.
    pub fn text(&self, path: &str) -> Result<String, Error> {
        text(self, path)
    }

    /// Reads one file's entry.
    pub fn read_one(&self, name: &FileName) -> (Option<Entry>, Vec<Problem>) {
        let mut buffer = Vec::new();
        let read = read_file(self, name, &mut buffer);
        (read.entry, read.problems)
    }

    /// Reads files by several threads; the order of the results is that of the names.
    pub fn read_all(&self, names: &[FileName]) -> (Vec<Entry>, Vec<Problem>) {
        read_all(self, names)
    }

    /// Looks up the places of problems that name a field; there are few, so that the files are read again.
    pub fn find_places(&self, problems: &mut [Problem]) {
        find_places(self, problems);
    }
}

pub(super) fn team(files: &impl Files) -> Result<(Team, Vec<Problem>), Error> {
    let mut room = Vec::new();
    let bytes = files.bytes(TEAM_FILE, &mut room);
    let bytes = bytes.map_err(|error| Error::io("read", files.named(TEAM_FILE))(error))?;
    let text = String::from_utf8_lossy(bytes);
    let (team, problems) = format::team(TEAM_FILE, &text);
    match problems
        .iter()
        .find(|problem| problem.code == "newer-format")
    {
        Some(newer) => Err(Error::NewerFormat(newer.message.clone())),
        None => Ok((team, problems)),
    }
}

pub(super) fn load(files: &impl Files, wanted: &Wanted) -> Result<Loaded, Error> {
    let (team, mut problems) = team(files)?;
    let (mut names, scan_problems) = files.names(&wanted.kinds);
    problems.extend(scan_problems);
    if let Some(since) = wanted.since {
        names.retain(|name| name.day().is_none_or(|day| day >= since));
    }
    // What happened together is asked about together: read in the order of the days, it lies together in memory,
    // and hardly any entry has to move when all are put in order.
    names.sort_by_key(FileName::day);
    let (mut entries, read_problems) = read_all(files, &names);
    let unreadable = unreadable(&names, &entries);
    problems.extend(read_problems);
    // What came later than the day asked for is not dangling, and not there either.
    let mut known = unreadable;
    let mut later = HashSet::new();
    let mut recorded_later = 0;
    entries.retain(|entry| {
        let counts = wanted.as_of.is_none_or(|day| stood_on(entry, day));
        if !counts {
            known.push(entry.id.to_string());
            later.insert(entry.path.clone());
            recorded_later += usize::from(wanted.as_of.is_some_and(|day| entry.on <= day));
        }
        counts
    });
    problems.retain(|problem| !later.contains(problem.path.as_str()));
    let (journal, fold_problems) = Journal::build(team, entries, &known);
    // Where only a part was read, what refers to the rest is not dangling.
    if wanted.kinds.is_empty() && wanted.since.is_none() {
        problems.extend(fold_problems);
    }
    find_places(files, &mut problems);
    problems.sort_by(|a, b| (&a.path, line(a), a.code).cmp(&(&b.path, line(b), b.code)));
    Ok(Loaded {
        journal,
        problems,
        recorded_later,
    })
}

fn text(files: &impl Files, path: &str) -> Result<String, Error> {
    let mut room = Vec::new();
    let bytes = files.bytes(path, &mut room).map(<[u8]>::to_vec);
    let text = bytes.and_then(|bytes| {
        String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    });
    text.map_err(Error::io("read", files.named(path)))
}

fn read_all(files: &impl Files, names: &[FileName]) -> (Vec<Entry>, Vec<Problem>) {
    let shares: Vec<&[FileName]> = names.chunks(FILES_A_SHARE).collect();
    let reads = parallel::map(&shares, LEAST_THREADS, 1, |share, buffer| {
        let mut entries = Vec::with_capacity(share.len());
        let mut problems = Vec::new();
        for name in *share {
            let read = read_file(files, name, buffer);
            entries.extend(read.entry);
            problems.extend(read.problems);
        }
        (entries, problems)
    });
    let mut entries = Vec::with_capacity(names.len());
    let mut problems = Vec::new();
    for (mut read, found) in reads {
        entries.append(&mut read);
        problems.extend(found);
    }
    (entries, problems)
}

fn read_file(files: &impl Files, name: &FileName, buffer: &mut Vec<u8>) -> format::Read {
    let bytes = match files.bytes(&name.path, buffer) {
        Ok(bytes) => bytes,
        Err(error) => {
            let problem = Problem::of_file(
                "io",
                &name.path,
                format!("the file cannot be read: {error}"),
            );
            return format::Read {
                entry: None,
                problems: vec![problem],
            };
        }
    };
    let mut read = format::entry(&name.path, bytes);
    if let Some(entry) = read
        .entry
        .as_ref()
        .filter(|entry| entry.kind() != name.kind)
    {
        let message = format!(
            "a {} lies in the folder of {}",
            entry.kind(),
            name.kind.folder()
        );
        let help = format!("move it to {}/", entry.kind().folder());
        read.problems.push(
            Problem::of_file("wrong-folder", &name.path, message)
                .at_field("kind", None)
                .with_help(help),
        );
    }
    read
}

pub(super) fn find_places(files: &impl Files, problems: &mut [Problem]) {
    for problem in problems
        .iter_mut()
        .filter(|problem| problem.place.is_none())
    {
        let Some((field, word)) = &problem.field else {
            continue;
        };
        if let Ok(text) = text(files, &problem.path) {
            let locate = if problem.path == TEAM_FILE {
                format::locate_in_toml
            } else {
                format::locate
            };
            problem.place = locate(&text, field, word.as_deref());
        }
    }
}

/// All of a file, in a buffer that is kept from file to file. The length is not asked for first, as `read_to_end` does:
/// nearly every entry fits at once, and to ask costs two calls of six.
fn read_whole<'b>(file: &mut fs::File, buffer: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
    let mut filled = 0;
    loop {
        if filled == buffer.len() {
            buffer.resize((filled * 2).max(ROOM), 0);
        }
        match file.read(&mut buffer[filled..]) {
            Ok(0) => return Ok(&buffer[..filled]),
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The text of any file that a person named.
pub fn read_text(path: &std::path::Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::io("read", path))
}

/// Any file that a person named, to be read bit by bit.
pub fn open_text(path: &std::path::Path) -> Result<fs::File, Error> {
    fs::File::open(path).map_err(Error::io("read", path))
}

fn line(problem: &Problem) -> (usize, usize) {
    problem
        .place
        .as_ref()
        .map_or((0, 0), |place| (place.line, place.column))
}

/// The ids of files that gave no entry.
fn unreadable(names: &[FileName], entries: &[Entry]) -> Vec<String> {
    if names.len() == entries.len() {
        return Vec::new();
    }
    let read: std::collections::HashSet<&str> = entries.iter().map(|entry| &*entry.path).collect();
    names
        .iter()
        .filter(|name| !read.contains(name.path.as_str()))
        .map(|name| name.id().to_owned())
        .collect()
}
