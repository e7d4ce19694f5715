//! The telling speaks of something else altogether.

use std::collections::HashSet;

use crate::wording::comparison::{Difference, Kind};
use crate::wording::facts::{Dim, Quantity, working_days};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;

/// Content words below which a text is too short to be about something else.
const LEAST: usize = 4;

/// A telling that shares no concept, no fact and no root of a word with anything on record.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let enough = pair.b.concepts.len() >= LEAST && pair.a.concepts.len() >= 2;
    if !enough || speaks_of(pair) || pair.touches() {
        return Vec::new();
    }
    let note = "Nothing in this text speaks of what was decided.";
    let whole = |text: &Reading<'_>| text.quote(0, text.tokens.len());
    vec![Pair::difference(
        Kind::Unrelated,
        whole(pair.a),
        whole(pair.b),
        note,
    )]
}

/// Whether the telling shares a concept, a fact or a root of a word with the decision itself.
pub(in crate::wording) fn speaks_of(pair: &Pair<'_>) -> bool {
    pair.shares() || facts(pair) || roots(pair.b, &[pair.a])
}

/// A quantity or a date in common with the decision itself.
fn facts(pair: &Pair<'_>) -> bool {
    let figure = |t: &Quantity| {
        pair.a.quantities.iter().take(40).any(|q| {
            let count = q.dim != Dim::Count || t.value > 3.0;
            q.dim == t.dim && count && (q.same_value(t) || working_days(q.value, t.value))
                || in_turn(q, t)
                || in_turn(t, q)
        })
    };
    let day = |t: &crate::wording::facts::Time| {
        pair.a
            .times
            .iter()
            .take(40)
            .any(|q| q.comparable(t) && q.agrees(t))
    };
    pair.b.quantities.iter().take(40).any(figure) || pair.b.times.iter().take(40).any(day)
}

/// `fortnightly` is `no more than two weeks apart`: times a year, and the days from one to the next.
fn in_turn(rate: &Quantity, gap: &Quantity) -> bool {
    const YEAR: f64 = 365.25;
    rate.dim == Dim::Frequency
        && gap.dim == Dim::Duration
        && (rate.value * gap.value / YEAR - 1.0).abs() < 0.05
}

/// A common beginning of two content words: the stemmer does not know every form.
fn roots(told: &Reading<'_>, known: &[&Reading<'_>]) -> bool {
    let of = |text: &Reading<'_>| -> HashSet<String> {
        let words = text
            .tokens
            .iter()
            .filter(|t| t.concept != 0 && t.word.len() > 3);
        words.map(|t| t.word.chars().take(4).collect()).collect()
    };
    let known: HashSet<String> = known.iter().flat_map(|text| of(text)).collect();
    of(told).iter().any(|root| known.contains(root))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn another_matter_is_a_difference() {
        let told = "The canteen has a new caterer; a tasting takes place in the lobby.";
        assert_eq!(kinds("Close the Leeds warehouse.", told), [Kind::Unrelated]);
    }

    #[test]
    fn working_days_in_hours_are_in_common() {
        let told = "Whoever writes in hears back in 48 hours at the latest, weekends not counted.";
        assert!(kinds("Answer new enquiries within two working days.", told).is_empty());
    }

    #[test]
    fn a_word_in_common_or_a_short_text_is_none() {
        assert!(
            kinds(
                "Close the Leeds warehouse.",
                "Leeds was a good place for all of us and our families."
            )
            .is_empty()
        );
        assert!(kinds("Close the Leeds warehouse.", "It is decided.").is_empty());
    }
}
