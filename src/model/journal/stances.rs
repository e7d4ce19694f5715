//! Where a member stood just before something happened.

use super::{Journal, Link};
use crate::model::BodyOf;
use crate::model::kinds::{Amendment, Decision, Position};
use crate::model::{Entry, Kind, Of, Span, Stance};

/// Where a member stood at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StanceAt {
    /// Nothing is recorded.
    Silent,
    /// This stance stood.
    Stood(Stance),
    /// This stance had been given to an earlier wording, and was not reaffirmed.
    Stale(Stance),
    /// The record does not tell what came first.
    Unsure,
}

impl Journal {
    /// Where a member stood on a decision just before something happened.
    pub fn stance_before(&self, decision: Of<'_, Decision>, handle: &str, event: Span) -> StanceAt {
        let mut stance = match decision.stances.of(handle) {
            Some(stance) => StanceAt::Stood(stance),
            None => StanceAt::Silent,
        };
        let mut given = decision.entry.when();
        for entry in self
            .steps(decision, handle)
            .filter(|entry| !entry.when().surely_after(event))
        {
            // A position of the same instant as an amendment is on the amended wording: people type one after the
            // other, and scripts faster than the clock.
            let together = entry.when() == given && given.first == given.last;
            let after = step(decision, handle, stance, entry);
            if together && matches!(after, StanceAt::Stale(_)) {
                continue;
            }
            if after != stance {
                given = entry.when();
            }
            if after != stance && !event.surely_after(entry.when()) {
                return StanceAt::Unsure;
            }
            stance = after;
        }
        stance
    }

    /// What can change where a member stands on a decision, in order: positions of theirs, and amendments.
    fn steps(&self, decision: Of<'_, Decision>, handle: &str) -> impl Iterator<Item = &Entry> {
        let of = |kind| self.links_of(decision.entry, kind).iter();
        let position = |link: &&Link| {
            Position::of(&self.entries[link.naming as usize])
                .is_some_and(|position| &*position.member == handle)
        };
        let steps = of(Kind::Position).filter(position);
        let steps = steps.chain(of(Kind::Amendment)).map(|link| link.naming);
        let mut steps: Vec<u32> = steps.collect();
        steps.sort_unstable();
        steps
            .into_iter()
            .map(|position| &self.entries[position as usize])
    }

    /// Where a member stands on a decision now.
    pub fn stance(&self, decision: Of<'_, Decision>, handle: &str) -> StanceAt {
        self.stance_before(
            decision,
            handle,
            Span {
                first: i64::MAX,
                last: i64::MAX,
                floats: false,
            },
        )
    }
}

/// What one entry makes of a stance.
fn step(decision: Of<'_, Decision>, handle: &str, stance: StanceAt, entry: &Entry) -> StanceAt {
    if let Some(position) = Position::of(entry) {
        let ours = *position.decision == *decision.entry.id && &*position.member == handle;
        return if ours {
            StanceAt::Stood(position.stance)
        } else {
            stance
        };
    }
    let amended = Amendment::of(entry).is_some_and(|amendment| amendment.is_substantive());
    match stance {
        StanceAt::Stood(given) if amended => StanceAt::Stale(given),
        unchanged => unchanged,
    }
}
