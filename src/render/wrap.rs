//! Prose broken into lines of a width, its pieces keeping their styles.

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Look, safe};
use crate::report::document::{Line, Piece, Tone};

/// A word with its style, and whether a space stands before it.
struct Word {
    text: String,
    style: Style,
    spaced: bool,
}

/// A line broken to fit between an indent and the width. `first` stands before the first line, and as much room
/// before the others.
pub(super) fn wrap(line: &Line, first: &str, look: &Look) -> String {
    let hang = " ".repeat(first.width());
    let room = look.width.saturating_sub(hang.len()).max(8);
    let mut out = String::from(first);
    let mut used = 0;
    let words = words(line, look);
    for run in words.chunk_by(|_, next| !next.spaced) {
        let spaced = run.first().is_some_and(|word| word.spaced);
        let mut gap = usize::from(spaced && used > 0);
        // What stands together stays together, where a line is long enough for it.
        let whole = run.iter().map(|word| word.text.width()).sum::<usize>();
        let mut ends = used > 0 && used + gap + whole > room && whole <= room;
        for word in run {
            for part in parts(&word.text, room) {
                if ends || used > 0 && used + gap + part.width() > room {
                    out.push('\n');
                    out.push_str(&hang);
                    used = 0;
                } else if gap > 0 {
                    out.push(' ');
                    used += 1;
                }
                (gap, ends) = (0, false);
                used += part.width();
                out.push_str(&painted(part, word.style, look));
            }
        }
    }
    out.push('\n');
    out
}

/// A text on as many lines as it needs, each as far in as the first.
pub fn paragraph(text: &str, first: &str, look: &Look) -> String {
    wrap(&Line::new().plain(text), first, look)
}

/// A text in a style, where the terminal shows any.
pub(super) fn painted(text: &str, style: Style, look: &Look) -> String {
    if look.colour && !style.is_plain() {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

/// The words of a line. A piece that begins without a space sticks to the word before it.
fn words(line: &Line, look: &Look) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for piece in &line.0 {
        let (text, style) = styled(piece, look);
        let text = safe::line(&text);
        let text = if look.ascii { safe::ascii(&text) } else { text };
        let mut spaced = text.starts_with(' ');
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            words.push(Word {
                text: word.to_owned(),
                style,
                spaced,
            });
            spaced = true;
        }
        if text.ends_with(' ') {
            words.push(Word {
                text: String::new(),
                style: Style::new(),
                spaced: false,
            });
        }
    }
    joined(words)
}

/// Takes out the empty words that stand for a space at the end of a piece, and gives the space to the next word.
fn joined(words: Vec<Word>) -> Vec<Word> {
    let mut spaced = false;
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    for mut word in words {
        if word.text.is_empty() {
            spaced = true;
            continue;
        }
        word.spaced |= spaced;
        spaced = false;
        kept.push(word);
    }
    kept
}

fn styled(piece: &Piece, look: &Look) -> (String, Style) {
    let plain = Style::new();
    match piece {
        Piece::Plain(text) => (text.clone(), plain),
        Piece::Strong(text) => (text.clone(), plain.bold()),
        Piece::Faint(text) => (text.clone(), plain.dimmed()),
        Piece::Code(text) => (text.clone(), AnsiColor::Cyan.on_default()),
        Piece::Quoted(text) => (format!("“{text}”"), plain.italic()),
        // Underlined as well: a mark is never told by its colour alone.
        Piece::Marked(text) if look.colour => (
            text.clone(),
            AnsiColor::Yellow.on_default().bold().underline(),
        ),
        Piece::Marked(text) => (format!("[{text}]"), plain),
        Piece::Toned(text, tone) => (text.clone(), toned(*tone)),
    }
}

/// The style of good or bad news.
pub(super) fn toned(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Attention => AnsiColor::Yellow.on_default(),
    }
}

/// A word in parts that each fit the room; one part for nearly all words.
fn parts(word: &str, room: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = word;
    while rest.width() > room {
        let mut used = 0;
        let end = rest.char_indices().find(|(_, letter)| {
            used += letter.width().unwrap_or(0);
            used > room
        });
        let Some((end, _)) = end.filter(|(end, _)| *end > 0) else {
            break;
        };
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look {
        width: 20,
        colour: false,
        ascii: false,
    };

    #[test]
    fn lines_hang_under_their_first_word() {
        let line = Line::from("Freeze feature work until September.");
        assert_eq!(
            wrap(&line, "  - ", &LOOK),
            "  - Freeze feature\n    work until\n    September.\n"
        );
    }

    #[test]
    fn pieces_meet_as_they_were_written() {
        let line = Line::new()
            .plain("said ")
            .quoted("no, never")
            .plain(", Dee");
        assert_eq!(wrap(&line, "", &LOOK), "said “no, never”,\nDee\n");
    }

    #[test]
    fn what_stands_together_is_not_parted() {
        let line = Line::new()
            .plain("all of it 12345 ")
            .code("a1b2c")
            .plain(": Bo to report");
        assert_eq!(
            wrap(&line, "", &LOOK),
            "all of it 12345\na1b2c: Bo to report\n"
        );
    }

    #[test]
    fn a_word_longer_than_the_line_loses_nothing() {
        let line = Line::from("https://example.org/a/very/long/path");
        assert_eq!(
            wrap(&line, "", &LOOK),
            "https://example.org/\na/very/long/path\n"
        );
    }
}
