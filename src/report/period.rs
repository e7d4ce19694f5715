//! A calendar month, or a quarter of the team's fiscal year.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};
use serde::Serialize;

/// Some months in a row, from the first day of the first to the last day of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// How many months it has.
    #[serde(skip)]
    months: u32,
}

impl Period {
    /// The month that a day is in.
    pub fn month(day: NaiveDate) -> Self {
        Self::starting(day.with_day(1).unwrap_or(day), 1)
    }

    /// The quarter that a day is in, of a fiscal year that begins in a month, counted from 1.
    pub fn quarter(day: NaiveDate, fiscal_year_starts: u32) -> Self {
        let into = (day.month() + 12 - fiscal_year_starts.clamp(1, 12)) % 3;
        Self::starting(back(Self::month(day).since, into), 3)
    }

    /// Any days in a row. It has no months, and none before it.
    pub fn between(since: NaiveDate, until: NaiveDate) -> Self {
        Self {
            since,
            until,
            months: 0,
        }
    }

    /// Reads `2026-10`.
    pub fn read_month(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once('-')?;
        Self::in_year(year, 1, month.parse().ok()?, 1)
    }

    /// Reads `2026-Q3`. A fiscal year bears the number of the calendar year in which it begins.
    pub fn read_quarter(text: &str, fiscal_year_starts: u32) -> Option<Self> {
        let (year, quarter) = text.trim().split_once('-')?;
        let number: u32 = quarter.strip_prefix(['Q', 'q'])?.parse().ok()?;
        let number = (1..=4).contains(&number).then_some(number)?;
        Self::in_year(year, fiscal_year_starts, number * 3 - 2, 3)
    }

    /// So many months from the month of that number in a year that begins in a month.
    fn in_year(year: &str, starts: u32, number: u32, months: u32) -> Option<Self> {
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = is_year.then(|| year.parse().ok())??;
        let first = NaiveDate::from_ymd_opt(year, starts.clamp(1, 12), 1)?;
        let is_month = (1..=12).contains(&number);
        let since = is_month.then(|| first.checked_add_months(Months::new(number - 1)))??;
        Some(Self::starting(since, months))
    }

    fn starting(since: NaiveDate, months: u32) -> Self {
        let next = since.checked_add_months(Months::new(months));
        let until = next.and_then(|next| next.checked_sub_signed(TimeDelta::days(1)));
        Self {
            since,
            until: until.unwrap_or(NaiveDate::MAX),
            months,
        }
    }

    /// The period of the same length that ends so many of them earlier.
    #[must_use]
    pub fn earlier(self, periods: u32) -> Self {
        Self::starting(back(self.since, self.months * periods), self.months)
    }

    /// This period with so many of the same length before it.
    #[must_use]
    pub fn with_earlier(self, periods: u32) -> Self {
        Self {
            since: self.earlier(periods).since,
            months: self.months * (periods + 1),
            ..self
        }
    }

    /// What of it has been by a day.
    #[must_use]
    pub fn up_to(self, day: NaiveDate) -> Self {
        Self {
            until: self.until.min(day),
            ..self
        }
    }

    /// Whether a day is in it.
    pub fn has(self, day: NaiveDate) -> bool {
        self.since <= day && day <= self.until
    }

    /// The month as files and flags name it: `2026-10`.
    pub fn month_key(self) -> String {
        self.since.format("%Y-%m").to_string()
    }

    /// The quarter as flags name it: `2026-Q3`.
    pub fn quarter_key(self, fiscal_year_starts: u32) -> String {
        let starts = fiscal_year_starts.clamp(1, 12);
        let (year, month) = (self.since.year(), self.since.month());
        let year = if month < starts { year - 1 } else { year };
        format!("{year}-Q{}", (month + 12 - starts) % 12 / 3 + 1)
    }

    /// The days as people say them, up to a day: "October 2026", "1 to 13 March 2026", "July to September 2026".
    pub fn called(self, as_of: NaiveDate) -> String {
        let whole = as_of >= self.until;
        let until = self.until.min(as_of);
        if !whole {
            let is_one_month = self.since.month() == until.month();
            let since = if is_one_month {
                self.since.day().to_string()
            } else {
                super::words::day(self.since, until)
            };
            return format!("{since} to {}", until.format("%-d %B %Y"));
        }
        if self.months == 1 {
            return self.since.format("%B %Y").to_string();
        }
        let from = if self.since.year() == until.year() {
            self.since.format("%B")
        } else {
            self.since.format("%B %Y")
        };
        format!("{from} to {}", until.format("%B %Y"))
    }
}

fn back(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months))
        .unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_month_ends_with_its_last_day() {
        let month = Period::month(day("2028-02-10"));
        assert_eq!(
            (month.since, month.until),
            (day("2028-02-01"), day("2028-02-29"))
        );
        assert_eq!(month.earlier(2), Period::month(day("2027-12-31")));
        assert_eq!(Period::read_month("2028-02"), Some(month));
        assert_eq!(month.called(day("2028-02-13")), "1 to 13 February 2028");
        assert_eq!(month.called(day("2028-03-13")), "February 2028");
        assert_eq!(month.month_key(), "2028-02");
        for wrong in [
            "2028-13",
            "2028-00",
            "28-02",
            "2028",
            "2028-02-01",
            "+028-02",
        ] {
            assert_eq!(Period::read_month(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_quarter_is_one_of_the_fiscal_year() {
        let quarter = Period::quarter(day("2026-09-30"), 1);
        assert_eq!(quarter.since, day("2026-07-01"));
        assert_eq!(quarter.quarter_key(1), "2026-Q3");
        assert_eq!(quarter.called(day("2026-10-05")), "July to September 2026");
        assert_eq!(quarter.called(day("2026-08-05")), "1 July to 5 August 2026");
        // A year that begins in February: its last quarter reaches into the next calendar year.
        let quarter = Period::quarter(day("2027-01-31"), 2);
        assert_eq!(
            (quarter.since, quarter.until),
            (day("2026-11-01"), day("2027-01-31"))
        );
        assert_eq!(quarter.quarter_key(2), "2026-Q4");
        assert_eq!(Period::read_quarter("2026-Q4", 2), Some(quarter));
        assert_eq!(
            quarter.called(day("2027-02-01")),
            "November 2026 to January 2027"
        );
        for wrong in ["2026-Q0", "2026-Q5", "2026-3", "Q3"] {
            assert_eq!(Period::read_quarter(wrong, 1), None, "{wrong}");
        }
    }

    #[test]
    fn every_quarter_reads_back() {
        for starts in 1..=12 {
            for month in 1..=12 {
                let day = NaiveDate::from_ymd_opt(2026, month, 15).expect("a day");
                let quarter = Period::quarter(day, starts);
                let key = quarter.quarter_key(starts);
                assert!(quarter.has(day));
                assert_eq!(Period::read_quarter(&key, starts), Some(quarter), "{key}");
            }
        }
    }
}
