//! An end told as a lessening: `drop the dress code` against `a lighter dress code`.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;

/// What is left of a thing, said before its name.
const LESSER: [&str; 16] = [
    "fewer", "less", "lighter", "smaller", "shorter", "reduced", "looser", "cheaper", "thinner",
    "slimmer", "softer", "lower", "simpler", "limited", "milder", "leaner",
];

/// The thing that was to end, and is told to become less.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    let turned = [Cue::Not, Cue::Nothing, Cue::Swap, Cue::Except];
    let ends = pair.a.hits.iter().filter(|hit| hit.cue == Cue::End);
    let mut ends = ends.filter(|hit| {
        let clause = pair.a.clause_at(hit.from);
        clause.is_some_and(|c| c.connector.is_none() && !pair.a.has_in(c.from, c.to, &turned))
    });
    ends.find_map(|hit| {
        let (from, to) = left(pair, hit)?;
        let clause = pair.a.clause_at(hit.from)?;
        Some(Pair::difference(
            Kind::Action,
            pair.a.quote_clause(clause),
            pair.b.quote(from, to),
            "What was to end is told to become less.",
        ))
    })
}

/// Where the telling says that less of it stays.
fn left(pair: &Pair<'_>, end: &Hit) -> Option<(usize, usize)> {
    let things = ended(pair.a, end);
    let tokens = &pair.b.tokens[..pair.b.tokens.len().min(400)];
    let lessened = (0..tokens.len()).find(|at| {
        let mut behind = pair.b.concepts_in(at + 1, at + 4);
        // `the bonus becomes smaller`
        let becomes = at.checked_sub(1).is_some_and(|before| {
            matches!(
                &*tokens[before].word,
                "become" | "becomes" | "get" | "gets" | "is" | "are" | "be"
            )
        });
        let becomes = becomes && tokens.get(at + 1).is_none_or(|t| t.word != "than");
        let mut ahead = pair.b.concepts_in(at.saturating_sub(7), *at);
        LESSER.contains(&&*tokens[*at].word)
            && (behind.any(|c| things.contains(&c))
                || becomes && ahead.any(|c| things.contains(&c)))
    })?;
    let clause = pair.b.clause_at(lessened)?;
    let ends = [Cue::End, Cue::EndFinal, Cue::Not, Cue::Nothing];
    let from = clause.from.max(lessened.saturating_sub(7));
    let ahead = pair.b.concepts_in(from, lessened).next().is_some();
    let start = if ahead { from } else { lessened };
    (!pair.b.has_in(clause.from, clause.to, &ends))
        .then_some((start, (lessened + 4).min(clause.to)))
}

/// What is made an end of: the words behind the verb, or those before it where nothing stands behind.
fn ended(text: &Reading<'_>, end: &Hit) -> Vec<u64> {
    let Some(clause) = text.clause_at(end.from) else {
        return Vec::new();
    };
    let behind: Vec<u64> = text.concepts_in(end.to, clause.to).take(3).collect();
    let mut before: Vec<u64> = text.concepts_in(clause.from, end.from).take(2).collect();
    before.extend(behind);
    before
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn less_of_it_is_no_end_of_it() {
        let decided = "Drop the dress code for the back office.";
        let told = "Back office: a lighter dress code from now on.";
        assert_eq!(kinds(decided, told), [Kind::Action]);
        let told = "Back office: no dress code from now on, so less shopping for you.";
        assert!(kinds(decided, told).is_empty());
    }
}
