//! A position: where a member stands on a decision, taken or changed after it was made.

use crate::model::field::entry_kind;
use crate::model::{Person, Ref, Stance, Text};

entry_kind! {
    /// Where a member stands on a decision.
    Position {
        /// The decision
        decision: Ref => Decision;
        /// Who stands there
        member: Person;
        /// Where they stand (+1 +0 0 -0 -1, or the word)
        stance: Stance;
        /// Why; an objection needs one
        reason: Option<Text>;
    }
}
