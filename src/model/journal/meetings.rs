//! Meetings, and who was heard in them.

use super::Journal;
use crate::model::kinds::{Decision, Meeting};
use crate::model::{Entry, Method, Of, Span};

impl Journal {
    /// The meeting that an entry belongs to.
    pub fn meeting_of(&self, entry: &Entry) -> Option<Of<'_, Meeting>> {
        self.get_as(entry.meeting.as_deref()?)
    }

    /// Meetings of the team itself, in order.
    pub fn forums(&self) -> impl DoubleEndedIterator<Item = Of<'_, Meeting>> {
        self.all::<Meeting>().filter(|meeting| meeting.forum)
    }

    /// The first forum that surely came after something.
    pub fn next_forum(&self, after: Span) -> Option<Of<'_, Meeting>> {
        self.forums()
            .find(|meeting| held(*meeting).surely_after(after))
    }

    /// Whether an entry was made in a meeting of the team itself.
    pub fn is_in_forum(&self, entry: &Entry) -> bool {
        self.meeting_of(entry).is_some_and(|meeting| meeting.forum)
    }

    /// The members who were in the room, guests left out.
    pub fn members_present<'a>(
        &'a self,
        meeting: Of<'a, Meeting>,
    ) -> impl Iterator<Item = &'a str> {
        let present = meeting.body.present.iter().map(|handle| &**handle);
        present.filter(move |handle| {
            self.team
                .member(handle)
                .is_some_and(|member| member.is_in_on(meeting.entry.on))
        })
    }

    /// Whether a member was in the room when a decision was made. A guest was there and is not counted.
    pub fn was_present(&self, decision: Of<'_, Decision>, handle: &str) -> bool {
        self.meeting_of(decision.entry)
            .is_some_and(|meeting| self.members_present(meeting).any(|other| other == handle))
    }

    /// Those whose decision it is: the members present at its meeting and its approver, or for a captain's decision
    /// the approver alone.
    pub fn deciders<'a>(&'a self, decision: Of<'a, Decision>) -> Vec<&'a str> {
        let approver = decision.body.approver.as_deref();
        if decision.method == Some(Method::Captain) {
            return approver.into_iter().collect();
        }
        let meeting = self.meeting_of(decision.entry);
        let mut deciders: Vec<&str> = meeting
            .into_iter()
            .flat_map(|meeting| self.members_present(meeting))
            .collect();
        if let Some(approver) = approver.filter(|approver| !deciders.contains(approver)) {
            deciders.push(approver);
        }
        deciders
    }

    /// Every entry that names a meeting as its own.
    pub fn minuted<'a>(&'a self, meeting: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        self.naming(&meeting.id)
            .filter(move |entry| entry.meeting.as_deref() == Some(&*meeting.id))
    }
}

/// When a meeting was held: from its start, where that is recorded, else when it was recorded, or all of its day.
pub fn held(meeting: Of<'_, Meeting>) -> Span {
    match meeting
        .started
        .filter(|started| started.date_naive() == meeting.entry.on)
    {
        Some(started) => Span::at(started),
        None => meeting.entry.when(),
    }
}
