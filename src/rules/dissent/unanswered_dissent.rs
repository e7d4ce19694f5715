//! Dissent in the room that nobody answered in time, or an objection over which its topic was decided.

use super::{in_the_room, is_here, may_sit};
use crate::model::kinds::{Decision, Dissent, Position, Topic, Update};
use crate::model::{Level, Of, Severity, Source, Stance, UpdateState};
use crate::rules::{Check, Draft, Family, Rule, Threshold};

/// See `unanswered_dissent.md`.
pub static RULE: Rule = Rule {
    name: "unanswered-dissent",
    family: Family::Dissent,
    level: Level::Ask,
    thresholds: &[Threshold {
        name: "answer-days",
        default: 7.0,
        doc: "days within which dissent in the room is answered",
    }],
    text: include_str!("unanswered_dissent.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let window = check.days(&RULE, "answer-days");
    for dissent in in_the_room(check.journal) {
        if !waits(check, dissent) {
            continue;
        }
        let when = dissent.entry.when();
        let sealed = sealed_over(check, dissent);
        let passed = check
            .has_passed(when, window)
            .then(|| check.passed_on(when, window));
        let days = [sealed.map(|decision| decision.entry.on), passed];
        let Some(day) = days.into_iter().flatten().min() else {
            continue;
        };
        // The question is put to the team, whoever is still in it.
        if dissent
            .named()
            .is_none_or(|handle| is_here(check.team(), handle, day))
        {
            found.push(question(check, dissent, sealed).on(day));
        }
    }
}

/// Whether nobody has answered a dissent that still asks for an answer.
fn waits(check: &Check<'_>, dissent: Of<'_, Dissent>) -> bool {
    let journal = check.journal;
    if journal.dissent_state(dissent).answer().is_some() {
        return false;
    }
    match journal.decision_of(dissent) {
        Some(decision) => {
            journal.end(decision, check.as_of).is_none() && !came_round(check, decision, dissent)
        }
        None => journal
            .get_as::<Topic>(&dissent.on_entry)
            .is_some_and(|topic| is_open(check, topic)),
    }
}

/// Whether a topic is still before the forum. What was put off or taken back needs no answer now.
fn is_open(check: &Check<'_>, topic: Of<'_, Topic>) -> bool {
    let last = check.journal.naming_it_as::<Update>(topic.entry).last();
    last.is_none_or(|last| {
        !matches!(
            last.body.state,
            UpdateState::Deferred | UpdateState::Dropped
        )
    })
}

/// Whether the dissenter was `for` the decision afterwards, or may have been: then something has answered them.
fn came_round(check: &Check<'_>, decision: Of<'_, Decision>, dissent: Of<'_, Dissent>) -> bool {
    let Some(handle) = dissent.named() else {
        return false;
    };
    let may_follow = |entry: &crate::model::Entry| !dissent.entry.when().surely_after(entry.when());
    let stood_there = decision.stances.of(handle) == Some(Stance::For);
    let mut positions = check.journal.naming_it_as::<Position>(decision.entry);
    (stood_there && may_follow(decision.entry))
        || positions.any(|position| {
            *position.decision == *decision.entry.id
                && &*position.member == handle
                && position.stance == Stance::For
                && may_follow(position.entry)
        })
}

/// The first decision on the topic of an objection that was surely made after it, and still stands.
fn sealed_over<'a>(check: &Check<'a>, dissent: Of<'a, Dissent>) -> Option<Of<'a, Decision>> {
    if dissent.severity != Severity::Objection {
        return None;
    }
    let journal = check.journal;
    let topic = journal.get_as::<Topic>(&dissent.on_entry)?;
    let mut decisions = journal.naming_it_as::<Decision>(topic.entry);
    decisions.find(|decision| {
        let sits = journal
            .meeting_of(decision.entry)
            .is_some_and(|meeting| may_sit(meeting, check.as_of));
        decision.body.topic.as_deref() == Some(&*topic.entry.id)
            && decision.entry.source != Source::Imported
            && decision.entry.when().surely_after(dissent.entry.when())
            && !sits
            && journal.end(*decision, check.as_of).is_none()
    })
}

fn question(
    check: &Check<'_>,
    dissent: Of<'_, Dissent>,
    sealed: Option<Of<'_, Decision>>,
) -> Draft {
    let title = match sealed {
        Some(_) => "A decision was made over an objection that still waits for an answer",
        None => "What was said against it in the room still waits for an answer",
    };
    // An answer is owed to the dissenter, not by them, so that the question is about no member.
    let draft = Draft::about(dissent.entry, title)
        .as_heard(check.is_hearsay(dissent.entry))
        .quoting(dissent.entry, "reason", &dissent.reason);
    match sealed.or_else(|| check.journal.decision_of(dissent)) {
        Some(decision) => {
            draft
                .with_subject(decision.entry)
                .quoting(decision.entry, "text", &decision.text)
        }
        None => draft,
    }
}
