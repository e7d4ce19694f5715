//! Two relays of one decision that contradict each other, though neither drifts from it.

use super::told::told;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Level, Of};
use crate::rules::{Check, Draft, Evidence, Family, Rule};
use crate::wording::Comparison;

/// See `relays_conflict.md`.
pub static RULE: Rule = Rule {
    name: "relays-conflict",
    family: Family::Reinterpretation,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("relays_conflict.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for later in check.journal.all::<Relay>() {
        if let Some((earlier, comparison)) =
            told(check, later).and_then(|told| told.contradicts.as_ref())
            && let Some(decision) = check.journal.get_as::<Decision>(&later.decision)
        {
            found.push(question(check, decision, (*earlier, later), comparison));
        }
    }
}

fn question(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    (earlier, later): (Of<'_, Relay>, Of<'_, Relay>),
    comparison: &Comparison,
) -> Draft {
    let title = "Two relays of one decision do not say the same";
    let mut draft = Draft::about(later.entry, title)
        .with_subject(earlier.entry)
        .with_subject(decision.entry)
        .with_who(&check.who(later.entry, &later.member))
        .with_who(&check.who(earlier.entry, &earlier.member));
    for difference in &comparison.differences {
        let told = difference.told.as_ref();
        let told = told.map(|quote| Evidence::part(&later.entry.id, "said", quote));
        let before = difference.decided.as_ref();
        let before = before.map(|quote| Evidence::part(&earlier.entry.id, "said", quote));
        for evidence in told.into_iter().chain(before) {
            if !draft.evidence.contains(&evidence) {
                draft.evidence.push(evidence);
            }
        }
        draft = draft.noting(&difference.note);
    }
    for relay in [later, earlier] {
        if !draft
            .evidence
            .iter()
            .any(|known| known.entry == relay.entry.id)
        {
            draft = draft.quoting(relay.entry, "said", &relay.said);
        }
    }
    draft
}
