//! The month and the quarter, read as their readers would.

use firstteam::report::{Monthly, Period, Quarterly, View, monthly, quarterly};
use firstteam::rules::{Selection, State, findings};

use super::journal::{assert_shown, day, journal_of, pasted, plain};

pub const QUARTER: &str = include_str!("quarter.txt");

/// A team with goals, a pledge, and a fiscal year that begins in February.
pub const TEAM: &str = r#"
[[goal]]
id = "time-to-value"
text = "A new customer gets value within a week"
scope = "shared"
metric = "days to first value"
target = "7"
gives_up = ["custom features", "bespoke deals"]
[[goal]]
id = "stability"
text = "Fewer than three incidents a month"
scope = "shared"
gives_up = ["custom features", "tactical campaigns"]
[[goal]]
id = "margin"
text = "Every deal pays for itself"
scope = "function"
function = "finance"
state = "met"
[[goal]]
id = "leads"
text = "Four hundred leads"
scope = "function"
function = "marketing"
[pledge]
version = "2026-07"
from = 2026-07-01
text = "We answer to the enterprise first."
"#;

pub fn month(text: &str, month: &str, as_of: &str) -> Monthly {
    let (journal, problems) = journal_of(TEAM, text, as_of);
    let as_of = day(as_of);
    let found = findings(&journal, as_of, &Selection::default());
    let month = Period::read_month(month).expect("a month");
    monthly(&journal, month, as_of, &found, &problems)
}

pub fn quarter(text: &str, quarter: &str, as_of: &str) -> Quarterly {
    let (journal, problems) = journal_of(TEAM, text, as_of);
    let as_of = day(as_of);
    let every = Selection {
        states: State::ALL.to_vec(),
        ..Selection::default()
    };
    let found = findings(&journal, as_of, &every);
    let starts = journal.team.fiscal_year_starts;
    let quarter = Period::read_quarter(quarter, starts).expect("a quarter");
    quarterly(&journal, quarter, as_of, &found, &problems)
}

#[test]
fn a_full_month() {
    let month = month(QUARTER, "2026-09", "2026-09-30");
    assert_shown("month-120.txt", &plain(&month, 120));
    assert_shown("month-80.txt", &plain(&month, 80));
    assert_shown("month-60.txt", &plain(&month, 60));
    assert_shown("month.md", &pasted(&month));
    assert_shown("month.json", &firstteam::render::json(&month));
}

#[test]
fn a_full_quarter() {
    let quarter = quarter(QUARTER, "2026-Q3", "2026-09-30");
    assert_shown("quarter-120.txt", &plain(&quarter, 120));
    assert_shown("quarter-80.txt", &plain(&quarter, 80));
    assert_shown("quarter-60.txt", &plain(&quarter, 60));
    assert_shown("quarter.md", &pasted(&quarter));
    assert_shown("quarter.json", &firstteam::render::json(&quarter));
}
