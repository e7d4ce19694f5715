//! Answered in time.

use chrono::{NaiveDate, TimeDelta};

use super::{PartOf, Period};
use crate::model::kinds::{Answer, Dissent};
use crate::model::{Channel, Journal, time};
use crate::rules::{Check, rule};

/// Dissents of the period in the forum with an answer within seven days, or the team's `answer-days` ÷ those that were
/// answered, or have waited longer.
pub fn answered_in_time(journal: &Journal, period: Period, as_of: NaiveDate) -> PartOf {
    let period = period.up_to(as_of);
    let within = within(journal, as_of);
    let heard = journal.all::<Dissent>().filter(|dissent| {
        period.has(dissent.entry.on)
            && dissent.channel == Channel::Forum
            && !dissent.entry.is_reported()
    });
    let in_time = heard.filter_map(|dissent| {
        let said = dissent.entry.when();
        match journal.naming_it_as::<Answer>(dissent.entry).next() {
            Some(first) => Some(first.entry.when().maybe_within(said, within)),
            None => time::end_of(as_of)
                .surely_after_window(said, within)
                .then_some(false),
        }
    });
    in_time.collect()
}

/// How long a dissent may wait: as long as the rule `unanswered-dissent` waits before it asks.
fn within(journal: &Journal, as_of: NaiveDate) -> TimeDelta {
    rule("unanswered-dissent").map_or(TimeDelta::days(7), |rule| {
        Check::new(journal, as_of).days(rule, "answer-days")
    })
}
