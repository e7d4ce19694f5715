//! `list goals` and `list pledge`: what the team's own file says, with what the record has of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Cell, Table, Tone};
use super::goals::{goals, items};
use super::pledge::pledge;
use super::words::{and, capital, count, day};
use super::{Document, Filter, GoalAtWork, Period, Pledged, View};
use crate::model::Journal;

/// The goals, with what was decided and promised for each, and what was done about what it gives up.
#[derive(Debug, Clone, Serialize)]
pub struct GoalList {
    /// The first day that is looked at; null for the journal's first.
    pub since: Option<NaiveDate>,
    /// The last.
    pub until: NaiveDate,
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// How many there are.
    pub total: usize,
    /// The goals, in the order of the team.
    pub items: Vec<GoalAtWork>,
}

/// The goals between the days of a filter; without them, in the whole journal.
pub fn goal_list(journal: &Journal, as_of: NaiveDate, filter: &Filter) -> GoalList {
    let until = filter.until.unwrap_or(as_of);
    let first = filter.since.or_else(|| journal.first_day());
    // What is promised by then and falls due later belongs to it as well.
    let period = Period::between(first.unwrap_or(until), until);
    let items = goals(journal, period, as_of);
    GoalList {
        since: filter.since,
        until,
        as_of,
        total: items.len(),
        items,
    }
}

impl View for GoalList {
    const SCHEMA: &'static str = "firstteam/goals/1";

    fn document(&self) -> Document {
        if self.is_empty() {
            return Document::default().paragraph("The team has no goals in firstteam.toml.");
        }
        let goals = capital(&count(self.total, "goal", "goals"));
        let until = self.until.format("%-d %B %Y");
        let days = match self.since {
            Some(since) => format!("{} to {until}", day(since, self.until)),
            None => format!("as of {until}"),
        };
        Document::default()
            .heading(1, format!("{goals}, {days}"))
            .list(items(&self.items))
    }

    fn rows(&self) -> Option<Table> {
        let columns = [
            "id",
            "text",
            "scope",
            "function",
            "metric",
            "target",
            "state",
            "gives_up",
            "decisions",
            "promised",
            "kept",
            "fell_due",
        ];
        Some(Table {
            rows: self.items.iter().map(GoalAtWork::cells).collect(),
            ..Table::with_columns(columns)
        })
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl GoalAtWork {
    fn cells(&self) -> Vec<Cell> {
        let text =
            |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
        let gives_up: Vec<&str> = self.gives_up.iter().map(|one| one.what.as_str()).collect();
        vec![
            text(Some(&self.id)),
            text(Some(&self.text)),
            text(self.scope),
            text(self.function.as_deref()),
            text(self.metric.as_deref()),
            text(self.target.as_deref()),
            text(self.state.as_deref()),
            Cell::Text(gives_up.join("; ")),
            Cell::Number(self.decisions.len()),
            Cell::Number(self.promised),
            Cell::Number(self.kept.part),
            Cell::Number(self.kept.whole),
        ]
    }
}

/// Who signed which version of the pledge.
#[derive(Debug, Clone, Serialize)]
pub struct PledgeList {
    /// The day as of which it holds.
    pub as_of: NaiveDate,
    /// The pledge; null where the team has none that holds by then.
    pub pledge: Option<Pledged>,
}

/// The pledge as of a day.
pub fn pledge_list(journal: &Journal, as_of: NaiveDate) -> PledgeList {
    PledgeList {
        as_of,
        pledge: pledge(journal, as_of),
    }
}

impl PledgeList {
    fn table(pledge: &Pledged) -> Table {
        let row = |signer: &super::Signer| {
            let holds = signer.version.as_deref() == Some(&pledge.version);
            let state = match (&signer.version, holds) {
                (_, true) => Cell::Word("signed".to_owned(), Tone::Good),
                (Some(_), false) => Cell::Word("another version".to_owned(), Tone::Attention),
                (None, _) => Cell::Word("not yet".to_owned(), Tone::Attention),
            };
            vec![
                Cell::Text(signer.name.clone()),
                signer.version.clone().map_or(Cell::Empty, Cell::Text),
                signer.on.map_or(Cell::Empty, Cell::Day),
                state,
            ]
        };
        Table {
            rows: pledge.members.iter().map(row).collect(),
            ..Table::with_columns(["Member", "Version", "Date", "State"])
        }
    }
}

impl View for PledgeList {
    const SCHEMA: &'static str = "firstteam/pledge/1";

    fn document(&self) -> Document {
        let Some(pledge) = &self.pledge else {
            let none = format!("No pledge holds as of {}.", self.as_of);
            return Document::default().paragraph(none);
        };
        let page = Document::default()
            .heading(1, format!("The pledge {}", pledge.version))
            .table(Self::table(pledge));
        let missing: Vec<&str> = pledge.missing().map(|one| one.member.as_str()).collect();
        match missing.as_slice() {
            [] => page,
            [one] => page.paragraph(format!("To sign: firstteam sign {one}")),
            many => page.paragraph(format!(
                "Still to sign it: {}, each with firstteam sign MEMBER",
                and(many)
            )),
        }
    }

    fn rows(&self) -> Option<Table> {
        let rows = self.pledge.iter().flat_map(|pledge| &pledge.members);
        let row = |signer: &super::Signer| {
            vec![
                Cell::Text(signer.member.clone()),
                Cell::Text(signer.name.clone()),
                signer.version.clone().map_or(Cell::Empty, Cell::Text),
                signer.on.map_or(Cell::Empty, Cell::Day),
            ]
        };
        Some(Table {
            rows: rows.map(row).collect(),
            ..Table::with_columns(["member", "name", "version", "on"])
        })
    }

    fn is_empty(&self) -> bool {
        self.pledge.is_none()
    }
}
