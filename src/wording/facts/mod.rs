//! Typed facts in a text: quantities and times, each with its place.

mod agree;
mod clock;
mod number;
mod quantity;
mod rate;
mod time;
mod unit;

pub(super) use quantity::{Bound, Dim, Quantity, quantities, working_days};
pub(super) use time::{Time, times};
pub(super) use unit::days;
