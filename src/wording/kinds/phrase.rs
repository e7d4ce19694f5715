//! Noun phrases: a noun, what stands before it, and what narrows it.
//!
//! Without a parser a phrase is read backwards from its noun until a word that cannot belong to it: a
//! determiner, a preposition, an auxiliary. The narrowing words are a closed list (restrictive against
//! descriptive modifiers, as in Huddleston & Pullum); others count after a determiner only.

use std::sync::LazyLock;

use crate::wording::cues::{Cue, lines};
use crate::wording::reading::Reading;
use crate::wording::text::{KeySet, Shape, key};

static RESTRICTORS: LazyLock<KeySet> = LazyLock::new(|| {
    lines(include_str!("../lexicon/restrictors.txt"))
        .flat_map(str::split_whitespace)
        .map(key)
        .collect()
});

/// Words before a noun that are looked at.
const LONGEST: usize = 4;

/// A noun with what stands before it: tokens `from..=at`.
pub(super) struct Phrase {
    /// Index of the first modifier, or of the noun.
    pub from: usize,
    /// Index of the noun.
    pub at: usize,
    /// Indices of the modifiers.
    pub modifiers: Vec<usize>,
    /// Whether a determiner opens it.
    pub determined: bool,
    /// Whether it is said of all.
    pub all: bool,
    /// Whether it is a bare plural at the head of a sentence: `rehearsals are closed`.
    pub generic: bool,
}

/// The phrase round the noun at `at`.
pub(super) fn phrase(text: &Reading<'_>, at: usize) -> Phrase {
    let mut from = at;
    let mut modifiers = Vec::new();
    let opens = |i: usize| {
        text.hits_in(i, i + 1)
            .any(|hit| matches!(hit.cue, Cue::All | Cue::Nothing))
    };
    while from > 0 && at - from < LONGEST {
        let token = &text.tokens[from - 1];
        let modifies = token.shape == Shape::Word
            && !opens(from - 1)
            && (token.concept != 0 || token.hyphen || restricts(text, from - 1));
        if !modifies {
            break;
        }
        from -= 1;
        modifiers.push(from);
    }
    let lead = (from.saturating_sub(3)..from).rev();
    let all = lead
        .take_while(|i| {
            let word = text.tokens[*i].word.as_str();
            opens(*i)
                || text.tokens[*i].shape == Shape::Number
                || matches!(
                    word,
                    "two"
                        | "three"
                        | "four"
                        | "five"
                        | "six"
                        | "of"
                        | "our"
                        | "the"
                        | "your"
                        | "these"
                        | "those"
                        | "my"
                )
        })
        .any(opens);
    let determined = all
        || from > 0
            && matches!(
                text.tokens[from - 1].word.as_str(),
                "the" | "our" | "your" | "my" | "his" | "her" | "their" | "its" | "these" | "those"
            );
    let head = from == 0 || matches!(text.tokens[from - 1].word.as_str(), "." | ";" | ":");
    Phrase {
        generic: head && from == at && plural(text, at),
        from,
        at,
        modifiers,
        determined,
        all,
    }
}

/// Whether the word at `at` narrows what follows.
pub(super) fn restricts(text: &Reading<'_>, at: usize) -> bool {
    RESTRICTORS.contains(&key(&text.tokens[at].word))
}

/// The places of a concept in a text, the first few.
pub(super) fn places(text: &Reading<'_>, concept: u64) -> impl Iterator<Item = usize> {
    let tokens = text.tokens.iter().enumerate();
    tokens
        .filter(move |(_, t)| t.concept == concept)
        .map(|(i, _)| i)
        .take(6)
}

/// Whether a noun is in the plural, as far as its form tells.
pub(super) fn plural(text: &Reading<'_>, at: usize) -> bool {
    let word = text.tokens[at].word.as_str();
    word.ends_with('s') && !word.ends_with("ss")
        || matches!(word, "people" | "children" | "staff" | "men" | "women")
}
