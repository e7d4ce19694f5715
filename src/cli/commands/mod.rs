//! The commands that are not writing verbs, a file each, and which words lead to which.

mod adjourn;
mod capture;
mod check;
mod compare;
mod diff;
mod edit;
mod explain;
mod findings;
mod hook;
mod import;
mod init;
mod meetings;
mod periodic;
mod read;
mod reported;
mod seal;
mod sync;
mod versioned;
mod wherefrom;

pub(super) use adjourn::Minutes;
pub(super) use edit::refuse_closed;

use clap::ArgMatches;

use super::arguments::{text, texts};
use super::commits::commit_written;
use super::context::{Context, Format};
use super::verbs::{VERBS, record};
use super::{DONE, Error};

/// Runs the command that was given; returns the exit code.
pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Result<u8, Error> {
    let (name, sub) = matches
        .subcommand()
        .ok_or_else(|| Error::usage("no command was given"))?;
    if WRITES.contains(&name) || VERBS.iter().any(|verb| verb.name == name) {
        is_for_writing(context.format)?;
    }
    if context.is_several() && !reported::takes_several(name, sub) {
        return Err(
            Error::usage(format!("`firstteam {name}` is about one journal")).help(
                "name one; `report weekly`, `report monthly` and `report quarterly` take several",
            ),
        );
    }
    let done = one(context, name, sub);
    // What is on disk is shared whatever came of the rest.
    commit_written(context, name);
    done
}

fn one(context: &mut Context, name: &str, sub: &ArgMatches) -> Result<u8, Error> {
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
        "hook" => hook::hook(context, sub),
        "check" => check::check(context, sub),
        "diff" => diff::diff(context, sub),
        "sync" => sync::sync(context, sub),
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
        "import" => import::import(context, sub),
        "explain" => explain::explain(context, sub),
        other => Err(Error::usage(format!("`{other}` is not a command"))),
    }
}

/// The commands that write, beside the verbs.
const WRITES: [&str; 6] = ["init", "adjourn", "edit", "seal", "hook", "sync"];

/// What is written is told by its id, or in JSON: a page of it would be asked for by mistake, and found out afterwards.
fn is_for_writing(format: Format) -> Result<(), Error> {
    match format {
        Format::Html | Format::Csv => Err(Error::usage(format!(
            "--format {} is for what is read",
            format.as_str()
        ))
        .help("a verb prints the new id, and with `--format json` the entry; `firstteam show last --format html` is a page of it")),
        Format::Table | Format::Markdown | Format::Json => Ok(()),
    }
}
