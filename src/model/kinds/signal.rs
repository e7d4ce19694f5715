//! A signal: something seen outside the forum that bears on a decision or a commitment.

use crate::model::field::entry_kind;
use crate::model::{Name, Person, Ref, SignalWhat, Text};

entry_kind! {
    /// Something seen outside the forum.
    Signal {
        /// What kind of thing
        what: SignalWhat;
        /// Who was seen doing it
        who: Vec<Person>;
        /// The decision, commitment or other entry that it bears on
        about: Vec<Ref>;
        /// What was seen or heard
        seen: Text;
        /// Functions that bear a cost of it
        cost_on: Vec<Name>;
        /// Functions or members asked before
        consulted: Vec<Name>;
        /// What the person said when asked
        reply: Option<Text>;
    }
}
