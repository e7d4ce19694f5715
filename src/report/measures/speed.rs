//! Speed of deciding.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Median, Period, decisions};
use crate::model::kinds::Topic;
use crate::model::{Door, Journal};

/// How long it took from topic to decision, by whether it can be walked back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Speed {
    /// For decisions that cannot.
    pub one_way: Median,
    /// For those that can.
    pub two_way: Median,
    /// For those that do not say.
    pub unsaid: Median,
}

/// Median days from the day of the topic to the day of the decision that settles it, by door, for decisions of the
/// period that name their topic. Days of the calendar: the same day is 0.
pub fn speed(journal: &Journal, period: Period, as_of: NaiveDate) -> Speed {
    let (mut one_way, mut two_way, mut unsaid) = (Vec::new(), Vec::new(), Vec::new());
    for decision in decisions(journal, period, as_of) {
        let topic = decision.body.topic.as_deref();
        let Some(topic) = topic.and_then(|topic| journal.get_as::<Topic>(topic)) else {
            continue;
        };
        let days = (decision.entry.on - topic.entry.on).num_days().max(0);
        match journal.current(decision).door {
            Some(Door::OneWay) => one_way.push(days),
            Some(Door::TwoWay) => two_way.push(days),
            None => unsaid.push(days),
        }
    }
    Speed {
        one_way: Median::of(one_way),
        two_way: Median::of(two_way),
        unsaid: Median::of(unsaid),
    }
}
