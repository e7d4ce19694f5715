//! What of the journal lines are read against: the team, and the entries of the days that they are about.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::capture::notation::{Base, Effective, Folded, Known, fold, meeting_day, meeting_days};
use crate::cli::Error;
use crate::cli::context::Context;
use crate::cli::verbs::{find_name, forum_in_session, recorder};
use crate::format;
use crate::model::{Kind, Team, id};
use crate::store::Store;

/// The kinds of entry that the notation has marks for.
const KINDS: &[Kind] = &[
    Kind::Meeting,
    Kind::Topic,
    Kind::Decision,
    Kind::Dissent,
    Kind::Answer,
    Kind::Commitment,
    Kind::Relay,
    Kind::Signal,
];

/// What lines are read against.
pub(in crate::cli) struct Ground {
    pub(in crate::cli) store: Store,
    pub(in crate::cli) team: Team,
    by: Option<String>,
    /// Entries of the days that the lines are about.
    pub(in crate::cli) known: Vec<Known>,
    /// The meeting that was open before the first line.
    pub(in crate::cli) open: Option<String>,
    /// Whether what belongs to a meeting waits for one.
    pub(in crate::cli) needs_meeting: bool,
}

impl Ground {
    /// The journal that is meant, with the entries of some days. Lines that open no meeting belong to the forum that
    /// people sit in, where there is one.
    pub(in crate::cli) fn new(
        context: &Context,
        days: &BTreeSet<NaiveDate>,
        opens_meeting: bool,
    ) -> Result<Self, Error> {
        let store = context.store()?;
        let team = context.team(&store)?;
        let open = if opens_meeting {
            None
        } else {
            forum_in_session(&store, context.now)?
        };
        let mut ground = Self {
            open: open.map(|open| open.id.to_string()),
            by: recorder(),
            known: Vec::new(),
            needs_meeting: false,
            store,
            team,
        };
        let day_of_open = ground.open.as_deref().and_then(id::date);
        let days: BTreeSet<NaiveDate> = days.iter().copied().chain(day_of_open).collect();
        ground.known = ground.entries(&days);
        Ok(ground)
    }

    /// The entries of some days, in the order in which they were recorded.
    pub(in crate::cli) fn entries(&self, days: &BTreeSet<NaiveDate>) -> Vec<Known> {
        let names = days.iter().flat_map(|day| {
            KINDS
                .iter()
                .flat_map(|kind| self.store.names_on(*kind, *day..=*day))
        });
        let known = names.filter_map(|name| {
            let entry = self.store.read_one(&name).0?;
            let text = self.store.text(&name.path).ok()?;
            let notes = format::notes(&text).to_owned();
            Some(Known { entry, notes })
        });
        let mut known: Vec<Known> = known.collect();
        known.sort_by_key(|known| (known.entry.at, known.entry.kind()));
        known
    }

    /// Reads lines.
    pub(in crate::cli) fn fold(&self, lines: &[Effective]) -> Folded {
        let find = |part: &str, kinds: &[Kind]| {
            let found = find_name(&self.store, part, kinds);
            found
                .map(|name| name.id().to_owned())
                .map_err(|error| error.messages.join("; "))
        };
        let base = Base {
            team: &self.team,
            by: self.by.as_deref(),
            entries: &self.known,
            open: self.open.as_deref(),
            needs_meeting: self.needs_meeting,
            find: &find,
        };
        fold(lines, &base)
    }
}

/// The days that a text is about: those of its meetings, and today.
pub(in crate::cli) fn days<'a>(
    lines: impl Iterator<Item = &'a str>,
    today: NaiveDate,
) -> BTreeSet<NaiveDate> {
    let typed = meeting_days(lines).filter_map(|words| {
        let day: Vec<&str> = words
            .split_whitespace()
            .filter(|word| !word.contains(':'))
            .collect();
        meeting_day(&day.join(" "), today, 1).ok()
    });
    typed.chain([today]).collect()
}
