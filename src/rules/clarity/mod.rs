//! Decided, and not said what others need to know.

pub mod no_approver;
pub mod no_goal;
pub mod no_metric;
pub mod no_trade_off;
pub mod no_why;
pub mod topic_without_outcome;

use crate::model::kinds::Decision;
use crate::model::{Journal, Level, Of, Source, Value};
use crate::rules::{Check, Draft};

/// Asks about every decision that stands and whose wording of today says nothing in a field: a question where the
/// decision is strict, else a note. What was brought in from an older record is as short as that record was.
fn asks_for(
    check: &Check<'_>,
    found: &mut Vec<Draft>,
    is_said: fn(&Decision) -> bool,
    title: &str,
) {
    let journal = check.journal;
    for decision in journal.all::<Decision>() {
        if decision.entry.source == Source::Imported {
            continue;
        }
        let wording = journal.current(decision);
        if is_said(&wording) || journal.end(decision, check.as_of).is_some() {
            continue;
        }
        let strict = wording.is_strict(check.team());
        found.push(question(check, decision, &wording, title, strict));
    }
}

fn question(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    wording: &Decision,
    title: &str,
    is_strict: bool,
) -> Draft {
    let journal: &Journal = check.journal;
    let is_this = |value: &Value| matches!(value, Value::Text(text) if *text == *wording.text);
    let worded_by = journal.worded_by(decision, "text", check.as_of, is_this);
    let mut draft = Draft::about(decision.entry, title)
        .as_heard(check.is_hearsay(decision.entry))
        .quoting(worded_by, "text", &wording.text);
    if !is_strict {
        draft.at_most = Level::Note;
    }
    draft
}
