//! Who is to hear of a decision, and who has heard.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Journal;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Entry, Name, Of, Source, Span};

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

/// A time at which a decision, in one of its wordings, asked a function to hear of it.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The decision, or the amendment that asked anew.
    pub entry: &'a Entry,
    /// The amendment that asked anew after it.
    pub next: Option<&'a Entry>,
    /// The first relay that reached the function in between.
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
        let functions = self.to_hear(&wording, asked.on);
        functions
            .into_iter()
            .map(|function| Hearer {
                function,
                asked: asked.on,
                since,
                heard: self.heard(decision, function, since),
            })
            .collect()
    }

    /// The functions that are to hear of a wording on a day: those that it affects and those to be informed, but the
    /// approver's own, and those that nobody led then.
    fn to_hear<'a>(&'a self, wording: &Decision, day: NaiveDate) -> Vec<&'a str> {
        let own = wording
            .approver
            .as_deref()
            .map(|approver| self.team.function_of(approver));
        let names = || wording.affects.iter().chain(&wording.informed);
        let is_for_all = names().any(|name| &**name == "all");
        let named: Vec<&str> = names().map(|name| self.team.function_of(name)).collect();
        let is_named = |function: &&str| is_for_all || named.contains(function);
        let led = |function: &&str| self.team.leaders(function, day).next().is_some();
        let mut functions = self.team.functions();
        functions.retain(|function| is_named(function) && led(function) && Some(*function) != own);
        functions
    }

    /// Each time that a decision asked a function to hear of it: when it was made, and whenever it was amended in
    /// substance. Imported decisions come from before the journal, and ask nothing.
    pub fn askings<'a>(&'a self, decision: Of<'a, Decision>, function: &str) -> Vec<Asking<'a>> {
        if decision.entry.source == Source::Imported {
            return Vec::new();
        }
        let mut wording = Cow::Borrowed(decision.body);
        let mut asks = vec![(
            decision.entry,
            self.asks(&wording, decision.entry, function),
        )];
        for amendment in self.amendments(decision.entry) {
            super::decisions::apply(wording.to_mut(), &amendment);
            if amendment.is_substantive() {
                let is_asked = self.asks(&wording, amendment.entry, function);
                asks.push((amendment.entry, is_asked));
            }
        }
        let asked = asks.iter().enumerate().filter(|(_, (_, asked))| *asked);
        asked
            .map(|(place, (entry, _))| {
                let next = asks.get(place + 1).map(|(entry, _)| *entry);
                Asking {
                    entry,
                    next,
                    heard: self.heard_between(decision, function, entry.when(), next),
                }
            })
            .collect()
    }

    fn asks(&self, wording: &Decision, entry: &Entry, function: &str) -> bool {
        self.to_hear(wording, entry.on).contains(&function)
    }

    /// The first relay that a function heard since a moment and before the wording changed again.
    fn heard_between<'a>(
        &'a self,
        decision: Of<'a, Decision>,
        function: &str,
        since: Span,
        next: Option<&Entry>,
    ) -> Option<Of<'a, Relay>> {
        let heard = self.heard(decision, function, since)?;
        let late = next.is_some_and(|next| heard.entry.when().surely_after(next.when()));
        (!late).then_some(heard)
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
        self.naming_it_as::<Relay>(decision.entry)
            .filter(|relay| !since.surely_after(relay.entry.when()))
            .find(reached)
    }
}
