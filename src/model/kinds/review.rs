//! A review: what came of a decision, apart from how well it was made.

use crate::model::field::entry_kind;
use crate::model::{NextStep, Process, Ref, ReviewOutcome, Text};

entry_kind! {
    /// What came of a decision.
    Review {
        /// The decision
        decision: Ref => Decision;
        /// What came of it
        outcome: ReviewOutcome;
        /// Whether it was decided well, whatever came of it
        verdict_process: Option<Process>;
        /// What the team learnt
        lesson: Option<Text>;
        /// What follows
        next: Option<NextStep>;
    }
}
