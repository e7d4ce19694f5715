//! Two things that changed places: `sell A, keep B` told as `keep A, sell B`, `from 3 to 2` as `from 2 to 3`.

use super::action::main;
use super::phrase::places;
use super::polarity::turning;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::Cue;
use crate::wording::facts::Quantity;
use crate::wording::pair::Pair;
use crate::wording::reading::{Clause, Reading};
use crate::wording::text::Shape;

/// What changed places in the telling.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    sides_changed(pair)
        .or_else(|| turned_round(pair))
        .or_else(|| ruled_out(pair))
        .or_else(|| taken_in(pair))
        .or_else(|| done_after_all(pair))
        .or_else(|| crossed(pair))
        .or_else(|| back_again(pair))
        .or_else(|| old_for_new(pair))
        .or_else(|| other_place(pair))
}

/// `from the 28th to the 25th` told as `the 28th instead of the 25th`: the old one is told as the new one.
fn old_for_new(pair: &Pair<'_>) -> Option<Difference> {
    let decided = changed(pair.a)?;
    let told = changed(pair.b)?;
    let (one, other) = (
        (pair.a.tokens[decided.0].stem, pair.a.tokens[decided.1].stem),
        (pair.b.tokens[told.0].stem, pair.b.tokens[told.1].stem),
    );
    let is_round = one.0 == other.1 && one.1 == other.0 && one.0 != one.1;
    is_round.then(|| {
        let span = |(old, new): (usize, usize)| (old.min(new), old.max(new) + 1);
        let (a, b) = (span(decided), span(told));
        Pair::difference(
            Kind::Action,
            pair.a.quote(a.0, a.1),
            pair.b.quote(b.0, b.1),
            "The change that was told goes the other way.",
        )
    })
}

/// The old and the new of a change: `from OLD to NEW`, `NEW instead of OLD`. Words of one name or figure.
fn changed(text: &Reading<'_>) -> Option<(usize, usize)> {
    let tokens = &text.tokens[..text.tokens.len().min(400)];
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    let past_the = |at: usize| at + usize::from(word(at) == "the");
    (0..tokens.len()).find_map(|at| {
        let old = past_the(at + 1);
        let is_move = word(at) == "from" && word(old + 1) == "to";
        let new = past_the(old + 2);
        if let Some(found) = replaced(text, at) {
            return Some(found);
        }
        let is_swap = word(at + 1) == "instead" && word(at + 2) == "of";
        let left = past_the(at + 3);
        let found = match (is_move, is_swap) {
            (true, _) => (old, new),
            (_, true) => (left, at),
            _ => return None,
        };
        let is_named = |at: usize| tokens.get(at).is_some_and(|t| t.shape != Shape::Mark);
        (is_named(found.0) && is_named(found.1)).then_some(found)
    })
}

/// `replace OLD with NEW`.
fn replaced(text: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let tokens = &text.tokens[..text.tokens.len().min(400)];
    let content =
        |from: usize| (from..tokens.len().min(from + 4)).find(|i| tokens[*i].concept != 0);
    let verb = tokens.get(at)?;
    let replaces = ["replac", "swap", "exchang"]
        .iter()
        .any(|root| verb.word.starts_with(root));
    let old = content(at + 1).filter(|_| replaces)?;
    let link = (old + 1..tokens.len().min(old + 6))
        .find(|i| matches!(&*tokens[*i].word, "with" | "by" | "for"))?;
    Some((old, content(link + 1)?))
}

/// `one team in Bergen` told as in Oslo, of which the decision speaks otherwise.
fn other_place(pair: &Pair<'_>) -> Option<Difference> {
    let decided = placed(pair.a);
    let [(concept, at)] = decided[..] else {
        return None;
    };
    let texts = || std::iter::once(pair.a).chain(pair.background().iter().copied());
    let is_named = |text: &Reading<'_>, c: u64| {
        text.tokens
            .iter()
            .take(400)
            .any(|t| t.capital && t.concept == c)
    };
    let named = |c: u64| texts().any(|text| is_named(text, c));
    let told = placed(pair.b);
    let there = pair.b.tokens.iter().any(|t| t.concept == concept);
    let (_, other) = told
        .into_iter()
        .find(|(c, at)| *c != concept && named(*c) && pair.aligned(*at))?;
    (!there).then(|| {
        Pair::difference(
            Kind::Action,
            pair.a.quote(at - 1, at + 1),
            pair.b.quote(other - 1, other + 1),
            "It is told of another place than was decided.",
        )
    })
}

/// The names behind `in`, `at`, `to` and `into`, with their places.
fn placed(text: &Reading<'_>) -> Vec<(u64, usize)> {
    let tokens = &text.tokens[..text.tokens.len().min(400)];
    let behind = (1..tokens.len()).filter(|at| {
        matches!(&*tokens[at - 1].word, "in" | "at" | "to" | "into")
            && tokens[*at].capital
            && tokens[*at].concept != 0
    });
    let timed = |at: usize| text.times.iter().any(|t| t.from <= at && at < t.to);
    behind
        .filter(|at| !timed(*at))
        .map(|at| (tokens[at].concept, at))
        .collect()
}

/// `ship A in March and delay B` told as `B in March, A later`: a time or a figure has changed partners.
fn crossed(pair: &Pair<'_>) -> Option<Difference> {
    let clause = |text: &Reading<'_>, at: usize| text.clauses.partition_point(|c| c.to <= at);
    let mut anchors = Vec::new();
    for q in pair.a.times.iter().take(8) {
        let told = pair
            .b
            .times
            .iter()
            .take(8)
            .find(|t| q.comparable(t) && q.agrees(t));
        anchors.extend(told.map(|t| (q.from, t.from)));
    }
    for q in pair.a.quantities.iter().take(8) {
        let told = pair
            .b
            .quantities
            .iter()
            .take(8)
            .find(|t| q.dim == t.dim && q.same_value(t));
        anchors.extend(told.map(|t| (q.from, t.from)));
    }
    for (own, told) in anchors {
        let (i, j) = (clause(pair.a, own), clause(pair.b, told));
        let (Some(with), Some(beside)) = (pair.a.clauses.get(i), pair.b.clauses.get(j)) else {
            continue;
        };
        // `once the handover is done` is another matter wherever it stands.
        let plain = |text: &Reading<'_>, concept: u64| {
            let at = places(text, concept).next();
            at.and_then(|at| text.clause_at(at))
                .is_some_and(|clause| clause.connector.is_none())
        };
        let sure = |c: &u64| {
            single(pair.a, *c) && single(pair.b, *c) && plain(pair.a, *c) && plain(pair.b, *c)
        };
        let in_a = |c: &u64| with.concepts.contains(c);
        let in_b = |c: &u64| beside.concepts.contains(c);
        // `so it stays open`: what the word stands for may be the very thing that has the time.
        let stands_for = |word: &str| matches!(word, "it" | "they" | "that" | "this" | "them");
        let with_pronoun = |c: &Clause| {
            pair.b.tokens[c.from..c.to]
                .iter()
                .any(|t| stands_for(&t.word))
        };
        // Each is in both texts: one has lost the time, the other has got it.
        let lost = with
            .concepts
            .iter()
            .find(|c| pair.b.concepts.contains(c) && !in_b(c) && sure(c));
        let got = beside
            .concepts
            .iter()
            .find(|c| pair.a.concepts.contains(c) && !in_a(c) && sure(c));
        let named = |text: &Reading<'_>, concept: u64| {
            let at = places(text, concept).next();
            at.is_some_and(|at| text.tokens[at].capital || text.tokens[at].word.len() > 2)
        };
        if let (Some(x), Some(y)) = (lost, got)
            && named(pair.a, *x)
            && named(pair.a, *y)
            && x != y
            && !places(pair.b, *x)
                .next()
                .and_then(|at| pair.b.clause_at(at))
                .is_some_and(with_pronoun)
            && with.sentence == pair.a.sentence_at(places(pair.a, *y).next()?)
            && beside.sentence == pair.b.sentence_at(places(pair.b, *x).next()?)
        {
            let quotes = (pair.a.quote_clause(with), pair.b.quote_clause(beside));
            let note = "What was decided of one is told of the other.";
            return Some(Pair::difference(Kind::Action, quotes.0, quotes.1, note));
        }
    }
    None
}

/// `from Central to East` told as `leaves East`: the way back.
fn back_again(pair: &Pair<'_>) -> Option<Difference> {
    let named = |text: &Reading<'_>, word: &str| {
        let at = (0..text.tokens.len().min(400)).find(|i| text.tokens[*i].word == word)?;
        let next =
            (at + 1..(at + 4).min(text.tokens.len())).find(|i| text.tokens[*i].concept != 0)?;
        text.tokens[next]
            .capital
            .then_some((text.tokens[next].concept, at, next + 1))
    };
    let (from, start, _) = named(pair.a, "from")?;
    let (to, _, end) = named(pair.a, "to")?;
    let left = named(pair.b, "leaves").or_else(|| named(pair.b, "from"))?;
    let back = left.0 == to && pair.b.concepts.contains(&from) && from != to && start < end;
    let denied = pair.b.has_in(
        left.1.saturating_sub(3),
        left.2,
        &[Cue::Not, Cue::Nothing, Cue::End],
    );
    (back && !denied && pair.aligned(left.1)).then(|| {
        let quotes = (pair.a.quote(start, end), pair.b.quote(left.1, left.2));
        Pair::difference(
            Kind::Action,
            quotes.0,
            quotes.1,
            "The change that was told goes the other way.",
        )
    })
}

/// `lease it instead of buying it` told as bought: the doing that was ruled out is told, and the chosen one is not.
fn done_after_all(pair: &Pair<'_>) -> Option<Difference> {
    let word = |at: usize| pair.a.tokens.get(at).map_or("", |t| t.word.as_str());
    let opens = |at: &usize| {
        matches!(
            (word(*at), word(at + 1)),
            ("instead", "of") | ("rather", "than")
        )
    };
    let at = (0..pair.a.tokens.len().min(400)).find(opens)?;
    let sentence = &pair.a.sentences[pair.a.sentence_at(at)];
    let ruled_out = pair.a.tokens.get(at + 2).filter(|t| t.concept != 0)?;
    let chosen = pair.a.concepts_in(sentence.from, at).next()?;
    let turned = [
        Cue::Not,
        Cue::Nothing,
        Cue::End,
        Cue::EndFinal,
        Cue::Without,
        Cue::Swap,
        Cue::Except,
        Cue::Free,
    ];
    let told = places(pair.b, ruled_out.concept).find(|place| {
        let clause = pair.b.clause_at(*place);
        let plain = clause.is_some_and(|c| {
            let words = &pair.b.tokens[c.from..c.to];
            let waits = words
                .iter()
                .any(|t| matches!(&*t.word, "wait" | "waits" | "later"));
            !waits && !pair.b.has_in(c.from, c.to, &turned) && c.connector.is_none()
        });
        plain && pair.shared_in_sentence(pair.b.sentence_at(*place)) >= 2
    })?;
    let clause = pair.b.clause_at(told)?;
    // `leased, not bought`
    let denied = places(pair.b, chosen)
        .all(|place| pair.b.has_in(place.saturating_sub(2), place, &[Cue::Not]));
    // `Dormann's out, Kestrel's in`, where it was decided to buy from Kestrel instead of Dormann.
    let in_its_place = pair.a.concepts_in(sentence.from, at).last();
    let kept = in_its_place.is_some_and(|c| {
        let mut places = places(pair.b, c);
        c != ruled_out.concept
            && pair.a.tokens[at - 1].capital
            && places.any(|place| !pair.b.has_in(place.saturating_sub(2), place, &turned))
    });
    // `we do up the offices, and the lobby has to wait`
    let waits = in_its_place.is_some_and(|c| {
        let mut places = places(pair.b, c).peekable();
        let put_off = |at: usize| {
            pair.b.clause_at(at).is_some_and(|clause| {
                let words = &pair.b.tokens[clause.from..clause.to];
                words
                    .iter()
                    .any(|t| matches!(&*t.word, "wait" | "waits" | "later"))
            })
        };
        c != ruled_out.concept && places.peek().is_some() && places.all(put_off)
    });
    let differs = chosen != ruled_out.concept && (denied || waits) && !kept;
    (differs && !pair.b.has(&[Cue::Swap])).then(|| {
        Pair::difference(
            Kind::Action,
            pair.a.quote(sentence.from, (at + 4).min(sentence.to)),
            pair.b.quote_clause(clause),
            "What was ruled out is told as done.",
        )
    })
}

/// `from three to two` against `from two to three`.
fn turned_round(pair: &Pair<'_>) -> Option<Difference> {
    let (a, b) = (change(pair.a)?, change(pair.b)?);
    let crossed =
        a.0.dim == b.0.dim && a.0.same_value(b.1) && a.1.same_value(b.0) && !a.0.same_value(a.1);
    let note = "The change that was told goes the other way.";
    (crossed && pair.aligned(b.0.from)).then(|| {
        let (decided, told) = (
            pair.a.quote(a.0.from, a.1.to),
            pair.b.quote(b.0.from, b.1.to),
        );
        Pair::difference(Kind::Action, decided, told, note)
    })
}

/// The first two quantities that stand after `from` and `to`.
pub(super) fn change<'r>(text: &'r Reading<'_>) -> Option<(&'r Quantity, &'r Quantity)> {
    let after = |q: &Quantity, word: &str| q.from > 0 && text.tokens[q.from - 1].word == word;
    let pairs = text.quantities.windows(2).take(40);
    let between = |one: &Quantity, other: &Quantity| {
        after(one, "from") && after(other, "to") && other.from < one.to + 8
    };
    pairs
        .map(|two| (&two[0], &two[1]))
        .find(|(one, other)| between(one, other))
}

/// `in Riga instead of London` against `in London, not in Riga`.
fn ruled_out(pair: &Pair<'_>) -> Option<Difference> {
    let (a, b) = (rejected(pair.a)?, rejected(pair.b)?);
    let held = |text: &Reading<'_>, concept: u64| {
        text.tokens.iter().filter(|t| t.concept == concept).count() == 1
    };
    let crossed = a.0 != b.0 && held(pair.a, b.0) && held(pair.b, a.0) && pair.aligned(b.1);
    let note = "What was chosen and what was ruled out have changed places.";
    crossed.then(|| {
        Pair::difference(
            Kind::Action,
            pair.a.quote(a.1, a.2),
            pair.b.quote(b.1, b.2),
            note,
        )
    })
}

/// `in Lisbon, none in London` against `in Lisbon and London`.
fn taken_in(pair: &Pair<'_>) -> Option<Difference> {
    let turned = [
        Cue::Not,
        Cue::Nothing,
        Cue::End,
        Cue::Without,
        Cue::Except,
        Cue::Swap,
        Cue::Only,
    ];
    let mut outs = pair.decided_clauses().iter().filter(|c| {
        let words = &pair.a.tokens[c.from..c.to];
        let first = words
            .iter()
            .find(|t| t.shape == crate::wording::text::Shape::Word);
        first.is_some_and(|t| matches!(t.word.as_str(), "not" | "none" | "nothing"))
            && c.from > pair.a.sentences[c.sentence].from
            && c.concepts.len() == 1
    });
    let out = outs.next()?;
    let concept = out.concepts[0];
    let at = pair.b.tokens.iter().position(|t| t.concept == concept)?;
    let clause = pair.b.clause_at(at)?;
    let sentence = &pair.b.sentences[clause.sentence];
    let joined = pair.b.tokens[at.saturating_sub(4)..at]
        .iter()
        .any(|t| t.word == "and");
    let plain = joined
        && single(pair.a, concept)
        && !pair.b.has_in(sentence.from, sentence.to, &turned)
        && pair.shared_in_sentence(clause.sentence) >= 2;
    plain.then(|| {
        Pair::difference(
            Kind::Negation,
            pair.a.quote_clause(out),
            pair.b.quote_clause(clause),
            "What was ruled out is told as taken in.",
        )
    })
}

/// The concept right after `instead of`, `rather than` or a `not` behind a comma, and its tokens.
fn rejected(text: &Reading<'_>) -> Option<(u64, usize, usize)> {
    let word = |at: usize| text.tokens.get(at).map_or("", |t| t.word.as_str());
    let opens = |at: &usize| {
        matches!(
            (word(at - 1), word(*at)),
            ("instead", "of") | ("rather", "than") | ("," | "and", "not")
        )
    };
    let mut starts = (1..text.tokens.len()).filter(opens);
    starts.by_ref().take(8).find_map(|at| {
        let named =
            (at + 1..text.tokens.len().min(at + 4)).find(|i| text.tokens[*i].concept != 0)?;
        text.tokens[named]
            .capital
            .then_some((text.tokens[named].concept, at, named + 1))
    })
}

/// `sell A, keep B` against `keep A, sell B`: two concepts that changed sides.
fn sides_changed(pair: &Pair<'_>) -> Option<Difference> {
    let sides = |text: &Reading<'_>, clause: &Clause| {
        let parts = text
            .hits_in(clause.from, clause.to)
            .filter(|hit| hit.cue == Cue::Part);
        !(turning(text, clause).len() + parts.count()).is_multiple_of(2)
    };
    let mut flips: Vec<(u64, bool, usize, usize)> = Vec::new();
    // `it is not theirs to decide` denies it of them, and ends nothing; `they can ask` is not the doing.
    let whose = |clause: &Clause| {
        let mut words = pair.b.tokens[clause.from..clause.to].iter();
        words.any(|t| {
            matches!(&*t.word, "theirs" | "yours" | "ours" | "mine")
                || matches!(
                    &*t.word,
                    "ask"
                        | "advise"
                        | "suggest"
                        | "propose"
                        | "comment"
                        | "pass"
                        | "forward"
                        | "help"
                )
        })
    };
    let told = pair.b.clauses.iter().enumerate();
    for (i, told) in told.filter(|(_, c)| main(c) && !whose(c)) {
        let y = sides(pair.b, told);
        for (j, decided) in pair
            .decided_clauses()
            .iter()
            .enumerate()
            .filter(|(_, c)| main(c))
        {
            if sides(pair.a, decided) == y || of_whom(pair.a, decided) || of_whom(pair.b, told) {
                continue;
            }
            let once = |c: &&u64| single(pair.a, **c) && single(pair.b, **c);
            let shared = told
                .concepts
                .iter()
                .filter(|c| decided.concepts.binary_search(c).is_ok())
                .filter(once);
            flips.extend(shared.map(|c| (*c, y, j, i)));
            if flips.len() > 64 {
                return None;
            }
        }
    }
    let now_ended = flips.iter().find(|f| f.1)?;
    let now_kept = flips
        .iter()
        .find(|f| !f.1 && f.0 != now_ended.0 && f.2 != now_ended.2 && f.3 != now_ended.3)?;
    let (from, to) = (now_ended.3.min(now_kept.3), now_ended.3.max(now_kept.3));
    let (fa, ta) = (now_ended.2.min(now_kept.2), now_ended.2.max(now_kept.2));
    let told = pair
        .b
        .quote(pair.b.clauses[from].from, pair.b.clauses[to].to);
    let decided = pair.a.quote(pair.a.clauses[fa].from, pair.a.clauses[ta].to);
    Some(Pair::difference(
        Kind::Action,
        decided,
        told,
        "What is kept and what is given up have changed places.",
    ))
}

/// `customers who told another person`: what only says of whom it is told is neither kept nor given up.
fn of_whom(text: &Reading<'_>, clause: &Clause) -> bool {
    let who = text.tokens[clause.from].word == "who";
    who && text.hits_in(clause.from, clause.to).next().is_none()
}

/// Whether a concept stands in one clause only, so that its side is plain.
fn single(text: &Reading<'_>, concept: u64) -> bool {
    text.clauses
        .iter()
        .filter(|c| c.concepts.binary_search(&concept).is_ok())
        .take(2)
        .count()
        == 1
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn changed_places_are_a_difference() {
        assert_eq!(
            kinds(
                "Cut the shifts from three to two.",
                "The shifts go from 2 up to 3."
            ),
            [Kind::Action]
        );
        let decided = "Hold the conference in Riga instead of London.";
        assert_eq!(
            kinds(decided, "The conference is in London, not in Riga."),
            [Kind::Action]
        );
    }

    #[test]
    fn the_same_places_are_none() {
        assert!(
            kinds(
                "Cut the shifts from three to two.",
                "The shifts go from 3 down to 2."
            )
            .is_empty()
        );
        let decided = "Hold the conference in Riga instead of London.";
        assert!(kinds(decided, "The conference is in Riga, not in London.").is_empty());
    }

    #[test]
    fn old_told_for_new_and_another_place_are_differences() {
        let decided = "Move the payroll run from the 28th to the 25th.";
        assert_eq!(
            kinds(decided, "Payroll runs on the 28th instead of the 25th."),
            [Kind::Action]
        );
        assert!(kinds(decided, "Payroll runs on the 25th instead of the 28th.").is_empty());
        let decided = "Merge the Oslo and Bergen help desks into one team in Bergen.";
        assert_eq!(
            kinds(decided, "One help desk team for both, and it sits in Oslo."),
            [Kind::Action]
        );
        assert!(
            kinds(
                decided,
                "One help desk team for both: Oslo moves to Bergen."
            )
            .is_empty()
        );
    }
}
