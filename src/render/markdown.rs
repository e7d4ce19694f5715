//! A document as Markdown that pastes into chat and mail.

use std::fmt::Write;

use super::safe;
use crate::report::Document;
use crate::report::document::{Block, Cell, Item, Line, Piece, Side, Table};

/// How long the cells of a row may be together for a pipe table; longer rows become points.
const LONGEST_ROW: usize = 100;

/// A document as Markdown. Nothing in an entry's words works as markup.
pub fn markdown(document: &Document) -> String {
    let blocks: Vec<String> = document.blocks.iter().map(shown).collect();
    let mut text = blocks.join("\n");
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn shown(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            format!("{} {}\n", "#".repeat(usize::from(*level)), line(text))
        }
        Block::Paragraph(text) => format!("{}\n", line(text)),
        Block::List(items) => list(items),
        Block::Quote(words) => quote(words),
        Block::Beside(sides) => sides.iter().map(side).collect::<Vec<_>>().join("\n"),
        Block::Table(table) => rows(table),
        Block::Own(text) => format!("{}\n", text.trim_end()),
    }
}

fn list(items: &[Item]) -> String {
    let mut out = String::new();
    for item in items {
        let _ = writeln!(out, "- {}", line(&item.line));
        for under in &item.under {
            let _ = writeln!(out, "  - {}", line(under));
        }
    }
    out
}

/// A line's pieces. The beginning of a line is where headings, lists and quotes begin, so that it is escaped once more.
fn line(line: &Line) -> String {
    let text: String = line.0.iter().map(piece).collect();
    let starts_plain = matches!(
        line.0.first(),
        Some(Piece::Plain(_) | Piece::Faint(_) | Piece::Toned(..))
    );
    if starts_plain { begun(&text) } else { text }
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Plain(text) | Piece::Faint(text) | Piece::Toned(text, _) => escaped(text),
        Piece::Strong(text) | Piece::Marked(text) => marked(text, "**"),
        Piece::Quoted(text) => format!("“{}”", escaped(text)),
        Piece::Code(text) => code(text),
    }
}

/// Marks may only touch words, so that the spaces around them go outside.
fn marked(text: &str, mark: &str) -> String {
    let words = text.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let start = text.find(words).unwrap_or(0);
    let (before, after) = (&text[..start], &text[start + words.len()..]);
    format!("{before}{mark}{}{mark}{after}", escaped(words))
}

/// Code between one more backtick than it has in a row.
fn code(text: &str) -> String {
    let text = safe::line(text);
    let longest = text
        .split(|letter| letter != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let room = if longest > 0 { " " } else { "" };
    format!("{fence}{room}{text}{room}{fence}")
}

fn quote(words: &str) -> String {
    let mut out = String::new();
    for text in safe::lines(words) {
        let text = begun(&escaped(text.trim()));
        // Two spaces at the end keep the line break.
        let _ = writeln!(out, "{}", format!("> {text}").trim_end().to_owned() + "  ");
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

/// One of two texts: its title, and the text as a quote.
fn side(side: &Side) -> String {
    let mut out = format!("{}\n\n", line(&side.title));
    for text in &side.lines {
        // Two spaces at the end keep the line break.
        let _ = writeln!(
            out,
            "{}",
            format!("> {}", line(text)).trim_end().to_owned() + "  "
        );
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn rows(table: &Table) -> String {
    let cells = |row: &[Cell]| {
        row.iter()
            .map(|cell| cell.text().chars().count())
            .sum::<usize>()
    };
    if table.rows.iter().any(|row| cells(row) > LONGEST_ROW) {
        return points(table);
    }
    let mut out = String::new();
    let head: Vec<String> = table.columns.iter().map(|name| escaped(name)).collect();
    let _ = writeln!(out, "| {} |", head.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(head.len()));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(cell).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

/// A cell: a pipe would end it.
fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Handle(handle) => code(handle).replace('|', "\\|"),
        other => begun(&escaped(&other.text())).replace('|', "\\|"),
    }
}

/// Rows too long for a table, a point each.
fn points(table: &Table) -> String {
    let items = table.rows.iter().map(|row| {
        let short = row
            .iter()
            .filter(|cell| !matches!(cell, Cell::Text(_) | Cell::Empty));
        let short: Vec<String> = short.map(Cell::text).collect();
        let long = table
            .columns
            .iter()
            .zip(row)
            .filter_map(|(name, cell)| match cell {
                Cell::Text(text) => Some(Line::new().plain(format!("{name}: {text}"))),
                _ => None,
            });
        Item::new(Line::new().strong(short.join(", "))).all_under(long)
    });
    list(&items.collect::<Vec<_>>())
}

/// Words on one line in which nothing works as markup.
fn escaped(text: &str) -> String {
    let text = safe::line(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        if needs_escape(before, letter, rest) {
            out.push('\\');
        }
        out.push(letter);
        before = letter;
    }
    out
}

/// Whether a character would work as markup where it stands. Underscores within a word and lone marks do not, and stay
/// as they are: people read this in chat, where a backslash is only noise.
fn needs_escape(before: char, letter: char, rest: &str) -> bool {
    let next = rest.chars().next().unwrap_or(' ');
    match letter {
        '\\' => next.is_ascii_punctuation() || rest.is_empty(),
        '`' | '*' | '[' | ']' | '<' => true,
        '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
        '~' => next == '~' || before == '~',
        '&' => {
            let name = rest.trim_start_matches('#');
            name.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric())
                .starts_with(';')
        }
        // Bare addresses become links in most places.
        ':' => rest.starts_with("//"),
        '.' => before == 'w' && next.is_alphanumeric(),
        _ => false,
    }
}

/// A line whose beginning does not work as a heading, list, quote, rule or fence.
fn begun(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marks_list = |rest: &str| {
        rest.starts_with(['.', ')']) && matches!(rest.as_bytes().get(1), None | Some(b' '))
    };
    if digits > 0 && marks_list(&line[digits..]) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '>', '+', '-', '=', '~', '|', ':']) {
        return format!("\\{line}");
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_words_is_escaped_and_no_more() {
        for (words, shown) in [
            (
                "2026-03-02: one_way, 5 * 3 & more",
                r"2026-03-02: one_way, 5 \* 3 & more",
            ),
            ("_so_ <b>", r"\_so\_ \<b>"),
            ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
            ("AT&T &lt; &#60;", r"AT&T \&lt; \&#60;"),
            (
                "https://example.org www.example.org",
                r"https\://example.org www\.example.org",
            ),
            (r"a\b \* \", r"a\b \\\* \\"),
        ] {
            assert_eq!(escaped(words), shown);
        }
    }

    #[test]
    fn a_line_begins_as_words_begin() {
        for (words, shown) in [
            ("# head", r"\# head"),
            ("> quote", r"\> quote"),
            ("- point", r"\- point"),
            ("12. point", r"12\. point"),
            ("12.5 percent", "12.5 percent"),
        ] {
            assert_eq!(line(&Line::from(words)), shown);
        }
    }

    #[test]
    fn code_keeps_its_backticks() {
        assert_eq!(code("a1b2c"), "`a1b2c`");
        assert_eq!(code("a`b"), "`` a`b ``");
    }

    #[test]
    fn a_pipe_ends_no_cell() {
        let table = Table {
            columns: vec!["Words".to_owned()],
            rows: vec![vec![Cell::Text("a | b".to_owned())]],
        };
        assert_eq!(rows(&table), "| Words |\n| --- |\n| a \\| b |\n");
    }
}
