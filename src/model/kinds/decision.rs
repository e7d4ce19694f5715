//! A decision: the wording, its reasons, and where people stood.

use chrono::NaiveDate;

use crate::model::field::entry_kind;
use crate::model::{Door, GoalId, Method, Name, Person, Ref, Share, Stances, Team, Text};

entry_kind! {
    /// What the team decided.
    Decision {
        /// The decision in one sentence
        text: Text;
        /// Why it was decided
        why: Option<Text>;
        /// What the team gives up for it
        trade_offs: Vec<Text>;
        /// What is not to be done any more
        stops: Vec<Text>;
        /// Options that were considered and not taken
        rejected: Vec<Text>;
        /// The goals it serves
        goals: Vec<GoalId>;
        /// How the team will see that it works
        metric: Option<Text>;
        /// The one who approves it
        approver: Option<Person>;
        /// The one who drives it
        driver: Option<Person>;
        /// Functions or members asked before
        consulted: Vec<Name>;
        /// Functions or members to be told
        informed: Vec<Name>;
        /// Functions whose work it changes
        affects: Vec<Name>;
        /// How it was decided
        method: Option<Method>;
        /// Whether it can be walked back
        door: Option<Door>;
        /// What is expected to come of it
        expected: Option<Text>;
        /// How sure the team is of that, from 0 to 1
        confidence: Option<Share>;
        /// What must hold for it to work
        assumptions: Vec<Text>;
        /// When the team looks at what came of it
        review_on: Option<NaiveDate>;
        /// When it ends by itself
        ends: Option<NaiveDate>;
        /// What would reopen it
        reopen_when: Option<Text>;
        /// The one sentence that everyone carries back
        tell: Option<Text>;
        /// The decision that it takes the place of
        supersedes: Option<Ref> => Decision;
        /// The decision to which it makes an exception
        excepts: Option<Ref> => Decision;
        /// The decision that it takes back
        reverses: Option<Ref> => Decision;
        /// What is known now and was not then
        new_info: Option<Text>;
        /// The topic that it settles
        topic: Option<Ref> => Topic;
        /// Where members stand, as MEMBER=STANCE (+1 +0 0 -0 -1, or the word)
        stances: Stances;
    }
}

impl Decision {
    /// Whether the decision asks for strictness: a one-way door, or two or more functions affected.
    pub fn is_strict(&self, team: &Team) -> bool {
        let mut functions = self.affects.iter().map(|name| team.function_of(name));
        let first = functions.next();
        self.door == Some(Door::OneWay)
            || functions.any(|other| Some(other) != first)
            || self.affects.iter().any(|name| &**name == "all")
    }

    /// The earlier decision that this one changes: supersedes, reverses or makes an exception to.
    pub fn changes(&self) -> impl Iterator<Item = &Ref> {
        self.supersedes
            .iter()
            .chain(&self.reverses)
            .chain(&self.excepts)
    }
}
