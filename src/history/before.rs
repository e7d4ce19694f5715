//! The words that a sealed entry had before somebody changed it by hand, where git has them.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::git::Git;
use super::objects::Objects;
use super::{Error, log};
use crate::format;
use crate::model::Digest;

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

/// An entry whose words are not those that were sealed.
#[derive(Debug, Clone, Copy)]
pub struct Unsealed<'a> {
    /// Where it lies, from the journal's folder.
    pub path: &'a str,
    /// Its text now.
    pub now: &'a str,
    /// The seal that is written in it.
    pub seal: &'a str,
}

/// What changed in entries since the versions whose content has the seal that is written in them; `None` where git has no
/// such version, or cannot be asked. However many they are, the history is read once.
pub fn changes_since_sealed(root: &Path, entries: &[Unsealed<'_>]) -> Vec<Option<Vec<Change>>> {
    let sealed = sealed_versions(root, entries).unwrap_or_default();
    let sealed = entries.iter().map(|entry| sealed.get(entry.path));
    let changed = sealed.zip(entries);
    changed
        .map(|(sealed, entry)| sealed.map(|sealed| changes(sealed, entry.now)))
        .collect()
}

/// The newest version of each entry that has the seal, by path.
fn sealed_versions<'a>(
    root: &Path,
    entries: &[Unsealed<'a>],
) -> Result<HashMap<&'a str, String>, Error> {
    let git = Git::of(root)?;
    let Some(head) = git.commit("HEAD") else {
        return Ok(HashMap::new());
    };
    let paths: HashSet<&str> = entries.iter().map(|entry| entry.path).collect();
    let mut versions: HashMap<String, Vec<String>> = HashMap::new();
    log::each_commit(&git, &head, |_, changes| {
        for change in changes
            .iter()
            .filter(|change| paths.contains(&*change.path))
        {
            let known = versions.entry(change.path.clone()).or_default();
            known.extend(change.new.clone());
        }
        Ok(())
    })?;
    let mut objects = Objects::start(&git)?;
    let mut sealed = HashMap::new();
    for entry in entries {
        let Some(seal) = Digest::read(entry.seal) else {
            continue;
        };
        let newest_first = versions.get(entry.path).into_iter().flatten().rev();
        for object in newest_first {
            let blob = objects.blob(object)?;
            let text = blob.and_then(|blob| String::from_utf8(blob.bytes).ok());
            let text = text.filter(|text| {
                let words = format::text_of(text.as_bytes());
                words.is_ok_and(|words| format::seal_of(words) == Some(seal))
            });
            if let Some(text) = text {
                sealed.insert(entry.path, text);
                break;
            }
        }
    }
    Ok(sealed)
}

/// The fields in which two versions of a file differ.
pub fn changes(before: &str, now: &str) -> Vec<Change> {
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
