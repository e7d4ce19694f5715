//! Where in a file a field stands, for problems that were found after reading.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::front::split;
use super::place::place;
use crate::model::Place;

/// The place of a top-level field and, within it, of a word: an item of its list or a key of its table.
pub fn locate(text: &str, field: &str, word: Option<&str>) -> Option<Place> {
    let front = split(text).ok()?;
    let span = span(front.toml, field, word)?;
    Some(place(
        text,
        &(front.start + span.start..front.start + span.end),
    ))
}

/// The same in a file that is TOML and nothing else.
pub fn locate_in_toml(text: &str, field: &str, word: Option<&str>) -> Option<Place> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    span(text, field, word).map(|span| place(text, &span))
}

fn span(toml: &str, field: &str, word: Option<&str>) -> Option<Range<usize>> {
    let table = DeTable::parse(toml).ok()?;
    let (key, value) = table.get_ref().get_key_value(field)?;
    let found = word
        .and_then(|word| within(value, word))
        .unwrap_or_else(|| match value.get_ref() {
            DeValue::Table(_) => key.span(),
            _ => value.span(),
        });
    Some(found)
}

/// The stretch of a word inside a value.
fn within(value: &toml::Spanned<DeValue<'_>>, word: &str) -> Option<Range<usize>> {
    match value.get_ref() {
        DeValue::String(text) => (text == word).then(|| value.span()),
        DeValue::Array(items) => items.iter().find_map(|item| within(item, word)),
        DeValue::Table(table) => {
            let by_key = table
                .iter()
                .find(|(key, _)| key.get_ref() == word)
                .map(|(key, _)| key.span());
            by_key.or_else(|| table.values().find_map(|inner| within(inner, word)))
        }
        _ => None,
    }
}
