//! Two relays of one decision that contradict each other, though neither drifts from it.

use super::background::{near, wider};
use super::is_corrected;
use super::relay_drift::drift;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Journal, Level, Of};
use crate::parallel;
use crate::rules::{Check, Draft, Evidence, Family, Rule};
use crate::wording::{Comparison, Context, Verdict, compare_relays};

/// See `relays_conflict.md`.
pub static RULE: Rule = Rule {
    name: "relays-conflict",
    family: Family::Reinterpretation,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("relays_conflict.md"),
    check,
};

/// How many earlier relays one is compared with, so that a decision told a thousand times costs a thousandfold and no
/// more.
const BEFORE: usize = 12;
/// How many decisions a thread takes at a time.
const SHARE: usize = 16;

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let decisions: Vec<_> = check.journal.all::<Decision>().collect();
    let drafts = parallel::map(&decisions, 1, SHARE, |decision, (): &mut ()| {
        conflicts(check, *decision)
    });
    found.extend(drafts.into_iter().flatten());
}

/// The relays of a decision that contradict an earlier one.
fn conflicts(check: &Check<'_>, decision: Of<'_, Decision>) -> Vec<Draft> {
    let journal = check.journal;
    let relays = journal.naming_as::<Relay>(&decision.entry.id);
    let counts = |relay: &Of<'_, Relay>| {
        *relay.decision == *decision.entry.id
            && !is_corrected(journal, *relay)
            && journal.surely_stood(decision, relay.entry.when())
    };
    let relays: Vec<_> = relays.filter(counts).collect();
    let mut drafts = Vec::new();
    for (place, later) in relays.iter().enumerate().skip(1) {
        let before = &relays[place.saturating_sub(BEFORE)..place];
        let contradicted = before.iter().find_map(|earlier| {
            let comparison = conflict(check, decision, *earlier, *later)?;
            Some((*earlier, comparison))
        });
        if let Some((earlier, comparison)) = contradicted {
            drafts.push(question(check, decision, (earlier, *later), &comparison));
        }
    }
    drafts
}

/// What two relays contradict each other in. Not where the wording changed between them, where one corrects the other,
/// or where one of them drifts from the decision already.
fn conflict(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    earlier: Of<'_, Relay>,
    later: Of<'_, Relay>,
) -> Option<Comparison> {
    let drifts = |relay| drift(check, relay).is_some();
    if earlier.said == later.said
        || was_amended_between(check.journal, decision, earlier, later)
        || drifts(earlier)
        || drifts(later)
    {
        return None;
    }
    let wording = check.journal.wordings_on(decision, later.entry.on).pop()?;
    let more = wider(check.journal, decision, &wording, later.entry.when());
    let mut background = near(&wording, &wording.text);
    background.extend(more.iter().map(String::as_str));
    let context = Context {
        background,
        day: Some(later.entry.on),
        lexicon: check.lexicon(),
    };
    let comparison = compare_relays(&earlier.said, &later.said, &wording.text, &context);
    (comparison.verdict == Verdict::Drift).then_some(comparison)
}

fn was_amended_between(
    journal: &Journal,
    decision: Of<'_, Decision>,
    earlier: Of<'_, Relay>,
    later: Of<'_, Relay>,
) -> bool {
    let (from, to) = (earlier.entry.on, later.entry.on);
    let mut between = journal.amendments_between(decision.entry, (from.min(to), from.max(to)));
    between.any(|amendment| amendment.is_substantive())
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
