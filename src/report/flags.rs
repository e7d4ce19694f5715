//! The findings, each with its words, the likely innocent explanation, and what to do.

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Cell, Item, Line, Table};
use super::words::{LONG, capital, count, cut, day, own_prose};
use super::{Document, View};
use crate::model::Journal;
use crate::rules::{Evidence, Finding, State};

/// The findings as of a day.
#[derive(Debug, Clone, Serialize)]
pub struct Flags {
    /// The day at whose end the questions are asked.
    pub as_of: NaiveDate,
    /// How many there are.
    pub total: usize,
    /// The findings, in the order given.
    pub findings: Vec<FindingView>,
}

/// A finding in a report.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    /// The rule and its primary subject.
    pub fingerprint: String,
    /// The rule that asks.
    pub rule: &'static str,
    /// What the rule is one of.
    pub family: &'static str,
    /// How loudly it is asked.
    pub level: &'static str,
    /// What became of it.
    pub state: &'static str,
    /// What was said of it, where somebody looked at it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// The day from which on it can be asked.
    pub on: NaiveDate,
    /// The ids of the entries that it is about, the one that raised it first.
    pub subjects: Vec<String>,
    /// The handles of the members that it is about.
    pub members: Vec<String>,
    /// The occasion in one sentence.
    pub title: String,
    /// The likely innocent explanation.
    pub innocent: String,
    /// What to do.
    pub remedy: String,
    /// The words.
    pub evidence: Vec<Quote>,
    /// What the words do not say by themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Words of an entry, quoted.
#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    /// The entry's id.
    pub entry: String,
    /// The field that they stand in.
    pub field: &'static str,
    /// The words.
    pub quote: String,
    /// Where they begin in the field's text, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The entry as people are pointed to it: "dissent aaaa3, 4 March".
    #[serde(skip)]
    pub place: String,
}

/// Puts findings into a report.
pub fn flags(journal: &Journal, as_of: NaiveDate, findings: &[Finding]) -> Flags {
    Flags {
        as_of,
        total: findings.len(),
        findings: findings
            .iter()
            .map(|finding| FindingView::of(journal, as_of, finding))
            .collect(),
    }
}

impl FindingView {
    /// A finding with its quotes placed.
    pub fn of(journal: &Journal, as_of: NaiveDate, finding: &Finding) -> Self {
        Self {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.name,
            family: finding.rule.family.as_str(),
            level: finding.level.as_str(),
            state: finding.state.as_str(),
            answer: finding.answer.clone(),
            on: finding.on,
            subjects: finding.subjects.iter().map(ToString::to_string).collect(),
            members: finding.members.clone(),
            title: finding.title.clone(),
            innocent: finding.innocent.clone(),
            remedy: finding.remedy.clone(),
            evidence: finding
                .evidence
                .iter()
                .map(|evidence| Quote::of(journal, as_of, evidence))
                .collect(),
            notes: finding.notes.clone(),
        }
    }

    /// A row of a spreadsheet.
    fn cells(&self) -> Vec<Cell> {
        let text = |text: &str| Cell::Text(text.to_owned());
        vec![
            text(&self.fingerprint),
            text(self.rule),
            text(self.family),
            text(self.level),
            text(self.state),
            Cell::Day(self.on),
            text(&self.members.join(", ")),
            text(&self.subjects.join(", ")),
            text(&self.title),
            self.answer.as_deref().map_or(Cell::Empty, text),
        ]
    }

    /// The title on a line, with what it takes to look it up and to address it.
    pub fn line(&self) -> Line {
        Line::new()
            .strong(&self.title)
            .faint(format!(" ({}, {}, ", self.level, self.state))
            .code(&self.fingerprint)
            .faint(")")
    }

    /// Whether somebody settled it: it is no question any more.
    pub fn is_settled(&self) -> bool {
        State::read(self.state).is_some_and(|state| !state.is_waiting())
    }

    /// A finding that was settled: what became of it, in the words of whoever settled it.
    pub fn settled(&self) -> Item {
        let line = Line::new().plain(format!("{}: {}", self.title, self.state));
        let line = match &self.answer {
            Some(answer) => line.plain(", ").quoted(cut(answer, LONG)),
            None => line,
        };
        Item::new(line.faint(" (").code(&self.fingerprint).faint(")"))
    }

    /// The words that raised it, and what they do not say by themselves.
    pub fn quotes(&self) -> impl Iterator<Item = Line> {
        let notes = self.notes.iter().map(|note| Line::new().plain(note));
        self.evidence.iter().map(Quote::line).chain(notes)
    }

    /// How it may be innocent, and what to do.
    pub fn advice(&self) -> [Line; 2] {
        [
            Line::new()
                .faint("Likely: ")
                .then(own_prose(&self.innocent)),
            Line::new().faint("To do: ").then(own_prose(&self.remedy)),
        ]
    }
}

impl Quote {
    fn of(journal: &Journal, as_of: NaiveDate, evidence: &Evidence) -> Self {
        let place = journal.get(&evidence.entry).map(|entry| {
            let kind = entry.kind();
            format!(
                "{kind} {}, {}",
                journal.handle_of(entry),
                day(entry.on, as_of)
            )
        });
        Self {
            entry: evidence.entry.to_string(),
            field: evidence.field,
            quote: evidence.quote.clone(),
            start: evidence.start,
            end: evidence.end,
            place: place.unwrap_or_else(|| evidence.entry.to_string()),
        }
    }

    fn line(&self) -> Line {
        Line::new()
            .quoted(cut(&self.quote, LONG))
            .faint(format!(" – {}", self.place))
    }
}

/// Findings as points of a list. What a rule says of all its findings is said at the first of them.
pub fn items<'a>(findings: impl IntoIterator<Item = &'a FindingView>) -> Vec<Item> {
    let mut advised = Vec::new();
    findings
        .into_iter()
        .map(|finding| {
            let item = Item::new(finding.line()).all_under(finding.quotes());
            if advised.contains(&(finding.rule, &finding.remedy)) {
                return item.under(Line::new().faint("Likely, and what to do: as above."));
            }
            advised.push((finding.rule, &finding.remedy));
            item.all_under(finding.advice())
        })
        .collect()
}

impl View for Flags {
    const SCHEMA: &'static str = "firstteam/flags/1";

    fn document(&self) -> Document {
        if self.is_empty() {
            return Document::default().paragraph(format!("No questions as of {}.", self.as_of));
        }
        let (settled, waiting): (Vec<_>, Vec<_>) = self
            .findings
            .iter()
            .partition(|finding| finding.is_settled());
        let questions = match waiting.len() {
            0 => count(settled.len(), "settled question", "settled questions"),
            waiting => count(waiting, "question", "questions"),
        };
        let questions = capital(&questions);
        let page = Document::default().heading(1, format!("{questions} as of {}", self.as_of));
        let page = if waiting.is_empty() {
            page
        } else {
            page.list(items(waiting))
        };
        page.section(
            "Settled",
            settled.into_iter().map(FindingView::settled).collect(),
        )
        .paragraph(
            Line::new()
                .faint("A finding is a question. ")
                .code("firstteam explain RULE")
                .faint(" tells why it is asked, ")
                .code("firstteam address FINDING WHAT")
                .faint(" what came of it."),
        )
    }

    fn rows(&self) -> Option<Table> {
        let columns = [
            "fingerprint",
            "rule",
            "family",
            "level",
            "state",
            "on",
            "members",
            "subjects",
            "title",
            "answer",
        ];
        Some(Table {
            rows: self.findings.iter().map(FindingView::cells).collect(),
            ..Table::with_columns(columns)
        })
    }

    fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }
}
