//! The grammar of the commands that take the notation.

use clap::{Arg, Command};

use super::switch;

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
                "dry-run",
                "Show what would be recorded, and write nothing",
            )),
    ]
}
