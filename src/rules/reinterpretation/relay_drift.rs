//! A relay that says something else than was decided.

use super::is_corrected;
use super::told::{HeldAgainst, told};
use crate::model::kinds::Relay;
use crate::model::{Level, Of};
use crate::rules::{Check, Draft, Evidence, Family, Rule};

/// See `relay_drift.md`.
pub static RULE: Rule = Rule {
    name: "relay-drift",
    family: Family::Reinterpretation,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("relay_drift.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for relay in check.journal.all::<Relay>() {
        if let Some(held) = told(check, relay).and_then(|told| told.drift.as_ref())
            && !is_corrected(check.journal, relay)
        {
            found.push(question(check, relay, held));
        }
    }
}

fn question(check: &Check<'_>, relay: Of<'_, Relay>, held: &HeldAgainst<'_>) -> Draft {
    let who = check.who(relay.entry, &relay.member);
    let audience: Vec<&str> = relay.audience.iter().map(|name| &**name).collect();
    let title = if who.handle.is_some() {
        let audience = audience.join(" and ");
        format!(
            "What {} told {audience} differs from what was decided",
            who.name
        )
    } else {
        // Whom it was told would tell who told it.
        "What was told about a decision differs from what was decided".to_owned()
    };
    let mut draft = Draft::about(relay.entry, title).with_who(&who);
    if let Some(decision) = check.journal.get(&relay.decision) {
        draft = draft.with_subject(decision);
    }
    draft = draft.with_subject(held.entry);
    for evidence in evidence(relay, held) {
        if !draft.evidence.contains(&evidence) {
            draft.evidence.push(evidence);
        }
    }
    let notes = held.comparison.differences.iter();
    notes.fold(draft, |draft, difference| draft.noting(&difference.note))
}

/// The words of both sides; where a difference has words on one side only, all that the other says.
fn evidence(relay: Of<'_, Relay>, held: &HeldAgainst<'_>) -> Vec<Evidence> {
    let differences = &held.comparison.differences;
    let told = differences.iter().filter_map(|one| one.told.as_ref());
    let told = told.map(|quote| Evidence::part(&relay.entry.id, "said", quote));
    let decided = differences.iter().filter_map(|one| one.decided.as_ref());
    let decided = decided.map(|quote| Evidence::part(&held.entry.id, held.field, quote));
    let (mut all, decided): (Vec<_>, Vec<_>) = (told.collect(), decided.collect());
    if all.is_empty() {
        all.push(Evidence::whole(&relay.entry.id, "said", &relay.said));
    }
    if decided.is_empty() {
        all.extend(whole_of(held));
    }
    all.extend(decided);
    all
}

fn whole_of(held: &HeldAgainst<'_>) -> Option<Evidence> {
    let words = held.words()?;
    Some(Evidence::whole(&held.entry.id, held.field, &words))
}
