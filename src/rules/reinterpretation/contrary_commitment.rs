//! A commitment, or a directive, that does what a decision stops or rejected.

use std::borrow::Cow;

use super::background::exceptions;
use super::candidates::{Barred, Index, Promise};
use crate::model::journal::State;
use crate::model::kinds::{Commitment, Decision, Signal};
use crate::model::{Journal, Level, SignalWhat, Text, Value};
use crate::parallel;
use crate::rules::{Check, Draft, Evidence, Family, Rule};
use crate::wording::{Contrary, contrary};

/// See `contrary_commitment.md`.
pub static RULE: Rule = Rule {
    name: "contrary-commitment",
    family: Family::Reinterpretation,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("contrary_commitment.md"),
    check,
};

/// How many pairs a thread takes at a time.
const SHARE: usize = 32;

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let promises = promises(check);
    let index = Index::of(check.journal, &promises);
    let pairs = index.pairs();
    // The same words stand in many entries; each pair of words is compared once.
    let answers = parallel::map(&pairs, 1, SHARE, |pair, (): &mut ()| {
        contrary(pair.promise, pair.barred, check.lexicon())
    });
    let mut asked: Vec<Option<Draft>> = promises.iter().map(|_| None).collect();
    for (pair, answer) in pairs.iter().zip(answers) {
        let Some(contrary) = answer else { continue };
        for (place, barred) in index.occasions(pair) {
            let promise = &promises[place];
            if asked[place].is_none() && is_barred(check, promise, barred, &contrary) {
                asked[place] = Some(question(check, promise, barred, &contrary));
            }
        }
    }
    found.extend(asked.into_iter().flatten());
}

/// What was promised and not dropped, and what was directed.
fn promises<'a>(check: &Check<'a>) -> Vec<Promise<'a>> {
    let commitments = check.journal.all::<Commitment>().filter(|promise| {
        check.journal.commitment_state(*promise, check.as_of).state != State::Dropped
    });
    let commitments = commitments.map(|promise| Promise {
        entry: promise.entry,
        field: "what",
        words: &promise.body.what,
        who: vec![&promise.body.owner],
        named: promise.body.decision.iter().map(|id| &**id).collect(),
    });
    let signals = check.journal.all::<Signal>();
    let directives = signals.filter(|signal| signal.what == SignalWhat::Directive);
    let directives = directives.map(|signal| Promise {
        entry: signal.entry,
        field: "seen",
        words: &signal.body.seen,
        who: signal.body.who.iter().map(|who| &**who).collect(),
        named: signal.body.about.iter().map(|id| &**id).collect(),
    });
    commitments.chain(directives).collect()
}

/// Whether the words were barred then: the promise came surely after, while the decision stood with them, and nothing
/// decided since allows it.
fn is_barred(
    check: &Check<'_>,
    promise: &Promise<'_>,
    barred: &Barred<'_>,
    contrary: &Contrary,
) -> bool {
    let (journal, decision, when) = (check.journal, barred.decision, promise.entry.when());
    let has = |wording: &Cow<'_, Decision>| {
        let list = match barred.field {
            "stops" => &wording.stops,
            _ => &wording.rejected,
        };
        list.iter()
            .any(|words: &Text| **words == *contrary.barred.text)
    };
    when.surely_after(decision.entry.when())
        && journal.surely_stood(decision, when)
        && journal
            .wordings_on(decision, promise.entry.on)
            .iter()
            .all(has)
        && !is_allowed(check, journal, promise, barred)
}

/// Whether it serves an exception, or a later decision that does the same, or does what an exception says.
fn is_allowed(
    check: &Check<'_>,
    journal: &Journal,
    promise: &Promise<'_>,
    barred: &Barred<'_>,
) -> bool {
    let decision = barred.decision;
    let lexicon = check.lexicon();
    let served = promise
        .named
        .iter()
        .filter_map(|id| journal.get_as::<Decision>(id));
    let mut others = served.filter(|other| other.entry.id != decision.entry.id);
    let serves_another = others.any(|other| {
        other.changes().any(|id| **id == *decision.entry.id)
            || (!decision.entry.when().surely_after(other.entry.when())
                && contrary(&other.text, barred.words, lexicon).is_some())
    });
    serves_another
        || exceptions(journal, decision)
            .filter(|excepts| !excepts.entry.when().surely_after(promise.entry.when()))
            .any(|excepts| contrary(promise.words, &excepts.text, lexicon).is_some())
}

fn question(
    check: &Check<'_>,
    promise: &Promise<'_>,
    barred: &Barred<'_>,
    contrary: &Contrary,
) -> Draft {
    let done = match barred.field {
        "stops" => "stopped",
        _ => "rejected",
    };
    let what = match promise.field {
        "what" => "A commitment",
        _ => "A directive",
    };
    let title = format!("{what} seems to do what a decision {done}");
    let mut draft = Draft::about(promise.entry, title)
        .with_subject(barred.decision.entry)
        .as_heard(check.is_hearsay(promise.entry));
    for handle in &promise.who {
        draft = draft.with_who(&check.who(promise.entry, handle));
    }
    let has = |value: &Value| matches!(value, Value::Texts(texts) if texts.contains(&contrary.barred.text));
    let by = check
        .journal
        .worded_by(barred.decision, barred.field, promise.entry.on, has);
    draft = draft.with_subject(by);
    draft.evidence = vec![
        Evidence::part(&promise.entry.id, promise.field, &contrary.promise),
        Evidence::part(&by.id, barred.field, &contrary.barred),
    ];
    draft
}
