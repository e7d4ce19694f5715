//! In which entries two states of a journal differ, by the texts of their files.

use std::collections::BTreeMap;

use super::before::{self, Change};
use super::sealed::stem;
use crate::model::Kind;

/// The texts of a journal's files, by their paths from its folder.
pub type Texts = BTreeMap<String, Vec<u8>>;

/// An entry in which two states differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Differs {
    /// Only the later state has it.
    Added,
    /// Both have it, with other words in these fields.
    Corrected(Vec<Change>),
    /// Only the earlier state has it.
    Gone,
}

/// The entries in which a later state differs from an earlier one, with their paths, sorted by path. One that is moved
/// within its kind's folder is the same entry; so is one that was only sealed, or has other line ends.
pub fn differing(earlier: &Texts, later: &Texts) -> Vec<(String, Differs)> {
    let before = by_id(earlier);
    let now = by_id(later);
    let mut found = Vec::new();
    for (id, (path, text)) in &now {
        match before.get(id) {
            None => found.push(((*path).clone(), Differs::Added)),
            Some((_, old)) if old == text => {}
            Some((_, old)) => {
                let words = |text: &[u8]| String::from_utf8_lossy(text).replace("\r\n", "\n");
                let changes = before::changes(&words(old), &words(text));
                if !changes.is_empty() {
                    found.push(((*path).clone(), Differs::Corrected(changes)));
                }
            }
        }
    }
    let gone = before.iter().filter(|(id, _)| !now.contains_key(*id));
    found.extend(gone.map(|(_, (path, _))| ((*path).clone(), Differs::Gone)));
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// Entries by kind and id, which stay when a file is moved.
fn by_id(texts: &Texts) -> BTreeMap<(Kind, &str), (&String, &[u8])> {
    let entries = texts.iter().filter_map(|(path, text)| {
        let id = (Kind::of_path(path)?, stem(path));
        Some((id, (path, text.as_slice())))
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(files: &[(&str, &str)]) -> Texts {
        let files = files.iter();
        files
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn what_was_added_corrected_and_removed_is_told_and_nothing_else() {
        let earlier = texts(&[
            ("decisions/2026/a.md", "+++\ntext = \"Freeze\"\n+++\n"),
            ("decisions/2026/b.md", "+++\ntext = \"Thaw\"\n+++\n"),
            ("decisions/2026/c.md", "+++\r\ntext = \"Move\"\r\n+++\r\n"),
            ("decisions/2026/d.md", "+++\ntext = \"Sell\"\n+++\n"),
            ("decisions/2026/e.md", "+++\ntext = \"Buy\"\n+++\n"),
            ("firstteam.toml", "x"),
        ]);
        let later = texts(&[
            ("decisions/2026/a.md", "+++\ntext = \"Freeze all\"\n+++\n"),
            ("decisions/2026/c.md", "+++\ntext = \"Move\"\n+++\n"),
            (
                "decisions/2026/d.md",
                "+++\ntext = \"Sell\"\nseal = \"sha256:00\"\n+++\n",
            ),
            ("decisions/older/e.md", "+++\ntext = \"Buy\"\n+++\n"),
            ("relays/2026/b.md", "+++\nsaid = \"Thaw\"\n+++\n"),
            ("README.md", "x"),
        ]);
        let found = differing(&earlier, &later);
        let paths: Vec<(&str, bool)> = found
            .iter()
            .map(|(path, differs)| (path.as_str(), *differs == Differs::Added))
            .collect();
        let expected = [
            ("decisions/2026/a.md", false),
            ("decisions/2026/b.md", false),
            ("relays/2026/b.md", true),
        ];
        assert_eq!(paths, expected);
        assert_eq!(found[1].1, Differs::Gone);
        let Differs::Corrected(changes) = &found[0].1 else {
            panic!("{found:?}");
        };
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].now.as_deref(), Some("\"Freeze all\""));
    }
}
