//! A condition that only the telling has: `…, if they have been with us for a year`.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::facts::Dim;
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::{Clause, Reading};

/// Cues beside which a condition is no news.
const OWN: [Cue; 10] = [
    Cue::If,
    Cue::Once,
    Cue::Only,
    Cue::Before,
    Cue::Except,
    Cue::SoftExcept,
    Cue::Without,
    Cue::Hedge,
    Cue::Should,
    Cue::Free,
];

/// A clause behind what was decided that ties it to something nobody has decided.
///
/// An `if` before it most often names the case only (`if a lift fails, …`), and so does one that repeats the
/// decision's words.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    if let Some(found) = so_long(pair) {
        return vec![found];
    }
    // `up to 30 days` is no condition.
    let own = |hit: &Hit| OWN.contains(&hit.cue) && pair.a.tokens[hit.from].word != "up";
    if pair.a.hits.iter().any(own) {
        return Vec::new();
    }
    let clauses = pair.b.clauses.iter().take(60);
    clauses
        .filter(|c| {
            c.connector == Some(Cue::If) || c.connector == Some(Cue::Once) && waits(pair, c)
        })
        .filter(|c| {
            ties(pair, c) || instead_of_limit(pair, c) && pair.shared_in_sentence(c.sentence) >= 1
        })
        .take(1)
        .map(|c| {
            let host = pair.a.clauses.first().and_then(|a| pair.a.quote_clause(a));
            let note = "The telling has a condition that the decision does not have.";
            Pair::difference(Kind::Condition, host, pair.b.quote_clause(c), note)
        })
        .collect()
}

/// `… and have been with us for five years`: how long somebody has to have been there, of which nobody has decided.
fn so_long(pair: &Pair<'_>) -> Option<Difference> {
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let lasting = |text: &Reading<'_>| {
        let mut list = text.quantities.iter().take(40);
        list.any(|q| q.dim == Dim::Duration)
    };
    if lasting(pair.a) {
        return None;
    }
    let q = pair.b.quantities.iter().take(40).find(|q| {
        let start = q.from.saturating_sub(7);
        q.dim == Dim::Duration
            && (start..q.from).any(|i| {
                let who = i.checked_sub(1).map_or("", word);
                let somebody = matches!(who, "who" | "and" | "that")
                    || i > 0 && pair.a.concepts.contains(&pair.b.tokens[i - 1].concept);
                let been = word(i + 1) == "been" || word(i + 1) == "worked";
                // `who've been`: a contracted `have` leaves no word.
                let bare = word(i) == "who" && been;
                bare || matches!(word(i), "has" | "have")
                    && been
                    && somebody
                    && word(i + 2) != "waiting"
            })
    })?;
    let sentence = pair.b.sentence_at(q.from);
    let span = &pair.b.sentences[sentence];
    let host = pair.a.clauses.first().and_then(|a| pair.a.quote_clause(a));
    let on_record = || pair.background().iter().any(|text| lasting(text));
    (pair.shared_in_sentence(sentence) >= 2 && !on_record()).then(|| {
        let note = "The telling has a condition that the decision does not have.";
        let from = q.from.saturating_sub(6).max(span.from);
        Pair::difference(Kind::Condition, host, pair.b.quote(from, q.to), note)
    })
}

/// `once they have passed probation`: what has to be done before, where the decision names no other beginning.
fn waits(pair: &Pair<'_>, clause: &Clause) -> bool {
    let mut words = pair.b.tokens[clause.from..clause.to].iter();
    let opens = words
        .next()
        .is_some_and(|t| matches!(t.word.as_str(), "once" | "as"));
    // `when the caller agrees`: somebody's leave, and no mere time.
    let leave = pair.b.tokens[clause.from..clause.to].iter().any(|t| {
        matches!(
            &*t.word,
            "agree"
                | "agrees"
                | "consent"
                | "consents"
                | "ask"
                | "asks"
                | "want"
                | "wants"
                | "allow"
                | "allows"
        )
    });
    (opens || leave) && pair.b.times.is_empty()
}

fn ties(pair: &Pair<'_>, clause: &Clause) -> bool {
    let sentence = &pair.b.sentences[clause.sentence];
    let leads = clause.from == sentence.from && clause.connector == Some(Cue::Once);
    let addressed = pair.b.tokens[clause.from..clause.to]
        .iter()
        .any(|t| matches!(&*t.word, "you" | "your"));
    let behind = clause.from > sentence.from + 2 || leads && !addressed;
    let host: Vec<u64> = if leads {
        pair.b.concepts_in(clause.to, sentence.to).collect()
    } else {
        pair.b.concepts_in(sentence.from, clause.from).collect()
    };
    let told = host.iter().filter(|c| pair.a.concepts.contains(c)).count();
    let new = clause.concepts.iter().filter(|c| !pair.knows(**c)).count();
    let figure = pair
        .b
        .quantities
        .iter()
        .take(40)
        .filter(|q| q.from > clause.from && q.to <= clause.to)
        .any(|q| !told_before(pair, q.value));
    // `as long as it is no more than 50 euros`: the decision's own limit.
    let mut inside = pair.b.quantities.iter().take(40);
    let limit =
        inside.any(|q| q.from > clause.from && q.to <= clause.to && told_before(pair, q.value));
    let off = ["even", "as", "what", "wonder", "know", "ask", "whether"];
    let before = &pair.b.tokens[clause.from.saturating_sub(1)].word;
    let question = pair.b.tokens[sentence.from..sentence.to]
        .iter()
        .any(|t| t.word == "?");
    let figures = pair.b.quantities.iter().take(40);
    let figures = figures.filter(|q| {
        let mut own = pair.a.quantities.iter().take(40);
        (sentence.from..sentence.to).contains(&q.from)
            && own.any(|o| (o.value - q.value).abs() < 1e-9)
    });
    let whole = overlap(&sentence.concepts, &all(pair)) + figures.count() >= 2;
    behind
        && !limit
        && told >= 1
        && whole
        && !question
        && !off.contains(&before.as_str())
        && (new * 2 > clause.concepts.len() || figure)
}

/// `do not bid under a million` told as `we bid only if …`: another condition in the place of the limit.
fn instead_of_limit(pair: &Pair<'_>, clause: &Clause) -> bool {
    let limit = pair.a.has(&[Cue::Not, Cue::Nothing])
        && pair.a.has(&[Cue::LessThan, Cue::MoreThan])
        && pair.a.quantities.len() == 1;
    let sentence = &pair.b.sentences[clause.sentence];
    limit && pair.b.quantities.is_empty() && pair.b.has_in(sentence.from, sentence.to, &[Cue::Only])
}

/// Whether the decision or its background has this figure.
fn told_before(pair: &Pair<'_>, value: f64) -> bool {
    let known = pair
        .background()
        .iter()
        .flat_map(|text| text.quantities.iter().take(40));
    let own = pair.a.quantities.iter().take(40);
    own.chain(known).any(|q| (q.value - value).abs() < 1e-6)
}

/// The sorted concepts of the decision.
fn all(pair: &Pair<'_>) -> Vec<u64> {
    let mut list: Vec<u64> = pair.a.concepts.iter().copied().collect();
    list.sort_unstable();
    list
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn how_long_somebody_has_to_have_been_there_is_a_difference() {
        let decided = "We pay the ferry for commuters who live on the island.";
        let told = "We pay the ferry for commuters who live on the island and have been with us for two years.";
        assert_eq!(kinds(decided, told), [Kind::Condition]);
        let told = "Commuters who live on the island: we've been late with this for two years, and now we pay the ferry.";
        assert!(kinds(decided, told).is_empty());
    }

    #[test]
    fn a_condition_nobody_decided_is_a_difference() {
        let decided = "Every porter gets a winter coat.";
        let told = "Porters get a winter coat, provided their contract runs until May.";
        assert_eq!(kinds(decided, told), [Kind::Condition]);
    }

    #[test]
    fn naming_the_case_is_none() {
        let decided = "Every porter gets a winter coat.";
        assert!(kinds(decided, "If you are a porter, you get a winter coat.").is_empty());
        assert!(
            kinds(
                decided,
                "Porters get a winter coat. Ask Ines if it does not fit."
            )
            .is_empty()
        );
    }

    #[test]
    fn what_has_to_be_done_before_is_a_condition() {
        let decided = "Every porter gets a winter coat.";
        let told = "Porters get a winter coat once they have passed the exam.";
        assert_eq!(kinds(decided, told), [Kind::Condition]);
    }
}
