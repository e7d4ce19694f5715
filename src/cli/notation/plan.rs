//! From what the lines tell of to what is to be written: which entries are new, and which fields of which others change.

use std::collections::{BTreeMap, HashMap};

use crate::capture::notation::{Drafted, Folded, Known, Origin};
use crate::capture::{self, notation::Link};
use crate::cli::commands::refuse_closed as refuse_closed_entry;
use crate::cli::verbs::{find_name, refuse_closed, refuse_second_forum};
use crate::cli::{Code, Error};
use crate::format;
use crate::model::{Body, Entry, Kind, Seal};
use crate::store::{self, Store, Wanted};

/// Values as TOML, by where they stand: a field, or a row of its table.
type Rows = BTreeMap<Vec<String>, String>;

/// What an entry of the journal was made of, as far as lines had told of it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::cli) struct Kept {
    /// Its id.
    pub(in crate::cli) id: String,
    kind: Kind,
    rows: Rows,
    notes: String,
}

impl Kept {
    /// Whether a value is there already, and another one than this. A list that grows says nothing otherwise.
    pub(in crate::cli) fn says_otherwise(&self, path: &[String], value: Option<&str>) -> bool {
        let Some(there) = self.rows.get(path) else {
            return false;
        };
        let items = |list: &str| list.strip_suffix(']').map(str::to_owned);
        let grows = match (items(there), value) {
            (Some(there), Some(value)) => value.starts_with(&there),
            _ => false,
        };
        !grows
    }
}

/// What is to be written of one entry.
#[derive(Debug)]
pub(in crate::cli) enum Step {
    /// It is new.
    Create(Box<Entry>, store::Draft),
    /// It is there; these values change, or go.
    Correct {
        /// Its id.
        id: String,
        /// What it is.
        kind: Kind,
        /// The values that change; `None` for those that go.
        rows: Vec<(Vec<String>, Option<String>)>,
        /// Its notes as they were told of before, and as they are.
        notes: Option<(String, String)>,
    },
}

/// What is to be written, in order.
#[derive(Debug, Default)]
pub(in crate::cli) struct Plan {
    /// The id of each entry, where it has one or will have one.
    pub(in crate::cli) ids: Vec<Option<String>>,
    /// What is to be written, with the place of the entry and what it is made of then.
    pub(in crate::cli) steps: Vec<(usize, Step, Kept)>,
    /// What cannot be written, by the place of the entry.
    pub(in crate::cli) refused: Vec<(usize, Error)>,
}

/// What entries that are in the journal are made of.
pub(in crate::cli) fn keep(known: &[Known]) -> HashMap<Origin, Kept> {
    let kept = known.iter().map(|known| {
        let id = known.entry.id.to_string();
        let kept = Kept {
            kind: known.entry.kind(),
            rows: rows(&known.entry),
            notes: known.notes.clone(),
            id: id.clone(),
        };
        (Origin::There(id), kept)
    });
    kept.collect()
}

/// Compares what lines tell of with what was made of them before.
pub(in crate::cli) fn plan(store: &Store, folded: &Folded, kept: &HashMap<Origin, Kept>) -> Plan {
    let mut plan = Plan::default();
    for (at, drafted) in folded.entries.iter().enumerate() {
        let before = kept.get(&drafted.origin);
        let id = before.map(|kept| kept.id.clone());
        match step(store, drafted, before, &plan.ids) {
            Ok(Some((step, kept))) => {
                plan.ids.push(Some(kept.id.clone()));
                plan.steps.push((at, step, kept));
            }
            Ok(None) => plan.ids.push(id),
            Err(error) => {
                plan.ids.push(id);
                plan.refused.push((at, error));
            }
        }
    }
    plan
}

fn step(
    store: &Store,
    drafted: &Drafted,
    before: Option<&Kept>,
    ids: &[Option<String>],
) -> Result<Option<(Step, Kept)>, Error> {
    let id_of = |at: usize| ids.get(at).cloned().flatten().unwrap_or_default();
    let links = drafted.links.iter().map(|(_, link)| link);
    let hangs = links.chain(&drafted.meeting).any(|link| match link {
        Link::Drafted(at) => id_of(*at).is_empty(),
        Link::Id(_) => false,
    });
    // What lacks something, or hangs on what does, waits.
    let Ok(draft) = drafted.compose(&id_of) else {
        return Ok(None);
    };
    if hangs {
        return Ok(None);
    }
    let mut entry = draft.entry;
    let Some(before) = before else {
        return create(store, drafted, &mut entry).map(Some);
    };
    let now = Kept {
        id: before.id.clone(),
        kind: before.kind,
        rows: rows(&entry),
        notes: drafted.notes.clone(),
    };
    if now == *before {
        return Ok(None);
    }
    let entry = there(store, before.kind, &before.id)?;
    match drafted.origin {
        Origin::Line(_) => refuse_adjourned(store, &entry)?,
        Origin::There(_) => refuse_closed_entry(store, &entry)?,
    }
    let changed = now
        .rows
        .iter()
        .filter(|(path, value)| before.rows.get(*path) != Some(value));
    let gone = before
        .rows
        .keys()
        .filter(|path| !now.rows.contains_key(*path));
    let changed = changed.map(|(path, value)| (path.clone(), Some(value.clone())));
    let step = Step::Correct {
        id: now.id.clone(),
        kind: now.kind,
        rows: changed
            .chain(gone.map(|path| (path.clone(), None)))
            .collect(),
        notes: (now.notes != before.notes).then(|| (before.notes.clone(), now.notes.clone())),
    };
    Ok(Some((step, now)))
}

/// What lines have just made may be corrected until their meeting is adjourned, also where it is no meeting of the team,
/// or belongs to none: made by a verb, such an entry is closed at once.
fn refuse_adjourned(store: &Store, entry: &Entry) -> Result<(), Error> {
    let goes_on =
        |entry: &Entry| matches!(&entry.body, Body::Meeting(meeting) if meeting.ended.is_none());
    let belongs_to_none = entry.meeting.is_none() && entry.kind() != Kind::Meeting;
    let meeting = entry.meeting.as_ref();
    let meeting = meeting.and_then(|meeting| there(store, Kind::Meeting, meeting).ok());
    if belongs_to_none || meeting.as_ref().is_some_and(goes_on) || goes_on(entry) {
        return Ok(());
    }
    refuse_closed_entry(store, entry)
}

fn create(store: &Store, drafted: &Drafted, entry: &mut Entry) -> Result<(Step, Kept), Error> {
    if let Some(meeting) = &entry.meeting
        && let Ok(meeting) = there(store, Kind::Meeting, meeting)
    {
        refuse_closed(&meeting)?;
    }
    if entry.kind() == Kind::Meeting {
        refuse_second_forum(store, entry.on, entry)?;
    }
    let text = format::write_entry(entry, &drafted.notes);
    let draft = Store::draft(entry.kind(), entry.on, &capture::slug_words(entry), &text)
        .ok_or_else(|| Error::usage("the words would end the front matter early"))?;
    let kept = Kept {
        id: draft.created.id.clone(),
        kind: entry.kind(),
        rows: rows(entry),
        notes: drafted.notes.clone(),
    };
    entry.id = draft.created.id.as_str().into();
    entry.path = draft.created.path.as_str().into();
    entry.seal = Seal::Intact(draft.created.seal);
    Ok((Step::Create(Box::new(entry.clone()), draft), kept))
}

/// An entry of the journal. It is looked for among those of its day, so that it takes no longer in an old journal.
fn there(store: &Store, kind: Kind, id: &str) -> Result<Entry, Error> {
    let day = crate::model::id::date(id);
    let names = day.map_or_else(Vec::new, |day| store.names_on(kind, day..=day));
    let name = match names.into_iter().find(|name| name.id() == id) {
        Some(name) => name,
        None => find_name(store, id, &[kind])?,
    };
    let unreadable = || Error::new(Code::Unreadable, format!("{} cannot be read", name.path));
    store.read_one(&name).0.ok_or_else(unreadable)
}

/// What an entry is made of. What the program adds to a meeting is not the lines' business.
fn rows(entry: &Entry) -> Rows {
    let by = entry
        .by
        .iter()
        .map(|by| (vec!["by".to_owned()], format::quote(by)));
    let fields = entry.body.values().into_iter();
    let own = fields.filter(|(field, _)| !matches!(field.name, "minutes" | "ended"));
    own.flat_map(|(field, value)| format::placed(field, value))
        .chain(by)
        .collect()
}

impl Step {
    /// Brings it into the journal. A correction takes the journal's lock.
    pub(in crate::cli) fn write(&self, store: &Store) -> Result<(), Error> {
        match self {
            Self::Create(_, draft) => store.create(draft.clone()).map(|_| ()).map_err(Error::from),
            Self::Correct {
                id,
                kind,
                rows,
                notes,
            } => {
                let _lock = store.lock()?;
                let entry = there(store, *kind, id)?;
                let was = store.text(&entry.path)?;
                let unreadable = |why: String| Error::new(Code::Unreadable, why);
                let mut text = was.clone();
                for (path, value) in rows {
                    let path: Vec<&str> = path.iter().map(String::as_str).collect();
                    let changed = match value {
                        Some(value) => format::set(&text, &path, value),
                        None => format::remove(&text, &path),
                    };
                    text = changed.map_err(|error| unreadable(error.to_string()))?;
                }
                if let Some((before, now)) = notes {
                    text = format::replace_notes(&text, before, now);
                }
                let (sealed, _) = format::sealed(&text)
                    .ok_or_else(|| unreadable(format!("{} cannot be read", entry.path)))?;
                if sealed != was {
                    store.replace(&entry.path, &was, &sealed)?;
                }
                Ok(())
            }
        }
    }
}

/// What entries were made of that lines had told of before, where their ids are known.
pub(in crate::cli) fn restore(
    folded: &Folded,
    written: &HashMap<usize, String>,
) -> HashMap<Origin, Kept> {
    let id = |origin: &Origin| match origin {
        Origin::Line(line) => written.get(line).cloned(),
        Origin::There(id) => Some(id.clone()),
    };
    let id_of = |at: usize| id(&folded.entries[at].origin).unwrap_or_default();
    let kept = folded.entries.iter().filter_map(|drafted| {
        let kept = Kept {
            id: id(&drafted.origin)?,
            kind: drafted.kind,
            rows: rows(&drafted.compose(&id_of).ok()?.entry),
            notes: drafted.notes.clone(),
        };
        Some((drafted.origin.clone(), kept))
    });
    kept.collect()
}

/// Whether an entry that lines had told of may be taken back with them: one of an open meeting, that nobody changed
/// since and nothing names.
pub(in crate::cli) fn may_be_taken_back(store: &Store, kept: &Kept) -> Result<(), Error> {
    let entry = there(store, kept.kind, &kept.id)?;
    refuse_adjourned(store, &entry)?;
    let since = store.load(&Wanted {
        since: Some(entry.on),
        ..Wanted::default()
    })?;
    let names_it = |other: &&Entry| {
        let mut names = false;
        other.each_ref(&mut |_, id| names |= *id == *entry.id);
        names && other.id != entry.id
    };
    if let Some(other) = since.journal.entries().find(names_it) {
        let message = format!("{} names {}, which stays", other.id, entry.id);
        return Err(Error::usage(message).help("take that back first, or `firstteam edit` it"));
    }
    if rows(&entry) == kept.rows {
        return Ok(());
    }
    Err(Error::usage(format!(
        "{} was changed elsewhere, and stays",
        entry.id
    )))
}

/// Takes an entry back that may be.
pub(in crate::cli) fn take_back(store: &Store, kept: &Kept) -> Result<(), Error> {
    let _lock = store.lock()?;
    may_be_taken_back(store, kept)?;
    let entry = there(store, kept.kind, &kept.id)?;
    let text = store.text(&entry.path)?;
    store.take_back(&entry.path, &text).map_err(Error::from)
}
