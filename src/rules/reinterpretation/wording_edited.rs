//! Words changed, or gone, after they were sealed.

use crate::model::journal::Gap;
use crate::model::kinds::Meeting;
use crate::model::{BrokenSeal, Digest, Entry, Kind, Level, Of, Seal, Value};
use crate::rules::{Check, Draft, Family, Rule};

/// See `wording_edited.md`.
pub static RULE: Rule = Rule {
    name: "wording-edited",
    family: Family::Reinterpretation,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("wording_edited.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for entry in check.journal.entries() {
        if let Seal::Broken(broken) = &entry.seal {
            found.push(broken_seal(entry, broken));
        }
    }
    for meeting in check.journal.all::<Meeting>() {
        minutes(check, meeting, found);
    }
}

/// What the rule's text says of words that changed, and of entries that are gone.
const CHANGED: &str = "Words changed";
const GONE: &str = "An entry is gone";

fn broken_seal(entry: &Entry, broken: &BrokenSeal) -> Draft {
    let title = format!(
        "The words of {} are not those that were sealed",
        a(entry.kind())
    );
    let mut draft = as_it_reads(Draft::about(entry, title), entry);
    draft.rests_on = vec![broken.written.clone(), broken.actual.to_string()];
    draft
}

/// With the words that an entry has now. A hash would tell nobody anything; `check` has them.
fn as_it_reads(mut draft: Draft, entry: &Entry) -> Draft {
    draft.case = Some(CHANGED);
    if let Some((field, words)) = main_words(entry) {
        draft = draft.quoting(entry, field, &words);
    }
    draft.noting(
        "These are the words as they stand in the file now; its history has those that were sealed.",
    )
}

/// What an entry says, in the field that says most.
fn main_words(entry: &Entry) -> Option<(&'static str, String)> {
    const SAYING: &[&str] = &[
        "text", "title", "said", "seen", "reason", "what", "lesson", "evidence", "stance",
        "outcome", "state", "pledge", "present",
    ];
    let values = entry.body.values();
    SAYING.iter().find_map(|name| {
        let (field, value) = values.iter().find(|(field, _)| field.name == *name)?;
        match value {
            Value::Text(words) => Some((field.name, words.clone())),
            Value::Texts(words) => Some((field.name, words.join(", "))),
            _ => None,
        }
    })
}

/// An entry whose own seal is broken is asked about by that already.
fn minutes(check: &Check<'_>, meeting: Of<'_, Meeting>, found: &mut Vec<Draft>) {
    let mut vanished: Vec<&str> = Vec::new();
    for gap in check.journal.gaps(meeting) {
        match gap {
            Gap::Vanished(id) => vanished.push(id),
            Gap::Changed { entry, .. } if matches!(entry.seal, Seal::Broken(_)) => {}
            Gap::Changed { entry, minuted } => found.push(resealed(meeting.entry, entry, minuted)),
        }
    }
    if !vanished.is_empty() {
        let mut draft = gone(meeting.entry, &vanished);
        // Where the meeting's own seal is broken as well, that is another question.
        if matches!(meeting.entry.seal, Seal::Broken(_)) {
            draft.key = check.key(vanished[0]);
        }
        found.push(draft);
    }
}

fn resealed(meeting: &Entry, entry: &Entry, minuted: Digest) -> Draft {
    let kind = a(entry.kind());
    let title = match entry.digest() {
        Some(_) => format!("The words of {kind} are not those that the minutes sealed"),
        None => format!("The seal that the minutes have of {kind} is gone from it"),
    };
    let mut draft = as_it_reads(Draft::about(entry, title), entry).with_subject(meeting);
    draft.rests_on = vec![minuted.to_string()];
    draft
        .rests_on
        .extend(entry.digest().map(|now| now.to_string()));
    draft
}

fn gone(meeting: &Entry, vanished: &[&str]) -> Draft {
    let title = match vanished {
        [_] => "An entry that was recorded in a meeting is gone since its minutes were sealed"
            .to_owned(),
        more => format!(
            "{} entries that were recorded in a meeting are gone since its minutes were sealed",
            more.len()
        ),
    };
    let mut draft = Draft::about(meeting, title);
    draft.case = Some(GONE);
    for id in vanished {
        draft.subjects.push((*id).into());
        draft = draft.quoting(meeting, "minutes", id);
    }
    draft.noting(
        "The minutes have the name of what is gone and its seal; the words were in its file.",
    )
}

/// The kind with its article.
fn a(kind: Kind) -> String {
    let article = if kind.as_str().starts_with('a') {
        "an"
    } else {
        "a"
    };
    format!("{article} {kind}")
}
