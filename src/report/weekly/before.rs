//! What was asked at the end of the week before.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use super::Week;
use crate::model::journal::stood_on;
use crate::model::kinds::{Address, Relay};
use crate::model::{Entry, Journal, Kind};
use crate::rules::{self, Finding, Selection};

/// The questions of the end of the week before a day, as far as [`weekly`](super::weekly) can tell of them: about the
/// wording of relays those only whose decision something was recorded of since. Nothing has changed about the others, and
/// comparing them once more would take as long as all else.
pub fn asked_before(journal: &Journal, as_of: NaiveDate, selection: &Selection) -> Vec<Finding> {
    let last = Week::ending(as_of).last();
    let touched = touched(journal, last);
    rules::findings_on(&journal.as_it_stood(last), last, selection, &touched)
}

/// The decisions of which something was recorded after a day.
pub(super) fn touched(journal: &Journal, last: NaiveDate) -> BTreeSet<String> {
    let since = journal
        .entries()
        .iter()
        .filter(|entry| !stood_on(entry, last));
    let mut waiting: Vec<&Entry> = since.collect();
    let addresses = journal
        .all::<Address>()
        .filter(|address| !stood_on(address.entry, last));
    let addressed: HashSet<&str> = addresses
        .filter_map(|address| address.body.finding.rsplit('/').next())
        .collect();
    if !addressed.is_empty() {
        let relays = journal.all::<Relay>().map(|relay| relay.entry);
        waiting.extend(relays.filter(|relay| addressed.contains(&*rules::key(&relay.id))));
    }
    let mut seen: HashSet<&str> = HashSet::new();
    let mut decisions = BTreeSet::new();
    while let Some(entry) = waiting.pop() {
        match entry.kind() {
            Kind::Decision => {
                decisions.insert(entry.id.to_string());
            }
            // A meeting or a topic leads to all that was ever said in it.
            Kind::Meeting | Kind::Topic => continue,
            _ => {}
        }
        entry.each_ref(&mut |_, id| {
            if let Some(named) = journal.get(id).filter(|named| seen.insert(&named.id)) {
                waiting.push(named);
            }
        });
    }
    decisions
}
