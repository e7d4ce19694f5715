//! An update: what became of a commitment, or of a topic.

use chrono::NaiveDate;

use crate::model::field::entry_kind;
use crate::model::{Ref, Text, UpdateState};

entry_kind! {
    /// What became of a commitment or a topic.
    Update {
        /// The commitment
        commitment: Option<Ref> => Commitment;
        /// The topic, where it is one
        topic: Option<Ref> => Topic;
        /// What became of it
        state: UpdateState;
        /// The new date, where it was moved
        due: Option<NaiveDate>;
        /// How one knows
        evidence: Option<Text>;
    }
}

impl Update {
    /// The entry that it updates.
    pub fn subject(&self) -> Option<&Ref> {
        self.commitment.as_ref().or(self.topic.as_ref())
    }
}
