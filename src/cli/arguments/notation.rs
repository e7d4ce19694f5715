//! The grammar of the commands that take the notation, and of those that the shell needs.

use clap::{Arg, Command};

use super::{option, switch};
use crate::cli::shell::SHELLS;

/// `live` and `capture`.
pub(super) fn commands() -> Vec<Command> {
    vec![
        Command::new("live").about("Type along at the terminal, a line at a time, and adjourn"),
        Command::new("capture")
            .about("Record a text in the notation, all at once")
            .arg(
                Arg::new("file")
                    .value_name("FILE")
                    .required(true)
                    .help("The text; - reads it from standard input"),
            )
            .arg(switch(
                "as-new",
                "Record lines as entries of their own, also where the journal has one in nearly the same words",
            ))
            .arg(switch(
                "dry-run",
                "Show what would be recorded, and write nothing",
            )),
    ]
}

/// `completions` and `man`.
pub(super) fn for_the_shell() -> Vec<Command> {
    vec![
        Command::new("completions")
            .about("Print the script that lets a shell complete commands, names and ids")
            .arg(
                Arg::new("shell")
                    .value_name("SHELL")
                    .required(true)
                    .value_parser(SHELLS)
                    .help("Which shell"),
            ),
        Command::new("man")
            .about("Print the manual's first page, or write all of them to a folder")
            .arg(option("dir", "DIR", "Write a page for each command there")),
    ]
}
