//! Everything in order, a line an entry.

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Cell, Table};
use super::words::cut;
use super::{Document, Filter, Record, View, state};
use crate::model::Journal;

/// How much of an entry's words a line shows.
const WORDS_LENGTH: usize = 120;

/// The entries in the order of the journal.
#[derive(Debug, Clone, Serialize)]
pub struct Log {
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// How many there are.
    pub total: usize,
    /// The entries, the newest last.
    pub items: Vec<Record>,
}

/// The entries that a filter lets through, in order.
pub fn log(journal: &Journal, as_of: NaiveDate, filter: &Filter) -> Log {
    let items: Vec<Record> = filter
        .entries(journal)
        .map(|entry| Record::of(journal, entry, as_of))
        .collect();
    Log {
        as_of,
        total: items.len(),
        items,
    }
}

fn row(item: &Record) -> Vec<Cell> {
    let mut words = cut(&item.words, WORDS_LENGTH);
    if item.is_reported() {
        words.push_str(" (second-hand)");
    }
    let words = match &item.who {
        Some(who) => format!("{who}: {words}"),
        None => words,
    };
    let state = item.state.map_or(Cell::Empty, |word| {
        Cell::Word(word.to_owned(), state::tone(word))
    });
    vec![
        Cell::Day(item.on),
        Cell::Handle(item.handle.clone()),
        Cell::Word(item.kind.to_owned(), super::document::Tone::Plain),
        Cell::Text(words),
        state,
    ]
}

impl View for Log {
    const SCHEMA: &'static str = "firstteam/log/1";

    fn document(&self) -> Document {
        if self.is_empty() {
            return Document::default().paragraph(format!("No entries as of {}.", self.as_of));
        }
        let columns = ["Date", "Handle", "Kind", "Words", "State"];
        Document::default().table(Table {
            columns: columns.map(str::to_owned).to_vec(),
            rows: self.items.iter().map(row).collect(),
        })
    }

    fn rows(&self) -> Option<Table> {
        let rows = self.items.iter().map(Record::cells).collect();
        Some(Table {
            rows,
            ..Table::with_columns(Record::COLUMNS)
        })
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
