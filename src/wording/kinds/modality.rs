//! How binding it is: must, plain, should, may, a wish.

use super::super::comparison::{Difference, Kind};
use super::super::cues::{Cue, Hit};
use super::super::pair::{Pair, overlap};

/// Statements that became weaker or stronger in the telling.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let told = pair
        .b
        .hits
        .iter()
        .filter_map(|hit| note(pair, hit).map(|note| (hit, note)));
    told.take(1)
        .map(|(hit, note)| {
            let host = pair
                .a
                .clauses
                .first()
                .and_then(|clause| pair.a.quote_clause(clause));
            let told = pair
                .b
                .clause_at(hit.from)
                .and_then(|clause| pair.b.quote(clause.from, clause.to.max(hit.to)));
            Pair::difference(Kind::Modality, host, told, note)
        })
        .collect()
}

/// Why the force at a cue is another than the decision's, if it is.
fn note(pair: &Pair<'_>, hit: &Hit) -> Option<&'static str> {
    let soft = pair.a.has(&[Cue::Hedge, Cue::Should]);
    let allowed = pair.a.hits.iter().any(|h| h.cue == Cue::May);
    let bound = pair.a.has(&[Cue::Must]);
    let denied = sentence_has(pair, hit, &[Cue::Not, Cue::Nothing]);
    match hit.cue {
        Cue::Hedge if !soft && !allowed && about(pair, hit, 1) => {
            Some("What was decided as binding is told as a wish or an attempt.")
        }
        Cue::Hedge
            if pair.a.has(&[Cue::Should]) && about(pair, hit, 2) && !pair.a.has(&[Cue::Hedge]) =>
        {
            None
        }
        Cue::Should if !soft && !allowed && about(pair, hit, 2) => {
            Some("What was decided as binding is told as advice.")
        }
        Cue::Must if (allowed || soft) && !bound && !denied && about(pair, hit, 2) => {
            Some("What was decided as free or as advice is told as binding.")
        }
        Cue::May if bound && !allowed && !denied && !denies(pair) && about(pair, hit, 2) => {
            Some("What was decided as binding is told as a permission.")
        }
        _ => None,
    }
}

fn denies(pair: &Pair<'_>) -> bool {
    pair.a.has(&[Cue::Not, Cue::Nothing, Cue::End])
}

/// Whether the sentence of the cue shares so many concepts with one sentence of the decision.
fn about(pair: &Pair<'_>, hit: &Hit, least: usize) -> bool {
    let Some(sentence) = pair.b.sentences.get(pair.b.sentence_at(hit.from)) else {
        return false;
    };
    pair.a
        .sentences
        .iter()
        .take(48)
        .any(|s| overlap(&s.concepts, &sentence.concepts) >= least)
}

fn sentence_has(pair: &Pair<'_>, hit: &Hit, cues: &[Cue]) -> bool {
    let sentence = &pair.b.sentences[pair.b.sentence_at(hit.from)];
    pair.b.has_in(sentence.from, sentence.to, cues)
}

#[cfg(test)]
mod tests {
    use super::super::testing::kinds;
    use crate::wording::Kind;

    #[test]
    fn weaker_or_stronger_is_a_difference() {
        let decided = "Drivers must rest eleven hours.";
        assert_eq!(
            kinds(decided, "Drivers, try to rest eleven hours."),
            [Kind::Modality]
        );
        assert_eq!(
            kinds(
                "Shops may set their own opening hours.",
                "Shops must set their own opening hours."
            ),
            [Kind::Modality]
        );
    }

    #[test]
    fn the_same_force_in_other_words_is_none() {
        assert!(
            kinds(
                "Drivers must rest eleven hours.",
                "Eleven hours of rest are compulsory for drivers."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "Shops may set their prices.",
                "Shops are free to set their prices."
            )
            .is_empty()
        );
    }
}
