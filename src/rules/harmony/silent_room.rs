//! Half of those in the room have no stance on a decision that asks for one.

use super::{still_sits, strict, withheld};
use crate::model::journal::StanceAt;
use crate::model::kinds::Decision;
use crate::model::{Level, Of};
use crate::rules::{Check, Draft, Family, Rule, Threshold};

/// See `silent_room.md`.
pub static RULE: Rule = Rule {
    name: "silent-room",
    family: Family::Harmony,
    level: Level::Ask,
    thresholds: &[
        Threshold {
            name: "silent-share",
            default: 50.0,
            doc: "percent of the members present, from which on the room counts as silent",
        },
        Threshold {
            name: "silent-least",
            default: 3.0,
            doc: "members present, below which the rule does not ask",
        },
    ],
    text: include_str!("silent_room.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let share = check.threshold(&RULE, "silent-share");
    let least = check.count(&RULE, "silent-least");
    for decision in strict(check) {
        let (silent, present) = silent(check, decision);
        #[expect(clippy::cast_precision_loss, reason = "members of a team are few")]
        let is_silent = silent as f64 * 100.0 >= share * present as f64;
        if silent > 0 && present >= least && is_silent && !still_sits(check, decision) {
            found.push(question(check, decision, silent, present));
        }
    }
}

/// How many of the members in the room surely have no stance and said nothing against it, of how many.
fn silent(check: &Check<'_>, decision: Of<'_, Decision>) -> (usize, usize) {
    let journal = check.journal;
    let Some(meeting) = journal.meeting_of(decision.entry) else {
        return (0, 0);
    };
    let mut present: Vec<&str> = journal.members_present(meeting).collect();
    present.sort_unstable();
    present.dedup();
    let is_silent = |handle: &&&str| {
        // Who took a stance when it was decided is soon known not to be silent; most did.
        decision.stances.of(handle).is_none()
            && journal.stance(decision, handle) == StanceAt::Silent
            && !journal.dissented_in_forum(decision, handle)
    };
    let silent = match present.iter().filter(is_silent).count() {
        0 => 0,
        some => some.saturating_sub(withheld(journal, decision)),
    };
    (silent, present.len())
}

fn question(check: &Check<'_>, decision: Of<'_, Decision>, silent: usize, present: usize) -> Draft {
    let title = format!(
        "{silent} of the {present} members in the room have no stance on record on a strict decision"
    );
    let mut draft = Draft::about(decision.entry, title)
        .as_heard(check.is_hearsay(decision.entry))
        .quoting(decision.entry, "text", &decision.text);
    draft.rests_on.push(format!("{silent}/{present}"));
    draft
}
