//! Changing a field of an entry's text, and nothing else: every other byte stays, comments, order and line ends too.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::front::{Front, split};
use super::write::key as write_key;

/// Why a text could not be changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatchError {
    /// The front matter cannot be read, so nothing in it is touched.
    #[error("the front matter cannot be read: {0}")]
    Unreadable(String),
    /// The rows of the table share a line, so that one cannot be changed without the others.
    #[error("`{0}` is written on one line, and its rows cannot be changed one by one")]
    Inline(String),
}

/// Sets a field (`["why"]`), or a row of a table (`["stances", "dee"]`), to a value written as TOML.
pub fn set(text: &str, path: &[&str], value: &str) -> Result<String, PatchError> {
    refuse_inline(text, path, true)?;
    edit(text, |front, table| match (path, find(table, path)) {
        (_, Some((_, found))) => (found.span(), value.to_owned()),
        ([parent, row], None) if is_header_table(front, table, parent) => {
            // A new row goes to the end of its table: before the next header, or the end.
            let header = table
                .get_key_value(*parent)
                .map_or(0, |(key, _)| key.span().end);
            let at = next_header(front, table, header);
            (at..at, format!("{} = {value}\n", write_key(row)))
        }
        ([parent, row], None) => {
            let at = front.toml.len();
            (
                at..at,
                format!("[{}]\n{} = {value}\n", write_key(parent), write_key(row)),
            )
        }
        (path, None) => {
            // Before the seal, which closes the fields, or before the tables.
            let seal = table
                .get_key_value("seal")
                .map(|(key, _)| line_start(front, key.span().start));
            let at = seal.unwrap_or_else(|| next_header(front, table, 0));
            (
                at..at,
                format!(
                    "{} = {value}\n",
                    write_key(path.first().copied().unwrap_or_default())
                ),
            )
        }
    })
}

/// Takes a field, or a row of a table, out; a text without it stays as it is.
pub fn remove(text: &str, path: &[&str]) -> Result<String, PatchError> {
    refuse_inline(text, path, false)?;
    edit(text, |front, table| match find(table, path) {
        Some((key, value)) => {
            let start = line_start(front, key.start);
            let value_end = match value.get_ref() {
                DeValue::Table(_)
                    if is_header_table(front, table, path.first().copied().unwrap_or_default()) =>
                {
                    next_header(front, table, key.end)
                }
                _ => {
                    let end = value.span().end;
                    front.toml[end..]
                        .find('\n')
                        .map_or(front.toml.len(), |newline| end + newline + 1)
                }
            };
            (start..value_end, String::new())
        }
        None => (0..0, String::new()),
    })
}

/// Refuses to add or take out a row of a table that has no header line of its own; a row that is there may get
/// another value.
fn refuse_inline(text: &str, path: &[&str], setting: bool) -> Result<(), PatchError> {
    let [parent, _] = path else { return Ok(()) };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Ok(front) = split(text) else {
        return Ok(());
    };
    let Ok(table) = DeTable::parse(front.toml) else {
        return Ok(());
    };
    let table = table.get_ref();
    let is_inline = table.contains_key(*parent) && !is_header_table(&front, table, parent);
    let is_there = find(table, path).is_some();
    if is_inline && is_there != setting {
        return Err(PatchError::Inline((*parent).to_owned()));
    }
    Ok(())
}

/// Replaces one stretch of the front matter, with the text's own line ends.
fn edit(
    text: &str,
    change: impl FnOnce(&Front<'_>, &DeTable<'_>) -> (Range<usize>, String),
) -> Result<String, PatchError> {
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let front = split(text).map_err(|missing| PatchError::Unreadable(missing.to_owned()))?;
    let table = DeTable::parse(front.toml)
        .map_err(|error| PatchError::Unreadable(error.message().to_owned()))?;
    let (range, new) = change(&front, table.get_ref());
    let new = if front.toml.contains("\r\n") {
        new.replace('\n', "\r\n")
    } else {
        new
    };
    let (before, after) = (
        &text[..front.start + range.start],
        &text[front.start + range.end..],
    );
    Ok(format!("{mark}{before}{new}{after}"))
}

/// The key's place and the value at a path of one or two keys.
fn find<'a, 'i>(
    table: &'a DeTable<'i>,
    path: &[&str],
) -> Option<(Range<usize>, &'a Spanned<DeValue<'i>>)> {
    let (first, rest) = path.split_first()?;
    let (key, value) = table.get_key_value(*first)?;
    if rest.is_empty() {
        return Some((key.span(), value));
    }
    find(value.get_ref().as_table()?, rest)
}

/// Whether a top-level key is a table with a header line of its own.
fn is_header_table(front: &Front<'_>, table: &DeTable<'_>, name: &str) -> bool {
    table.get_key_value(name).is_some_and(|(key, value)| {
        value.get_ref().is_table()
            && line_of(front, key.span().start)
                .trim_start()
                .starts_with('[')
    })
}

fn line_start(front: &Front<'_>, at: usize) -> usize {
    front.toml[..at]
        .rfind('\n')
        .map_or(0, |newline| newline + 1)
}

fn line_of<'a>(front: &Front<'a>, at: usize) -> &'a str {
    let start = line_start(front, at);
    front.toml[start..].lines().next().unwrap_or_default()
}

/// Where the first table header at or after a byte begins; the end of the front matter, if there is none.
fn next_header(front: &Front<'_>, table: &DeTable<'_>, after: usize) -> usize {
    let headers = table.iter().filter(|(key, _)| {
        line_of(front, key.span().start)
            .trim_start()
            .starts_with('[')
    });
    let starts = headers.map(|(key, _)| line_start(front, key.span().start));
    starts
        .filter(|start| *start >= after)
        .min()
        .unwrap_or(front.toml.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "+++\nwhy = \"old\" # because\nlist = [\n  \"a\",\n]\n[stances]\nana = \"for\"\n+++\nnotes\n";

    #[test]
    fn a_value_changes_and_nothing_else() {
        assert_eq!(
            set(TEXT, &["why"], "\"new\"").as_deref(),
            Ok(TEXT.replace("old", "new").as_str())
        );
        let listed = set(TEXT, &["list"], "[]").expect("a text");
        assert!(listed.contains("list = []\n[stances]"), "{listed}");
    }

    #[test]
    fn a_new_field_goes_before_the_tables_and_a_new_row_into_its_table() {
        let text = set(TEXT, &["tell"], "\"x\"").expect("a text");
        assert!(text.contains("]\ntell = \"x\"\n[stances]"), "{text}");
        let text = set(TEXT, &["stances", "bo"], "\"aside\"").expect("a text");
        assert!(
            text.contains("ana = \"for\"\nbo = \"aside\"\n+++"),
            "{text}"
        );
        let text = set("+++\na = 1\n+++\n", &["stances", "bo"], "\"for\"").expect("a text");
        assert_eq!(text, "+++\na = 1\n[stances]\nbo = \"for\"\n+++\n");
    }

    #[test]
    fn a_field_is_taken_out_with_its_line() {
        let text = remove(TEXT, &["list"]).expect("a text");
        assert_eq!(
            text,
            "+++\nwhy = \"old\" # because\n[stances]\nana = \"for\"\n+++\nnotes\n"
        );
        let text = remove(TEXT, &["stances"]).expect("a text");
        assert!(text.ends_with("]\n+++\nnotes\n"), "{text}");
        assert_eq!(remove(TEXT, &["none"]).as_deref(), Ok(TEXT));
    }

    #[test]
    fn a_table_on_one_line_keeps_its_other_rows() {
        let text = "+++\nstances = { ana = \"for\", dee = \"object\" }\n+++\n";
        let changed = set(text, &["stances", "dee"], "\"aside\"").expect("a text");
        assert_eq!(changed, text.replace("object", "aside"));
        let inline = PatchError::Inline("stances".to_owned());
        assert_eq!(remove(text, &["stances", "dee"]), Err(inline.clone()));
        assert_eq!(set(text, &["stances", "bo"], "\"for\""), Err(inline));
    }

    #[test]
    fn line_ends_and_the_mark_stay() {
        let text = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
        let changed = set(&text, &["tell"], "\"x\"").expect("a text");
        assert!(changed.starts_with('\u{feff}'));
        assert_eq!(
            changed.matches('\n').count(),
            changed.matches("\r\n").count()
        );
    }
}
