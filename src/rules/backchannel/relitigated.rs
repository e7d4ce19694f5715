//! A decision reopened in the forum with nothing new.

use std::borrow::Cow;

use chrono::TimeDelta;

use crate::model::kinds::{Amendment, Answer, Decision, Dissent, Meeting, Review, Topic};
use crate::model::{DissentOutcome, Entry, Level, NextStep, Of, ReviewOutcome, Value};
use crate::rules::{Check, Draft, Family, Rule};

/// See `relitigated.md`.
pub static RULE: Rule = Rule {
    name: "relitigated",
    family: Family::Backchannel,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("relitigated.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for topic in check.journal.all::<Topic>() {
        found.extend(reopened_by_topic(check, topic));
    }
    for later in check.journal.all::<Decision>() {
        found.extend(reopened_by_decision(check, later));
    }
}

/// A topic about a decision, before a forum. What settles it may bring the new information.
fn reopened_by_topic(check: &Check<'_>, topic: Of<'_, Topic>) -> Option<Draft> {
    let journal = check.journal;
    let decision = journal.get_as::<Decision>(topic.body.about.as_deref()?)?;
    let mut settling = journal.naming_it_as::<Decision>(topic.entry);
    let has_news = topic.new_info.is_some()
        || settling.any(|later| later.new_info.is_some())
        || journal
            .naming_it_as::<Dissent>(topic.entry)
            .any(|dissent| dissent.new_info.is_some());
    let asked = is_before_forum(check, topic.entry)
        && !ratifies(check, decision, topic.entry)
        && !has_news
        && is_reopening(check, decision, topic.entry)
        && !has_cause(check, decision, topic.entry);
    asked.then(|| {
        let title = "A topic reopened a decision in the forum with nothing new on record";
        Draft::about(topic.entry, title)
            .with_subject(decision.entry)
            .as_heard(check.is_hearsay(topic.entry))
            .quoting(topic.entry, "title", &topic.title)
            .quoting(decision.entry, "text", &decision.text)
    })
}

/// Whether a topic brings before the forum what changed another decision outside it: that is how it gets ratified.
fn ratifies(check: &Check<'_>, decision: Of<'_, Decision>, topic: &Entry) -> bool {
    decision.body.changes().next().is_some()
        && !check.journal.is_in_forum(decision.entry)
        && topic
            .when()
            .maybe_within(decision.entry.when(), TimeDelta::days(7))
}

/// A decision that takes the place of another, or takes it back. Where a topic reopened it before, the topic is asked
/// about, or has its cause.
fn reopened_by_decision(check: &Check<'_>, later: Of<'_, Decision>) -> Option<Draft> {
    let journal = check.journal;
    if later.new_info.is_some() || !journal.is_in_forum(later.entry) {
        return None;
    }
    let mut ended = later.body.supersedes.iter().chain(&later.body.reverses);
    ended.find_map(|id| {
        let decision = journal.get_as::<Decision>(id)?;
        let by_topic = journal.naming_as::<Topic>(id).any(|topic| {
            later.topic.as_deref() == Some(&*topic.entry.id)
                || topic.entry.meeting == later.entry.meeting
        });
        let asked = !by_topic
            && is_reopening(check, decision, later.entry)
            && !has_cause(check, decision, later.entry);
        asked.then(|| {
            let title = "A decision was replaced in the forum with nothing new on record";
            Draft::about(later.entry, title)
                .with_subject(decision.entry)
                .as_heard(check.is_hearsay(later.entry))
                .quoting(later.entry, "text", &later.text)
                .quoting(decision.entry, "text", &decision.text)
        })
    })
}

/// Whether a topic came before a forum: it or an entry on it was made there, or the forum lists it.
fn is_before_forum(check: &Check<'_>, topic: &Entry) -> bool {
    let journal = check.journal;
    let lists = |entry: &Entry| {
        let meeting = journal.get_as::<Meeting>(&entry.id);
        meeting.is_some_and(|meeting| meeting.forum) || journal.is_in_forum(entry)
    };
    journal.is_in_forum(topic) || journal.naming(&topic.id).any(lists)
}

/// Whether it came surely after the decision, in another meeting, and before the decision had ended.
fn is_reopening(check: &Check<'_>, decision: Of<'_, Decision>, by: &Entry) -> bool {
    let end = check.journal.end(decision, by.on);
    let had_ended = end.is_some_and(|end| by.when().surely_after(end.when));
    let same_meeting = by.meeting.is_some() && by.meeting == decision.entry.meeting;
    by.when().surely_after(decision.entry.when()) && !same_meeting && !had_ended
}

/// Whether the record has a cause: new information (which also stands for a met `reopen_when`), a review that was due
/// or asked for it, or a dissent that was adopted.
fn has_cause(check: &Check<'_>, decision: Of<'_, Decision>, by: &Entry) -> bool {
    let journal = check.journal;
    let mut named = journal
        .naming(&decision.entry.id)
        .chain(journal.dissents_on(decision).map(|dissent| dissent.entry))
        .filter(|entry| entry.id != by.id && !entry.when().surely_after(by.when()));
    named.any(|entry| brings_news(entry) || was_adopted(check, entry) || asks_for_change(entry))
        || is_review_due(check, decision, by)
}

fn brings_news(entry: &Entry) -> bool {
    use crate::model::BodyOf;
    let dissent = Dissent::of(entry).is_some_and(|dissent| dissent.new_info.is_some());
    let amendment = Amendment::of(entry).is_some_and(|amendment| {
        let mut changes = amendment.changes.iter();
        changes.any(|(field, value)| field.name == "new_info" && matches!(value, Value::Text(_)))
    });
    dissent || amendment
}

fn was_adopted(check: &Check<'_>, dissent: &Entry) -> bool {
    let mut answers = check.journal.naming_it_as::<Answer>(dissent);
    answers.any(|answer| answer.outcome == DissentOutcome::Adopted)
}

fn asks_for_change(entry: &Entry) -> bool {
    use crate::model::BodyOf;
    Review::of(entry).is_some_and(|review| !leaves_it(review))
}

/// Whether a review closed the matter: keep it, or it came out as expected and nothing else is said.
fn leaves_it(review: Of<'_, Review>) -> bool {
    match review.next {
        Some(next) => next == NextStep::Keep,
        None => review.outcome == ReviewOutcome::Met,
    }
}

/// Whether the day of review had come, and no review held since, before this day, had left the decision as it is.
fn is_review_due(check: &Check<'_>, decision: Of<'_, Decision>, by: &Entry) -> bool {
    let wordings = check.journal.wordings_on(decision, by.on);
    let due = |wording: &Cow<'_, Decision>| {
        wording
            .review_on
            .filter(|day| *day <= by.on)
            .is_some_and(|day| {
                let mut reviews = check.journal.naming_it_as::<Review>(decision.entry);
                !reviews.any(|review| {
                    day <= review.entry.on && review.entry.on < by.on && leaves_it(review)
                })
            })
    };
    wordings.iter().any(due)
}
