//! What members owe each other for the team's own rules.

pub mod unaddressed;
pub mod unsigned_pledge;
