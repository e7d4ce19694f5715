//! An answer: what a dissent was answered, and what became of it.

use crate::model::field::entry_kind;
use crate::model::{DissentOutcome, Ref, Text};

entry_kind! {
    /// What a dissent was answered.
    Answer {
        /// The dissent
        dissent: Ref => Dissent;
        /// What became of it
        outcome: DissentOutcome;
        /// The answer
        text: Text;
    }
}
