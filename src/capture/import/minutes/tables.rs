//! Rows of tables: decisions, actions, motions, and who was there. The header says what a column holds.

use super::reader::{Reader, Words};
use super::votes;
use super::{Action, Doubt, roster};
use crate::capture::import::blank::{is_question, says_nothing};
use crate::capture::import::days::day_in;
use crate::capture::import::labels::What;
use crate::capture::import::markdown::{Block, Line};
use crate::capture::import::names::names;

/// Takes a row, as far as its header and the heading above say what it is.
pub(super) fn row(reader: &mut Reader, header: &[String], block: &Block) {
    let table = Table {
        header,
        cells: &block.lines,
        line: block.line(),
    };
    let above = reader.effective();
    if table.is_empty() {
        return;
    }
    match above {
        Some(What::Present | What::Guests | What::Absent) if attendance(reader, &table, above) => {
            return;
        }
        _ => {}
    }
    let is_counted = table
        .at(&[
            "for",
            "against",
            "ayes",
            "in favor",
            "in favour",
            "moved by",
        ])
        .is_some();
    let of_item = || {
        table
            .cell(&["item", "topic", "subject"])
            .filter(|_| is_counted)
    };
    if let Some(motion) = table
        .cell(&["motion", "motion text", "resolution", "proposal"])
        .or_else(of_item)
        && let Some(outcome) =
            table.cell(&["outcome", "result", "status", "vote", "votes", "decision"])
    {
        if votes::is_carried(outcome) {
            return reader.decide(table.line, motion, None);
        }
        if votes::is_lost(outcome) {
            return;
        }
    }
    // A column says of each row what it is: `Type | Description`, `D | Sell the plotter`.
    if let Some(kind) = table.cell(&["type", "kind", "category", "item type"])
        && let Some(what) = reader.kind(kind)
    {
        return match what {
            What::Decision => decision(reader, &table, true),
            What::Action => action(reader, &table),
            _ => {}
        };
    }
    // A table of one motion on its own: `Moved By | …`, `Status | Accepted`.
    if let [key, value] = table.cells
        && matches!(
            key.text.trim().to_lowercase().as_str(),
            "status" | "result" | "outcome"
        )
        && (votes::is_carried(&value.text) || votes::is_lost(&value.text))
    {
        if table.at(&["moved by", "mover", "proposed by"]).is_some() {
            reader.somebody_moved(&Words::of("", 0, table.line));
        }
        return reader.came_of(&value.text, table.line);
    }
    match above {
        Some(What::Decision) => decision(reader, &table, true),
        Some(What::Action) => action(reader, &table),
        None if table.announces("decision") || table.has_decisions() => {
            decision(reader, &table, false);
        }
        None if table.announces("action") => action(reader, &table),
        None if table.cell(&["present", "attendance"]).is_some() => {
            attendance(reader, &table, Some(What::Present));
        }
        _ => doubtful(reader, &table),
    }
}

/// `Decision / Action`, `Outcome`: a column that may hold decisions is listed for a person.
fn doubtful(reader: &mut Reader, table: &Table<'_>) {
    let may_decide = |name: &String| {
        let name = name.to_lowercase();
        ["decision", "outcome", "resolution", "agreed"]
            .iter()
            .any(|word| name.contains(word))
    };
    let columns = table.header.iter().zip(table.cells);
    let cell = columns.clone().find(|(name, _)| may_decide(name));
    let words = cell.map_or("", |(_, cell)| cell.text.trim());
    if words.split_whitespace().count() > 2 && !says_nothing(words) && !is_question(words) {
        reader.doubt(table.line, words, Doubt::Unlabelled);
    }
}

struct Table<'a> {
    header: &'a [String],
    cells: &'a [Line],
    line: usize,
}

impl<'a> Table<'a> {
    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| says_nothing(&cell.text))
    }

    fn at(&self, names: &[&str]) -> Option<usize> {
        // `Attendance (P/A)` is `attendance`.
        let plain = |name: &String| {
            name.split('(')
                .next()
                .unwrap_or_default()
                .trim()
                .to_lowercase()
        };
        let lower: Vec<String> = self.header.iter().map(plain).collect();
        names
            .iter()
            .find_map(|name| lower.iter().position(|column| column == name))
    }

    fn cell(&self, names: &[&str]) -> Option<&'a str> {
        let cell = self.cells.get(self.at(names)?)?;
        Some(cell.text.trim()).filter(|text| !says_nothing(text))
    }

    /// Whether some column holds what was decided of each topic: `Topic | Decision | Owner`.
    fn has_decisions(&self) -> bool {
        self.header.iter().skip(1).any(|name| {
            let name = name.trim().to_lowercase();
            matches!(
                name.as_str(),
                "decision" | "decisions" | "decision made" | "resolution"
            )
        })
    }

    /// Whether a column is named for what a table lists: `Decision`, `Decision Item`, `Action Item`.
    fn announces(&self, what: &str) -> bool {
        self.header.first().is_some_and(|name| {
            let name = name.trim().to_lowercase();
            name == what
                || name == format!("{what} item")
                || name == format!("{what} id")
                || name == format!("{what} #")
        })
    }
}

/// Columns that hold the words of a decision, the surest first.
const WORDS: &[&str] = &[
    "decision",
    "decisions",
    "description",
    "resolution",
    "decision description",
    "decision text",
    "outcome",
    "what",
    "decision made",
    "details",
    "item",
    "decision item",
    "text",
    "conclusion",
    "agreed",
];
const NUMBERS: &[&str] = &[
    "#",
    "no",
    "no.",
    "nr",
    "id",
    "ref",
    "number",
    "decision id",
    "decision item",
    "decision #",
];

fn decision(reader: &mut Reader, table: &Table<'_>, is_under_heading: bool) {
    reader.mark_table();
    let status = table.cell(&["status", "approval status", "state", "decision status"]);
    if status.is_some_and(is_open) {
        return;
    }
    let column = table.at(WORDS).filter(|at| {
        // `Decision Item | Description`: the first holds numbers.
        table
            .cells
            .get(*at)
            .is_some_and(|cell| cell.text.chars().any(char::is_alphabetic) && !is_code(&cell.text))
    });
    let column = column.or_else(|| {
        let words = |cell: &Line| cell.text.split_whitespace().count();
        let longest = table
            .cells
            .iter()
            .enumerate()
            .max_by_key(|(at, cell)| (words(cell), usize::MAX - at));
        longest
            .filter(|(_, cell)| is_under_heading && words(cell) > 2)
            .map(|(at, _)| at)
    });
    let Some(cell) = column.and_then(|at| table.cells.get(at)) else {
        return;
    };
    let text = cell.text.trim();
    let number = table
        .cell(NUMBERS)
        .filter(|number| *number != text)
        .map(str::to_owned);
    // Where a column names the subject, a short decision stands behind it: `Pricing: approved`.
    let subject = table
        .cell(&["item", "topic", "subject", "issue"])
        .filter(|subject| *subject != text && !is_code(subject));
    let from = reader.minutes.decisions.len();
    let short = text.split_whitespace().count() < 5;
    match subject {
        Some(subject) if short && !is_question(text) => {
            reader.decide(table.line, &format!("{subject}: {text}"), number);
        }
        _ => reader.decide(table.line, text, number),
    }
    if let Some(decided) = reader.minutes.decisions.get_mut(from) {
        decided.why = table
            .cell(&["rationale", "reason", "why", "justification", "reasoning"])
            .map(str::to_owned);
    }
}

/// Whether a status says that it is not decided yet.
fn is_open(status: &str) -> bool {
    let status = status.to_lowercase();
    [
        "open",
        "pending",
        "proposed",
        "draft",
        "tbd",
        "deferred",
        "in discussion",
        "rejected",
        "withdrawn",
        "needed",
    ]
    .iter()
    .any(|word| status.contains(word))
}

/// `108.1`, `DEC-2026-003`.
fn is_code(text: &str) -> bool {
    !text.trim().contains(' ') && text.chars().any(|c| c.is_ascii_digit())
}

fn action(reader: &mut Reader, table: &Table<'_>) {
    reader.mark_table();
    let what = table.cell(&[
        "action",
        "description",
        "task",
        "what",
        "actions",
        "todo",
        "item",
        "action item",
        "next step",
    ]);
    let Some(text) = what
        .filter(|text| !is_code(text))
        .or_else(|| table.cell(&["description", "task"]))
    else {
        return;
    };
    let status = table.cell(&["status", "state"]).map(str::to_lowercase);
    if status.is_some_and(|status| {
        ["done", "closed", "complete", "cancelled"]
            .iter()
            .any(|word| status.starts_with(word))
    }) {
        return;
    }
    let owner = table.cell(&[
        "owner",
        "who",
        "assignee",
        "responsible",
        "assigned to",
        "lead",
        "responsible person",
    ]);
    let due = table.cell(&[
        "due",
        "due date",
        "deadline",
        "by when",
        "when",
        "by",
        "target date",
        "target",
    ]);
    let in_year = reader.in_year;
    reader.minutes.actions.push(Action {
        line: table.line,
        text: text.to_owned(),
        owner: owner.map(str::to_owned),
        due: due.and_then(|due| day_in(due, in_year)),
    });
}

/// A row of who was there; `false` where the table names nobody.
fn attendance(reader: &mut Reader, table: &Table<'_>, above: Option<What>) -> bool {
    const NAMES: &[&str] = &[
        "name",
        "attendee",
        "attendees",
        "participant",
        "member",
        "members",
        "who",
        "person",
        "full name",
        "director",
        "names",
        "participants",
    ];
    let Some(cell) = table.cell(NAMES) else {
        return false;
    };
    let mark = table.at(&[
        "present",
        "attendance",
        "attended",
        "here",
        "here?",
        "attended?",
        "in attendance",
        "present?",
        "status",
        "attending",
    ]);
    let mark = mark
        .and_then(|at| table.cells.get(at))
        .map(|cell| cell.text.trim().to_lowercase());
    let what = match mark.as_deref() {
        Some(
            "no" | "n" | "a" | "absent" | "✗" | "✘" | "❌" | "x (absent)" | "apologies" | "regrets"
            | "excused" | "" | "-" | "–",
        ) => What::Absent,
        _ => above.unwrap_or(What::Present),
    };
    let handle = table.cell(&["handle", "abbreviation", "initials", "github", "nick"]);
    for mut named in names(cell, true, table.line) {
        named.handle = named
            .handle
            .or_else(|| handle.map(|handle| handle.trim_start_matches('@').to_owned()));
        roster::add(&mut reader.minutes, what, named);
    }
    let proxy = table.cell(&["proxy", "proxy for", "speaks for"]);
    if let Some(spoken_for) = proxy
        && let Some(named) = names(cell, true, table.line).into_iter().next()
        && let Some(other) = names(spoken_for, false, table.line).into_iter().next()
    {
        reader.minutes.proxies.push((named.name, other.name));
    }
    true
}
