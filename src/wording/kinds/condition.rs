//! A condition that was dropped or overridden.

use super::informed;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::pair::Pair;
use crate::wording::reading::{Clause, Reading, Sentence};

/// What is said of a condition that the telling leaves out.
pub(in crate::wording) const DROPPED: &str =
    "The telling keeps the decision and drops its condition.";

/// Cues that keep a condition alive in whatever words.
const LIVING: [Cue; 8] = [
    Cue::If,
    Cue::Once,
    Cue::Before,
    Cue::Without,
    Cue::Only,
    Cue::Must,
    Cue::Except,
    Cue::SoftExcept,
];

/// Conditions of the decision of which the telling keeps the rest and not the condition.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let conditions = pair
        .decided_clauses()
        .iter()
        .filter(|c| is_condition(pair, c));
    let found = conditions.filter_map(|c| {
        overridden(pair, c)
            .or_else(|| waived(pair, c))
            .or_else(|| dropped(pair, c))
            .or_else(|| put_off(pair, c))
            .or_else(|| replaced(pair, c))
            .or_else(|| turned_order(pair, c))
            .or_else(|| told_as_fact(pair, c))
            .or_else(|| straight_away(pair, c))
            .or_else(|| after_the_fact(pair, c))
    });
    found
        .take(1)
        .next()
        .or_else(|| without_it(pair))
        .or_else(|| bare(pair))
        .or_else(|| made_binding(pair))
        .or_else(|| set_aside(pair))
        .or_else(|| informed::find(pair))
        .into_iter()
        .collect()
}

/// `regardless of how long you stay` where those were decided who stay two years: what the decision names is told to be
/// of no weight.
fn set_aside(pair: &Pair<'_>) -> Option<Difference> {
    if pair.a.has(&[Cue::Regardless]) {
        return None;
    }
    let mut told =
        pair.b.hits.iter().filter(|hit| {
            hit.cue == Cue::Regardless && outright(pair, hit) && pair.aligned(hit.from)
        });
    told.find_map(|hit| {
        let clause = pair.b.clause_at(hit.from)?;
        let named = pair.b.tokens[hit.to..clause.to.max(hit.to)]
            .iter()
            .find(|t| t.concept != 0)?;
        let own = pair.a.concepts.contains(&named.concept);
        // `each team`, told as `no matter which team`
        let all = pair.a.hits.iter().any(|h| {
            let mut noun = pair.a.concepts_in(h.to, h.to + 4);
            matches!(h.cue, Cue::All | Cue::Also) && noun.any(|c| c == named.concept)
        });
        let at = pair
            .a
            .tokens
            .iter()
            .position(|t| t.concept == named.concept)?;
        (own && !all).then(|| {
            Pair::difference(
                Kind::Condition,
                pair.a.clause_at(at).and_then(|c| pair.a.quote_clause(c)),
                pair.b.quote(hit.from, clause.to),
                "The telling sets aside what the decision rests on.",
            )
        })
    })
}

/// `regardless of`, `whether or not`: but `whatever a supplier brings` only takes all of it in.
fn outright(pair: &Pair<'_>, hit: &Hit) -> bool {
    let first = &*pair.b.tokens[hit.from].word;
    matches!(
        first,
        "regardless" | "irrespective" | "despite" | "never" | "even" | "notwithstanding"
    ) || hit.to > hit.from + 1 && matches!(first, "no" | "whether" | "in")
}

/// `only unanimously` of which nothing is left: what stands before it was told, and hardly a word beside.
fn bare(pair: &Pair<'_>) -> Option<Difference> {
    let only = pair.a.hits.iter().find(|hit| hit.cue == Cue::Only)?;
    let clause = pair.a.clause_at(only.from)?;
    let host: Vec<u64> = pair.a.concepts_in(clause.from, only.from).collect();
    let tied: Vec<u64> = pair.a.concepts_in(only.to, clause.to).collect();
    let fact = |text: &Reading<'_>| !text.quantities.is_empty() || !text.times.is_empty();
    let told = |c: &u64| pair.b.concepts.contains(c);
    let whole = host.len() >= 3 && host.iter().all(told) && !tied.is_empty();
    if !whole || tied.iter().any(told) || fact(pair.a) || fact(pair.b) || living(pair) {
        return None;
    }
    let says = |s: &&Sentence| host.iter().all(|c| s.concepts.contains(c));
    let sentence = pair.b.sentences.iter().take(48).find(says)?;
    let new = sentence
        .concepts
        .iter()
        .filter(|c| !pair.knows(**c))
        .count();
    (new <= 1).then(|| {
        Pair::difference(
            Kind::Condition,
            pair.a.quote_clause(clause),
            pair.b.quote(sentence.from, sentence.to),
            DROPPED,
        )
    })
}

/// A clause after `if`, `once` or `before` that names a thing and not only a time.
fn is_condition(pair: &Pair<'_>, clause: &Clause) -> bool {
    let connector = matches!(clause.connector, Some(Cue::If | Cue::Once | Cue::Before));
    let timed = pair
        .a
        .times
        .iter()
        .any(|t| t.from >= clause.from && t.to <= clause.to && t.from <= clause.from + 3);
    let lasting = pair
        .a
        .quantities
        .iter()
        .any(|q| q.from <= clause.from + 2 && q.to > clause.from);
    // `up to the shops`: whose call it is.
    let left_to = pair.a.tokens[clause.from].word == "up";
    connector && !clause.concepts.is_empty() && !timed && !lasting && !left_to
}

/// `whatever the test says`.
fn overridden(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let hit = pair.b.hits.iter().find(|hit| {
        hit.cue == Cue::Regardless && !names_all(pair.b, hit) && pair.aligned(hit.from)
    })?;
    let clause = pair.b.clause_at(hit.from)?;
    // `whatever the forecast says`, of the very forecast that it was to depend on.
    let host = host(pair, condition);
    let named = pair.b.concepts_in(hit.to, clause.to.max(hit.to));
    let by_name = named
        .filter(|c| !host.contains(c))
        .any(|c| condition.concepts.contains(&c));
    if !by_name && living_beside(pair, &host) {
        return None;
    }
    let note = "The telling sets aside the condition that was decided.";
    Some(Pair::difference(
        Kind::Condition,
        pair.a.quote_clause(condition),
        pair.b.quote_clause(clause),
        note,
    ))
}

/// `without a deposit`, `no deposit needed` where it was decided to do so if one is left.
fn waived(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let turns = [
        Cue::Not,
        Cue::Nothing,
        Cue::End,
        Cue::EndFinal,
        Cue::Only,
        Cue::Except,
        Cue::Before,
        Cue::Swap,
    ];
    let own = &pair.a.sentences[condition.sentence];
    // `not unless they agree` is `only if they agree`.
    let turned: &[Cue] = if pair.a.tokens[condition.from].word == "unless" {
        &[Cue::Without, Cue::End]
    } else {
        &[Cue::Not, Cue::Nothing, Cue::Without, Cue::End, Cue::Except]
    };
    if condition.connector == Some(Cue::Before) || pair.a.has_in(own.from, own.to, turned) {
        return None;
    }
    let host = host(pair, condition);
    let named = |from: usize, to: usize| {
        let mut concepts = pair.b.concepts_in(from, to).peekable();
        let some = concepts.peek().is_some();
        some && concepts.all(|c| condition.concepts.contains(&c) && !host.contains(&c))
    };
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let needless = |clause: &Clause| {
        let no = (clause.from..clause.to).find(|at| word(*at) == "no")?;
        let end = (no + 1..clause.to.min(no + 5))
            .find(|at| matches!(word(*at), "needed" | "required" | "necessary" | "asked"))?;
        named(no + 1, end).then_some((no, end + 1))
    };
    let goes_without = |clause: &Clause| {
        let sentence = &pair.b.sentences[clause.sentence];
        let plain = !pair.b.has_in(sentence.from, sentence.to, &turns);
        let without = clause.connector == Some(Cue::Without) && named(clause.from + 1, clause.to);
        (without && plain).then_some((clause.from, clause.to))
    };
    let told = host.iter().filter(|c| pair.b.concepts.contains(c)).count();
    let mut clauses = pair.b.clauses.iter().take(60);
    let (from, to) = clauses.find_map(|c| needless(c).or_else(|| goes_without(c)))?;
    (told >= 1 && told * 2 >= host.len() && pair.aligned(from)).then(|| {
        Pair::difference(
            Kind::Condition,
            pair.a.quote_clause(condition),
            pair.b.quote(from, to),
            "The telling sets aside the condition that was decided.",
        )
    })
}

/// `share them without consent` where they are not shared unless there is one.
fn without_it(pair: &Pair<'_>) -> Option<Difference> {
    let unless = pair
        .a
        .hits
        .iter()
        .find(|hit| pair.a.tokens[hit.from].word == "unless")?;
    let clause = pair.a.clause_at(unless.from)?;
    let sentence = &pair.a.sentences[clause.sentence];
    let denied = pair
        .a
        .has_in(sentence.from, unless.from, &[Cue::Not, Cue::Nothing]);
    let wanted: Vec<u64> = pair.a.concepts_in(unless.to, clause.to).collect();
    let host: Vec<u64> = pair
        .a
        .concepts_in(sentence.from, unless.from)
        .filter(|c| !wanted.contains(c))
        .collect();
    let turns = [
        Cue::Not,
        Cue::Nothing,
        Cue::End,
        Cue::EndFinal,
        Cue::Only,
        Cue::Except,
        Cue::Before,
        Cue::If,
    ];
    let told = pair.b.clauses.iter().take(60).find(|c| {
        let sentence = &pair.b.sentences[c.sentence];
        let named: Vec<u64> = pair.b.concepts_in(c.from + 1, c.to).collect();
        c.connector == Some(Cue::Without)
            && !named.is_empty()
            && named.iter().all(|c| {
                wanted.contains(c) && !host.contains(c) || *c == pair.a.tokens[unless.to].concept
            })
            && !pair.b.has_in(sentence.from, sentence.to, &turns)
    })?;
    let kept = host.iter().filter(|c| pair.b.concepts.contains(c)).count();
    (denied && kept >= 1 && kept * 2 >= host.len()).then(|| {
        Pair::difference(
            Kind::Condition,
            pair.a.quote(unless.from, clause.to),
            pair.b.quote_clause(told),
            "The telling sets aside the condition that was decided.",
        )
    })
}

/// `whatever is no bug fix`: all of what is so, and nothing set aside.
fn names_all(text: &Reading<'_>, hit: &Hit) -> bool {
    let next = text.tokens.get(hit.to).map_or("", |t| &*t.word);
    let first = &*text.tokens[hit.from].word;
    matches!(first, "whatever" | "whoever" | "whichever")
        && hit.to == hit.from + 1
        && matches!(
            next,
            "is" | "are" | "does" | "has" | "can" | "comes" | "goes" | "not"
        )
}

/// The host was told and hardly a concept of the condition with it.
fn dropped(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let inside = |c: &&u64| pair.b.concepts.contains(c);
    let hosts = pair
        .decided_clauses()
        .iter()
        .filter(|c| c.sentence == condition.sentence && c.from != condition.from);
    let host: Vec<u64> = hosts
        .filter(|c| c.connector.is_none())
        .flat_map(|c| c.concepts.iter().copied())
        .collect();
    let relayed = host.iter().filter(inside).count();
    // Only where the decision itself is told: a later sentence may name the same people for another reason.
    let sentences = pair
        .b
        .sentences
        .iter()
        .filter(|s| s.concepts.iter().any(|c| host.contains(c)));
    let beside: Vec<u64> = sentences.flat_map(|s| s.concepts.iter().copied()).collect();
    // `all customers get it` says nothing of those who pay in advance.
    let heads = pair.b.hits.iter().filter(|hit| hit.cue == Cue::All);
    let alls: Vec<u64> = heads
        .filter_map(|hit| pair.b.concepts_in(hit.to, hit.to + 3).next())
        .collect();
    let lives = |c: &&u64| !host.contains(c) && beside.contains(c) && !alls.contains(c);
    let figure = pair.a.quantities.iter().take(40).any(|q| {
        let inside = q.from >= condition.from && q.to <= condition.to;
        inside
            && pair
                .b
                .quantities
                .iter()
                .take(40)
                .any(|t| t.same_value(q) || (t.value - q.value).abs() < 1e-9)
    });
    // `first in Austria`, told as `Germany follows`
    let in_turn = pair.a.tokens[condition.from].word == "first"
        && pair.b.tokens.iter().any(|t| {
            matches!(
                &*t.word,
                "follow" | "follows" | "later" | "then" | "after" | "leads" | "before"
            )
        });
    let survives = condition.concepts.iter().filter(lives).count();
    let told_it = relayed >= 2 || (relayed == 1 && host.len() <= 2);
    if !told_it
        || in_turn
        || figure
        || relayed * 2 < host.len()
        || survives * 3 >= condition.concepts.len()
        || living(pair)
    {
        return None;
    }
    let at = pair
        .b
        .clauses
        .iter()
        .find(|c| c.concepts.iter().any(|k| host.contains(k)))?;
    let note = DROPPED;
    Some(Pair::difference(
        Kind::Condition,
        pair.a.quote_clause(condition),
        pair.b.quote_clause(at),
        note,
    ))
}

/// Concepts of the decision's sentence that belong to what is done and not to its condition.
fn host(pair: &Pair<'_>, condition: &Clause) -> Vec<u64> {
    let clauses = pair.decided_clauses().iter();
    let beside = clauses.filter(|c| c.sentence == condition.sentence && c.connector.is_none());
    let concepts = beside.flat_map(|c| c.concepts.iter().copied());
    concepts
        .filter(|c| !condition.concepts.contains(c))
        .collect()
}

/// `the survey runs alongside`, `the certificate is sent on later`: what was to come first is told to come beside or after.
fn put_off(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    // `not before both have signed` is `after both have signed`.
    let sentence = &pair.a.sentences[condition.sentence];
    let denied = pair
        .a
        .has_in(sentence.from, condition.from, &[Cue::Not, Cue::Nothing]);
    if condition.connector == Some(Cue::Before) && denied {
        return None;
    }
    let (first, then) = in_order(pair, condition);
    let clause = pair.b.clauses.iter().take(60).find(|clause| {
        let later = pair.b.has_in(clause.from, clause.to, &[Cue::Later]);
        let has = |list: &[u64]| list.iter().any(|c| clause.concepts.contains(c));
        later && clause.connector.is_none_or(opens_later) && has(&first) && !has(&then)
    })?;
    let told = then.iter().filter(|c| pair.b.concepts.contains(c)).count();
    (told >= 1 && told * 2 >= then.len()).then(|| {
        Pair::difference(
            Kind::Condition,
            pair.a.quote_clause(condition),
            pair.b.quote_clause(clause),
            "What was to come first is told to come beside it or later.",
        )
    })
}

/// Connectors that words such as `afterwards` make of themselves.
fn opens_later(cue: Cue) -> bool {
    matches!(cue, Cue::Once)
}

/// What is to come first by the decision, and what then: concepts that only one of the two has.
fn in_order(pair: &Pair<'_>, condition: &Clause) -> (Vec<u64>, Vec<u64>) {
    let host = host(pair, condition);
    let rest = condition.concepts.iter().copied();
    let own: Vec<u64> = rest.filter(|c| !host.contains(c)).collect();
    // `A before B`, `first A, then B`
    let last =
        condition.connector == Some(Cue::Before) || pair.a.tokens[condition.from].word == "then";
    if last { (host, own) } else { (own, host) }
}

/// `the gym first, and after that the hall` for `the hall before the gym`.
fn turned_order(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let (first, then) = in_order(pair, condition);
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let at = (0..pair.b.tokens.len().min(400)).find(|at| word(*at) == "first")?;
    let clause = pair.b.clause_at(at)?;
    let sentence = &pair.b.sentences[clause.sentence];
    let start = clause.from.min(sentence.from);
    let has = |list: &[u64], from: usize, to: usize| {
        pair.b.concepts_in(from, to).any(|c| list.contains(&c))
    };
    // `first the gym is done`: what stands before the next mark or `and`.
    let ends = |i: &usize| matches!(word(*i), "," | "." | ";" | "and" | "then");
    let end = (at + 1..sentence.to).find(ends).unwrap_or(sentence.to);
    // The doing may be one: `the crane is repaired first`.
    let held_back: Vec<u64> = first
        .iter()
        .copied()
        .filter(|c| !pair.b.concepts_in(start, end).any(|told| told == *c))
        .collect();
    let named_first = has(&then, start, end);
    let later = (end..pair.b.tokens.len().min(end + 14)).any(|i| {
        matches!(
            (word(i), word(i + 1)),
            ("after", "that") | ("then" | "afterwards" | "later", _)
        )
    });
    let follows = has(&held_back, end, pair.b.tokens.len().min(end + 14));
    let turned = pair.a.has(&[Cue::Not, Cue::Nothing]) || pair.b.has(&[Cue::Not, Cue::Nothing]);
    let opens = &*pair.a.tokens[condition.from].word;
    let ordered = condition.connector == Some(Cue::Before) || opens == "then";
    (ordered && named_first && later && follows && !turned).then(|| {
        Pair::difference(
            Kind::Condition,
            pair.a.quote_clause(condition),
            pair.b.quote(start, end),
            "What was to come first is told to come beside it or later.",
        )
    })
}

/// `right away`, where it was to wait for something of which nothing is told there.
fn straight_away(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let word = |text: &Reading<'_>, at: usize| -> String {
        text.tokens
            .get(at)
            .map_or(String::new(), |t| t.word.to_string())
    };
    let at_once = |text: &Reading<'_>| {
        (0..text.tokens.len().min(400)).find(|at| {
            let (one, two) = (word(text, *at), word(text, at + 1));
            matches!(
                (one.as_str(), two.as_str()),
                ("at", "once")
                    | ("right" | "straight", "away")
                    | ("immediately" | "straightaway", _)
            ) || one == "right" && two == "from" && word(text, at + 3) == "start"
        })
    };
    // `when the alarm sounds` names the case, and may be left out.
    let opens = &*pair.a.tokens[condition.from].word;
    let waits = matches!(opens, "before" | "once" | "until" | "unless" | "only");
    if at_once(pair.a).is_some() || !waits {
        return None;
    }
    let at = at_once(pair.b)?;
    let clause = pair.b.clause_at(at)?;
    let (first, then) = in_order(pair, condition);
    let inside = |list: &[u64]| list.iter().filter(|c| clause.concepts.contains(c)).count();
    let tied = [
        Cue::If,
        Cue::Once,
        Cue::Before,
        Cue::Only,
        Cue::Not,
        Cue::Nothing,
        Cue::Without,
    ];
    let sentence = &pair.b.sentences[clause.sentence];
    let plain = !tied.iter().any(|cue| {
        let mut hits = pair.b.hits_in(sentence.from, sentence.to);
        hits.any(|hit| hit.cue == *cue && hit.from != at + 1)
    });
    let plain =
        plain && clause.connector.is_none() && first.iter().all(|c| !pair.b.concepts.contains(c));
    let told = inside(&then);
    (plain && told >= 1 && told * 2 >= then.len()).then(|| {
        Pair::difference(
            Kind::Condition,
            pair.a.quote_clause(condition),
            pair.b.quote(clause.from, at + 2),
            "What was to wait is told to be done at once.",
        )
    })
}

/// `provided the board has agreed` where another condition was decided, and nothing of that one is left.
fn replaced(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let host = host(pair, condition);
    let mut told = pair.b.clauses.iter().take(60);
    let clause = told.find(|clause| {
        let tied = matches!(clause.connector, Some(Cue::If | Cue::Once | Cue::Before));
        let new = clause.concepts.iter().filter(|c| !pair.knows(**c)).count();
        let sentence = &pair.b.sentences[clause.sentence];
        let beside = host
            .iter()
            .filter(|c| sentence.concepts.contains(c))
            .count();
        let told = host.iter().filter(|c| pair.b.concepts.contains(c)).count();
        tied && new >= 2 && new == clause.concepts.len() && beside >= 1 && told * 2 >= host.len()
    })?;
    // What another sentence says of it ties nothing.
    let mut beside = pair.b.clauses.iter().take(60);
    let tied = beside.any(|c| {
        let here = c.connector.is_some() || c.sentence == clause.sentence;
        here && condition.concepts.iter().any(|k| c.concepts.contains(k))
    });
    let figure = |text: &Reading<'_>, clause: &Clause| {
        let inside = |from: usize, to: usize| from >= clause.from && to <= clause.to;
        text.quantities
            .iter()
            .take(40)
            .any(|q| inside(q.from, q.to))
            || text.times.iter().take(40).any(|t| inside(t.from, t.to))
    };
    (!tied && !figure(pair.b, clause)).then(|| {
        Pair::difference(
            Kind::Condition,
            pair.a.quote_clause(condition),
            pair.b.quote_clause(clause),
            "The telling has another condition than the decision.",
        )
    })
}

/// `we buy it, and the fund pays half` for `only if the fund pays half`: what is to be seen is told as settled.
fn told_as_fact(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    let before = pair.a.has_in(
        condition.from.saturating_sub(1),
        condition.from,
        &[Cue::Only],
    );
    let host = host(pair, condition);
    if condition.connector != Some(Cue::If) || !before || host.is_empty() {
        return None;
    }
    let open = [
        Cue::If,
        Cue::Once,
        Cue::Only,
        Cue::Before,
        Cue::Without,
        Cue::Except,
        Cue::SoftExcept,
        Cue::Not,
        Cue::Nothing,
        Cue::Must,
        Cue::May,
        Cue::Should,
        Cue::Hedge,
        Cue::Regardless,
        Cue::End,
    ];
    let unsettled = |t: &str| matches!(t, "or" | "?" | "else" | "otherwise" | "first");
    if pair.b.has(&open) || pair.b.tokens.iter().any(|t| unsettled(&t.word)) {
        return None;
    }
    let told = pair.b.sentences.iter().take(48).find(|s| {
        let has = |c: &&u64| s.concepts.contains(c);
        let tied = condition.concepts.iter().filter(has).count();
        let done = host.iter().filter(has).count();
        tied >= 2 && tied * 3 >= condition.concepts.len() * 2 && done * 2 >= host.len()
    })?;
    Some(Pair::difference(
        Kind::Condition,
        pair.a.quote_clause(condition),
        pair.b.quote(told.from, told.to),
        "What was decided under a condition is told as settled.",
    ))
}

/// `once we have moved it` for `before we move it`: what was to come first is told to come when it is done.
fn after_the_fact(pair: &Pair<'_>, condition: &Clause) -> Option<Difference> {
    // `not before` is `once`.
    let sentence = &pair.a.sentences[condition.sentence];
    let turned = [Cue::Not, Cue::Nothing, Cue::End, Cue::Keep, Cue::Only];
    if condition.connector != Some(Cue::Before)
        || pair.a.has_in(sentence.from, sentence.to, &turned)
    {
        return None;
    }
    let host = host(pair, condition);
    let done = pair.b.clauses.iter().take(60).find(|clause| {
        let after = clause.connector == Some(Cue::Once);
        let perfect = pair.b.tokens[clause.from..clause.to]
            .iter()
            .any(|t| matches!(&*t.word, "have" | "has"));
        let about = condition
            .concepts
            .iter()
            .filter(|c| clause.concepts.contains(c))
            .count();
        let mixed = host.iter().any(|c| clause.concepts.contains(c));
        let sentence = &pair.b.sentences[clause.sentence];
        let beside = host.iter().any(|c| sentence.concepts.contains(c));
        let turned = pair.b.has_in(
            sentence.from,
            sentence.to,
            &[Cue::Not, Cue::Nothing, Cue::Only],
        );
        after
            && perfect
            && about >= 1
            && about * 2 >= condition.concepts.len()
            && !mixed
            && beside
            && !turned
    })?;
    Some(Pair::difference(
        Kind::Condition,
        pair.a.quote_clause(condition),
        pair.b.quote_clause(done),
        "What was to come first is told to come beside it or later.",
    ))
}

/// `as long as the season is not cut short` for `even if the season is cut short`: what was to be of no weight decides.
fn made_binding(pair: &Pair<'_>) -> Option<Difference> {
    let even = pair.a.clauses.iter().take(60).find(|c| {
        c.connector == Some(Cue::Regardless)
            && pair.a.tokens[c.from..c.to]
                .iter()
                .take(3)
                .any(|t| matches!(&*t.word, "even" | "if" | "when"))
            && !c.concepts.is_empty()
    })?;
    let tied = pair.b.clauses.iter().take(60).find(|c| {
        let shared = even
            .concepts
            .iter()
            .filter(|k| c.concepts.contains(k))
            .count();
        c.connector == Some(Cue::If) && shared >= 1 && shared * 3 >= even.concepts.len()
    })?;
    let first = &*pair.b.tokens[tied.from].word;
    let binds = matches!(first, "as" | "so" | "provided" | "providing" | "unless")
        || pair
            .b
            .has_in(tied.from.saturating_sub(1), tied.from + 2, &[Cue::Only]);
    (binds && !pair.b.has(&[Cue::Regardless])).then(|| {
        Pair::difference(
            Kind::Condition,
            pair.a.quote_clause(even),
            pair.b.quote_clause(tied),
            "What was to be of no weight is told as a condition.",
        )
    })
}

/// The same, where a clause that only names the case (`if you do overtime, …`) does not count.
fn living_beside(pair: &Pair<'_>, host: &[u64]) -> bool {
    let names_the_case = |clause: &Clause| {
        clause.connector == Some(Cue::If) && clause.concepts.iter().all(|c| host.contains(c))
    };
    let clauses = pair.b.clauses.iter().take(60);
    let mut about =
        clauses.filter(|c| pair.shared_in_sentence(c.sentence) > 0 && !names_the_case(c));
    about.any(|c| pair.b.has_in(c.from, c.to, &LIVING))
}

/// Whether the sentences about the matter still speak of any condition, or the one behind them that takes it up: `until it
/// is done, nobody climbs`.
fn living(pair: &Pair<'_>) -> bool {
    let mut sentences = pair.b.sentences.iter().enumerate();
    sentences.any(|(i, s)| {
        let about = pair.shared_in_sentence(i) > 0;
        about && (pair.b.has_in(s.from, s.to, &LIVING) || asks_first(pair, s))
            || !about && ties_to_it(pair, s)
    })
}

/// `Nobody on the platform? Then you may roll on`: a question is the condition of its answer.
fn asks_first(pair: &Pair<'_>, sentence: &Sentence) -> bool {
    let words = &pair.b.tokens[sentence.from..sentence.to];
    words
        .windows(2)
        .any(|two| two[0].word == "?" && two[1].word == "then")
}

/// `until it is done`, `not without that`: a condition that names the matter by a pronoun.
fn ties_to_it(pair: &Pair<'_>, sentence: &Sentence) -> bool {
    let tied = [Cue::If, Cue::Once, Cue::Before, Cue::Without];
    let mut hits = pair.b.hits_in(sentence.from, sentence.to);
    hits.any(|hit| {
        let next = pair.b.tokens.get(hit.to).map_or("", |t| &*t.word);
        tied.contains(&hit.cue) && matches!(next, "it" | "that" | "this" | "they" | "then")
    })
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn a_dropped_condition_is_a_difference() {
        let decided = "We open the second bakery only if the bank grants the loan.";
        assert_eq!(
            kinds(decided, "The second bakery opens this year."),
            [Kind::Condition]
        );
        let decided = "Ship the firmware update once the battery test has passed.";
        assert_eq!(
            kinds(
                decided,
                "The firmware update ships, whatever the battery says."
            ),
            [Kind::Condition]
        );
    }

    #[test]
    fn a_condition_that_is_named_and_set_aside_is_a_difference() {
        let decided = "Open the shelter whenever the forecast falls below 3 degrees.";
        let told =
            "The shelter opens every night once the soup is hot, whatever the forecast says.";
        assert_eq!(kinds(decided, told), [Kind::Condition]);
    }

    #[test]
    fn the_other_order_is_a_difference() {
        let decided = "Repair the quay before the crane.";
        let told = "The crane is repaired first, and after that it's the quay's turn.";
        assert_eq!(kinds(decided, told), [Kind::Condition]);
        assert!(kinds(decided, "First we repair the quay, then the crane.").is_empty());
    }

    #[test]
    fn a_condition_that_a_pronoun_takes_up_is_none() {
        let decided = "Ladders must be checked every Monday before anyone climbs them.";
        let told = "Mondays begin with a look at the ladders. Until that's done, all stay below.";
        assert!(kinds(decided, told).is_empty());
    }

    #[test]
    fn a_condition_in_other_words_is_none() {
        let decided = "We open the second bakery only if the bank grants the loan.";
        assert!(kinds(decided, "No loan from the bank, no second bakery.").is_empty());
        assert!(kinds(decided, "The second bakery needs the bank's loan first.").is_empty());
    }

    #[test]
    fn going_without_the_condition_is_a_difference() {
        let decided = "Lend boats to guests if they leave a deposit.";
        let told = "We lend boats to guests, no deposit needed.";
        assert_eq!(kinds(decided, told), [Kind::Condition]);
        assert_eq!(
            kinds(decided, "We lend boats to guests without a deposit."),
            [Kind::Condition]
        );
        assert!(kinds(decided, "Without a deposit, guests get no boat.").is_empty());
        let decided = "Do not share addresses unless the member has agreed.";
        let told = "Addresses are shared without the member's agreement.";
        assert_eq!(kinds(decided, told), [Kind::Condition]);
    }
}
