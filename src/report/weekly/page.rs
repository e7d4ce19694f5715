//! The week as a page: the sentence that matters, then what was decided, said, promised and told, then what to ask.
//! An empty part is left out; a long one is cut, and says so.

use super::{Heard, Weekly, questions};
use crate::model::id;
use crate::report::Document;
use crate::report::document::{Item, Line, Tone};
use crate::report::relays::Owed;
use crate::report::words::{LONG, and, capital, count, cut, day, number, part_of, weekday};

/// How many points a part shows.
const MOST: usize = 10;

pub(super) fn document(weekly: &Weekly) -> Document {
    let as_of = weekly.as_of;
    let decided = weekly.decisions.iter().map(|decided| decided.item(as_of));
    let changed = weekly.changes.iter().map(super::Changed::item);
    let reviews = weekly.reviews.iter().map(|review| review.item(as_of));
    let reviewed = weekly.reviewed.iter().map(super::Reviewed::item);
    let open = weekly.unasked_dissents().map(|dissent| dissent.item(true));
    let settled = weekly.settled.iter().map(super::Settled::item);
    let mut page = top(weekly)
        .section("Decided", most(decided, "firstteam list decisions"))
        .section("Changed", most(changed, "firstteam list amendments"));
    page = in_the_room(page, &weekly.dissents);
    page = promises(page, weekly)
        .section(
            "Still to be told",
            most(relays(weekly), "firstteam flags --rule never-relayed"),
        )
        .section("Reviewed", most(reviewed, "firstteam list reviews"))
        .section("To review", most(reviews, "firstteam list decisions"))
        .section(
            "Dissent without an answer",
            most(open, "firstteam list dissents"),
        );
    asked(page, weekly).section("Settled", most(settled, "firstteam list addresses"))
}

fn top(weekly: &Weekly) -> Document {
    let week = format!(
        "{} to {}",
        day(weekly.since, weekly.as_of),
        weekly.as_of.format("%-d %B %Y")
    );
    let team = if weekly.team.is_empty() {
        week
    } else {
        format!("{}, {week}", weekly.team)
    };
    let page = Document::default()
        .heading(1, weekly.headline.as_str())
        .paragraph(Line::new().faint(team));
    if weekly.unreadable == 0 {
        return page;
    }
    page.paragraph(Line::new().toned(unreadable(weekly.unreadable), Tone::Attention))
}

/// What a week says of files that could not be read.
pub(in crate::report) fn unreadable(files: usize) -> String {
    let files = capital(&count(files, "file", "files"));
    format!(
        "{files} could not be read, so that something may be missing here: firstteam check tells what."
    )
}

/// Dissent where it belongs is good news, and is told as such.
fn in_the_room(page: Document, dissents: &[Heard]) -> Document {
    if dissents.is_empty() {
        return page;
    }
    let open = dissents.iter().filter(|dissent| dissent.is_open()).count();
    let intro = Line::new().toned(intro(dissents.len(), open), Tone::Good);
    page.heading(2, "Said in the room")
        .paragraph(intro)
        .list(heard(dissents))
}

/// Dissent in the room as what it is: a sign that the room works.
pub(in crate::report) fn intro(said: usize, open: usize) -> String {
    let dissents = capital(&count(said, "dissent was", "dissents were"));
    let (they, were, wait) = if said == 1 {
        ("it", "was", "waits")
    } else {
        ("they", "were", "wait")
    };
    let answer = match open {
        0 => format!("and {they} {were}"),
        _ if open == said => format!("and still {wait} for it"),
        1 => "and one still waits for it".to_owned(),
        _ => format!("and {} still wait for it", number(open)),
    };
    format!("{dissents} said where {they} can be answered, {answer}.")
}

fn heard(dissents: &[Heard]) -> Vec<Item> {
    most(
        dissents.iter().map(|dissent| dissent.item(true)),
        "firstteam list dissents",
    )
}

fn promises(page: Document, weekly: &Weekly) -> Document {
    let items = weekly.commitments.items(weekly.as_of);
    if items.is_empty() {
        return page;
    }
    let (kept, due) = (
        weekly.commitments.fell_due_kept,
        weekly.commitments.fell_due,
    );
    let page = page.heading(2, "Promises");
    // Of a single one, the list says it.
    let page = match due {
        0 | 1 => page,
        _ if kept == due => page.paragraph(format!("All {} due this week were kept.", number(due))),
        _ => page.paragraph(format!(
            "Kept of those due this week: {}.",
            part_of(kept, due)
        )),
    };
    page.list(most(items, "firstteam list commitments"))
}

/// A point for each decision, with who still has to hear it.
fn relays(weekly: &Weekly) -> Vec<Item> {
    let by_decision = weekly
        .relays
        .chunk_by(|one, next| one.decision == next.decision);
    by_decision.map(|owed| relay(owed, weekly)).collect()
}

/// All that is owed of one decision is owed from the same day on.
fn relay(owed: &[Owed], weekly: &Weekly) -> Item {
    let first = &owed[0];
    let sentence = first.tell.as_ref().unwrap_or(&first.subject);
    let line = Line::new()
        .quoted(cut(sentence, LONG))
        .plain(" ")
        .code(&first.handle);
    let names = |wanted: &dyn Fn(&&Owed) -> bool| {
        let names: Vec<&str> = owed
            .iter()
            .filter(wanted)
            .map(|owed| owed.name.as_str())
            .collect();
        and(&names)
    };
    let due = weekday(first.due, weekly.as_of);
    let who = Line::from(format!("{}, by {due}", names(&|_| true)));
    let who = if first.overdue {
        who.plain(": ").toned("late", Tone::Attention)
    } else {
        who
    };
    let item = Item::new(line).under(who);
    let anew = names(&|owed| owed.anew);
    if anew.is_empty() {
        return item;
    }
    item.under(format!("{anew} heard an earlier wording"))
}

fn asked(page: Document, weekly: &Weekly) -> Document {
    let asked = weekly.questions();
    let notes = weekly.notes();
    let items = most(questions::items(&asked, weekly.as_of), "firstteam flags");
    let notes = notes.iter().map(|note| {
        let line = Line::new().plain(note.title());
        let subject = note.first().subjects.first().map(|id| id::handle(id));
        Item::new(subject.map_or(line.clone(), |handle| line.plain(" ").code(handle)))
    });
    page.section("Questions", items)
        .section("Also noted", most(notes, "firstteam flags"))
}

/// No more points than people read, and where the others are.
pub(in crate::report) fn most(items: impl IntoIterator<Item = Item>, command: &str) -> Vec<Item> {
    let mut items: Vec<Item> = items.into_iter().collect();
    let total = items.len();
    if total > MOST {
        items.truncate(MOST);
        let shown = format!("{MOST} of {total}; the others: ");
        items.push(Item::new(Line::new().faint(shown).code(command)));
    }
    items
}
