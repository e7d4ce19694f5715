//! Dissent that was declined, and no commitment of the dissenter by the next forum that they came to.

use std::collections::{HashMap, HashSet};

use super::{in_the_room, is_here, may_sit};
use crate::model::journal::{StanceAt, held};
use crate::model::kinds::{Answer, Decision, Dissent, Meeting};
use crate::model::{DissentOutcome, Level, Of, Source};
use crate::rules::{Check, Draft, Family, Rule};

/// See `uncommitted.md`.
pub static RULE: Rule = Rule {
    name: "uncommitted",
    family: Family::Dissent,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("uncommitted.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let forums = Forums::of(check);
    let mut asked = HashSet::new();
    for dissent in in_the_room(check.journal) {
        let Some(declined) = declined(check, dissent) else {
            continue;
        };
        let Declined {
            handle, decision, ..
        } = declined;
        if is_here(check.team(), handle, check.as_of)
            && !may_carry(check, &declined)
            && let Some(forum) = forums.next(&declined)
            && asked.insert((handle, &*decision.entry.id))
        {
            found.push(question(check, dissent, &declined, forum));
        }
    }
}

/// A dissent that was declined, on a decision that stands.
struct Declined<'a> {
    handle: &'a str,
    decision: Of<'a, Decision>,
    answer: Of<'a, Answer>,
}

fn declined<'a>(check: &Check<'a>, dissent: Of<'a, Dissent>) -> Option<Declined<'a>> {
    let journal = check.journal;
    let answer = journal.dissent_state(dissent).answer()?;
    if answer.outcome != DissentOutcome::Declined {
        return None;
    }
    let decision = journal.decision_of(dissent)?;
    let stands =
        decision.entry.source != Source::Imported && journal.end(decision, check.as_of).is_none();
    stands.then_some(Declined {
        handle: dissent.body.named()?,
        decision,
        answer,
    })
}

/// Whether the dissenter carries the decision, or may: what was given to an earlier wording, or cannot be told, is not
/// held against anybody, nor silence on a wording that is newer than the answer.
fn may_carry(check: &Check<'_>, declined: &Declined<'_>) -> bool {
    let (decision, answer) = (declined.decision, declined.answer);
    match check.journal.stance(decision, declined.handle) {
        StanceAt::Stood(stance) => stance.carries(),
        StanceAt::Stale(_) | StanceAt::Unsure => true,
        StanceAt::Silent => {
            let mut amendments = check.journal.amendments(decision.entry);
            amendments.any(|amendment| {
                amendment.is_substantive()
                    && !answer.entry.when().surely_after(amendment.entry.when())
            })
        }
    }
}

/// The forums that each member came to, in time. One that may still sit has not met.
struct Forums<'a> {
    by_member: HashMap<&'a str, Vec<Of<'a, Meeting>>>,
}

impl<'a> Forums<'a> {
    fn of(check: &Check<'a>) -> Self {
        let mut by_member: HashMap<&str, Vec<Of<'a, Meeting>>> = HashMap::new();
        for forum in check.journal.forums() {
            if !may_sit(forum, check.as_of) {
                for handle in check.journal.members_present(forum) {
                    by_member.entry(handle).or_default().push(forum);
                }
            }
        }
        for forums in by_member.values_mut() {
            forums.sort_by_key(|forum| held(*forum).first);
        }
        Self { by_member }
    }

    /// The first that surely came after both the answer and the decision.
    fn next(&self, declined: &Declined<'_>) -> Option<Of<'a, Meeting>> {
        let forums = self.by_member.get(declined.handle)?;
        let answered = declined.answer.entry.when();
        let decided = declined.decision.entry.when();
        let earliest = answered.first.max(decided.first);
        let start = forums.partition_point(|forum| held(*forum).first <= earliest);
        let mut later = forums[start..].iter().copied();
        later.find(|forum| {
            let when = held(*forum);
            when.surely_after(answered) && when.surely_after(decided)
        })
    }
}

fn question(
    check: &Check<'_>,
    dissent: Of<'_, Dissent>,
    declined: &Declined<'_>,
    forum: Of<'_, Meeting>,
) -> Draft {
    let who = check.who(dissent.entry, declined.handle);
    let title = format!(
        "{} had a dissent declined, and by the next forum no commitment is on record",
        who.name
    );
    let (decision, answer) = (declined.decision, declined.answer);
    Draft::about(dissent.entry, title)
        .with_subject(decision.entry)
        .with_subject(forum.entry)
        .with_who(&who)
        .as_heard(check.is_hearsay(answer.entry))
        .on(forum.entry.on)
        .quoting(dissent.entry, "reason", &dissent.reason)
        .quoting(answer.entry, "text", &answer.text)
        .quoting(decision.entry, "text", &decision.text)
}
