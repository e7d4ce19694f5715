//! What came of a journal that was shared: what others recorded, and how much of one's own went there.

use chrono::NaiveDate;
use serde::Serialize;

use super::between::Differing;
use super::document::{Item, Line};
use super::show::Naming;
use super::words::{and, capital, count};
use super::{Document, View};
use crate::model::Journal;

/// How many entries are listed for people.
const LISTED: usize = 20;

/// What came of sharing a branch.
#[derive(Debug, Clone, Serialize)]
pub struct Synced {
    /// The branch.
    pub branch: String,
    /// What it follows, such as `origin/main`.
    pub upstream: String,
    /// Whether the other repository had no such branch yet.
    pub is_new: bool,
    /// Whether it was only looked at.
    pub dry_run: bool,
    /// The entries that others recorded, in the order of the journal.
    pub received: Vec<Naming>,
    /// The ids of entries that others corrected or closed.
    pub corrected: Vec<String>,
    /// The ids of entries that the other repository did not have, sorted.
    pub sent: Vec<String>,
}

/// What came of sharing a branch: `came` is how the journal differs from before, `went` how it differs from what the other
/// repository had; `names` are the branch and what it follows.
pub fn synced(
    journal: &Journal,
    as_of: NaiveDate,
    names: (&str, &str),
    came: Differing,
    went: &Differing,
) -> Synced {
    let received = journal
        .entries()
        .filter(|entry| came.added.contains(&*entry.id));
    let mut sent: Vec<String> = went.added.iter().cloned().collect();
    sent.sort();
    Synced {
        branch: names.0.to_owned(),
        upstream: names.1.to_owned(),
        is_new: false,
        dry_run: false,
        received: received
            .map(|entry| Naming::of(journal, entry, as_of))
            .collect(),
        corrected: came
            .corrected
            .into_iter()
            .map(|corrected| corrected.id)
            .collect(),
        sent,
    }
}

impl Synced {
    /// What came and went, in a sentence.
    pub fn headline(&self) -> String {
        let (would_come, would_go) = if self.dry_run {
            ("would come from", "would go there")
        } else {
            ("came from", "went there")
        };
        let mut parts = Vec::new();
        if !self.received.is_empty() {
            let entries = count(self.received.len(), "entry", "entries");
            parts.push(format!("{entries} {would_come} {}", self.upstream));
        }
        if !self.sent.is_empty() {
            let entries = count(self.sent.len(), "entry", "entries");
            let there = if parts.is_empty() {
                would_go.replace("there", &format!("to {}", self.upstream))
            } else {
                would_go.to_owned()
            };
            parts.push(format!("{entries} {there}"));
        }
        if self.is_new && parts.is_empty() {
            let (is, on) = (if self.dry_run { "would be" } else { "is" }, &self.upstream);
            return format!("The branch {is} shared as {on}.");
        }
        if parts.is_empty() {
            return format!("Nothing new here or on {}.", self.upstream);
        }
        format!("{}.", capital(&and(&parts)))
    }
}

impl View for Synced {
    const SCHEMA: &'static str = "firstteam/sync/1";

    fn document(&self) -> Document {
        let listed = self.received.iter().take(LISTED).map(Naming::item);
        let more = self.received.len().saturating_sub(LISTED);
        let more = (more > 0).then(|| {
            Item::new(
                Line::new()
                    .faint(format!("and {more} more: "))
                    .code("firstteam log"),
            )
        });
        let corrected = self.corrected.iter();
        let corrected =
            corrected.map(|id| Item::new(Line::new().code(id).faint(", corrected or closed")));
        Document::default()
            .paragraph(self.headline())
            .list(listed.chain(more).chain(corrected).collect())
    }

    fn is_empty(&self) -> bool {
        self.received.is_empty() && self.corrected.is_empty() && self.sent.is_empty()
    }
}
