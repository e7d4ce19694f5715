//! What is told once an entry is written: what the rules say of it, and what comes next. On standard error, so that
//! the id stands alone on standard output.

use crate::cli::Error;
use crate::cli::context::Context;
use chrono::NaiveDate;

use crate::model::kinds::{Address, Decision, Relay};
use crate::model::{Body, Channel, Entry, Journal, Kind, Level, Of, Team, Value};
use crate::report;
use crate::rules::{Check, Finding, Selection, State, findings, level, rule};
use crate::store::Store;

/// Tells what the rules say of a new entry, as far as they look at it and at its decision alone.
pub(in crate::cli) fn after(context: &Context, store: &Store, team: &Team, entry: &Entry) {
    hint_functions(context, team, entry);
    if context.quiet {
        return;
    }
    if let Some(asked) = asked_at_once(entry) {
        ask(context, store, team, entry, &asked);
    }
}

/// What is asked of an entry the moment it is written.
struct Asked<'a> {
    decision: &'a str,
    rules: &'static [&'static str],
    /// The kinds of entry that those rules look at beside the decision and its meeting.
    kinds: &'static [Kind],
}

fn asked_at_once(entry: &Entry) -> Option<Asked<'_>> {
    let asked = |decision, rules, kinds| {
        Some(Asked {
            decision,
            rules,
            kinds,
        })
    };
    match &entry.body {
        Body::Relay(relay) => asked(&*relay.decision, &["relay-drift"], &[Kind::Amendment]),
        Body::Commitment(commitment) => {
            let decision = commitment.decision.as_deref()?;
            asked(decision, &["contrary-commitment"], &[Kind::Amendment])
        }
        Body::Dissent(dissent) if dissent.channel != Channel::Forum => asked(
            &*dissent.on_entry,
            &["late-dissent", "public-dissent"],
            &[Kind::Amendment, Kind::Position, Kind::Dissent],
        ),
        _ => None,
    }
}

fn ask(context: &Context, store: &Store, team: &Team, entry: &Entry, asked: &Asked<'_>) {
    let Some(journal) = store.around(team, asked.decision, asked.kinds, entry) else {
        return;
    };
    let rules = asked.rules.iter().map(|rule| (*rule).to_owned()).collect();
    let as_of = context.today().max(entry.on);
    let mut found = findings(
        &journal,
        as_of,
        &Selection {
            rules,
            ..Selection::default()
        },
    );
    found.retain(|finding| finding.subjects.contains(&entry.id));
    if let Some(relay) = journal.get_as::<Relay>(&entry.id) {
        relayed(context, &journal, as_of, relay, &found);
    } else if !found.is_empty() {
        context.tell_view(&report::flags(&journal, as_of, &found));
    }
}

/// What came of comparing a relay, as `compare` shows it, with the question that is asked about it, if any. Where the
/// team does not want the question, nothing is said.
fn relayed(
    context: &Context,
    journal: &Journal,
    as_of: NaiveDate,
    relay: Of<'_, Relay>,
    found: &[Finding],
) {
    let is_off = rule("relay-drift").is_some_and(|rule| level(journal, rule) == Level::Off);
    let decision = journal.get_as::<Decision>(&relay.body.decision);
    let Some(decision) = decision.filter(|_| !is_off) else {
        return;
    };
    let check = Check::new(journal, as_of);
    if let Some(mut view) = report::compared(&check, decision, relay.into()) {
        let asked = found.iter();
        view.asked = asked
            .map(|finding| report::FindingView::of(journal, as_of, finding))
            .collect();
        context.tell_view(&view);
    }
}

/// A function that nobody leads is often a mistyped one.
fn hint_functions(context: &Context, team: &Team, entry: &Entry) {
    let functions = team.functions();
    for (field, value) in entry.body.values() {
        let (crate::model::Shape::Names, Value::Texts(names)) = (field.shape, value) else {
            continue;
        };
        for name in &names {
            let known =
                name == "all" || functions.contains(&name.as_str()) || team.member(name).is_some();
            let near = crate::model::nearest(name, functions.iter().copied());
            if let (false, Some(near)) = (known, near) {
                context.tell(&format!(
                    "hint: nobody leads `{name}`; did you mean `{near}`?"
                ));
            }
        }
    }
}

/// Turns a part of a fingerprint into the whole, and keeps the digest of the evidence that was looked at.
pub(super) fn addressed(
    context: &Context,
    store: &Store,
    values: &mut Vec<(&'static str, Value)>,
) -> Result<(), Error> {
    let Some(Value::Text(part)) = values
        .iter()
        .find(|(name, _)| *name == "finding")
        .map(|(_, value)| value.clone())
    else {
        return Ok(());
    };
    let (loaded, as_of) = context.load_as_of(store)?;
    let all = Selection {
        states: State::ALL.to_vec(),
        ..Selection::default()
    };
    let found = findings(&loaded.journal, as_of, &all);
    let matching: Vec<_> = found
        .iter()
        .filter(|finding| is_meant(&finding.fingerprint, &part))
        .collect();
    let [finding] = matching.as_slice() else {
        let message = if matching.is_empty() {
            no_finding(&loaded.journal, &part)
        } else {
            let names: Vec<&str> = matching
                .iter()
                .map(|finding| finding.fingerprint.as_str())
                .collect();
            format!(
                "`{part}` matches {} findings:\n  {}",
                names.len(),
                names.join("\n  ")
            )
        };
        let code = if matching.is_empty() {
            crate::cli::Code::UnknownId
        } else {
            crate::cli::Code::AmbiguousId
        };
        return Err(Error::new(code, message).help("`firstteam flags` shows what there is"));
    };
    values.retain(|(name, _)| *name != "finding");
    values.push(("finding", Value::Text(finding.fingerprint.clone())));
    values.push(("evidence", Value::Text(finding.digest.clone())));
    Ok(())
}

/// What to say where nothing that is raised matches: what somebody answered before was settled since.
fn no_finding(journal: &Journal, part: &str) -> String {
    let answered = journal.all::<Address>();
    let mut answered = answered.map(|address| &*address.body.finding);
    answered
        .rfind(|finding| is_meant(finding, part))
        .map_or_else(
            || format!("no finding matches `{part}`"),
            |settled| format!("`{settled}` is not raised any more: it was settled since"),
        )
}

/// Whether a part that was typed means a fingerprint: all of it, its rule, what it is about, or the end of that.
fn is_meant(fingerprint: &str, part: &str) -> bool {
    let (rule, about) = fingerprint.split_once('/').unwrap_or(("", fingerprint));
    [fingerprint, rule, about].contains(&part) || about.rsplit(['-', ':']).next() == Some(part)
}
