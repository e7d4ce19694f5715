//! A decision changed with no forum, or without one of its deciders, and not ratified by a forum in time.

use chrono::TimeDelta;

use super::changes;
use crate::model::journal::held;
use crate::model::kinds::{Amendment, Decision, Dissent, Meeting, Position};
use crate::model::{Body, Entry, Of, Severity, Source, Value};
use crate::rules::{Check, Draft, Family, Rule, Threshold};

/// See `changed_outside.md`.
pub static RULE: Rule = Rule {
    name: "changed-outside",
    family: Family::Backchannel,
    level: crate::model::Level::Flag,
    thresholds: &[Threshold {
        name: "ratify-days",
        default: 7.0,
        doc: "days within which a forum may ratify a change made outside it",
    }],
    text: include_str!("changed_outside.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let window = check.days(&RULE, "ratify-days");
    let passed = |change: &Entry| check.has_passed(change.when(), window);
    for open in lacking(check, window, passed) {
        let draft = question(check, open.decision, open.change, &open.lacks);
        found.push(draft.on(check.passed_on(open.change.when(), window)));
    }
}

/// A change of a decision that lacked a forum, or some of those who had decided it.
#[derive(Debug)]
pub struct Unratified<'a> {
    /// The entry that changes it.
    pub change: &'a Entry,
    /// The decision that is changed.
    pub decision: Of<'a, Decision>,
    /// What was lacking, such as "outside the forum".
    pub lacks: String,
}

/// Every such change that no forum has taken up since, however long ago it was, whether or not it is time to ask.
pub fn unratified<'a>(check: &Check<'a>) -> Vec<Unratified<'a>> {
    lacking(check, TimeDelta::MAX, |_| true)
}

/// The changes that lack something, and that no forum ratified within a time.
fn lacking<'a>(
    check: &Check<'a>,
    window: TimeDelta,
    is_meant: impl Fn(&Entry) -> bool,
) -> Vec<Unratified<'a>> {
    let journal = check.journal;
    let amendments = journal.all::<Amendment>().map(|amendment| {
        let changed = vec![&amendment.body.decision];
        (amendment.entry, changed)
    });
    let decisions = journal.all::<Decision>();
    let decisions = decisions.map(|later| (later.entry, later.body.changes().collect()));
    // What was brought in from an older record does not say where it was agreed.
    let changes_made = amendments
        .chain(decisions)
        .filter(|(change, _)| change.source != Source::Imported && is_meant(change));
    let lacking = changes_made.filter_map(|(change, changed)| {
        let changed = changed.into_iter().filter(|id| changes(change, id));
        let mut decisions = changed.filter_map(|id| journal.get_as::<Decision>(id));
        decisions.find_map(|decision| {
            let lacks = lacks(check, decision, change)?;
            (!is_ratified(check, decision, change, window)).then_some(Unratified {
                change,
                decision,
                lacks,
            })
        })
    });
    lacking.collect()
}

/// What the change lacks, in words: a forum, or deciders.
fn lacks(check: &Check<'_>, decision: Of<'_, Decision>, change: &Entry) -> Option<String> {
    let journal = check.journal;
    let Some(forum) = journal.meeting_of(change).filter(|meeting| meeting.forum) else {
        return Some("outside the forum".to_owned());
    };
    let is_in = |handle: &&str| {
        let member = check.team().member(handle);
        member.is_some_and(|member| member.is_in_on(change.on))
    };
    let was_heard = |handle: &str| {
        forum.has_present(handle)
            || forum.has_proxied(handle)
            || is_consulted(check, change, handle)
    };
    let deciders = journal.deciders(decision).into_iter().filter(is_in);
    let missing: Vec<&str> = deciders
        .filter(|handle| !was_heard(handle))
        .map(|handle| check.team().name_of(handle))
        .collect();
    let hearsay = check.is_hearsay(change);
    match missing.as_slice() {
        [] => None,
        [one] if !hearsay => Some(format!("without {one}, who had decided it too")),
        [_] => Some("without somebody who had decided it too".to_owned()),
        more => Some(format!(
            "without {} of those who had decided it",
            more.len()
        )),
    }
}

/// Whether a member was asked: named, or by their function, or with a stance on the change itself.
fn is_consulted(check: &Check<'_>, change: &Entry, handle: &str) -> bool {
    let function = check.team().function_of(handle);
    let is_meant = |name: &str| name == handle || name == function || name == "all";
    match &change.body {
        Body::Decision(later) => {
            let named = later.consulted.iter().any(|name| is_meant(name));
            let led = [&later.approver, &later.driver];
            let led = led.into_iter().flatten().any(|member| &**member == handle);
            named
                || led
                || later.stances.of(handle).is_some()
                || took_position(check, change, handle)
        }
        Body::Amendment(amendment) => {
            let asked = amendment.changes.iter().any(|(field, value)| {
                field.name == "consulted"
                    && matches!(value, Value::Texts(names) if names.iter().any(|name| is_meant(name)))
            });
            let mut positions = check.journal.naming_as::<Position>(&amendment.decision);
            let took_one = positions.any(|position| {
                &*position.member == handle
                    && position.entry.meeting.is_some()
                    && position.entry.meeting == change.meeting
            });
            asked || took_one
        }
        _ => false,
    }
}

/// Whether a member took a position on the change in the meeting that made it.
fn took_position(check: &Check<'_>, change: &Entry, handle: &str) -> bool {
    let mut positions = check.journal.naming_it_as::<Position>(change);
    positions
        .any(|position| &*position.member == handle && position.entry.meeting == change.meeting)
}

/// Whether, in time, another forum took up the change, and no objection to it is open.
fn is_ratified(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    change: &Entry,
    window: TimeDelta,
) -> bool {
    let journal = check.journal;
    let forum_of = |entry: &Entry| match &entry.body {
        Body::Meeting(_) => journal.get_as::<Meeting>(&entry.id),
        _ => journal.meeting_of(entry),
    };
    let mut forums = journal
        .naming(&change.id)
        .filter_map(forum_of)
        .filter(|meeting| meeting.forum && change.meeting.as_deref() != Some(&*meeting.entry.id));
    forums.any(|forum| {
        let when = held(forum);
        !change.when().surely_after(when)
            && when.maybe_within(change.when(), window)
            && !has_open_objection(check, decision, change, forum)
    })
}

/// Whether, once a forum took up a change, an objection to it stood that nobody has answered.
fn has_open_objection(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    change: &Entry,
    forum: Of<'_, Meeting>,
) -> bool {
    let journal = check.journal;
    let is_open = |dissent: &Of<'_, Dissent>| {
        dissent.severity == Severity::Objection
            && dissent.entry.on <= forum.entry.on
            && journal.dissent_state(*dissent).answer().is_none()
    };
    let later = journal.get_as::<Decision>(&change.id);
    let mut on_change = later
        .into_iter()
        .flat_map(|later| journal.dissents_on(later));
    let mut on_decision = journal.dissents_on(decision);
    on_change.any(|dissent| is_open(&dissent))
        || on_decision.any(|dissent| dissent.entry.on >= change.on && is_open(&dissent))
}

fn question(check: &Check<'_>, decision: Of<'_, Decision>, change: &Entry, lacks: &str) -> Draft {
    let (verb, field, words) = match &change.body {
        Body::Amendment(amendment) => ("amended", "reason", &amendment.reason),
        Body::Decision(later) => {
            let id = Some(&*decision.entry.id);
            let verb = if later.supersedes.as_deref() == id {
                "superseded"
            } else if later.reverses.as_deref() == id {
                "reversed"
            } else {
                "given an exception"
            };
            (verb, "text", &later.text)
        }
        _ => ("changed", "text", &decision.body.text),
    };
    let title = format!("A decision was {verb} {lacks}, and no forum ratified it in time");
    Draft::about(change, title)
        .with_subject(decision.entry)
        .as_heard(check.is_hearsay(change))
        .quoting(change, field, words)
        .quoting(decision.entry, "text", &decision.text)
}
