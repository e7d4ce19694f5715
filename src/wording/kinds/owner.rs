//! Who does it or decides it.

use crate::wording::comparison::{Difference, Kind};
use crate::wording::concepts::is_role;
use crate::wording::cues::Cue;
use crate::wording::pair::{Pair, overlap};
use crate::wording::reading::{Clause, Reading};
use crate::wording::text::{Shape, Token};

/// Somebody who does something: tokens `from..to`.
struct Actor {
    from: usize,
    to: usize,
    sentence: usize,
    /// Concepts of the name; those of rank (`head`, `team`) are left out where others remain.
    names: Vec<u64>,
    /// Whether it stands after `by`, `up to` or `from`.
    agent: bool,
    /// First letters, for `QA` and `quality assurance`.
    initials: String,
    /// The concept of the word after it, or those before its `by`.
    verbs: Vec<u64>,
}

/// Clauses in which actors are looked for.
const MOST: usize = 60;

/// Actions that have another owner in the telling.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let (decided, told) = (actors(pair, pair.a), actors(pair, pair.b));
    for one in &decided {
        for other in &told {
            if same(one, other) || !clash(pair, one, other, &told) {
                continue;
            }
            if told
                .iter()
                .any(|t| same(one, t) && does_the_same(pair, one, t))
                || taken_over(pair, other, &decided)
            {
                continue;
            }
            let note = "The two texts give the same action to different owners.";
            let quotes = (
                pair.a.quote(one.from, one.to),
                pair.b.quote(other.from, other.to),
            );
            return vec![Pair::difference(Kind::Owner, quotes.0, quotes.1, note)];
        }
    }
    Vec::new()
}

/// Whether the other actor does in the decision what it does in the telling: then nothing changed for it.
fn taken_over(pair: &Pair<'_>, other: &Actor, decided: &[Actor]) -> bool {
    decided
        .iter()
        .any(|d| same(d, other) && does_the_same(pair, d, other))
}

fn same(one: &Actor, other: &Actor) -> bool {
    one.names.iter().any(|n| other.names.contains(n))
        || (one.initials.len() > 1 && one.initials == other.initials)
}

/// Whether two actors share a verb.
fn act(one: &Actor, other: &Actor) -> bool {
    one.verbs.iter().any(|verb| other.verbs.contains(verb))
}

fn does_the_same(pair: &Pair<'_>, one: &Actor, other: &Actor) -> bool {
    if one.verbs.is_empty() || other.verbs.is_empty() {
        matter(pair, one, other) >= 2
    } else {
        act(one, other)
    }
}

/// Concepts that the sentences of two actors share beside the actors.
fn matter(pair: &Pair<'_>, one: &Actor, other: &Actor) -> usize {
    let (a, b) = (
        &pair.a.sentences[one.sentence],
        &pair.b.sentences[other.sentence],
    );
    let named = one
        .names
        .iter()
        .chain(&other.names)
        .filter(|n| a.concepts.contains(n) && b.concepts.contains(n))
        .count();
    overlap(&a.concepts, &b.concepts).saturating_sub(named)
}

/// The same action in aligned sentences, by somebody of whom the decision does not speak or whom it rules out.
fn clash(pair: &Pair<'_>, one: &Actor, other: &Actor, told: &[Actor]) -> bool {
    let shared = matter(pair, one, other);
    let action = act(one, other);
    let new = other.names.iter().all(|n| !pair.knows(*n));
    let elsewhere = told
        .iter()
        .any(|t| same(one, t) && !does_the_same(pair, one, t));
    let gone = elsewhere || one.names.iter().all(|n| !pair.b.concepts.contains(n));
    let same_act = action && shared >= 2 && (new || gone || ruled_out(pair, other));
    same_act || new && gone && shared >= if other.agent { 2 } else { 3 }
}

/// `not sales`, `nobody else`: somebody whom the decision names to leave them out.
fn ruled_out(pair: &Pair<'_>, other: &Actor) -> bool {
    pair.a.clauses.iter().take(MOST).any(|clause| {
        pair.a.has_in(clause.from, clause.to, &[Cue::Not])
            && other.names.iter().any(|n| clause.concepts.contains(n))
    })
}

fn actors(pair: &Pair<'_>, text: &Reading<'_>) -> Vec<Actor> {
    text.clauses
        .iter()
        .take(MOST)
        .flat_map(|clause| in_clause(pair, text, clause))
        .collect()
}

fn in_clause(pair: &Pair<'_>, text: &Reading<'_>, clause: &Clause) -> Vec<Actor> {
    let mut list = Vec::new();
    if let Some((from, to)) = subject(pair, text, clause) {
        let verbs = text.concepts_in(to, clause.to).take(1).collect();
        list.extend(actor(text, clause, (from, to), verbs, false));
    }
    for at in clause.from..clause.to {
        let word = text.tokens[at].word.as_str();
        let up_to = word == "to" && at > 0 && text.tokens[at - 1].word == "up";
        let source = word == "from"
            && text.tokens[clause.from..at]
                .iter()
                .any(|t| matches!(t.word.as_str(), "get" | "gets" | "come" | "comes"));
        if word != "by" && !up_to && !source {
            continue;
        }
        if let Some((from, to)) = phrase(pair, text, at + 1, clause.to) {
            let start = if up_to {
                text.sentences[clause.sentence].from
            } else {
                clause.from
            };
            let verbs = text.concepts_in(start, at).collect();
            list.extend(actor(text, clause, (from, to), verbs, true));
        }
    }
    list
}

fn actor(
    text: &Reading<'_>,
    clause: &Clause,
    (from, to): (usize, usize),
    verbs: Vec<u64>,
    agent: bool,
) -> Option<Actor> {
    let content = || text.tokens[from..to].iter().filter(|t| t.concept != 0);
    let special: Vec<u64> = content()
        .filter(|t| !is_rank(t))
        .map(|t| t.concept)
        .collect();
    let names = if special.is_empty() {
        content().map(|t| t.concept).collect()
    } else {
        special
    };
    let initials = match &text.tokens[from..to] {
        [one]
            if one.capital
                && text.source[one.start..one.end]
                    .chars()
                    .all(char::is_uppercase) =>
        {
            one.word.to_string()
        }
        _ => content().filter_map(|t| t.word.chars().next()).collect(),
    };
    (!names.is_empty()).then_some(Actor {
        from,
        to,
        sentence: clause.sentence,
        names,
        agent,
        initials,
        verbs,
    })
}

/// Ranks say little about who it is.
fn is_rank(token: &Token<'_>) -> bool {
    matches!(
        token.word.as_str(),
        "head"
            | "chief"
            | "team"
            | "teams"
            | "department"
            | "office"
            | "director"
            | "directors"
            | "manager"
            | "managers"
            | "committee"
            | "officer"
            | "lead"
            | "desk"
            | "alone"
            | "unit"
            | "member"
            | "members"
    )
}

/// The subject: a role at the beginning of a clause with a verb after it.
fn subject(pair: &Pair<'_>, text: &Reading<'_>, clause: &Clause) -> Option<(usize, usize)> {
    let mut at = clause.from;
    let skipped = |t: &Token<'_>| {
        t.shape == Shape::Mark
            || matches!(
                t.word.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "our"
                    | "your"
                    | "only"
                    | "let"
                    | "all"
                    | "every"
                    | "each"
                    | "any"
                    | "it"
                    | "is"
                    | "and"
                    | "then"
                    | "but"
                    | "now"
                    | "both"
            )
    };
    while at < clause.to && skipped(&text.tokens[at]) {
        at += 1;
    }
    let (from, to) = phrase(pair, text, at, clause.to)?;
    let next = text.tokens.get(to).filter(|_| to < clause.to)?;
    let verb = next.shape == Shape::Word
        && !matches!(
            next.word.as_str(),
            "of" | "and" | "or" | "in" | "for" | "from" | "with"
        );
    verb.then_some((from, to))
}

/// A noun phrase of at most four words with a role or a known name in it.
fn phrase(pair: &Pair<'_>, text: &Reading<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    let mut from = at;
    while from < end
        && matches!(
            text.tokens[from].word.as_str(),
            "the" | "a" | "an" | "our" | "your" | "their"
        )
    {
        from += 1;
    }
    let last_role = (from..end.min(from + 4))
        .take_while(|i| noun(&text.tokens[*i]))
        .filter(|i| owns(pair, text, *i))
        .last()?;
    let mut to = last_role + 1;
    let of = to + 1 < end && text.tokens[to].word == "of";
    if of {
        to = (to + 1..end.min(to + 4)).find(|i| text.tokens[*i].concept != 0)? + 1;
    }
    Some((from, to))
}

fn noun(token: &Token<'_>) -> bool {
    token.shape == Shape::Word && (token.concept != 0 || token.word == "it")
}

/// A role, a journal's team or person, or an abbreviation in capitals.
fn owns(pair: &Pair<'_>, text: &Reading<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let lexicon = pair.lexicon;
    let named = || {
        lexicon
            .teams
            .iter()
            .any(|team| team.eq_ignore_ascii_case(&token.word))
            || lexicon.people.iter().any(|p| {
                p.handle.eq_ignore_ascii_case(&token.word)
                    || p.name
                        .split(' ')
                        .any(|part| part.eq_ignore_ascii_case(&token.word))
            })
    };
    let raw = &text.source[token.start..token.end];
    let caps = raw.len() > 1 && raw.len() < 5 && raw.chars().all(char::is_uppercase);
    let known = token.concept != 0 && lexicon.phrases().is_actor(token.concept);
    is_role(token.stem) && token.word != "it" || caps || known || named()
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn another_owner_is_a_difference() {
        let decided = "The pricing committee approves any quote with a low margin.";
        let told = "Any quote with a low margin is approved by your regional manager.";
        assert_eq!(kinds(decided, told), [Kind::Owner]);
        assert_eq!(
            kinds(
                "Nurses give the flu shot.",
                "The flu shot is given by a doctor."
            ),
            [Kind::Owner]
        );
    }

    #[test]
    fn the_same_owner_in_other_words_is_none() {
        let decided = "Quality assurance decides when the pen ships.";
        assert!(kinds(decided, "QA decides when the pen ships.").is_empty());
        assert!(
            kinds(
                "The captain decides on sailing in fog.",
                "Sailing in fog is decided by the captain."
            )
            .is_empty()
        );
    }
}
