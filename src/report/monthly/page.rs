//! The month as a page: the sentence that matters, what is worth talking about, the measures, then what changed.

use super::{Monthly, Period, scorecard};
use crate::report::document::{Item, Line, Tone};
use crate::report::weekly::{most, unreadable_words};
use crate::report::words::{capital, day, own_prose};
use crate::report::{Document, goals};

pub(super) fn document(monthly: &Monthly) -> Document {
    let as_of = monthly.as_of;
    // The first of them is the headline already.
    let talk: Vec<Item> = monthly.talk.iter().skip(1).map(super::Talk::item).collect();
    let changed = monthly.changes.iter().map(|change| change.item(as_of));
    let settled = monthly.settled.iter().map(super::Settled::item);
    let page = measures(
        top(monthly).section("Also worth talking about", talk),
        monthly,
    );
    let page = moved(page, monthly)
        .section(
            "Decisions changed",
            most(changed, "firstteam list amendments"),
        )
        .section("Goals at work", goals::at_work(&monthly.goals))
        .section("Settled", most(settled, "firstteam list addresses"));
    let pledge = monthly.pledge.as_ref();
    match pledge.filter(|pledge| pledge.missing().next().is_some()) {
        Some(pledge) => page.section("Pledge", pledge.items()),
        None => page,
    }
}

fn top(monthly: &Monthly) -> Document {
    let month = monthly.period.called(monthly.as_of);
    let team = if monthly.team.is_empty() {
        month
    } else {
        format!("{}, {month}", monthly.team)
    };
    let page = Document::default()
        .heading(1, monthly.headline.as_str())
        .paragraph(Line::new().faint(team));
    let page = match monthly.talk.first() {
        Some(talk) => page.paragraph(own_prose(&talk.ask)),
        None => page,
    };
    if monthly.unreadable == 0 {
        return page;
    }
    page.paragraph(Line::new().toned(unreadable_words(monthly.unreadable), Tone::Attention))
}

fn measures(page: Document, monthly: &Monthly) -> Document {
    let (month, before) = months(monthly);
    let table = scorecard::table(&monthly.measures, &month, &before);
    if table.rows.is_empty() {
        return page;
    }
    let mut note = "Counted from the record".to_owned();
    if monthly.as_of > monthly.period.until {
        note.push_str(", with what was known on ");
        note.push_str(&day(monthly.as_of, monthly.period.until));
    }
    note.push_str(". A trend needs five or more in both months");
    let shows_course = monthly.measures.iter().any(super::Measured::has_course);
    note.push_str(if shows_course {
        "; a dot is a month with fewer than five."
    } else {
        ": not enough yet where none stands."
    });
    page.heading(2, "Scorecard")
        .table(table)
        .paragraph(Line::new().faint(note))
}

/// The names of the month and of the one before.
fn months(monthly: &Monthly) -> (String, String) {
    let name = |period: Period| period.since.format("%B").to_string();
    (name(monthly.period), name(monthly.period.earlier(1)))
}

/// What went another way than in the month before, in words.
fn moved(page: Document, monthly: &Monthly) -> Document {
    let (_, before) = months(monthly);
    let moved = monthly.measures.iter().filter_map(super::Measured::moved);
    page.section(&format!("Changed since {before}"), moved.collect())
}

impl super::Measured {
    /// "Promises kept: 8 of 10 (80 %), up from 5 of 9 (55 %)", where it went another way than the month before.
    fn moved(&self) -> Option<Item> {
        let trend = self.trend.filter(|trend| *trend != "same")?;
        let what = match self.name {
            "days-one-way" => "days to a decision, one-way doors",
            "days-two-way" => "days to a decision, two-way doors",
            "days-door-unsaid" => "days to a decision, door not said",
            "relay-coverage" => "relays made, of those owed",
            "relay-fidelity" => "relays that say what was decided",
            "stood-30-days" => "decisions that stood for 30 days",
            "stood-90-days" => "decisions that stood for 90 days",
            "said-in-the-room" => "dissent said in the room",
            "answered-in-time" => "dissent answered in time",
            name if name.starts_with("with-") => return Some(self.decisions_with(trend)),
            _ => self.title,
        };
        Some(Item::new(self.sentence(&capital(what), trend)))
    }

    fn decisions_with(&self, trend: &str) -> Item {
        let mut with = self.title.to_owned();
        with.replace_range(..1, "w");
        Item::new(self.sentence(&format!("Decisions {with}"), trend))
    }

    fn sentence(&self, what: &str, trend: &str) -> String {
        let than = if matches!(trend, "longer" | "shorter") {
            "than"
        } else {
            "from"
        };
        format!(
            "{what}: {}, {trend} {than} {}",
            self.now.words(),
            self.before.words()
        )
    }
}
