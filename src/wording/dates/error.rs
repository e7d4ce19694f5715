//! Why a typed date was not understood, and what to type instead.

use std::fmt;

/// A typed date that was not understood. Its message says what to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Nothing was typed.
    Empty,
    /// No known form.
    Unknown(String),
    /// A form with two readings, such as `03/04/2026`.
    Ambiguous {
        /// What was typed.
        phrase: String,
        /// The possible days, as `2026-03-04`.
        readings: Vec<String>,
    },
    /// A known form of a day that does not exist, such as `2026-02-30`.
    NoSuchDay(String),
    /// A day too far away for the calendar.
    TooFar(String),
}

/// Forms that always work, for every message.
const FORMS: &str =
    "type a date such as 2026-03-02, friday, in 2 weeks, +30d, 9 march or end of q1";

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "no date given; {FORMS}"),
            Self::Unknown(phrase) => write!(f, "cannot read '{phrase}' as a date; {FORMS}"),
            Self::Ambiguous { phrase, readings } => {
                write!(
                    f,
                    "'{phrase}' can be read as {}; type the one you mean",
                    readings.join(" or ")
                )
            }
            Self::NoSuchDay(phrase) => write!(f, "there is no such day as '{phrase}'; {FORMS}"),
            Self::TooFar(phrase) => {
                write!(f, "'{phrase}' is too far away for the calendar; {FORMS}")
            }
        }
    }
}

impl std::error::Error for DateError {}
