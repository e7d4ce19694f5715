//! Sharing a branch with another repository: what is fetched, merged and pushed is the user's own doing, with their
//! credentials, hooks and signature.

use std::path::Path;

use super::Error;
use super::git::Git;
use crate::model::Kind;

/// A repository with a branch that is shared.
#[derive(Debug)]
pub struct Sharing {
    git: Git,
    /// The branch that is checked out.
    pub branch: String,
    /// What it follows.
    pub upstream: Upstream,
    /// Whether git may ask for a password at the terminal.
    asks: bool,
}

/// The branch of another repository that a branch follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream {
    /// The other repository's name here, such as `origin`.
    pub remote: String,
    /// The branch there, in full, such as `refs/heads/main`.
    there: String,
    /// Where this repository remembers it, in full, such as `refs/remotes/origin/main`.
    here: String,
    /// Whether the branch follows it already.
    is_set: bool,
}

impl Upstream {
    /// As people write it: `origin/main`.
    pub fn name(&self) -> String {
        let branch = self.there.strip_prefix("refs/heads/");
        format!("{}/{}", self.remote, branch.unwrap_or(&self.there))
    }
}

impl Sharing {
    /// The branch that is checked out, and what it follows: as git has it set, else the branch of its name in the only
    /// other repository, or in `origin`. With `asks`, git may ask for a password.
    pub fn of(root: &Path, asks: bool) -> Result<Self, Error> {
        let git = Git::of(root)?;
        let branch = git.ask_line(&["symbolic-ref", "--quiet", "--short", "HEAD"]);
        let branch = branch.ok_or(Error::NoBranch)?;
        let upstream = set(&git, &branch).or_else(|| obvious(&git, &branch));
        let upstream = upstream.ok_or_else(|| Error::NoUpstream(branch.clone()))?;
        Ok(Self {
            git,
            branch,
            upstream,
            asks,
        })
    }

    /// What goes on in the repository that nothing else may fall into, such as a merge.
    pub fn begun(&self) -> Option<&'static str> {
        super::commit::begun(&self.git)
    }

    /// The files of entries that differ from what is committed, from the repository's top.
    pub fn uncommitted(&self) -> Result<Vec<String>, Error> {
        let status = [
            "-z",
            "--porcelain=v1",
            "--untracked-files=all",
            "--no-renames",
        ];
        let lines = self.git.names("status", &status, &[".".to_owned()])?;
        let paths = lines.iter().filter_map(|line| line.get(3..));
        let paths =
            paths.filter(|path| self.git.in_journal(path).and_then(Kind::of_path).is_some());
        Ok(paths.map(str::to_owned).collect())
    }

    /// Where the branch ends; `None` before its first commit.
    pub fn ours(&self) -> Option<String> {
        self.git.commit("HEAD")
    }

    /// Where the branch that it follows ended when it was last fetched; `None` where there is none yet.
    pub fn theirs(&self) -> Option<String> {
        self.git.commit(&self.upstream.here)
    }

    /// Whether one commit has all that another has.
    pub fn follows(&self, later: &str, earlier: &str) -> bool {
        let is_ancestor = ["merge-base", "--is-ancestor", earlier, later];
        self.git.ask(&is_ancestor).is_some()
    }

    /// Fetches the branches of the other repository.
    pub fn fetch(&self) -> Result<(), Error> {
        self.run(&[
            "fetch",
            "--quiet",
            "--no-recurse-submodules",
            "--end-of-options",
            &self.upstream.remote,
        ])
    }

    /// Merges a commit into the branch. Where git says no, what it has begun is taken back.
    pub fn merge(&self, theirs: &str, message: &str) -> Result<(), Error> {
        let merge = [
            "merge",
            "--quiet",
            "--ff",
            "--no-edit",
            "--no-stat",
            "--no-autostash",
        ];
        let what = ["--message", message, "--end-of-options", theirs];
        let merged = self.run(&[&merge[..], &what].concat());
        // Most of what git refuses, it refuses before it begins.
        if merged.is_err() && self.begun().is_some() {
            let _ = self.run(&["merge", "--abort"]);
        }
        merged
    }

    /// Gives the other repository the branch, and follows it from then on. Nothing of theirs is ever replaced.
    pub fn push(&self) -> Result<(), Error> {
        let what = format!("HEAD:{}", self.upstream.there);
        let mut push = vec!["push", "--quiet"];
        if !self.upstream.is_set {
            push.push("--set-upstream");
        }
        self.run(
            &[
                &push[..],
                &["--end-of-options", &self.upstream.remote, &what],
            ]
            .concat(),
        )
    }

    /// Takes the branch back to where it was; files that were changed since by hand stay as they are, or git refuses.
    pub fn restore(&self, commit: &str) -> Result<(), Error> {
        self.run(&["reset", "--quiet", "--keep", commit])
    }

    fn run(&self, arguments: &[&str]) -> Result<(), Error> {
        self.git.act(arguments, self.asks)
    }
}

/// What the branch follows, as git has it set: a branch of another repository.
fn set(git: &Git, branch: &str) -> Option<Upstream> {
    let format = "--format=%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)";
    let name = format!("refs/heads/{branch}");
    let line = git.ask_line(&["for-each-ref", format, &name])?;
    let mut parts = line.split('\0').map(str::to_owned);
    let (here, remote, there) = (parts.next()?, parts.next()?, parts.next()?);
    // A branch of this same repository is called a dot.
    let is_elsewhere = !here.is_empty() && !remote.is_empty() && remote != ".";
    is_elsewhere.then_some(Upstream {
        remote,
        there,
        here,
        is_set: true,
    })
}

/// The branch of the same name in the only other repository, or in the one that is called `origin`.
fn obvious(git: &Git, branch: &str) -> Option<Upstream> {
    let remotes = git.ask_line(&["remote"])?;
    let remotes: Vec<&str> = remotes.lines().collect();
    let remote = match remotes.as_slice() {
        [only] => *only,
        many => many.iter().find(|name| **name == "origin")?,
    };
    Some(Upstream {
        remote: remote.to_owned(),
        there: format!("refs/heads/{branch}"),
        here: format!("refs/remotes/{remote}/{branch}"),
        is_set: false,
    })
}
