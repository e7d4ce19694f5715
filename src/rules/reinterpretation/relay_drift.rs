//! A relay that says something else than was decided.

use super::background::{near, wider};
use super::is_corrected;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Entry, Level, Of, Value};
use crate::parallel;
use crate::rules::{Check, Draft, Evidence, Family, Rule};
use crate::wording::{Comparison, Context, Verdict, compare};

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

/// A relay held against a wording of its decision.
#[derive(Debug, Clone)]
pub struct HeldAgainst<'a> {
    /// The entry that has the wording: the decision, or the amendment that gave it the words.
    pub entry: &'a Entry,
    /// The field: `text` or `tell`.
    pub field: &'static str,
    /// What came of it.
    pub comparison: Comparison,
}

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

/// Holds a relay against the wordings that stood that day, and against the sentence that was agreed to be told. Of
/// several the one to which it is faithful counts, else of the latest the one from which it differs most. `None` where the decision is not
/// there, or may have ended before.
pub fn compare_relay<'a>(check: &Check<'a>, relay: Of<'a, Relay>) -> Option<HeldAgainst<'a>> {
    let journal = check.journal;
    let decision = journal.get_as::<Decision>(&relay.body.decision)?;
    if !journal.surely_stood(decision, relay.entry.when()) {
        return None;
    }
    let mut counts: Option<HeldAgainst<'_>> = None;
    let wordings = journal.wordings_on(decision, relay.entry.on);
    for (age, wording) in wordings.iter().rev().enumerate() {
        for (field, words) in [
            ("text", Some(&wording.text)),
            ("tell", wording.tell.as_ref()),
        ] {
            let Some(words) = words else { continue };
            let comparison = held_against(check, decision, wording, words, relay);
            let is_faithful = comparison.verdict == Verdict::Faithful;
            let rank = |it: &Comparison| (it.verdict == Verdict::Drift, it.differences.len());
            let says_more = |other: &HeldAgainst<'_>| rank(&comparison) > rank(&other.comparison);
            // An earlier wording of the same day excuses a relay that is faithful to it, and is never quoted against one.
            if is_faithful || (age == 0 && counts.as_ref().is_none_or(says_more)) {
                let has = |value: &Value| matches!(value, Value::Text(text) if **text == **words);
                let entry = journal.worded_by(decision, field, relay.entry.on, has);
                counts = Some(HeldAgainst {
                    entry,
                    field,
                    comparison,
                });
            }
            if is_faithful {
                return counts;
            }
        }
    }
    counts
}

/// Compares a relay with one wording. What the decision says elsewhere is looked at only where there is a difference.
fn held_against(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    wording: &Decision,
    words: &str,
    relay: Of<'_, Relay>,
) -> Comparison {
    let mut context = Context {
        background: near(wording, words),
        day: Some(relay.entry.on),
        lexicon: check.lexicon(),
    };
    let first = compare(words, &relay.said, &context);
    if first.verdict != Verdict::Drift {
        return first;
    }
    let more = wider(check.journal, decision, wording, relay.entry.when());
    if more.is_empty() {
        return first;
    }
    context.background.extend(more.iter().map(String::as_str));
    compare(words, &relay.said, &context)
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
    let values = held.entry.body.values();
    values.into_iter().find_map(|(field, value)| match value {
        Value::Text(text) if field.name == held.field => {
            Some(Evidence::whole(&held.entry.id, held.field, &text))
        }
        _ => None,
    })
}
