//! The most important thing of the month in one sentence.

use super::Monthly;
use super::scorecard::share;
use crate::report::words::count;

/// The first thing worth talking about; where there is none, what there was.
pub(super) fn headline(monthly: &Monthly) -> String {
    let first = monthly.talk.first();
    first.map_or_else(|| calm(monthly), |talk| talk.says.clone())
}

fn calm(monthly: &Monthly) -> String {
    let mut parts = Vec::new();
    let mut add = |many: usize, one: &str, more: &str| {
        if many > 0 {
            parts.push(count(many, one, more));
        }
    };
    let of = |name: &str| share(&monthly.measures, name);
    add(monthly.decisions, "decision", "decisions");
    add(
        of("said-in-the-room").part,
        "dissent said in the room",
        "dissents said in the room",
    );
    add(
        monthly.changes.len(),
        "change of a decision",
        "changes of decisions",
    );
    let kept = of("commitments-kept");
    if kept.whole > 0 && kept.rest() == 0 {
        parts.push("everything due was kept".to_owned());
    } else {
        add(kept.part, "promise kept", "promises kept");
    }
    if parts.is_empty() {
        return "A quiet month: nothing was decided, and nothing waits.".to_owned();
    }
    format!("A calm month: {}.", parts.join(", "))
}
