//! What was to happen by a day, and has not.

pub mod missed_ritual;
pub mod overdue_commitment;
pub mod overdue_review;

use chrono::NaiveDate;

/// The day after another: what was due on a day is overdue from the next on.
fn after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

/// A day in a title.
fn spelled(day: NaiveDate) -> impl std::fmt::Display {
    day.format("%-d %B %Y")
}
