//! A field's value, free of how it is stored: what `format` reads from TOML, what a flag gives, what `show` prints.

use chrono::NaiveDate;

use super::{Kind, Moment};

/// A value as it stands between a file or a flag and the typed field that it belongs in.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// Several words, each on its own.
    Texts(Vec<String>),
    /// A calendar day.
    Day(NaiveDate),
    /// An instant with its offset from UTC.
    Moment(Moment),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// Keys with one or several words each, in the order written.
    Table(Vec<(String, Vec<String>)>),
}

impl Value {
    /// What a person would call this value in a message.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Texts(_) => "a list of texts",
            Self::Day(_) => "a date",
            Self::Moment(_) => "a date with a time",
            Self::Flag(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Table(_) => "a table",
        }
    }
}

/// What a field holds, for reading it from a file, taking it as a flag, checking it, and explaining it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// Words.
    Text,
    /// Several texts.
    Texts,
    /// One word of a fixed list.
    Word(&'static [&'static str]),
    /// A member's handle.
    Person,
    /// Several members' handles.
    People,
    /// Functions or handles, one or several.
    Names,
    /// A goal's id.
    Goal,
    /// Several goals' ids.
    Goals,
    /// Another entry's id, of one of these kinds (any kind, where the list is empty).
    Entry(&'static [Kind]),
    /// Several other entries' ids.
    Entries(&'static [Kind]),
    /// A calendar day.
    Day,
    /// An instant.
    Moment,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// A number from 0 to 1.
    Share,
    /// Where members stand: handle = stance.
    Stances,
    /// Who speaks for whom: handle = [handles].
    Proxies,
    /// The seals of a meeting's entries: id = seal.
    Seals,
}

impl Shape {
    /// What a message says that the field needs.
    pub fn describe(self) -> String {
        match self {
            Self::Text => "text in quotes".to_owned(),
            Self::Texts => "a list of texts, [\"…\", \"…\"]".to_owned(),
            Self::Word(words) => format!("one of {}", words.join(", ")),
            Self::Person => "a member's handle".to_owned(),
            Self::People => "a list of handles".to_owned(),
            Self::Names => "one or several functions or handles".to_owned(),
            Self::Goal => "a goal's id".to_owned(),
            Self::Goals => "a list of goals' ids".to_owned(),
            Self::Entry(_) => "an entry's id".to_owned(),
            Self::Entries(_) => "a list of entries' ids".to_owned(),
            Self::Day => "a date such as 2026-03-02".to_owned(),
            Self::Moment => "a time with its offset, such as 2026-03-02T10:42:07Z".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Share => "a number from 0 to 1".to_owned(),
            Self::Stances => "a table of handle = \"stance\"".to_owned(),
            Self::Proxies => "a table of handle = [\"handle\"]".to_owned(),
            Self::Seals => "a table of id = \"seal\"".to_owned(),
        }
    }

    /// Whether a flag for this field may be given more than once.
    pub fn is_many(self) -> bool {
        matches!(
            self,
            Self::Texts
                | Self::People
                | Self::Names
                | Self::Goals
                | Self::Entries(_)
                | Self::Stances
                | Self::Proxies
                | Self::Seals
        )
    }

    /// Whether the field is written as a table of its own, after all other fields.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Stances | Self::Proxies | Self::Seals)
    }
}
