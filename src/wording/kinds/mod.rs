//! One kind of difference per file. Each looks for two comparable things that disagree.

mod action;
mod actor;
mod added;
mod alternative;
mod anytime;
mod authority;
mod beyond;
mod carveout;
mod condition;
mod deadline;
mod either;
mod exception;
mod handover;
mod informed;
mod lesser;
mod makeup;
mod modality;
mod multiple;
mod narrow;
mod number;
mod opposite;
mod outside;
mod owner;
mod permission;
mod phrase;
mod polarity;
mod rest;
mod scope;
mod single;
mod swap;
mod unrelated;
mod until;

pub(super) use actor::Actor;
pub(super) use unrelated::speaks_of;

/// Notes of what a telling leaves out: a difference from the decision, and none from another telling.
pub(super) const LEFT_OUT: [&str; 2] = [condition::DROPPED, carveout::DROPPED];

use super::comparison::Difference;
use super::pair::Pair;

/// A rule for one kind.
type Rule = fn(&Pair<'_>) -> Vec<Difference>;

/// The rules, the surest first: where two explain the same words, the first is kept.
const RULES: [Rule; 12] = [
    number::find,
    deadline::find,
    exception::find,
    owner::find,
    action::find,
    modality::find,
    scope::find,
    condition::find,
    carveout::find,
    added::find,
    alternative::find,
    either::find,
];

/// All differences of a telling from what was decided.
pub(super) fn all(pair: &Pair<'_>) -> Vec<Difference> {
    let nothing_shared = unrelated::find(pair);
    if nothing_shared.is_empty() {
        between(pair)
    } else {
        nothing_shared
    }
}

/// The differences of two texts that speak of one matter.
fn between(pair: &Pair<'_>) -> Vec<Difference> {
    by(&RULES, pair)
}

/// The contradictions of two relays. Neither is the measure of the other, so that a condition or a hedge in
/// one of them alone contradicts nothing.
pub(super) fn contradictions(pair: &Pair<'_>) -> Vec<Difference> {
    by(
        &[
            number::find,
            deadline::find,
            owner::find,
            action::find,
            alternative::find,
        ],
        pair,
    )
}

fn by(rules: &[Rule], pair: &Pair<'_>) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    for rule in rules {
        for difference in rule(pair) {
            if !found.iter().any(|known| covers(known, &difference)) {
                found.push(difference);
            }
        }
    }
    found
}

/// Whether two differences rest on the same words of the second text.
fn covers(known: &Difference, new: &Difference) -> bool {
    match (&known.told, &new.told) {
        (Some(one), Some(two)) => one.start < two.end && two.start < one.end,
        _ => known.kind == new.kind,
    }
}

#[cfg(test)]
pub(super) mod testing {
    use crate::wording::{Context, Kind, Lexicon, compare};

    /// The kinds found between two texts.
    pub(crate) fn kinds(decided: &str, told: &str) -> Vec<Kind> {
        let lexicon = Lexicon::default();
        let context = Context {
            background: Vec::new(),
            day: None,
            lexicon: &lexicon,
        };
        compare(decided, told, &context)
            .differences
            .into_iter()
            .map(|d| d.kind)
            .collect()
    }
}
