//! Quantities: a value, what it counts, and its bound.

use std::sync::LazyLock;

use super::clock::{bare_length, clock, length};
use super::number::{self, Number};
use super::rate;
use super::unit::{currency, days, measure, per_year};
use crate::wording::cues::{Cue, Hit};
use crate::wording::text::{KeySet, Shape, Token, key, stem};

/// What a quantity measures. Only quantities of one dimension can disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dim {
    /// Money, by currency; 0 when none is named.
    Money(u8),
    /// A share of one: 0.05 is five per cent.
    Share,
    /// A length of time in days.
    Duration,
    /// Times a year.
    Frequency,
    /// Minutes since midnight.
    Clock,
    /// A measure, by the key of its unit.
    Measure(u64),
    /// So many of something.
    Count,
}

/// On which side of the value the truth may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// No bound was said.
    Exact,
    /// This or more.
    Lower,
    /// This or less.
    Upper,
}

/// A quantity in tokens `from..to`.
#[derive(Debug, Clone)]
pub(crate) struct Quantity {
    /// The value in the unit of its dimension.
    pub value: f64,
    /// What it measures.
    pub dim: Dim,
    /// Its bound.
    pub bound: Bound,
    /// Concepts of the words that it counts.
    pub heads: Vec<u64>,
    /// Times a year, when it is said per a time: `8,000 euros a year`.
    pub per: Option<f64>,
    /// Whether a clock time says in which half of the day it is.
    pub sure: bool,
    /// Index of its first token.
    pub from: usize,
    /// Index after its last token.
    pub to: usize,
}

impl Quantity {
    /// Equal within rounding, in the same dimension.
    pub(crate) fn same_value(&self, other: &Self) -> bool {
        // Two months are sixty days to everybody but the calendar.
        let slack = if self.dim == Dim::Duration {
            0.03
        } else {
            1e-6
        };
        // Nobody says a third of it in digits to the end.
        let third = |q: &Self| (q.value * 3.0 - (q.value * 3.0).round()).abs() < 1e-9;
        let rounded = self.dim == Dim::Share
            && (third(self) || third(other))
            && (self.value - other.value).abs() < 0.005;
        rounded
            || (self.value - other.value).abs() <= slack * self.value.abs().max(other.value.abs())
    }
}

/// Whether two lengths are one, two or three days, told as working days here and as plain ones there: `48 hours, weekends
/// not counted`. More of them differ by a weekend, and are not the same.
pub(crate) fn working_days(one: f64, other: f64) -> bool {
    let (short, long) = (one.min(other), one.max(other));
    let whole = (short - short.round()).abs() < 1e-9;
    whole && (1.0..3.5).contains(&short) && (long - 1.4 * short).abs() < 1e-6
}

/// All quantities outside `taken` tokens, which belong to dates.
pub(crate) fn quantities(tokens: &[Token<'_>], hits: &[Hit], taken: &[bool]) -> Vec<Quantity> {
    let mut list = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if taken[at] || !opens(&tokens[at]) || is_part_of_name(tokens, at) {
            None
        } else {
            rate::rate(tokens, at).or_else(|| quantity(tokens, at))
        };
        let Some(mut found) = found else {
            at += 1;
            continue;
        };
        at = found.to
            + if found.dim == Dim::Count {
                per_after(tokens, found.to).map_or(0, |(_, end)| end - found.to)
            } else {
                0
            };
        found.bound = bound(tokens, hits, &found);
        list.push(found);
    }
    list
}

/// The words that a quantity may begin with, where it begins with no digit.
const OPENERS: &str = "a an the half dozen zero one two three four five six seven eight nine ten eleven twelve thirteen \
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety noon midday \
    midnight close end quarter every each once twice thrice morning hourly daily weekly fortnightly monthly quarterly yearly \
    annual annually first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
    halve";

static OPENING: LazyLock<KeySet> = LazyLock::new(|| {
    let words = OPENERS.split_whitespace();
    words.map(|word| key(&stem(word))).collect()
});

/// Whether a quantity may begin with a token: most words are passed by at a glance.
fn opens(token: &Token<'_>) -> bool {
    match token.shape {
        Shape::Number => true,
        Shape::Word => OPENING.contains(&token.stem),
        Shape::Mark => false,
    }
}

/// The number in `EIP-1702` or `A-320` counts nothing.
fn is_part_of_name(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    before.is_some_and(|t| {
        t.hyphen && t.capital && t.shape == Shape::Word && number::read(tokens, at - 1).is_none()
    })
}

fn quantity(tokens: &[Token<'_>], at: usize) -> Option<Quantity> {
    if let Some(clock) = clock(tokens, at) {
        return Some(clock);
    }
    if let Some(length) = bare_length(tokens, at) {
        return Some(length);
    }
    if let Some(half) = half(tokens, at) {
        return Some(half);
    }
    if let Some(price) = spoken_price(tokens, at) {
        return Some(price);
    }
    let number = number::read(tokens, at).filter(|_| counts(tokens, at))?;
    let unit = tokens
        .get(number.to)
        .filter(|t| !(t.shape == Shape::Mark && t.word == "."));
    let unit_word = unit.map_or("", |t| t.word.as_str());
    let before = at.checked_sub(1).map_or("", |i| tokens[i].word.as_str());
    let (dim, factor, from, to) = if let Some(code) = currency(before) {
        (Dim::Money(code), 1.0, at - 1, number.to)
    } else if let Some(code) = currency(unit_word).filter(|code| *code != CENT && !number.share) {
        (Dim::Money(code), 1.0, at, number.to + 1)
    } else if currency(unit_word).is_some() && !number.share {
        // Of which currency, nobody says.
        (Dim::Money(0), 0.01, at, number.to + 1)
    } else if let Some(length) = percent(tokens, number.to) {
        (Dim::Share, 0.01, at, number.to + length)
    } else if let Some(unit) = part_of_time(tokens, &number) {
        // `three quarters of an hour`
        (Dim::Duration, unit, at, number.to + 3)
    } else if matches!(unit_word, "times") && follows_a_rate(tokens, number.to + 1) {
        // `one and a half times the normal rate` is 150 per cent of it.
        (Dim::Share, 1.0, at, number.to + 1)
    } else if number.share {
        (Dim::Share, 1.0, at, number.to)
    } else if let Some(length) = length(tokens, number.to) {
        (Dim::Duration, length.0, at, length.1)
    } else if let Some(name) = measure(unit_word) {
        (Dim::Measure(key(name)), 1.0, at, number.to + 1)
    } else {
        return count(tokens, at, &number);
    };
    let mut value = number.value * factor;
    // `250.000 euros`: nobody pays a thousandth.
    if matches!(dim, Dim::Money(_)) && is_grouped_by_a_point(&tokens[at]) {
        value *= 1000.0;
    }
    let mut to = to;
    if let (Dim::Money(_), Some((cents, end))) = (
        dim,
        cents(tokens, to).filter(|_| factor > 0.5 && from == at),
    ) {
        value += cents;
        to = end;
    }
    // `at eight-minute intervals`
    let interval = tokens
        .get(to)
        .is_some_and(|t| matches!(&*t.word, "interval" | "intervals"));
    if dim == Dim::Duration && interval && value > 0.0 {
        return Some(Quantity {
            sure: false,
            value: 365.0 / value,
            dim: Dim::Frequency,
            bound: Bound::Exact,
            heads: Vec::new(),
            per: None,
            from,
            to: to + 1,
        });
    }
    let (per, to) = per(tokens, to);
    Some(Quantity {
        sure: false,
        value,
        dim,
        bound: Bound::Exact,
        heads: heads(tokens, to),
        per,
        from,
        to,
    })
}

/// `the budget is halved`, by half and to a half; `half a degree`.
fn half(tokens: &[Token<'_>], at: usize) -> Option<Quantity> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    let (dim, length) = match (word(0), word(1)) {
        ("halve" | "halves" | "halved" | "halving", _) => (Dim::Share, 1),
        ("half", "a" | "an") => (Dim::Measure(key(measure(word(2))?)), 3),
        _ => return None,
    };
    Some(Quantity {
        sure: false,
        value: 0.5,
        dim,
        bound: Bound::Exact,
        heads: heads(tokens, at + length),
        per: None,
        from: at,
        to: at + length,
    })
}

/// `250.000`, with three digits behind its only point.
fn is_grouped_by_a_point(token: &Token<'_>) -> bool {
    let groups = token.word.split_once('.');
    token.shape == Shape::Number
        && !token.word.contains(',')
        && groups.is_some_and(|(whole, rest)| {
            whole != "0" && rest.len() == 3 && rest.bytes().all(|b| b.is_ascii_digit())
        })
}

/// `thirteen fifty`: a price as people say it, of which currency nobody says.
fn spoken_price(tokens: &[Token<'_>], at: usize) -> Option<Quantity> {
    let words = |at: usize| {
        tokens
            .get(at)
            .filter(|t| t.shape == Shape::Word)
            .map(|_| ())
    };
    words(at)?;
    let whole = number::read(tokens, at).filter(|n| !n.share)?;
    words(whole.to)?;
    let rest = number::read(tokens, whole.to).filter(|n| !n.share)?;
    let is_price = (1.0..100.0).contains(&whole.value)
        && (10.0..100.0).contains(&rest.value)
        && whole.value.fract() == 0.0
        && rest.value.fract() == 0.0;
    is_price.then(|| Quantity {
        sure: false,
        value: whole.value + rest.value / 100.0,
        dim: Dim::Money(0),
        bound: Bound::Exact,
        heads: heads(tokens, rest.to),
        per: None,
        from: at,
        to: rest.to,
    })
}

/// The hundredths of a currency's unit.
const CENT: u8 = 8;

/// `one euro eighty`, `two pounds and fifty pence`: what stands behind the whole ones, and the index after it.
fn cents(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    let start = if word(at) == "and" { at + 1 } else { at };
    let number = number::read(tokens, start)?;
    let named = currency(word(number.to)) == Some(CENT);
    let whole = (1.0..100.0).contains(&number.value) && number.value.fract() == 0.0;
    // A number that counts what follows is no part of the price.
    let counts = tokens.get(number.to).is_some_and(|t| {
        t.shape == Shape::Word
            && !matches!(
                &*t.word,
                "a" | "an" | "per" | "more" | "less" | "each" | "on" | "for"
            )
    });
    let end = number.to + usize::from(named);
    (whole && !number.share && (named || start == at && !counts))
        .then_some((number.value / 100.0, end))
}

/// `the normal rate`, `your usual pay`: what so many times are taken of.
fn follows_a_rate(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        matches!(
            &*t.word,
            "the" | "your" | "our" | "their" | "his" | "her" | "its" | "normal" | "usual" | "base"
        )
    })
}

/// The days in the unit of which a share is told: `three quarters of an hour`.
fn part_of_time(tokens: &[Token], number: &Number) -> Option<f64> {
    let word = |offset: usize| {
        tokens
            .get(number.to + offset)
            .map_or("", |t| t.word.as_str())
    };
    (number.share && word(0) == "of" && matches!(word(1), "a" | "an")).then(|| days(word(2)))?
}

/// A bare number that counts what follows; `one` alone is mostly no number.
fn count(tokens: &[Token<'_>], at: usize, number: &Number) -> Option<Quantity> {
    let heads = heads(tokens, number.to);
    let word = &tokens[at].word;
    if word == "one" && number.to == at + 1 && heads.is_empty() {
        return None;
    }
    let after = per_after(tokens, number.to);
    let large = number.value >= 10_000.0;
    // `a grand in notes`
    let cash = tokens[number.to - 1].word == "grand";
    let dim = if large && heads.is_empty() || cash {
        Dim::Money(0)
    } else {
        Dim::Count
    };
    Some(Quantity {
        sure: false,
        value: number.value,
        dim,
        bound: Bound::Exact,
        heads,
        per: after.map(|(p, _)| p),
        from: at,
        to: number.to,
    })
}

/// Nouns that a number names and does not count: `grade 1`, `room 3`.
const NUMBERED: [&str; 32] = [
    "issue", "version", "line", "number", "no", "room", "page", "gate", "section", "grade",
    "level", "block", "phase", "stage", "step", "zone", "terminal", "bay", "dock", "ward", "floor",
    "lane", "route", "platform", "building", "furnace", "unit", "hall", "track", "site", "series",
    "shift",
];

/// Whether the number at `at` is one at all: no ordinal, no `the one`, no part of a name.
fn counts(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let before = at.checked_sub(1).map_or("", |i| tokens[i].word.as_str());
    if token.shape == Shape::Number {
        let ordinal = token.word.ends_with(|c: char| c.is_alphabetic());
        let split = token.word.contains(['/', ':']) && number::fraction(&token.word).is_none();
        return !ordinal && !NUMBERED.contains(&before) && !split;
    }
    let after = tokens.get(at + 1).map_or("", |t| t.word.as_str());
    // `a one-to-one`, `just the two of you`
    let hyphen = at > 0 && tokens[at - 1].hyphen;
    let among = tokens.get(at + 2).map_or("", |t| t.word.as_str());
    if token.hyphen && after == "to"
        || hyphen && before == "to"
        || before == "the" && after == "of" && matches!(among, "you" | "us" | "them")
    {
        return false;
    }
    // `the twenty-fifth`
    let ordinal = matches!(
        after,
        "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
    );
    if token.hyphen && ordinal {
        return false;
    }
    // `site two`
    if before != "no" && NUMBERED.contains(&before) {
        return false;
    }
    // `each small one`
    let sized = matches!(
        before,
        "small" | "smaller" | "big" | "bigger" | "large" | "larger" | "little" | "short" | "long"
    );
    if token.word == "one" && sized {
        return false;
    }
    // `within one day`; but `one day` is some time or other.
    let lasting = matches!(
        before,
        "within" | "in" | "for" | "than" | "least" | "most" | "only" | "just" | "by" | "after"
    );
    let part = after == "in" && number::read(tokens, at).is_some_and(|n| n.share);
    let off = tokens
        .get(at + 2)
        .is_some_and(|t| matches!(&*t.word, "off" | "of"));
    if token.word == "one" && (after == "day" && (lasting || off) || part) {
        return true;
    }
    token.word != "one"
        || !(matches!(
            before,
            "first"
                | "second"
                | "next"
                | "other"
                | "old"
                | "new"
                | "the"
                | "between"
                | "this"
                | "that"
                | "its"
                | "no"
                | "every"
                | "any"
                | "each"
                | "which"
                | "another"
                | "last"
                | "only"
                | "into"
                | "as"
                | "than"
                | "under"
        ) || matches!(
            after,
            "of" | "is"
                | "who"
                | "another"
                | "in"
                | "to"
                | "day"
                | "or"
                | "thing"
                | "else"
                | "roof"
        ))
}

/// Tokens that say per cent.
fn percent(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    match (word(0), word(1)) {
        ("%" | "percent" | "pct", _) => Some(1),
        ("per", "cent") => Some(2),
        _ => None,
    }
}

/// `a year`, `per month`, `each week`, `an hour` after a quantity.
fn per(tokens: &[Token<'_>], at: usize) -> (Option<f64>, usize) {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    let linked = matches!(word(0), "a" | "an" | "per" | "each" | "every");
    if linked && word(1) == "half" {
        let times = per_year(word(2)).filter(|_| word(0) != "a" && word(0) != "an");
        return times.map_or((None, at), |times| (Some(times * 2.0), at + 3));
    }
    match per_year(word(1)).filter(|_| linked) {
        Some(times) => (Some(times), at + 2),
        None => (None, at),
    }
}

/// The rate that follows a counted noun (`four short talks a year`), and the index after it.
fn per_after(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    (at..(at + 4).min(tokens.len())).find_map(|i| {
        // `half a year` is a length, and no rate.
        if i > 0 && tokens[i - 1].word == "half" {
            return None;
        }
        let (rate, end) = per(tokens, i);
        rate.map(|rate| (rate, end))
    })
}

/// Concepts of the next few words: the noun counted and what qualifies it.
fn heads(tokens: &[Token<'_>], at: usize) -> Vec<u64> {
    tokens[at.min(tokens.len())..]
        .iter()
        .take(3)
        .take_while(|t| {
            t.shape == Shape::Word
                && !matches!(
                    t.word.as_str(),
                    "and"
                        | "or"
                        | "a"
                        | "an"
                        | "to"
                        | "in"
                        | "on"
                        | "at"
                        | "is"
                        | "are"
                        | "will"
                        | "per"
                        | "for"
                        | "by"
                )
        })
        .map(|t| t.concept)
        .filter(|c| *c != 0)
        .collect()
}

/// `eight hours and not a minute more`, `sixty is the ceiling`.
fn is_ceiling(tokens: &[Token<'_>], to: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    let last = (to..tokens.len().min(to + 6)).find(|at| matches!(word(*at), "." | ";" | "!"));
    let end = last.unwrap_or(tokens.len().min(to + 6));
    (to..end).any(|at| {
        let denied = matches!(word(at), "not" | "no");
        let more = (at + 1..(at + 4).min(end)).find(|i| word(*i) == "more");
        denied && more.is_some_and(|i| !matches!(word(i + 1), "than" | "of"))
            || word(at) == "the" && matches!(word(at + 1), "ceiling" | "limit" | "maximum" | "cap")
    })
}

/// The bound said beside a quantity: before it (`at least`), or after (`or more`).
fn bound(tokens: &[Token<'_>], hits: &[Hit], quantity: &Quantity) -> Bound {
    // `four security lanes at most`: behind what is counted.
    let counted = |hit: &Hit| {
        let words = &tokens[quantity.to.min(hit.from)..hit.from];
        quantity.dim == Dim::Count && words.len() <= 3 && words.iter().all(|t| t.concept != 0)
    };
    let near = |hit: &&Hit| {
        (hit.to <= quantity.from && quantity.from - hit.to <= 1)
            || (hit.from >= quantity.to && (hit.from <= quantity.to + 1 || counted(hit)))
    };
    // `min. two`, but not `30 min`
    if quantity.from > 0 && tokens[quantity.from - 1].word == "min" {
        return Bound::Lower;
    }
    if is_ceiling(tokens, quantity.to) {
        return Bound::Upper;
    }
    let found = hits.iter().filter(near).find_map(|hit| match hit.cue {
        Cue::AtLeast | Cue::MoreThan => Some(Bound::Lower),
        Cue::AtMost | Cue::LessThan => Some(Bound::Upper),
        _ => None,
    });
    let limited = || {
        let start = quantity.from.saturating_sub(8);
        tokens[start..quantity.from].iter().any(|t| {
            matches!(
                t.word.as_str(),
                "limit" | "cap" | "limited" | "capped" | "limits"
            )
        })
    };
    found.unwrap_or_else(|| {
        if limited() {
            Bound::Upper
        } else {
            Bound::Exact
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{cues, text};

    fn all(source: &str) -> Vec<Quantity> {
        let tokens = text::tokens(source);
        let hits = cues::find(&tokens);
        quantities(&tokens, &hits, &vec![false; tokens.len()])
    }

    fn only(source: &str) -> (Dim, f64) {
        let list = all(source);
        assert_eq!(list.len(), 1, "{source}: {list:?}");
        (list[0].dim, list[0].value)
    }

    #[test]
    fn dimensions() {
        assert_eq!(only("by €350,000."), (Dim::Money(1), 350_000.0));
        assert_eq!(only("CHF 20k"), (Dim::Money(4), 20_000.0));
        assert_eq!(only("five per cent"), (Dim::Share, 0.05));
        assert_eq!(only("a quarter of orders"), (Dim::Share, 0.25));
        assert_eq!(only("a fortnight"), (Dim::Duration, 14.0));
        assert_eq!(only("six in the evening"), (Dim::Clock, 1080.0));
        assert_eq!(only("twice a week"), (Dim::Frequency, 104.0));
        assert_eq!(only("every two years"), (Dim::Frequency, 0.5));
    }

    #[test]
    fn bounds_stand_before_or_after() {
        assert_eq!(all("at least three quotes")[0].bound, Bound::Lower);
        assert_eq!(all("three or more quotes")[0].bound, Bound::Lower);
        assert_eq!(all("no more than 5 people")[0].bound, Bound::Upper);
    }

    #[test]
    fn hours_of_the_clock_however_they_are_written() {
        for text in [
            "at 5 p.m.",
            "at 5pm",
            "at 17:00",
            "at 17.00",
            "at 17h",
            "at five o'clock",
        ] {
            assert_eq!(only(text), (Dim::Clock, 1020.0), "{text}");
        }
        assert_eq!(only("at half six in the evening"), (Dim::Clock, 1110.0));
        let list = all("between 1 and 4 a.m.");
        let values: Vec<f64> = list.iter().map(|q| q.value).collect();
        assert_eq!(values, [60.0, 240.0]);
    }

    #[test]
    fn lengths_rates_and_shares_in_other_words() {
        assert_eq!(only("for a decade"), (Dim::Duration, 3650.0));
        assert_eq!(only("within 48h"), (Dim::Duration, 2.0));
        assert_eq!(only("within one day"), (Dim::Duration, 1.0));
        assert_eq!(only("every half-year"), (Dim::Frequency, 2.0));
        assert_eq!(only("once a fortnight"), (Dim::Frequency, 26.0));
        assert_eq!(only("every four weeks"), (Dim::Frequency, 12.0));
        assert_eq!(only("2/3 of it"), (Dim::Share, 2.0 / 3.0));
        assert_eq!(only("one in five euros"), (Dim::Share, 0.2));
        assert_eq!(only("250.000 euros"), (Dim::Money(1), 250_000.0));
        assert_eq!(
            only("a quarter of a million euros"),
            (Dim::Money(1), 250_000.0)
        );
        assert_eq!(
            only("one thousand two hundred euros"),
            (Dim::Money(1), 1200.0)
        );
    }

    #[test]
    fn a_ceiling_is_a_bound() {
        assert_eq!(
            all("eight hours and not a minute more")[0].bound,
            Bound::Upper
        );
        assert_eq!(all("sixty francs is the ceiling")[0].bound, Bound::Upper);
        assert_eq!(all("min. two nurses")[0].bound, Bound::Lower);
    }

    #[test]
    fn the_one_is_no_number() {
        assert!(all("keep the one in Sicily, no one else").is_empty());
        assert!(all("a one-to-one, just the two of you").is_empty());
        assert!(all("each small one costs us").is_empty());
    }
}
