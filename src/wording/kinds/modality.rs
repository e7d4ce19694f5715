//! How binding it is: must, plain, should, may, a wish.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::{Pair, overlap};

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
    // Most cues say nothing of force; looking through the other text for each would grow with the square.
    if !matches!(
        hit.cue,
        Cue::Hedge | Cue::Should | Cue::Must | Cue::May | Cue::If | Cue::Once
    ) {
        return None;
    }
    let soft = pair.a.has(&[Cue::Hedge, Cue::Should]);
    let allowed = pair.a.hits.iter().any(|h| h.cue == Cue::May);
    let bound = pair.a.has(&[Cue::Must]);
    let denied = clause_has(pair, hit, &[Cue::Not, Cue::Nothing]);
    match hit.cue {
        Cue::Hedge if !soft && !allowed && about(pair, hit, 1) && to_the_matter(pair, hit) => {
            Some("What was decided as binding is told as a wish or an attempt.")
        }
        Cue::Hedge
            if pair.a.has(&[Cue::Should]) && about(pair, hit, 2) && !pair.a.has(&[Cue::Hedge]) =>
        {
            None
        }
        Cue::Should if !soft && !allowed && about(pair, hit, 2) && to_the_matter(pair, hit) => {
            Some("What was decided as binding is told as advice.")
        }
        Cue::Must
            if (allowed || soft) && !bound && !denied && !tied(pair) && about(pair, hit, 2) =>
        {
            Some("What was decided as free or as advice is told as binding.")
        }
        Cue::May if bound && !allowed && !denied && !denies(pair) && about(pair, hit, 2) => {
            Some("What was decided as binding is told as a permission.")
        }
        Cue::If | Cue::Once if allowed && leave_needed(pair, hit) => {
            Some("What was decided as free is told as needing leave.")
        }
        _ => None,
    }
}

/// A permission under a condition, or told with one, may well be worded as a duty: `if you want it, you have to …`.
fn tied(pair: &Pair<'_>) -> bool {
    pair.a.has(&[Cue::Only, Cue::If, Cue::Once, Cue::Before]) || pair.b.has(&[Cue::If, Cue::Before])
}

/// Whether the clause of the cue is about the decision, and no remark beside it: `maybe you have noticed …`.
fn to_the_matter(pair: &Pair<'_>, hit: &Hit) -> bool {
    let Some(clause) = pair.b.clause_at(hit.from) else {
        return false;
    };
    let inside = |at: usize| at >= hit.from && at < hit.to;
    let told = (clause.from..clause.to)
        .filter(|at| !inside(*at))
        .map(|at| &pair.b.tokens[at]);
    let (mut shared, mut new, mut myself) = (0, 0, false);
    for token in told {
        myself |= token.word == "i";
        if token.concept != 0 {
            *(if pair.a.concepts.contains(&token.concept) {
                &mut shared
            } else {
                &mut new
            }) += 1;
        }
    }
    shared > 0 || (new <= 1 && !myself)
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

fn clause_has(pair: &Pair<'_>, hit: &Hit, cues: &[Cue]) -> bool {
    pair.b
        .clause_at(hit.from)
        .is_some_and(|clause| pair.b.has_in(clause.from, clause.to, cues))
}

/// `may, without asking Y` told as `may, once Y has agreed`.
fn leave_needed(pair: &Pair<'_>, hit: &Hit) -> bool {
    let Some(told) = pair.b.clause_at(hit.from) else {
        return false;
    };
    let free = pair
        .decided_clauses()
        .iter()
        .filter(|c| c.connector == Some(Cue::Without));
    free.into_iter()
        .any(|c| overlap(&c.concepts, &told.concepts) >= 1)
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

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
