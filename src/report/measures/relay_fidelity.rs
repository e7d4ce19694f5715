//! Relay fidelity.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{PartOf, Period};
use crate::model::kinds::{Address, Decision, Relay};
use crate::model::{AddressResult, Journal, Of};
use crate::rules::{Check, Telling, Verdict, hold};

/// Relays of the period that say what was decided ÷ relays held against their decision, as the rule `relay-drift` holds
/// them. A drift that people looked at and dismissed is none; where the comparison cannot tell, and where a later
/// relay corrected an earlier one, the relay is not counted.
pub fn relay_fidelity(journal: &Journal, period: Period, as_of: NaiveDate) -> PartOf {
    let period = period.up_to(as_of);
    let check = Check::new(journal, as_of);
    let dismissed = dismissed(journal);
    let told = journal.all::<Relay>().filter(|relay| {
        period.has(relay.entry.on) && !relay.entry.is_reported() && !is_corrected(journal, *relay)
    });
    let faithful = told.filter_map(|relay| {
        let decision = journal.get_as::<Decision>(&relay.body.decision)?;
        let stood = journal.surely_stood(decision, relay.entry.when());
        let held = stood.then(|| hold(&check, decision, Telling::from(relay)))??;
        match held.against.comparison.verdict {
            Verdict::Faithful => Some(true),
            Verdict::Drift => {
                let key = check.key(&relay.entry.id);
                Some(dismissed.get(key.as_str()).copied() == Some(true))
            }
            Verdict::Unclear => None,
        }
    });
    faithful.collect()
}

fn is_corrected(journal: &Journal, relay: Of<'_, Relay>) -> bool {
    let id = &*relay.entry.id;
    let mut later = journal.naming_as::<Relay>(id);
    later.any(|later| later.corrects.as_deref() == Some(id))
}

/// Whether the last word on a drift dismissed it, by the key of the relay.
fn dismissed(journal: &Journal) -> HashMap<&str, bool> {
    let addresses = journal.all::<Address>();
    let drifts = addresses.filter_map(|address| {
        let key = address.body.finding.strip_prefix("relay-drift/")?;
        Some((key, address.result == AddressResult::Dismissed))
    });
    drifts.collect()
}
