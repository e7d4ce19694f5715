//! One where several were decided: `two nurses and a doctor` against `not without a nurse`.

use super::phrase::plural;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::facts::{Dim, Quantity};
use crate::wording::pair::Pair;

/// Words beside which one is not all there are.
const MORE: [&str; 10] = [
    "another", "second", "other", "others", "both", "two", "each", "every", "third", "either",
];

/// One of what was decided to be several.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    let mut counts = pair.a.quantities.iter().take(40);
    let several =
        |q: &&Quantity| q.dim == Dim::Count && (2.0..=6.0).contains(&q.value) && q.per.is_none();
    counts.by_ref().filter(several).find_map(|q| {
        let noun = pair.a.tokens.get(q.to).filter(|t| t.concept != 0)?;
        plural(pair.a, q.to).then_some(())?;
        let (from, to) = one(pair, noun.concept)?;
        Some(Pair::difference(
            Kind::Number,
            pair.a.quote(q.from, q.to + 1),
            pair.b.quote(from, to),
            "The telling has one of what was decided to be several.",
        ))
    })
}

/// Where the telling has one of a noun, in a sentence about the decision, and nothing of more of them.
fn one(pair: &Pair<'_>, noun: u64) -> Option<(usize, usize)> {
    let tokens = &pair.b.tokens[..pair.b.tokens.len().min(400)];
    let more = tokens.iter().any(|t| MORE.contains(&&*t.word));
    let counted = pair
        .b
        .quantities
        .iter()
        .take(40)
        .any(|q| q.heads.contains(&noun) && q.value > 1.5);
    let at = (1..tokens.len()).find(|at| tokens[*at].concept == noun)?;
    let only = tokens.iter().filter(|t| t.concept == noun).count() == 1;
    let article = matches!(&*tokens[at - 1].word, "a" | "an" | "one" | "single");
    let close = pair.shared_in_sentence(pair.b.sentence_at(at)) >= 3;
    (!more && !counted && only && article && close && !plural(pair.b, at))
        .then_some((at - 1, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn one_for_two_is_a_difference() {
        let decided = "Two nurses and a doctor accompany each transfer of an infant.";
        assert_eq!(
            kinds(
                decided,
                "No transfer of an infant without a nurse and a doctor."
            ),
            [Kind::Number]
        );
        let told = "No transfer of an infant without a doctor, a nurse and a second nurse.";
        assert!(kinds(decided, told).is_empty());
    }
}
