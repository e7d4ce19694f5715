//! Reviews met.

use chrono::NaiveDate;

use super::{PartOf, Period};
use crate::model::kinds::Review;
use crate::model::{Journal, ReviewOutcome};

/// Reviews that found what was expected ÷ reviews held in the period.
pub fn reviews_met(journal: &Journal, period: Period, as_of: NaiveDate) -> PartOf {
    let period = period.up_to(as_of);
    let held = journal.all::<Review>();
    held.filter(|review| period.has(review.entry.on))
        .map(|review| review.outcome == ReviewOutcome::Met)
        .collect()
}
