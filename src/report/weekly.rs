//! The week: what a chief of staff sends on Friday.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Document, FindingView, View};
use crate::model::{Journal, Problem};
use crate::rules::Finding;

/// The week.
#[derive(Debug, Clone, Serialize)]
pub struct Weekly {
    /// The last day.
    pub as_of: NaiveDate,
    /// The most important thing of the week in one sentence.
    pub headline: String,
    /// The questions.
    pub findings: Vec<FindingView>,
}

/// The week that ends with a day.
pub fn weekly(
    journal: &Journal,
    as_of: NaiveDate,
    findings: &[Finding],
    _problems: &[Problem],
) -> Weekly {
    Weekly {
        as_of,
        headline: String::new(),
        findings: findings
            .iter()
            .map(|finding| FindingView::of(journal, as_of, finding))
            .collect(),
    }
}

impl Weekly {
    /// The week in a line; `None` where there is nothing to say.
    pub fn one_line(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.headline.clone())
    }
}

impl View for Weekly {
    const SCHEMA: &'static str = "firstteam/weekly/1";

    fn document(&self) -> Document {
        Document::default().heading(1, self.headline.as_str())
    }

    fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }
}
