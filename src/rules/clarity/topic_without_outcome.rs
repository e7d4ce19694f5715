//! A topic of which nothing came, though its meeting is over.

use std::collections::HashMap;

use crate::model::kinds::{Amendment, Decision, Meeting, Review, Topic, Update};
use crate::model::{Entry, Journal, Level, Of, Source};
use crate::rules::extremes::Latest;
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
    let since = Since::of(check.journal);
    for topic in check.journal.all::<Topic>() {
        if topic.entry.source == Source::Imported || since.has_outcome(check.journal, topic) {
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
            .any(|meeting| since.may_settle(topic, *meeting));
        if !may_be_settled {
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
    let listing = journal.naming_it_as::<Meeting>(topic.entry);
    let meetings = own.into_iter().chain(listing);
    meetings.filter(|meeting| meeting.forum).collect()
}

/// What came of decisions since, and which meetings made some that name no topic: looked up once for all topics.
struct Since<'a> {
    /// By decision that a topic is about, when it was amended, replaced or reviewed.
    changed: HashMap<&'a str, Latest>,
    /// By decision, when a topic took it up.
    taken_up: HashMap<&'a str, Latest>,
    /// By meeting, when a decision was made that names no topic.
    topicless: HashMap<&'a str, Latest>,
}

impl<'a> Since<'a> {
    fn of(journal: &'a Journal) -> Self {
        let mut since = Self {
            changed: HashMap::new(),
            taken_up: HashMap::new(),
            topicless: HashMap::new(),
        };
        for amendment in journal.all::<Amendment>() {
            since.change(&amendment.body.decision, amendment.entry);
        }
        for review in journal.all::<Review>() {
            since.change(&review.body.decision, review.entry);
        }
        for decision in journal.all::<Decision>() {
            for changed in decision.body.changes() {
                since.change(changed, decision.entry);
            }
            if let (None, Some(meeting)) = (&decision.body.topic, &decision.entry.meeting) {
                let latest = since.topicless.entry(meeting).or_default();
                latest.add(decision.entry.when());
            }
        }
        for topic in journal.all::<Topic>() {
            if let Some(about) = &topic.body.about {
                let latest = since.taken_up.entry(about).or_default();
                latest.add(topic.entry.when());
            }
        }
        since
    }

    fn change(&mut self, decision: &'a str, by: &Entry) {
        self.changed.entry(decision).or_default().add(by.when());
    }

    /// Whether something came of a topic: a decision or an update on it; or of the decision that it is about, that it
    /// was changed, reviewed or taken up again since.
    fn has_outcome(&self, journal: &Journal, topic: Of<'_, Topic>) -> bool {
        let when = topic.entry.when();
        let decisions = journal.naming_it_as::<Decision>(topic.entry);
        let updates = journal.naming_it_as::<Update>(topic.entry);
        let about = topic.body.about.as_deref();
        let is_changed = |id| {
            self.changed
                .get(id)
                .is_some_and(|last| !last.all_before(when))
        };
        let is_taken_up = |id| {
            self.taken_up
                .get(id)
                .is_some_and(|last| last.any_after(when))
        };
        decisions.count() + updates.count() > 0
            || about.is_some_and(|id| is_changed(id) || is_taken_up(id))
    }

    /// Whether a decision of the meeting names no topic at all: it may have been this one.
    fn may_settle(&self, topic: Of<'_, Topic>, meeting: Of<'_, Meeting>) -> bool {
        let latest = self.topicless.get(&*meeting.entry.id);
        latest.is_some_and(|latest| !latest.all_before(topic.entry.when()))
    }
}
