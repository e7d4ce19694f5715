//! Dissent outside the forum, after the window, by someone who was in the room and was `for` or silent.

use super::{is_outside, was_for_or_silent, went_to_authority};
use crate::model::kinds::{Decision, Dissent};
use crate::model::{Channel, Level, Of};
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
        let Some(handle) = dissent.body.named() else {
            continue;
        };
        let Some(decision) = check.journal.decision_of(dissent) else {
            continue;
        };
        if is_late(check, decision, dissent)
            && was_for_or_silent(check.journal, decision, dissent, handle)
        {
            found.push(question(check, decision, dissent, handle));
        }
    }
}

/// Outside the forum, surely after the window, by someone who was there, with nothing new to say.
/// What was said late and in public, or to the own team, is `public-dissent` alone.
fn is_late(check: &Check<'_>, decision: Of<'_, Decision>, dissent: Of<'_, Dissent>) -> bool {
    let window = check.team().dissent_window;
    is_outside(dissent)
        && !matches!(dissent.channel, Channel::Public | Channel::OwnTeam)
        && dissent.new_info.is_none()
        && !went_to_authority(check.journal, dissent)
        && dissent
            .entry
            .when()
            .surely_after_window(decision.entry.when(), window)
        && dissent
            .body
            .named()
            .is_some_and(|handle| check.journal.was_present(decision, handle))
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
