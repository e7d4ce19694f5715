//! The grammar of `import minutes` and `import adr`.

use clap::{Arg, Command};

use super::{help, option, switch};
use crate::model::{Ritual, Word};

/// `import` with its two kinds of record.
pub(super) fn command() -> Command {
    let minutes = records("minutes", "Record the decisions and rosters of minutes")
        .arg(option(
            "on",
            "DATE",
            "The day of minutes that tell none, in their words or their name",
        ))
        .arg(
            option(
                "ritual",
                "WORD",
                "Which meeting it was, where the record does not say [default: weekly]",
            )
            .value_parser(Ritual::WORDS.to_vec()),
        );
    let adr = records(
        "adr",
        "Record the decisions of decision records: Nygard, MADR, log4brains",
    )
    .arg(option(
        "on",
        "DATE",
        "The day of records that tell none [default: today]",
    ));
    Command::new("import")
        .about("Record what was decided elsewhere: minutes, or decision records (ADRs)")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(minutes)
        .subcommand(adr)
        .after_help(help::examples(help::examples_of("import")))
}

fn records(name: &'static str, about: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .required(true)
                .num_args(1..)
                .help("Files, or folders whose Markdown and text files are read"),
        )
        .arg(option(
            "by",
            "NAME",
            "Who imports [default: FIRSTTEAM_BY, or the user]",
        ))
        .arg(switch("yes", "Record without asking"))
        .arg(switch(
            "dry-run",
            "Show what would be recorded, and write nothing",
        ))
        .after_help(help::examples(help::examples_of(name)))
}
