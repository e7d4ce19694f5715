//! Words, numbers and marks with their byte offsets.

use std::borrow::Cow;
use std::ops::Deref;

use super::abbreviation::{initials, owns_stop};
use super::{key, stem};

/// Texts are read up to this many words; what comes after is not compared, so that time stays linear.
pub(crate) const MOST_TOKENS: usize = 4000;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters.
    Word,
    /// Begins with a digit.
    Number,
    /// One mark: punctuation, `%`, a currency sign.
    Mark,
}

/// A word in lower case: of the text itself, where it is written so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lower<'a>(Cow<'a, str>);

impl Lower<'_> {
    /// The word.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Lower<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Lower<'_> {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Lower<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

/// One word, number or mark.
#[derive(Debug, Clone)]
pub(crate) struct Token<'a> {
    /// Byte offset in the untouched text.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// Lower case, contractions taken apart.
    pub word: Lower<'a>,
    /// Key of the stem, before any mapping to a concept.
    pub stem: u64,
    /// Key of the concept; 0 for words without content.
    pub concept: u64,
    /// What it is made of.
    pub shape: Shape,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it hangs on the next one by a hyphen.
    pub hyphen: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// Cuts a text into tokens.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut list: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut spaced = true;
    while let Some(first) = text[at..].chars().next() {
        if list.len() >= MOST_TOKENS {
            break;
        }
        let width = first.len_utf8();
        if first.is_whitespace() {
            // A line break ends a sentence.
            if first == '\n' && list.last().is_some_and(|t| t.word != ".") {
                push(&mut list, text, at, at + width, ".".into(), true);
            }
            at += width;
            spaced = true;
            continue;
        }
        // `Dr. Amari`, `Sept. 30`: the stop belongs to the word.
        if first == '.'
            && !spaced
            && list
                .last()
                .is_some_and(|t| owns_stop(&t.word, &text[at + 1..]))
        {
            at += 1;
            continue;
        }
        let end = at
            + match first {
                c if c.is_ascii_digit() => number_length(&text[at..]),
                '\'' | '’' if spaced && two_digits(&text[at + width..]) => width + 2,
                c if c.is_alphabetic() => {
                    initials(&text[at..]).unwrap_or_else(|| word_length(&text[at..]))
                }
                _ => width,
            };
        add(&mut list, text, at, end, first, spaced);
        spaced = false;
        at = end;
    }
    list
}

fn add<'a>(
    list: &mut Vec<Token<'a>>,
    text: &'a str,
    start: usize,
    end: usize,
    first: char,
    spaced: bool,
) {
    let raw = &text[start..end];
    if first == '-' && !spaced && text[end..].starts_with(char::is_alphanumeric) {
        if let Some(last) = list.last_mut() {
            last.hyphen = true;
        }
        return;
    }
    let is_lower = raw
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if first.is_alphabetic() && raw.contains('.') {
        let letters = raw.replace('.', "").to_lowercase();
        push(list, text, start, end, letters.into(), spaced);
        return;
    }
    if !first.is_alphabetic() {
        let lower = if is_lower {
            raw.into()
        } else {
            raw.to_lowercase().into()
        };
        push(list, text, start, end, lower, spaced);
        return;
    }
    let (base, extra): (Cow<'a, str>, _) = if is_lower {
        let (base, extra) = contraction(raw);
        (base.into(), extra)
    } else {
        let mut lower = raw.to_lowercase();
        if lower.contains('’') {
            lower = lower.replace('’', "'");
        }
        let (base, extra) = contraction(&lower);
        (base.to_owned().into(), extra)
    };
    push(list, text, start, end, base, spaced);
    if let Some(word) = extra {
        push(list, text, start, end, word.into(), false);
    }
}

fn push<'a>(
    list: &mut Vec<Token<'a>>,
    text: &str,
    start: usize,
    end: usize,
    word: Cow<'a, str>,
    spaced: bool,
) {
    let first = text[start..end].chars().next().unwrap_or(' ');
    let shape = match word.chars().next() {
        Some(c) if c.is_alphabetic() => Shape::Word,
        Some(c) if c.is_ascii_digit() => Shape::Number,
        Some('\'' | '’') if word.len() > 3 => Shape::Number,
        Some('\'') if word.len() == 3 => Shape::Number,
        _ => Shape::Mark,
    };
    let stem = if shape == Shape::Word {
        key(&stem(&word))
    } else {
        key(&word)
    };
    list.push(Token {
        start,
        end,
        word: Lower(word),
        stem,
        concept: 0,
        shape,
        capital: first.is_uppercase(),
        hyphen: false,
        spaced,
    });
}

/// The two words of a contraction; a possessive loses its ending.
fn contraction(word: &str) -> (&str, Option<&'static str>) {
    if !word.contains('\'') && word != "cannot" {
        return (word, None);
    }
    match word {
        "won't" => return ("will", Some("not")),
        "can't" | "cannot" => return ("can", Some("not")),
        "shan't" => return ("shall", Some("not")),
        "let's" => return ("let's", None),
        _ => {}
    }
    if let Some(base) = word.strip_suffix("n't") {
        return (base, Some("not"));
    }
    for (ending, extra) in [
        ("'ll", Some("will")),
        ("'d", Some("would")),
        ("'ve", None),
        ("'re", Some("are")),
        ("'m", None),
        ("'s", None),
    ] {
        if let Some(base) = word.strip_suffix(ending).filter(|b| !b.is_empty()) {
            return (base, extra);
        }
    }
    (word.trim_end_matches('\''), None)
}

/// Bytes of a number with its inner points, commas, colons and slashes, and an ordinal ending.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let inner = matches!(bytes[at], b'.' | b',' | b':' | b'/')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[at].is_ascii_digit() && !inner {
            break;
        }
        at += 1;
    }
    let rest = &text[at..];
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| {
        rest.strip_prefix(end)
            .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    });
    if ordinal { at + 2 } else { at }
}

fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let apostrophe =
            matches!(c, '\'' | '’') && rest.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let digit = c.is_ascii_digit() && at > 0;
        if !c.is_alphabetic() && !apostrophe && !digit && !is_mark(c) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn two_digits(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).iter().map(|t| t.word.to_string()).collect()
    }

    #[test]
    fn contractions_numbers_and_marks() {
        assert_eq!(
            words("We won't pay €350k."),
            ["we", "will", "not", "pay", "€", "350", "k", "."]
        );
        assert_eq!(
            words("March ’27, 1,900 km"),
            ["march", "’27", ",", "1,900", "km"]
        );
        assert_eq!(
            words("the 9th at 18:00."),
            ["the", "9th", "at", "18:00", "."]
        );
        assert_eq!(words("Q1 call-centre"), ["q1", "call", "centre"]);
    }

    #[test]
    fn offsets_quote_the_original() {
        let text = "Straße – they’ve \u{1F600} won’t";
        for token in tokens(text) {
            assert!(text.get(token.start..token.end).is_some(), "{token:?}");
        }
    }
}
