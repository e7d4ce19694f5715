//! Asking git, so that nothing that a repository's settings name is run: no pager, no hook, no monitor, no filter, no
//! program that compares or signs, and nothing is fetched. The only place that starts git.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::Error;

/// Before every command that reads.
const READING: &[&str] = &[
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.pager=cat",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "log.showSignature=false",
];

/// Before every command that writes: no monitor, which is asked by reading the index, and no pager. What a commit is
/// there to run, the user's hooks, signature and filters, is left in force.
const WRITING: &[&str] = &["--no-pager", "-c", "core.fsmonitor=false"];

/// For every command that compares: bare lines, whatever the user's settings say of renames, colour and order.
pub(super) const COMPARING: &[&str] = &[
    "--raw",
    "-z",
    "-r",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-relative",
    "-O/dev/null",
    "--ignore-submodules=none",
];

/// What a hook or another repository's command leaves in the environment; the journal's own repository is meant. An
/// index that a hook was given is taken only where it is asked for.
const OTHER_REPOSITORY: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_INDEX_FILE",
    "GIT_EXTERNAL_DIFF",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
];

/// The repository that a journal's folder lies in.
#[derive(Debug, Clone)]
pub(super) struct Git {
    /// The journal's folder; every path that git is given is seen from it.
    folder: PathBuf,
    /// The way from the repository's top to the journal, with a slash at its end; empty at the top.
    pub(super) prefix: String,
}

impl Git {
    /// Finds the repository of a folder.
    pub(super) fn of(folder: &Path) -> Result<Self, Error> {
        let output = reading(folder)
            .args(["rev-parse", "--show-prefix"])
            .output()
            .map_err(Error::NoGit)?;
        if !output.status.success() {
            return Err(Error::NoRepository {
                folder: folder.to_owned(),
                said: said(&output),
            });
        }
        let prefix = String::from_utf8_lossy(&output.stdout).into_owned();
        Ok(Self {
            folder: folder.to_owned(),
            prefix: prefix.strip_suffix('\n').unwrap_or(&prefix).to_owned(),
        })
    }

    /// A command that reads, ready for its arguments.
    pub(super) fn reading(&self) -> Command {
        reading(&self.folder)
    }

    /// What a reading command prints; `None` where it says no.
    pub(super) fn ask(&self, arguments: &[&str]) -> Option<Vec<u8>> {
        ask(&self.folder, arguments)
    }

    /// The same, as one line of text.
    pub(super) fn ask_line(&self, arguments: &[&str]) -> Option<String> {
        let text = String::from_utf8(self.ask(arguments)?).ok()?;
        Some(text.trim_end_matches('\n').to_owned()).filter(|line| !line.is_empty())
    }

    /// A path that git tells, as it is set: where the hooks lie is asked for, and none is run.
    pub(super) fn ask_path(&self, arguments: &[&str]) -> Option<PathBuf> {
        let mut git = plain(&self.folder);
        let output = git
            .args(["-c", "core.fsmonitor=false"])
            .args(arguments)
            .output()
            .ok()?;
        if !output.status.success() {
            return None;
        }
        let path = output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout);
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            Some(PathBuf::from(OsStr::from_bytes(path)))
        }
        #[cfg(not(unix))]
        String::from_utf8(path.to_vec()).ok().map(PathBuf::from)
    }

    /// The id of the commit that a name means.
    pub(super) fn commit(&self, name: &str) -> Option<String> {
        let name = format!("{name}^{{commit}}");
        self.ask_line(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &name,
        ])
    }

    /// Runs a command that compares, and gives its lines.
    pub(super) fn compare(&self, command: &str, arguments: &[&str]) -> Result<Vec<u8>, Error> {
        let mut git = self.reading();
        finished(command, git.arg(command).args(COMPARING).args(arguments))
    }

    /// Compares a commit with the index: the repository's own, or the one that git gave a hook.
    pub(super) fn compare_index(
        &self,
        commit: &str,
        index: Option<&OsStr>,
    ) -> Result<Vec<u8>, Error> {
        let mut git = self.reading();
        if let Some(index) = index {
            git.env("GIT_INDEX_FILE", index);
        }
        git.arg("diff-index").args(COMPARING);
        finished("diff-index", git.args(["--cached", commit]))
    }

    /// The names that a command gives of these paths, which it takes as they are.
    pub(super) fn names(
        &self,
        command: &str,
        arguments: &[&str],
        paths: &[String],
    ) -> Result<Vec<String>, Error> {
        let mut git = self.reading();
        git.arg(command).args(arguments).arg("--").args(paths);
        let names = finished(command, &mut git)?;
        let names = String::from_utf8_lossy(&names).into_owned();
        let names = names.split('\0').filter(|name| !name.is_empty());
        Ok(names.map(str::to_owned).collect())
    }

    /// Runs a command that writes what the user asked for, on these paths, which it takes as they are.
    ///
    /// The user's own hooks, signature and filters hold. That a path is meant as it is stands at each path, and not in
    /// the environment, where the user's hooks would find it.
    pub(super) fn write(&self, arguments: &[&str], paths: &[String]) -> Result<(), Error> {
        let from_input = ["--pathspec-from-file=-", "--pathspec-file-nul"];
        let literal = paths.iter().map(|path| format!(":(literal){path}\0"));
        self.feed(
            &[arguments, &from_input].concat(),
            &literal.collect::<String>(),
        )
    }

    /// Takes paths out of the index; nothing on disk is touched.
    pub(super) fn forget(&self, paths: &[String]) -> Result<(), Error> {
        let lines = paths.iter().map(|path| format!("{path}\0"));
        let forget = ["update-index", "-z", "--force-remove", "--stdin"];
        self.feed(&forget, &lines.collect::<String>())
    }

    /// Runs a command that does what the user asked for, beyond this repository or with the files that are checked out.
    /// With `asks`, git may ask for a password at the terminal.
    pub(super) fn act(&self, arguments: &[&str], asks: bool) -> Result<(), Error> {
        let mut git = plain(&self.folder);
        if asks {
            git.env_remove("GIT_TERMINAL_PROMPT");
        }
        let doing = arguments.first().unwrap_or(&"command");
        finished(doing, git.args(WRITING).args(arguments)).map(|_| ())
    }

    /// Runs a command that writes, with this input.
    fn feed(&self, arguments: &[&str], input: &str) -> Result<(), Error> {
        let mut git = plain(&self.folder);
        let mut child = git
            .args(WRITING)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(Error::NoGit)?;
        if let Some(mut stdin) = child.stdin.take() {
            // Git may have said no before it has read all of it, and what it said is told below.
            let _ = stdin.write_all(input.as_bytes());
        }
        let output = child.wait_with_output().map_err(Error::NoGit)?;
        done(arguments.first().unwrap_or(&"command"), &output)
    }

    /// Where a path of the repository lies in the journal; `None` for what is not the journal's.
    pub(super) fn in_journal<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(self.prefix.as_str())
    }
}

/// Whether git can be run at all.
pub fn is_there() -> Result<(), Error> {
    let asked = Command::new("git").arg("--version").output();
    asked.map(|_| ()).map_err(Error::NoGit)
}

/// Makes a folder a repository, as the user's settings say: the name of the first branch, templates.
pub(super) fn init(folder: &Path) -> Result<(), Error> {
    let mut git = plain(folder);
    let output = git.args(["init", "--quiet"]).output();
    done("init", &output.map_err(Error::NoGit)?)
}

/// Runs a reading git command in a folder; `None` where git is missing or refuses.
pub(super) fn ask(folder: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let output = reading(folder).args(arguments).output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// Git for reading.
fn reading(folder: &Path) -> Command {
    let mut command = plain(folder);
    command
        .args(READING)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_REPLACE_OBJECTS", "1")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("LC_ALL", "C");
    command
}

/// Git as the user has it, for what the user asked to be written: their hooks and signatures hold.
fn plain(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdin(Stdio::null())
        .stderr(Stdio::piped());
    for name in OTHER_REPOSITORY {
        command.env_remove(name);
    }
    command
}

/// Runs a command, and gives what it prints.
pub(super) fn finished(doing: &str, command: &mut Command) -> Result<Vec<u8>, Error> {
    let output = command.output().map_err(Error::NoGit)?;
    done(doing, &output)?;
    Ok(output.stdout)
}

/// Fails with git's words where a command said no.
pub(super) fn done(doing: &str, output: &Output) -> Result<(), Error> {
    if output.status.success() {
        return Ok(());
    }
    Err(Error::Refused {
        doing: doing.to_owned(),
        said: said(output),
    })
}

/// What git said, without the word `fatal`. It tells on standard output why there is nothing to commit.
fn said(output: &Output) -> String {
    let words = [&output.stderr, &output.stdout];
    let words = words.map(|said| String::from_utf8_lossy(said).trim().to_owned());
    let text = words.iter().find(|said| !said.is_empty());
    let text = text.map_or("it did not say why", String::as_str);
    text.strip_prefix("fatal: ").unwrap_or(text).to_owned()
}
