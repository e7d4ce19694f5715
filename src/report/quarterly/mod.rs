//! The quarter: the team looks back at its decisions. What was decided and for which goal, what came of it, and what the
//! team would do again. A good outcome is no proof of a good decision, nor a bad one of a bad: both are counted.

mod decided;
mod headline;
mod page;
mod reopened;
mod reviews;

use chrono::NaiveDate;
use serde::Serialize;

pub use decided::{Brief, ByGoal};
pub use reopened::ReopenedView;
pub use reviews::LookedBack;

use super::goals::{GoalAtWork, goals};
use super::measures::{
    Band, PartOf, Period, Process, Upheld, calibration, process, reviews_met, rules_upheld,
};
use super::pledge::{Pledged, pledge};
use super::weekly::{ReviewDue, reviews_due, unreadable};
use super::{Document, View, in_a_line};
use crate::model::{Journal, Problem};
use crate::rules::Finding;

/// How many quarters calibration looks at beside this one: in one alone there are too few reviews to say anything.
const QUARTERS_BEFORE: u32 = 3;

/// The quarter.
#[derive(Debug, Clone, Serialize)]
pub struct Quarterly {
    /// The team's name.
    pub team: String,
    /// Such as `2026-Q3`, of the team's fiscal year.
    pub quarter: String,
    /// Its first and its last day.
    #[serde(flatten)]
    pub period: Period,
    /// The day as of which it is counted.
    pub as_of: NaiveDate,
    /// The most important thing of the quarter in one sentence.
    pub headline: String,
    /// What was decided, by the first goal that a decision names.
    pub decided: Vec<ByGoal>,
    /// The reviews that were held.
    pub reviews: Vec<LookedBack>,
    /// Decisions that were due for review by the end of the quarter, and have not been reviewed.
    pub not_reviewed: Vec<ReviewDue>,
    /// Reviews that found what was expected.
    pub reviews_met: PartOf,
    /// How decisions were made beside what came of them.
    pub process: Process,
    /// How sure the team was beside what came of it, in this quarter and the three before.
    pub calibration: Vec<Band>,
    /// The first day that calibration looks at.
    pub calibration_since: NaiveDate,
    /// Decisions that were reopened.
    pub reopened: Vec<ReopenedView>,
    /// The goals with what was recorded for them.
    pub goals: Vec<GoalAtWork>,
    /// How often people found that a rule asked rightly.
    pub rules: Vec<Upheld>,
    /// Who signed the pledge, where the team has one.
    pub pledge: Option<Pledged>,
    /// How many files could not be read.
    pub unreadable: usize,
}

/// A quarter as of a day. `findings` are all that the journal raises, in any state.
pub fn quarterly(
    journal: &Journal,
    quarter: Period,
    as_of: NaiveDate,
    findings: &[Finding],
    problems: &[Problem],
) -> Quarterly {
    let year = quarter.with_earlier(QUARTERS_BEFORE);
    let mut quarterly = Quarterly {
        team: journal.team.name.clone(),
        quarter: quarter.quarter_key(journal.team.fiscal_year_starts),
        period: quarter,
        as_of,
        headline: String::new(),
        decided: decided::decided(journal, quarter.up_to(as_of), as_of),
        reviews: reviews::held(journal, quarter.up_to(as_of)),
        not_reviewed: reviews_due(journal, as_of, quarter.until.min(as_of)),
        reviews_met: reviews_met(journal, quarter, as_of),
        process: process(journal, quarter, as_of),
        calibration: calibration(journal, year, as_of),
        calibration_since: year.since,
        reopened: reopened::views(journal, quarter, as_of),
        goals: goals(journal, quarter, as_of),
        rules: rules_upheld(journal, quarter, as_of, findings),
        pledge: pledge(journal, as_of),
        unreadable: unreadable(journal, as_of, problems),
    };
    quarterly.headline = headline::headline(&quarterly);
    quarterly
}

impl Quarterly {
    /// The quarter in a line, for a mail's subject; `None` where there is nothing to say.
    pub fn one_line(&self) -> Option<String> {
        (!self.is_empty())
            .then(|| in_a_line(&self.team, &self.quarter, &self.headline, self.unreadable))
    }
}

impl View for Quarterly {
    const SCHEMA: &'static str = "firstteam/quarterly/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    fn is_empty(&self) -> bool {
        self.decided.is_empty()
            && self.reviews.is_empty()
            && self.not_reviewed.is_empty()
            && self.reopened.is_empty()
            && self.rules.is_empty()
            && !self.goals.iter().any(GoalAtWork::is_at_work)
            && self.unreadable == 0
    }
}
