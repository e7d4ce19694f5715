//! Told of more than was decided: `in all departments` for marketing, `not just Leeds` for Leeds.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;

/// Parts of a house, of which `all` says the whole house.
const PARTS: [&str; 20] = [
    "departments",
    "department",
    "teams",
    "team",
    "offices",
    "office",
    "branches",
    "branch",
    "sites",
    "site",
    "divisions",
    "division",
    "functions",
    "units",
    "countries",
    "country",
    "regions",
    "region",
    "plants",
    "depots",
];

/// What was decided for one part and is told for the whole.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    if pair.a.has(&[Cue::All, Cue::Also]) {
        return None;
    }
    not_just(pair).or_else(|| all_parts(pair))
}

/// `all stores, not just Leeds and Hull`, where just those two were decided.
fn not_just(pair: &Pair<'_>) -> Option<Difference> {
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let at = (0..pair.b.tokens.len().min(400))
        .find(|at| word(*at) == "not" && matches!(word(at + 1), "just" | "only"))?;
    let sentence = &pair.b.sentences[pair.b.sentence_at(at)];
    let end = sentence.to.min(at + 6);
    let named: Vec<u64> = pair.b.concepts_in(at + 2, end).take(2).collect();
    let decided = !named.is_empty() && named.iter().all(|c| pair.a.concepts.contains(c));
    let wide = pair.b.has_in(sentence.from, at, &[Cue::All, Cue::Also]);
    (decided && wide).then(|| made(pair, named[0], (sentence.from, end)))?
}

/// `in all departments`, where one was decided that the telling no longer names.
fn all_parts(pair: &Pair<'_>) -> Option<Difference> {
    let told = pair.b.hits.iter().find(|hit| {
        let part = pair
            .b
            .tokens
            .get(hit.to)
            .filter(|t| PARTS.contains(&&*t.word));
        let new = part.is_some_and(|t| !pair.knows(t.concept));
        let sentence = pair.b.sentence_at(hit.from);
        hit.cue == Cue::All && new && led(pair.b, hit) && pair.shared_in_sentence(sentence) >= 2
    })?;
    let part = placed(pair.a).find(|c| !pair.b.concepts.contains(c))?;
    made(pair, part, (told.from.saturating_sub(1), told.to + 1))
}

/// `in all`, `for every`: where it holds, and not who is spoken to.
fn led(text: &Reading<'_>, hit: &Hit) -> bool {
    let before = hit.from.checked_sub(1).map(|at| &*text.tokens[at].word);
    matches!(
        before,
        Some("in" | "at" | "for" | "across" | "of" | "to" | "from")
    )
}

/// The first concepts behind `in`, `at` and `for`: the part that was decided.
fn placed<'r>(text: &'r Reading<'_>) -> impl Iterator<Item = u64> + 'r {
    let timed = |at: usize| {
        text.times
            .iter()
            .take(40)
            .any(|t| t.from <= at && at < t.to)
    };
    let counted = |at: usize| {
        text.quantities
            .iter()
            .take(40)
            .any(|q| q.from <= at && at < q.to)
    };
    let tokens = text.tokens.iter().enumerate().skip(1).take(400);
    tokens
        .filter(move |(at, t)| {
            let lead = matches!(&*text.tokens[at - 1].word, "in" | "at" | "for");
            lead && t.concept != 0 && !timed(*at) && !counted(*at)
        })
        .map(|(_, t)| t.concept)
}

fn made(pair: &Pair<'_>, part: u64, (from, to): (usize, usize)) -> Option<Difference> {
    let at = pair.a.tokens.iter().position(|t| t.concept == part)?;
    Some(Pair::difference(
        Kind::Scope,
        pair.a.quote(at.saturating_sub(1), at + 1),
        pair.b.quote(from, to.min(pair.b.tokens.len())),
        "What was decided for some is told for all.",
    ))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn more_than_was_decided_is_a_difference() {
        let decided = "Stop overtime in dispatch until March.";
        let told = "Overtime stops in every department until March.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
        let decided = "Close the Split and Zadar kiosks on Mondays.";
        let told = "Mondays are off for all kiosks, not just Split and Zadar.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
    }

    #[test]
    fn all_who_hear_of_it_are_none() {
        let decided = "Stop overtime in dispatch until March.";
        let told = "To all teams: overtime stops in dispatch until March.";
        assert!(kinds(decided, told).is_empty());
    }
}
