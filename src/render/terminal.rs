//! A document on the terminal.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::{Look, grid, safe, wrap};
use crate::report::Document;
use crate::report::document::{Block, Item, Line, Piece, Side};

/// Prose is hard to read in longer lines.
const LONGEST_LINE: usize = 100;

/// From this width on two texts stand side by side.
const WIDE: usize = 100;

/// The room between them.
const GAP: usize = 3;

/// A document for a terminal of a given width.
pub fn table(document: &Document, look: &Look) -> String {
    let prose = Look {
        width: look.width.min(LONGEST_LINE),
        ..*look
    };
    let mut out = String::new();
    let mut before = None;
    for block in &document.blocks {
        if before.is_some_and(|before| is_apart(before, block)) {
            out.push('\n');
        }
        out.push_str(&shown(block, &prose, look));
        before = Some(block);
    }
    out
}

/// An empty line stands between blocks, but not under a heading.
fn is_apart(before: &Block, _block: &Block) -> bool {
    !matches!(before, Block::Heading(level, _) if *level > 1)
}

fn shown(block: &Block, prose: &Look, look: &Look) -> String {
    match block {
        Block::Heading(_, line) => wrap::wrap(&heading(line), "", prose),
        Block::Paragraph(line) => wrap::wrap(line, "", prose),
        Block::List(items) => list(items, prose),
        Block::Quote(words) => quote(words, prose),
        Block::Beside(sides) => beside(sides, look),
        Block::Table(table) => grid::grid(table, look),
        Block::Own(text) => format!("{text}\n"),
    }
}

fn heading(line: &Line) -> Line {
    let strong = |piece: &Piece| match piece {
        Piece::Plain(text) => Piece::Strong(text.clone()),
        other => other.clone(),
    };
    Line(line.0.iter().map(strong).collect())
}

/// Points with what is under them, an empty line between those that have much under them.
fn list(items: &[Item], look: &Look) -> String {
    let is_loose = items.iter().any(|item| item.under.len() > 1);
    let mut out = String::new();
    for (index, item) in items.iter().enumerate() {
        if is_loose && index > 0 {
            out.push('\n');
        }
        out.push_str(&wrap::wrap(&item.line, "- ", look));
        for line in &item.under {
            out.push_str(&wrap::wrap(line, "    ", look));
        }
    }
    out
}

fn quote(words: &str, look: &Look) -> String {
    let bar = if look.ascii { "| " } else { "│ " };
    let bar = wrap::painted(bar, Style::new().dimmed(), look);
    let room = Look {
        width: look.width.saturating_sub(2),
        ..*look
    };
    let mut out = String::new();
    for line in safe::lines(words) {
        let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
        let indent = &indent[..indent.len().min(look.width / 2)];
        for part in wrap::wrap(&Line::from(line.trim()), indent, &room).lines() {
            out.push_str(format!("{bar}{part}").trim_end());
            out.push('\n');
        }
    }
    out
}

/// Two texts side by side, or one below the other where the terminal is too narrow for that.
fn beside(sides: &[Side; 2], look: &Look) -> String {
    if look.width < WIDE {
        return sides.iter().map(|side| stacked(side, look)).collect();
    }
    let room = Look {
        width: (look.width.min(2 * LONGEST_LINE + GAP) - GAP) / 2,
        ..*look
    };
    let column = |side: &Side| -> Vec<String> {
        let text = [&side.title].into_iter().chain(&side.lines);
        let text: String = text.map(|line| wrap::wrap(line, "", &room)).collect();
        text.lines().map(str::to_owned).collect()
    };
    let (left, right) = (column(&sides[0]), column(&sides[1]));
    let mut out = String::new();
    for at in 0..left.len().max(right.len()) {
        let line = |column: &[String]| column.get(at).cloned().unwrap_or_default();
        let (one, other) = (line(&left), line(&right));
        let used = anstream::adapter::strip_str(&one).to_string().width();
        let gap = " ".repeat(room.width.saturating_sub(used) + GAP);
        out.push_str(format!("{one}{gap}{other}").trim_end());
        out.push('\n');
    }
    out
}

fn stacked(side: &Side, look: &Look) -> String {
    let bar = if look.ascii { "| " } else { "│ " };
    let bar = wrap::painted(bar, Style::new().dimmed(), look);
    let room = Look {
        width: look.width.min(LONGEST_LINE).saturating_sub(2),
        ..*look
    };
    let mut out = wrap::wrap(&side.title, "", look);
    for line in &side.lines {
        for part in wrap::wrap(line, "", &room).lines() {
            out.push_str(format!("{bar}{part}").trim_end());
            out.push('\n');
        }
    }
    out
}
