//! Which meeting a new entry belongs to: the forum that is open on its day.

use chrono::NaiveDate;
use clap::ArgMatches;

use super::references::find_name;
use crate::cli::{Code, Error};
use crate::model::kinds::Meeting;
use crate::model::{Body, Entry, Kind, Ref, Value};
use crate::store::Store;

/// The meeting that an entry names: as `--meeting` says, else the open forum, where entries of its kind belong to
/// forums. What a leader told their people, and what was seen outside, belongs to none by itself.
pub(super) fn meeting(
    store: &Store,
    matches: &ArgMatches,
    kind: Kind,
    on: NaiveDate,
    values: &[(&'static str, Value)],
) -> Result<Option<Ref>, Error> {
    let asked = matches.try_get_one::<String>("meeting").ok().flatten();
    match asked.map(String::as_str) {
        Some("none") => return Ok(None),
        Some(part) => {
            let name = find_name(store, part, &[Kind::Meeting])?;
            if let (Some(entry), _) = store.read_one(&name) {
                refuse_closed(&entry)?;
            }
            return Ok(Some(Ref(name.id().into())));
        }
        None => {}
    }
    if !belongs_to_forum(kind, values) {
        return Ok(None);
    }
    let open = open_forum(store, on)?;
    Ok(open.map(|meeting| Ref(meeting.id)))
}

fn belongs_to_forum(kind: Kind, values: &[(&'static str, Value)]) -> bool {
    match kind {
        Kind::Meeting | Kind::Relay | Kind::Signal => false,
        Kind::Dissent => values.contains(&("channel", Value::Text("forum".to_owned()))),
        _ => true,
    }
}

/// The minutes of an adjourned meeting are sealed: nothing is added to them.
fn refuse_closed(entry: &Entry) -> Result<(), Error> {
    let closed =
        matches!(&entry.body, Body::Meeting(meeting) if meeting.ended.is_some() && meeting.forum);
    if closed {
        let message = format!(
            "the meeting {} is adjourned, and its minutes are sealed",
            entry.id
        );
        return Err(Error::usage(message)
            .help("leave --meeting out, or open a new meeting with `firstteam meet`"));
    }
    Ok(())
}

/// The forum that is open on a day, by the names of that day's meetings; `None` where none is.
pub(in crate::cli) fn open_forum(store: &Store, on: NaiveDate) -> Result<Option<Entry>, Error> {
    let mut open = Vec::new();
    for name in store.names_on(Kind::Meeting, on) {
        let Some(entry) = store.read_one(&name).0 else {
            continue;
        };
        if matches!(&entry.body, Body::Meeting(meeting) if is_open(meeting)) {
            open.push(entry);
        }
    }
    if open.len() > 1 {
        let ids: Vec<&str> = open.iter().map(|entry| &*entry.id).collect();
        let message = format!("several meetings are open: {}", ids.join(", "));
        return Err(Error::new(Code::AmbiguousId, message).help(
            "say which: `firstteam adjourn ID`, or --meeting ID (or none) with other verbs",
        ));
    }
    Ok(open.pop())
}

/// Whether a meeting of the team has not been adjourned.
pub(in crate::cli) fn is_open(meeting: &Meeting) -> bool {
    meeting.forum && meeting.ended.is_none()
}
