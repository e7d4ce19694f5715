//! What stands round two texts that are compared.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::phrases::Phrases;

/// What stands round two texts and may explain a difference away.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// Recorded reason of the decision, its trade-offs, its tell: words found here explain a difference away,
    /// and count as shared content before [`Kind::Unrelated`](super::Kind::Unrelated) is said.
    pub background: Vec<&'a str>,
    /// The day on which the second text was said; relative dates resolve against it.
    pub day: Option<NaiveDate>,
    /// Names, teams and synonyms of the journal.
    pub lexicon: &'a Lexicon,
}

/// Words that one journal adds to the built-in ones. They are made ready when first used; what is changed after that
/// changes nothing.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// Groups of words (or phrases) that mean the same in this team, such as `["care hub", "clinic"]`.
    pub synonyms: Vec<Vec<String>>,
    /// The people of the journal.
    pub people: Vec<Person>,
    /// Names of teams and functions, which can own an action.
    pub teams: Vec<String>,
    /// The month, 1 to 12, with which the first quarter begins; 1 for the calendar year.
    pub fiscal_year_starts: u32,
    /// The same words, ready for reading; made when first asked for.
    #[doc(hidden)]
    pub phrases: OnceLock<Phrases>,
}

impl Lexicon {
    /// Its words, ready for reading.
    pub(super) fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::of(self))
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self {
            synonyms: Vec::new(),
            people: Vec::new(),
            teams: Vec::new(),
            fiscal_year_starts: 1,
            phrases: OnceLock::new(),
        }
    }
}

/// A person whom a text may name by handle or by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The short name used in the journal, such as `ana`.
    pub handle: String,
    /// The full name, such as `Ana Ruiz`.
    pub name: String,
    /// What the person is in the team, such as `CFO`; said of one person alone, it names that person.
    pub role: Option<String>,
}
