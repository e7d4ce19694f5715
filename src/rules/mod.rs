//! What is questionable in a readable journal. A rule is a function over the journal that asks questions, and the
//! Markdown beside it, which is all its text. May use the model and `wording`; never files, the format, or the clock.

mod accountability;
mod backchannel;
mod cadence;
mod catalogue;
mod check;
mod clarity;
mod dissent;
mod dissents;
mod doc;
mod extremes;
mod finding;
mod harmony;
mod heroism;
mod reinterpretation;
mod settings;
mod settle;

pub use backchannel::changed_outside::{Unratified, unratified};
pub use catalogue::{RULES, rule};
pub use check::{Check, Draft, Who, key, lexicon};
pub use dissents::Dissents;
pub use doc::{Doc, HEADINGS};
pub use finding::{Evidence, Finding, State};
pub use reinterpretation::told::{HeldAgainst, Holding, Telling, hold};
pub use settings::unknown_settings;
pub use settle::{Inquiry, Selection, findings, level};

pub use crate::wording::Verdict;

use crate::model::Level;

/// A named check. Its name is the pattern that it looks for.
#[derive(Debug)]
pub struct Rule {
    /// In kebab case, such as `late-dissent`.
    pub name: &'static str,
    /// What it is one of.
    pub family: Family,
    /// How loudly it speaks, unless the team's settings say otherwise.
    pub level: Level,
    /// Numbers that a team may set under `[thresholds]`, with their defaults.
    pub thresholds: &'static [Threshold],
    /// Its Markdown: what it looks for, why it matters, the likely innocent explanation, what to do, and examples.
    pub text: &'static str,
    /// Looks through the journal.
    pub check: fn(&Check<'_>, &mut Vec<Draft>),
}

/// A number that a team may set.
#[derive(Debug)]
pub struct Threshold {
    /// Its key under `[thresholds]`.
    pub name: &'static str,
    /// What it is unless set.
    pub default: f64,
    /// What it means, with its unit.
    pub doc: &'static str,
}

/// What rules have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Agreed in the room, opposed outside it.
    Backchannel,
    /// Told otherwise than decided.
    Reinterpretation,
    /// Won for one function, paid for by another.
    Heroism,
    /// Agreed too easily to be sure of it.
    Harmony,
    /// Decided, and not said what others need to know.
    Clarity,
    /// What dissent in the room still lacks.
    Dissent,
    /// What was to happen by a day.
    Cadence,
    /// What members owe each other for the team's own rules.
    Accountability,
}

impl Family {
    /// The word in reports and settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Backchannel => "backchannel",
            Self::Reinterpretation => "reinterpretation",
            Self::Heroism => "heroism",
            Self::Harmony => "harmony",
            Self::Clarity => "clarity",
            Self::Dissent => "dissent",
            Self::Cadence => "cadence",
            Self::Accountability => "accountability",
        }
    }
}

impl Family {
    /// Every family, in the order of the index.
    pub const ALL: &'static [Self] = &[
        Self::Backchannel,
        Self::Reinterpretation,
        Self::Heroism,
        Self::Harmony,
        Self::Clarity,
        Self::Dissent,
        Self::Cadence,
        Self::Accountability,
    ];

    /// Reads the word.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|family| family.as_str() == text)
    }
}

impl Rule {
    /// Its Markdown, taken apart.
    pub fn doc(&self) -> Doc {
        Doc::of(self.text)
    }
}
