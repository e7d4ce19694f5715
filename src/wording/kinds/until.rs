//! An end that was tied to an event and is told as a date: `until the tunnel opens` against `until Christmas`.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::facts::{Dim, Quantity};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::text::Shape;

/// The end that took the place of the one that was decided.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    day_for_event(pair).or_else(|| event_for_length(pair))
}

/// `kept for ten years` told as `kept until the minutes are approved`.
fn event_for_length(pair: &Pair<'_>) -> Option<Difference> {
    let mut lengths = pair.a.quantities.iter().take(40);
    let decided = lengths.find(|q| {
        let before = q.from.checked_sub(1).map(|at| &*pair.a.tokens[at].word);
        q.dim == Dim::Duration && before == Some("for")
    })?;
    let lasting = |q: &Quantity| q.dim == Dim::Duration;
    if !pair.b.times.is_empty()
        || pair.b.quantities.iter().any(lasting)
        || untils(pair.a).next().is_some()
    {
        return None;
    }
    let at = untils(pair.b).find(|at| pair.aligned(*at))?;
    let clause = pair.b.clause_at(at + 1)?;
    let new = pair
        .b
        .concepts_in(at + 1, clause.to)
        .any(|c| !pair.knows(c));
    new.then(|| {
        Pair::difference(
            Kind::Deadline,
            pair.a.quote(decided.from - 1, decided.to),
            pair.b.quote(at, clause.to),
            "What was to last for a time is told to last until something happens.",
        )
    })
}

/// The date that took the place of the event.
fn day_for_event(pair: &Pair<'_>) -> Option<Difference> {
    if !pair.a.times.is_empty() {
        return None;
    }
    let decided = untils(pair.a).find(|at| time_behind(pair.a, *at).is_none())?;
    let event = pair.a.clause_at(decided + 1).map_or(decided, |c| c.to);
    let words: Vec<u64> = pair.a.concepts_in(decided + 1, event).collect();
    let told = untils(pair.b).filter(|at| pair.aligned(*at));
    let (from, to) = told
        .filter_map(|at| Some((at, time_behind(pair.b, at)?)))
        .take(1)
        .next()?;
    let is_gone = !words.is_empty()
        && words.iter().all(|c| !pair.b.concepts.contains(c))
        && pair.background().iter().all(|text| text.times.is_empty());
    is_gone.then(|| {
        Pair::difference(
            Kind::Deadline,
            pair.a.quote(decided, event),
            pair.b.quote(from, to),
            "What was to last until something happens is told to last until a day.",
        )
    })
}

/// The places of `until` in a text.
fn untils<'r>(text: &'r Reading<'_>) -> impl Iterator<Item = usize> + 'r {
    let tokens = text.tokens.iter().enumerate().take(400);
    tokens
        .filter(|(_, t)| t.shape == Shape::Word && matches!(&*t.word, "until" | "till"))
        .map(|(at, _)| at)
}

/// Where the time right behind a word ends, if there is one.
fn time_behind(text: &Reading<'_>, at: usize) -> Option<usize> {
    let mut times = text.times.iter().take(40);
    times
        .find(|time| time.from >= at && time.from <= at + 3)
        .map(|time| time.to)
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn a_day_in_the_place_of_an_event_is_a_difference() {
        let decided = "Keep the ferry running until the bridge is repaired.";
        assert_eq!(
            kinds(decided, "The ferry keeps running until September."),
            [Kind::Deadline]
        );
        let decided_for = "The tapes are kept for ten years.";
        let told = "The tapes are kept until the minutes are approved.";
        assert_eq!(kinds(decided_for, told), [Kind::Deadline]);
        assert!(
            kinds(
                decided,
                "The ferry keeps running until the bridge is mended, which may take until May."
            )
            .is_empty()
        );
    }
}
