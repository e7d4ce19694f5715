//! The week: what a chief of staff sends on Friday. The seven days that end with a day, and what is still open.
//! Counts and words only; nobody is ranked, and no number stands for a person or a week.

mod commitments;
mod decisions;
mod dissents;
mod headline;
mod page;
mod questions;
mod reviews;

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

pub use commitments::Commitments;
pub use decisions::{Changed, Decided, Touched};
pub(super) use headline::about;
pub use questions::Settled;
pub(super) use questions::settled;
use questions::{mended, name_addressed};
pub use reviews::{ReviewDue, Reviewed};

pub(super) use page::{intro, most, unreadable as unreadable_words};
pub(super) use reviews::due as reviews_due;

use super::relays::{Owed, all_owed};
use super::{Document, FindingView, Heard, View};
use crate::model::{Journal, Problem, ProblemSeverity, id};
use crate::rules::Finding;

/// The week.
#[derive(Debug, Clone, Serialize)]
pub struct Weekly {
    /// The team's name.
    pub team: String,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub as_of: NaiveDate,
    /// The most important thing of the week in one sentence.
    pub headline: String,
    /// What was decided.
    pub decisions: Vec<Decided>,
    /// Earlier decisions that were changed.
    pub changes: Vec<Changed>,
    /// Dissent said in the room, or answered, this week.
    pub dissents: Vec<Heard>,
    /// Other dissent that waits for an answer.
    pub open_dissents: Vec<Heard>,
    /// What became of promises, and which fall due.
    pub commitments: Commitments,
    /// Who still has to hear which decision.
    pub relays: Vec<Owed>,
    /// Decisions to look back at.
    pub reviews: Vec<ReviewDue>,
    /// Reviews that were held.
    pub reviewed: Vec<Reviewed>,
    /// Questions that wait for somebody: the new ones first.
    pub findings: Vec<FindingView>,
    /// Questions that were settled this week.
    pub settled: Vec<Settled>,
    /// How many files could not be read.
    pub unreadable: usize,
}

/// The week that a report is about.
#[derive(Debug, Clone, Copy)]
struct Week {
    since: NaiveDate,
    as_of: NaiveDate,
    /// The last of the coming seven days.
    ahead: NaiveDate,
}

impl Week {
    fn ending(as_of: NaiveDate) -> Self {
        let shifted = |days| {
            as_of
                .checked_add_signed(TimeDelta::days(days))
                .unwrap_or(as_of)
        };
        Self {
            since: shifted(-6),
            as_of,
            ahead: shifted(7),
        }
    }

    /// The day on which the week before ended.
    fn last(self) -> NaiveDate {
        self.since.pred_opt().unwrap_or(self.since)
    }

    fn has(self, day: NaiveDate) -> bool {
        self.since <= day && day <= self.as_of
    }
}

/// The day on which the week before ended, whose questions [`weekly`] asks for.
pub fn week_before(as_of: NaiveDate) -> NaiveDate {
    Week::ending(as_of).last()
}

/// The findings that a week is told with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lately<'f> {
    /// Those that are asked now.
    pub now: &'f [Finding],
    /// The same in any state, at any level.
    pub known: &'f [Finding],
    /// Those that were asked at the end of the week before: what is not asked any more is told.
    pub before: &'f [Finding],
}

/// The week that ends with a day.
pub fn weekly(
    journal: &Journal,
    as_of: NaiveDate,
    lately: Lately<'_>,
    problems: &[Problem],
) -> Weekly {
    let (findings, before) = (lately.now, lately.before);
    let week = Week::ending(as_of);
    let mut settled = settled(journal, |day| week.has(day), findings);
    name_addressed(&mut settled, before);
    settled.extend(mended(journal, (week.last(), as_of), lately));
    let dissents = dissents::in_the_room(journal, week);
    let mut weekly = Weekly {
        team: journal.team.name.clone(),
        since: week.since,
        as_of,
        headline: String::new(),
        decisions: decisions::decided(journal, week),
        changes: decisions::changed(journal, week),
        open_dissents: dissents::open(journal, week, &dissents),
        dissents,
        commitments: Commitments::of(journal, week),
        relays: all_owed(journal, as_of),
        reviews: reviews::due(journal, week.as_of, week.ahead),
        reviewed: reviews::held(journal, week),
        findings: questions::waiting(journal, as_of, findings),
        settled,
        unreadable: unreadable(journal, as_of, problems),
    };
    weekly.headline = headline::headline(&weekly, journal);
    weekly
}

/// How many entries' files could not be read at all: those with a problem and without an entry, up to a day.
pub(super) fn unreadable(journal: &Journal, as_of: NaiveDate, problems: &[Problem]) -> usize {
    let is_read = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        let entry = journal.get(name.strip_suffix(".md").unwrap_or(name));
        entry.is_some_and(|entry| *entry.path == *path)
    };
    let is_earlier = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        id::date(name).is_some_and(|day| day <= as_of)
    };
    let unread: BTreeSet<&str> = problems
        .iter()
        .filter(|problem| problem.severity == ProblemSeverity::Unsound)
        .map(|problem| problem.path.as_str())
        .filter(|path| !is_read(path) && is_earlier(path))
        .collect();
    unread.len()
}

impl Weekly {
    /// The week in a line, for a mail's subject or a log; `None` where there is nothing to say. A file that could not
    /// be read is something to say: without it, nobody knows whether the week was quiet.
    pub fn one_line(&self) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let unread = match self.unreadable {
            0 => String::new(),
            files => format!(" {}", page::unreadable(files)),
        };
        let team = if self.team.is_empty() {
            "Week".to_owned()
        } else {
            format!("{}, week", self.team)
        };
        Some(format!(
            "{team} to {}: {}{unread}",
            self.as_of, self.headline
        ))
    }
}

impl View for Weekly {
    const SCHEMA: &'static str = "firstteam/weekly/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    fn is_empty(&self) -> bool {
        self.decisions.is_empty()
            && self.changes.is_empty()
            && self.dissents.is_empty()
            && self.open_dissents.is_empty()
            && self.commitments.is_empty()
            && self.relays.is_empty()
            && self.reviews.is_empty()
            && self.reviewed.is_empty()
            && self.findings.is_empty()
            && self.settled.is_empty()
            && self.unreadable == 0
    }
}
