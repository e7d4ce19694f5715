//! Decisions to look back at: their date for review has come, or comes in the next seven days.

use chrono::NaiveDate;
use serde::Serialize;

use super::Week;
use crate::model::journal::EndCause;
use crate::model::kinds::{Decision, Review};
use crate::model::{Journal, Word};
use crate::report::document::{Item, Line};
use crate::report::people::subject;
use crate::report::record::label;
use crate::report::state::tone;
use crate::report::words::{one_line, weekday};

/// A review that is due.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewDue {
    /// The decision's id.
    pub decision: String,
    /// Its handle.
    pub handle: String,
    /// The decision in a few words.
    pub subject: String,
    /// The day that was set.
    pub due: NaiveDate,
    /// Whether it has passed.
    pub overdue: bool,
    /// How the team meant to see whether it works.
    pub metric: Option<String>,
}

/// Reviews due by a day, the oldest first. A decision that ended by itself is still worth looking at; one that a later decision
/// took the place of is not.
pub(in crate::report) fn due(
    journal: &Journal,
    as_of: NaiveDate,
    until: NaiveDate,
) -> Vec<ReviewDue> {
    let mut due: Vec<ReviewDue> = journal
        .all::<Decision>()
        .filter_map(|decision| {
            let now = journal.current(decision);
            let day = now.review_on.filter(|day| *day <= until)?;
            let replaced = journal
                .end(decision, as_of)
                .is_some_and(|end| end.cause != EndCause::Ended);
            (!replaced && !journal.was_reviewed(decision)).then(|| ReviewDue {
                decision: decision.entry.id.to_string(),
                handle: journal.handle_of(decision.entry).to_owned(),
                subject: subject(journal, decision),
                due: day,
                overdue: day < as_of,
                metric: now.metric.as_deref().map(str::to_owned),
            })
        })
        .collect();
    due.sort_by_key(|review| review.due);
    due
}

impl ReviewDue {
    pub(in crate::report) fn item(&self, as_of: NaiveDate) -> Item {
        let since = if self.overdue { "since" } else { "on" };
        let line = Line::new()
            .quoted(&self.subject)
            .plain(" ")
            .code(&self.handle)
            .plain(format!(", due {since} {}", weekday(self.due, as_of)));
        let metric = self.metric.iter();
        Item::new(line)
            .all_under(metric.map(|metric| Line::new().faint("Measure: ").plain(one_line(metric))))
    }
}

/// A review that was held this week.
#[derive(Debug, Clone, Serialize)]
pub struct Reviewed {
    /// The review's id.
    pub id: String,
    /// The decision's id.
    pub decision: String,
    /// The decision in a few words.
    pub subject: String,
    /// `met`, `partly` or `missed`.
    pub outcome: &'static str,
    /// What the team learnt.
    pub lesson: Option<String>,
    /// `keep`, `amend` or `reverse`.
    pub next: Option<&'static str>,
}

/// Reviews that were held this week, in order.
pub(super) fn held(journal: &Journal, week: Week) -> Vec<Reviewed> {
    let reviews = journal.all::<Review>();
    let fresh = reviews.filter(|review| week.has(review.entry.on));
    fresh
        .map(|review| Reviewed {
            id: review.entry.id.to_string(),
            decision: review.body.decision.to_string(),
            subject: label(journal, &review.body.decision),
            outcome: review.outcome.as_str(),
            lesson: review.lesson.as_deref().map(str::to_owned),
            next: review.next.map(Word::as_str),
        })
        .collect()
}

impl Reviewed {
    pub(super) fn item(&self) -> Item {
        let line = Line::new().quoted(&self.subject).plain(": ");
        let line = line.toned(self.outcome, tone(self.outcome));
        let next = self.next.map(|next| format!(", to {next}"));
        let lesson = self.lesson.iter();
        Item::new(line.plain(next.unwrap_or_default()))
            .all_under(lesson.map(|lesson| Line::new().faint("Lesson: ").quoted(one_line(lesson))))
    }
}
