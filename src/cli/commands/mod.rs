//! The commands that are not writing verbs, a file each, and which words lead to which.

mod adjourn;
mod capture;
mod check;
mod compare;
mod edit;
mod explain;
mod findings;
mod init;
mod meetings;
mod periodic;
mod read;
mod seal;
mod wherefrom;

pub(super) use adjourn::Minutes;
pub(super) use edit::refuse_closed;

use clap::ArgMatches;

use super::arguments::{text, texts};
use super::context::Context;
use super::verbs::{VERBS, record};
use super::{DONE, Error};

/// Runs the command that was given; returns the exit code.
pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Result<u8, Error> {
    let (name, sub) = matches
        .subcommand()
        .ok_or_else(|| Error::usage("no command was given"))?;
    if let Some(verb) = VERBS.iter().find(|verb| verb.name == name) {
        return record(verb, context, sub).map(|()| DONE);
    }
    match name {
        "capture" => capture::capture(context, sub),
        "live" => super::live::live(context, sub),
        "completions" => super::shell::completions(sub),
        "man" => super::shell::man(context, sub),
        "init" => init::init(context, sub),
        "adjourn" => adjourn::adjourn(context, sub),
        "edit" => edit::edit(context, sub),
        "seal" => seal::seal(context, sub),
        "check" => check::check(context, sub),
        "where" => wherefrom::show(context),
        "list" => read::list(context, sub),
        "show" => read::show(context, sub),
        "log" => read::log(context, sub),
        "search" => read::search(context, sub),
        "flags" => findings::flags(context, sub),
        "agenda" => meetings::agenda(context, sub),
        "cascade" => meetings::cascade(context, sub),
        "report" => findings::report(context, sub),
        "compare" => compare::compare(context, sub),
        "explain" => explain::explain(context, sub),
        other => Err(Error::usage(format!("`{other}` is not a command"))),
    }
}
