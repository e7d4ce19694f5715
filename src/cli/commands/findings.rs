//! `flags` and `report`: what does not fit, and the week.

use chrono::NaiveDate;
use clap::ArgMatches;

use super::periodic;
use super::reported::{Asking, Reported, reported};
use crate::cli::context::{Context, Whole};
use crate::cli::{Error, reading};
use crate::report::{self, Filter, Lately, Weekly};
use crate::rules::{self, Finding, Inquiry};
use crate::store::Store;

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
        Some(("weekly", matches)) => reported(context, matches, weekly),
        Some(("monthly", matches)) => reported(context, matches, periodic::monthly),
        Some(("quarterly", matches)) => reported(context, matches, periodic::quarterly),
        Some(("decision", matches)) => super::meetings::decision(context, matches),
        Some(("member", matches)) => super::meetings::member(context, matches),
        _ => Err(Error::usage("there is no such report").help("firstteam report weekly")),
    }
}

/// A journal's week.
fn weekly(asked: &Asking<'_>, store: &Store) -> Result<Reported<Weekly>, Error> {
    let selection = reading::selection(asked.matches)?;
    let (loaded, as_of) = asked.context.load_as_of(store)?;
    let journal = &loaded.journal;
    let filter = asked.filter(journal)?;
    let inquiry = Inquiry::new(journal, as_of, &selection);
    let mut found = inquiry.findings(&selection);
    found.retain(|finding| filter.has(finding));
    let mut before = inquiry.findings_before(report::week_before(as_of), &selection);
    before.retain(|finding| filter.has(finding));
    let lately = Lately {
        now: &found,
        known: inquiry.all(),
        before: &before,
    };
    let view = report::weekly(journal, as_of, lately, &loaded.problems);
    Ok(Reported {
        line: view.one_line(),
        nothing: "nothing to say this week",
        days: (view.since, as_of),
        questions: view.findings.len(),
        unknown: filter.unknown,
        view,
        found,
        loaded,
        as_of,
    })
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
