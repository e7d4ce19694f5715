//! A strict decision a few minutes after its topic, with nothing to read before and no other option on record.

use chrono::TimeDelta;

use super::strict;
use crate::model::kinds::{Decision, Topic};
use crate::model::{Entry, Level, Of, Source, Span};
use crate::rules::{Check, Draft, Family, Rule, Threshold};

/// See `instant_decision.md`.
pub static RULE: Rule = Rule {
    name: "instant-decision",
    family: Family::Harmony,
    level: Level::Ask,
    thresholds: &[Threshold {
        name: "instant-minutes",
        default: 10.0,
        doc: "minutes from topic to decision that count as instant",
    }],
    text: include_str!("instant_decision.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let minutes = check.threshold(&RULE, "instant-minutes").clamp(0.0, 1e6);
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    let window = TimeDelta::seconds((minutes * 60.0) as i64);
    let journal = check.journal;
    for decision in strict(check) {
        if !decision.rejected.is_empty() || !journal.current(decision).rejected.is_empty() {
            continue;
        }
        let id = decision.body.topic.as_deref();
        let Some(topic) = id.and_then(|id| journal.get_as::<Topic>(id)) else {
            continue;
        };
        if topic.memo.is_none() && is_instant(topic.entry, decision.entry, window) {
            found.push(question(check, topic, decision));
        }
    }
}

/// Whether both are known to the instant, and the second came no more than so long after the first.
fn is_instant(topic: &Entry, decision: &Entry, window: TimeDelta) -> bool {
    let (raised, decided) = (topic.when(), decision.when());
    let is_known = |span: Span| span.first == span.last;
    topic.source != Source::Imported
        && topic.on == decision.on
        && is_known(raised)
        && is_known(decided)
        && !raised.surely_after(decided)
        && decided.surely_within(raised, window)
}

fn question(check: &Check<'_>, topic: Of<'_, Topic>, decision: Of<'_, Decision>) -> Draft {
    let seconds = decision.entry.when().first - topic.entry.when().first;
    let after = match seconds / 60 {
        0 => "less than a minute".to_owned(),
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    };
    let title = format!(
        "A strict decision was recorded {after} after its topic, with no memo and no rejected option"
    );
    Draft::about(decision.entry, title)
        .with_subject(topic.entry)
        .as_heard(check.is_hearsay(decision.entry))
        .quoting(topic.entry, "title", &topic.title)
        .quoting(decision.entry, "text", &decision.text)
}
