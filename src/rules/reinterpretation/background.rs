//! What stands in the record round a decision's wording. A relay that draws on it does not drift.

use crate::model::kinds::Decision;
use crate::model::{Journal, Of, Span};

/// What every comparison knows: text, tell, why and trade-offs, but for the words that it is held against.
pub(super) fn near<'a>(wording: &'a Decision, against: &str) -> Vec<&'a str> {
    let told = [
        Some(&wording.text),
        wording.tell.as_ref(),
        wording.why.as_ref(),
    ];
    let texts = told.into_iter().flatten().chain(&wording.trade_offs);
    let texts = texts.map(|text| &**text);
    texts.filter(|text| *text != against).collect()
}

/// What else the decision says, looked at only where the rest does not explain a difference.
pub(super) struct Wider {
    texts: Vec<String>,
}

impl Wider {
    /// Everything recorded with a wording but what was rejected, and the exceptions made to it by then.
    pub(super) fn of(
        journal: &Journal,
        decision: Of<'_, Decision>,
        wording: &Decision,
        told: Span,
    ) -> Self {
        let single = [&wording.metric, &wording.expected, &wording.reopen_when];
        let single = single.into_iter().flatten();
        let lists = wording.stops.iter().chain(&wording.assumptions);
        let mut texts: Vec<String> = single.chain(lists).map(ToString::to_string).collect();
        let dates = [("review", wording.review_on), ("ends", wording.ends)];
        for (word, day) in dates {
            texts.extend(day.map(|day| format!("{word} on {}", day.format("%-d %B %Y"))));
        }
        texts.extend(exceptions(journal, decision, told));
        Self { texts }
    }

    /// The texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }
}

/// The texts of decisions that make an exception, unless they surely came later.
pub(super) fn exceptions(
    journal: &Journal,
    decision: Of<'_, Decision>,
    by: Span,
) -> impl Iterator<Item = String> {
    let id = decision.entry.id.clone();
    journal
        .naming_as::<Decision>(&decision.entry.id)
        .filter(move |later| {
            later.excepts.as_deref() == Some(&*id) && !later.entry.when().surely_after(by)
        })
        .map(|later| later.body.text.to_string())
}
