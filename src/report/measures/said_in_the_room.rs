//! Said in the room.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::{PartOf, Period};
use crate::model::journal::StanceAt;
use crate::model::kinds::{Decision, Dissent};
use crate::model::{Channel, Journal, Of};
use crate::report::dissents::is_confided;
use crate::rules::Dissents;

/// Dissents in the forum within the window ÷ dissents. The window is the team's `dissent_window` after the decision, or
/// after it was last changed in substance; dissent on a topic comes before it, and dissent with new information is
/// never late.
///
/// Not counted: what was taken to the chair, the board, legal or ethics, who are always right to hear it; and what
/// repeats elsewhere a dissent said in the forum, by somebody who carries the decision all the same.
pub fn said_in_the_room(journal: &Journal, period: Period, as_of: NaiveDate) -> PartOf {
    let period = period.up_to(as_of);
    let sorted = OnceCell::new();
    let counted = journal.all::<Dissent>().filter(|dissent| {
        period.has(dissent.entry.on)
            && !dissent.entry.is_reported()
            && !is_confided(journal, *dissent)
            && !repeats(journal, *dissent, || {
                sorted.get_or_init(|| Dissents::of(journal))
            })
    });
    counted
        .map(|dissent| dissent.channel == Channel::Forum && !is_late(journal, dissent))
        .collect()
}

/// Whether it surely came after the window, with nothing new to say.
fn is_late(journal: &Journal, dissent: Of<'_, Dissent>) -> bool {
    let said = dissent.entry.when();
    let late = |decision: Of<'_, Decision>| {
        let changes = journal.amendments(decision.entry);
        let changes = changes.filter(|amendment| amendment.is_substantive());
        let since = changes
            .map(|amendment| amendment.entry.when())
            .rfind(|when| !when.surely_after(said))
            .unwrap_or(decision.entry.when());
        said.surely_after_window(since, journal.team.dissent_window)
    };
    dissent.new_info.is_none() && journal.decision_of(dissent).is_some_and(late)
}

/// Whether somebody says elsewhere what they had said in the room, and carries the decision.
fn repeats<'d>(
    journal: &'d Journal,
    dissent: Of<'_, Dissent>,
    sorted: impl Fn() -> &'d Dissents<'d>,
) -> bool {
    let when = dissent.entry.when();
    let (Some(decision), Some(member)) = (journal.decision_of(dissent), dissent.body.named())
    else {
        return false;
    };
    dissent.channel != Channel::Forum
        && sorted().may_be_in_forum(decision, member, when)
        && match journal.stance_before(decision, member, when) {
            StanceAt::Stood(stance) | StanceAt::Stale(stance) => stance.carries(),
            StanceAt::Unsure => true,
            StanceAt::Silent => false,
        }
}
