//! Sorts of one thing that shut each other out: lamb is no beef, a letter is no call.
//!
//! The relation that natural logic calls alternation (`MacCartney` and Manning, 2009): two words that cannot both be
//! true of one thing, though a third may.

use std::sync::LazyLock;

use super::comparison::Kind;
use super::cues::lines;
use super::text::{KeyMap, Shape, Token, key, stem};

/// A sort named in a text: tokens `from..to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    /// The line of the lexicon, whose sorts shut each other out.
    pub class: u16,
    /// Which of them it is.
    pub which: u8,
    /// In what respect two texts differ that name another one each.
    pub kind: Kind,
    /// Index of its first token.
    pub from: usize,
    /// Index after its last token.
    pub to: usize,
}

/// A way of naming a sort.
struct Name {
    stems: Vec<u64>,
    class: u16,
    which: u8,
    kind: Kind,
}

static NAMES: LazyLock<KeyMap<Vec<Name>>> = LazyLock::new(|| {
    let mut table = KeyMap::<Vec<Name>>::default();
    for (class, line) in (0u16..).zip(lines(include_str!("lexicon/alternatives.txt"))) {
        let Some((kind, sorts)) = line.split_once(':') else {
            continue;
        };
        let kind = match kind.trim() {
            "deadline" => Kind::Deadline,
            "action" => Kind::Action,
            _ => Kind::Scope,
        };
        for (which, names) in (0u8..).zip(sorts.split('|')) {
            for name in names.split(',') {
                let words = name.split_whitespace();
                let stems: Vec<u64> = words.map(|word| key(&stem(word))).collect();
                let Some(first) = stems.first() else { continue };
                table.entry(*first).or_default().push(Name {
                    stems,
                    class,
                    which,
                    kind,
                });
            }
        }
    }
    for names in table.values_mut() {
        names.sort_by_key(|name| std::cmp::Reverse(name.stems.len()));
    }
    table
});

/// All sorts that a text names; of two names that begin alike, the longer counts.
pub(super) fn find(tokens: &[Token<'_>]) -> Vec<Sort> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let stands = |name: &&Name| {
            let here = tokens[at..].iter();
            tokens.len() - at >= name.stems.len()
                && name
                    .stems
                    .iter()
                    .zip(here)
                    .all(|(stem, token)| *stem == token.stem)
        };
        let names = NAMES.get(&tokens[at].stem).into_iter().flatten();
        let longest = names
            .clone()
            .find(stands)
            .map_or(0, |name| name.stems.len());
        let names =
            names.filter(|name| name.stems.len() == longest && tokens[at].shape == Shape::Word);
        let (from, to) = (at, at + longest);
        found.extend(names.filter(stands).map(|name| Sort {
            class: name.class,
            which: name.which,
            kind: name.kind,
            from,
            to,
        }));
        at = to.max(at + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::text::tokens;
    use super::{find, lines};

    #[test]
    fn the_longest_name_counts() {
        let found = find(&tokens("We pour white wine in the afternoon."));
        let words: Vec<(usize, usize)> = found.iter().map(|sort| (sort.from, sort.to)).collect();
        assert_eq!(words, [(2, 4), (6, 7)]);
    }

    #[test]
    fn no_name_stands_twice_in_one_line() {
        for line in lines(include_str!("lexicon/alternatives.txt")) {
            let (kind, sorts) = line.split_once(':').unwrap_or_default();
            assert!(matches!(kind, "deadline" | "scope" | "action"), "{line}");
            let names: Vec<&str> = sorts.split(['|', ',']).map(str::trim).collect();
            let once: HashSet<&str> = names.iter().copied().collect();
            assert_eq!(names.len(), once.len(), "{line}");
        }
    }
}
