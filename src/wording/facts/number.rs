//! Numbers in digits and words.

use crate::wording::text::{Shape, Token};

/// A number read from tokens `from..to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    /// Its value.
    pub value: f64,
    /// Index after its last token.
    pub to: usize,
    /// Whether it is a share, such as `half` or `two thirds`.
    pub share: bool,
}

/// The number that begins at `at`, words such as `a dozen` and `2.5 million` included.
pub(crate) fn read(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let token = tokens.get(at)?;
    if let Some(found) = phrase(tokens, at) {
        return Some(found);
    }
    let (mut value, mut to) = match token.shape {
        Shape::Number => match fraction(&token.word) {
            Some(value) => {
                return Some(Number {
                    value,
                    to: at + 1,
                    share: true,
                });
            }
            None => (digits(&token.word)?, at + 1),
        },
        Shape::Word => words(tokens, at)?,
        Shape::Mark => return None,
    };
    let word = |offset: usize| tokens.get(to + offset).map_or("", |t| t.word.as_str());
    if word(0) == "and" && word(1) == "a" && matches!(word(2), "half" | "quarter") {
        value += if word(2) == "half" { 0.5 } else { 0.25 };
        to += 3;
    }
    while let Some(times) = tokens
        .get(to)
        .and_then(|next| multiplier(next, token.shape == Shape::Number))
    {
        value *= times;
        to += 1;
    }
    // `one thousand two hundred`
    if token.shape == Shape::Word && (value - 1000.0 * (value / 1000.0).round()).abs() < 1e-9 {
        let rest =
            words(tokens, to).filter(|(rest, _)| value > 0.0 && (100.0..1000.0).contains(rest));
        if let Some((rest, end)) = rest {
            value += rest;
            to = end;
        }
    }
    if let Some((whole, end)) = out_of(tokens, to, value) {
        return Some(Number {
            value: value / whole,
            to: end,
            share: true,
        });
    }
    if let Some(parts) = tokens
        .get(to)
        .and_then(|t| denominator(&t.word))
        .filter(|_| value < 10.0)
    {
        return Some(Number {
            value: value / parts,
            to: to + 1,
            share: true,
        });
    }
    Some(Number {
        value,
        to,
        share: false,
    })
}

/// `2/3`: a part of a few; what may be a day of a month has a word before it that says so, and is read as one.
pub(super) fn fraction(word: &str) -> Option<f64> {
    let (part, whole) = word.split_once('/')?;
    let (part, whole): (u8, u8) = (part.parse().ok()?, whole.parse().ok()?);
    let is_part = (2..=10).contains(&whole) && (1..whole).contains(&part);
    is_part.then(|| f64::from(part) / f64::from(whole))
}

/// `three in five`, `two out of three`, `one ticket in ten`: the whole, and the index after it.
fn out_of(tokens: &[Token<'_>], at: usize, part: f64) -> Option<(f64, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    let is_one = (part - 1.0).abs() < 1e-9;
    let noun = is_one && tokens.get(at).is_some_and(|t| t.concept != 0) && word(at + 1) == "in";
    let start = at + usize::from(noun);
    let behind = match (word(start), word(start + 1)) {
        ("in", _) => start + 1,
        ("out", "of") => start + 2,
        _ => return None,
    };
    let token = tokens.get(behind)?;
    let (whole, end) = match token.shape {
        Shape::Word if token.word == "a" && word(behind + 1) == "hundred" => (100.0, behind + 2),
        Shape::Number => (digits(&token.word)?, behind + 1),
        Shape::Word => below_hundred(tokens, behind)?,
        Shape::Mark => return None,
    };
    // `one nurse in two wards`, `two in 2027`
    let counts = noun && word(end).ends_with('s') && !matches!(word(end), "is" | "was" | "has");
    let fits = part >= 1.0 && whole > part && whole <= 100.0 && whole.fract() == 0.0;
    (fits && !counts).then_some((whole, end))
}

/// `a dozen`, `half a million`, `a quarter of`, `a tenth of`, `half of`, `a pair of`.
fn phrase(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    let number = |value, length, share| {
        Some(Number {
            value,
            to: at + length,
            share,
        })
    };
    match (word(0), word(1), word(2)) {
        ("half", "a" | "an", "dozen") => number(6.0, 3, false),
        // `every second van`: one in two.
        ("every", nth @ ("second" | "third" | "fourth" | "fifth" | "tenth"), _)
            if counted_thing(tokens, at + 2) =>
        {
            number(1.0 / denominator_of_nth(nth)?, 2, true)
        }
        ("half", "a", "percent" | "%") => number(0.005, 3, true),
        ("half", "a", "million") => number(500_000.0, 3, false),
        ("half", "a", "thousand") => number(500.0, 3, false),
        ("a", "quarter", "of") if word(3) == "a" && word(4) == "million" => {
            number(250_000.0, 5, false)
        }
        ("a", "quarter", "million") => number(250_000.0, 3, false),
        ("a", "dozen", _) => number(12.0, 2, false),
        ("dozen", _, _) => number(12.0, 1, false),
        ("a", "pair", "of") => number(2.0, 3, false),
        ("a", "hundred", "and") => {
            // `a hundred and eighty`
            let rest = below_hundred(tokens, at + 3);
            let (more, to) = rest.map_or((0.0, at + 2), |(more, to)| (more, to));
            number(100.0 + more, to - at, false)
        }
        ("a", "hundred", _) => number(100.0, 2, false),
        ("a", "thousand" | "grand", _) => number(1000.0, 2, false),
        ("a", "million", _) => number(1_000_000.0, 2, false),
        ("half", ..) if at > 0 && tokens[at - 1].word == "by" => number(0.5, 1, true),
        ("half", "of" | "the", _) | ("half", _, "price") => number(0.5, 1, true),
        ("a", "single", _) => number(1.0, 2, false),
        ("a" | "one", fraction, _) if at > 0 && tokens[at - 1].word == "by" => {
            number(1.0 / denominator(fraction)?, 2, true)
        }
        ("a" | "one", fraction, "of") => number(1.0 / denominator(fraction)?, 2, true),
        _ => None,
    }
}

/// Whether a thing stands there, and no time: `every second week` is how often.
fn counted_thing(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        t.concept != 0
            && super::unit::days(&t.word).is_none()
            && crate::wording::dates::names::weekday(&t.word).is_none()
    })
}

fn denominator_of_nth(word: &str) -> Option<f64> {
    if word == "second" {
        return Some(2.0);
    }
    denominator(word).or_else(|| (word == "fourth").then_some(4.0))
}

fn denominator(word: &str) -> Option<f64> {
    Some(match word {
        "half" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" => 6.0,
        "eighth" => 8.0,
        "tenth" | "tenths" => 10.0,
        "twentieth" => 20.0,
        _ => return None,
    })
}

/// Digits with `,` between thousands and `.` before decimals; clocks, fractions and years of `'27` are none.
fn digits(word: &str) -> Option<f64> {
    let parts: Vec<&str> = word.split(',').collect();
    let grouped = parts.len() > 1
        && parts[1..]
            .iter()
            .all(|p| p.split('.').next().is_some_and(|p| p.len() == 3));
    if parts.len() == 2 && !grouped {
        return word.replace(',', ".").parse().ok();
    }
    let plain: String = if grouped || parts.len() == 1 {
        parts.concat()
    } else {
        return None;
    };
    // European thousands: 1.900.000
    if plain.matches('.').count() > 1 {
        return plain.replace('.', "").parse().ok();
    }
    plain.parse().ok()
}

fn multiplier(token: &Token<'_>, after_digits: bool) -> Option<f64> {
    Some(match token.word.as_str() {
        "hundred" => 100.0,
        "thousand" | "grand" => 1000.0,
        "k" if after_digits && !token.spaced => 1000.0,
        "million" | "millions" | "mn" | "mio" => 1_000_000.0,
        "m" if after_digits && !token.spaced => 1_000_000.0,
        "billion" | "bn" => 1_000_000_000.0,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// `twenty-five`, `one hundred and twenty`, `seven`.
fn words(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let (mut total, mut to) = below_hundred(tokens, at)?;
    if tokens.get(to).is_some_and(|t| t.word == "hundred") {
        total *= 100.0;
        to += 1;
        let skip = to + usize::from(tokens.get(to).is_some_and(|t| t.word == "and"));
        if let Some((rest, end)) = below_hundred(tokens, skip) {
            return Some((total + rest, end));
        }
    }
    Some((total, to))
}

fn below_hundred(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    if let Some(tens) = tens(&token.word) {
        return Some(
            match tokens
                .get(at + 1)
                .and_then(|next| unit(&next.word))
                .filter(|n| *n < 10.0)
            {
                Some(ones) => (tens + ones, at + 2),
                None => (tens, at + 1),
            },
        );
    }
    Some((unit(&token.word)?, at + 1))
}

fn tens(word: &str) -> Option<f64> {
    const NAMES: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    (2u8..)
        .zip(NAMES)
        .find(|(_, name)| *name == word)
        .map(|(tens, _)| f64::from(tens) * 10.0)
}

fn unit(word: &str) -> Option<f64> {
    const NAMES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    (0u8..)
        .zip(NAMES)
        .find(|(_, name)| *name == word)
        .map(|(value, _)| f64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::text::tokens;

    #[test]
    fn digits_and_words_give_the_same_value() {
        for (text, value) in [
            ("350k", 350_000.0),
            ("1,900 km", 1900.0),
            ("2.5 million", 2_500_000.0),
            ("2m dollars", 2_000_000.0),
            ("twenty-five minutes", 25.0),
            ("twenty thousand francs", 20_000.0),
            ("one hundred and twenty", 120.0),
            ("a dozen", 12.0),
            ("a hundred and eighty", 180.0),
            ("half a dozen", 6.0),
            ("two thirds", 2.0 / 3.0),
            ("three in five seats", 0.6),
            ("two out of three", 2.0 / 3.0),
            ("twelve in a hundred flats", 0.12),
            ("a tenth of", 0.1),
            ("1.200.000", 1_200_000.0),
        ] {
            let found = read(&tokens(text), 0).map(|n| n.value);
            assert!(
                found.is_some_and(|f| (f - value).abs() < 1e-9),
                "{text}: {found:?}"
            );
        }
    }
}
