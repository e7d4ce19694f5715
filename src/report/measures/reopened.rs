//! Decisions that were reopened.

use chrono::NaiveDate;
use serde::Serialize;

use super::Period;
use crate::model::kinds::{Decision, Dissent, Topic};
use crate::model::{Entry, Journal, Of};

/// How a decision was reopened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// By a topic about it.
    Topic,
    /// By a decision that took its place.
    Superseded,
    /// By a decision that took it back.
    Reversed,
}

/// A decision that was reopened.
#[derive(Debug, Clone, Copy)]
pub struct Reopened<'a> {
    /// The decision.
    pub decision: Of<'a, Decision>,
    /// The topic or decision that reopened it first.
    pub by: &'a Entry,
    /// How.
    pub how: How,
    /// Whether something new was given as the reason.
    pub has_news: bool,
}

/// Decisions that a topic, or a later decision that supersedes or reverses it, reopened in the period: each once, with
/// what reopened it first. Dissent never reopens a decision. Whether there was a reason to is for the rule
/// `relitigated` to ask.
pub fn reopened(journal: &Journal, period: Period, as_of: NaiveDate) -> Vec<Reopened<'_>> {
    let period = period.up_to(as_of);
    let topics = journal.all::<Topic>().filter_map(|topic| {
        let about = topic.body.about.as_deref()?;
        Some((about, topic.entry, How::Topic, has_news(journal, topic)))
    });
    let later = journal.all::<Decision>().flat_map(|later| {
        let news = later.body.new_info.is_some();
        let named = [
            (&later.body.supersedes, How::Superseded),
            (&later.body.reverses, How::Reversed),
        ];
        named
            .into_iter()
            .filter_map(move |(id, how)| Some((id.as_deref()?, later.entry, how, news)))
    });
    let mut found: Vec<Reopened<'_>> = topics
        .chain(later)
        .filter(|(_, by, ..)| period.has(by.on))
        .filter_map(|(id, by, how, has_news)| {
            Some(Reopened {
                decision: journal.get_as(id)?,
                by,
                how,
                has_news,
            })
        })
        .collect();
    found.sort_by_key(|one| journal.position(&one.by.id));
    let mut seen = std::collections::HashSet::new();
    found.retain(|one| seen.insert(&*one.decision.entry.id));
    found
}

/// What settles a topic, and what is said against it, may bring what is new.
fn has_news(journal: &Journal, topic: Of<'_, Topic>) -> bool {
    let id = &*topic.entry.id;
    topic.body.new_info.is_some()
        || journal
            .naming_as::<Decision>(id)
            .any(|settling| settling.new_info.is_some())
        || journal
            .naming_as::<Dissent>(id)
            .any(|dissent| dissent.new_info.is_some())
}
