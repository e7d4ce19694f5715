//! Whether a member's people heard in time what they were to hear, and what the member told.

use serde::Serialize;

use super::Period;
use crate::model::journal::Asking;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Entry, Journal, Of, team, time};
use crate::report::Told;
use crate::report::life::Relays;
use crate::report::people::subject;

/// How many decisions a member's people were to hear of, and whether they did.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Reached {
    /// How many they were to hear of, each wording for itself; those left out whose time has not passed.
    pub asked: usize,
    /// How many they heard of in time, from whomever.
    pub in_time: usize,
    /// Those that they heard of later.
    pub later: Vec<Missing>,
    /// Those that they did not hear of.
    pub unheard: Vec<Missing>,
}

/// A decision that people did not hear of in time.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    /// The decision's id.
    pub decision: String,
    /// Its handle.
    pub handle: String,
    /// The decision in a few words.
    pub subject: String,
}

/// What a member's people were to hear of in a period while the member led them.
pub(super) fn reached(journal: &Journal, member: &team::Member, period: Period) -> Reached {
    let mut reached = Reached::default();
    let Some(function) = member.function.as_deref() else {
        return reached;
    };
    for decision in journal.all::<Decision>() {
        if decision.entry.on > period.until || decision.entry.is_reported() {
            continue;
        }
        for asking in journal.askings(decision, function) {
            if period.has(asking.entry.on) && member.is_in_on(asking.entry.on) {
                reached.add(journal, decision, asking, period);
            }
        }
    }
    reached
}

impl Reached {
    /// Counts one asking. Second-hand word of a relay counts neither way, and nor does a wording that was gone before
    /// its time to be told was over.
    fn add(
        &mut self,
        journal: &Journal,
        decision: Of<'_, Decision>,
        asking: Asking<'_>,
        period: Period,
    ) {
        let (since, window) = (asking.entry.when(), journal.team.relay_within);
        let missing = || Missing {
            decision: decision.entry.id.to_string(),
            handle: journal.handle_of(decision.entry).to_owned(),
            subject: subject(journal, decision),
        };
        if let Some(heard) = asking.heard {
            if heard.entry.is_reported() {
                return;
            }
            self.asked += 1;
            if heard.entry.when().maybe_within(since, window) {
                self.in_time += 1;
            } else {
                self.later.push(missing());
            }
            return;
        }
        let end = journal.end(decision, period.as_of).map(|end| end.when);
        let gone = asking.next.map(Entry::when).or(end);
        let gone = gone.is_some_and(|gone| gone.maybe_within(since, window));
        if !gone && time::end_of(period.as_of).surely_after_window(since, window) {
            self.asked += 1;
            self.unheard.push(missing());
        }
    }
}

/// What a member told in a period, first-hand.
pub(super) fn told(journal: &Journal, member: &team::Member, period: Period) -> Vec<Told> {
    let relays = Relays::new(journal, period.as_of);
    let own = journal.all::<Relay>().filter(|relay| {
        *relay.member == *member.handle && !relay.entry.is_reported() && period.has(relay.entry.on)
    });
    own.map(|relay| relays.told(relay)).collect()
}
