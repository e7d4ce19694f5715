//! How a decision was made beside what came of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::Period;
use crate::model::kinds::Review;
use crate::model::{Journal, ReviewOutcome};

/// What reviews found of how it was decided, and of what came of it: a sound decision may come out badly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Process {
    /// Decided with what could be known then.
    pub sound: Outcomes,
    /// Something was left out that could be known.
    pub unsound: Outcomes,
    /// The review does not say.
    pub unsaid: Outcomes,
}

/// How many reviews found what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// What was expected.
    pub met: usize,
    /// Some of it.
    pub partly: usize,
    /// Not what was expected.
    pub missed: usize,
}

impl Outcomes {
    /// How many reviews there were.
    pub fn total(self) -> usize {
        self.met + self.partly + self.missed
    }

    /// One more review.
    pub fn add(&mut self, outcome: ReviewOutcome) {
        match outcome {
            ReviewOutcome::Met => self.met += 1,
            ReviewOutcome::Partly => self.partly += 1,
            ReviewOutcome::Missed => self.missed += 1,
        }
    }
}

/// Reviews held in the period, by `verdict_process` and `outcome`.
pub fn process(journal: &Journal, period: Period, as_of: NaiveDate) -> Process {
    let period = period.up_to(as_of);
    let mut process = Process::default();
    for review in journal.all::<Review>() {
        if period.has(review.entry.on) {
            let row = match review.verdict_process {
                Some(crate::model::Process::Sound) => &mut process.sound,
                Some(crate::model::Process::Unsound) => &mut process.unsound,
                None => &mut process.unsaid,
            };
            row.add(review.outcome);
        }
    }
    process
}
