//! Whether a clause affirms or denies: denials and verbs that make an end, counted.

use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::Pair;
use crate::wording::reading::{Clause, Reading};
use crate::wording::text::{key, stem};

/// Cues that deny.
pub(super) const DENIALS: [Cue; 3] = [Cue::Not, Cue::Nothing, Cue::Without];

/// Whether a hit turns its clause round.
pub(super) fn turns(text: &Reading<'_>, clause: &Clause, hit: &Hit) -> bool {
    match hit.cue {
        Cue::Not | Cue::Nothing => true,
        // `you may stay at home` allows it.
        Cue::End => {
            let stays = text.tokens[hit.from].word.starts_with("stay");
            !(stays
                && text
                    .hits_in(clause.from, hit.from)
                    .any(|h| h.cue == Cue::May && h.to == hit.from))
        }
        // `Tuscany goes`, but not `goes to Porto`.
        Cue::EndFinal if goes_there(text, clause, hit) => false,
        // `ready to go`, `off we go`
        Cue::EndFinal if sets_off(text, hit) => false,
        Cue::EndFinal => {
            let next = text.tokens.get(hit.to);
            hit.to == clause.to
                || next.is_some_and(|t| t.word == "and" || hit.to + 1 == clause.to && t.word == ".")
        }
        _ => false,
    }
}

/// `where everybody goes` ends nothing.
fn goes_there(text: &Reading<'_>, clause: &Clause, hit: &Hit) -> bool {
    let before = text.tokens[clause.from..hit.from].iter();
    before
        .rev()
        .any(|t| matches!(&*t.word, "where" | "everywhere"))
}

/// Somebody who goes, and nothing that does.
fn sets_off(text: &Reading<'_>, hit: &Hit) -> bool {
    let before = hit
        .from
        .checked_sub(1)
        .map_or("", |at| &*text.tokens[at].word);
    matches!(
        before,
        "to" | "we" | "you" | "i" | "they" | "he" | "she" | "us" | "everybody" | "nobody" | "who"
    )
}

/// The hits that turn a clause round, each place once.
pub(super) fn turning<'r>(text: &'r Reading<'_>, clause: &'r Clause) -> Vec<&'r Hit> {
    let mut list: Vec<&Hit> = text
        .hits_in(clause.from, clause.to)
        .filter(|hit| turns(text, clause, hit))
        .collect();
    list.dedup_by_key(|hit| hit.from);
    list
}

/// `let customers cancel`: an end that somebody is allowed to make.
pub(super) fn is_let(text: &Reading<'_>, end: &Hit) -> bool {
    let before = &text.tokens[end.from.saturating_sub(4)..end.from];
    before
        .iter()
        .any(|t| matches!(&*t.word, "let" | "allow" | "may" | "can"))
}

/// Whether tokens `from..to` hold anything that denies or ends.
pub(super) fn any_turn(text: &Reading<'_>, from: usize, to: usize) -> bool {
    text.has_in(
        from,
        to,
        &[
            Cue::Not,
            Cue::Nothing,
            Cue::End,
            Cue::EndFinal,
            Cue::Without,
        ],
    )
}

/// Whether both texts speak of going without the same.
pub(super) fn lack_the_same(pair: &Pair<'_>) -> bool {
    let lacking = |text: &Reading<'_>| -> Vec<u64> {
        let clauses = text.clauses.iter().take(60);
        let lacking = clauses.filter(|c| c.connector == Some(Cue::Without));
        lacking.flat_map(|c| c.concepts.iter().copied()).collect()
    };
    let own = lacking(pair.a);
    lacking(pair.b).iter().any(|c| own.contains(c))
}

/// Whether a word of the clause is a word of the other text with `un-`, `in-` or `non-` before it.
pub(super) fn prefixed(pair: &Pair<'_>, text: &Reading<'_>, clause: &Clause) -> bool {
    text.tokens[clause.from..clause.to].iter().any(|token| {
        ["un", "in", "non", "dis"]
            .iter()
            .filter_map(|prefix| token.word.strip_prefix(prefix))
            .any(|root| {
                let root = key(&stem(root));
                root != token.stem
                    && (pair.a.tokens.iter().any(|t| t.stem == root)
                        || pair.b.tokens.iter().any(|t| t.stem == root))
            })
    })
}
