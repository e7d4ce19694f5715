//! Dissents by what they are on and by who said them, so that a decision with many is not gone through for each.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::kinds::{Decision, Dissent, Signal};
use crate::model::{Channel, Entry, Journal, Of, SignalWhat, Span};

/// A decision or a topic, a member, and a day.
type ThatDay<'a> = (&'a str, &'a str, NaiveDate);
/// A decision or a topic, and a member; nobody where the name was withheld.
type On<'a> = (&'a str, Option<&'a str>);

/// Who dissented on what.
#[derive(Debug, Default)]
pub struct Dissents<'a> {
    outside: HashMap<ThatDay<'a>, Vec<Of<'a, Dissent>>>,
    heard: HashMap<ThatDay<'a>, Vec<&'a Entry>>,
    in_forum: HashMap<On<'a>, Earliest>,
}

/// The earliest of several events. Which of two is the earlier depends on what they are held against where one of them
/// is a day of an unknown place, so that there is one of each sort.
#[derive(Debug, Default)]
struct Earliest {
    fixed: Option<Span>,
    floating: Option<Span>,
}

impl Earliest {
    fn add(&mut self, when: Span) {
        let known = if when.floats {
            &mut self.floating
        } else {
            &mut self.fixed
        };
        if known.is_none_or(|known| when.first < known.first) {
            *known = Some(when);
        }
    }

    fn maybe_by(&self, when: Span) -> bool {
        let mut both = self.fixed.iter().chain(&self.floating);
        both.any(|earliest| !earliest.surely_after(when))
    }
}

impl<'a> Dissents<'a> {
    /// Sorts the dissents of a journal.
    pub fn of(journal: &'a Journal) -> Self {
        let mut sorted = Self::default();
        for dissent in journal.all::<Dissent>() {
            let (on, named) = (&*dissent.body.on_entry, dissent.body.named());
            if dissent.channel == Channel::Forum {
                let earliest = sorted.in_forum.entry((on, named)).or_default();
                earliest.add(dissent.entry.when());
            } else if let Some(handle) = named {
                let key = (on, handle, dissent.entry.on);
                sorted.outside.entry(key).or_default().push(dissent);
            }
        }
        let signals = journal.all::<Signal>();
        for signal in signals.filter(|signal| signal.what == SignalWhat::PublicDissent) {
            for (on, who) in signal
                .body
                .about
                .iter()
                .flat_map(|on| signal.body.who.iter().map(move |who| (on, who)))
            {
                let key = (&**on, &**who, signal.entry.on);
                sorted.heard.entry(key).or_default().push(signal.entry);
            }
        }
        sorted
    }

    /// Signals that a member was heard in public against a decision or its topic, that day.
    pub fn heard_that_day<'d>(
        &'d self,
        decision: Of<'d, Decision>,
        handle: &'d str,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a Entry> + 'd {
        let found = meant(decision).map(move |on| self.heard.get(&(on, handle, day)));
        found.flatten().flatten().copied()
    }

    /// Dissents outside the forum by a member on a decision or its topic, that day.
    pub fn outside_that_day<'d>(
        &'d self,
        decision: Of<'d, Decision>,
        handle: &'d str,
        day: NaiveDate,
    ) -> impl Iterator<Item = Of<'a, Dissent>> + 'd {
        let found = meant(decision).map(move |on| self.outside.get(&(on, handle, day)));
        found.flatten().flatten().copied()
    }

    /// Whether a member, before something happened, had said in the room that they disagreed with a decision or its
    /// topic. A dissent whose name was withheld may have been theirs.
    pub fn may_be_in_forum(&self, decision: Of<'_, Decision>, handle: &str, before: Span) -> bool {
        meant(decision).any(|on| {
            let theirs = [Some(handle), None].map(|who| self.in_forum.get(&(on, who)));
            theirs
                .iter()
                .flatten()
                .any(|earliest| earliest.maybe_by(before))
        })
    }
}

/// What a dissent on a decision names: its topic, or the decision itself.
fn meant(decision: Of<'_, Decision>) -> impl Iterator<Item = &str> {
    let topic = decision.body.topic.as_deref();
    topic.into_iter().chain([&*decision.entry.id])
}
