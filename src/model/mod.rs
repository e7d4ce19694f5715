//! What is true of a team's record, however it is stored or shown: the kinds of entry, the team, and the journal
//! folded from them as of a date. May use the standard library and chrono; never serde, the clock, or I/O.

mod entry;
mod field;
pub mod id;
pub mod journal;
mod kind;
pub mod kinds;
mod level;
mod nearest;
mod problem;
mod seal;
mod stances;
mod stored;
pub mod team;
pub mod time;
mod value;
mod words;

pub use entry::{Body, BodyOf, Entry, Of};
pub use field::{Field, Fields, Refusal};
pub use journal::Journal;
pub use kind::Kind;
pub use level::Level;
pub use nearest::nearest;
pub use problem::{Made, Place, Problem, Severity as ProblemSeverity};
pub use seal::{BrokenSeal, Digest, Seal};
pub use stances::Stances;
pub use stored::{GoalId, Name, Person, Ref, Share, Text};
pub use team::Team;
pub use time::{Moment, Span};
pub use value::{Shape, Value};
pub use words::{
    AddressResult, Channel, Commits, DissentOutcome, Door, Method, NextStep, Process,
    ReviewOutcome, Ritual, Scope, Severity, SignalWhat, Source, Stance, UpdateState, Word,
};
