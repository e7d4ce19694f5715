pub mod format;
pub mod model;
pub mod parallel;
pub mod rules;
pub mod store;
pub mod wording;
