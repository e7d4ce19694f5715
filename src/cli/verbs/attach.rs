//! Which meeting a new entry belongs to: the forum that is open on its day.

use chrono::{Days, NaiveDate, TimeDelta};
use clap::ArgMatches;

use super::references::find_name;
use crate::cli::context::Context;
use crate::cli::{Code, Error};
use crate::model::kinds::Meeting;
use crate::model::{Body, Entry, Kind, Moment, Ref, Ritual, Value};
use crate::store::{FileName, Store};

/// How many days back an open meeting is looked for.
const RECENT: Days = Days::new(7);

/// How long a meeting that began on one day may go on into the next.
const NIGHT: TimeDelta = TimeDelta::hours(12);

/// The meeting that an entry names: as `--meeting` says, else the open forum, where entries of its kind belong to
/// forums. What a leader told their people, and what was seen outside, belongs to none by itself.
pub(super) fn meeting(
    context: &Context,
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
    // Names are listed once, since this is done for every entry.
    let first = on.checked_sub_days(RECENT).unwrap_or(on);
    let names = store.names_on(Kind::Meeting, first..=on);
    let today = names.iter().filter(|name| name.day() == Some(on));
    let open = forum_of(open_of(store, today.cloned()))?;
    if open.is_none() {
        hint_other_days(context, store, names, on);
    }
    Ok(open.map(|meeting| Ref(meeting.id)))
}

/// A meeting of the days before that nobody has adjourned may be the one that is meant.
fn hint_other_days(context: &Context, store: &Store, names: Vec<FileName>, on: NaiveDate) {
    let near = names.into_iter().filter(|name| name.day() != Some(on));
    for meeting in open_of(store, near) {
        let handle = meeting.handle();
        context.tell(&format!(
            "hint: {} is still open; --meeting {handle} adds to it, `firstteam adjourn {handle}` closes it",
            meeting.id
        ));
    }
}

/// The meetings of the team among these files that are not adjourned.
pub(in crate::cli) fn open_of(
    store: &Store,
    names: impl IntoIterator<Item = FileName>,
) -> Vec<Entry> {
    let read = names.into_iter().filter_map(|name| store.read_one(&name).0);
    read.filter(|entry| matches!(&entry.body, Body::Meeting(meeting) if is_open(meeting)))
        .collect()
}

fn belongs_to_forum(kind: Kind, values: &[(&'static str, Value)]) -> bool {
    match kind {
        Kind::Meeting | Kind::Relay | Kind::Signal => false,
        Kind::Dissent => values.contains(&("channel", Value::Text("forum".to_owned()))),
        _ => true,
    }
}

/// The minutes of an adjourned meeting are sealed: nothing is added to them.
pub(in crate::cli) fn refuse_closed(entry: &Entry) -> Result<(), Error> {
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

/// The forum that is open on a day, by the names of that day's meetings; `None` where none is. One where people meet
/// goes before one that runs beside it in writing.
pub(in crate::cli) fn open_forum(store: &Store, on: NaiveDate) -> Result<Option<Entry>, Error> {
    forum_of(open_of(store, store.names_on(Kind::Meeting, on..=on)))
}

/// The forum that people sit in: the one that is open today, else one of the evening before that goes on after midnight.
pub(in crate::cli) fn forum_in_session(store: &Store, now: Moment) -> Result<Option<Entry>, Error> {
    let today = now.date_naive();
    if let Some(open) = open_forum(store, today)? {
        return Ok(Some(open));
    }
    let Some(yesterday) = today.pred_opt() else {
        return Ok(None);
    };
    let goes_on = |entry: &Entry| match &entry.body {
        Body::Meeting(meeting) => {
            let began = meeting.started.or(entry.at);
            began.is_some_and(|began| now - began < NIGHT && began.date_naive() == yesterday)
        }
        _ => false,
    };
    let mut open = open_of(store, store.names_on(Kind::Meeting, yesterday..=yesterday));
    open.retain(goes_on);
    forum_of(open)
}

fn forum_of(mut open: Vec<Entry>) -> Result<Option<Entry>, Error> {
    if open
        .iter()
        .filter(|meeting| !is_in_writing(meeting))
        .count()
        == 1
    {
        open.retain(|meeting| !is_in_writing(meeting));
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

/// Whether a meeting is held in writing, beside the others.
pub(super) fn is_in_writing(entry: &Entry) -> bool {
    matches!(&entry.body, Body::Meeting(meeting) if meeting.ritual == Ritual::Async)
}

/// Whether a meeting of the team has not been adjourned.
pub(in crate::cli) fn is_open(meeting: &Meeting) -> bool {
    meeting.is_open()
}
