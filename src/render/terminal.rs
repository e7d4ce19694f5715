//! A document on the terminal.

use anstyle::Style;

use super::{Look, grid, safe, wrap};
use crate::report::Document;
use crate::report::document::{Block, Item, Line, Piece};

/// Prose is hard to read in longer lines.
const LONGEST_LINE: usize = 100;

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
