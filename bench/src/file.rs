//! One entry's file: its fields as TOML, its notes, its seal and its name.

use std::fmt::Write;

use chrono::{NaiveDate, NaiveTime};
use firstteam::format::{quote, sealed};
use firstteam::model::{Kind, id};

/// A file to be saved.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) id: String,
    pub(crate) path: String,
    pub(crate) seal: String,
    pub(crate) text: String,
}

/// An entry being put together.
#[derive(Debug, Clone)]
pub(crate) struct File {
    kind: Kind,
    on: NaiveDate,
    fields: String,
    tables: String,
    notes: String,
}

impl File {
    /// An entry of a day, recorded so many minutes after midnight.
    pub(crate) fn new(kind: Kind, on: NaiveDate, minute: usize, by: &str) -> Self {
        let seconds = u32::try_from(minute % 1440 * 60).unwrap_or(0);
        let clock = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
        let mut file = Self {
            kind,
            on,
            fields: format!("kind = \"{kind}\"\nat = {on}T{clock}Z\non = {on}\n"),
            tables: String::new(),
            notes: String::new(),
        };
        file.text("by", by);
        file
    }

    pub(crate) fn raw(&mut self, name: &str, value: impl std::fmt::Display) -> &mut Self {
        let _ = writeln!(self.fields, "{name} = {value}");
        self
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) -> &mut Self {
        self.raw(name, quote(text))
    }

    pub(crate) fn list(&mut self, name: &str, texts: &[&str]) -> &mut Self {
        if texts.is_empty() {
            return self;
        }
        let quoted: Vec<_> = texts.iter().map(|text| quote(text)).collect();
        self.raw(name, format!("[{}]", quoted.join(", ")))
    }

    pub(crate) fn table<'a>(
        &mut self,
        name: &str,
        rows: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> &mut Self {
        let mut rows = rows.peekable();
        if rows.peek().is_some() {
            let _ = writeln!(self.tables, "[{name}]");
        }
        for (key, value) in rows {
            let _ = writeln!(self.tables, "{key} = {}", quote(value));
        }
        self
    }

    pub(crate) fn notes(&mut self, notes: &str) -> &mut Self {
        self.notes = format!("\n{notes}\n");
        self
    }

    /// Seals the entry and names it.
    pub(crate) fn finish(&self, words: &str) -> Written {
        let text = format!("+++\n{}{}+++\n{}", self.fields, self.tables, self.notes);
        let (text, seal) = sealed(&text).expect("text that can be read");
        let id = id::compose(self.on, words, &seal.short());
        let year = self.on.format("%Y");
        Written {
            path: format!("{}/{year}/{id}.md", self.kind.folder()),
            id,
            seal: seal.to_string(),
            text,
        }
    }

    /// Seals the entry under a name that it has already.
    pub(crate) fn finish_as(&self, earlier: &Written) -> Written {
        let now = self.finish("");
        Written {
            id: earlier.id.clone(),
            path: earlier.path.clone(),
            ..now
        }
    }
}
