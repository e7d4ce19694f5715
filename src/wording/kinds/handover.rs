//! `A takes it over from B` told as `A hands it over to B`.

use super::polarity::any_turn;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;

/// Giver and receiver have changed places.
pub(super) fn find(pair: &Pair<'_>) -> Option<Difference> {
    let own = handover(pair.a)?;
    let told = handover(pair.b)?;
    let turned = own.giver == told.receiver && own.receiver == told.giver;
    (turned && own.giver != own.receiver && pair.aligned(told.from)).then(|| {
        let quotes = (
            pair.a.quote(own.from, own.to),
            pair.b.quote(told.from, told.to),
        );
        let note = "The two texts hand it over in opposite directions.";
        Pair::difference(Kind::Owner, quotes.0, quotes.1, note)
    })
}

/// Who gives something to whom, by the concepts of their names, in tokens `from..to`.
struct Handover {
    giver: u64,
    receiver: u64,
    from: usize,
    to: usize,
}

/// The first handover that a text plainly tells: `A takes X over from B`, `B hands X to A`.
fn handover(text: &Reading<'_>) -> Option<Handover> {
    let clauses = text.clauses.iter().take(48);
    clauses
        .filter(|clause| !any_turn(text, clause.from, clause.to))
        .find_map(|clause| {
            let word = |at: usize| &*text.tokens[at].word;
            let verb = (clause.from..clause.to)
                .find(|at| takes(word(*at)) || gives(word(*at)) && clause.from < *at)?;
            let link = if takes(word(verb)) { "from" } else { "to" };
            let at = (verb + 1..clause.to).find(|at| word(*at) == link)?;
            let subject = text.concepts_in(clause.from, verb).next()?;
            let other = text.concepts_in(at + 1, clause.to.min(at + 4)).next()?;
            let (giver, receiver) = if link == "from" {
                (other, subject)
            } else {
                (subject, other)
            };
            Some(Handover {
                giver,
                receiver,
                from: clause.from,
                to: clause.to,
            })
        })
}

fn takes(verb: &str) -> bool {
    matches!(
        verb,
        "take" | "takes" | "get" | "gets" | "receive" | "receives" | "inherit" | "inherits"
    )
}

fn gives(verb: &str) -> bool {
    matches!(
        verb,
        "hand"
            | "hands"
            | "give"
            | "gives"
            | "pass"
            | "passes"
            | "transfer"
            | "transfers"
            | "cede"
            | "cedes"
    )
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    const DECIDED: &str = "The Lyon team takes over billing from Turin.";

    #[test]
    fn the_other_direction_is_a_difference() {
        assert_eq!(
            kinds(DECIDED, "Lyon hands billing over to Turin in spring."),
            [Kind::Owner]
        );
    }

    #[test]
    fn the_same_direction_in_other_words_is_none() {
        assert!(kinds(DECIDED, "Turin hands billing over to Lyon in spring.").is_empty());
        assert!(kinds(DECIDED, "Billing: Lyon gets it from Turin.").is_empty());
    }
}
