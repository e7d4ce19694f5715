//! Words that stand where a decision could stand, and are none: questions, placeholders, a template's own words.

/// Whether words ask instead of telling.
pub(super) fn is_question(words: &str) -> bool {
    let is_mark = |c: char| c.is_whitespace() || [')', '"', '”', '*', ':'].contains(&c);
    words.trim_end_matches(is_mark).ends_with('?')
}

/// Whether words say that there is nothing, or not yet, or are left from a template.
pub(super) fn says_nothing(words: &str) -> bool {
    let words = words.trim();
    let bare: String = words.to_lowercase().replace('’', "'");
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    let is_link = words.starts_with("http") && !words.contains(' ');
    let is_number = bare.chars().all(|c| c.is_ascii_digit()) && words.starts_with('#');
    bare.is_empty() || NOTHING.contains(&bare) || is_number || is_link || is_template(words)
}

/// Whether words say that nothing was decided. A person may see more in them.
pub(super) fn decides_nothing(words: &str) -> bool {
    let words = words.to_lowercase();
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    UNDECIDED.iter().any(|begin| words.starts_with(begin))
        || words.contains("not ready to make a decision")
        || words.contains("no special conclusion")
        || words.contains("no decisions were")
}

const NOTHING: &[&str] = &[
    "none",
    "n/a",
    "na",
    "nil",
    "no",
    "tbd",
    "tbc",
    "tba",
    "to do",
    "todo",
    "pending",
    "nothing",
    "undecided",
    "unknown",
    "not applicable",
    "not minuted",
    "not yet",
    "none yet",
    "none made",
    "none taken",
    "none recorded",
    "none needed",
    "none required",
    "to be decided",
    "to be determined",
    "to be confirmed",
    "to be discussed",
    "to be announced",
    "to be completed",
    "to be filled in",
    "not yet decided",
    "not decided",
    "xxx",
    "etc",
    "no decisions",
    "no decision",
    "no conclusion",
    "no conclusions",
    "no resolution",
    "no resolutions",
    "decision made, or deferred, or tabled",
    "text",
    "see above",
    "see below",
    "see notes",
    "skipped",
    "deferred",
    "tabled",
    "postponed",
    "on hold",
    "ongoing",
    "in progress",
    "noted",
    "discussed",
];

const UNDECIDED: &[&str] = &[
    "no decision",
    "no formal decision",
    "no further decision",
    "no conclusion",
    "no consensus",
    "no resolution",
    "no agreement",
    "not decided",
    "not yet decided",
    "undecided",
    "decision pending",
    "decision deferred to a",
    "none this",
    "none at this",
    "next week",
    "next meeting",
    "none today",
    "none yet",
    "none made",
    "none to record",
    "none were",
    "no action",
    "no further questions",
    "could not agree",
    "did not reach",
    "still to be decided",
    "to be decided",
    "to be determined",
    "postponed",
    "deferred to the next",
    "deferred until",
    "deferred to next",
    "deferred to a later",
    "see the ",
    "see attached",
    "see separate",
    "see [",
    "tabled until",
    "carried over to",
];

/// `[Decision made]`, `<title>`, `{{ outcome }}`, `_(to complete)_`, `$result$`.
fn is_template(words: &str) -> bool {
    let bare = words.trim_matches(['*', '_', '`', '.', ' ']);
    let within = |open: char, close: char| {
        bare.starts_with(open) && bare.find(close) == Some(bare.len() - close.len_utf8())
    };
    within('[', ']')
        || within('<', '>')
        || within('{', '}')
        || within('(', ')')
        || (bare.len() > 2 && bare.starts_with('$') && bare.ends_with('$'))
        || bare.contains("{{")
        || bare.contains("}}")
        || (bare.contains("YYYY") && !bare.contains(char::is_lowercase))
        || bare.contains("[Name]")
        || bare.contains("[name]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_say_nothing() {
        for words in [
            "TBD",
            "none.",
            "N/A",
            "-",
            "…",
            "[Decision made, or deferred]",
            "{{ decision }}",
            "<what>",
            "_(to complete)_",
            "#123",
            "https://example.org/decisions",
        ] {
            assert!(says_nothing(words), "{words}");
        }
        for words in [
            "None of the vendors is taken",
            "Adopt [it] now",
            "(a) and (b) are adopted",
            "Yes.",
        ] {
            assert!(!says_nothing(words), "{words}");
        }
    }

    #[test]
    fn questions_ask() {
        assert!(is_question("are we ready? "));
        assert!(is_question("do it (or not?)"));
        assert!(is_question("who will do it?:"));
        assert!(!is_question("yes; the question was: why? We adopt it."));
    }
}
