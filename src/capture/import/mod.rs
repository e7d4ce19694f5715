//! From records that were kept elsewhere to entries: minutes of meetings, and decision records (ADRs). Only what a
//! record says is taken over; what only may be a decision is listed for a person. Never touches a file.

mod adr;
mod again;
mod blank;
mod days;
mod drafts;
mod front_matter;
mod labels;
mod markdown;
mod markup;
mod minutes;
mod names;
mod people;
mod sort;

pub use adr::{Adr, Reference, Standing, adr, number_of_file};
pub use again::{Becomes, Before, amendment, text_of};
pub use drafts::{Drafted, Setting};
pub use minutes::{Action, Decided, Doubt, Maybe, Minutes, minutes};
pub use names::Named;
pub use sort::{Sort, sort};
