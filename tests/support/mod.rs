//! A journal in a temporary folder, and the program run in it with a cleared environment and a fixed clock.
#![allow(dead_code, reason = "every test file uses some of it")]

pub mod dice;
pub mod git;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A temporary folder with a journal in it, removed when dropped.
pub struct Sandbox {
    folder: tempfile::TempDir,
}

/// What a run of the program gave.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// The same, after checking that the work was done.
    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!(self.code, 0, "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    /// The id that a writing verb printed.
    #[track_caller]
    pub fn id(self) -> String {
        self.done().out.trim().to_owned()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Sandbox {
    /// An empty folder.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// A folder with a journal of the team that the documentation tells of.
    pub fn with_team() -> Self {
        let sandbox = Self::empty();
        let members = [
            "ana:Ana Ruiz:CEO:company",
            "bo:Bo Lindgren:CTO:engineering",
            "cy:Cy Okafor:CRO:sales",
            "dee:Dee Marsh:CMO:marketing",
            "eli:Eli Brandt:CFO:finance",
            "fay:Fay Moreau:Chief of Staff:office",
        ];
        let mut arguments = vec![
            "init",
            ".",
            "--name",
            "Northwind leadership",
            "--goal",
            "stability:Fewer incidents",
        ];
        for member in &members {
            arguments.extend(["--member", member]);
        }
        sandbox
            .run_at("2026-01-12T09:00:00+01:00", &arguments)
            .done();
        sandbox
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program at a time.
    pub fn run_at(&self, now: &str, arguments: &[&str]) -> Ran {
        self.command(now)
            .args(arguments)
            .output()
            .expect("the program runs")
            .into()
    }

    /// The program, ready to run at a time.
    pub fn command(&self, now: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_firstteam"));
        command
            .env_clear()
            .env("FIRSTTEAM_NOW", now)
            .env("FIRSTTEAM_BY", "fay")
            .env("XDG_CONFIG_HOME", self.path().join("no-config"))
            .env("HOME", self.path())
            .current_dir(self.path());
        command
    }

    /// Every entry's file.
    pub fn files(&self) -> Vec<PathBuf> {
        files(self.path())
    }

    /// The file of an entry.
    #[track_caller]
    pub fn file(&self, id: &str) -> PathBuf {
        let name = format!("{id}.md");
        let found = self.files().into_iter().find(|path| path.ends_with(&name));
        found.unwrap_or_else(|| panic!("no file {name}"))
    }
}

/// Every file below a folder, in order.
pub fn files(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(root, &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
