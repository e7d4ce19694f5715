//! A journal in a repository of its own, with settings that no user's own reach.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Ran, Sandbox};

/// A journal in git, removed when dropped.
pub struct Repository {
    sandbox: Sandbox,
    top: PathBuf,
    journal: PathBuf,
}

impl Repository {
    /// The team's journal, at the top of a repository, with its first commit.
    pub fn new() -> Self {
        Self::in_folder("")
    }

    /// The same, in a folder of the repository.
    pub fn in_folder(folder: &str) -> Self {
        let sandbox = Sandbox::with_team();
        let top = sandbox.path().join("repository");
        let journal = top.join(folder);
        std::fs::create_dir_all(&journal).expect("a folder");
        let team = journal.join("firstteam.toml");
        std::fs::rename(sandbox.path().join("firstteam.toml"), team).expect("moved");
        git(&top, &["init", "--quiet", "--initial-branch=main"]);
        commit(&top, "The team");
        Self {
            sandbox,
            top,
            journal,
        }
    }

    /// A clone of another.
    pub fn clone_of(other: &Path) -> Self {
        let sandbox = Sandbox::empty();
        let top = sandbox.path().join("repository");
        let from = other.display().to_string();
        git(sandbox.path(), &["clone", "--quiet", &from, "repository"]);
        Self {
            sandbox,
            journal: top.clone(),
            top,
        }
    }

    /// The same, with what it writes committed as `commit` under `[git]` says.
    pub fn committing(folder: &str, setting: &str) -> Self {
        let repository = Self::in_folder(folder);
        commits(repository.path(), setting);
        commit(repository.path(), "The setting");
        repository
    }

    /// The journal's folder.
    pub fn path(&self) -> &Path {
        &self.journal
    }

    /// The repository's folder.
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// The program, ready to run in the journal at a time, where it finds git.
    pub fn command(&self, now: &str) -> Command {
        let mut command = self.sandbox.command(now);
        command
            .current_dir(&self.journal)
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .envs(AUTHOR);
        command
    }

    /// Runs the program in the journal at a time.
    pub fn run(&self, now: &str, arguments: &[&str]) -> Ran {
        let output = self.command(now).args(arguments).output();
        output.expect("the program runs").into()
    }

    /// The file of an entry.
    #[track_caller]
    pub fn entry(&self, id: &str) -> PathBuf {
        self.sandbox.file(id)
    }
}

/// Sets what becomes a commit in a journal.
pub fn commits(journal: &Path, setting: &str) {
    let team = journal.join("firstteam.toml");
    let text = std::fs::read_to_string(&team).expect("a text");
    let text = format!("{text}\n[git]\ncommit = \"{setting}\"\n");
    std::fs::write(team, text).expect("written");
}

/// The subjects of the commits, the newest first.
pub fn subjects(folder: &Path) -> Vec<String> {
    let log = git(folder, &["log", "--format=%s"]);
    log.lines().map(str::to_owned).collect()
}

/// What differs from the last commit, staged or not, in git's short words.
pub fn status(folder: &Path) -> String {
    git(
        folder,
        &["status", "--short", "--untracked-files=all", ":/"],
    )
}

const AUTHOR: [(&str, &str); 6] = [
    ("GIT_AUTHOR_NAME", "Fay Moreau"),
    ("GIT_AUTHOR_EMAIL", "fay@example.org"),
    ("GIT_COMMITTER_NAME", "Fay Moreau"),
    ("GIT_COMMITTER_EMAIL", "fay@example.org"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
];

/// Git in a folder.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).envs(AUTHOR);
    command
}

/// Runs git, which must do its work, and gives what it prints.
#[track_caller]
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    let done = command(folder).args(arguments).output().expect("git runs");
    assert!(done.status.success(), "git {arguments:?}: {}", said(&done));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// Commits everything in a folder's repository.
#[track_caller]
pub fn commit(folder: &Path, words: &str) {
    git(folder, &["add", "--all", ":/"]);
    git(
        folder,
        &["commit", "--quiet", "--allow-empty", "--message", words],
    );
}

/// What a program said on standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Writes a program in the shell's language.
#[cfg(unix)]
pub fn executable(path: &Path, words: &str) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, words).expect("written");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(path, mode).expect("executable");
}
