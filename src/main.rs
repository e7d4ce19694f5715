//! The `firstteam` program: arguments in, exit code out. All else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    firstteam::cli::run(std::env::args_os().collect())
}
