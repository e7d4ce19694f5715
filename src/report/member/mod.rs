//! What the journal has of one member, to be read with that member first. Counts and words only: no score, no ranking,
//! no comparison with others, and nothing that is known by second-hand word alone.

mod page;
mod relays;

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::people::called;
use super::relays::{Owed, all_owed};
use super::standing::stood_then;
use super::{Document, FindingView, Heard, Promise, Told, View};
use crate::model::kinds::{Commitment, Decision, Dissent, Signature};
use crate::model::team;
use crate::model::{Channel, Journal, Of, Scope, Source, Stance, Word};
use crate::rules::{Finding, State};
pub use relays::Reached;

/// How far back a card looks unless it is told.
const PERIOD: TimeDelta = TimeDelta::days(89);

/// What the journal has of one member.
#[derive(Debug, Clone, Serialize)]
pub struct Member {
    /// The handle.
    pub member: String,
    /// The full name.
    pub name: String,
    /// The role, where the team's file has one.
    pub role: Option<String>,
    /// The function that the member leads.
    pub function: Option<String>,
    /// The first day.
    pub since: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// Where the member stood when decisions were made, from most in favour to silent.
    pub stances: Vec<Stances>,
    /// What the member said against something in the room, with the answers.
    pub dissents: Vec<Heard>,
    /// The decisions that the member's people were to hear of, and whether they did in time.
    pub reached: Reached,
    /// What the member told people.
    pub relays: Vec<Told>,
    /// Promises that fell due, by whom they serve: the whole team, the member's function, or nobody knows.
    pub kept: Vec<Kept>,
    /// Costs on functions that nobody had asked.
    pub costs: Vec<FindingView>,
    /// The version of the pledge that holds, and the day on which the member signed it.
    pub pledge: Option<Pledge>,
    /// Promises that are still open.
    pub promises: Vec<Promise>,
    /// Decisions that the member still has to tell.
    pub owed: Vec<Owed>,
    /// The member as reports call them.
    #[serde(skip)]
    called: String,
}

/// The decisions on which a member stood in one place.
#[derive(Debug, Clone, Serialize)]
pub struct Stances {
    /// The stance; `silent`, present without one; or `dissented`, without one but heard in the forum.
    pub stance: &'static str,
    /// How many.
    pub count: usize,
    /// Their handles.
    pub decisions: Vec<String>,
}

/// Promises of one scope that fell due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// `shared`, `function`, or null where it is not recorded.
    pub scope: Option<&'static str>,
    /// How many were kept.
    pub kept: usize,
    /// How many were kept or missed.
    pub settled: usize,
    /// How many more are past their date, and nobody has said what became of them.
    pub unsaid: usize,
}

/// The pledge.
#[derive(Debug, Clone, Serialize)]
pub struct Pledge {
    /// The version that holds.
    pub version: String,
    /// The day on which the member signed it.
    pub signed: Option<NaiveDate>,
}

/// The days that a card is about.
#[derive(Debug, Clone, Copy)]
struct Period {
    since: NaiveDate,
    until: NaiveDate,
    as_of: NaiveDate,
}

impl Period {
    fn has(self, day: NaiveDate) -> bool {
        self.since <= day && day <= self.until
    }
}

/// What the journal has of a member between two days; by default of the last ninety. `findings` are those of the whole
/// journal.
pub fn member(
    journal: &Journal,
    member: &team::Member,
    as_of: NaiveDate,
    (since, until): (Option<NaiveDate>, Option<NaiveDate>),
    findings: &[Finding],
) -> Member {
    let until = until.unwrap_or(as_of);
    let earliest = until.checked_sub_signed(PERIOD).unwrap_or(until);
    let period = Period {
        since: since.unwrap_or(earliest),
        until,
        as_of,
    };
    let mut owed = all_owed(journal, as_of);
    owed.retain(|owed| owed.members.contains(&member.handle) && member.is_in_on(as_of));
    let (kept, promises) = promises(journal, member, period);
    Member {
        member: member.handle.clone(),
        name: member.name.clone(),
        role: member.role.clone(),
        function: member.function.clone(),
        since: period.since,
        until,
        as_of,
        stances: stances(journal, member, period),
        dissents: dissents(journal, member, period),
        reached: relays::reached(journal, member, period),
        relays: relays::told(journal, member, period),
        kept,
        costs: costs(journal, member, period, findings),
        pledge: pledge(journal, member),
        promises,
        owed,
        called: called(&journal.team, &member.handle),
    }
}

/// Where a member stood on the decisions of a period. Imported ones carry no stances, and nobody is silent there.
fn stances(journal: &Journal, member: &team::Member, period: Period) -> Vec<Stances> {
    let words = Stance::WORDS.iter().copied();
    let mut all: Vec<Stances> = words
        .chain(["dissented", "silent"])
        .map(|stance| Stances {
            stance,
            count: 0,
            decisions: Vec::new(),
        })
        .collect();
    let handle = member.handle.as_str();
    for decision in journal.all::<Decision>() {
        let counts = !matches!(decision.entry.source, Source::Imported | Source::Reported);
        if !counts || !period.has(decision.entry.on) {
            continue;
        }
        let stood = stood_then(journal, decision, handle);
        let stance = stood.stance.unwrap_or(stood.state);
        if stood.stance.is_none() && !is_asked(journal, decision, handle) {
            continue;
        }
        if let Some(place) = all.iter_mut().find(|place| place.stance == stance) {
            place.count += 1;
            let named = journal.handle_of(decision.entry);
            place.decisions.push(named.to_owned());
        }
    }
    all.retain(|place| place.count > 0);
    all
}

/// Whether a member was there when a decision was made, and its record has stances at all.
fn is_asked(journal: &Journal, decision: Of<'_, Decision>, handle: &str) -> bool {
    !decision.stances.0.is_empty() && journal.was_present(decision, handle)
}

fn dissents(journal: &Journal, member: &team::Member, period: Period) -> Vec<Heard> {
    let said = journal.all::<Dissent>().filter(|dissent| {
        dissent.channel == Channel::Forum
            && dissent.named() == Some(member.handle.as_str())
            && !dissent.entry.is_reported()
            && period.has(dissent.entry.on)
    });
    said.map(|dissent| Heard::of(journal, dissent, period.as_of))
        .collect()
}

/// Promises that fell due, by scope, and those that are still open.
fn promises(journal: &Journal, member: &team::Member, period: Period) -> (Vec<Kept>, Vec<Promise>) {
    let mut kept = [Some("shared"), Some("function"), None].map(|scope| Kept {
        scope,
        kept: 0,
        settled: 0,
        unsaid: 0,
    });
    let mut open = Vec::new();
    for commitment in journal.all::<Commitment>() {
        if *commitment.owner != *member.handle || commitment.entry.is_reported() {
            continue;
        }
        let folded = journal.commitment_state(commitment, period.as_of);
        if folded.last.is_some_and(|update| update.entry.is_reported()) {
            continue;
        }
        if folded.state.is_owed() {
            open.push(Promise::of(journal, commitment, period.as_of));
        }
        let scope = scope(journal, commitment).map(Word::as_str);
        let place = kept.iter_mut().find(|kept| kept.scope == scope);
        if let Some(place) = place.filter(|_| period.has(folded.due)) {
            let state = folded.state.as_str();
            place.kept += usize::from(state == "kept");
            place.settled += usize::from(matches!(state, "kept" | "missed"));
            place.unsaid += usize::from(state == "overdue");
        }
    }
    open.sort_by_key(|promise| promise.due);
    let fell_due = |kept: &Kept| kept.settled + kept.unsaid > 0;
    (kept.into_iter().filter(fell_due).collect(), open)
}

/// Whom a promise serves: as recorded, else as its goal does.
fn scope(journal: &Journal, commitment: Of<'_, Commitment>) -> Option<Scope> {
    let goal = commitment.goal.as_deref();
    let mut goals = journal.team.goals.iter();
    let of_goal = goal.and_then(|id| goals.find(|goal| *goal.id == *id));
    commitment
        .scope
        .or_else(|| of_goal.and_then(|goal| goal.scope))
}

/// Costs that nobody was asked about: what the rule asks, unless people have found that it is not so.
fn costs(
    journal: &Journal,
    member: &team::Member,
    period: Period,
    findings: &[Finding],
) -> Vec<FindingView> {
    // A finding names a member only where the record is first-hand.
    let costs = findings.iter().filter(|finding| {
        finding.rule.name == "unconsulted-cost"
            && finding.members.contains(&member.handle)
            && finding.state != State::Dismissed
            && period.has(finding.on)
    });
    costs
        .map(|finding| FindingView::of(journal, period.as_of, finding))
        .collect()
}

fn pledge(journal: &Journal, member: &team::Member) -> Option<Pledge> {
    let version = &journal.team.pledge.as_ref()?.version;
    let signed = journal.all::<Signature>().find(|signature| {
        *signature.member == *member.handle
            && *signature.pledge == **version
            && !signature.entry.is_reported()
    });
    Some(Pledge {
        version: version.clone(),
        signed: signed.map(|signature| signature.entry.on),
    })
}

impl View for Member {
    const SCHEMA: &'static str = "firstteam/member/1";

    fn document(&self) -> Document {
        page::document(self)
    }

    fn is_empty(&self) -> bool {
        self.stances.is_empty()
            && self.dissents.is_empty()
            && self.reached.asked == 0
            && self.relays.is_empty()
            && self.kept.is_empty()
            && self.costs.is_empty()
            && self.promises.is_empty()
            && self.owed.is_empty()
    }
}
