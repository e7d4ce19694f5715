//! A dissent with what it was answered.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Item, Line};
use super::people::spoken_of;
use super::record::label;
use super::words::one_line;
use crate::model::journal::DissentState;
use crate::model::kinds::{ADDRESSEES, Address, Answer, Dissent, Update};
use crate::model::{Channel, Journal, Of, UpdateState, Word};
use crate::rules::Check;

/// A dissent in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Heard {
    /// The id.
    pub id: String,
    /// The handle.
    pub handle: String,
    /// The day.
    pub on: NaiveDate,
    /// The dissenter's handle; null where the name was withheld, or comes from second-hand word alone.
    pub member: Option<String>,
    /// As reports call them.
    pub name: String,
    /// `concern` or `objection`.
    pub severity: &'static str,
    /// Where it was said.
    pub channel: &'static str,
    /// The id of the decision or topic.
    pub on_entry: String,
    /// That in a few words.
    pub subject: String,
    /// What was said.
    pub reason: String,
    /// What would change their mind.
    pub would_change: Option<String>,
    /// The answers, in order; the last one counts.
    pub answers: Vec<Answered>,
}

/// An answer in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    /// The id.
    pub id: String,
    /// The day.
    pub on: NaiveDate,
    /// `adopted`, `declined` or `withdrawn`.
    pub outcome: &'static str,
    /// The answer.
    pub text: String,
}

impl Heard {
    /// A dissent with its answers.
    pub fn of(journal: &Journal, dissent: Of<'_, Dissent>, as_of: NaiveDate) -> Self {
        let handle = &*dissent.body.member;
        let answers = journal.naming_it_as::<Answer>(dissent.entry);
        Self {
            id: dissent.entry.id.to_string(),
            handle: journal.handle_of(dissent.entry).to_owned(),
            on: dissent.entry.on,
            member: Check::new(journal, as_of).who(dissent.entry, handle).handle,
            name: spoken_of(journal, as_of, dissent.entry, handle),
            severity: dissent.body.severity.as_str(),
            channel: dissent.body.channel.as_str(),
            on_entry: dissent.body.on_entry.to_string(),
            subject: label(journal, &dissent.body.on_entry),
            reason: dissent.body.reason.to_string(),
            would_change: dissent.body.would_change.as_deref().map(str::to_owned),
            answers: answers.map(Answered::of).collect(),
        }
    }

    /// Whether nobody has answered it.
    pub fn is_open(&self) -> bool {
        self.answers.is_empty()
    }

    /// The dissent with its answers as a point of a list; with the subject, where the list has several.
    pub fn item(&self, with_subject: bool) -> Item {
        let mut line = Line::new().strong(&self.name);
        if with_subject {
            line = line.plain(" on ").quoted(&self.subject);
        }
        if self.channel != Channel::Forum.as_str() {
            line = line.plain(format!(", outside the forum ({})", self.channel));
        }
        line = line.plain(": ").quoted(one_line(&self.reason));
        if self.severity == "objection" {
            line = line.faint(" (objection)");
        }
        // Once it is answered, the answer is what counts.
        let would = self.would_change.iter().filter(|_| self.is_open());
        let would = would.map(|would| {
            Line::new()
                .faint("Would change it: ")
                .quoted(one_line(would))
        });
        let answers = self.answers.iter().map(Answered::line);
        let item = Item::new(line).all_under(would).all_under(answers);
        if self.is_open() {
            item.under("Not answered yet")
        } else {
            item
        }
    }
}

impl Answered {
    fn of(answer: Of<'_, Answer>) -> Self {
        Self {
            id: answer.entry.id.to_string(),
            on: answer.entry.on,
            outcome: answer.body.outcome.as_str(),
            text: answer.body.text.to_string(),
        }
    }

    fn line(&self) -> Line {
        Line::new()
            .faint(format!("Answer, {}: ", self.outcome))
            .quoted(one_line(&self.text))
    }
}

/// Dissent without an answer, on what still stands or is still to be decided. What was taken to the chair, the board,
/// legal or ethics is theirs to answer and stays out of a report that everybody reads; what the team has talked over,
/// and settled as a question, needs no answer any more.
pub fn unanswered(journal: &Journal, as_of: NaiveDate) -> Vec<Of<'_, Dissent>> {
    let addressed = journal.all::<Address>();
    let settled: HashSet<String> = addressed
        .filter_map(|address| Some(address.finding.split_once('/')?.1.to_owned()))
        .collect();
    let check = Check::new(journal, as_of);
    let waits = |dissent: &Of<'_, Dissent>| {
        matches!(journal.dissent_state(*dissent), DissentState::Open)
            && !settled.contains(&check.key(&dissent.entry.id))
            && !is_confided(journal, *dissent)
            && still_matters(journal, *dissent, as_of)
    };
    journal.all::<Dissent>().filter(waits).collect()
}

/// Whether a dissent was taken to the chair, the board, legal or ethics.
pub fn is_confided(journal: &Journal, dissent: Of<'_, Dissent>) -> bool {
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
