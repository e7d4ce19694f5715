//! A decision that serves no goal by name.

use super::asks_for;
use crate::model::Level;
use crate::rules::{Check, Draft, Family, Rule};

/// See `no_goal.md`.
pub static RULE: Rule = Rule {
    name: "no-goal",
    family: Family::Clarity,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("no_goal.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    // Without goals of the team none can be named.
    if check.team().goals.is_empty() {
        return;
    }
    let title = "A decision does not say which goal it serves";
    asks_for(check, found, |decision| !decision.goals.is_empty(), title);
}
