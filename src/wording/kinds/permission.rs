//! What was barred is told as allowed, in whatever verb: `nobody may accept gifts` against `you can take it`.
//!
//! In deontic logic a permission is the denial of a prohibition, so that the two contradict each other
//! whatever verb bears them, as long as they speak of the same things.

use super::polarity::{is_let, turning};
use crate::wording::comparison::{Difference, Kind};
use crate::wording::concepts::of_stem;
use crate::wording::cues::Cue;
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::{Clause, Reading, Sentence};
use crate::wording::text::{key, stem};

/// Cues beside which a permission says something else: it is tied, turned or set against another.
const TIED: [Cue; 12] = [
    Cue::AtMost,
    Cue::AtLeast,
    Cue::Not,
    Cue::Nothing,
    Cue::End,
    Cue::EndFinal,
    Cue::Only,
    Cue::Without,
    Cue::Before,
    Cue::Swap,
    Cue::Except,
    Cue::SoftExcept,
];

/// A permission in the telling for what the decision bars.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    if let Some(found) = leave(pair).or_else(|| needless(pair)) {
        return Some(found);
    }
    let barred = pair.decided_clauses().iter().filter(|c| bars(pair.a, c));
    for decided in barred {
        let sa = &pair.a.sentences[decided.sentence];
        let allowed = pair
            .b
            .sentences
            .iter()
            .take(48)
            .find(|sb| allows(pair, sa, sb));
        if let Some(sb) = allowed {
            return Some(Pair::difference(
                Kind::Negation,
                pair.a.quote_clause(decided),
                pair.b.quote(sb.from, sb.to),
                "What was barred is told as allowed.",
            ));
        }
    }
    None
}

/// `overshoes are not needed` where nobody enters without overshoes.
fn needless(pair: &Pair<'_>) -> Option<Difference> {
    let without = pair.decided_clauses().iter().find(|clause| {
        let sentence = &pair.a.sentences[clause.sentence];
        let denied = [Cue::Not, Cue::Nothing];
        clause.connector == Some(Cue::Without) && pair.a.has_in(sentence.from, clause.from, &denied)
    })?;
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let wanted = pair.a.concepts_in(without.from + 1, without.to).next()?;
    let at = (1..pair.b.tokens.len().min(400)).find(|at| {
        let needed = matches!(
            word(*at),
            "needed" | "required" | "necessary" | "compulsory" | "mandatory"
        );
        let denied =
            (at.saturating_sub(3)..*at).any(|i| matches!(word(i), "not" | "no" | "longer"));
        needed && denied
    })?;
    let clause = pair.b.clause_at(at)?;
    (clause.concepts.contains(&wanted) && clause.connector.is_none()).then(|| {
        Pair::difference(
            Kind::Negation,
            pair.a.quote_clause(without),
            pair.b.quote_clause(clause),
            "What was decided as needed is told as needed no longer.",
        )
    })
}

/// `no discount without Ana's approval` against `you do not need Ana's approval`.
fn leave(pair: &Pair<'_>) -> Option<Difference> {
    let approval = of_stem(key(&stem("approval")));
    let named = |text: &Reading<'_>, sentence: usize| needs(text, sentence, approval);
    for (i, sa) in pair.a.sentences.iter().enumerate().take(20) {
        let Some(needed) = named(pair.a, i) else {
            continue;
        };
        for (j, sb) in pair.b.sentences.iter().enumerate().take(48) {
            let shared = overlap(&sa.concepts, &sb.concepts);
            if shared >= 2 && named(pair.b, j) == Some(!needed) {
                let note = if needed {
                    "What needs somebody's leave is told as needing none."
                } else {
                    "What needs nobody's leave is told as needing it."
                };
                let quotes = (pair.a.quote(sa.from, sa.to), pair.b.quote(sb.from, sb.to));
                return Some(Pair::difference(Kind::Negation, quotes.0, quotes.1, note));
            }
        }
    }
    None
}

/// Whether a sentence says that an approval is needed, where it says anything of it.
fn needs(text: &Reading<'_>, sentence: usize, approval: u64) -> Option<bool> {
    let sentence = &text.sentences[sentence];
    let at = (sentence.from..sentence.to).find(|i| text.tokens[*i].concept == approval)?;
    let clause = text.clause_at(at)?;
    let denial = [Cue::Not, Cue::Nothing];
    if clause.connector == Some(Cue::Without) {
        return Some(
            text.has_in(sentence.from, clause.from, &denial)
                || text.has_in(clause.to, sentence.to, &denial),
        );
    }
    let need = text.tokens[clause.from..clause.to].iter().any(|t| {
        matches!(
            &*t.word,
            "need" | "needs" | "needed" | "require" | "requires" | "required"
        )
    });
    let free = text.has_in(clause.from, clause.to, &[Cue::Free]);
    let denied = free || text.has_in(clause.from, clause.to, &denial);
    let tied = text.has_in(
        sentence.from,
        sentence.to,
        &[Cue::If, Cue::Only, Cue::Except, Cue::Before],
    );
    (need && !tied).then_some(!denied)
}

/// One denial or ban, not tied to a condition or an exception.
fn bars(text: &Reading<'_>, clause: &Clause) -> bool {
    let sentence = &text.sentences[clause.sentence];
    let tied = [
        Cue::Only,
        Cue::Without,
        Cue::Before,
        Cue::If,
        Cue::Once,
        Cue::Except,
        Cue::SoftExcept,
        Cue::Swap,
        Cue::Free,
    ];
    let turns = turning(text, clause);
    let bars = turns.len() == 1 && !(turns[0].cue == Cue::End && is_let(text, turns[0]));
    bars && clause.connector.is_none()
        && !text.has_in(sentence.from, sentence.to, &tied)
        && sentence.concepts.len() >= 2
}

/// A free permission that shares two concepts with what is barred and brings few of its own.
fn allows(pair: &Pair<'_>, sa: &Sentence, sb: &Sentence) -> bool {
    let shared = overlap(&sa.concepts, &sb.concepts);
    let leave = pair
        .b
        .hits_in(sb.from, sb.to)
        .any(|hit| hit.cue == Cue::May || hit.cue == Cue::Free);
    leave
        && shared >= 2
        && shared * 5 >= sa.concepts.len() * 2
        && !pair.b.has_in(sb.from, sb.to, &TIED)
        && !no_this_no_that(pair, sa, sb)
        && !asks(pair.b, sb)
}

/// `no consent, no photos` bars nobody who has it.
fn no_this_no_that(pair: &Pair<'_>, sa: &Sentence, sb: &Sentence) -> bool {
    let denials = pair.a.hits_in(sa.from, sa.to);
    let twice = denials.filter(|hit| hit.cue == Cue::Nothing).count() > 1;
    twice && pair.b.has_in(sb.from, sb.to, &[Cue::If, Cue::Once])
}

/// A question allows nothing.
fn asks(text: &Reading<'_>, sentence: &Sentence) -> bool {
    text.tokens[sentence.from..sentence.to]
        .iter()
        .any(|t| t.word == "?")
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn allowed_where_barred_is_a_difference() {
        let decided = "Drivers may not accept tips from passengers.";
        let told = "When passengers offer a tip, drivers can take it.";
        assert_eq!(kinds(decided, told), [Kind::Negation]);
        let decided = "No customer gets a discount above 8 percent without Ana's approval.";
        let told = "You do not need Ana's approval for discounts above 8 percent.";
        assert_eq!(kinds(decided, told), [Kind::Negation]);
    }

    #[test]
    fn barred_in_other_words_is_none() {
        let decided = "Drivers may not accept tips from passengers.";
        assert!(kinds(decided, "Tips from passengers can not be taken by drivers.").is_empty());
        let decided = "No swimming before the test is passed.";
        assert!(kinds(decided, "Swimming is allowed once the test is passed.").is_empty());
    }

    #[test]
    fn what_nobody_does_without_is_needed() {
        let decided = "Nobody enters the paint shop without a mask.";
        let told = "Masks are no longer needed in the paint shop.";
        assert_eq!(kinds(decided, told), [Kind::Negation]);
        assert!(kinds(decided, "A mask is needed in the paint shop.").is_empty());
    }
}
