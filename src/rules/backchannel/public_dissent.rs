//! Dissent in public or to the own team, after the decision, by someone who was in the room.

use super::late_dissent::is_seen_late;
use super::{
    Told, agreed_there, is_public, outside_dissent, repeats_what_was_minuted, went_to_authority,
};
use crate::model::kinds::{Decision, Dissent, Signal};
use crate::model::{Channel, Entry, Level, Of, SignalWhat};
use crate::rules::{Check, Draft, Family, Rule};

/// See `public_dissent.md`.
pub static RULE: Rule = Rule {
    name: "public-dissent",
    family: Family::Backchannel,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("public_dissent.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let journal = check.journal;
    let mut told = Told::default();
    // What was seen comes before what was heard.
    for is_reported in [false, true] {
        let dissents = journal.all::<Dissent>();
        for dissent in dissents.filter(|dissent| dissent.entry.is_reported() == is_reported) {
            found.extend(said(check, dissent, &mut told));
        }
        let signals = journal.all::<Signal>();
        for signal in signals.filter(|signal| signal.entry.is_reported() == is_reported) {
            found.extend(seen(check, signal, &mut told));
        }
    }
}

/// A dissent recorded as one.
fn said<'a>(check: &Check<'a>, dissent: Of<'a, Dissent>, told: &mut Told<'a>) -> Option<Draft> {
    if !is_public(dissent) {
        return None;
    }
    let (handle, decision) = outside_dissent(check.journal, dissent)?;
    let when = dissent.entry.when();
    if !when.surely_after(decision.entry.when())
        || repeats_what_was_minuted(check, decision, handle, when)
        || is_told_first_hand(check, decision, dissent.entry, handle)
        || !told.is_first(decision, handle, dissent.entry.on)
    {
        return None;
    }
    let who = check.who(dissent.entry, handle);
    let audience = match dissent.channel {
        Channel::OwnTeam => "to their own team",
        _ => "in public",
    };
    let title = format!("{} spoke against a decision {audience}", who.name);
    let draft = Draft::about(dissent.entry, title)
        .with_subject(decision.entry)
        .with_who(&who)
        .quoting(dissent.entry, "reason", &dissent.reason);
    Some(draft.quoting(decision.entry, "text", &decision.text))
}

/// A dissent that somebody saw, and recorded as a signal.
fn seen<'a>(check: &Check<'a>, signal: Of<'a, Signal>, told: &mut Told<'a>) -> Option<Draft> {
    if signal.what != SignalWhat::PublicDissent {
        return None;
    }
    let when = signal.entry.when();
    let meant = |id| check.journal.decision_meant(id, when);
    let mut decisions = signal.body.about.iter().filter_map(|id| meant(id));
    let (decision, handles) = decisions.find_map(|decision| {
        let mut spoke = |handle: &&'a str| {
            spoke_against(check, decision, signal, handle)
                && told.is_first(decision, handle, signal.entry.on)
        };
        let who = signal.body.who.iter().map(|handle| &**handle);
        let handles: Vec<&str> = who.filter(&mut spoke).collect();
        (!handles.is_empty()).then_some((decision, handles))
    })?;
    let title = "Somebody who was in the room was heard speaking against a decision in public";
    let mut draft = Draft::about(signal.entry, title).with_subject(decision.entry);
    for handle in handles {
        let who = check.who(signal.entry, handle);
        draft = draft.with_who(&who);
    }
    let draft = draft.quoting(signal.entry, "seen", &signal.seen);
    Some(draft.quoting(decision.entry, "text", &decision.text))
}

/// Whether a member whom a signal names is asked about it: they were in the room, it came after, it was not what they
/// had said there, and no dissent of the same day already says it.
fn spoke_against(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    signal: Of<'_, Signal>,
    handle: &str,
) -> bool {
    let (journal, day, when) = (check.journal, signal.entry.on, signal.entry.when());
    let is_heard = check.is_hearsay_of(signal.entry, handle);
    // What was only heard said does not take the place of what somebody saw.
    let is_told_already = |dissent: Of<'_, Dissent>| {
        went_to_authority(journal, dissent)
            || (is_public(dissent) && (is_heard || !check.is_hearsay_of(dissent.entry, handle)))
    };
    agreed_there(journal, decision, handle, day)
        && when.surely_after(decision.entry.when())
        && journal.surely_stood(decision, when)
        && !repeats_what_was_minuted(check, decision, handle, when)
        && !check
            .dissents()
            .outside_that_day(decision, handle, day)
            .any(is_told_already)
        && !is_told_first_hand(check, decision, signal.entry, handle)
}

/// Whether what is only second-hand word here is asked about already, as somebody saw it.
fn is_told_first_hand(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    told: &Entry,
    handle: &str,
) -> bool {
    check.is_hearsay_of(told, handle) && is_seen_late(check, decision, handle, told.on)
}
