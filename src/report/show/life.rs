//! The life of a decision: its wording now and how it came to be, where people stand, what was said against it,
//! promised for it, told of it, and what came of it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::kinds::{Commitment, Decision, Relay, Review};
use crate::model::{Journal, Of, Word};
use crate::report::amendments::{Amended, amended};
use crate::report::people::spoken_of;
use crate::report::record::{FieldValues, label};
use crate::report::relays::{Owed, owed};
use crate::report::standing::{Stood, standing};
use crate::report::{Heard, Promise};

/// Everything that hangs on a decision.
#[derive(Debug, Clone, Serialize)]
pub struct Life {
    /// The fields as they stand now, all amendments applied.
    pub current: FieldValues,
    /// How the wording came to be.
    pub amendments: Vec<Amended>,
    /// Where people stand now.
    pub standing: Vec<Stood>,
    /// What was said against it or its topic, with the answers.
    pub dissents: Vec<Heard>,
    /// What was promised for it.
    pub commitments: Vec<Promise>,
    /// What was told of it.
    pub relays: Vec<Told>,
    /// Who still has to hear it.
    pub owed: Vec<Owed>,
    /// What came of it.
    pub reviews: Vec<Reviewed>,
    /// The decisions that it changed, and those that changed it.
    pub links: Vec<Link>,
    /// The day on which it ended, where it did.
    pub ended: Option<NaiveDate>,
}

/// A relay in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    /// The id.
    pub id: String,
    /// The handle.
    pub handle: String,
    /// The day.
    pub on: NaiveDate,
    /// As reports call the one who told it.
    pub name: String,
    /// Who was told.
    pub audience: Vec<String>,
    /// How.
    pub channel: Option<String>,
    /// The words.
    pub said: String,
    /// The id of the later relay that puts it right.
    pub corrected_by: Option<String>,
}

/// A review in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Reviewed {
    /// The id.
    pub id: String,
    /// The day.
    pub on: NaiveDate,
    /// What came of it.
    pub outcome: &'static str,
    /// Whether it was decided well.
    pub verdict_process: Option<&'static str>,
    /// What the team learnt.
    pub lesson: Option<String>,
    /// What follows.
    pub next: Option<&'static str>,
}

/// Another decision that changed this one, or that this one changed.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// `supersedes`, `superseded_by`, `reverses`, `reversed_by`, `excepts` or `excepted_by`.
    pub relation: &'static str,
    /// The other's id.
    pub id: String,
    /// The other in a few words.
    pub subject: String,
    /// The day of the other, where it is there.
    pub on: Option<NaiveDate>,
}

impl Life {
    pub(super) fn of(journal: &Journal, decision: Of<'_, Decision>, as_of: NaiveDate) -> Self {
        let id = &*decision.entry.id;
        Self {
            current: super::values_of(&journal.current(decision)),
            amendments: amended(journal, decision),
            standing: standing(journal, decision),
            dissents: journal
                .dissents_on(decision)
                .map(|dissent| Heard::of(journal, dissent, as_of))
                .collect(),
            commitments: journal
                .naming_as::<Commitment>(id)
                .map(|commitment| Promise::of(journal, commitment, as_of))
                .collect(),
            relays: journal
                .naming_as::<Relay>(id)
                .map(|relay| Told::of(journal, relay, as_of))
                .collect(),
            owed: owed(journal, decision, as_of),
            reviews: journal.naming_as::<Review>(id).map(Reviewed::of).collect(),
            links: links(journal, decision),
            ended: journal.end(decision, as_of).map(|end| end.on),
        }
    }
}

impl Told {
    fn of(journal: &Journal, relay: Of<'_, Relay>, as_of: NaiveDate) -> Self {
        let id = &*relay.entry.id;
        let corrected_by = journal
            .naming_as::<Relay>(id)
            .find(|later| later.body.corrects.as_deref() == Some(id));
        Self {
            id: id.to_owned(),
            handle: journal.handle_of(relay.entry).to_owned(),
            on: relay.entry.on,
            name: spoken_of(journal, as_of, relay.entry, &relay.body.member),
            audience: relay
                .body
                .audience
                .iter()
                .map(ToString::to_string)
                .collect(),
            channel: relay.body.channel.as_deref().map(str::to_owned),
            said: relay.body.said.to_string(),
            corrected_by: corrected_by.map(|later| later.entry.id.to_string()),
        }
    }
}

impl Reviewed {
    fn of(review: Of<'_, Review>) -> Self {
        Self {
            id: review.entry.id.to_string(),
            on: review.entry.on,
            outcome: review.body.outcome.as_str(),
            verdict_process: review.body.verdict_process.map(Word::as_str),
            lesson: review.body.lesson.as_deref().map(str::to_owned),
            next: review.body.next.map(Word::as_str),
        }
    }
}

fn links(journal: &Journal, decision: Of<'_, Decision>) -> Vec<Link> {
    let id = &*decision.entry.id;
    let mut links = Vec::new();
    for (relation, other) in named(decision.body) {
        links.push(Link {
            relation,
            id: other.to_owned(),
            subject: label(journal, other),
            on: journal.get(other).map(|entry| entry.on),
        });
    }
    for later in journal.naming_as::<Decision>(id) {
        for (relation, _) in named(later.body).filter(|(_, other)| *other == id) {
            links.push(Link {
                relation: inverse(relation),
                id: later.entry.id.to_string(),
                subject: label(journal, &later.entry.id),
                on: Some(later.entry.on),
            });
        }
    }
    links
}

/// The earlier decisions that a decision names.
fn named(decision: &Decision) -> impl Iterator<Item = (&'static str, &str)> {
    let relations = [
        ("supersedes", &decision.supersedes),
        ("reverses", &decision.reverses),
        ("excepts", &decision.excepts),
    ];
    relations
        .into_iter()
        .filter_map(|(relation, id)| Some((relation, id.as_deref()?)))
}

fn inverse(relation: &str) -> &'static str {
    match relation {
        "supersedes" => "superseded_by",
        "reverses" => "reversed_by",
        _ => "excepted_by",
    }
}
