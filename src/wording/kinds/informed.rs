//! Whoever had to agree is only told: `if the council agrees` against `just let the council know`.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::pair::Pair;
use crate::wording::reading::{Reading, Sentence};

/// The consent that was decided, told as a message.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    let decided = pair.a.sentences.iter().take(20);
    let decided = decided.filter(|sentence| consents(pair.a, sentence));
    for one in decided {
        let told = pair.b.sentences.iter().take(48).find(|other| {
            !consents(pair.b, other)
                && informed(pair.b, other).is_some_and(|who| one.concepts.contains(&who))
        });
        let elsewhere = pair
            .b
            .sentences
            .iter()
            .take(48)
            .any(|s| consents(pair.b, s));
        if let Some(told) = told.filter(|_| !elsewhere) {
            return Some(Pair::difference(
                Kind::Condition,
                pair.a.quote(one.from, one.to),
                pair.b.quote(told.from, told.to),
                "Whoever has to agree is only told of it.",
            ));
        }
    }
    None
}

/// Whether somebody agrees to something, or is asked first.
fn consents(text: &Reading<'_>, sentence: &Sentence) -> bool {
    text.tokens[sentence.from..sentence.to].iter().any(|t| {
        matches!(
            &*t.word,
            "agree"
                | "agrees"
                | "agreed"
                | "agreement"
                | "approve"
                | "approves"
                | "approved"
                | "approval"
                | "consent"
                | "consents"
                | "permission"
                | "permit"
                | "yes"
                | "okay"
                | "ok"
                | "nod"
                | "signature"
                | "sign"
                | "signs"
                | "signed"
                | "heard"
                | "consulted"
                | "authorise"
                | "authorises"
                | "authorize"
                | "authorizes"
                | "blessing"
                | "clearance"
        )
    })
}

/// The concept of who is told of something: `let the council know`, `inform the council`, `the council is informed`.
fn informed(text: &Reading<'_>, sentence: &Sentence) -> Option<u64> {
    let tokens = &text.tokens[sentence.from..sentence.to];
    let next = |at: usize| tokens[at + 1..].iter().take(4).find(|t| t.concept != 0);
    let last = |at: usize| tokens[..at].iter().rev().take(4).find(|t| t.concept != 0);
    (0..tokens.len()).find_map(|at| {
        let found = match &*tokens[at].word {
            "let" if tokens[at..].iter().take(7).any(|t| t.word == "know") => next(at),
            "inform" | "notify" | "tell" => next(at),
            "informed" | "notified" | "told" => last(at).or_else(|| next(at)),
            _ => None,
        };
        found.map(|t| t.concept)
    })
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn a_message_is_no_consent() {
        let decided = "Rent out the hall for parties only if the caretaker agrees.";
        let told = "Parties in the hall are fine, just let the caretaker know.";
        assert_eq!(kinds(decided, told), [Kind::Condition]);
    }

    #[test]
    fn a_message_beside_the_consent_is_none() {
        let decided = "Rent out the hall for parties only if the caretaker agrees.";
        let told = "Tell the caretaker in time: there is no party in the hall without her yes.";
        assert!(kinds(decided, told).is_empty());
    }
}
