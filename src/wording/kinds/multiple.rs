//! Numbers that are told in words of size: `a third more` for `double`, `80 % of their value` for the full one.

use super::number::{MOST, in_background};
use crate::wording::comparison::{Difference, Kind};
use crate::wording::facts::Dim;
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;

/// Another multiple, or a part where the whole was decided.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    times_as_many(pair)
        .or_else(|| part_of_full(pair))
        .or_else(|| not_in_full(pair))
}

/// `80 % of it` for `in full`.
fn not_in_full(pair: &Pair<'_>) -> Option<Difference> {
    let word = |at: usize| pair.a.tokens.get(at).map_or("", |t| &*t.word);
    let at = (1..pair.a.tokens.len().min(400))
        .find(|at| word(at - 1) == "in" && word(*at) == "full" || word(*at) == "fully")?;
    let share = |text: &Reading<'_>| {
        let mut list = text.quantities.iter().take(MOST);
        list.position(|q| q.dim == Dim::Share && q.value < 1.0)
    };
    let part = pair.b.quantities.get(share(pair.b)?)?;
    let known = share(pair.a).is_some() || in_background(pair, part);
    (!known && pair.shared_in_sentence(pair.b.sentence_at(part.from)) >= 2)
        .then(|| other_number(pair, (at.saturating_sub(1), at + 1), (part.from, part.to)))
}

/// `a third more` for `double`: by how much it grows.
fn times_as_many(pair: &Pair<'_>) -> Option<Difference> {
    let (from, to, own) = grows(pair.a)?;
    let (start, end, told) = grows(pair.b)?;
    ((own - told).abs() > 0.02 && pair.aligned(start))
        .then(|| other_number(pair, (from, to), (start, end)))
}

/// How many times as much there is to be, where a text says it in words or as a share: tokens `from..to`, and how many.
fn grows(text: &Reading<'_>) -> Option<(usize, usize, f64)> {
    let word = |at: usize| text.tokens.get(at).map_or("", |t| &*t.word);
    let share = |at: usize| {
        let mut shares = text.quantities.iter().take(MOST);
        shares.find(|q| q.dim == Dim::Share && q.from == at && word(q.to) == "more")
    };
    let less = |at: usize| {
        let mut shares = text.quantities.iter().take(MOST);
        shares
            .find(|q| q.dim == Dim::Share && q.from == at && matches!(word(q.to), "less" | "fewer"))
    };
    (0..text.tokens.len().min(400)).find_map(|at| match word(at) {
        "double" | "doubles" | "doubled" => Some((at, at + 1, 2.0)),
        "triple" | "triples" | "tripled" => Some((at, at + 1, 3.0)),
        "twice" if word(at + 1) == "as" => Some((at, at + 3, 2.0)),
        "half" if word(at + 1) == "as" => {
            let again = (at + 3..at + 8).any(|i| word(i) == "again");
            let much = matches!(word(at + 2), "much" | "many");
            (again || much).then_some((at, at + 3, if again { 1.5 } else { 0.5 }))
        }
        "half" | "third" | "quarter" | "fifth" if word(at + 1) == "more" => {
            let parts = match word(at) {
                "half" => 2.0,
                "third" => 3.0,
                "quarter" => 4.0,
                _ => 5.0,
            };
            Some((at.saturating_sub(1), at + 2, 1.0 + 1.0 / parts))
        }
        _ => share(at)
            .map(|q| (q.from, q.to + 1, 1.0 + q.value))
            .or_else(|| less(at).map(|q| (q.from, q.to + 1, 1.0 - q.value))),
    })
}

/// `80 % of their value` for `their full value`.
fn part_of_full(pair: &Pair<'_>) -> Option<Difference> {
    let at = (0..pair.a.tokens.len().min(400))
        .find(|at| matches!(&*pair.a.tokens[*at].word, "full" | "whole" | "entire"))?;
    let noun = pair.a.tokens.get(at + 1).filter(|t| t.concept != 0)?;
    let part = pair.b.quantities.iter().take(MOST).find(|q| {
        let of = pair.b.tokens.get(q.to).is_some_and(|t| t.word == "of");
        q.dim == Dim::Share
            && q.value < 1.0
            && of
            && pair
                .b
                .concepts_in(q.to, q.to + 4)
                .any(|c| c == noun.concept)
    })?;
    (!in_background(pair, part)).then(|| other_number(pair, (at, at + 2), (part.from, part.to)))
}

fn other_number(pair: &Pair<'_>, own: (usize, usize), told: (usize, usize)) -> Difference {
    Pair::difference(
        Kind::Number,
        pair.a.quote(own.0, own.1),
        pair.b.quote(told.0, told.1),
        "The number that was told is not the one that was decided.",
    )
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn another_multiple_or_a_part_is_a_difference() {
        let decided = "Double the number of benches at the harbour.";
        assert_eq!(
            kinds(decided, "The harbour gets a third more benches."),
            [Kind::Number]
        );
        assert!(kinds(decided, "Twice as many benches at the harbour.").is_empty());
        let decided = "Insure the boats at their full value.";
        assert_eq!(
            kinds(decided, "The boats are insured at 70% of their value."),
            [Kind::Number]
        );
        assert!(kinds(decided, "The boats are insured for all they are worth.").is_empty());
    }

    #[test]
    fn a_part_where_all_of_it_was_decided_is_a_difference() {
        let decided = "Refund tickets in full if a concert is cancelled.";
        let told = "If a concert is cancelled, 80% of the ticket is refunded.";
        assert_eq!(kinds(decided, told), [Kind::Number]);
    }
}
