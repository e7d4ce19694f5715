//! Cues that no list of phrases has: their words stand apart, or a word is one only where it stands.

use super::placed::kept_away;
use crate::wording::text::{Shape, Token, key, stem};

/// `trial teams aside`: the word closes its clause, and nobody put anything there.
pub(super) fn set_aside(tokens: &[Token<'_>], at: usize) -> bool {
    const MOVES: [&str; 8] = ["put", "puts", "set", "sets", "lay", "laid", "step", "move"];
    let closes = tokens
        .get(at + 1)
        .is_none_or(|next| next.shape == Shape::Mark);
    let before = &tokens[at.saturating_sub(4)..at];
    tokens[at].word == "aside"
        && closes
        && before.last().is_some_and(|noun| noun.shape == Shape::Word)
        && !before.iter().any(|t| MOVES.contains(&&*t.word))
}

/// `phone-free`: without what stands before it.
pub(super) fn is_free_of(tokens: &[Token<'_>], at: usize) -> bool {
    const OTHERWISE: [&str; 5] = ["hands", "risk", "trouble", "stress", "care"];
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    tokens[at].word == "free"
        && before.is_some_and(|t| t.hyphen && t.concept != 0 && !OTHERWISE.contains(&&*t.word))
}

/// `cooks or no cooks`: whatever comes of it.
pub(super) fn or_no(tokens: &[Token<'_>], at: usize) -> bool {
    matches!(&tokens[at..], [one, or, no, two, ..]
        if one.stem == two.stem && one.shape == Shape::Word && or.word == "or" && no.word == "no")
}

/// `whether it breaks even doesn't matter`: what is said to decide nothing.
pub(super) fn of_no_weight(tokens: &[Token<'_>], at: usize) -> bool {
    const REACH: usize = 14;
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    let ends = |at: &usize| matches!(word(*at), "." | "!" | ";" | "?");
    let end = (at..at + REACH).find(ends).unwrap_or(at + REACH);
    let last = end.checked_sub(1).map_or("", &word);
    // `however the shop does`
    let however = word(at) == "however"
        && word(at + 1) != ","
        && matches!(
            last,
            "does" | "do" | "goes" | "turns" | "performs" | "looks"
        );
    however
        || word(at) == "whether"
            && (at + 1..end).any(|i| {
                matches!(
                    (word(i), word(i + 1)),
                    ("not", "matter") | ("no", "matter" | "difference") | ("makes", "no")
                )
            })
}

/// `leave the flash off`, `take palm oil out`: the verb and its particle stand apart.
pub(super) fn parted(tokens: &[Token<'_>], at: usize) -> bool {
    const VERBS: [&str; 7] = ["leave", "take", "turn", "switch", "cut", "phase", "throw"];
    // `keep phones away from it`, `leave it alone`
    if matches!(&*tokens[at].word, "away" | "alone") && kept_away(tokens, at) {
        return true;
    }
    if !matches!(tokens[at].word.as_str(), "off" | "out" | "away") {
        return false;
    }
    let before = tokens[at.saturating_sub(5)..at].iter().rev();
    // `take one day off`
    let day = at.checked_sub(1).is_some_and(|i| {
        matches!(
            &*tokens[i].word,
            "day" | "days" | "week" | "weeks" | "time" | "hour" | "hours" | "afternoon"
        )
    });
    if day {
        return false;
    }
    let mut clause = before.take_while(|t| t.shape == Shape::Word).skip(1);
    let is_verb = |t: &Token<'_>| VERBS.iter().any(|verb| key(&stem(verb)) == t.stem);
    clause.any(is_verb)
}
