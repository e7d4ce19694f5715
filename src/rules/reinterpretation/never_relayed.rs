//! A function that a decision affects, or that was to be informed, heard nothing of it in time.

use crate::model::journal::Hearer;
use crate::model::kinds::{Amendment, Decision};
use crate::model::{Level, Of};
use crate::rules::{Check, Draft, Family, Rule};

/// See `never_relayed.md`.
pub static RULE: Rule = Rule {
    name: "never-relayed",
    family: Family::Reinterpretation,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("never_relayed.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for decision in check.journal.all::<Decision>() {
        let hearers = check.journal.hearers(decision);
        let unheard = hearers
            .iter()
            .filter(|hearer| is_owed(check, decision, hearer));
        let unheard: Vec<&Hearer<'_>> = unheard.collect();
        if let Some(first) = unheard.first() {
            let day = check.passed_on(first.since, check.team().relay_within);
            found.push(question(check, decision, &unheard).on(day));
        }
    }
}

/// Whether the window has passed, the decision stood all that time, and one who led the function when it was decided
/// still did at the end of it.
fn is_owed(check: &Check<'_>, decision: Of<'_, Decision>, hearer: &Hearer<'_>) -> bool {
    let window = check.team().relay_within;
    if hearer.heard.is_some() || !check.has_passed(hearer.since, window) {
        return false;
    }
    let until = check.passed_on(hearer.since, window);
    let mut leaders = check.team().leaders(hearer.function, hearer.asked);
    let end = check.journal.end(decision, check.as_of);
    leaders.any(|leader| leader.is_in_on(until))
        && end.is_none_or(|end| end.when.surely_after_window(hearer.since, window))
}

fn question(check: &Check<'_>, decision: Of<'_, Decision>, unheard: &[&Hearer<'_>]) -> Draft {
    let functions: Vec<&str> = unheard.iter().map(|hearer| hearer.function).collect();
    let mut amended = check.journal.amendments(decision.entry);
    let amended = amended.rfind(|amendment| amendment.is_substantive());
    let what = if amended.is_some() {
        "an amended decision"
    } else {
        "a decision"
    };
    let title = format!(
        "No relay of {what} to {} is on record",
        functions.join(", ")
    );
    let draft = Draft::about(decision.entry, title).as_heard(check.is_hearsay(decision.entry));
    let draft = match amended {
        Some(amendment) => with_amendment(draft, amendment),
        None => draft.quoting(decision.entry, "text", &decision.text),
    };
    unheard.iter().fold(draft, |mut draft, hearer| {
        draft.rests_on.push(hearer.function.to_owned());
        draft
    })
}

/// The amendment asked anew; its reason says what there is to tell.
fn with_amendment(draft: Draft, amendment: Of<'_, Amendment>) -> Draft {
    draft
        .with_subject(amendment.entry)
        .quoting(amendment.entry, "reason", &amendment.reason)
}
