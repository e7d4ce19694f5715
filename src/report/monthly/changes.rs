//! Decisions that were changed in substance in a period, or ended.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::journal::EndCause;
use crate::model::kinds::{Amendment, Decision};
use crate::model::{Journal, Of};
use crate::report::document::{Item, Line};
use crate::report::measures::Period;
use crate::report::people::subject;
use crate::report::words::{day, one_line};

/// What happened to a decision.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionChange {
    /// The decision's id.
    pub decision: String,
    /// Its handle.
    pub handle: String,
    /// The decision in a few words.
    pub subject: String,
    /// When.
    pub on: NaiveDate,
    /// `amended`, `excepted`, `superseded`, `reversed` or `ended`.
    pub how: &'static str,
    /// The reason, where one was given.
    pub why: Option<String>,
}

/// What happened to decisions in a period, in order.
pub(super) fn changes(journal: &Journal, period: Period) -> Vec<DecisionChange> {
    let of = |decision: Of<'_, Decision>, on, how, why: Option<&str>| DecisionChange {
        decision: decision.entry.id.to_string(),
        handle: journal.handle_of(decision.entry).to_owned(),
        subject: subject(journal, decision),
        on,
        how,
        why: why.map(str::to_owned),
    };
    let mut changes = Vec::new();
    for amendment in journal.all::<Amendment>() {
        if period.has(amendment.entry.on)
            && amendment.is_substantive()
            && let Some(decision) = journal.get_as::<Decision>(&amendment.body.decision)
        {
            let why = Some(&*amendment.body.reason);
            changes.push(of(decision, amendment.entry.on, "amended", why));
        }
    }
    for later in journal.all::<Decision>() {
        if period.has(later.entry.on) {
            let named = [
                ("superseded", &later.body.supersedes),
                ("reversed", &later.body.reverses),
                ("excepted", &later.body.excepts),
            ];
            for (how, id) in named {
                let id = id.as_deref();
                if let Some(decision) = id.and_then(|id| journal.get_as::<Decision>(id)) {
                    let why = later.body.why.as_deref();
                    changes.push(of(decision, later.entry.on, how, why));
                }
            }
        }
    }
    for decision in journal.all::<Decision>() {
        if journal
            .current(decision)
            .ends
            .is_some_and(|day| period.has(day))
            && let Some(end) = journal.end(decision, period.until)
            && end.cause == EndCause::Ended
        {
            changes.push(of(decision, end.on, "ended", None));
        }
    }
    changes.sort_by(|a, b| (a.on, &a.decision, a.how).cmp(&(b.on, &b.decision, b.how)));
    changes
}

impl DecisionChange {
    pub(super) fn item(&self, as_of: NaiveDate) -> Item {
        let how = match self.how {
            "amended" => "changed",
            "excepted" => "an exception was made",
            "superseded" => "another took its place",
            "reversed" => "taken back",
            _ => "ended as planned",
        };
        let line = Line::new()
            .quoted(&self.subject)
            .plain(" ")
            .code(&self.handle)
            .plain(format!(": {how}, {}", day(self.on, as_of)));
        let why = self.why.iter();
        Item::new(line).all_under(why.map(|why| Line::new().faint("Why: ").plain(one_line(why))))
    }
}
