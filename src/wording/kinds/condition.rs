//! A condition that was dropped or overridden.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::Cue;
use crate::wording::pair::Pair;
use crate::wording::reading::Clause;

/// What is said of a condition that the telling leaves out.
pub(in crate::wording) const DROPPED: &str =
    "The telling keeps the decision and drops its condition.";

/// Cues that keep a condition alive in whatever words.
const LIVING: [Cue; 8] = [
    Cue::If,
    Cue::Once,
    Cue::Before,
    Cue::Without,
    Cue::Only,
    Cue::Must,
    Cue::Except,
    Cue::SoftExcept,
];

/// Conditions of the decision of which the telling keeps the rest and not the condition.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let conditions = pair
        .decided_clauses()
        .iter()
        .filter(|c| is_condition(pair, c));
    conditions
        .filter_map(|c| overridden(pair, c).or_else(|| dropped(pair, c)))
        .take(1)
        .collect()
}

/// A clause after `if`, `once` or `before` that names a thing and not only a time.
fn is_condition(pair: &Pair<'_>, clause: &Clause) -> bool {
    let connector = matches!(clause.connector, Some(Cue::If | Cue::Once | Cue::Before));
    let timed = pair
        .a
        .times
        .iter()
        .any(|t| t.from >= clause.from && t.to <= clause.to && t.from <= clause.from + 3);
    let lasting = pair
        .a
        .quantities
        .iter()
        .any(|q| q.from <= clause.from + 2 && q.to > clause.from);
    connector && !clause.concepts.is_empty() && !timed && !lasting
}

/// `whatever the test says`.
fn overridden(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let hit = pair
        .b
        .hits
        .iter()
        .find(|hit| hit.cue == Cue::Regardless && pair.aligned(hit.from))?;
    if living(pair) {
        return None;
    }
    let clause = pair.b.clause_at(hit.from)?;
    let note = "The telling sets aside the condition that was decided.";
    Some(Pair::difference(
        Kind::Condition,
        pair.a.quote_clause(condition),
        pair.b.quote_clause(clause),
        note,
    ))
}

/// The host was told and hardly a concept of the condition with it.
fn dropped(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let inside = |c: &&u64| pair.b.concepts.contains(c);
    let hosts = pair
        .decided_clauses()
        .iter()
        .filter(|c| c.sentence == condition.sentence && c.from != condition.from);
    let host: Vec<u64> = hosts
        .filter(|c| c.connector.is_none())
        .flat_map(|c| c.concepts.iter().copied())
        .collect();
    let relayed = host.iter().filter(inside).count();
    // Only where the decision itself is told: a later sentence may name the same people for another reason.
    let sentences = pair
        .b
        .sentences
        .iter()
        .filter(|s| s.concepts.iter().any(|c| host.contains(c)));
    let beside: Vec<u64> = sentences.flat_map(|s| s.concepts.iter().copied()).collect();
    let lives = |c: &&u64| !host.contains(c) && beside.contains(c);
    let figure = pair.a.quantities.iter().take(40).any(|q| {
        let inside = q.from >= condition.from && q.to <= condition.to;
        inside
            && pair
                .b
                .quantities
                .iter()
                .take(40)
                .any(|t| t.dim == q.dim && t.same_value(q))
    });
    let survives = condition.concepts.iter().filter(lives).count();
    let told_it = relayed >= 2 || (relayed == 1 && host.len() <= 2);
    if !told_it
        || figure
        || relayed * 2 < host.len()
        || survives * 3 > condition.concepts.len()
        || living(pair)
    {
        return None;
    }
    let at = pair
        .b
        .clauses
        .iter()
        .find(|c| c.concepts.iter().any(|k| host.contains(k)))?;
    let note = DROPPED;
    Some(Pair::difference(
        Kind::Condition,
        pair.a.quote_clause(condition),
        pair.b.quote_clause(at),
        note,
    ))
}

/// Whether the sentences about the matter still speak of any condition.
fn living(pair: &Pair<'_>) -> bool {
    let aligned = pair
        .b
        .sentences
        .iter()
        .enumerate()
        .filter(|(i, _)| pair.shared_in_sentence(*i) > 0);
    aligned
        .into_iter()
        .any(|(_, s)| pair.b.has_in(s.from, s.to, &LIVING))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn a_dropped_condition_is_a_difference() {
        let decided = "We open the second bakery only if the bank grants the loan.";
        assert_eq!(
            kinds(decided, "The second bakery opens this year."),
            [Kind::Condition]
        );
        let decided = "Ship the firmware update once the battery test has passed.";
        assert_eq!(
            kinds(
                decided,
                "The firmware update ships, whatever the battery says."
            ),
            [Kind::Condition]
        );
    }

    #[test]
    fn a_condition_in_other_words_is_none() {
        let decided = "We open the second bakery only if the bank grants the loan.";
        assert!(kinds(decided, "No loan from the bank, no second bakery.").is_empty());
        assert!(kinds(decided, "The second bakery needs the bank's loan first.").is_empty());
    }
}
