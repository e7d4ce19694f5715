//! Words changed, or gone, after they were sealed.

use crate::model::journal::Gap;
use crate::model::kinds::Meeting;
use crate::model::{BrokenSeal, Digest, Entry, Kind, Level, Of, Seal};
use crate::rules::{Check, Draft, Family, Rule, key};

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

fn broken_seal(entry: &Entry, broken: &BrokenSeal) -> Draft {
    let title = format!(
        "The words of {} are not those that were sealed",
        a(entry.kind())
    );
    let mut draft = Draft::about(entry, title).quoting(entry, "seal", &broken.written);
    draft.rests_on.push(broken.actual.to_string());
    draft.noting(format!(
        "sealed now, the words would have {}",
        broken.actual
    ))
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
            draft.key = key(vanished[0]);
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
    let mut draft = Draft::about(entry, title).with_subject(meeting);
    draft
        .rests_on
        .extend(entry.digest().map(|now| now.to_string()));
    draft.quoting(meeting, "minutes", &minuted.to_string())
}

fn gone(meeting: &Entry, vanished: &[&str]) -> Draft {
    let title = match vanished {
        [_] => "An entry that the minutes of a meeting have is gone".to_owned(),
        more => format!(
            "{} entries that the minutes of a meeting have are gone",
            more.len()
        ),
    };
    let mut draft = Draft::about(meeting, title);
    for id in vanished {
        draft.subjects.push((*id).into());
        draft = draft.quoting(meeting, "minutes", id);
    }
    draft
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
