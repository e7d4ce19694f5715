//! Reading an entry: from a file's bytes to an entry and the problems found on the way.

use std::ops::Range;

use super::front::{self, Front};
use super::place::place;
use super::seal;
use super::table::Table;
use crate::model::{
    Body, BrokenSeal, Digest, Entry, Field, Kind, Moment, Problem, Ref, Refusal, Seal, Shape,
    Source, Text, Value, Word, id, nearest,
};
use chrono::NaiveDate;

/// What reading a file gave.
#[derive(Debug)]
pub struct Read {
    /// The entry, where enough of it could be read.
    pub entry: Option<Entry>,
    /// Everything that could not.
    pub problems: Vec<Problem>,
}

/// The keys that every kind has beside its own.
const COMMON: &[&str] = &[
    "kind", "at", "on", "by", "source", "seal", "meeting", "origin",
];

/// Reads the entry in a file. `path` is where it lies, from the journal's folder.
pub fn entry(path: &str, bytes: &[u8]) -> Read {
    let mut problems = Vec::new();
    let entry = read(path, bytes, &mut problems);
    Read { entry, problems }
}

fn read(path: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Entry> {
    let text = match front::text_of(bytes) {
        Ok(text) => text,
        Err(broken) => {
            problems.push(not_text(path, bytes, broken.valid));
            return None;
        }
    };
    let front = match front::split(text) {
        Ok(front) => front,
        Err(missing) => {
            let mut problem = Problem::of_file("no-front-matter", path, missing);
            problem.place = Some(place(text, &(0..0)));
            problems.push(
                problem.with_help("an entry begins with `+++`, its fields as TOML, and `+++`"),
            );
            return None;
        }
    };
    match Table::read(front.toml) {
        Ok(table) => Reader {
            path,
            text,
            front,
            table: &table,
            problems,
        }
        .entry(),
        Err(errors) => {
            let malformed = |error| malformed(path, text, front, error);
            problems.extend(errors.iter().map(malformed));
            None
        }
    }
}

fn not_text(path: &str, bytes: &[u8], valid: usize) -> Problem {
    let readable = String::from_utf8_lossy(&bytes[..valid]);
    let mut problem = Problem::of_file("not-utf8", path, "the file is not UTF-8 text from here on");
    problem.place = Some(place(&readable, &(readable.len()..readable.len())));
    problem.with_help("save it as UTF-8; nothing in it was changed")
}

/// A file being read: its text, its parsed table, and what was found wrong so far.
struct Reader<'a, 'p> {
    path: &'a str,
    text: &'a str,
    front: Front<'a>,
    table: &'a Table<'a>,
    problems: &'p mut Vec<Problem>,
}

impl Reader<'_, '_> {
    fn entry(&mut self) -> Option<Entry> {
        let stem = self.path.rsplit('/').next().unwrap_or(self.path);
        let id: Text = stem.strip_suffix(".md").unwrap_or(stem).into();
        let kind = self.kind()?;
        let at = self
            .common("at", Shape::Moment)
            .and_then(|value| match value {
                Value::Moment(at) => Some(at),
                other => self.refuse_common("at", Shape::Moment, other.describe()),
            });
        let on = self.on(at, &id);
        let by = self.common_text("by");
        let source = self.source();
        let meeting = self.common_text("meeting").map(Ref);
        let origin = self.common_text("origin");
        let body = self.body(kind);
        self.unknown_keys(kind);
        let seal = self.seal();
        Some(Entry {
            path: self.path.into(),
            id,
            at,
            on: on?,
            by,
            source,
            origin,
            seal,
            meeting,
            body: body?,
        })
    }

    fn kind(&mut self) -> Option<Kind> {
        let Some(value) = self.table.get("kind") else {
            let folder = self.path.split('/').next().and_then(Kind::read);
            let help = folder.map_or_else(kinds_help, |kind| {
                format!("add the line: kind = \"{kind}\"")
            });
            self.problem(
                "missing-kind",
                "the entry does not say its `kind`".to_owned(),
                None,
                help,
            );
            return None;
        };
        let word = value.as_str().unwrap_or_default();
        let kind = Kind::read(word).filter(|kind| kind.as_str() == word);
        if kind.is_none() {
            let help = nearest(word, Kind::all().map(Kind::as_str))
                .map_or_else(kinds_help, |near| format!("did you mean `{near}`?"));
            let message = format!("`{word}` is not a kind of entry");
            self.problem("unknown-kind", message, Some(value.span()), help);
        }
        kind
    }

    /// The value of a common key, if it is there and can be taken over.
    fn common(&mut self, key: &str, shape: Shape) -> Option<Value> {
        let value = self.table.get(key)?;
        match value.value(shape) {
            Ok(value) => Some(value),
            Err(unfit) => {
                let help = format!("`{key}` needs {}", shape.describe());
                self.problem(
                    "wrong-type",
                    format!("`{key}` {}", unfit.0),
                    Some(value.span()),
                    help,
                );
                None
            }
        }
    }

    fn refuse_common<T>(&mut self, key: &str, shape: Shape, is: &str) -> Option<T> {
        let span = self.table.span(key);
        let message = format!("`{key}` is {is}, and needs {}", shape.describe());
        self.problem("wrong-type", message, span, String::new());
        None
    }

    fn common_text(&mut self, key: &str) -> Option<Text> {
        match self.common(key, Shape::Text)? {
            Value::Text(text) if text.trim().is_empty() => None,
            Value::Text(text) => Some(text.into()),
            other => self.refuse_common(key, Shape::Text, other.describe()),
        }
    }

    /// The day: as written, else as recorded, else as the file is named.
    fn on(&mut self, at: Option<Moment>, id: &str) -> Option<NaiveDate> {
        if self.table.get("on").is_some() {
            return match self.common("on", Shape::Day)? {
                Value::Day(day) => Some(day),
                other => self.refuse_common("on", Shape::Day, other.describe()),
            };
        }
        let day = at.map(|at| at.date_naive()).or_else(|| id::date(id));
        if day.is_none() {
            let message = "the entry does not say the day `on` which it happened".to_owned();
            self.problem(
                "missing-field",
                message,
                None,
                "add a line such as: on = 2026-03-02".to_owned(),
            );
        }
        day
    }

    fn source(&mut self) -> Source {
        let Some(word) = self.common_text("source") else {
            return Source::Seen;
        };
        Source::read(&word).unwrap_or_else(|| {
            let span = self.table.span("source");
            let message = format!(
                "`source` is `{word}`, and needs {}",
                Shape::Word(Source::WORDS).describe()
            );
            self.problem("unknown-word", message, span, String::new());
            // An entry whose source is not known must not name anybody: read it as second-hand.
            Source::Reported
        })
    }

    fn body(&mut self, kind: Kind) -> Option<Body> {
        let table = self.table;
        let mut unfit = Vec::new();
        let mut refused = Vec::new();
        let body = Body::build(
            kind,
            &mut |field| match table.get(field.name)?.value(field.shape) {
                Ok(value) => Some(value),
                Err(why) => {
                    unfit.push((field, why));
                    None
                }
            },
            &mut |field, refusal| refused.push((field, refusal)),
        );
        for (field, why) in &unfit {
            let span = table.span(field.name);
            let help = format!("`{}` needs {}", field.name, field.shape.describe());
            self.problem(
                "wrong-type",
                format!("`{}` {}", field.name, why.0),
                span,
                help,
            );
        }
        for (field, refusal) in refused {
            // What could not be taken over is not missing as well.
            if refusal != Refusal::Missing
                || !unfit.iter().any(|(other, _)| other.name == field.name)
            {
                self.refused(kind, field, &refusal);
            }
        }
        body
    }

    fn refused(&mut self, kind: Kind, field: &Field, refusal: &Refusal) {
        let span = self.table.span(field.name);
        let (name, needs) = (field.name, field.shape.describe());
        let what = field.doc.trim();
        match refusal {
            Refusal::Missing => {
                let message = format!("a {kind} needs `{name}`: {what}");
                self.problem(
                    "missing-field",
                    message,
                    span,
                    format!("add the line: {name} = …, with {needs}"),
                );
            }
            Refusal::Empty => {
                let message = format!("`{name}` is empty: {what}");
                self.problem("empty-text", message, span, String::new());
            }
            Refusal::Type(is) => {
                self.problem(
                    "wrong-type",
                    format!("`{name}` is {is}, and needs {needs}"),
                    span,
                    String::new(),
                );
            }
            Refusal::Word(word) => {
                let near = match field.shape {
                    Shape::Word(words) => nearest(word, words.iter().copied()),
                    _ => nearest(word, crate::model::Stance::WORDS.iter().copied()),
                };
                let help = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
                self.problem(
                    "unknown-word",
                    format!("`{name}` is `{word}`, and needs {needs}"),
                    span,
                    help,
                );
            }
        }
    }

    /// A key that no kind knows is kept and not read. One that nearly is a known key is worth a word.
    fn unknown_keys(&mut self, kind: Kind) {
        let known = || {
            COMMON
                .iter()
                .copied()
                .chain(Body::fields_of(kind).iter().map(|field| field.name))
        };
        let mut unknown = Vec::new();
        for (key, span) in self.table.keys() {
            if !known().any(|name| name == key)
                && let Some(near) = nearest(key, known())
            {
                let message = format!("`{key}` is not a field of a {kind}, and is not read");
                unknown.push((message, span, format!("did you mean `{near}`?")));
            }
        }
        for (message, span, help) in unknown {
            self.problem("unknown-key", message, Some(span), help);
            if let Some(problem) = self.problems.last_mut() {
                problem.severity = crate::model::ProblemSeverity::Note;
            }
        }
    }

    fn seal(&mut self) -> Seal {
        let Some(value) = self.table.get("seal") else {
            return Seal::Missing;
        };
        let written = value.as_str().unwrap_or_default();
        let actual = seal::hash(
            self.text,
            Some(seal::line_of(&self.front, &value.key_span(), &value.span())),
        );
        if Digest::read(written) == Some(actual) {
            Seal::Intact(actual)
        } else {
            Seal::Broken(Box::new(BrokenSeal {
                written: written.to_owned(),
                actual,
            }))
        }
    }

    fn problem(
        &mut self,
        code: &'static str,
        message: String,
        span: Option<Range<usize>>,
        help: String,
    ) {
        let mut problem = Problem::of_file(code, self.path, message);
        let span = span.map_or(0..0, |span| {
            self.front.start + span.start..self.front.start + span.end
        });
        problem.place = Some(place(self.text, &span));
        problem.help = (!help.is_empty()).then_some(help);
        self.problems.push(problem);
    }
}

/// What the parser of TOML could not read.
fn malformed(path: &str, text: &str, front: Front<'_>, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or_default();
    let mut problem = Problem::of_file("malformed", path, error.message().to_owned());
    problem.place = Some(place(
        text,
        &(front.start + span.start..front.start + span.end),
    ));
    problem.with_help("the entry is as it was; correct the line, and it is read again")
}

fn kinds_help() -> String {
    format!(
        "the kinds are {}",
        Kind::all().map(Kind::as_str).collect::<Vec<_>>().join(", ")
    )
}
