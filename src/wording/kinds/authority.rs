//! Whose word counts: `the manager's approval`, `the okay of the board`, `that is the captain's call`.

use super::actor::{Actor, actor, phrase};
use crate::wording::context::Lexicon;
use crate::wording::reading::{Clause, Reading};
use crate::wording::text::Token;

/// Nouns for a word that counts.
fn noun(token: &Token) -> bool {
    matches!(
        token.word.as_str(),
        "approval"
            | "okay"
            | "ok"
            | "consent"
            | "signature"
            | "signatures"
            | "permission"
            | "blessing"
            | "call"
            | "choice"
            | "decision"
            | "say"
            | "word"
            | "nod"
            | "yes"
            | "agreement"
            | "authorisation"
            | "authorization"
            | "clearance"
            | "veto"
            | "vote"
            | "verdict"
            | "responsibility"
            | "duty"
            | "job"
            | "task"
    )
}

/// Verbs of whoever has the word.
pub(super) fn verb(token: &Token) -> bool {
    matches!(
        token.word.as_str(),
        "decide"
            | "decides"
            | "decided"
            | "approve"
            | "approves"
            | "approved"
            | "choose"
            | "chooses"
            | "chosen"
            | "sign"
            | "signs"
            | "signed"
            | "pick"
            | "picks"
            | "picked"
            | "select"
            | "selects"
            | "selected"
            | "appoint"
            | "appoints"
            | "appointed"
            | "determine"
            | "determines"
            | "set"
            | "sets"
            | "settle"
            | "settles"
            | "rule"
            | "rules"
            | "authorise"
            | "authorises"
            | "authorize"
            | "authorizes"
            | "assign"
            | "assigns"
            | "assigned"
            | "call"
            | "choice"
            | "decision"
            | "approval"
            | "okay"
            | "ok"
            | "charge"
            | "agree"
            | "agrees"
            | "agreed"
            | "lead"
            | "leads"
            | "led"
            | "run"
            | "runs"
            | "handle"
            | "handles"
            | "handled"
            | "manage"
            | "manages"
            | "managed"
            | "organise"
            | "organises"
            | "organised"
            | "speaks"
            | "speak"
            | "talks"
            | "talk"
            | "answers"
            | "answer"
            | "negotiates"
            | "negotiate"
            | "negotiated"
            | "laid"
            | "lays"
            | "prescribed"
            | "prescribes"
            | "specified"
            | "specifies"
    ) || noun(token)
}

/// Everybody in a clause whose word counts.
pub(super) fn holders(lexicon: &Lexicon, text: &Reading<'_>, clause: &Clause) -> Vec<Actor> {
    let mut list = Vec::new();
    let mut at = clause.from;
    // Most clauses speak of nobody's word, and are passed by at a glance.
    let speaks = |token: &Token<'_>| {
        noun(token)
            || lies(token)
            || matches!(&*token.word, "for" | "past" | "with" | "by" | "of" | "from")
    };
    let behind = text.tokens.get(clause.to).is_some_and(noun);
    if !behind && !text.tokens[clause.from..clause.to].iter().any(speaks) {
        return list;
    }
    while at < clause.to {
        let word = text.tokens[at].word.as_str();
        let found = if matches!(word, "of" | "from")
            && at > clause.from
            && noun(&text.tokens[at - 1])
        {
            // `the okay of the board`, `a yes from the board`
            phrase(lexicon, text, at + 1, clause.to)
        } else if matches!(word, "with" | "to") && at > clause.from && lies(&text.tokens[at - 1]) {
            // `the choice lies with the chef`
            phrase(lexicon, text, at + 1, clause.to)
        } else if matches!(word, "with" | "past" | "by")
            && at > clause.from
            && settles(text, clause, at)
        {
            // `settle it with your shift lead`, `run it past the desk editor`
            phrase(lexicon, text, at + 1, clause.to)
        } else if word == "for" && at > clause.from && said(text, clause, at) {
            // `ordering, that is for our council`
            phrase(lexicon, text, at + 1, clause.to).filter(|(_, to)| *to + 1 >= clause.to)
        } else if word == "for" {
            // `for the skipper to decide`
            phrase(lexicon, text, at + 1, clause.to).filter(|(_, to)| {
                text.tokens.get(*to).is_some_and(|t| t.word == "to")
                    && text.tokens.get(to + 1).is_some_and(verb)
            })
        } else if matches!(word, "is" | "was") && at > clause.from && has_word(text, clause, at) {
            // `the last word on it is marketing's`
            phrase(lexicon, text, at + 1, clause.to)
                .filter(|(_, to)| *to == clause.to && owner_form(text, *to - 1))
        } else {
            // `the lab head's approval`
            let starts = at == clause.from || text.tokens[at - 1].concept == 0;
            // `the waiters' choice`: the mark of a plural stands by itself.
            let owned = |to: usize| {
                let mark = text
                    .tokens
                    .get(to)
                    .is_some_and(|t| matches!(&*t.word, "'" | "’"));
                let at = to + usize::from(mark);
                // `the treasurer's own signature`
                let kind = text.tokens.get(at).is_some_and(|t| {
                    matches!(
                        &*t.word,
                        "own" | "written" | "personal" | "prior" | "explicit" | "final" | "express"
                    )
                });
                let at = at + usize::from(kind);
                at < clause.to && noun(&text.tokens[at])
            };
            phrase(lexicon, text, at, clause.to).filter(|(_, to)| starts && owned(*to))
        };
        if let Some((from, to)) = found {
            let sentence = &text.sentences[clause.sentence];
            let verbs = text
                .concepts_in(sentence.from, from)
                .chain(text.concepts_in(to, sentence.to))
                .collect();
            let mut holder = actor(text, clause, (from, to), verbs, true);
            if let Some(holder) = &mut holder {
                holder.authority = true;
            }
            list.extend(holder);
            at = to.max(at + 1);
        } else {
            at += 1;
        }
    }
    list
}

/// Whether a word that counts stands in a clause before `at`.
fn has_word(text: &Reading<'_>, clause: &Clause, at: usize) -> bool {
    text.tokens[clause.from..at].iter().any(noun)
}

/// Whether a word is written as an owner: `marketing's`, `the waiters'`.
fn owner_form(text: &Reading<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    text.source[token.start..token.end].contains(['\'', '’'])
}

/// `that's for …` at the head of a clause.
fn said(text: &Reading<'_>, clause: &Clause, at: usize) -> bool {
    let lead: Vec<&str> = text.tokens[clause.from..at]
        .iter()
        .map(|t| &*t.word)
        .collect();
    let lead: Vec<&str> = lead
        .into_iter()
        .filter(|w| !matches!(*w, "," | "is" | "'s"))
        .collect();
    matches!(
        lead[..],
        ["that" | "it" | "this" | "one"] | ["that" | "this" | "it", "one" | "job"]
    )
}

/// Whether a clause tells its hearer, before `at`, to get somebody's word: `settle it`, `run them`.
fn settles(text: &Reading<'_>, clause: &Clause, at: usize) -> bool {
    let words = || text.tokens[clause.from..at].iter().rev().take(3);
    let it = text.tokens[at - 1].word.as_str();
    let pronoun = matches!(it, "it" | "this" | "that" | "them" | "these");
    let verb = words().any(|t| {
        matches!(
            t.word.as_str(),
            "settle" | "agree" | "clear" | "sort" | "square" | "run" | "arrange"
        )
    });
    verb && (pronoun || text.tokens[at].word != "by")
}

fn lies(token: &Token) -> bool {
    matches!(
        token.word.as_str(),
        "lies"
            | "lie"
            | "rests"
            | "rest"
            | "sits"
            | "stays"
            | "remains"
            | "up"
            | "left"
            | "belongs"
            | "falls"
    )
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn the_word_of_another_is_a_difference() {
        let decided = "The plant manager decides on overtime.";
        assert_eq!(
            kinds(decided, "Overtime is the line lead's call."),
            [Kind::Owner]
        );
        let decided = "Every new lease needs the CFO's approval.";
        assert_eq!(
            kinds(decided, "A new lease needs the okay of your manager."),
            [Kind::Owner]
        );
    }

    #[test]
    fn the_same_word_is_none() {
        let decided = "The plant manager decides on overtime.";
        assert!(kinds(decided, "Overtime is the plant manager's call.").is_empty());
        assert!(kinds(decided, "Overtime is for the plant manager to decide.").is_empty());
    }
}
