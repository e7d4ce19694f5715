//! The card as a page. Its first lines say whose it is, and what it is not.

use super::{Kept, Member};
use crate::report::Document;
use crate::report::document::{Item, Line, Tone};
use crate::report::standing::says;
use crate::report::weekly::{intro, most};
use crate::report::words::{capital, count, day, number, one_line, part_of, weekday};

pub(super) fn document(card: &Member) -> Document {
    let page = top(card);
    let page = if super::View::is_empty(card) {
        let name = &card.called;
        page.paragraph(format!("The journal has nothing of {name} in these days."))
    } else {
        page
    };
    let costs = card.costs.iter().map(|finding| {
        let line = Line::new().plain(&finding.title);
        Item::new(line).all_under(finding.quotes())
    });
    let page = page.section("Where they stood", stances(card));
    let page = said(page, card).section("Told to their people", told(card));
    let page = page
        .section("Promises kept", card.kept.iter().map(kept).collect())
        .section(
            "Costs on functions that nobody had asked",
            most(costs, "firstteam flags --rule unconsulted-cost"),
        )
        .section("Still open", open(card));
    match &card.pledge {
        Some(pledge) => page.section("Pledge", vec![Item::new(signed(card, pledge))]),
        None => page,
    }
}

fn top(card: &Member) -> Document {
    let name = &card.called;
    let to = card.until.format("%-d %B %Y");
    let days = format!("{} to {to}", day(card.since, card.until));
    let role = card.role.iter().chain(&card.function);
    let role: Vec<String> = role.map(|word| one_line(word)).collect();
    let about = [role.join(", "), days].into_iter();
    let about: Vec<String> = about.filter(|part| !part.is_empty()).collect();
    Document::default()
        .heading(1, format!("First-team card: {}", card.name))
        .paragraph(Line::new().strong(format!(
            "Read this with {name} first, before anybody else sees it."
        )))
        .paragraph(format!(
            "It is what the journal has, which may be wrong or leave things out; {name} can say so. It is no score, \
             compares with nobody, and has nothing that is known by second-hand word alone."
        ))
        .paragraph(Line::new().faint(capital(&about.join(", "))))
}

fn stances(card: &Member) -> Vec<Item> {
    let all = card.stances.iter();
    all.map(|place| {
        let word = match place.stance {
            "dissented" => "spoke against, and took no stance",
            "silent" => "present without a stance, which is not agreement",
            other => says(other),
        };
        let decisions = count(place.count, "decision", "decisions");
        let line = Line::new().plain(format!("{}: {decisions}", capital(word)));
        let shown = place.decisions.iter().take(10);
        shown.fold(Item::new(line), |mut item, handle| {
            item.line = item.line.plain(" ").code(handle);
            item
        })
    })
    .collect()
}

/// Dissent said in the room, as the good thing that it is.
fn said(page: Document, card: &Member) -> Document {
    if card.dissents.is_empty() {
        return page;
    }
    let open = card.dissents.iter().filter(|one| one.is_open()).count();
    let adopted = card.dissents.iter().filter(|one| {
        let last = one.answers.last();
        last.is_some_and(|answer| answer.outcome == "adopted")
    });
    let mut words = intro(card.dissents.len(), open);
    match adopted.count() {
        0 => {}
        1 if card.dissents.len() == 1 => words.push_str(" It changed what was decided."),
        many => {
            words.push(' ');
            words.push_str(&capital(&number(many)));
            words.push_str(" of them changed what was decided.");
        }
    }
    let items = card.dissents.iter().map(|dissent| dissent.item(true));
    page.heading(2, "Said in the room")
        .paragraph(Line::new().toned(words, Tone::Good))
        .list(most(items, "firstteam list dissents"))
}

fn told(card: &Member) -> Vec<Item> {
    let mut items = Vec::new();
    let reached = &card.reached;
    if reached.asked > 0 {
        let line = format!("Heard in time: {}", part_of(reached.in_time, reached.asked));
        let named = |word: &str, missing: &super::relays::Missing| {
            Line::new()
                .plain(format!("{word}: "))
                .quoted(&missing.subject)
                .plain(" ")
                .code(&missing.handle)
        };
        let later = reached.later.iter().map(|one| named("Later", one));
        let unheard = reached.unheard.iter();
        let unheard = unheard.map(|one| named("No relay on record", one));
        items.push(Item::new(line).all_under(later.chain(unheard)));
    }
    let stands = card
        .relays
        .iter()
        .filter(|told| told.corrected_by.is_none());
    let as_decided = |told: &&super::Told| told.compared == Some("faithful") || told.dismissed;
    let differs = |told: &&super::Told| told.compared == Some("drift") && !told.dismissed;
    let (same, other) = (
        stands.clone().filter(as_decided).count(),
        stands.clone().filter(differs).count(),
    );
    let unclear = stands.clone().count() - same - other;
    if same + other + unclear > 0 {
        let line = match (same + other, unclear) {
            (0, _) => "Told as decided: none that could be compared".to_owned(),
            (compared, 0) => format!("Told as decided: {}", part_of(same, compared)),
            (compared, more) => format!(
                "Told as decided: {}; {} more had too little in common to tell",
                part_of(same, compared),
                number(more)
            ),
        };
        let words = stands.filter(differs);
        let words = words.map(|told| told.item(card.as_of).line);
        items.push(Item::new(line).all_under(words));
    }
    let corrected = card.relays.len() - same - other - unclear;
    if corrected > 0 {
        let relays = capital(&count(corrected, "relay was", "relays were"));
        items.push(Item::new(
            Line::new().toned(format!("{relays} put right by a later one"), Tone::Good),
        ));
    }
    items
}

fn kept(kept: &Kept) -> Item {
    let scope = match kept.scope {
        Some("shared") => "To the whole team",
        Some(_) => "To their own function",
        None => "Without a scope on record",
    };
    let mut parts = Vec::new();
    if kept.settled > 0 {
        parts.push(part_of(kept.kept, kept.settled));
    }
    if kept.unsaid > 0 {
        let promises = count(kept.unsaid, "is", "are");
        let more = if kept.settled > 0 { " more" } else { "" };
        let (one, is) = promises.split_once(' ').unwrap_or((&promises, "is"));
        parts.push(format!(
            "{one}{more} {is} past the date, and nobody has said what became of it"
        ));
    }
    Item::new(format!("{scope}: {}", parts.join("; ")))
}

fn open(card: &Member) -> Vec<Item> {
    let promises = card.promises.iter();
    let promises = promises.map(|promise| {
        let due = weekday(promise.due, card.as_of);
        let line = Line::new()
            .quoted(one_line(&promise.what))
            .plain(" ")
            .code(&promise.handle);
        let line = line.plain(format!(", due {due}"));
        Item::new(if promise.state == "overdue" {
            line.plain(": ").toned("overdue", Tone::Attention)
        } else {
            line
        })
    });
    let owed = card.owed.iter().map(|owed| {
        let sentence = owed.tell.as_ref().unwrap_or(&owed.subject);
        let due = weekday(owed.due, card.as_of);
        let line = Line::new()
            .plain(format!("To tell {}: ", owed.audience))
            .quoted(one_line(sentence))
            .plain(" ")
            .code(&owed.handle)
            .plain(format!(", by {due}"));
        Item::new(if owed.overdue {
            line.plain(": ").toned("late", Tone::Attention)
        } else {
            line
        })
    });
    let mut items = most(promises, "firstteam list commitments");
    items.extend(most(owed, "firstteam cascade"));
    items
}

fn signed(card: &Member, pledge: &super::Pledge) -> Line {
    let version = &pledge.version;
    match pledge.signed {
        Some(on) => Line::new().toned(
            format!("Signed {version} on {}", day(on, card.as_of)),
            Tone::Good,
        ),
        None => format!("{version} is not signed yet").into(),
    }
}
