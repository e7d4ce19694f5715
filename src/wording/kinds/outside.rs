//! Those who are told to go on as they were: `the other stations keep theirs`, where all stations were decided.

use super::phrase::{Phrase, phrase, places, plural, restricts};
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::Pair;
use crate::wording::reading::Clause;
use crate::wording::text::{Shape, Token};

/// Clauses of the telling that are looked at.
const MOST: usize = 60;

/// A part of what was decided for the whole, of which the telling says that nothing changes there.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    // What the decision excepts, narrows or keeps itself has its own others.
    let own = [
        Cue::Except,
        Cue::SoftExcept,
        Cue::Only,
        Cue::Some,
        Cue::Later,
    ];
    let speaks = |t: &Token<'_>| other(&t.word) || keeps(&t.word);
    if pair.a.has(&own) || pair.a.tokens.iter().any(speaks) {
        return None;
    }
    let clauses = pair.b.clauses.iter().take(MOST);
    let mut stays = clauses.filter(|c| c.connector.is_none());
    stays.find_map(|clause| others(pair, clause).or_else(|| one_of_two(pair, clause)))
}

fn other(word: &str) -> bool {
    matches!(
        word,
        "other" | "others" | "rest" | "remaining" | "elsewhere" | "else"
    )
}

/// Words by which a decision itself lets things be.
fn keeps(word: &str) -> bool {
    matches!(
        word,
        "keep" | "keeps" | "retain" | "remain" | "remains" | "unchanged"
    )
}

/// `the other theatres carry on as they do now`, behind words that single out some of them.
fn others(pair: &Pair<'_>, clause: &Clause) -> Option<Difference> {
    let at = (clause.from..clause.to).find(|at| other(&pair.b.tokens[*at].word))?;
    goes_on(pair, clause, at)?;
    let elsewhere = pair.b.tokens[at].word == "elsewhere";
    let named = if elsewhere {
        pair.b.concepts_in(clause.from, at).last()
    } else {
        pair.b.concepts_in(at + 1, clause.to.min(at + 4)).next()
    };
    let group = whole(pair).find(|group| {
        let noun = pair.a.tokens[group.at].concept;
        Some(noun) == named || group.all && named.is_none_or(|n| !pair.a.concepts.contains(&n))
    })?;
    singled_out(pair, &group, at).then(|| made(pair, &group, clause))
}

/// The nouns of the decision that are said of all, or in the plural without a word that narrows them.
fn whole<'p>(pair: &'p Pair<'_>) -> impl Iterator<Item = Phrase> + 'p {
    let nouns = (0..pair.a.tokens.len().min(400)).filter(|i| pair.a.tokens[*i].concept != 0);
    nouns.map(|i| phrase(pair.a, i)).filter(|p| {
        let narrowed = p.modifiers.iter().any(|m| restricts(pair.a, *m));
        p.all || plural(pair.a, p.at) && !narrowed && !p.determined
    })
}

/// Whether a sentence before `end` names the group with something new beside it: a number, a place, a sort.
fn singled_out(pair: &Pair<'_>, group: &Phrase, end: usize) -> bool {
    let noun = pair.a.tokens[group.at].concept;
    let mut told = places(pair.b, noun).filter(|at| *at < end);
    told.any(|at| {
        let near = &pair.b.tokens[at.saturating_sub(3)..(at + 4).min(end)];
        near.iter().any(|t| {
            let new = t.concept != 0 && t.concept != noun && !pair.knows(t.concept);
            new || t.shape == Shape::Number && !pair.a.tokens.iter().any(|own| own.word == t.word)
        })
    })
}

/// `carry on as they do now`, `keep theirs`, `stays as it is`, behind the token at `at`.
fn goes_on<'p>(pair: &'p Pair<'_>, clause: &Clause, at: usize) -> Option<&'p Hit> {
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let mut hits = pair.b.hits_in(at, clause.to);
    let denied = pair
        .b
        .has_in(clause.from, clause.to, &[Cue::Not, Cue::Nothing]);
    let on = hits.find(|hit| {
        let whole = hit.to > hit.from + 1 || matches!(word(hit.from), "unchanged" | "untouched");
        let theirs = matches!(word(hit.to), "theirs" | "it" | "one" | "them" | "as");
        let usual = (hit.to..hit.to + 4)
            .any(|at| matches!(word(at), "normal" | "usual" | "old" | "present" | "current"));
        let so_many = pair.b.quantities.iter().take(40).any(|q| q.from == hit.to)
            || matches!(
                word(hit.to),
                "one" | "two" | "three" | "four" | "five" | "six"
            );
        hit.cue == Cue::Keep && (whole || theirs || usual || so_many)
    })?;
    (!denied).then_some(on)
}

/// `terminal B stays as it is`, where terminals A and B were decided.
fn one_of_two(pair: &Pair<'_>, clause: &Clause) -> Option<Difference> {
    let hit = goes_on(pair, clause, clause.from)?;
    if pair
        .b
        .has_in(clause.from, clause.to, &[Cue::All, Cue::Also])
    {
        return None;
    }
    let subject = pair.b.tokens[clause.from..hit.from].iter();
    let name = subject.rev().find(|t| t.shape == Shape::Word)?;
    let word = |at: usize| pair.a.tokens.get(at).map_or("", |t| &*t.word);
    let at = (0..pair.a.tokens.len().min(400)).find(|at| word(*at) == &*name.word)?;
    let joined = word(at + 1) == "and" || at > 0 && word(at - 1) == "and";
    let other = if word(at + 1) == "and" {
        at + 2
    } else {
        at.saturating_sub(2)
    };
    let capital = |at: usize| pair.a.tokens.get(at).is_some_and(|t| t.capital);
    let beside = pair.b.tokens[..clause.from].iter();
    let told = beside.rev().take(40).any(|t| &*t.word == word(other));
    (joined && told && capital(at) && capital(other)).then(|| {
        Pair::difference(
            Kind::Scope,
            pair.a.quote(at.min(other), at.max(other) + 1),
            pair.b.quote_clause(clause),
            "What was decided for both is told for one of them.",
        )
    })
}

fn made(pair: &Pair<'_>, group: &Phrase, clause: &Clause) -> Difference {
    let from = group.from.saturating_sub(usize::from(group.all));
    Pair::difference(
        Kind::Scope,
        pair.a.quote(from, group.at + 1),
        pair.b.quote_clause(clause),
        "What was decided for all is told for some of them.",
    )
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn others_that_go_on_are_a_difference() {
        let decided = "Repaint the hulls of all ferries in white.";
        let told =
            "We repaint the ferries on the northern line in white. The other ferries keep theirs.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
        let decided = "Open a drive-through at the Bergen and Stavanger shops.";
        let told = "Bergen gets a drive-through at its shop. Stavanger stays as it is.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
    }

    #[test]
    fn others_beside_a_part_that_was_decided_are_none() {
        let decided = "Repaint the ferries on the northern line in white.";
        let told =
            "The ferries on the northern line get a coat of white. The other ferries keep theirs.";
        assert!(kinds(decided, told).is_empty());
        let decided = "All ferries dock in Bergen.";
        let told = "Every ferry docks in Bergen. The rest of the timetable stays as it is.";
        assert!(kinds(decided, told).is_empty());
    }
}
