//! Several teams of an organisation in one report: what each recorded, side by side; what people who sit in several of
//! them have promised and have to tell; what a function's people still have to hear of several of them. Then each team's
//! own report. Nothing is ranked, and no two teams' questions are mixed: they are asked where the words were said.

mod across;
mod page;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

pub use across::{Across, Namesake};

use super::dissents::unanswered;
use super::document::{Cell, Table};
use super::relays::{Owed, all_owed};
use super::{Document, Promise, View};
use crate::model::journal::State;
use crate::model::kinds::{Commitment, Decision, Dissent};
use crate::model::{BodyOf, Channel, Journal, Of};
use crate::rules::Check;

/// A team that is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Team<'a> {
    /// Its journal.
    pub journal: &'a Journal,
    /// The folder, as it was named.
    pub folder: &'a str,
    /// The day as of which one looks.
    pub as_of: NaiveDate,
    /// The first and the last day that its report is about.
    pub days: (NaiveDate, NaiveDate),
    /// How many questions its report asks.
    pub questions: usize,
}

/// What one team recorded in the time that is looked at, and what is open at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The team, as it is told from the others.
    pub team: String,
    /// Decisions that were made.
    pub decisions: usize,
    /// Dissents that were said in the room.
    pub dissents: usize,
    /// Dissents that wait for an answer.
    pub unanswered: usize,
    /// Promises that are open, the overdue ones among them.
    pub open: usize,
    /// Promises that are overdue.
    pub overdue: usize,
    /// Functions that still have to hear a decision, counted for each.
    pub to_tell: usize,
    /// Questions that its report asks.
    pub questions: usize,
}

/// Several teams together, before each one's own report.
#[derive(Debug, Clone, Serialize)]
pub struct Together {
    /// The day as of which one looks.
    pub as_of: NaiveDate,
    /// What each team recorded, in the order in which they were named.
    pub teams: Vec<Counts>,
    /// The same of all. What lies in several journals, copied there, counts once.
    pub all: Counts,
    /// People who sit in several teams, with what they have promised and have to tell.
    pub members: Vec<Across>,
    /// Functions whose people still have to hear decisions of several teams.
    pub functions: Vec<Across>,
    /// Handles that stand for different people in different teams.
    pub namesakes: Vec<Namesake>,
}

/// A team's own report.
#[derive(Debug, Clone, Serialize)]
pub struct Section<V> {
    /// The team, as it is told from the others.
    pub team: String,
    /// The journal's folder, as it was named.
    pub journal: String,
    /// The schema of the report.
    pub schema: &'static str,
    /// The report, as of one journal.
    pub report: V,
}

/// Several teams' reports, with what they have together.
#[derive(Debug, Clone, Serialize)]
pub struct Organisation<V> {
    /// What they have together.
    pub together: Together,
    /// Each one's own report.
    pub journals: Vec<Section<V>>,
}

/// Puts the reports of several teams together, in the order of the teams.
pub fn organisation<V: View>(teams: &[Team<'_>], reports: Vec<V>) -> Organisation<V> {
    let names = names(teams);
    let sections = teams.iter().zip(&names).zip(reports);
    Organisation {
        together: together(teams, &names),
        journals: sections
            .map(|((team, name), report)| Section {
                team: name.clone(),
                journal: team.folder.to_owned(),
                schema: V::SCHEMA,
                report,
            })
            .collect(),
    }
}

/// What each team is called: by its name, and where that tells it from no other, by its folder too.
fn names(teams: &[Team<'_>]) -> Vec<String> {
    let name = |team: &Team<'_>| team.journal.team.name.trim().to_lowercase();
    let named = teams.iter().map(|team| {
        let alike = teams
            .iter()
            .filter(|other| name(other) == name(team))
            .count();
        match (name(team).is_empty(), alike) {
            (true, _) => team.folder.to_owned(),
            (false, 1) => team.journal.team.name.trim().to_owned(),
            (false, _) => format!("{} ({})", team.journal.team.name.trim(), team.folder),
        }
    });
    named.collect()
}

fn together(teams: &[Team<'_>], names: &[String]) -> Together {
    let mut seen = HashSet::new();
    let mut all = Counts::default();
    let mut counts = Vec::new();
    for (team, name) in teams.iter().zip(names) {
        let found = Found::of(team);
        counts.push(Counts {
            team: name.clone(),
            ..found.counts(team, |_| true)
        });
        let new = found.counts(team, |id| !seen.contains(id));
        seen.extend(found.ids());
        all = all.and(&new);
    }
    Together {
        as_of: teams
            .first()
            .map_or_else(NaiveDate::default, |team| team.as_of),
        teams: counts,
        all,
        members: across::members(teams, names),
        functions: across::functions(teams, names),
        namesakes: across::namesakes(teams, names),
    }
}

impl Counts {
    fn and(self, other: &Self) -> Self {
        Self {
            team: self.team,
            decisions: self.decisions + other.decisions,
            dissents: self.dissents + other.dissents,
            unanswered: self.unanswered + other.unanswered,
            open: self.open + other.open,
            overdue: self.overdue + other.overdue,
            to_tell: self.to_tell + other.to_tell,
            questions: self.questions + other.questions,
        }
    }
}

/// What is counted of one team, by the ids of the entries.
struct Found<'a> {
    decisions: Vec<&'a str>,
    dissents: Vec<&'a str>,
    unanswered: Vec<&'a str>,
    promises: Vec<(&'a str, State)>,
    owed: Vec<Owed>,
}

impl<'a> Found<'a> {
    fn of(team: &Team<'a>) -> Self {
        let journal = team.journal;
        let said = |dissent: &Of<'_, Dissent>| dissent.body.channel == Channel::Forum;
        let unanswered = unanswered(journal, team.as_of);
        Self {
            decisions: within::<Decision>(team).map(|one| &*one.entry.id).collect(),
            dissents: within::<Dissent>(team)
                .filter(said)
                .map(|one| &*one.entry.id)
                .collect(),
            unanswered: unanswered.iter().map(|one| &*one.entry.id).collect(),
            promises: waiting(journal, team.as_of)
                .map(|(promise, state)| (&*promise.entry.id, state))
                .collect(),
            owed: all_owed(journal, team.as_of),
        }
    }

    fn ids(&self) -> HashSet<String> {
        let promises = self.promises.iter().map(|(id, _)| *id);
        let entries = self
            .decisions
            .iter()
            .chain(&self.dissents)
            .chain(&self.unanswered);
        let owed = self.owed.iter().map(|owed| owed.decision.clone());
        entries
            .copied()
            .chain(promises)
            .map(str::to_owned)
            .chain(owed)
            .collect()
    }

    fn counts(&self, team: &Team<'_>, counts: impl Fn(&str) -> bool) -> Counts {
        let number = |ids: &[&str]| ids.iter().filter(|id| counts(id)).count();
        let promises = self.promises.iter().filter(|(id, _)| counts(id));
        let overdue = promises
            .clone()
            .filter(|(_, state)| *state == State::Overdue);
        Counts {
            team: String::new(),
            decisions: number(&self.decisions),
            dissents: number(&self.dissents),
            unanswered: number(&self.unanswered),
            open: promises.count(),
            overdue: overdue.count(),
            to_tell: self
                .owed
                .iter()
                .filter(|owed| counts(&owed.decision))
                .count(),
            questions: team.questions,
        }
    }
}

/// The entries of a kind in the days that a report is about.
fn within<'a, T: BodyOf>(team: &Team<'a>) -> impl Iterator<Item = Of<'a, T>> + use<'a, T> {
    let (since, until) = (team.days.0, team.days.1.min(team.as_of));
    let entries = team.journal.all::<T>();
    entries.filter(move |one| (since..=until).contains(&one.entry.on))
}

/// The promises that are neither kept nor given up, with whether they are overdue.
fn waiting(
    journal: &Journal,
    as_of: NaiveDate,
) -> impl Iterator<Item = (Of<'_, Commitment>, State)> {
    let promises = journal.all::<Commitment>();
    let promises = promises.map(move |promise| {
        let state = journal.commitment_state(promise, as_of).state;
        (promise, state)
    });
    promises.filter(|(_, state)| matches!(state, State::Open | State::Overdue))
}

/// The same, as a member's own: those that second-hand word alone ascribes to them are left out.
fn promised_by(team: &Team<'_>, handle: &str) -> Vec<Promise> {
    let check = Check::new(team.journal, team.as_of);
    let promises = waiting(team.journal, team.as_of);
    let theirs = promises.filter(|(promise, _)| {
        check
            .who(promise.entry, &promise.body.owner)
            .handle
            .as_deref()
            == Some(handle)
    });
    theirs
        .map(|(promise, _)| Promise::of(team.journal, promise, team.as_of))
        .collect()
}

impl<V: View> View for Organisation<V> {
    const SCHEMA: &'static str = "firstteam/organisation/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    /// The rows of all teams, under the team's name.
    fn rows(&self) -> Option<Table> {
        let mut all: Option<Table> = None;
        for section in &self.journals {
            let rows = section.report.rows()?;
            let table = all.get_or_insert_with(|| Table {
                columns: std::iter::once("team".to_owned())
                    .chain(rows.columns)
                    .collect(),
                rows: Vec::new(),
            });
            let named = rows.rows.into_iter().map(|row| {
                let team = Cell::Text(section.team.clone());
                std::iter::once(team).chain(row).collect()
            });
            table.rows.extend(named);
        }
        all
    }

    fn is_empty(&self) -> bool {
        self.journals
            .iter()
            .all(|section| section.report.is_empty())
    }
}
