//! Opposite doings to one object: merge against split, outsource against in-house.

use super::phrase::places;
use super::polarity::DENIALS;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::facts::Dim;
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::{Reading, Sentence};

/// Verbs from the two sides of a pair of opposites, about the same object.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    for told in pair.b.hits.iter().filter(|h| pair.aligned(h.from)) {
        let Cue::Side(axis, side) = told.cue else {
            continue;
        };
        let against = Cue::Side(axis, !side);
        // `an outside firm instead of our own people`: what stands behind is not done.
        let other = pair.b.hits.iter().find(|h| h.cue == against);
        let after = other.is_some_and(|other| {
            let mut between = pair.b.hits_in(told.to, other.from);
            told.to <= other.from && between.any(|h| h.cue == Cue::Swap)
        });
        // Both sides in one text: it speaks of a change from one to the other.
        if pair.a.has(&[told.cue]) || other.is_some() && !after {
            continue;
        }
        let Some(decided) = pair.a.hits.iter().find(|hit| hit.cue == against) else {
            continue;
        };
        let (sa, sb) = (
            pair.a.sentence_at(decided.from),
            pair.b.sentence_at(told.from),
        );
        let (sa, sb) = (&pair.a.sentences[sa], &pair.b.sentences[sb]);
        let swapped = pair.b.has_in(sb.from, sb.to, &[Cue::Swap]) && !after
            || pair.a.has_in(sa.from, sa.to, &[Cue::Swap]);
        let excepted = pair.a.has_in(sa.from, sa.to, &[Cue::Except])
            || pair.b.has_in(sb.from, sb.to, &[Cue::Except, Cue::Only]);
        let denied = swapped
            || explains(pair, told)
            || converse(pair, decided, (sb, told))
            || excepted
            || complement(pair, (sa, decided), (sb, told))
            || ended(pair.a, decided)
            || ended(pair.b, told)
            || pair.a.has_in(sa.from, sa.to, &DENIALS)
            || pair.b.has_in(sb.from, sb.to, &DENIALS);
        if !denied && overlap(&sa.concepts, &sb.concepts) >= 1 && same_object(pair, decided, told) {
            let note = "The two texts do opposite things to the same object.";
            let quotes = (
                pair.a.clause_at(decided.from)?,
                pair.b.clause_at(told.from)?,
            );
            // What was to come first is a condition of the rest.
            let order = matches!(&*pair.a.tokens[decided.from].word, "before" | "after");
            return Some(Pair::difference(
                if order { Kind::Condition } else { Kind::Action },
                pair.a.quote_clause(quotes.0),
                pair.b.quote_clause(quotes.1),
                note,
            ));
        }
    }
    priced(pair)
}

/// `members can buy them` where they are sold to members: one deal, told from its other end.
fn converse(pair: &Pair<'_>, decided: &Hit, (sb, told): (&Sentence, &Hit)) -> bool {
    let deals = |text: &Reading<'_>, hit: &Hit| {
        let word = &*text.tokens[hit.from].word;
        ["sell", "sold", "buy", "bought", "purchase"]
            .iter()
            .any(|verb| word.starts_with(verb))
    };
    // `we buy it from the city` where it is sold to the city: the two have changed places.
    let ours = told.from > 0 && matches!(&*pair.b.tokens[told.from - 1].word, "we" | "i");
    if ours {
        return false;
    }
    let end = pair.a.clause_at(decided.from).map_or(decided.to, |c| c.to);
    let mut to = (decided.to..end).filter(|at| pair.a.tokens[*at].word == "to");
    deals(pair.a, decided)
        && deals(pair.b, told)
        && to.any(|at| {
            let mut named = pair.a.concepts_in(at, (at + 4).min(end));
            named.any(|c| sb.concepts.contains(&c))
        })
}

/// `no longer visible`: what stands behind an end is not so.
fn ended(text: &Reading<'_>, hit: &Hit) -> bool {
    text.has_in(hit.from.saturating_sub(3), hit.from, &[Cue::End])
}

/// `shown only once restored` is `hidden until it is restored`, `accepted below 18 %` is `turned down from 18 % on`: what
/// is true on one side of a bound is told of its other side.
fn complement(
    pair: &Pair<'_>,
    (sa, decided): (&Sentence, &Hit),
    (sb, told): (&Sentence, &Hit),
) -> bool {
    let bounded = |text: &Reading<'_>, s: &Sentence| {
        text.has_in(
            s.from,
            s.to,
            &[
                Cue::Only,
                Cue::Before,
                Cue::Once,
                Cue::If,
                Cue::LessThan,
                Cue::MoreThan,
                Cue::AtLeast,
                Cue::AtMost,
            ],
        )
    };
    let own = pair.a.has_in(decided.to, sa.to, &[Cue::Only]);
    // The same end in both is no other side of it.
    let until = pair.b.has_in(told.to, sb.to, &[Cue::Before])
        && !pair.a.has_in(decided.to, sa.to, &[Cue::Before]);
    (own || until) && bounded(pair.a, sa) && bounded(pair.b, sb) || other_side(pair, sa, sb)
}

/// `each small one cost us two euros`: a figure of the reason, and none of what is done.
fn explains(pair: &Pair<'_>, told: &Hit) -> bool {
    let Some(clause) = pair.b.clause_at(told.from) else {
        return false;
    };
    let known = |text: &Reading<'_>, value: f64| {
        let mut list = text.quantities.iter().take(40);
        list.any(|q| (q.value - value).abs() < 1e-9)
    };
    let mut figures = pair.b.quantities.iter().take(40);
    figures.any(|q| {
        let here = q.from >= clause.from && q.to <= clause.to;
        let reason = || pair.background().iter().any(|text| known(text, q.value));
        here && !known(pair.a, q.value) && reason()
    })
}

/// `below 40 euros you pay for the parcel` where it is free from 40 on: the other side of the same figure.
fn other_side(pair: &Pair<'_>, sa: &Sentence, sb: &Sentence) -> bool {
    let within = |text: &Reading<'_>, s: &Sentence| -> Vec<f64> {
        let figures = text.quantities.iter().take(40);
        let here = figures.filter(|q| q.from >= s.from && q.to <= s.to);
        here.map(|q| q.value).collect()
    };
    let (own, told) = (within(pair.a, sa), within(pair.b, sb));
    let same = own
        .iter()
        .any(|x| told.iter().any(|y| (x - y).abs() < 1e-9));
    let sides = [Cue::LessThan, Cue::MoreThan];
    let mut one_sided = sides.iter().map(|cue| {
        let cue = std::slice::from_ref(cue);
        pair.b.has_in(sb.from, sb.to, cue) && !pair.a.has_in(sa.from, sa.to, cue)
    });
    same && one_sided.any(|only_here| only_here)
}

/// `free of charge` told with a price.
fn priced(pair: &Pair<'_>) -> Option<Difference> {
    let money = |text: &Reading<'_>| {
        let mut list = text.quantities.iter().take(40);
        list.position(|q| matches!(q.dim, Dim::Money(_)) && q.value > 0.0)
    };
    let free = |text: &Reading<'_>| {
        text.hits.iter().position(|hit| {
            let words = &text.tokens[hit.from..hit.to];
            // `free meals`
            let meals = words.len() == 1 && text.tokens.get(hit.to).is_some_and(|t| t.concept != 0);
            matches!(hit.cue, Cue::Side(..))
                && (words.len() > 1 || meals)
                && words
                    .iter()
                    .any(|t| matches!(t.word.as_str(), "free" | "nothing"))
        })
    };
    let hit = pair.a.hits.get(free(pair.a)?)?;
    if money(pair.a).is_some() || free(pair.b).is_some() {
        return None;
    }
    // `at half price`
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let reduced = (0..pair.b.tokens.len().min(400)).find(|at| {
        matches!(
            (word(*at), word(at + 1)),
            (
                "half" | "reduced" | "lower",
                "price" | "prices" | "rate" | "fee"
            )
        )
    });
    if let Some(at) = reduced.filter(|at| pair.aligned(*at)) {
        return Some(Pair::difference(
            Kind::Action,
            pair.a.quote(hit.from, hit.to),
            pair.b.quote(at, at + 2),
            "What was decided free of charge is told with a price.",
        ));
    }
    let price = pair.b.quantities.get(money(pair.b)?)?;
    let sentence = &pair.b.sentences[pair.b.sentence_at(price.from)];
    let known = pair.background().iter().any(|text| money(text).is_some());
    let denied = pair.a.has(&DENIALS) || pair.b.has_in(sentence.from, sentence.to, &DENIALS);
    (!known && !denied && pair.shared_in_sentence(pair.b.sentence_at(price.from)) >= 2).then(|| {
        let note = "What was decided to be free is told with a price.";
        let (decided, told) = (
            pair.a.quote(hit.from, hit.to),
            pair.b.quote(price.from, price.to),
        );
        Pair::difference(Kind::Action, decided, told, note)
    })
}

/// Whether the clauses of two hits share a concept beside the verbs themselves.
fn same_object(pair: &Pair<'_>, decided: &Hit, told: &Hit) -> bool {
    let (Some(a), Some(b)) = (pair.a.clause_at(decided.from), pair.b.clause_at(told.from)) else {
        return false;
    };
    let verb: Vec<u64> = pair
        .a
        .concepts_in(decided.from, decided.to)
        .chain(pair.b.concepts_in(told.from, told.to))
        .collect();
    // `they asked for a mast, and we granted that`: the object stands before.
    let bare = b.concepts.iter().all(|c| verb.contains(c));
    let object = if bare {
        &pair.b.sentences[b.sentence].concepts
    } else {
        &b.concepts
    };
    let mut shared = a
        .concepts
        .iter()
        .filter(|c| object.binary_search(c).is_ok());
    shared.any(|c| !verb.contains(c) && !told_apart(pair, *c))
}

/// `the old system` against `the new system`: one word, and two things.
fn told_apart(pair: &Pair<'_>, noun: u64) -> bool {
    const AGE: [&[&str]; 2] = [
        &["new", "newer", "newest", "future"],
        &[
            "old", "older", "oldest", "existing", "current", "present", "former",
        ],
    ];
    let age = |text: &Reading<'_>| {
        let at = places(text, noun).find(|at| *at > 0)?;
        let before = text.tokens[at.saturating_sub(3)..at].iter();
        before
            .rev()
            .find_map(|t| AGE.iter().position(|words| words.contains(&&*t.word)))
    };
    matches!((age(pair.a), age(pair.b)), (Some(one), Some(two)) if one != two)
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn opposite_doings_are_a_difference() {
        assert_eq!(
            kinds("Outsource the payroll.", "The payroll is done in-house."),
            [Kind::Action]
        );
    }

    #[test]
    fn a_change_between_them_is_none() {
        assert!(
            kinds(
                "Outsource the payroll.",
                "The payroll is outsourced, no longer in-house."
            )
            .is_empty()
        );
    }
}
