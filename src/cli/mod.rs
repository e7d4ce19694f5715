//! The command line: flags, prompts, streams and exit codes. Decides nothing about the record itself.

mod arguments;
mod commands;
mod commits;
mod context;
mod editor;
mod error;
mod form;
mod help;
mod live;
mod notation;
mod progress;
mod reading;
mod shell;
mod streams;
mod unfit;
mod verbs;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;

pub use arguments::command;
pub use error::{Code, Error};

use context::Context;

/// All went well.
const DONE: u8 = 0;
/// An unsound journal (`check`), or findings at or above `--fail-on`.
const QUESTIONABLE: u8 = 1;
/// The work could not be done.
const FAILED: u8 = 2;

/// Runs the program: reads the arguments, does the work, and tells what came of it by the exit code.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    if let Some(code) = shell::answer(&arguments) {
        return code;
    }
    let wants_json = arguments
        .windows(2)
        .any(|pair| pair[0] == "--format" && pair[1].eq_ignore_ascii_case("json"))
        || arguments
            .iter()
            .any(|argument| argument.eq_ignore_ascii_case("--format=json"));
    if arguments.len() < 2 {
        streams::error(help::SHORT);
        return ExitCode::from(FAILED);
    }
    let typed: Vec<String> = arguments
        .iter()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let matches = match command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let told = form::unquoted(&error, &typed)
                .or_else(|| unfit::filter(&command(), &error, &typed));
            if let Some(error) = told {
                streams::error(&error.text(wants_json));
                return ExitCode::from(FAILED);
            }
            return usage(&error, wants_json);
        }
    };
    let done = Context::new(&matches).and_then(|mut context| commands::run(&mut context, &matches));
    match done {
        Ok(code) => ExitCode::from(code),
        // Whoever reads our output has seen enough.
        Err(error) if error.code == Code::ClosedPipe => ExitCode::from(DONE),
        Err(error) => {
            streams::error(&error.text(wants_json));
            ExitCode::from(FAILED)
        }
    }
}

/// Help and version are what was asked for; anything else is told as an error.
fn usage(error: &clap::Error, wants_json: bool) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            match streams::output(&error.render().to_string()) {
                Ok(()) => ExitCode::from(DONE),
                Err(error) if error.code == Code::ClosedPipe => ExitCode::from(DONE),
                Err(error) => {
                    streams::error(&error.text(wants_json));
                    ExitCode::from(FAILED)
                }
            }
        }
        _ => {
            let text = error.render().to_string();
            streams::error(&if wants_json {
                Error::usage(text.trim()).text(true)
            } else {
                text
            });
            ExitCode::from(FAILED)
        }
    }
}
