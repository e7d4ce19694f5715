//! A decision whose day for review has passed without one.

use super::{after, spelled};
use crate::model::Level;
use crate::model::kinds::Decision;
use crate::rules::{Check, Draft, Family, Rule};

/// See `overdue_review.md`.
pub static RULE: Rule = Rule {
    name: "overdue-review",
    family: Family::Cadence,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("overdue_review.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let journal = check.journal;
    for decision in journal.all::<Decision>() {
        let Some((due, set)) = journal.review_day(decision) else {
            continue;
        };
        if due < check.as_of
            && journal.end(decision, check.as_of).is_none()
            && !journal.was_reviewed(decision)
        {
            let title = format!(
                "A decision was to be looked at again by {}, and no review is on record",
                spelled(due)
            );
            let draft = Draft::about(decision.entry, title)
                .as_heard(check.is_hearsay(decision.entry))
                .on(after(due).max(set.on))
                .quoting(set, "review_on", &due.to_string())
                .quoting(decision.entry, "text", &decision.text);
            found.push(draft.with_subject(set));
        }
    }
}
