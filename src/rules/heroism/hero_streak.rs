//! Several wins of one member at others' cost within a quarter, and the forum looked at none of them.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, TimeDelta};

use super::{borne_by, members};
use crate::model::kinds::{Meeting, Signal};
use crate::model::{Level, Of, SignalWhat, Source};
use crate::rules::{Check, Draft, Family, Rule, Threshold, Who};

/// See `hero_streak.md`.
pub static RULE: Rule = Rule {
    name: "hero-streak",
    family: Family::Heroism,
    level: Level::Ask,
    thresholds: &[
        Threshold {
            name: "hero-wins",
            default: 3.0,
            doc: "wins at others' cost that are a streak",
        },
        Threshold {
            name: "hero-days",
            default: 90.0,
            doc: "days within which they are",
        },
    ],
    text: include_str!("hero_streak.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let least = check.count(&RULE, "hero-wins").max(2);
    let window = check.days(&RULE, "hero-days");
    let wins = wins(check);
    for member in &check.team().members {
        let Some(wins) = wins.get(member.handle.as_str()) else {
            continue;
        };
        if member.is_in_on(check.as_of)
            && let Some(streak) = latest(wins, least, window)
        {
            found.push(question(check, &member.handle, &streak));
        }
    }
}

/// The wins of each member that cost other functions and that no forum looked at, in order. Second-hand word names
/// nobody, so that it counts for nobody; an older record does not say what forums looked at.
fn wins<'a>(check: &Check<'a>) -> HashMap<&'a str, Vec<Of<'a, Signal>>> {
    let signals = check.journal.all::<Signal>();
    let own =
        signals.filter(|win| win.what == SignalWhat::Win && win.entry.source != Source::Imported);
    let (reviewed, open): (Vec<_>, Vec<_>) = own.partition(|win| is_reviewed(check, *win));
    // Looked at once is looked at, whoever wrote it down again.
    let mut told: HashSet<Event<'_>> = reviewed
        .into_iter()
        .flat_map(|win| events(check, win))
        .collect();
    let mut wins: HashMap<&str, Vec<Of<'_, Signal>>> = HashMap::new();
    for win in open {
        for event in events(check, win) {
            let owner = event.owner;
            if check.who(win.entry, owner).handle.is_some() && told.insert(event) {
                wins.entry(owner).or_default().push(win);
            }
        }
    }
    for wins in wins.values_mut() {
        wins.sort_by_key(|win| (win.entry.when().first, win.entry.when().last));
    }
    wins
}

/// A member's win: those of one day at the same functions' cost may be one that several people wrote down, and count
/// as one.
#[derive(PartialEq, Eq, Hash)]
struct Event<'a> {
    owner: &'a str,
    on: NaiveDate,
    /// The other functions that bear its cost, in the order of their names.
    bearers: Vec<&'a str>,
}

/// What a signal tells of each member whose win it was; nothing where it cost nobody else.
fn events<'a>(check: &Check<'a>, win: Of<'a, Signal>) -> Vec<Event<'a>> {
    let who: Vec<&str> = win.body.who.iter().map(|handle| &**handle).collect();
    let mut bearers = borne_by(check.team(), win.entry, &win.body.cost_on, &who);
    bearers.sort_unstable();
    if bearers.is_empty() {
        return Vec::new();
    }
    let of = |owner| Event {
        owner,
        on: win.entry.on,
        bearers: bearers.clone(),
    };
    let owners = members(check.team(), win.entry, &who);
    owners.into_iter().map(of).collect()
}

/// Whether a meeting of the team has it on its list.
fn is_reviewed(check: &Check<'_>, win: Of<'_, Signal>) -> bool {
    let listing = check.journal.naming_it_as::<Meeting>(win.entry);
    let mut forums = listing.filter(|meeting| meeting.forum);
    forums.any(|meeting| meeting.about.iter().any(|id| **id == *win.entry.id))
}

/// The latest streak: its last win, and those within the window before; and the win that made it one.
struct Streak<'w, 'a> {
    wins: &'w [Of<'a, Signal>],
    completed_by: Of<'a, Signal>,
}

fn latest<'w, 'a>(
    wins: &'w [Of<'a, Signal>],
    least: usize,
    window: TimeDelta,
) -> Option<Streak<'w, 'a>> {
    let is_within = |first: usize, last: usize| {
        let (first, last) = (wins[first].entry.when(), wins[last].entry.when());
        last.surely_within(first, window)
    };
    let completes = |last: &usize| is_within(last + 1 - least, *last);
    let last = (least - 1..wins.len()).rev().find(completes)?;
    let completed_by = (least - 1..=last).rev().take_while(completes).last()?;
    let first = (0..=last)
        .rev()
        .take_while(|first| is_within(*first, last))
        .last()?;
    Some(Streak {
        wins: &wins[first.min(last + 1 - least)..=last],
        completed_by: wins[completed_by],
    })
}

fn question(check: &Check<'_>, handle: &str, streak: &Streak<'_, '_>) -> Draft {
    let name = check.team().name_of(handle);
    let count = streak.wins.len();
    let days = check.threshold(&RULE, "hero-days");
    let title = format!(
        "{count} wins of {name} within {days} days have a cost for others, and no forum has looked at any of them"
    );
    let who = Who {
        handle: Some(handle.to_owned()),
        name: name.to_owned(),
    };
    let mut draft = Draft::about(streak.wins[0].entry, title)
        .with_who(&who)
        .on(streak.completed_by.entry.on);
    draft.key = format!("member:{handle}");
    let mut asked = 0;
    for win in streak.wins {
        draft = draft
            .with_subject(win.entry)
            .quoting(win.entry, "seen", &win.seen);
        asked += usize::from(!win.body.consulted.is_empty());
    }
    if asked > 0 {
        draft = draft.noting(format!(
            "For {asked} of {count} the record says that somebody was asked first."
        ));
    }
    draft
}
