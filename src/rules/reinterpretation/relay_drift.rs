//! A relay that says something else than was decided.

use super::held::{HeldAgainst, hold};
use super::is_corrected;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Level, Of};
use crate::parallel;
use crate::rules::{Check, Draft, Evidence, Family, Rule};
use crate::wording::Verdict;

/// See `relay_drift.md`.
pub static RULE: Rule = Rule {
    name: "relay-drift",
    family: Family::Reinterpretation,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("relay_drift.md"),
    check,
};

/// How many relays a thread takes at a time; one costs some fifty microseconds.
const SHARE: usize = 32;

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for relay in check.journal.all::<Relay>() {
        if let Some(held) = drift(check, relay)
            && !is_corrected(check.journal, relay)
        {
            found.push(question(check, relay, held));
        }
    }
}

/// How a relay drifts from its decision, if it does.
pub(super) fn drift<'c, 'a>(
    check: &'c Check<'a>,
    relay: Of<'_, Relay>,
) -> Option<&'c HeldAgainst<'a>> {
    let all = check.held.get_or_init(|| {
        let relays: Vec<_> = check.journal.all::<Relay>().collect();
        let held = parallel::map(&relays, 1, SHARE, |relay, (): &mut ()| {
            Some((&*relay.entry.id, compare_relay(check, *relay)?))
        });
        held.into_iter().flatten().collect()
    });
    let held = all.get(&*relay.entry.id)?;
    (held.comparison.verdict == Verdict::Drift).then_some(held)
}

/// Holds a relay against its decision. `None` where the decision is not there, or may have ended before.
fn compare_relay<'a>(check: &Check<'a>, relay: Of<'a, Relay>) -> Option<HeldAgainst<'a>> {
    let decision = check.journal.get_as::<Decision>(&relay.body.decision)?;
    if !check.journal.surely_stood(decision, relay.entry.when()) {
        return None;
    }
    hold(check, decision, relay.into())
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
