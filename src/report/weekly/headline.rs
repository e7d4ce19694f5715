//! The most important thing of the week in one sentence.

use chrono::NaiveDate;

use super::Weekly;
use crate::model::kinds::{Decision, Signal};
use crate::model::{BodyOf, Entry, Journal, Kind, SignalWhat};
use crate::report::FindingView;
use crate::report::asked::Asked;
use crate::report::people::subject;
use crate::report::record::label;
use crate::report::words::{and, capital, count, cut, day, number};
use crate::rules::Check;

/// How much of what was seen stands in the headline.
const FIRST_WORDS: usize = 60;

/// The first of these that the week has something of; most weeks should end at the last.
pub(super) fn headline(weekly: &Weekly, journal: &Journal) -> String {
    let has_new_flag = weekly
        .questions()
        .iter()
        .any(|asked| asked.first().level == "flag" && asked.first().state == "new");
    let objections = || objections(weekly);
    let urgent = if has_new_flag { None } else { objections() };
    urgent
        .or_else(|| new_questions(weekly, journal))
        .or_else(objections)
        .or_else(|| waiting_flags(weekly, journal))
        .or_else(|| promises(weekly))
        .or_else(|| relays(weekly))
        .or_else(|| reviews(weekly))
        .or_else(|| old_questions(weekly))
        .unwrap_or_else(|| calm(weekly))
}

fn new_questions(weekly: &Weekly, journal: &Journal) -> Option<String> {
    let questions = weekly.questions();
    let first = questions.first().map(Asked::first);
    let first = first.filter(|first| first.state == "new")?;
    let about = about(journal, weekly.as_of, first);
    Some(match questions.len() {
        1 => format!("One question for the next forum, about {about}."),
        many => {
            let many = capital(&number(many));
            format!("{many} questions for the next forum, the first about {about}.")
        }
    })
}

/// Earlier questions that were asked loudly, and that nobody has settled.
fn waiting_flags(weekly: &Weekly, journal: &Journal) -> Option<String> {
    let questions = weekly.questions();
    let flags: Vec<_> = questions
        .iter()
        .map(Asked::first)
        .filter(|first| first.level == "flag")
        .collect();
    let first = flags.first()?;
    let about = about(journal, weekly.as_of, first);
    Some(match flags.len() {
        1 => format!("One question still waits for the forum, about {about}."),
        many => {
            let many = capital(&number(many));
            format!("{many} questions still wait for the forum, the first about {about}.")
        }
    })
}

/// What a finding is about in a few words: "a relay of “Platform rewrite”".
pub(in crate::report) fn about(
    journal: &Journal,
    as_of: NaiveDate,
    finding: &FindingView,
) -> String {
    match finding.rule {
        "missed-ritual" => return "a meeting that is due".to_owned(),
        "unsigned-pledge" => return "the pledge".to_owned(),
        "unaddressed" => return "a finding that was upheld".to_owned(),
        _ => {}
    }
    let subjects = finding.subjects.iter().filter_map(|id| journal.get(id));
    let subjects: Vec<&Entry> = subjects.collect();
    let decision = subjects
        .iter()
        .find_map(|entry| journal.get_as::<Decision>(&entry.id))
        .map(|decision| format!("“{}”", subject(journal, decision)));
    let Some(first) = subjects.first() else {
        return finding.rule.replace('-', " ");
    };
    let own = || format!("“{}”", label(journal, &first.id));
    let (of, alone) = match first.kind() {
        Kind::Decision | Kind::Topic => return own(),
        Kind::Relay => ("a relay of", "a relay"),
        Kind::Dissent | Kind::Answer => ("a dissent on", "a dissent"),
        Kind::Amendment => ("a change of", "a change"),
        Kind::Meeting => ("a meeting about", "a meeting"),
        Kind::Commitment => ("a promise under", "a promise"),
        Kind::Signal => return about_signal(journal, as_of, first, decision),
        _ => return finding.rule.replace('-', " "),
    };
    decision.map_or_else(
        || format!("{alone}: {}", own()),
        |decision| format!("{of} {decision}"),
    )
}

/// What was seen, and its first words: "a side conversation on “Platform rewrite”: “They re-planned the scope”". The
/// words of second-hand word may name somebody, and stay out.
fn about_signal(
    journal: &Journal,
    as_of: NaiveDate,
    entry: &Entry,
    decision: Option<String>,
) -> String {
    let Some(signal) = Signal::of(entry) else {
        return "a signal".to_owned();
    };
    let (what, on) = match signal.what {
        SignalWhat::SideConversation => ("a side conversation", "on"),
        SignalWhat::PublicDissent => ("a dissent heard in public", "on"),
        SignalWhat::Directive => ("a directive", "under"),
        SignalWhat::Win => ("a win", "under"),
    };
    let about = decision.map_or_else(String::new, |decision| format!(" {on} {decision}"));
    let check = Check::new(journal, as_of);
    let mut who = signal.body.who.iter();
    if check.is_hearsay(entry) || who.any(|handle| check.is_hearsay_of(entry, handle)) {
        return format!("{what}{about}");
    }
    let seen = cut(signal.seen.trim_end_matches('.'), FIRST_WORDS);
    format!("{what}{about}: “{seen}”")
}

fn objections(weekly: &Weekly) -> Option<String> {
    let dissents = weekly.open_dissents.iter().chain(&weekly.dissents);
    let open: Vec<_> = dissents
        .filter(|dissent| dissent.severity == "objection" && dissent.is_open())
        .collect();
    let first = open.first()?;
    Some(match open.len() {
        1 => format!("An objection to “{}” waits for an answer.", first.subject),
        many => format!(
            "{} objections wait for an answer, the first to “{}”.",
            capital(&number(many)),
            first.subject
        ),
    })
}

fn promises(weekly: &Weekly) -> Option<String> {
    let (overdue, missed) = (&weekly.commitments.overdue, &weekly.commitments.missed);
    if let Some(oldest) = overdue.first() {
        let since = day(oldest.due, weekly.as_of);
        return Some(match overdue.len() {
            1 => format!("One promise is overdue, since {since}."),
            many => format!(
                "{} promises are overdue, the oldest since {since}.",
                capital(&number(many))
            ),
        });
    }
    match missed.len() {
        0 => None,
        1 => Some("One promise was missed.".to_owned()),
        many => Some(format!("{} promises were missed.", capital(&number(many)))),
    }
}

fn relays(weekly: &Weekly) -> Option<String> {
    let late: Vec<_> = weekly.relays.iter().filter(|owed| owed.overdue).collect();
    let first = late.first()?;
    if late.iter().all(|owed| owed.decision == first.decision) && late.len() <= 3 {
        let names: Vec<&str> = late.iter().map(|owed| owed.audience.as_str()).collect();
        let have = if names.len() == 1 { "has" } else { "have" };
        let (names, subject) = (capital(&and(&names)), &first.subject);
        return Some(format!("{names} {have} still to hear of “{subject}”."));
    }
    let late = capital(&count(late.len(), "relay is", "relays are"));
    Some(format!("{late} late, the first of “{}”.", first.subject))
}

fn reviews(weekly: &Weekly) -> Option<String> {
    let first = weekly.reviews.first().filter(|review| review.overdue)?;
    let since = day(first.due, weekly.as_of);
    Some(format!(
        "The review of “{}” has been due since {since}.",
        first.subject
    ))
}

fn old_questions(weekly: &Weekly) -> Option<String> {
    match weekly.questions().len() {
        0 => None,
        1 => Some("Nothing new to ask; one question still waits for the forum.".to_owned()),
        many => Some(format!(
            "Nothing new to ask; {} questions still wait for the forum.",
            number(many)
        )),
    }
}

/// Nothing asks for attention: what there was, in the order in which people would tell it.
fn calm(weekly: &Weekly) -> String {
    let mut parts = Vec::new();
    let mut add = |many: usize, one: &str, more: &str| {
        if many > 0 {
            parts.push(count(many, one, more));
        }
    };
    let held = &weekly.commitments;
    let open =
        weekly.dissents.iter().any(super::Heard::is_open) || !weekly.open_dissents.is_empty();
    add(weekly.decisions.len(), "decision", "decisions");
    add(
        weekly.changes.len(),
        "decision changed",
        "decisions changed",
    );
    if open {
        add(
            weekly.dissents.len(),
            "dissent heard in the room",
            "dissents heard in the room",
        );
    } else {
        let (one, more) = ("dissent heard and answered", "dissents heard and answered");
        add(weekly.dissents.len(), one, more);
    }
    let all_kept = held.moved.is_empty() && held.dropped.is_empty() && held.fell_due > 0;
    if !all_kept {
        add(held.kept.len(), "promise kept", "promises kept");
    }
    add(held.moved.len(), "promise moved", "promises moved");
    add(
        weekly.relays.len(),
        "relay still to come",
        "relays still to come",
    );
    add(
        held.due.len(),
        "promise due within a week",
        "promises due within a week",
    );
    add(weekly.reviews.len(), "review due", "reviews due");
    parts.truncate(3);
    if all_kept {
        parts.push("everything promised was kept".to_owned());
    }
    let week = if weekly.decisions.is_empty() {
        "quiet"
    } else {
        "calm"
    };
    if parts.is_empty() {
        return "A quiet week: nothing was decided, and nothing waits.".to_owned();
    }
    format!("A {week} week: {}.", parts.join(", "))
}
