//! The form of a writing verb, told where words were given in another order or without their quotes: what was read as
//! what, and how it is typed.

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::text;
use super::verbs::{VERBS, Verb, find_name};
use super::{Code, Error};
use crate::capture;
use crate::model::{Body, Shape, Stance, Team, Word};
use crate::store::Store;

/// How the field without a flag is called.
pub(super) fn placeholder(name: &str) -> String {
    match name {
        "on_entry" => "ON".to_owned(),
        name => name.to_uppercase(),
    }
}

/// What the words were read as, and the form that the verb has.
pub(super) fn told(verb: &Verb, matches: &ArgMatches) -> String {
    let words: Vec<&str> = verb
        .positional
        .iter()
        .map_while(|name| text(matches, name))
        .collect();
    let form: Vec<String> = verb
        .positional
        .iter()
        .map(|name| placeholder(name))
        .collect();
    let example = verb.examples.first().copied().unwrap_or_default();
    format!(
        "{}the form is firstteam {} {}, for example: firstteam {example}",
        read_as(verb, &words),
        verb.name,
        form.join(" ")
    )
}

/// `h3m2p` was read as ON, `dee` as MEMBER.
fn read_as(verb: &Verb, words: &[&str]) -> String {
    let pairs: Vec<String> = verb
        .positional
        .iter()
        .zip(words)
        .enumerate()
        .map(|(index, (name, word))| {
            let was_read = if index == 0 { " was read" } else { "" };
            format!("`{word}`{was_read} as {}", placeholder(name))
        })
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("{}; ", pairs.join(", "))
    }
}

/// An error about a verb's first word tells the form, where that word looks like another one of the verb's.
pub(super) fn swapped(
    verb: &Verb,
    matches: &ArgMatches,
    store: &Store,
    team: &Team,
    error: Error,
) -> Error {
    let Some(first) = verb.positional.first().and_then(|name| text(matches, name)) else {
        return error;
    };
    let others = &verb.positional[1..];
    let is_about = |message: &String| message.contains(&format!("`{first}`"));
    if others.is_empty() || error.code != Code::UnknownId || !error.messages.iter().any(is_about) {
        return error;
    }
    let is_entry = |word: &str| find_name(store, word, &[]).is_ok();
    let is_other = first.contains(char::is_whitespace)
        || Stance::read(first).is_some()
        || team.member(&capture::handle(first, team)).is_some()
        || others
            .iter()
            .filter_map(|name| text(matches, name))
            .any(is_entry);
    if is_other {
        error.help(told(verb, matches))
    } else {
        error
    }
}

/// The error for a word too many, such as the second of a text without quotes; `None` where it is another error.
pub(super) fn unquoted(error: &clap::Error, arguments: &[String]) -> Option<Error> {
    let Some(ContextValue::String(extra)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    if error.kind() != ErrorKind::UnknownArgument || extra.starts_with('-') {
        return None;
    }
    let (at, verb) = arguments.iter().enumerate().find_map(|(at, argument)| {
        let verb = VERBS.iter().find(|verb| verb.name == argument)?;
        Some((at, verb))
    })?;
    let is_word = |argument: &&String| !argument.starts_with("--") && *argument != "-q";
    let words: Vec<&str> = arguments[at + 1..]
        .iter()
        .take_while(is_word)
        .map(String::as_str)
        .collect();
    let message = format!("`{extra}` is one word too many");
    let last = verb.positional.last().and_then(|name| {
        let fields = Body::fields_of(verb.kind).iter();
        fields.into_iter().find(|field| field.name == *name)
    });
    let is_text = last.is_some_and(|field| field.shape == Shape::Text);
    let before = verb.positional.len() - 1;
    if !is_text || words.len() <= before + 1 {
        let example = verb.examples.first().copied().unwrap_or_default();
        let help = format!("put what belongs together in quotes, for example: firstteam {example}");
        return Some(Error::usage(message).help(help));
    }
    let read = read_as(verb, &words);
    let quoted = format!("\"{}\"", words[before..].join(" ").replace('"', "\\\""));
    let rest = (arguments.len() > at + 1 + words.len()).then_some("…");
    let typed: Vec<&str> = [verb.name]
        .into_iter()
        .chain(words[..before].iter().copied())
        .chain([quoted.as_str()])
        .chain(rest)
        .collect();
    Some(
        Error::usage(format!("{message}: {}", read.trim_end_matches("; "))).help(format!(
            "put the text in quotes: firstteam {}",
            typed.join(" ")
        )),
    )
}
