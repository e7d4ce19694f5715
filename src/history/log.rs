//! The commits in order, each with the files that it changed against each of its parents, as one stream.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use super::Error;
use super::git::{COMPARING, Git};
use crate::model::{Kind, Made};

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Commit {
    /// Its id.
    pub(super) id: String,
    /// The ids of its parents.
    pub(super) parents: Vec<String>,
    /// When its author made it, as git has it.
    pub(super) when: String,
    /// Its author.
    pub(super) who: String,
}

/// A file that differs from what it was: its object before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileChange {
    /// From the journal's folder.
    pub(super) path: String,
    /// What it was; `None` where it was not there.
    pub(super) old: Option<String>,
    /// What it became; `None` where it is gone.
    pub(super) new: Option<String>,
}

/// A commit's line: a mark that no changed file's line begins with, and parts of which only the last may hold anything.
const COMMIT: &str = "--format=%x01%H %P%x02%aI%x02%an";

impl Commit {
    /// One commit.
    pub(super) fn read(git: &Git, id: &str) -> Option<Self> {
        let line = git.ask(&["log", "-1", "--no-mailmap", COMMIT, "--end-of-options", id])?;
        Self::of(&line)
    }

    /// Who made it, and when, with its id in short.
    pub(super) fn made(&self) -> Made {
        Made {
            commit: self.id.chars().take(10).collect(),
            who: self.who.clone(),
            when: self.when.clone(),
        }
    }

    fn of(line: &[u8]) -> Option<Self> {
        let line = String::from_utf8_lossy(line);
        let mut parts = line.strip_prefix('\u{1}')?.trim_end().splitn(3, '\u{2}');
        let mut ids = parts.next()?.split(' ').map(str::to_owned);
        Some(Self {
            id: ids.next()?,
            parents: ids.filter(|parent| !parent.is_empty()).collect(),
            when: parts.next()?.to_owned(),
            who: parts.next()?.to_owned(),
        })
    }
}

/// Visits every commit of a range, parents first, with what it changed in the journal; a merge once for each parent from
/// which it differs.
pub(super) fn each_commit(
    git: &Git,
    range: &str,
    mut visit: impl FnMut(&Commit, &[FileChange]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut command = git.reading();
    command
        .args(["log", "--topo-order", "--reverse", "-m", "--root"])
        .args(["--no-mailmap", "--no-show-signature", "--no-notes", COMMIT])
        .args(COMPARING);
    if git.prefix.is_empty() {
        command.args(["--end-of-options", range, "--"]);
    } else {
        // Every commit, also one that leaves the journal as one of its parents had it.
        command.args(["--full-history", "--sparse", "--end-of-options", range]);
        command.args(["--", "."]);
    }
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(Error::NoGit)?;
    let output = child.stdout.take();
    let visited = output.map_or(Ok(()), |output| {
        visit_all(git, BufReader::with_capacity(1 << 16, output), &mut visit)
    });
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        let _ = stderr.read_to_string(&mut said);
    }
    let status = child.wait().map_err(Error::NoGit)?;
    visited?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Refused {
        doing: "log".to_owned(),
        said: said.trim().to_owned(),
    })
}

/// The files of the journal in the output of a command that compares two states.
pub(super) fn changes(git: &Git, output: &[u8]) -> Vec<FileChange> {
    let mut changes = Vec::new();
    let mut parts = output.split(|byte| *byte == 0);
    while let (Some(line), Some(path)) = (parts.next(), parts.next()) {
        changes.extend(change(git, line, path));
    }
    changes
}

fn visit_all(
    git: &Git,
    mut output: impl BufRead,
    visit: &mut impl FnMut(&Commit, &[FileChange]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut commit: Option<Commit> = None;
    let mut changes = Vec::new();
    let mut part = Vec::new();
    while next(&mut output, &mut part)? {
        // Between a commit and its files git leaves a line break.
        let line = part.strip_prefix(b"\n").unwrap_or(&part);
        if line.first() == Some(&1) {
            if let Some(commit) = &commit {
                visit(commit, &changes)?;
            }
            changes.clear();
            commit = Commit::of(line);
        } else {
            let line = line.to_owned();
            next(&mut output, &mut part)?;
            changes.extend(change(git, &line, &part));
        }
    }
    match &commit {
        Some(commit) => visit(commit, &changes),
        None => Ok(()),
    }
}

/// The next part, without the zero byte that ends it; false at the end.
fn next(output: &mut impl BufRead, part: &mut Vec<u8>) -> Result<bool, Error> {
    part.clear();
    let read = output.read_until(0, part).map_err(Error::NoGit)?;
    if part.last() == Some(&0) {
        part.pop();
    }
    Ok(read > 0)
}

/// `:100644 100644 OLD NEW M` and the path, where it is that of an entry.
fn change(git: &Git, line: &[u8], path: &[u8]) -> Option<FileChange> {
    let line = std::str::from_utf8(line).ok()?;
    let mut words = line.split(' ').skip(2);
    let path = git.in_journal(std::str::from_utf8(path).ok()?)?;
    Kind::of_path(path)?;
    let mut object = || {
        let id = words.next()?;
        id.bytes().any(|digit| digit != b'0').then(|| id.to_owned())
    };
    Some(FileChange {
        path: path.to_owned(),
        old: object(),
        new: object(),
    })
}
