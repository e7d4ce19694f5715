//! The words that a sealed entry had before somebody changed it by hand, where git has them.

use std::path::Path;

use super::git::ask;
use crate::format;
use crate::model::Digest;

/// How many versions of a file are looked through for the sealed one.
const VERSIONS: &str = "--max-count=50";

/// A field that no longer says what was sealed. A side is `None` where the field was not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field; `stances.dee` for a row of a table, `notes` for the Markdown.
    pub field: String,
    /// As it was sealed.
    pub was: Option<String>,
    /// As it is now.
    pub now: Option<String>,
}

/// What changed in an entry since the version whose content has the seal that is written in it. `None` where git has
/// no such version.
pub fn changes_since_sealed(root: &Path, path: &str, now: &str, seal: &str) -> Option<Vec<Change>> {
    let sealed = Digest::read(seal)?;
    let relative = format!("./{path}");
    let commits = ask(root, &["log", "--format=%H", VERSIONS, "--", &relative])?;
    let commits = String::from_utf8(commits).ok()?;
    let before = commits.lines().find_map(|commit| {
        let text = ask(root, &["cat-file", "blob", &format!("{commit}:{relative}")])?;
        let text = String::from_utf8(text).ok()?;
        (format::seal_of(format::text_of(text.as_bytes()).ok()?) == Some(sealed)).then_some(text)
    })?;
    Some(changes(&before, now))
}

/// The fields in which two versions of a file differ.
pub(super) fn changes(before: &str, now: &str) -> Vec<Change> {
    let (before, now) = (format::raw_fields(before), format::raw_fields(now));
    let value = |fields: &[(String, String)], name: &str| {
        fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
    };
    let added = now
        .iter()
        .filter(|(name, _)| value(&before, name).is_none());
    let names = before.iter().chain(added).map(|(name, _)| name);
    names
        .map(|name| Change {
            field: name.clone(),
            was: value(&before, name),
            now: value(&now, name),
        })
        .filter(|change| change.was != change.now)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_told_field_by_field() {
        let before = "+++\ntext = \"Freeze\"\nwhy = \"x\"\n+++\n";
        let now = "+++\ntext = \"Thaw\"\ntell = \"y\"\n+++\n";
        let change = |field: &str, was: Option<&str>, now: Option<&str>| Change {
            field: field.to_owned(),
            was: was.map(str::to_owned),
            now: now.map(str::to_owned),
        };
        let expected = vec![
            change("text", Some("\"Freeze\""), Some("\"Thaw\"")),
            change("why", Some("\"x\""), None),
            change("tell", None, Some("\"y\"")),
        ];
        assert_eq!(changes(before, now), expected);
    }
}
