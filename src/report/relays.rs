//! Who still has to hear which decision, and by when.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::people::{function, subject};
use crate::model::kinds::{Decision, Relay};
use crate::model::{Entry, Journal, Of, time};

/// A relay that is owed.
#[derive(Debug, Clone, Serialize)]
pub struct Owed {
    /// The decision's id.
    pub decision: String,
    /// Its handle.
    pub handle: String,
    /// The decision in a few words.
    pub subject: String,
    /// The sentence that the team agreed to carry back, if it agreed on one that still holds.
    pub tell: Option<String>,
    /// The function whose people have not heard.
    pub audience: String,
    /// The handles of those who speak for it.
    pub members: Vec<String>,
    /// The day from which on it is owed.
    pub asked: NaiveDate,
    /// The day by which they are to hear.
    pub due: NaiveDate,
    /// Whether that time has surely passed.
    pub overdue: bool,
    /// Whether they heard an earlier wording.
    pub anew: bool,
    /// The function as people read it.
    #[serde(skip)]
    pub name: String,
}

/// Every relay that is owed at the end of a day, in the order of the decisions.
pub fn all_owed(journal: &Journal, as_of: NaiveDate) -> Vec<Owed> {
    journal
        .all::<Decision>()
        .flat_map(|decision| owed(journal, decision, as_of))
        .collect()
}

/// The relays that are owed of one decision, as long as it stands.
pub fn owed(journal: &Journal, decision: Of<'_, Decision>, as_of: NaiveDate) -> Vec<Owed> {
    if journal.end(decision, as_of).is_some() {
        return Vec::new();
    }
    let mut waiting = journal.hearers(decision);
    waiting.retain(|hearer| hearer.heard.is_none());
    if waiting.is_empty() {
        return Vec::new();
    }
    let asked = asked(journal, decision);
    let wording = journal.current(decision);
    let within = journal.team.relay_within;
    let told: Vec<Of<'_, Relay>> = journal.naming_as(&decision.entry.id).collect();
    waiting
        .into_iter()
        .map(|hearer| Owed {
            decision: decision.entry.id.to_string(),
            handle: journal.handle_of(decision.entry).to_owned(),
            subject: subject(journal, decision),
            tell: wording.tell.as_deref().map(str::to_owned),
            audience: hearer.function.to_owned(),
            members: leaders(journal, hearer.function, asked.on),
            asked: asked.on,
            due: due(asked, within),
            overdue: time::end_of(as_of).surely_after_window(hearer.since, within),
            anew: told
                .iter()
                .any(|relay| reaches(journal, relay, hearer.function)),
            name: function(&journal.team, hearer.function, as_of),
        })
        .collect()
}

/// The entry since which a decision is to be told: the last change of substance, else the decision itself.
fn asked<'a>(journal: &'a Journal, decision: Of<'a, Decision>) -> &'a Entry {
    let changes = journal.amendments(decision.entry);
    let mut changes = changes.filter(|amendment| amendment.body.is_substantive());
    changes
        .next_back()
        .map_or(decision.entry, |last| last.entry)
}

fn reaches(journal: &Journal, relay: &Relay, function: &str) -> bool {
    let mut names = relay.audience.iter().map(|name| &**name);
    names.any(|name| name == "all" || journal.team.function_of(name) == function)
}

fn leaders(journal: &Journal, function: &str, day: NaiveDate) -> Vec<String> {
    let leaders = journal.team.leaders(function, day);
    leaders.map(|member| member.handle.clone()).collect()
}

/// The day on which the time to tell ends: to the hour, where the hour of the asking is known.
fn due(asked: &Entry, within: TimeDelta) -> NaiveDate {
    if let Some(at) = asked.at.filter(|at| at.date_naive() == asked.on) {
        let end = at.checked_add_signed(within);
        return end.map_or(asked.on, |end| end.date_naive());
    }
    let days = TimeDelta::days((within.num_hours() + 23).div_euclid(24));
    asked.on.checked_add_signed(days).unwrap_or(asked.on)
}
