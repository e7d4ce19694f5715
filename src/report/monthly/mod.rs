//! The month: what a team looks at together once a month. Each measure with its counts beside the month before, what
//! changed, what was settled, and at most three things worth talking about.

mod changes;
mod headline;
mod page;
mod scorecard;
mod talk;

use chrono::NaiveDate;
use serde::Serialize;

pub use changes::DecisionChange;
pub use scorecard::{Figure, Measured, Month};
pub use talk::Talk;

use super::goals::{GoalAtWork, goals};
use super::period::Period;
use super::pledge::{Pledged, pledge};
use super::weekly::{Settled, settled, unreadable};
use super::{Document, Table, View, in_a_line};
use crate::model::kinds::Decision;
use crate::model::{Journal, Problem};
use crate::rules::Finding;

/// The month.
#[derive(Debug, Clone, Serialize)]
pub struct Monthly {
    /// The team's name.
    pub team: String,
    /// Such as `2026-10`.
    pub month: String,
    /// Its first and its last day.
    #[serde(flatten)]
    pub period: Period,
    /// The day as of which it is counted.
    pub as_of: NaiveDate,
    /// The most important thing of the month in one sentence.
    pub headline: String,
    /// What is worth talking about, three things at most.
    pub talk: Vec<Talk>,
    /// How many decisions were made.
    pub decisions: usize,
    /// The measures, with the month before and the last six.
    pub measures: Vec<Measured>,
    /// Decisions that were changed in substance, or ended.
    pub changes: Vec<DecisionChange>,
    /// The goals with what was recorded for them.
    pub goals: Vec<GoalAtWork>,
    /// Questions that were settled.
    pub settled: Vec<Settled>,
    /// Who signed the pledge, where the team has one.
    pub pledge: Option<Pledged>,
    /// How many files could not be read.
    pub unreadable: usize,
}

/// A month as of a day. `findings` are those asked for, in any state.
pub fn monthly(
    journal: &Journal,
    month: Period,
    as_of: NaiveDate,
    findings: &[Finding],
    problems: &[Problem],
) -> Monthly {
    let now = month.up_to(as_of);
    let decided = journal.all::<Decision>();
    let mut monthly = Monthly {
        team: journal.team.name.clone(),
        month: month.month_key(),
        period: month,
        as_of,
        headline: String::new(),
        talk: Vec::new(),
        decisions: decided
            .filter(|decision| now.has(decision.entry.on))
            .count(),
        measures: scorecard::scorecard(journal, month, as_of),
        changes: changes::changes(journal, now),
        goals: goals(journal, month, as_of),
        settled: settled(journal, |day| now.has(day), findings),
        pledge: pledge(journal, as_of),
        unreadable: unreadable(journal, as_of, problems),
    };
    monthly.talk = talk::talk(&monthly, journal, findings);
    monthly.headline = headline::headline(&monthly);
    monthly
}

impl Monthly {
    /// The month in a line, for a mail's subject; `None` where there is nothing to say.
    pub fn one_line(&self) -> Option<String> {
        (!self.is_empty())
            .then(|| in_a_line(&self.team, &self.month, &self.headline, self.unreadable))
    }
}

impl View for Monthly {
    const SCHEMA: &'static str = "firstteam/monthly/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    fn rows(&self) -> Option<Table> {
        Some(scorecard::counts(&self.measures))
    }

    fn is_empty(&self) -> bool {
        self.talk.is_empty()
            && self.decisions == 0
            && self.measures.iter().all(|one| one.now.of() == 0)
            && self.changes.is_empty()
            && self.settled.is_empty()
            && self.unreadable == 0
    }
}
