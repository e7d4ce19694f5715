//! The grammar of what is asked of git.

use clap::{Arg, Command};

use super::{option, switch};

/// The flags of `check` that ask git.
pub(super) fn checking(command: Command) -> Command {
    command.args(flags())
}

fn flags() -> [Arg; 3] {
    [
        switch(
            "history",
            "Ask git whether anything sealed was rewritten, renamed or removed",
        ),
        option(
            "since",
            "REV",
            "With --history: only what was committed after this",
        )
        .requires("history"),
        switch(
            "staged",
            "Ask git only whether the next commit would change anything sealed",
        )
        .conflicts_with_all(["history", "as-of"]),
    ]
}
