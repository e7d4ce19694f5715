//! The day that words, or the name of a file, tell.

use chrono::NaiveDate;

use crate::wording::dates::names::{day_number, month, year};

/// The first day that is told in words. `in_year` is the year of a day that is told without one.
pub(super) fn day_in(words: &str, in_year: Option<i32>) -> Option<NaiveDate> {
    let tokens = tokens(words);
    (0..tokens.len()).find_map(|at| day_at(&tokens[at..], in_year))
}

/// The day that a value such as `9-09-18` or `20.9.18` is, where it can be read in one way only.
pub(super) fn short_day_in(value: &str) -> Option<NaiveDate> {
    let value = value.trim().trim_matches(['*', '_']);
    let first = value.split_whitespace().next()?;
    let separator = ['-', '/', '.']
        .into_iter()
        .find(|separator| first.contains(*separator))?;
    let parts: Vec<&str> = first
        .trim_end_matches([',', ';'])
        .split(separator)
        .collect();
    let [one, two, three] = parts.as_slice() else {
        return None;
    };
    let all = [one, two, three].map(|part| short_number(part));
    let [Some(a), Some(b), Some(c)] = all else {
        return None;
    };
    let day = |year: u32, month: u32, day: u32| {
        NaiveDate::from_ymd_opt(2000 + i32::try_from(year).ok()?, month, day)
    };
    // A year has two digits; dots stand between day, month and year in this order.
    let mut ways: Vec<NaiveDate> = if three.len() == 2 {
        day(c, b, a).into_iter().collect()
    } else {
        Vec::new()
    };
    if separator != '.' {
        ways.extend(day(c, a, b).filter(|_| three.len() == 2));
        ways.extend(day(a, b, c).filter(|_| one.len() == 2));
    }
    ways.sort_unstable();
    ways.dedup();
    match ways.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The day in the path of a file: in its name, or in its name and the folders above it, `2019/CG-10-01.md`.
pub(super) fn day_of_path(path: &str) -> Option<NaiveDate> {
    let mut parts = path.rsplit('/');
    let stem = stem(parts.next()?);
    if let Some(day) = day_in(stem, None) {
        return Some(day);
    }
    let folder = parts.find_map(|folder| year_and_month(folder).map(|found| (folder, found)));
    let (_, (year, in_month)) = folder?;
    day_in(stem, Some(year)).or_else(|| {
        let numbers = tokens(stem);
        let numbers: Vec<u32> = numbers
            .iter()
            .filter_map(|token| token.0.parse().ok())
            .collect();
        match (in_month, numbers.as_slice()) {
            (_, [month, day, ..]) => NaiveDate::from_ymd_opt(year, *month, *day),
            (Some(month), [day]) => NaiveDate::from_ymd_opt(year, month, *day),
            _ => None,
        }
    })
}

/// The year in the path of a file, for days that its text tells without one.
pub(super) fn year_of_path(path: &str) -> Option<i32> {
    path.rsplit('/')
        .find_map(|part| tokens(stem(part)).iter().find_map(|token| year(token.0)))
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// `2015`, or `2015-09`.
fn year_and_month(folder: &str) -> Option<(i32, Option<u32>)> {
    let tokens = tokens(folder);
    let found = year(tokens.first()?.0)?;
    let month = tokens.get(1).and_then(|token| token.0.parse().ok());
    Some((found, month.filter(|month| (1..=12).contains(month))))
}

/// Runs of letters and digits, each with what stands between it and the next.
fn tokens(words: &str) -> Vec<(&str, &str)> {
    let is_in = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    let mut tokens = Vec::new();
    let mut rest = words.trim_start_matches(|c| !is_in(c));
    while !rest.is_empty() {
        let end = rest.find(|c| !is_in(c)).unwrap_or(rest.len());
        let next = rest[end..].find(is_in).map_or(rest.len(), |gap| end + gap);
        tokens.push((&rest[..end], &rest[end..next]));
        rest = &rest[next..];
    }
    tokens
}

fn day_at(tokens: &[(&str, &str)], in_year: Option<i32>) -> Option<NaiveDate> {
    let word = |at: usize| tokens.get(at).map(|token| token.0);
    let named = |at: usize| month(word(at)?.to_lowercase().trim_end_matches('.'));
    let first = word(0)?;
    if first.len() == 8 && first.bytes().all(|byte| byte.is_ascii_digit()) {
        return NaiveDate::parse_from_str(first, "%Y%m%d")
            .ok()
            .filter(|day| year(&day.format("%Y").to_string()).is_some());
    }
    if let Some(year) = year(first) {
        let (middle, last) = (word(1)?, word(2)?);
        let number = named(1).or_else(|| short_number(middle))?;
        return NaiveDate::from_ymd_opt(year, number, day_number(last)?);
    }
    if let Some(month) = named(0) {
        // Of `14-16 March` and `March 14-16` it is the first day.
        let day = day_number(word(1)?)?;
        let year = (2..=3).find_map(|at| year(word(at)?)).or(in_year)?;
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let day = day_number(first)?;
    let skip = usize::from(word(1).is_some_and(|word| word.eq_ignore_ascii_case("of")));
    if let Some(month) = named(1 + skip) {
        let year = word(2 + skip).and_then(year).or(in_year)?;
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    // 29-03-2016 can only be read in one way; 03-04-2016 in two, and is not read; with dots, the day comes first.
    let (second, third) = (short_number(word(1)?)?, year(word(2)?)?);
    let is_date = ["-", ".", "/"].contains(&tokens[0].1) && tokens[0].1 == tokens[1].1;
    match (day, second) {
        _ if !is_date => None,
        (day, month) if tokens[0].1 == "." && month <= 12 => {
            NaiveDate::from_ymd_opt(third, month, day)
        }
        (day, month) if day > 12 || day == month => NaiveDate::from_ymd_opt(third, month, day),
        (month, day) if day > 12 => NaiveDate::from_ymd_opt(third, month, day),
        _ => None,
    }
}

fn short_number(word: &str) -> Option<u32> {
    word.parse().ok().filter(|_| word.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_from_words() {
        for words in [
            "2024-01-19",
            "Council meeting 2024-01-19",
            "Friday, January 19, 2024 14:00 UTC",
            "19th of January, 2024",
            "Fri, Jan 19th 2024",
            "2024.01.19",
            "19 January 2024 (agent cadence)",
            "20240119",
            "19.1.2024",
            "1/19/2024",
            "19.01.2024",
        ] {
            let day = day_in(words, None).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2024-01-19"), "{words}");
        }
        for words in [
            "03/04/2024",
            "January 2024",
            "meeting 12",
            "9:30 to 10",
            "2024-13-01",
            "",
        ] {
            assert_eq!(day_in(words, None), None, "{words}");
        }
        let dots = day_in("03.04.2024", None).map(|day| day.to_string());
        assert_eq!(dots.as_deref(), Some("2024-04-03"));
        let told = day_in("October 1st, 4pm", Some(2019)).map(|day| day.to_string());
        assert_eq!(told.as_deref(), Some("2019-10-01"));
    }

    #[test]
    fn short_days_are_read_where_there_is_one_way_to_read_them() {
        let read = |value: &str| short_day_in(value).map(|day| day.to_string());
        for (value, day) in [
            ("9-09-18", "2018-09-09"),
            ("9/20/18", "2018-09-20"),
            ("03.04.18", "2018-04-03"),
            ("10/23/18 at noon", "2018-10-23"),
        ] {
            assert_eq!(read(value).as_deref(), Some(day), "{value}");
        }
        for value in ["12-08-18", "10-11-12", "1.2.3", "0.19.1", "9-09", "noon"] {
            assert_eq!(read(value), None, "{value}");
        }
    }

    #[test]
    fn days_are_read_from_paths() {
        for path in [
            "2019-10-01.md",
            "notes/2019-10-01_NOTES.md",
            "20191001-a.md",
            "2019/CG-10-01.md",
            "2019-10/oct-01.md",
            "2019-10/1-plenary.md",
        ] {
            let day = day_of_path(path).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2019-10-01"), "{path}");
        }
        assert_eq!(day_of_path("meeting-63.md"), None);
        assert_eq!(year_of_path("updates/2021-03-update.md"), Some(2021));
    }
}
