//! A commitment: who promised what, by when, and at whose cost.

use chrono::NaiveDate;

use crate::model::field::entry_kind;
use crate::model::{GoalId, Name, Person, Ref, Scope, Text};

entry_kind! {
    /// What somebody promised.
    Commitment {
        /// Who promised it
        owner: Person;
        /// What was promised
        what: Text;
        /// By when
        due: NaiveDate;
        /// To whom: functions or handles
        to: Vec<Name>;
        /// The decision that it serves
        decision: Option<Ref> => Decision;
        /// The goal that it serves
        goal: Option<GoalId>;
        /// Whether it serves the whole team or one function
        scope: Option<Scope>;
        /// Functions that bear a cost of it
        cost_on: Vec<Name>;
        /// Functions or members asked before
        consulted: Vec<Name>;
    }
}
