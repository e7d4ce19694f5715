//! Words in running text that sound like a decision, or a promise: they are for a person.

use super::{Action, Doubt, Maybe, Minutes};
use crate::capture::import::days::day_in;
use crate::capture::import::names::first_name;

/// Words by which people tell in running text that something was decided.
const CUES: &[&str] = &[
    "we agreed",
    "agreed to ",
    "agreed that",
    "agreed on ",
    "was agreed",
    "were agreed",
    "is agreed",
    "all agree",
    "everyone agree",
    "agreement on ",
    "general agreement",
    "we decided",
    "decided to ",
    "decided that",
    "decided on ",
    "was decided",
    "has decided",
    "have decided",
    "decision made",
    "decision is to",
    "decision was to",
    "going with ",
    "go with ",
    "we'll go ahead",
    "we will go ahead",
    "consensus",
    "unanimous",
    "no objections",
    "hearing no objection",
    "without objection",
    "motion carried",
    "motion passed",
    "motion passes",
    "carried.",
    "vote passed",
    "approved",
    "accepted",
    "resolved to",
    "resolved that",
    "rejected",
    "ratified",
    "adopted",
    "signed off",
    "green light",
    "conclusion is",
    "concluded that",
    "we will adopt",
    "voted to",
    "voted on and",
];

/// Lists words for a person, where they sound like a decision.
pub(super) fn look(minutes: &mut Minutes, words: &str, line: usize) {
    let lower = words.to_lowercase().replace('’', "'");
    let sounds = CUES.iter().any(|cue| lower.contains(cue));
    if sounds
        && !crate::capture::import::blank::is_question(words)
        && !crate::capture::import::blank::says_nothing(words)
    {
        minutes.maybe.push(Maybe {
            line,
            text: words.trim().to_owned(),
            because: Doubt::Unlabelled,
        });
    }
}

/// Whether a line at the top of a record tells the day of the meeting: the day alone, or where and when it was held.
pub(super) fn tells_the_day(words: &str) -> bool {
    const OTHER: &[&str] = &[
        "previous",
        "last ",
        "next",
        "adopted",
        "approved",
        "published",
        "updated",
        "prior",
        "due",
        "proposed",
        "draft",
    ];
    const HELD: &[&str] = &[
        "held", "minutes", "meeting", "day ", "day,", "call ", "session",
    ];
    let lower = words.to_lowercase();
    let count = words.split_whitespace().count();
    let is_alone = count <= 4;
    (is_alone || (count <= 30 && HELD.iter().any(|held| lower.contains(held))))
        && !OTHER.iter().any(|other| lower.contains(other))
}

/// `The meeting was adjourned at five` concludes nothing but the meeting.
pub(super) fn ends_the_meeting(words: &str) -> bool {
    let lower = words.to_lowercase();
    let about = ["meeting", "call", "session", "chair"]
        .iter()
        .any(|word| lower.contains(word));
    let ends = [
        "adjourn",
        "ended",
        "closed at",
        "concluded at",
        "was closed",
        "closed the meeting",
        "thanked",
    ]
    .iter()
    .any(|word| lower.contains(word));
    let bare = lower.trim_start_matches("to ");
    (about && ends) || bare.starts_with("adjourn")
}

/// Who is to do what, and by when, as far as an action says.
pub(super) fn action(line: usize, words: &str, in_year: Option<i32>) -> Action {
    let words = words.trim_start_matches(['[', ']', ' ', ':']);
    let mut owner = None;
    let mut due = None;
    for marker in [
        "[assignee]",
        "[owner]",
        "owner:",
        "assignee:",
        "assigned to:",
        "responsible:",
        "who:",
    ] {
        if let Some(at) = find_lower(words, marker) {
            owner = first_name(&words[at + marker.len()..], line).map(|named| named.name);
        }
    }
    for marker in [
        "[due]",
        "due:",
        "due date:",
        "deadline:",
        "by when:",
        " due ",
        " by ",
        "when:",
    ] {
        if let Some(at) = find_lower(words, marker) {
            due = due.or_else(|| day_in(&words[at + marker.len()..], in_year));
        }
    }
    if owner.is_none() {
        let doer = [" to ", " will ", " - ", ": ", " – "]
            .iter()
            .filter_map(|mark| words.split_once(mark))
            .map(|(name, _)| name)
            .min_by_key(|name| name.len());
        owner = doer
            .filter(|name| name.split_whitespace().count() <= 4)
            .and_then(|name| first_name(name, line))
            .map(|named| named.handle.unwrap_or(named.name));
    }
    Action {
        line,
        text: words.trim().to_owned(),
        owner,
        due,
    }
}

/// Where a lower-case marker stands, whatever the case of the words.
fn find_lower(words: &str, marker: &str) -> Option<usize> {
    let lower = words.to_ascii_lowercase();
    lower
        .find(marker)
        .filter(|at| words.is_char_boundary(at + marker.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_says_who_and_when() {
        let told = action(3, "Cy to send the plan by 2026-03-09", None);
        assert_eq!(told.owner.as_deref(), Some("Cy"));
        assert_eq!(
            told.due.map(|day| day.to_string()).as_deref(),
            Some("2026-03-09")
        );
        let listed = action(
            3,
            "Send the plan - Owner: Cy Okafor - Due: 9 March 2026",
            None,
        );
        assert_eq!(listed.owner.as_deref(), Some("Cy Okafor"));
        assert!(listed.due.is_some());
    }
}
