//! How an entry came to be what it is, commit by commit: a decision with its amendments.

use chrono::NaiveDate;
use serde::Serialize;

use super::between::Rewording;
use super::document::{Item, Line, Tone};
use super::show::about;
use super::{Amended, Document, Record, View};
use crate::model::kinds::Decision;
use crate::model::{BodyOf, Entry, Journal, Made};

/// What was done with an entry, before it is put into words.
#[derive(Debug, Clone)]
pub struct Done {
    /// The id of the entry, or of one of its amendments.
    pub id: String,
    /// Who did it, and when; nobody yet, where it is not committed.
    pub made: Option<Made>,
    /// `recorded`, `corrected`, `moved` or `removed`.
    pub what: &'static str,
    /// What differs since.
    pub changes: Vec<Rewording>,
}

/// An entry, and how it came to be what it is.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// The entry, as it stands.
    pub entry: Record,
    /// What was done, the oldest first.
    pub steps: Vec<Step>,
}

/// What was done with an entry.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The id of the entry, or of one of its amendments.
    pub id: String,
    /// The commit in short; null for what is not committed yet.
    pub commit: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// The author's time, as git has it.
    pub date: Option<String>,
    /// `recorded`, `amended`, `corrected`, `moved` or `removed`.
    pub what: &'static str,
    /// The wording that was recorded, for the entry itself.
    pub words: Option<String>,
    /// What was corrected.
    pub changes: Vec<Rewording>,
    /// What an amendment changed.
    pub amendment: Option<Amended>,
}

/// The ids whose steps tell how an entry came to be what it is: its own, and those of its amendments.
pub fn of_history<'a>(journal: &'a Journal, entry: &'a Entry) -> Vec<&'a str> {
    let amendments = journal.amendments(entry);
    let amendments = amendments.map(|amendment| &*amendment.entry.id);
    std::iter::once(&*entry.id).chain(amendments).collect()
}

/// How an entry came to be what it is.
pub fn history(journal: &Journal, entry: &Entry, as_of: NaiveDate, done: Vec<Done>) -> History {
    let decision = Decision::of(entry);
    let mut amended = decision.map_or_else(Vec::new, |decision| {
        super::amendments::amended(journal, decision)
    });
    let first = Record::of(journal, entry, as_of);
    let written = decision.map(|decision| decision.body.text.to_string());
    let words = written.unwrap_or_else(|| first.words.clone());
    let steps = done.into_iter().map(|done| {
        let at = amended.iter().position(|one| one.amendment == done.id);
        let is_new = done.what == "recorded";
        let amendment = at.filter(|_| is_new).map(|at| amended.remove(at));
        let is_own = done.id == *entry.id;
        let (commit, author, date) = match done.made {
            Some(made) => (Some(made.commit), Some(made.who), Some(made.when)),
            None => (None, None, None),
        };
        Step {
            what: if amendment.is_some() {
                "amended"
            } else {
                done.what
            },
            words: (is_own && is_new).then(|| words.clone()),
            id: done.id,
            commit,
            author,
            date,
            changes: done.changes,
            amendment,
        }
    });
    History {
        as_of,
        steps: steps.collect(),
        entry: first,
    }
}

impl Step {
    fn item(&self) -> Item {
        let line = match (&self.commit, &self.author, &self.date) {
            (Some(commit), Some(author), Some(date)) => Line::new()
                .strong(date.get(..10).unwrap_or(date))
                .plain(format!(", {author}, "))
                .code(commit)
                .plain(": "),
            _ => Line::new()
                .toned("Not committed yet", Tone::Attention)
                .plain(": "),
        };
        let line = match self.what {
            "removed" => line.toned("removed", Tone::Attention),
            what => line.plain(what),
        };
        let line = match &self.amendment {
            Some(amended) => line.plain(format!(", {}", super::words::one_line(&amended.reason))),
            None => line,
        };
        let words = self
            .words
            .iter()
            .map(|words| Line::new().quoted(super::words::one_line(words)));
        let amended = self.amendment.iter().flat_map(Amended::lines);
        let corrected = self.changes.iter().flat_map(Rewording::lines);
        Item::new(line)
            .all_under(words)
            .all_under(amended)
            .all_under(corrected)
    }
}

impl View for History {
    const SCHEMA: &'static str = "firstteam/history/1";

    fn document(&self) -> Document {
        Document::default()
            .heading(1, self.entry.words.as_str())
            .paragraph(about(&self.entry))
            .section(
                "How it came to be",
                self.steps.iter().map(Step::item).collect(),
            )
    }

    fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}
