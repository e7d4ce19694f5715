//! From differences to a verdict.

use super::comparison::{Comparison, Difference, Kind, Verdict};
use super::context::Context;
use super::kinds;
use super::pair::{Background, Pair};
use super::reading::Reading;
use super::words::Words;

/// Does `told` still say what was `decided`?
///
/// Texts are read up to a few thousand words; what comes after is not compared.
pub fn compare(decided: &str, told: &str, context: &Context<'_>) -> Comparison {
    let words = |text| Words::new(text, context.day, context.lexicon);
    let around: Vec<Words<'_>> = context.background.iter().copied().map(words).collect();
    let around: Vec<&Words<'_>> = around.iter().collect();
    held_against(&words(decided), &words(told), &around)
}

/// The same of texts that are held against several others. `around` is the recorded reason and whatever else may
/// explain a difference away.
pub fn held_against(decided: &Words<'_>, told: &Words<'_>, around: &[&Words<'_>]) -> Comparison {
    if decided.text().trim() == told.text().trim() && !decided.text().trim().is_empty() {
        return Comparison::faithful();
    }
    let around = Background::new(around);
    let pair = Pair::new(decided.reading(), told.reading(), &around, told.lexicon());
    verdict(&pair, kinds::all(&pair))
}

/// Of comparisons of one text with several wordings, each of which it may follow, the one that counts: the first that is
/// faithful, else the one that differs most. Later ones are not looked at once one is faithful.
pub fn that_counts<T>(
    comparisons: impl IntoIterator<Item = (T, Comparison)>,
) -> Option<(T, Comparison)> {
    let rank = |it: &Comparison| (it.verdict == Verdict::Drift, it.differences.len());
    let mut counts: Option<(T, Comparison)> = None;
    for (what, comparison) in comparisons {
        let is_faithful = comparison.verdict == Verdict::Faithful;
        let says_more = |(_, other): &(T, Comparison)| rank(&comparison) > rank(other);
        if is_faithful || counts.as_ref().is_none_or(says_more) {
            counts = Some((what, comparison));
        }
        if is_faithful {
            break;
        }
    }
    counts
}

/// Do two relays of one decision contradict each other?
///
/// `decided` is context for both. In each [`Difference`] `decided` quotes `a` and `told` quotes `b`.
pub fn compare_relays(a: &str, b: &str, decided: &str, context: &Context<'_>) -> Comparison {
    let words = |text| Words::new(text, context.day, context.lexicon);
    let around: Vec<Words<'_>> = context.background.iter().copied().map(words).collect();
    let around: Vec<&Words<'_>> = around.iter().collect();
    held_apart(&words(a), &words(b), &words(decided), &around)
}

/// The same of texts that are held against several others.
pub fn held_apart<'t>(
    a: &Words<'_>,
    b: &Words<'_>,
    decided: &Words<'t>,
    around: &[&Words<'t>],
) -> Comparison {
    let lexicon = decided.lexicon();
    let (one, two, measure) = (a.reading(), b.reading(), decided.reading());
    let reasons = Background::new(around);
    let with_decision: Vec<&Words<'_>> = around.iter().copied().chain([decided]).collect();
    let around = Background::new(&with_decision);
    let forth = Pair::new(one, two, &around, lexicon);
    let back = Pair::new(two, one, &around, lexicon);
    let against = |true_one, other| {
        let departs = kinds::all(&Pair::new(measure, other, &reasons, lexicon));
        let is_measure = || kinds::all(&Pair::new(measure, true_one, &reasons, lexicon)).is_empty();
        if departs.is_empty() || !is_measure() {
            return Vec::new();
        }
        restated(measure, true_one, departs)
    };
    let mut differences = kinds::contradictions(&forth);
    if differences.is_empty() {
        differences = turned(kinds::contradictions(&back));
    }
    if differences.is_empty() {
        differences = against(one, two);
    }
    if differences.is_empty() {
        differences = turned(against(two, one));
    }
    verdict(&forth, differences)
}

/// The same differences with the texts in the other order.
fn turned(found: Vec<Difference>) -> Vec<Difference> {
    let turn = |one: Difference| Difference {
        decided: one.told,
        told: one.decided,
        ..one
    };
    found.into_iter().map(turn).collect()
}

/// Where `true_one` restates what was decided, and another relay departs from just that.
///
/// Mere omission by either of them is no contradiction, nor is a relay about something else.
fn restated(
    measure: &Reading<'_>,
    true_one: &Reading<'_>,
    departs: Vec<Difference>,
) -> Vec<Difference> {
    departs
        .into_iter()
        .filter(|difference| {
            difference.kind != Kind::Unrelated
                && !kinds::LEFT_OUT.contains(&difference.note.as_str())
        })
        .filter_map(|difference| in_words_of(true_one, measure, difference))
        .collect()
}

/// The difference with the words of the relay that restates the decided ones, if it does.
fn in_words_of(
    true_one: &Reading<'_>,
    measure: &Reading<'_>,
    difference: Difference,
) -> Option<Difference> {
    let quote = difference.decided.as_ref()?;
    let inside = measure
        .tokens
        .iter()
        .filter(|t| t.start >= quote.start && t.end <= quote.end);
    let wanted: Vec<u64> = inside.map(|t| t.concept).filter(|c| *c != 0).collect();
    let kept = wanted
        .iter()
        .filter(|c| true_one.concepts.contains(c))
        .count();
    if kept * 3 < wanted.len() {
        return None;
    }
    let share =
        |c: &&super::reading::Clause| c.concepts.iter().filter(|k| wanted.contains(k)).count();
    let clause = true_one.clauses.iter().max_by_key(share)?;
    Some(Difference {
        decided: Some(true_one.quote_clause(clause)?),
        ..difference
    })
}

fn verdict(pair: &Pair<'_>, differences: Vec<Difference>) -> Comparison {
    if !differences.is_empty() {
        return Comparison {
            verdict: Verdict::Drift,
            differences,
        };
    }
    // What only takes up the reason, or something else on record, does not restate the decision.
    if kinds::speaks_of(pair) {
        Comparison::faithful()
    } else {
        Comparison::unclear()
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, Kind, Verdict, compare, compare_relays};
    use crate::wording::Lexicon;

    const DECIDED: &str = "Stop booking agency nurses on all wards by 30 November 2026.";

    #[test]
    fn several_differences_are_all_told() {
        let lexicon = Lexicon::default();
        let context = Context {
            background: Vec::new(),
            day: None,
            lexicon: &lexicon,
        };
        let told = "No agency nurses after 31 December 2026, except in intensive care.";
        let kinds: Vec<Kind> = compare(DECIDED, told, &context)
            .differences
            .iter()
            .map(|d| d.kind)
            .collect();
        assert_eq!(kinds, [Kind::Deadline, Kind::Exception]);
    }

    #[test]
    fn relays_contradict_each_other_in_what_one_restates() {
        let lexicon = Lexicon::default();
        let context = Context {
            background: Vec::new(),
            day: None,
            lexicon: &lexicon,
        };
        let (one, other) = (
            "No agency nurses after 30 November.",
            "No agency nurses after 31 December.",
        );
        let verdict = |a, b| compare_relays(a, b, DECIDED, &context).verdict;
        assert_eq!(verdict(one, other), Verdict::Drift);
        assert_ne!(
            verdict(one, "Agency nurses are no longer booked on any ward."),
            Verdict::Drift
        );
    }

    #[test]
    fn nothing_in_common_and_too_short_is_unclear() {
        let lexicon = Lexicon::default();
        let context = Context {
            background: Vec::new(),
            day: None,
            lexicon: &lexicon,
        };
        assert_eq!(
            compare(DECIDED, "It is done.", &context).verdict,
            Verdict::Unclear
        );
        assert_eq!(compare(DECIDED, "", &context).verdict, Verdict::Unclear);
    }
}
