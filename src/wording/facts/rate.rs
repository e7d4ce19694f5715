//! How often: `monthly`, `twice a week`, `every two years`, `four talks a year`.

use super::number;
use super::quantity::{Bound, Dim, Quantity};
use super::unit::{adverb_rate, days, per_year};
use crate::wording::text::{Shape, Token};

/// The frequency that begins at `at`.
pub(super) fn rate(tokens: &[Token<'_>], at: usize) -> Option<Quantity> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    if word(0) == "half" && word(1) == "yearly" {
        return Some(frequency(2.0, at, at + 2));
    }
    if let Some(value) = adverb_rate(word(0)) {
        let semi = at > 0 && tokens[at - 1].word == "semi";
        return Some(frequency(
            if semi { 2.0 * value } else { value },
            at,
            at + 1,
        ));
    }
    if word(0) == "morning" && word(1) == "and" && matches!(word(2), "evening" | "night") {
        // `morning and evening, each day`
        let comma = usize::from(word(3) == ",");
        let daily = matches!(word(3 + comma), "each" | "every") && word(4 + comma) == "day";
        let length = if daily { 5 + comma } else { 3 };
        return Some(frequency(730.0, at, at + length));
    }
    match word(0) {
        "every" | "each" => every(tokens, at),
        // `a cleaning a day`
        "a" | "an" if per_year(word(1)).is_none() && tokens.get(at + 1)?.shape == Shape::Word => {
            let linked = matches!(word(2), "a" | "per" | "each" | "every");
            let often = linked.then(|| times_a(tokens, at, at + 2, 1.0))??;
            Some(frequency(often.value, at, often.to))
        }
        "once" | "twice" | "thrice" => {
            let times = match word(0) {
                "once" => 1.0,
                "twice" => 2.0,
                _ => 3.0,
            };
            // `twice yearly`
            match adverb_rate(word(1)) {
                Some(value) => Some(frequency(times * value, at, at + 2)),
                None => times_a(tokens, at, at + 1, times),
            }
        }
        _ => {
            let count = number::read(tokens, at).filter(|n| !n.share)?;
            let next = tokens.get(count.to).map(|t| t.word.as_str())?;
            matches!(next, "time" | "times")
                .then(|| times_a(tokens, at, count.to + 1, count.value))?
        }
    }
}

/// `every month`, `every two years`, `every other week`, `every first Monday of the month`.
fn every(tokens: &[Token<'_>], at: usize) -> Option<Quantity> {
    let next = &tokens.get(at + 1)?.word;
    // `every quarter of an hour`
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    if next == "quarter" && word(2) == "of" && word(4) == "hour" {
        return Some(frequency(4.0 * 8760.0, at, at + 5));
    }
    if next == "half" && word(2) == "year" {
        return Some(frequency(2.0, at, at + 3));
    }
    if let Some(value) = per_year(next) {
        return Some(frequency(value, at, at + 2));
    }
    if let Some(value) = tokens
        .get(at + 2)
        .filter(|_| matches!(next.as_str(), "other" | "second"))
    {
        return per_year(&value.word).map(|v| frequency(v / 2.0, at, at + 3));
    }
    let count = number::read(tokens, at + 1)?;
    let length = days(&tokens.get(count.to)?.word)?;
    let gap = count.value * length;
    // To everybody but the calendar, every four weeks is every month.
    let times = if (gap - 28.0).abs() < 1e-9 {
        12.0
    } else {
        365.0 / gap
    };
    (count.value > 0.0).then(|| frequency(times, at, count.to + 1))
}

/// `… a week`, `… each month`, `… per year`, `… in two years` after a count that ends before `from`.
fn times_a(tokens: &[Token<'_>], at: usize, from: usize, times: f64) -> Option<Quantity> {
    let link = &tokens.get(from)?.word;
    let next = tokens.get(from + 1)?;
    if matches!(link.as_str(), "a" | "an" | "each" | "per" | "every" | "in") {
        if let Some(value) = per_year(&next.word) {
            return Some(frequency(times * value, at, from + 2));
        }
        let count = number::read(tokens, from + 1)?;
        let length = days(&tokens.get(count.to)?.word)?;
        return (count.value > 0.0)
            .then(|| frequency(times * 365.0 / (count.value * length), at, count.to + 1));
    }
    None
}

fn frequency(value: f64, from: usize, to: usize) -> Quantity {
    Quantity {
        sure: false,
        value,
        dim: Dim::Frequency,
        bound: Bound::Exact,
        heads: Vec::new(),
        per: None,
        from,
        to,
    }
}
