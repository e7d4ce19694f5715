//! One entry as a page.

use chrono::NaiveDate;

use super::{Naming, Show};
use crate::report::document::{Item, Line, Tone};
use crate::report::life::stood;
use crate::report::state::tone;
use crate::report::words::capital;
use crate::report::{Document, Life, Record};

pub(super) fn document(show: &Show) -> Document {
    let fields = show
        .fields
        .iter()
        .map(|(name, value)| Item::new(Line::new().faint(format!("{name}: ")).then(value.clone())));
    let page = Document::default()
        .heading(1, show.entry.words.as_str())
        .paragraph(about(&show.entry))
        .list(fields.collect());
    let page = match &show.decision {
        Some(life) => hanging(page, life, show.as_of),
        None => page.section("Named by", show.named_by.iter().map(Naming::item).collect()),
    };
    if show.notes.trim().is_empty() {
        return page;
    }
    page.heading(2, "Notes")
        .quote(show.notes.trim_matches('\n'))
}

/// Kind, handle, day, state and where it comes from.
pub(in crate::report) fn about(entry: &Record) -> Line {
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

/// Everything that hangs on a decision, in the order in which it came about.
fn hanging(page: Document, life: &Life, as_of: NaiveDate) -> Document {
    let dissents = life.dissents.iter().map(|dissent| dissent.item(false));
    stood(page, life)
        .section("How the wording came to be", life.history(as_of))
        .section("Dissent", dissents.collect())
        .section("Promises", life.promised(as_of))
        .section("Told", life.told(as_of))
        .section("Reviews", life.reviewed(as_of))
        .section("Other decisions", life.linked(as_of))
}

impl Naming {
    /// The entry as a point of a list.
    pub fn item(&self) -> Item {
        let line = Line::new()
            .code(&self.handle)
            .plain(format!(" {} {}", self.on, self.kind));
        let line = match self.state {
            Some(state) => line.plain(", ").toned(state, tone(state)),
            None => line,
        };
        let who = self.who.iter().map(|who| format!(", {who}"));
        Item::new(line.plain(format!("{}: {}", who.collect::<String>(), self.words)))
    }
}
