//! What a line is, by how it begins.

use crate::model::{Ritual, Word};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Blank,
    /// `@`: a meeting.
    Meeting,
    /// `present+`: who is there.
    Present,
    /// `regrets+`: who is not.
    Absent,
    /// `chair:`: who leads it.
    Chair,
    /// `#`: a topic.
    Topic,
    /// `?`: a proposal.
    Proposal,
    /// `=`: a decision.
    Decision,
    /// `+1 ana bo  -0 dee`: where people stand.
    Stances,
    /// `!`: a concern.
    Concern,
    /// `!!`: an objection.
    Objection,
    /// `>`: an answer.
    Answer,
    /// `*`: a promise.
    Commitment,
    /// `~`: what a leader told their people.
    Relay,
    /// `^`: something seen outside the forum.
    Signal,
    /// `---`: read back and adjourn.
    Adjourn,
    /// An indented line: fields of the entry above, or a note.
    Indented,
    /// `s/old/new/`.
    Replace,
    /// `undo`.
    Undo,
    /// Anything else.
    Note,
}

impl Mark {
    /// Whether the line changes lines before it, and says nothing itself.
    pub fn is_command(self) -> bool {
        matches!(self, Self::Replace | Self::Undo)
    }
}

/// The words of W3C's scribes that mean the same as a mark. A longer one stands before its beginning.
const WORDS: &[(&str, Mark)] = &[
    ("meeting:", Mark::Meeting),
    ("present+", Mark::Present),
    ("present:", Mark::Present),
    ("regrets+", Mark::Absent),
    ("regrets:", Mark::Absent),
    ("absent+", Mark::Absent),
    ("absent:", Mark::Absent),
    ("chair+", Mark::Chair),
    ("chair:", Mark::Chair),
    ("topic:", Mark::Topic),
    ("proposed:", Mark::Proposal),
    ("proposal:", Mark::Proposal),
    ("resolved:", Mark::Decision),
    ("resolution:", Mark::Decision),
    ("action:", Mark::Commitment),
];

/// Marks of one or two signs. `*` needs a space after it or a promise's colon, and `@` a space or the name of a meeting,
/// since people write `*bold*` and mention `@ana`.
const SIGNS: &[(&str, Mark)] = &[
    ("@", Mark::Meeting),
    ("#", Mark::Topic),
    ("?", Mark::Proposal),
    ("=", Mark::Decision),
    ("!!", Mark::Objection),
    ("!", Mark::Concern),
    (">", Mark::Answer),
    ("*", Mark::Commitment),
    ("~", Mark::Relay),
    ("^", Mark::Signal),
];

/// What a stance line begins with.
const STANCES: &[&str] = &["+1", "+0", "-0", "-1", "0"];

/// What a line is, and what it says: the rest after its mark, with the byte where that begins.
pub fn mark(line: &str) -> (Mark, &str, usize) {
    let text = line.trim();
    let (found, rest) = told_apart(line, text);
    let rest = rest.trim();
    // The rest is a part of the line.
    let start = if rest.is_empty() {
        line.trim_end().len()
    } else {
        rest.as_ptr() as usize - line.as_ptr() as usize
    };
    (found, rest, start)
}

fn told_apart<'a>(line: &str, text: &'a str) -> (Mark, &'a str) {
    if text.is_empty() {
        return (Mark::Blank, text);
    }
    if line.starts_with([' ', '\t']) {
        return (Mark::Indented, text);
    }
    if text.eq_ignore_ascii_case("undo") {
        return (Mark::Undo, "");
    }
    if let Some(after) = adjourning(text) {
        return (Mark::Adjourn, after);
    }
    if replacement(text).is_some() {
        return (Mark::Replace, text);
    }
    for (word, found) in WORDS {
        if let Some(beginning) = text.get(..word.len())
            && beginning.eq_ignore_ascii_case(word)
        {
            return (*found, &text[word.len()..]);
        }
    }
    let begins_stance = |sign: &&&str| {
        let rest = text.strip_prefix(**sign);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':']))
    };
    if STANCES.iter().find(begins_stance).is_some() {
        return (Mark::Stances, text);
    }
    let signs = SIGNS.iter().find_map(|(sign, found)| {
        let rest = text.strip_prefix(sign)?;
        stands_alone(*found, rest).then_some((*found, rest))
    });
    signs.unwrap_or((Mark::Note, text))
}

/// Whether what follows a sign leaves it a mark.
fn stands_alone(found: Mark, rest: &str) -> bool {
    let Some(next) = rest.chars().next() else {
        return true;
    };
    match found {
        _ if next.is_whitespace() => true,
        Mark::Meeting => {
            let ends = |letter: char| letter.is_whitespace() || letter == '|';
            let word = rest.split(ends).next();
            word.is_some_and(|word| Ritual::WORDS.contains(&word))
        }
        // `*cy:plan`, and not `*bold*: words`.
        Mark::Commitment => next.is_alphabetic() && rest.contains(':') && !rest.contains('*'),
        // `#1`, `~10 people`, `?!`, `=>`: no marks.
        _ => next.is_alphabetic() || matches!(next, '"' | '“'),
    }
}

/// What follows three or more dashes: a time, or nothing.
fn adjourning(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches('-');
    let is_line = text.len() - rest.len() >= 3;
    let is_time = |rest: &str| {
        let mut letters = rest.chars();
        letters.all(|letter| letter.is_ascii_digit() || letter == ':') && rest.contains(':')
    };
    let rest = rest.trim();
    (is_line && (rest.is_empty() || is_time(rest))).then_some(rest)
}

/// The old and the new words of `s/old/new/`; the last sign may be missing, and `g` may follow it.
pub(super) fn replacement(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('s')?;
    let sign = rest
        .chars()
        .next()
        .filter(|sign| matches!(sign, '/' | '|'))?;
    let mut parts = rest[1..].splitn(3, sign);
    let (old, new) = (parts.next()?, parts.next()?);
    let end = parts.next().unwrap_or_default().trim();
    (!old.is_empty() && matches!(end, "" | "g")).then_some((old, new))
}

/// What stands between the `@` of a meeting's line and the first `|`: its ritual and day. For finding out which days a
/// text is about before it is read as a whole.
pub fn meeting_days<'a>(lines: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    lines.filter_map(|line| {
        let (found, rest, _) = mark(line);
        let first = rest.split('|').next().unwrap_or_default();
        (found == Mark::Meeting).then(|| {
            let (_, day) = first
                .trim()
                .split_once(char::is_whitespace)
                .unwrap_or_default();
            day.trim()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_it_begins_with() {
        for (line, found, rest) in [
            ("", Mark::Blank, ""),
            ("@ weekly", Mark::Meeting, "weekly"),
            ("@weekly", Mark::Meeting, "weekly"),
            ("@weekly|present ana", Mark::Meeting, "weekly|present ana"),
            ("@ana will know", Mark::Note, "@ana will know"),
            ("#Platform", Mark::Topic, "Platform"),
            ("#1 is the site", Mark::Note, "#1 is the site"),
            ("!! dee: no", Mark::Objection, "dee: no"),
            ("!important", Mark::Concern, "important"),
            ("*bold* words", Mark::Note, "*bold* words"),
            ("*bold*: words", Mark::Note, "*bold*: words"),
            ("*cy:plan", Mark::Commitment, "cy:plan"),
            ("* cy: plan", Mark::Commitment, "cy: plan"),
            ("+1 ana", Mark::Stances, "+1 ana"),
            ("+1000 people", Mark::Note, "+1000 people"),
            ("0 dee", Mark::Stances, "0 dee"),
            ("-1", Mark::Stances, "-1"),
            ("---", Mark::Adjourn, ""),
            ("----- 11:30", Mark::Adjourn, "11:30"),
            ("--- and then", Mark::Note, "--- and then"),
            ("RESOLUTION: Freeze", Mark::Decision, "Freeze"),
            ("Present+ ana", Mark::Present, "ana"),
            ("  why: so", Mark::Indented, "why: so"),
            ("s/a/b/", Mark::Replace, "s/a/b/"),
            ("s|a/b|c|g", Mark::Replace, "s|a/b|c|g"),
            ("s/he said", Mark::Note, "s/he said"),
            ("UNDO", Mark::Undo, ""),
            ("undo it", Mark::Note, "undo it"),
            ("Ärger", Mark::Note, "Ärger"),
        ] {
            let (is, says, start) = mark(line);
            assert_eq!((is, says), (found, rest), "{line}");
            assert!(says.is_empty() || line[start..].starts_with(says), "{line}");
        }
    }

    #[test]
    fn words_are_replaced_between_their_signs() {
        assert_eq!(replacement("s/a b/c/"), Some(("a b", "c")));
        assert_eq!(replacement("s|1/2|half|"), Some(("1/2", "half")));
        assert_eq!(replacement("s/gone//"), Some(("gone", "")));
        assert_eq!(replacement("s/a/b"), Some(("a", "b")));
        assert_eq!(replacement("s//b/"), None);
        assert_eq!(replacement("sales/marketing"), None);
    }
}
