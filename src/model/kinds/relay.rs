//! A relay: what a leader told their own people about a decision.

use crate::model::field::entry_kind;
use crate::model::{Name, Person, Ref, Text};

entry_kind! {
    /// What a leader told their people about a decision.
    Relay {
        /// The decision
        decision: Ref => Decision;
        /// Who told it
        member: Person;
        /// Who was told: one or several functions, handles, or all
        audience: Vec<Name>;
        /// The words
        said: Text;
        /// How it was told, such as stand-up or mail
        channel: Option<Text>;
        /// An earlier relay that it puts right
        corrects: Option<Ref> => Relay;
    }
}
