//! Front matter as the program itself writes it, read in one pass: a line a field, tables last. It is a small part of
//! TOML; whatever else a person wrote is left to the `toml` crate, which reads all of it and tells what is wrong.
//! Where this reader answers, both say the same (tests below); it takes a quarter of the time.

use std::borrow::Cow;
use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::model::time::{day_of, digits};
use crate::model::{Moment, Value};

/// A key with its value, and where both stand.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) key: &'a str,
    pub(super) key_span: Range<usize>,
    pub(super) value: Plain<'a>,
    pub(super) span: Range<usize>,
}

/// A value whose text is not copied until it is wanted.
#[derive(Debug)]
pub(super) enum Plain<'a> {
    Text(Cow<'a, str>),
    Texts(Vec<Cow<'a, str>>),
    Day(NaiveDate),
    Moment(Moment),
    Flag(bool),
    Number(f64),
    Table(Vec<(&'a str, Vec<Cow<'a, str>>)>),
}

impl Plain<'_> {
    pub(super) fn value(&self) -> Value {
        let all =
            |texts: &[Cow<'_, str>]| texts.iter().map(std::string::ToString::to_string).collect();
        match self {
            Self::Text(text) => Value::Text(text.to_string()),
            Self::Texts(texts) => Value::Texts(all(texts)),
            Self::Day(day) => Value::Day(*day),
            Self::Moment(at) => Value::Moment(*at),
            Self::Flag(flag) => Value::Flag(*flag),
            Self::Number(number) => Value::Number(*number),
            Self::Table(rows) => Value::Table(
                rows.iter()
                    .map(|(key, texts)| ((*key).to_owned(), all(texts)))
                    .collect(),
            ),
        }
    }
}

/// The fields of a front matter, in their order; `None` where anything in it is not as the program writes it.
pub(super) fn rows(toml: &str) -> Option<Vec<Row<'_>>> {
    // Most entries have no more.
    let mut rows: Vec<Row<'_>> = Vec::with_capacity(12);
    let mut in_table = false;
    let mut at = Cursor { toml, at: 0 };
    while at.peek().is_some() {
        at.blanks();
        if at.line_end().is_some() {
            continue;
        }
        if at.peek() == Some(b'[') {
            rows.push(at.header()?);
            in_table = true;
            continue;
        }
        let key = at.key()?;
        at.blanks();
        at.take(b'=')?;
        at.blanks();
        let from = at.at;
        let value = at.value()?;
        let span = from..at.at;
        at.blanks();
        at.line_end()?;
        match rows.last_mut() {
            Some(Row {
                value: Plain::Table(fields),
                ..
            }) if in_table => fields.push((&toml[key], words(value)?)),
            _ => rows.push(Row {
                key: &toml[key.clone()],
                key_span: key,
                value,
                span,
            }),
        }
    }
    let mut tables = rows.iter().map(|row| match &row.value {
        Plain::Table(fields) => is_each_once(fields.iter().map(|(key, _)| *key)),
        _ => true,
    });
    (tables.all(|one| one) && is_each_once(rows.iter().map(|row| row.key))).then_some(rows)
}

/// What a table's row may hold.
fn words(value: Plain<'_>) -> Option<Vec<Cow<'_, str>>> {
    match value {
        Plain::Text(text) => Some(vec![text]),
        Plain::Texts(texts) => Some(texts),
        _ => None,
    }
}

/// How many keys are compared each with each: they are told apart by their lengths mostly, with no list to sort.
const FEW: usize = 16;

fn is_each_once<'a>(mut keys: impl Iterator<Item = &'a str> + Clone) -> bool {
    if keys.clone().nth(FEW).is_none() {
        while let Some(key) = keys.next() {
            if keys.clone().any(|other| other == key) {
                return false;
            }
        }
        return true;
    }
    let mut sorted: Vec<&str> = keys.collect();
    sorted.sort_unstable();
    sorted.windows(2).all(|pair| pair[0] != pair[1])
}

/// A place in the text, from which on things are taken; `None` is a surprise.
struct Cursor<'a> {
    toml: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.toml.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// The end of a line, which the last one has too.
    fn line_end(&mut self) -> Option<()> {
        if self.peek() == Some(b'\r') && self.toml.as_bytes().get(self.at + 1) == Some(&b'\n') {
            self.at += 1;
        }
        self.take(b'\n')
    }

    fn while_is(&mut self, is: impl Fn(u8) -> bool) -> Option<Range<usize>> {
        let from = self.at;
        let rest = &self.toml.as_bytes()[from..];
        let length = rest.iter().position(|byte| !is(*byte));
        self.at += length.unwrap_or(rest.len());
        (self.at > from).then_some(from..self.at)
    }

    fn key(&mut self) -> Option<Range<usize>> {
        self.while_is(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    }

    /// `[stances]`, with nothing after it.
    fn header(&mut self) -> Option<Row<'a>> {
        let from = self.at;
        self.take(b'[')?;
        let key = self.key()?;
        self.take(b']')?;
        let row = Row {
            key: &self.toml[key.clone()],
            key_span: key,
            value: Plain::Table(Vec::new()),
            span: from..self.at,
        };
        self.blanks();
        self.line_end().map(|()| row)
    }

    fn value(&mut self) -> Option<Plain<'a>> {
        match self.peek()? {
            b'"' => self.text().map(Plain::Text),
            b'[' => self.texts().map(Plain::Texts),
            b't' | b'f' => self.flag(),
            _ => self.day_or_number(),
        }
    }

    /// A text on one line, with the escapes that the program writes for what people type.
    fn text(&mut self) -> Option<Cow<'a, str>> {
        self.take(b'"')?;
        let from = self.at;
        self.while_is(is_literal);
        if self.peek()? == b'"' {
            let text = &self.toml[from..self.at];
            self.at += 1;
            // Three quotes open a text of several lines.
            let is_empty_or_long = text.is_empty() && self.peek() == Some(b'"');
            return (!is_empty_or_long).then_some(Cow::Borrowed(text));
        }
        let mut text = self.toml[from..self.at].to_owned();
        while self.peek()? != b'"' {
            self.take(b'\\')?;
            text.push(match self.peek()? {
                b'"' => '"',
                b'\\' => '\\',
                b'n' => '\n',
                b't' => '\t',
                _ => return None,
            });
            self.at += 1;
            if let Some(more) = self.while_is(is_literal) {
                text.push_str(&self.toml[more]);
            }
        }
        self.at += 1;
        Some(Cow::Owned(text))
    }

    /// `["one", "two"]`.
    fn texts(&mut self) -> Option<Vec<Cow<'a, str>>> {
        self.take(b'[')?;
        let mut texts = Vec::new();
        loop {
            self.blanks();
            if self.peek()? == b']' {
                break;
            }
            texts.push(self.text()?);
            self.blanks();
            if self.peek()? != b',' {
                break;
            }
            self.at += 1;
        }
        self.take(b']')?;
        Some(texts)
    }

    fn flag(&mut self) -> Option<Plain<'a>> {
        let word = self.while_is(|byte| byte.is_ascii_lowercase())?;
        match &self.toml[word] {
            "true" => Some(Plain::Flag(true)),
            "false" => Some(Plain::Flag(false)),
            _ => None,
        }
    }

    fn day_or_number(&mut self) -> Option<Plain<'a>> {
        let is_part = |byte: u8| byte.is_ascii_digit() || b"+-.:TZ".contains(&byte);
        let part = self.while_is(is_part)?;
        let written = &self.toml[part];
        if written.get(4..5) != Some("-") {
            return number(written);
        }
        let day = day_of(written.get(..10)?)?;
        match written.get(10..)? {
            "" => Some(Plain::Day(day)),
            time => moment(day, time).map(Plain::Moment),
        }
    }
}

/// What stands for itself inside quotes. Every byte of a text is asked about, so that the answers stand in a table.
fn is_literal(byte: u8) -> bool {
    const LITERAL: [bool; 256] = {
        let mut literal = [true; 256];
        let mut control = 0;
        while control < b' ' {
            literal[control as usize] = control == b'\t';
            control += 1;
        }
        literal[b'"' as usize] = false;
        literal[b'\\' as usize] = false;
        literal[0x7f] = false;
        literal
    };
    LITERAL[usize::from(byte)]
}

/// `3`, `0.65`: no sign, no leading zero, no exponent.
fn number(written: &str) -> Option<Plain<'_>> {
    let (whole, part) = written.split_once('.').unwrap_or((written, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = is_digits(whole) && is_digits(part) && (whole == "0" || !whole.starts_with('0'));
    // An integer longer than this may not be one for TOML.
    let fits = whole.len() <= 15;
    (is_plain && fits).then(|| written.parse().ok().map(Plain::Number))?
}

/// `T10:42:07Z`, `T10:42:07+02:00`: the seconds whole, the offset said.
fn moment(day: NaiveDate, time: &str) -> Option<Moment> {
    let is_split = time.starts_with('T') && time.get(3..4)? == ":" && time.get(6..7)? == ":";
    let clock = day.and_hms_opt(
        digits(time, 1..3)?,
        digits(time, 4..6)?,
        digits(time, 7..9)?,
    )?;
    let offset = match time.get(9..)? {
        "Z" => 0,
        custom if custom.len() == 6 && custom.get(3..4)? == ":" => {
            let (hours, minutes) = (digits(custom, 1..3)?, digits(custom, 4..6)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let seconds = i32::try_from((hours * 60 + minutes) * 60).ok()?;
            match custom.get(..1)? {
                "+" => seconds,
                "-" => -seconds,
                _ => return None,
            }
        }
        _ => return None,
    };
    let offset = FixedOffset::east_opt(offset)?;
    let utc = clock.checked_sub_offset(offset)?;
    is_split.then(|| DateTime::from_naive_utc_and_offset(utc, offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::table::Table;
    use crate::model::Shape;

    const WRITTEN: &str = r#"kind = "decision"
at = 2026-03-02T10:42:07+02:00
on = 2026-03-02
text = "Freeze \"all\" – until 30 September"
why = ""
trade_offs = ["No campaigns", "größer\n"]
stops = []
confidence = 0.65
editorial = true
seal = "sha256:00"
[stances]
ana = "for"
bo = ["for", "aside"]

[minutes]
2026-03-02-a-00000 = "sha256:00"
"#;

    /// All that a reader gives of a front matter.
    fn told(table: &Table<'_>) -> Vec<String> {
        let mut told: Vec<String> = table
            .keys()
            .into_iter()
            .map(|(key, span)| {
                let written = table.get(key).expect("a key that was told");
                format!(
                    "{key} {span:?} {:?} {:?} {:?} {:?} {:?}",
                    written.key_span(),
                    written.span(),
                    written.as_str(),
                    written.value(Shape::Moment),
                    written.value(Shape::Text),
                )
            })
            .collect();
        told.sort();
        told
    }

    fn by_toml(text: &str) -> Option<Vec<String>> {
        let (table, errors) = toml::de::DeTable::parse_recoverable(text);
        errors.is_empty().then(|| told(&Table::Toml(table)))
    }

    #[test]
    fn what_the_program_writes_is_read_as_toml_reads_it() {
        for text in [WRITTEN.to_owned(), WRITTEN.replace('\n', "\r\n")] {
            let rows = rows(&text).expect("plain front matter");
            assert_eq!(Some(told(&Table::Plain(rows))), by_toml(&text));
        }
    }

    #[test]
    fn everything_else_is_left_to_toml() {
        for text in [
            "a = 1 # why\n",
            "# a\n",
            "a.b = 1\n",
            "a = 'x'\n",
            "a = \"\"\"x\"\"\"\n",
            "a = \"\\u0041\"\n",
            "a = 1_000\n",
            "a = 2026-02-30\n",
            "a = 2026-03-02 10:00:00Z\n",
            "a = 2026-03-02T10:00:00.5Z\n",
            "a = 2026-03-02T10:00:00\n",
            "a = [1]\n",
            "a = {b = \"c\"}\n",
            "a = 1\na = 2\n",
            "[a]\nb = \"c\"\nb = \"d\"\n",
            "[a.b]\n",
            "[[a]]\n",
            "a = \"x\u{7f}\"\n",
            "\ra = 1\n",
            "a = 1\r",
            "a",
        ] {
            assert!(rows(text).is_none(), "{text:?}");
        }
    }

    /// Whatever is done to a front matter: where this reader answers, it says what the `toml` crate says.
    #[test]
    fn it_never_says_anything_else_than_toml() {
        let pieces: Vec<char> = "\"\\[]=,.#+-_:TZ 09\r\n\taef{}'é\u{7f}\u{0}"
            .chars()
            .collect();
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % below as u64).unwrap_or(0)
        };
        let mut answered = 0;
        for _ in 0..20_000 {
            let mut letters: Vec<char> = WRITTEN.chars().collect();
            for _ in 0..=next(3) {
                let (at, piece) = (next(letters.len()), pieces[next(pieces.len())]);
                match next(3) {
                    0 => letters[at] = piece,
                    1 => letters.insert(at, piece),
                    _ => drop(letters.remove(at)),
                }
            }
            let text: String = letters.into_iter().collect();
            if let Some(rows) = rows(&text) {
                answered += 1;
                assert_eq!(Some(told(&Table::Plain(rows))), by_toml(&text), "{text}");
            }
        }
        assert!(answered > 1_000, "{answered}");
    }
}
