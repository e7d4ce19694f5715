//! A member's promises to their own function are kept, and those to the team are missed.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use crate::model::journal::State;
use crate::model::kinds::{Commitment, Update};
use crate::model::{Entry, Level, Of, Scope, Source, UpdateState};
use crate::rules::{Check, Draft, Family, Rule, Threshold, Who};

/// See `local_first.md`.
pub static RULE: Rule = Rule {
    name: "local-first",
    family: Family::Heroism,
    level: Level::Ask,
    thresholds: &[
        Threshold {
            name: "local-kept",
            default: 80.0,
            doc: "percent of the promises to the own function that are kept, at least",
        },
        Threshold {
            name: "shared-kept",
            default: 50.0,
            doc: "percent of the promises to the team that are kept, less than",
        },
        Threshold {
            name: "local-least",
            default: 3.0,
            doc: "promises of each sort, below which the rule does not ask",
        },
        Threshold {
            name: "local-days",
            default: 180.0,
            doc: "days that are looked at",
        },
    ],
    text: include_str!("local_first.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let limits = Limits::of(check);
    let outcomes = outcomes(check);
    for member in &check.team().members {
        let Some(outcomes) = outcomes.get(member.handle.as_str()) else {
            continue;
        };
        if member.is_in_on(check.as_of)
            && let Some((since, tally)) = limits.since(outcomes, check.as_of)
        {
            let window = outcomes
                .iter()
                .filter(|outcome| limits.is_in(outcome, check.as_of));
            found.push(question(check, &member.handle, &tally, window).on(since));
        }
    }
}

/// What became of a promise.
struct Outcome<'a> {
    promise: Of<'a, Commitment>,
    on: NaiveDate,
    scope: Scope,
    kept: bool,
}

/// Every promise of each member that was kept or missed, and what for.
fn outcomes<'a>(check: &Check<'a>) -> HashMap<&'a str, Vec<Outcome<'a>>> {
    let journal = check.journal;
    let mut outcomes: HashMap<&str, Vec<Outcome<'_>>> = HashMap::new();
    for promise in journal.all::<Commitment>() {
        let Some(scope) = journal.scope(promise) else {
            continue;
        };
        let state = journal.commitment_state(promise, check.as_of);
        let kept = match state.state {
            State::Kept => true,
            State::Missed => false,
            State::Open | State::Overdue | State::Dropped => continue,
        };
        let Some(last) = state.last else { continue };
        // Second-hand word, and an older record, count only where they speak against the question.
        let speaks_for_it = kept == (scope == Scope::Function);
        let is_weak = |entry: &Entry| entry.source == Source::Imported || check.is_hearsay(entry);
        let is_weak = is_weak(promise.entry) || is_weak(last.entry);
        if (speaks_for_it && is_weak) || !is_certain(check, promise, last) {
            continue;
        }
        let of_owner = outcomes.entry(&promise.body.owner).or_default();
        of_owner.push(Outcome {
            promise,
            on: last.entry.on,
            scope,
            kept,
        });
    }
    outcomes
}

/// Whether what was marked last surely was: two writers may have marked a promise on one day, each otherwise.
fn is_certain(check: &Check<'_>, promise: Of<'_, Commitment>, last: Of<'_, Update>) -> bool {
    let is_moved = |state| matches!(state, UpdateState::Moved | UpdateState::Deferred);
    let mut updates = check.journal.naming_it_as::<Update>(promise.entry);
    updates.all(|update| {
        update.state == last.state
            || is_moved(update.state)
            || last.entry.when().surely_after(update.entry.when())
    })
}

/// How many were kept, and how many missed.
#[derive(Clone, Copy, Default)]
struct Tally {
    own_kept: usize,
    own_missed: usize,
    shared_kept: usize,
    shared_missed: usize,
}

impl Tally {
    fn of(&mut self, outcome: &Outcome<'_>) -> &mut usize {
        match (outcome.scope, outcome.kept) {
            (Scope::Function, true) => &mut self.own_kept,
            (Scope::Function, false) => &mut self.own_missed,
            (Scope::Shared, true) => &mut self.shared_kept,
            (Scope::Shared, false) => &mut self.shared_missed,
        }
    }
}

/// The thresholds of the team.
struct Limits {
    own: f64,
    shared: f64,
    least: usize,
    days: u64,
}

impl Limits {
    fn of(check: &Check<'_>) -> Self {
        Self {
            own: check.threshold(&RULE, "local-kept"),
            shared: check.threshold(&RULE, "shared-kept"),
            least: check.count(&RULE, "local-least").max(1),
            days: check.count(&RULE, "local-days") as u64,
        }
    }

    /// The first day on which an outcome is no longer looked at.
    fn end(&self, outcome: &Outcome<'_>) -> NaiveDate {
        let end = outcome.on.checked_add_days(Days::new(self.days));
        end.unwrap_or(NaiveDate::MAX)
    }

    fn is_in(&self, outcome: &Outcome<'_>, day: NaiveDate) -> bool {
        outcome.on <= day && day < self.end(outcome)
    }

    fn is_asked(&self, tally: &Tally) -> bool {
        let own = tally.own_kept + tally.own_missed;
        let shared = tally.shared_kept + tally.shared_missed;
        own >= self.least
            && shared >= self.least
            && is_at_least(tally.own_kept, own, self.own)
            && !is_at_least(tally.shared_kept, shared, self.shared)
    }

    /// Since when it has been so without a break, if it is at the end of a day; and the counts at that end.
    fn since(&self, outcomes: &[Outcome<'_>], as_of: NaiveDate) -> Option<(NaiveDate, Tally)> {
        let mut changes: Vec<(NaiveDate, bool, &Outcome<'_>)> = Vec::new();
        for outcome in outcomes {
            changes.push((outcome.on, true, outcome));
            changes.push((self.end(outcome), false, outcome));
        }
        changes.retain(|(day, ..)| *day <= as_of);
        changes.sort_by_key(|(day, ..)| *day);
        let mut tally = Tally::default();
        let mut since = None;
        for of_day in changes.chunk_by(|one, two| one.0 == two.0) {
            for (_, comes, outcome) in of_day {
                let count = tally.of(outcome);
                *count = if *comes {
                    *count + 1
                } else {
                    count.saturating_sub(1)
                };
            }
            let asked = self.is_asked(&tally);
            since = asked.then(|| since.unwrap_or(of_day[0].0));
        }
        since.map(|since| (since, tally))
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "promises are counted, not measured"
)]
fn is_at_least(kept: usize, all: usize, percent: f64) -> bool {
    kept as f64 * 100.0 >= percent * all as f64
}

fn question<'a>(
    check: &Check<'_>,
    handle: &str,
    tally: &Tally,
    outcomes: impl Iterator<Item = &'a Outcome<'a>>,
) -> Draft {
    let name = check.team().name_of(handle);
    let own = tally.own_kept + tally.own_missed;
    let shared = tally.shared_kept + tally.shared_missed;
    let title = format!(
        "{name} kept {} of {own} commitments to their own function, and {} of {shared} to the team",
        tally.own_kept, tally.shared_kept
    );
    let mut missed: Vec<_> = outcomes
        .filter(|outcome| outcome.scope == Scope::Shared && !outcome.kept)
        .collect();
    missed.sort_by_key(|outcome| outcome.on);
    let who = Who {
        handle: Some(handle.to_owned()),
        name: name.to_owned(),
    };
    let mut draft = Draft::about(missed[0].promise.entry, title).with_who(&who);
    draft.key = format!("member:{handle}");
    for outcome in missed {
        let promise = outcome.promise;
        draft = draft
            .with_subject(promise.entry)
            .quoting(promise.entry, "what", &promise.what);
    }
    draft
}
