//! What becomes of dissent in the room. The dissent itself is health, and never asked about: only what it still lacks.

pub mod bare_objection;
pub mod unanswered_dissent;
pub mod uncommitted;

use chrono::NaiveDate;

use super::backchannel::went_to_authority;
use crate::model::kinds::{Dissent, Meeting};
use crate::model::{Channel, Journal, Of, Source, Team};

/// Dissent that these rules look at: said in the room, and not brought in from an older record, which seldom has the
/// answers. Dissent outside the forum is another question; dissent taken to the chair, the board, legal or ethics none.
fn in_the_room(journal: &Journal) -> impl Iterator<Item = Of<'_, Dissent>> {
    journal.all::<Dissent>().filter(|dissent| {
        dissent.channel == Channel::Forum
            && dissent.entry.source != Source::Imported
            && !went_to_authority(journal, *dissent)
    })
}

/// Whether somebody belongs to the team on a day; who is not listed as a member never left.
fn is_here(team: &Team, handle: &str, day: NaiveDate) -> bool {
    team.member(handle)
        .is_none_or(|member| member.is_in_on(day))
}

/// Whether a meeting may still sit at the end of a day: what was said in it may still be answered in it.
fn may_sit(meeting: Of<'_, Meeting>, as_of: NaiveDate) -> bool {
    meeting.ended.is_none() && meeting.entry.on >= as_of
}
