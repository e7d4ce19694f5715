//! What was recorded between two states of a journal as a page, in the order in which a meeting brings it about.

use super::{Between, Corrected, End, Retold, Rewording};
use crate::report::Document;
use crate::report::document::{Item, Line, Tone};
use crate::report::words::{LONG, and, capital, count, cut};
use crate::report::{Changed, Heard, Naming};

pub(super) fn document(between: &Between) -> Document {
    let as_of = between.as_of;
    let promises = between.promises.iter().chain(&between.marked);
    let promises = promises.map(|promise| promise.item(promise.state, as_of));
    let decided = between.decisions.iter().map(|one| one.item(as_of));
    let relays = between.relays.iter().map(|relay| relay.item(between));
    let heard = |dissents: &[Heard]| dissents.iter().map(|one| one.item(true)).collect();
    Document::default()
        .heading(1, headline(between))
        .paragraph(ends(between))
        .section("Decided", decided.collect())
        .section(
            "Changed",
            between.changes.iter().map(Changed::item).collect(),
        )
        .section("Dissent", heard(&between.dissents))
        .section("Answered", heard(&between.answered))
        .section("Promises", promises.collect())
        .section("Told", relays.collect())
        .section(
            "Also recorded",
            between.others.iter().map(Naming::item).collect(),
        )
        .section("Corrected", corrected(between))
        .section("Not there any more", gone(between))
}

/// The counts that matter, in a sentence.
fn headline(between: &Between) -> String {
    let parts = [
        (between.decisions.len(), "decision", "decisions"),
        (between.changes.len(), "change", "changes"),
        (between.dissents.len(), "dissent", "dissents"),
        (between.answered.len(), "answer", "answers"),
        (between.promises.len(), "promise", "promises"),
        (between.marked.len(), "promise marked", "promises marked"),
        (between.relays.len(), "relay", "relays"),
        (between.others.len(), "other entry", "other entries"),
        (between.corrected.len(), "correction", "corrections"),
    ];
    let parts = parts.iter().filter(|(number, _, _)| *number > 0);
    let parts: Vec<String> = parts
        .map(|(number, one, many)| count(*number, one, many))
        .collect();
    if parts.is_empty() {
        return "Nothing was recorded".to_owned();
    }
    capital(&and(&parts))
}

/// From where to where.
fn ends(between: &Between) -> Line {
    let line = Line::new().faint(match between.team.as_str() {
        "" => "From ".to_owned(),
        team => format!("{team}, from "),
    });
    let line = end(line, &between.from).faint(" to ");
    match &between.to {
        Some(to) => end(line, to),
        None => line.faint("what is on disk"),
    }
}

fn end(line: Line, end: &End) -> Line {
    let line = line.code(&end.name);
    let day = end.date.get(..10).unwrap_or_default();
    if end.name == end.commit {
        line.faint(format!(" of {day}"))
    } else {
        line.faint(format!(" ({}, {day})", end.commit))
    }
}

impl Retold {
    fn item(&self, between: &Between) -> Item {
        let about = Line::new().faint("Of ").quoted(&self.subject);
        self.told.item(between.as_of).under(about)
    }
}

fn corrected(between: &Between) -> Vec<Item> {
    let team = between.team_file_differs.then(|| {
        Item::new(
            Line::new()
                .code("firstteam.toml")
                .plain(" differs: members, goals or settings"),
        )
    });
    let entries = between.corrected.iter().map(Corrected::item);
    entries.chain(team).collect()
}

impl Corrected {
    /// The entry with the fields that differ, as a point of a list.
    pub fn item(&self) -> Item {
        let lines = self.changes.iter().flat_map(Rewording::lines);
        Item::new(Line::new().code(&self.id)).all_under(lines)
    }
}

impl Rewording {
    /// The field as it is and as it was.
    pub fn lines(&self) -> [Line; 2] {
        let side = |words: &Option<String>| match words {
            Some(words) => Line::new().quoted(cut(words, LONG)),
            None => Line::new().faint("not there"),
        };
        let field = capital(&self.field.replace('_', " "));
        [
            Line::new()
                .faint(format!("{field}: "))
                .then(side(&self.now)),
            Line::new().faint("Was: ").then(side(&self.was)),
        ]
    }
}

fn gone(between: &Between) -> Vec<Item> {
    let gone = between.gone.iter();
    gone.map(|gone| {
        Item::new(
            Line::new()
                .code(&gone.id)
                .plain(", ")
                .toned("removed", Tone::Attention),
        )
    })
    .collect()
}
