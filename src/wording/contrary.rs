//! Whether a promise does what is barred, and whether a text carries anything of a matter.

use std::sync::LazyLock;

use super::comparison::{Contrary, Quote};
use super::context::Lexicon;
use super::cues::{Cue, lines};
use super::pair::overlap;
use super::reading::{Clause, Reading};
use super::text::{KeySet, Shape, Token, key, stem};
use super::words::Words;

/// Cues that turn a clause against its object, or put it behind: a promise with one of these follows the bar.
const AGAINST: [Cue; 6] = [
    Cue::End,
    Cue::EndFinal,
    Cue::Not,
    Cue::Nothing,
    Cue::Without,
    Cue::Except,
];

/// Does `promise` do what `barred` says is not to be done?
///
/// `barred` is something a decision stops, or an option it rejected. Shared content in the same sense is
/// needed, never one word alone; `None` when there is no contradiction or one cannot tell.
pub fn contrary(promise: &str, barred: &str, lexicon: &Lexicon) -> Option<Contrary> {
    let (bar, said) = (
        Reading::of(barred, None, lexicon),
        Reading::of(promise, None, lexicon),
    );
    // A phrase of the journal's own is one concept, and several words.
    let words = bar.tokens.iter().filter(|token| token.concept != 0);
    if words.count() < 2 {
        return None;
    }
    let mut wanted: Vec<u64> = bar.concepts.iter().copied().collect();
    wanted.sort_unstable();
    // Of a short bar every word must be there; of a long one, three in four.
    let least = if wanted.len() <= 3 {
        wanted.len()
    } else {
        (wanted.len() * 3).div_ceil(4)
    };
    let ending = bar.has(&[Cue::End, Cue::Not, Cue::Nothing]);
    let clause = said.clauses.iter().find(|clause| {
        overlap(&clause.concepts, &wanted) >= least
            && ending == said.has_in(clause.from, clause.to, &AGAINST)
    })?;
    if !ending && (follows(&said, clause) || handles(&said, clause, &bar)) {
        return None;
    }
    let quote = said.quote_clause(clause)?;
    Some(Contrary {
        promise: quote,
        barred: Quote::of(barred, 0, barred.len()),
    })
}

/// Whether the sentence round a clause follows the bar rather than breaks it.
fn follows(said: &Reading<'_>, clause: &Clause) -> bool {
    let sentence = &said.sentences[clause.sentence];
    said.has_in(sentence.from, sentence.to, &AGAINST)
}

/// Verbs of who speaks of a thing or clears it away.
static HANDLING: LazyLock<KeySet> = LazyLock::new(|| {
    let verbs = lines(include_str!("lexicon/handling.txt")).flat_map(str::split_whitespace);
    verbs.map(|verb| key(&stem(verb))).collect()
});

/// `report how much overtime was worked`, `return the trays`, `a sign about the trays`: the promise speaks of what is
/// barred, or clears it away, unless the bar is on just that.
fn handles(said: &Reading<'_>, clause: &Clause, bar: &Reading<'_>) -> bool {
    let words = &said.tokens[clause.from..clause.to];
    let verb = words.iter().find(|t| {
        t.shape == Shape::Word
            && !matches!(
                &*t.word,
                "we" | "i" | "will" | "to" | "shall" | "please" | "and" | "then"
            )
    });
    let own = |token: &Token<'_>| bar.tokens.iter().any(|t| t.stem == token.stem);
    let first = verb.is_some_and(|verb| HANDLING.contains(&verb.stem) && !own(verb));
    // `a sign about the end of the trays`, `the shelf where the trays stood`
    let beside = |t: &Token<'_>| matches!(&*t.word, "about" | "concerning" | "regarding" | "where");
    first || words.iter().any(beside)
}

/// Does `told` carry anything of `matter` (a reason, or one trade-off)? True when in doubt.
pub fn carries(told: &Words<'_>, matter: &Words<'_>) -> bool {
    let (told, matter) = (told.reading(), matter.reading());
    let shares = |concept: &u64| told.concepts.contains(concept);
    if matter.concepts.is_empty() || matter.concepts.iter().any(shares) {
        return true;
    }
    let fact = matter.quantities.iter().any(|m| {
        told.quantities
            .iter()
            .any(|t| t.dim == m.dim && t.same_value(m))
    }) || matter
        .times
        .iter()
        .any(|m| told.times.iter().any(|t| t.comparable(m) && t.agrees(m)));
    fact || alike(told, matter)
}

/// A long common beginning of two content words counts as sharing: `stability`, `stabilise`.
fn alike(told: &Reading<'_>, matter: &Reading<'_>) -> bool {
    let roots = |reading: &Reading<'_>| -> std::collections::HashSet<String> {
        reading
            .tokens
            .iter()
            .filter(|t| t.concept != 0)
            .filter_map(|t| t.word.get(..5).map(str::to_owned))
            .collect()
    };
    let known = roots(matter);
    roots(told).iter().any(|root| known.contains(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(promise: &str, barred: &str) -> bool {
        contrary(promise, barred, &Lexicon::default()).is_some()
    }

    #[test]
    fn does_what_is_barred() {
        assert!(breaks(
            "Run the tactical Easter campaign for the mid-market",
            "tactical campaigns"
        ));
        assert!(breaks(
            "Plan three tactical campaigns for May",
            "tactical campaigns"
        ));
        assert!(breaks(
            "Buy 40 pallets of peat for the spring pots",
            "buying peat"
        ));
        assert!(breaks(
            "Return the bottles by lorry",
            "returning bottles by lorry"
        ));
    }

    #[test]
    fn follows_the_decision_or_speaks_of_something_else() {
        for promise in [
            "Cancel the tactical campaigns",
            "Stop the tactical campaigns by May",
            "Tell the agencies the tactical campaigns are over",
            "Campaign for Easter",
            "Report what the tactical campaigns have cost",
            "Return the posters of the tactical campaigns to the agency",
            "Put up a page about the tactical campaigns that were",
        ] {
            assert!(!breaks(promise, "tactical campaigns"), "{promise}");
        }
        assert!(!breaks("Publish the winter rota", "agency bookings"));
        assert!(!breaks(
            "Publish the winter rota",
            "Stop on the surgical wards only"
        ));
    }

    #[test]
    fn a_reason_is_carried_by_a_word_or_a_fact() {
        let lexicon = Lexicon::default();
        let carries = |told, matter| {
            let words = |text| Words::new(text, None, &lexicon);
            carries(&words(told), &words(matter))
        };
        assert!(carries(
            "Outages drive people away",
            "Churn follows outages"
        ));
        assert!(!carries("Feature work is frozen", "Rent doubles in July"));
    }
}
