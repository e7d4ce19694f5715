//! The agenda as a page that pastes into an invitation: a part for each kind of reason, a point for each subject.

use super::{Agenda, Asks, Narrowed, Point, Reason, Why};
use crate::report::Document;
use crate::report::document::{Item, Line};
use crate::report::weekly::most;
use crate::report::words::{and, capital, count, day, weekday};

/// The parts, each with where the points that are not shown are found.
const PARTS: [(Why, &str, &str); 7] = [
    (
        Why::Upheld,
        "Upheld, and still to be settled",
        "firstteam flags --state upheld",
    ),
    (Why::Dissent, "Dissent to answer", "firstteam list dissents"),
    (Why::Promise, "Promises", "firstteam list commitments"),
    (Why::Review, "To review", "firstteam list decisions"),
    (Why::Ratify, "To ratify", "firstteam list amendments"),
    (
        Why::Topic,
        "Topics without an outcome",
        "firstteam list topics",
    ),
    (Why::Question, "Questions", "firstteam flags"),
];

pub(super) fn document(agenda: &Agenda) -> Document {
    let forum = agenda.ritual.unwrap_or("forum");
    if agenda.points.is_empty() {
        let kind = "no dissent without an answer, no promise past its date, no open question.";
        return Document::default().paragraph(match &agenda.narrowed {
            None => format!("Nothing waits for the next {forum}: {kind}"),
            Some(Narrowed { who: Some(name) }) => {
                format!("The next {forum} asks nothing of {name}.")
            }
            Some(_) => format!("Nothing of it waits for the next {forum}."),
        });
    }
    let points = capital(&count(agenda.total, "point", "points"));
    let page = Document::default()
        .heading(1, format!("{points} for the next {forum}"))
        .paragraph(Line::new().faint(occasion(agenda)));
    let page = PARTS.iter().fold(page, |page, (why, heading, command)| {
        let points = agenda.points.iter();
        let points =
            points.filter(|point| point.reasons.first().map(|first| first.kind) == Some(*why));
        page.section(heading, most(points.map(item), command))
    });
    let mut reasons = agenda.points.iter().flat_map(|point| &point.reasons);
    if !reasons.any(|reason| reason.kind == Why::Question) {
        return page;
    }
    page.paragraph(Line::new().faint(
        "A question is no verdict. Put it first to those whom it is about: much of it may be settled before the forum.",
    ))
}

fn occasion(agenda: &Agenda) -> String {
    let day = |date| day(date, agenda.as_of);
    let mut parts = Vec::new();
    if !agenda.team.is_empty() {
        parts.push(agenda.team.clone());
    }
    parts.push(format!("as of {}", agenda.as_of.format("%-d %B %Y")));
    let forum = agenda.ritual.unwrap_or("forum");
    if let Some(last) = agenda.last {
        parts.push(format!("last {forum} on {}", day(last)));
    }
    if let Some(expected) = agenda.expected {
        parts.push(format!("next by {}", weekday(expected, agenda.as_of)));
    }
    capital(&parts.join(", "))
}

fn item(point: &Point) -> Item {
    let line = Line::new().strong(&point.subject);
    let line = match &point.handle {
        Some(handle) => line.plain(" ").code(handle),
        None => line,
    };
    let asked = asked(point);
    let reasons = point.reasons.iter();
    // Where a finding is about no entry by itself, its title is the subject.
    let reasons = reasons.skip(usize::from(point.handle.is_none()));
    let lines = reasons.map(|reason| because(point, reason, &asked));
    let asks: Vec<String> = asked.iter().map(Asked::words).collect();
    Item::new(line.plain(format!(": {}", asks.join("; ")))).all_under(lines)
}

/// Who should speak, and to what end.
#[derive(PartialEq, Eq)]
struct Asked<'a> {
    names: &'a [String],
    asks: Asks,
}

impl<'a> Asked<'a> {
    fn of(reason: &'a Reason) -> Self {
        Self {
            names: &reason.names,
            asks: reason.asks,
        }
    }

    fn words(&self) -> String {
        let end = match self.asks {
            Asks::Decide => "decide",
            Asks::Answer => "answer",
            Asks::Report => "report",
            Asks::Ratify => "ratify",
        };
        match (self.names, self.asks) {
            ([], _) => format!("to {end}"),
            (names, Asks::Answer | Asks::Report) => format!("{} to {end}", and(names)),
            (names, _) => format!("{} to open, the forum to {end}", and(names)),
        }
    }
}

/// What a point asks, and of whom: all of it where that is one or two things that nobody mixes up, else the first.
fn asked(point: &Point) -> Vec<Asked<'_>> {
    let mut asked: Vec<Asked<'_>> = Vec::new();
    for reason in &point.reasons {
        let of_reason = Asked::of(reason);
        if !asked.contains(&of_reason) {
            asked.push(of_reason);
        }
    }
    if !matches!(asked.as_slice(), [first, second] if first.asks != second.asks) {
        asked.truncate(1);
    }
    asked
}

/// A reason, with what is asked where the point does not begin with it.
fn because(point: &Point, reason: &Reason, asked: &[Asked<'_>]) -> Line {
    let line = Line::new().plain(&reason.text);
    // A promise that is the subject itself stands above already.
    let is_above = reason.kind == Why::Promise && reason.handles.first() == point.handle.as_ref();
    let line = match reason.words.as_ref().filter(|_| !is_above) {
        Some(words) => line.plain(": ").quoted(words),
        None => line,
    };
    let handles = reason.handles.iter();
    let handles = handles.filter(|handle| Some(*handle) != point.handle.as_ref());
    let line = handles.fold(line, |line, handle| line.plain(" ").code(handle));
    let of_reason = Asked::of(reason);
    if asked.contains(&of_reason) {
        line
    } else {
        line.faint(format!(" ({})", of_reason.words()))
    }
}
