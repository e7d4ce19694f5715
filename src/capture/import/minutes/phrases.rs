//! The words of decisions: which say little alone, which only nod, and what does not belong to them.

use super::Decided;
use super::sentences::names_only;
use super::votes::is_lost;

/// A decision in fewer words than this says little without what it is about.
const FEW_WORDS: usize = 5;

/// A summary repeats what the talk concluded: each decision counts once, at its first line.
pub(super) fn once_each(decisions: Vec<Decided>) -> Vec<Decided> {
    let mut kept: Vec<(String, Decided)> = Vec::new();
    for mut decided in decisions {
        let words: Vec<&str> = decided.text.split_whitespace().collect();
        let words = words.join(" ");
        words
            .trim_end_matches(':')
            .trim()
            .clone_into(&mut decided.text);
        let key = bare(&decided.text);
        if key.is_empty() {
            continue;
        }
        // `Venue: Bern` in the talk is `Bern` in the summary.
        let is_same = |(other, first): &&mut (String, Decided)| {
            let topic = first.topic.as_deref().map(bare).unwrap_or_default();
            *other == key || (!topic.is_empty() && *other == format!("{topic} {key}"))
        };
        match kept.iter_mut().find(is_same) {
            Some((_, first)) => {
                first.also.push(decided.line);
                first.why = first.why.take().or(decided.why);
            }
            None => kept.push((key, decided)),
        }
    }
    kept.into_iter().map(|(_, decided)| decided).collect()
}

/// Words in lower case without marks, for holding them against others.
pub(in crate::capture::import) fn bare(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// Words that agree to something said elsewhere.
const NODS: &[&str] = &[
    "agreed",
    "ok",
    "okay",
    "yes",
    "no objection",
    "no objections",
    "approved",
    "accepted",
    "fine",
    "unanimous",
    "go ahead",
    "happy",
    "rejected",
    "consensus",
    "adopted",
    "passed",
    "done",
    "confirmed",
    "sounds good",
];

fn nods(words: &str) -> bool {
    let bare = bare(words);
    NODS.iter()
        .any(|nod| bare == *nod || bare.starts_with(&format!("{nod} ")))
}

/// Whether words are no more than a nod.
pub(super) fn is_nod(words: &str) -> bool {
    nods(words) && !is_lost(words) && words.split_whitespace().count() < FEW_WORDS
}

/// Whether words say little without what they are about: few words, or a nod to what somebody proposed.
pub(super) fn needs_its_topic(words: &str) -> bool {
    const POINTS: &[&str] = &[
        "this pr",
        "this proposal",
        "this feature",
        "this request",
        "this change",
        "this rfc",
    ];
    let count = words.split_whitespace().count();
    let lower = words.to_lowercase();
    let answers = nods(words) || lower.starts_with("no,");
    // `We accept this PR` says nothing without the one that it points at.
    let points = POINTS.iter().any(|point| lower.contains(point));
    count < FEW_WORDS || ((answers || points) && count <= 12)
}

/// The words of a decision without the vote that is told behind them.
pub(super) fn tidy(words: &str) -> &str {
    let mut words = words.trim();
    for behind in [
        " Vote:",
        " Votes:",
        " Moved by",
        " Moved:",
        " Seconded by",
        " Proposed by:",
        " Vote -",
    ] {
        if let Some(at) = words.find(behind) {
            words = words[..at].trim();
        }
    }
    words = without_stamp(words);
    // `[Decision: close the pool]` is cut out of its brackets.
    for (open, close) in [('(', ')'), ('[', ']')] {
        if words.matches(open).count() < words.matches(close).count() {
            words = words.trim_end_matches(close).trim_end();
        }
    }
    words.trim_matches(|c| matches!(c, '*' | '_')).trim()
}

/// Words without what a bot puts behind them: `(ana, 17:02:30)`, and the count `(+5, 0, -0)`.
fn without_stamp(words: &str) -> &str {
    let Some((before, inside)) = words
        .strip_suffix(')')
        .and_then(|words| words.rsplit_once('('))
    else {
        return words;
    };
    let is_count = inside.starts_with('+')
        && inside
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ',' | ' ' | ':'));
    let is_time = inside.rsplit_once(", ").is_some_and(|(nick, time)| {
        !nick.contains(' ')
            && time.contains(':')
            && time.chars().all(|c| c.is_ascii_digit() || c == ':')
    });
    if is_count || is_time {
        without_stamp(before.trim_end())
    } else {
        words
    }
}

pub(super) fn names_decisions(text: &str) -> bool {
    let text = text.to_lowercase();
    !text.ends_with('.')
        && ["decision", "resolution", "conclusion"]
            .iter()
            .any(|word| text.contains(word))
}

/// Longer topics are cut at a word.
pub(super) fn cut(text: &str) -> String {
    const LENGTH: usize = 160;
    if text.len() <= LENGTH {
        return text.trim().to_owned();
    }
    let end = (0..=LENGTH)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..end].trim_end())
}

/// The letter in `Decisions (D)`.
pub(super) fn letter_in_brackets(text: &str) -> Option<&str> {
    let (_, letter) = text
        .trim_end_matches([':', ' ', '*', '_'])
        .strip_suffix(')')?
        .rsplit_once('(')?;
    let is_letter = letter.len() == 1 && letter.chars().all(|c| c.is_ascii_uppercase());
    is_letter.then_some(letter)
}

/// Whether a heading is over whoever wrote the record, `Scribes`, and not over notes.
pub(super) fn names_a_role(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["scribe", "taker", "secretary", "recorder"]
        .iter()
        .any(|role| heading.contains(role))
}

/// `Approved: Ana Ruiz` says who did, and not what.
pub(super) fn says_by_whom(text: &str, rest: &str) -> bool {
    const VERBS: &[&str] = &[
        "approved",
        "accepted",
        "adopted",
        "ratified",
        "agreed",
        "all agreed",
        "voted",
    ];
    let head = bare(text.split(':').next().unwrap_or_default());
    VERBS.contains(&head.as_str()) && names_only(rest)
}

/// `D1 – Ship in May`: the code by which a record names a decision, and the decision.
pub(super) fn coded(words: &str) -> (Option<String>, &str) {
    let none = (None, words);
    let Some((code, rest)) = words.split_once([' ', ':']) else {
        return none;
    };
    let code = code.trim_end_matches(['.', ')']);
    let letters = code.len()
        - code
            .trim_start_matches(|c: char| c.is_ascii_uppercase())
            .len();
    let digits = code[letters..].trim_start_matches('-');
    let is_code = (1..=3).contains(&letters)
        && (1..=8).contains(&digits.len())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let text = rest.trim_start_matches([':', '-', '–', '—', ' ', '.']);
    let is_apart =
        text.len() < rest.len() || words[..words.len() - rest.len()].contains([':', '.', ')']);
    if is_code && is_apart && !text.is_empty() {
        (Some(code.to_owned()), text)
    } else {
        none
    }
}
