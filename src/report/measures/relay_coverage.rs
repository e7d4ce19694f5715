//! Relay coverage.

use chrono::NaiveDate;

use super::{PartOf, Period, own_decisions};
use crate::model::journal::Hearer;
use crate::model::kinds::Decision;
use crate::model::{Journal, Of, time};
use crate::report::relays::{asked, due};

/// Functions that heard of a decision ÷ functions that were to hear of it (`affects` and `informed`, the approver's own
/// left out), for decisions made, or last changed in substance, in the period.
///
/// Counted once they have heard, whenever that was, or once the team's `relay_within` has passed; as long as the
/// decision stood, and one who led the function stayed, until then.
pub fn relay_coverage(journal: &Journal, period: Period, as_of: NaiveDate) -> PartOf {
    let period = period.up_to(as_of);
    let told = own_decisions(journal)
        .filter(|decision| {
            decision.entry.on <= period.until && period.has(asked(journal, *decision).on)
        })
        .flat_map(|decision| {
            let hearers = journal.hearers(decision);
            let counted = hearers.into_iter().filter(move |hearer| {
                hearer.heard.is_some() || was_owed(journal, decision, hearer, as_of)
            });
            counted.map(|hearer| hearer.heard.is_some())
        });
    told.collect()
}

/// Whether the time to tell has passed, and there was somebody to tell, and something.
fn was_owed(
    journal: &Journal,
    decision: Of<'_, Decision>,
    hearer: &Hearer<'_>,
    as_of: NaiveDate,
) -> bool {
    let within = journal.team.relay_within;
    let until = due(asked(journal, decision), within);
    let mut leaders = journal.team.leaders(hearer.function, hearer.asked);
    time::end_of(as_of).surely_after_window(hearer.since, within)
        && leaders.any(|leader| leader.is_in_on(until))
        && journal
            .end(decision, as_of)
            .is_none_or(|end| end.when.surely_after_window(hearer.since, within))
}
