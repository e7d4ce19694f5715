//! The cascade as a page: for each decision the words to carry, what must not be dropped, who is to hear them, and who
//! has.

use super::{Carried, Cascade, Heard};
use crate::report::Document;
use crate::report::document::{Item, Line, Tone};
use crate::report::relays::Owed;
use crate::report::words::{capital, count, one_line, weekday};

/// How many decisions a page has; JSON has all.
const MOST: usize = 20;

pub(super) fn document(cascade: &Cascade) -> Document {
    if cascade.decisions.is_empty() {
        return Document::default().paragraph(nothing(cascade));
    }
    let page = match cascade.decisions.as_slice() {
        [one] if cascade.kind == Some("decision") => {
            let page = Document::default().heading(1, subject(one));
            let page = page.paragraph(Line::new().faint(occasion(cascade)));
            carried(page, one, cascade)
        }
        decisions => {
            let page = Document::default()
                .heading(1, headline(cascade))
                .paragraph(Line::new().faint(occasion(cascade)));
            decisions.iter().take(MOST).fold(page, |page, one| {
                carried(page.heading(2, subject(one)), one, cascade)
            })
        }
    };
    let page = if cascade.total > MOST {
        let shown = format!("{MOST} of {} decisions; all: ", cascade.total);
        let line = Line::new().faint(shown);
        page.paragraph(line.code("firstteam cascade --format json"))
    } else {
        page
    };
    if cascade.decisions.iter().all(|one| one.owed.is_empty()) {
        return page;
    }
    page.paragraph(
        Line::new()
            .faint("What was told is recorded with ")
            .code(relay(cascade))
            .faint(", which compares it at once; ")
            .code("firstteam compare")
            .faint(" holds a message against the decision before it is sent."),
    )
}

/// The command that records a relay: ready to type where one decision is owed by one member.
fn relay(cascade: &Cascade) -> String {
    let mut owed = cascade
        .decisions
        .iter()
        .filter(|carried| !carried.owed.is_empty());
    let only = owed.next().filter(|_| owed.next().is_none());
    let decision = only.map_or("DECISION", |carried| &carried.handle);
    let of_only = only.map_or(&[][..], |carried| &carried.owed);
    let (member, audience) = match of_only {
        [one] if one.members.len() == 1 => (one.members[0].as_str(), one.audience.as_str()),
        _ => ("WHO", "PEOPLE"),
    };
    format!("firstteam relay {decision} SAID --member {member} --audience {audience}")
}

fn subject(carried: &Carried) -> Line {
    Line::new()
        .plain(&carried.subject)
        .plain(" ")
        .code(&carried.handle)
}

/// What is said where there is nothing to carry.
fn nothing(cascade: &Cascade) -> String {
    match (&cascade.name, cascade.kind) {
        (Some(name), Some("meeting")) => format!("{name} owes nobody a word of this meeting."),
        (None, Some("meeting")) => "Nothing was decided in this meeting.".to_owned(),
        (Some(name), _) => format!("{name} owes nobody a sentence as of {}.", today(cascade)),
        (None, _) => format!(
            "Everybody who was to hear has heard, as of {}.",
            today(cascade)
        ),
    }
}

fn headline(cascade: &Cascade) -> String {
    let decisions = capital(&count(cascade.total, "decision", "decisions"));
    let all_told = cascade.decisions.iter().all(|one| one.owed.is_empty());
    match &cascade.name {
        _ if all_told => format!("{decisions}, and everybody has heard"),
        Some(name) => format!("{decisions} for {name} to tell"),
        None if cascade.kind.is_some() => format!("{decisions} of a meeting to carry"),
        None => format!("{decisions} still to be told"),
    }
}

fn today(cascade: &Cascade) -> String {
    cascade.as_of.format("%-d %B %Y").to_string()
}

fn occasion(cascade: &Cascade) -> String {
    let as_of = today(cascade);
    if cascade.team.is_empty() {
        return format!("As of {as_of}");
    }
    format!("{}, as of {as_of}", cascade.team)
}

fn carried(page: Document, carried: &Carried, cascade: &Cascade) -> Document {
    let page = page.quote(one_line(carried.sentence()));
    let page = match (carried.state, &carried.tell) {
        ("stands", Some(_)) => page,
        ("stands", None) => page.paragraph(
            Line::new()
                .faint("No sentence was agreed to be told, so that this is the decision's own."),
        ),
        (state, _) => page.paragraph(
            Line::new()
                .plain("It no longer stands: ")
                .toned(state, Tone::Attention),
        ),
    };
    let page = match (&carried.owed[..], &carried.told[..]) {
        ([], []) if cascade.who.is_none() => {
            page.paragraph(Line::new().faint("Nobody is named who is to hear it."))
        }
        _ => page,
    };
    page.list(
        [
            ("Still to tell", owed(carried, cascade)),
            ("Not to be dropped", keep(carried)),
            ("Told", told(carried, cascade)),
        ]
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(name, lines)| Item::new(Line::new().strong(name)).all_under(lines))
        .collect(),
    )
}

/// What a message must still say, however it is worded.
fn keep(carried: &Carried) -> Vec<Line> {
    let labelled = |label: &str, words: &str| Line::new().faint(label).plain(one_line(words));
    let mut lines = Vec::new();
    if carried.tell.is_some() {
        lines.push(labelled("The decision: ", &carried.text));
    }
    lines.extend(carried.why.iter().map(|why| labelled("Why: ", why)));
    let costs = carried.trade_offs.iter();
    lines.extend(costs.map(|cost| labelled("What it costs: ", cost)));
    let stops = carried.stops.iter();
    lines.extend(stops.map(|stop| labelled("What stops: ", stop)));
    if !carried.dates.is_empty() {
        lines.push(labelled("When: ", &carried.dates.join("; ")));
    }
    lines
}

fn owed(carried: &Carried, cascade: &Cascade) -> Vec<Line> {
    let owed = carried.owed.iter();
    owed.map(|owed| owes(owed, cascade)).collect()
}

/// Who tells whom by when. The name that a function is read with has those who lead it now.
fn owes(owed: &Owed, cascade: &Cascade) -> Line {
    let due = weekday(owed.due, cascade.as_of);
    let people = if owed.members.is_empty() {
        format!("{}, by {due}, and who led it then has left", owed.name)
    } else {
        format!("{}, by {due}", owed.name)
    };
    let line = Line::new().plain(people);
    let line = if owed.overdue {
        line.plain(": ").toned("late", Tone::Attention)
    } else {
        line
    };
    if owed.anew {
        line.faint(" (they heard an earlier wording)")
    } else {
        line
    }
}

/// What was told. An earlier wording is of interest where one decision is asked about; elsewhere it is in the way.
fn told(carried: &Carried, cascade: &Cascade) -> Vec<Line> {
    let is_whole = cascade.kind == Some("decision");
    let told = carried.told.iter();
    let told = told.filter(|heard| is_whole || !heard.earlier);
    told.flat_map(|heard| line(heard, cascade)).collect()
}

fn line(heard: &Heard, cascade: &Cascade) -> Vec<Line> {
    let item = heard.told.item(cascade.as_of);
    let line = if heard.earlier {
        item.line.faint(" (an earlier wording)")
    } else {
        item.line
    };
    let mut lines = vec![line];
    lines.extend(item.under);
    lines
}
