//! Who was there, who was not, and who spoke for whom.

use super::Minutes;
use super::reader::Words;
use super::sentences::names_only;
use crate::capture::import::labels::{What, unbulleted};
use crate::capture::import::names::{Named, first_name, names};

/// Takes what stands behind a label.
pub(super) fn told(minutes: &mut Minutes, what: What, rest: &str, line: usize) {
    if what == What::Proxies {
        return proxies(minutes, rest);
    }
    let rest = apologies(rest).unwrap_or(rest);
    let rest = rest.trim_end_matches(['.', ' ']);
    let rest = rest.strip_suffix(" present").unwrap_or(rest);
    for named in names(rest, false, line) {
        add(minutes, what, named);
    }
}

/// The names in `Apologies were received from A and B`, `Apologies from A`, `Apologies A and B`.
pub(super) fn apologies(words: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let words = unbulleted(words);
    let words =
        words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let lower = words.to_ascii_lowercase();
    let begin = ["apologies", "regrets", "apology"]
        .iter()
        .find(|begin| lower.starts_with(**begin))?;
    if words.split_whitespace().count() > LONGEST {
        return None;
    }
    let behind = match lower.find(" from ") {
        Some(at) => &words[at + " from ".len()..],
        None => words[begin.len()..].trim_start_matches([' ', '-', '–', '—', ':']),
    };
    let names_all = names_only(behind.split(['.', ';']).next()?);
    (behind.starts_with(char::is_uppercase) && names_all).then_some(behind)
}

/// Whether a line among those who were there leads to those who were not: `the following are not in attendance:`.
pub(super) fn leads_to_absent(words: &str) -> bool {
    const NOT: &[&str] = &[
        "not in attendance",
        "not attending",
        "not present",
        "unable to attend",
        "could not attend",
        "were absent",
    ];
    let lower = words.to_lowercase();
    lower.trim_end().ends_with(':') && NOT.iter().any(|not| lower.contains(not))
}

/// Who led the meeting, where a sentence says so: `The meeting was chaired by Ana`.
pub(super) fn leader(words: &str, line: usize) -> Option<Named> {
    const LONGEST: usize = 24;
    const BY: &[&str] = &[
        "meeting was led by ",
        "meeting was chaired by ",
        "meeting was facilitated by ",
        "meeting was moderated by ",
        "meeting was run by ",
        "presided over by ",
    ];
    const BEFORE: &[&str] = &["called the meeting to order", "chaired the meeting"];
    const OFFICES: &[&str] = &[
        "the",
        "president",
        "vice",
        "vice-president",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "mayor",
        "board",
        "council",
        "secretary",
        "director",
        "commissioner",
    ];
    if words.split_whitespace().count() > LONGEST {
        return None;
    }
    let lower = words.to_ascii_lowercase();
    let by = BY.iter().find_map(|by| Some(lower.find(by)? + by.len()));
    // `called to order at 7:00 PM by Ana Ruiz`
    let order = || {
        let at = lower.find("called to order")?;
        Some(at + lower[at..].find(" by ")? + " by ".len())
    };
    let behind = by.or_else(order).map(|at| &words[at..]);
    let before = BEFORE
        .iter()
        .find_map(|said| Some(&words[..lower.find(said)?]));
    let name = behind
        .and_then(|behind| behind.split([',', ';', '(']).next())
        .or_else(|| before.and_then(|before| before.rsplit([';', '(', ':']).next()))?;
    let name = name.split(" at ").next()?.split(" on ").next()?.trim();
    // `President Ana Ruiz` is Ana Ruiz; `the President` says who has an office, and not who that is.
    let offices = name
        .split(' ')
        .take_while(|word| OFFICES.contains(&word.to_lowercase().as_str()));
    let skipped: usize = offices.map(|word| word.len() + 1).sum();
    let name = name.get(skipped..)?;
    first_name(name, line).filter(|named| names_only(&named.name))
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
        let ticked = words.ticked.filter(|_| what != What::Absent);
        add(minutes, what, Named { ticked, ..named });
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

/// A name that stands in the roster in full is not there once more in short; who has no tick, where others have, was not
/// there; and somebody's part in the meeting may stand behind the name.
pub(super) fn settle(minutes: &mut Minutes) {
    if minutes.present.iter().any(|named| named.ticked.is_some()) {
        let is_ticked = minutes
            .present
            .iter()
            .any(|named| named.ticked == Some(true));
        let (empty, there): (Vec<Named>, Vec<Named>) = std::mem::take(&mut minutes.present)
            .into_iter()
            .partition(|named| named.ticked == Some(false));
        minutes.present = there;
        // Where nobody ticked anything, the boxes say nothing of anybody.
        minutes
            .absent
            .extend(empty.into_iter().filter(|_| is_ticked));
    }
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
    let is_in_full = |named: &Named| {
        full.iter()
            .any(|other| other.starts_with(&format!("{} ", named.name)))
    };
    minutes.absent.retain(|named| !is_in_full(named));
    minutes.chair = minutes
        .chair
        .take()
        .or_else(|| only(&minutes.present, Named::led));
    minutes.scribe = minutes
        .scribe
        .take()
        .or_else(|| only(&minutes.present, Named::wrote));
    let chair = minutes.chair.take();
    minutes.chair = chair.map(|chair| in_full(&minutes.present, chair));
    let scribe = minutes.scribe.take();
    minutes.scribe = scribe.map(|scribe| in_full(&minutes.present, scribe));
}

/// The one of whom something is said; nobody, where it is said of several.
fn only(present: &[Named], said: fn(&Named) -> bool) -> Option<Named> {
    let mut all = present.iter().filter(|named| said(named));
    let first = all.next()?;
    all.next().is_none().then(|| first.clone())
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
