//! Dissent outside the forum, after the window, by someone who was in the room and was `for` or silent.

use super::{dissents_that_day, is_public, outside_dissent};
use crate::model::journal::StanceAt;
use crate::model::kinds::{Decision, Dissent};
use crate::model::{Level, Of, SignalWhat, Source, Stance};
use crate::rules::{Check, Draft, Family, Rule};

/// See `late_dissent.md`.
pub static RULE: Rule = Rule {
    name: "late-dissent",
    family: Family::Backchannel,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("late_dissent.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for dissent in check.journal.all::<Dissent>() {
        let Some((handle, decision)) = outside_dissent(check.journal, dissent) else {
            continue;
        };
        if is_late(check, decision, dissent)
            && was_for_or_silent(check, decision, dissent, handle)
            && !was_public_too(check, decision, dissent, handle)
        {
            found.push(question(check, decision, dissent, handle));
        }
    }
}

/// Surely after the window, with nothing new to say.
fn is_late(check: &Check<'_>, decision: Of<'_, Decision>, dissent: Of<'_, Dissent>) -> bool {
    let window = check.team().dissent_window;
    let said = dissent.entry.when();
    // What was changed in substance can be dissented from anew, for as long.
    let mut amendments = check.journal.amendments(decision.entry);
    let is_fresh = amendments.any(|amendment| {
        let when = amendment.entry.when();
        amendment.is_substantive()
            && !when.surely_after(said)
            && !said.surely_after_window(when, window)
    });
    dissent.new_info.is_none()
        && !is_fresh
        && said.surely_after_window(decision.entry.when(), window)
}

/// Whether, just before, they kept silent or stood for the decision. A stance given to an earlier wording is neither;
/// where the record does not tell, as of imported decisions without stances, the answer is no.
fn was_for_or_silent(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    dissent: Of<'_, Dissent>,
    handle: &str,
) -> bool {
    let said = dissent.entry.when();
    match check.journal.stance_before(decision, handle, said) {
        StanceAt::Stood(stance) => stance == Stance::For,
        StanceAt::Silent => {
            let journal = check.journal;
            decision.entry.source != Source::Imported
                && !journal.may_have_dissented_in_forum(decision, handle, said)
        }
        StanceAt::Stale(_) | StanceAt::Unsure => false,
    }
}

/// What was late and in public, or said to the own team, is `public-dissent` alone, whether a dissent or a signal
/// recorded it.
fn was_public_too(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    dissent: Of<'_, Dissent>,
    handle: &str,
) -> bool {
    let day = dissent.entry.on;
    let said = is_public(dissent)
        || dissents_that_day(check.journal, decision, handle, day).any(is_public);
    said || check.journal.signals_on(decision).any(|signal| {
        signal.what == SignalWhat::PublicDissent
            && signal.entry.on == day
            && signal.who.iter().any(|who| &**who == handle)
    })
}

fn question(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    dissent: Of<'_, Dissent>,
    handle: &str,
) -> Draft {
    let who = check.who(dissent.entry, handle);
    let title = format!(
        "{} spoke against a decision outside the forum, after the window for dissent had passed",
        who.name
    );
    Draft::about(dissent.entry, title)
        .with_subject(decision.entry)
        .with_who(&who)
        .quoting(dissent.entry, "reason", &dissent.reason)
        .quoting(decision.entry, "text", &decision.text)
}
