//! A side meeting about a decision that left out its approver or an affected function, and was not reported after.

mod gathering;
mod next_forum;

use gathering::{Gathering, gatherings};
use next_forum::{Forums, Report};

use crate::model::kinds::{Commitment, Decision, Meeting};
use crate::model::{BodyOf, Level, Of};
use crate::rules::{Check, Draft, Family, Rule};

/// See `side_meeting.md`.
pub static RULE: Rule = Rule {
    name: "side-meeting",
    family: Family::Backchannel,
    level: Level::Flag,
    thresholds: &[],
    text: include_str!("side_meeting.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let forums = Forums::of(check);
    for gathering in gatherings(check) {
        let asked = gathering.decisions.iter().find_map(|decision| {
            let left_out = left_out(check, *decision, &gathering)?;
            let next = match forums.report(check.journal, *decision, &gathering) {
                Report::Missing(next) => next,
                Report::Given | Report::Awaited => return None,
            };
            let is_work = is_work_under(check, *decision, &gathering);
            (!is_work).then(|| question(check, *decision, &gathering, &left_out).on(next))
        });
        found.extend(asked);
    }
}

/// Whom it left out, in words: the approver and the affected functions that nobody there speaks for. On the day of an
/// amendment someone must have been left out by every wording.
fn left_out(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    gathering: &Gathering<'_>,
) -> Option<String> {
    let day = gathering.entry.on;
    let wordings = check.journal.wordings_on(decision, day);
    let missing: Vec<_> = wordings
        .iter()
        .map(|wording| missing(check, wording, gathering))
        .collect();
    let is_complete = missing.iter().any(Vec::is_empty);
    let last = missing.last().filter(|_| !is_complete)?;
    Some(last.join(" and "))
}

fn missing(check: &Check<'_>, wording: &Decision, gathering: &Gathering<'_>) -> Vec<String> {
    let (team, day) = (check.team(), gathering.entry.on);
    let is_out = |name: &str| {
        let voices = team.voices(name, day);
        !voices.is_empty() && !voices.iter().any(|voice| gathering.has(voice))
    };
    let approver = wording.approver.as_deref().filter(|name| is_out(name));
    let functions = team.named(&wording.affects);
    let functions = functions.into_iter().filter(|name| is_out(name));
    // A name would be told by second-hand word too; the part that they have in the decision says enough.
    let functions = functions.map(|name| team.function_of(name).to_owned());
    approver
        .map(|_| "its approver".to_owned())
        .into_iter()
        .chain(functions)
        .collect()
}

/// Work on a promise made under the decision needs nobody else: the meeting names the promise, or everyone there gave
/// it or got it.
fn is_work_under(check: &Check<'_>, decision: Of<'_, Decision>, gathering: &Gathering<'_>) -> bool {
    let id = &decision.entry.id;
    let mut promises = check
        .journal
        .naming_as::<Commitment>(id)
        .filter(|promise| promise.decision.as_deref() == Some(&**id));
    promises.any(|promise| {
        let is_party = |handle: &&str| {
            let function = check.team().function_of(handle);
            let to = |name: &&str| *name == *handle || *name == function;
            *promise.owner == **handle || check.team().named(&promise.to).iter().any(to)
        };
        let given = promise.entry.meeting.as_deref() == Some(&*gathering.entry.id)
            || !promise.entry.when().surely_after(gathering.when);
        gathering.refs.contains(&&*promise.entry.id)
            || (given && gathering.there.iter().all(is_party))
    })
}

fn question(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    gathering: &Gathering<'_>,
    left_out: &str,
) -> Draft {
    let title = format!(
        "A decision was talked over outside the forum without {left_out}, and the next forum has no word of it"
    );
    let mut draft = Draft::about(gathering.entry, title).with_subject(decision.entry);
    for handle in &gathering.there {
        draft = draft.with_who(&check.who(gathering.entry, handle));
    }
    if let Some(seen) = gathering.seen {
        draft = draft.quoting(gathering.entry, "seen", seen);
    } else {
        let there = |handle: &&&str| {
            Meeting::of(gathering.entry).is_some_and(|meeting| meeting.has_present(handle))
        };
        let present: Vec<&str> = gathering.there.iter().filter(there).copied().collect();
        draft = draft.quoting(gathering.entry, "present", &present.join(", "));
    }
    draft.quoting(decision.entry, "text", &decision.text)
}
