//! The runs of words that stand for themselves, and who speaks.

use super::phrases::bare;
use super::{motions, votes};
use crate::capture::import::labels::{
    Label, What, label_in, meaning, names_what_was_approved, shouted, speaker, tells_in_bold,
};
use crate::capture::import::markdown::{Block, Line};

/// A label behind a speaker's name or a time, as chats are minuted: `dka: RESOLVED: …`, `[17:02] ana: #agreed …`.
pub(super) fn said_label(text: &str) -> Option<Label<'_>> {
    let text = without_time(text);
    let said = match speaker(text).filter(|name| !name.is_empty()) {
        Some(_) => text.split_once(':')?.1.trim_start(),
        None => text,
    };
    let is_shouted = ["RESOLVED", "RESOLUTION", "AGREED", "DECISION", "ACTION"]
        .iter()
        .any(|word| said.starts_with(word));
    (said.starts_with('#') || (is_shouted && said.len() < text.len())).then(|| label_in(said, 0))?
}

/// Words without the time that stands before them: `17:02:30`, `[17:02]`.
fn without_time(text: &str) -> &str {
    let rest = text.trim_start_matches(['[', '(']);
    let time: usize = rest
        .find(|c: char| !(c.is_ascii_digit() || c == ':'))
        .unwrap_or(rest.len());
    if rest[..time].len() >= "7:02".len() && rest[..time].contains(':') {
        rest[time..].trim_start_matches([']', ')', ' '])
    } else {
        text
    }
}

/// The runs of words of a block: a line begins one where the writer broke it, or it has a label, or somebody speaks.
pub(super) fn runs(block: &Block) -> Vec<(String, usize, usize)> {
    let mut runs: Vec<(String, usize, usize)> = Vec::new();
    for line in &block.lines {
        for (at, (text, marked)) in pieces(line).into_iter().enumerate() {
            let beside = runs
                .last()
                .is_some_and(|(run, _, _)| heads_a_list(run) && heads_a_list(&text));
            let begins = line.is_set_apart
                || at > 0
                || beside
                || runs
                    .last()
                    .is_some_and(|(run, _, _)| motions::names_mover(run))
                || label_in(&text, marked).is_some()
                || speaker(&text).is_some()
                || without_time(&text).len() < text.len()
                || tells_a_vote(&text);
            match runs.last_mut() {
                Some((run, _, _)) if !begins => {
                    run.push(' ');
                    run.push_str(text.trim());
                }
                _ => {
                    let indent = text.len() - text.trim_start().len();
                    let words = text.trim().to_owned();
                    let marked = marked.saturating_sub(indent).min(words.len());
                    runs.push((words, marked, line.number));
                }
            }
        }
    }
    runs.retain(|(text, _, _)| !text.is_empty());
    runs
}

/// `Board members: Ana, Bo` above `Other members: Cy`: a short head with a colon, on two lines.
fn heads_a_list(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(head, _)| {
        head.split_whitespace().count() <= 4
            && head.starts_with(char::is_uppercase)
            && !head.contains(['.', ',', ';'])
    })
}

/// Who moved, or how the vote went, on a line of its own.
fn tells_a_vote(text: &str) -> bool {
    let short = text.split_whitespace().count() <= 5;
    // What goes on from the line before is no line of its own.
    if text.trim_start().starts_with(char::is_lowercase) {
        return false;
    }
    motions::names_mover(text) || (short && (votes::is_carried(text) || votes::is_lost(text)))
}

/// `Chair: A · Minuted by: B`, `Present: A. Regrets: B`, `We spoke of it. **Resolved:** no`: a line in its pieces, each with
/// how many bytes of it are in bold.
pub(super) fn pieces(line: &Line) -> Vec<(String, usize)> {
    let text = line.text.as_str();
    let mut cuts = cuts_at_bold(line);
    cuts.extend(cuts_at_sentences(text));
    cuts.extend(cuts_at_dots(text));
    if label_in(text, line.marked).is_some_and(|label| is_of_people(label.what)) {
        cuts.extend(cuts_at_people(text));
    }
    cuts.retain(|at| *at > 0);
    cuts.sort_unstable();
    cuts.dedup();
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([text.len()]);
    let piece = |(from, to): (usize, usize)| {
        let marked = line
            .bold
            .iter()
            .find(|span| span.start == from)
            .map_or(0, |span| span.end);
        let marked = if from == 0 { line.marked } else { marked };
        let words = if to < text.len() {
            text[from..to].trim_end_matches([' ', '·', '|', '•', ',', ';'])
        } else {
            &text[from..to]
        };
        (
            words.to_owned(),
            marked.saturating_sub(from).min(words.len()),
        )
    };
    starts.zip(ends).map(piece).collect()
}

/// A label in bold in the middle of a line.
fn cuts_at_bold(line: &Line) -> Vec<usize> {
    let is_label = |from: usize, to: usize| {
        label_in(&line.text[from..], to - from).is_some_and(|label| {
            matches!(label.what, What::Decision | What::Action | What::Why)
                && !label.rest.is_empty()
        }) && (line.text[from..to].split_whitespace().count() <= 5
            || tells_in_bold(&line.text[from..], to - from).is_some())
    };
    let spans = line
        .bold
        .iter()
        .filter(|span| is_label(span.start, span.end));
    spans.map(|span| span.start).collect()
}

/// A label with its colon at the beginning of a sentence, and one in capitals before `that` or `to` wherever it stands.
fn cuts_at_sentences(text: &str) -> Vec<usize> {
    let begins = text
        .match_indices(['.', '?', '!', ';', ')', ' ', '(', '['])
        .filter_map(|(at, end)| {
            let behind = &text[at + end.len()..];
            let from = text.len() - behind.trim_start().len();
            let opens = matches!(end, "(" | "[");
            (from > at + end.len() || end == " " || opens)
                .then_some((from, end != " " || ends_apart(&text[..at])))
        });
    let is_label = |(from, ends_sentence): &(usize, bool)| {
        let rest = &text[*from..];
        let colon = colon_within(rest, 32);
        let told = colon.and_then(|colon| meaning(&rest[..colon]).map(|(what, _)| what));
        (*ends_sentence
            && matches!(told, Some(What::Decision | What::Action))
            && !rest.ends_with(':'))
            || shouted(rest).is_some()
            || text[..*from].ends_with([' ', '\u{a0}']) && between_dashes(&text[..*from], rest)
    };
    begins.filter(is_label).map(|(from, _)| from).collect()
}

/// Whether what stands before a label ends there: by an arrow, or by white space as wide as a column.
fn ends_apart(before: &str) -> bool {
    let end = last_bytes(before);
    before.ends_with("  ")
        || ["->", "=>", "→", "⇒", "➡"]
            .iter()
            .any(|arrow| end.trim_end().ends_with(arrow))
}

/// The last few bytes of words: all that is looked at before each of their places.
fn last_bytes(words: &str) -> &str {
    let from = words.len().saturating_sub(8);
    let from = (from..=words.len()).find(|at| words.is_char_boundary(*at));
    &words[from.unwrap_or(words.len())..]
}

/// `Pool - DECISION - close it`: a label in capitals between two dashes.
fn between_dashes(before: &str, rest: &str) -> bool {
    let labels = ["DECISION", "DECIDED", "AGREED", "RESOLVED", "RESOLUTION"];
    let Some(label) = labels.iter().find(|label| rest.starts_with(**label)) else {
        return false;
    };
    let behind = rest[label.len()..]
        .strip_prefix(' ')
        .unwrap_or(&rest[label.len()..]);
    last_bytes(before).trim_end().ends_with(['-', '–', '—'])
        && behind.starts_with(['-', '–', '—', ':'])
}

/// Where a colon stands in the first bytes of words that begin with a capital letter.
fn colon_within(words: &str, longest: usize) -> Option<usize> {
    let mut letters = words.char_indices().take_while(|(at, _)| *at <= longest);
    let begins = words.starts_with(char::is_uppercase);
    letters
        .find(|(_, letter)| *letter == ':')
        .map(|(at, _)| at)
        .filter(|_| begins)
}

fn cuts_at_dots(text: &str) -> Vec<usize> {
    for dot in [" · ", " | ", " • "] {
        let from: Vec<usize> = text
            .match_indices(dot)
            .map(|(at, _)| at + dot.len())
            .collect();
        if from
            .iter()
            .any(|from| label_in(&text[*from..], 0).is_some())
        {
            return from;
        }
    }
    Vec::new()
}

/// `Chair: A, Scribe: B`, `Present: A, B. Regrets: C`.
fn cuts_at_people(text: &str) -> Vec<usize> {
    const LONGEST: usize = 24;
    let ends = text
        .match_indices([',', '.', ';', ' '])
        .map(|(at, end)| at + end.len());
    let from = ends.map(|at| text.len() - text[at..].trim_start().len());
    let is_label = |from: &usize| {
        let rest = &text[*from..];
        let head = colon_within(rest, LONGEST).map(|colon| &rest[..colon]);
        let told = head.and_then(meaning);
        let before = text[..*from].trim_end();
        let is_apart = before.ends_with([',', '.', ';', ')']) || text[..*from].ends_with("  ");
        is_apart && told.is_some_and(|(what, _)| is_of_people(what))
    };
    from.filter(is_label).collect()
}

fn is_of_people(what: What) -> bool {
    matches!(
        what,
        What::Present | What::Guests | What::Absent | What::Proxies | What::Chair | What::Scribe
    )
}

/// Whether a heading speaks of a matter, and does not only name a part of the record.
pub(super) fn is_matter(heading: &str) -> bool {
    const PARTS: &[&str] = &[
        "table of contents",
        "contents",
        "toc",
        "meeting info",
        "meeting information",
        "meeting details",
        "details",
        "logistics",
        "welcome",
        "introduction",
        "introductions",
        "roll call",
        "date time",
        "date and time",
    ];
    let plain = bare(heading);
    let is_label = meaning(heading).is_some() && !names_what_was_approved(heading);
    let is_minutes =
        plain.contains("minutes") || plain.contains("meeting") || plain.contains("notes");
    !plain.is_empty()
        && !PARTS.contains(&plain.as_str())
        && (!is_label || (is_minutes && plain != "notes"))
}

/// Words that stand before a colon often, and are nobody's name.
pub(super) const NO_NAMES: &[&str] = &[
    "decide",
    "discuss",
    "discussion",
    "proposal",
    "link",
    "links",
    "labels",
    "status",
    "goal",
    "question",
    "questions",
    "note",
    "notes",
    "idea",
    "example",
    "q",
    "a",
    "update",
    "updates",
    "pros",
    "cons",
    "topic",
    "issue",
    "time",
    "where",
    "proposed",
    "optional",
    "presenter",
    "presented by",
    "type",
    "ref",
    "info",
    "pr",
    "see",
    "summary",
    "context",
    "details",
];

/// Who speaks more than once.
pub(super) fn speakers(blocks: &[Block]) -> Vec<String> {
    let lines = blocks
        .iter()
        .filter(|block| block.level().is_none())
        .flat_map(|block| &block.lines);
    let mut names: Vec<&str> = lines
        .filter(|line| label_in(&line.text, line.marked).is_none())
        .filter_map(|line| speaker(&line.text))
        .filter(|name| !name.is_empty() && !NO_NAMES.contains(&name.to_lowercase().as_str()))
        .collect();
    names.sort_unstable();
    let mut often: Vec<String> = names
        .chunk_by(|one, other| one == other)
        .filter(|same| same.len() > 1)
        .map(|same| same[0].to_owned())
        .collect();
    often.dedup();
    often
}
