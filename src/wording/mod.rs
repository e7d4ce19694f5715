//! Compares two texts: does what was told still say what was decided?
//!
//! Pure and deterministic: the same two texts give the same answer on every machine, without a clock, a
//! network or a model. The comparison rests on typed facts (quantities, times) and cues (negation, force,
//! exceptions, conditions, actors) in clauses that speak of the same thing, never on mere likeness of words.
//! Where it cannot tell, it says so: a false accusation is worse than a miss.

mod comparison;
mod context;
pub mod dates;

pub use comparison::{Comparison, Contrary, Difference, Kind, Quote, Verdict};
pub use context::{Context, Lexicon, Person};

/// Does `told` still say what was `decided`?
pub fn compare(decided: &str, told: &str, context: &Context<'_>) -> Comparison {
    let _ = (decided, told, context);
    Comparison::unclear()
}

/// Do two relays of one decision contradict each other?
///
/// `decided` is context for both. In each [`Difference`] `decided` quotes `a` and `told` quotes `b`.
pub fn compare_relays(a: &str, b: &str, decided: &str, context: &Context<'_>) -> Comparison {
    let _ = (a, b, decided, context);
    Comparison::unclear()
}

/// Does `promise` do what `barred` says is not to be done?
///
/// `barred` is something a decision stops, or an option it rejected. Shared content in the same sense is
/// needed, never one word alone; `None` when there is no contradiction or one cannot tell.
pub fn contrary(promise: &str, barred: &str, lexicon: &Lexicon) -> Option<Contrary> {
    let _ = (promise, barred, lexicon);
    None
}

/// Does `told` carry anything of `matter` (a reason, or one trade-off)? True when in doubt.
pub fn carries(told: &str, matter: &str, lexicon: &Lexicon) -> bool {
    let _ = (told, matter, lexicon);
    true
}
