//! What was recorded between two states of a journal: decided, changed, said against, answered, promised and told. For
//! whoever reviews a branch before it is merged, or comes back after a week.

mod page;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::amendments::amended;
use super::life::Relays;
use super::record::label;
use super::show::Naming;
use super::{Changed, Decided, Document, Heard, Promise, Told, View};
use crate::model::kinds::{Amendment, Answer, Commitment, Decision, Dissent, Relay, Update};
use crate::model::{Body, BodyOf, Entry, Journal, Made, Of};

/// One end of what is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct End {
    /// As it was named; the commit's id in short, where nobody named it.
    pub name: String,
    /// The commit's id in short.
    pub commit: String,
    /// Its author.
    pub author: String,
    /// The author's time, as git has it.
    pub date: String,
}

impl End {
    /// A commit, by the name that was given for it.
    pub fn new(name: &str, made: &Made) -> Self {
        Self {
            name: name.to_owned(),
            commit: made.commit.clone(),
            author: made.who.clone(),
            date: made.when.clone(),
        }
    }
}

/// What differs between the two states, entry by entry.
#[derive(Debug, Clone, Default)]
pub struct Differing {
    /// The ids of entries that only the later state has.
    pub added: HashSet<String>,
    /// Entries that both have, with other words.
    pub corrected: Vec<Corrected>,
    /// Entries that only the earlier state has.
    pub gone: Vec<Gone>,
    /// Whether the team's file differs.
    pub team: bool,
}

/// An entry whose words differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Corrected {
    /// The id.
    pub id: String,
    /// Where it lies, from the journal's folder.
    pub path: String,
    /// What differs, field by field.
    pub changes: Vec<Rewording>,
}

/// A field with other words. A side is null where the field was not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rewording {
    /// The field; `notes` for the Markdown.
    pub field: String,
    /// As the file had it.
    pub was: Option<String>,
    /// As it has it now.
    pub now: Option<String>,
}

/// An entry that is not there any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// The id.
    pub id: String,
    /// Where it lay, from the journal's folder.
    pub path: String,
}

/// What was recorded between two states of a journal.
#[derive(Debug, Clone, Serialize)]
pub struct Between {
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// The team.
    pub team: String,
    /// The earlier state.
    pub from: End,
    /// The later one; null for what is on disk.
    pub to: Option<End>,
    /// How many entries were added.
    pub entries: usize,
    /// The decisions that were made.
    pub decisions: Vec<Decided>,
    /// How earlier decisions were changed.
    pub changes: Vec<Changed>,
    /// What was said against decisions and topics, with the answers.
    pub dissents: Vec<Heard>,
    /// Earlier dissent that was answered.
    pub answered: Vec<Heard>,
    /// What was promised.
    pub promises: Vec<Promise>,
    /// Earlier promises that were marked.
    pub marked: Vec<Promise>,
    /// What leaders told their own people.
    pub relays: Vec<Retold>,
    /// Everything else that was added, in order.
    pub others: Vec<Naming>,
    /// Entries that both states have, with other words.
    pub corrected: Vec<Corrected>,
    /// Entries that the later state does not have.
    pub gone: Vec<Gone>,
    /// Whether `firstteam.toml` differs.
    pub team_file_differs: bool,
}

/// A relay with what it is about.
#[derive(Debug, Clone, Serialize)]
pub struct Retold {
    /// The decision's id.
    pub decision: String,
    /// The decision in a few words.
    pub subject: String,
    /// What was told.
    #[serde(flatten)]
    pub told: Told,
}

/// What was recorded between two states of a journal, of which this is the later one.
pub fn between(
    journal: &Journal,
    as_of: NaiveDate,
    ends: (End, Option<End>),
    differing: Differing,
) -> Between {
    let new = New {
        journal,
        as_of,
        added: &differing.added,
    };
    Between {
        as_of,
        team: journal.team.name.clone(),
        from: ends.0,
        to: ends.1,
        entries: journal.entries().filter(|entry| new.has(entry)).count(),
        decisions: new
            .all::<Decision>()
            .map(|decision| Decided::of(journal, decision))
            .collect(),
        changes: new.changes(),
        dissents: new.dissents(),
        answered: new.answered(),
        promises: new
            .all::<Commitment>()
            .map(|promise| Promise::of(journal, promise, as_of))
            .collect(),
        marked: new.marked(),
        relays: new.relays(),
        others: new.others(),
        corrected: differing.corrected,
        gone: differing.gone,
        team_file_differs: differing.team,
    }
}

/// What the later state has and the earlier one has not.
struct New<'a> {
    journal: &'a Journal,
    as_of: NaiveDate,
    added: &'a HashSet<String>,
}

impl<'a> New<'a> {
    fn has(&self, entry: &Entry) -> bool {
        self.added.contains(&*entry.id)
    }

    fn all<T: BodyOf>(&self) -> impl Iterator<Item = Of<'a, T>> {
        self.journal.all::<T>().filter(|of| self.has(of.entry))
    }

    /// Changes of earlier decisions; those of new ones are told with them.
    fn changes(&self) -> Vec<Changed> {
        let amended_ones: HashSet<&str> = self
            .all::<Amendment>()
            .map(|amendment| &*amendment.body.decision)
            .collect();
        let decisions = self.journal.all::<Decision>();
        let earlier = decisions.filter(|decision| {
            amended_ones.contains(&*decision.entry.id) && !self.has(decision.entry)
        });
        let mut changes = Vec::new();
        for decision in earlier {
            let amended = amended(self.journal, decision);
            let new = amended
                .into_iter()
                .filter(|one| self.added.contains(&one.amendment));
            changes.extend(new.map(|one| Changed::of(self.journal, decision, one)));
        }
        changes
    }

    fn dissents(&self) -> Vec<Heard> {
        let dissents = self.all::<Dissent>();
        dissents
            .map(|dissent| Heard::of(self.journal, dissent, self.as_of))
            .collect()
    }

    fn answered(&self) -> Vec<Heard> {
        let is_answered = |dissent: &Of<'_, Dissent>| {
            let mut answers = self.journal.naming_it_as::<Answer>(dissent.entry);
            !self.has(dissent.entry) && answers.any(|answer| self.has(answer.entry))
        };
        let dissents = self.journal.all::<Dissent>().filter(is_answered);
        dissents
            .map(|dissent| Heard::of(self.journal, dissent, self.as_of))
            .collect()
    }

    fn marked(&self) -> Vec<Promise> {
        let is_marked = |promise: &Of<'_, Commitment>| {
            let mut updates = self.journal.naming_it_as::<Update>(promise.entry);
            !self.has(promise.entry) && updates.any(|update| self.has(update.entry))
        };
        let promises = self.journal.all::<Commitment>().filter(is_marked);
        promises
            .map(|promise| Promise::of(self.journal, promise, self.as_of))
            .collect()
    }

    fn relays(&self) -> Vec<Retold> {
        let relays = Relays::new(self.journal, self.as_of);
        let retold = |relay: Of<'a, Relay>| Retold {
            decision: relay.body.decision.to_string(),
            subject: label(self.journal, &relay.body.decision),
            told: relays.told(relay),
        };
        self.all::<Relay>().map(retold).collect()
    }

    /// What no other part tells: meetings, topics and what became of them, stances, signals, reviews, names under the
    /// pledge, settled questions.
    fn others(&self) -> Vec<Naming> {
        let is_there = |id: &str| self.journal.get(id).is_some();
        let is_told = |entry: &Entry| match &entry.body {
            Body::Decision(_) | Body::Dissent(_) | Body::Commitment(_) | Body::Relay(_) => true,
            Body::Amendment(amendment) => is_there(&amendment.decision),
            Body::Answer(answer) => is_there(&answer.dissent),
            Body::Update(update) => update.commitment.as_deref().is_some_and(is_there),
            _ => false,
        };
        let others = self.journal.entries();
        others
            .filter(|entry| self.has(entry) && !is_told(entry))
            .map(|entry| Naming::of(self.journal, entry, self.as_of))
            .collect()
    }
}

impl View for Between {
    const SCHEMA: &'static str = "firstteam/diff/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    fn is_empty(&self) -> bool {
        self.entries == 0
            && self.corrected.is_empty()
            && self.gone.is_empty()
            && !self.team_file_differs
    }
}
