//! What every rule is given to look with, and how it puts a question.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::{DateTime, NaiveDate, TimeDelta};

use super::dissents::Dissents;
use super::reinterpretation::told::{ByPlace, Known};
use super::{Evidence, Rule};
use crate::model::team::Member;
use crate::model::{Entry, Journal, Level, Span, Team, Text, time};
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
    /// What came of every relay; made when first asked for, since several rules rest on it. Those that are known already
    /// are left out.
    pub(super) told: OnceLock<ByPlace<'a>>,
    /// What is known of relays from a look at the journal as it stood later.
    pub(super) known: Option<Known<'a>>,
    /// Who dissented on what, made when first asked for.
    dissents: OnceLock<Dissents<'a>>,
    /// Keys that several entries would have, with the id of the one that has it.
    shared: OnceLock<HashMap<String, &'a str>>,
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
    /// The smaller heading under which the rule's text explains it, where the rule tells cases apart.
    pub case: Option<&'static str>,
}

impl Draft {
    /// A question raised by an entry, on the day on which it happened.
    pub fn about(subject: &Entry, title: impl Into<String>) -> Self {
        Self::of_team(key(&subject.id), subject.on, title).with_subject(subject)
    }

    /// A question about the team or a member, raised by no entry, from a day on.
    pub fn of_team(key: String, on: NaiveDate, title: impl Into<String>) -> Self {
        Self {
            key,
            on,
            subjects: Vec::new(),
            members: Vec::new(),
            title: title.into(),
            evidence: Vec::new(),
            notes: Vec::new(),
            rests_on: Vec::new(),
            at_most: Level::Flag,
            case: None,
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
/// hand do. Where the last word of such an id only looks like a suffix, [`Check::key`] tells it from others.
pub fn key(id: &str) -> String {
    match crate::model::id::lasting(id) {
        Some((day, suffix)) => format!("{day}-{suffix}"),
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
            known: None,
            dissents: OnceLock::new(),
            shared: OnceLock::new(),
        }
    }

    /// Looks at the same journal as it stood at the end of an earlier day. What came of relays since is not looked at
    /// again where nothing was recorded that could change it.
    pub(super) fn earlier<'e>(&'e self, stood: &'e Journal, as_of: NaiveDate) -> Check<'e> {
        let told = self.told.get().filter(|_| self.known.is_none());
        Check {
            known: told.map(|told| Known::before(self.journal, as_of, told)),
            ..Check::new(stood, as_of)
        }
    }

    /// The key of an entry, its own: of entries of one day that end alike, one has the short key and the others their
    /// whole ids. The short one goes to an entry that its content's hash named, else to the one that was first.
    pub fn key(&self, id: &str) -> String {
        let short = key(id);
        let shared = self.shared.get_or_init(|| shared_keys(self.journal));
        match shared.get(&short) {
            Some(keeper) if *keeper != id => id.to_owned(),
            _ => short,
        }
    }

    /// Who dissented on what.
    pub(super) fn dissents(&self) -> &Dissents<'a> {
        self.dissents.get_or_init(|| Dissents::of(self.journal))
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

    /// The same, as a number of things.
    pub fn count(&self, rule: &Rule, name: &str) -> usize {
        let count = self.threshold(rule, name).ceil().clamp(0.0, 1e6);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to what fits"
        )]
        let count = count as usize;
        count
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
        if self.is_hearsay_of(entry, handle) || handle == crate::model::kinds::WITHHELD {
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
        entry.is_reported() && !self.journal.is_confirmed(entry, None)
    }

    /// Whether what an entry says of a person is second-hand word that nobody has confirmed.
    pub fn is_hearsay_of(&self, entry: &Entry, handle: &str) -> bool {
        entry.is_reported() && !self.journal.is_confirmed(entry, Some(handle))
    }
}

/// The keys that several entries would have. Ids that begin with a day and end alike are rare.
fn shared_keys(journal: &Journal) -> HashMap<String, &str> {
    let mut by_key: HashMap<String, Vec<&Entry>> = HashMap::new();
    for entry in journal.sharing_a_handle() {
        by_key.entry(key(&entry.id)).or_default().push(entry);
    }
    let is_hashed = |entry: &&&Entry| {
        let digest = entry.digest();
        digest.is_some_and(|digest| digest.short() == entry.handle())
    };
    by_key
        .into_iter()
        .filter(|(_, sharing)| sharing.len() > 1)
        .filter_map(|(key, sharing)| {
            // A day and a suffix alone are a key by themselves, and can have no other.
            let bare = sharing.iter().find(|entry| *entry.id == *key);
            let hashed = sharing.iter().find(is_hashed);
            let keeper = bare.or(hashed).or(sharing.first())?;
            Some((key, &*keeper.id))
        })
        .collect()
}

/// The words of a team that the comparison of wording needs.
pub fn lexicon(team: &Team) -> Lexicon {
    let person = |member: &Member| Person {
        handle: member.handle.clone(),
        name: member.name.clone(),
        role: member.role.clone(),
    };
    Lexicon {
        synonyms: team.synonyms.clone(),
        people: team.members.iter().map(person).collect(),
        teams: team.functions().into_iter().map(str::to_owned).collect(),
        fiscal_year_starts: team.fiscal_year_starts,
        ..Lexicon::default()
    }
}
