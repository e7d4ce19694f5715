//! `compare`: holds a message against a decision before it is sent. Records nothing.

mod batch;

use std::path::Path;

use clap::ArgMatches;

use super::text;
use crate::cli::context::Context;
use crate::cli::{DONE, Error, QUESTIONABLE, streams};
use crate::model::kinds::Decision;
use crate::model::{Kind, Span};
use crate::report;
use crate::rules::{Check, Telling};
use crate::store;

pub(super) fn compare(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    if let Some(path) = text(matches, "batch") {
        return batch::batch(context, matches, path);
    }
    let said = message(matches)?;
    let store = context.store()?;
    // What is told on another day is held against the journal as it stood then, unless --as-of says otherwise.
    let (as_of, asked) = context.as_of()?;
    let on = match text(matches, "on") {
        Some(typed) => context.told_day("on", typed)?,
        None => as_of,
    };
    let loaded = context.load_at(&store, if asked { as_of } else { on })?;
    context.tell_problems(&loaded.problems);
    let journal = &loaded.journal;
    let part = text(matches, "decision").unwrap_or_default();
    let entry = journal.find(part, &[Kind::Decision])?;
    let check = Check::new(journal, as_of);
    let telling = Telling {
        said: &said,
        on,
        when: Span::of(Some(context.now), on),
    };
    let view = journal
        .get_as::<Decision>(&entry.id)
        .and_then(|decision| report::compared(&check, decision, telling))
        .ok_or_else(|| Error::usage(format!("{} is not a decision", entry.id)))?;
    context.show(&view)?;
    Ok(exit_code(matches, view.drifts()))
}

/// The message: as typed, from a file, or from standard input. Its end is trimmed and nothing else, so that the places
/// of quotes are those of the text that was given.
fn message(matches: &ArgMatches) -> Result<String, Error> {
    let said = match (text(matches, "text"), text(matches, "file")) {
        (Some("-"), _) | (None, Some("-")) => streams::input()?,
        (Some(typed), _) => typed.to_owned(),
        (None, Some(path)) => store::read_text(Path::new(path))?,
        (None, None) => String::new(),
    };
    let said = said.strip_prefix('\u{feff}').unwrap_or(&said).trim_end();
    if said.is_empty() {
        return Err(Error::usage("there is no message to compare")
            .help("firstteam compare DECISION \"What you are about to tell\""));
    }
    Ok(said.to_owned())
}

/// 1 where something differs and `--fail-on drift` asks for it.
fn exit_code(matches: &ArgMatches, drifts: bool) -> u8 {
    if drifts && text(matches, "fail-on") == Some("drift") {
        QUESTIONABLE
    } else {
        DONE
    }
}
