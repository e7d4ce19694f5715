//! Dissent said in the room, with its answers: a sign that the room works. And dissent that nobody has answered.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::Week;
use crate::model::journal::DissentState;
use crate::model::kinds::{ADDRESSEES, Address, Dissent, Update};
use crate::model::{Channel, Journal, Of, UpdateState};
use crate::report::Heard;
use crate::rules::Check;

/// Dissent in the forum that was said or answered this week.
pub(super) fn in_the_room(journal: &Journal, week: Week) -> Vec<Heard> {
    let heard = journal.all::<Dissent>().filter(|dissent| {
        let answer = journal.dissent_state(*dissent).answer();
        dissent.body.channel == Channel::Forum
            && (week.has(dissent.entry.on)
                || answer.is_some_and(|answer| week.has(answer.entry.on)))
    });
    heard
        .map(|dissent| Heard::of(journal, dissent, week.as_of))
        .collect()
}

/// Other dissent without an answer, on what still stands or is still to be decided. What was taken to the chair, the
/// board, legal or ethics is theirs to answer and stays out of a report that everybody reads; what the team has
/// talked over, and settled as a question, needs no answer any more.
pub(super) fn open(journal: &Journal, week: Week, heard: &[Heard]) -> Vec<Heard> {
    let addressed = journal.all::<Address>();
    let settled: HashSet<String> = addressed
        .filter_map(|address| Some(address.finding.split_once('/')?.1.to_owned()))
        .collect();
    let heard: HashSet<&str> = heard.iter().map(|dissent| dissent.id.as_str()).collect();
    let check = Check::new(journal, week.as_of);
    let open = journal.all::<Dissent>().filter(|dissent| {
        matches!(journal.dissent_state(*dissent), DissentState::Open)
            && !settled.contains(&check.key(&dissent.entry.id))
            && !heard.contains(&*dissent.entry.id)
            && !is_confided(journal, *dissent)
            && still_matters(journal, *dissent, week.as_of)
    });
    open.map(|dissent| Heard::of(journal, dissent, week.as_of))
        .collect()
}

/// Whether it was taken where it is always right to take it, and is theirs to answer.
pub(in crate::report) fn is_confided(journal: &Journal, dissent: Of<'_, Dissent>) -> bool {
    dissent.body.to.as_deref().is_some_and(|to| {
        ADDRESSEES.contains(&to) || journal.team.member(to).is_some_and(|member| member.chair)
    })
}

fn still_matters(journal: &Journal, dissent: Of<'_, Dissent>, as_of: NaiveDate) -> bool {
    match journal.decision_of(dissent) {
        Some(decision) => journal.end(decision, as_of).is_none(),
        None => journal
            .naming_as::<Update>(&dissent.body.on_entry)
            .last()
            .is_none_or(|update| update.body.state != UpdateState::Dropped),
    }
}
