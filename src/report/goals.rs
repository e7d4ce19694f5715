//! Goals at work: what was decided and promised for each, and what was done about what it gives up. Only what was
//! recorded; whether it is enough is for the team to say.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Item, Line};
use super::measures::{PartOf, Period};
use super::people::subject;
use super::words::{capital, count, one_line};
use crate::model::journal::State;
use crate::model::kinds::{Commitment, Decision};
use crate::model::team::Goal;
use crate::model::{Journal, Of, Text, Word};

/// A goal with what was recorded for it in a period.
#[derive(Debug, Clone, Serialize)]
pub struct GoalAtWork {
    /// The id.
    pub id: String,
    /// The goal.
    pub text: String,
    /// `shared` or `function`.
    pub scope: Option<&'static str>,
    /// The function, for a function's goal.
    pub function: Option<String>,
    /// How it is measured.
    pub metric: Option<String>,
    /// What is aimed at.
    pub target: Option<String>,
    /// What became of it: `open`, `met` or `missed`, as the team wrote it.
    pub state: Option<String>,
    /// The ids of the decisions of the period that name it.
    pub decisions: Vec<String>,
    /// How many promises of the period serve it, directly or through their decision.
    pub promised: usize,
    /// Promises that serve it: kept, of those that fell due in the period.
    pub kept: PartOf,
    /// What the team agreed to trade away for it.
    pub gives_up: Vec<GivenUp>,
}

/// Something that a goal gives up.
#[derive(Debug, Clone, Serialize)]
pub struct GivenUp {
    /// What.
    pub what: String,
    /// The decisions of the period that name the goal and say so: as a trade-off, or as what is to stop.
    pub decisions: Vec<Said>,
}

/// Words of a decision on what a goal gives up.
#[derive(Debug, Clone, Serialize)]
pub struct Said {
    /// The decision's id.
    pub decision: String,
    /// Its handle.
    pub handle: String,
    /// The decision in a few words.
    pub subject: String,
    /// `trade_offs` or `stops`.
    pub field: &'static str,
    /// The words.
    pub words: String,
}

/// Every goal of the team, in its order, with what was recorded for it.
pub fn goals(journal: &Journal, period: Period, as_of: NaiveDate) -> Vec<GoalAtWork> {
    let period = period.up_to(as_of);
    let mut goals: Vec<GoalAtWork> = journal.team.goals.iter().map(GoalAtWork::of).collect();
    let mut places = HashMap::new();
    for (place, goal) in journal.team.goals.iter().enumerate() {
        places.entry(goal.id.as_str()).or_insert(place);
    }
    let decided = journal.all::<Decision>();
    for decision in decided.filter(|decision| period.has(decision.entry.on)) {
        let now = journal.current(decision);
        let named: HashSet<&str> = now.goals.iter().map(|goal| &**goal).collect();
        for place in named.iter().filter_map(|goal| places.get(goal)) {
            goals[*place].decided(journal, decision, &now);
        }
    }
    for commitment in journal.all::<Commitment>() {
        let due = journal.commitment_state(commitment, as_of).due;
        if !period.has(commitment.entry.on) && !period.has(due) {
            continue;
        }
        for goal in serves(journal, commitment) {
            if let Some(place) = places.get(&*goal) {
                goals[*place].promised(journal, commitment, period, as_of);
            }
        }
    }
    goals
}

/// The goals that a promise serves: its own, else those of its decision.
pub fn serves(journal: &Journal, commitment: Of<'_, Commitment>) -> HashSet<String> {
    if let Some(goal) = &commitment.body.goal {
        return HashSet::from([goal.to_string()]);
    }
    let decision = commitment.body.decision.as_deref();
    let decision = decision.and_then(|id| journal.get_as::<Decision>(id));
    decision.map_or_else(HashSet::new, |decision| {
        let now = journal.current(decision);
        now.goals.iter().map(ToString::to_string).collect()
    })
}

/// Goals for which something was recorded, a point each.
pub fn at_work(goals: &[GoalAtWork]) -> Vec<Item> {
    let at_work = goals.iter().filter(|goal| goal.is_at_work());
    at_work.map(GoalAtWork::item).collect()
}

/// The same, and the others that are still open in one point together.
pub fn items(goals: &[GoalAtWork]) -> Vec<Item> {
    let mut items = at_work(goals);
    let waiting = goals.iter().filter(|goal| goal.is_waiting());
    let waiting: Vec<Line> = waiting
        .map(|goal| Line::new().plain(one_line(&goal.text)))
        .collect();
    if !waiting.is_empty() {
        let none = Line::new().faint("No decision and no promise names");
        items.push(Item::new(none).all_under(waiting));
    }
    items
}

impl GoalAtWork {
    fn of(goal: &Goal) -> Self {
        Self {
            id: goal.id.clone(),
            text: goal.text.clone(),
            scope: goal.scope.map(Word::as_str),
            function: goal.function.clone(),
            metric: goal.metric.clone(),
            target: goal.target.clone(),
            state: goal.state.clone(),
            decisions: Vec::new(),
            promised: 0,
            kept: PartOf::default(),
            gives_up: goal
                .gives_up
                .iter()
                .map(|what| GivenUp {
                    what: what.clone(),
                    decisions: Vec::new(),
                })
                .collect(),
        }
    }

    fn decided(&mut self, journal: &Journal, decision: Of<'_, Decision>, now: &Decision) {
        self.decisions.push(decision.entry.id.to_string());
        let said = |field, texts: &[Text], what: &str| {
            let words = texts.iter().find(|text| touches(text, what))?;
            Some(Said {
                decision: decision.entry.id.to_string(),
                handle: journal.handle_of(decision.entry).to_owned(),
                subject: subject(journal, decision),
                field,
                words: words.to_string(),
            })
        };
        for given in &mut self.gives_up {
            let said = said("trade_offs", &now.trade_offs, &given.what)
                .or_else(|| said("stops", &now.stops, &given.what));
            given.decisions.extend(said);
        }
    }

    fn promised(
        &mut self,
        journal: &Journal,
        commitment: Of<'_, Commitment>,
        period: Period,
        as_of: NaiveDate,
    ) {
        self.promised += usize::from(period.has(commitment.entry.on));
        let folded = journal.commitment_state(commitment, as_of);
        let is_settled = matches!(folded.state, State::Kept | State::Missed | State::Overdue);
        if is_settled && period.has(folded.due) {
            self.kept.add(folded.state == State::Kept);
        }
    }

    /// Whether anything was recorded for it.
    pub fn is_at_work(&self) -> bool {
        !self.decisions.is_empty() || self.promised > 0 || self.kept.whole > 0
    }

    /// Whether the team still works for it, and nothing was recorded.
    fn is_waiting(&self) -> bool {
        self.is_open() && !self.is_at_work()
    }

    /// Whether the team still works for it.
    fn is_open(&self) -> bool {
        self.state.as_deref().is_none_or(|state| state == "open")
    }

    /// The goal as a point, with what was recorded.
    fn item(&self) -> Item {
        let mut line = Line::new().strong(one_line(&self.text));
        if let Some(function) = &self.function {
            line = line.faint(format!(" ({function})"));
        }
        if let Some(state) = self.state.as_ref().filter(|_| !self.is_open()) {
            line = line
                .plain(": ")
                .toned(state.clone(), super::state::tone(state));
        }
        let mut item = Item::new(line).under(self.recorded());
        for given in &self.gives_up {
            item = item.under(given.line(!self.decisions.is_empty()));
        }
        item
    }

    fn recorded(&self) -> Line {
        let mut parts = vec![count(self.decisions.len(), "decision", "decisions")];
        if self.promised > 0 {
            parts.push(count(self.promised, "promise", "promises"));
        }
        if self.kept.whole > 0 {
            parts.push(format!("kept of those due: {}", self.kept.words()));
        }
        capital(&parts.join(", ")).into()
    }
}

impl GivenUp {
    fn line(&self, is_decided: bool) -> Line {
        let mut line = Line::new().faint("Gives up ").quoted(one_line(&self.what));
        let Some(first) = self.decisions.first() else {
            let none = if is_decided { ": in none of these" } else { "" };
            return line.faint(none);
        };
        line = line
            .plain(": ")
            .quoted(one_line(&first.words))
            .plain(" ")
            .code(&first.handle);
        match self.decisions.len() - 1 {
            0 => line,
            others => line.plain(format!(" and {}", count(others, "other", "others"))),
        }
    }
}

/// Words that say nothing by themselves.
const SMALL: [&str; 24] = [
    "the", "and", "for", "not", "new", "any", "all", "two", "one", "our", "with", "more", "until",
    "without", "from", "that", "this", "will", "may", "are", "its", "into", "than", "less",
];

/// Whether words speak of what a goal gives up: they share two words that say something, or all that it has. One
/// word alone is not enough to tell.
fn touches(words: &str, what: &str) -> bool {
    let (words, what) = (content(words), content(what));
    let shared = what.intersection(&words).count();
    shared >= 2 || shared > 0 && shared == what.len()
}

/// The words that say something, without the ending of a plural.
fn content(text: &str) -> HashSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 2 && !SMALL.contains(&word.as_str()))
        .map(|word| match word.strip_suffix('s') {
            Some(one) if one.chars().count() > 2 && !one.ends_with('s') => one.to_owned(),
            _ => word,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_alone_is_not_what_is_given_up() {
        assert!(touches("Tactical campaigns", "tactical campaigns"));
        assert!(touches("No bespoke deal this year", "bespoke deals"));
        assert!(touches(
            "No custom features for two quarters",
            "custom features"
        ));
        assert!(touches("Growth slows", "growth"));
        assert!(!touches("No new campaign features", "custom features"));
        assert!(!touches("The launch page", "for the new"));
        assert!(!touches("", ""));
    }
}
