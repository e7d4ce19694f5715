//! Ids while they are typed: by the names of files alone, the newest first. Folders of years long past are looked into
//! only where nothing newer fits.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};
use clap_complete::engine::CompletionCandidate;

use crate::model::{Kind, id};
use crate::store::{FileName, Store};

/// How many are offered: more than fit on a screen help nobody.
const MOST: usize = 40;

/// The ids of these kinds that what was typed may mean; of all, where the list is empty. Each is offered as it goes on
/// from what was typed: the short end, a run of its words, or the whole.
pub(super) fn matching(
    store: &Store,
    typed: &str,
    kinds: &[Kind],
    today: NaiveDate,
) -> Vec<CompletionCandidate> {
    let since = NaiveDate::from_ymd_opt(today.year() - 1, 1, 1).unwrap_or(today);
    let kinds_meant = Kind::all().filter(|kind| kinds.is_empty() || kinds.contains(kind));
    let recent = kinds_meant.flat_map(|kind| store.names_on(kind, since..=NaiveDate::MAX));
    let offered = offer(&recent.collect::<Vec<_>>(), typed);
    if offered.is_empty() {
        return offer(&store.names(kinds).0, typed);
    }
    offered
}

fn offer(names: &[FileName], typed: &str) -> Vec<CompletionCandidate> {
    let fitting = names
        .iter()
        .filter_map(|name| Some((name, goes_on(name.id(), typed)?)));
    let mut fitting: Vec<(&FileName, &str)> = fitting.collect();
    fitting.sort_by_cached_key(|(name, _)| Reverse((name.day(), name.id().to_owned())));
    fitting
        .iter()
        .take(MOST)
        .enumerate()
        .map(|(place, (name, word))| {
            CompletionCandidate::new(*word)
                .help(Some(told(name).into()))
                .display_order(Some(place))
        })
        .collect()
}

/// How an id goes on from what was typed, to its end, so that it means that one alone.
fn goes_on<'a>(whole: &'a str, typed: &str) -> Option<&'a str> {
    let short = id::handle(whole);
    if short.starts_with(typed) {
        return Some(short);
    }
    if whole.starts_with(typed) {
        return Some(whole);
    }
    let mut runs = whole.match_indices(typed).map(|(at, _)| at);
    let at = runs.find(|at| whole[..*at].ends_with('-'))?;
    Some(&whole[at..])
}

/// `decision of 2026-03-02: freeze feature work`
fn told(name: &FileName) -> String {
    let id = name.id();
    let words = id.get(11..).and_then(|rest| rest.rsplit_once('-'));
    let words = words.map_or_else(String::new, |(words, _)| {
        format!(": {}", words.replace('-', " "))
    });
    match name.day() {
        Some(day) => format!("{} of {day}{words}", name.kind),
        None => name.kind.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_goes_on_from_what_was_typed() {
        let id = "2026-03-02-platform-rewrite-h3m2p";
        for (typed, word) in [
            ("", Some("h3m2p")),
            ("h3", Some("h3m2p")),
            ("plat", Some("platform-rewrite-h3m2p")),
            ("rew", Some("rewrite-h3m2p")),
            ("2026-03", Some(id)),
            ("lat", None),
        ] {
            assert_eq!(goes_on(id, typed), word, "{typed}");
        }
    }
}
