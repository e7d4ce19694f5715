//! What stands before a line's colon: who, to whom, on what; and how lists of names are written.

/// A part of a line, with the byte of the line where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl<'a> Part<'a> {
    pub(super) fn new(text: &'a str, start: usize) -> Self {
        let trimmed = text.trim_start();
        Self {
            text: trimmed.trim_end(),
            start: start + text.len() - trimmed.len(),
        }
    }

    /// The parts before and after the first of these separators.
    pub(super) fn split(self, separator: &str) -> Option<(Self, Self)> {
        let at = self.text.find(separator)?;
        Some(self.cut(at, separator.len()))
    }

    /// The parts before and after some bytes.
    pub(super) fn cut(self, at: usize, length: usize) -> (Self, Self) {
        let after = at + length;
        (
            Self::new(&self.text[..at], self.start),
            Self::new(&self.text[after..], self.start + after),
        )
    }

    /// What stands before the first colon that ends a word, and what after it. Typed in haste, `dee:no` is two words,
    /// and `10:30` or `http://` is one.
    pub(super) fn head(self) -> Option<(Self, Self)> {
        let ends_word = |(at, _): &(usize, &str)| {
            let next = self.text[at + 1..].chars().next();
            let is_haste = |next: char| {
                next.is_alphabetic() && !self.text[..*at].contains(|c: char| c.is_ascii_digit())
            };
            next.is_none_or(|next| {
                next.is_whitespace() || matches!(next, '"' | '“') || is_haste(next)
            })
        };
        let (at, _) = self.text.match_indices(':').find(ends_word)?;
        (at > 0).then(|| self.cut(at, 1))
    }

    /// The words, one by one.
    pub(super) fn words(self) -> Vec<Self> {
        self.pieces(char::is_whitespace)
    }

    /// The names of a list: with commas between, where there is one, else with spaces.
    pub(super) fn names(self) -> Vec<Self> {
        let names = if self.text.contains(',') {
            self.names_between_commas()
        } else {
            self.words()
        };
        let apart = names.into_iter().flat_map(|name| {
            let name = match name.text.strip_prefix("and ") {
                Some(rest) => Self::new(rest, name.start + 4),
                None => name,
            };
            match name.split(" and ").or_else(|| name.split(" & ")) {
                Some((one, other)) => vec![one, other],
                None => vec![name],
            }
        });
        apart
            .filter(|name| !matches!(name.text, "and" | "&"))
            .collect()
    }

    /// The names of a list that has commas between them.
    pub(super) fn names_between_commas(self) -> Vec<Self> {
        self.pieces(|letter| letter == ',')
    }

    fn pieces(self, ends: impl Fn(char) -> bool) -> Vec<Self> {
        let mut start = self.start;
        let mut pieces = Vec::new();
        for piece in self.text.split(&ends) {
            let part = Self::new(piece, start);
            if !part.text.is_empty() {
                pieces.push(part);
            }
            // Every sign that ends a piece is given back by its own length.
            start += piece.len();
            let sign = self.text[start - self.start..].chars().next();
            start += sign.map_or(0, char::len_utf8);
        }
        pieces
    }

    /// The same without quotes around it.
    pub(super) fn unquoted(self) -> Self {
        for (open, close) in [("\"", "\""), ("“", "”"), ("„", "“")] {
            let inner = self.text.strip_prefix(open);
            let inner = inner.and_then(|inner| inner.strip_suffix(close));
            if let Some(inner) = inner.filter(|inner| !inner.contains(open)) {
                return Self::new(inner, self.start + open.len());
            }
        }
        self
    }

    /// Takes ` on REF` or ` about REF` off the end.
    pub(super) fn subject(self) -> (Self, Option<Self>) {
        for word in [" on ", " about "] {
            if let Some(at) = self.text.rfind(word) {
                let (before, after) = self.cut(at, word.len());
                if !after.text.contains(' ') {
                    return (before, Some(after));
                }
            }
        }
        (self, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'a>(parts: &[Part<'a>]) -> Vec<&'a str> {
        parts.iter().map(|part| part.text).collect()
    }

    #[test]
    fn every_part_knows_where_it_begins() {
        let line = "! dée , bo:  \"so it is\" ";
        let part = Part::new(&line[1..], 1);
        let (head, rest) = part.head().expect("a head");
        assert_eq!(texts(&head.names()), ["dée", "bo"]);
        for part in head.names().into_iter().chain([rest, rest.unquoted()]) {
            assert!(line[part.start..].starts_with(part.text), "{part:?}");
        }
        assert_eq!(rest.unquoted().text, "so it is");
    }

    #[test]
    fn names_stand_with_spaces_or_commas_between() {
        for (text, head) in [
            ("dee:no, not: so", Some("dee")),
            ("at 10:30 dee: no", Some("at 10:30 dee")),
            ("http://example.org", None),
        ] {
            let found = Part::new(text, 0).head();
            assert_eq!(found.map(|(head, _)| head.text), head, "{text}");
        }
        let names = |text| texts(&Part::new(text, 0).names());
        assert_eq!(names("ana bo  and cy"), ["ana", "bo", "cy"]);
        assert_eq!(names("Ana Ruiz, bo, and cy"), ["Ana Ruiz", "bo", "cy"]);
        assert_eq!(names("Ana Ruiz, bo and cy"), ["Ana Ruiz", "bo", "cy"]);
        assert_eq!(names(""), [""; 0]);
    }

    #[test]
    fn a_subject_is_one_word_at_the_end() {
        let (who, on) = Part::new("dee to sales on freeze", 0).subject();
        assert_eq!(
            (who.text, on.map(|on| on.text)),
            ("dee to sales", Some("freeze"))
        );
        let (who, on) = Part::new("dee on and on it", 0).subject();
        assert_eq!((who.text, on.map(|on| on.text)), ("dee on and", Some("it")));
    }
}
