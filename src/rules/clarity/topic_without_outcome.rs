//! A topic of which nothing came, though its meeting is over.

use crate::model::kinds::{Amendment, Decision, Meeting, Review, Topic, Update};
use crate::model::{BodyOf, Entry, Level, Of, Source};
use crate::rules::{Check, Draft, Family, Rule};

/// See `topic_without_outcome.md`.
pub static RULE: Rule = Rule {
    name: "topic-without-outcome",
    family: Family::Clarity,
    level: Level::Ask,
    thresholds: &[],
    text: include_str!("topic_without_outcome.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for topic in check.journal.all::<Topic>() {
        if topic.entry.source == Source::Imported {
            continue;
        }
        let meetings = meetings(check, topic);
        let adjourned = meetings.iter().map(|meeting| {
            let ended = meeting.ended?.date_naive();
            (ended <= check.as_of).then_some(ended.max(topic.entry.on))
        });
        let Some(adjourned) = adjourned.collect::<Option<Vec<_>>>() else {
            continue;
        };
        let Some(first) = adjourned.into_iter().min() else {
            continue;
        };
        let may_be_settled = meetings
            .iter()
            .any(|meeting| may_settle_it(check, topic, *meeting));
        if !has_outcome(check, topic) && !may_be_settled {
            let title = "A topic was put before a meeting, and nothing on record came of it";
            let draft = Draft::about(topic.entry, title)
                .on(first)
                .as_heard(check.is_hearsay(topic.entry))
                .quoting(topic.entry, "title", &topic.title);
            found.push(
                meetings
                    .iter()
                    .fold(draft, |draft, meeting| draft.with_subject(meeting.entry)),
            );
        }
    }
}

/// The forums that it was before: its own, and those that list it. Where one cannot be read, none.
fn meetings<'a>(check: &Check<'a>, topic: Of<'a, Topic>) -> Vec<Of<'a, Meeting>> {
    let journal = check.journal;
    let own = journal.meeting_of(topic.entry);
    if own.is_none() && topic.entry.meeting.is_some() {
        return Vec::new();
    }
    let listing = journal.naming_as::<Meeting>(&topic.entry.id);
    let meetings = own.into_iter().chain(listing);
    meetings.filter(|meeting| meeting.forum).collect()
}

/// Whether something came of it: a decision or an update on it; or of the decision that it is about, that it was
/// changed, reviewed or taken up again since.
fn has_outcome(check: &Check<'_>, topic: Of<'_, Topic>) -> bool {
    let journal = check.journal;
    let mut naming = journal.naming(&topic.entry.id);
    let is_settled =
        naming.any(|entry| Decision::of(entry).is_some() || Update::of(entry).is_some());
    let comes_of_it = |entry: &Entry| {
        let is_later = !topic.entry.when().surely_after(entry.when()) && entry.id != topic.entry.id;
        is_later
            && (Amendment::of(entry).is_some()
                || Review::of(entry).is_some()
                || Decision::of(entry).is_some()
                || Topic::of(entry).is_some() && entry.when().surely_after(topic.entry.when()))
    };
    let about = topic.body.about.iter();
    is_settled
        || about
            .flat_map(|id| journal.naming(id))
            .any(comes_of_it)
}

/// Whether a decision of the meeting names no topic at all: it may have been this one.
fn may_settle_it(check: &Check<'_>, topic: Of<'_, Topic>, meeting: Of<'_, Meeting>) -> bool {
    let mut minuted = check
        .journal
        .minuted(meeting.entry)
        .filter_map(Decision::of);
    minuted.any(|decision| {
        decision.body.topic.is_none() && !topic.entry.when().surely_after(decision.entry.when())
    })
}
