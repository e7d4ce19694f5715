//! The life of a decision: its wording now and how it came to be, where people stand, what was said against it,
//! promised for it, told of it, and what came of it.

pub mod fields;
mod page;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

pub use page::{explained, stood};

use super::amendments::{Amended, amended};
use super::people::{SOMEONE, called, spoken_of};
use super::record::{FieldValues, label};
use super::relays::{Owed, owed};
use super::standing::{Stood, standing};
use super::{Heard, Promise};
use crate::model::kinds::{Address, Commitment, Decision, Relay, Review, Signal};
use crate::model::{AddressResult, Fields, Journal, Kind, Of, Word};
use crate::rules::{Check, hold};

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
    /// What was seen outside the forum that bears on it or its topic.
    pub signals: Vec<Sign>,
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
    /// `faithful`, `drift` or `unclear`, held against what stood that day; null where nothing surely stood.
    pub compared: Option<&'static str>,
    /// Whether people have looked at how it differs, and dismissed the question.
    pub dismissed: bool,
}

/// A signal in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Sign {
    /// The id.
    pub id: String,
    /// The handle.
    pub handle: String,
    /// The day.
    pub on: NaiveDate,
    /// `side-conversation`, `public-dissent`, `directive` or `win`.
    pub what: &'static str,
    /// As reports call those who were seen; nobody where the word is only second-hand.
    pub who: Vec<String>,
    /// What was seen or heard.
    pub seen: String,
    /// What was said when asked.
    pub reply: Option<String>,
    /// Whether the word is only second-hand.
    pub second_hand: bool,
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
    /// Everything that hangs on a decision, as it stands at the end of a day.
    pub fn of(journal: &Journal, decision: Of<'_, Decision>, as_of: NaiveDate) -> Self {
        let id = &*decision.entry.id;
        let relays = Relays::new(journal, as_of);
        Self {
            current: FieldValues::new(Kind::Decision, journal.current(decision).values()),
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
                .map(|relay| relays.told(relay))
                .collect(),
            owed: owed(journal, decision, as_of),
            signals: journal
                .signals_on(decision)
                .map(|signal| Sign::of(&relays.check, signal))
                .collect(),
            reviews: journal.naming_as::<Review>(id).map(Reviewed::of).collect(),
            links: links(journal, decision),
            ended: journal.end(decision, as_of).map(|end| end.on),
        }
    }
}

/// What is needed to tell how relays compare.
#[derive(Debug)]
pub struct Relays<'a> {
    check: Check<'a>,
    addressed: HashMap<&'a str, AddressResult>,
}

impl<'a> Relays<'a> {
    /// Reads the addresses of a journal once.
    pub fn new(journal: &'a Journal, as_of: NaiveDate) -> Self {
        let addresses = journal.all::<Address>();
        Self {
            check: Check::new(journal, as_of),
            addressed: addresses
                .map(|address| (&*address.body.finding, address.body.result))
                .collect(),
        }
    }

    /// What the comparison asks with.
    pub fn check(&self) -> &Check<'a> {
        &self.check
    }

    /// The day at whose end the journal is read.
    pub fn as_of(&self) -> NaiveDate {
        self.check.as_of
    }

    /// A relay with how it compares.
    pub fn told(&self, relay: Of<'a, Relay>) -> Told {
        let journal = self.check.journal;
        let id = &*relay.entry.id;
        let corrected_by = journal
            .naming_as::<Relay>(id)
            .find(|later| later.body.corrects.as_deref() == Some(id));
        let name = spoken_of(journal, self.check.as_of, relay.entry, &relay.body.member);
        let audience = relay.body.audience.iter();
        let audience = audience.filter(|_| name != SOMEONE);
        let fingerprint = format!("relay-drift/{}", self.check.key(id));
        let compared = journal
            .get_as::<Decision>(&relay.body.decision)
            .filter(|decision| journal.surely_stood(*decision, relay.entry.when()))
            .and_then(|decision| hold(&self.check, decision, relay.into()));
        Told {
            id: id.to_owned(),
            handle: journal.handle_of(relay.entry).to_owned(),
            on: relay.entry.on,
            audience: audience.map(ToString::to_string).collect(),
            name,
            channel: relay.body.channel.as_deref().map(str::to_owned),
            said: relay.body.said.to_string(),
            corrected_by: corrected_by.map(|later| later.entry.id.to_string()),
            compared: compared.map(|held| held.against.comparison.verdict.as_str()),
            dismissed: self.addressed.get(fingerprint.as_str()) == Some(&AddressResult::Dismissed),
        }
    }
}

impl Sign {
    fn of(check: &Check<'_>, signal: Of<'_, Signal>) -> Self {
        let who = signal.body.who.iter();
        let who = who.filter_map(|handle| check.who(signal.entry, handle).handle);
        Self {
            id: signal.entry.id.to_string(),
            handle: check.journal.handle_of(signal.entry).to_owned(),
            on: signal.entry.on,
            what: signal.body.what.as_str(),
            who: who.map(|handle| called(check.team(), &handle)).collect(),
            seen: signal.body.seen.to_string(),
            reply: signal.body.reply.as_deref().map(str::to_owned),
            second_hand: check.is_hearsay(signal.entry),
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
