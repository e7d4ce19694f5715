//! Writing an entry: fields in a stable order, one a line, tables last.

use std::fmt::Write;

use chrono::SecondsFormat;

use crate::model::{Entry, Field, Shape, Source, Value};

/// An entry's text without its seal, which [`sealed`](super::sealed) writes in. `notes` is free Markdown.
pub fn entry(entry: &Entry, notes: &str) -> String {
    let mut head = String::from("+++\n");
    let mut tables = String::new();
    let mut line = |key: &str, written: &str| {
        let _ = writeln!(head, "{key} = {written}");
    };
    line("kind", &quote(entry.kind().as_str()));
    if let Some(at) = entry.at {
        line("at", &value(&Value::Moment(at)));
    }
    line("on", &entry.on.to_string());
    if let Some(by) = &entry.by {
        line("by", &quote(by));
    }
    if entry.source != Source::Seen {
        line("source", &quote(&entry.source.to_string()));
    }
    if let Some(origin) = &entry.origin {
        line("origin", &quote(origin));
    }
    if let Some(meeting) = &entry.meeting {
        line("meeting", &quote(meeting));
    }
    for (field, held) in entry.body.values() {
        if let Value::Table(rows) = &held {
            write_table(&mut tables, field.name, rows, field.shape == Shape::Proxies);
        } else {
            line(field.name, &value(&held));
        }
    }
    let notes = notes.trim();
    let gap = if notes.is_empty() { "" } else { "\n\n" };
    let end = if notes.is_empty() { "" } else { "\n" };
    format!(
        "{head}{tables}+++\n{}{notes}{end}",
        gap.get(1..).unwrap_or_default()
    )
}

fn write_table(text: &mut String, name: &str, rows: &[(String, Vec<String>)], as_lists: bool) {
    let _ = writeln!(text, "[{name}]");
    for (row, words) in rows {
        let written = match words.as_slice() {
            [one] if !as_lists => quote(one),
            many => list(many),
        };
        let _ = writeln!(text, "{} = {written}", key(row));
    }
}

/// A value as TOML on one line.
pub fn value(value: &Value) -> String {
    match value {
        Value::Text(text) => quote(text),
        Value::Texts(texts) => list(texts),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) => moment.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => format!("{number:?}"),
        Value::Table(rows) => {
            let rows: Vec<_> = rows
                .iter()
                .map(|(row, words)| format!("{} = {}", key(row), list(words)))
                .collect();
            format!("{{ {} }}", rows.join(", "))
        }
    }
}

/// What of a field stands where: the field itself, or each row of its table, with the value as TOML.
pub fn placed(field: &Field, held: Value) -> Vec<(Vec<String>, String)> {
    let Value::Table(rows) = held else {
        return vec![(vec![field.name.to_owned()], value(&held))];
    };
    let written = |words: &[String]| match words {
        [one] if field.shape != Shape::Proxies => quote(one),
        many => list(many),
    };
    rows.into_iter()
        .map(|(row, words)| (vec![field.name.to_owned(), row], written(&words)))
        .collect()
}

fn list(texts: &[String]) -> String {
    let quoted: Vec<_> = texts.iter().map(|text| quote(text)).collect();
    format!("[{}]", quoted.join(", "))
}

/// A key: bare where TOML allows it.
pub(super) fn key(name: &str) -> String {
    let bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        quote(name)
    }
}

/// A text in quotes, on one line, with control characters and those that turn the direction of writing as escapes.
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{feff}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
