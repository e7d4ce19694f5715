//! A signature: a member's name under a version of the pledge.

use crate::model::field::entry_kind;
use crate::model::{Person, Text};

entry_kind! {
    /// A member's name under the pledge.
    Signature {
        /// Who signs
        member: Person;
        /// The version of the pledge
        pledge: Text;
    }
}
