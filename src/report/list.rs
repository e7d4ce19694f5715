//! All entries of a kind, a row each.

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Cell, Table};
use super::words::{and, cut};
use super::{Document, Filter, Record, View, record, state};
use crate::model::{Body, Entry, Journal, Kind, Of};

/// How much of an entry's words a row shows; `show` has all.
const WORDS_LENGTH: usize = 200;

/// Entries of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct List {
    /// The kind.
    pub kind: &'static str,
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// How many there are.
    pub total: usize,
    /// The entries, the newest last.
    pub items: Vec<Record>,
    /// What matters for the kind beyond who, words and state, for each item.
    #[serde(skip)]
    extra: Vec<Cell>,
    #[serde(skip)]
    folder: &'static str,
}

/// The entries of a kind that a filter lets through.
pub fn list(journal: &Journal, kind: Kind, as_of: NaiveDate, filter: &Filter) -> List {
    let entries: Vec<&Entry> = filter
        .entries(journal)
        .filter(|entry| entry.kind() == kind)
        .collect();
    let items: Vec<Record> = entries
        .iter()
        .map(|entry| Record::of(journal, entry, as_of))
        .collect();
    List {
        kind: kind.as_str(),
        as_of,
        total: items.len(),
        items,
        extra: entries
            .iter()
            .map(|entry| extra(journal, entry, as_of))
            .collect(),
        folder: kind.folder(),
    }
}

/// The names of the columns for who, words, the extra one and state; an empty one is left out.
fn columns(kind: &str) -> [&'static str; 4] {
    match kind {
        "meeting" => ["Led by", "Present", "", "State"],
        "topic" => ["Raised by", "Topic", "", "State"],
        "decision" => ["Approver", "Decision", "Review", "State"],
        "amendment" => ["By", "Decision and reason", "", "State"],
        "position" => ["Member", "Stance", "", "State"],
        "dissent" => ["Member", "Reason", "On", "State"],
        "answer" => ["By", "Answer", "", "Outcome"],
        "commitment" => ["Owner", "What", "Due", "State"],
        "relay" => ["Member", "Said", "To", "State"],
        "signal" => ["Who", "Seen", "What", ""],
        "signature" => ["Member", "Pledge", "", ""],
        "review" => ["By", "Decision and lesson", "", "Outcome"],
        "address" => ["By", "Finding", "", "Result"],
        _ => ["By", "What", "", "State"],
    }
}

/// What a spreadsheet calls the extra column, for the kinds that have one.
fn extra_column(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "decision" => "review_on",
        "dissent" => "on_entry",
        "commitment" => "due",
        "relay" => "audience",
        "signal" => "what",
        _ => return None,
    })
}

fn extra(journal: &Journal, entry: &Entry, as_of: NaiveDate) -> Cell {
    match &entry.body {
        Body::Decision(body) => journal
            .current(Of { entry, body })
            .review_on
            .map_or(Cell::Empty, Cell::Day),
        Body::Dissent(dissent) => Cell::Text(record::label(journal, &dissent.on_entry)),
        Body::Commitment(body) => {
            Cell::Day(journal.commitment_state(Of { entry, body }, as_of).due)
        }
        Body::Relay(relay) => {
            let audience: Vec<&str> = relay.audience.iter().map(|name| &**name).collect();
            Cell::Text(and(&audience))
        }
        Body::Signal(signal) => Cell::Text(signal.what.to_string()),
        _ => Cell::Empty,
    }
}

impl List {
    /// The columns that have a name for this kind and say something in at least one row.
    fn table(&self) -> Table {
        let [who, words, extra, state] = columns(self.kind);
        let columns = ["Handle", "Date", who, words, extra, state];
        let rows = self.items.iter().zip(&self.extra);
        let rows: Vec<[Cell; 6]> = rows.map(|(item, extra)| row(item, extra.clone())).collect();
        let is_kept =
            |at: &usize| !columns[*at].is_empty() && rows.iter().any(|row| row[*at] != Cell::Empty);
        let kept: Vec<usize> = (0..columns.len()).filter(is_kept).collect();
        Table {
            columns: kept.iter().map(|at| columns[*at].to_owned()).collect(),
            rows: rows
                .iter()
                .map(|row| kept.iter().map(|at| row[*at].clone()).collect())
                .collect(),
        }
    }
}

fn row(item: &Record, extra: Cell) -> [Cell; 6] {
    let who = item.who.clone().map_or(Cell::Empty, Cell::Text);
    let words = if item.is_reported() {
        format!("{} (second-hand)", cut(&item.words, WORDS_LENGTH))
    } else {
        cut(&item.words, WORDS_LENGTH)
    };
    let state = item.state.map_or(Cell::Empty, |word| {
        Cell::Word(word.to_owned(), state::tone(word))
    });
    [
        Cell::Handle(item.handle.clone()),
        Cell::Day(item.on),
        who,
        Cell::Text(words),
        extra,
        state,
    ]
}

impl View for List {
    const SCHEMA: &'static str = "firstteam/list/1";

    fn document(&self) -> Document {
        if self.is_empty() {
            return Document::default()
                .paragraph(format!("No {} as of {}.", self.folder, self.as_of));
        }
        Document::default().table(self.table())
    }

    fn rows(&self) -> Option<Table> {
        let own = extra_column(self.kind);
        let row = |(item, extra): (&Record, &Cell)| {
            let extra = own.map(|_| extra.clone());
            item.cells().into_iter().chain(extra).collect()
        };
        Some(Table {
            rows: self.items.iter().zip(&self.extra).map(row).collect(),
            ..Table::with_columns(Record::COLUMNS.into_iter().chain(own))
        })
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
