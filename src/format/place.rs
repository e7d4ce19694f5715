//! From a byte in a text to the line and column that a person looks for.

use std::ops::Range;

use crate::model::Place;

/// How much of a long line is shown.
const SHOWN: usize = 240;

/// The place of a stretch of text, as line and column from 1, with the line itself.
pub fn place(text: &str, span: &Range<usize>) -> Place {
    let start = floor(text, span.start);
    let end = floor(text, span.end.max(start));
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..]
        .find('\n')
        .map_or(text.len(), |newline| start + newline);
    let line = text[line_start..line_end].trim_end_matches('\r');
    Place {
        line: text[..line_start].matches('\n').count() + 1,
        column: text[line_start..start].chars().count() + 1,
        width: text[start..end.min(line_start + line.len()).max(start)]
            .chars()
            .count(),
        text: line.chars().take(SHOWN).collect(),
    }
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|byte| text.is_char_boundary(*byte))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let place = place("a = 1\nwhy = \"größer\"\n", &(14..18));
        assert_eq!((place.line, place.column, place.width), (2, 9, 2));
        assert_eq!(place.text, "why = \"größer\"");
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let place = place("ab", &(7..9));
        assert_eq!((place.line, place.column, place.width), (1, 3, 0));
    }
}
