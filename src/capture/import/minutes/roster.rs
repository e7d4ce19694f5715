//! Who was there, who was not, and who spoke for whom.

use super::Minutes;
use super::reader::Words;
use crate::capture::import::labels::{What, label_in};
use crate::capture::import::names::{Named, names};

/// Labels that may follow one another on a line: `Present: Ana, Bo. Regrets: Cy.`
const ON_ONE_LINE: &[&str] = &[
    "Regrets:",
    "Apologies:",
    "Absent:",
    "Excused:",
    "Guests:",
    "Observers:",
    "Present:",
    "Proxies:",
    "Chair:",
    "Scribe:",
];

/// Takes what stands behind a label on its line.
pub(super) fn told(minutes: &mut Minutes, what: What, rest: &str, line: usize) {
    let next = ON_ONE_LINE
        .iter()
        .filter_map(|label| rest.find(label))
        .filter(|at| *at > 0)
        .min();
    let (here, behind) = next.map_or((rest, ""), |at| rest.split_at(at));
    if what == What::Proxies {
        proxies(minutes, here);
    } else {
        for named in names(here.trim_end_matches(['.', ' ']), false, line) {
            add(minutes, what, named);
        }
    }
    if let Some(label) = label_in(behind, 0).filter(|label| label.rest.len() < rest.len()) {
        match label.what {
            what @ (What::Present | What::Guests | What::Absent | What::Proxies) => {
                told(minutes, what, label.rest, line);
            }
            What::Chair => minutes.chair = names(label.rest, false, line).into_iter().next(),
            What::Scribe => minutes.scribe = names(label.rest, false, line).into_iter().next(),
            _ => {}
        }
    }
}

/// Takes a line that stands under a label or a heading.
pub(super) fn under(minutes: &mut Minutes, what: What, words: &Words<'_>) {
    let text = words.text.trim();
    if text.ends_with(':') || words.quoted {
        return;
    }
    if what == What::Proxies {
        return proxies(minutes, text);
    }
    // `Quorum achieved.` below the names is nobody's name.
    let second = text.split_whitespace().nth(1);
    let is_sentence = second.is_some_and(|word| word.starts_with(char::is_lowercase));
    if !words.is_item && is_sentence && text.ends_with('.') && !text.contains(',') {
        return;
    }
    // `Council: Carol, Mark`: a group that has no label of ours.
    let grouped = text
        .split_once(": ")
        .filter(|(head, _)| head.split_whitespace().count() <= 4);
    let (list, is_item) = match grouped {
        Some((_, list)) => (list, false),
        None => (text, words.is_item || !text.contains(',')),
    };
    for named in names(list, is_item, words.line) {
        add(minutes, what, named);
    }
}

/// Somebody whom a roster names.
pub(super) fn add(minutes: &mut Minutes, what: What, named: Named) {
    if let Some(spoken_for) = named.speaks_for()
        && let Some(other) = names(spoken_for, false, named.line).into_iter().next()
    {
        minutes.proxies.push((named.name.clone(), other.name));
    }
    let list = if what == What::Absent || named.was_away() {
        &mut minutes.absent
    } else {
        &mut minutes.present
    };
    if !list.iter().any(|other| other.name == named.name) {
        list.push(named);
    }
}

/// `Fay for Eli; Bo on behalf of Cy`.
fn proxies(minutes: &mut Minutes, text: &str) {
    for part in text.split([',', ';']) {
        let pair = [" on behalf of ", " for ", " → ", " -> "]
            .iter()
            .find_map(|mark| part.split_once(mark));
        let Some((speaker, spoken_for)) = pair else {
            continue;
        };
        let one = |words: &str| {
            names(words, false, 0)
                .into_iter()
                .next()
                .map(|named| named.name)
        };
        if let (Some(speaker), Some(spoken_for)) = (one(speaker), one(spoken_for)) {
            minutes.proxies.push((speaker, spoken_for));
        }
    }
}

/// A name that stands in the roster in full is not there once more in short.
pub(super) fn settle(minutes: &mut Minutes) {
    let full: Vec<String> = minutes
        .present
        .iter()
        .map(|named| named.name.clone())
        .collect();
    minutes.present.retain(|named| {
        let longer = full
            .iter()
            .filter(|other| other.starts_with(&format!("{} ", named.name)));
        named.name.contains(' ') || longer.count() != 1
    });
    let chair = minutes.chair.take();
    minutes.chair = chair.map(|chair| in_full(&minutes.present, chair));
    let scribe = minutes.scribe.take();
    minutes.scribe = scribe.map(|scribe| in_full(&minutes.present, scribe));
}

/// The roster's own entry for somebody who is named elsewhere by a first name.
fn in_full(present: &[Named], named: Named) -> Named {
    if present.iter().any(|other| other.name == named.name) {
        return named;
    }
    let begin = format!("{} ", named.name);
    let mut longer = present
        .iter()
        .filter(|other| other.name.starts_with(&begin));
    match (longer.next(), longer.next()) {
        (Some(one), None) => one.clone(),
        _ => named,
    }
}
