//! What the monthly and the quarterly report count: a file each, a function of the journal, a period, and the day as of
//! which one looks. Counts only: none stands for a person, and none is added up with another.
//!
//! A period is counted with all that is known as of the day: a dissent of October that was answered in November is
//! answered. What still has time left is not counted yet. Second-hand word is not counted; the entry that confirms it
//! is. Decisions imported from before the journal are counted in reviews alone, for they came without a record of how
//! they were made.

mod answered_in_time;
mod calibration;
mod clarity;
mod commitments_kept;
mod durability;
mod process;
mod relay_coverage;
mod relay_fidelity;
mod reopened;
mod reviews_met;
mod rules_upheld;
mod said_in_the_room;
mod speed;

use chrono::NaiveDate;
use serde::Serialize;

pub use answered_in_time::answered_in_time;
pub use calibration::{Band, calibration};
pub use clarity::{Clarity, clarity};
pub use commitments_kept::commitments_kept;
pub use durability::durability;
pub use process::{Outcomes, Process, process};
pub use relay_coverage::relay_coverage;
pub use relay_fidelity::relay_fidelity;
pub use reopened::{How, Reopened, reopened};
pub use reviews_met::reviews_met;
pub use rules_upheld::{Upheld, rules_upheld};
pub use said_in_the_room::said_in_the_room;
pub use speed::{Speed, speed};

pub use super::period::Period;
use super::words::part_of;
use crate::model::kinds::Decision;
use crate::model::{Journal, Of, Source};

/// How many it takes for a rate to say something.
pub const ENOUGH: usize = 5;

/// A part of a whole, as counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PartOf {
    /// How many of them.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
}

impl PartOf {
    /// One more, which is one of the part, or is not.
    pub fn add(&mut self, is_part: bool) {
        self.whole += 1;
        self.part += usize::from(is_part);
    }

    /// The rate in per cent, from five on.
    pub fn rate(self) -> Option<usize> {
        (self.whole >= ENOUGH).then(|| self.part * 100 / self.whole)
    }

    /// How many are not of the part.
    pub fn rest(self) -> usize {
        self.whole - self.part
    }

    /// "3 of 4", with a percentage from five on.
    pub fn words(self) -> String {
        part_of(self.part, self.whole)
    }
}

impl FromIterator<bool> for PartOf {
    fn from_iter<T: IntoIterator<Item = bool>>(items: T) -> Self {
        let mut share = Self::default();
        items.into_iter().for_each(|is_part| share.add(is_part));
        share
    }
}

/// The middle of several lengths of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Median {
    /// Half took as many days or fewer, half as many or more.
    pub days: Option<f64>,
    /// Of how many.
    pub of: usize,
}

impl Median {
    /// The median of lengths in days; of an even number, the mean of the two in the middle.
    pub fn of(mut lengths: Vec<i64>) -> Self {
        lengths.sort_unstable();
        let middle = lengths.len() / 2;
        let at = |place: usize| lengths.get(place).map(|days| whole_days(*days));
        let days = if lengths.len() % 2 == 1 {
            at(middle)
        } else {
            let low = middle.checked_sub(1).and_then(at);
            low.zip(at(middle))
                .map(|(low, high)| f64::midpoint(low, high))
        };
        Self {
            days,
            of: lengths.len(),
        }
    }
}

/// A number of days as it stands in a median: there are fewer than four thousand million.
fn whole_days(days: i64) -> f64 {
    i32::try_from(days).map_or(f64::from(i32::MAX), f64::from)
}

/// Decisions of a period, those from before the journal left out.
fn decisions(
    journal: &Journal,
    period: Period,
    as_of: NaiveDate,
) -> impl Iterator<Item = Of<'_, Decision>> {
    let period = period.up_to(as_of);
    own_decisions(journal).filter(move |decision| period.has(decision.entry.on))
}

/// Every decision but those from before the journal.
fn own_decisions(journal: &Journal) -> impl Iterator<Item = Of<'_, Decision>> {
    journal
        .all::<Decision>()
        .filter(|decision| decision.entry.source != Source::Imported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_needs_five() {
        let share: PartOf = [true, true, true, false].into_iter().collect();
        assert_eq!((share.words().as_str(), share.rate()), ("3 of 4", None));
        let share: PartOf = [true, true, true, false, false].into_iter().collect();
        assert_eq!(share.rate(), Some(60));
        assert_eq!(share.rest(), 2);
    }

    #[test]
    fn a_median_is_the_middle() {
        let of = |lengths: &[i64]| Median::of(lengths.to_vec()).days;
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[9]), Some(9.0));
        assert_eq!(of(&[30, 1, 2]), Some(2.0));
        assert_eq!(of(&[4, 1, 30, 3]), Some(3.5));
    }
}
