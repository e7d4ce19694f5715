//! A promise whose day has passed, and nobody has said what became of it.

use super::{after, spelled};
use crate::model::journal::State;
use crate::model::kinds::{Commitment, Decision, Update};
use crate::model::{Entry, Journal, Level, Of};
use crate::rules::{Check, Draft, Family, Rule};

/// See `overdue_commitment.md`.
pub static RULE: Rule = Rule {
    name: "overdue-commitment",
    family: Family::Cadence,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("overdue_commitment.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let journal = check.journal;
    for promise in journal.all::<Commitment>() {
        let folded = journal.commitment_state(promise, check.as_of);
        let owner = check.team().member(&promise.owner);
        // A promise under a decision that no longer stands is `stale-commitment`.
        if folded.state == State::Overdue
            && owner.is_none_or(|owner| owner.is_in_on(check.as_of))
            && !is_stale(check, promise)
        {
            found.push(question(check, promise, folded.due));
        }
    }
}

fn is_stale(check: &Check<'_>, promise: Of<'_, Commitment>) -> bool {
    let id = promise.body.decision.as_deref();
    let decision = id.and_then(|id| check.journal.get_as::<Decision>(id));
    decision.is_some_and(|decision| check.journal.end(decision, check.as_of).is_some())
}

/// The entry that set the day that counts: the last move, else the promise itself.
fn set_by<'a>(journal: &'a Journal, promise: Of<'a, Commitment>) -> &'a Entry {
    let mut updates = journal.naming_it_as::<Update>(promise.entry);
    let moved = updates.rfind(|update| update.due.is_some());
    moved.map_or(promise.entry, |update| update.entry)
}

fn question(check: &Check<'_>, promise: Of<'_, Commitment>, due: chrono::NaiveDate) -> Draft {
    let who = check.who(promise.entry, &promise.owner);
    let title = format!(
        "{} had promised something by {}, and what became of it is not on record",
        who.name,
        spelled(due)
    );
    let set = set_by(check.journal, promise);
    Draft::about(promise.entry, title)
        .with_subject(set)
        .with_who(&who)
        .on(after(due).max(set.on))
        .quoting(promise.entry, "what", &promise.what)
        .quoting(set, "due", &due.to_string())
}
