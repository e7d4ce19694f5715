//! One entry by itself, as a writing verb reports it.

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

impl View for Written {
    const SCHEMA: &'static str = "firstteam/entry/1";

    fn document(&self) -> Document {
        Document::default().paragraph(self.record.id.as_str())
    }

    fn is_empty(&self) -> bool {
        false
    }
}
