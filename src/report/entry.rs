//! One entry by itself, as a writing verb reports it, or several, as `capture` does.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Document, Record, View};
use crate::model::{Entry, Journal};

/// An entry by itself.
#[derive(Debug, Clone, Serialize)]
pub struct Written {
    /// The entry.
    #[serde(flatten)]
    pub record: Record,
}

/// Reports an entry of the journal.
pub fn written(journal: &Journal, entry: &Entry, as_of: NaiveDate) -> Written {
    Written {
        record: Record::of(journal, entry, as_of),
    }
}

/// Entries that were recorded at once.
#[derive(Debug, Clone, Serialize)]
pub struct Captured {
    /// Each of them, in the order in which they were recorded.
    pub entries: Vec<Record>,
}

/// Reports entries of the journal that were recorded at once.
pub fn captured(journal: &Journal, entries: &[Entry], as_of: NaiveDate) -> Captured {
    let entries = entries.iter();
    Captured {
        entries: entries
            .map(|entry| Record::of(journal, entry, as_of))
            .collect(),
    }
}

impl View for Captured {
    const SCHEMA: &'static str = "firstteam/captured/1";

    fn document(&self) -> Document {
        let ids = self.entries.iter().map(|entry| entry.id.as_str());
        ids.fold(Document::default(), Document::paragraph)
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl View for Written {
    const SCHEMA: &'static str = "firstteam/entry/1";

    fn document(&self) -> Document {
        Document::default().paragraph(self.record.id.as_str())
    }

    fn is_empty(&self) -> bool {
        false
    }
}
