//! The grammar of what is read before and after a forum: its agenda, who tells whom, a decision's story, a member's
//! card.

use clap::{Arg, Command};

use super::{as_of, choice, fail_on, help, option};

/// The meetings that can have an agenda.
const FORUMS: [&str; 5] = ["weekly", "monthly", "quarterly", "offsite", "async"];

fn with_examples(command: Command) -> Command {
    let examples = help::examples_of(command.get_name());
    command.after_help(help::examples(examples))
}

/// `agenda` and `cascade`.
pub(super) fn reading() -> [Command; 2] {
    let agenda = Command::new("agenda")
        .about("Show what the next forum must take up, in the order of a good chair")
        .arg(choice(
            "for",
            "RITUAL",
            "The meeting that it is for [default: any forum]",
            FORUMS,
        ))
        .arg(option("who", "MEMBER", "To which this member should speak").help_heading("Which"))
        .arg(option("decision", "ID", "About this decision").help_heading("Which"))
        .arg(fail_on())
        .arg(as_of());
    let cascade = Command::new("cascade")
        .about("Show who owes which people which sentence, and by when")
        .arg(Arg::new("id").value_name("ID").help(
            "A decision, or a meeting with all of its decisions [default: all still to be told]",
        ))
        .arg(option("who", "MEMBER", "What this member owes and has told").help_heading("Which"))
        .arg(as_of());
    [agenda, cascade]
}

/// `report decision` and `report member`.
pub(super) fn reports() -> [Command; 2] {
    let decision = Command::new("decision")
        .about("Show a decision with its whole story")
        .arg(
            Arg::new("id")
                .value_name("ID")
                .required(true)
                .help("Any unique part of its id; - or last for the newest"),
        )
        .arg(fail_on())
        .arg(as_of());
    let member = Command::new("member")
        .about("Show what the journal has of a member, to be read with the member first")
        .arg(
            Arg::new("member")
                .value_name("WHO")
                .required(true)
                .help("A member, by handle or name"),
        )
        .arg(option(
            "since",
            "DATE",
            "From this day on [default: ninety days]",
        ))
        .arg(option("until", "DATE", "Up to this day [default: --as-of]"))
        .arg(as_of());
    [decision, member].map(with_examples)
}
