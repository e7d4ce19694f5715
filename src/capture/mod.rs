//! From what a person gave, as flags today, to an entry. Never prompts, and never touches a file.

mod compose;
pub mod import;
mod names;
pub mod notation;
mod values;

pub use compose::{Draft, Head, Refused, compose, incomplete};
pub use names::slug_words;
pub use values::{Reading, Unread, handle, in_words, read};
