//! An exception of the decision that the telling drops, or hands to somebody more.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::Sentence;

/// What is said of an exception that the telling leaves out.
pub(in crate::wording) const DROPPED: &str =
    "The telling keeps the decision and drops its exception.";

/// What is said of an exception that the telling names and takes in.
const OVERRIDDEN: &str = "The telling takes in what the decision excepts.";

/// Cues that keep an exception alive in whatever words.
const LIVING: [Cue; 6] = [
    Cue::Except,
    Cue::SoftExcept,
    Cue::Only,
    Cue::If,
    Cue::Without,
    Cue::Free,
];

/// Exceptions of the decision that became wider or went lost.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let mut own = pair.a.hits.iter().filter(|hit| hit.cue == Cue::Except);
    let found = own.next().and_then(|hit| {
        let words = words(pair, hit);
        if words.is_empty() {
            return None;
        }
        wider(pair, hit, &words).or_else(|| dropped(pair, hit, &words))
    });
    found
        .or_else(|| theirs(pair))
        .or_else(|| kept_apart(pair))
        .into_iter()
        .collect()
}

/// The concepts that an exception names.
fn words(pair: &Pair<'_>, hit: &Hit) -> Vec<u64> {
    let sentence = &pair.a.sentences[pair.a.sentence_at(hit.from)];
    let to = pair.a.clause_at(hit.to).map_or(sentence.to, |c| c.to);
    let host: Vec<u64> = pair.a.concepts_in(sentence.from, hit.from).collect();
    let list = pair.a.concepts_in(hit.to, to.max(hit.to).min(sentence.to));
    // `assistance dogs excepted`
    let clause = pair
        .a
        .clause_at(hit.from)
        .filter(|c| c.to == hit.to && c.from > sentence.from);
    if let Some(clause) = clause {
        let before = pair.a.concepts_in(clause.from, hit.from);
        let own: Vec<u64> = pair.a.concepts_in(sentence.from, clause.from).collect();
        return before.filter(|c| !own.contains(c)).take(5).collect();
    }
    list.filter(|c| !host.contains(c)).take(5).collect()
}

/// `except nurses` told as nurses and doctors.
fn wider(pair: &Pair<'_>, hit: &Hit, words: &[u64]) -> Option<Difference> {
    let excepts = |s: &&Sentence| {
        pair.b.has_in(s.from, s.to, &[Cue::Except]) && s.concepts.iter().any(|c| words.contains(c))
    };
    let told = pair.b.sentences.iter().take(48).find(excepts)?;
    let at = (told.from..told.to).find(|i| words.contains(&pair.b.tokens[*i].concept))?;
    let joins = |i: &usize| {
        matches!(pair.b.tokens[*i].word.as_str(), "and" | "or" | "plus")
            || pair.b.hits_in(*i, *i + 1).any(|h| h.cue == Cue::Also)
    };
    let near = (at.saturating_sub(5).max(told.from)..(at + 12).min(told.to)).filter(joins);
    for join in near {
        let side = |range: std::ops::Range<usize>| {
            range
                .map(|i| &pair.b.tokens[i])
                .find(|t| t.concept != 0 && !words.contains(&t.concept))
        };
        let other = if join > at {
            side(join + 1..(join + 5).min(told.to))
        } else {
            side(join.saturating_sub(3).max(told.from)..join)
        };
        if other.is_some_and(|t| !pair.knows(t.concept)) {
            let note = "The telling excepts more than the decision does.";
            return Some(Pair::difference(
                Kind::Exception,
                quote(pair, hit),
                pair.b.quote(told.from, told.to),
                note,
            ));
        }
    }
    None
}

/// The host was told, of all, and nothing of the exception with it.
fn dropped(pair: &Pair<'_>, hit: &Hit, words: &[u64]) -> Option<Difference> {
    let host = &pair.a.sentences[pair.a.sentence_at(hit.from)];
    let told = pair
        .b
        .sentences
        .iter()
        .take(48)
        .max_by_key(|s| overlap(&s.concepts, &host.concepts))?;
    let shared = overlap(&told.concepts, &host.concepts);
    let alive = words.iter().any(|c| pair.b.concepts.contains(c));
    // `no menu is printed unless Amira has signed it`: what is excepted is what it takes, and it is told.
    let before = pair
        .a
        .has_in(host.from, hit.from, &[Cue::Not, Cue::Nothing]);
    if alive && before && pair.a.tokens[hit.from].word == "unless" {
        return None;
    }
    let spared = |s: &Sentence| s.concepts.iter().any(|c| words.contains(c)) && !takes_in(pair, s);
    if pair.b.sentences.iter().take(48).any(spared) {
        return None;
    }
    let aligned = pair
        .b
        .sentences
        .iter()
        .enumerate()
        .filter(|(i, _)| pair.shared_in_sentence(*i) > 0);
    let (mut living, mut whole) = (false, false);
    for (_, s) in aligned {
        living |= pair.b.has_in(s.from, s.to, &LIVING)
            || pair.b.tokens[s.from..s.to]
                .iter()
                .any(|t| matches!(t.word.as_str(), "but" | "rest" | "else"));
        whole |= takes_in(pair, s);
    }
    let note = if alive { OVERRIDDEN } else { DROPPED };
    (!living && (!alive && shared >= 2 || whole && shared >= 1)).then(|| {
        Pair::difference(
            Kind::Exception,
            quote(pair, hit),
            pair.b.quote(told.from, told.to),
            note,
        )
    })
}

/// Whether a sentence is said of all, or of somebody too. A question is taken in by its answer: `An appeal is running?
/// That one as well.`
fn takes_in(pair: &Pair<'_>, sentence: &Sentence) -> bool {
    let asks = pair.b.tokens[sentence.from..sentence.to]
        .last()
        .is_some_and(|t| t.word == "?");
    let answer = pair.b.sentences.iter().find(|s| s.from >= sentence.to);
    let to = answer.filter(|_| asks).map_or(sentence.to, |s| s.to);
    // `the garden is no longer open either`
    let either = pair.b.tokens[sentence.from..to]
        .iter()
        .any(|t| t.word == "either")
        && pair
            .b
            .has_in(sentence.from, to, &[Cue::Not, Cue::Nothing, Cue::End]);
    either
        || pair
            .b
            .has_in(sentence.from, to, &[Cue::All, Cue::Also, Cue::Regardless])
}

fn quote(pair: &Pair<'_>, hit: &Hit) -> Option<crate::wording::comparison::Quote> {
    let to = pair.a.clause_at(hit.to).map_or(hit.to, |c| c.to);
    pair.a.quote(hit.from, to.max(hit.to))
}

/// `framework contracts keep their price` told as `framework contracts too`: what a sentence of its own leaves as it is.
fn kept_apart(pair: &Pair<'_>) -> Option<Difference> {
    let mut kept = pair.decided_clauses().iter().filter(|clause| {
        let mut hits = pair.a.hits_in(clause.from, clause.to);
        clause.from > 0 && clause.connector.is_none() && hits.any(|hit| hit.cue == Cue::Keep)
    });
    kept.find_map(|clause| {
        let keeps = pair
            .a
            .hits_in(clause.from, clause.to)
            .find(|hit| hit.cue == Cue::Keep)?;
        let named: Vec<u64> = pair.a.concepts_in(clause.from, keeps.from).collect();
        let told = pair.b.hits.iter().find(|hit| {
            let clause = pair.b.clause_at(hit.from);
            let says = clause
                .is_some_and(|c| !named.is_empty() && named.iter().all(|n| c.concepts.contains(n)));
            let turned = clause.is_some_and(|c| {
                pair.b
                    .has_in(c.from, c.to, &[Cue::Keep, Cue::Not, Cue::Nothing])
            });
            hit.cue == Cue::Also && says && !turned
        })?;
        let sentence = &pair.b.sentences[pair.b.sentence_at(told.from)];
        let all = pair.b.has_in(sentence.from, sentence.to, &[Cue::All]);
        let told = pair.b.clause_at(told.from)?;
        all.then(|| {
            let quotes = (pair.a.quote_clause(clause), pair.b.quote_clause(told));
            Pair::difference(Kind::Exception, quotes.0, quotes.1, OVERRIDDEN)
        })
    })
}

/// `the sales reps hang on to theirs`: somebody of whom the decision says nothing goes on as before.
fn theirs(pair: &Pair<'_>) -> Option<Difference> {
    if pair.a.has(&[Cue::Except, Cue::Only, Cue::Keep]) {
        return None;
    }
    let keeps = |hit: &&Hit| {
        let pronoun = pair.b.tokens.iter().skip(hit.to).take(2).any(|t| {
            matches!(
                t.word.as_str(),
                "theirs" | "it" | "them" | "ours" | "his" | "hers"
            )
        });
        // `Ines can extend them` leaves nothing as it was.
        let verb = &*pair.b.tokens[hit.from].word;
        let holds = matches!(verb, "carry" | "carries" | "continue" | "continues")
            || matches!(
                verb,
                "keep"
                    | "keeps"
                    | "hang"
                    | "hangs"
                    | "hold"
                    | "holds"
                    | "stick"
                    | "sticks"
                    | "retain"
                    | "retains"
            );
        hit.cue == Cue::Keep && pronoun && holds
    };
    let hit = pair.b.hits.iter().filter(keeps).find(|hit| {
        let Some(clause) = pair.b.clause_at(hit.from) else {
            return false;
        };
        let subject: Vec<u64> = pair.b.concepts_in(clause.from, hit.from).collect();
        let sentence = pair.b.sentence_at(hit.from);
        let near = pair.shared_in_sentence(sentence) > 0
            || sentence > 0 && pair.shared_in_sentence(sentence - 1) > 0;
        // `the new one carries on with it`
        let other = pair.b.tokens[clause.from..hit.from]
            .iter()
            .any(|t| matches!(&*t.word, "one" | "other" | "others" | "rest" | "latter"));
        near && (!subject.is_empty() || other && pair.a.has(&[Cue::All]))
            && subject.iter().all(|c| !pair.knows(*c))
            && !pair
                .b
                .has_in(clause.from, clause.to, &[Cue::Not, Cue::Nothing])
    })?;
    let clause = pair.b.clause_at(hit.from)?;
    let host = pair.a.clauses.first().and_then(|c| pair.a.quote_clause(c));
    let note = "The telling has a way out that the decision does not have.";
    Some(Pair::difference(
        Kind::Exception,
        host,
        pair.b.quote_clause(clause),
        note,
    ))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn another_exception_is_a_difference() {
        let decided = "Everybody pays for parking, except nurses.";
        assert_eq!(
            kinds(
                decided,
                "Everybody pays for parking; nurses and doctors are the exception."
            ),
            [Kind::Exception]
        );
        assert_eq!(
            kinds(decided, "Parking is paid by each and every one of us."),
            [Kind::Exception]
        );
        assert_eq!(
            kinds(
                "Hand back the company cards.",
                "Company cards come back; the drivers keep theirs."
            ),
            [Kind::Exception]
        );
    }

    #[test]
    fn what_was_excepted_and_is_taken_in_is_a_difference() {
        let decided = "Close all galleries on Mondays except the garden.";
        let told = "The galleries close on Mondays. The garden is no longer open either.";
        assert_eq!(kinds(decided, told), [Kind::Exception]);
    }

    #[test]
    fn the_same_exception_is_none() {
        let decided = "Everybody pays for parking, except nurses.";
        assert!(kinds(decided, "Nurses are the only ones who park for free.").is_empty());
        assert!(kinds(decided, "Everybody but the nurses pays for parking.").is_empty());
    }
}
