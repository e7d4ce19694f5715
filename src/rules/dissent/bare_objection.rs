//! An objection without a reason.

use super::{in_the_room, is_here};
use crate::model::journal::StanceAt;
use crate::model::kinds::{Decision, Dissent, Position};
use crate::model::{Journal, Level, Of, Severity, Source, Stance};
use crate::rules::{Check, Draft, Family, Rule, Who};

/// See `bare_objection.md`.
pub static RULE: Rule = Rule {
    name: "bare-objection",
    family: Family::Dissent,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("bare_objection.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let journal = check.journal;
    for decision in journal.all::<Decision>() {
        found.extend(in_stances(check, decision));
    }
    for position in journal.all::<Position>() {
        let has_reason = position.reason.as_deref().is_some_and(says_something);
        if position.stance == Stance::Object
            && !has_reason
            && position.entry.source != Source::Imported
        {
            found.extend(in_position(check, position));
        }
    }
    for dissent in in_the_room(journal) {
        if dissent.severity == Severity::Objection && !says_something(&dissent.reason) {
            found.extend(in_dissent(check, dissent));
        }
    }
}

/// Whether a reason has any word in it; a dash is none.
fn says_something(reason: &str) -> bool {
    reason.chars().any(char::is_alphanumeric)
}

/// Whether an objection to a decision still stands, and nothing that the member said against it, or may have said, is on
/// record. Those who left owe no reason.
fn lacks_reason(check: &Check<'_>, decision: Of<'_, Decision>, handle: &str) -> bool {
    let journal = check.journal;
    let stands = journal.stance(decision, handle) == StanceAt::Stood(Stance::Object)
        && journal.end(decision, check.as_of).is_none()
        && is_here(check.team(), handle, check.as_of);
    if !stands {
        return false;
    }
    let mut dissents = journal.dissents_on(decision);
    let mut positions = positions(check.journal, decision, handle);
    !dissents.any(|dissent| dissent.named().is_none_or(|name| name == handle))
        && !positions.any(|position| position.reason.as_deref().is_some_and(says_something))
}

/// What a member took as positions on a decision, in order.
fn positions<'a>(
    journal: &'a Journal,
    decision: Of<'a, Decision>,
    handle: &'a str,
) -> impl Iterator<Item = Of<'a, Position>> {
    let positions = journal.naming_it_as::<Position>(decision.entry);
    positions.filter(move |position| &*position.member == handle)
}

/// Objections among the stances of a decision.
fn in_stances(check: &Check<'_>, decision: Of<'_, Decision>) -> Option<Draft> {
    let objects = |(_, stance): &&(_, Stance)| *stance == Stance::Object;
    let objecting = decision.body.stances.0.iter().filter(objects);
    let objecting = objecting.map(|(handle, _)| &**handle);
    let bare: Vec<&str> = objecting
        .filter(|handle| {
            positions(check.journal, decision, handle).next().is_none()
                && lacks_reason(check, decision, handle)
        })
        .collect();
    if bare.is_empty() || decision.entry.source == Source::Imported {
        return None;
    }
    let named: Vec<Who> = bare
        .iter()
        .map(|handle| check.who(decision.entry, handle))
        .collect();
    let title = match named.as_slice() {
        [one] => title(one),
        several => format!(
            "{} members object to a decision, and no reason is on record",
            several.len()
        ),
    };
    let mut draft = Draft::about(decision.entry, title);
    for who in &named {
        draft = draft
            .with_who(who)
            .quoting(decision.entry, "stances", "object");
    }
    draft.rests_on = bare.into_iter().map(str::to_owned).collect();
    Some(draft.quoting(decision.entry, "text", &decision.text))
}

/// An objection as the last position of a member.
fn in_position(check: &Check<'_>, position: Of<'_, Position>) -> Option<Draft> {
    let journal = check.journal;
    let handle = &*position.body.member;
    let decision = journal.get_as::<Decision>(&position.body.decision)?;
    let last = positions(check.journal, decision, handle).last()?;
    if last.entry.id != position.entry.id || !lacks_reason(check, decision, handle) {
        return None;
    }
    let who = check.who(position.entry, handle);
    let draft = Draft::about(position.entry, title(&who))
        .with_subject(decision.entry)
        .with_who(&who)
        .quoting(position.entry, "stance", "object")
        .quoting(decision.entry, "text", &decision.text);
    Some(draft)
}

/// An objection in the room that says nothing, which nobody has answered, and of which no other entry says more.
fn in_dissent(check: &Check<'_>, dissent: Of<'_, Dissent>) -> Option<Draft> {
    let journal = check.journal;
    let handle = dissent.body.named()?;
    let decision = journal.decision_of(dissent);
    let is_moot = decision.is_some_and(|decision| {
        journal.end(decision, check.as_of).is_some()
            || positions(check.journal, decision, handle).any(|position| {
                position.reason.as_deref().is_some_and(says_something) || position.stance.carries()
            })
    });
    let of_decision = decision.into_iter().flat_map(|it| journal.dissents_on(it));
    let of_topic = journal.naming_as::<Dissent>(&dissent.body.on_entry);
    let says_more = of_decision.chain(of_topic).any(|other| {
        other.named().is_none_or(|name| name == handle) && says_something(&other.reason)
    });
    if is_moot
        || says_more
        || journal.dissent_state(dissent).answer().is_some()
        || !is_here(check.team(), handle, check.as_of)
    {
        return None;
    }
    let who = check.who(dissent.entry, handle);
    let mut draft = Draft::about(dissent.entry, title(&who)).with_who(&who);
    if let Some(decision) = decision {
        draft = draft.with_subject(decision.entry);
    }
    Some(draft.quoting(dissent.entry, "reason", &dissent.reason))
}

fn title(who: &Who) -> String {
    format!("{} objects, and no reason is on record", who.name)
}
