//! firstteam keeps a leadership team's decision journal: what was decided and why, who stood where, who dissented
//! and what they were answered, who promised what, and what each leader then told their own people. It compares, and
//! raises what does not fit as a question, with the words themselves as evidence.
//!
//! The crate is a library behind a thin binary. Data flows one way, from `store` through `format` to the `model`, on
//! to `rules` and `report`, and out through `render`; `ARCHITECTURE.md` has the map, and `tests/architecture.rs`
//! keeps it. The library is public so that tests and tools can reach inside; it promises no stability.

pub mod capture;
pub mod cli;
pub mod format;
pub mod history;
pub mod model;
pub mod parallel;
pub mod render;
pub mod report;
pub mod rules;
pub mod store;
pub mod wording;
