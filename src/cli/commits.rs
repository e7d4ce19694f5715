//! What a command wrote becomes commits, where the team wants that: each entry, or each meeting when it is adjourned.
//!
//! It comes after the entries are on disk, and changes nothing about that: what git refuses is told, with what to type.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::Error;
use super::context::Context;
use super::streams;
use super::verbs::{VERBS, is_open};
use crate::history::Committing;
use crate::model::{Body, Commits, Entry, Journal, Kind, Team};
use crate::render::{commit_message, shell_word};
use crate::report::{self, CommitMessage};
use crate::store::{Deed, FileName, Store, Written};

/// From how many paths on only their folders are named in what to type.
const MANY: usize = 4;

/// A commit that is to be made.
pub(super) struct Commit {
    /// Files as they are on disk, from the journal's folder.
    pub(super) paths: Vec<String>,
    /// Files that are gone.
    pub(super) gone: Vec<String>,
    /// What it says.
    pub(super) message: CommitMessage,
}

/// Commits what was written since the last time, as the team wants it. `command` is the one that wrote.
pub(super) fn commit_written(context: &Context, command: &str) {
    let written = context.ledger.take();
    if written.is_empty() {
        return;
    }
    let Ok(store) = context.store() else { return };
    let Ok((team, _)) = store.team() else { return };
    if team.commits == Commits::Off {
        return;
    }
    let committing = match Committing::to(store.root()) {
        Ok(committing) => committing,
        Err(error) if error.is_outside() => {
            return context.tell(&format!(
                "hint: the team wants a commit for this, and the journal is in no repository: `git init {}` starts one; commit = \"off\" under [git] in firstteam.toml keeps it on disk alone",
                shell_word(&store.root().display().to_string())
            ));
        }
        Err(error) => return warn(&[], error.into()),
    };
    let commits = Shared::read(&store, team, written).commits(context, &committing, command);
    commit_all(context, &store, &committing, &commits);
}

/// Makes commits one after the other. The first that git refuses ends it: what keeps one from being made keeps the
/// others too.
pub(super) fn commit_all(
    context: &Context,
    store: &Store,
    committing: &Committing,
    commits: &[Commit],
) {
    if commits.is_empty() {
        return;
    }
    if let Some(begun) = committing.begun() {
        let error = Error::usage(format!("{begun} goes on in the repository"));
        return warn(commits, error.help(by_hand(store, commits)));
    }
    // Two commands that commit at once would refuse each other.
    let _lock = match store.lock() {
        Ok(lock) => lock,
        Err(error) => return warn(commits, Error::from(error).help(by_hand(store, commits))),
    };
    let mut made: Vec<&Commit> = Vec::new();
    let mut refused = None;
    for (at, commit) in commits.iter().enumerate() {
        let message = commit_message(&commit.message);
        match committing.commit(&commit.paths, &commit.gone, &message) {
            Ok(true) => made.push(commit),
            Ok(false) => {}
            Err(error) => {
                refused = Some((error, &commits[at..]));
                break;
            }
        }
    }
    told(context, &made);
    if !made.is_empty() && committing.is_detached() {
        context.tell(
            "hint: HEAD is on no branch, and neither is the commit: `git switch -c NAME` keeps it",
        );
    }
    if let Some((error, rest)) = refused {
        warn(rest, Error::from(error).help(by_hand(store, rest)));
    }
}

/// What was committed.
fn told(context: &Context, made: &[&Commit]) {
    match made {
        [] => {}
        [one] => context.tell(&format!("committed: {}", one.message.subject)),
        several => context.tell(&format!("{} commits were made", several.len())),
    }
}

/// Tells what was not committed, and why. It is on disk all the same, so that this is no error.
fn warn(commits: &[Commit], error: Error) {
    let entries: usize = commits
        .iter()
        .map(|commit| commit.paths.len() + commit.gone.len())
        .sum();
    let what = if entries == 1 {
        "it is on disk, and was not committed"
    } else {
        "all is on disk, and not all was committed"
    };
    let why = error.messages.join("; ");
    let text = Error {
        messages: vec![format!("{what}: {why}")],
        ..error
    };
    streams::error(&text.text(false).replacen("error: ", "warning: ", 1));
}

/// What to type to commit by hand, once what git names is put right.
fn by_hand(store: &Store, commits: &[Commit]) -> String {
    let paths: BTreeSet<&String> = commits
        .iter()
        .flat_map(|commit| commit.paths.iter().chain(&commit.gone))
        .collect();
    let paths: BTreeSet<&str> = if paths.len() < MANY {
        paths.into_iter().map(String::as_str).collect()
    } else {
        let folder = |path: &'_ String| path.find('/').unwrap_or(path.len());
        paths
            .into_iter()
            .map(|path| &path[..folder(path)])
            .collect()
    };
    let paths: Vec<String> = paths.into_iter().map(shell_word).collect();
    let (git, paths) = (
        format!("git -C {}", shell_word(&store.root().display().to_string())),
        paths.join(" "),
    );
    let subject = commits
        .first()
        .map_or_else(String::new, |commit| shell_word(&commit.message.subject));
    format!(
        "mend what stands there, then `{git} add --all -- {paths} && {git} commit -m {subject} -- {paths}`"
    )
}

/// What was written, with the entries that it names.
struct Shared {
    written: Vec<Written>,
    team_commits: Commits,
    journal: Journal,
}

impl Shared {
    fn read(store: &Store, team: Team, written: Vec<Written>) -> Self {
        let (names, _) = store.names(&[]);
        let names: HashMap<String, FileName> = names
            .into_iter()
            .map(|name| (name.id().to_owned(), name))
            .collect();
        let read = |id: &str| names.get(id).and_then(|name| store.read_one(name).0);
        let mut known: HashSet<String> = HashSet::new();
        let mut entries: Vec<Entry> = Vec::new();
        for written in &written {
            let id = id_of(&written.path);
            if known.insert(id.to_owned()) {
                entries.extend(read(id));
            }
        }
        // What they name, and for a meeting its minutes.
        let mut named: Vec<String> = Vec::new();
        for entry in &entries {
            entry.each_ref(&mut |_, id| named.push(id.to_owned()));
            if let Body::Meeting(meeting) = &entry.body {
                named.extend(meeting.sealed().iter().map(|(id, _)| id.clone()));
            }
        }
        for id in named {
            if known.insert(id.clone()) {
                entries.extend(read(&id));
            }
        }
        let team_commits = team.commits;
        let (journal, _) = Journal::build(team, entries, &[]);
        Self {
            written,
            team_commits,
            journal,
        }
    }

    /// The commits that are to be made of it.
    fn commits(&self, context: &Context, committing: &Committing, command: &str) -> Vec<Commit> {
        let as_of = context.today();
        if command == "import" {
            return self.imported(as_of).into_iter().collect();
        }
        let mut commits = Vec::new();
        let mut covered: HashSet<&str> = HashSet::new();
        // An adjourned meeting brings what was sealed with it.
        let adjourned = self.entries().filter(|(written, entry)| {
            let over = matches!(&entry.body, Body::Meeting(meeting) if meeting.minutes.is_some());
            over && written.deed == Deed::Replaced && command != "seal"
        });
        let adjourned: Vec<&Entry> = adjourned.map(|(_, entry)| entry).collect();
        for meeting in &adjourned {
            let minuted = self.minuted(meeting);
            covered.extend(minuted.iter().map(|entry| &*entry.path));
            covered.insert(&meeting.path);
            let with_verbs: Vec<(&str, &Entry)> = minuted
                .iter()
                .map(|entry| (verb(entry.kind()), *entry))
                .collect();
            if self.team_commits == Commits::Each {
                commits.extend(self.catching_up(committing, &minuted, as_of));
            }
            let message = report::committed_together(
                &self.journal,
                "adjourn",
                Ok(meeting),
                &with_verbs,
                as_of,
            );
            let paths = minuted.iter().chain([meeting]);
            commits.push(Commit {
                paths: paths.map(|entry| entry.path.to_string()).collect(),
                gone: Vec::new(),
                message,
            });
        }
        let mut single = Vec::new();
        for written in &self.written {
            if covered.contains(written.path.as_str()) {
                continue;
            }
            single.extend(self.single(written, command, as_of));
        }
        single.append(&mut commits);
        single
    }

    /// The commit of one file; `None` for one that waits for its meeting's end.
    fn single(&self, written: &Written, command: &str, as_of: NaiveDate) -> Option<Commit> {
        let path = vec![written.path.clone()];
        if written.deed == Deed::TakenBack {
            let message = report::taken_back(id_of(&written.path));
            return Some(Commit {
                paths: Vec::new(),
                gone: path,
                message,
            });
        }
        let entry = self.journal.get(id_of(&written.path))?;
        // A session's lines may be undone for as long as its meeting goes on, and what is undone was never shared.
        let may_wait = self.team_commits == Commits::Meeting || command == "live";
        if may_wait && self.waits(entry) {
            return None;
        }
        let verb = match (written.deed, command) {
            (Deed::Created, _) => verb(entry.kind()),
            (_, "seal") => "seal",
            _ => "edit",
        };
        Some(Commit {
            paths: path,
            gone: Vec::new(),
            message: report::committed(&self.journal, verb, entry, as_of),
        })
    }

    /// The commits of a meeting's entries that have none: of a session that was left, or refused then.
    fn catching_up(
        &self,
        committing: &Committing,
        minuted: &[&Entry],
        as_of: NaiveDate,
    ) -> Vec<Commit> {
        let paths: Vec<String> = minuted.iter().map(|entry| entry.path.to_string()).collect();
        // Where git cannot tell, they go with the meeting.
        let without = committing.untracked(&paths).unwrap_or_default();
        let late = minuted
            .iter()
            .filter(|entry| without.contains(&entry.path.to_string()));
        late.map(|entry| Commit {
            paths: vec![entry.path.to_string()],
            gone: Vec::new(),
            message: report::committed(&self.journal, verb(entry.kind()), entry, as_of),
        })
        .collect()
    }

    /// One commit for an import: its records belong together, and there may be thousands of them.
    fn imported(&self, as_of: NaiveDate) -> Option<Commit> {
        let mut entries: Vec<(&str, &Entry)> = self
            .entries()
            .map(|(_, entry)| (verb(entry.kind()), entry))
            .collect();
        // They were written by many hands at once.
        entries.sort_by_key(|(_, entry)| &entry.id);
        let words = match entries.len() {
            0 => return None,
            1 => "one entry".to_owned(),
            count => format!("{count} entries"),
        };
        Some(Commit {
            paths: entries
                .iter()
                .map(|(_, entry)| entry.path.to_string())
                .collect(),
            gone: Vec::new(),
            message: report::committed_together(
                &self.journal,
                "import",
                Err(&words),
                &entries,
                as_of,
            ),
        })
    }

    /// What was written and is there, in the order in which it was.
    fn entries(&self) -> impl Iterator<Item = (&Written, &Entry)> {
        self.written
            .iter()
            .filter(|written| written.deed != Deed::TakenBack)
            .filter_map(|written| Some((written, self.journal.get(id_of(&written.path))?)))
    }

    /// The entries in a meeting's minutes.
    fn minuted(&self, meeting: &Entry) -> Vec<&Entry> {
        let Body::Meeting(meeting) = &meeting.body else {
            return Vec::new();
        };
        let sealed = meeting.sealed().iter();
        sealed.filter_map(|(id, _)| self.journal.get(id)).collect()
    }

    /// Whether an entry's meeting goes on.
    fn waits(&self, entry: &Entry) -> bool {
        let meeting = match &entry.meeting {
            Some(meeting) => self.journal.get(meeting),
            None => Some(entry),
        };
        meeting.is_some_and(
            |meeting| matches!(&meeting.body, Body::Meeting(meeting) if is_open(meeting)),
        )
    }
}

/// The verb that writes entries of a kind.
fn verb(kind: Kind) -> &'static str {
    let verb = VERBS.iter().find(|verb| verb.kind == kind);
    verb.map_or(kind.as_str(), |verb| verb.name)
}

/// The id of an entry, by its file.
fn id_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}
