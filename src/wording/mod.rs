//! Compares two texts: does what was told still say what was decided?
//!
//! Pure and deterministic: the same two texts give the same answer on every machine, without a clock, a
//! network or a model. The comparison rests on typed facts (quantities, times) and cues (negation, force,
//! exceptions, conditions, actors) in clauses that speak of the same thing, never on mere likeness of words.
//! Where it cannot tell, it says so: a false accusation is worse than a miss.

mod clauses;
mod comparison;
mod concepts;
mod context;
mod contrary;
mod cues;
pub mod dates;
mod facts;
mod judge;
mod kinds;
mod pair;
mod phrases;
mod reading;
mod sorts;
mod text;
mod times;
mod words;

pub use comparison::{Comparison, Contrary, Difference, Kind, Quote, Verdict};
pub use context::{Context, Lexicon, Person};
pub use contrary::{carries, contrary};
pub use judge::{compare, compare_relays, held_against, held_apart, that_counts};
pub use reading::read_up_to;
pub use times::times;
pub use words::Words;
