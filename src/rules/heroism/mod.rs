//! Won for one function, paid for by another.

pub mod hero_streak;
pub mod local_first;
pub mod unconsulted_cost;

use std::collections::HashSet;

use crate::model::{Entry, Name, Team};

/// The functions that bear a cost of what these members did, theirs left out: each once, in the order of the record.
/// A function that nobody led that day could not be asked.
fn borne_by<'a>(
    team: &'a Team,
    entry: &Entry,
    cost_on: &'a [Name],
    owners: &[&str],
) -> Vec<&'a str> {
    let own: HashSet<&str> = owners.iter().map(|owner| team.function_of(owner)).collect();
    let mut functions: Vec<&str> = Vec::new();
    for name in team.named(cost_on) {
        let function = team.function_of(name);
        let is_led = !team.voices(name, entry.on).is_empty();
        if is_led && !own.contains(function) && !functions.contains(&function) {
            functions.push(function);
        }
    }
    functions
}

/// Those of them who belonged to the team that day: a guest has no colleagues to ask.
fn members<'a>(team: &Team, entry: &Entry, handles: &[&'a str]) -> Vec<&'a str> {
    let is_in = |handle: &&&str| {
        team.member(handle)
            .is_some_and(|member| member.is_in_on(entry.on))
    };
    handles.iter().filter(is_in).copied().collect()
}

/// Words in a row: `a, b and c`.
fn in_words(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}
