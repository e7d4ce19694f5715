//! The measures of the month, each with its counts, the month before beside it, and six months in a row.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Journal;
use crate::report::document::{Cell, Table, Tone};
use crate::report::measures::{
    self, ENOUGH, Median, PartOf, Period, answered_in_time, clarity, commitments_kept, durability,
    relay_coverage, relay_fidelity, said_in_the_room, speed,
};

/// How many months a line of the scorecard has.
const MONTHS: u32 = 6;
/// How far two rates may lie apart and still be the same, in points of a hundred.
const SAME: usize = 5;

/// A measure as counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    /// A part of a whole.
    PartOf(PartOf),
    /// The middle of several lengths of time.
    Median(Median),
}

/// A measure of the month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measured {
    /// What is counted, such as `said-in-the-room`.
    pub name: &'static str,
    /// As people read it.
    #[serde(skip)]
    pub title: &'static str,
    /// This month.
    pub now: Figure,
    /// The month before.
    pub before: Figure,
    /// `up`, `down` or `same`, for days `longer`, `shorter` or `same`; null where fewer than five were counted.
    pub trend: Option<&'static str>,
    /// The last six months, the latest last.
    pub months: Vec<Month>,
}

/// A measure in one of several months.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Month {
    /// Such as `2026-10`.
    pub month: String,
    /// The counts.
    #[serde(flatten)]
    pub figure: Figure,
}

/// The measures with their names and titles.
const NAMES: [(&str, &str); 15] = [
    ("said-in-the-room", "Said in the room"),
    ("answered-in-time", "Answered in time"),
    ("stood-30-days", "Stood 30 days"),
    ("stood-90-days", "Stood 90 days"),
    ("relay-coverage", "Relays made"),
    ("relay-fidelity", "Told faithfully"),
    ("with-why", "With a why"),
    ("with-trade-offs", "With trade-offs"),
    ("with-metric", "With a metric"),
    ("with-approver", "With an approver"),
    ("with-goal", "With a goal"),
    ("days-one-way", "Days, one-way"),
    ("days-two-way", "Days, two-way"),
    ("days-door-unsaid", "Days, other"),
    ("commitments-kept", "Promises kept"),
];

/// The figures of one period, in the order of the names.
fn figures(journal: &Journal, period: Period, as_of: NaiveDate) -> [Figure; NAMES.len()] {
    let clear = clarity(journal, period, as_of);
    let days = speed(journal, period, as_of);
    let durable = |days| durability(journal, period, as_of, days);
    [
        Figure::PartOf(said_in_the_room(journal, period, as_of)),
        Figure::PartOf(answered_in_time(journal, period, as_of)),
        Figure::PartOf(durable(30)),
        Figure::PartOf(durable(90)),
        Figure::PartOf(relay_coverage(journal, period, as_of)),
        Figure::PartOf(relay_fidelity(journal, period, as_of)),
        Figure::PartOf(clear.why),
        Figure::PartOf(clear.trade_offs),
        Figure::PartOf(clear.metric),
        Figure::PartOf(clear.approver),
        Figure::PartOf(clear.goal),
        Figure::Median(days.one_way),
        Figure::Median(days.two_way),
        Figure::Median(days.unsaid),
        Figure::PartOf(commitments_kept(journal, period, as_of)),
    ]
}

/// Every measure of a month; one that had nothing to count in six months is left out.
pub(super) fn scorecard(journal: &Journal, month: Period, as_of: NaiveDate) -> Vec<Measured> {
    let months: Vec<Period> = (0..MONTHS).rev().map(|back| month.earlier(back)).collect();
    let counted: Vec<_> = months
        .iter()
        .map(|month| figures(journal, *month, as_of))
        .collect();
    let measured = NAMES.iter().enumerate().map(|(place, (name, title))| {
        let figures: Vec<Figure> = counted.iter().map(|figures| figures[place]).collect();
        let (now, before) = (figures[figures.len() - 1], figures[figures.len() - 2]);
        Measured {
            name,
            title,
            now,
            before,
            trend: trend(before, now),
            months: months
                .iter()
                .zip(figures)
                .map(|(month, figure)| Month {
                    month: month.month_key(),
                    figure,
                })
                .collect(),
        }
    });
    measured
        .filter(|measured| measured.months.iter().any(|month| month.figure.of() > 0))
        .collect()
}

/// The counts as rows of a spreadsheet, one for each measure and month: so many of so many, or days of so many.
pub(super) fn counts(measures: &[Measured]) -> Table {
    let row = |name: &str, month: &Month| {
        let number = |number: f64| Cell::Text(number.to_string());
        let (part, days) = match month.figure {
            Figure::PartOf(share) => (Cell::Number(share.part), Cell::Empty),
            Figure::Median(median) => (Cell::Empty, median.days.map_or(Cell::Empty, number)),
        };
        let whole = Cell::Number(month.figure.of());
        let text = |text: &str| Cell::Text(text.to_owned());
        vec![text(name), text(&month.month), part, whole, days]
    };
    let rows = measures.iter().flat_map(|measured| {
        let months = measured.months.iter();
        months.map(|month| row(measured.name, month))
    });
    Table {
        rows: rows.collect(),
        ..Table::with_columns(["measure", "month", "part", "whole", "days"])
    }
}

/// How a figure compares with the one before, where both have enough to say.
fn trend(before: Figure, now: Figure) -> Option<&'static str> {
    if before.of() < ENOUGH || now.of() < ENOUGH {
        return None;
    }
    match (before, now) {
        (Figure::PartOf(before), Figure::PartOf(now)) => {
            let (was, is) = (before.rate()?, now.rate()?);
            // Where one more or one less would make it the same, it is.
            let apart = (now.part * before.whole).abs_diff(before.part * now.whole);
            let is_one = apart <= now.whole.max(before.whole);
            Some(if is_one || is.abs_diff(was) < SAME {
                "same"
            } else if is > was {
                "up"
            } else {
                "down"
            })
        }
        (Figure::Median(before), Figure::Median(now)) => {
            let (before, now) = (before.days?, now.days?);
            Some(if (now - before).abs() < 1.0 {
                "same"
            } else if now > before {
                "longer"
            } else {
                "shorter"
            })
        }
        _ => None,
    }
}

impl Figure {
    /// How many it counts.
    pub fn of(self) -> usize {
        match self {
            Self::PartOf(share) => share.whole,
            Self::Median(median) => median.of,
        }
    }

    /// "3 of 4", or "9 days (of 3)".
    pub fn words(self) -> String {
        match self {
            Self::PartOf(share) => share.words(),
            Self::Median(Median { days: None, .. }) => String::new(),
            Self::Median(Median {
                days: Some(days),
                of,
            }) => {
                let unit = if (days - 1.0).abs() < f64::EPSILON {
                    "day"
                } else {
                    "days"
                };
                format!("{days} {unit} (of {of})")
            }
        }
    }

    /// The same without what the column before says already.
    fn short(self) -> String {
        match self {
            Self::PartOf(share) => format!("{} of {}", share.part, share.whole),
            Self::Median(median) => median
                .days
                .map_or_else(String::new, |days| format!("{days} (of {})", median.of)),
        }
    }
}

impl Measured {
    /// How it went over the months: rates by their height, days beside the most of these months.
    fn course(&self) -> Vec<Option<u8>> {
        let most = self.months.iter().filter_map(|month| month.figure.days());
        let most = most.fold(1.0, f64::max);
        let height = |month: &Month| match month.figure {
            Figure::PartOf(share) => share.rate().map(|rate| height_of(per_cent(rate))),
            Figure::Median(_) => month.figure.days().map(|days| height_of(days / most)),
        };
        self.months.iter().map(height).collect()
    }

    /// Whether any month has enough to be drawn.
    pub(super) fn has_course(&self) -> bool {
        self.course().iter().any(Option::is_some)
    }

    fn row(&self) -> Vec<Cell> {
        let word = |words: String| Cell::Word(words, Tone::Plain);
        let figure = |figure: Figure, words: String| match figure.of() {
            0 => word("none".to_owned()),
            _ => word(words),
        };
        let course = self.course();
        vec![
            word(self.title.to_owned()),
            figure(self.now, self.now.words()),
            figure(self.before, self.before.short()),
            self.trend
                .map_or(Cell::Empty, |trend| word(trend.to_owned())),
            if course.iter().any(Option::is_some) {
                Cell::Course(course)
            } else {
                Cell::Empty
            },
        ]
    }
}

impl Figure {
    /// The median, where it has enough to say something.
    fn days(self) -> Option<f64> {
        match self {
            Self::Median(median) if median.of >= ENOUGH => median.days,
            _ => None,
        }
    }
}

/// A rate as a part of one.
fn per_cent(rate: usize) -> f64 {
    f64::from(u8::try_from(rate).unwrap_or(100)) / 100.0
}

/// A height from 0 to 7 of a part of one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits"
)]
fn height_of(part: f64) -> u8 {
    (part * 7.0).round().clamp(0.0, 7.0) as u8
}

/// The measures of the month and of the one before as a table; columns that say nothing are left out.
pub(super) fn table(measured: &[Measured], month: &str, before: &str) -> Table {
    let columns = ["Measure", month, before, "Trend", "6 months"];
    let counted = measured
        .iter()
        .filter(|one| one.now.of() + one.before.of() > 0);
    let mut rows: Vec<Vec<Cell>> = counted.map(Measured::row).collect();
    let says: Vec<bool> = (0..columns.len())
        .map(|at| rows.iter().any(|row| row[at] != Cell::Empty))
        .collect();
    let keep = |at: &mut usize| {
        *at += 1;
        says[*at - 1]
    };
    for row in &mut rows {
        let mut at = 0;
        row.retain(|_| keep(&mut at));
    }
    let mut at = 0;
    let columns = columns.iter().filter(|_| keep(&mut at));
    Table {
        columns: columns.map(|name| (*name).to_owned()).collect(),
        rows,
    }
}

/// Shares of the month by name, for what is worth talking about.
pub(super) fn share(measured: &[Measured], name: &str) -> measures::PartOf {
    let found = measured.iter().find(|one| one.name == name);
    match found.map(|one| one.now) {
        Some(Figure::PartOf(share)) => share,
        _ => PartOf::default(),
    }
}
