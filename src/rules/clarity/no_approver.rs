//! A decision that nobody answers for by name.

use super::asks_for;
use crate::model::Level;
use crate::rules::{Check, Draft, Family, Rule};

/// See `no_approver.md`.
pub static RULE: Rule = Rule {
    name: "no-approver",
    family: Family::Clarity,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("no_approver.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let title = "A decision does not say who approved it";
    asks_for(check, found, |decision| decision.approver.is_some(), title);
}
