//! An entry as the notation tells of it: its fields, and links to entries that have no name yet.

use chrono::NaiveDate;

use crate::capture::{Draft, Head, Refused, compose};
use crate::model::{Body, Kind, Moment, Ref, Shape, Source, Text, Value};

/// Where an entry of the notation comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The line that began it.
    Line(usize),
    /// It is in the journal already, under this id.
    There(String),
}

/// Another entry that one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// One of the same notation, by its place in it.
    Drafted(usize),
    /// One of the journal, by its id.
    Id(String),
}

/// An entry before it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafted {
    /// Where it comes from.
    pub origin: Origin,
    /// What it is.
    pub kind: Kind,
    /// When it is recorded.
    pub at: Moment,
    /// When it happened.
    pub on: NaiveDate,
    /// Who recorded it; of an answer, who gave it.
    pub by: Option<Text>,
    /// The meeting that it belongs to.
    pub meeting: Option<Link>,
    /// Its fields.
    pub values: Vec<(&'static str, Value)>,
    /// Its fields that name other entries.
    pub links: Vec<(&'static str, Link)>,
    /// Free Markdown.
    pub notes: String,
}

impl Drafted {
    /// The value of a field.
    pub fn value(&self, name: &str) -> Option<&Value> {
        let found = self.values.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| value)
    }

    /// The words of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.value(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The names in a field.
    pub fn texts(&self, name: &str) -> &[String] {
        match self.value(name) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// Whether the words of a field are these, whatever their case.
    pub(super) fn says(&self, name: &str, words: &str) -> bool {
        let said = self.text(name).map(str::to_lowercase);
        said == Some(words.trim().to_lowercase())
    }

    /// Puts the entry together, with the id that `id_of` gives for each entry of the same notation that it names. All
    /// refusals come at once.
    pub fn compose(&self, id_of: &dyn Fn(usize) -> String) -> Result<Draft, Vec<Refused>> {
        let id_of = |link: &Link| match link {
            Link::Drafted(at) => id_of(*at),
            Link::Id(id) => id.clone(),
        };
        let head = Head {
            at: self.at,
            on: self.on,
            by: self.by.clone(),
            source: Source::Seen,
            meeting: self.meeting.as_ref().map(|link| Ref(id_of(link).into())),
        };
        let mut values = self.values.clone();
        for (name, link) in &self.links {
            let id = id_of(link);
            let held = values.iter_mut().find(|(other, _)| other == name);
            match held.map(|(_, value)| value) {
                Some(Value::Texts(ids)) if !ids.contains(&id) => ids.push(id),
                Some(Value::Texts(_)) => {}
                Some(value) => *value = Value::Text(id),
                None if self.lists(name) => values.push((name, Value::Texts(vec![id]))),
                None => values.push((name, Value::Text(id))),
            }
        }
        compose(self.kind, head, values)
    }

    /// Whether a field names several entries.
    fn lists(&self, name: &str) -> bool {
        let mut fields = Body::fields_of(self.kind).iter();
        fields.any(|field| field.name == name && matches!(field.shape, Shape::Entries(_)))
    }

    /// What would be refused if it were written now.
    pub(super) fn refused(&self) -> Vec<Refused> {
        self.compose(&|_| "an-entry".to_owned())
            .err()
            .unwrap_or_default()
    }
}
