//! From differences to a verdict.

use super::comparison::{Comparison, Difference, Verdict};
use super::context::Context;
use super::kinds;
use super::pair::Pair;
use super::reading::Reading;

/// Does `told` still say what was `decided`?
///
/// Texts are read up to a few thousand words; what comes after is not compared.
pub fn compare(decided: &str, told: &str, context: &Context<'_>) -> Comparison {
    let (a, b) = (Reading::of(decided, context), Reading::of(told, context));
    let background: Vec<Reading<'_>> = context
        .background
        .iter()
        .map(|text| Reading::of(text, context))
        .collect();
    let pair = Pair::new(&a, &b, &background, context);
    verdict(&pair, kinds::all(&pair))
}

/// Do two relays of one decision contradict each other?
///
/// `decided` is context for both. In each [`Difference`] `decided` quotes `a` and `told` quotes `b`.
pub fn compare_relays(a: &str, b: &str, decided: &str, context: &Context<'_>) -> Comparison {
    let (one, two) = (Reading::of(a, context), Reading::of(b, context));
    let background: Vec<Reading<'_>> = context
        .background
        .iter()
        .copied()
        .chain([decided])
        .map(|text| Reading::of(text, context))
        .collect();
    let forth = Pair::new(&one, &two, &background, context);
    let back = Pair::new(&two, &one, &background, context);
    let mut differences = kinds::between(&forth);
    for found in kinds::between(&back) {
        let turned = Difference {
            decided: found.told,
            told: found.decided,
            ..found
        };
        if !differences.iter().any(|known| known.kind == turned.kind) {
            differences.push(turned);
        }
    }
    verdict(&forth, differences)
}

fn verdict(pair: &Pair<'_>, differences: Vec<Difference>) -> Comparison {
    if !differences.is_empty() {
        return Comparison {
            verdict: Verdict::Drift,
            differences,
        };
    }
    let shared = pair.b.concepts.iter().any(|c| pair.knows(*c));
    if shared {
        Comparison::faithful()
    } else {
        Comparison::unclear()
    }
}
