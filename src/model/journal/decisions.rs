//! The life of a decision: its wording through amendments, and how it ended.

use std::borrow::Cow;

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

impl Journal {
    /// The amendments of a decision, in order.
    pub fn amendments(&self, decision: &Entry) -> impl Iterator<Item = Of<'_, Amendment>> {
        self.naming_as::<Amendment>(&decision.id)
    }

    /// A decision as it stands now, all amendments applied.
    pub fn current<'a>(&self, decision: Of<'a, Decision>) -> Cow<'a, Decision> {
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

    /// The entry that gave a decision's field the value that it has in a wording: the last amendment that set it to
    /// just that, else the decision itself.
    pub fn worded_by<'a>(
        &'a self,
        decision: Of<'a, Decision>,
        field: &str,
        holds: impl Fn(&Value) -> bool,
    ) -> &'a Entry {
        let sets = |amendment: &Of<'_, Amendment>| {
            let mut changes = amendment.changes.iter();
            changes.any(|(changed, value)| changed.name == field && holds(value))
        };
        let last = self.amendments(decision.entry).filter(sets).last();
        last.map_or(decision.entry, |amendment| amendment.entry)
    }

    /// How a decision ended by a day, if it did; the earliest end counts.
    pub fn end(&self, decision: Of<'_, Decision>, as_of: NaiveDate) -> Option<End<'_>> {
        let id = &*decision.entry.id;
        let ended_by = self.naming_as::<Decision>(id).filter_map(|later| {
            let cause = if later.supersedes.as_deref() == Some(id) {
                EndCause::Superseded
            } else if later.reverses.as_deref() == Some(id) {
                EndCause::Reversed
            } else {
                return None;
            };
            Some(End {
                cause,
                when: later.entry.when(),
                on: later.entry.on,
                by: Some(later.entry),
            })
        });
        let own = self
            .current(decision)
            .ends
            .filter(|day| *day < as_of)
            .map(|day| End {
                cause: EndCause::Ended,
                when: crate::model::time::end_of(day),
                on: day,
                by: None,
            });
        ended_by.chain(own).min_by_key(|end| end.when.first)
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
    // The agreed sentence told the old text; with a new text of substance it is void until a new one is agreed.
    let changes_tell = amendment
        .changes
        .iter()
        .any(|(field, _)| field.name == "tell");
    if amendment.is_substantive() && amendment.changes_text() && !changes_tell {
        decision.tell = None;
    }
}
