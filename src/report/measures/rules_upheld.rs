//! How often people found that a rule asked rightly.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use super::{PartOf, Period};
use crate::model::kinds::Address;
use crate::model::{AddressResult, Journal};
use crate::rules::{Finding, State};

/// What became of a rule's questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Upheld {
    /// The rule.
    pub rule: String,
    /// Those that people upheld, or changed something because of, of those that were raised.
    #[serde(flatten)]
    pub upheld: PartOf,
    /// Those that people dismissed.
    pub dismissed: usize,
    /// Those that nobody has looked at yet.
    pub waiting: usize,
}

/// Per rule: questions upheld ÷ questions raised in the period. A question is raised on its day, as long as the record
/// still raises it; one that it raises no more, but that somebody addressed, on the day of the first address. What
/// came right before anybody looked is not counted.
pub fn rules_upheld(
    journal: &Journal,
    period: Period,
    as_of: NaiveDate,
    findings: &[Finding],
) -> Vec<Upheld> {
    let period = period.up_to(as_of);
    let mut addressed: HashMap<&str, (NaiveDate, AddressResult)> = HashMap::new();
    for address in journal.all::<Address>() {
        let given = addressed.entry(&address.body.finding);
        given
            .and_modify(|(_, last)| *last = address.result)
            .or_insert((address.entry.on, address.result));
    }
    let mut by_rule: BTreeMap<&str, Upheld> = BTreeMap::new();
    let mut count = |rule, result: Option<AddressResult>| {
        let row = by_rule.entry(rule).or_insert_with(|| Upheld {
            rule: rule.to_owned(),
            upheld: PartOf::default(),
            dismissed: 0,
            waiting: 0,
        });
        let is_upheld = matches!(result, Some(AddressResult::Upheld | AddressResult::Changed));
        row.upheld.add(is_upheld);
        row.dismissed += usize::from(result == Some(AddressResult::Dismissed));
        row.waiting += usize::from(result.is_none());
    };
    for finding in findings {
        addressed.remove(finding.fingerprint.as_str());
        if period.has(finding.on) {
            count(finding.rule.name, result(finding.state));
        }
    }
    for (fingerprint, (on, result)) in addressed {
        if let Some((rule, _)) = fingerprint.split_once('/')
            && period.has(on)
        {
            count(rule, Some(result));
        }
    }
    by_rule.into_values().collect()
}

/// What people found of a question; nothing, where it waits for them, be it again.
fn result(state: State) -> Option<AddressResult> {
    match state {
        State::New | State::Open => None,
        State::Upheld => Some(AddressResult::Upheld),
        State::Changed => Some(AddressResult::Changed),
        State::Dismissed => Some(AddressResult::Dismissed),
    }
}
