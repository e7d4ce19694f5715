//! A decision without its price.

use super::asks_for;
use crate::model::Level;
use crate::rules::{Check, Draft, Family, Rule};

/// See `no_trade_off.md`.
pub static RULE: Rule = Rule {
    name: "no-trade-off",
    family: Family::Clarity,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("no_trade_off.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let title = "A decision does not say what is given up for it";
    asks_for(
        check,
        found,
        |decision| !decision.trade_offs.is_empty(),
        title,
    );
}
