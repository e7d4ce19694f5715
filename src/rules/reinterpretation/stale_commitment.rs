//! A commitment still open under a decision that no longer stands.

use crate::model::journal::{End, EndCause};
use crate::model::kinds::{Commitment, Decision};
use crate::model::{Level, Of};
use crate::rules::{Check, Draft, Family, Rule};

/// See `stale_commitment.md`.
pub static RULE: Rule = Rule {
    name: "stale-commitment",
    family: Family::Reinterpretation,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("stale_commitment.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let journal = check.journal;
    for promise in journal.all::<Commitment>() {
        let Some(id) = promise.body.decision.as_deref() else {
            continue;
        };
        let state = journal.commitment_state(promise, check.as_of).state;
        if state.is_owed()
            && let Some(decision) = journal.get_as::<Decision>(id)
            && let Some(end) = journal.end(decision, check.as_of)
        {
            found.push(question(check, promise, decision, &end));
        }
    }
}

fn question(
    check: &Check<'_>,
    promise: Of<'_, Commitment>,
    decision: Of<'_, Decision>,
    end: &End<'_>,
) -> Draft {
    let who = check.who(promise.entry, &promise.owner);
    let ended = match end.cause {
        EndCause::Ended => "has ended",
        EndCause::Superseded => "was superseded",
        EndCause::Reversed => "was reversed",
    };
    let title = format!(
        "{} has a commitment open under a decision that {ended}",
        who.name
    );
    let mut draft = Draft::about(promise.entry, title).with_subject(decision.entry);
    if let Some(by) = end.by {
        draft = draft.with_subject(by);
    }
    // A decision's own last day still belongs to it.
    let ended_on = match end.cause {
        EndCause::Ended => end.on.succ_opt().unwrap_or(end.on),
        EndCause::Superseded | EndCause::Reversed => end.on,
    };
    draft
        .with_who(&who)
        .on(ended_on.max(promise.entry.on))
        .quoting(promise.entry, "what", &promise.what)
        .quoting(decision.entry, "text", &decision.text)
}
