//! The minutes as they are read back before a meeting is adjourned: the wording of what was decided, what is missing,
//! who has not said where they stand, which dissent is open, and who is to hear of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Item, Line};
use super::people::called;
use super::standing::{self, Stood};
use super::state;
use super::{Document, View};
use crate::model::kinds::{Amendment, Decision, Meeting, Topic};
use crate::model::{BodyOf, Journal, Of};

/// What is read back.
#[derive(Debug, Clone, Serialize)]
pub struct ReadBack {
    /// The meeting.
    pub meeting: String,
    /// The day on which it is read back.
    pub as_of: NaiveDate,
    /// What was decided.
    pub decisions: Vec<DecisionBack>,
    /// Earlier decisions that were changed.
    pub changes: Vec<ChangeBack>,
    /// Topics of the meeting that nothing was decided on, and that were neither put off nor dropped.
    pub topics_open: Vec<String>,
    /// How many entries the minutes will seal.
    pub entries: usize,
}

/// A decision as it is read back.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionBack {
    /// Its handle.
    pub handle: String,
    /// Its wording as it stands.
    pub text: String,
    /// The sentence that everyone carries back.
    pub tell: Option<String>,
    /// Fields that a decision needs and that are empty.
    pub missing: Vec<&'static str>,
    /// Where people stand.
    pub standing: Vec<Stood>,
    /// Dissents without an answer.
    pub dissents_open: Vec<String>,
    /// Functions that are to hear of it.
    pub to_hear: Vec<String>,
}

/// A change of an earlier decision as it is read back.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeBack {
    /// The amendment's handle.
    pub handle: String,
    /// The decision's wording as it stands now.
    pub text: String,
    /// The fields that were changed.
    pub fields: Vec<&'static str>,
    /// Why.
    pub reason: String,
    /// Where people stand since.
    pub standing: Vec<Stood>,
}

/// Reads a meeting back.
pub fn read_back(journal: &Journal, meeting: Of<'_, Meeting>, as_of: NaiveDate) -> ReadBack {
    let minuted = || journal.minuted(meeting.entry);
    let decisions = minuted().filter_map(Decision::of);
    let undecided =
        |topic: &Of<'_, Topic>| state::state(journal, topic.entry, as_of) == Some("open");
    let topics = minuted().filter_map(Topic::of);
    ReadBack {
        meeting: meeting.entry.id.to_string(),
        as_of,
        decisions: decisions
            .map(|decision| decision_back(journal, decision))
            .collect(),
        changes: minuted()
            .filter_map(Amendment::of)
            .filter_map(|amendment| change_back(journal, amendment))
            .collect(),
        topics_open: topics
            .filter(undecided)
            .map(|topic| topic.title.to_string())
            .collect(),
        entries: minuted().count(),
    }
}

fn change_back(journal: &Journal, amendment: Of<'_, Amendment>) -> Option<ChangeBack> {
    let decision = journal.get_as::<Decision>(&amendment.decision)?;
    Some(ChangeBack {
        handle: journal.handle_of(amendment.entry).to_owned(),
        text: journal.current(decision).text.to_string(),
        fields: amendment
            .changes
            .iter()
            .map(|(field, _)| field.name)
            .collect(),
        reason: amendment.reason.to_string(),
        standing: standing::standing(journal, decision),
    })
}

fn decision_back(journal: &Journal, decision: Of<'_, Decision>) -> DecisionBack {
    let wording = journal.current(decision);
    let open = journal
        .dissents_on(decision)
        .filter(|dissent| journal.dissent_state(*dissent).answer().is_none());
    let open = open.map(|dissent| {
        let who = dissent
            .body
            .named()
            .map_or_else(|| "someone".to_owned(), |who| called(&journal.team, who));
        format!("{who}: {}", &*dissent.body.reason)
    });
    DecisionBack {
        handle: journal.handle_of(decision.entry).to_owned(),
        missing: missing(&wording),
        standing: standing::standing(journal, decision),
        dissents_open: open.collect(),
        to_hear: journal
            .hearers(decision)
            .into_iter()
            .map(|hearer| hearer.function.to_owned())
            .collect(),
        tell: wording.tell.as_deref().map(str::to_owned),
        text: wording.text.to_string(),
    }
}

/// What makes a decision clear, and is not written.
fn missing(decision: &Decision) -> Vec<&'static str> {
    [
        ("why", decision.why.is_none()),
        ("trade_offs", decision.trade_offs.is_empty()),
        ("metric", decision.metric.is_none()),
        ("goals", decision.goals.is_empty()),
        ("approver", decision.approver.is_none()),
        ("tell", decision.tell.is_none()),
    ]
    .into_iter()
    .filter_map(|(name, is_empty)| is_empty.then_some(name))
    .collect()
}

impl View for ReadBack {
    const SCHEMA: &'static str = "firstteam/read-back/1";

    fn document(&self) -> Document {
        let document = Document::default().heading(1, format!("Read back: {}", self.meeting));
        let topics = self
            .topics_open
            .iter()
            .map(|title| Item::new(title.as_str()))
            .collect();
        let document = if self.is_empty() {
            document.paragraph("Nothing was recorded in this meeting.")
        } else {
            document
        };
        document
            .section("Decided", self.decisions.iter().map(item).collect())
            .section("Changed", self.changes.iter().map(change_item).collect())
            .section("Topics without an outcome", topics)
    }

    fn is_empty(&self) -> bool {
        self.entries == 0
    }
}

fn change_item(change: &ChangeBack) -> Item {
    let labelled = |label: &str, words: String| Line::new().faint(label).plain(words);
    let line = Line::new()
        .quoted(change.text.as_str())
        .plain(" ")
        .code(change.handle.as_str());
    Item::new(line)
        .under(labelled("Changed: ", change.fields.join(", ")))
        .under(labelled("Why: ", change.reason.clone()))
        .all_under(standing::line(&change.standing))
}

fn item(decision: &DecisionBack) -> Item {
    let labelled = |label: &str, words: String| Line::new().faint(format!("{label} ")).plain(words);
    let mut item = Item::new(
        Line::new()
            .quoted(decision.text.as_str())
            .plain(" ")
            .code(decision.handle.as_str()),
    );
    if let Some(tell) = &decision.tell {
        item = item.under(Line::new().faint("Tell: ").quoted(tell.as_str()));
    }
    item = item.all_under(standing::line(&decision.standing));
    if !decision.missing.is_empty() {
        item = item.under(labelled("Still empty:", decision.missing.join(", ")));
    }
    for dissent in &decision.dissents_open {
        item = item.under(labelled("Not answered yet:", dissent.clone()));
    }
    if !decision.to_hear.is_empty() {
        item = item.under(labelled("To hear of it:", decision.to_hear.join(", ")));
    }
    item
}
