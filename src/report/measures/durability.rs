//! Durability of decisions.

use chrono::{NaiveDate, TimeDelta};

use super::{PartOf, Period, own_decisions};
use crate::model::Journal;
use crate::model::journal::EndCause;

/// Decisions that so many days after they were made still stood, not amended in substance ÷ decisions whose day for that
/// came in the period. An exception leaves a decision standing. One that ended before by its own date is not counted:
/// that was the plan.
pub fn durability(journal: &Journal, period: Period, as_of: NaiveDate, days: i64) -> PartOf {
    let period = period.up_to(as_of);
    let reached = own_decisions(journal).filter_map(|decision| {
        let day = decision
            .entry
            .on
            .checked_add_signed(TimeDelta::days(days))?;
        period.has(day).then_some((decision, day))
    });
    let stood = reached.filter_map(|(decision, day)| {
        let end = journal.end(decision, as_of).filter(|end| end.on <= day);
        if end.is_some_and(|end| end.cause == EndCause::Ended) {
            return None;
        }
        let mut amendments = journal.amendments(decision.entry);
        let was_amended =
            amendments.any(|amendment| amendment.is_substantive() && amendment.entry.on <= day);
        Some(end.is_none() && !was_amended)
    });
    stood.collect()
}
