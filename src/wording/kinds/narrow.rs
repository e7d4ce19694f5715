//! A group that one text narrows by a word before its noun, a phrase after it, or a number.

use super::phrase::{Phrase, phrase, places, plural, restricts};
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::facts::{Bound, Dim, Quantity};
use crate::wording::pair::Pair;
use crate::wording::reading::{Clause, Reading};

/// Concepts of the decision whose phrases are compared.
const MOST: usize = 24;

/// What was decided for all of a group and is told for those of one sort.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    let decided = groups(pair.a);
    decided
        .iter()
        .find_map(|group| {
            by_number(pair, group)
                .or_else(|| narrowed(pair, group))
                .or_else(|| beside_the_rest(pair, group))
        })
        .or_else(|| freed(pair))
        .or_else(|| opened(pair))
}

/// The nouns of a text said of all, or in the plural without a word that narrows them.
fn groups(text: &Reading<'_>) -> Vec<Phrase> {
    let nouns = (0..text.tokens.len().min(400)).filter(|i| text.tokens[*i].concept != 0);
    nouns
        .map(|i| phrase(text, i))
        .filter(|p| !does(text, p.at))
        .filter(|p| p.all || plural(text, p.at) && !p.modifiers.iter().any(|m| restricts(text, *m)))
        // `all our bakeries close`: behind a plural stands the verb.
        .filter(|p| !p.modifiers.iter().any(|m| plural(text, *m)))
        .take(MOST)
        .collect()
}

/// `somebody restores it`: a verb, which looks like a plural.
fn does(text: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| &*text.tokens[i].word);
    matches!(
        before,
        "somebody" | "someone" | "everybody" | "everyone" | "nobody" | "who" | "he" | "she" | "it"
    )
}

/// `new contracts` where contracts were decided, and nobody has spoken of new ones.
fn narrowed(pair: &Pair<'_>, group: &Phrase) -> Option<Difference> {
    let noun = pair.a.tokens[group.at].concept;
    // `no signature, no key` is said of none, and marks off no group.
    let none = pair
        .a
        .has_in(group.from.saturating_sub(1), group.from, &[Cue::Nothing]);
    let of_all = group.all && !none;
    let told: Vec<Phrase> = places(pair.b, noun)
        .filter(|at| pair.aligned(*at))
        .map(|at| phrase(pair.b, at))
        .collect();
    let new = |p: &Phrase| {
        p.modifiers.iter().copied().find(|m| {
            let token = &pair.b.tokens[*m];
            let known =
                pair.stem_known(token.stem) || token.concept != 0 && pair.knows(token.concept);
            let strong = restricts(pair.b, *m) && (of_all || !fresh(&token.word));
            let sort = strong
                || (of_all || group.generic) && p.determined && !p.all && first(pair.b, p) == *m;
            // `the little ones`, where the decision speaks of small ones
            let own = || pair.a.tokens.iter().take(400).any(|t| size(&t.word));
            let sized = size(&token.word) && (limited(pair) || own())
                || whole(&token.word)
                || fresh(&token.word) && called(pair, p);
            sort && !known && !sized && !told_for_both(pair, p)
        })
    };
    if narrowed_behind(pair.a, group.at) {
        return None;
    }
    // Another place of the same noun with no such word speaks of the whole group.
    if told.iter().any(|p| new(p).is_none()) {
        return None;
    }
    let first = told.first()?;
    new(first)?;
    Some(made(pair, group, first.from, first.at + 1))
}

/// The first modifier with content of its own.
fn first(text: &Reading<'_>, p: &Phrase) -> usize {
    (p.from..p.at)
        .find(|i| text.tokens[*i].concept != 0)
        .unwrap_or(p.from)
}

/// Words that say little where nothing was said of all: `we hire five new engineers`.
fn fresh(word: &str) -> bool {
    matches!(
        word,
        "new" | "newer" | "old" | "older" | "existing" | "current" | "remaining"
    )
}

/// Words for a group that a figure marks off: `the big returns` are those above 50,000.
fn size(word: &str) -> bool {
    matches!(
        word,
        "big"
            | "bigger"
            | "large"
            | "larger"
            | "small"
            | "little"
            | "smaller"
            | "minor"
            | "major"
            | "old"
            | "older"
            | "young"
            | "younger"
            | "long"
            | "longer"
            | "short"
            | "heavy"
            | "heavier"
            | "expensive"
            | "costly"
            | "cheap"
            | "cheaper"
    )
}

/// `New apprentices: each of you gets one`: those who are called, and then all of them.
fn called(pair: &Pair<'_>, p: &Phrase) -> bool {
    let sentence = &pair.b.sentences[pair.b.sentence_at(p.at)];
    let mark = pair
        .b
        .tokens
        .get(p.at + 1)
        .is_some_and(|t| matches!(&*t.word, ":" | ","));
    p.from == sentence.from && mark && pair.b.has_in(p.at, sentence.to, &[Cue::All])
}

/// Words that narrow nothing.
fn whole(word: &str) -> bool {
    matches!(
        word,
        "full"
            | "whole"
            | "entire"
            | "complete"
            | "individual"
            | "single"
            | "same"
            | "very"
            | "own"
    )
}

/// `straw that we do not need`, `technicians in Peru`: the decision narrows the noun itself, and the telling may in one word.
fn narrowed_behind(text: &Reading<'_>, at: usize) -> bool {
    let timed = text
        .times
        .iter()
        .take(40)
        .any(|t| t.from > at && t.from <= at + 2);
    let links = [
        "we", "you", "they", "that", "who", "where", "whose", "with", "in", "used",
    ];
    let link = text
        .tokens
        .get(at + 1)
        .is_some_and(|t| links.contains(&&*t.word));
    link && !timed
}

/// Whether the decision marks a group off by a figure.
fn limited(pair: &Pair<'_>) -> bool {
    let mut own = pair.a.quantities.iter().take(40);
    own.any(|q| q.bound != Bound::Exact)
}

/// `…, hardcovers as before`: a part that goes on as it was, where all were decided.
fn beside_the_rest(pair: &Pair<'_>, group: &Phrase) -> Option<Difference> {
    if !group.all || pair.a.has(&[Cue::Except, Cue::Only, Cue::Keep]) {
        return None;
    }
    let hit = pair.b.hits.iter().find(|hit| {
        let first = pair.b.tokens[hit.from].word.as_str();
        hit.cue == Cue::Keep && hit.to > hit.from + 1 && first == "as" && pair.aligned(hit.from)
    })?;
    let clause = pair.b.clause_at(hit.from)?;
    let subject: Vec<u64> = pair.b.concepts_in(clause.from, hit.from).collect();
    let new = !subject.is_empty() && subject.iter().all(|c| !pair.knows(*c));
    new.then(|| made(pair, group, clause.from, clause.to))
}

/// `permanent posts only` told as `across the board`: nothing of the `only` is left.
fn opened(pair: &Pair<'_>) -> Option<Difference> {
    // `only after the test` is a condition, and covers nobody.
    let group = |hit: &&Hit| {
        let mut next = pair.a.hits_in(hit.to, hit.to + 1);
        let tied = |h: &Hit| matches!(h.cue, Cue::If | Cue::Once | Cue::Before | Cue::From);
        hit.cue == Cue::Only && !next.any(tied)
    };
    let only = pair.a.hits.iter().find(group)?;
    let closed = [
        Cue::Only,
        Cue::Except,
        Cue::SoftExcept,
        Cue::Nothing,
        Cue::Not,
        Cue::If,
        Cue::Once,
        Cue::Without,
    ];
    if let Some(found) = joined(pair, only, &closed) {
        return Some(found);
    }
    let told = pair.b.hits.iter().find(|hit| {
        let sentence = &pair.b.sentences[pair.b.sentence_at(hit.from)];
        // `all year round, if the foreman wants it`: another condition does not bring the old one back.
        let closed = if hit.to > hit.from + 1 {
            &closed[..5]
        } else {
            &closed[..]
        };
        let named = pair.b.tokens.get(hit.to).is_some_and(|t| t.concept != 0);
        // `only the director signs contracts`, told of all contracts: still nobody else signs them.
        let near = only.from.saturating_sub(3)..(only.to + 4).min(pair.a.tokens.len());
        let other = named && hit.cue == Cue::All && {
            let noun = pair.b.tokens[hit.to].concept;
            let reach = pair.a.concepts_in(near.start, near.end);
            pair.a.concepts.contains(&noun) && !reach.into_iter().any(|c| c == noun)
        };
        if other {
            return false;
        }
        let alone = hit.to > hit.from + 1 || pair.b.tokens[hit.from].word.len() > 5;
        let of_it = pair.b.tokens.get(hit.to).is_some_and(|t| t.word == "it");
        // `the whole grant` is one thing, and no others.
        if matches!(&*pair.b.tokens[hit.from].word, "whole" | "entire" | "full") {
            return false;
        }
        (hit.cue == Cue::Also || hit.cue == Cue::All && (named || alone && !of_it))
            && pair.shared_in_sentence(pair.b.sentence_at(hit.from)) >= 2
            && !pair.b.has_in(sentence.from, sentence.to, closed)
    })?;
    let all = pair.a.has(&[Cue::All, Cue::Also]);
    let clause = pair.b.clause_at(told.from)?;
    (!all && !pair.b.has(&closed[..3])).then(|| {
        Pair::difference(
            Kind::Scope,
            pair.a
                .clause_at(only.from)
                .and_then(|c| pair.a.quote_clause(c)),
            pair.b.quote_clause(clause),
            "What was decided for these alone is told for others too.",
        )
    })
}

/// `for members only` told as `members and their guests`.
fn joined(pair: &Pair<'_>, only: &Hit, closed: &[Cue]) -> Option<Difference> {
    let clause = pair.a.clause_at(only.from)?;
    let before: Vec<u64> = pair.a.concepts_in(clause.from, only.from).collect();
    // `only nurses`, `only club members`
    let mut behind: Vec<u64> = pair.a.concepts_in(only.to, clause.to).take(2).collect();
    behind.reverse();
    let groups = match before.last().filter(|_| behind.is_empty()) {
        Some(last) => vec![*last],
        None => behind,
    };
    groups.into_iter().find_map(|named| {
        joined_to(pair, clause, named, closed).or_else(|| not_only(pair, clause, named))
    })
}

/// `not only nurses`, `nurses do, and so may carers`, where it was decided of nurses alone.
fn not_only(pair: &Pair<'_>, clause: &Clause, named: u64) -> Option<Difference> {
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let new = |at: usize| {
        let noun = pair.b.tokens.get(at).filter(|t| t.concept != 0);
        noun.is_some_and(|t| !pair.knows(t.concept))
    };
    let at = (0..pair.b.tokens.len().min(400)).find(|at| {
        let denied = word(*at) == "not"
            && matches!(word(at + 1), "only" | "just")
            && pair
                .b
                .tokens
                .get(at + 2)
                .is_some_and(|t| t.concept == named);
        let so = word(*at) == "so" && matches!(word(at + 1), "may" | "can" | "do") && new(at + 2);
        denied || so && places(pair.b, named).next().is_some()
    })?;
    pair.aligned(at).then(|| {
        Pair::difference(
            Kind::Scope,
            pair.a.quote_clause(clause),
            pair.b.quote(at, at + 3),
            "What was decided for these alone is told for others too.",
        )
    })
}

/// The same of one noun of the group.
fn joined_to(pair: &Pair<'_>, clause: &Clause, named: u64, closed: &[Cue]) -> Option<Difference> {
    let at = places(pair.b, named).next()?;
    let sentence = &pair.b.sentences[pair.b.sentence_at(at)];
    let link = pair
        .b
        .tokens
        .get(at + 1)
        .filter(|t| matches!(t.word.as_str(), "and" | "or" | ","))?;
    let next = at + 2..(at + 5).min(sentence.to);
    let new = pair.b.tokens.get(next)?.iter().find(|t| t.concept != 0)?;
    let listed = link.word != ","
        || pair.b.tokens[at..sentence.to]
            .iter()
            .any(|t| t.word == "and");
    let plain =
        listed && !pair.knows(new.concept) && !pair.b.has_in(sentence.from, sentence.to, closed);
    (plain && pair.shared_in_sentence(pair.b.sentence_at(at)) >= 2).then(|| {
        Pair::difference(
            Kind::Scope,
            pair.a.quote_clause(clause),
            pair.b.quote(at, (at + 5).min(sentence.to)),
            "What was decided for these alone is told for others too.",
        )
    })
}

/// `old and new contracts`, `new contracts too`: no narrowing.
fn told_for_both(pair: &Pair<'_>, p: &Phrase) -> bool {
    let sentence = &pair.b.sentences[pair.b.sentence_at(p.at)];
    let joined = p.from.checked_sub(1).is_some_and(|i| {
        matches!(
            pair.b.tokens[i].word.as_str(),
            "and" | "or" | "," | "not" | "no"
        )
    });
    joined || pair.b.has_in(sentence.from, sentence.to, &[Cue::Also])
}

/// `two of our wards`, `half of the lorries` where every one was decided.
fn by_number(pair: &Pair<'_>, group: &Phrase) -> Option<Difference> {
    let noun = pair.a.tokens[group.at].concept;
    let of = |q: &&Quantity| q.heads.contains(&noun);
    // `two of the five departments`, where all five were decided
    let among = |q: &Quantity| {
        pair.b.quantities.iter().take(40).any(|whole| {
            let behind = whole.from > q.to && whole.from <= q.to + 2;
            let named = pair.b.tokens.get(q.to).is_some_and(|t| t.word == "of");
            named && behind && whole.value > q.value && q.value > 1.0
        })
    };
    let counted = pair.a.quantities.iter().take(40).any(|q| of(&q));
    if !group.all || counted && !pair.b.quantities.iter().take(40).any(among) {
        return None;
    }
    let whole = places(pair.b, noun).any(|at| phrase(pair.b, at).all);
    let part = |q: &&Quantity| {
        let counted = q.dim == Dim::Count && q.heads.first() == Some(&noun) && q.value > 1.0;
        let shared = q.dim == Dim::Share && q.value < 1.0;
        (counted && pair.b.tokens.get(q.to).is_some_and(|t| t.word == "of") || shared) && of(q)
    };
    let told = pair.b.quantities.iter().take(40).find(part)?;
    let background = pair.background().iter().any(|text| {
        text.quantities
            .iter()
            .take(40)
            .any(|q| q.dim == told.dim && q.same_value(told))
    });
    (!whole && !background && pair.aligned(told.from)).then(|| {
        made(
            pair,
            group,
            told.from,
            (told.to + 3).min(pair.b.tokens.len()),
        )
    })
}

fn made(pair: &Pair<'_>, group: &Phrase, from: usize, to: usize) -> Difference {
    let start = if group.all {
        group.from.saturating_sub(1)
    } else {
        group.from
    };
    Pair::difference(
        Kind::Scope,
        pair.a.quote(start, group.at + 1),
        pair.b.quote(from, to),
        "What was decided for all is told for those of one sort.",
    )
}

/// `existing customers` told as all customers.
fn freed(pair: &Pair<'_>) -> Option<Difference> {
    let nouns = (0..pair.b.tokens.len().min(400)).filter(|i| pair.b.tokens[*i].concept != 0);
    for told in nouns
        .map(|i| phrase(pair.b, i))
        .filter(|p| {
            p.all
                && !pair
                    .b
                    .has_in(p.from.saturating_sub(1), p.at + 1, &[Cue::Nothing])
        })
        .take(MOST)
    {
        let noun = pair.b.tokens[told.at].concept;
        let narrow = places(pair.a, noun)
            .map(|at| phrase(pair.a, at))
            .find(|p| p.modifiers.iter().any(|m| restricts(pair.a, *m)));
        let Some(narrow) =
            narrow.filter(|p| !p.all && pair.aligned(told.at) && plural(pair.a, p.at))
        else {
            continue;
        };
        let lost = narrow
            .modifiers
            .iter()
            .filter(|m| restricts(pair.a, **m))
            .all(|m| {
                let token = &pair.a.tokens[*m];
                !pair.b.tokens.iter().any(|t| t.stem == token.stem)
                    && (token.concept == 0 || !pair.b.concepts.contains(&token.concept))
            });
        if lost && told.modifiers.is_empty() {
            return Some(Pair::difference(
                Kind::Scope,
                pair.a.quote(narrow.from, narrow.at + 1),
                pair.b.quote(told.from.saturating_sub(1), told.at + 1),
                "What was decided for some is told for all.",
            ));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn those_of_one_sort_are_a_difference() {
        let decided = "Scan all contracts by June.";
        assert_eq!(
            kinds(decided, "By June all new contracts are scanned."),
            [Kind::Scope]
        );
        let decided = "Every ward gets a pharmacist.";
        assert_eq!(
            kinds(decided, "Two of our wards get a pharmacist."),
            [Kind::Scope]
        );
        let decided = "Write to existing customers.";
        assert_eq!(kinds(decided, "We write to all customers."), [Kind::Scope]);
    }

    #[test]
    fn the_whole_group_is_none() {
        let decided = "Scan all contracts by June.";
        assert!(kinds(decided, "By June we scan every single contract.").is_empty());
        assert!(
            kinds(
                decided,
                "By June contracts are scanned, old and new contracts."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "Write to existing customers.",
                "We write to existing customers, all of them."
            )
            .is_empty()
        );
    }

    #[test]
    fn not_only_those_and_so_may_others_are_differences() {
        let decided = "Only nurses hand out sleeping pills.";
        assert_eq!(
            kinds(decided, "Not only nurses hand out sleeping pills."),
            [Kind::Scope]
        );
        let told = "Nurses hand out sleeping pills, and so may carers.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
        assert!(kinds(decided, "Sleeping pills are handed out by nurses alone.").is_empty());
    }
}
