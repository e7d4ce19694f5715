//! Which of the two a record is: minutes, or a decision record. People mistake one import for the other.

use super::{Standing, adr, minutes};

/// A sort of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Of a meeting: who was there, what was decided, who promised what.
    Minutes,
    /// Of a decision: its status, context and consequences (ADR).
    DecisionRecord,
}

/// The sort of a record, where it plainly is of one: a status of its decision makes a decision record, people in a room
/// or several decisions make minutes.
pub fn sort(path: &str, text: &str) -> Option<Sort> {
    let (one, meetings) = (adr(path, text), minutes(path, text));
    let has_people = meetings.iter().any(|meeting| {
        !meeting.present.is_empty() || !meeting.absent.is_empty() || !meeting.actions.is_empty()
    });
    let has_status =
        one.status.is_some() && (one.text.is_some() || one.standing != Standing::Decided);
    let decisions: usize = meetings.iter().map(|meeting| meeting.decisions.len()).sum();
    match (has_people, has_status) {
        (false, true) => Some(Sort::DecisionRecord),
        (true, false) => Some(Sort::Minutes),
        (false, false) if decisions > 1 => Some(Sort::Minutes),
        _ => None,
    }
}
