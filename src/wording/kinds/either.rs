//! Both told as either: `the curator and the vet sign` against `one of them signs`.

use super::actor;
use super::phrase::places;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::concepts::is_role;
use crate::wording::cues::Cue;
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::text::Shape;

/// Two things of which both were decided, and one is told to be enough.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let joined = (1..pair.a.tokens.len().min(400)).filter(|at| pair.a.tokens[*at].word == "and");
    joined.filter_map(|at| parted(pair, at)).take(1).collect()
}

fn parted(pair: &Pair<'_>, and: usize) -> Option<Difference> {
    let one = (and.saturating_sub(2)..and)
        .rev()
        .find(|i| pair.a.tokens[*i].concept != 0)?;
    let two =
        (and + 1..(and + 5).min(pair.a.tokens.len())).find(|i| pair.a.tokens[*i].concept != 0)?;
    let (x, y) = (pair.a.tokens[one].concept, pair.a.tokens[two].concept);
    let (from, to) = places(pair.b, x).find_map(|i| {
        let near = places(pair.b, y).find(|j| i.abs_diff(*j) <= 8)?;
        Some((i.min(near), i.max(near)))
    })?;
    let sentence = &pair.b.sentences[pair.b.sentence_at(from)];
    let word = |text: &Reading<'_>, range: std::ops::Range<usize>, wanted: &[&str]| {
        text.tokens[range]
            .iter()
            .any(|t| wanted.contains(&&*t.word))
    };
    let whole = sentence.from..sentence.to.max(to + 1);
    let or = word(pair.b, from..to + 1, &["or"]);
    let enough = word(pair.b, whole.clone(), &["either", "one"])
        && !word(pair.b, whole, &["both", "whether", "and"]);
    // `into French or Dutch` for `into French and Dutch`
    let close = two - one == 2 && to - from == 2;
    let open = [
        Cue::Not,
        Cue::Nothing,
        Cue::If,
        Cue::All,
        Cue::Regardless,
        Cue::Except,
        Cue::Without,
    ];
    let instead = close
        && from > sentence.from
        && pair.b.tokens[from - 1].shape == Shape::Word
        && !pair.b.has_in(sentence.from, sentence.to, &open)
        && !pair.a.has(&open)
        && pair.shared_in_sentence(pair.b.sentence_at(from)) >= 3;
    let enough = enough || instead;
    let own = word(pair.a, 0..pair.a.tokens.len(), &["or", "either"]);
    let owner = is_role(pair.a.tokens[one].stem) && !actor::of(pair.a, pair.lexicon).is_empty();
    (x != y && or && enough && !own).then(|| {
        Pair::difference(
            if owner { Kind::Owner } else { Kind::Condition },
            pair.a.quote(one, two + 1),
            pair.b.quote(from, to + 1),
            "What was decided for both is told for either of them.",
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn one_of_two_is_a_difference() {
        let decided = "The bursar and the dean sign every transfer.";
        assert_eq!(
            kinds(
                decided,
                "Every transfer has one signature on it, the bursar's or the dean's."
            ),
            [Kind::Owner]
        );
        let decided = "Visitors enter the hall with a badge and a helmet.";
        assert_eq!(
            kinds(
                decided,
                "Visitors enter the hall with either a badge or a helmet."
            ),
            [Kind::Condition]
        );
    }

    #[test]
    fn both_in_other_words_are_none() {
        let decided = "The rules apply to visitors and contractors.";
        assert!(kinds(decided, "Visitor or contractor, the rules apply to you.").is_empty());
        assert!(
            kinds(
                decided,
                "The rules apply to each visitor and every contractor."
            )
            .is_empty()
        );
    }

    #[test]
    fn one_or_the_other_in_the_same_place_is_a_difference() {
        let decided = "Translate the manual into French and Dutch.";
        let told = "The manual is translated into French or Dutch.";
        assert_eq!(kinds(decided, told).len(), 1);
    }
}
