//! Several teams as a page: what they have together first, then each one's own.

use super::{Across, Counts, Namesake, Organisation, Together};
use crate::report::document::{Block, Cell, Item, Line, Table, Tone};
use crate::report::words::{and, capital, count, weekday};
use crate::report::{Document, View};

/// A team's own report begins this much deeper.
const DEEPER: u8 = 2;

pub(super) fn document<V: View>(organisation: &Organisation<V>) -> Document {
    let together = &organisation.together;
    let page = Document::default()
        .heading(1, headline(together))
        .table(table(together))
        .section(
            "Who sits in several teams",
            together.members(Across::member),
        )
        .section(
            "Still to hear from several teams",
            together.functions(Across::function),
        )
        .list(together.namesakes.iter().map(Namesake::item).collect());
    let sections = organisation.journals.iter();
    sections.fold(page, |mut page, section| {
        page = page.heading(2, section.team.as_str());
        if section.report.is_empty() {
            return page.paragraph("Nothing to say.");
        }
        let blocks = section.report.document().blocks.into_iter();
        page.blocks.extend(blocks.map(|block| match block {
            Block::Heading(level, line) => Block::Heading(level + DEEPER, line),
            other => other,
        }));
        page
    })
}

/// How many teams, and what they have together that asks for somebody.
fn headline(together: &Together) -> String {
    let all = &together.all;
    let parts = [
        (all.decisions, "decision", "decisions"),
        (all.overdue, "overdue promise", "overdue promises"),
        (all.unanswered, "unanswered dissent", "unanswered dissents"),
        (all.questions, "question", "questions"),
    ];
    let parts = parts.iter().filter(|(number, _, _)| *number > 0);
    let parts: Vec<String> = parts
        .map(|(number, one, many)| count(*number, one, many))
        .collect();
    let teams = capital(&count(together.teams.len(), "team", "teams"));
    if parts.is_empty() {
        return format!("{teams}, and nothing that waits");
    }
    format!("{teams}: {}", and(&parts))
}

fn table(together: &Together) -> Table {
    let columns = [
        "Team",
        "Decided",
        "Dissents",
        "Unanswered",
        "Promises open",
        "Overdue",
        "To tell",
        "Questions",
    ];
    let row = |name: &str, counts: &Counts| {
        let numbers = [
            counts.decisions,
            counts.dissents,
            counts.unanswered,
            counts.open,
            counts.overdue,
            counts.to_tell,
            counts.questions,
        ];
        let numbers = numbers.into_iter().map(Cell::Number);
        std::iter::once(Cell::Text(name.to_owned()))
            .chain(numbers)
            .collect()
    };
    let teams = together
        .teams
        .iter()
        .map(|counts| row(&counts.team, counts));
    Table {
        rows: teams.chain([row("All", &together.all)]).collect(),
        ..Table::with_columns(columns)
    }
}

impl Together {
    fn members(&self, item: impl Fn(&Across, &Self) -> Item) -> Vec<Item> {
        self.members
            .iter()
            .map(|across| item(across, self))
            .collect()
    }

    fn functions(&self, item: impl Fn(&Across, &Self) -> Item) -> Vec<Item> {
        self.functions
            .iter()
            .map(|across| item(across, self))
            .collect()
    }
}

impl Across {
    /// A person, with what each team waits for.
    fn member(&self, together: &Together) -> Item {
        let teams = Line::new()
            .strong(&self.name)
            .faint(format!(", in {}", and(&self.teams)));
        let promises = self.promises.iter().map(|promise| {
            let item = promise.what.item(promise.what.state, together.as_of);
            Line::new()
                .faint(format!("{}: ", promise.team))
                .then(item.line)
        });
        let relays = self.relays.iter().map(|owed| {
            let due = weekday(owed.what.due, together.as_of);
            let line = Line::new()
                .faint(format!("{}: ", owed.team))
                .plain(format!("to tell {}, by {due}: ", owed.what.audience))
                .quoted(&owed.what.subject);
            late(line, owed.what.overdue)
        });
        Item::new(teams).all_under(promises).all_under(relays)
    }

    /// A function, with the decisions that its people have not heard.
    fn function(&self, together: &Together) -> Item {
        let relays = self.relays.iter().map(|owed| {
            let due = weekday(owed.what.due, together.as_of);
            let line = Line::new()
                .faint(format!("{}: ", owed.team))
                .quoted(&owed.what.subject)
                .plain(format!(", by {due}"));
            late(line, owed.what.overdue)
        });
        Item::new(Line::new().strong(&self.name)).all_under(relays)
    }
}

fn late(line: Line, overdue: bool) -> Line {
    if overdue {
        line.plain(", ").toned("late", Tone::Attention)
    } else {
        line
    }
}

impl Namesake {
    fn item(&self) -> Item {
        let people: Vec<String> = self
            .people
            .iter()
            .map(|(team, name)| format!("{name} in {team}"))
            .collect();
        Item::new(
            Line::new()
                .code(&self.handle)
                .faint(format!(" is {}: taken for different people", and(&people))),
        )
    }
}
