//! One entry as a page.

use chrono::NaiveDate;

use super::{Life, Naming, Show};
use crate::report::Document;
use crate::report::commitments::Promise;
use crate::report::document::{Item, Line, Tone};
use crate::report::standing;
use crate::report::state::tone;
use crate::report::words::{and, capital, day, one_line, weekday};

pub(super) fn document(show: &Show) -> Document {
    let fields = show
        .fields
        .iter()
        .map(|(name, value)| Item::new(Line::new().faint(format!("{name}: ")).then(value.clone())));
    let page = Document::default()
        .heading(1, show.entry.words.as_str())
        .paragraph(about(show))
        .list(fields.collect());
    let page = match &show.decision {
        Some(life) => hanging(page, life, show.as_of),
        None => page.section("Named by", show.named_by.iter().map(naming).collect()),
    };
    if show.notes.trim().is_empty() {
        return page;
    }
    page.heading(2, "Notes")
        .quote(show.notes.trim_matches('\n'))
}

/// Kind, handle, day, state and where it comes from.
fn about(show: &Show) -> Line {
    let entry = &show.entry;
    let mut line = Line::new()
        .plain(format!("{} ", capital(entry.kind)))
        .code(&entry.handle)
        .plain(format!(", {}", entry.on));
    if let Some(state) = entry.state {
        line = line.plain(", ").toned(state, tone(state));
    }
    line = match (entry.is_reported(), &entry.by) {
        (true, _) => line.plain(", second-hand"),
        (false, Some(by)) => line.faint(format!(", recorded by {by}")),
        (false, None) => line,
    };
    match entry.seal {
        "broken" => line.plain(", ").toned("seal broken", Tone::Attention),
        "missing" => line.faint(", not sealed"),
        _ => line,
    }
}

fn naming(entry: &Naming) -> Item {
    let line = Line::new()
        .code(&entry.handle)
        .plain(format!(" {} {}", entry.on, entry.kind));
    let line = match entry.state {
        Some(state) => line.plain(", ").toned(state, tone(state)),
        None => line,
    };
    let who = entry.who.iter().map(|who| format!(", {who}"));
    Item::new(line.plain(format!("{}: {}", who.collect::<String>(), entry.words)))
}

/// Everything that hangs on a decision, in the order in which it came about.
fn hanging(page: Document, life: &Life, as_of: NaiveDate) -> Document {
    let dissents = life.dissents.iter().map(|dissent| dissent.item(false));
    let commitments = life.commitments.iter();
    let reviews = life.reviews.iter().map(|review| reviewed(review, as_of));
    stood(page, life)
        .section("How the wording came to be", history(life, as_of))
        .section("Dissent", dissents.collect())
        .section(
            "Promises",
            commitments
                .map(|promise: &Promise| promise.item(promise.state, as_of))
                .collect(),
        )
        .section("Told", told(life, as_of))
        .section("Reviews", reviews.collect())
        .section(
            "Other decisions",
            life.links.iter().map(|link| linked(link, as_of)).collect(),
        )
}

fn stood(page: Document, life: &Life) -> Document {
    let Some(stances) = standing::line(&life.standing) else {
        return page;
    };
    let page = page.heading(2, "Where people stand").paragraph(stances);
    let any = |state: &str| life.standing.iter().any(|who| who.state == state);
    let mut notes = Vec::new();
    if any("silent") {
        notes.push("Silent is present without a stance, which is not agreement.");
    }
    if any("stale") {
        notes.push("Who was not asked again stood behind an earlier wording.");
    }
    if notes.is_empty() {
        return page;
    }
    page.paragraph(Line::new().faint(notes.join(" ")))
}

fn history(life: &Life, as_of: NaiveDate) -> Vec<Item> {
    let amendments = life.amendments.iter();
    let item = |amended: &crate::report::Amended| {
        let spelling = if amended.editorial {
            ", spelling only"
        } else {
            ""
        };
        let reason = one_line(&amended.reason);
        Item::new(
            Line::new()
                .strong(format!("{}{spelling}", day(amended.on, as_of)))
                .plain(format!(": {reason}")),
        )
        .all_under(amended.lines())
    };
    amendments.map(item).collect()
}

fn told(life: &Life, as_of: NaiveDate) -> Vec<Item> {
    let relays = life.relays.iter().map(|told| {
        let channel = told.channel.as_ref();
        let channel =
            channel.map_or_else(String::new, |channel| format!(", {}", one_line(channel)));
        let item = Item::new(
            Line::new()
                .plain(format!(
                    "{} to {}, {}{channel}: ",
                    told.name,
                    and(&told.audience),
                    day(told.on, as_of)
                ))
                .quoted(one_line(&told.said)),
        );
        match &told.corrected_by {
            Some(_) => item.under(Line::new().faint("Put right by a later one")),
            None => item,
        }
    });
    let owed = life.owed.iter().map(|owed| {
        let due = weekday(owed.due, as_of);
        let waits = Line::new().plain(format!("{} still to hear, by {due}", owed.name));
        Item::new(if owed.overdue {
            waits.plain(": ").toned("late", Tone::Attention)
        } else {
            waits
        })
    });
    relays.chain(owed).collect()
}

fn reviewed(review: &super::Reviewed, as_of: NaiveDate) -> Item {
    let mut line = Line::new()
        .plain(format!("{}: ", day(review.on, as_of)))
        .toned(review.outcome, tone(review.outcome));
    if let Some(process) = review.verdict_process {
        line = line.plain(format!(", decided in a {process} way"));
    }
    if let Some(next) = review.next {
        line = line.plain(format!(", next: {next}"));
    }
    let lesson = review.lesson.iter();
    Item::new(line).all_under(lesson.map(|lesson| Line::new().quoted(one_line(lesson))))
}

fn linked(link: &super::Link, as_of: NaiveDate) -> Item {
    let how = capital(&link.relation.replace('_', " "));
    let on = link
        .on
        .map_or_else(String::new, |on| format!(", {}", day(on, as_of)));
    Item::new(
        Line::new()
            .plain(format!("{how} "))
            .quoted(&link.subject)
            .plain(on),
    )
}
