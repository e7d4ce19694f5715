//! A rule in its own words, and what came of its questions in a journal.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Block, Item, Line};
use super::{Document, View};
use crate::model::kinds::Address;
use crate::model::{AddressResult, Journal};
use crate::rules::{Finding, Rule};

/// A rule's Markdown.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    /// The rule.
    pub rule: &'static str,
    /// What it is one of.
    pub family: &'static str,
    /// How loudly it speaks, unless the team's settings say otherwise.
    pub level: &'static str,
    /// Numbers that a team may set.
    pub thresholds: Vec<ThresholdView>,
    /// The Markdown, without the examples.
    pub text: &'static str,
    /// What came of its questions, where a journal is at hand.
    pub journal: Option<Tally>,
}

/// What came of a rule's questions in a journal. Each finding counts once, with the last word on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many there are, or were when somebody answered them.
    pub raised: usize,
    /// How many of these were found to be so; what was changed because of one says that it was so.
    pub upheld: usize,
    /// How many were found not to be so.
    pub dismissed: usize,
    /// The day at whose end it stood so, where one was asked for.
    pub as_of: Option<NaiveDate>,
}

impl Tally {
    /// Counts the findings of a rule, whatever their state, with those that were answered and are raised no more.
    pub fn of(
        journal: &Journal,
        rule: &Rule,
        findings: &[Finding],
        as_of: Option<NaiveDate>,
    ) -> Self {
        let mut last: BTreeMap<&str, Option<AddressResult>> = findings
            .iter()
            .filter(|finding| finding.rule.name == rule.name)
            .map(|finding| (finding.fingerprint.as_str(), None))
            .collect();
        for address in journal.all::<Address>() {
            let finding = &*address.body.finding;
            let raised_by = finding.split_once('/').map(|(rule, _)| rule);
            if raised_by == Some(rule.name) {
                last.insert(finding, Some(address.result));
            }
        }
        let count = |wanted: &[AddressResult]| {
            let results = last.values().flatten();
            results.filter(|result| wanted.contains(result)).count()
        };
        Self {
            raised: last.len(),
            upheld: count(&[AddressResult::Upheld, AddressResult::Changed]),
            dismissed: count(&[AddressResult::Dismissed]),
            as_of,
        }
    }

    fn line(self) -> Line {
        let Self {
            raised,
            upheld,
            dismissed,
            as_of,
        } = self;
        let day = as_of.map_or_else(String::new, |day| format!(" as of {day}"));
        Line::new().plain(format!(
            "In this journal{day}: raised {raised}, upheld {upheld}, dismissed {dismissed}"
        ))
    }
}

/// A number that a team may set.
#[derive(Debug, Clone, Serialize)]
pub struct ThresholdView {
    /// Its key under `[thresholds]`.
    pub name: &'static str,
    /// What it is unless set.
    pub default: f64,
    /// What it means.
    pub doc: &'static str,
}

impl ThresholdView {
    fn item(&self) -> Item {
        let set = format!("{} = {}", self.name, self.default);
        Item::new(Line::new().code(set).plain(format!(": {}", self.doc)))
    }
}

/// A rule in its own words, with what came of its questions, if that is known.
pub fn explain(rule: &Rule, journal: Option<Tally>) -> Explained {
    Explained {
        rule: rule.name,
        family: rule.family.as_str(),
        level: rule.level.as_str(),
        thresholds: rule
            .thresholds
            .iter()
            .map(|threshold| ThresholdView {
                name: threshold.name,
                default: threshold.default,
                doc: threshold.doc,
            })
            .collect(),
        text: rule.doc().explained(),
        journal,
    }
}

impl View for Explained {
    const SCHEMA: &'static str = "firstteam/explain/1";

    fn document(&self) -> Document {
        let mut document = Document {
            blocks: vec![Block::Own(self.text)],
        };
        if !self.thresholds.is_empty() {
            document = document.list(self.thresholds.iter().map(ThresholdView::item).collect());
        }
        match self.journal {
            Some(tally) => document.paragraph(tally.line()),
            None => document,
        }
    }

    fn is_empty(&self) -> bool {
        false
    }
}
