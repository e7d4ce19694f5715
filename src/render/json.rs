//! A view as one JSON document.

use std::fmt::Write;

use serde::Serialize;

use super::safe::is_unsafe;
use crate::report::View;

#[derive(Serialize)]
struct WithSchema<'a, V> {
    schema: &'static str,
    #[serde(flatten)]
    view: &'a V,
}

/// A view as one JSON document, its schema first, with a line break at the end.
///
/// # Panics
/// Never: every key of a view is text.
pub fn json<V: View>(view: &V) -> String {
    let document = WithSchema {
        schema: V::SCHEMA,
        view,
    };
    let text = serde_json::to_string_pretty(&document)
        .expect("a view has text keys only and serialises into memory");
    let mut text = escaped(&text);
    text.push('\n');
    text
}

/// A value as one line of JSON, with a line break at the end.
///
/// # Panics
/// Never, as long as the value's keys are text.
pub fn json_line<T: Serialize>(value: &T) -> String {
    let line = serde_json::to_string(value).expect("text keys only, into memory");
    let mut line = escaped(&line);
    line.push('\n');
    line
}

/// Control and invisible characters as `\uXXXX`. They stand in strings alone, where the escape means the same; JSON
/// itself asks for that in C0 only, and a terminal would act on the others.
fn escaped(json: &str) -> String {
    if !json.contains(is_unsafe) {
        return json.to_owned();
    }
    let mut escaped = String::with_capacity(json.len() + 32);
    for letter in json.chars() {
        if is_unsafe(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_escaped_and_read_back() {
        let words = "a\u{202e}b\u{9b}\u{e0001}c\u{1b}";
        let json = escaped(&serde_json::to_string(words).expect("a string"));
        assert_eq!(json, "\"a\\u202eb\\u009b\\udb40\\udc01c\\u001b\"");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), words);
    }
}
