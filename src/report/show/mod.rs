//! One entry with all that is known of it: its fields, its notes, and what names it. A decision comes with everything
//! that hangs on it.

mod page;

use chrono::NaiveDate;
use serde::Serialize;

pub(super) use page::about;

use super::document::Line;
use super::life::fields;
use super::{Document, Life, Promise, Record, View};
use crate::model::kinds::{Commitment, Decision};
use crate::model::{BodyOf, Entry, Journal};

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub struct Show {
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// The entry, as it was written.
    pub entry: Record,
    /// Its notes, as they stand in the file.
    pub notes: String,
    /// What hangs on it, for a decision.
    pub decision: Option<Life>,
    /// What became of it, for a commitment.
    pub commitment: Option<Promise>,
    /// The entries that name it, in order.
    pub named_by: Vec<Naming>,
    /// The fields as people read them: the current ones, for a decision.
    #[serde(skip)]
    fields: Vec<(String, Line)>,
}

/// An entry that names another.
#[derive(Debug, Clone, Serialize)]
pub struct Naming {
    /// The id.
    pub id: String,
    /// The handle.
    pub handle: String,
    /// The kind.
    pub kind: &'static str,
    /// The day.
    pub on: NaiveDate,
    /// Whom it is of.
    pub who: Option<String>,
    /// What it says.
    pub words: String,
    /// What became of it.
    pub state: Option<&'static str>,
}

/// One entry with all that is known of it.
pub fn show(
    journal: &Journal,
    entry: &Entry,
    as_of: NaiveDate,
    notes: &dyn Fn(&Entry) -> String,
) -> Show {
    let decision = Decision::of(entry).map(|decision| Life::of(journal, decision, as_of));
    let promised = Commitment::of(entry);
    let commitment = promised.map(|promise| Promise::of(journal, promise, as_of));
    let record = Record::of(journal, entry, as_of);
    let values = decision
        .as_ref()
        .map_or(&record.fields, |life: &Life| &life.current);
    Show {
        as_of,
        fields: fields::shown(journal, entry, values, commitment.as_ref(), as_of),
        notes: notes(entry),
        named_by: journal
            .naming(&entry.id)
            .map(|other| Naming::of(journal, other, as_of))
            .collect(),
        decision,
        commitment,
        entry: record,
    }
}

impl Naming {
    /// An entry that names another, as it stands at the end of a day.
    pub fn of(journal: &Journal, entry: &Entry, as_of: NaiveDate) -> Self {
        let record = Record::of(journal, entry, as_of);
        Self {
            id: record.id,
            handle: record.handle,
            kind: record.kind,
            on: record.on,
            who: record.who,
            words: record.words,
            state: record.state,
        }
    }
}

impl View for Show {
    const SCHEMA: &'static str = "firstteam/show/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    fn is_empty(&self) -> bool {
        false
    }
}
