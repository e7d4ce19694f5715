//! Agreed in the room, opposed outside it.

pub mod changed_outside;
pub mod late_dissent;
pub mod public_dissent;
pub mod relitigated;
pub mod side_meeting;

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::model::journal::StanceAt;
use crate::model::kinds::{ADDRESSEES, Decision, Dissent};
use crate::model::{Body, Channel, Entry, Journal, Of, Span};
use crate::rules::Check;

/// What a rule asks about already, by decision, member and day: one event is one finding, though several people wrote
/// it down.
#[derive(Debug, Default)]
struct Told<'a>(HashSet<(&'a str, &'a str, NaiveDate)>);

impl<'a> Told<'a> {
    /// Whether this is the first that tells of it.
    fn is_first(&mut self, decision: Of<'a, Decision>, handle: &'a str, day: NaiveDate) -> bool {
        self.0.insert((&decision.entry.id, handle, day))
    }
}

/// A named dissent outside the forum on a decision that stood: who said it, and which decision. Dissent taken to the
/// chair, the board, legal or ethics is never asked about, nor is one by somebody who was not in the room.
fn outside_dissent<'a>(
    journal: &'a Journal,
    dissent: Of<'a, Dissent>,
) -> Option<(&'a str, Of<'a, Decision>)> {
    let handle = dissent.body.named()?;
    if dissent.channel == Channel::Forum || went_to_authority(journal, dissent) {
        return None;
    }
    let decision = journal.decision_of(dissent)?;
    let asked = agreed_there(journal, decision, handle, dissent.entry.on)
        && journal.surely_stood(decision, dissent.entry.when());
    asked.then_some((handle, decision))
}

/// Whether dissent went where it is always right to take it: to the chair, the board, legal or ethics.
pub(super) fn went_to_authority(journal: &Journal, dissent: Of<'_, Dissent>) -> bool {
    dissent.to.as_deref().is_some_and(|to| {
        ADDRESSEES.contains(&to) || journal.team.member(to).is_some_and(|member| member.chair)
    })
}

/// Whether somebody was in the room when a decision was made, and still belonged to the team on a day.
fn agreed_there(
    journal: &Journal,
    decision: Of<'_, Decision>,
    handle: &str,
    day: NaiveDate,
) -> bool {
    let member = journal.team.member(handle);
    member.is_some_and(|member| member.is_in_on(day)) && journal.was_present(decision, handle)
}

/// Whether a dissent can be heard by more than the team: in public, or by the dissenter's own people.
fn is_public(dissent: Of<'_, Dissent>) -> bool {
    matches!(dissent.channel, Channel::Public | Channel::OwnTeam)
}

/// Whether what somebody says repeats what they had said in the room, and they carry the decision all the same.
fn repeats_what_was_minuted(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    handle: &str,
    when: Span,
) -> bool {
    check.dissents().may_be_in_forum(decision, handle, when)
        && match check.journal.stance_before(decision, handle, when) {
            StanceAt::Stood(stance) | StanceAt::Stale(stance) => stance.carries(),
            StanceAt::Unsure => true,
            StanceAt::Silent => false,
        }
}

/// Whether an entry changes a decision: amends it in substance, takes its place, takes it back or excepts from it.
fn changes(entry: &Entry, decision: &str) -> bool {
    match &entry.body {
        Body::Amendment(amendment) => {
            amendment.is_substantive() && &*amendment.decision == decision
        }
        Body::Decision(later) => later.changes().any(|id| &**id == decision),
        _ => false,
    }
}
