//! Commitments kept.

use chrono::NaiveDate;

use super::{PartOf, Period};
use crate::model::Journal;
use crate::model::journal::State;
use crate::model::kinds::Commitment;

/// Commitments kept ÷ those that fell due in the period: kept, missed, or past their date without a word. The date that
/// counts is the last one agreed; what was dropped, and what is not due yet, is not counted.
pub fn commitments_kept(journal: &Journal, period: Period, as_of: NaiveDate) -> PartOf {
    let promised = journal.all::<Commitment>();
    let kept = promised
        .filter(|commitment| commitment.entry.on <= as_of && !commitment.entry.is_reported())
        .filter_map(|commitment| {
            let folded = journal.commitment_state(commitment, as_of);
            let settled = match folded.state {
                State::Kept => Some(true),
                State::Missed | State::Overdue => Some(false),
                State::Open | State::Dropped => None,
            };
            settled.filter(|_| period.has(folded.due))
        });
    kept.collect()
}
