//! What the next forum must take up, in the order in which a good chair would take it: what was upheld, dissent that
//! waits for an answer, promises, reviews, changes to ratify, topics, questions. One subject is one point.

mod page;
mod reasons;

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::people::called;
use super::record::label;
use super::{Document, View};
use crate::model::journal::held;
use crate::model::kinds::Meeting;
use crate::model::{Body, Entry, Journal, Of, Ritual, Word};
use crate::rules::Finding;
use reasons::{About, Gathered};

/// How far ahead reviews are looked for where nothing says when the next forum is.
const AHEAD: TimeDelta = TimeDelta::days(7);
/// How many references lead at most from an entry to its subject: enough for every kind, and an end where they circle.
const STEPS: usize = 8;

/// What the next forum must take up.
#[derive(Debug, Clone, Serialize)]
pub struct Agenda {
    /// The team's name.
    pub team: String,
    /// The day at whose end it stands so.
    pub as_of: NaiveDate,
    /// The meeting that it is for; any forum, where none is named.
    pub ritual: Option<&'static str>,
    /// The day of the last such meeting.
    pub last: Option<NaiveDate>,
    /// The day by which the next is expected, where the team has said how often it is held.
    pub expected: Option<NaiveDate>,
    /// How many points there are.
    pub total: usize,
    /// The points, in order.
    pub points: Vec<Point>,
    /// Whether only some were asked for, and of whom.
    #[serde(skip)]
    narrowed: Option<Narrowed>,
}

/// Whose points were asked for.
#[derive(Debug, Clone)]
struct Narrowed {
    who: Option<String>,
}

/// A subject that the forum must take up.
#[derive(Debug, Clone, Serialize)]
pub struct Point {
    /// The id of the entry that it is about; the fingerprint of its finding, where that is about none.
    pub id: String,
    /// The entry's handle.
    pub handle: Option<String>,
    /// The subject in a few words.
    pub subject: String,
    /// What is asked of the forum first: `decide`, `answer`, `report` or `ratify`.
    pub asks: Asks,
    /// The handles of those who should speak first.
    pub who: Vec<String>,
    /// Why it is taken up, the most pressing first.
    pub reasons: Vec<Reason>,
}

/// A reason why a subject is taken up.
#[derive(Debug, Clone, Serialize)]
pub struct Reason {
    /// Which kind of reason.
    pub kind: Why,
    /// What is asked.
    pub asks: Asks,
    /// The handles of those who should speak to it.
    pub who: Vec<String>,
    /// The reason in a line.
    pub text: String,
    /// The words that it is about, where it quotes any.
    pub words: Option<String>,
    /// The ids of the entries.
    pub entries: Vec<String>,
    /// Their handles.
    pub handles: Vec<String>,
    /// The finding's fingerprint, where it is one.
    pub finding: Option<String>,
    /// The fingerprints of all that are asked as one, that one first.
    pub findings: Vec<String>,
    /// Those who should speak, as reports call them.
    #[serde(skip)]
    names: Vec<String>,
}

/// Why a subject is taken up, in the order in which a chair takes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A finding was upheld, and nothing was changed yet.
    Upheld,
    /// A dissent has no answer.
    Dissent,
    /// A promise is overdue, or was missed or moved since the last forum.
    Promise,
    /// A decision is to be reviewed.
    Review,
    /// A decision was changed outside the forum, or without some of those who had made it.
    Ratify,
    /// A topic has no outcome.
    Topic,
    /// A finding that nobody has looked at.
    Question,
}

/// What is asked of the forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Asks {
    /// To decide.
    Decide,
    /// To answer.
    Answer,
    /// To hear what became of it.
    Report,
    /// To make a change its own.
    Ratify,
}

/// The agenda of the next forum, or of the next meeting of one kind.
pub fn agenda(
    journal: &Journal,
    as_of: NaiveDate,
    findings: &[Finding],
    ritual: Option<Ritual>,
) -> Agenda {
    let forums = || {
        let mut all = journal.forums().rev();
        all.find(|meeting| ritual.is_none_or(|ritual| meeting.ritual == ritual))
    };
    let last = forums();
    let expected = expected(journal, as_of, ritual, last);
    let until = expected.or_else(|| as_of.checked_add_signed(AHEAD));
    let reasons = reasons::gather(
        journal,
        &reasons::Occasion {
            as_of,
            last: last.map(held),
            until: until.unwrap_or(as_of),
        },
        findings,
    );
    let points = points(journal, reasons);
    Agenda {
        team: journal.team.name.clone(),
        as_of,
        ritual: ritual.map(Word::as_str),
        last: last.map(|meeting| meeting.entry.on),
        expected,
        total: points.len(),
        points,
        narrowed: None,
    }
}

/// The day by which the next meeting of a kind is expected; the day asked for, where that has passed.
fn expected(
    journal: &Journal,
    as_of: NaiveDate,
    ritual: Option<Ritual>,
    last: Option<Of<'_, Meeting>>,
) -> Option<NaiveDate> {
    let mut rituals = journal.team.rituals.iter();
    let cadence = rituals.find(|cadence| Some(cadence.ritual) == ritual)?;
    let next = last?.entry.on.checked_add_signed(cadence.every)?;
    Some(next.max(as_of))
}

/// Reasons as points: those about one subject are one point, in the place of the first.
fn points(journal: &Journal, reasons: Vec<Gathered<'_>>) -> Vec<Point> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut points: Vec<Point> = Vec::new();
    for gathered in reasons {
        let reason = gathered.reason;
        let (about, id) = match gathered.about {
            About::Entry(entry) => {
                let subject = subject_of(journal, entry);
                (Some(subject), subject.id.to_string())
            }
            About::Question(fingerprint) => (None, fingerprint),
        };
        let place = *places.entry(id.clone()).or_insert(points.len());
        if let Some(point) = points.get_mut(place) {
            point.reasons.push(reason);
            continue;
        }
        points.push(Point {
            subject: about.map_or_else(|| reason.text.clone(), |entry| label(journal, &entry.id)),
            handle: about.map(|entry| journal.handle_of(entry).to_owned()),
            id,
            asks: reason.asks,
            who: reason.who.clone(),
            reasons: vec![reason],
        });
    }
    points
}

/// The entry that a forum would call the subject: the decision or topic that an entry is about, else the entry itself.
fn subject_of<'a>(journal: &'a Journal, entry: &'a Entry) -> &'a Entry {
    let mut entry = entry;
    for _ in 0..STEPS {
        let next = match &entry.body {
            Body::Dissent(body) => {
                let decision = journal.decision_meant(&body.on_entry, entry.when());
                let decision = decision.map(|decision| decision.entry);
                decision.or_else(|| journal.get(&body.on_entry))
            }
            Body::Amendment(body) => journal.get(&body.decision),
            Body::Relay(body) => journal.get(&body.decision),
            Body::Review(body) => journal.get(&body.decision),
            Body::Position(body) => journal.get(&body.decision),
            Body::Answer(body) => journal.get(&body.dissent),
            Body::Commitment(body) => body.decision.as_deref().and_then(|id| journal.get(id)),
            Body::Topic(body) => body.about.as_deref().and_then(|id| journal.get(id)),
            Body::Update(body) => body.subject().and_then(|id| journal.get(id)),
            Body::Signal(body) => body.about.first().and_then(|id| journal.get(id)),
            Body::Meeting(body) => body.about.first().and_then(|id| journal.get(id)),
            Body::Decision(_) | Body::Signature(_) | Body::Address(_) => None,
        };
        let Some(next) = next else { break };
        entry = next;
    }
    entry
}

impl Agenda {
    /// Only the points to which a member should speak, and those about a decision, where either is given.
    pub fn only(&mut self, journal: &Journal, who: Option<&str>, decision: Option<&str>) {
        if who.is_none() && decision.is_none() {
            return;
        }
        self.narrowed = Some(Narrowed {
            who: who.map(|who| called(&journal.team, who)),
        });
        let speaks = |reason: &Reason| {
            who.is_none_or(|who| reason.who.iter().any(|speaker| *speaker == *who))
        };
        self.points.retain(|point| {
            point.reasons.iter().any(speaks) && decision.is_none_or(|id| point.id == id)
        });
        self.total = self.points.len();
    }
}

impl View for Agenda {
    const SCHEMA: &'static str = "firstteam/agenda/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    fn is_empty(&self) -> bool {
        self.points.is_empty()
    }
}
