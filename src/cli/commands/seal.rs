//! `seal`: seals entries that were written by hand, or corrected by hand while their meeting is open.

use clap::ArgMatches;

use super::texts;
use crate::cli::context::Context;
use crate::cli::verbs::is_open;
use crate::cli::{Code, DONE, Error, streams};
use crate::format;
use crate::model::{Body, Entry, Journal, Seal};
use crate::store::{Store, Wanted};

pub(super) fn seal(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let dry_run = matches.get_flag("dry-run");
    let _lock = if dry_run { None } else { Some(store.lock()?) };
    let loaded = store.load(&Wanted::default())?;
    let chosen = chosen(&loaded.journal, &texts(matches, "id"))?;
    let closed: Vec<&&Entry> = chosen
        .iter()
        .filter(|entry| !may_be_sealed(&loaded.journal, entry))
        .collect();
    if !closed.is_empty() {
        let message = |entry: &&&Entry| format!("{} was sealed with other words", entry.id);
        let messages = closed.iter().map(message).collect();
        let help = "put the old words back, and record the change with `firstteam amend`";
        return Err(Error {
            code: Code::Usage,
            messages,
            help: Some(help.to_owned()),
        });
    }
    for entry in chosen {
        seal_one(&store, entry, dry_run)?;
        context.tell(&format!(
            "{} {}",
            if dry_run { "would seal" } else { "sealed" },
            entry.path
        ));
        streams::output(&format!("{}\n", entry.id))?;
    }
    Ok(DONE)
}

/// The entries that were named, or all without a seal.
fn chosen<'a>(journal: &'a Journal, parts: &[&str]) -> Result<Vec<&'a Entry>, Error> {
    if parts.is_empty() {
        return Ok(journal
            .entries()
            .filter(|entry| entry.seal == Seal::Missing && !is_running(entry))
            .collect());
    }
    let mut entries = Vec::new();
    for part in parts {
        let entry = journal.find(part, &[])?;
        if !matches!(entry.seal, Seal::Intact(_)) {
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// A meeting that goes on is sealed when it is adjourned.
fn is_running(entry: &Entry) -> bool {
    matches!(&entry.body, Body::Meeting(meeting) if is_open(meeting))
}

/// A seal that does not match may be renewed only while the entry's meeting is open.
fn may_be_sealed(journal: &Journal, entry: &Entry) -> bool {
    entry.seal == Seal::Missing
        || is_running(entry)
        || journal
            .meeting_of(entry)
            .is_some_and(|meeting| is_open(meeting.body))
}

/// Writes an entry's seal; every other byte stays.
pub(super) fn seal_one(store: &Store, entry: &Entry, dry_run: bool) -> Result<(), Error> {
    let text = store.text(&entry.path)?;
    let (sealed, _) = format::sealed(&text)
        .ok_or_else(|| Error::new(Code::Unreadable, format!("{} cannot be read", entry.path)))?;
    if !dry_run {
        store.replace(&entry.path, &text, &sealed)?;
    }
    Ok(())
}
