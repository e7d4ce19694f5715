//! Where some of the team talked a decision over without the others: side meetings, and signals of one.

use crate::model::journal::held;
use crate::model::kinds::{Amendment, Decision, Dissent, Meeting, Signal, Topic};
use crate::model::{Body, BodyOf, Entry, Journal, Of, SignalWhat, Source, Span};
use crate::rules::Check;
use crate::rules::backchannel::went_to_authority;

/// Some of the team, talking outside the forum.
pub(super) struct Gathering<'a> {
    /// The meeting, or the signal.
    pub(super) entry: &'a Entry,
    /// When it was.
    pub(super) when: Span,
    /// The members who were there, or whom somebody there spoke for.
    pub(super) there: Vec<&'a str>,
    /// What it refers to, itself or by an entry that names it.
    pub(super) refs: Vec<&'a str>,
    /// The decisions that it was about: made before it, still standing, and not changed in it.
    pub(super) decisions: Vec<Of<'a, Decision>>,
    /// What was seen, for a signal.
    pub(super) seen: Option<&'a str>,
}

impl Gathering<'_> {
    /// Whether a member was there, or somebody spoke for them.
    pub(super) fn has(&self, handle: &str) -> bool {
        self.there.contains(&handle)
    }
}

/// Every side meeting, and every side conversation that a signal records and nothing else does; not what was brought in
/// from an older record.
pub(super) fn gatherings<'a>(check: &Check<'a>) -> Vec<Gathering<'a>> {
    let journal = check.journal;
    let outside = journal.all::<Meeting>().filter(|meeting| !meeting.forum);
    let meetings = outside.map(|meeting| meeting_of(journal, meeting));
    let signals = journal.all::<Signal>();
    let talks = signals.filter(|signal| signal.what == SignalWhat::SideConversation);
    let talks = talks.map(|signal| signal_of(check, signal));
    let all = meetings.chain(talks);
    // An older record does not say what forums heard of it.
    let is_own = |gathering: &Gathering<'_>| gathering.entry.source != Source::Imported;
    all.filter(is_own)
        .filter(|gathering| !gathering.there.is_empty() && !gathering.decisions.is_empty())
        .collect()
}

fn meeting_of<'a>(journal: &'a Journal, meeting: Of<'a, Meeting>) -> Gathering<'a> {
    let spoken_for = meeting
        .body
        .proxies
        .0
        .iter()
        .flat_map(|(_, members)| members);
    let spoken_for = spoken_for.map(String::as_str);
    let mut refs: Vec<&str> = meeting.body.about.iter().map(|id| &**id).collect();
    for entry in journal.minuted(meeting.entry).filter(|entry| {
        // Telling one's people, and dissent taken to where it belongs, make no meeting about a decision.
        !matches!(entry.body, Body::Relay(_) | Body::Signature(_)) && !is_confided(journal, entry)
    }) {
        entry.each_ref(&mut |_, id| refs.push(id));
    }
    let mut gathering = Gathering {
        entry: meeting.entry,
        when: held(meeting),
        there: journal.members_present(meeting).chain(spoken_for).collect(),
        refs,
        decisions: Vec::new(),
        seen: None,
    };
    let mut kept = decisions(journal, &gathering);
    kept.retain(|decision| {
        !was_changed_in(journal, meeting, *decision)
            && !journal
                .minuted(meeting.entry)
                .filter_map(Dissent::of)
                .any(|dissent| is_confided(journal, dissent.entry) && is_on(dissent, *decision))
    });
    gathering.decisions = kept;
    gathering
}

/// Dissent taken to the chair, the board, legal or ethics.
fn is_confided(journal: &Journal, entry: &Entry) -> bool {
    Dissent::of(entry).is_some_and(|dissent| went_to_authority(journal, dissent))
}

/// Whether a dissent is on a decision or its topic.
fn is_on(dissent: Of<'_, Dissent>, decision: Of<'_, Decision>) -> bool {
    let on = &*dissent.body.on_entry.0;
    on == &*decision.entry.id || decision.topic.as_deref() == Some(on)
}

fn signal_of<'a>(check: &Check<'a>, signal: Of<'a, Signal>) -> Gathering<'a> {
    let journal = check.journal;
    let mut gathering = Gathering {
        entry: signal.entry,
        when: signal.entry.when(),
        there: signal.body.who.iter().map(|handle| &**handle).collect(),
        refs: signal.body.about.iter().map(|id| &**id).collect(),
        decisions: Vec::new(),
        seen: Some(&signal.body.seen),
    };
    let mut untold = decisions(journal, &gathering);
    untold.retain(|decision| !is_told_already(check, &gathering, *decision));
    gathering.decisions = untold;
    gathering
}

/// The decisions that a gathering was about, made elsewhere and surely before it, and standing then.
fn decisions<'a>(journal: &'a Journal, gathering: &Gathering<'a>) -> Vec<Of<'a, Decision>> {
    let mut decisions: Vec<Of<'_, Decision>> = Vec::new();
    for id in &gathering.refs {
        let Some(decision) = meant(journal, id, gathering.when) else {
            continue;
        };
        let is_new = !decisions
            .iter()
            .any(|other| other.entry.id == decision.entry.id);
        let made_here = decision.entry.meeting.as_deref() == Some(&*gathering.entry.id);
        if is_new
            && !made_here
            && gathering.when.surely_after(decision.entry.when())
            && journal.surely_stood(decision, gathering.when)
        {
            decisions.push(decision);
        }
    }
    decisions
}

/// The decision that a reference means: itself, the one that an amendment changes, or the one that a topic had led to.
fn meant<'a>(journal: &'a Journal, id: &str, when: Span) -> Option<Of<'a, Decision>> {
    if let Some(amendment) = journal.get_as::<Amendment>(id) {
        return journal.get_as(&amendment.body.decision);
    }
    match journal.get_as::<Topic>(id) {
        Some(topic) => led_to(journal, topic, when),
        None => journal.get_as(id),
    }
}

/// The one decision that a topic had surely led to by then, and that surely stood. Where there are several, or one
/// that may have come before or after, nobody can tell which was talked over.
fn led_to<'a>(journal: &'a Journal, topic: Of<'a, Topic>, when: Span) -> Option<Of<'a, Decision>> {
    let id = Some(&*topic.entry.id);
    let settling = journal.naming_it_as::<Decision>(topic.entry);
    let settling = settling.filter(|decision| decision.topic.as_deref() == id);
    let mut maybe = settling.filter(|decision| {
        let end = journal.end(*decision, chrono::NaiveDate::MAX);
        let had_ended = end.is_some_and(|end| when.surely_after(end.when));
        !had_ended && !decision.entry.when().surely_after(when)
    });
    let only = maybe.next()?;
    maybe.next().is_none().then_some(only)
}

/// A decision changed in a side meeting is `changed-outside`, and asked about once.
fn was_changed_in(journal: &Journal, meeting: Of<'_, Meeting>, decision: Of<'_, Decision>) -> bool {
    let changes = |entry: &Entry| crate::rules::backchannel::changes(entry, &decision.entry.id);
    journal.minuted(meeting.entry).any(changes)
}

/// Whether a dissent of somebody who was there, or a side meeting of all who were, records the same talk.
fn is_told_already(
    check: &Check<'_>,
    gathering: &Gathering<'_>,
    decision: Of<'_, Decision>,
) -> bool {
    let (journal, day) = (check.journal, gathering.entry.on);
    let mut who = gathering.there.iter();
    let dissented = who.any(|handle| {
        let mut dissents = check.dissents().outside_that_day(decision, handle, day);
        dissents.next().is_some()
    });
    let has_all = |meeting: &Of<'_, Meeting>| {
        gathering
            .there
            .iter()
            .all(|handle| meeting.has_present(handle))
    };
    let topic = decision.body.topic.as_deref();
    let mut meetings = topic
        .into_iter()
        .chain([&*decision.entry.id])
        .flat_map(|about| journal.naming_as::<Meeting>(about));
    dissented
        || meetings.any(|meeting| !meeting.forum && meeting.entry.on == day && has_all(&meeting))
}
