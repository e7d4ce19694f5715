//! Lines that nearly have a mark. They are notes, as any line without one; whoever typed them is asked what was meant,
//! since a stance or a promise that became a note is not seen again before the minutes are read.

use crate::model::{Ritual, Word, nearest};

/// What a note may have been meant as, to be typed; `None` where it is a note like any other.
pub(super) fn meant(line: &str) -> Option<String> {
    let text = line.trim();
    let first = text.split_whitespace().next()?;
    let rest = text[first.len()..].trim();
    if matches!(text, "--" | "—" | "–") {
        return Some("`---` reads back and adjourns".to_owned());
    }
    if matches!(
        text.to_lowercase().as_str(),
        "quit" | "exit" | "bye" | ":q" | ":wq"
    ) {
        return Some("Ctrl-D leaves, and `---` reads back and adjourns".to_owned());
    }
    if let Some((stance, name)) = ["+1", "+0", "-0", "-1"]
        .iter()
        .find_map(|stance| Some((stance, first.strip_prefix(stance)?)))
        .filter(|(_, name)| name.starts_with(char::is_alphabetic))
    {
        return Some(format!("`{}`", format!("{stance} {name} {rest}").trim()));
    }
    if matches!(first, "1+" | "0+" | "1-" | "0-") && !rest.is_empty() {
        let (digit, sign) = first.split_at(1);
        return Some(format!("`{sign}{digit} {rest}`"));
    }
    if let Some(word) = first.strip_prefix('@') {
        let word = word.split('|').next().unwrap_or_default();
        let near = nearest(&word.to_lowercase(), Ritual::WORDS.iter().copied());
        return near.map(|ritual| format!("`{}`", text.replacen(word, ritual, 1)));
    }
    let signed = first.strip_prefix(['+', '-']);
    let is_number = |digits: &str| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    // Names, and no sentence: `-5 degrees outside is too cold`.
    let are_names = (1..=3).contains(&rest.split_whitespace().count());
    if signed.is_some_and(is_number) && are_names {
        return Some("one of `+1`, `+0`, `0`, `-0`, `-1`, then names".to_owned());
    }
    if let Some(words) = text.strip_prefix('*')
        && words.starts_with(char::is_alphabetic)
        && !words.contains('*')
        && let Some((who, what)) = words.split_once(" - ")
    {
        return Some(format!("`* {who}: {what}`"));
    }
    if text.starts_with("---") {
        return Some("`---`, alone or with a time".to_owned());
    }
    labelled(text).or_else(|| stance_behind(text))
}

/// A label that is no word of the notation: `Decision: we keep it`, `todo bo: list by friday`.
fn labelled(text: &str) -> Option<String> {
    let (first, rest) = text.split_once([' ', ':'])?;
    let words = rest.trim_start_matches([':', '-', '–', ' ']);
    let is_label =
        text[first.len()..].starts_with(':') || rest.trim_start().starts_with(['-', '–']);
    match first.to_lowercase().as_str() {
        "decision" | "decided" | "agreed" | "resolved" if is_label && !words.is_empty() => {
            Some(format!("`= {words}`"))
        }
        "action" | "ai" | "todo" | "task" => match words.split_once(':') {
            Some((who, what)) => Some(format!("`* {}: {}`", who.trim(), what.trim())),
            None => is_label.then(|| "a promise, `* cy: staffing plan by friday`".to_owned()),
        },
        _ => None,
    }
}

/// `ana +1`, `ana, bo: -1`: who stands before how.
fn stance_behind(text: &str) -> Option<String> {
    let (names, stance) = text.rsplit_once([' ', ':'])?;
    let names = names.trim_end_matches([' ', ':']);
    let are_names = (1..=3).contains(&names.split_whitespace().count());
    let is_stance = matches!(stance, "+1" | "+0" | "-0" | "-1");
    (is_stance && are_names).then(|| format!("`{stance} {names}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nearly_has_a_mark_is_asked_about() {
        for (line, asked) in [
            ("+1ana", "`+1 ana`"),
            ("1+ ana bo", "`+1 ana bo`"),
            ("+2 bo", "one of `+1`, `+0`, `0`, `-0`, `-1`, then names"),
            ("*bo - list by friday", "`* bo: list by friday`"),
            ("Decision: we keep it", "`= we keep it`"),
            ("@wekly | present ana", "`@weekly | present ana`"),
            ("resolved - we keep it", "`= we keep it`"),
            (
                "AI: bo book the room",
                "a promise, `* cy: staffing plan by friday`",
            ),
            ("todo bo: list by friday", "`* bo: list by friday`"),
            ("ana +1", "`+1 ana`"),
            ("ana, bo: -1", "`-1 ana, bo`"),
            ("--- now", "`---`, alone or with a time"),
            ("--", "`---` reads back and adjourns"),
            ("quit", "Ctrl-D leaves, and `---` reads back and adjourns"),
        ] {
            assert_eq!(meant(line).as_deref(), Some(asked), "{line}");
        }
    }

    #[test]
    fn a_note_is_a_note() {
        for line in [
            "@ana will know",
            "AI will change how we work",
            "Actions speak louder",
            "Decision is due in May - or later",
            "We quit at noon",
            "*important* words: here",
            "-5 degrees outside is too cold",
            "Bo: I am not sure",
            "1 person is missing",
            "ok",
            "é",
        ] {
            assert_eq!(meant(line), None, "{line}");
        }
    }
}
