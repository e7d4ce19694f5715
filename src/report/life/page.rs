//! The parts of a page that tell a decision's life: where people stand, how the wording came to be, what was told of
//! it, what came of it, and the other decisions that it touches.

use chrono::NaiveDate;

use super::{Life, Link, Reviewed, Sign, Told};
use crate::report::Document;
use crate::report::document::{Item, Line, Tone};
use crate::report::relays::Owed;
use crate::report::standing::{self, Stood};
use crate::report::state::tone;
use crate::report::words::{and, capital, day, one_line, weekday};

impl Life {
    /// What was promised for it.
    pub fn promised(&self, as_of: NaiveDate) -> Vec<Item> {
        let promises = self.commitments.iter();
        promises
            .map(|promise| promise.item(promise.state, as_of))
            .collect()
    }

    /// What was told of it, and who still has to hear it.
    pub fn told(&self, as_of: NaiveDate) -> Vec<Item> {
        let relays = self.relays.iter().map(|told| told.item(as_of));
        let owed = self.owed.iter().map(|owed| owed.item(as_of));
        relays.chain(owed).collect()
    }

    /// What came of it.
    pub fn reviewed(&self, as_of: NaiveDate) -> Vec<Item> {
        let reviews = self.reviews.iter();
        reviews.map(|review| review.item(as_of)).collect()
    }

    /// The decisions that it touches, and those that touch it.
    pub fn linked(&self, as_of: NaiveDate) -> Vec<Item> {
        self.links.iter().map(|link| link.item(as_of)).collect()
    }

    /// What was seen outside the forum.
    pub fn seen(&self, as_of: NaiveDate) -> Vec<Item> {
        self.signals.iter().map(|sign| sign.item(as_of)).collect()
    }

    /// Each amendment with what it changed.
    pub fn history(&self, as_of: NaiveDate) -> Vec<Item> {
        let amendments = self.amendments.iter();
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
}

/// Where people stand, with what two of the words mean.
pub fn stood(page: Document, life: &Life) -> Document {
    let Some(stances) = standing::line(&life.standing) else {
        return page;
    };
    let page = page.heading(2, "Where people stand").paragraph(stances);
    explained(page, &life.standing)
}

/// What silent and stale mean, where somebody is.
pub fn explained(page: Document, standing: &[Stood]) -> Document {
    let any = |state: &str| standing.iter().any(|who| who.state == state);
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

impl Told {
    /// Who told whom what, and how it compares. Whom it was told would tell who told it, so that a name that is hidden
    /// hides both.
    pub fn item(&self, as_of: NaiveDate) -> Item {
        let channel = self.channel.as_ref();
        let channel =
            channel.map_or_else(String::new, |channel| format!(", {}", one_line(channel)));
        let to = match self.audience.as_slice() {
            [] => String::new(),
            audience => format!(" to {}", and(audience)),
        };
        let when = day(self.on, as_of);
        let line = Line::new().plain(format!("{}{to}, {when}{channel}", self.name));
        let line = match self.verdict() {
            Some((word, tone)) => line.plain(", ").toned(word, tone),
            None => line,
        };
        let item = Item::new(line.plain(": ").quoted(one_line(&self.said)));
        match &self.corrected_by {
            Some(_) => item.under(Line::new().faint("Put right by a later one")),
            None => item,
        }
    }

    /// How it compares, in a word or two; nothing where a later relay puts it right.
    pub fn verdict(&self) -> Option<(&'static str, Tone)> {
        if self.corrected_by.is_some() {
            return None;
        }
        Some(match (self.compared?, self.dismissed) {
            ("faithful", _) => ("as decided", Tone::Good),
            ("drift", true) => ("seemed to differ and was talked over", Tone::Plain),
            ("drift", false) => ("seems to differ", Tone::Attention),
            _ => ("too little in common to tell", Tone::Plain),
        })
    }
}

impl Owed {
    /// Who still has to hear it, and by when.
    pub fn item(&self, as_of: NaiveDate) -> Item {
        let due = weekday(self.due, as_of);
        let waits = Line::new().plain(format!("{} still to hear, by {due}", self.name));
        Item::new(if self.overdue {
            waits.plain(": ").toned("late", Tone::Attention)
        } else {
            waits
        })
    }
}

impl Sign {
    fn item(&self, as_of: NaiveDate) -> Item {
        let who = if self.who.is_empty() {
            String::new()
        } else {
            format!(", {}", and(&self.who))
        };
        let what = capital(&self.what.replace('-', " "));
        let line = Line::new()
            .plain(format!("{what}{who}, {}: ", day(self.on, as_of)))
            .quoted(one_line(&self.seen));
        let line = if self.second_hand {
            line.faint(" (second-hand)")
        } else {
            line
        };
        let reply = self.reply.iter();
        let reply = reply.map(|reply| Line::new().faint("Reply: ").quoted(one_line(reply)));
        Item::new(line).all_under(reply)
    }
}

impl Reviewed {
    fn item(&self, as_of: NaiveDate) -> Item {
        let mut line = Line::new()
            .plain(format!("{}: ", day(self.on, as_of)))
            .toned(self.outcome, tone(self.outcome));
        if let Some(process) = self.verdict_process {
            line = line.plain(format!(", decided in a {process} way"));
        }
        if let Some(next) = self.next {
            line = line.plain(format!(", next: {next}"));
        }
        let lesson = self.lesson.iter();
        Item::new(line).all_under(lesson.map(|lesson| Line::new().quoted(one_line(lesson))))
    }
}

impl Link {
    fn item(&self, as_of: NaiveDate) -> Item {
        let how = capital(&self.relation.replace('_', " "));
        let on = self
            .on
            .map_or_else(String::new, |on| format!(", {}", day(on, as_of)));
        Item::new(
            Line::new()
                .plain(format!("{how} "))
                .quoted(&self.subject)
                .plain(on),
        )
    }
}
