//! Where in a file a field stands, for problems that were found after reading.

use toml::de::{DeTable, DeValue};

use super::front::split;
use super::place::place;
use crate::model::Place;

/// The place of a top-level field and, within it, of a word: an item of its list or a key of its table.
pub fn locate(text: &str, field: &str, word: Option<&str>) -> Option<Place> {
    let front = split(text).ok()?;
    let table = DeTable::parse(front.toml).ok()?;
    let (key, value) = table.get_ref().get_key_value(field)?;
    let span = word
        .and_then(|word| within(value, word))
        .unwrap_or_else(|| match value.get_ref() {
            DeValue::Table(_) => key.span(),
            _ => value.span(),
        });
    Some(place(
        text,
        &(front.start + span.start..front.start + span.end),
    ))
}

/// The stretch of a word inside a value.
fn within(value: &toml::Spanned<DeValue<'_>>, word: &str) -> Option<std::ops::Range<usize>> {
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
