//! A way out that the decision does not have.

use super::polarity::lack_the_same;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::Pair;

/// Words that may belong to an exception after its cue.
const REACH: usize = 10;

/// Exceptions that were added in the telling.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let told = pair
        .b
        .hits
        .iter()
        .filter(|hit| matches!(hit.cue, Cue::Except | Cue::SoftExcept));
    // What one is free to do anyway may be left to one's judgement.
    let left_free = |hit: &Hit| hit.cue == Cue::SoftExcept && pair.a.has(&[Cue::May]);
    told.filter(|hit| !left_free(hit) && !only_so(pair, hit))
        .filter(|hit| near(pair, hit) && !denied(pair, hit) && !explained(pair, hit))
        .take(1)
        .map(|hit| made(pair, hit))
        .next()
        .or_else(|| let_off(pair))
        .into_iter()
        .collect()
}

/// `…, but regulars need not`, `Regulars needn't.`: some of whom nobody has decided are let off.
fn let_off(pair: &Pair<'_>) -> Option<Difference> {
    if pair
        .a
        .has(&[Cue::Except, Cue::SoftExcept, Cue::May, Cue::Free])
    {
        return None;
    }
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let off = |from: usize, to: usize| {
        (from..to).find(|at| {
            matches!(
                (word(*at), word(at + 1)),
                ("need" | "needs", "not") | ("can" | "may", "skip")
            ) || word(*at) == "not"
                && matches!(word(at + 1), "need" | "have")
                && word(at + 2) == "to"
        })
    };
    let clause = pair.b.clauses.iter().take(60).find(|clause| {
        let sentence = &pair.b.sentences[clause.sentence];
        let set_against = matches!(
            word(clause.from),
            "but" | "though" | "although" | "only" | "while"
        ) || clause.from > 0
            && word(clause.from - 1) == ","
            && matches!(word(clause.from), "though" | "but");
        let words = clause.to - clause.from;
        let behind = clause.sentence > 0 && clause.from == sentence.from && words <= 6;
        let near = if behind {
            pair.shared_in_sentence(clause.sentence - 1) >= 2
        } else {
            set_against && pair.shared_in_sentence(clause.sentence) >= 2
        };
        let Some(at) = off(clause.from, clause.to).filter(|_| near) else {
            return false;
        };
        // Those who are let off are named, and no `you` whom it spares something else.
        let mut who = pair.b.concepts_in(clause.from, at).peekable();
        let rest = pair
            .b
            .concepts_in(at + 2, clause.to)
            .filter(|c| !pair.knows(*c));
        let named = who.peek().is_some() && who.any(|c| !pair.knows(c));
        named && rest.count() == 0
    })?;
    let host = pair.a.clauses.first().and_then(|a| pair.a.quote_clause(a));
    let note = "The telling has a way out that the decision does not have.";
    let told = pair.b.quote_clause(clause);
    Some(Pair::difference(Kind::Exception, host, told, note))
}

/// `not unless a grown-up goes with them` is `only with an adult`.
fn only_so(pair: &Pair<'_>, hit: &Hit) -> bool {
    let sentence = &pair.b.sentences[pair.b.sentence_at(hit.from)];
    let denied = pair
        .b
        .has_in(sentence.from, hit.from, &[Cue::Not, Cue::Nothing]);
    let tied = [Cue::Only, Cue::Without, Cue::Before, Cue::If];
    // `without a suit, unless it is for a minute`: the decision's own condition is told beside it.
    let unless = pair.b.tokens[hit.from].word == "unless" && !lack_the_same(pair);
    // `never alone, unless it is a village branch`: how it is done, and no condition.
    let ties = |h: &Hit| tied.contains(&h.cue) && pair.a.tokens[h.from].word != "alone";
    unless && denied && pair.a.hits.iter().any(ties)
}

/// In a sentence about the matter, or in one that hangs on it by a semicolon.
fn near(pair: &Pair<'_>, hit: &Hit) -> bool {
    let sentence = pair.b.sentence_at(hit.from);
    let before = || {
        let earlier = sentence.checked_sub(1)?;
        let mark = pair
            .b
            .tokens
            .get(pair.b.sentences[earlier].to.checked_sub(1)?)?;
        (mark.word == ";" && pair.shared_in_sentence(earlier) > 0).then_some(())
    };
    // `Our ten biggest accounts are the exception.`
    let says_so = pair.b.tokens[hit.from..hit.to].iter().any(|t| {
        matches!(
            &*t.word,
            "exception" | "exceptions" | "exempt" | "exempted" | "excepted" | "excluded"
        )
    });
    // `Only the town hall still gets paper.`
    let still = pair.b.tokens[hit.from].word == "only";
    let hangs = (says_so || still) && sentence > 0 && pair.shared_in_sentence(sentence - 1) > 1;
    pair.shared_in_sentence(sentence) > 0 || before().is_some() || hangs
}

/// `no researcher is exempt`: a way out that is denied is none.
fn denied(pair: &Pair<'_>, hit: &Hit) -> bool {
    let clause = pair.b.clause_at(hit.from);
    let sentence = &pair.b.sentences[pair.b.sentence_at(hit.from)];
    // `there is not one that we leave out`
    let words = &pair.b.tokens[sentence.from..hit.from];
    let not_one = words.windows(2).any(|two| {
        matches!(
            (&*two[0].word, &*two[1].word),
            ("not" | "no", "one" | "single") | ("not", "a")
        )
    });
    let left = matches!(
        &*pair.b.tokens[hit.from].word,
        "leave" | "left" | "leaves" | "leaving"
    );
    if not_one && left {
        return true;
    }
    hit.cue == Cue::Except
        && clause.is_some_and(|clause| {
            let before = |denial: &Hit| denial.to <= hit.from && hit.from - denial.to <= 4;
            let mut denials = pair.b.hits_in(clause.from, hit.from);
            clause.connector.is_none()
                && pair.b.tokens[hit.from].word != "unless"
                && denials.any(|h| matches!(h.cue, Cue::Not | Cue::Nothing) && before(h))
        })
}

/// The decision has such a way out itself, or the words of the exception are the decision's own.
fn explained(pair: &Pair<'_>, hit: &Hit) -> bool {
    let own =
        pair.a.has(&[Cue::SoftExcept]) || pair.background().iter().any(|text| text.has(&[hit.cue]));
    if hit.cue == Cue::SoftExcept || own {
        return own;
    }
    let sentence = &pair.b.sentences[pair.b.sentence_at(hit.from)];
    let clause = pair.b.clause_at(hit.to.saturating_sub(1));
    let to = (hit.to + REACH).min(sentence.to);
    // `signed ones are left out`: what is excepted stands before.
    let whole = clause
        .is_some_and(|c| pair.b.concepts_in(hit.to, c.to).next().is_none() && hit.from > c.from);
    let rest: Vec<u64> = if whole {
        Vec::new()
    } else {
        pair.b.concepts_in(hit.to, to).collect()
    };
    let figure = pair
        .b
        .quantities
        .iter()
        .take(40)
        .find(|q| q.from >= hit.to && q.to <= to);
    let bounded = pair.a.has(&[Cue::Only, Cue::Except, Cue::If, Cue::Without]);
    if let Some(f) = figure {
        let mut own = pair.a.quantities.iter().take(40);
        // `unless it is over 60 km` for `except those more than 60 kilometres away`.
        if bounded && own.clone().any(|q| (q.value - f.value).abs() < 1e-9) {
            return true;
        }
        if !own.any(|q| q.dim == f.dim && q.same_value(f)) {
            return false;
        }
    }
    let words = if rest.is_empty() {
        let before = pair.b.clause_at(hit.from).map(|clause| clause.from);
        let before = pair.b.concepts_in(before.unwrap_or(hit.from), hit.from);
        before.collect()
    } else {
        rest
    };
    if shut_out(pair, &words) {
        return false;
    }
    let new = words.iter().filter(|c| !pair.knows(**c)).count();
    let restricted = pair.a.has(&[
        Cue::Only,
        Cue::Except,
        Cue::If,
        Cue::Without,
        Cue::Once,
        Cue::Not,
    ]) || bound_to(pair)
        || pair.a.tokens.iter().any(|t| {
            matches!(
                t.word.as_str(),
                "need" | "needs" | "needed" | "requires" | "require"
            )
        });
    // `nobody except a welder` for `only welders`: most of the words are known.
    if restricted {
        new * 2 <= words.len()
    } else {
        new == 0 && !words.is_empty()
    }
}

/// `not even for five minutes`, `whatever the weather`, `professors included`: the decision names it to say that it is no way out.
fn shut_out(pair: &Pair<'_>, words: &[u64]) -> bool {
    let word = |at: usize| pair.a.tokens.get(at).map_or("", |t| &*t.word);
    let named = |from: usize, to: usize| {
        let mut concepts = pair.a.concepts_in(from, to);
        concepts.any(|c| words.contains(&c))
    };
    let even = (0..pair.a.tokens.len().min(400)).any(|at| {
        let end = pair.a.clause_at(at).map_or(at, |c| c.to);
        word(at) == "not" && word(at + 1) == "even" && named(at + 2, end.min(at + 8))
            || matches!(word(at), "includes" | "including" | "included")
                && named(at.saturating_sub(4), end.min(at + 6))
    });
    let weightless = pair.a.hits.iter().any(|hit| {
        let clause = pair.a.clause_at(hit.from);
        hit.cue == Cue::Regardless && clause.is_some_and(|c| named(c.from, c.to))
    });
    even || weightless
}

/// `before` or `until` something that is no time.
fn bound_to(pair: &Pair<'_>) -> bool {
    let timed = |at: usize| {
        let near = |from: usize| from >= at && from <= at + 3;
        pair.a.times.iter().take(40).any(|t| near(t.from))
            || pair.a.quantities.iter().take(40).any(|q| near(q.from))
    };
    let mut hits = pair.a.hits.iter().filter(|h| h.cue == Cue::Before);
    hits.any(|h| !timed(h.from))
}

fn made(pair: &Pair<'_>, hit: &Hit) -> Difference {
    let sentence = &pair.b.sentences[pair.b.sentence_at(hit.from)];
    let clause_end = pair
        .b
        .clause_at(hit.to.saturating_sub(1))
        .map_or(sentence.to, |clause| clause.to);
    let after = clause_end == hit.to;
    let from = if after {
        pair.b
            .clause_at(hit.from)
            .map_or(hit.from, |clause| clause.from)
    } else {
        hit.from
    };
    let to = clause_end.max(hit.to);
    let host = pair
        .a
        .clauses
        .first()
        .and_then(|clause| pair.a.quote_clause(clause));
    let note = "The telling has a way out that the decision does not have.";
    Pair::difference(Kind::Exception, host, pair.b.quote(from, to), note)
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn an_added_way_out_is_a_difference() {
        let decided = "No interviews on Fridays.";
        assert_eq!(
            kinds(
                decided,
                "No interviews on Fridays, except for candidates from abroad."
            ),
            [Kind::Exception]
        );
        assert_eq!(
            kinds(decided, "No interviews on Fridays, as far as possible."),
            [Kind::Exception]
        );
    }

    #[test]
    fn a_way_out_of_the_decision_is_none() {
        assert!(kinds("Only welders weld.", "Nobody except welders welds.").is_empty());
        assert!(
            kinds(
                "Freeze features; marketing keeps the launch page.",
                "Features are frozen, except the launch page."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "No interviews on Fridays.",
                "No interviews on Fridays, no exceptions."
            )
            .is_empty()
        );
    }

    #[test]
    fn some_who_are_let_off_are_a_way_out() {
        let decided = "Every visitor signs the book at the gate.";
        let told = "Every visitor signs the book at the gate, but suppliers don't need to.";
        assert_eq!(kinds(decided, told), [Kind::Exception]);
        let told = "Every visitor signs the book at the gate, but you don't need to hurry.";
        assert!(kinds(decided, told).is_empty());
    }
}
