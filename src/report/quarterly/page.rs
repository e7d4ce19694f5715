//! The quarter as a page: the sentence that matters, what was decided, what came of it, and the counts that go with it.

use super::{ByGoal, LookedBack, Quarterly};
use crate::report::document::{Cell, Item, Line, Table, Tone};
use crate::report::measures::{Band, ENOUGH, Outcomes, Upheld};
use crate::report::weekly::{most, unreadable_words};
use crate::report::words::{capital, count, number, part_of};
use crate::report::{Document, goals};

pub(super) fn document(quarterly: &Quarterly) -> Document {
    let as_of = quarterly.as_of;
    let reviews = quarterly.reviews.iter().map(LookedBack::item);
    let assumed = quarterly.reviews.iter().filter_map(LookedBack::assumed);
    let again = quarterly.reviews.iter().filter(|one| one.is_again());
    let change = quarterly.reviews.iter().filter(|one| one.is_to_change());
    let list = "firstteam list reviews";
    let waiting = quarterly.not_reviewed.iter().map(|due| due.item(as_of));
    let page = decided(top(quarterly), &quarterly.decided)
        .section("What came of it", most(reviews, list))
        .section("What it rested on", most(assumed, list))
        .section(
            "We would do again",
            most(again.map(LookedBack::again), list),
        )
        .section("To be changed", most(change.map(LookedBack::again), list))
        .section(
            "Due for review, and not looked at",
            most(waiting, "firstteam list decisions"),
        );
    let page = outcomes(page, quarterly);
    let page = calibration(page, quarterly);
    let reopened = quarterly.reopened.iter().map(|one| one.item(as_of));
    let page = page
        .section("Reopened", most(reopened, "firstteam list decisions"))
        .section("Goals at work", goals::items(&quarterly.goals));
    let page = rules(page, &quarterly.rules);
    match &quarterly.pledge {
        Some(pledge) => page.section("Pledge", pledge.items()),
        None => page,
    }
}

fn top(quarterly: &Quarterly) -> Document {
    let days = quarterly.period.called(quarterly.as_of);
    let quarter = format!("{}, {days}", quarterly.quarter);
    let team = if quarterly.team.is_empty() {
        quarter
    } else {
        format!("{}, {quarter}", quarterly.team)
    };
    let page = Document::default()
        .heading(1, quarterly.headline.as_str())
        .paragraph(Line::new().faint(team));
    if quarterly.unreadable == 0 {
        return page;
    }
    page.paragraph(Line::new().toned(unreadable_words(quarterly.unreadable), Tone::Attention))
}

/// The decisions under their goals.
fn decided(page: Document, decided: &[ByGoal]) -> Document {
    if decided.is_empty() {
        return page;
    }
    let made = decided.iter().map(|goal| goal.decisions.len()).sum();
    let mut page = page
        .heading(2, "What we decided")
        .paragraph(capital(&format!(
            "{}, by the first goal that each names.",
            count(made, "decision", "decisions")
        )));
    for goal in decided {
        let items = goal.decisions.iter().map(super::Brief::item);
        page = page
            .heading(3, goal.title())
            .list(most(items, "firstteam list decisions"));
    }
    page
}

/// How decisions were made beside what came of them; a table once there is more than the list of reviews says.
fn outcomes(page: Document, quarterly: &Quarterly) -> Document {
    let process = quarterly.process;
    let rows = [
        ("soundly", process.sound),
        ("something left out", process.unsound),
        ("not said", process.unsaid),
    ];
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .filter(|(_, outcomes)| outcomes.total() > 0)
        .map(|(decided, outcomes)| row(decided, outcomes))
        .collect();
    if rows.is_empty() {
        return page;
    }
    let columns = ["Decided", "Met", "Partly", "Missed"];
    page.heading(2, "How it was decided, and what came of it")
        .table(Table {
            columns: columns.map(str::to_owned).to_vec(),
            rows,
        })
        .paragraph(
            Line::new().faint("A sound decision may come out badly, and the other way round."),
        )
}

fn row(decided: &str, outcomes: Outcomes) -> Vec<Cell> {
    vec![
        Cell::Word(decided.to_owned(), Tone::Plain),
        Cell::Number(outcomes.met),
        Cell::Number(outcomes.partly),
        Cell::Number(outcomes.missed),
    ]
}

fn calibration(page: Document, quarterly: &Quarterly) -> Document {
    let bands = &quarterly.calibration;
    if bands.is_empty() {
        return page;
    }
    let since = quarterly.calibration_since.format("%-d %B %Y");
    page.heading(2, "How sure we were")
        .paragraph(format!(
            "Decisions reviewed since {since}, by how sure the team was that they would come out."
        ))
        .list(bands.iter().map(band).collect())
}

/// "70 to 89 % sure: 4 of 6 (66 %) came out as expected".
fn band(band: &Band) -> Item {
    let sure = match (band.from, band.to) {
        (0, to) => format!("Less than {} % sure", to + 1),
        (from, 100) => format!("{from} % sure or more"),
        (from, to) => format!("{from} to {to} % sure"),
    };
    let (met, total) = (band.outcomes.met, band.outcomes.total());
    let mut line = Line::new().plain(format!(
        "{sure}: {} came out as expected",
        part_of(met, total)
    ));
    if band.outcomes.partly > 0 {
        line = line.plain(format!(", {} in part", number(band.outcomes.partly)));
    }
    Item::new(if total < ENOUGH {
        line.faint(" (not enough yet to compare)")
    } else {
        line
    })
}

fn rules(page: Document, rules: &[Upheld]) -> Document {
    if rules.is_empty() {
        return page;
    }
    let word = |words: String| Cell::Word(words, Tone::Plain);
    let rows = rules.iter().map(|rule| {
        vec![
            word(rule.rule.clone()),
            word(rule.upheld.words()),
            Cell::Number(rule.dismissed),
            Cell::Number(rule.waiting),
        ]
    });
    page.heading(2, "Questions upheld, of those raised")
        .table(Table {
            columns: ["Rule", "Upheld", "Dismissed", "Waiting"]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
        })
}
