//! What the shell asks for: completion while a command is typed, and the pages of the manual. Both come from the grammar.

mod ids;
mod man;
mod offers;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use clap_complete::env::{Bash, EnvCompleter, Fish, Zsh};

use super::arguments::text;
use super::context::environment;
use super::{DONE, Error, FAILED, command, streams};
pub(super) use man::man;

/// Set by the shell's script when it asks what may be typed.
const ASKED: &str = "FIRSTTEAM_COMPLETE";

/// The shells that there is a script for.
pub(super) const SHELLS: [&str; 3] = ["bash", "zsh", "fish"];

fn shell(name: &str) -> Option<&'static dyn EnvCompleter> {
    match name {
        "bash" => Some(&Bash),
        "zsh" => Some(&Zsh),
        "fish" => Some(&Fish),
        _ => None,
    }
}

/// `completions SHELL`: the script that makes the shell ask.
pub(super) fn completions(matches: &ArgMatches) -> Result<u8, Error> {
    let named = text(matches, "shell").and_then(shell);
    let shell =
        named.ok_or_else(|| Error::usage(format!("the shell is one of {}", SHELLS.join(", "))))?;
    let mut script = Vec::new();
    let written =
        shell.write_registration(ASKED, "firstteam", "firstteam", "firstteam", &mut script);
    written.map_err(|error| Error::usage(error.to_string()))?;
    streams::output(&String::from_utf8_lossy(&script))?;
    Ok(DONE)
}

/// Answers the shell, where it is the shell that asks. A shell is never told of errors: they would stand in the line that
/// somebody types.
pub(super) fn answer(arguments: &[OsString]) -> Option<ExitCode> {
    let shell = shell(&environment(ASKED)?)?;
    let (_, words) = arguments.split_first()?;
    let (first, words) = words.split_first()?;
    if first != "--" {
        return None;
    }
    let mut offered = Vec::new();
    let mut command = offers::with_offers(command(), words);
    let here = std::env::current_dir().ok();
    let done = shell.write_complete(&mut command, words.to_vec(), here.as_deref(), &mut offered);
    let shown = done.is_ok() && streams::output(&String::from_utf8_lossy(&offered)).is_ok();
    Some(ExitCode::from(if shown { DONE } else { FAILED }))
}
