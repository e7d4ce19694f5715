//! Characters that would steer the terminal or hide in a text, made visible. An entry's words are anybody's words: an
//! escape sequence could repaint the screen, and a bidi override make a text read otherwise than it is stored
//! (<https://trojansource.codes>).

use std::fmt::Write;

/// A text with every control and invisible format character as a visible escape such as `\u{202e}`. Line breaks are
/// left to the caller, who knows whether they may stand.
pub fn safe(text: &str) -> String {
    if !text.contains(is_unsafe) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if is_unsafe(letter) {
            let _ = write!(safe, "\\u{{{:x}}}", u32::from(letter));
        } else {
            safe.push(letter);
        }
    }
    safe
}

/// Whether a character steers or hides: C0 and C1 but the line break, bidi controls, zero-width and other invisible
/// format characters, line and paragraph separators, and tags.
pub(super) fn is_unsafe(letter: char) -> bool {
    let is_format = matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    );
    is_format || letter.is_control() && letter != '\n'
}

/// A text as one word of a shell's command: quoted where a shell would read anything in it.
pub fn shell_word(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./,:=@%+".contains(letter);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// A text on one line: what breaks or indents lines becomes a space, all else that is unsafe an escape.
pub(super) fn line(text: &str) -> String {
    safe(&text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " "))
}

/// A text's lines, each safe.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| safe(&line.replace('\t', "    ")))
}

/// Our own typographic marks in ASCII, for terminals that show nothing else.
pub(super) fn ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '“' | '”' => plain.push('"'),
            '‘' | '’' => plain.push('\''),
            '–' | '—' => plain.push('-'),
            '…' => plain.push_str("..."),
            '·' | '•' => plain.push('*'),
            '→' => plain.push_str("->"),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_becomes_visible() {
        assert_eq!(safe("a\u{1b}[31mred"), "a\\u{1b}[31mred");
        assert_eq!(
            safe("\u{202e}evil\u{2069}\u{9b}"),
            "\\u{202e}evil\\u{2069}\\u{9b}"
        );
        assert_eq!(
            safe("zero\u{200b}width\u{feff}"),
            "zero\\u{200b}width\\u{feff}"
        );
    }

    #[test]
    fn words_in_any_script_stay_as_they_are() {
        for text in ["Crème brûlée", "日本語", "שלום", "two\nlines", "👍🏽"] {
            assert_eq!(safe(text), text);
        }
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(line("a\r\nb\tc\u{2028}d"), "a b c\\u{2028}d");
    }
}
