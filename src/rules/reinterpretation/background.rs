//! A decision's wording as texts to hold others against, with what stands round it in the record: a relay that draws on
//! that does not drift.

use chrono::NaiveDate;

use crate::model::kinds::Decision;
use crate::model::{Entry, Journal, Of, Span, Value};
use crate::wording::{Lexicon, Words};

/// A wording of a decision.
pub(super) struct Wording<'d> {
    /// Its text.
    pub text: Words<'d>,
    /// The sentence that was agreed to be told.
    pub tell: Option<Words<'d>>,
    /// Its reason.
    pub why: Option<Words<'d>>,
    /// What it costs.
    pub trade_offs: Vec<Words<'d>>,
    stops: Vec<Words<'d>>,
}

impl<'d> Wording<'d> {
    /// A wording's texts; relative dates in them resolve against the day on which it was decided.
    pub(super) fn new(decision: &'d Decision, on: NaiveDate, lexicon: &'d Lexicon) -> Self {
        let words = |text: &'d crate::model::Text| Words::new(text, Some(on), lexicon);
        Self {
            text: words(&decision.text),
            tell: decision.tell.as_ref().map(words),
            why: decision.why.as_ref().map(words),
            trade_offs: decision.trade_offs.iter().map(words).collect(),
            stops: decision.stops.iter().map(words).collect(),
        }
    }

    /// Its reason, if it has one.
    pub(super) fn reasons(&self) -> Vec<&Words<'d>> {
        self.why.iter().collect()
    }

    /// What it costs: one of these is enough.
    pub(super) fn costs(&self) -> Vec<&Words<'d>> {
        self.trade_offs.iter().collect()
    }

    /// What every comparison knows: text, tell, why and trade-offs, but for the words that it is held against.
    pub(super) fn near(&self, against: &str) -> Vec<&Words<'d>> {
        let told = [Some(&self.text), self.tell.as_ref(), self.why.as_ref()];
        let all = told.into_iter().flatten().chain(&self.trade_offs);
        all.filter(|words| words.text() != against).collect()
    }

    /// What is barred with it, and the exceptions made to the decision by then: looked at only where the rest does not
    /// explain a difference. Nothing else of the record is: a metric or an expectation has dates and numbers of its
    /// own, which would explain away those that were told wrongly.
    pub(super) fn wider<'w>(
        &'w self,
        exceptions: &'w [(Span, Words<'d>)],
        told: Span,
    ) -> impl Iterator<Item = &'w Words<'d>> {
        let made = exceptions
            .iter()
            .filter(move |(when, _)| !when.surely_after(told));
        self.stops.iter().chain(made.map(|(_, words)| words))
    }
}

/// The decisions that make an exception.
pub(super) fn exceptions<'a>(
    journal: &'a Journal,
    decision: Of<'a, Decision>,
) -> impl Iterator<Item = Of<'a, Decision>> {
    let id = &*decision.entry.id;
    let naming = journal.naming_as::<Decision>(id);
    naming.filter(move |later| later.excepts.as_deref() == Some(id))
}

/// The entry that gave a decision's field the words that stood on a day.
pub(super) fn worded_by<'a>(
    journal: &'a Journal,
    decision: Of<'a, Decision>,
    field: &str,
    words: &str,
    day: NaiveDate,
) -> &'a Entry {
    let has = |value: &Value| matches!(value, Value::Text(text) if text == words);
    journal.worded_by(decision, field, day, has)
}
