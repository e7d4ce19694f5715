//! Told otherwise than decided.

pub mod never_relayed;
pub mod stale_commitment;
pub mod wording_edited;
