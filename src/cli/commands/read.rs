//! `list`, `show`, `log` and `search`: the record as it stands.

use clap::ArgMatches;

use super::{text, texts, versioned};
use crate::cli::context::Context;
use crate::cli::{DONE, Error, reading};
use crate::format;
use crate::model::{Entry, Kind, nearest};
use crate::report;
use crate::store::Store;

pub(super) fn list(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let word = text(matches, "kind").unwrap_or_default();
    let lower = word.to_lowercase();
    match &*lower {
        "goal" | "goals" => return goals(context, matches),
        "pledge" => return pledge(context, matches),
        _ => {}
    }
    let kind = Kind::read(&lower).ok_or_else(|| {
        let words = || Kind::all().map(Kind::as_str).chain(["goals", "pledge"]);
        let near = nearest(&lower, words());
        let all = words().collect::<Vec<_>>().join(", ");
        let help = match (elsewhere(&lower), near) {
            (Some(where_it_is), _) => where_it_is.to_owned(),
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => format!("the kinds are {all}"),
        };
        Error::usage(format!("`{word}` is not a kind of entry")).help(help)
    })?;
    if !matches!(kind, Kind::Decision | Kind::Commitment) {
        refuse(matches, &["goal"], kind.folder())?;
    }
    let store = context.store()?;
    let (loaded, as_of) = context.load(&store)?;
    context.tell_problems(&loaded.problems);
    let filter = reading::filter(context, matches, &loaded.journal)?;
    context.show(&report::list(&loaded.journal, kind, as_of, &filter))?;
    Ok(DONE)
}

/// What people look for in a list, and where it is.
fn elsewhere(word: &str) -> Option<&'static str> {
    Some(match word {
        "finding" | "findings" | "flags" | "question" | "questions" => {
            "`firstteam flags` has the questions"
        }
        "member" | "members" | "team" => {
            "firstteam.toml has the members; `firstteam report member WHO` is about one"
        }
        "rule" | "rules" => "`firstteam explain` lists the rules",
        "promise" | "promises" => "`firstteam list commitments` has the promises",
        _ => return None,
    })
}

/// `list goals`: what was recorded for each.
fn goals(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    refuse(matches, &["who", "decision", "goal"], "goals")?;
    let store = context.store()?;
    let (loaded, as_of) = context.load_as_of(&store)?;
    context.tell_problems(&loaded.problems);
    let filter = reading::filter(context, matches, &loaded.journal)?;
    context.show(&report::goal_list(&loaded.journal, as_of, &filter))?;
    Ok(DONE)
}

/// `list pledge`: who signed which version.
fn pledge(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    refuse(
        matches,
        &["since", "until", "who", "decision", "goal"],
        "pledge",
    )?;
    let store = context.store()?;
    let (loaded, as_of) = context.load_as_of(&store)?;
    context.tell_problems(&loaded.problems);
    context.show(&report::pledge_list(&loaded.journal, as_of))?;
    Ok(DONE)
}

/// Filters of `list` that say nothing of the team's own file.
fn refuse(matches: &ArgMatches, filters: &[&str], what: &str) -> Result<(), Error> {
    let given = filters
        .iter()
        .find(|filter| text(matches, filter).is_some());
    given.map_or(Ok(()), |filter| {
        let message = format!("`firstteam list {what}` has no filter --{filter}");
        let help =
            "`list decisions --goal GOAL` and `list commitments --goal GOAL` have what serves one";
        Err(Error::usage(message).help(help))
    })
}

pub(super) fn show(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, as_of) = context.load(&store)?;
    context.tell_problems(&loaded.problems);
    let entry = loaded
        .journal
        .find(text(matches, "id").unwrap_or_default(), &[])?;
    if matches.get_flag("history") {
        let ids = report::of_history(&loaded.journal, entry);
        let done = versioned::done(&store, &loaded.journal, &ids)?;
        context.show(&report::history(&loaded.journal, entry, as_of, done))?;
        return Ok(DONE);
    }
    context.show(&report::show(&loaded.journal, entry, as_of, &|entry| {
        notes(&store, entry)
    }))?;
    Ok(DONE)
}

pub(super) fn log(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, as_of) = context.load(&store)?;
    context.tell_problems(&loaded.problems);
    let filter = reading::filter(context, matches, &loaded.journal)?;
    context.show(&report::log(&loaded.journal, as_of, &filter))?;
    Ok(DONE)
}

pub(super) fn search(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, _) = context.load(&store)?;
    context.tell_problems(&loaded.problems);
    let filter = reading::filter(context, matches, &loaded.journal)?;
    let words = texts(matches, "words").join(" ");
    context.show(&report::search(
        &loaded.journal,
        &words,
        &filter,
        &|entry| notes(&store, entry),
    ))?;
    Ok(DONE)
}

/// An entry's notes, which are not kept in memory with it.
pub(super) fn notes(store: &Store, entry: &Entry) -> String {
    store
        .text(&entry.path)
        .map(|text| format::notes(&text).to_owned())
        .unwrap_or_default()
}
