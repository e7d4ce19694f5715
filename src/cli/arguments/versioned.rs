//! The grammar of what is asked of git.

use clap::{Arg, Command};

use super::{as_of, option, switch, with_examples};

/// The flags of `check` that ask git.
pub(super) fn checking(command: Command) -> Command {
    command.args(flags())
}

fn flags() -> [Arg; 4] {
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
        option(
            "against",
            "BRANCH",
            "Check what a merge with this branch would leave; nothing is merged",
        )
        .conflicts_with_all(["history", "staged"]),
    ]
}

/// The flag of `init` that puts the journal under git.
pub(super) fn starting(command: Command) -> Command {
    command.arg(switch(
        "git",
        "Keep it in git: the repository around it or a new one, and a first commit of its own files",
    ))
}

/// `diff`.
pub(super) fn diff() -> Command {
    let revision =
        |name: &'static str, help: &'static str| Arg::new(name).value_name("REV").help(help);
    Command::new("diff")
        .about("Show what was recorded between two states of the journal in git")
        .arg(
            revision(
                "from",
                "A commit or branch: what was recorded since it parted from the other",
            )
            .required(true),
        )
        .arg(revision("to", "The later one [default: what is on disk]"))
        .arg(as_of())
}

/// `sync`.
pub(super) fn sync() -> Command {
    Command::new("sync")
        .about("Fetch what others recorded, check and merge it, and push your own")
        .arg(switch(
            "dry-run",
            "Fetch and check; merge nothing and push nothing",
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
