//! The last day of a month, a quarter, a year; the nearest day of a month without a year.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The last day of a month.
pub(crate) fn end_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?
        .checked_add_months(Months::new(1))?
        .pred_opt()
}

/// The first and the last day of a quarter, 1 to 4, of the year that begins with `starts` (a month).
///
/// A fiscal year bears the number of the calendar year in which it begins.
pub(crate) fn quarter(year: i32, quarter: u32, starts: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, starts.clamp(1, 12), 1)?;
    let from = first.checked_add_months(Months::new(3 * quarter.checked_sub(1)?))?;
    Some((from, from.checked_add_months(Months::new(3))?.pred_opt()?))
}

/// The year and the quarter, 1 to 4, in which a day falls, where the year begins with `starts` (a month).
pub(crate) fn quarter_of(day: NaiveDate, starts: u32) -> (i32, u32) {
    let starts = starts.clamp(1, 12);
    let year = day.year() - i32::from(day.month() < starts);
    (year, (day.month() + 12 - starts) % 12 / 3 + 1)
}

/// The next such weekday, the day itself excluded.
pub(crate) fn next_weekday(day: NaiveDate, wanted: Weekday) -> Option<NaiveDate> {
    let ahead = (7 + wanted.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    day.checked_add_days(Days::new(u64::from(if ahead == 0 { 7 } else { ahead })))
}

/// The latest such weekday, the day itself excluded.
pub(crate) fn last_weekday(day: NaiveDate, wanted: Weekday) -> Option<NaiveDate> {
    let back = (7 + day.weekday().num_days_from_monday() - wanted.num_days_from_monday()) % 7;
    day.checked_sub_days(Days::new(u64::from(if back == 0 { 7 } else { back })))
}

/// Monday of the week of a day.
pub(crate) fn monday_of(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// A day moved by a number of days, months or years.
pub(crate) fn moved(day: NaiveDate, unit: Step, count: i64) -> Option<NaiveDate> {
    let magnitude = count.unsigned_abs();
    match unit {
        Step::Days(each) => {
            let days = Days::new(magnitude.checked_mul(each)?);
            if count < 0 {
                day.checked_sub_days(days)
            } else {
                day.checked_add_days(days)
            }
        }
        Step::Months(each) => {
            let months = Months::new(u32::try_from(magnitude).ok()?.checked_mul(each)?);
            if count < 0 {
                day.checked_sub_months(months)
            } else {
                day.checked_add_months(months)
            }
        }
    }
}

/// The length of a named unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// So many days.
    Days(u64),
    /// So many months.
    Months(u32),
}

/// The step of a unit's name or letter.
pub(crate) fn step(unit: &str) -> Option<Step> {
    Some(match unit {
        "d" | "day" | "days" => Step::Days(1),
        "w" | "week" | "weeks" => Step::Days(7),
        "fortnight" | "fortnights" => Step::Days(14),
        "m" | "month" | "months" => Step::Months(1),
        "q" | "quarter" | "quarters" => Step::Months(3),
        "y" | "year" | "years" => Step::Months(12),
        _ => return None,
    })
}
