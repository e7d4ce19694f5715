//! How a decision's wording came to be what it is: each amendment with what it changed, from and to.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::document::Line;
use super::record::{Typed, shown};
use super::words::{LONG, cut};
use crate::model::kinds::Decision;
use crate::model::{Field, Fields, Journal, Of, Value};

/// An amendment in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Amended {
    /// Its id.
    pub amendment: String,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Whether it changed spelling only.
    pub editorial: bool,
    /// What changed.
    pub changes: Vec<Change>,
}

/// A field that got another value.
#[derive(Debug, Clone)]
pub struct Change {
    /// The field.
    pub field: &'static Field,
    /// What stood there.
    pub from: Option<Value>,
    /// What stands there since.
    pub to: Value,
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown<'a> {
            field: &'static str,
            from: Option<Typed<'a>>,
            to: Typed<'a>,
        }
        let typed = |value| Typed(self.field.shape, value);
        Shown {
            field: self.field.name,
            from: self.from.as_ref().map(typed),
            to: typed(&self.to),
        }
        .serialize(serializer)
    }
}

/// The amendments of a decision, in order.
pub fn amended(journal: &Journal, decision: Of<'_, Decision>) -> Vec<Amended> {
    let mut wording = decision.body.clone();
    let mut amended = Vec::new();
    for amendment in journal.amendments(decision.entry) {
        let before = wording.values();
        let changes = amendment.body.changes.iter().map(|(field, value)| Change {
            field,
            from: before
                .iter()
                .find(|(other, _)| other.name == field.name)
                .map(|(_, value)| value.clone()),
            to: value.clone(),
        });
        amended.push(Amended {
            amendment: amendment.entry.id.to_string(),
            on: amendment.entry.on,
            reason: amendment.body.reason.to_string(),
            editorial: amendment.body.editorial,
            changes: changes.collect(),
        });
        for (field, value) in &amendment.body.changes {
            // Values were checked against their fields when the amendment was read.
            let _ = wording.set(field.name, value.clone());
        }
    }
    amended
}

impl Amended {
    /// What changed, from and to.
    pub fn lines(&self) -> Vec<Line> {
        let lines = |change: &Change| change.lines(usize::MAX);
        self.changes.iter().flat_map(lines).collect()
    }

    /// The same, with long texts cut.
    pub fn short_lines(&self) -> Vec<Line> {
        let lines = |change: &Change| change.lines(LONG);
        self.changes.iter().flat_map(lines).collect()
    }
}

impl Change {
    fn lines(&self, most: usize) -> Vec<Line> {
        let shown = |value: &Value| cut(&shown(value), most);
        let name = match self.field.name {
            "text" => "Now".to_owned(),
            other => super::words::capital(&other.replace('_', " ")),
        };
        let now = Line::new()
            .faint(format!("{name}: "))
            .quoted(shown(&self.to));
        match &self.from {
            Some(from) => vec![now, Line::new().faint("Was: ").quoted(shown(from))],
            None => vec![now],
        }
    }
}
