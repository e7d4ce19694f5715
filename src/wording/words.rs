//! A text under comparison, read when it is first needed and no more than once, however many others it is held against.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::context::Lexicon;
use super::reading::Reading;

/// A text, and what is needed to read it.
pub struct Words<'a> {
    text: &'a str,
    on: Option<NaiveDate>,
    lexicon: &'a Lexicon,
    reading: OnceCell<Reading<'a>>,
}

impl<'a> Words<'a> {
    /// A text said, or decided, `on` a day against which its relative dates resolve.
    pub fn new(text: &'a str, on: Option<NaiveDate>, lexicon: &'a Lexicon) -> Self {
        Self {
            text,
            on,
            lexicon,
            reading: OnceCell::new(),
        }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The names and synonyms that it is read with.
    pub(super) fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// What it says.
    pub(super) fn reading(&self) -> &Reading<'a> {
        self.reading
            .get_or_init(|| Reading::of(self.text, self.on, self.lexicon))
    }
}
