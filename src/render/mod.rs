//! From a view to text: the terminal, Markdown, HTML, JSON, CSV, and problems drawn with their source. Knows colour, width and
//! escaping; every text that comes from an entry passes through [`safe`] in every format for people. Never prints.

mod commit;
mod csv;
mod grid;
mod html;
mod json;
mod markdown;
mod problem;
mod safe;
mod terminal;
mod wrap;

pub use commit::commit_message;
pub use csv::csv;
pub use html::html;
pub use json::{json, json_line};
pub use markdown::markdown;
pub use problem::problem;
pub use safe::{safe, shell_word};
pub use terminal::table;
pub use wrap::paragraph;

/// How the terminal looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many columns it has.
    pub width: usize,
    /// Whether it shows colours.
    pub colour: bool,
    /// Whether it shows nothing but ASCII.
    pub ascii: bool,
}
