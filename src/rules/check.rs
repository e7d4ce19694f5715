//! What every rule is given to look with, and how it puts a question.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::{DateTime, NaiveDate, TimeDelta};

use super::reinterpretation::told::Told;
use super::{Evidence, Rule};
use crate::model::team::Member;
use crate::model::{Digest, Entry, Journal, Level, Source, Span, Team, Text, Value, time};
use crate::wording::{Lexicon, Person, Words, times};

/// The journal as of a day, and what helps to ask it.
#[derive(Debug)]
pub struct Check<'a> {
    /// The journal, with nothing in it that came later than `as_of`.
    pub journal: &'a Journal,
    /// The day at whose end the question is asked.
    pub as_of: NaiveDate,
    /// The team's own words, made when first asked for.
    lexicon: OnceLock<Lexicon>,
    /// What came of every relay, by id; made when first asked for, since several rules rest on it.
    pub(super) told: OnceLock<HashMap<&'a str, Told<'a>>>,
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
    /// What the words do not say by themselves, a short sentence each.
    pub notes: Vec<String>,
    /// What else must stay the same for a dismissed question to stay silent.
    pub rests_on: Vec<String>,
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
            notes: Vec::new(),
            rests_on: Vec::new(),
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

    /// With a sentence on what the words do not say by themselves.
    #[must_use]
    pub fn noting(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// No louder than a question where the evidence is second-hand.
    #[must_use]
    pub fn as_heard(mut self, is_hearsay: bool) -> Self {
        if is_hearsay {
            self.at_most = self.at_most.min(Level::Ask);
        }
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

/// An entry's date and suffix, which a renamed slug does not touch; all of an id that ends otherwise, as ids given by
/// hand do.
pub fn key(id: &str) -> String {
    let handle = crate::model::id::handle(id);
    let is_suffix = handle.len() == 5 && Digest::is_short(handle);
    match crate::model::id::date(id).filter(|_| is_suffix) {
        Some(day) => format!("{day}-{handle}"),
        None => id.to_owned(),
    }
}

impl<'a> Check<'a> {
    /// Looks at a journal as of a day; the journal has nothing in it that came later.
    pub fn new(journal: &'a Journal, as_of: NaiveDate) -> Self {
        Self {
            journal,
            as_of,
            lexicon: OnceLock::new(),
            told: OnceLock::new(),
        }
    }

    /// The names and synonyms of the team, for the comparison of wording.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| lexicon(self.team()))
    }

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

    /// The dates that a text of a day names, in its own words.
    pub fn dates_in(&self, text: &str, on: NaiveDate) -> Vec<String> {
        let times = times(&Words::new(text, Some(on), self.lexicon()));
        times.into_iter().map(|quote| quote.text).collect()
    }

    /// Whether, at the end of the day asked for, more than `window` has surely passed since something.
    pub fn has_passed(&self, since: Span, window: TimeDelta) -> bool {
        self.now().surely_after_window(since, window)
    }

    /// The first day at whose end that was so.
    pub fn passed_on(&self, since: Span, window: TimeDelta) -> NaiveDate {
        let next = since.last.saturating_add(window.num_seconds() + 1);
        DateTime::from_timestamp(next, 0).map_or(self.as_of, |moment| moment.date_naive())
    }

    /// Names a person whom an entry speaks of. Second-hand word names nobody, until a `seen` or `self` entry of the
    /// same kind, about the same member and the same subject, confirms it.
    pub fn who(&self, entry: &Entry, handle: &str) -> Who {
        let hidden = entry.is_reported() && !self.is_confirmed(entry, Some(handle));
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

    /// Whether an entry is second-hand word that nobody has confirmed, whomever it is about.
    pub fn is_hearsay(&self, entry: &Entry) -> bool {
        entry.is_reported() && !self.is_confirmed(entry, None)
    }

    /// Whether somebody saw, or said of themselves, what an entry reports.
    fn is_confirmed(&self, reported: &Entry, handle: Option<&str>) -> bool {
        let mut about = Vec::new();
        reported.each_ref(&mut |field, id| {
            if field.name != "meeting" {
                about.push(id);
            }
        });
        let confirms = |entry: &Entry| {
            entry.kind() == reported.kind()
                && matches!(entry.source, Source::Seen | Source::Own)
                && handle.is_none_or(|handle| speaks_of(entry, handle))
                && same_signal(entry, reported)
        };
        about.iter().any(|id| self.journal.naming(id).any(confirms))
    }
}

/// The words of a team that the comparison of wording needs.
fn lexicon(team: &Team) -> Lexicon {
    let person = |member: &Member| Person {
        handle: member.handle.clone(),
        name: member.name.clone(),
    };
    Lexicon {
        synonyms: team.synonyms.clone(),
        people: team.members.iter().map(person).collect(),
        teams: team.functions().into_iter().map(str::to_owned).collect(),
        fiscal_year_starts: team.fiscal_year_starts,
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
