//! What makes up for a turn: two texts may differ in polarity and still say the same.
//!
//! Negation is cancelled by a second one, by `only`, by a bound or a connector of the other sort: the
//! equivalences of natural logic (`MacCartney` and Manning) that need no syntax tree.

use super::number::is_left;
use super::polarity::{lack_the_same, prefixed, turning};
use crate::wording::cues::{Cue, Hit};
use crate::wording::facts::Dim;
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::{Clause, Reading, Sentence};

/// What may make up for a turn: a second turn nearby, `only`, a bound, a connector of the other sort.
pub(super) fn made_up(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    if undoes(pair, told) || denies_only(pair, decided, told) {
        return false;
    }
    let (sa, sb) = (
        &pair.a.sentences[decided.sentence],
        &pair.b.sentences[told.sentence],
    );
    let turned_a = !turning(pair.a, decided).is_empty();
    // `nobody without` against `you can, without`: a `without` in both makes up for nothing.
    let without = |text: &Reading<'_>, s: &Sentence| text.has_in(s.from, s.to, &[Cue::Without]);
    let both = without(pair.a, sa) && without(pair.b, sb);
    let turn = |text: &Reading<'_>, s: &Sentence| {
        text.has_in(
            s.from,
            s.to,
            &[Cue::Not, Cue::Nothing, Cue::End, Cue::EndFinal],
        ) || !both && without(text, s)
    };
    let second = if turned_a {
        turn(pair.b, sb)
    } else {
        turn(pair.a, sa)
    };
    let only = narrowed(pair.a, decided, sa) || narrowed(pair.b, told, sb);
    // `close it, and run a bus instead`: told that it stays, what comes in its place makes up for nothing.
    let stays = pair.b.has_in(told.from, told.to, &[Cue::Keep]);
    let of_a = if stays {
        (decided.from, decided.to)
    } else {
        (sa.from, sa.to)
    };
    // `replacement cards` are a thing, and nothing takes the place of another.
    let swaps = |text: &Reading<'_>, from: usize, to: usize| {
        let mut hits = text.hits_in(from, to);
        hits.any(|hit| hit.cue == Cue::Swap && text.tokens[hit.from].word != "replacement")
    };
    let swap = swaps(pair.a, of_a.0, of_a.1) || swaps(pair.b, sb.from, sb.to);
    let parts = parts(pair.a, decided, pair.b) != parts(pair.b, told, pair.a);
    let free = turned_a && pair.b.has_in(told.from, told.to, &[Cue::Free]);
    swap || parts
        || free
        || named_after(pair.a, decided, pair.b, told)
        || named_after(pair.b, told, pair.a, decided)
        || (second && !added_denial(pair, decided, told))
        || only
        // `paid without a visit` against `not paid without a visit`
        || !lack_the_same(pair)
            && connectors_differ(pair.a, decided.sentence, pair.b, told.sentence, turned_a)
        || bounded(pair, decided, told)
        || not_before(pair, decided, told)
        || kept_out(pair.a, sa, pair.b, sb)
        || kept_out(pair.b, sb, pair.a, sa)
        || unless_so(pair.a, sa, pair.b, sb)
        || unless_so(pair.b, sb, pair.a, sa)
        || at_no_price(pair.a, decided) && at_no_price(pair.b, told)
        || put_off(pair.a, sa, pair.b, sb)
        || put_off(pair.b, sb, pair.a, sa)
        || latest(pair, decided, told)
        || too_much(pair, decided, told)
        || another(pair, decided, told)
        || paid_with(pair, decided, told)
        || pair
            .b
            .quantities
            .iter()
            .take(40)
            .any(|q| q.from >= told.from && q.to <= told.to && is_left(pair, q))
        || prefixed(pair, pair.b, told)
        || prefixed(pair, pair.a, decided)
}

/// `is not replaced` where it is to be replaced: the very change is denied.
fn undoes(pair: &Pair<'_>, told: &Clause) -> bool {
    let swaps = |hit: &&Hit| hit.cue == Cue::Swap && hit.to == hit.from + 1;
    let stem = |text: &Reading<'_>, hit: &Hit| text.tokens[hit.from].stem;
    let denied = |text: &Reading<'_>, hit: &Hit| {
        text.has_in(hit.from.saturating_sub(2), hit.from, &[Cue::Not])
    };
    let mut told = pair.b.hits_in(told.from, told.to).filter(swaps);
    told.any(|hit| {
        let same = |own: &Hit| stem(pair.a, own) == stem(pair.b, hit) && !denied(pair.a, own);
        denied(pair.b, hit) && pair.a.hits.iter().filter(swaps).any(same)
    })
}

/// `tickets are not sold online` where they are sold online only: those of whom alone it was decided are denied it.
fn denies_only(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let Some(only) = pair
        .a
        .hits_in(decided.from, decided.to)
        .find(|hit| hit.cue == Cue::Only)
    else {
        return false;
    };
    let behind = pair.a.concepts_in(only.to, decided.to).next();
    let group = behind.or_else(|| pair.a.concepts_in(decided.from, only.from).last());
    let turns = turning(pair.b, told);
    let sentence = &pair.b.sentences[told.sentence];
    let plain = [
        Cue::Only,
        Cue::Except,
        Cue::Swap,
        Cue::Without,
        Cue::If,
        Cue::Once,
        Cue::Before,
    ];
    matches!(turns[..], [hit] if hit.cue == Cue::Not)
        && group.is_some_and(|group| told.concepts.contains(&group))
        && overlap(&decided.concepts, &told.concepts) >= 3
        && turning(pair.a, decided).is_empty()
        && !pair.b.has_in(sentence.from, sentence.to, &plain)
        && !pair.a.has(&[Cue::Nothing, Cue::Before, Cue::If, Cue::Once])
}

/// Whether a clause parts with something: what is `no longer sold` was sold to customers, and nobody parts with it.
fn parts(text: &Reading<'_>, clause: &Clause, other: &Reading<'_>) -> bool {
    let mut hits = text.hits_in(clause.from, clause.to);
    hits.any(|hit| {
        let before = &text.tokens[hit.from.saturating_sub(1)..hit.from];
        // `keep selling it`, where it was decided to stop selling it: one verb, and what becomes of it.
        let stem = text.tokens[hit.from].stem;
        let both = other.tokens.iter().take(400).any(|t| t.stem == stem);
        hit.cue == Cue::Part && !both && !before.iter().any(|t| t.word == "longer")
    })
}

/// `only`, `except`: but who may `act alone` once something is done narrows nothing in another clause.
fn narrowed(text: &Reading<'_>, clause: &Clause, sentence: &Sentence) -> bool {
    let mut hits = text.hits_in(sentence.from, sentence.to);
    hits.any(|hit| {
        let inside = hit.from >= clause.from && hit.from < clause.to;
        let alone = text.tokens[hit.from].word == "alone";
        matches!(hit.cue, Cue::Only | Cue::Except) && (inside || !alone)
    })
}

/// `it costs the barrel its label` is `the barrel loses its label`: what is given up is named as the price.
fn paid_with(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let ends = |text: &Reading<'_>, clause: &Clause| {
        turning(text, clause).iter().any(|hit| hit.cue == Cue::End)
    };
    let price = |text: &Reading<'_>, clause: &Clause| {
        let mut words = text.tokens[clause.from..clause.to].iter();
        words.any(|t| {
            matches!(
                &*t.word,
                "cost" | "costs" | "price" | "sacrifice" | "sacrifices"
            )
        })
    };
    ends(pair.a, decided) && price(pair.b, told) || price(pair.a, decided) && ends(pair.b, told)
}

/// `cancel late and you pay` for `charge late cancellations`: the verb that turns is a noun of the other text.
fn named_after(text: &Reading<'_>, clause: &Clause, other: &Reading<'_>, against: &Clause) -> bool {
    turning(text, clause).iter().any(|hit| {
        let word = text.tokens[hit.from].word.as_str();
        let root = word.get(..5).filter(|_| hit.cue == Cue::End);
        root.is_some_and(|root| {
            other.tokens[against.from..against.to]
                .iter()
                .any(|t| t.word.starts_with(root) && t.word.len() > word.len() + 2)
        })
    })
}

/// `may refuse` against `may not refuse`: the same verb with a denial more.
fn added_denial(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let (qa, qb) = (turning(pair.a, decided), turning(pair.b, told));
    let stem = |text: &Reading<'_>, hit: &Hit| text.tokens[hit.from].stem;
    // `is not abolished` where an end was decided.
    let undone = qa.len() == 1
        && qa[0].cue == Cue::End
        && matches!(qb[..], [no, end] if no.cue == Cue::Not && end.cue == Cue::End && end.from <= no.to + 1);
    // And an end, where it was decided not to make it.
    let done = qb.len() == 1
        && qb[0].cue == Cue::End
        && matches!(qa[..], [no, end] if no.cue == Cue::Not && end.cue == Cue::End
            && end.from <= no.to + 1
            && stem(pair.a, end) == stem(pair.b, qb[0]));
    undone
        || done
        || qb.len() == qa.len() + 1
            && qb.iter().any(|hit| hit.cue == Cue::Not)
            && qa
                .iter()
                .all(|x| qb.iter().any(|y| stem(pair.a, x) == stem(pair.b, y)))
}

/// `never from the same department` is `from another one`.
fn another(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let has = |text: &Reading<'_>, clause: &Clause, words: &[&str]| {
        let mut tokens = text.tokens[clause.from..clause.to].iter();
        tokens.any(|t| words.contains(&&*t.word))
    };
    let other = ["another", "other", "different"];
    has(pair.a, decided, &["same"]) && has(pair.b, told, &other)
        || has(pair.a, decided, &other) && has(pair.b, told, &["same"])
}

/// `no leak is too small` affirms.
fn too_much(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let too = |text: &Reading<'_>, clause: &Clause| {
        !turning(text, clause).is_empty()
            && text.tokens[clause.from..clause.to]
                .iter()
                .any(|t| t.word == "too")
    };
    too(pair.a, decided) || too(pair.b, told)
}

/// A denial beside a bound: `no meeting over 30 minutes` for `at most 30 minutes`.
fn bounded(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    // `no branch lets its stock, of whatever make, run below 30 days`: the bound may stand in another clause.
    let (a, b) = (
        directions(pair.a, &pair.a.sentences[decided.sentence]),
        directions(pair.b, &pair.b.sentences[told.sentence]),
    );
    let turned_a = !turning(pair.a, decided).is_empty();
    if ends_at_time(pair.b, told) || ends_at_time(pair.a, decided) {
        return true;
    }
    if turned_a {
        a != (false, false) && a != b
    } else {
        b != (false, false) && a != b
    }
}

/// `stored outside the building` is `not in the building`.
fn kept_out(outside: &Reading<'_>, one: &Sentence, not_in: &Reading<'_>, two: &Sentence) -> bool {
    let mut words = outside.tokens[one.from..one.to].iter();
    let off = words.any(|t| matches!(&*t.word, "outside" | "elsewhere"));
    let mut inside = not_in.tokens[two.from..two.to].iter();
    off && !outside.has_in(one.from, one.to, &[Cue::Not, Cue::Nothing])
        && not_in.has_in(two.from, two.to, &[Cue::Not, Cue::Nothing])
        && inside.any(|t| matches!(&*t.word, "in" | "inside" | "within"))
}

/// `not shared if they have not agreed` is `shared only if they have`: a denial of both sides of a condition.
fn unless_so(text: &Reading<'_>, sentence: &Sentence, other: &Reading<'_>, its: &Sentence) -> bool {
    let denials = [Cue::Not, Cue::Nothing];
    let mut clauses = text
        .clauses
        .iter()
        .filter(|c| c.from >= sentence.from && c.to <= sentence.to);
    let tied = clauses.clone().any(|c| {
        matches!(c.connector, Some(Cue::If | Cue::Once)) && text.has_in(c.from, c.to, &denials)
    });
    let ends = [Cue::Not, Cue::Nothing, Cue::End, Cue::EndFinal];
    let denied = clauses.any(|c| c.connector.is_none() && text.has_in(c.from, c.to, &ends));
    let plain = !other.has_in(its.from, its.to, &ends);
    let ties = [
        Cue::Only,
        Cue::If,
        Cue::Once,
        Cue::Before,
        Cue::Without,
        Cue::Must,
    ];
    let needs = || {
        let mut words = other.tokens[its.from..its.to].iter();
        words.any(|t| {
            matches!(
                &*t.word,
                "need" | "needs" | "require" | "requires" | "takes"
            )
        })
    };
    tied && denied && (plain || other.has_in(its.from, its.to, &ties) || needs())
}

/// `free`, `costs nothing`, `no fee`, `do not pay`: what is for nothing, said with a denial or without. What is free no
/// longer is none of them.
fn at_no_price(text: &Reading<'_>, clause: &Clause) -> bool {
    const PRICES: [&str; 10] = [
        "cost", "costs", "pay", "pays", "charge", "charges", "charged", "fee", "fees", "price",
    ];
    let word = |at: usize| text.tokens.get(at).map_or("", |t| &*t.word);
    let turns = turning(text, clause);
    let priced = |mut places: std::ops::Range<usize>| places.any(|at| PRICES.contains(&word(at)));
    let for_nothing = |at: usize| match word(at) {
        "free" => turns.is_empty() && word(at + 1) != "to",
        "no" | "not" => priced(at + 1..clause.to.min(at + 4)),
        "nothing" => priced(clause.from.max(at.saturating_sub(4))..at),
        _ => false,
    };
    let ends = |hit: &&Hit| matches!(hit.cue, Cue::End | Cue::EndFinal);
    !turns.iter().any(ends) && (clause.from..clause.to).any(for_nothing)
}

/// `postponed until it is reviewed` is `not launched before it is reviewed`.
fn put_off(waits: &Reading<'_>, one: &Sentence, not_yet: &Reading<'_>, two: &Sentence) -> bool {
    const WAITS: [&str; 14] = [
        "postpone",
        "postpones",
        "postponed",
        "delay",
        "delays",
        "delayed",
        "defer",
        "defers",
        "deferred",
        "wait",
        "waits",
        "off",
        "pushed",
        "later",
    ];
    let mut words = waits.tokens[one.from..one.to].iter();
    let timed = || {
        let mut times = waits.times.iter().take(40);
        times.any(|t| t.from >= one.from && t.to <= one.to)
    };
    words.any(|t| WAITS.contains(&&*t.word))
        && (waits.has_in(one.from, one.to, &[Cue::Before]) || timed())
        && not_yet.has_in(two.from, two.to, &[Cue::Not, Cue::Nothing])
        && not_yet.has_in(two.from, two.to, &[Cue::Before])
}

/// `none comes out before ten months are up` is `it stays for ten months at least`.
fn not_before(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let (sa, sb) = (
        &pair.a.sentences[decided.sentence],
        &pair.b.sentences[told.sentence],
    );
    let lengths = |text: &Reading<'_>, s: &Sentence| -> Vec<f64> {
        let all = text.quantities.iter().take(40);
        all.filter(|q| q.dim == Dim::Duration && q.from >= s.from && q.to <= s.to)
            .map(|q| q.value)
            .collect()
    };
    let (one, other) = (lengths(pair.a, sa), lengths(pair.b, sb));
    let same = one
        .iter()
        .any(|x| other.iter().any(|y| (x - y).abs() < 1e-9));
    let before = |text: &Reading<'_>, s: &Sentence| text.has_in(s.from, s.to, &[Cue::Before]);
    let least = |text: &Reading<'_>, s: &Sentence| text.has_in(s.from, s.to, &[Cue::AtLeast]);
    same && (before(pair.a, sa) && least(pair.b, sb) || least(pair.a, sa) && before(pair.b, sb))
}

/// `no visitors after eight` is `visitors leave by eight`.
fn latest(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let (a, b) = (
        &pair.a.sentences[decided.sentence],
        &pair.b.sentences[told.sentence],
    );
    let (late, early) = (
        ["after", "past", "beyond", "from"],
        ["by", "until", "till", "before"],
    );
    timed(pair.a, a, &late) && timed(pair.b, b, &early)
        || timed(pair.a, a, &early) && timed(pair.b, b, &late)
}

/// Whether one of these words stands before a time in a sentence.
fn timed(text: &Reading<'_>, sentence: &Sentence, words: &[&str]) -> bool {
    let starts = text
        .times
        .iter()
        .take(40)
        .map(|t| t.from)
        .chain(text.quantities.iter().take(40).map(|q| q.from));
    let led = |at: usize| {
        let lead = at.saturating_sub(2)..at;
        text.tokens[lead]
            .iter()
            .any(|t| words.contains(&t.word.as_str()))
    };
    starts
        .filter(|at| *at >= sentence.from && *at < sentence.to)
        .any(led)
}

/// Whether a sentence has a lower and an upper bound.
fn directions(text: &Reading<'_>, clause: &Sentence) -> (bool, bool) {
    (
        text.has_in(clause.from, clause.to, &[Cue::MoreThan, Cue::AtLeast]),
        text.has_in(clause.from, clause.to, &[Cue::LessThan, Cue::AtMost]),
    )
}

/// `meetings end by 17:00`: an end that is only a time.
fn ends_at_time(text: &Reading<'_>, clause: &Clause) -> bool {
    let timed = |at: usize| {
        text.quantities
            .iter()
            .take(40)
            .any(|q| q.from >= at && q.from <= at + 2 && q.to <= clause.to)
            || text
                .times
                .iter()
                .take(40)
                .any(|t| t.from >= at && t.from <= at + 2)
    };
    turning(text, clause).iter().any(|hit| {
        matches!(
            text.tokens[hit.from].word.as_str(),
            "end" | "ends" | "stop" | "stops"
        ) && timed(hit.to)
    })
}

/// `before Christmas` is a time and no condition.
fn dated(text: &Reading<'_>, clause: &Clause) -> bool {
    let near = |from: usize| from > clause.from && from <= clause.from + 2;
    text.times.iter().take(40).any(|t| near(t.from)) && clause.concepts.len() <= 1
}

/// `no X before Y` says the same as `X once Y`: connectors of opposite sorts make up for a denial.
fn connectors_differ(
    a: &Reading<'_>,
    sa: usize,
    b: &Reading<'_>,
    sb: usize,
    turned_a: bool,
) -> bool {
    let of = |text: &Reading<'_>, sentence: usize, wanted: &[Cue]| {
        let found = |k: Cue| wanted.contains(&k);
        // `before that` ties nothing new.
        let refers = |c: &Clause| {
            c.concepts.is_empty() && text.tokens[c.from..c.to].iter().any(|t| t.word == "that")
        };
        let ties = |c: &Clause| !refers(c) && !dated(text, c);
        text.clauses
            .iter()
            .any(|c| c.sentence == sentence && c.connector.is_some_and(found) && ties(c))
    };
    let (negative, positive) = ([Cue::Before, Cue::Without], [Cue::If, Cue::Once]);
    let (na, nb) = (of(a, sa, &negative), of(b, sb, &negative));
    // `no returns without a receipt` is `returns need a receipt`.
    let (denied, affirmed) = if turned_a {
        ((a, sa), (b, sb))
    } else {
        ((b, sb), (a, sa))
    };
    let needs = denied.0.clauses.iter().filter(|c| c.sentence == denied.1);
    let kept = needs
        .filter(|c| c.connector.is_some_and(|k| negative.contains(&k)))
        .any(|c| overlap(&c.concepts, &affirmed.0.sentences[affirmed.1].concepts) > 0);
    if kept && na != nb {
        return true;
    }
    if turned_a {
        // `no report leaves until two have checked it` is `two check it before it leaves`.
        let goes_on = b
            .sentences
            .get(sb)
            .is_some_and(|s| b.has_in(s.from, s.to, &[Cue::Keep]));
        let both = !goes_on && of(a, sa, &[Cue::Before]) && of(b, sb, &[Cue::Before]);
        both || na && !nb && (of(b, sb, &positive) || b.has(&[Cue::From])) || nb && !na
    } else {
        nb && !same_order(a, sa, b, sb)
    }
}

/// `not tested before it opens` where it is tested before it opens: the same comes first in both, and is denied.
fn same_order(a: &Reading<'_>, sa: usize, b: &Reading<'_>, sb: usize) -> bool {
    let parts = |text: &Reading<'_>, sentence: usize| -> Option<(Vec<u64>, Vec<u64>)> {
        let clauses = || text.clauses.iter().filter(|c| c.sentence == sentence);
        let before = clauses().find(|c| c.connector == Some(Cue::Before))?;
        let first = clauses().filter(|c| c.connector.is_none());
        let mut first: Vec<u64> = first.flat_map(|c| c.concepts.iter().copied()).collect();
        first.sort_unstable();
        first.dedup();
        Some((first, before.concepts.clone()))
    };
    let (Some((first, then)), Some((told_first, told_then))) = (parts(a, sa), parts(b, sb)) else {
        return false;
    };
    // `before the flood there is not one left`
    let told = &b.sentences[sb];
    let left = b.tokens[told.from..told.to]
        .iter()
        .any(|t| t.word == "left");
    !left
        && overlap(&first, &told_first) >= 2
        && overlap(&then, &told_then) >= 1
        && overlap(&first, &told_then) == 0
        && overlap(&then, &told_first) == 0
}

#[cfg(test)]
mod tests {
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn turns_that_are_made_up_for() {
        for (decided, told) in [
            (
                "No visitors on the ward after 20:00.",
                "Visitors leave the ward by 8 pm.",
            ),
            (
                "Accept no returns without a receipt.",
                "Returns need a receipt.",
            ),
            (
                "Do not launch the app before the review is done.",
                "The launch of the app is postponed until the review is through.",
            ),
            (
                "Training is free for partners.",
                "Training costs you partners nothing.",
            ),
            (
                "Charge late cancellations 30 pounds.",
                "Cancel late and you pay £30.",
            ),
        ] {
            assert!(kinds(decided, told).is_empty(), "{told}");
        }
    }

    #[test]
    fn turns_that_are_not() {
        let decided = "No visitors on the ward after 20:00.";
        assert!(!kinds(decided, "Visitors may stay on the ward after 20:00.").is_empty());
    }
}
