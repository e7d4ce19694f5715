//! The notation in which a facilitator types along at the speed of talk: from lines, each known by its first sign, to
//! entries that are not yet written. Nothing that a person types is an error of the parser: a line that has no mark is
//! a note, and what was understood is told line by line.

mod drafted;
mod fold;
mod heads;
mod likely;
mod line;
mod pairs;
mod slips;
mod typed;

pub use drafted::{Drafted, Link, Origin};
pub use fold::{Base, Folded, Known, Told, Tone, fold, meeting_day};
pub use likely::{Likely, likely_same};
pub use line::{Mark, mark, meeting_days};
pub use pairs::{choices, keys};
pub use typed::{Effective, Typed, effective};
