//! An entry's fields as people read them: names for handles, and other entries by what they say.

use chrono::NaiveDate;

use crate::model::{Entry, Journal, Shape, Value};
use crate::report::Promise;
use crate::report::document::Line;
use crate::report::people::{called, spoken_of};
use crate::report::record::{FieldValues, label, shown as plain};
use crate::report::words::{and, capital, day, one_line};

/// The fields that are set, each with its name, but for what other parts of the page say: the text that is the page's
/// heading, where people stand, and the seals of minutes.
pub fn shown(
    journal: &Journal,
    entry: &Entry,
    values: &FieldValues,
    promise: Option<&Promise>,
    as_of: NaiveDate,
) -> Vec<(String, Line)> {
    let heading = heading_field(entry);
    let set = values
        .values
        .iter()
        .filter(|(field, _)| Some(field.name) != heading)
        .filter_map(|(field, value)| Some((*field, value.as_ref()?)));
    set.filter(|(field, _)| !matches!(field.shape, Shape::Stances | Shape::Seals))
        .map(|(field, value)| {
            let name = capital(&field.name.replace('_', " "));
            let moved = promise.filter(|promise| field.name == "due" && promise.moves > 0);
            let line = moved.map_or_else(
                || line(journal, entry, field.shape, value, as_of),
                |promise| due(promise, as_of),
            );
            (name, line)
        })
        .collect()
}

/// The field that stands in the heading.
pub fn heading_field(entry: &Entry) -> Option<&'static str> {
    let fields = crate::model::Body::fields_of(entry.kind()).iter();
    let own = ["text", "title", "what", "said", "seen", "reason"];
    match entry.kind() {
        crate::model::Kind::Decision => Some("text"),
        crate::model::Kind::Topic => Some("title"),
        crate::model::Kind::Commitment => Some("what"),
        crate::model::Kind::Relay => Some("said"),
        crate::model::Kind::Signal => Some("seen"),
        crate::model::Kind::Dissent => Some("reason"),
        crate::model::Kind::Answer => fields
            .map(|field| field.name)
            .find(|name| own.contains(name)),
        _ => None,
    }
}

fn line(journal: &Journal, entry: &Entry, shape: Shape, value: &Value, as_of: NaiveDate) -> Line {
    let person = |handle: &str| spoken_of(journal, as_of, entry, handle);
    let linked = |id: &str| {
        Line::new()
            .quoted(label(journal, id))
            .plain(" ")
            .code(handle(journal, id))
    };
    match (shape, value) {
        (Shape::Person, Value::Text(handle)) => person(handle).into(),
        (Shape::People, Value::Texts(handles)) => {
            let names: Vec<String> = handles.iter().map(|handle| person(handle)).collect();
            and(&names).into()
        }
        (Shape::Names, Value::Texts(names)) => {
            let names: Vec<String> = names
                .iter()
                .map(|name| called(&journal.team, name))
                .collect();
            and(&names).into()
        }
        (Shape::Entry(_), Value::Text(id)) => linked(id),
        (Shape::Entries(_), Value::Texts(ids)) => ids.iter().fold(Line::new(), |line, id| {
            let comma = if line.0.is_empty() { "" } else { ", " };
            line.plain(comma).then(linked(id))
        }),
        (_, Value::Day(date)) => format!("{} ({date})", day(*date, as_of)).into(),
        (Shape::Text, Value::Text(text)) => Line::new().quoted(one_line(text)),
        (_, value) => plain(value).into(),
    }
}

/// The date that counts now, and those that counted before.
fn due(promise: &Promise, as_of: NaiveDate) -> Line {
    let now = Value::Day(promise.due);
    let earlier = promise.earlier.iter();
    let earlier: Vec<String> = earlier.map(|earlier| day(*earlier, as_of)).collect();
    let now = Line::from(format!("{} ({})", day(promise.due, as_of), plain(&now)));
    now.faint(format!(", moved from {}", earlier.join(", then from ")))
}

fn handle(journal: &Journal, id: &str) -> String {
    let entry = journal.get(id);
    entry.map_or_else(
        || id.to_owned(),
        |entry| journal.handle_of(entry).to_owned(),
    )
}
