//! From the flags of a writing verb to the fields of its entry.

use clap::ArgMatches;

use super::Verb;
use crate::capture::{self, Reading};
use crate::cli::context::Context;
use crate::cli::{Code, Error, form, streams};
use crate::model::{Body, Field, Kind, Shape, Team, Value};

/// A field with its value.
pub(super) type Given = (&'static str, Value);

/// Reads every flag that was given. All that cannot be read is told at once.
pub(super) fn given(
    verb: &Verb,
    matches: &ArgMatches,
    context: &Context,
    team: &Team,
) -> Result<Vec<Given>, Error> {
    let reading = Reading {
        team,
        now: context.now,
    };
    let mut values = Vec::new();
    let mut wrong = Vec::new();
    let mut misplaced = false;
    for field in Body::fields_of(verb.kind) {
        let Some(words) = words(verb, field, matches)? else {
            continue;
        };
        match capture::read(field, &words, &reading, &mut |echo| context.tell(&echo)) {
            Ok(value) => values.push((field.name, value)),
            Err(unread) => {
                misplaced |= verb.positional.len() > 1 && verb.positional.contains(&field.name);
                wrong.push(format!("{}: {}", flag_name(verb, field), unread.0));
            }
        }
    }
    if wrong.is_empty() {
        Ok(values)
    } else {
        let help = if misplaced {
            form::told(verb, matches)
        } else {
            format!("firstteam {} --help", verb.name)
        };
        Err(Error {
            code: Code::Usage,
            messages: wrong,
            help: Some(help),
        })
    }
}

/// Asks for what is needed and was not given, where somebody can be asked. An empty answer leaves it out, and what is
/// missing then is told as it is without a terminal.
pub(super) fn ask(
    verb: &Verb,
    context: &Context,
    team: &Team,
    values: &mut Vec<Given>,
) -> Result<(), Error> {
    if !context.can_ask() {
        return Ok(());
    }
    let reading = Reading {
        team,
        now: context.now,
    };
    for field in Body::fields_of(verb.kind) {
        let is_given = values.iter().any(|(name, _)| *name == field.name);
        if is_given || !is_needed(verb, field) {
            continue;
        }
        while let Some(typed) = streams::ask(&question(field))? {
            if typed.is_empty() {
                break;
            }
            match capture::read(field, &[typed], &reading, &mut |echo| context.tell(&echo)) {
                Ok(value) => {
                    values.push((field.name, value));
                    break;
                }
                Err(unread) => context.tell(&unread.0),
            }
        }
    }
    Ok(())
}

/// Whether a person must give a field: the program fills in the others.
fn is_needed(verb: &Verb, field: &Field) -> bool {
    let is_filled_in = matches!(
        (verb.kind, field.name),
        (Kind::Meeting, "forum") | (Kind::Signature, "pledge")
    );
    let is_own = !is_filled_in && !verb.hidden.contains(&field.name);
    let is_audience = verb.kind == Kind::Relay && field.name == "audience";
    // An amendment's own fields stand before those of a decision that it may change, which are optional here.
    is_own && (field.required || is_audience)
}

/// `Who promised it?`, with the words that may stand there.
fn question(field: &Field) -> String {
    let words = match field.shape {
        Shape::Word(words) => format!(" ({})", words.join(", ")),
        _ => String::new(),
    };
    format!("{}{words}:", field.doc.trim())
}

/// The words given for a field: by its flag, by `--file`, or by the verb itself.
fn words(verb: &Verb, field: &Field, matches: &ArgMatches) -> Result<Option<Vec<String>>, Error> {
    let given = matches.try_get_many::<String>(field.name).ok().flatten();
    let file = matches.try_get_one::<String>("file").ok().flatten();
    let file = file.filter(|_| verb.main == Some(field.name));
    if let Some(given) = given {
        if file.is_some() {
            let name = flag_name(verb, field);
            let message = format!("both {name} and --file were given, and they say the same thing");
            return Err(Error::usage(message).help("leave one of them out"));
        }
        return Ok(Some(given.cloned().collect()));
    }
    if let Some(path) = file {
        return read_file(path).map(|text| Some(vec![text.trim().to_owned()]));
    }
    let default = verb.defaults.iter().find(|(name, _)| *name == field.name);
    Ok(default.map(|(_, value)| vec![(*value).to_owned()]))
}

/// A file's text, or standard input for `-`.
fn read_file(path: &str) -> Result<String, Error> {
    if path == "-" {
        return streams::input();
    }
    crate::store::read_text(std::path::Path::new(path)).map_err(Error::from)
}

/// How a field is called on the command line of a verb.
pub(super) fn flag_name(verb: &Verb, field: &Field) -> String {
    if verb.positional.contains(&field.name) {
        form::placeholder(field.name)
    } else {
        format!("--{}", field.name.replace('_', "-"))
    }
}
