//! What people are called in reports, and what decisions are called in passing.

use chrono::NaiveDate;

use super::words::cut;
use crate::model::kinds::{Decision, Topic};
use crate::model::{Entry, Journal, Of, Team};
use crate::rules::Check;

/// What stands in place of a name that only second-hand word gives, or that was withheld.
pub const SOMEONE: &str = "Someone";

/// The first name of a member, or the full one where two share the first; anyone else by the handle.
pub fn called(team: &Team, handle: &str) -> String {
    let Some(member) = team.member(handle) else {
        return handle.to_owned();
    };
    let first = |name: &str| name.split_whitespace().next().map(str::to_owned);
    let own = first(&member.name);
    let shared = team
        .members
        .iter()
        .filter(|other| first(&other.name) == own)
        .nth(1)
        .is_some();
    match own {
        Some(own) if !shared => own,
        _ => member.name.clone(),
    }
}

/// What somebody is called whom an entry speaks of. Second-hand word alone names nobody.
pub fn spoken_of(journal: &Journal, as_of: NaiveDate, entry: &Entry, handle: &str) -> String {
    match Check::new(journal, as_of).who(entry, handle).handle {
        Some(handle) => called(&journal.team, &handle),
        None => SOMEONE.to_owned(),
    }
}

/// A decision in passing: the title of its topic, else the beginning of its text.
pub fn subject(journal: &Journal, decision: Of<'_, Decision>) -> String {
    let topic = decision.body.topic.as_deref();
    topic
        .and_then(|topic| journal.get_as::<Topic>(topic))
        .map_or_else(
            || cut(journal.current(decision).text.trim_end_matches('.'), 60),
            |topic| cut(&topic.title, 60),
        )
}

/// A function with a capital at its beginning, and those who speak for it: "Marketing (Dee)".
pub fn function(team: &Team, function: &str, day: NaiveDate) -> String {
    let leaders: Vec<String> = team
        .leaders(function, day)
        .map(|member| called(team, &member.handle))
        .collect();
    let name = super::words::capital(function);
    if leaders.is_empty() {
        name
    } else {
        format!("{name} ({})", leaders.join(", "))
    }
}
