//! What a commit says of the entries that it brings: a subject that reads well in a list of commits, then why and who.

use chrono::NaiveDate;

use super::people::called;
use super::record::{who, words};
use super::words::{capital, cut};
use crate::model::{Body, Entry, Journal};

/// How long the words of a subject may be: with verb and handle, the line fits a terminal.
const SUBJECT: usize = 56;
/// How long a line of a list may be.
const LINE: usize = 90;
/// How many entries of a commit are listed.
const LISTED: usize = 50;

/// The message of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitMessage {
    /// The first line.
    pub subject: String,
    /// Prose.
    pub paragraphs: Vec<String>,
    /// Lines that each stand for an entry.
    pub lines: Vec<String>,
    /// What programs may look for: a name, and what it says.
    pub trailers: Vec<(String, String)>,
}

/// The message for one entry, and the verb that wrote it. `journal` has the entries that it names.
pub fn committed(journal: &Journal, verb: &str, entry: &Entry, as_of: NaiveDate) -> CommitMessage {
    let all = words(journal, entry);
    let said = cut(&all, SUBJECT);
    // What the subject had no room for stands below it.
    let rest = (said != all).then(|| cut(&all, 1_000));
    let mut trailers = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        trailers.extend(value.map(|value| (name.to_owned(), value)));
    };
    add("Who", who(journal, entry, as_of));
    let by = entry.by.as_deref();
    add("Recorded-by", by.map(|by| called(&journal.team, by)));
    // Its meeting, and what it is about.
    entry.each_ref(&mut |field, id| {
        let name = capital(field.name).replace('_', "-");
        add(&name, Some(id.to_owned()));
    });
    add("Entry", Some(entry.id.to_string()));
    CommitMessage {
        subject: subject(verb, &said, entry),
        paragraphs: rest.into_iter().chain(why(entry)).collect(),
        lines: Vec::new(),
        trailers,
    }
}

/// The message for entries that belong together: under the one that brings them, such as an adjourned meeting, or under
/// words of their own.
pub fn committed_together(
    journal: &Journal,
    verb: &str,
    under: Result<&Entry, &str>,
    entries: &[(&str, &Entry)],
    as_of: NaiveDate,
) -> CommitMessage {
    let line = |(verb, entry): &(&str, &Entry)| {
        let words = cut(&words(journal, entry), LINE);
        subject(verb, &words, entry)
    };
    let mut lines: Vec<String> = entries.iter().take(LISTED).map(line).collect();
    if let Some(more @ 1..) = entries.len().checked_sub(LISTED) {
        lines.push(format!("and {more} more"));
    }
    let message = match under {
        Ok(entry) => committed(journal, verb, entry, as_of),
        Err(words) => CommitMessage {
            subject: format!("{verb}: {words}"),
            paragraphs: Vec::new(),
            lines: Vec::new(),
            trailers: Vec::new(),
        },
    };
    CommitMessage { lines, ..message }
}

/// The message of a journal's first commit.
pub fn started(team: &str) -> CommitMessage {
    CommitMessage {
        subject: format!("init: the journal of {}", cut(team, SUBJECT)),
        paragraphs: Vec::new(),
        lines: Vec::new(),
        trailers: Vec::new(),
    }
}

/// The message for an entry that a session took back, by its id.
pub fn taken_back(id: &str) -> CommitMessage {
    CommitMessage {
        subject: format!("undo: {id}"),
        paragraphs: Vec::new(),
        lines: Vec::new(),
        trailers: vec![("Entry".to_owned(), id.to_owned())],
    }
}

fn subject(verb: &str, words: &str, entry: &Entry) -> String {
    format!("{verb}: {words} ({})", entry.handle())
}

/// Why, in the entry's own words, where its kind has any.
fn why(entry: &Entry) -> Option<String> {
    let why = match &entry.body {
        Body::Decision(decision) => decision.why.as_deref(),
        Body::Amendment(amendment) => Some(&*amendment.reason),
        Body::Position(position) => position.reason.as_deref(),
        Body::Update(update) => update.evidence.as_deref(),
        Body::Review(review) => review.lesson.as_deref(),
        _ => None,
    };
    why.map(|why| cut(why, 1_000)).filter(|why| !why.is_empty())
}
