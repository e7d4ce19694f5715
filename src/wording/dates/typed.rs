//! The grammar of a date typed by a person.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::DateError;
use super::calendar::{self, end_of_month, moved, step};
use super::names::{day_number, month, small, weekday, year};

/// A reading attempt: `None` when the form does not fit, an error when it fits and makes no sense.
type Attempt = Option<Result<NaiveDate, DateError>>;

/// Reads a date that a person typed, such as `2026-03-02`, `friday`, `in 2 weeks` or `end of q1`.
///
/// A weekday alone is the next one, today excluded; `next friday` is the Friday of next week. A month or a
/// day of a month without a year is the next one to come, today included. A quarter is its last day, an ISO
/// week its Friday. What could be read in two ways is refused with both readings.
pub fn read(phrase: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    read_with(phrase, today, 1)
}

/// The same where the first quarter begins with another month, `starts`, 1 to 12: `q1` and `end of quarter` follow it.
pub fn read_with(phrase: &str, today: NaiveDate, starts: u32) -> Result<NaiveDate, DateError> {
    let text = phrase.trim().to_lowercase();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let spaced = text.replace(',', " ");
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() > 1 && matches!(words[0], "on" | "by" | "until" | "the") {
        words.remove(0);
    }
    let reader = Reader {
        phrase: phrase.trim(),
        today,
        starts,
    };
    reader
        .words(&words)
        .unwrap_or_else(|| Err(DateError::Unknown(reader.phrase.to_owned())))
}

/// What every form needs to know.
struct Reader<'a> {
    phrase: &'a str,
    today: NaiveDate,
    starts: u32,
}

impl Reader<'_> {
    fn words(&self, words: &[&str]) -> Attempt {
        match words {
            [one] => self.single(one),
            ["last", day] => weekday(day).map(|d| self.near(calendar::last_weekday(self.today, d))),
            ["next", rest] => self.next(rest),
            ["this", day] if weekday(day).is_some() => self.single(day),
            ["in", rest @ ..] | [rest @ .., "from", "now"] => self.ahead(rest, 1),
            [rest @ .., "ago"] => self.ahead(rest, -1),
            ["end", "of", rest @ ..] => self.end_of(rest),
            ["mid", rest @ ..] => self.mid(rest),
            ["early" | "beginning" | "start", "of", rest @ ..] => self.start_of(rest),
            _ => self.month_and_day(words).or_else(|| self.quarter(words)),
        }
    }

    fn single(&self, word: &str) -> Attempt {
        let day = match word {
            "today" => Some(self.today),
            "tomorrow" => self.today.succ_opt(),
            "yesterday" => self.today.pred_opt(),
            "eom" => end_of_month(self.today.year(), self.today.month()),
            "eoq" => {
                let (year, quarter) = calendar::quarter_of(self.today, self.starts);
                calendar::quarter(year, quarter, self.starts).map(|q| q.1)
            }
            "eoy" => end_of_month(self.today.year(), 12),
            "eow" => self.friday_of(self.today),
            _ => return self.shaped(word),
        };
        Some(self.near(day))
    }

    /// Words whose shape tells what they are: `+30d`, `2026-w48`, `2026-03-02`, `q1`, `mid-april`.
    fn shaped(&self, word: &str) -> Attempt {
        if let Some(day) = weekday(word) {
            return Some(self.near(calendar::next_weekday(self.today, day)));
        }
        if let Some(rest) = word.strip_prefix("mid-") {
            return self.mid(&[rest]);
        }
        self.offset(word)
            .or_else(|| self.iso_week(word))
            .or_else(|| self.numeric(word))
            .or_else(|| self.quarter(&[word]))
            .or_else(|| self.month_and_day(&[word]))
    }

    /// `+30d`, `-3d`, `+2w`.
    fn offset(&self, word: &str) -> Attempt {
        let (sign, rest) = match word.as_bytes().first()? {
            b'+' => (1, &word[1..]),
            b'-' => (-1, &word[1..]),
            _ => return None,
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let unit = step(&rest[digits..])?;
        if digits == 0 {
            return None;
        }
        let Ok(count) = rest[..digits].parse::<i64>() else {
            return Some(Err(self.too_far()));
        };
        Some(moved(self.today, unit, sign * count).ok_or_else(|| self.too_far()))
    }

    /// `2026-w48`: its Friday, since that is when a week's work is due.
    fn iso_week(&self, word: &str) -> Attempt {
        let (year_part, week) = word.split_once("-w").or_else(|| word.split_once('w'))?;
        let (number, week) = (year(year_part)?, week.parse::<u32>().ok()?);
        Some(NaiveDate::from_isoywd_opt(number, week, Weekday::Fri).ok_or_else(|| self.no_such()))
    }

    /// Three numbers between dashes, slashes or dots.
    fn numeric(&self, word: &str) -> Attempt {
        let parts: Vec<&str> = word
            .split(['-', '/', '.'])
            .filter(|p| !p.is_empty())
            .collect();
        let [a, b, c] = parts[..] else { return None };
        if parts.iter().any(|p| !p.bytes().all(|d| d.is_ascii_digit())) {
            return None;
        }
        if a.len() == 4 {
            return Some(self.ymd(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?));
        }
        let number = year(c)?;
        let (first, second) = (a.parse::<u32>().ok()?, b.parse::<u32>().ok()?);
        // Only dots are unmistakable: nobody writes the month first with them.
        if word.contains('.') || first == second {
            return Some(self.ymd(number, second, first));
        }
        let day_first = NaiveDate::from_ymd_opt(number, second, first);
        let month_first = NaiveDate::from_ymd_opt(number, first, second);
        Some(match (day_first, month_first) {
            (Some(one), Some(other)) => Err(DateError::Ambiguous {
                phrase: self.phrase.to_owned(),
                readings: vec![one.to_string(), other.to_string()],
            }),
            (Some(day), None) | (None, Some(day)) => Ok(day),
            (None, None) => Err(self.no_such()),
        })
    }

    fn next(&self, rest: &str) -> Attempt {
        if let Some(day) = weekday(rest) {
            let monday = calendar::monday_of(self.today)?.checked_add_days(Days::new(7))?;
            return Some(
                self.near(
                    monday.checked_add_days(Days::new(u64::from(day.num_days_from_monday()))),
                ),
            );
        }
        Some(self.near(moved(self.today, step(rest)?, 1)))
    }

    fn ahead(&self, rest: &[&str], sign: i64) -> Attempt {
        let [count, unit] = rest else { return None };
        let number = small(count).or_else(|| count.parse::<u32>().ok().map(i64::from))?;
        Some(self.near(moved(self.today, step(unit)?, sign * number)))
    }

    fn end_of(&self, rest: &[&str]) -> Attempt {
        let day = match rest {
            ["month" | "the"] | ["the" | "this", "month"] => return self.single("eom"),
            ["quarter"] | ["the" | "this", "quarter"] => return self.single("eoq"),
            ["year"] | ["the" | "this", "year"] => return self.single("eoy"),
            ["week"] | ["the" | "this", "week"] => return self.single("eow"),
            ["next", "week"] => moved(self.today, step("week")?, 1).and_then(|d| self.friday_of(d)),
            ["next", "month"] => {
                moved(self.today, step("month")?, 1).and_then(|d| end_of_month(d.year(), d.month()))
            }
            ["next", "year"] => end_of_month(self.today.year() + 1, 12),
            [number] if year(number).is_some() => end_of_month(year(number)?, 12),
            _ => {
                return self
                    .whole_month(rest)
                    .map(|(y, m)| self.near(end_of_month(y, m)))
                    .or_else(|| self.quarter(rest));
            }
        };
        Some(self.near(day))
    }

    fn mid(&self, rest: &[&str]) -> Attempt {
        let (year, month) = self.whole_month(rest)?;
        let day = NaiveDate::from_ymd_opt(year, month, 15)?;
        // Mid-April typed on 20 April means the next one.
        let passed = rest.len() == 1 && day < self.today;
        Some(if passed {
            self.ymd(year + 1, month, 15)
        } else {
            Ok(day)
        })
    }

    fn start_of(&self, rest: &[&str]) -> Attempt {
        let (year, month) = self.whole_month(rest)?;
        Some(self.ymd(year, month, 1))
    }

    /// A month with or without its year; without, the one under way or the next to come.
    fn whole_month(&self, rest: &[&str]) -> Option<(i32, u32)> {
        match rest {
            [name] => {
                let number = month(name)?;
                Some((
                    self.today.year() + i32::from(number < self.today.month()),
                    number,
                ))
            }
            [name, of_year] => Some((year(of_year)?, month(name)?)),
            _ => None,
        }
    }

    /// `9 march`, `march 9`, `9 mar 2027`, `march 9 2027`, `9th of march`.
    fn month_and_day(&self, words: &[&str]) -> Attempt {
        let words: Vec<&str> = words
            .iter()
            .copied()
            .filter(|w| !matches!(*w, "of" | "the"))
            .collect();
        let (a, b, of_year) = match words[..] {
            [a, b] => (a, b, None),
            [a, b, c] => (a, b, Some(year(c)?)),
            _ => return None,
        };
        let ((Some(day), Some(month), ..) | (.., Some(month), Some(day))) =
            (day_number(a), month(b), month(a), day_number(b))
        else {
            return None;
        };
        Some(match of_year {
            Some(number) => self.ymd(number, month, day),
            None => self.coming(month, day),
        })
    }

    /// The next such day of a month, today included; 29 February waits for a leap year.
    fn coming(&self, month: u32, day: u32) -> Result<NaiveDate, DateError> {
        (self.today.year()..=self.today.year().saturating_add(8))
            .filter_map(|y| NaiveDate::from_ymd_opt(y, month, day))
            .find(|d| *d >= self.today)
            .ok_or_else(|| self.no_such())
    }

    /// `q1`, `q1 2027`, `2027 q1`: the last day.
    fn quarter(&self, words: &[&str]) -> Attempt {
        let name = words.iter().find(|w| w.starts_with('q'))?;
        let number = name[1..]
            .parse::<u32>()
            .ok()
            .filter(|n| (1..=4).contains(n))?;
        let of_year = match words {
            [_] => {
                let (year, now) = calendar::quarter_of(self.today, self.starts);
                year + i32::from(number < now)
            }
            [a, b] => year(a).or_else(|| year(b))?,
            _ => return None,
        };
        Some(self.near(calendar::quarter(of_year, number, self.starts).map(|q| q.1)))
    }

    fn friday_of(&self, day: NaiveDate) -> Option<NaiveDate> {
        let friday = calendar::monday_of(day)?.checked_add_days(Days::new(4))?;
        // At the weekend, the week's end that is meant is the next one.
        if friday < self.today {
            friday.checked_add_days(Days::new(7))
        } else {
            Some(friday)
        }
    }

    fn ymd(&self, year: i32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
        NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| self.no_such())
    }

    fn near(&self, day: Option<NaiveDate>) -> Result<NaiveDate, DateError> {
        day.ok_or_else(|| self.too_far())
    }

    fn no_such(&self) -> DateError {
        DateError::NoSuchDay(self.phrase.to_owned())
    }

    fn too_far(&self) -> DateError {
        DateError::TooFar(self.phrase.to_owned())
    }
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
