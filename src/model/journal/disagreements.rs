//! Where two hands recorded different things of one entry, as branches do that knew nothing of each other. Nothing of it
//! is lost, and the later one counts; a person is to say which is right.
//!
//! No entry says what its writer had seen. Whoever corrects themselves is taken for one who knew, and so is whoever
//! records later what became of a promise that was missed; the rest is asked.

use super::Journal;
use crate::model::kinds::{Amendment, Commitment, Decision, Update};
use crate::model::{Entry, Of, Problem, UpdateState, Word};

/// The commitments and decisions of which two hands say different things.
pub(super) fn check(journal: &Journal, problems: &mut Vec<Problem>) {
    for commitment in journal.all::<Commitment>() {
        problems.extend(ends(journal, commitment));
    }
    for decision in journal.all::<Decision>() {
        problems.extend(changes(journal, decision));
    }
}

/// Kept by one and missed by another: the last two words on a promise, of one day, or the one that denies a promise kept.
fn ends(journal: &Journal, commitment: Of<'_, Commitment>) -> Option<Problem> {
    let ended = |update: &Of<'_, Update>| {
        !matches!(update.state, UpdateState::Moved | UpdateState::Deferred)
    };
    let updates = journal.naming_it_as::<Update>(commitment.entry);
    let ends: Vec<Of<'_, Update>> = updates.filter(ended).collect();
    let [.., one, other] = ends.as_slice() else {
        return None;
    };
    let at_once = one.entry.on == other.entry.on;
    let denies = one.state == UpdateState::Kept;
    if one.state == other.state || !by_two(one.entry, other.entry) || !(at_once || denies) {
        return None;
    }
    let message = format!(
        "{} is marked {}, and in {} {}; the later one counts",
        commitment.entry.handle(),
        said(other.entry, other.state.as_str()),
        one.entry.path,
        said(one.entry, one.state.as_str()),
    );
    let help = format!(
        "say which is right: firstteam mark {} kept, or missed",
        commitment.entry.handle()
    );
    Some(disagreement(other.entry, message, help))
}

/// One field of a decision that two hands gave different values on one day, in no meeting that both were in.
fn changes(journal: &Journal, decision: Of<'_, Decision>) -> Option<Problem> {
    let all = journal.naming_it_as::<Amendment>(decision.entry);
    let all: Vec<Of<'_, Amendment>> = all.collect();
    let (one, other) = match all.as_slice() {
        [.., one, other] => (*one, *other),
        _ => return None,
    };
    let met = one.entry.meeting.is_some() && one.entry.meeting == other.entry.meeting;
    if one.entry.on != other.entry.on || met || !by_two(one.entry, other.entry) {
        return None;
    }
    let mut changed = other.body.changes.iter();
    let (field, _) = changed.find(|(field, value)| {
        let mut others = one.body.changes.iter();
        others.any(|(other, was)| other.name == field.name && was != value)
    })?;
    let message = format!(
        "`{}` of {} is changed {}, and in {} {}; the later one counts",
        field.name,
        decision.entry.handle(),
        said(other.entry, "here"),
        one.entry.path,
        said(one.entry, "otherwise"),
    );
    let help = format!(
        "say which is right: firstteam amend {} --{} … --reason …",
        decision.entry.handle(),
        field.name.replace('_', "-")
    );
    Some(disagreement(other.entry, message, help))
}

fn by_two(one: &Entry, other: &Entry) -> bool {
    one.by.is_some() && other.by.is_some() && one.by != other.by
}

/// `kept by cy on 2026-03-09`
fn said(entry: &Entry, what: &str) -> String {
    let by = entry.by.as_deref().unwrap_or("somebody");
    format!("{what} by {by} on {}", entry.on)
}

fn disagreement(entry: &Entry, message: String, help: String) -> Problem {
    Problem::of_file("disagreement", &entry.path, message)
        .with_help(help)
        .as_note()
}
