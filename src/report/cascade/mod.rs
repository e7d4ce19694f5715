//! Who owes which people which sentence, and by when: the agreed wording ready to be told, what must not be dropped
//! from it, who has told it already, and who still has to.

mod page;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::life::Relays;
use super::people::{SOMEONE, called, subject};
use super::relays::{Owed, owed};
use super::state;
use super::{Document, Told, View};
use crate::model::kinds::{Amendment, Decision, Relay};
use crate::model::{BodyOf, Entry, Journal, Kind, Of, Text};
use crate::rules::Check;

/// Who owes which people which sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Cascade {
    /// The team's name.
    pub team: String,
    /// The day at whose end it stands so.
    pub as_of: NaiveDate,
    /// The id of the meeting or decision that is asked about; null for all that is outstanding.
    pub about: Option<String>,
    /// The kind of that entry.
    pub kind: Option<&'static str>,
    /// The handle of the member who is asked about.
    pub who: Option<String>,
    /// How many decisions there are.
    pub total: usize,
    /// The decisions: where all are asked for, those owed for longest first.
    pub decisions: Vec<Carried>,
    /// The member as reports call them.
    #[serde(skip)]
    name: Option<String>,
}

/// A decision that is to be carried to people.
#[derive(Debug, Clone, Serialize)]
pub struct Carried {
    /// The id.
    pub decision: String,
    /// Its handle.
    pub handle: String,
    /// The decision in a few words.
    pub subject: String,
    /// The day.
    pub on: NaiveDate,
    /// `stands`, `ended`, `superseded` or `reversed`.
    pub state: &'static str,
    /// The wording as it stands.
    pub text: String,
    /// The sentence that was agreed to be told, where one still holds.
    pub tell: Option<String>,
    /// Why it was decided.
    pub why: Option<String>,
    /// What the team gives up for it.
    pub trade_offs: Vec<String>,
    /// What is not done any more.
    pub stops: Vec<String>,
    /// The dates in the wording and in the sentence, in their own words.
    pub dates: Vec<String>,
    /// Who still has to hear it.
    pub owed: Vec<Owed>,
    /// What was told of it, in order.
    pub told: Vec<Heard>,
}

/// A relay, and whether it told an earlier wording.
#[derive(Debug, Clone, Serialize)]
pub struct Heard {
    /// The relay.
    #[serde(flatten)]
    pub told: Told,
    /// Whether the wording has changed in substance since.
    pub earlier: bool,
}

/// Who owes what of all decisions, of those of a meeting, or of one. `who` is the handle of a member, for what that
/// one owes and has told.
pub fn cascade(
    journal: &Journal,
    as_of: NaiveDate,
    about: Option<&Entry>,
    who: Option<&str>,
) -> Cascade {
    let relays = Relays::new(journal, as_of);
    let decisions = decisions(journal, about);
    let carry = |decision| {
        let owed = owed_by(journal, decision, as_of, who);
        let is_named = about.is_some_and(|entry| who.is_none() || entry.kind() == Kind::Decision);
        (is_named || !owed.is_empty()).then(|| Carried::of(journal, &relays, decision, owed, who))
    };
    let mut decisions: Vec<Carried> = decisions.into_iter().filter_map(carry).collect();
    if about.is_none() {
        decisions.sort_by_key(|carried| carried.owed.iter().map(|owed| owed.due).min());
    }
    Cascade {
        team: journal.team.name.clone(),
        as_of,
        about: about.map(|entry| entry.id.to_string()),
        kind: about.map(|entry| entry.kind().as_str()),
        who: who.map(str::to_owned),
        total: decisions.len(),
        decisions,
        name: who.map(|who| called(&journal.team, who)),
    }
}

/// The decisions that are asked about; of a meeting those that it made or changed in substance, each once.
fn decisions<'a>(journal: &'a Journal, about: Option<&'a Entry>) -> Vec<Of<'a, Decision>> {
    let Some(about) = about else {
        return journal.all().collect();
    };
    if let Some(decision) = Decision::of(about) {
        return vec![decision];
    }
    let changed = |entry: &'a Entry| {
        let amendment = Amendment::of(entry).filter(|amendment| amendment.is_substantive())?;
        journal.get_as::<Decision>(&amendment.body.decision)
    };
    let mut seen = HashSet::new();
    journal
        .minuted(about)
        .filter_map(|entry| Decision::of(entry).or_else(|| changed(entry)))
        .filter(|decision| seen.insert(&*decision.entry.id))
        .collect()
}

/// What is owed of a decision by those who led the function when it was asked, and still belong to the team.
fn owed_by(
    journal: &Journal,
    decision: Of<'_, Decision>,
    as_of: NaiveDate,
    who: Option<&str>,
) -> Vec<Owed> {
    let is_here = |handle: &String| {
        let member = journal.team.member(handle);
        member.is_some_and(|member| member.is_in_on(as_of))
    };
    let mut owed = owed(journal, decision, as_of);
    for one in &mut owed {
        one.members.retain(is_here);
    }
    owed.retain(|owed| who.is_none_or(|who| owed.members.iter().any(|member| *member == *who)));
    owed
}

impl Carried {
    fn of<'a>(
        journal: &'a Journal,
        relays: &Relays<'a>,
        decision: Of<'a, Decision>,
        owed: Vec<Owed>,
        who: Option<&str>,
    ) -> Self {
        let wording = journal.current(decision);
        let changed = journal
            .amendments(decision.entry)
            .rfind(|amendment| amendment.is_substantive());
        let heard = |relay: Of<'a, Relay>| Heard {
            told: relays.told(relay),
            earlier: changed
                .is_some_and(|change| change.entry.when().surely_after(relay.entry.when())),
        };
        let texts = |texts: &[Text]| texts.iter().map(ToString::to_string).collect();
        let of_who = |relay: &Of<'a, Relay>| who.is_none_or(|who| &*relay.member == who);
        let told = journal.naming_it_as::<Relay>(decision.entry);
        let told = told.filter(|relay| *relay.decision == *decision.entry.id && of_who(relay));
        Self {
            decision: decision.entry.id.to_string(),
            handle: journal.handle_of(decision.entry).to_owned(),
            subject: subject(journal, decision),
            on: decision.entry.on,
            state: state::decision(journal, decision, relays.as_of()),
            dates: dates(relays.check(), decision.entry, &wording),
            text: wording.text.to_string(),
            tell: wording.tell.as_deref().map(str::to_owned),
            why: wording.why.as_deref().map(str::to_owned),
            trade_offs: texts(&wording.trade_offs),
            stops: texts(&wording.stops),
            owed,
            told: told
                .map(heard)
                // Asked for one member, what is known of them by second-hand word alone is not theirs.
                .filter(|heard| who.is_none() || heard.told.name != SOMEONE)
                .collect(),
        }
    }

    /// What is to be told: the agreed sentence, else the wording.
    fn sentence(&self) -> &str {
        self.tell.as_ref().unwrap_or(&self.text)
    }
}

/// The dates of the wording and of the agreed sentence; one that another says with more words only once.
fn dates(check: &Check<'_>, entry: &Entry, wording: &Decision) -> Vec<String> {
    let texts = [Some(&*wording.text), wording.tell.as_deref()];
    let texts = texts.into_iter().flatten();
    let all: Vec<String> = texts
        .flat_map(|text| check.dates_in(text, entry.on))
        .collect();
    let mut kept: Vec<String> = Vec::new();
    for date in &all {
        let (plain, same) = (date.to_lowercase(), |other: &String| other.to_lowercase());
        let says_more = |other: &String| other.len() > date.len() && same(other).contains(&plain);
        let is_kept = kept.iter().any(|other| same(other) == plain);
        if !is_kept && !all.iter().any(says_more) {
            kept.push(date.clone());
        }
    }
    kept
}

impl View for Cascade {
    const SCHEMA: &'static str = "firstteam/cascade/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    fn is_empty(&self) -> bool {
        self.decisions.is_empty()
    }
}
