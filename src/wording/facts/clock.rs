//! Clock times and lengths of time.

use super::number;
use super::quantity::{Bound, Dim, Quantity};
use super::unit::days;
use crate::wording::text::{Shape, Token};

/// `18:00`, `5 pm`, `six in the evening`, `noon`.
pub(super) fn clock(tokens: &[Token<'_>], at: usize) -> Option<Quantity> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    let made = |minutes: f64, length: usize| {
        let (dim, bound) = (Dim::Clock, Bound::Exact);
        Some(Quantity {
            sure: minutes >= 780.0 || says_half(&tokens[at..(at + length).min(tokens.len())]),
            value: minutes,
            dim,
            bound,
            heads: Vec::new(),
            per: None,
            from: at,
            to: at + length,
        })
    };
    match word(0) {
        "noon" | "midday" => return made(720.0, 1),
        "midnight" => return made(1440.0, 1),
        _ => {}
    }
    // The end of a day at work, as it is commonly understood.
    let work = matches!(word(2), "business" | "play" | "work");
    if matches!(word(0), "close" | "end") && word(1) == "of" && work {
        return made(1020.0, 3);
    }
    if let Some((hours, minutes)) = word(0).split_once(':') {
        let (h, m) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
        let later = if word(1) == "pm" && h < 12 { 12 } else { 0 };
        let length = 1 + usize::from(matches!(word(1), "am" | "pm"));
        return (h < 25 && m < 60).then(|| made(f64::from((h + later) * 60 + m), length))?;
    }
    if let Some(past) = past_the_hour(tokens, at) {
        return Some(past);
    }
    if let Some((minutes, length)) = dotted(tokens, at).or_else(|| half_hour(tokens, at)) {
        return made(minutes, length);
    }
    let number = number::read(tokens, at).filter(|n| n.to == at + 1 && n.value <= 12.0)?;
    if let Some(minutes) = second_hour(tokens, at, number.value) {
        return made(minutes, 1);
    }
    if let Some(minutes) = first_hour(tokens, at, number.value) {
        return made(minutes, 1);
    }
    if bare_hour(tokens, at) {
        return made(number.value * 60.0, 1);
    }
    let (after_noon, length) = match (word(1), word(2), word(3)) {
        ("pm", ..) => (true, 2),
        ("am", ..) => (false, 2),
        ("in", "the", "evening" | "afternoon") => (true, 4),
        ("at", "night", _) => (number.value > 5.0, 3),
        ("in", "the", "morning") => (false, 4),
        ("o'clock", ..) => (number.value < 7.0, 2),
        _ => return None,
    };
    // `twelve at night` is midnight.
    let midnight = number.value > 11.5 && word(1) == "at";
    let shift = if after_noon && (number.value < 12.0 || midnight) {
        12.0
    } else {
        0.0
    };
    made((number.value + shift) * 60.0, length)
}

/// `8 pm`, `at eight in the morning`, `noon`, `08:00`: words from which the half of the day is known.
fn says_half(words: &[Token<'_>]) -> bool {
    words.iter().any(|t| {
        t.word.starts_with('0')
            || matches!(
                &*t.word,
                "am" | "pm"
                    | "morning"
                    | "evening"
                    | "afternoon"
                    | "night"
                    | "noon"
                    | "midday"
                    | "midnight"
                    | "business"
                    | "play"
                    | "work"
            )
    })
}

/// Whether the word before says that an hour follows.
fn led_by_time(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0
        && matches!(
            &*tokens[at - 1].word,
            "at" | "until" | "till" | "before" | "after"
        )
}

/// `at 17.30`, `6.30 pm`, `until 17h`: minutes since midnight, and how many tokens say so.
fn dotted(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    let noon = |hour: u8| if word(1) == "pm" && hour < 12 { 12 } else { 0 };
    if word(1) == "h" && led_by_time(tokens, at) {
        let hour: u8 = word(0).parse().ok()?;
        return (hour < 25).then(|| (f64::from(hour) * 60.0, 2));
    }
    let (hour, minutes) = word(0).split_once('.').filter(|(_, m)| m.len() == 2)?;
    let (hour, minutes): (u8, u8) = (hour.parse().ok()?, minutes.parse().ok()?);
    let half = matches!(word(1), "am" | "pm");
    // `before 3.50 euros`
    let ends = tokens.get(at + 1).is_none_or(|t| {
        t.shape == Shape::Mark && matches!(&*t.word, "." | "," | ";" | "!" | "?" | ")")
            || matches!(
                &*t.word,
                "on" | "from" | "every" | "each" | "sharp" | "and" | "to"
            )
    });
    (hour < 25 && minutes < 60 && (half || led_by_time(tokens, at) && ends)).then(|| {
        let total = u16::from(hour + noon(hour)) * 60 + u16::from(minutes);
        (f64::from(total), 1 + usize::from(half))
    })
}

/// `at half six`: half past it.
fn half_hour(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    let hour = number::read(tokens, at + 1).filter(|n| n.to == at + 2 && n.value <= 12.0)?;
    let spoken = tokens.get(at + 1)?.shape == Shape::Word && !hour.share;
    let later = match (word(2), word(3), word(4)) {
        ("pm", ..) | ("at", "night", _) | ("in", "the", "evening" | "afternoon") => 720.0,
        _ => 0.0,
    };
    (word(0) == "half" && spoken && led_by_time(tokens, at))
        .then_some((hour.value * 60.0 + 30.0 + later, 2))
}

/// `breakfast comes at seven`: an hour that just `at` or `from` makes one, where nothing is counted behind it.
fn bare_hour(tokens: &[Token<'_>], at: usize) -> bool {
    let led = at > 0 && matches!(&*tokens[at - 1].word, "at" | "from");
    let ends = tokens.get(at + 1).is_none_or(|t| {
        t.shape == Shape::Mark && !matches!(&*t.word, "%" | "€" | "$" | "£")
            || matches!(
                &*t.word,
                "from"
                    | "on"
                    | "now"
                    | "every"
                    | "each"
                    | "sharp"
                    | "instead"
                    | "not"
                    | "and"
                    | "until"
            )
    });
    led && ends
}

/// `between 1 and 4 a.m.`, `five to seven pm`: the hour behind it says of which half of the day it is.
fn first_hour(tokens: &[Token<'_>], at: usize, hour: f64) -> Option<f64> {
    let linked = tokens
        .get(at + 1)
        .is_some_and(|t| matches!(&*t.word, "and" | "to" | "till" | "until" | "–" | "-" | "—"));
    let second = (linked && hour >= 1.0).then(|| clock(tokens, at + 2))??;
    let (early, late) = (hour * 60.0, hour * 60.0 + 720.0);
    Some(if late < second.value { late } else { early })
}

/// `from noon until two`: an hour that only the one before it makes one.
fn second_hour(tokens: &[Token<'_>], at: usize, hour: f64) -> Option<f64> {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| tokens[i].word.as_str());
    let linked = matches!(word(1), "until" | "till" | "to") && word(3) == "from";
    let ends = tokens.get(at + 1).is_none_or(|t| t.concept == 0);
    let first = match word(2) {
        "noon" | "midday" => 720.0,
        "midnight" => 0.0,
        _ => {
            let (hours, minutes) = word(2).split_once(':')?;
            f64::from(hours.parse::<u8>().ok()?) * 60.0 + f64::from(minutes.parse::<u8>().ok()?)
        }
    };
    let minutes = hour * 60.0;
    (linked && ends && hour > 0.0).then_some(if minutes < first {
        minutes + 720.0
    } else {
        minutes
    })
}

/// `half past seven`, `quarter to nine`: in the morning or not is never said.
fn past_the_hour(tokens: &[Token], at: usize) -> Option<Quantity> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    // `twenty to nine`, but not `five to ten people`: an hour stands alone, or a time of day behind it.
    let count = || {
        let minutes = number::read(tokens, at).filter(|n| n.to == at + 1 && !n.share)?;
        let round = [5.0, 10.0, 20.0, 25.0]
            .iter()
            .any(|m: &f64| (m - minutes.value).abs() < 0.1);
        let daytime = matches!(
            (word(3), word(4)),
            ("pm" | "am", _) | ("in" | "at", "the" | "night")
        );
        (round && daytime && tokens[at].shape == Shape::Word).then_some(minutes.value)
    };
    let minutes = match (word(0), word(1)) {
        ("half", "past") => 30.0,
        ("quarter", "past") => 15.0,
        ("quarter", "to") => -15.0,
        (_, "past") => count()?,
        (_, "to") => -count()?,
        _ => return None,
    };
    let hour = number::read(tokens, at + 2).filter(|n| n.to == at + 3 && n.value <= 12.0)?;
    let later = match (word(3), word(4), word(5)) {
        ("pm", ..) | ("at", "night", _) | ("in", "the", "evening" | "afternoon") => 720.0,
        _ => 0.0,
    };
    Some(Quantity {
        sure: later > 0.0,
        value: hour.value * 60.0 + minutes + later,
        dim: Dim::Clock,
        bound: Bound::Exact,
        heads: Vec::new(),
        per: None,
        from: at,
        to: at + 3,
    })
}

/// The first of them stands for one.
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// `half an hour`, `an hour and a quarter`, `a fortnight`, `an hour`, `within a week`, `half a year`.
pub(super) fn bare_length(tokens: &[Token<'_>], at: usize) -> Option<Quantity> {
    let word = |offset: usize| tokens.get(at + offset).map_or("", |t| t.word.as_str());
    let nth = ORDINALS.iter().position(|name| *name == word(0));
    let (value, length) = match (word(0), word(1)) {
        // `by the fifth working day`
        (_, "working" | "business") if nth.is_some() && word(2) == "day" => {
            (1.4 * (f64::from(u8::try_from(nth?).ok()?) + 1.0), 3)
        }
        ("half", "a" | "an") => (days(word(2))? / 2.0, 3),
        ("a" | "an", unit) if word(2) == "and" && word(4) == "half" => (days(unit)? * 1.5, 5),
        ("a" | "an", unit) if word(2) == "and" && word(4) == "quarter" => (days(unit)? * 1.25, 5),
        // `a full working day`
        ("a", "full" | "whole") if word(2) == "working" && word(3) == "day" => (1.4, 4),
        ("a", "full" | "whole") if matches!(word(2), "day" | "week" | "month" | "year") => {
            (days(word(2))?, 3)
        }
        // `a week of training`
        ("a", unit)
            if word(2) == "of"
                && !(at > 0 && tokens[at - 1].word == "of")
                && matches!(unit, "day" | "week" | "fortnight" | "month" | "year") =>
        {
            (days(unit)?, 2)
        }
        // `within the week`
        ("the", unit) if at > 0 && tokens[at - 1].word == "within" => (days(unit)?, 2),
        // `for the next year`
        ("the", "next" | "coming") if at > 0 && tokens[at - 1].word == "for" => (days(word(2))?, 3),
        ("a" | "an", unit) => {
            let before = at.checked_sub(1).map_or("", |i| tokens[i].word.as_str());
            let lasting = matches!(
                before,
                "within" | "for" | "after" | "in" | "than" | "least" | "most" | "to" | "is"
            ) || matches!(
                (word(2), word(3)),
                ("at", "most" | "least" | "latest") | ("or", "less" | "more") | ("tops" | "max", _)
            );
            (
                days(unit).filter(|_| lasting || unit == "fortnight" || unit == "hour")?,
                2,
            )
        }
        _ => return None,
    };
    let (dim, bound) = (Dim::Duration, Bound::Exact);
    Some(Quantity {
        sure: false,
        value,
        dim,
        bound,
        heads: Vec::new(),
        per: None,
        from: at,
        to: at + length,
    })
}

/// The days in the unit of time after a number, and the index after it. Working days come to 1.4 days.
pub(super) fn length(tokens: &[Token<'_>], at: usize) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    if matches!(token.word.as_str(), "working" | "business" | "weekdays")
        && tokens
            .get(at + 1)
            .is_some_and(|t| days(&t.word) == Some(1.0))
    {
        return Some((1.4, at + 2));
    }
    let works = matches!(token.word.as_str(), "working" | "business");
    if works
        && tokens
            .get(at + 1)
            .is_some_and(|t| days(&t.word) == Some(7.0))
    {
        return Some((7.0, at + 2));
    }
    // `five extra days`, `two full weeks`
    let filled = matches!(
        token.word.as_str(),
        "extra"
            | "full"
            | "whole"
            | "more"
            | "additional"
            | "further"
            | "calendar"
            | "free"
            | "paid"
            | "unpaid"
            | "spare"
            | "consecutive"
            | "other"
    );
    let skip = at + usize::from(filled);
    Some((days(&tokens.get(skip)?.word)?, skip + 1))
}
