//! The flags that narrow what a reading command shows.

use clap::ArgMatches;

use super::arguments::{text, texts};
use super::context::Context;
use super::{Code, DONE, Error, QUESTIONABLE};
use crate::capture;
use crate::model::{Journal, Kind, Level, nearest};
use crate::report::Filter;
use crate::rules::{Family, Finding, RULES, Selection, State, rule};

/// `--since --until --who --decision --goal`.
pub(super) fn filter(
    context: &Context,
    matches: &ArgMatches,
    journal: &Journal,
) -> Result<Filter, Error> {
    let day = |name: &str| {
        text(matches, name)
            .map(|typed| context.day(&format!("--{name}"), typed))
            .transpose()
    };
    let decision = text(matches, "decision")
        .map(|part| journal.find(part, &[Kind::Decision]))
        .transpose()?;
    Ok(Filter {
        since: day("since")?,
        until: day("until")?,
        who: text(matches, "who")
            .map(|typed| who("--who: ", typed, journal))
            .transpose()?,
        decision: decision.map(|entry| entry.id.to_string()),
        goal: text(matches, "goal")
            .map(|typed| goal(typed, journal))
            .transpose()?,
    })
}

/// A goal of the team, in any case; an unknown one is told with the nearest.
fn goal(typed: &str, journal: &Journal) -> Result<String, Error> {
    let goals = || journal.team.goals.iter().map(|goal| goal.id.as_str());
    if let Some(goal) = goals().find(|goal| goal.eq_ignore_ascii_case(typed)) {
        return Ok(goal.to_owned());
    }
    let help = match nearest(typed, goals()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`firstteam list goals` has them".to_owned(),
    };
    let message = format!("--goal: the team has no goal `{typed}`");
    Err(Error::new(Code::UnknownId, message).help(help))
}

/// A member, by handle or name; an unknown one is told with the flag and the nearest.
pub(super) fn who(flag: &str, typed: &str, journal: &Journal) -> Result<String, Error> {
    let handle = capture::handle(typed, &journal.team);
    if journal.team.member(&handle).is_some() {
        return Ok(handle);
    }
    let handles = || {
        journal
            .team
            .members
            .iter()
            .map(|member| member.handle.as_str())
    };
    let help = nearest(typed, handles()).map_or_else(
        || {
            format!(
                "the members are {}",
                handles().collect::<Vec<_>>().join(", ")
            )
        },
        |near| format!("did you mean `{near}`?"),
    );
    Err(Error::new(Code::UnknownId, format!("{flag}`{typed}` is not a member")).help(help))
}

/// `--rule --family --level --state`.
pub(super) fn selection(matches: &ArgMatches) -> Result<Selection, Error> {
    let rules = texts(matches, "rule").into_iter();
    let rules: Vec<String> = rules.map(str::to_lowercase).collect();
    if let Some(unknown) = rules.iter().find(|name| rule(name).is_none()) {
        let near = nearest(unknown, RULES.iter().map(|rule| rule.name));
        let help = near.map_or_else(
            || "`firstteam explain` lists them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Error::usage(format!("--rule: there is no rule `{unknown}`")).help(help));
    }
    Ok(Selection {
        rules,
        families: texts(matches, "family")
            .into_iter()
            .filter_map(Family::read)
            .collect(),
        states: texts(matches, "state")
            .into_iter()
            .filter_map(State::read)
            .collect(),
        least: text(matches, "level").and_then(Level::read),
    })
}

/// `--fail-on`: the level from which on findings are told by the exit code.
pub(super) fn fail_on(matches: &ArgMatches) -> Option<Level> {
    text(matches, "fail-on").and_then(Level::read)
}

/// 1 where a finding is at or above `--fail-on`.
pub(super) fn exit_code(matches: &ArgMatches, found: &[Finding]) -> u8 {
    let loud = |level| {
        found
            .iter()
            .any(|finding| finding.state.is_waiting() && finding.level >= level)
    };
    if fail_on(matches).is_some_and(loud) {
        QUESTIONABLE
    } else {
        DONE
    }
}
