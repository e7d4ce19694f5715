//! What a merge would leave, without making it: neither the index nor any file is touched.

use std::path::Path;

use super::git::Git;
use super::{Error, Revision};

/// What git says to a command that it does not have in this form.
const NOT_UNDERSTOOD: i32 = 129;

/// What a merge would leave.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The end of the branch that is checked out.
    pub ours: String,
    /// The end of the other.
    pub theirs: Revision,
    /// The tree that a merge would leave, by its id.
    pub tree: String,
    /// The files that git cannot merge by itself, from the journal's folder; those outside it are left out.
    pub conflicts: Vec<String>,
}

/// Merges the branch that is checked out with another, for a look at what that gives.
///
/// Programs that a repository names for merging are not run: what they would merge is a conflict here.
pub fn merged(root: &Path, theirs: &str) -> Result<Merged, Error> {
    let git = Git::of(root)?;
    let ours = git.commit("HEAD");
    let ours = ours.ok_or_else(|| Error::NoCommit("HEAD".to_owned()))?;
    let theirs = Revision::find(&git, theirs)?;
    let mut command = git.reading();
    for driver in drivers(&git)? {
        command.args(["-c", &driver]);
    }
    command.args(["-c", "merge.renormalize=false"]);
    command.args(["merge-tree", "--write-tree", "-z", "--name-only"]);
    command.args(["--no-messages", "--end-of-options", &ours, &theirs.id]);
    let output = command.output().map_err(Error::NoGit)?;
    match output.status.code() {
        Some(0 | 1) => {}
        Some(NOT_UNDERSTOOD) => return Err(Error::OldGit("2.38")),
        _ => super::git::done("merge-tree", &output)?,
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut parts = text.split('\0').filter(|part| !part.is_empty());
    let tree = parts.next().unwrap_or_default().to_owned();
    let conflicts = parts.filter_map(|path| git.in_journal(path));
    Ok(Merged {
        conflicts: conflicts.map(str::to_owned).collect(),
        ours,
        theirs,
        tree,
    })
}

/// Settings by which each program for merging that the repository names is one that merges nothing.
fn drivers(git: &Git) -> Result<Vec<String>, Error> {
    let list = ["config", "--null", "--name-only", "--get-regexp"];
    let named = git.ask(&[&list[..], &[r"^merge\..*\.driver$"]].concat());
    let named = String::from_utf8_lossy(&named.unwrap_or_default()).into_owned();
    let mut drivers = Vec::new();
    for name in named.split('\0').filter(|name| !name.is_empty()) {
        // A setting of this name cannot be put out of force from the command line.
        if name.contains(['=', '\n']) {
            return Err(Error::Refused {
                doing: "merge-tree".to_owned(),
                said: format!("the repository names a program for merging, `{name}`"),
            });
        }
        drivers.push(format!("{name}=false"));
    }
    Ok(drivers)
}
