//! A finding: a rule's question about the journal, with the words that raised it.

use chrono::NaiveDate;

use super::Rule;
use crate::model::{Level, Text};
use crate::wording::Quote;

/// A question, never a verdict. It stays open until a person upholds or dismisses it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that asks.
    pub rule: &'static Rule,
    /// The rule and its primary subject, by date and suffix of the id: it outlives a renamed file.
    pub fingerprint: String,
    /// The evidence as a short hash: a dismissed finding stays silent until this changes.
    pub digest: String,
    /// How loudly it is asked.
    pub level: Level,
    /// What became of it.
    pub state: State,
    /// What was said of it, where somebody looked at it.
    pub answer: Option<String>,
    /// The day from which on it can be asked.
    pub on: NaiveDate,
    /// The entries that it is about, the one that raised it first.
    pub subjects: Vec<Text>,
    /// The members that it is about; none where the word is only second-hand.
    pub members: Vec<String>,
    /// The question's occasion in one sentence.
    pub title: String,
    /// The likely innocent explanation.
    pub innocent: String,
    /// What to do.
    pub remedy: String,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// What the words do not say by themselves, a short sentence each.
    pub notes: Vec<String>,
}

/// Words of an entry, quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The entry's id.
    pub entry: Text,
    /// The field that they stand in.
    pub field: &'static str,
    /// The words.
    pub quote: String,
    /// Where they begin in the field's text, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

impl Evidence {
    /// All of a field's text.
    pub fn whole(entry: &str, field: &'static str, text: &str) -> Self {
        Self {
            entry: entry.into(),
            field,
            quote: text.to_owned(),
            start: 0,
            end: text.len(),
        }
    }

    /// Some words of a field's text, as the comparison of wording quotes them.
    pub fn part(entry: &str, field: &'static str, quote: &Quote) -> Self {
        Self {
            entry: entry.into(),
            field,
            quote: quote.text.clone(),
            start: quote.start,
            end: quote.end,
        }
    }
}

/// What became of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Raised within the last seven days.
    New,
    /// Raised before, and not yet looked at.
    Open,
    /// Looked at: it is so.
    Upheld,
    /// Looked at: something was changed because of it.
    Changed,
    /// Looked at: it is not so. Silent, until its evidence changes.
    Dismissed,
}

impl State {
    /// Every state.
    pub const ALL: &'static [Self] = &[
        Self::New,
        Self::Open,
        Self::Upheld,
        Self::Changed,
        Self::Dismissed,
    ];

    /// The words of `--state`.
    pub const WORDS: &'static [&'static str] = &["new", "open", "upheld", "changed", "dismissed"];

    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// Reads the word.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|state| state.as_str() == text)
    }

    /// Whether the question still waits for somebody.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::New | Self::Open | Self::Upheld)
    }
}
