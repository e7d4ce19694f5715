//! firstteam: a decision journal for leadership teams.

pub mod wording;
