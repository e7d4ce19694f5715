//! What every rule is given to look with, and how it puts a question.

use chrono::{NaiveDate, TimeDelta};

use super::{Evidence, Rule};
use crate::model::{Entry, Journal, Level, Source, Span, Team, Text, Value, time};

/// The journal as of a day, and what helps to ask it.
#[derive(Debug)]
pub struct Check<'a> {
    /// The journal, with nothing in it that came later than `as_of`.
    pub journal: &'a Journal,
    /// The day at whose end the question is asked.
    pub as_of: NaiveDate,
}

/// A question as a rule puts it, before it gets its level, its state and the texts of the rule.
#[derive(Debug)]
pub struct Draft {
    /// What the fingerprint names: an entry's date and suffix, or `member:dee`, or `ritual:weekly`.
    pub key: String,
    /// The day from which on it can be asked.
    pub on: NaiveDate,
    /// The entries that it is about, the one that raised it first.
    pub subjects: Vec<Text>,
    /// Whom it is about.
    pub members: Vec<String>,
    /// The occasion in one sentence.
    pub title: String,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// The loudest level that its evidence bears.
    pub at_most: Level,
}

impl Draft {
    /// A question raised by an entry, on the day on which it happened.
    pub fn about(subject: &Entry, title: impl Into<String>) -> Self {
        Self {
            key: key(&subject.id),
            on: subject.on,
            subjects: vec![subject.id.clone()],
            members: Vec::new(),
            title: title.into(),
            evidence: Vec::new(),
            at_most: Level::Flag,
        }
    }

    /// With another entry that it is about.
    #[must_use]
    pub fn with_subject(mut self, subject: &Entry) -> Self {
        if !self.subjects.contains(&subject.id) {
            self.subjects.push(subject.id.clone());
        }
        self
    }

    /// With whom it is about, where the record is first-hand; second-hand word caps the level.
    #[must_use]
    pub fn with_who(mut self, who: &Who) -> Self {
        match &who.handle {
            Some(handle) if !self.members.contains(handle) => self.members.push(handle.clone()),
            Some(_) => {}
            None => self.at_most = self.at_most.min(Level::Ask),
        }
        self
    }

    /// With words of an entry's field, all of it.
    #[must_use]
    pub fn quoting(mut self, entry: &Entry, field: &'static str, text: &str) -> Self {
        self.evidence.push(Evidence::whole(&entry.id, field, text));
        self
    }

    /// Raised on another day than its subject's.
    #[must_use]
    pub fn on(mut self, day: NaiveDate) -> Self {
        self.on = day;
        self
    }
}

/// The person in a finding, as far as the record may name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The handle; `None` where the word is only second-hand, or the name withheld.
    pub handle: Option<String>,
    /// What a title calls them: the name, or "Someone".
    pub name: String,
}

/// An entry's date and suffix, which a renamed slug does not touch.
pub fn key(id: &str) -> String {
    let handle = crate::model::id::handle(id);
    crate::model::id::date(id).map_or_else(|| id.to_owned(), |day| format!("{day}-{handle}"))
}

impl<'a> Check<'a> {
    /// The team.
    pub fn team(&self) -> &'a Team {
        &self.journal.team
    }

    /// The end of the day at which the question is asked.
    pub fn now(&self) -> Span {
        time::end_of(self.as_of)
    }

    /// A threshold of a rule: the team's, or the rule's own.
    pub fn threshold(&self, rule: &Rule, name: &str) -> f64 {
        let own = rule
            .thresholds
            .iter()
            .find(|threshold| threshold.name == name);
        self.team()
            .threshold(name, own.map_or(0.0, |threshold| threshold.default))
    }

    /// The same, as a number of days.
    pub fn days(&self, rule: &Rule, name: &str) -> TimeDelta {
        let hours = (self.threshold(rule, name) * 24.0).clamp(0.0, 1e6);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
        TimeDelta::hours(hours as i64)
    }

    /// Names a person whom an entry speaks of. Second-hand word names nobody, until a `seen` or `self` entry of the
    /// same kind, about the same member and the same subject, confirms it.
    pub fn who(&self, entry: &Entry, handle: &str) -> Who {
        let hidden = entry.is_reported() && !self.is_confirmed(entry, handle);
        if hidden || handle == crate::model::kinds::WITHHELD {
            return Who {
                handle: None,
                name: "Someone".to_owned(),
            };
        }
        Who {
            handle: Some(handle.to_owned()),
            name: self.team().name_of(handle).to_owned(),
        }
    }

    /// Whether somebody saw, or said of themselves, what an entry reports.
    fn is_confirmed(&self, reported: &Entry, handle: &str) -> bool {
        let mut about = Vec::new();
        reported.each_ref(&mut |field, id| {
            if field.name != "meeting" {
                about.push(id);
            }
        });
        let confirms = |entry: &Entry| {
            entry.kind() == reported.kind()
                && matches!(entry.source, Source::Seen | Source::Own)
                && speaks_of(entry, handle)
                && same_signal(entry, reported)
        };
        about.iter().any(|id| self.journal.naming(id).any(confirms))
    }
}

/// Whether an entry is about a member.
fn speaks_of(entry: &Entry, handle: &str) -> bool {
    let mut found = false;
    entry
        .body
        .each_person(&mut |_, person| found |= person == handle);
    found
}

/// A signal confirms one of its own sort only: a win says nothing of a side conversation.
fn same_signal(entry: &Entry, other: &Entry) -> bool {
    let what = |entry: &Entry| {
        entry
            .body
            .values()
            .into_iter()
            .find(|(field, _)| field.name == "what")
    };
    match (what(entry), what(other)) {
        (Some((_, Value::Text(one))), Some((_, Value::Text(two))))
            if entry.kind() == crate::model::Kind::Signal =>
        {
            one == two
        }
        _ => true,
    }
}
