//! What an import records, or would: a row for each entry, and the lines that a person should look at.

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Cell, Item, Line, Table, Tone};
use super::words::cut;
use super::{Document, View};

/// How much of an entry's words a row shows.
const WORDS_LENGTH: usize = 160;
/// How many lines for a person a table shows; JSON has all.
const SHOWN: usize = 20;

/// What an import records, or would.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Imported {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// How many files were read.
    pub files: usize,
    /// Everything that was found, file by file.
    pub items: Vec<ImportedItem>,
    /// What was understood in a way that a person should know.
    pub remarks: Vec<Remark>,
    /// Lines that may be decisions, and are not recorded.
    pub maybe: Vec<Remark>,
}

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub struct ImportedItem {
    /// The file, from the journal's folder.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The kind of entry.
    pub kind: &'static str,
    /// When it happened.
    pub on: NaiveDate,
    /// Its words.
    pub text: String,
    /// What becomes of it: new, amended, unchanged.
    pub becomes: &'static str,
    /// The entry, once it is there; of an amendment the decision that it changes.
    pub id: Option<String>,
}

/// A line of a file, and what there is to say of it.
#[derive(Debug, Clone, Serialize)]
pub struct Remark {
    /// The file, from the journal's folder.
    pub file: String,
    /// The line, where one is meant.
    pub line: Option<usize>,
    /// The line's own words.
    pub text: String,
    /// What there is to say.
    pub because: String,
}

impl Imported {
    /// How many items become so.
    pub fn count(&self, becomes: &str) -> usize {
        self.items
            .iter()
            .filter(|item| item.becomes == becomes)
            .count()
    }

    fn table(&self) -> Table {
        let columns = ["Where", "Date", "What", "Words", "Becomes"];
        let row = |item: &ImportedItem| {
            let tone = if item.becomes == "unchanged" {
                Tone::Plain
            } else {
                Tone::Good
            };
            vec![
                Cell::Text(format!("{}:{}", name(&item.file), item.line)),
                Cell::Day(item.on),
                Cell::Text(item.kind.to_owned()),
                Cell::Text(cut(&item.text, WORDS_LENGTH)),
                Cell::Word(item.becomes.to_owned(), tone),
            ]
        };
        Table {
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            rows: self.items.iter().map(row).collect(),
        }
    }
}

/// A file's name without its folders.
fn name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

fn place(remark: &Remark) -> String {
    let file = name(&remark.file);
    remark
        .line
        .map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"))
}

fn points(remarks: &[Remark]) -> Vec<Item> {
    let point = |remark: &Remark| {
        let line = Line::new().plain(format!("{}: ", place(remark)));
        let line = if remark.text.is_empty() {
            line
        } else {
            line.quoted(cut(&remark.text, WORDS_LENGTH)).plain(" ")
        };
        Item::new(line.plain(remark.because.clone()))
    };
    let mut points: Vec<Item> = remarks.iter().take(SHOWN).map(point).collect();
    if remarks.len() > SHOWN {
        let more = format!("{SHOWN} of {}; --format json has all", remarks.len());
        points.push(Item::new(Line::new().faint(more)));
    }
    points
}

impl View for Imported {
    const SCHEMA: &'static str = "firstteam/import/1";

    fn document(&self) -> Document {
        let document = if self.items.is_empty() {
            Document::default().paragraph("Nothing was found to record.")
        } else {
            Document::default().table(self.table())
        };
        document
            .section("To know", points(&self.remarks))
            .section("Not recorded: a person should look", points(&self.maybe))
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
