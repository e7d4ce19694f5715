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

/// What is barred with a wording, and the exceptions made to the decision by then: looked at only where the rest does
/// not explain a difference. Nothing else of the record is: a metric or an expectation has dates and numbers of its
/// own, which would explain away those that were told wrongly.
pub(super) fn wider(
    journal: &Journal,
    decision: Of<'_, Decision>,
    wording: &Decision,
    told: Span,
) -> Vec<String> {
    let stops = wording.stops.iter().map(ToString::to_string);
    stops.chain(exceptions(journal, decision, told)).collect()
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
