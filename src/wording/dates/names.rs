//! Names of months, weekdays and small numbers, in English.

use chrono::Weekday;

/// The month, 1 to 12, of a lower-case name or abbreviation.
pub(crate) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// The weekday of a lower-case name or abbreviation; plurals are not names of a day.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Mon,
        "tuesday" | "tue" | "tues" => Weekday::Tue,
        "wednesday" | "wed" => Weekday::Wed,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thu,
        "friday" | "fri" => Weekday::Fri,
        "saturday" | "sat" => Weekday::Sat,
        "sunday" | "sun" => Weekday::Sun,
        _ => return None,
    })
}

/// The value of a number word up to twelve, `a` and `an` included.
pub(crate) fn small(word: &str) -> Option<i64> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    (1..)
        .zip(WORDS)
        .find(|(_, name)| *name == word)
        .map(|(value, _)| value)
}

/// The day of a month from `9`, `9th`, `1st`.
pub(crate) fn day_number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The day of a month in words: `ninth`, and `twenty-first` as the two words that it is read as.
pub(crate) fn day_in_words(word: &str, next: &str) -> Option<(u32, usize)> {
    const NAMES: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let named = |word: &str| {
        (1..)
            .zip(NAMES)
            .find(|(_, name)| *name == word)
            .map(|(day, _)| day)
    };
    match word {
        "twenty" => named(next).filter(|day| *day < 10).map(|day| (20 + day, 2)),
        "thirty" if next == "first" => Some((31, 2)),
        "thirtieth" => Some((30, 1)),
        _ => named(word).map(|day| (day, 1)),
    }
}

/// A year of four digits, or of two after an apostrophe.
pub(crate) fn year(word: &str) -> Option<i32> {
    let short = word.strip_prefix(['\'', '’', '‘']);
    let digits = short.unwrap_or(word);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match (short.is_some(), digits.len()) {
        (true, 2) => digits.parse::<i32>().ok().map(|y| 2000 + y),
        (false, 4) => digits
            .parse::<i32>()
            .ok()
            .filter(|y| (1900..2200).contains(y)),
        _ => None,
    }
}
