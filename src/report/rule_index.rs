//! All rules, with what each looks for.

use serde::Serialize;

use super::document::{Cell, Table, Tone};
use super::words::one_line;
use super::{Document, View};
use crate::rules::RULES;

/// The list of all rules.
#[derive(Debug, Clone, Serialize)]
pub struct RuleIndex {
    /// Every rule, by family.
    pub rules: Vec<RuleLine>,
}

/// A rule in the list.
#[derive(Debug, Clone, Serialize)]
pub struct RuleLine {
    /// Its name.
    pub rule: &'static str,
    /// What it is one of.
    pub family: &'static str,
    /// How loudly it speaks, unless the team's settings say otherwise.
    pub level: &'static str,
    /// What it looks for, in a sentence.
    pub summary: String,
}

/// Lists all rules.
pub fn rule_index() -> RuleIndex {
    let line = |rule: &&crate::rules::Rule| RuleLine {
        rule: rule.name,
        family: rule.family.as_str(),
        level: rule.level.as_str(),
        summary: one_line(rule.doc().summary()),
    };
    RuleIndex {
        rules: RULES.iter().map(line).collect(),
    }
}

impl View for RuleIndex {
    const SCHEMA: &'static str = "firstteam/rules/1";

    fn document(&self) -> Document {
        let row = |line: &RuleLine| {
            vec![
                Cell::Text(line.rule.to_owned()),
                Cell::Word(line.level.to_owned(), Tone::Plain),
                Cell::Text(line.family.to_owned()),
                Cell::Text(line.summary.clone()),
            ]
        };
        let columns = ["rule", "level", "family", "what it looks for"]
            .map(str::to_owned)
            .to_vec();
        Document::default().table(Table {
            columns,
            rows: self.rules.iter().map(row).collect(),
        })
    }

    fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }
}
