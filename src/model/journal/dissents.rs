//! Dissents on a decision and what became of them.

use super::Journal;
use crate::model::kinds::{Answer, Decision, Dissent};
use crate::model::{Channel, DissentOutcome, Of};

/// What became of a dissent.
#[derive(Debug, Clone, Copy)]
pub enum DissentState<'a> {
    /// Nobody has answered it.
    Open,
    /// It was answered; the last answer counts.
    Answered(Of<'a, Answer>),
}

impl<'a> DissentState<'a> {
    /// The last answer.
    pub fn answer(self) -> Option<Of<'a, Answer>> {
        match self {
            Self::Open => None,
            Self::Answered(answer) => Some(answer),
        }
    }

    /// The outcome of the last answer.
    pub fn outcome(self) -> Option<DissentOutcome> {
        self.answer().map(|answer| answer.outcome)
    }
}

impl Journal {
    /// The dissents on a decision and on its topic, in order.
    pub fn dissents_on<'a>(
        &'a self,
        decision: Of<'a, Decision>,
    ) -> impl Iterator<Item = Of<'a, Dissent>> {
        let on_topic = decision
            .body
            .topic
            .iter()
            .flat_map(|topic| self.naming_as::<Dissent>(topic));
        on_topic.chain(self.naming_as::<Dissent>(&decision.entry.id))
    }

    /// What became of a dissent.
    pub fn dissent_state(&self, dissent: Of<'_, Dissent>) -> DissentState<'_> {
        self.naming_as::<Answer>(&dissent.entry.id)
            .last()
            .map_or(DissentState::Open, DissentState::Answered)
    }

    /// The decision that a dissent is about: named itself, or the last that settled its topic.
    pub fn decision_of(&self, dissent: Of<'_, Dissent>) -> Option<Of<'_, Decision>> {
        let decision = self.get_as::<Decision>(&dissent.on_entry);
        decision.or_else(|| {
            let settles =
                |decision: &Of<'_, Decision>| decision.topic.as_ref() == Some(&dissent.on_entry);
            self.naming_as::<Decision>(&dissent.on_entry)
                .filter(settles)
                .last()
        })
    }

    /// Whether a member said against a decision or its topic in the room.
    pub fn dissented_in_forum(&self, decision: Of<'_, Decision>, handle: &str) -> bool {
        self.dissents_on(decision)
            .any(|dissent| dissent.channel == Channel::Forum && dissent.named() == Some(handle))
    }
}
