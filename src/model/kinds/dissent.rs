//! A dissent: what somebody said against a decision or a topic, where, and what would change their mind.

use crate::model::field::entry_kind;
use crate::model::{Channel, Person, Ref, Severity, Text};

entry_kind! {
    /// What somebody said against a decision or a topic.
    Dissent {
        /// The decision or topic
        on_entry: Ref => Topic | Decision;
        /// Who said it, or `withheld`
        member: Person;
        /// How heavy it is
        severity: Severity;
        /// What was said
        reason: Text;
        /// Where it was said
        channel: Channel;
        /// To whom: a handle, board, legal or ethics
        to: Option<Text>;
        /// What would change their mind
        would_change: Option<Text>;
        /// What is known now and was not when it was decided
        new_info: Option<Text>;
    }
}

/// Stands for a dissenter whose name is not recorded.
pub const WITHHELD: &str = "withheld";

/// To whom dissent may be taken beside the members.
pub const ADDRESSEES: &[&str] = &["board", "legal", "ethics"];

impl Dissent {
    /// The member who dissented, unless the name was withheld.
    pub fn named(&self) -> Option<&str> {
        (&*self.member != WITHHELD).then_some(&*self.member)
    }
}
