//! Words told about a decision, held against it: what relays are asked about by, and what a leader sees before a
//! message is sent.

use chrono::NaiveDate;

use super::background::{near, wider};
use crate::model::kinds::{Decision, Relay};
use crate::model::{Entry, Of, Span, Text, Value};
use crate::rules::Check;
use crate::wording::{Comparison, Context, Verdict, carries, compare, that_counts};

/// Words told about a decision, or about to be.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'t> {
    /// The words.
    pub said: &'t str,
    /// The day: dates such as "on Friday" are seen from it.
    pub on: NaiveDate,
    /// When, as far as it is known.
    pub when: Span,
}

impl<'a> From<Of<'a, Relay>> for Telling<'a> {
    fn from(relay: Of<'a, Relay>) -> Self {
        Self {
            said: &relay.body.said,
            on: relay.entry.on,
            when: relay.entry.when(),
        }
    }
}

/// Words told, held against a wording of their decision.
#[derive(Debug, Clone)]
pub struct HeldAgainst<'a> {
    /// The entry that has the wording: the decision, or the amendment that gave it the words.
    pub entry: &'a Entry,
    /// The field: `text` or `tell`.
    pub field: &'static str,
    /// What came of it.
    pub comparison: Comparison,
}

impl HeldAgainst<'_> {
    /// The wording.
    pub fn words(&self) -> Option<String> {
        let values = self.entry.body.values();
        values.into_iter().find_map(|(field, value)| match value {
            Value::Text(text) if field.name == self.field => Some(text),
            _ => None,
        })
    }
}

/// Holds words against the wordings that stood that day, and against the sentence that was agreed to be told. Of
/// several the one to which they are faithful counts, else of the latest the one from which they differ most.
pub fn hold<'a>(
    check: &Check<'a>,
    decision: Of<'a, Decision>,
    telling: Telling<'_>,
) -> Option<HeldAgainst<'a>> {
    let wordings = check.journal.wordings_on(decision, telling.on);
    let candidates = wordings
        .iter()
        .rev()
        .enumerate()
        .flat_map(|(age, wording)| {
            let tell = wording.tell.as_ref().map(|tell| ("tell", tell));
            let fields = [("text", &wording.text)].into_iter().chain(tell);
            fields.map(move |(field, words)| (age, wording, field, words))
        });
    let compared = candidates.filter_map(|(age, wording, field, words)| {
        let comparison = held_against(check, decision, wording, words, telling);
        // An earlier wording of the same day excuses words that are faithful to it, and is never quoted against any.
        let counts = age == 0 || comparison.verdict == Verdict::Faithful;
        counts.then_some(((field, words), comparison))
    });
    let ((field, words), comparison) = that_counts(compared)?;
    let has = |value: &Value| matches!(value, Value::Text(text) if *text == **words);
    Some(HeldAgainst {
        entry: check.journal.worded_by(decision, field, has),
        field,
        comparison,
    })
}

/// Compares words with one wording. What the decision says elsewhere is looked at only where there is a difference.
fn held_against(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    wording: &Decision,
    words: &str,
    telling: Telling<'_>,
) -> Comparison {
    let mut context = Context {
        background: near(wording, words),
        day: Some(telling.on),
        lexicon: check.lexicon(),
    };
    let first = compare(words, telling.said, &context);
    if first.verdict != Verdict::Drift {
        return first;
    }
    let more = wider(check.journal, decision, wording, telling.when);
    if more.is_empty() {
        return first;
    }
    context.background.extend(more.iter().map(String::as_str));
    compare(words, telling.said, &context)
}

/// What words told about a decision leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Omitted {
    /// Nothing of why it was decided.
    pub why: bool,
    /// Nothing of any trade-off.
    pub costs: bool,
}

/// What words leave out of a decision's reason and price. On the day of an amendment it is enough to carry those of
/// either wording.
pub fn omitted(check: &Check<'_>, wordings: &[Decision], said: &str) -> Omitted {
    Omitted {
        why: wordings
            .iter()
            .all(|wording| omits_why(check, wording, said)),
        costs: wordings
            .iter()
            .all(|wording| omits_costs(check, wording, said)),
    }
}

fn omits_why(check: &Check<'_>, wording: &Decision, said: &str) -> bool {
    let why = wording.why.as_deref();
    why.is_some_and(|why| !carries(said, why, check.lexicon()))
}

/// One of the trade-offs is enough.
fn omits_costs(check: &Check<'_>, wording: &Decision, said: &str) -> bool {
    let costs = &wording.trade_offs;
    let carried = |cost: &Text| carries(said, cost, check.lexicon());
    !costs.is_empty() && !costs.iter().any(carried)
}
