//! A decision without its reason.

use super::asks_for;
use crate::model::Level;
use crate::rules::{Check, Draft, Family, Rule};

/// See `no_why.md`.
pub static RULE: Rule = Rule {
    name: "no-why",
    family: Family::Clarity,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("no_why.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let title = "A decision does not say why it was made";
    asks_for(check, found, |decision| decision.why.is_some(), title);
}
