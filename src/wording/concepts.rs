//! From words to what they mean: stems mapped by a table of synonyms, words without content left out.

use std::sync::LazyLock;

use super::context::Lexicon;
use super::cues::lines;
use super::text::{KeyMap, KeySet, Shape, Token, key, stem};

static STOP: LazyLock<KeySet> = LazyLock::new(|| {
    lines(include_str!("lexicon/stop.txt"))
        .flat_map(str::split_whitespace)
        .map(key)
        .collect()
});

static TABLE: LazyLock<KeyMap<u64>> = LazyLock::new(|| {
    let mut table = KeyMap::default();
    for line in lines(include_str!("lexicon/concepts.txt")) {
        let mut words = line.split_whitespace().map(entry);
        let Some(head) = words.next() else { continue };
        // A word that stands in two groups belongs to the first.
        let head = *table.entry(head).or_insert(head);
        for word in words {
            table.entry(word).or_insert(head);
        }
    }
    table
});

/// The key of a word of the table; `sign-off` stands for two words in a row.
fn entry(word: &str) -> u64 {
    match word.split_once('-') {
        Some((one, two)) => in_a_row(key(&stem(one)), key(&stem(two))),
        None => key(&stem(word)),
    }
}

/// The key of two stems in a row.
fn in_a_row(one: u64, two: u64) -> u64 {
    one.rotate_left(21) ^ two
}

static ROLES: LazyLock<KeySet> = LazyLock::new(|| {
    lines(include_str!("lexicon/roles.txt"))
        .flat_map(str::split_whitespace)
        .map(|word| key(&stem(word)))
        .collect()
});

/// Whether a stem is a noun that can own an action.
pub(super) fn is_role(stem: u64) -> bool {
    ROLES.contains(&stem)
}

/// Sets the concept of every token.
pub(super) fn assign(tokens: &mut [Token<'_>], lexicon: &Lexicon) {
    for token in tokens.iter_mut() {
        let content = token.shape == Shape::Word && token.word.len() > 1 && !is_small(&token.word);
        token.concept = if content { of_stem(token.stem) } else { 0 };
    }
    for at in 1..tokens.len() {
        let row = in_a_row(tokens[at - 1].stem, tokens[at].stem);
        if let Some(concept) = TABLE.get(&row) {
            tokens[at - 1].concept = *concept;
            tokens[at].concept = 0;
        }
    }
    lexicon.phrases().assign(tokens);
}

/// The concept of a stem.
pub(super) fn of_stem(stem: u64) -> u64 {
    *TABLE.get(&stem).unwrap_or(&stem)
}

/// Whether a stem stands in the table of synonyms, as a common word does.
pub(super) fn is_listed(stem: u64) -> bool {
    TABLE.contains_key(&stem)
}

/// Whether a word in lower case has no content.
pub(super) fn is_small(word: &str) -> bool {
    STOP.contains(&key(word))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{entry, lines};

    #[test]
    fn groups_are_sorted_and_no_word_stands_twice() {
        let groups: Vec<&str> = lines(include_str!("lexicon/concepts.txt")).collect();
        assert!(groups.is_sorted(), "sort lexicon/concepts.txt");
        let mut known = HashSet::new();
        let mut again = Vec::new();
        for group in groups {
            let words: HashSet<u64> = group.split_whitespace().map(entry).collect();
            let twice = group
                .split_whitespace()
                .filter(|word| known.contains(&entry(word)));
            again.extend(twice.map(|word| format!("{word} in '{group}'")));
            known.extend(words);
        }
        assert!(
            again.is_empty(),
            "words that stand in two groups: {again:#?}"
        );
    }
}
