//! The life of a decision: its wording through amendments, and how it ended.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::Journal;
use crate::model::kinds::{Amendment, Decision};
use crate::model::{Entry, Fields, Of, Span, Value};

/// Why a decision no longer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndCause {
    /// Its own date came.
    Ended,
    /// A later one took its place.
    Superseded,
    /// A later one took it back.
    Reversed,
}

/// How a decision ended.
#[derive(Debug, Clone, Copy)]
pub struct End<'a> {
    /// Why.
    pub cause: EndCause,
    /// When.
    pub when: Span,
    /// On which day.
    pub on: NaiveDate,
    /// The decision that ended it, if one did.
    pub by: Option<&'a Entry>,
}

/// What ends a decision.
#[derive(Debug)]
pub(super) struct Fate {
    /// The earliest of the decisions that took its place or took it back, by position.
    by: Option<(EndCause, u32)>,
    /// Its own last day.
    ends: Option<NaiveDate>,
}

impl Journal {
    /// The amendments of a decision, in order.
    pub fn amendments(
        &self,
        decision: &Entry,
    ) -> impl DoubleEndedIterator<Item = Of<'_, Amendment>> {
        self.naming_it_as::<Amendment>(decision)
    }

    /// The amendments of a decision from one day to another, both of them included, in any order.
    pub fn amendments_between(
        &self,
        decision: &Entry,
        (first, last): (NaiveDate, NaiveDate),
    ) -> impl Iterator<Item = Of<'_, Amendment>> {
        let often = self.amended_often(decision);
        let found = often.map(|wordings| wordings.between(self, first, last));
        let all = found
            .is_none()
            .then(|| self.amendments(decision))
            .into_iter()
            .flatten();
        let is_in = move |amendment: &Of<'_, Amendment>| {
            first <= amendment.entry.on && amendment.entry.on <= last
        };
        found.into_iter().flatten().chain(all.filter(is_in))
    }

    /// A decision as it stands now, all amendments applied.
    pub fn current<'a>(&self, decision: Of<'a, Decision>) -> Cow<'a, Decision> {
        if let Some(often) = self.amended_often(decision.entry) {
            return Cow::Owned(often.current(self, decision));
        }
        let mut wording = Cow::Borrowed(decision.body);
        for amendment in self.amendments(decision.entry) {
            apply(wording.to_mut(), &amendment);
        }
        wording
    }

    /// The wordings that stood on a day, the earliest first: one, or on the day of an amendment several.
    pub fn wordings_on<'a>(
        &self,
        decision: Of<'a, Decision>,
        day: NaiveDate,
    ) -> Vec<Cow<'a, Decision>> {
        if let Some(often) = self.amended_often(decision.entry) {
            return often.on(self, decision, day);
        }
        let mut wordings = vec![Cow::Borrowed(decision.body)];
        for amendment in self
            .amendments(decision.entry)
            .filter(|amendment| amendment.entry.on <= day)
        {
            let mut next = wordings
                .last()
                .map_or_else(|| decision.body.clone(), |last| (**last).clone());
            apply(&mut next, &amendment);
            if amendment.entry.on < day {
                wordings.clear();
            }
            wordings.push(Cow::Owned(next));
        }
        wordings
    }

    /// The entry that gave a decision's field the value that it has in a wording of a day: the last amendment by then
    /// that set it to just that, else the decision itself.
    pub fn worded_by<'a>(
        &'a self,
        decision: Of<'a, Decision>,
        field: &str,
        day: NaiveDate,
        holds: impl Fn(&Value) -> bool,
    ) -> &'a Entry {
        let sets = |amendment: &Of<'_, Amendment>| {
            let mut changes = amendment.changes.iter();
            changes.any(|(changed, value)| changed.name == field && holds(value))
        };
        let last = match self.amended_often(decision.entry) {
            Some(often) => often.setting(self, field, day).find(sets),
            None => self
                .amendments(decision.entry)
                .rev()
                .filter(|amendment| amendment.entry.on <= day)
                .find(sets),
        };
        last.map_or(decision.entry, |amendment| amendment.entry)
    }

    /// How a decision ended by a day, if it did; the earliest end counts.
    pub fn end(&self, decision: Of<'_, Decision>, as_of: NaiveDate) -> Option<End<'_>> {
        let fates = self.fates.get_or_init(|| self.fates());
        let position = u32::try_from(self.place(decision.entry)?).ok()?;
        let fate = fates.get(&position)?;
        let by = fate.by.map(|(cause, later)| {
            let later = &self.entries[later as usize];
            End {
                cause,
                when: later.when(),
                on: later.on,
                by: Some(later),
            }
        });
        let own = fate.ends.filter(|day| *day < as_of).map(|day| End {
            cause: EndCause::Ended,
            when: crate::model::time::end_of(day),
            on: day,
            by: None,
        });
        by.into_iter().chain(own).min_by_key(|end| end.when.first)
    }

    /// What ends the decisions of the journal, each looked at once.
    fn fates(&self) -> HashMap<u32, Fate> {
        let fates = self.all::<Decision>().filter_map(|decision| {
            let by = self.ended_by(decision);
            let ends = self.last_day_of(decision);
            let position = u32::try_from(self.place(decision.entry)?).ok()?;
            (by.is_some() || ends.is_some()).then_some((position, Fate { by, ends }))
        });
        fates.collect()
    }

    /// The earliest of the decisions that took the place of one or took it back.
    fn ended_by(&self, decision: Of<'_, Decision>) -> Option<(EndCause, u32)> {
        let id = &*decision.entry.id;
        let links = self
            .links_of(decision.entry, crate::model::Kind::Decision)
            .iter();
        let later = links.filter_map(|link| {
            let later =
                <Decision as crate::model::BodyOf>::of(&self.entries[link.naming as usize])?;
            let cause = if later.supersedes.as_deref() == Some(id) {
                EndCause::Superseded
            } else if later.reverses.as_deref() == Some(id) {
                EndCause::Reversed
            } else {
                return None;
            };
            Some((later.entry.when().first, cause, link.naming))
        });
        let first = later.min_by_key(|(first, _, _)| *first);
        first.map(|(_, cause, naming)| (cause, naming))
    }

    /// The last day of a decision, as it was set last.
    fn last_day_of(&self, decision: Of<'_, Decision>) -> Option<NaiveDate> {
        let set = self.amendments(decision.entry).rev().find_map(|amendment| {
            let mut changes = amendment.body.changes.iter();
            changes.find_map(|(field, value)| match value {
                Value::Day(day) if field.name == "ends" => Some(*day),
                _ => None,
            })
        });
        set.or(decision.body.ends)
    }

    /// Whether a decision surely stood when something happened.
    pub fn surely_stood(&self, decision: Of<'_, Decision>, when: Span) -> bool {
        self.end(decision, NaiveDate::MAX)
            .is_none_or(|end| end.when.surely_after(when))
    }
}

/// Gives a decision the fields that an amendment changes. Values were checked against their fields when the
/// amendment was read.
pub(super) fn apply(decision: &mut Decision, amendment: &Amendment) {
    for (field, value) in &amendment.changes {
        let _ = decision.set(field.name, value.clone());
    }
    if voids_tell(amendment) {
        decision.tell = None;
    }
}

/// The agreed sentence told the old text; with a new text of substance it is void until a new one is agreed.
pub(super) fn voids_tell(amendment: &Amendment) -> bool {
    let mut changes = amendment.changes.iter();
    let changes_tell = changes.any(|(field, _)| field.name == "tell");
    amendment.is_substantive() && amendment.changes_text() && !changes_tell
}
