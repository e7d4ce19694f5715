//! Whether the next forum heard of a side meeting.

use chrono::NaiveDate;

use super::gathering::Gathering;
use crate::model::journal::held;
use crate::model::kinds::{Decision, Meeting};
use crate::model::{Journal, Of, Span};
use crate::rules::Check;

/// Whether a side meeting was reported.
pub(super) enum Report {
    /// It was.
    Given,
    /// The next forum has not met.
    Awaited,
    /// The next forum, held on this day, has no word of it.
    Missing(NaiveDate),
}

/// The forums, by when they began.
pub(super) struct Forums<'a> {
    forums: Vec<(Span, Of<'a, Meeting>)>,
}

impl<'a> Forums<'a> {
    /// The forums that have met. One that may still sit at the end of the day asked for has not.
    pub(super) fn of(check: &Check<'a>) -> Self {
        let sits = |forum: &Of<'_, Meeting>| forum.ended.is_none() && forum.entry.on >= check.as_of;
        let met = check.journal.forums().filter(|forum| !sits(forum));
        let mut forums: Vec<_> = met.map(|forum| (held(forum), forum)).collect();
        forums.sort_by_key(|(held, _)| held.first);
        Self { forums }
    }

    /// Whether the next forum refers to the decision or the side meeting. A forum that may have come before it, or
    /// after, counts where it does.
    pub(super) fn report(
        &self,
        journal: &Journal,
        decision: Of<'_, Decision>,
        gathering: &Gathering<'_>,
    ) -> Report {
        // No forum lasts longer in the record than a day.
        let earliest = gathering.when.first.saturating_sub(86_400);
        let start = self
            .forums
            .partition_point(|(held, _)| held.first < earliest);
        for (held, forum) in &self.forums[start..] {
            if gathering.when.surely_after(*held) {
                continue;
            }
            if refers(journal, *forum, decision, gathering) {
                return Report::Given;
            }
            if held.surely_after(gathering.when) {
                return Report::Missing(forum.entry.on);
            }
        }
        Report::Awaited
    }
}

/// Whether a forum's list, or an entry of it, refers to the decision, the side meeting, or anything made there.
fn refers(
    journal: &Journal,
    forum: Of<'_, Meeting>,
    decision: Of<'_, Decision>,
    gathering: &Gathering<'_>,
) -> bool {
    let mut found = false;
    let mut look = |id: &str| {
        let other = journal.get(id);
        found |= id == &*decision.entry.id
            || id == &*gathering.entry.id
            || other.is_some_and(|other| other.meeting.as_deref() == Some(&*gathering.entry.id));
    };
    forum.about.iter().for_each(|id| look(id));
    for entry in journal.minuted(forum.entry) {
        entry.each_ref(&mut |_, id| look(id));
    }
    found
}
