//! Times in a text as intervals of days, with the part they play.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::wording::dates::calendar::{self, end_of_month};
use crate::wording::dates::names::{day_in_words, day_number, month, weekday, year};
use crate::wording::text::{Shape, Token};

/// A year that stands for `no year was said`; a leap year, so that 29 February exists.
pub(super) const NO_YEAR: i32 = 2000;

/// A time in tokens `from..to`.
#[derive(Debug, Clone)]
pub(crate) struct Time {
    /// The first day that it may mean; of the year 2000 when no year was said.
    pub first: NaiveDate,
    /// The last day that it may mean.
    pub last: NaiveDate,
    /// Whether a year was said.
    pub dated: bool,
    /// A weekday without a date, when nothing tells which one.
    pub weekday: Option<Weekday>,
    /// A season or a feast: compared with its like only.
    pub season: bool,
    /// Index of its first token.
    pub from: usize,
    /// Index after its last token.
    pub to: usize,
}

/// What is needed to resolve a time.
struct Finder<'a> {
    tokens: &'a [Token<'a>],
    day: Option<NaiveDate>,
    fiscal: u32,
}

/// All times of a text. `day` is the day it was said; `fiscal` the first month of the first quarter.
pub(crate) fn times(tokens: &[Token<'_>], day: Option<NaiveDate>, fiscal: u32) -> Vec<Time> {
    let finder = Finder {
        tokens,
        day,
        fiscal,
    };
    let mut list = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match may_begin(&tokens[at]).then(|| finder.time(at)).flatten() {
            Some(mut time) => {
                finder.edge(&mut time);
                at = time.to.max(at + 1);
                list.push(time);
            }
            None => at += 1,
        }
    }
    list
}

/// Whether a time may begin with a word at all: few do, and trying each sort of time for every word takes long.
fn may_begin(token: &Token<'_>) -> bool {
    let word = token.word.as_str();
    token.shape == Shape::Number
        || token.capital
        || word.ends_with("th")
        || word.starts_with('q')
        || matches!(
            word,
            "first"
                | "second"
                | "third"
                | "twenty"
                | "thirty"
                | "last"
                | "this"
                | "next"
                | "today"
                | "tonight"
                | "tomorrow"
                | "spring"
                | "summer"
                | "autumn"
                | "new"
                | "year"
                | "end"
                | "week"
                | "h1"
                | "h2"
                | "cw"
                | "kw"
        )
        || month(word).is_some()
}

impl Finder<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.word.as_str())
    }

    fn time(&self, at: usize) -> Option<Time> {
        self.iso(at)
            .or_else(|| self.slashed(at))
            .or_else(|| self.weekday_of_month(at))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.month_and_day(at))
            .or_else(|| self.month_alone(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.half(at))
            .or_else(|| self.year_end(at))
            .or_else(|| self.week(at))
            .or_else(|| self.year_alone(at))
            .or_else(|| self.named_day(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.feast(at))
            .or_else(|| self.season(at))
    }

    /// `2027-03-31`, which the reader of words leaves as numbers between hyphens.
    fn iso(&self, at: usize) -> Option<Time> {
        let (token, next) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        if !token.hyphen || !next.hyphen || token.word.len() != 4 {
            return None;
        }
        let day = NaiveDate::from_ymd_opt(
            year(&token.word)?,
            next.word.parse().ok()?,
            self.word(at + 2).parse().ok()?,
        )?;
        Some(span(day, day, true, at, at + 3))
    }

    /// `Friday the 9th of July`, `Friday, 9 July`: the date says which Friday.
    fn named_day(&self, at: usize) -> Option<Time> {
        weekday(self.word(at)).filter(|_| self.tokens[at].capital)?;
        let mut day = at + 1 + usize::from(self.word(at + 1) == ",");
        day += usize::from(self.word(day) == "the");
        let date = self
            .day_and_month(day)
            .or_else(|| self.month_and_day(day))?;
        Some(Time { from: at, ..date })
    }

    /// `9 march`, `the 9th of march 2027`, `first of May`.
    fn day_and_month(&self, at: usize) -> Option<Time> {
        let words = || day_in_words(self.word(at), self.word(at + 1));
        let (day, length) = day_number(self.word(at))
            .map(|day| (day, 1))
            .or_else(words)?;
        let behind = at + length;
        let skip = behind + usize::from(self.word(behind) == "of");
        let number = month(self.word(skip))?;
        self.dated_day(number, day, at, skip + 1)
    }

    /// `March 9th, 2027`.
    fn month_and_day(&self, at: usize) -> Option<Time> {
        let number = month(self.word(at))?;
        let day = day_number(self.word(at + 1)).filter(|_| !self.measured(at + 2))?;
        let comma = usize::from(self.word(at + 2) == "," && year(self.word(at + 3)).is_some());
        self.dated_day(number, day, at, at + 2 + comma)
    }

    /// `March 12 people` is no date.
    fn measured(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.concept != 0 && t.shape == Shape::Word)
    }

    /// `15/11/2026`, `as of 26/10`: where only one of the two numbers can be the month.
    fn slashed(&self, at: usize) -> Option<Time> {
        if let Some(date) = self.dotted(at) {
            return Some(date);
        }
        let parts: Vec<&str> = self.word(at).split('/').collect();
        let (one, two, said) = match parts[..] {
            [one, two, said] => (one, two, Some(said)),
            [one, two] => (one, two, None),
            _ => return None,
        };
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        let led = matches!(
            before,
            "on" | "by" | "of" | "until" | "till" | "from" | "before" | "after" | "since"
        );
        let (one, two): (u32, u32) = (one.parse().ok()?, two.parse().ok()?);
        let (day, month) = match (one > 12, two > 12) {
            (true, false) => (one, two),
            (false, true) => (two, one),
            _ if one == two => (one, two),
            _ => return None,
        };
        let of_year = said.and_then(year);
        if said.is_some() != of_year.is_some() || said.is_none() && !led {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(of_year.unwrap_or(NO_YEAR), month, day)?;
        Some(span(date, date, of_year.is_some(), at, at + 1))
    }

    /// `30.06.2027`: the day before the month, wherever points stand between them.
    fn dotted(&self, at: usize) -> Option<Time> {
        let parts: Vec<&str> = self.word(at).split('.').collect();
        let [day, month, said] = parts[..] else {
            return None;
        };
        let short = said.len() == 2;
        let of_year: i32 = said.parse().ok().filter(|_| short || said.len() == 4)?;
        let of_year = if short { of_year + 2000 } else { of_year };
        let date = NaiveDate::from_ymd_opt(of_year, month.parse().ok()?, day.parse().ok()?)?;
        let known = (1990..2100).contains(&of_year) && day.len() < 3 && month.len() < 3;
        known.then(|| span(date, date, true, at, at + 1))
    }

    /// `H1 2027`, `the first half of 2027`.
    fn half(&self, at: usize) -> Option<Time> {
        let (number, to) = match (self.word(at), self.word(at + 1)) {
            ("h1", _) => (1, at + 1),
            ("h2", _) => (2, at + 1),
            ("first", "half") => (1, at + 2),
            ("second" | "last", "half") => (2, at + 2),
            _ => return None,
        };
        let of = usize::from(self.word(to) == "of");
        let of_year = year(self.word(to + of));
        let the_year = matches!(
            (self.word(to), self.word(to + 1), self.word(to + 2)),
            ("of", "the" | "next" | "this", "year") | ("year", ..)
        );
        if of_year.is_none() && !the_year && to > at + 1 {
            return None;
        }
        let counted = of_year.unwrap_or(NO_YEAR);
        let (first, _) = calendar::quarter(counted, number * 2 - 1, self.fiscal)?;
        let (_, last) = calendar::quarter(counted, number * 2, self.fiscal)?;
        let end = match (of_year, the_year) {
            (Some(_), _) => to + of + 1,
            (None, true) if of == 1 => to + 3,
            (None, true) => to + 1,
            _ => to,
        };
        Some(span(first, last, of_year.is_some(), at, end))
    }

    /// `by the end of the year`, `by year's end`, `on New Year's Eve`.
    fn year_end(&self, at: usize) -> Option<Time> {
        let word = |offset: usize| self.word(at + offset);
        let to = match (word(0), word(1), word(2), word(3)) {
            ("year", "end", ..) => at + 2,
            ("end", "of", "the" | "this", "year") => at + 4,
            ("end", "of", "year", _) | ("new", "year", "eve", _) => at + 3,
            _ => return None,
        };
        let of_year = year(self.word(to)).or_else(|| self.day.map(|day| day.year()));
        let last = NaiveDate::from_ymd_opt(of_year.unwrap_or(NO_YEAR), 12, 31)?;
        let first = last.checked_sub_days(Days::new(3))?;
        let end = to + usize::from(year(self.word(to)).is_some());
        Some(span(first, last, of_year.is_some(), at, end))
    }

    /// `in week 12`: of some year, and by some way of counting, so that it meets the weeks beside it.
    fn week(&self, at: usize) -> Option<Time> {
        const SLACK: u64 = 3;
        let named = matches!(self.word(at), "week" | "cw" | "kw");
        let digits = self
            .tokens
            .get(at + 1)
            .filter(|t| t.shape == Shape::Number)?;
        let number: u64 = digits.word.parse().ok()?;
        if !named || !(1..=53).contains(&number) || self.word(at + 2) == "of" {
            return None;
        }
        let new_year = NaiveDate::from_ymd_opt(NO_YEAR, 1, 1)?;
        let first = new_year.checked_add_days(Days::new((number - 1) * 7))?;
        let last = first.checked_add_days(Days::new(6 + SLACK))?;
        let first = first.checked_sub_days(Days::new(SLACK))?;
        Some(span(first.max(new_year), last, false, at, at + 2))
    }

    /// `the second Monday in October`: one of seven days, whatever the year.
    fn weekday_of_month(&self, at: usize) -> Option<Time> {
        let nth = match self.word(at) {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            "last" => 5,
            _ => return None,
        };
        weekday(self.word(at + 1)).filter(|_| matches!(self.word(at + 2), "in" | "of"))?;
        let number = month(self.word(at + 3))?;
        let of_year = year(self.word(at + 4));
        let number_of_year = of_year.unwrap_or(NO_YEAR);
        let (first, last) = if nth == 5 {
            let last = end_of_month(number_of_year, number)?;
            (last.checked_sub_days(Days::new(6))?, last)
        } else {
            let day = |day| NaiveDate::from_ymd_opt(number_of_year, number, day);
            (day(nth * 7 - 6)?, day(nth * 7)?)
        };
        let to = at + 4 + usize::from(of_year.is_some());
        Some(span(first, last, of_year.is_some(), at, to))
    }

    fn dated_day(&self, month: u32, day: u32, from: usize, to: usize) -> Option<Time> {
        let of_year = year(self.word(to));
        let date = NaiveDate::from_ymd_opt(of_year.unwrap_or(NO_YEAR), month, day)?;
        Some(span(
            date,
            date,
            of_year.is_some(),
            from,
            to + usize::from(of_year.is_some()),
        ))
    }

    /// `March`, `end of March 2027`, `mid-March`, `early March`.
    fn month_alone(&self, at: usize) -> Option<Time> {
        let number = month(self.word(at)).filter(|_| self.is_month(at))?;
        let of = usize::from(self.word(at + 1) == "of");
        let of_year = year(self.word(at + 1 + of));
        let number_of_year = of_year.unwrap_or(NO_YEAR);
        let first = NaiveDate::from_ymd_opt(number_of_year, number, 1)?;
        let last = end_of_month(number_of_year, number)?;
        let to = at + 1 + if of_year.is_some() { 1 + of } else { 0 };
        Some(span(first, last, of_year.is_some(), at, to))
    }

    /// `may`, `march` and `mar` are words of their own: a capital inside the sentence or a preposition decides.
    fn is_month(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        let named = matches!(
            before,
            "in" | "by"
                | "until"
                | "till"
                | "of"
                | "since"
                | "before"
                | "after"
                | "from"
                | "mid"
                | "early"
                | "late"
                | "this"
                | "next"
                | "every"
                | "during"
                | "through"
        );
        match self.word(at) {
            "may" | "march" | "mar" | "sep" | "dec" | "jan" | "sun" => {
                named
                    || self.tokens[at].capital && year(self.word(at + 1)).is_some()
                    || (self.tokens[at].capital
                        && at > 0
                        && self.tokens[at - 1].shape == Shape::Word)
            }
            _ => self.tokens[at].capital || named,
        }
    }

    /// `Q1 2027`, `the first quarter of 2027`.
    fn quarter(&self, at: usize) -> Option<Time> {
        let word = self.word(at);
        let (number, to) = if let Some(digit) = word.strip_prefix('q').filter(|d| d.len() == 1) {
            (digit.parse::<u32>().ok()?, at + 1)
        } else if self.word(at + 1) == "quarter" && matches!(word, "this" | "next") {
            return self.quarter_of_the_day(at);
        } else if self.word(at + 1) == "quarter" {
            let number = match word {
                "first" => 1,
                "second" => 2,
                "third" => 3,
                "fourth" | "last" => 4,
                _ => return None,
            };
            (number, at + 2)
        } else {
            return None;
        };
        let of = usize::from(self.word(to) == "of");
        let of_year = year(self.word(to + of));
        let (first, last) = calendar::quarter(of_year.unwrap_or(NO_YEAR), number, self.fiscal)
            .filter(|_| number < 5)?;
        Some(span(
            first,
            last,
            of_year.is_some(),
            at,
            to + if of_year.is_some() { 1 + of } else { 0 },
        ))
    }

    /// `this quarter`, `next quarter`: resolved only when the day it was said is known.
    fn quarter_of_the_day(&self, at: usize) -> Option<Time> {
        let (year, now) = calendar::quarter_of(self.day?, self.fiscal);
        let number = now + u32::from(self.word(at) == "next");
        let (first, last) = calendar::quarter(year, number, self.fiscal)?;
        Some(span(first, last, true, at, at + 2))
    }

    fn year_alone(&self, at: usize) -> Option<Time> {
        let number = year(self.word(at)).filter(|y| (1990..2100).contains(y))?;
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        if matches!(
            before,
            "€" | "$" | "£" | "chf" | "above" | "over" | "least" | "most"
        ) || self.counted(at + 1)
        {
            return None;
        }
        let first = NaiveDate::from_ymd_opt(number, 1, 1)?;
        Some(span(first, end_of_month(number, 12)?, true, at, at + 1))
    }

    fn counted(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "euros" | "dollars" | "pounds" | "francs" | "people" | "units" | "%" | "litres" | "km"
        )
    }

    /// `tomorrow`, `Friday`, `next Friday`; resolved only when the day it was said is known.
    fn relative(&self, at: usize) -> Option<Time> {
        let word = self.word(at);
        let resolved = match word {
            "today" | "tonight" => self.day,
            "tomorrow" => self.day.and_then(|d| d.succ_opt()),
            "yesterday" => return None,
            _ => {
                let single = word.strip_suffix('s').filter(|_| weekday(word).is_none());
                let name = weekday(single.unwrap_or(word)).filter(|_| self.tokens[at].capital)?;
                let next = at > 0 && self.word(at - 1) == "next";
                // `on Fridays` is every one of them and never a date.
                let day = self.day.filter(|_| single.is_none());
                let week = day.and_then(|d| calendar::next_weekday(d, name));
                let mut time = span(NaiveDate::MIN, NaiveDate::MIN, false, at, at + 1);
                time.weekday = Some(name);
                if let Some(day) = week {
                    // Whether this week's or next week's is meant is never certain.
                    time.first = day;
                    time.last = day.checked_add_days(Days::new(if next { 7 } else { 0 }))?;
                    time.dated = true;
                }
                return Some(time);
            }
        };
        let day = resolved?;
        Some(span(day, day, true, at, at + 1))
    }

    /// `by Christmas`, `after New Year`: feasts that have a date.
    fn feast(&self, at: usize) -> Option<Time> {
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        let day = |month: u32, day: u32| NaiveDate::from_ymd_opt(NO_YEAR, month, day);
        if self.word(at) == "christmas" && self.tokens[at].capital {
            return Some(span(day(12, 1)?, day(12, 26)?, false, at, at + 1));
        }
        if self.word(at) == "easter" && self.tokens[at].capital {
            return Some(span(day(3, 22)?, day(4, 26)?, false, at, at + 1));
        }
        // What is done on New Year's Day is done when the year before is over.
        if self.word(at) == "new" && self.word(at + 1) == "year" && self.word(at + 2) == "day" {
            let of_year = year(self.word(at + 3));
            let first = NaiveDate::from_ymd_opt(of_year.unwrap_or(NO_YEAR), 1, 1)?;
            let to = at + 3 + usize::from(of_year.is_some());
            let eve = if of_year.is_some() {
                first.pred_opt()?
            } else {
                first
            };
            return Some(span(eve, first, of_year.is_some(), at, to));
        }
        let new_year =
            self.word(at) == "new" && self.word(at + 1) == "year" && self.tokens[at + 1].capital;
        (new_year && matches!(before, "after" | "from" | "since" | "the" | "in"))
            .then(|| Some(span(day(1, 1)?, day(1, 31)?, false, at, at + 2)))?
    }

    fn season(&self, at: usize) -> Option<Time> {
        let (from, to) = match self.word(at) {
            "spring" => (3, 5),
            "summer" => (6, 8),
            "autumn" => (9, 11),
            _ => return None,
        };
        let named = at > 0
            && matches!(
                self.word(at - 1),
                "this" | "next" | "by" | "before" | "in" | "until" | "after" | "from"
            );
        if !named {
            return None;
        }
        let first = NaiveDate::from_ymd_opt(NO_YEAR, from, 1)?;
        let mut time = span(first, end_of_month(NO_YEAR, to)?, false, at, at + 1);
        time.season = true;
        Some(time)
    }

    /// Narrows `end of March`, widens `by March`, and moves `before June` to the day before.
    fn edge(&self, time: &mut Time) {
        let Some(before) = time.from.checked_sub(1) else {
            return;
        };
        let long = time.first != time.last;
        let mut lead = before;
        let of = self.word(lead) == "of";
        if of && lead > 0 {
            lead -= 1;
        }
        match self.word(lead) {
            "end" if long => {
                time.first = time
                    .last
                    .checked_sub_days(Days::new(3))
                    .unwrap_or(time.first);
                time.from = lead;
            }
            "mid" | "middle" if long => {
                let shift = |days| time.first.checked_add_days(Days::new(days));
                if let (true, Some(first), Some(last)) = (month_long(time), shift(8), shift(21)) {
                    (time.first, time.last) = (first, last);
                }
                time.from = lead;
            }
            "late" if month_long(time) => {
                time.first = time
                    .first
                    .checked_add_days(Days::new(17))
                    .unwrap_or(time.first);
                time.from = lead;
            }
            // `our next hire, start September 2026`: when, and no part of the month.
            "early" | "beginning" | "start" if long && (of || self.word(lead) == "early") => {
                time.last = time
                    .first
                    .checked_add_days(Days::new(9))
                    .unwrap_or(time.last);
                time.from = lead;
            }
            "before" => {
                if let Some(day) = time.first.pred_opt() {
                    (time.first, time.last) = (day, if long { time.last } else { day });
                }
            }
            "by" | "until" | "till" if long => {
                time.first = time.first.pred_opt().unwrap_or(time.first);
            }
            "after" => {
                time.last = time.last.succ_opt().unwrap_or(time.last);
            }
            _ => {}
        }
    }
}

/// Whether a time is about one month.
fn month_long(time: &Time) -> bool {
    (27..=31).contains(&(time.last - time.first).num_days())
}

/// Days `first..=last`; the year may be missing.
fn span(first: NaiveDate, last: NaiveDate, dated: bool, from: usize, to: usize) -> Time {
    Time {
        first,
        last,
        dated,
        weekday: None,
        season: false,
        from,
        to,
    }
}
