//! `flags` and `report`: what does not fit, and the week.

use chrono::NaiveDate;
use clap::ArgMatches;

use super::periodic;
use crate::cli::context::{Context, Whole};
use crate::cli::{Error, reading, streams};
use crate::model::Journal;
use crate::report::{self, Filter, Lately};
use crate::rules::{self, Finding, Inquiry};

/// The journal as of a day, with the findings that were asked for.
struct Asked {
    loaded: Whole,
    as_of: NaiveDate,
    found: Vec<Finding>,
}

fn asked(context: &Context, matches: &ArgMatches) -> Result<Asked, Error> {
    let store = context.store()?;
    let selection = reading::selection(matches)?;
    let (loaded, as_of) = context.load_as_of(&store)?;
    context.tell_problems(&loaded.problems);
    let filter = reading::filter(context, matches, &loaded.journal)?;
    let mut found = rules::findings(&loaded.journal, as_of, &selection);
    found.retain(|finding| is_in(finding, &filter));
    Ok(Asked {
        loaded,
        as_of,
        found,
    })
}

pub(super) fn flags(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let Asked {
        loaded,
        as_of,
        found,
    } = asked(context, matches)?;
    context.show(&report::flags(&loaded.journal, as_of, &found))?;
    Ok(reading::exit_code(matches, &found))
}

pub(super) fn report(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    match matches.subcommand() {
        Some(("weekly", matches)) => weekly(context, matches),
        Some(("monthly", matches)) => periodic::monthly(context, matches),
        Some(("quarterly", matches)) => periodic::quarterly(context, matches),
        Some(("decision", matches)) => super::meetings::decision(context, matches),
        Some(("member", matches)) => super::meetings::member(context, matches),
        _ => Err(Error::usage("there is no such report").help("firstteam report weekly")),
    }
}

fn weekly(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let selection = reading::selection(matches)?;
    let (loaded, as_of) = context.load_as_of(&store)?;
    context.tell_problems(&loaded.problems);
    let journal = &loaded.journal;
    let filter = reading::filter(context, matches, journal)?;
    let inquiry = Inquiry::new(journal, as_of, &selection);
    let mut found = inquiry.findings(&selection);
    found.retain(|finding| is_in(finding, &filter));
    let mut before = inquiry.findings_before(report::week_before(as_of), &selection);
    before.retain(|finding| is_in(finding, &filter));
    let lately = Lately {
        now: &found,
        known: inquiry.all(),
        before: &before,
    };
    let view = report::weekly(journal, as_of, lately, &loaded.problems);
    let line = view.one_line();
    match (
        matches.get_flag("one-line"),
        matches.get_flag("if-any"),
        line,
    ) {
        (_, true, None) => {}
        (true, _, line) => streams::output(&format!("{}\n", one_line(line, &loaded.journal)))?,
        (false, _, _) => context.show(&view)?,
    }
    Ok(reading::exit_code(matches, &found))
}

/// The week in a line, where there is anything to say.
fn one_line(line: Option<String>, journal: &Journal) -> String {
    let line = line.unwrap_or_else(|| format!("{}: nothing to say this week", journal.team.name));
    crate::render::safe(&line)
}

/// Whether a finding is among those asked for by day, member and decision.
pub(super) fn is_in(finding: &Finding, filter: &Filter) -> bool {
    filter.since.is_none_or(|since| finding.on >= since)
        && filter.until.is_none_or(|until| finding.on <= until)
        && filter
            .who
            .as_ref()
            .is_none_or(|who| finding.members.contains(who))
        && filter
            .decision
            .as_ref()
            .is_none_or(|id| finding.subjects.iter().any(|subject| **subject == **id))
}
