//! What git remembers of the journal. Asks git as a program; without git, or outside a repository, there is nothing to
//! remember, and everything else works. May use the format; never rules, and prints nothing.

mod before;
mod commit;
mod error;
mod git;
mod hooks;
mod log;
mod objects;
mod problem;
mod sealed;
mod seen;

pub use before::{Change, changes_since_sealed};
pub use commit::Committing;
pub use error::Error;
pub use git::is_there;
pub use hooks::{Hooks, hooks};
pub use sealed::{Made, Tampered, Told, What, sealed_since, staged};
