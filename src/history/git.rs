//! Asking git, so that nothing that a repository's settings name is run: no pager, no hook, no monitor, no filter.

use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a reading git command in a folder; `None` where git is missing or refuses.
pub(super) fn ask(folder: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"])
        .args([
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "log.showSignature=false",
        ])
        .args(arguments)
        .env("LC_ALL", "C")
        .env("GIT_EXTERNAL_DIFF", "")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then_some(output.stdout)
}
