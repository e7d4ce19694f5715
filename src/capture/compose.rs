//! Putting an entry together from its fields, with everything that is wrong told at once.

use chrono::NaiveDate;

use crate::model::{
    Body, Entry, Field, Kind, Moment, Ref, Refusal, Seal, Source, Stance, Text, UpdateState, Value,
};

/// What every entry has, whatever its kind.
#[derive(Debug, Clone)]
pub struct Head {
    /// When it is recorded.
    pub at: Moment,
    /// When it happened.
    pub on: NaiveDate,
    /// Who records it.
    pub by: Option<Text>,
    /// How it came to be known.
    pub source: Source,
    /// The meeting that it belongs to.
    pub meeting: Option<Ref>,
}

/// A field that was refused, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The field.
    pub field: &'static str,
    /// What it needs, in words.
    pub why: String,
}

/// An entry before it has a name, and the words that its name is made of.
#[derive(Debug)]
pub struct Draft {
    /// The entry; its id, path and seal are still empty.
    pub entry: Entry,
}

/// Puts an entry together. All refusals come at once.
pub fn compose(
    kind: Kind,
    head: Head,
    mut values: Vec<(&'static str, Value)>,
) -> Result<Draft, Vec<Refused>> {
    let mut refused = Vec::new();
    let body = Body::build(
        kind,
        &mut |field| {
            let index = values.iter().position(|(name, _)| *name == field.name)?;
            Some(values.swap_remove(index).1)
        },
        &mut |field, refusal| {
            refused.push(Refused {
                field: field.name,
                why: why(field, &refusal),
            });
        },
    );
    if let Some(body) = &body {
        refused.extend(incomplete(body));
    }
    match body {
        Some(body) if refused.is_empty() => Ok(Draft {
            entry: entry(head, body),
        }),
        _ => Err(refused),
    }
}

fn entry(head: Head, body: Body) -> Entry {
    Entry {
        id: Text::default(),
        path: Text::default(),
        at: Some(head.at),
        on: head.on,
        by: head.by,
        source: head.source,
        origin: None,
        seal: Seal::Missing,
        meeting: head.meeting,
        body,
    }
}

fn why(field: &Field, refusal: &Refusal) -> String {
    let what = field.doc.trim();
    match refusal {
        Refusal::Missing => format!("is missing: {what}"),
        Refusal::Empty => format!("is empty: {what}"),
        Refusal::Type(_) => format!("needs {}", field.shape.describe()),
        Refusal::Word(word) => format!("is `{word}`, and needs {}", field.shape.describe()),
    }
}

/// What an entry of a kind needs beyond the fields that are always required. A file without it is still read; an
/// entry is not written without it.
pub fn incomplete(body: &Body) -> Vec<Refused> {
    let lacks = |field, why: &str| {
        vec![Refused {
            field,
            why: why.to_owned(),
        }]
    };
    match body {
        Body::Position(position)
            if position.stance == Stance::Object && position.reason.is_none() =>
        {
            lacks("reason", "is missing: an objection needs a reason")
        }
        Body::Update(update) if update.commitment.is_none() && update.topic.is_none() => lacks(
            "commitment",
            "is missing: say what became of which commitment or topic",
        ),
        Body::Update(update) if update.state == UpdateState::Moved && update.due.is_none() => {
            lacks("due", "is missing: say to when it was moved")
        }
        Body::Amendment(amendment) if amendment.changes.is_empty() => lacks(
            "text",
            "is missing: say what changes, such as --text or --review-on",
        ),
        Body::Meeting(meeting) if meeting.twice().next().is_some() => {
            let twice: Vec<&str> = meeting.twice().collect();
            lacks(
                "absent",
                &format!("names who is present too: {}", twice.join(", ")),
            )
        }
        Body::Meeting(meeting) if meeting.speaking_from_afar().next().is_some() => {
            let absent: Vec<&str> = meeting.speaking_from_afar().collect();
            lacks(
                "proxies",
                &format!("has who is absent speak for another: {}", absent.join(", ")),
            )
        }
        Body::Relay(relay) if relay.audience.is_empty() => {
            lacks("audience", "is missing: say who was told")
        }
        _ => Vec::new(),
    }
}
