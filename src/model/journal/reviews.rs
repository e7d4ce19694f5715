//! When decisions are to be looked at again, and whether they were.

use chrono::NaiveDate;

use super::Journal;
use crate::model::kinds::{Decision, Review};
use crate::model::{Entry, Of, Value};

impl Journal {
    /// The day on which a decision is to be looked at again, as it was set last, and the entry that set it.
    pub fn review_day<'a>(&'a self, decision: Of<'a, Decision>) -> Option<(NaiveDate, &'a Entry)> {
        let mut set = decision.body.review_on.map(|day| (day, decision.entry));
        for amendment in self.amendments(decision.entry) {
            let changes = amendment.body.changes.iter();
            for (_, value) in changes.filter(|(field, _)| field.name == "review_on") {
                if let Value::Day(day) = value {
                    set = Some((*day, amendment.entry));
                }
            }
        }
        set
    }

    /// Whether a decision was reviewed since its day for review was set.
    pub fn was_reviewed(&self, decision: Of<'_, Decision>) -> bool {
        let set = self.review_day(decision);
        let set = set.map_or(decision.entry, |(_, entry)| entry);
        let set = self.place(set);
        self.naming_it_as::<Review>(decision.entry)
            .any(|review| self.place(review.entry) > set)
    }
}
