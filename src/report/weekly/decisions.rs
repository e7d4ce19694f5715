//! What was decided this week, and which earlier decisions were changed.

use chrono::NaiveDate;
use serde::Serialize;

use super::Week;
use crate::model::kinds::Decision;
use crate::model::{Journal, Of};
use crate::report::amendments::{Amended, amended};
use crate::report::document::{Item, Line};
use crate::report::people::{called, subject};
use crate::report::standing::{self, Stood, standing};
use crate::report::words::{LONG, cut, day, one_line};

/// A decision of the week, as it stands at its end.
#[derive(Debug, Clone, Serialize)]
pub struct Decided {
    /// The id.
    pub id: String,
    /// The handle.
    pub handle: String,
    /// The day.
    pub on: NaiveDate,
    /// The current wording.
    pub text: String,
    /// Why.
    pub why: Option<String>,
    /// What the team gives up for it.
    pub trade_offs: Vec<String>,
    /// The handle of the one who approved it.
    pub approver: Option<String>,
    /// That person as reports call them.
    #[serde(skip)]
    approver_name: Option<String>,
    /// The sentence that everyone carries back.
    pub tell: Option<String>,
    /// Where people stand.
    pub standing: Vec<Stood>,
    /// How it was changed since.
    pub amendments: Vec<Amended>,
    /// The earlier decisions that it touches.
    pub touches: Vec<Touched>,
}

/// An earlier decision that a new one touches.
#[derive(Debug, Clone, Serialize)]
pub struct Touched {
    /// `supersedes`, `reverses` or `excepts`.
    pub how: &'static str,
    /// The earlier decision's id.
    pub id: String,
    /// The earlier decision in a few words.
    pub subject: String,
}

/// An earlier decision that was changed in substance.
#[derive(Debug, Clone, Serialize)]
pub struct Changed {
    /// The decision's id.
    pub id: String,
    /// Its handle.
    pub handle: String,
    /// The decision in a few words.
    pub subject: String,
    /// What changed, and why.
    #[serde(flatten)]
    pub amended: Amended,
    /// Where people stand on it now.
    pub standing: Vec<Stood>,
}

pub(super) fn decided(journal: &Journal, week: Week) -> Vec<Decided> {
    journal
        .all::<Decision>()
        .filter(|decision| week.has(decision.entry.on))
        .map(|decision| Decided::of(journal, decision))
        .collect()
}

pub(super) fn changed(journal: &Journal, week: Week) -> Vec<Changed> {
    let earlier = journal.all::<Decision>().filter(|decision| {
        let mut amendments = journal.amendments(decision.entry);
        decision.entry.on < week.since && amendments.any(|one| week.has(one.entry.on))
    });
    let mut changed = Vec::new();
    for decision in earlier {
        for amended in amended(journal, decision) {
            if week.has(amended.on) && !amended.editorial {
                changed.push(Changed::of(journal, decision, amended));
            }
        }
    }
    changed
}

impl Decided {
    /// A decision as it stands.
    pub fn of(journal: &Journal, decision: Of<'_, Decision>) -> Self {
        let now = journal.current(decision);
        let owned = |text: &Option<crate::model::Text>| text.as_deref().map(str::to_owned);
        Self {
            id: decision.entry.id.to_string(),
            handle: journal.handle_of(decision.entry).to_owned(),
            on: decision.entry.on,
            text: now.text.to_string(),
            why: owned(&now.why),
            trade_offs: now.trade_offs.iter().map(ToString::to_string).collect(),
            approver: now.approver.as_deref().map(str::to_owned),
            approver_name: now
                .approver
                .as_deref()
                .map(|approver| called(&journal.team, approver)),
            tell: owned(&now.tell),
            standing: standing(journal, decision),
            amendments: amended(journal, decision),
            touches: touched(journal, decision.body),
        }
    }

    /// The decision as a point of a list.
    pub fn item(&self, as_of: NaiveDate) -> Item {
        let why = match &self.why {
            Some(why) => Line::from(format!("Why: {}", cut(why, LONG))),
            None => Line::new().faint("Why: not recorded"),
        };
        let amendments = self.amendments.iter().filter(|amended| !amended.editorial);
        Item::new(
            Line::new()
                .strong(cut(&self.text, LONG))
                .plain(" ")
                .code(&self.handle),
        )
        .all_under(whole(&self.text, &self.handle))
        .under(why)
        .all_under(standing::line(&self.standing).or_else(|| self.approved()))
        .all_under(self.touches.iter().map(Touched::line))
        .all_under(amendments.map(|amended| {
            let reason = cut(&amended.reason, LONG);
            format!("Changed on {}: {reason}", day(amended.on, as_of)).into()
        }))
    }
}

impl Decided {
    /// Who approved it, for a decision that nobody else has a stance on.
    fn approved(&self) -> Option<Line> {
        let name = self.approver_name.as_ref()?;
        Some(format!("Approved by {name}").into())
    }
}

/// Where all of a text is, where it was cut.
fn whole(text: &str, handle: &str) -> Option<Line> {
    let is_cut = one_line(text) != cut(text, LONG);
    is_cut.then(|| {
        let line = Line::new().faint("The whole of it: ");
        line.code(format!("firstteam show {handle}"))
    })
}

impl Touched {
    fn line(&self) -> Line {
        let how = match self.how {
            "supersedes" => "Takes the place of ",
            "reverses" => "Takes back ",
            _ => "Makes an exception to ",
        };
        Line::new().plain(how).quoted(&self.subject)
    }
}

fn touched(journal: &Journal, decision: &Decision) -> Vec<Touched> {
    let named = [
        ("supersedes", &decision.supersedes),
        ("reverses", &decision.reverses),
        ("excepts", &decision.excepts),
    ];
    let touched = named.into_iter().filter_map(|(how, id)| {
        let id = id.as_deref()?;
        Some(Touched {
            how,
            id: id.to_owned(),
            subject: crate::report::record::label(journal, id),
        })
    });
    touched.collect()
}

impl Changed {
    /// A decision that one of its amendments changed.
    pub fn of(journal: &Journal, decision: Of<'_, Decision>, amended: Amended) -> Self {
        Self {
            id: decision.entry.id.to_string(),
            handle: journal.handle_of(decision.entry).to_owned(),
            subject: subject(journal, decision),
            amended,
            standing: standing(journal, decision),
        }
    }

    /// The change as a point of a list.
    pub fn item(&self) -> Item {
        Item::new(
            Line::new()
                .strong(&self.subject)
                .plain(" ")
                .code(&self.handle),
        )
        .all_under(self.amended.short_lines())
        .under(format!("Why: {}", cut(&self.amended.reason, LONG)))
        .all_under(standing::line(&self.standing))
    }
}
