//! How binding it is: must, plain, should, may, a wish.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::{Clause, Reading};
use crate::wording::text::Shape;

/// Statements that became weaker or stronger in the telling.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let told = pair
        .b
        .hits
        .iter()
        .filter_map(|hit| note(pair, hit).map(|note| (hit, note)));
    told.take(1)
        .map(|(hit, note)| {
            let host = pair
                .a
                .clauses
                .first()
                .and_then(|clause| pair.a.quote_clause(clause));
            let told = pair
                .b
                .clause_at(hit.from)
                .and_then(|clause| pair.b.quote(clause.from, clause.to.max(hit.to)));
            Pair::difference(Kind::Modality, host, told, note)
        })
        .collect()
}

/// Why the force at a cue is another than the decision's, if it is.
fn note(pair: &Pair<'_>, hit: &Hit) -> Option<&'static str> {
    if unless(pair, hit) {
        return None;
    }
    // Most cues say nothing of force; looking through the other text for each would grow with the square.
    if !matches!(
        hit.cue,
        Cue::Hedge
            | Cue::Free
            | Cue::Should
            | Cue::Must
            | Cue::May
            | Cue::If
            | Cue::Once
            | Cue::Without
            | Cue::Before
    ) {
        return None;
    }
    let soft = pair.a.has(&[Cue::Hedge, Cue::Should]);
    // `no weld that we let pass` allows nothing.
    let allows = |h: &Hit| {
        let sentence = &pair.a.sentences[pair.a.sentence_at(h.from)];
        let denied = pair.a.has_in(h.to, h.to + 1, &[Cue::Not]);
        h.cue == Cue::May && !denied && !pair.a.has_in(sentence.from, h.from, &[Cue::Nothing])
    };
    let allowed = pair.a.hits.iter().any(allows);
    let bound = pair.a.has(&[Cue::Must]);
    let denied = clause_has(pair, hit, &[Cue::Not, Cue::Nothing]);
    let tied =
        hit.cue == Cue::May && ties_it(pair.a) && is_tied(pair.b, hit) && !of_the_duty(pair, hit);
    match hit.cue {
        Cue::Hedge if echoed(pair, hit) => None,
        Cue::Hedge
            if !soft && !allowed && about(pair, hit, matter(pair)) && to_the_matter(pair, hit) =>
        {
            Some("What was decided as binding is told as a wish or an attempt.")
        }
        Cue::Hedge
            if pair.a.has(&[Cue::Should]) && about(pair, hit, 2) && !pair.a.has(&[Cue::Hedge]) =>
        {
            None
        }
        Cue::Should if !soft && !allowed && about(pair, hit, 2) && to_the_matter(pair, hit) => {
            Some("What was decided as binding is told as advice.")
        }
        Cue::Free
            if !soft
                && !offers(pair)
                && !pair.a.has(&[Cue::Free])
                && !denied
                && !allowed
                && !pair.a.has(&[Cue::Not, Cue::Nothing])
                && (!denies(pair) || hit.to > hit.from + 2)
                && closes(pair, hit)
                && frees_of_it(pair, hit)
                && about(pair, hit, 1)
                && to_the_matter(pair, hit) =>
        {
            Some("What was decided as binding is told as everybody's own choice.")
        }
        Cue::May if !soft && !allowed && !denied && only_may(pair, hit) && !tied => {
            Some("What was decided plainly is told as a mere possibility.")
        }
        Cue::Must
            if (binds(pair, allowed || soft) || for_may(pair, hit))
                && !bound
                && !denied
                && !(requires(pair.b) && pair.a.hits.iter().any(|own| is_tied(pair.a, own)))
                && about(pair, hit, 2) =>
        {
            Some("What was decided as free or as advice is told as binding.")
        }
        Cue::Without if soft && !bound && strict(pair, hit) && about(pair, hit, 2) => {
            Some("What was decided as free or as advice is told as binding.")
        }
        // `the board may only unanimously` binds it.
        Cue::May
            if bound
                && !allowed
                && !denied
                && !denies(pair)
                && !clause_has(pair, hit, &[Cue::Only])
                && !tied
                && about(pair, hit, 2) =>
        {
            Some("What was decided as binding is told as a permission.")
        }
        Cue::If | Cue::Once | Cue::Before if allowed && leave_needed(pair, hit) => {
            Some("What was decided as free is told as needing leave.")
        }
        _ => None,
    }
}

/// The same, or what has to come before: `a patient has to agree before it is shared`.
fn ties_it(text: &Reading<'_>) -> bool {
    requires(text) || text.has(&[Cue::Must]) && text.has(&[Cue::Before])
}

/// `they need to leave a deposit to borrow it`, `it requires a deposit`: what something else hangs on.
fn requires(text: &Reading<'_>) -> bool {
    text.tokens.iter().take(400).any(|t| {
        matches!(
            &*t.word,
            "require" | "requires" | "required" | "need" | "needs" | "takes"
        )
    })
}

/// `they are welcome to show a certificate`, where it must be shown before they begin: the duty itself is told as leave.
fn of_the_duty(pair: &Pair<'_>, hit: &Hit) -> bool {
    let Some(must) = pair.a.hits.iter().find(|own| own.cue == Cue::Must) else {
        return false;
    };
    if !pair.a.has(&[Cue::Before]) {
        return false;
    }
    let end = pair
        .a
        .clause_at(must.from)
        .map_or(must.to, |clause| clause.to);
    let duty: Vec<u64> = pair.a.concepts_in(must.to, end).collect();
    let told = pair.b.concepts_in(hit.to, hit.to + 4).next();
    told.is_some_and(|concept| duty.contains(&concept))
}

/// `may borrow it, provided …`, `those who … can borrow it`: a permission that hangs on something.
fn is_tied(text: &Reading<'_>, hit: &Hit) -> bool {
    let sentence = &text.sentences[text.sentence_at(hit.from)];
    let ties = [Cue::If, Cue::Once, Cue::Only, Cue::Before, Cue::Without];
    hit.cue == Cue::May
        && (text.has_in(sentence.from, sentence.to, &ties)
            || text.tokens[sentence.from..sentence.to]
                .iter()
                .any(|t| matches!(&*t.word, "who" | "subject" | "return" | "against" | "first")))
}

/// `residents are invited`, where it was decided to invite them: the soft word is the decision's own.
fn echoed(pair: &Pair<'_>, hit: &Hit) -> bool {
    pair.b
        .concepts_in(hit.from, hit.to)
        .any(|concept| pair.a.concepts.contains(&concept))
}

/// What is offered is everybody's own choice, however it is told.
fn offers(pair: &Pair<'_>) -> bool {
    pair.a.tokens.iter().take(400).any(|t| {
        matches!(
            t.word.as_str(),
            "offer"
                | "offers"
                | "offered"
                | "grant"
                | "grants"
                | "let"
                | "lets"
                | "entitle"
                | "entitled"
        )
    })
}

/// How many concepts a remark has to share with the decision to be about it: one name in a long sentence is not enough.
fn matter(pair: &Pair<'_>) -> usize {
    if pair.a.concepts.len() > 4 { 2 } else { 1 }
}

/// `nobody has to come`, of what was decided: `nobody has to worry` frees nobody of it.
fn frees_of_it(pair: &Pair<'_>, hit: &Hit) -> bool {
    let to = pair.b.tokens[hit.to - 1].word == "to";
    let end = pair
        .b
        .clause_at(hit.from)
        .map_or(hit.to, |clause| clause.to);
    let verb = pair.b.concepts_in(hit.to, end.max(hit.to)).next();
    !to || verb.is_none_or(|verb| pair.a.concepts.contains(&verb))
}

/// `if you want` at the end weighs what was said; at the head it names a case: `if you want a drive, book it`.
fn closes(pair: &Pair<'_>, hit: &Hit) -> bool {
    let first = pair.b.tokens[hit.from].word.as_str();
    let opens = matches!(first, "if" | "who" | "whoever" | "those" | "anyone");
    let after = pair.b.tokens.get(hit.to);
    !opens || after.is_none_or(|t| t.shape == Shape::Mark)
}

/// `branches can close`, where the decision says that branches close.
fn only_may(pair: &Pair<'_>, hit: &Hit) -> bool {
    let Some(clause) = pair.b.clause_at(hit.from) else {
        return false;
    };
    let sentence = &pair.b.sentences[clause.sentence];
    let gives = [
        Cue::Keep,
        Cue::If,
        Cue::Once,
        Cue::Only,
        Cue::Before,
        Cue::Without,
    ];
    let known = |c: Option<u64>| c.is_some_and(|c| pair.a.concepts.contains(&c));
    let subject = pair.b.concepts_in(clause.from, hit.from).last();
    let verb = pair.b.concepts_in(hit.to, clause.to).next();
    let tied = pair.b.has_in(
        sentence.from,
        sentence.to,
        &[Cue::Once, Cue::Only, Cue::Before, Cue::Without, Cue::AtMost],
    );
    let grants = pair.a.tokens.iter().any(|t| {
        matches!(
            t.word.as_str(),
            "give"
                | "gives"
                | "offer"
                | "offers"
                | "grant"
                | "get"
                | "gets"
                | "provide"
                | "receive"
                | "let"
                | "open"
                | "book"
                | "lend"
                | "own"
        )
    });
    // `you can now try it for longer`: what was given, and no mere possibility.
    let now = pair.b.tokens.get(hit.to).is_some_and(|t| t.word == "now");
    let plain = !grants && !now && !pair.a.has(&gives) && about(pair, hit, 2);
    // `close` where it is decided to close, and no `stay` where something is to end.
    let same = verb.is_some_and(|v| {
        let mut ends = pair.a.hits.iter().filter(|h| h.cue == Cue::End);
        let turned = pair.a.has(&[Cue::Not, Cue::Nothing]);
        !turned && ends.all(|h| pair.a.tokens[h.from].concept == v)
    });
    plain && !tied && same && known(subject) && (known(verb) || vague(pair))
}

/// A figure was decided and none is told.
fn vague(pair: &Pair<'_>) -> bool {
    !pair.a.quantities.is_empty() && pair.b.quantities.is_empty()
}

/// Whether a duty in the telling says more than the decision, which allows, advises or frees.
fn binds(pair: &Pair<'_>, weaker: bool) -> bool {
    let freed = pair.a.has(&[Cue::Free]) && !pair.b.has(&[Cue::If, Cue::Before]);
    freed || weaker && !tied(pair)
}

/// `trainees must leave` for `trainees may leave`, whatever condition either has.
fn for_may(pair: &Pair<'_>, must: &Hit) -> bool {
    let round = |text: &Reading<'_>, hit: &Hit| {
        let before = text
            .concepts_in(hit.from.saturating_sub(2), hit.from)
            .last();
        let after = text.concepts_in(hit.to, hit.to + 2).next();
        before.zip(after)
    };
    let told = round(pair.b, must);
    let mut own = pair.a.hits.iter().filter(|hit| hit.cue == Cue::May);
    told.is_some() && !pair.a.has(&[Cue::Only]) && own.any(|may| round(pair.a, may) == told)
}

/// A permission under a condition, or told with one, may well be worded as a duty: `if you want it, you have to …`.
fn tied(pair: &Pair<'_>) -> bool {
    // `if the manager wishes` is a permission by itself.
    let wish = |clause: &Clause| {
        let mut words = pair.a.tokens[clause.from..clause.to]
            .iter()
            .rev()
            .filter(|t| t.shape == Shape::Word);
        words.next().is_some_and(|t| {
            matches!(
                &*t.word,
                "wish"
                    | "wishes"
                    | "like"
                    | "likes"
                    | "want"
                    | "wants"
                    | "choose"
                    | "chooses"
                    | "prefer"
                    | "prefers"
            )
        })
    };
    let mut own = pair
        .a
        .clauses
        .iter()
        .take(60)
        .filter(|c| c.connector == Some(Cue::If));
    // `up to two days` ties a permission to nothing.
    let before = |hit: &Hit| hit.cue == Cue::Before && pair.a.tokens[hit.from].word != "up";
    pair.a.has(&[Cue::Only, Cue::Once])
        || pair.a.hits.iter().any(before)
        || own.any(|clause| !wish(clause))
        || pair.b.has(&[Cue::If, Cue::Before])
}

/// `without two sources it stays off the air`: whatever lacks it is not done.
fn strict(pair: &Pair<'_>, hit: &Hit) -> bool {
    let sentence = &pair.b.sentences[pair.b.sentence_at(hit.from)];
    let denial = [Cue::Not, Cue::Nothing, Cue::End];
    let own = pair.a.has(&[Cue::Without]) || pair.a.has(&denial);
    !own && pair.b.has_in(sentence.from, sentence.to, &denial)
}

/// Whether the clause of the cue is about the decision, and no remark beside it: `maybe you have noticed …`.
fn to_the_matter(pair: &Pair<'_>, hit: &Hit) -> bool {
    let Some(clause) = pair.b.clause_at(hit.from) else {
        return false;
    };
    let inside = |at: usize| at >= hit.from && at < hit.to;
    // `once a fortnight`: a figure is no other matter.
    let figures = || pair.b.quantities.iter().take(40);
    let counted = |at: usize| figures().any(|q| q.from <= at && at < q.to);
    let told = (clause.from..clause.to)
        .filter(|at| !inside(*at) && !counted(*at))
        .map(|at| &pair.b.tokens[at]);
    let (mut shared, mut new, mut myself) = (0, 0, false);
    for token in told {
        myself |= token.word == "i";
        if token.concept != 0 {
            *(if pair.a.concepts.contains(&token.concept) {
                &mut shared
            } else {
                &mut new
            }) += 1;
        }
    }
    // `hall 4: ear muffs are recommended`
    let named = clause.from > 0
        && pair.b.tokens[clause.from.saturating_sub(1)..=clause.from]
            .iter()
            .any(|t| t.word == ":")
        && pair.shared_in_sentence(clause.sentence) > 0;
    // `so nobody has to get up for it`: what comes of it is another matter.
    let mut words = pair.b.tokens[clause.from..clause.to].iter();
    let follows = words
        .find(|t| t.shape == Shape::Word)
        .is_some_and(|t| matches!(&*t.word, "so" | "because" | "which" | "since"));
    shared > 0 || (new <= 1 && !myself && !follows) || named && !myself
}

/// `if they don't insist on it` where it was decided `unless it ties us to it`: the same condition, turned round twice.
fn unless(pair: &Pair<'_>, hit: &Hit) -> bool {
    let Some(told) = pair.b.clause_at(hit.from) else {
        return false;
    };
    let denied = pair.b.has_in(told.from, told.to, &[Cue::Not, Cue::Nothing])
        || pair.b.tokens[told.from..told.to]
            .iter()
            .any(|t| t.word == "not");
    told.connector == Some(Cue::If)
        && denied
        && pair.decided_clauses().iter().any(|c| {
            pair.a.tokens[c.from].word == "unless" && overlap(&c.concepts, &told.concepts) >= 1
        })
}

fn denies(pair: &Pair<'_>) -> bool {
    pair.a.has(&[Cue::Not, Cue::Nothing, Cue::End])
}

/// Whether the sentence of the cue shares so many concepts with one sentence of the decision.
fn about(pair: &Pair<'_>, hit: &Hit, least: usize) -> bool {
    let Some(sentence) = pair.b.sentences.get(pair.b.sentence_at(hit.from)) else {
        return false;
    };
    // A figure of the decision in the same sentence tells the matter as well as a word does.
    let mut told = pair.b.quantities.iter().take(40);
    let figure = told.any(|t| {
        let mut own = pair.a.quantities.iter().take(40);
        t.from >= sentence.from
            && t.to <= sentence.to
            && own.any(|q| q.dim == t.dim && q.same_value(t))
    });
    pair.a
        .sentences
        .iter()
        .take(48)
        .any(|s| overlap(&s.concepts, &sentence.concepts) + usize::from(figure) >= least)
}

fn clause_has(pair: &Pair<'_>, hit: &Hit, cues: &[Cue]) -> bool {
    pair.b
        .clause_at(hit.from)
        .is_some_and(|clause| pair.b.has_in(clause.from, clause.to, cues))
}

/// `may, without asking Y` told as `may, once Y has agreed`.
fn leave_needed(pair: &Pair<'_>, hit: &Hit) -> bool {
    let Some(told) = pair.b.clause_at(hit.from) else {
        return false;
    };
    let free = pair
        .decided_clauses()
        .iter()
        .filter(|c| c.connector == Some(Cue::Without));
    free.into_iter()
        .any(|c| overlap(&c.concepts, &told.concepts) >= 1)
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn weaker_or_stronger_is_a_difference() {
        let decided = "Drivers must rest eleven hours.";
        assert_eq!(
            kinds(decided, "Drivers, try to rest eleven hours."),
            [Kind::Modality]
        );
        assert_eq!(
            kinds(
                "Shops may set their own opening hours.",
                "Shops must set their own opening hours."
            ),
            [Kind::Modality]
        );
    }

    #[test]
    fn an_unless_turned_round_is_none() {
        let decided = "Sign the contract unless it ties us to a fixed price.";
        let told = "We sign the contract if they don't insist on a fixed price.";
        assert!(kinds(decided, told).is_empty());
    }

    #[test]
    fn you_are_is_read_in_its_short_form() {
        let decided = "Lecturers may record their lectures.";
        let told = "You're expected to record your lecture.";
        assert_eq!(kinds(decided, told), [Kind::Modality]);
    }

    #[test]
    fn the_same_force_in_other_words_is_none() {
        assert!(
            kinds(
                "Drivers must rest eleven hours.",
                "Eleven hours of rest are compulsory for drivers."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "Shops may set their prices.",
                "Shops are free to set their prices."
            )
            .is_empty()
        );
    }
}
