//! The grammar of what is asked of git.

use clap::{Arg, Command};

use super::{option, switch, with_examples};

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

/// The flag of `init` that puts the journal under git.
pub(super) fn starting(command: Command) -> Command {
    command.arg(switch(
        "git",
        "Keep it in git: the repository around it or a new one, and a first commit of its own files",
    ))
}

/// `hook`, a family of commands.
pub(super) fn hook() -> Command {
    let dry_run = || switch("dry-run", "Show what would be done, and do nothing");
    let install = Command::new("install")
        .about("Refuse commits that change, rename or remove what is sealed")
        .arg(dry_run());
    let uninstall = Command::new("uninstall")
        .about("Take the hook away, and put back what was there before")
        .arg(dry_run());
    Command::new("hook")
        .about("Have git check each commit of the journal before it is made")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(with_examples(install))
        .subcommand(with_examples(uninstall))
}
