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
    forums: Vec<Forum<'a>>,
}

/// A forum.
struct Forum<'a> {
    meeting: Of<'a, Meeting>,
    held: Span,
    /// Whether it may still sit at the end of the day asked for: then it has not met.
    sits: bool,
}

/// How far the record may be off: a day that somebody wrote down without a time begins up to fourteen hours earlier,
/// and ends up to twelve hours later, than it would in UTC.
const DOUBT: i64 = 2 * 86_400;

impl<'a> Forums<'a> {
    /// The forums of the journal.
    pub(super) fn of(check: &Check<'a>) -> Self {
        let forums = check.journal.forums().map(|meeting| Forum {
            meeting,
            held: held(meeting),
            sits: meeting.ended.is_none() && meeting.entry.on >= check.as_of,
        });
        let mut forums: Vec<_> = forums.collect();
        forums.sort_by_key(|forum| forum.held.first);
        Self { forums }
    }

    /// Whether the next forum refers to the decision or the side meeting. Where it is not certain which forum was the
    /// next, one that refers to them is enough, and all that may have been the next must have met before the rule asks.
    pub(super) fn report(
        &self,
        journal: &Journal,
        decision: Of<'_, Decision>,
        gathering: &Gathering<'_>,
    ) -> Report {
        let next = self.maybe_next(gathering.when);
        let mut met = next.iter().filter(|forum| !forum.sits);
        if met.any(|forum| refers(journal, forum.meeting, decision, gathering)) {
            return Report::Given;
        }
        let came_after = |forum: &&Forum<'_>| forum.held.surely_after(gathering.when);
        if next.iter().any(|forum| forum.sits)
            || !next.iter().copied().any(|forum| came_after(&forum))
        {
            return Report::Awaited;
        }
        let last = next.iter().map(|forum| forum.meeting.entry.on).max();
        last.map_or(Report::Awaited, Report::Missing)
    }

    /// The forums of which each may have been the next: not surely before, and with no other surely in between.
    fn maybe_next(&self, when: Span) -> Vec<&Forum<'a>> {
        let start = self
            .forums
            .partition_point(|forum| forum.held.first < when.first.saturating_sub(DOUBT));
        let mut maybe: Vec<&Forum<'_>> = Vec::new();
        // The earliest end of those that surely came after.
        let mut sure: Option<i64> = None;
        for forum in &self.forums[start..] {
            if sure.is_some_and(|last| forum.held.first > last.saturating_add(DOUBT)) {
                break;
            }
            if when.surely_after(forum.held) {
                continue;
            }
            if forum.held.surely_after(when) {
                sure = Some(sure.map_or(forum.held.last, |last| last.min(forum.held.last)));
            }
            maybe.push(forum);
        }
        let sure = maybe.clone();
        let sure = sure.iter().filter(|forum| forum.held.surely_after(when));
        maybe.retain(|forum| {
            let mut between = sure.clone();
            !between.any(|other| forum.held.surely_after(other.held))
        });
        maybe
    }
}

/// Whether a forum's list, or an entry of it, refers to the decision or its topic, the side meeting, or anything made
/// there.
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
            || decision.topic.as_deref() == Some(id)
            || id == &*gathering.entry.id
            || other.is_some_and(|other| other.meeting.as_deref() == Some(&*gathering.entry.id));
    };
    forum.about.iter().for_each(|id| look(id));
    for entry in journal.minuted(forum.entry) {
        entry.each_ref(&mut |_, id| look(id));
    }
    found
}
