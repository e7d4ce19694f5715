//! What came of decisions: the reviews of the quarter, with what the decisions rested on.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::kinds::{Decision, Review};
use crate::model::{Journal, Of, Word};
use crate::report::document::{Item, Line};
use crate::report::measures::Period;
use crate::report::record::label;
use crate::report::state::tone;
use crate::report::words::one_line;

/// A review that was held.
#[derive(Debug, Clone, Serialize)]
pub struct LookedBack {
    /// The review's id.
    pub id: String,
    /// The decision's id.
    pub decision: String,
    /// The decision's handle, where the decision is at hand.
    pub handle: Option<String>,
    /// The decision in a few words.
    pub subject: String,
    /// The day.
    pub on: NaiveDate,
    /// `met`, `partly` or `missed`.
    pub outcome: &'static str,
    /// Whether it was decided well, whatever came of it: `sound` or `unsound`.
    pub verdict_process: Option<&'static str>,
    /// What the team learnt.
    pub lesson: Option<String>,
    /// `keep`, `amend` or `reverse`.
    pub next: Option<&'static str>,
    /// What was expected.
    pub expected: Option<String>,
    /// What had to hold for it to work.
    pub assumptions: Vec<String>,
}

/// The reviews of a period, in order.
pub(super) fn held(journal: &Journal, period: Period) -> Vec<LookedBack> {
    let reviews = journal.all::<Review>();
    reviews
        .filter(|review| period.has(review.entry.on))
        .map(|review| LookedBack::of(journal, review))
        .collect()
}

impl LookedBack {
    fn of(journal: &Journal, review: Of<'_, Review>) -> Self {
        let decision = journal.get_as::<Decision>(&review.body.decision);
        let now = decision.map(|decision| journal.current(decision));
        let assumptions = now.iter().flat_map(|now| &now.assumptions);
        Self {
            id: review.entry.id.to_string(),
            decision: review.body.decision.to_string(),
            handle: decision.map(|decision| journal.handle_of(decision.entry).to_owned()),
            subject: label(journal, &review.body.decision),
            on: review.entry.on,
            outcome: review.outcome.as_str(),
            verdict_process: review.verdict_process.map(Word::as_str),
            lesson: review.lesson.as_deref().map(str::to_owned),
            next: review.next.map(Word::as_str),
            assumptions: assumptions.map(ToString::to_string).collect(),
            expected: now
                .as_ref()
                .and_then(|now| now.expected.as_deref())
                .map(str::to_owned),
        }
    }

    /// Whether the team would do it again: it is to be kept, or came out as expected and nothing else is said; and it
    /// was not found to have been decided badly.
    pub(super) fn is_again(&self) -> bool {
        let kept = self.next == Some("keep") || self.next.is_none() && self.outcome == "met";
        kept && self.verdict_process != Some("unsound")
    }

    /// Whether it is to be amended or taken back.
    pub(super) fn is_to_change(&self) -> bool {
        self.next.is_some_and(|next| next != "keep")
    }

    fn called(&self) -> Line {
        let line = Line::new().quoted(&self.subject);
        match &self.handle {
            Some(handle) => line.plain(" ").code(handle),
            None => line,
        }
    }

    /// What came of it.
    pub(super) fn item(&self) -> Item {
        let mut line = self
            .called()
            .plain(": ")
            .toned(self.outcome, tone(self.outcome));
        match self.verdict_process {
            Some("sound") => line = line.plain(", and soundly decided"),
            Some(_) => line = line.plain(", with something left out when it was decided"),
            None => {}
        }
        let quoted = |label: &str, text: &Option<String>| {
            let words = text.as_deref().map(one_line);
            words.map(|words| Line::new().faint(label).quoted(words))
        };
        Item::new(line)
            .all_under(quoted("Expected: ", &self.expected))
            .all_under(quoted("Lesson: ", &self.lesson))
    }

    /// What it rested on, with what the outcome lets one ask. The record does not say which assumption held.
    pub(super) fn assumed(&self) -> Option<Item> {
        if self.assumptions.is_empty() {
            return None;
        }
        let says = match self.outcome {
            "met" => ": came out as expected",
            "partly" => ": came out in part; which of these held?",
            _ => ": came out otherwise; which of these held?",
        };
        let assumptions = self.assumptions.iter();
        Some(
            Item::new(self.called().plain(says))
                .all_under(assumptions.map(|text| Line::new().quoted(one_line(text)))),
        )
    }

    /// The decision alone, with what follows from its review.
    pub(super) fn again(&self) -> Item {
        let next = self.next.filter(|_| self.is_to_change());
        Item::new(match next {
            Some(next) => self.called().plain(format!(": to {next}")),
            None => self.called(),
        })
    }
}
