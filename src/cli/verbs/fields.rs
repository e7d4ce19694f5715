//! From the flags of a writing verb to the fields of its entry.

use clap::ArgMatches;

use super::{Verb, references};
use crate::capture::{self, Head, Reading};
use crate::cli::context::Context;
use crate::cli::{Code, Error, form, streams};
use crate::model::journal::may_name_strangers;
use crate::model::{Body, Field, Kind, Shape, Source, Team, Value, nearest};
use crate::store::Store;

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
    matches: &ArgMatches,
    context: &Context,
    store: &Store,
    team: &Team,
    values: &mut Vec<Given>,
) -> Result<(), Error> {
    if !context.can_ask() {
        return Ok(());
    }
    let misfit = |values: &[Given]| misfit(verb.kind, context, store, team, values);
    let is_needed = |field: &&Field| {
        let is_given = values.iter().any(|(name, _)| *name == field.name);
        !is_given && is_needed(verb, field)
    };
    let needed: Vec<&Field> = Body::fields_of(verb.kind)
        .iter()
        .filter(is_needed)
        .collect();
    // Nobody answers questions about an entry that is refused for its flags.
    let misfits = (1..=values.len()).filter_map(|count| misfit(&values[..count]));
    let misfits: Vec<String> = misfits.collect();
    if !needed.is_empty() && !misfits.is_empty() {
        return Err(Error {
            code: Code::Usage,
            messages: misfits,
            help: Some(form::told(verb, matches)),
        });
    }
    let reading = Reading {
        team,
        now: context.now,
    };
    for field in needed {
        while let Some(typed) = streams::ask(&question(field))? {
            if typed.is_empty() {
                break;
            }
            let mut echoes = Vec::new();
            match capture::read(field, &[typed], &reading, &mut |echo| echoes.push(echo)) {
                Ok(value) => {
                    values.push((field.name, value));
                    let Some(why) = misfit(values) else {
                        for echo in &echoes {
                            context.tell(echo);
                        }
                        break;
                    };
                    context.tell(&why);
                    values.pop();
                }
                Err(unread) => context.tell(&unread.0),
            }
        }
    }
    Ok(())
}

/// Why the last of some values cannot be recorded, whatever is still to come.
fn misfit(
    kind: Kind,
    context: &Context,
    store: &Store,
    team: &Team,
    values: &[Given],
) -> Option<String> {
    let (name, value) = values.last()?;
    let field = Body::fields_of(kind)
        .iter()
        .find(|field| field.name == *name)?;
    if let Some(why) = stranger(kind, team, field, value) {
        return Some(why);
    }
    // What `mark` may name depends on what became of it.
    let state = values.iter().find(|(name, _)| *name == "state");
    let mut alone: Vec<Given> = state.into_iter().chain(values.last()).cloned().collect();
    alone.dedup();
    if let Err(error) = references::resolve(store, kind, &mut alone) {
        let told = error.messages.into_iter().chain(error.help);
        return Some(told.collect::<Vec<_>>().join("; "));
    }
    let head = Head {
        at: context.now,
        on: context.today(),
        by: None,
        source: Source::Seen,
        meeting: None,
    };
    // The others may be missing: this one is given.
    let refused = capture::compose(kind, head, values.to_vec()).err()?;
    let own = refused.into_iter().find(|refused| refused.field == *name)?;
    Some(own.why)
}

/// Who of those that a value names is no member, where only members may stand.
fn stranger(kind: Kind, team: &Team, field: &Field, value: &Value) -> Option<String> {
    let names = match (field.shape, value) {
        (Shape::Person, Value::Text(name)) => std::slice::from_ref(name),
        (Shape::People, Value::Texts(names)) => names.as_slice(),
        _ => return None,
    };
    let is_stranger =
        |name: &&String| team.member(name).is_none() && !may_name_strangers(kind, field, name);
    let stranger = names.iter().find(is_stranger)?;
    let handles: Vec<&str> = team
        .members
        .iter()
        .map(|member| member.handle.as_str())
        .collect();
    let help = nearest(&stranger.to_lowercase(), handles.iter().copied()).map_or_else(
        || format!("the members are {}", handles.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Some(format!("`{stranger}` is not a member; {help}"))
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
