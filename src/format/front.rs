//! Taking a file apart: bytes to text, and text to front matter and notes.

/// The two parts of an entry's file, and where they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Front<'a> {
    /// The TOML between the two `+++` lines.
    pub toml: &'a str,
    /// Where it begins, in bytes from the beginning of the text.
    pub start: usize,
    /// The Markdown after it.
    pub notes: &'a str,
}

/// The byte from which on a file is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotText {
    /// How many bytes before it are.
    pub valid: usize,
}

/// A file's bytes as text, without the byte order mark that some editors write.
pub fn text_of(bytes: &[u8]) -> Result<&str, NotText> {
    let text = std::str::from_utf8(bytes).map_err(|error| NotText {
        valid: error.valid_up_to(),
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Splits a text at its `+++` lines; says what is missing where it cannot.
pub fn split(text: &str) -> Result<Front<'_>, &'static str> {
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != "+++" {
        return Err("the file does not begin with a line `+++`");
    }
    let start = text.find('\n').map_or(text.len(), |end| end + 1);
    // Few lines have a plus anywhere: the others need no look.
    for (plus, _) in text[start..].match_indices('+') {
        let at = start + plus;
        if !text[..at].ends_with('\n') {
            continue;
        }
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
        if text[at..end].trim_end() == "+++" {
            return Ok(Front {
                toml: &text[start..at],
                start,
                notes: &text[end..],
            });
        }
    }
    Err("the front matter has no closing line `+++`")
}

/// The notes of an entry's text, without the blank lines around them.
pub fn notes(text: &str) -> &str {
    split(text).map_or("", |front| front.notes.trim())
}

/// The text with some of its notes put in place of others; where those are not in it any more, they are added at the
/// end. What else the notes say stays.
pub fn replace_notes(text: &str, was: &str, now: &str) -> String {
    let Ok(front) = split(text) else {
        return text.to_owned();
    };
    let head = &text[..text.len() - front.notes.len()];
    let body = front.notes.trim();
    let body = if !was.is_empty() && body.contains(was) {
        body.replacen(was, now, 1)
    } else if body.is_empty() {
        now.to_owned()
    } else {
        let more = now.strip_prefix(was).unwrap_or(now);
        format!("{body}\n{}", more.trim_start_matches('\n'))
    };
    match body.trim() {
        "" => head.to_owned(),
        body => format!("{head}\n{body}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_notes_change_and_others_stay() {
        let text = "+++\na = 1\n+++\n";
        let first = replace_notes(text, "", "one");
        assert_eq!(first, "+++\na = 1\n+++\n\none\n");
        let both = replace_notes(&first, "one", "one\ntwo");
        assert_eq!(notes(&both), "one\ntwo");
        let edited = both.replace("two", "2");
        assert_eq!(
            notes(&replace_notes(&edited, "one\ntwo", "one\ntwo\n3")),
            "one\n2\n3"
        );
        assert_eq!(replace_notes(&first, "one", ""), text);
    }

    #[test]
    fn a_file_splits_at_its_plus_lines_whatever_the_line_ends() {
        for text in [
            "+++\na = 1\n+++\n\nnotes\n",
            "+++\r\na = 1\r\n+++\r\n\r\nnotes",
        ] {
            let front = split(text).expect("a front");
            assert_eq!(front.toml.trim_end(), "a = 1");
            assert_eq!(&text[front.start..][..front.toml.len()], front.toml);
            assert_eq!(front.notes.trim(), "notes");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        assert!(split("").is_err());
        assert!(split("a = 1").is_err());
        assert_eq!(
            split("+++\na = 1\n"),
            Err("the front matter has no closing line `+++`")
        );
    }

    #[test]
    fn a_byte_order_mark_is_not_text() {
        assert_eq!(text_of(b"\xef\xbb\xbf+++"), Ok("+++"));
        assert_eq!(text_of(b"+++\n\xff"), Err(NotText { valid: 4 }));
    }
}
