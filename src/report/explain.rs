//! A rule in its own words.

use serde::Serialize;

use super::document::Block;
use super::{Document, View};
use crate::rules::Rule;

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

/// A rule in its own words.
pub fn explain(rule: &Rule) -> Explained {
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
    }
}

impl View for Explained {
    const SCHEMA: &'static str = "firstteam/explain/1";

    fn document(&self) -> Document {
        Document {
            blocks: vec![Block::Own(self.text)],
        }
    }

    fn is_empty(&self) -> bool {
        false
    }
}
