//! A file's fields as they are written, for telling what changed between two versions of it.

use toml::de::{DeTable, DeValue};

use super::front::split;

/// Every field, and every row of a table, with its value as written, in the order of the file; the notes last, under
/// `notes`. The seal, which follows from the rest, is left out.
pub fn raw_fields(text: &str) -> Vec<(String, String)> {
    let Ok(front) = split(text) else {
        return Vec::new();
    };
    let Ok(table) = DeTable::parse(front.toml) else {
        return Vec::new();
    };
    let mut fields = Vec::new();
    collect(front.toml, table.get_ref(), "", &mut fields);
    fields.sort();
    let written = fields.into_iter().map(|(_, key, value)| (key, value));
    let notes = (!front.notes.trim().is_empty())
        .then(|| ("notes".to_owned(), front.notes.trim().to_owned()));
    written
        .filter(|(key, _)| key != "seal")
        .chain(notes)
        .collect()
}

/// The words of a value as it is written, where it is a text.
pub fn unquoted(written: &str) -> Option<String> {
    let parsed = DeValue::parse(written).ok()?;
    parsed.get_ref().as_str().map(str::to_owned)
}

fn collect(
    toml: &str,
    table: &DeTable<'_>,
    parent: &str,
    fields: &mut Vec<(usize, String, String)>,
) {
    for (key, value) in table {
        let name = format!("{parent}{}", key.get_ref());
        if let DeValue::Table(rows) = value.get_ref() {
            collect(toml, rows, &format!("{name}."), fields);
        } else {
            fields.push((key.span().start, name, toml[value.span()].to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_in_the_order_of_the_file() {
        let text = "+++\nb = \"1\"\na = [2]\nseal = \"x\"\n[t]\nr = \"3\"\n+++\n\nwords\n";
        let fields = raw_fields(text);
        let expected = [
            ("b", "\"1\""),
            ("a", "[2]"),
            ("t.r", "\"3\""),
            ("notes", "words"),
        ];
        assert_eq!(
            fields,
            expected.map(|(key, value)| (key.to_owned(), value.to_owned()))
        );
    }
}
