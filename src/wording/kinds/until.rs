//! An end that was tied to an event and is told as a date: `until the tunnel opens` against `until Christmas`.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::text::Shape;

/// The date that took the place of the event.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    if !pair.a.times.is_empty() || pair.background().iter().any(|text| !text.times.is_empty()) {
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
    let is_gone = !words.is_empty() && words.iter().all(|c| !pair.b.concepts.contains(c));
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
        assert!(
            kinds(
                decided,
                "The ferry keeps running until the bridge is mended, which may take until May."
            )
            .is_empty()
        );
    }
}
