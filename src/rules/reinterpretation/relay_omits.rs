//! A relay that carries nothing of why, or of what it costs.

use super::background::worded_by;
use super::is_corrected;
use super::told::told;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Level, Of};
use crate::rules::{Check, Draft, Family, Rule};

/// See `relay_omits.md`.
pub static RULE: Rule = Rule {
    name: "relay-omits",
    family: Family::Reinterpretation,
    level: Level::Note,
    thresholds: &[],
    text: include_str!("relay_omits.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    for relay in check.journal.all::<Relay>() {
        if let Some(told) = told(check, relay)
            && !(told.says_why && told.says_costs)
            && !is_corrected(check.journal, relay)
        {
            found.extend(question(check, relay, (told.says_why, told.says_costs)));
        }
    }
}

fn question(check: &Check<'_>, relay: Of<'_, Relay>, (why, costs): (bool, bool)) -> Option<Draft> {
    let decision = check.journal.get_as::<Decision>(&relay.decision)?;
    let wording = check.journal.wordings_on(decision, relay.entry.on).pop()?;
    let who = check.who(relay.entry, &relay.member);
    let missing = match (why, costs) {
        (false, false) => "why it was decided or what it costs",
        (false, true) => "why it was decided",
        _ => "what it costs",
    };
    let title = format!("A relay of a decision does not say {missing}");
    let mut draft = Draft::about(relay.entry, title)
        .with_subject(decision.entry)
        .with_who(&who)
        .quoting(relay.entry, "said", &relay.said);
    if let Some(text) = wording.why.as_deref().filter(|_| !why) {
        let by = worded_by(check.journal, decision, "why", text, relay.entry.on);
        draft = draft.quoting(by, "why", text);
    }
    let omitted = wording.trade_offs.iter().filter(|_| !costs);
    Some(omitted.fold(draft, |draft, cost| {
        draft.quoting(decision.entry, "trade_offs", cost)
    }))
}
