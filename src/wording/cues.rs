//! Cue phrases: small words that turn the sense of a clause.

use std::sync::LazyLock;

use super::concepts::is_role;
use super::dates::names::small;
use super::text::{KeyMap, Shape, Token, key, stem};

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
    for line in lines(include_str!("lexicon/cues.txt")) {
        if let Some((class, phrases)) = line.split_once(':')
            && let Some(cue) = Cue::named(class.trim())
        {
            phrases
                .split(',')
                .for_each(|phrase| insert(&mut table, phrase, cue));
        }
    }
    for (axis, line) in (0u8..).zip(lines(include_str!("lexicon/opposites.txt"))) {
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

/// `Should it rain, …`: at the head of a sentence that is no question, the verb of advice opens a condition.
fn placed(cue: Cue, tokens: &[Token<'_>], at: usize) -> Cue {
    // `the captain alone decides`, but not `works alone`.
    if cue == Cue::Only && tokens[at].word == "alone" {
        // `nobody works alone`: the doing, not the works.
        let role = at > 0
            && (is_role(tokens[at - 1].stem) || tokens[at - 1].capital)
            && !matches!(tokens[at - 1].word.as_str(), "work" | "works");
        return if role { cue } else { Cue::Pseudo };
    }
    if cue == Cue::Only && still_so(tokens, at) {
        return Cue::Except;
    }
    // `at all stations`, but `not at all`.
    if cue == Cue::Pseudo
        && tokens[at].word == "at"
        && tokens.get(at + 1).is_some_and(|t| t.word == "all")
        && tokens.get(at + 2).is_some_and(|t| t.concept != 0)
    {
        return Cue::All;
    }
    // `it costs the partners nothing` is free, and denies nothing.
    let costs = || {
        let before = tokens[at.saturating_sub(4)..at].iter();
        before
            .rev()
            .any(|t| matches!(&*t.word, "cost" | "costs" | "pay" | "pays"))
    };
    if cue == Cue::Nothing && tokens[at].word == "nothing" && costs() {
        return Cue::Pseudo;
    }
    // `customers we have lost`: what they are, and no doing.
    let whose = |at: usize| {
        let (Some(noun), Some(who)) = (at.checked_sub(2), at.checked_sub(1)) else {
            return false;
        };
        let they = matches!(&*tokens[who].word, "we" | "you" | "they" | "i");
        tokens[noun].concept != 0 && !tokens[noun].capital && they
    };
    let closes = tokens.get(at + 1).is_none_or(|t| t.shape == Shape::Mark);
    let past = at.saturating_sub(usize::from(
        at > 0 && matches!(&*tokens[at - 1].word, "have" | "had"),
    ));
    if cue == Cue::End && closes && whose(past) {
        return Cue::Pseudo;
    }
    // `drops by two euros`, and nobody who drops by
    let falls = || {
        tokens.get(at + 2).is_some_and(|t| {
            t.shape == Shape::Number
                || small(&t.word).is_some()
                || matches!(&*t.word, "€" | "$" | "£")
        })
    };
    if cue == Cue::Pseudo && matches!(&*tokens[at].word, "drop" | "drops") && falls() {
        return Cue::End;
    }
    // `keeps selling it` goes on, and holds on to nothing.
    let going_on = matches!(&*tokens[at].word, "keep" | "keeps" | "kept")
        && tokens.get(at + 1).is_some_and(|t| t.word.ends_with("ing"));
    if matches!(cue, Cue::Side(..)) && going_on {
        return Cue::Pseudo;
    }
    // `minus 80 degrees` leaves nothing out.
    if cue == Cue::Except
        && tokens[at].word == "minus"
        && tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Number)
    {
        return Cue::Pseudo;
    }
    // `becomes a stop for the night trains`: where they halt, and no end.
    let article = at > 0 && matches!(&*tokens[at - 1].word, "a" | "an" | "every" | "each");
    if cue == Cue::End && article && matches!(&*tokens[at].word, "stop" | "close" | "bin" | "block")
    {
        return Cue::Pseudo;
    }
    // `every 15 minutes` is how often, and not all of them.
    let counted = tokens.get(at + 1).is_some_and(|t| {
        t.shape == Shape::Number
            || matches!(
                &*t.word,
                "two" | "three" | "four" | "five" | "six" | "eight" | "ten" | "fifteen"
            )
    });
    if cue == Cue::All && counted && matches!(&*tokens[at].word, "every" | "each") {
        return Cue::Pseudo;
    }
    // `on their first day` puts nothing first.
    let before = at.checked_sub(1).map_or("", |i| tokens[i].word.as_str());
    let counted = matches!(
        before,
        "their" | "your" | "our" | "its" | "his" | "her" | "my"
    );
    let next = tokens.get(at + 1).map_or("", |t| t.word.as_str());
    let timed = matches!(
        next,
        "quarter"
            | "half"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "day"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    );
    if cue == Cue::Once && tokens[at].word == "first" && (counted || timed) {
        return Cue::Pseudo;
    }
    // `the following week` is a time.
    if cue == Cue::Once && tokens[at].word == "following" && timed {
        return Cue::Pseudo;
    }
    // `the samples of rejected batches`: what they are, and no doing.
    let led = matches!(
        before,
        "of" | "all" | "any" | "every" | "each" | "with" | "from" | "for"
    );
    let led = led || at > 0 && tokens[at - 1].shape == Shape::Number || small(before).is_some();
    let noun = tokens.get(at + 1).is_some_and(|t| t.concept != 0);
    if cue == Cue::End && led && noun && tokens[at].word.ends_with("ed") {
        return Cue::Pseudo;
    }
    // `try the new scanner` tests it, and is no attempt.
    let thing = matches!(
        next,
        "the"
            | "a"
            | "an"
            | "our"
            | "your"
            | "this"
            | "these"
            | "it"
            | "them"
            | "new"
            | "each"
            | "every"
            | "all"
    );
    if cue == Cue::Hedge && thing && matches!(&*tokens[at].word, "try" | "trying") {
        return Cue::Pseudo;
    }
    // `just be careful` restricts nothing.
    let opens = at == 0 || tokens[at - 1].shape == Shape::Mark || tokens[at - 1].word == "and";
    if cue == Cue::Only && tokens[at].word == "just" && opens {
        return Cue::Pseudo;
    }
    let head = at == 0 || matches!(tokens[at - 1].word.as_str(), "." | "!" | ";" | ":" | "?");
    if cue != Cue::Should || !head || tokens[at].word != "should" {
        return cue;
    }
    let rest = tokens[at..].iter().take(40);
    let end = rest
        .map(|t| t.word.as_str())
        .find(|w| matches!(*w, "," | "." | "?" | "!"));
    if end == Some(",") { Cue::If } else { cue }
}

/// `trial teams aside`: the word closes its clause, and nobody put anything there.
fn set_aside(tokens: &[Token<'_>], at: usize) -> bool {
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
fn is_free_of(tokens: &[Token<'_>], at: usize) -> bool {
    const OTHERWISE: [&str; 5] = ["hands", "risk", "trouble", "stress", "care"];
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    tokens[at].word == "free"
        && before.is_some_and(|t| t.hyphen && t.concept != 0 && !OTHERWISE.contains(&&*t.word))
}

/// `cooks or no cooks`: whatever comes of it.
fn or_no(tokens: &[Token<'_>], at: usize) -> bool {
    matches!(&tokens[at..], [one, or, no, two, ..]
        if one.stem == two.stem && one.shape == Shape::Word && or.word == "or" && no.word == "no")
}

/// `only the town hall still gets paper`: one for whom the old way goes on.
fn still_so(tokens: &[Token<'_>], at: usize) -> bool {
    let opens = at == 0 || tokens[at - 1].shape == Shape::Mark;
    let ahead = tokens.iter().skip(at + 1).take(6);
    let mut ahead = ahead.take_while(|t| t.shape == Shape::Word);
    opens && tokens[at].word == "only" && ahead.any(|t| t.word == "still")
}

/// `whether it breaks even doesn't matter`: what is said to decide nothing.
fn of_no_weight(tokens: &[Token<'_>], at: usize) -> bool {
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
fn parted(tokens: &[Token<'_>], at: usize) -> bool {
    const VERBS: [&str; 7] = ["leave", "take", "turn", "switch", "cut", "phase", "throw"];
    if !matches!(tokens[at].word.as_str(), "off" | "out" | "away") {
        return false;
    }
    let before = tokens[at.saturating_sub(5)..at].iter().rev();
    let mut clause = before.take_while(|t| t.shape == Shape::Word).skip(1);
    let is_verb = |t: &Token<'_>| VERBS.iter().any(|verb| key(&stem(verb)) == t.stem);
    clause.any(is_verb)
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
