//! Agreed too easily to be sure of it. Decisions brought in from an older record carry no stances, and are left out.

pub mod instant_decision;
pub mod silent_room;
pub mod unanimity_run;

use crate::model::kinds::Decision;
use crate::model::{Channel, Journal, Of, Source};
use crate::rules::Check;

/// The decisions that harmony rules look at: those that were strict when they were made, and still are.
fn strict<'a>(check: &Check<'a>) -> impl Iterator<Item = Of<'a, Decision>> {
    let (journal, team) = (check.journal, check.team());
    journal.all::<Decision>().filter(move |decision| {
        decision.entry.source != Source::Imported
            && decision.is_strict(team)
            && journal.current(*decision).is_strict(team)
    })
}

/// Whether its meeting still sat at the end of the day asked for, so that somebody may yet speak. What nobody closed
/// is over once its day is.
fn still_sits(check: &Check<'_>, decision: Of<'_, Decision>) -> bool {
    let meeting = check.journal.meeting_of(decision.entry);
    meeting.is_some_and(|meeting| match meeting.ended {
        Some(ended) => ended.date_naive() > check.as_of,
        None => meeting.entry.on >= check.as_of,
    })
}

/// How many dissents in the forum keep their name back: as many of the silent may have spoken.
fn withheld(journal: &Journal, decision: Of<'_, Decision>) -> usize {
    journal
        .dissents_on(decision)
        .filter(|dissent| dissent.channel == Channel::Forum && dissent.named().is_none())
        .count()
}
