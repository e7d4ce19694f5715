//! A table on the terminal: columns with nothing but room between them; where the terminal is too narrow for that, a
//! block of lines for each row, so that nothing is lost.

use comfy_table::{
    Attribute, Cell as GridCell, Color, ColumnConstraint, ContentArrangement, TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::{Look, safe, wrap};
use crate::report::document::{Cell, Line, Table, Tone};

/// Below this, a column of words is no longer read with ease.
const NARROWEST: usize = 16;

/// The room between columns.
const GAP: usize = 2;

/// A table as it fits.
pub(super) fn grid(table: &Table, look: &Look) -> String {
    if needed(table) > look.width {
        return blocks(table, look);
    }
    let mut grid = comfy_table::Table::new();
    grid.load_style(style(look))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    if look.colour {
        grid.enforce_styling();
    } else {
        grid.force_no_tty();
    }
    grid.set_header(
        table
            .columns
            .iter()
            .map(|name| GridCell::new(safe::line(name)).add_attribute(Attribute::Bold)),
    );
    for row in &table.rows {
        grid.add_row(row.iter().map(|cell| cell_of(cell, look)));
    }
    let last = table.columns.len().saturating_sub(1);
    for (index, column) in grid.column_iter_mut().enumerate() {
        // Beside the padding, the line under the header takes a space between columns.
        let padding = u16::from(index != last);
        column.set_padding((0, padding));
        if !is_words(table, index) {
            let width = widest(table, index) + usize::from(padding);
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    format!("{}\n", trimmed(&grid.to_string()))
}

/// One line under the header, and nothing else.
fn style(look: &Look) -> TableStyle {
    let line = if look.ascii { '-' } else { '─' };
    TableStyle::new().header_separator(comfy_table::LineStyle::none().fill(line).junction(line))
}

fn cell_of(cell: &Cell, look: &Look) -> GridCell {
    let shown = GridCell::new(text(cell, look));
    match cell {
        Cell::Handle(_) => shown.fg(Color::DarkCyan),
        Cell::Word(_, Tone::Good) => shown.fg(Color::DarkGreen),
        Cell::Word(_, Tone::Attention) => shown.fg(Color::DarkYellow),
        _ => shown,
    }
}

fn text(cell: &Cell, look: &Look) -> String {
    if look.ascii {
        safe::ascii(&safe::line(&cell.plain()))
    } else {
        safe::line(&cell.text())
    }
}

/// Whether a column holds words, which may be broken into lines; handles, days and states stay whole.
fn is_words(table: &Table, index: usize) -> bool {
    table
        .rows
        .iter()
        .any(|row| matches!(row.get(index), Some(Cell::Text(_))))
}

fn widest(table: &Table, index: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(index));
    let cells = cells.map(|cell| safe::line(&cell.text()).width());
    let name = table.columns.get(index).map_or(0, |name| name.width());
    cells.max().unwrap_or(0).max(name)
}

/// The least width at which the table can be read.
fn needed(table: &Table) -> usize {
    let column = |index| {
        let widest = widest(table, index);
        let least = if is_words(table, index) {
            widest.min(NARROWEST)
        } else {
            widest
        };
        least + GAP
    };
    (0..table.columns.len())
        .map(column)
        .sum::<usize>()
        .saturating_sub(GAP)
}

/// A block of lines for each row: what is short on the first line, then each text with its column's name.
fn blocks(table: &Table, look: &Look) -> String {
    let mut out = String::new();
    for (number, row) in table.rows.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let short = row
            .iter()
            .filter(|cell| !matches!(cell, Cell::Text(_) | Cell::Empty));
        let short: Vec<String> = short.map(|cell| text(cell, look)).collect();
        if !short.is_empty() {
            out.push_str(&wrap::wrap(&Line::new().strong(short.join("  ")), "", look));
        }
        for (name, cell) in table.columns.iter().zip(row) {
            if let Cell::Text(text) = cell {
                let line = Line::new().faint(format!("{name}: ")).plain(text);
                out.push_str(&wrap::wrap(&line, "  ", look));
            }
        }
    }
    out
}

/// Without the room at the ends of lines; the line under the header is as long as the longest other.
fn trimmed(text: &str) -> String {
    let is_rule = |line: &&str| !line.is_empty() && line.chars().all(|c| c == '─' || c == '-');
    let lines = || text.lines().map(str::trim_end);
    let longest = lines()
        .filter(|line| !is_rule(line))
        .map(visible_width)
        .max();
    let longest = longest.unwrap_or(0);
    let line = |line: &str| -> String {
        if is_rule(&line) {
            line.chars().take(longest).collect()
        } else {
            line.to_owned()
        }
    };
    lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The columns that a line takes, its colours left out.
fn visible_width(line: &str) -> usize {
    anstream::adapter::strip_str(line).to_string().width()
}
