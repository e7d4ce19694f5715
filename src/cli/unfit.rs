//! A filter that a command does not have: what it would have to mean, and where it is found.

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Error;

/// The filters that some reading command has.
const FILTERS: [&str; 9] = [
    "--since",
    "--until",
    "--who",
    "--decision",
    "--goal",
    "--rule",
    "--family",
    "--level",
    "--state",
];

/// The error for a filter that makes no sense of a command; `None` where it is another error.
pub(super) fn filter(root: &Command, error: &clap::Error, arguments: &[String]) -> Option<Error> {
    let Some(ContextValue::String(flag)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    if error.kind() != ErrorKind::UnknownArgument || !FILTERS.contains(&flag.as_str()) {
        return None;
    }
    let (name, command) = meant(root, arguments)?;
    let help = match (command.get_name(), flag.as_str()) {
        ("monthly", "--since" | "--until") => {
            "its days are a month: --month 2026-10, or last".to_owned()
        }
        ("quarterly", "--since" | "--until") => {
            "its days are a quarter: --quarter 2026-Q3, or last".to_owned()
        }
        ("monthly" | "quarterly", "--who") => {
            "it is about the team; `firstteam report member WHO` is about one".to_owned()
        }
        _ => has(command),
    };
    let is_verb = !command.get_arguments().any(|arg| arg.get_id() == "as-of");
    (!is_verb).then(|| Error::usage(format!("`{name}` has no filter {flag}")).help(help))
}

/// The command that the words lead to, as it is typed.
fn meant<'a>(root: &'a Command, arguments: &[String]) -> Option<(String, &'a Command)> {
    let mut found: Option<(String, &Command)> = None;
    for word in arguments.iter().skip(1) {
        let inside = found.as_ref().map_or(root, |(_, command)| command);
        if let Some(inner) = inside.find_subcommand(word) {
            let before = found.map_or_else(|| "firstteam".to_owned(), |(name, _)| name);
            found = Some((format!("{before} {word}"), inner));
        }
    }
    found
}

/// The filters that a command has.
fn has(command: &Command) -> String {
    let flags = command.get_arguments().filter_map(clap::Arg::get_long);
    let flags = flags.map(|flag| format!("--{flag}"));
    let filters: Vec<String> = flags
        .filter(|flag| FILTERS.contains(&flag.as_str()))
        .collect();
    if filters.is_empty() {
        "it has none, and shows all of it".to_owned()
    } else {
        format!("it has {}", filters.join(", "))
    }
}
