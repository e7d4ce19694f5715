//! One entry with all that is known of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Document, Record, View};
use crate::model::{Entry, Journal};

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub struct Show {
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// The entry.
    pub entry: Record,
    /// Its notes.
    pub notes: String,
}

/// One entry with all that is known of it.
pub fn show(
    journal: &Journal,
    entry: &Entry,
    as_of: NaiveDate,
    notes: &dyn Fn(&Entry) -> String,
) -> Show {
    Show {
        as_of,
        entry: Record::of(journal, entry, as_of),
        notes: notes(entry),
    }
}

impl View for Show {
    const SCHEMA: &'static str = "firstteam/show/1";

    fn document(&self) -> Document {
        Document::default().heading(1, self.entry.words.as_str())
    }

    fn is_empty(&self) -> bool {
        false
    }
}
