//! An entry as reports carry it: what every kind has, its own fields by name, and in a few words who and what.

use chrono::NaiveDate;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::document::Cell;
use super::people::{called, spoken_of, subject};
use super::state;
use super::words::{capital, one_line};
use crate::model::kinds::{Decision, Topic};
use crate::model::{
    Body, Entry, Field, Journal, Kind, Moment, Of, Seal, Shape, Source, Value, Word,
};

/// An entry in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    /// The whole id.
    pub id: String,
    /// The short end of the id.
    pub handle: String,
    /// Its kind.
    pub kind: &'static str,
    /// Its file, from the journal's folder.
    pub path: String,
    /// The day on which it happened.
    pub on: NaiveDate,
    /// When it was recorded.
    pub at: Option<Moment>,
    /// Who recorded it.
    pub by: Option<String>,
    /// How it came to be known.
    pub source: &'static str,
    /// `intact`, `missing` or `broken`.
    pub seal: &'static str,
    /// The id of its meeting.
    pub meeting: Option<String>,
    /// What became of it, where its kind has a state.
    pub state: Option<&'static str>,
    /// Whom it is of, as reports call them; nobody by name where the word is only second-hand.
    pub who: Option<String>,
    /// What it says, in a sentence.
    pub words: String,
    /// The fields of its kind, those that are not set as null.
    pub fields: FieldValues,
}

impl Record {
    /// The names of the columns that [`Record::cells`] fills.
    pub(super) const COLUMNS: [&str; 8] = [
        "id", "handle", "on", "kind", "who", "words", "state", "source",
    ];

    /// An entry as it stands at the end of a day.
    pub fn of(journal: &Journal, entry: &Entry, as_of: NaiveDate) -> Self {
        Self {
            id: entry.id.to_string(),
            handle: journal.handle_of(entry).to_owned(),
            kind: entry.kind().as_str(),
            path: entry.path.to_string(),
            on: entry.on,
            at: entry.at,
            by: entry.by.as_deref().map(str::to_owned),
            source: entry.source.as_str(),
            seal: match entry.seal {
                Seal::Missing => "missing",
                Seal::Intact(_) => "intact",
                Seal::Broken(_) => "broken",
            },
            meeting: entry.meeting.as_deref().map(str::to_owned),
            state: state::state(journal, entry, as_of),
            who: who(journal, entry, as_of),
            words: words(journal, entry),
            fields: FieldValues::of(entry),
        }
    }

    /// The cells that a row of any kind of entry begins with: id, handle, day, kind, who, words, state, source.
    pub(super) fn cells(&self) -> Vec<Cell> {
        let text =
            |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
        vec![
            text(Some(&self.id)),
            Cell::Handle(self.handle.clone()),
            Cell::Day(self.on),
            text(Some(self.kind)),
            text(self.who.as_deref()),
            text(Some(&self.words)),
            text(self.state),
            text(Some(self.source)),
        ]
    }

    /// Whether the record is second-hand.
    pub fn is_reported(&self) -> bool {
        self.source == Source::Reported.as_str()
    }
}

/// Whom an entry is of: who approved, dissented, promised, told.
pub fn who(journal: &Journal, entry: &Entry, as_of: NaiveDate) -> Option<String> {
    let handles: Vec<&str> = match &entry.body {
        Body::Meeting(meeting) => meeting.facilitator.as_deref().into_iter().collect(),
        Body::Topic(topic) => topic.raised_by.as_deref().into_iter().collect(),
        Body::Decision(decision) => decision.approver.as_deref().into_iter().collect(),
        Body::Position(position) => vec![&position.member],
        Body::Dissent(dissent) => vec![&dissent.member],
        Body::Commitment(commitment) => vec![&commitment.owner],
        Body::Relay(relay) => vec![&relay.member],
        Body::Signal(signal) => signal.who.iter().map(|who| &**who).collect(),
        Body::Signature(signature) => vec![&signature.member],
        Body::Amendment(_)
        | Body::Answer(_)
        | Body::Update(_)
        | Body::Review(_)
        | Body::Address(_) => {
            return entry.by.as_deref().map(|by| called(&journal.team, by));
        }
    };
    let mut names: Vec<String> = handles
        .into_iter()
        .map(|handle| spoken_of(journal, as_of, entry, handle))
        .collect();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

/// What an entry says, in a sentence; what hangs on another names it.
pub fn words(journal: &Journal, entry: &Entry) -> String {
    let about = |id: &str| label(journal, id);
    let words = match &entry.body {
        Body::Meeting(meeting) => {
            let present = meeting.present.iter();
            let names: Vec<String> = present.map(|who| called(&journal.team, who)).collect();
            format!("{}: {}", capital(meeting.ritual.as_str()), names.join(", "))
        }
        Body::Topic(topic) => topic.title.to_string(),
        Body::Decision(body) => journal.current(Of { entry, body }).text.to_string(),
        Body::Amendment(amendment) => {
            format!("{}: {}", about(&amendment.decision), amendment.reason)
        }
        Body::Position(position) => {
            let reason = position.reason.as_deref();
            let reason = reason.map_or_else(String::new, |reason| format!(": {reason}"));
            format!(
                "{} on {}{reason}",
                position.stance,
                about(&position.decision)
            )
        }
        Body::Dissent(dissent) => dissent.reason.to_string(),
        Body::Answer(answer) => answer.text.to_string(),
        Body::Commitment(commitment) => commitment.what.to_string(),
        Body::Update(update) => {
            let subject = update.subject().map_or_else(String::new, |id| about(id));
            let due = update
                .due
                .map_or_else(String::new, |due| format!(" to {due}"));
            format!("{subject}: {}{due}", update.state)
        }
        Body::Relay(relay) => relay.said.to_string(),
        Body::Signal(signal) => signal.seen.to_string(),
        Body::Review(review) => {
            let lesson = review.lesson.as_deref();
            let lesson = lesson.map_or_else(String::new, |lesson| format!(". {lesson}"));
            format!("{}: {}{lesson}", about(&review.decision), review.outcome)
        }
        Body::Signature(signature) => format!("pledge {}", signature.pledge),
        Body::Address(address) => format!("{}: {}", address.finding, address.what),
    };
    one_line(&words)
}

/// Another entry in passing.
pub fn label(journal: &Journal, id: &str) -> String {
    if let Some(decision) = journal.get_as::<Decision>(id) {
        return subject(journal, decision);
    }
    if let Some(topic) = journal.get_as::<Topic>(id) {
        return super::words::cut(&topic.title, 60);
    }
    journal.get(id).map_or_else(
        || id.to_owned(),
        |entry| super::words::cut(&words(journal, entry), 60),
    )
}

/// The fields of a kind with their values, those that are not set without one.
#[derive(Debug, Clone)]
pub struct FieldValues {
    kind: Kind,
    /// Each field with its value.
    pub values: Vec<(&'static Field, Option<Value>)>,
}

impl FieldValues {
    /// The fields of an entry's kind.
    pub fn of(entry: &Entry) -> Self {
        Self::new(entry.kind(), entry.body.values())
    }

    /// The fields of a kind with these values.
    pub fn new(kind: Kind, mut set: Vec<(&'static Field, Value)>) -> Self {
        let values = Body::fields_of(kind).iter().map(|field| {
            let at = set.iter().position(|(other, _)| other.name == field.name);
            (field, at.map(|at| set.swap_remove(at).1))
        });
        Self {
            kind,
            values: values.collect(),
        }
    }
}

impl Serialize for FieldValues {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (field, value) in &self.values {
            match value {
                Some(value) => map.serialize_entry(field.name, &Typed(field.shape, value))?,
                None if self.kind == Kind::Amendment => map.serialize_entry(field.name, &())?,
                None => map.serialize_entry(field.name, &Nothing(field.shape))?,
            }
        }
        map.end()
    }
}

/// A field that is not set: an empty list where it would hold several, else null. In an amendment it is always null,
/// for there it means that the field is not changed.
struct Nothing(Shape);

impl Serialize for Nothing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_table() {
            serializer.collect_map(std::iter::empty::<((), ())>())
        } else if self.0.is_many() {
            serializer.collect_seq(std::iter::empty::<()>())
        } else {
            serializer.serialize_unit()
        }
    }
}

/// A value in JSON: the plain type that a reader expects.
#[derive(Debug)]
pub struct Typed<'a>(pub Shape, pub &'a Value);

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.1 {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Texts(texts) => texts.serialize(serializer),
            Value::Day(day) => day.serialize(serializer),
            Value::Moment(moment) => moment.serialize(serializer),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Number(number) => serializer.serialize_f64(*number),
            Value::Table(rows) if self.0 == Shape::Proxies => {
                serializer.collect_map(rows.iter().map(|(key, words)| (key, words)))
            }
            Value::Table(rows) => {
                serializer.collect_map(rows.iter().map(|(key, words)| (key, words.first())))
            }
        }
    }
}

/// A value as people read it.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => one_line(text),
        Value::Texts(texts) => texts
            .iter()
            .map(|text| one_line(text))
            .collect::<Vec<_>>()
            .join("; "),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) => moment.format("%Y-%m-%d %H:%M %:z").to_string(),
        Value::Flag(flag) => (if *flag { "yes" } else { "no" }).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Table(rows) => rows
            .iter()
            .map(|(key, words)| format!("{key} {}", words.join(", ")))
            .collect::<Vec<_>>()
            .join("; "),
    }
}
