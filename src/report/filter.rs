//! Which entries a view is asked for.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::goals::serves as goals_served;
use crate::model::kinds::Decision;
use crate::model::{Body, Entry, Journal, Kind, Of, Shape};

/// Which entries are asked for; all, by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// What happened on this day or later.
    pub since: Option<NaiveDate>,
    /// What happened on this day or earlier.
    pub until: Option<NaiveDate>,
    /// What names this member, by the handle.
    pub who: Option<String>,
    /// What hangs on this decision, by the whole id, and the decision itself.
    pub decision: Option<String>,
    /// What serves this goal, by its id: decisions that name it, and promises that do or whose decision does.
    pub goal: Option<String>,
}

impl Filter {
    /// The entries asked for, in the order of the journal.
    pub fn entries<'a>(&'a self, journal: &'a Journal) -> impl Iterator<Item = &'a Entry> {
        let hanging = self.decision.as_deref().map(|id| hanging_on(journal, id));
        journal.entries().filter(move |entry| {
            self.since.is_none_or(|since| entry.on >= since)
                && self.until.is_none_or(|until| entry.on <= until)
                && self.who.as_deref().is_none_or(|who| is_about(entry, who))
                && self
                    .goal
                    .as_deref()
                    .is_none_or(|goal| serves(journal, entry, goal))
                && hanging.as_ref().is_none_or(|ids| ids.contains(&*entry.id))
        })
    }
}

/// Whether a decision or a promise serves a goal.
fn serves(journal: &Journal, entry: &Entry, goal: &str) -> bool {
    match &entry.body {
        Body::Decision(body) => {
            let now = journal.current(Of {
                entry,
                body: &**body,
            });
            now.goals.iter().any(|named| **named == *goal)
        }
        Body::Commitment(body) => goals_served(journal, Of { entry, body }).contains(goal),
        _ => false,
    }
}

/// Whether an entry names a member. The recorder counts only in kinds that name nobody, such as an answer: in most
/// journals one person records everything.
fn is_about(entry: &Entry, handle: &str) -> bool {
    let mut named = false;
    entry
        .body
        .each_person(&mut |_, person| named |= person == handle);
    let names_nobody = !Body::fields_of(entry.kind()).iter().any(|field| {
        matches!(field.shape, Shape::Person | Shape::People) || field.shape == Shape::Stances
    });
    named || names_nobody && entry.by.as_deref() == Some(handle)
}

/// The ids of everything that hangs on a decision: its topic, and whatever names either of them, directly or through
/// another entry. Other decisions are included where they name it, without what hangs on them.
fn hanging_on<'a>(journal: &'a Journal, id: &'a str) -> HashSet<&'a str> {
    let mut trunk = HashSet::from([id]);
    if let Some(topic) = journal
        .get_as::<Decision>(id)
        .and_then(|decision| decision.body.topic.as_deref())
    {
        trunk.insert(topic);
    }
    let mut found = trunk.clone();
    for entry in journal.entries() {
        let (mut names_it, mut names_trunk) = (false, false);
        entry.each_ref(&mut |field, other| {
            names_it |= other == id;
            names_trunk |= field.name != "meeting" && trunk.contains(other);
        });
        match entry.kind() {
            Kind::Decision | Kind::Meeting if names_it => {
                found.insert(&entry.id);
            }
            Kind::Decision | Kind::Meeting => {}
            _ if names_trunk => {
                trunk.insert(&entry.id);
                found.insert(&entry.id);
            }
            _ => {}
        }
    }
    found
}
