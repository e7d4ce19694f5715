//! Who is to hear of a decision, and who has heard.

use chrono::NaiveDate;

use super::Journal;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Name, Of, Source, Span};

/// A function that a decision affects, or that is to be informed of it.
#[derive(Debug, Clone, Copy)]
pub struct Hearer<'a> {
    /// The function.
    pub function: &'a str,
    /// The day on which it was asked to: who led it then is to see to it.
    pub asked: NaiveDate,
    /// Since when it is to hear: when it was decided, or last amended in substance.
    pub since: Span,
    /// The first relay that reached it since then.
    pub heard: Option<Of<'a, Relay>>,
}

impl Journal {
    /// Every function that is to hear of a decision: those that it affects and those to be informed, but the
    /// approver's own, and those that nobody led on that day. A substantive amendment asks anew. Imported decisions
    /// come from before the journal, and ask nothing.
    pub fn hearers<'a>(&'a self, decision: Of<'a, Decision>) -> Vec<Hearer<'a>> {
        if decision.entry.source == Source::Imported {
            return Vec::new();
        }
        let mut amended = self
            .amendments(decision.entry)
            .filter(|amendment| amendment.is_substantive());
        let asked = amended
            .next_back()
            .map_or(decision.entry, |amendment| amendment.entry);
        let since = asked.when();
        let wording = self.current(decision);
        let own = wording
            .approver
            .as_deref()
            .map(|approver| self.team.function_of(approver));
        let named = |function: &&str| {
            let names = |name: &Name| &**name == "all" || self.team.function_of(name) == *function;
            wording.affects.iter().chain(&wording.informed).any(names)
        };
        let led = |function: &&str| self.team.leaders(function, asked.on).next().is_some();
        let functions = self.team.functions().into_iter().filter(named).filter(led);
        functions
            .filter(|function| Some(*function) != own)
            .map(|function| Hearer {
                function,
                asked: asked.on,
                since,
                heard: self.heard(decision, function, since),
            })
            .collect()
    }

    /// The first relay of a decision that a function heard since a moment: told to it, to one of its leaders or to
    /// all, or told by one of its leaders to whomever.
    fn heard<'a>(
        &'a self,
        decision: Of<'a, Decision>,
        function: &str,
        since: Span,
    ) -> Option<Of<'a, Relay>> {
        let reached = |relay: &Of<'_, Relay>| {
            let to_it = |name: &Name| &**name == "all" || self.team.function_of(name) == function;
            let by_its_own = self
                .team
                .member(&relay.member)
                .is_some_and(|member| member.leads(function));
            by_its_own || relay.audience.iter().any(to_it)
        };
        self.naming_as::<Relay>(&decision.entry.id)
            .filter(|relay| !since.surely_after(relay.entry.when()))
            .find(reached)
    }
}
