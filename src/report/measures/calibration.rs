//! Calibration: how sure the team was, and what came of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Outcomes, Period};
use crate::model::kinds::{Decision, Review};
use crate::model::{Journal, ReviewOutcome};

/// Where the bands begin, in per cent.
const FROM: [u32; 4] = [0, 50, 70, 90];

/// Decisions of which the team was about as sure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Band {
    /// How sure at least, in per cent.
    pub from: u32,
    /// How sure at most.
    pub to: u32,
    /// What reviews found of them.
    #[serde(flatten)]
    pub outcomes: Outcomes,
}

/// Decisions with a `confidence` that were reviewed in the period, by how sure the team was when it decided, with the
/// outcome of the last review. Bands without any are left out.
pub fn calibration(journal: &Journal, period: Period, as_of: NaiveDate) -> Vec<Band> {
    let period = period.up_to(as_of);
    let mut last: HashMap<&str, ReviewOutcome> = HashMap::new();
    for review in journal.all::<Review>() {
        if period.has(review.entry.on) {
            last.insert(&review.body.decision, review.outcome);
        }
    }
    let mut bands: Vec<Band> = FROM
        .iter()
        .enumerate()
        .map(|(place, from)| Band {
            from: *from,
            to: FROM.get(place + 1).map_or(100, |next| next - 1),
            outcomes: Outcomes::default(),
        })
        .collect();
    for (decision, outcome) in last {
        let decided = journal.get_as::<Decision>(decision);
        let sure = decided.and_then(|decision| {
            let first = decision.body.confidence;
            first.or_else(|| journal.current(decision).confidence)
        });
        // A hair is added for what binary numbers round off: 0.7 is in the band that begins with 70.
        let is_in = |band: &&mut Band| {
            sure.is_some_and(|sure| sure.0 * 100.0 + 1e-9 >= f64::from(band.from))
        };
        if let Some(band) = bands.iter_mut().rev().find(is_in) {
            band.outcomes.add(outcome);
        }
    }
    bands.retain(|band| band.outcomes.total() > 0);
    bands
}
