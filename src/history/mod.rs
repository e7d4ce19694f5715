//! What git remembers of the journal. Asks git as a program and reads only; without git, or outside a repository, there
//! is nothing to remember. May use the format; never rules, and prints nothing.

mod before;
mod git;

pub use before::{Change, changes_since_sealed};
