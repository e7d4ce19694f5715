//! What a phrase is in its place: `may` is leave, and `May` a month; `a stop` ends nothing.

use super::Cue;
use crate::wording::concepts::is_role;
use crate::wording::dates::names::small;
use crate::wording::text::{Shape, Token};

/// A phrase found in a text.
#[derive(Clone, Copy)]
struct Found<'t> {
    /// What the list says it is.
    cue: Cue,
    tokens: &'t [Token<'t>],
    /// The place of its first word.
    at: usize,
}

impl<'t> Found<'t> {
    fn token(&self) -> &'t Token<'t> {
        &self.tokens[self.at]
    }

    fn word(&self) -> &'t str {
        self.token().word.as_str()
    }

    /// The word so many places behind.
    fn next(&self, offset: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at + offset)
    }

    fn next_word(&self, offset: usize) -> &'t str {
        self.next(offset).map_or("", |t| t.word.as_str())
    }

    fn before(&self) -> Option<&'t Token<'t>> {
        self.at.checked_sub(1).map(|at| &self.tokens[at])
    }

    fn word_before(&self) -> &'t str {
        self.before().map_or("", |t| t.word.as_str())
    }

    /// Whether it is of a class and begins with one of these words.
    fn is(&self, cue: Cue, words: &[&str]) -> bool {
        self.cue == cue && words.contains(&self.word())
    }
}

/// What the phrase at a place is there, where that is not what the list says.
type Place = fn(Found<'_>) -> Option<Cue>;

/// Looked at in this order; the first that knows better counts.
const PLACES: [Place; 18] = [
    alone,
    still,
    at_all,
    costs_nothing,
    of_which_they_are,
    falls_by,
    going_on,
    away,
    minus,
    noun,
    how_often,
    no_order,
    participle,
    trial,
    just,
    advice_as_condition,
    following_week,
    first_of_a_time,
];

/// What a phrase is where it stands.
pub(super) fn placed<'t>(cue: Cue, tokens: &'t [Token<'t>], at: usize) -> Cue {
    let found = Found { cue, tokens, at };
    let mut places = PLACES.iter();
    places.find_map(|place| place(found)).unwrap_or(cue)
}

/// `the captain alone decides`, but not `works alone`; and `leave it alone` makes an end.
fn alone(found: Found<'_>) -> Option<Cue> {
    if !found.is(Cue::Only, &["alone"]) {
        return None;
    }
    if kept_away(found.tokens, found.at) {
        return Some(Cue::End);
    }
    // `nobody works alone`: the doing, not the works.
    let role = found
        .before()
        .is_some_and(|t| (is_role(t.stem) || t.capital) && !matches!(&*t.word, "work" | "works"));
    Some(if role { Cue::Only } else { Cue::Pseudo })
}

/// `only the town hall still gets paper`: one for whom the old way goes on.
fn still(found: Found<'_>) -> Option<Cue> {
    let opens = found.before().is_none_or(|t| t.shape == Shape::Mark);
    let ahead = found.tokens.iter().skip(found.at + 1).take(6);
    let mut ahead = ahead.take_while(|t| t.shape == Shape::Word);
    (found.is(Cue::Only, &["only"]) && opens && ahead.any(|t| t.word == "still"))
        .then_some(Cue::Except)
}

/// `at all stations`, but `not at all`.
fn at_all(found: Found<'_>) -> Option<Cue> {
    let named = found.next(2).is_some_and(|t| t.concept != 0);
    (found.is(Cue::Pseudo, &["at"]) && found.next_word(1) == "all" && named).then_some(Cue::All)
}

/// `it costs the partners nothing` is free, and denies nothing.
fn costs_nothing(found: Found<'_>) -> Option<Cue> {
    let mut before = found.tokens[found.at.saturating_sub(4)..found.at].iter();
    (found.is(Cue::Nothing, &["nothing"])
        && before.any(|t| matches!(&*t.word, "cost" | "costs" | "pay" | "pays")))
    .then_some(Cue::Pseudo)
}

/// `customers we have lost`: what they are, and no doing.
fn of_which_they_are(found: Found<'_>) -> Option<Cue> {
    let closes = found.next(1).is_none_or(|t| t.shape == Shape::Mark);
    let has = matches!(found.word_before(), "have" | "had");
    let who = found.at.checked_sub(1 + usize::from(has))?;
    let noun = &found.tokens[who.checked_sub(1)?];
    let they = matches!(&*found.tokens[who].word, "we" | "you" | "they" | "i");
    (found.cue == Cue::End && closes && they && noun.concept != 0 && !noun.capital)
        .then_some(Cue::Pseudo)
}

/// `drops by two euros`, and nobody who drops by.
fn falls_by(found: Found<'_>) -> Option<Cue> {
    let by = found.next(2).is_some_and(|t| {
        t.shape == Shape::Number || small(&t.word).is_some() || matches!(&*t.word, "€" | "$" | "£")
    });
    (found.is(Cue::Pseudo, &["drop", "drops"]) && by).then_some(Cue::End)
}

/// `keeps selling it` goes on, and holds on to nothing.
fn going_on(found: Found<'_>) -> Option<Cue> {
    let keeps = matches!(found.word(), "keep" | "keeps" | "kept");
    let doing = found.next_word(1).ends_with("ing");
    (matches!(found.cue, Cue::Side(..)) && keeps && doing).then_some(Cue::Pseudo)
}

/// `keep phones away from it` keeps none.
fn away(found: Found<'_>) -> Option<Cue> {
    let keeps = matches!(found.word(), "keep" | "keeps" | "kept" | "stay" | "stays");
    let ahead = found.tokens.iter().skip(found.at + 1).take(5);
    let mut ahead = ahead.take_while(|t| t.shape == Shape::Word);
    (matches!(found.cue, Cue::Side(..) | Cue::Keep) && keeps && ahead.any(|t| t.word == "away"))
        .then_some(Cue::Pseudo)
}

/// `minus 80 degrees` leaves nothing out.
fn minus(found: Found<'_>) -> Option<Cue> {
    let number = found.next(1).is_some_and(|t| t.shape == Shape::Number);
    (found.is(Cue::Except, &["minus"]) && number).then_some(Cue::Pseudo)
}

/// `becomes a stop for the night trains`: where they halt, and no end.
fn noun(found: Found<'_>) -> Option<Cue> {
    let article = matches!(found.word_before(), "a" | "an" | "every" | "each");
    (found.is(Cue::End, &["stop", "close", "bin", "block"]) && article).then_some(Cue::Pseudo)
}

/// `every 15 minutes` is how often, and not all of them.
fn how_often(found: Found<'_>) -> Option<Cue> {
    let counted = found.next(1).is_some_and(|t| {
        t.shape == Shape::Number
            || matches!(
                &*t.word,
                "two" | "three" | "four" | "five" | "six" | "eight" | "ten" | "fifteen"
            )
    });
    (found.is(Cue::All, &["every", "each"]) && counted).then_some(Cue::Pseudo)
}

/// `on their first day` puts nothing first.
fn no_order(found: Found<'_>) -> Option<Cue> {
    let whose = matches!(
        found.word_before(),
        "their" | "your" | "our" | "its" | "his" | "her" | "my"
    );
    (found.is(Cue::Once, &["first"]) && whose).then_some(Cue::Pseudo)
}

/// `the first quarter` is a time.
fn first_of_a_time(found: Found<'_>) -> Option<Cue> {
    (found.is(Cue::Once, &["first"]) && is_time(found.next_word(1))).then_some(Cue::Pseudo)
}

/// `the following week` is a time.
fn following_week(found: Found<'_>) -> Option<Cue> {
    (found.is(Cue::Once, &["following"]) && is_time(found.next_word(1))).then_some(Cue::Pseudo)
}

fn is_time(word: &str) -> bool {
    matches!(
        word,
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
    )
}

/// `the samples of rejected batches`, `three lapsed customers`: what they are, and no doing.
fn participle(found: Found<'_>) -> Option<Cue> {
    let before = found.word_before();
    let led = matches!(
        before,
        "of" | "all" | "any" | "every" | "each" | "with" | "from" | "for"
    );
    let counted =
        found.before().is_some_and(|t| t.shape == Shape::Number) || small(before).is_some();
    let noun = found.next(1).is_some_and(|t| t.concept != 0);
    (found.cue == Cue::End && (led || counted) && noun && found.word().ends_with("ed"))
        .then_some(Cue::Pseudo)
}

/// `try the new scanner` tests it, and is no attempt.
fn trial(found: Found<'_>) -> Option<Cue> {
    let thing = matches!(
        found.next_word(1),
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
    (found.is(Cue::Hedge, &["try", "trying"]) && thing).then_some(Cue::Pseudo)
}

/// `just be careful` restricts nothing.
fn just(found: Found<'_>) -> Option<Cue> {
    let opens = found
        .before()
        .is_none_or(|t| t.shape == Shape::Mark || t.word == "and");
    (found.is(Cue::Only, &["just"]) && opens).then_some(Cue::Pseudo)
}

/// `Should it rain, …`: at the head of a sentence that is no question, the verb of advice opens a condition.
fn advice_as_condition(found: Found<'_>) -> Option<Cue> {
    let head = matches!(found.word_before(), "" | "." | "!" | ";" | ":" | "?");
    if !head || !found.is(Cue::Should, &["should"]) {
        return None;
    }
    let rest = found.tokens[found.at..].iter().take(40);
    let end = rest
        .map(|t| t.word.as_str())
        .find(|w| matches!(*w, "," | "." | "?" | "!"));
    (end == Some(",")).then_some(Cue::If)
}

/// Whether `away` or `alone` at a place belongs to a verb of keeping or leaving before it.
pub(super) fn kept_away(tokens: &[Token<'_>], at: usize) -> bool {
    let before = tokens[at.saturating_sub(5)..at].iter().rev();
    let mut clause = before.take_while(|t| t.shape == Shape::Word);
    let away = tokens[at].word == "away";
    clause.any(|t| match &*t.word {
        "keep" | "keeps" | "kept" | "stay" | "stays" => away,
        "leave" | "leaves" | "left" => !away,
        _ => false,
    })
}
