//! Another sort of the same thing: lamb where beef was decided, by phone where it was to be in writing.

use super::polarity::turning;
use crate::wording::comparison::Difference;
use crate::wording::cues::Cue;
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::sorts::Sort;

/// Sorts per text that are compared.
const MOST: usize = 40;

/// Cues beside which another sort is named for some other end than to say it in the place of the decided one.
const BESIDE: [Cue; 6] = [
    Cue::Swap,
    Cue::Except,
    Cue::SoftExcept,
    Cue::Also,
    Cue::Regardless,
    Cue::Only,
];

/// A sort that only the telling names, where the decision names another one that the telling does not have.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let told = limited(pair.b).iter();
    let mut found = told.filter_map(|told| against(pair, told));
    found.next().into_iter().collect()
}

fn limited<'r>(text: &'r Reading<'_>) -> &'r [Sort] {
    let sorts = text.sorts();
    &sorts[..sorts.len().min(MOST)]
}

fn against(pair: &Pair<'_>, told: &Sort) -> Option<Difference> {
    let same_line = |text: &Reading<'_>| {
        let mut sorts = limited(text).iter();
        sorts.any(|sort| sort.class == told.class && sort.which == told.which)
    };
    let decided = limited(pair.a).iter().find(|one| one.class == told.class)?;
    let kept = |one: &Sort| {
        let mut others = limited(pair.b).iter();
        one.class != told.class
            || others.any(|other| other.class == one.class && other.which == one.which)
    };
    let replaced = limited(pair.a)
        .iter()
        .all(|one| one.class != told.class || !kept(one));
    if same_line(pair.a) || !replaced || pair.background().iter().any(|text| same_line(text)) {
        return None;
    }
    let (sa, sb) = (
        &pair.a.sentences[pair.a.sentence_at(decided.from)],
        &pair.b.sentences[pair.b.sentence_at(told.from)],
    );
    let (ca, cb) = (
        pair.a.clause_at(decided.from)?,
        pair.b.clause_at(told.from)?,
    );
    let own: Vec<u64> = pair
        .a
        .concepts_in(decided.from, decided.to)
        .chain(pair.b.concepts_in(told.from, told.to))
        .collect();
    let shared = |one: &[u64], two: &[u64]| {
        let both = one.iter().filter(|c| two.binary_search(c).is_ok());
        both.filter(|c| !own.contains(c)).count()
    };
    let least = if sa.concepts.len() > 3 { 2 } else { 1 };
    // A sort may turn its clause itself: `postponed` is no `called off`.
    let turns = |text, clause, sort: &Sort| {
        let all = turning(text, clause);
        let others = all
            .iter()
            .filter(|hit| !(sort.from..sort.to).contains(&hit.from));
        others.count() % 2
    };
    let other_way = turns(pair.a, ca, decided) != turns(pair.b, cb, told);
    // `replace`, against `repair`: the sort's own word is nothing beside it.
    let mut around = pair.a.hits_in(ca.from, ca.to);
    let aside = around.any(|hit| {
        BESIDE[..4].contains(&hit.cue) && !(decided.from..decided.to).contains(&hit.from)
    }) || pair.b.has_in(cb.from, cb.to, &BESIDE);
    if shared(&sa.concepts, &sb.concepts) < least || other_way || aside {
        return None;
    }
    Some(Pair::difference(
        told.kind,
        pair.a.quote(decided.from, decided.to),
        pair.b.quote(told.from, told.to),
        "The telling names another sort than the one that was decided.",
    ))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn another_sort_is_a_difference() {
        let decided = "The canteen serves no beef on Mondays.";
        assert_eq!(
            kinds(decided, "On Mondays there is no pork in the canteen."),
            [Kind::Scope]
        );
        assert_eq!(
            kinds(
                "Tell suppliers of a late payment by phone.",
                "If a payment is late, suppliers hear it from us by email."
            ),
            [Kind::Action]
        );
    }

    #[test]
    fn the_same_sort_or_one_more_is_none() {
        let decided = "Tell suppliers of a late payment by phone.";
        for told in [
            "If a payment is late, ring up the suppliers. Write to me by email if you need help.",
            "If a payment is late, suppliers hear it by phone, not by email.",
            "Suppliers are told of late payments by telephone.",
        ] {
            assert!(kinds(decided, told).is_empty(), "{told}");
        }
    }
}
