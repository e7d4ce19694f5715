//! A day of the week that no longer counts: `dogs are welcome on Fridays` against `any day of the week`.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::text::Shape;

/// What was decided for some days, and is told for all of them.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
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
