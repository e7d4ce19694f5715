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
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Ok(Front {
                toml: &text[start..at],
                start,
                notes: &text[at + line.len()..],
            });
        }
        at += line.len();
    }
    Err("the front matter has no closing line `+++`")
}

/// The notes of an entry's text, without the blank lines around them.
pub fn notes(text: &str) -> &str {
    split(text).map_or("", |front| front.notes.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

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
