//! Clarity of decisions.

use chrono::NaiveDate;
use serde::Serialize;

use super::{PartOf, Period, decisions};
use crate::model::Journal;

/// How many decisions say what makes them clear.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Clarity {
    /// Say why.
    pub why: PartOf,
    /// Say what is given up for it.
    pub trade_offs: PartOf,
    /// Say how one will see that it works.
    pub metric: PartOf,
    /// Say who approved it.
    pub approver: PartOf,
    /// Name a goal.
    pub goal: PartOf,
}

/// Decisions of the period with each of why, trade-offs, metric, approver and goal filled, as they are worded now ÷
/// decisions of the period.
pub fn clarity(journal: &Journal, period: Period, as_of: NaiveDate) -> Clarity {
    let mut clarity = Clarity::default();
    for decision in decisions(journal, period, as_of) {
        let now = journal.current(decision);
        clarity.why.add(now.why.is_some());
        clarity.trade_offs.add(!now.trade_offs.is_empty());
        clarity.metric.add(now.metric.is_some());
        clarity.approver.add(now.approver.is_some());
        clarity.goal.add(!now.goals.is_empty());
    }
    clarity
}
