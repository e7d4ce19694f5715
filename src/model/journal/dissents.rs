//! Dissents on a decision and what became of them.

use super::Journal;
use crate::model::kinds::{Amendment, Answer, Decision, Dissent, Signal};
use crate::model::{Channel, DissentOutcome, Of, Span};

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
        on_topic.chain(self.naming_it_as::<Dissent>(decision.entry))
    }

    /// What became of a dissent.
    pub fn dissent_state(&self, dissent: Of<'_, Dissent>) -> DissentState<'_> {
        self.naming_it_as::<Answer>(dissent.entry)
            .last()
            .map_or(DissentState::Open, DissentState::Answered)
    }

    /// The signals about a decision and about its topic, in order.
    pub fn signals_on<'a>(
        &'a self,
        decision: Of<'a, Decision>,
    ) -> impl Iterator<Item = Of<'a, Signal>> {
        let topic = decision.body.topic.iter();
        let on_topic = topic.flat_map(|topic| self.naming_as::<Signal>(topic));
        on_topic.chain(self.naming_it_as::<Signal>(decision.entry))
    }

    /// The decision that a dissent is about: named itself, or the one that settled its topic.
    pub fn decision_of(&self, dissent: Of<'_, Dissent>) -> Option<Of<'_, Decision>> {
        self.decision_meant(&dissent.on_entry, dissent.entry.when())
    }

    /// The decision that a reference means when something was said: the decision itself, the one that an amendment
    /// changes, or the last that had settled a topic; of a topic not settled then, the first that did.
    pub fn decision_meant(&self, id: &str, when: Span) -> Option<Of<'_, Decision>> {
        if let Some(amendment) = self.get_as::<Amendment>(id) {
            return self.get_as(&amendment.body.decision);
        }
        let settles = |decision: &Of<'_, Decision>| decision.topic.as_deref() == Some(id);
        let mut settling = self.naming_as::<Decision>(id).filter(settles).peekable();
        let first = settling.peek().copied();
        let mut settled = settling.filter(|decision| !decision.entry.when().surely_after(when));
        self.get_as(id).or(settled.next_back()).or(first)
    }

    /// Whether a member said against a decision or its topic in the room.
    pub fn dissented_in_forum(&self, decision: Of<'_, Decision>, handle: &str) -> bool {
        self.dissents_on(decision)
            .any(|dissent| dissent.channel == Channel::Forum && dissent.named() == Some(handle))
    }
}
