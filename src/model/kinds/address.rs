//! An address: what the team made of a finding.

use crate::model::field::entry_kind;
use crate::model::{AddressResult, Text};

entry_kind! {
    /// What the team made of a finding.
    Address {
        /// The finding's fingerprint
        finding: Text;
        /// What became of it
        result: AddressResult;
        /// The reason, or what was changed
        what: Text;
        /// The digest of the evidence that was looked at, so that new evidence asks anew
        evidence: Option<Text>;
    }
}
