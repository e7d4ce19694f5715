//! What became of commitments.

use chrono::NaiveDate;

use super::Journal;
use crate::model::kinds::{Commitment, Update};
use crate::model::{Of, Scope, UpdateState};

/// What became of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It stands, and its date has not passed.
    Open,
    /// Its date has passed, and nobody has said what became of it.
    Overdue,
    /// Done.
    Kept,
    /// Not done.
    Missed,
    /// No longer promised.
    Dropped,
}

impl State {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Kept => "kept",
            Self::Missed => "missed",
            Self::Dropped => "dropped",
        }
    }

    /// Whether somebody still owes it.
    pub fn is_owed(self) -> bool {
        matches!(self, Self::Open | Self::Overdue)
    }
}

/// A commitment's state with its date and history.
#[derive(Debug, Clone)]
pub struct CommitmentState<'a> {
    /// What became of it.
    pub state: State,
    /// The date that counts now.
    pub due: NaiveDate,
    /// How often it was moved.
    pub moves: usize,
    /// The last update, if there is one.
    pub last: Option<Of<'a, Update>>,
}

impl Journal {
    /// What became of a commitment by the end of a day. It is overdue once its day has passed.
    pub fn commitment_state(
        &self,
        commitment: Of<'_, Commitment>,
        as_of: NaiveDate,
    ) -> CommitmentState<'_> {
        let mut folded = CommitmentState {
            state: State::Open,
            due: commitment.due,
            moves: 0,
            last: None,
        };
        for update in self.naming_it_as::<Update>(commitment.entry) {
            folded.last = Some(update);
            folded.state = match update.state {
                UpdateState::Kept => State::Kept,
                UpdateState::Missed => State::Missed,
                UpdateState::Dropped => State::Dropped,
                UpdateState::Moved | UpdateState::Deferred => {
                    folded.due = update.due.unwrap_or(folded.due);
                    folded.moves += 1;
                    State::Open
                }
            };
        }
        if folded.state == State::Open && folded.due < as_of {
            folded.state = State::Overdue;
        }
        folded
    }

    /// Whether a commitment serves the whole team or the owner's own function: as it says, else as its goal does.
    pub fn scope(&self, commitment: Of<'_, Commitment>) -> Option<Scope> {
        let goal = || {
            let id = commitment.goal.as_deref()?;
            let goal = self.team.goals.iter().find(|goal| goal.id == id)?;
            let is_own = || {
                let owner = self.team.function_of(&commitment.owner);
                goal.function.as_deref() == Some(owner)
            };
            goal.scope
                .filter(|scope| *scope == Scope::Shared || is_own())
        };
        commitment.scope.or_else(goal)
    }
}
