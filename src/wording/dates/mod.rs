//! Dates as people type them, and the calendar behind them.
//!
//! [`read`] takes one whole phrase and gives one day. The calendar and the names of months and weekdays are
//! shared with the search for times inside texts.

pub(crate) mod calendar;
mod error;
pub(crate) mod names;
mod typed;

pub use error::DateError;
pub use typed::{read, read_with};
