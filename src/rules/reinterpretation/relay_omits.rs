//! A relay that carries nothing of why, or of what it costs.

use super::is_corrected;
use super::relay_drift::drift;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Level, Of, Text, Value};
use crate::parallel;
use crate::rules::{Check, Draft, Family, Rule};
use crate::wording::carries;

/// See `relay_omits.md`.
pub static RULE: Rule = Rule {
    name: "relay-omits",
    family: Family::Reinterpretation,
    level: Level::Note,
    thresholds: &[],
    text: include_str!("relay_omits.md"),
    check,
};

/// How many relays a thread takes at a time.
const SHARE: usize = 32;

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let relays: Vec<_> = check.journal.all::<Relay>().collect();
    let drafts = parallel::map(&relays, 1, SHARE, |relay, (): &mut ()| {
        let decision = check.journal.get_as::<Decision>(&relay.decision)?;
        if !check.journal.surely_stood(decision, relay.entry.when()) {
            return None;
        }
        let wordings = check.journal.wordings_on(decision, relay.entry.on);
        let carried_by = |omitted: &fn(&Check<'_>, &Decision, &str) -> bool| {
            !wordings
                .iter()
                .all(|wording| omitted(check, wording, &relay.said))
        };
        let why = carried_by(&(omits_why as fn(&Check<'_>, &Decision, &str) -> bool));
        let costs = carried_by(&(omits_costs as fn(&Check<'_>, &Decision, &str) -> bool));
        let is_whole = (why && costs) || is_corrected(check.journal, *relay);
        let last = wordings.last()?;
        // One event, one finding: a relay that drifts is asked about as such.
        let asked = !is_whole && drift(check, *relay).is_none();
        asked.then(|| question(check, *relay, decision, last, (why, costs)))
    });
    found.extend(drafts.into_iter().flatten());
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

fn question(
    check: &Check<'_>,
    relay: Of<'_, Relay>,
    decision: Of<'_, Decision>,
    wording: &Decision,
    (why, costs): (bool, bool),
) -> Draft {
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
        let has = |value: &Value| matches!(value, Value::Text(words) if words == text);
        let by = check
            .journal
            .worded_by(decision, "why", relay.entry.on, has);
        draft = draft.quoting(by, "why", text);
    }
    let omitted = wording.trade_offs.iter().filter(|_| !costs);
    omitted.fold(draft, |draft, cost| {
        draft.quoting(decision.entry, "trade_offs", cost)
    })
}
