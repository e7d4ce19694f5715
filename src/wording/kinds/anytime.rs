//! A day of the week that no longer counts: `dogs are welcome on Fridays` against `any day of the week`.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::facts::Dim;
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::text::Shape;

/// What was decided for some days, and is told for all of them, or the reverse.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    if let Some(found) = weekdays_alone(pair) {
        return Some(found);
    }
    let named = |text: &Reading<'_>| {
        text.times
            .iter()
            .take(40)
            .any(|time| time.weekday.is_some())
    };
    let mut days = pair.a.times.iter().take(40);
    let decided = days.find(|time| time.weekday.is_some())?;
    if named(pair.b) || any_day(pair.a).is_some() {
        return None;
    }
    let (from, to) = any_day(pair.b).filter(|(from, _)| pair.aligned(*from))?;
    Some(Pair::difference(
        Kind::Scope,
        pair.a.quote(decided.from, decided.to),
        pair.b.quote(from, to),
        "What was decided for some days is told for all of them.",
    ))
}

/// `on weekdays`, where every day was decided.
fn weekdays_alone(pair: &Pair<'_>) -> Option<Difference> {
    let daily = |text: &Reading<'_>| {
        let mut list = text.quantities.iter().take(40);
        list.find(|q| q.dim == Dim::Frequency && (q.value - 365.0).abs() < 1.0)
            .map(|q| (q.from, q.to))
    };
    let (from, to) = daily(pair.a)?;
    let weekdays = |text: &Reading<'_>| {
        let mut tokens = text.tokens.iter().take(400);
        tokens.position(|t| matches!(&*t.word, "weekdays" | "weekday"))
    };
    let at = weekdays(pair.b).filter(|at| pair.aligned(*at))?;
    (daily(pair.b).is_none() && weekdays(pair.a).is_none()).then(|| {
        Pair::difference(
            Kind::Scope,
            pair.a.quote(from, to),
            pair.b.quote(at, at + 1),
            "What was decided for every day is told for some of them.",
        )
    })
}

/// `any day`, `every day of the week`, `all week`, `whenever you like`.
fn any_day(text: &Reading<'_>) -> Option<(usize, usize)> {
    let tokens = &text.tokens[..text.tokens.len().min(400)];
    let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
    (0..tokens.len()).find_map(|at| match (word(at), word(at + 1), word(at + 2)) {
        ("any" | "every" | "each", "day", _) | ("all", "week", _) | ("at", "any", "time") => {
            let end = (at..tokens.len()).find(|i| tokens[*i].shape == Shape::Mark);
            Some((at, end.unwrap_or(tokens.len()).min(at + 5)))
        }
        ("whenever", "you", _) => Some((at, at + 2)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn any_day_for_one_is_a_difference() {
        let decided = "Staff may bring dogs to the office on Fridays.";
        let told = "Dogs are welcome in the office any day of the week now.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
        assert!(
            kinds(
                decided,
                "Bring your dog on Fridays, every day else it stays home."
            )
            .is_empty()
        );
    }
}
