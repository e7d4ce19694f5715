//! What became of sealed entries along the history: which were rewritten, renamed or removed, in which commit.
//!
//! Between a commit and each of its parents, an entry that was closed there must have kept its words. A change that was
//! told once is not told again where it is merged.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::before::{self, Change};
use super::git::Git;
use super::log::{self, Commit, FileChange};
use super::objects::{Blob, Objects};
use super::{Error, seen};
use crate::format;
use crate::model::{Body, Digest, Entry, Made, Seal, id};

/// What happened to a sealed entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Its words were changed, and the seal does not match any more.
    Rewritten,
    /// Its words were changed, and it was sealed again, so that the seal matches.
    Resealed,
    /// Its seal was taken out.
    Unsealed,
    /// Its file has another name, and with it another id.
    Renamed(String),
    /// It is gone.
    Deleted,
}

/// A sealed entry that is not what it was.
#[derive(Debug, Clone)]
pub struct Tampered {
    /// The entry's id.
    pub id: String,
    /// Where it lay, from the journal's folder.
    pub path: String,
    /// What happened.
    pub what: What,
    /// The fields that were changed; of an entry that is gone, all that it said.
    pub changes: Vec<Change>,
    /// By what it happened, or would.
    pub by: By,
    /// Whether commits that had been seen before were replaced by others.
    pub replaced: bool,
    /// Whether the words that were sealed are back by now.
    pub put_back: bool,
}

/// What changes a sealed entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// A commit.
    Commit(Made),
    /// What is staged for the next commit.
    Staged,
    /// The merge with a branch of this name, were it made.
    Merge(String),
}

/// What the history says.
#[derive(Debug)]
pub struct Told {
    /// The entries that are not what they were, in the order of the commits.
    pub tampered: Vec<Tampered>,
    /// How many commits were looked at.
    pub commits: usize,
    /// Whether git has only the end of the history here.
    pub shallow: bool,
}

/// Looks through the history of the journal in this folder, from the first commit or since one.
pub fn sealed_since(root: &Path, since: Option<&str>) -> Result<Told, Error> {
    let git = Git::of(root)?;
    let shallow = git.ask_line(&["rev-parse", "--is-shallow-repository"]);
    let mut told = Told {
        tampered: Vec::new(),
        commits: 0,
        shallow: shallow.as_deref() == Some("true"),
    };
    let since = since
        .map(|name| {
            git.commit(name)
                .ok_or_else(|| Error::NoCommit(name.to_owned()))
        })
        .transpose()?;
    let Some(head) = git.commit("HEAD") else {
        return Ok(told);
    };
    let range = since.map_or_else(|| head.clone(), |since| format!("{since}..{head}"));
    let mut judge = Judge::new(&git)?;
    let replaced = seen::replaced(&git, &head);
    judge.seen = replaced.iter().map(|(was, _)| was.clone()).collect();
    log::each_commit(&git, &range, |commit, changes| {
        judge.met.insert(commit.id.clone());
        judge.changes(&By::Commit(commit.made()), &commit.parents, changes)
    })?;
    judge.replaced = true;
    for (was, is) in replaced {
        judge.replacement(was, &is)?;
    }
    judge.find_put_back(&head)?;
    let (tampered, commits) = (judge.tampered, judge.met.len());
    let is_noticed = |tampered: &Tampered| tampered.replaced && !tampered.put_back;
    if !tampered.iter().any(is_noticed) {
        seen::remember(&git, &head);
    }
    told.tampered = tampered;
    told.commits = commits;
    Ok(told)
}

/// What the next commit would do to sealed entries; `index` is the one that git gave a hook.
pub fn staged(root: &Path, index: Option<&std::ffi::OsStr>) -> Result<Vec<Tampered>, Error> {
    let git = Git::of(root)?;
    let Some(head) = git.commit("HEAD") else {
        return Ok(Vec::new());
    };
    let output = git.compare_index(&head, index)?;
    let mut judge = Judge::new(&git)?;
    judge.changes(&By::Staged, &[head], &log::changes(&git, &output))?;
    Ok(judge.tampered)
}

/// What a merge would do to what either side has sealed: `tree` is what it would leave, and `sides` are the commits that
/// it would join, the second of which is called `theirs`.
pub fn merging(
    root: &Path,
    tree: &str,
    sides: [&str; 2],
    theirs: &str,
) -> Result<Vec<Tampered>, Error> {
    let git = Git::of(root)?;
    let mut judge = Judge::new(&git)?;
    for side in sides {
        let output = git.compare("diff-tree", &[side, tree])?;
        let changes = log::changes(&git, &output);
        judge.changes(&By::Merge(theirs.to_owned()), &[side.to_owned()], &changes)?;
    }
    Ok(judge.tampered)
}

/// What became of sealed entries in the commits that `theirs` has and `ours` does not, and where commits of `theirs` that
/// had been fetched before were replaced.
pub fn incoming(root: &Path, ours: &str, theirs: &str) -> Result<Vec<Tampered>, Error> {
    let git = Git::of(root)?;
    let mut judge = Judge::new(&git)?;
    log::each_commit(&git, &format!("{ours}..{theirs}"), |commit, changes| {
        judge.changes(&By::Commit(commit.made()), &commit.parents, changes)
    })?;
    judge.replaced = true;
    for (was, is) in seen::forced(&git) {
        // What is part of this branch already was taken over by somebody who knew.
        if !seen::follows(&git, ours, &is) {
            judge.replacement(was, &is)?;
        }
    }
    judge.find_put_back(theirs)?;
    Ok(judge.tampered)
}

/// A version of an entry.
struct Version {
    text: String,
    entry: Option<Entry>,
}

impl Version {
    fn of(path: &str, blob: &Blob) -> Self {
        Self {
            text: String::from_utf8_lossy(&blob.bytes).into_owned(),
            entry: format::entry(path, &blob.bytes).entry,
        }
    }

    /// The seal as it is written.
    fn written(&self) -> Option<Digest> {
        match &self.entry.as_ref()?.seal {
            Seal::Missing => None,
            Seal::Intact(digest) => Some(*digest),
            Seal::Broken(broken) => Digest::read(&broken.written),
        }
    }

    /// The seal, where it matches.
    fn intact(&self) -> Option<Digest> {
        match &self.entry.as_ref()?.seal {
            Seal::Intact(digest) => Some(*digest),
            Seal::Missing | Seal::Broken(_) => None,
        }
    }

    /// Whether there is a seal, matching or not.
    fn is_sealed(&self) -> bool {
        self.entry
            .as_ref()
            .is_some_and(|entry| entry.seal != Seal::Missing)
    }
}

struct Judge<'a> {
    git: &'a Git,
    objects: Objects,
    tampered: Vec<Tampered>,
    /// What came of tampering: the id, and the object that it became.
    bad: HashSet<(String, Option<String>)>,
    /// The words that were sealed before: whoever puts them back mends.
    good: HashMap<String, HashSet<Digest>>,
    /// Where files of meetings lay, by id without the words that a new name changes, and the objects they were.
    meetings: HashMap<String, Vec<(String, String)>>,
    /// The commits that were looked at.
    met: HashSet<String>,
    /// Commits that were seen, and are no longer part of the history.
    seen: Vec<String>,
    /// Whether what is looked at took the place of commits that were seen.
    replaced: bool,
}

impl<'a> Judge<'a> {
    fn new(git: &'a Git) -> Result<Self, Error> {
        Ok(Self {
            git,
            objects: Objects::start(git)?,
            tampered: Vec::new(),
            bad: HashSet::new(),
            good: HashMap::new(),
            meetings: HashMap::new(),
            met: HashSet::new(),
            seen: Vec::new(),
            replaced: false,
        })
    }

    /// Judges what a commit has otherwise that took the place of another without following it.
    fn replacement(&mut self, was: String, is: &str) -> Result<(), Error> {
        let output = self.git.compare("diff-tree", &[&was, is])?;
        let Some(commit) = Commit::read(self.git, is) else {
            return Ok(());
        };
        let changes = log::changes(self.git, &output);
        self.changes(&By::Commit(commit.made()), &[was], &changes)
    }

    /// Judges what changed against a parent. Of a merge it is not said which parent it is, so that all of them are asked.
    fn changes(
        &mut self,
        by: &By,
        parents: &[String],
        changes: &[FileChange],
    ) -> Result<(), Error> {
        for change in changes {
            if let (Some(old), true) = (&change.old, !self.is_told(change)) {
                self.change(by, parents, changes, change, old)?;
            }
        }
        for change in changes {
            if let (Some(new), true) = (&change.new, change.path.starts_with("meetings/")) {
                let known = self
                    .meetings
                    .entry(lasting(stem(&change.path)))
                    .or_default();
                known.push((change.path.clone(), new.clone()));
            }
        }
        Ok(())
    }

    /// Whether what an entry became was told before, on the branch that is merged.
    fn is_told(&self, change: &FileChange) -> bool {
        let became = (stem(&change.path).to_owned(), change.new.clone());
        self.bad.contains(&became)
    }

    fn change(
        &mut self,
        by: &By,
        parents: &[String],
        changes: &[FileChange],
        change: &FileChange,
        old: &str,
    ) -> Result<(), Error> {
        let Some(blob) = self.objects.blob(old)? else {
            return Ok(());
        };
        let was = Version::of(&change.path, &blob);
        let (true, Some(entry)) = (was.is_sealed(), &was.entry) else {
            return Ok(());
        };
        let id = stem(&change.path);
        let found = match &change.new {
            Some(_) => Some(change),
            None => successor(changes, change, old),
        };
        let new = found.and_then(|found| found.new.as_deref());
        let is = match new {
            Some(new) => self.objects.blob(new)?,
            None => None,
        };
        let is = is.map(|blob| Version::of(&change.path, &blob));
        let name = found.map_or(id, |found| stem(&found.path));
        let Some(what) = self.what(&was, is.as_ref(), id, name) else {
            return Ok(());
        };
        if let Some(digest) = is.as_ref().and_then(Version::intact)
            && self.was_seen(&change.path, digest)?
        {
            return Ok(());
        }
        // Nothing takes an entry away, whether its meeting goes on or not.
        if what != What::Deleted && !self.is_closed(entry, parents, &change.path, old)? {
            return Ok(());
        }
        let words = is.as_ref().map_or("", |is| is.text.as_str());
        let tampered = Tampered {
            id: id.to_owned(),
            path: change.path.clone(),
            what,
            changes: before::changes(&was.text, words),
            by: by.clone(),
            replaced: self.replaced,
            put_back: false,
        };
        let was_bad = self.bad.contains(&(id.to_owned(), Some(old.to_owned())));
        if let (Some(digest), false) = (was.intact(), was_bad) {
            self.good.entry(id.to_owned()).or_default().insert(digest);
        }
        self.bad.insert((id.to_owned(), change.new.clone()));
        self.tampered.push(tampered);
        Ok(())
    }

    /// Whether an entry had these words in commits that were seen and then replaced: who puts them back mends.
    fn was_seen(&mut self, path: &str, digest: Digest) -> Result<bool, Error> {
        for commit in self.seen.clone() {
            let blob = self.at(&commit, path)?;
            if blob.and_then(|blob| Version::of(path, &blob).intact()) == Some(digest) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What was done to a sealed version; `None` where its words and its seal are what they were, or what they had been.
    fn what(&self, was: &Version, is: Option<&Version>, id: &str, name: &str) -> Option<What> {
        let Some(is) = is else {
            return Some(What::Deleted);
        };
        let good = self.good.get(id);
        let mends = |digest: &Digest| good.is_some_and(|good| good.contains(digest));
        let is_same = is.text == was.text
            || is
                .intact()
                .is_some_and(|digest| was.written() == Some(digest) || mends(&digest));
        if is_same {
            return (id != name).then(|| What::Renamed(name.to_owned()));
        }
        Some(match (is.is_sealed(), is.intact()) {
            (false, _) if is.entry.is_some() => What::Unsealed,
            (_, Some(_)) => What::Resealed,
            _ => What::Rewritten,
        })
    }

    /// Whether an entry could not be edited any more: its meeting was adjourned, or it has none.
    fn is_closed(
        &mut self,
        entry: &Entry,
        parents: &[String],
        path: &str,
        old: &str,
    ) -> Result<bool, Error> {
        let meeting = match (&entry.body, &entry.meeting) {
            (Body::Meeting(meeting), _) => return Ok(!meeting.is_open()),
            (_, Some(meeting)) => meeting.to_string(),
            (_, None) => return Ok(true),
        };
        for parent in parents {
            // Of a merge's parents, those count that have the entry as it was.
            if parents.len() > 1 && !self.has(parent, path, old)? {
                continue;
            }
            if !self.is_open_in(&meeting, parent)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn has(&mut self, commit: &str, path: &str, object: &str) -> Result<bool, Error> {
        let blob = self.at(commit, path)?;
        Ok(blob.is_some_and(|blob| blob.id == object))
    }

    /// What a path holds in a commit.
    fn at(&mut self, commit: &str, path: &str) -> Result<Option<Blob>, Error> {
        let name = format!("{commit}:{}{path}", self.git.prefix);
        self.objects.blob(&name)
    }

    /// Whether a meeting was open in a commit. One that is not there is taken as open, unless it was adjourned before.
    fn is_open_in(&mut self, meeting: &str, commit: &str) -> Result<bool, Error> {
        let year = meeting.get(..4).unwrap_or_default();
        let usual = format!("meetings/{year}/{meeting}.md");
        let known = self
            .meetings
            .get(&lasting(meeting))
            .cloned()
            .unwrap_or_default();
        let mut paths = vec![usual];
        paths.extend(known.iter().map(|(path, _)| path.clone()));
        paths.dedup();
        for path in paths {
            if let Some(blob) = self.at(commit, &path)? {
                return Ok(is_open(&path, &blob));
            }
        }
        for (path, object) in known {
            if let Some(blob) = self.objects.blob(&object)?
                && !is_open(&path, &blob)
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Finds out which of the words that were sealed are there again.
    fn find_put_back(&mut self, head: &str) -> Result<(), Error> {
        for index in 0..self.tampered.len() {
            let (id, path) = (
                self.tampered[index].id.clone(),
                self.tampered[index].path.clone(),
            );
            let Some(blob) = self.at(head, &path)? else {
                continue;
            };
            let now = Version::of(&path, &blob).intact();
            let good = self.good.get(&id);
            self.tampered[index].put_back =
                now.is_some_and(|now| good.is_some_and(|good| good.contains(&now)));
        }
        Ok(())
    }
}

fn is_open(path: &str, blob: &Blob) -> bool {
    let entry = Version::of(path, blob).entry;
    matches!(entry.map(|entry| entry.body), Some(Body::Meeting(meeting)) if meeting.is_open())
}

/// Where an entry that is gone went to in the same step: the same words, or the same end of the id, under another name.
fn successor<'c>(
    changes: &'c [FileChange],
    gone: &FileChange,
    old: &str,
) -> Option<&'c FileChange> {
    let came = || {
        changes
            .iter()
            .filter(|change| change.old.is_none() && change.new.is_some())
    };
    let folder = |path: &str| path.split('/').next().map(str::to_owned);
    let same_words = came().find(|change| change.new.as_deref() == Some(old));
    let same_id = || {
        came().find(|change| {
            folder(&change.path) == folder(&gone.path)
                && lasting(stem(&change.path)) == lasting(stem(&gone.path))
        })
    };
    same_words.or_else(same_id)
}

/// An entry's id, by the path of its file.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// What stays of an id under another name, or the id itself.
pub(super) fn lasting(id: &str) -> String {
    id::lasting(id).map_or_else(|| id.to_owned(), |(day, suffix)| format!("{day}-{suffix}"))
}
