//! A win or a commitment that costs a function of which nobody was asked or in the room.

use std::collections::HashMap;

use super::{borne_by, in_words, members};
use crate::model::journal::held;
use crate::model::kinds::{Commitment, Decision, Meeting, Position, Signal};
use crate::model::{Entry, Journal, Level, Name, Of, SignalWhat, Source, Span};
use crate::rules::extremes::Earliest;
use crate::rules::{Check, Draft, Family, Rule};

/// See `unconsulted_cost.md`.
pub static RULE: Rule = Rule {
    name: "unconsulted-cost",
    family: Family::Heroism,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("unconsulted_cost.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let voices = Voices::of(check);
    for promise in check.journal.all::<Commitment>() {
        if !promise.cost_on.is_empty() {
            found.extend(of_promise(check, &voices, promise));
        }
    }
    for signal in check.journal.all::<Signal>() {
        if signal.what == SignalWhat::Win && !signal.cost_on.is_empty() {
            found.extend(of_win(check, &voices, signal));
        }
    }
}

fn of_promise<'a>(
    check: &Check<'a>,
    voices: &Voices<'a>,
    promise: Of<'a, Commitment>,
) -> Option<Draft> {
    let cost = Cost {
        entry: promise.entry,
        owners: vec![&*promise.body.owner],
        bearers: &promise.body.cost_on,
        asked: Asked::for_promise(check, promise)?,
    };
    let draft = cost.question(check, voices, "commitment")?;
    Some(draft.quoting(promise.entry, "what", &promise.what))
}

/// A win that names a promise leaves the costs that the promise names to that.
fn of_win<'a>(check: &Check<'a>, voices: &Voices<'a>, win: Of<'a, Signal>) -> Option<Draft> {
    let journal = check.journal;
    let mut asked = Asked::default();
    asked.consulted.push(&win.body.consulted);
    asked.add_meetings(check, win.entry)?;
    for id in &win.body.about {
        let Some(entry) = journal.get(id) else {
            // What it bears on cannot be read, so that nobody can tell who was asked.
            return None;
        };
        if let Some(promise) = journal.get_as::<Commitment>(&entry.id) {
            asked.add(Asked::for_promise(check, promise)?);
            asked.consulted.push(&promise.body.cost_on);
        } else if let Some(decision) = journal.get_as::<Decision>(&entry.id) {
            asked.decisions.push(decision);
        }
    }
    let cost = Cost {
        entry: win.entry,
        owners: win.body.who.iter().map(|handle| &**handle).collect(),
        bearers: &win.body.cost_on,
        asked,
    };
    let draft = cost.question(check, voices, "win")?;
    Some(draft.quoting(win.entry, "seen", &win.seen))
}

/// Where a function may have been asked about a cost.
#[derive(Default)]
struct Asked<'a> {
    /// Who is named as consulted.
    consulted: Vec<&'a [Name]>,
    /// The meetings in which it was agreed.
    meetings: Vec<Of<'a, Meeting>>,
    /// The decisions that it serves.
    decisions: Vec<Of<'a, Decision>>,
}

impl<'a> Asked<'a> {
    /// `None` where the meeting or the decision of a promise cannot be read.
    fn for_promise(check: &Check<'a>, promise: Of<'a, Commitment>) -> Option<Self> {
        let mut asked = Self::default();
        asked.consulted.push(&promise.body.consulted);
        asked.add_meetings(check, promise.entry)?;
        if let Some(id) = promise.body.decision.as_deref() {
            asked.decisions.push(check.journal.get_as(id)?);
        }
        Some(asked)
    }

    fn add(&mut self, other: Self) {
        self.consulted.extend(other.consulted);
        self.meetings.extend(other.meetings);
        self.decisions.extend(other.decisions);
    }

    /// The entry's own meeting, and those that list it and did not surely come later.
    fn add_meetings(&mut self, check: &Check<'a>, entry: &'a Entry) -> Option<()> {
        let journal = check.journal;
        if let Some(id) = entry.meeting.as_deref() {
            self.meetings.push(journal.get_as(id)?);
        }
        let listing = journal.naming_it_as::<Meeting>(entry);
        let before = |meeting: &Of<'_, Meeting>| !held(*meeting).surely_after(entry.when());
        self.meetings.extend(listing.filter(before));
        Some(())
    }

    /// Whether a function was asked by the time of an entry: it or one of its members is named, was in the room or
    /// spoken for, or took a stance on the decision or spoke against it.
    fn has(&self, check: &Check<'_>, voices: &Voices<'_>, function: &str, entry: &Entry) -> bool {
        let team = check.team();
        let names = |names: &[Name]| {
            let mut named = team.named(names).into_iter();
            named.any(|name| team.function_of(name) == function)
        };
        let members = team.voices(function, entry.on);
        let heard = |heard: &dyn Fn(&str) -> bool| members.iter().any(|voice| heard(voice));
        let in_room = |meeting: &Of<'_, Meeting>| {
            heard(&|voice| meeting.has_present(voice) || meeting.has_proxied(voice))
        };
        let took_part = |decision: &Of<'_, Decision>| {
            names(&decision.consulted)
                || voices
                    .led
                    .get(&*decision.entry.id)
                    .is_some_and(|led| led.iter().any(|name| team.function_of(name) == function))
                || heard(&|voice| voices.took_part(check, *decision, voice, entry.when()))
        };
        self.consulted.iter().any(|given| names(given))
            || self.meetings.iter().any(in_room)
            || self.decisions.iter().any(took_part)
    }
}

/// Who had a part in decisions, looked up once for all costs.
struct Voices<'a> {
    /// By decision, who approves or drives it, or was consulted on it, in the wording of today.
    led: HashMap<&'a str, Vec<String>>,
    /// By decision and member, when they took a position.
    positions: HashMap<(&'a str, &'a str), Earliest>,
}

impl<'a> Voices<'a> {
    fn of(check: &Check<'a>) -> Self {
        let journal = check.journal;
        let mut led: HashMap<_, Vec<String>> = HashMap::new();
        for decision in served(journal) {
            let of_it = led.entry(&*decision.entry.id).or_default();
            if of_it.is_empty() {
                let wording = journal.current(decision);
                let leads = [&wording.approver, &wording.driver];
                let leads = leads.into_iter().flatten().map(ToString::to_string);
                let consulted = check.team().named(&wording.consulted);
                let consulted = consulted.into_iter().map(str::to_owned);
                of_it.extend(leads.chain(consulted));
            }
        }
        let mut positions: HashMap<_, Earliest> = HashMap::new();
        for position in journal.all::<Position>() {
            let decision = &*position.body.decision.0;
            if led.contains_key(decision) {
                let key = (decision, &*position.body.member.0);
                positions.entry(key).or_default().add(position.entry.when());
            }
        }
        Self { led, positions }
    }

    /// Whether a member, by then, had a stance on a decision or may have spoken against it in the forum.
    fn took_part(
        &self,
        check: &Check<'_>,
        decision: Of<'_, Decision>,
        handle: &str,
        by: Span,
    ) -> bool {
        let positions = self.positions.get(&(&*decision.entry.id, handle));
        decision.stances.of(handle).is_some()
            || positions.is_some_and(|earliest| earliest.maybe_by(by))
            || check.dissents().may_be_in_forum(decision, handle, by)
    }
}

/// The decisions that what costs others serves, some of them more than once.
fn served(journal: &Journal) -> impl Iterator<Item = Of<'_, Decision>> {
    let promises = journal.all::<Commitment>();
    let promises = promises.filter(|promise| !promise.cost_on.is_empty());
    let promises = promises.filter_map(|promise| promise.body.decision.as_deref());
    let wins = journal.all::<Signal>();
    let wins = wins.filter(|win| win.what == SignalWhat::Win && !win.cost_on.is_empty());
    let of_wins = wins.flat_map(|win| &win.body.about).filter_map(|id| {
        let promise = journal.get_as::<Commitment>(id);
        promise.map_or(Some(&**id), |promise| promise.body.decision.as_deref())
    });
    promises.chain(of_wins).filter_map(|id| journal.get_as(id))
}

/// What costs others, whose it is, and who was asked.
struct Cost<'a> {
    entry: &'a Entry,
    owners: Vec<&'a str>,
    bearers: &'a [Name],
    asked: Asked<'a>,
}

impl Cost<'_> {
    /// An older record does not say who was asked; nor does one without an owner say whose cost it is.
    fn question(&self, check: &Check<'_>, voices: &Voices<'_>, what: &str) -> Option<Draft> {
        let owners = members(check.team(), self.entry, &self.owners);
        if owners.is_empty() || self.entry.source == Source::Imported {
            return None;
        }
        let mut borne = borne_by(check.team(), self.entry, self.bearers, &self.owners);
        borne.retain(|function| !self.asked.has(check, voices, function, self.entry));
        if borne.is_empty() {
            return None;
        }
        let who: Vec<_> = owners
            .iter()
            .map(|owner| check.who(self.entry, owner))
            .collect();
        let names: Vec<&str> = who
            .iter()
            .filter(|who| who.handle.is_some())
            .map(|who| who.name.as_str())
            .collect();
        let functions = in_words(&borne);
        let of = if names.is_empty() {
            String::new()
        } else {
            format!(" of {}", in_words(&names))
        };
        let title = format!(
            "A {what}{of} has a cost for {functions}, and nobody there is on record as asked or in the room"
        );
        let draft = Draft::about(self.entry, title).as_heard(check.is_hearsay(self.entry));
        let mut draft = who.iter().fold(draft, Draft::with_who);
        draft.rests_on.push(borne.join(","));
        Some(draft)
    }
}
