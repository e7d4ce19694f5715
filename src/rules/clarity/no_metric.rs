//! A decision without a measure.

use super::asks_for;
use crate::model::Level;
use crate::rules::{Check, Draft, Family, Rule};

/// See `no_metric.md`.
pub static RULE: Rule = Rule {
    name: "no-metric",
    family: Family::Clarity,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("no_metric.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let title = "A decision does not say how the team will see that it works";
    asks_for(check, found, |decision| decision.metric.is_some(), title);
}
