//! Whom or what it covers: all, some, those of one sort.

use super::narrow;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::text::Shape;

/// Words after a quantifier among which its noun is looked for.
const REACH: usize = 4;

/// Words that hang what narrows it on a noun.
const LINKS: [&str; 14] = [
    "in", "who", "that", "with", "from", "whose", "of", "on", "at", "over", "above", "under",
    "below", "for",
];

/// Groups that became narrower or wider in the telling.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    partial(pair)
        .or_else(|| widened(pair))
        .or_else(|| freed(pair))
        .or_else(|| restricted(pair))
        .or_else(|| narrow::find(pair))
        .into_iter()
        .collect()
}

/// The concept of the noun after a quantifier.
fn head(text: &Reading<'_>, hit: &Hit) -> Option<u64> {
    text.concepts_in(hit.to, (hit.to + REACH).min(text.tokens.len()))
        .next()
}

/// `some lorries` where lorries, all of them, were decided.
fn partial(pair: &Pair<'_>) -> Option<Difference> {
    if pair.a.has(&[Cue::Some]) {
        return None;
    }
    let told = pair.b.hits.iter().find(|hit| {
        hit.cue == Cue::Some
            && pair.aligned(hit.from)
            && head(pair.b, hit).is_some_and(|h| pair.a.concepts.contains(&h))
    })?;
    let decided = pair
        .a
        .hits
        .iter()
        .find(|hit| matches!(hit.cue, Cue::All | Cue::Only));
    let quote = match decided {
        Some(hit) => pair
            .a
            .quote(hit.from, (hit.to + 2).min(pair.a.tokens.len())),
        None => pair
            .a
            .clauses
            .first()
            .and_then(|clause| pair.a.quote_clause(clause)),
    };
    let told = pair
        .b
        .quote(told.from, (told.to + 3).min(pair.b.tokens.len()));
    Some(Pair::difference(
        Kind::Scope,
        quote,
        told,
        "What was decided for the whole is told for a part.",
    ))
}

/// `all schools` where three schools, or some, were decided.
fn widened(pair: &Pair<'_>) -> Option<Difference> {
    for told in pair
        .b
        .hits
        .iter()
        .filter(|hit| hit.cue == Cue::All && !denies(pair.b, hit) && pair.aligned(hit.from))
    {
        let Some(noun) = head(pair.b, told) else {
            continue;
        };
        let all = pair.a.hits.iter().any(|hit| {
            matches!(hit.cue, Cue::All | Cue::Nothing) && head(pair.a, hit) == Some(noun)
        });
        let counted = pair
            .a
            .quantities
            .iter()
            .find(|q| q.heads.first() == Some(&noun) && q.value > 1.0);
        let named = pair.b.quantities.iter().any(|q| q.heads.contains(&noun));
        if let Some(q) = counted.filter(|_| !all && !named) {
            return Some(told_for_all(pair, (q.from, q.to + 1), told));
        }
    }
    None
}

/// `nobody` speaks of all, and denies it of them.
fn denies(text: &Reading<'_>, hit: &Hit) -> bool {
    text.has_in(hit.from, hit.to, &[Cue::Nothing])
}

/// What was decided for the words `from..to` is told for all of what stands behind a cue.
fn told_for_all(pair: &Pair<'_>, (from, to): (usize, usize), told: &Hit) -> Difference {
    let end = (told.to + 1).min(pair.b.tokens.len());
    Pair::difference(
        Kind::Scope,
        pair.a.quote(from, to),
        pair.b.quote(told.from, end),
        "What was decided for some is told for all.",
    )
}

/// `patients who live alone` where the telling says all patients and nothing of living alone.
fn freed(pair: &Pair<'_>) -> Option<Difference> {
    for told in pair
        .b
        .hits
        .iter()
        .filter(|hit| hit.cue == Cue::All && !denies(pair.b, hit) && pair.aligned(hit.from))
    {
        let Some(noun) = head(pair.b, told) else {
            continue;
        };
        let Some(at) = pair.a.tokens.iter().position(|t| t.concept == noun) else {
            continue;
        };
        if !pair
            .a
            .tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.word.as_str(), "who" | "whose" | "that" | "with"))
        {
            continue;
        }
        let to = pair
            .a
            .clause_at(at + 2)
            .map_or(at, |clause| clause.to.min(at + 8));
        let words: Vec<u64> = pair.a.concepts_in(at + 2, to).collect();
        if !words.is_empty() && words.iter().all(|c| !pair.b.concepts.contains(c)) {
            return Some(told_for_all(pair, (at, to), told));
        }
    }
    None
}

/// `apprentices in the technical trades` where every apprentice was decided.
fn restricted(pair: &Pair<'_>) -> Option<Difference> {
    if pair.a.has(&[Cue::Except, Cue::Only]) {
        return None;
    }
    for decided in pair.a.hits.iter().filter(|hit| hit.cue == Cue::All) {
        let end = (decided.to + REACH).min(pair.a.tokens.len());
        let open = pair.a.tokens[decided.to..end].iter();
        let nouns = open
            .take_while(|t| {
                t.shape == Shape::Word && (t.concept != 0 || t.word == "of" || t.word == "our")
            })
            .filter(|t| t.concept != 0);
        // `all user accounts`: the noun may stand second.
        let nouns = nouns
            .enumerate()
            .filter(|(i, t)| *i == 0 || t.word.ends_with('s'));
        let found = nouns.filter_map(|(_, noun)| {
            // What the decision narrows itself may be narrowed in other words.
            let own = pair.a.tokens.iter().position(|t| t.start == noun.start)? + 1;
            let after = pair.a.tokens.get(own).map_or("", |t| t.word.as_str());
            let mut tokens = pair.b.tokens.iter();
            let at = tokens.position(|t| t.concept == noun.concept)?;
            let dated = pair
                .a
                .times
                .iter()
                .take(40)
                .any(|t| t.from >= own && t.from <= own + 2);
            restriction(pair, at).filter(|_| dated || !LINKS.contains(&after))
        });
        let Some((from, to)) = found.take(1).next() else {
            continue;
        };
        let quote = pair
            .a
            .quote(decided.from, (decided.to + 2).min(pair.a.tokens.len()));
        let note = "What was decided for all is told for those of one sort.";
        return Some(Pair::difference(
            Kind::Scope,
            quote,
            pair.b.quote(from, to),
            note,
        ));
    }
    None
}

/// A phrase after a noun that narrows it with words unknown to the decision and its reason.
fn restriction(pair: &Pair<'_>, at: usize) -> Option<(usize, usize)> {
    let link = pair.b.tokens.get(at + 1)?;
    if !LINKS.contains(&link.word.as_str()) {
        return None;
    }
    let clause = pair.b.clause_at(at + 2)?;
    let to = clause.to.min(at + 7);
    let words: Vec<u64> = pair.b.concepts_in(at + 2, to.min(at + 5)).collect();
    // `rigs that drill` for drilling rigs.
    let rooted = pair.b.tokens[at + 2..to.min(at + 5)].iter().any(|t| {
        let root = t.word.get(..5).filter(|_| t.concept != 0);
        root.is_some_and(|root| pair.a.tokens.iter().any(|own| own.word.starts_with(root)))
    });
    let fact = pair
        .b
        .quantities
        .iter()
        .any(|q| q.from < at + 4 && q.to > at)
        || pair.b.times.iter().any(|t| t.from < at + 4 && t.to > at);
    (!words.is_empty() && !rooted && !fact && words.iter().all(|c| !pair.knows(*c)))
        .then_some((at, to))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn a_part_for_the_whole_is_a_difference() {
        let decided = "All lorries are washed with rainwater.";
        assert_eq!(
            kinds(decided, "We wash some of the lorries with rainwater."),
            [Kind::Scope]
        );
        assert_eq!(
            kinds(
                "Give every apprentice a laptop.",
                "Apprentices in the technical trades get a laptop."
            ),
            [Kind::Scope]
        );
        assert_eq!(
            kinds(
                "The pilot runs in three schools.",
                "The pilot runs in all schools."
            ),
            [Kind::Scope]
        );
    }

    #[test]
    fn the_whole_in_other_words_is_none() {
        assert!(
            kinds(
                "All lorries are washed with rainwater.",
                "Each lorry is washed with rainwater."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "Give every apprentice a laptop.",
                "Apprentices get a laptop."
            )
            .is_empty()
        );
    }
}
