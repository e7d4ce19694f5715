//! The journal beneath the notation: what of it the lines are read against, and how what they tell of is brought into
//! it. `capture` does so with a whole text, `live` line by line.

mod ground;
mod plan;

pub(super) use ground::{Ground, days};
pub(super) use plan::{Kept, Plan, Step, keep, may_be_taken_back, plan, restore, take_back};
