//! Cue phrases: small words that turn the sense of a clause.

mod apart;
mod placed;

use std::sync::LazyLock;

use super::text::{KeyMap, Shape, Token, key, stem};
use apart::{is_free_of, of_no_weight, or_no, parted, set_aside};
use placed::placed;

/// What a cue phrase does to its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// Looks like negation and is none.
    Pseudo,
    /// Denies what follows.
    Not,
    /// Denies the noun that follows.
    Nothing,
    /// A verb that makes an end of its object.
    End,
    /// The same, when it closes the clause: `Tuscany goes`.
    EndFinal,
    /// A verb that parts with its object and is no end of the doing: `sell the press`.
    Part,
    /// A verb that lets its object live.
    Keep,
    /// Binding.
    Must,
    /// Weaker than binding.
    Should,
    /// Permitted.
    May,
    /// A wish or an attempt.
    Hedge,
    /// Left to everybody's choice.
    Free,
    /// All of them.
    All,
    /// A part of them.
    Some,
    /// These and no others.
    Only,
    /// Takes something out.
    Except,
    /// A way out for everybody.
    SoftExcept,
    /// Takes something in.
    Also,
    /// A condition.
    If,
    /// First that, then this.
    Once,
    /// Not after that.
    Before,
    /// Not having that.
    Without,
    /// The beginning of a time.
    From,
    /// Whatever the condition.
    Regardless,
    /// Beside something else, or after it.
    Later,
    /// Lower bound, included.
    AtLeast,
    /// Upper bound, included.
    AtMost,
    /// Lower bound, excluded.
    MoreThan,
    /// Upper bound, excluded.
    LessThan,
    /// One thing for another.
    Swap,
    /// On that day.
    DayOf,
    /// A day earlier.
    DayBefore,
    /// A day later.
    DayAfter,
    /// One side (`true` the first) of a pair of opposite doings.
    Side(u8, bool),
}

impl Cue {
    fn named(class: &str) -> Option<Self> {
        Some(match class {
            "pseudo" => Self::Pseudo,
            "not" => Self::Not,
            "none" => Self::Nothing,
            "end" => Self::End,
            "end-final" => Self::EndFinal,
            "part" => Self::Part,
            "keep" => Self::Keep,
            "must" => Self::Must,
            "should" => Self::Should,
            "may" => Self::May,
            "hedge" => Self::Hedge,
            "free" => Self::Free,
            "all" => Self::All,
            "some" => Self::Some,
            "only" => Self::Only,
            "except" => Self::Except,
            "soft-except" => Self::SoftExcept,
            "also" => Self::Also,
            "if" => Self::If,
            "once" => Self::Once,
            "before" => Self::Before,
            "without" => Self::Without,
            "from" => Self::From,
            "regardless" => Self::Regardless,
            "later" => Self::Later,
            "at-least" => Self::AtLeast,
            "at-most" => Self::AtMost,
            "more-than" => Self::MoreThan,
            "less-than" => Self::LessThan,
            "swap" => Self::Swap,
            "day-of" => Self::DayOf,
            "day-before" => Self::DayBefore,
            "day-after" => Self::DayAfter,
            _ => return None,
        })
    }
}

/// A cue found in a text: tokens `from..to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Its class.
    pub cue: Cue,
    /// Index of its first token.
    pub from: usize,
    /// Index after its last token.
    pub to: usize,
}

impl Hit {
    /// A cue of one token.
    fn at(cue: Cue, at: usize) -> Self {
        Self {
            cue,
            from: at,
            to: at + 1,
        }
    }
}

/// A phrase and the classes it belongs to.
struct Phrase {
    /// The stems of its words.
    words: Vec<u64>,
    /// Words of which that very form is wanted: their places and keys.
    exact: Vec<(usize, u64)>,
    cues: Vec<Cue>,
}

static PHRASES: LazyLock<KeyMap<Vec<Phrase>>> = LazyLock::new(|| {
    let mut table = KeyMap::default();
    for line in lines(include_str!("../lexicon/cues.txt")) {
        if let Some((class, phrases)) = line.split_once(':')
            && let Some(cue) = Cue::named(class.trim())
        {
            phrases
                .split(',')
                .for_each(|phrase| insert(&mut table, phrase, cue));
        }
    }
    for (axis, line) in (0u8..).zip(lines(include_str!("../lexicon/opposites.txt"))) {
        for (side, phrases) in line.split('|').enumerate() {
            phrases
                .split(',')
                .for_each(|phrase| insert(&mut table, phrase, Cue::Side(axis, side == 0)));
        }
    }
    for list in table.values_mut() {
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    table
});

/// The lines of a lexicon file, comments left out.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn insert(table: &mut KeyMap<Vec<Phrase>>, phrase: &str, cue: Cue) {
    // `as far as that's practical`: a contracted `is` leaves no word.
    for said in ["that", "it", "there"] {
        let full = format!("{said} is ");
        if phrase.contains(&full) {
            insert(table, &phrase.replace(&full, &format!("{said} ")), cue);
        }
    }
    let forms = phrase.split_whitespace().enumerate();
    let exact: Vec<(usize, u64)> = forms
        .filter_map(|(place, word)| Some((place, key(word.strip_prefix('=')?))))
        .collect();
    let words: Vec<u64> = phrase
        .split_whitespace()
        .map(|word| key(&stem(word.trim_start_matches('='))))
        .collect();
    let Some(first) = words.first() else { return };
    let list = table.entry(*first).or_default();
    match list
        .iter_mut()
        .find(|known| known.words == words && known.exact == exact)
    {
        Some(known) if known.cues.contains(&cue) => {}
        Some(known) => known.cues.push(cue),
        None => list.push(Phrase {
            words,
            exact,
            cues: vec![cue],
        }),
    }
}

/// All cues of a text. At each place the longest phrase wins; it may bear several classes.
pub(super) fn find(tokens: &[Token<'_>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_free_of(tokens, at) {
            hits.push(Hit::at(Cue::End, at));
            at += 1;
            continue;
        }
        let found = PHRASES
            .get(&tokens[at].stem)
            .and_then(|list| list.iter().find(|p| fits(p, &tokens[at..])));
        let Some(phrase) = found.filter(|phrase| free(tokens, at, phrase.words.len() == 1)) else {
            if or_no(tokens, at) {
                hits.push(Hit {
                    cue: Cue::Regardless,
                    from: at,
                    to: at + 4,
                });
                at += 4;
                continue;
            }
            if of_no_weight(tokens, at) {
                hits.push(Hit::at(Cue::Regardless, at));
            }
            if set_aside(tokens, at) {
                hits.push(Hit::at(Cue::Except, at));
            }
            if parted(tokens, at) {
                hits.push(Hit::at(Cue::End, at));
            }
            at += 1;
            continue;
        };
        let to = at + phrase.words.len();
        hits.extend(phrase.cues.iter().map(|cue| Hit {
            cue: placed(*cue, tokens, at),
            from: at,
            to,
        }));
        at = to;
    }
    hits
}

fn fits(phrase: &Phrase, tokens: &[Token<'_>]) -> bool {
    tokens.len() >= phrase.words.len()
        && phrase
            .words
            .iter()
            .zip(tokens)
            .all(|(stem, token)| *stem == token.stem)
        && phrase
            .exact
            .iter()
            .all(|(place, word)| key(&tokens[*place].word) == *word)
}

/// Part of a compound (`all-hands`) is no cue, nor the name of a month (`May`).
fn free(tokens: &[Token<'_>], at: usize, alone: bool) -> bool {
    let token = &tokens[at];
    let month =
        token.word == "may" && token.capital && at > 0 && tokens[at - 1].shape != Shape::Mark;
    !(alone && token.hyphen) && token.shape == Shape::Word && !month
}
