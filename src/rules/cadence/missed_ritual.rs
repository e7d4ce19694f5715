//! A meeting that the team holds at a cadence, and has not held for too long.

use chrono::{NaiveDate, TimeDelta};

use super::{after, spelled};
use crate::model::kinds::Meeting;
use crate::model::team::Cadence;
use crate::model::{Level, Of, Source, Word};
use crate::rules::{Check, Draft, Family, Rule, Threshold};

/// See `missed_ritual.md`.
pub static RULE: Rule = Rule {
    name: "missed-ritual",
    family: Family::Cadence,
    level: Level::Ask,
    thresholds: &[Threshold {
        name: "cadence-factor",
        default: 1.5,
        doc: "how many times the cadence a gap between two meetings may last",
    }],
    text: include_str!("missed_ritual.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let factor = check.threshold(&RULE, "cadence-factor");
    let rituals = &check.team().rituals;
    for (index, cadence) in rituals.iter().enumerate() {
        let is_repeated = rituals[..index]
            .iter()
            .any(|other| other.ritual == cadence.ritual);
        if !is_repeated {
            found.extend(gap(check, cadence, factor));
        }
    }
}

/// The gap that lasts now, where it is too long. Counted in days, as people count them.
fn gap(check: &Check<'_>, cadence: &Cadence, factor: f64) -> Option<Draft> {
    let mut meetings = check.journal.all::<Meeting>();
    let last = meetings.rfind(|meeting| meeting.ritual == cadence.ritual);
    let since = last.map_or_else(|| began(check), |last| Some(last.entry.on))?;
    let whole = whole_days(cadence.every, factor)?;
    let overdue = since
        .checked_add_signed(TimeDelta::try_days(whole)?)
        .map(after)?;
    (check.as_of >= overdue).then(|| question(cadence, last, since, overdue))
}

/// The first entry that the team wrote down itself: what was brought in from an older record says nothing of a cadence.
fn began(check: &Check<'_>) -> Option<NaiveDate> {
    let entries = check.journal.entries();
    let own = entries.filter(|entry| entry.source != Source::Imported);
    own.map(|entry| entry.on).min()
}

/// The whole days that a gap may last; none for a cadence of no time at all.
fn whole_days(every: TimeDelta, factor: f64) -> Option<i64> {
    let minutes = i32::try_from(every.num_minutes()).ok().map(f64::from)?;
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    let days = (minutes * factor / 1_440.0).clamp(1.0, 1e6).floor() as i64;
    (minutes > 0.0).then_some(days)
}

fn question(
    cadence: &Cadence,
    last: Option<Of<'_, Meeting>>,
    since: NaiveDate,
    on: NaiveDate,
) -> Draft {
    let ritual = cadence.ritual.as_str();
    let title = match last {
        Some(_) => format!(
            "The last {ritual} meeting on record is that of {}",
            spelled(since)
        ),
        None => format!(
            "No {ritual} meeting is on record since the journal began on {}",
            spelled(since)
        ),
    };
    let draft = Draft::of_team(format!("ritual:{ritual}"), on, title);
    match last {
        Some(last) => draft
            .with_subject(last.entry)
            .quoting(last.entry, "ritual", ritual),
        None => draft,
    }
}
