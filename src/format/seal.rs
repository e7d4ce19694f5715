//! The seal: SHA-256 over the file without byte order mark, line ends as LF, less the top-level `seal` line.
//!
//! Anyone can check one: `grep -v '^seal = ' FILE | sha256sum`, for a file with LF line ends and no notes that begin
//! a line with `seal = `.

use std::ops::Range;

use sha2::{Digest as _, Sha256};
use toml::de::DeTable;

use super::front::{Front, split};
use crate::model::Digest;

/// The seal that a text has, whatever its `seal` line says. A text without readable front matter has none.
pub fn seal_of(text: &str) -> Option<Digest> {
    let front = split(text).ok()?;
    let table = DeTable::parse(front.toml).ok()?;
    Some(hash(text, seal_line(&front, table.get_ref())))
}

/// The text with its seal written in, in place of the one that it had.
pub fn sealed(text: &str) -> Option<(String, Digest)> {
    let digest = seal_of(text)?;
    let text = super::set(text, &["seal"], &super::quote(&digest.to_string())).ok()?;
    Some((text, digest))
}

/// Where the whole line of the top-level key `seal` stands in the text.
fn seal_line(front: &Front<'_>, table: &DeTable<'_>) -> Option<Range<usize>> {
    let (key, value) = table.get_key_value("seal")?;
    Some(line_of(front, &key.span(), &value.span()))
}

/// The whole lines of a key and its value, in the text.
pub(super) fn line_of(front: &Front<'_>, key: &Range<usize>, value: &Range<usize>) -> Range<usize> {
    let start = front.toml[..key.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let end = front.toml[value.end..]
        .find('\n')
        .map_or(front.toml.len(), |newline| value.end + newline + 1);
    front.start + start..front.start + end
}

/// Hashes a text without one stretch of it, with line ends as LF.
pub(super) fn hash(text: &str, without: Option<Range<usize>>) -> Digest {
    let without = without.unwrap_or(text.len()..text.len());
    let mut hasher = Sha256::new();
    let has_returns = text.contains('\r');
    for part in [&text[..without.start], &text[without.end..]] {
        let mut rest = part;
        while has_returns && let Some(at) = rest.find("\r\n") {
            hasher.update(&rest[..at]);
            hasher.update(b"\n");
            rest = &rest[at + 2..];
        }
        hasher.update(rest);
    }
    Digest(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "+++\nkind = \"topic\"\ntitle = \"A\"\n+++\n\nseal = notes\n";

    #[test]
    fn the_seal_line_does_not_count_and_nothing_else_is_left_out() {
        let plain = seal_of(TEXT).expect("a seal");
        let (sealed_text, digest) = sealed(TEXT).expect("a sealed text");
        assert_eq!(digest, plain);
        assert_eq!(seal_of(&sealed_text), Some(plain));
        assert_ne!(seal_of(&TEXT.replace("notes", "prose")), Some(plain));
        assert_ne!(seal_of(&TEXT.replace('A', "B")), Some(plain));
    }

    #[test]
    fn line_ends_do_not_count() {
        assert_eq!(seal_of(&TEXT.replace('\n', "\r\n")), seal_of(TEXT));
    }

    #[test]
    fn a_line_that_only_looks_like_a_seal_counts() {
        let quoted = "+++\nkind = \"topic\"\ntitle = \"\"\"\nseal = 1\n\"\"\"\n+++\n";
        assert_ne!(
            seal_of(quoted),
            seal_of(&quoted.replace("seal = 1", "seal = 2"))
        );
    }

    #[test]
    fn it_is_what_sha256sum_says() {
        // printf '+++\nkind = "topic"\n+++\n' | sha256sum
        let expected = "sha256:d1dfe7ee2464cef23dcbae75d29947b9ef8780509d1f527008df2468466b3523";
        assert_eq!(
            seal_of("+++\nkind = \"topic\"\n+++\n")
                .map(|seal| seal.to_string())
                .as_deref(),
            Some(expected)
        );
    }
}
