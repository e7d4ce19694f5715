//! Decisions that were reopened, in words.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Journal;
use crate::report::document::{Item, Line};
use crate::report::measures::{How, Period, reopened};
use crate::report::people::subject;
use crate::report::words::day;

/// A decision that was reopened.
#[derive(Debug, Clone, Serialize)]
pub struct ReopenedView {
    /// The decision's id.
    pub decision: String,
    /// Its handle.
    pub handle: String,
    /// The decision in a few words.
    pub subject: String,
    /// The id of the topic or decision that reopened it first.
    pub by: String,
    /// `topic`, `superseded` or `reversed`.
    pub how: How,
    /// When.
    pub on: NaiveDate,
    /// Whether something new was given as the reason.
    pub new_info: bool,
}

pub(super) fn views(journal: &Journal, period: Period, as_of: NaiveDate) -> Vec<ReopenedView> {
    let reopened = reopened(journal, period, as_of).into_iter();
    reopened
        .map(|one| ReopenedView {
            decision: one.decision.entry.id.to_string(),
            handle: journal.handle_of(one.decision.entry).to_owned(),
            subject: subject(journal, one.decision),
            by: one.by.id.to_string(),
            how: one.how,
            on: one.by.on,
            new_info: one.has_news,
        })
        .collect()
}

impl ReopenedView {
    pub(super) fn item(&self, as_of: NaiveDate) -> Item {
        let how = match self.how {
            How::Topic => "taken up again",
            How::Superseded => "another took its place",
            How::Reversed => "taken back",
        };
        let news = if self.new_info {
            ", with new information"
        } else {
            ""
        };
        Item::new(
            Line::new()
                .quoted(&self.subject)
                .plain(" ")
                .code(&self.handle)
                .plain(format!(": {how}{news}, {}", day(self.on, as_of))),
        )
    }
}
