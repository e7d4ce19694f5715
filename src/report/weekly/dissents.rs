//! Dissent said in the room, with its answers: a sign that the room works. And dissent that nobody has answered.

use std::collections::HashSet;

use super::Week;
use crate::model::kinds::Dissent;
use crate::model::{Channel, Journal};
use crate::report::Heard;
use crate::report::dissents::unanswered;

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

/// Other dissent without an answer that still waits for one.
pub(super) fn open(journal: &Journal, week: Week, heard: &[Heard]) -> Vec<Heard> {
    let heard: HashSet<&str> = heard.iter().map(|dissent| dissent.id.as_str()).collect();
    let mut open = unanswered(journal, week.as_of);
    open.retain(|dissent| !heard.contains(&*dissent.entry.id));
    open.into_iter()
        .map(|dissent| Heard::of(journal, dissent, week.as_of))
        .collect()
}
