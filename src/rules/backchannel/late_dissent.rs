//! Dissent outside the forum, after the window, by someone who was in the room and was `for` or silent.

use chrono::{NaiveDate, TimeDelta};

use super::{Told, is_public, outside_dissent};
use crate::model::journal::StanceAt;
use crate::model::kinds::{Decision, Dissent};
use crate::model::{Entry, Level, Of, Source, Stance};
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
    let mut dissents: Vec<_> = check.journal.all::<Dissent>().collect();
    // What was seen comes before what was heard.
    dissents.sort_by_key(|dissent| dissent.entry.is_reported());
    let mut told = Told::default();
    for dissent in dissents {
        if let Some((handle, decision)) = asked(check, dissent)
            && told.is_first(decision, handle, dissent.entry.on)
        {
            found.push(question(check, decision, dissent, handle));
        }
    }
}

/// Who is asked about a dissent, and on which decision.
fn asked<'a>(check: &Check<'a>, dissent: Of<'a, Dissent>) -> Option<(&'a str, Of<'a, Decision>)> {
    let (handle, decision) = outside_dissent(check.journal, dissent)?;
    let asked = is_late(check, decision, dissent)
        && was_for_or_silent(check, decision, dissent, handle)
        && !was_public_too(check, decision, dissent, handle);
    asked.then_some((handle, decision))
}

/// Whether a first-hand dissent that is asked about tells of the same event as second-hand word of a member, a decision
/// and a day: what was seen is asked about, and what was only heard of it adds no second question, nor its words beside
/// the name.
pub(super) fn is_seen_late(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    handle: &str,
    day: NaiveDate,
) -> bool {
    let mut dissents = check.dissents().outside_that_day(decision, handle, day);
    dissents.any(|dissent| {
        !check.is_hearsay_of(dissent.entry, handle)
            && asked(check, dissent).is_some_and(|(_, asked)| asked.entry.id == decision.entry.id)
    })
}

/// Surely after the window, with nothing new to say.
fn is_late(check: &Check<'_>, decision: Of<'_, Decision>, dissent: Of<'_, Dissent>) -> bool {
    let window = check.team().dissent_window;
    let (said, on) = (dissent.entry.when(), dissent.entry.on);
    // What was changed in substance can be dissented from anew, for as long. Two days more on either side take in what
    // the offsets of clocks may hide.
    let margin = TimeDelta::days(2);
    let first = on
        .checked_sub_signed(window)
        .and_then(|day| day.checked_sub_signed(margin));
    let last = on.checked_add_signed(margin);
    let days = (
        first.unwrap_or(NaiveDate::MIN),
        last.unwrap_or(NaiveDate::MAX),
    );
    let mut amendments = check.journal.amendments_between(decision.entry, days);
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
            decision.entry.source != Source::Imported
                && !check.dissents().may_be_in_forum(decision, handle, said)
        }
        StanceAt::Stale(_) | StanceAt::Unsure => false,
    }
}

/// What was late and in public, or said to the own team, is `public-dissent` alone, whether a dissent or a signal
/// recorded it. Second-hand word does not take the place of what somebody saw.
fn was_public_too(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    dissent: Of<'_, Dissent>,
    handle: &str,
) -> bool {
    let (dissents, day) = (check.dissents(), dissent.entry.on);
    let is_only_heard = check.is_hearsay_of(dissent.entry, handle);
    let counts = |entry: &Entry| is_only_heard || !check.is_hearsay_of(entry, handle);
    let mut said = dissents.outside_that_day(decision, handle, day);
    let mut heard = dissents.heard_that_day(decision, handle, day);
    is_public(dissent)
        || said.any(|other| is_public(other) && counts(other.entry))
        || heard.any(counts)
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
