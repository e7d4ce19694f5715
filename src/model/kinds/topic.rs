//! A topic: what somebody put before the forum.

use crate::model::field::entry_kind;
use crate::model::{Person, Ref, Text};

entry_kind! {
    /// A question put before the forum.
    Topic {
        /// The question in a few words
        title: Text;
        /// A decision that it reopens
        about: Option<Ref> => Decision;
        /// Who raised it
        raised_by: Option<Person>;
        /// The paper sent out before, or where it is
        memo: Option<Text>;
        /// What is known now and was not when the decision was made
        new_info: Option<Text>;
    }
}
