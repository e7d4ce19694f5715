//! `adjourn`: reads the minutes back, records the seal of each entry, and closes the meeting.

use clap::ArgMatches;

use super::{seal, text};
use crate::capture::{self, Reading};
use crate::cli::context::{Context, Format};
use crate::cli::verbs::{is_open, open_forum, open_of};
use crate::cli::{Code, DONE, Error, streams};
use crate::format;
use crate::model::kinds::Meeting;
use crate::model::{Body, Entry, Fields, Journal, Kind, Moment, Of, Seal, Team, Value};
use crate::report;
use crate::store::{Loaded, Store, Wanted};

pub(super) fn adjourn(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let dry_run = matches.get_flag("dry-run");
    let _lock = if dry_run { None } else { Some(store.lock()?) };
    let id = chosen(context, &store, text(matches, "meeting"))?;
    let (team, _) = store.team()?;
    let ended = ended(context, &team, text(matches, "ended"))?;
    let minutes = Minutes::read(context, &store, &id, ended, dry_run)?;
    let view = minutes.view()?;
    if context.format == Format::Json || dry_run {
        context.show(&view)?;
    } else {
        context.tell_view(&view);
    }
    if !dry_run {
        minutes.close(context, &store)?;
        if context.format != Format::Json {
            streams::output(&format!("{id}\n"))?;
        }
    }
    Ok(DONE)
}

/// A meeting's minutes, about to be closed.
pub(in crate::cli) struct Minutes {
    loaded: Loaded,
    id: String,
    ended: Moment,
}

impl Minutes {
    /// Reads the journal, and seals what was written by hand during the meeting. The caller holds the journal's lock,
    /// unless it only looks.
    pub(in crate::cli) fn read(
        context: &Context,
        store: &Store,
        id: &str,
        ended: Moment,
        only_look: bool,
    ) -> Result<Self, Error> {
        let mut loaded = store.load(&Wanted::default())?;
        if !only_look && seal_missing(store, &loaded.journal, id)? {
            loaded = store.load(&Wanted::default())?;
        }
        let meeting = meeting(&loaded.journal, id)?;
        refuse_unsound(context, &loaded, meeting)?;
        Ok(Self {
            loaded,
            id: id.to_owned(),
            ended,
        })
    }

    /// What is read back.
    pub(in crate::cli) fn view(&self) -> Result<report::ReadBack, Error> {
        let meeting = meeting(&self.loaded.journal, &self.id)?;
        let as_of = self.ended.date_naive();
        Ok(report::read_back(&self.loaded.journal, meeting, as_of))
    }

    /// Closes the meeting.
    pub(in crate::cli) fn close(&self, context: &Context, store: &Store) -> Result<(), Error> {
        let meeting = meeting(&self.loaded.journal, &self.id)?;
        close(store, &self.loaded.journal, meeting, self.ended)?;
        context.tell(&format!("adjourned and sealed: {}", meeting.entry.path));
        Ok(())
    }
}

/// The id of the meeting that was named, or of the one that is open: today's, else the only one.
fn chosen(context: &Context, store: &Store, part: Option<&str>) -> Result<String, Error> {
    if let Some(part) = part {
        let name = crate::cli::verbs::find_name(store, part, &[Kind::Meeting])?;
        return Ok(name.id().to_owned());
    }
    if let Some(open) = open_forum(store, context.today())? {
        return Ok(open.id.to_string());
    }
    let open = open_of(store, store.names(&[Kind::Meeting]).0);
    let ids: Vec<&str> = open.iter().map(|meeting| &*meeting.id).collect();
    match ids.as_slice() {
        [one] => {
            context.tell(&format!("no meeting is open today; this one is: {one}"));
            Ok((*one).to_owned())
        }
        [] => Err(Error::new(Code::UnknownId, "no meeting is open")
            .help("`firstteam list meetings` shows them; name one")),
        several => {
            let message = format!("several meetings are open: {}", several.join(", "));
            Err(Error::new(Code::AmbiguousId, message).help("say which: `firstteam adjourn ID`"))
        }
    }
}

fn ended(context: &Context, team: &Team, typed: Option<&str>) -> Result<Moment, Error> {
    let Some(typed) = typed else {
        return Ok(context.now);
    };
    let field = Meeting::fields().iter().find(|field| field.name == "ended");
    let reading = Reading {
        team,
        now: context.now,
    };
    let value = field.map(|field| capture::read(field, &[typed.to_owned()], &reading, &mut |_| {}));
    match value {
        Some(Ok(Value::Moment(ended))) => Ok(ended),
        Some(Err(unread)) => Err(Error::usage(format!("--ended: {}", unread.0))),
        _ => Ok(context.now),
    }
}

fn meeting<'a>(journal: &'a Journal, id: &str) -> Result<Of<'a, Meeting>, Error> {
    let meeting = journal.get_as::<Meeting>(id).ok_or_else(|| {
        Error::new(Code::Unreadable, format!("the meeting {id} cannot be read"))
            .help("`firstteam check` says why")
    })?;
    if meeting.ended.is_some() {
        return Err(Error::usage(format!(
            "the meeting {id} is adjourned already"
        )));
    }
    Ok(meeting)
}

/// Entries written by hand during the meeting get their seal now. Says whether there were any.
fn seal_missing(store: &Store, journal: &Journal, id: &str) -> Result<bool, Error> {
    let Some(meeting) = journal
        .get_as::<Meeting>(id)
        .filter(|meeting| is_open(meeting.body))
    else {
        return Ok(false);
    };
    let unsealed: Vec<&Entry> = journal
        .minuted(meeting.entry)
        .filter(|entry| entry.seal == Seal::Missing)
        .collect();
    for entry in &unsealed {
        seal::seal_one(store, entry, false)?;
    }
    Ok(!unsealed.is_empty())
}

/// Minutes are not sealed over words that do not match their seals.
fn refuse_unsound(
    context: &Context,
    loaded: &Loaded,
    meeting: Of<'_, Meeting>,
) -> Result<(), Error> {
    let broken: Vec<&Entry> = loaded
        .journal
        .minuted(meeting.entry)
        .filter(|entry| matches!(entry.seal, Seal::Broken(_)))
        .collect();
    if broken.is_empty() {
        context.tell_problems(&loaded.problems);
        return Ok(());
    }
    let messages = broken
        .iter()
        .map(|entry| format!("{} was changed by hand after it was sealed", entry.path))
        .collect();
    let handles: Vec<&str> = broken.iter().map(|entry| entry.handle()).collect();
    let help = format!(
        "if the new words are right, `firstteam seal {}`, and adjourn again",
        handles.join(" ")
    );
    Err(Error {
        code: Code::Usage,
        messages,
        help: Some(help),
    })
}

/// Writes the end and the seals into the meeting's file, and seals it.
fn close(
    store: &Store,
    journal: &Journal,
    meeting: Of<'_, Meeting>,
    ended: Moment,
) -> Result<(), Error> {
    let was = store.text(&meeting.entry.path)?;
    let unreadable = |error: format::PatchError| Error::new(Code::Unreadable, error.to_string());
    let mut text = format::set(
        &was,
        &["ended"],
        &format::write_value(&Value::Moment(ended)),
    )
    .map_err(unreadable)?;
    for entry in journal.minuted(meeting.entry) {
        if let Seal::Intact(seal) = &entry.seal {
            text = format::set(
                &text,
                &["minutes", &entry.id],
                &format::quote(&seal.to_string()),
            )
            .map_err(unreadable)?;
        }
    }
    // Empty minutes say that the meeting was adjourned, and that nothing belongs to it.
    if journal.minuted(meeting.entry).next().is_none() && meeting.minutes.is_none() {
        text = format::set(&text, &["minutes"], "{}").map_err(unreadable)?;
    }
    let (sealed, _) = format::sealed(&text).ok_or_else(|| {
        Error::new(
            Code::Unreadable,
            format!("{} cannot be read", meeting.entry.path),
        )
    })?;
    debug_assert!(matches!(
        format::entry(&meeting.entry.path, sealed.as_bytes())
            .entry
            .map(|entry| entry.body),
        Some(Body::Meeting(_))
    ));
    store.replace(&meeting.entry.path, &was, &sealed)?;
    Ok(())
}
