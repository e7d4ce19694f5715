//! What became of promises this week, and which fall due in the next.

use serde::Serialize;

use super::Week;
use crate::model::Journal;
use crate::model::kinds::Commitment;
use crate::report::Promise;
use crate::report::document::Item;

/// Promises, by what became of them. One that was moved and falls due soon stands in both lists.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Commitments {
    /// Past their date, and nobody has said what became of them.
    pub overdue: Vec<Promise>,
    /// Not done, said this week.
    pub missed: Vec<Promise>,
    /// Due in the coming seven days.
    pub due: Vec<Promise>,
    /// Given another date this week.
    pub moved: Vec<Promise>,
    /// Given up this week.
    pub dropped: Vec<Promise>,
    /// Done, said this week.
    pub kept: Vec<Promise>,
    /// How many fell due this week, those given up left out.
    pub fell_due: usize,
    /// How many of these were kept.
    pub fell_due_kept: usize,
}

impl Commitments {
    pub(super) fn of(journal: &Journal, week: Week) -> Self {
        let mut sorted = Self::default();
        for commitment in journal.all::<Commitment>() {
            let folded = journal.commitment_state(commitment, week.as_of);
            let is_near = folded.due <= week.ahead && folded.state.is_owed();
            let is_fresh = folded.last.is_some_and(|last| week.has(last.entry.on));
            if is_near || is_fresh || week.has(folded.due) {
                sorted.add(Promise::of(journal, commitment, week.as_of), week);
            }
        }
        sorted.overdue.sort_by_key(|promise| promise.due);
        sorted.due.sort_by_key(|promise| promise.due);
        sorted
    }

    fn add(&mut self, promise: Promise, week: Week) {
        let is_settled = matches!(promise.state, "kept" | "missed" | "overdue");
        if week.has(promise.due) && is_settled {
            self.fell_due += 1;
            self.fell_due_kept += usize::from(promise.state == "kept");
        }
        let is_fresh = promise.updated.is_some_and(|day| week.has(day));
        match promise.state {
            "overdue" => self.overdue.push(promise),
            "missed" if is_fresh => self.missed.push(promise),
            "dropped" if is_fresh => self.dropped.push(promise),
            "kept" if is_fresh => self.kept.push(promise),
            "open" => {
                if is_fresh && promise.moves > 0 {
                    self.moved.push(promise.clone());
                }
                if promise.due <= week.ahead {
                    self.due.push(promise);
                }
            }
            _ => {}
        }
    }

    /// The lists with their words, in the order in which they ask for attention.
    fn lists(&self) -> [(&'static str, &[Promise]); 6] {
        [
            ("overdue", &self.overdue),
            ("missed", &self.missed),
            ("due", &self.due),
            ("moved", &self.moved),
            ("dropped", &self.dropped),
            ("kept", &self.kept),
        ]
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lists().iter().all(|(_, list)| list.is_empty())
    }

    /// A point for each; one that was moved is not said again as due.
    pub(super) fn items(&self, week_end: chrono::NaiveDate) -> Vec<Item> {
        let mut items = Vec::new();
        for (word, list) in self.lists() {
            for promise in list {
                let moved = self.moved.iter().any(|moved| moved.id == promise.id);
                if word != "due" || !moved {
                    items.push(promise.item(word, week_end));
                }
            }
        }
        items
    }
}
