//! `report monthly` and `report quarterly`: which month or quarter is meant.

use chrono::NaiveDate;

use super::reported::{Asking, Reported};
use crate::cli::arguments::text;
use crate::cli::context::{Context, Whole};
use crate::cli::{Error, reading};
use crate::report::{self, Monthly, Period, Quarterly};
use crate::rules::{self, Finding, Selection, State};
use crate::store::Store;

/// What a report of a period rests on.
struct Asked {
    loaded: Whole,
    period: Period,
    as_of: NaiveDate,
    selection: Selection,
    /// Every finding, in any state.
    all: Vec<Finding>,
    /// Those that were asked for.
    found: Vec<Finding>,
    unknown: Option<Error>,
}

/// A journal's month.
pub(super) fn monthly(asking: &Asking<'_>, store: &Store) -> Result<Reported<Monthly>, Error> {
    let month = |day: NaiveDate| Period::month(day);
    let asked = asked(asking, store, "month", month, Period::read_month)?;
    let journal = &asked.loaded.journal;
    let view = report::monthly(
        journal,
        asked.period,
        asked.as_of,
        &asked.found,
        &asked.loaded.problems,
    );
    let line = view.one_line();
    Ok(asked.with(view, line))
}

/// A journal's quarter, of its team's fiscal year.
pub(super) fn quarterly(asking: &Asking<'_>, store: &Store) -> Result<Reported<Quarterly>, Error> {
    let starts = store.team()?.0.fiscal_year_starts;
    let quarter = |day: NaiveDate| Period::quarter(day, starts);
    let read = |typed: &str| Period::read_quarter(typed, starts);
    let asked = asked(asking, store, "quarter", quarter, read)?;
    let mut view = report::quarterly(
        &asked.loaded.journal,
        asked.period,
        asked.as_of,
        &asked.all,
        &asked.loaded.problems,
    );
    // Of a rule that there is no more, only its addresses tell; it stands where all are asked for.
    let all = asked.selection.rules.is_empty() && asked.selection.families.is_empty();
    view.rules.retain(|row| {
        let known = rules::rule(&row.rule);
        all || known.is_some_and(|rule| asked.selection.has_rule(rule))
    });
    let line = view.one_line();
    Ok(asked.with(view, line))
}

impl Asked {
    fn with<V>(self, view: V, line: Option<String>) -> Reported<V> {
        Reported {
            view,
            line,
            nothing: "nothing to say",
            days: (self.period.since, self.period.until),
            questions: self.found.len(),
            found: self.found,
            unknown: self.unknown,
            loaded: self.loaded,
            as_of: self.as_of,
        }
    }
}

fn asked(
    asking: &Asking<'_>,
    store: &Store,
    flag: &str,
    around: impl Fn(NaiveDate) -> Period,
    read: impl Fn(&str) -> Option<Period>,
) -> Result<Asked, Error> {
    let (context, matches) = (asking.context, asking.matches);
    let selection = reading::selection(matches)?;
    let typed = text(matches, flag);
    let period = period(context, flag, typed, around, read)?;
    let (loaded, as_of) = context.load_as_of(store)?;
    let filter = asking.filter(&loaded.journal)?;
    let every = Selection {
        states: State::ALL.to_vec(),
        ..Selection::default()
    };
    let all = rules::findings(&loaded.journal, as_of, &every);
    let wanted = |finding: &&Finding| selection.has(finding) && filter.has(finding);
    let found = all.iter().filter(wanted).cloned().collect();
    Ok(Asked {
        loaded,
        period,
        as_of,
        selection,
        all,
        found,
        unknown: filter.unknown,
    })
}

/// The period that is meant: the one asked for, else that of the day as of which one looks.
fn period(
    context: &Context,
    flag: &str,
    typed: Option<&str>,
    around: impl Fn(NaiveDate) -> Period,
    read: impl Fn(&str) -> Option<Period>,
) -> Result<Period, Error> {
    let (day, _) = context.as_of()?;
    let period = match typed {
        None => return Ok(around(day)),
        Some(last) if last.eq_ignore_ascii_case("last") => return Ok(around(day).earlier(1)),
        Some(typed) => read(typed).ok_or_else(|| {
            let example = if flag == "month" {
                "2026-10"
            } else {
                "2026-Q3"
            };
            Error::usage(format!("--{flag}: `{typed}` is not a {flag}"))
                .help(format!("write it as {example}, or `last`"))
        })?,
    };
    if period.since > day {
        let begins = format!("--{flag}: it begins on {}, after {day}", period.since);
        return Err(Error::usage(begins).help("choose one that has begun"));
    }
    Ok(period)
}
