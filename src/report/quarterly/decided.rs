//! What was decided, by goal.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Journal;
use crate::model::kinds::Decision;
use crate::report::document::{Item, Line};
use crate::report::measures::Period;
use crate::report::state;
use crate::report::words::{cut, one_line};

/// How much of a decision's text a point shows.
const TEXT_LENGTH: usize = 160;

/// The decisions for a goal.
#[derive(Debug, Clone, Serialize)]
pub struct ByGoal {
    /// The goal's id; null for decisions that name none.
    pub goal: Option<String>,
    /// The goal in one sentence.
    pub text: Option<String>,
    /// The decisions, in order.
    pub decisions: Vec<Brief>,
}

/// A decision in a few words.
#[derive(Debug, Clone, Serialize)]
pub struct Brief {
    /// The id.
    pub id: String,
    /// The handle.
    pub handle: String,
    /// The day.
    pub on: NaiveDate,
    /// The current wording.
    pub text: String,
    /// `stands`, `ended`, `superseded` or `reversed`.
    pub state: &'static str,
    /// The other goals that it names.
    pub also: Vec<String>,
}

/// The decisions of a period by the first goal that they name: in the order of the team's goals, those without one last.
pub(super) fn decided(journal: &Journal, period: Period, as_of: NaiveDate) -> Vec<ByGoal> {
    let mut groups: Vec<ByGoal> = Vec::new();
    let mut places: HashMap<Option<String>, usize> = HashMap::new();
    let made = journal.all::<Decision>();
    for decision in made.filter(|decision| period.has(decision.entry.on)) {
        let now = journal.current(decision);
        let mut goals = now.goals.iter().map(ToString::to_string);
        let goal = goals.next();
        let place = *places.entry(goal.clone()).or_insert_with(|| {
            groups.push(ByGoal::of(journal, goal));
            groups.len() - 1
        });
        groups[place].decisions.push(Brief {
            id: decision.entry.id.to_string(),
            handle: journal.handle_of(decision.entry).to_owned(),
            on: decision.entry.on,
            text: now.text.to_string(),
            state: state::decision(journal, decision, as_of),
            also: goals.collect(),
        });
    }
    let known: HashMap<&str, usize> = journal
        .team
        .goals
        .iter()
        .enumerate()
        .map(|(place, goal)| (goal.id.as_str(), place))
        .collect();
    groups.sort_by_key(|group| match &group.goal {
        Some(goal) => known.get(goal.as_str()).copied().unwrap_or(usize::MAX - 1),
        None => usize::MAX,
    });
    groups
}

impl ByGoal {
    fn of(journal: &Journal, goal: Option<String>) -> Self {
        let id = goal.as_deref();
        let known = journal.team.goals.iter();
        let text = known
            .filter(|known| Some(known.id.as_str()) == id)
            .map(|known| known.text.clone())
            .next();
        Self {
            text: text.or_else(|| goal.clone()),
            goal,
            decisions: Vec::new(),
        }
    }

    /// The goal as a heading over its decisions.
    pub(super) fn title(&self) -> String {
        self.text
            .as_ref()
            .map_or_else(|| "Without a goal".to_owned(), |text| one_line(text))
    }
}

impl Brief {
    pub(super) fn item(&self) -> Item {
        let mut line = Line::new()
            .plain(cut(&self.text, TEXT_LENGTH))
            .plain(" ")
            .code(&self.handle);
        if self.state != "stands" {
            line = line.plain(format!(": {}", self.state));
        }
        if !self.also.is_empty() {
            line = line.faint(format!(" (also for {})", self.also.join(", ")));
        }
        Item::new(line)
    }
}
