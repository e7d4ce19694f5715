//! Whether the journal is sound: every problem, with its place and what to do.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::{Item, Line, Tone};
use super::words::{capital, count};
use super::{Document, View};
use crate::model::{Problem, ProblemSeverity};

/// What `check` found.
#[derive(Debug, Clone, Serialize)]
pub struct Soundness {
    /// Whether nothing is wrong; notes leave a journal sound.
    pub sound: bool,
    /// How many entries were looked at.
    pub entries: usize,
    /// How many problems there are.
    pub total: usize,
    /// The problems, by path and line.
    pub items: Vec<ProblemView>,
    /// Whether the errors are shown already, drawn beside the lines that they are about.
    #[serde(skip)]
    pub errors_drawn: bool,
}

/// So many notes of one sort are told one by one; more of them together.
const NOTES_ONE_BY_ONE: usize = 3;

/// A problem in a report.
#[derive(Debug, Clone, Serialize)]
pub struct ProblemView {
    /// A short, stable name.
    pub code: &'static str,
    /// `error` or `note`.
    pub severity: &'static str,
    /// The file, from the journal's folder.
    pub path: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1, in characters.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The commit that did it, in short, where git tells it.
    pub commit: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// The author's time, as git has it.
    pub date: Option<String>,
}

/// Puts problems into a report, sorted by path and line.
pub fn soundness(problems: &[Problem], entries: usize) -> Soundness {
    let mut items: Vec<ProblemView> = problems.iter().map(ProblemView::of).collect();
    items.sort_by(|a, b| {
        (&a.path, a.line, a.column, a.code).cmp(&(&b.path, b.line, b.column, b.code))
    });
    Soundness {
        sound: !problems
            .iter()
            .any(|problem| problem.severity == ProblemSeverity::Unsound),
        entries,
        total: items.len(),
        items,
        errors_drawn: false,
    }
}

impl ProblemView {
    fn of(problem: &Problem) -> Self {
        Self {
            code: problem.code,
            severity: match problem.severity {
                ProblemSeverity::Unsound => "error",
                ProblemSeverity::Note => "note",
            },
            path: problem.path.clone(),
            line: problem.place.as_ref().map(|place| place.line),
            column: problem.place.as_ref().map(|place| place.column),
            message: problem.message.clone(),
            help: problem.help.clone(),
            commit: problem.made.as_ref().map(|made| made.commit.clone()),
            author: problem.made.as_ref().map(|made| made.who.clone()),
            date: problem.made.as_ref().map(|made| made.when.clone()),
        }
    }

    fn item(&self) -> Item {
        let place = [self.line, self.column].into_iter().flatten();
        let place = place.fold(self.path.clone(), |place, number| {
            format!("{place}:{number}")
        });
        let tone = if self.severity == "error" {
            Tone::Attention
        } else {
            Tone::Plain
        };
        let mut message = self.message.lines();
        let first = message.next().unwrap_or_default();
        Item::new(
            Line::new()
                .toned(self.severity, tone)
                .plain(format!(": {first}")),
        )
        .all_under(message.map(|line| line.trim().into()))
        .under(Line::new().code(place))
        .all_under(
            self.help
                .as_ref()
                .map(|help| format!("help: {help}").into()),
        )
    }
}

/// Many notes of one sort, with their files.
fn together(notes: &[&ProblemView]) -> Item {
    let first = notes[0];
    let item = Item::new(format!("note: {} ({} files)", first.message, notes.len()));
    let files = notes.iter().take(NOTES_ONE_BY_ONE);
    let item = item.all_under(files.map(|note| Line::new().code(note.path.as_str())));
    let item = item.under(format!("and {} more", notes.len() - NOTES_ONE_BY_ONE));
    // What is to be done with one is done with all by the same command without a name.
    let command = first
        .help
        .as_deref()
        .and_then(|help| help.rsplit_once(' ').map(|(command, _)| command));
    item.all_under(command.map(|command| format!("help: {command}").into()))
}

impl Soundness {
    /// The errors one by one, then the notes, many of one sort together.
    fn lines(&self) -> Vec<Item> {
        let errors = self.items.iter().filter(|item| item.severity == "error");
        let mut lines: Vec<Item> = if self.errors_drawn {
            Vec::new()
        } else {
            errors.map(ProblemView::item).collect()
        };
        let mut notes: BTreeMap<&str, Vec<&ProblemView>> = BTreeMap::new();
        for note in self.items.iter().filter(|item| item.severity == "note") {
            notes.entry(&note.message).or_default().push(note);
        }
        for same in notes.values() {
            if same.len() <= NOTES_ONE_BY_ONE {
                lines.extend(same.iter().map(|note| note.item()));
            } else {
                lines.push(together(same));
            }
        }
        lines
    }

    /// The answer in one sentence.
    pub fn headline(&self) -> String {
        let entries = if self.entries == 1 {
            "entry"
        } else {
            "entries"
        };
        let errors = self
            .items
            .iter()
            .filter(|item| item.severity == "error")
            .count();
        let notes = self.total - errors;
        let mut headline = if errors == 0 {
            format!("The journal is sound: {} {entries}", self.entries)
        } else {
            let problems = capital(&count(errors, "problem", "problems"));
            format!("{problems} in {} {entries}", self.entries)
        };
        if notes > 0 {
            headline = format!("{headline}, {}", count(notes, "note", "notes"));
        }
        format!("{headline}.")
    }
}

impl View for Soundness {
    const SCHEMA: &'static str = "firstteam/check/1";

    fn document(&self) -> Document {
        Document::default()
            .list(self.lines())
            .paragraph(self.headline())
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
