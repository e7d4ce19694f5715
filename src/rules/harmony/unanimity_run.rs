//! So many strict decisions in a row, and nobody on record with a dissent or a reservation.

use super::{still_sits, strict};
use crate::model::kinds::{Decision, Position};
use crate::model::{Journal, Level, Of, Stance};
use crate::rules::extremes::Latest;
use crate::rules::{Check, Draft, Family, Rule, Threshold};

/// See `unanimity_run.md`.
pub static RULE: Rule = Rule {
    name: "unanimity-run",
    family: Family::Harmony,
    level: Level::Ask,
    thresholds: &[Threshold {
        name: "unanimity-run",
        default: 8.0,
        doc: "strict decisions in a row without a dissent or reservation",
    }],
    text: include_str!("unanimity_run.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let least = check.count(&RULE, "unanimity-run").max(2);
    let run = run(check);
    let Some(completing) = run.get(least - 1) else {
        return;
    };
    let title = format!(
        "The last {} strict decisions have no dissent and no reservation on record",
        run.len()
    );
    let mut draft = Draft::about(run[0].entry, title).on(completing.entry.on);
    for decision in &run[..least] {
        draft = draft
            .with_subject(decision.entry)
            .as_heard(check.is_hearsay(decision.entry))
            .quoting(decision.entry, "text", &decision.text);
    }
    // Asked again, after it was dismissed, only once the run has grown by as many more.
    draft.rests_on.push((run.len() / least).to_string());
    found.push(draft);
}

/// The strict decisions that surely came after the last one on which somebody differed, in order.
fn run<'a>(check: &Check<'a>) -> Vec<Of<'a, Decision>> {
    let mut run: Vec<Of<'a, Decision>> = Vec::new();
    let mut last_differed = Latest::default();
    for decision in strict(check) {
        if has_difference(check.journal, decision) {
            last_differed.add(decision.entry.when());
        } else if !still_sits(check, decision) {
            run.push(decision);
        }
    }
    run.retain(|decision| last_differed.all_before(decision.entry.when()));
    run
}

/// Whether somebody dissented, or took any stance but `for`, at any time.
fn has_difference(journal: &Journal, decision: Of<'_, Decision>) -> bool {
    let differs = |stance: Stance| stance != Stance::For;
    let mut stances = decision.stances.0.iter();
    let mut positions = journal.naming_it_as::<Position>(decision.entry);
    stances.any(|(_, stance)| differs(*stance))
        || positions.any(|position| differs(position.stance))
        || journal.dissents_on(decision).next().is_some()
}
