//! Entries whose texts have all the words, with the passages.

use serde::Serialize;

use super::document::{Item, Line};
use super::words::{capital, count};
use super::{Document, Filter, Record, View};
use crate::model::{Entry, Journal, Shape, Value};

/// How much of a text a passage shows on either side of the word, in characters.
const AROUND: usize = 60;

/// What was found.
#[derive(Debug, Clone, Serialize)]
pub struct Search {
    /// What was looked for.
    pub query: String,
    /// How many entries have it.
    pub total: usize,
    /// The entries, the newest last.
    pub items: Vec<Hit>,
}

/// An entry that has all the words.
#[derive(Debug, Clone, Serialize)]
pub struct Hit {
    /// The entry.
    #[serde(flatten)]
    pub entry: Record,
    /// Where the words stand.
    pub passages: Vec<Passage>,
}

/// Where a word stands in a field.
#[derive(Debug, Clone, Serialize)]
pub struct Passage {
    /// The field, or `notes`.
    pub field: &'static str,
    /// The word with what stands around it.
    pub quote: String,
    /// Where the word begins in the field's text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Entries whose texts and notes have all the words, in any case.
pub fn search(
    journal: &Journal,
    words: &str,
    filter: &Filter,
    notes: &dyn Fn(&Entry) -> String,
) -> Search {
    let wanted: Vec<Vec<char>> = words.split_whitespace().map(fold).collect();
    // The states are those at the end of the journal, which holds nothing later than the day asked for.
    let as_of = journal.last_day().unwrap_or_default();
    let items: Vec<Hit> = filter
        .entries(journal)
        .filter_map(|entry| {
            let passages = passages(&texts(entry, notes), &wanted)?;
            let entry = Record::of(journal, entry, as_of);
            Some(Hit { entry, passages })
        })
        .collect();
    Search {
        query: words.to_owned(),
        total: items.len(),
        items,
    }
}

/// An entry's texts with their fields' names, the notes last.
fn texts(entry: &Entry, notes: &dyn Fn(&Entry) -> String) -> Vec<(&'static str, String)> {
    let mut texts = Vec::new();
    for (field, value) in entry.body.values() {
        match (field.shape, value) {
            (Shape::Text, Value::Text(text)) => texts.push((field.name, text)),
            (Shape::Texts, Value::Texts(many)) => {
                texts.extend(many.into_iter().map(|text| (field.name, text)));
            }
            _ => {}
        }
    }
    texts.push(("notes", notes(entry)));
    texts
}

/// The first place of each word, one passage for words that stand in one; `None` unless every word is there.
fn passages(texts: &[(&'static str, String)], wanted: &[Vec<char>]) -> Option<Vec<Passage>> {
    if wanted.is_empty() {
        return None;
    }
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for word in wanted {
        let mut places = texts.iter().enumerate().filter_map(|(at, (_, text))| {
            let (start, end) = find(text, word)?;
            Some((at, start, end))
        });
        found.push(places.next()?);
    }
    found.sort_unstable();
    let mut passages: Vec<(usize, Passage)> = Vec::new();
    for (at, start, end) in found {
        let (field, text) = &texts[at];
        let is_shown = passages.iter().any(|(other, passage)| {
            *other == at
                && text[passage.start..start.max(passage.start)]
                    .chars()
                    .count()
                    < AROUND
        });
        if !is_shown {
            let quote = around(text, start, end);
            let passage = Passage {
                field,
                quote,
                start,
                end,
            };
            passages.push((at, passage));
        }
    }
    Some(passages.into_iter().map(|(_, passage)| passage).collect())
}

/// A word's letters without their case.
fn fold(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// Where a folded word stands in a text. Folding may change a letter's length, so that it is done letter by letter.
fn find(text: &str, word: &[char]) -> Option<(usize, usize)> {
    let letters: Vec<(usize, usize, char)> = text
        .char_indices()
        .flat_map(|(at, letter)| {
            let end = at + letter.len_utf8();
            letter.to_lowercase().map(move |lower| (at, end, lower))
        })
        .collect();
    letters
        .windows(word.len())
        .find(|window| window.iter().map(|(_, _, lower)| lower).eq(word))
        .and_then(|window| Some((window.first()?.0, window.last()?.1)))
}

/// A word with what stands around it, cut between words.
fn around(text: &str, start: usize, end: usize) -> String {
    let before: Vec<(usize, char)> = text[..start].char_indices().rev().take(AROUND).collect();
    let mut first = before.last().map_or(start, |(at, _)| *at);
    if first > 0 {
        let space = text[first..start].find(char::is_whitespace);
        first = space.map_or(start, |space| first + space);
    }
    let mut last = text[end..]
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(at, _)| end + at);
    if last < text.len() {
        let space = text[end..last].rfind(char::is_whitespace);
        last = space.map_or(last, |space| end + space);
    }
    let quote = super::words::one_line(&text[first..last]);
    let (before, after) = (first > 0, last < text.len());
    format!(
        "{}{quote}{}",
        if before { "…" } else { "" },
        if after { "…" } else { "" }
    )
}

impl Hit {
    fn item(&self) -> Item {
        let entry = &self.entry;
        let line = Line::new()
            .code(&entry.handle)
            .plain(format!(" {} {}", entry.on, entry.kind));
        let line = match &entry.who {
            Some(who) => line.plain(format!(", {who}")),
            None => line,
        };
        Item::new(line).all_under(self.passages.iter().map(|passage| {
            Line::new()
                .faint(format!("{}: ", passage.field))
                .quoted(&passage.quote)
        }))
    }
}

impl View for Search {
    const SCHEMA: &'static str = "firstteam/search/1";

    fn document(&self) -> Document {
        if self.is_empty() {
            let line = Line::new()
                .plain("Nothing has all of ")
                .quoted(&self.query)
                .plain(".");
            return Document::default().paragraph(line);
        }
        let entries = capital(&count(
            self.total,
            "entry has all of",
            "entries have all of",
        ));
        Document::default()
            .heading(
                1,
                Line::new().plain(format!("{entries} ")).quoted(&self.query),
            )
            .list(self.items.iter().map(Hit::item).collect())
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_and_placed_in_bytes() {
        assert_eq!(find("Große FREEZE", &fold("freeze")), Some((7, 13)));
        assert_eq!(find("İstanbul plan", &fold("plan")), Some((10, 14)));
        assert_eq!(find("plan", &fold("planning")), None);
    }

    #[test]
    fn every_word_must_stand_somewhere() {
        let texts = [
            ("text", "Freeze the launch".to_owned()),
            ("why", "churn".to_owned()),
        ];
        let find = |words: &str| {
            let wanted: Vec<Vec<char>> = words.split_whitespace().map(fold).collect();
            passages(&texts, &wanted).map(|found| found.len())
        };
        assert_eq!(find("launch freeze"), Some(1));
        assert_eq!(find("churn freeze"), Some(2));
        assert_eq!(find("churn thaw"), None);
        assert_eq!(find(""), None);
    }
}
