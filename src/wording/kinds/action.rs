//! The opposite is done, or what was affirmed is denied.

use super::authority;
use super::lesser;
use super::makeup::made_up;
use super::opposite;
use super::permission;
use super::polarity::{any_turn, is_let, lack_the_same, turning};
use super::swap;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::{Clause, Reading, Sentence};
use crate::wording::text::Token;

/// Aligned clauses of which one affirms what the other denies, or that do opposite things.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    swap::find(pair)
        .or_else(|| turned(pair))
        .or_else(|| opposite::find(pair))
        .or_else(|| permission::find(pair))
        .or_else(|| lesser::find(pair))
        .into_iter()
        .collect()
}

/// One clause denies or ends, the aligned one affirms, and nothing round them makes up for it.
fn turned(pair: &Pair<'_>) -> Option<Difference> {
    let stated = |c: &&Clause| main(c) && !asks(pair.a, c);
    let decided = pair.decided_clauses().iter().filter(stated);
    let decided: Vec<Turned<'_>> = decided.map(|c| (c, turning(pair.a, c))).collect();
    let told = pair.b.clauses.iter().filter(|c| main(c));
    let mut told = told.map(|c| (c, turning(pair.b, c)));
    told.find_map(|told| {
        let mut decided = decided.iter();
        decided.find_map(|decided| clash(pair, decided, &told))
    })
}

/// A clause and the hits that turn it round.
type Turned<'r> = (&'r Clause, Vec<&'r Hit>);

pub(super) fn main(clause: &Clause) -> bool {
    clause.connector.is_none_or(|c| c == Cue::Regardless) && !clause.concepts.is_empty()
}

/// `which rooms are closed`, behind `housekeeping decides`: a question within a sentence states nothing.
fn asks(text: &Reading<'_>, clause: &Clause) -> bool {
    let first = &*text.tokens[clause.from].word;
    let before = text.tokens[..clause.from].last();
    let asks = matches!(first, "which" | "who" | "what" | "how" | "whether");
    asks && before.is_some_and(authority::verb)
}

fn clash(
    pair: &Pair<'_>,
    (decided, qa): &Turned<'_>,
    (told, qb): &Turned<'_>,
) -> Option<Difference> {
    if qa.len() % 2 == qb.len() % 2
        || !aligned(pair, decided, told, qa)
        || heading(pair.b, told)
        || !turned_word_shared(pair, decided, told)
        || made_up(pair, decided, told)
        || denies_others(pair, decided, qa, told, qb)
        || ended_alike(pair, decided, qa, told, qb)
        || says_another_too(pair, decided, told)
        || only_leaves_out(pair, decided, told)
        || !goes_on(pair, (decided, qa), (told, qb))
        || of_others(pair, decided, qa, told, qb)
        || left(pair, decided, qa, told, qb)
        || is_reason(pair, told)
    {
        return None;
    }
    let ends = |hits: &[&Hit]| {
        hits.iter()
            .filter(|hit| matches!(hit.cue, Cue::End | Cue::EndFinal))
            .count()
    };
    // `not by the caretakers`: those who were left out are told to do it.
    let mut words = pair.a.tokens[decided.from..decided.to].iter();
    let left_out = words
        .find(|t| t.word != ",")
        .is_some_and(|t| t.word == "not");
    let actor = |c: &u64| {
        let of = super::actor::of(pair.b, pair.lexicon).iter();
        of.filter(|one| one.from >= told.from && one.to <= told.to)
            .any(|one| one.full.contains(c))
    };
    let kind = if left_out && !decided.concepts.is_empty() && decided.concepts.iter().all(actor) {
        Kind::Owner
    } else if ends(qa) == ends(qb) {
        Kind::Negation
    } else {
        Kind::Action
    };
    let note = match kind {
        Kind::Action => "One text puts an end to what the other one lets go on.",
        _ => "One text denies what the other one affirms.",
    };
    Some(Pair::difference(
        kind,
        pair.a.quote_clause(decided),
        pair.b.quote_clause(told),
        note,
    ))
}

/// Whether a clause of the telling says just what the reason says.
fn is_reason(pair: &Pair<'_>, told: &Clause) -> bool {
    let mut reasons = pair
        .background()
        .iter()
        .flat_map(|text| text.sentences.iter().take(20));
    told.concepts.len() >= 3
        && reasons
            .any(|sentence| overlap(&sentence.concepts, &told.concepts) == told.concepts.len())
}

/// Whether a telling of what was to end says that it goes on: there are more ways to say that a thing ends than any list
/// has, so that hearing none of them is not enough.
fn goes_on(
    pair: &Pair<'_>,
    (decided, turning_a): (&Clause, &[&Hit]),
    (told, turning_b): (&Clause, &[&Hit]),
) -> bool {
    let ends = turning_a
        .iter()
        .all(|hit| matches!(hit.cue, Cue::End | Cue::EndFinal));
    if !ends || turning_a.is_empty() || !turning_b.is_empty() {
        return true;
    }
    // `let customers cancel`, told as `customers may leave`: the end is theirs to make in both.
    let lets = turning_a.iter().all(|hit| is_let(pair.a, hit));
    if lets && pair.b.has_in(told.from, told.to, &[Cue::May]) {
        return false;
    }
    let sentence = &pair.b.sentences[told.sentence];
    let on = [Cue::Keep, Cue::May, Cue::All, Cue::Also];
    pair.b.has_in(sentence.from, sentence.to, &on) || restated(pair, decided, told)
}

/// `the canteen sells bottled water` where it stops selling bottled water in the canteen: every word but the end.
fn restated(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let turns = [
        Cue::Not,
        Cue::Nothing,
        Cue::End,
        Cue::EndFinal,
        Cue::Without,
        Cue::Except,
        Cue::Before,
        Cue::If,
    ];
    let ended: Vec<u64> = turning(pair.a, decided)
        .iter()
        .flat_map(|hit| pair.a.concepts_in(hit.from, hit.from + 1))
        .collect();
    let mut words = decided
        .concepts
        .iter()
        .filter(|c| !ended.contains(c))
        .peekable();
    decided.concepts.len() >= 3
        && words.peek().is_some()
        && words.all(|c| told.concepts.contains(c))
        && told.concepts.iter().all(|c| pair.knows(*c))
        && !pair.b.has(&turns)
        && pair.b.times.is_empty()
}

/// A long clause may tell two decided ones: where it says of another decided clause just what that says, the turn is
/// that one's, and no turn of this one.
fn says_another_too(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let odd = |text, clause| turning(text, clause).len() % 2 == 1;
    let others = pair.decided_clauses().iter().filter(|other| main(other));
    odd(pair.b, told)
        && others
            .filter(|other| other.from != decided.from && odd(pair.a, other))
            .any(|other| overlap(&other.concepts, &told.concepts) * 2 >= other.concepts.len())
}

/// `the captain decides, not dispatch`: who is left out does not do that, and may well do something else.
fn only_leaves_out(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let mut words = pair.a.tokens[decided.from..decided.to].iter();
    let denies = words
        .find(|t| t.word != ",")
        .is_some_and(|t| t.word == "not");
    let sentence = &pair.a.sentences[decided.sentence];
    let mut matter = sentence
        .concepts
        .iter()
        .filter(|c| !decided.concepts.contains(c));
    denies && decided.concepts.len() == 1 && !matter.any(|c| told.concepts.contains(c))
}

/// `Savings round: …`: what stands before a colon or a question mark names the matter and states nothing.
fn heading(text: &Reading<'_>, clause: &Clause) -> bool {
    text.tokens
        .get(clause.to)
        .is_some_and(|t| matches!(t.word.as_str(), ":" | "?"))
}

/// Whether the very thing that one clause denies or ends is in the other clause.
fn turned_word_shared(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let (qa, qb) = (turning(pair.a, decided), turning(pair.b, told));
    let (text, hits, clause, other) = if qa.len() > qb.len() {
        (pair.a, qa, decided, told)
    } else {
        (pair.b, qb, told, decided)
    };
    let shared = |concept: u64| other.concepts.binary_search(&concept).is_ok();
    hits.iter().any(|hit| match hit.cue {
        Cue::End | Cue::EndFinal => {
            let object = ended(text, hit, clause);
            let after: Vec<u64> = text.concepts_in(hit.to, object).take(3).collect();
            let before = text.concepts_in(clause.from, hit.from).last();
            after.iter().any(|c| shared(*c))
                || after.is_empty() && before.is_some_and(shared)
                || before.is_some_and(shared)
        }
        _ => {
            // `not allowed to smoke` denies the smoking, `will not keep it open` the opening.
            let leave = |h: &&Hit| {
                let word = &text.tokens[h.from].word;
                matches!(h.cue, Cue::May | Cue::Must)
                    || word.starts_with("allow")
                    || word.starts_with("permit")
                    || word.starts_with("keep")
            };
            let near = |h: &&Hit| h.from <= hit.to + 1;
            let allowed = text
                .hits_in(hit.to, clause.to)
                .find(|h| near(h) && leave(h));
            let start = allowed.map_or(hit.to, |h| h.to);
            // `they do not get it` denies what they would get.
            let light = |t: &&Token<'_>| {
                t.concept == 0
                    || matches!(
                        &*t.word,
                        "get" | "gets" | "receive" | "receives" | "given" | "have" | "has"
                    )
            };
            let given = hit.cue == Cue::Not;
            let skipped = text.tokens[start.min(clause.to)..clause.to]
                .iter()
                .take_while(|t| given && light(t))
                .count();
            let more = text
                .concepts_in(start + skipped, clause.to)
                .next()
                .is_some();
            let start = if more { start + skipped } else { start };
            let mut denied = text.concepts_in(start, clause.to);
            let next = denied.next();
            // `no branch lets its stock run out` denies the running out, of which the other text says nothing.
            let doing: Vec<u64> = denied.take(4).collect();
            let told = doing.iter().filter(|c| shared(**c)).count();
            let named = hit.cue == Cue::Nothing && !doing.is_empty();
            // `without a harness` in both: what is denied there is allowed here.
            let both = lack_the_same(pair);
            let means = means(text, hit.to, clause.to);
            next.is_none_or(shared)
                && means.is_none_or(shared)
                && !(named && told * 2 < doing.len())
                && (both || !lets_in(text, clause))
        }
    })
}

/// `not … by phone`: by what it is not to be done; by something else it may well be.
fn means(text: &Reading<'_>, from: usize, to: usize) -> Option<u64> {
    let tokens = &text.tokens[from.min(to)..to];
    let by = tokens
        .iter()
        .position(|t| matches!(&*t.word, "by" | "via" | "through"))?;
    text.concepts_in(from + by, to).next()
}

/// Where the words end that say what is ended: `stop using contractors for reviews` ends no review.
fn ended(text: &Reading<'_>, hit: &Hit, clause: &Clause) -> usize {
    let tokens = &text.tokens[hit.to.min(clause.to)..clause.to];
    let doing = tokens.first().is_some_and(|t| {
        matches!(
            t.word.as_str(),
            "using" | "hiring" | "buying" | "employing" | "booking"
        )
    });
    let purpose = tokens.iter().position(|t| t.word == "for");
    let named = |end: &usize| tokens[1.min(*end)..*end].iter().any(|t| t.concept != 0);
    let end = purpose.filter(|end| doing && named(end));
    end.map_or(clause.to, |end| hit.to + end)
}

/// `not on the square` where it moves from the square: the place that is denied is the one that is left.
fn left(
    pair: &Pair<'_>,
    decided: &Clause,
    turning_a: &[&Hit],
    told: &Clause,
    turning_b: &[&Hit],
) -> bool {
    let (text, hits, clause, other, against) = if turning_a.len() > turning_b.len() {
        (pair.a, turning_a, decided, pair.b, told)
    } else {
        (pair.b, turning_b, told, pair.a, decided)
    };
    let [hit] = hits else { return false };
    let denied = text.concepts_in(hit.to, clause.to).next();
    let led = |at: usize| {
        let before = other.tokens[at.saturating_sub(2)..at].iter();
        before
            .rev()
            .any(|t| matches!(&*t.word, "from" | "leave" | "leaves" | "of"))
    };
    let mut places =
        (against.from..against.to).filter(|at| Some(other.tokens[*at].concept) == denied);
    hit.cue == Cue::Not && places.any(led)
}

/// `contractors no longer review code` where our own people review it: those who are denied the doing are nowhere in the other
/// text.
fn of_others(
    pair: &Pair<'_>,
    decided: &Clause,
    turning_a: &[&Hit],
    told: &Clause,
    turning_b: &[&Hit],
) -> bool {
    let (text, hits, clause, other, at) = if turning_a.len() > turning_b.len() {
        (pair.a, turning_a, decided, pair.b, told.sentence)
    } else {
        (pair.b, turning_b, told, pair.a, decided.sentence)
    };
    let [hit] = hits else { return false };
    let subject: Vec<u64> = text.concepts_in(clause.from, hit.from).collect();
    let sentence = &other.sentences[at];
    hit.cue == Cue::Not
        && !subject.is_empty()
        && subject.iter().all(|c| !sentence.concepts.contains(c))
}

/// `you do not decide that` where Samira decides it: the doing is denied of somebody else.
fn denies_others(
    pair: &Pair<'_>,
    decided: &Clause,
    turning_a: &[&Hit],
    told: &Clause,
    turning_b: &[&Hit],
) -> bool {
    let (text, hits, clause, other, against) = if turning_a.len() > turning_b.len() {
        (pair.a, turning_a, decided, pair.b, told)
    } else {
        (pair.b, turning_b, told, pair.a, decided)
    };
    let [hit] = hits else { return false };
    let before = &text.tokens[hit.from.saturating_sub(2).max(clause.from)..hit.from];
    // `it is not theirs to decide`
    let whose = |t: &Token<'_>| matches!(&*t.word, "theirs" | "yours" | "ours" | "mine");
    let they = before.iter().any(|t| t.word == "they");
    let addressed = before
        .iter()
        .any(|t| matches!(t.word.as_str(), "you" | "we" | "they"))
        || text.tokens[hit.to..clause.to].iter().take(2).any(whose);
    let doers = super::actor::of(other, pair.lexicon).iter();
    hit.cue == Cue::Not
        && addressed
        && doers
            .filter(|one| one.from >= against.from && one.to <= against.to)
            .any(|one| {
                // `they` are those who were named just before.
                let named = |name: &u64| text.concepts.contains(name);
                !(they && one.names.iter().all(named))
                    && one
                        .names
                        .iter()
                        .all(|name| clause.concepts.binary_search(name).is_err())
            })
}

/// `is erased` for `delete`: a word of the same sense makes the same end. And `no longer visible` does what `hide` does:
/// the other of two sides, denied.
fn ended_alike(
    pair: &Pair<'_>,
    decided: &Clause,
    turning_a: &[&Hit],
    told: &Clause,
    turning_b: &[&Hit],
) -> bool {
    let same = |hits: &[&Hit],
                text: &Reading<'_>,
                others: &[&Hit],
                other: &Reading<'_>,
                clause: &Clause| {
        let turned = |concept: u64| {
            others
                .iter()
                .any(|h| other.tokens[h.from].concept == concept)
        };
        let mut ends = hits.iter().filter(|hit| hit.cue == Cue::End);
        ends.any(|hit| {
            let concept = text.tokens[hit.from].concept;
            concept != 0 && clause.concepts.binary_search(&concept).is_ok() && !turned(concept)
        })
    };
    let sides = |text: &Reading<'_>, clause: &Clause, turning: &[&Hit]| -> Vec<(u8, bool)> {
        // `may refuse`: a verb that turns its clause does not turn itself.
        let turned = |hit: &Hit| turning.iter().any(|turn| turn.from != hit.from);
        let hits = text.hits_in(clause.from, clause.to);
        hits.filter_map(|hit| match hit.cue {
            Cue::Side(axis, side) => Some((axis, side != turned(hit))),
            _ => None,
        })
        .collect()
    };
    let one = sides(pair.a, decided, turning_a);
    let other = sides(pair.b, told, turning_b);
    same(turning_a, pair.a, turning_b, pair.b, told)
        || same(turning_b, pair.b, turning_a, pair.a, decided)
        || one.iter().any(|side| other.contains(side))
}

/// Whether a denial goes on to a way in: `no steward without a radio` says that every one has it.
fn lets_in(text: &Reading<'_>, clause: &Clause) -> bool {
    let sentence = &text.sentences[clause.sentence];
    // `no helmet, no ride`
    let hits = text.hits_in(sentence.from, sentence.to);
    let bare = hits.filter(|hit| hit.cue == Cue::Nothing).count();
    let mut after = text.hits_in(clause.from, sentence.to);
    let denial = after.find(|hit| matches!(hit.cue, Cue::Not | Cue::Nothing));
    denial.is_some_and(|denial| bare > 1 || text.has_in(denial.to, sentence.to, &[Cue::Without]))
}

/// `the Monday meeting` in both: a day tells the matter as well as a word does.
fn on_one_day(pair: &Pair<'_>, decided: &Clause, told: &Clause) -> bool {
    let within = |clause: &Clause, from: usize| from >= clause.from && from < clause.to;
    let mut own = pair.a.times.iter().take(40);
    own.any(|q| {
        let mut told_times = pair.b.times.iter().take(40);
        q.weekday.is_some()
            && within(decided, q.from)
            && told_times.any(|t| within(told, t.from) && t.weekday == q.weekday)
    })
}

/// Two shared concepts, or one that is all there is beside a verb that lets it live.
fn aligned(pair: &Pair<'_>, decided: &Clause, told: &Clause, turning_a: &[&Hit]) -> bool {
    let shared = overlap(&decided.concepts, &told.concepts);
    if shared >= 2 || shared == 1 && on_one_day(pair, decided, told) {
        return true;
    }
    let (sa, sb) = (
        &pair.a.sentences[decided.sentence],
        &pair.b.sentences[told.sentence],
    );
    let between = overlap(&sa.concepts, &sb.concepts);
    let best = |s: &Sentence| overlap(&sa.concepts, &s.concepts) <= between;
    if shared == 1 && between >= 2 && pair.b.sentences.iter().take(48).all(best) {
        return true;
    }
    let lives =
        pair.b.has_in(told.from, told.to, &[Cue::Keep]) || any_turn(pair.b, told.from, told.to);
    // `the podcast carries on with guests`
    let carries_on = pair.b.hits_in(told.from, told.to).any(|hit| {
        let before = pair.b.concepts_in(told.from, hit.from).last();
        hit.cue == Cue::Keep && before.is_some_and(|c| decided.concepts.contains(&c))
    });
    shared == 1
        && lives
        && !turning_a.is_empty()
        && (told.concepts.len() <= 2 || carries_on)
        && decided.concepts.len() <= 3
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn who_is_left_out_may_do_something_else() {
        let decided = "The captain decides on the route, not dispatch.";
        assert!(
            kinds(
                decided,
                "The route is the captain's call. Dispatch may advise."
            )
            .is_empty()
        );
    }

    #[test]
    fn denied_or_reversed_is_a_difference() {
        assert_eq!(
            kinds(
                "Do not extend the Hamburg lease.",
                "The Hamburg lease is extended."
            ),
            [Kind::Negation]
        );
        assert_eq!(
            kinds(
                "Cancel the spring collection.",
                "We go ahead with the spring collection."
            ),
            [Kind::Action]
        );
        assert_eq!(
            kinds(
                "Sell the house in Tuscany and keep the one in Sicily.",
                "Sicily goes, Tuscany stays."
            ),
            [Kind::Action]
        );
        assert_eq!(
            kinds(
                "Merge the two customer lists.",
                "We split the customer lists."
            ),
            [Kind::Action]
        );
    }

    #[test]
    fn made_up_for_is_none() {
        assert!(
            kinds(
                "Do not promise the tile before the test is passed.",
                "Promise the tile once the test is passed."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "Test each batch of milk.",
                "No batch of milk goes untested."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "Cancel the spring collection.",
                "There will not be a spring collection."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "Sell the house in Tuscany and keep the one in Sicily.",
                "Tuscany goes, Sicily stays."
            )
            .is_empty()
        );
    }

    #[test]
    fn what_is_free_of_a_thing_goes_without_it() {
        let decided = "Ban phones in meetings.";
        assert!(kinds(decided, "Our meetings are phone-free now.").is_empty());
        let decided = "Stop using contractors for code reviews.";
        assert!(kinds(decided, "Code reviews are done by our own people.").is_empty());
    }

    #[test]
    fn what_is_to_stop_and_goes_on_is_a_difference() {
        let decided = "Stop selling bottled water in the canteen.";
        for told in [
            "The canteen keeps selling bottled water.",
            "The canteen sells bottled water.",
        ] {
            assert_eq!(kinds(decided, told), [Kind::Action], "{told}");
        }
        assert!(kinds(decided, "The canteen is done with bottled water.").is_empty());
    }
}
