//! A promise with what became of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Item, Line};
use super::people::spoken_of;
use super::state::tone;
use super::words::{capital, day, one_line, weekday};
use crate::model::kinds::{Commitment, Update};
use crate::model::{Journal, Of, UpdateState};

/// A promise in a report.
#[derive(Debug, Clone, Serialize)]
pub struct Promise {
    /// The id.
    pub id: String,
    /// The handle.
    pub handle: String,
    /// The handle of who promised it.
    pub owner: String,
    /// As reports call them.
    pub name: String,
    /// What was promised.
    pub what: String,
    /// The date that counts now.
    pub due: NaiveDate,
    /// The date before the last move, where it was moved.
    pub moved_from: Option<NaiveDate>,
    /// Every date that counted before, the first of them first.
    pub earlier: Vec<NaiveDate>,
    /// `open`, `overdue`, `kept`, `missed` or `dropped`.
    pub state: &'static str,
    /// How often it was moved.
    pub moves: usize,
    /// The day of the last word on it.
    pub updated: Option<NaiveDate>,
    /// How one knows.
    pub evidence: Option<String>,
    /// The id of the decision that it serves.
    pub decision: Option<String>,
}

impl Promise {
    /// A commitment as it stands at the end of a day.
    pub fn of(journal: &Journal, commitment: Of<'_, Commitment>, as_of: NaiveDate) -> Self {
        let folded = journal.commitment_state(commitment, as_of);
        let body = commitment.body;
        let earlier = earlier(journal, commitment);
        Self {
            id: commitment.entry.id.to_string(),
            handle: journal.handle_of(commitment.entry).to_owned(),
            owner: body.owner.to_string(),
            name: spoken_of(journal, as_of, commitment.entry, &body.owner),
            what: body.what.to_string(),
            due: folded.due,
            moved_from: earlier.last().copied(),
            earlier,
            state: folded.state.as_str(),
            moves: folded.moves,
            updated: folded.last.map(|update| update.entry.on),
            evidence: folded
                .last
                .and_then(|update| update.body.evidence.as_deref())
                .map(str::to_owned),
            decision: body.decision.as_deref().map(str::to_owned),
        }
    }

    /// The promise as a point of a list, under a word such as `overdue` or `moved`.
    pub fn item(&self, word: &str, as_of: NaiveDate) -> Item {
        let line = Line::new()
            .toned(capital(word), tone(word))
            .plain(format!(": {}, ", self.name))
            .quoted(one_line(&self.what));
        let due = weekday(self.due, as_of);
        let when = match (word, self.moved_from) {
            ("overdue", _) => format!(", since {due}"),
            ("due" | "open", _) => format!(", by {due}"),
            ("moved", Some(from)) => format!(", from {} to {due}", day(from, as_of)),
            ("missed", _) => format!(", was due {due}"),
            _ => String::new(),
        };
        let often = match self.moves {
            0 | 1 => String::new(),
            moves => format!(" (moved {moves} times)"),
        };
        // How one knows matters where something was not done.
        let evidence = self.evidence.iter().filter(|_| word == "missed");
        Item::new(line.plain(when).faint(often))
            .all_under(evidence.map(|evidence| Line::new().quoted(one_line(evidence))))
    }
}

/// The dates that counted before each move.
fn earlier(journal: &Journal, commitment: Of<'_, Commitment>) -> Vec<NaiveDate> {
    let mut due = commitment.body.due;
    let mut earlier = Vec::new();
    for update in journal.naming_it_as::<Update>(commitment.entry) {
        if matches!(
            update.body.state,
            UpdateState::Moved | UpdateState::Deferred
        ) {
            earlier.push(due);
            due = update.body.due.unwrap_or(due);
        }
    }
    earlier
}
