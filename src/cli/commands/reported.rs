//! A report of one journal, or of several together: how it is shown, and what its exit code says.

use chrono::NaiveDate;
use clap::ArgMatches;

use super::findings::is_in;
use crate::cli::context::{Context, Whole};
use crate::cli::{Code, Error, reading, streams};
use crate::model::Journal;
use crate::report::{self, Filter, TeamLookedAt, View};
use crate::rules::Finding;
use crate::store::Store;

/// The reports that several journals can have together.
const OF_SEVERAL: [&str; 3] = ["weekly", "monthly", "quarterly"];

/// Whether a command can be about several journals.
pub(super) fn takes_several(name: &str, matches: &ArgMatches) -> bool {
    let report = matches.subcommand_name();
    name == "report" && report.is_some_and(|report| OF_SEVERAL.contains(&report))
}

/// What was asked for, of whichever journal.
pub(super) struct Asking<'a> {
    pub(super) context: &'a Context,
    pub(super) matches: &'a ArgMatches,
}

/// Which findings of a journal are asked for.
pub(super) struct Wanted {
    filter: Filter,
    /// Why none of them are: a member or decision that only another of the journals has.
    pub(super) unknown: Option<Error>,
}

impl Wanted {
    pub(super) fn has(&self, finding: &Finding) -> bool {
        self.unknown.is_none() && is_in(finding, &self.filter)
    }
}

impl Asking<'_> {
    /// What the flags mean in a journal. Of several, not each has the member or the decision.
    pub(super) fn filter(&self, journal: &Journal) -> Result<Wanted, Error> {
        match reading::filter(self.context, self.matches, journal) {
            Ok(filter) => Ok(Wanted {
                filter,
                unknown: None,
            }),
            Err(error) if self.context.is_several() && error.code == Code::UnknownId => {
                Ok(Wanted {
                    filter: Filter::default(),
                    unknown: Some(error),
                })
            }
            Err(error) => Err(error),
        }
    }
}

/// A journal's report.
pub(super) struct Reported<V> {
    pub(super) view: V,
    /// The most important thing in a line, where there is anything to say.
    pub(super) line: Option<String>,
    /// What a line says else.
    pub(super) nothing: &'static str,
    /// The first and the last day that it is about.
    pub(super) days: (NaiveDate, NaiveDate),
    /// How many questions it asks.
    pub(super) questions: usize,
    /// The findings that were asked for.
    pub(super) found: Vec<Finding>,
    /// Why it asks none, where a filter means nothing here.
    pub(super) unknown: Option<Error>,
    pub(super) loaded: Whole,
    pub(super) as_of: NaiveDate,
}

/// Makes the report of each journal that is meant, and shows them.
pub(super) fn reported<V: View>(
    context: &Context,
    matches: &ArgMatches,
    report: impl Fn(&Asking<'_>, &Store) -> Result<Reported<V>, Error>,
) -> Result<u8, Error> {
    let asking = Asking { context, matches };
    let mut reports = Vec::new();
    let mut failed: Option<Error> = None;
    for (folder, store) in context.stores()? {
        match report(&asking, &store) {
            Ok(reported) => {
                context.tell_problems_of(&folder, &reported.loaded.problems);
                reports.push((folder, reported));
            }
            Err(error) if folder.is_empty() => return Err(error),
            Err(error) => {
                let error = error.of(&folder);
                failed = Some(match failed {
                    Some(earlier) => earlier.and(error),
                    None => error,
                });
            }
        }
    }
    if let Some(failed) = failed {
        return Err(failed);
    }
    let is_known = reports.iter().any(|(_, report)| report.unknown.is_none());
    if !is_known
        && let Some(unknown) = reports
            .iter_mut()
            .find_map(|(_, report)| report.unknown.take())
    {
        return Err(unknown);
    }
    let found: Vec<Finding> = reports
        .iter()
        .flat_map(|(_, report)| report.found.clone())
        .collect();
    let code = reading::exit_code(matches, &found);
    if matches.get_flag("if-any") && reports.iter().all(|(_, report)| report.view.is_empty()) {
        return Ok(code);
    }
    if matches.get_flag("one-line") {
        lines(matches, &reports)?;
        return Ok(code);
    }
    match reports.as_slice() {
        [(_, one)] => context.show(&one.view)?,
        _ => together(context, reports)?,
    }
    Ok(code)
}

/// A line for each journal; of several, those that have nothing to say are left out where that is asked for.
fn lines<V>(matches: &ArgMatches, reports: &[(String, Reported<V>)]) -> Result<(), Error> {
    for (_, report) in reports {
        let nothing = || format!("{}: {}", report.loaded.journal.team.name, report.nothing);
        let line = match (&report.line, matches.get_flag("if-any")) {
            (None, true) => continue,
            (line, _) => line.clone().unwrap_or_else(nothing),
        };
        streams::output(&format!("{}\n", crate::render::safe(&line)))?;
    }
    Ok(())
}

fn together<V: View>(context: &Context, reports: Vec<(String, Reported<V>)>) -> Result<(), Error> {
    let mut looked_at = Vec::new();
    let mut views = Vec::new();
    for (folder, report) in reports {
        looked_at.push((
            folder,
            report.loaded,
            report.as_of,
            report.days,
            report.questions,
        ));
        views.push(report.view);
    }
    let teams: Vec<TeamLookedAt<'_>> = looked_at
        .iter()
        .map(|(folder, loaded, as_of, days, questions)| TeamLookedAt {
            journal: &loaded.journal,
            folder,
            as_of: *as_of,
            days: *days,
            questions: *questions,
        })
        .collect();
    context.show(&report::organisation(&teams, views))
}
