//! Whom the telling leaves for later: `the other offices follow`, where all of them were decided; and those of whom alone
//! it speaks: `the ones aimed at the young`.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::Pair;
use crate::wording::text::{Shape, Token};

/// How far behind the others it is said what becomes of them.
const REACH: usize = 7;

/// What was decided for all, and is told for some first, or for some alone.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    let denied = |hit: &Hit| pair.a.has_in(hit.from, hit.to, &[Cue::Nothing]);
    let all = |hit: &&Hit| hit.cue == Cue::All && !denied(hit);
    let mut alls = pair.a.hits.iter().filter(all);
    let decided = alls.next_back()?;
    if pair.a.has(&[Cue::Except, Cue::Only, Cue::Some, Cue::Later]) {
        return None;
    }
    let tokens = &pair.b.tokens[..pair.b.tokens.len().min(400)];
    let told = (0..tokens.len())
        .filter(|at| pair.aligned(*at))
        .find_map(|at| {
            others_later(tokens, at)
                .or_else(|| the_ones(pair, tokens, at))
                .or_else(|| elsewhere(pair, at))
                .or_else(|| part_of(pair, tokens, at))
                .or_else(|| one_of_them(pair, decided, tokens, at))
        })?;
    Some(Pair::difference(
        Kind::Scope,
        pair.a
            .quote(decided.from, (decided.to + 2).min(pair.a.tokens.len())),
        pair.b.quote(told.0, told.1),
        "What was decided for all is told for some of them.",
    ))
}

/// `the other offices follow later`, `the rest has to wait`.
fn others_later(tokens: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    let opens = matches!(word(at), "the" | "all" | "every" | "everyone" | "everybody");
    let others = opens
        && matches!(
            word(at + 1),
            "other" | "others" | "rest" | "remaining" | "else"
        );
    let end = (at + 2..tokens.len().min(at + 2 + REACH))
        .find(|i| matches!(word(*i), "." | ";" | "!" | "?"));
    let end = end.unwrap_or_else(|| tokens.len().min(at + 2 + REACH));
    let waits = (at + 2..end).find(|i| {
        matches!(
            word(*i),
            "follow" | "follows" | "later" | "wait" | "waits" | "afterwards" | "eventually"
        )
    });
    waits.filter(|_| others).map(|to| (at, to + 1))
}

/// `the ones from abroad`, of a sort that nobody has spoken of.
fn the_ones(pair: &Pair<'_>, tokens: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    // `those of our guests who have a card`
    let of_whom = (at + 2..at + 6).find(|i| matches!(word(*i), "who" | "with" | "whose"));
    let link = match (word(at), word(at + 1)) {
        ("those", "of") => of_whom?,
        ("the" | "only" | "just", "ones") => at + 2,
        // `those who work here` are most often all of them.
        ("those", next) if next != "who" => at + 1,
        _ => return None,
    };
    let links = matches!(
        word(link),
        "who"
            | "whose"
            | "from"
            | "in"
            | "with"
            | "without"
            | "aimed"
            | "for"
            | "above"
            | "over"
            | "under"
            | "below"
    );
    let clause = pair.b.clause_at(link)?;
    let named: Vec<&Token<'_>> = tokens[link.min(clause.to)..clause.to]
        .iter()
        .take_while(|t| t.shape != Shape::Mark)
        .filter(|t| t.concept != 0)
        .take(3)
        .collect();
    let new = named.iter().any(|t| !pair.knows(t.concept));
    (links && new).then_some((at, clause.to))
}

/// `in the east of the city`, where the whole city was decided.
fn part_of(pair: &Pair<'_>, tokens: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    let part = matches!(
        word(at),
        "east" | "west" | "north" | "south" | "centre" | "center" | "parts" | "part"
    );
    let whole = at + 2 + usize::from(word(at + 2) == "the");
    let known = tokens
        .get(whole)
        .is_some_and(|t| pair.a.concepts.contains(&t.concept));
    let own = tokens.get(at).is_some_and(|t| pair.stem_known(t.stem));
    let close = pair.shared_in_sentence(pair.b.sentence_at(at)) >= 2;
    (part && word(at + 1) == "of" && known && !own && close).then_some((at, whole + 1))
}

/// `… in Europe, and rises elsewhere`: there it is otherwise.
fn elsewhere(pair: &Pair<'_>, at: usize) -> Option<(usize, usize)> {
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| t.word.as_str());
    let said = word(at) == "elsewhere" || word(at) == "everywhere" && word(at + 1) == "else";
    let clause = pair.b.clause_at(at).filter(|_| said)?;
    let new = clause.concepts.iter().any(|c| !pair.knows(*c));
    new.then_some((clause.from, clause.to))
}

/// `at the first visit` where every visit was decided.
fn one_of_them(
    pair: &Pair<'_>,
    decided: &Hit,
    tokens: &[Token<'_>],
    at: usize,
) -> Option<(usize, usize)> {
    let each = matches!(&*pair.a.tokens[decided.from].word, "every" | "each" | "all");
    let noun = pair
        .a
        .tokens
        .get(decided.to)
        .filter(|t| each && t.concept != 0)?;
    let is_one = matches!(&*tokens[at].word, "first" | "last");
    let close = pair.shared_in_sentence(pair.b.sentence_at(at)) >= 2;
    let same = tokens
        .get(at + 1)
        .is_some_and(|t| t.concept == noun.concept);
    // `from the first visit on`, and where all of them are told too
    let on = tokens
        .get(at + 2)
        .is_some_and(|t| matches!(&*t.word, "on" | "onwards"));
    let all = pair.b.hits.iter().any(|hit| {
        hit.cue == Cue::All
            && pair
                .b
                .concepts_in(hit.to, hit.to + 3)
                .any(|c| c == noun.concept)
    });
    // `until the last partner has moved`
    let until = at >= 2
        && matches!(
            &*tokens[at - 2].word,
            "till" | "until" | "to" | "before" | "once"
        );
    (is_one && same && close && !on && !all && !until).then_some((at, at + 2))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn some_first_and_the_others_later_is_a_difference() {
        let decided = "Clean the filters in all laundries in March.";
        let told = "In March we clean the filters in the laundry at the harbour; the other laundries follow.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
        let decided = "Ask all patients for their allergies at every visit.";
        let told = "At the first visit, ask patients for their allergies.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
        let decided = "Every parcel is weighed twice.";
        let told = "Parcels are weighed twice, the ones from abroad I mean.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
    }

    #[test]
    fn what_becomes_of_others_is_none_where_some_were_decided() {
        let decided = "Clean the filters in the harbour laundry in March.";
        let told =
            "In March we clean the filters in the harbour laundry; the other laundries follow.";
        assert!(kinds(decided, told).is_empty());
    }
}
