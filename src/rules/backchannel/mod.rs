//! Agreed in the room, opposed outside it.

pub mod late_dissent;

use crate::model::journal::StanceAt;
use crate::model::kinds::{Decision, Dissent};
use crate::model::{Channel, Journal, Of, Stance};

/// Whether dissent went where it is always right to take it: to the chair, the board, legal or ethics.
fn went_to_authority(journal: &Journal, dissent: Of<'_, Dissent>) -> bool {
    dissent.to.as_deref().is_some_and(|to| {
        crate::model::kinds::ADDRESSEES.contains(&to)
            || journal.team.member(to).is_some_and(|member| member.chair)
    })
}

/// Whether somebody who had been in the room kept silent there, or stood for the decision, just before they dissented.
/// A stance given to an earlier wording is neither; where the record does not tell, the answer is no.
fn was_for_or_silent(
    journal: &Journal,
    decision: Of<'_, Decision>,
    dissent: Of<'_, Dissent>,
    handle: &str,
) -> bool {
    match journal.stance_before(decision, handle, dissent.entry.when()) {
        StanceAt::Stood(stance) => stance == Stance::For,
        StanceAt::Silent => !journal.dissented_in_forum(decision, handle),
        StanceAt::Stale(_) | StanceAt::Unsure => false,
    }
}

/// Whether a dissent was said outside the forum.
fn is_outside(dissent: Of<'_, Dissent>) -> bool {
    dissent.channel != Channel::Forum
}
