//! What was barred is told as allowed, in whatever verb: `nobody may accept gifts` against `you can take it`.
//!
//! In deontic logic a permission is the denial of a prohibition, so that the two contradict each other
//! whatever verb bears them, as long as they speak of the same things.

use super::polarity::turning;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::Cue;
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::{Clause, Reading, Sentence};

/// Cues beside which a permission says something else: it is tied, turned or set against another.
const TIED: [Cue; 10] = [
    Cue::Not,
    Cue::Nothing,
    Cue::End,
    Cue::EndFinal,
    Cue::Only,
    Cue::Without,
    Cue::Before,
    Cue::Swap,
    Cue::Except,
    Cue::SoftExcept,
];

/// A permission in the telling for what the decision bars.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    let barred = pair.decided_clauses().iter().filter(|c| bars(pair.a, c));
    for decided in barred {
        let sa = &pair.a.sentences[decided.sentence];
        let allowed = pair
            .b
            .sentences
            .iter()
            .take(48)
            .find(|sb| allows(pair, sa, sb));
        if let Some(sb) = allowed {
            return Some(Pair::difference(
                Kind::Negation,
                pair.a.quote_clause(decided),
                pair.b.quote(sb.from, sb.to),
                "What was barred is told as allowed.",
            ));
        }
    }
    None
}

/// One denial or ban, not tied to a condition or an exception.
fn bars(text: &Reading<'_>, clause: &Clause) -> bool {
    let sentence = &text.sentences[clause.sentence];
    let tied = [
        Cue::Only,
        Cue::Without,
        Cue::Before,
        Cue::If,
        Cue::Once,
        Cue::Except,
        Cue::SoftExcept,
        Cue::Swap,
        Cue::Free,
    ];
    turning(text, clause).len() == 1
        && clause.connector.is_none()
        && !text.has_in(sentence.from, sentence.to, &tied)
        && sentence.concepts.len() >= 2
}

/// A free permission that shares two concepts with what is barred and brings few of its own.
fn allows(pair: &Pair<'_>, sa: &Sentence, sb: &Sentence) -> bool {
    let shared = overlap(&sa.concepts, &sb.concepts);
    let leave = pair
        .b
        .hits_in(sb.from, sb.to)
        .any(|hit| hit.cue == Cue::May || hit.cue == Cue::Free);
    leave
        && shared >= 2
        && shared * 5 >= sa.concepts.len() * 2
        && !pair.b.has_in(sb.from, sb.to, &TIED)
        && !asks(pair.b, sb)
}

/// A question allows nothing.
fn asks(text: &Reading<'_>, sentence: &Sentence) -> bool {
    text.tokens[sentence.from..sentence.to]
        .iter()
        .any(|t| t.word == "?")
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn allowed_where_barred_is_a_difference() {
        let decided = "Drivers may not accept tips from passengers.";
        let told = "When passengers offer a tip, drivers can take it.";
        assert_eq!(kinds(decided, told), [Kind::Negation]);
    }

    #[test]
    fn barred_in_other_words_is_none() {
        let decided = "Drivers may not accept tips from passengers.";
        assert!(kinds(decided, "Tips from passengers can not be taken by drivers.").is_empty());
        let decided = "No swimming before the test is passed.";
        assert!(kinds(decided, "Swimming is allowed once the test is passed.").is_empty());
    }
}
