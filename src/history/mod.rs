//! What git remembers of the journal. Asks git as a program; without git, or outside a repository, there is nothing to
//! remember, and everything else works. May use the format; never rules, and prints nothing.

mod before;
mod commit;
mod differing;
mod error;
mod git;
mod hooks;
mod log;
mod merged;
mod objects;
mod problem;
mod sealed;
mod seen;
mod sharing;
mod steps;
mod tree;

pub use before::{Change, Unsealed, changes, changes_since_sealed};
pub use commit::Committing;
pub use differing::{Differs, Texts, differing};
pub use error::Error;
pub use git::is_there;
pub use hooks::{Hooks, hooks};
pub use merged::{Merged, merged};
pub use sealed::{By, Tampered, Told, What, incoming, merging, sealed_since, staged, stem};
pub use sharing::{Sharing, Upstream};
pub use steps::{Deed, Step, steps};
pub use tree::{Revision, Tree};
