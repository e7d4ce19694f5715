//! `list`, `show`, `log` and `search`: the record as it stands.

use clap::ArgMatches;

use super::{text, texts};
use crate::cli::context::Context;
use crate::cli::{DONE, Error, reading};
use crate::format;
use crate::model::{Entry, Kind, nearest};
use crate::report;
use crate::store::Store;

pub(super) fn list(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let word = text(matches, "kind").unwrap_or_default();
    let lower = word.to_lowercase();
    let kind = Kind::read(&lower).ok_or_else(|| {
        let near = nearest(&lower, Kind::all().map(Kind::as_str));
        let all = Kind::all().map(Kind::as_str).collect::<Vec<_>>().join(", ");
        let help = near.map_or_else(
            || format!("the kinds are {all}"),
            |near| format!("did you mean `{near}`?"),
        );
        Error::usage(format!("`{word}` is not a kind of entry")).help(help)
    })?;
    let store = context.store()?;
    let (loaded, as_of) = context.load(&store)?;
    context.tell_problems(&loaded.problems);
    let filter = reading::filter(context, matches, &loaded.journal)?;
    context.show(&report::list(&loaded.journal, kind, as_of, &filter))?;
    Ok(DONE)
}

pub(super) fn show(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, as_of) = context.load(&store)?;
    context.tell_problems(&loaded.problems);
    let entry = loaded
        .journal
        .find(text(matches, "id").unwrap_or_default(), &[])?;
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
