//! Who does something in a text: the subject of a clause, whoever stands behind `by`, a name in apposition.
//!
//! Roles are a closed list of nouns (agentive nouns, as in Levin's verb classes their verbs); a verb after the
//! noun phrase or a passive before it makes an actor of them.

use super::authority;
use crate::wording::concepts::is_role;
use crate::wording::context::Lexicon;
use crate::wording::reading::{Clause, Reading};
use crate::wording::text::{Shape, Token};

/// Somebody who does something: tokens `from..to`.
pub(in crate::wording) struct Actor {
    /// Index of its first token.
    pub from: usize,
    /// Index after its last token.
    pub to: usize,
    /// Index of its sentence.
    pub sentence: usize,
    /// Concepts of the name; those of rank (`head`, `team`) are left out where others remain.
    pub names: Vec<u64>,
    /// Whether it is a name in two words of which nobody has said what they are.
    pub stranger: bool,
    /// All concepts of the name, rank included.
    pub full: Vec<u64>,
    /// Whether it stands after `by`, `up to` or `from`.
    pub agent: bool,
    /// Whether it is their word that counts: `the manager's approval`, `decides`.
    pub authority: bool,
    /// First letters, for `QA` and `quality assurance`.
    pub initials: String,
    /// The concept of the word after it, or those before its `by`.
    pub verbs: Vec<u64>,
}

/// Who does what in a text, looked for once.
pub(super) fn of<'r>(text: &'r Reading<'_>, lexicon: &Lexicon) -> &'r [Actor] {
    text.actors.get_or_init(|| actors(lexicon, text))
}

/// Clauses in which actors are looked for.
pub(super) const MOST: usize = 60;

/// Everybody in a text who does something.
fn actors(lexicon: &Lexicon, text: &Reading<'_>) -> Vec<Actor> {
    let clauses = &text.clauses[..text.clauses.len().min(MOST)];
    let mut list: Vec<Actor> = clauses
        .iter()
        .flat_map(|clause| in_clause(lexicon, text, clause))
        .collect();
    list.extend(
        clauses
            .windows(3)
            .filter_map(|three| named(lexicon, text, three)),
    );
    list.extend(
        clauses
            .windows(2)
            .filter_map(|two| singled_out(lexicon, text, two)),
    );
    list.extend(
        clauses
            .iter()
            .flat_map(|clause| authority::holders(lexicon, text, clause)),
    );
    list
}

/// `it is the secretary who assigns the lockers`: the verb stands in the clause behind.
fn singled_out(lexicon: &Lexicon, text: &Reading<'_>, two: &[Clause]) -> Option<Actor> {
    let [name, doing] = two else { return None };
    let word = |at: usize| text.tokens.get(at).map_or("", |t| &*t.word);
    // `at Tilbury it is the captain who …`
    let it = (name.from..name.to).find(|at| word(*at) == "it")?;
    let is = it + 1 + usize::from(word(it + 1) == "is");
    let opens = it <= name.from + 3 && matches!(word(doing.from), "who" | "that");
    let (from, to) = phrase(lexicon, text, is, name.to).filter(|_| opens)?;
    let verbs = text.concepts_in(doing.from, doing.to).take(1).collect();
    (to == name.to).then(|| actor(text, name, (from, to), verbs, false))?
}

/// `the club chair, Rosa Lindt, speaks`: a name in apposition between a role and its verb.
fn named(lexicon: &Lexicon, text: &Reading<'_>, three: &[Clause]) -> Option<Actor> {
    let [role, name, rest] = three else {
        return None;
    };
    let (from, to) = phrase(lexicon, text, role.from, role.to)?;
    let comma = |at: usize| text.tokens.get(at).is_some_and(|t| t.word == ",");
    let words = || {
        text.tokens[name.from..name.to]
            .iter()
            .filter(|t| t.shape == Shape::Word)
    };
    let called =
        comma(role.to) && comma(name.to) && words().count() <= 3 && words().all(|t| t.capital);
    if to != role.to || !called {
        return None;
    }
    let verbs = text.concepts_in(rest.from, rest.to).take(1).collect();
    actor(text, role, (from, name.to), verbs, false)
}

fn in_clause(lexicon: &Lexicon, text: &Reading<'_>, clause: &Clause) -> Vec<Actor> {
    let mut list = Vec::new();
    let first = subject(lexicon, text, clause)
        .or_else(|| behind(lexicon, text, clause))
        .or_else(|| speaker(text, clause));
    if let Some((from, to)) = first {
        let adverb = |t: &&Token| {
            matches!(
                t.word.as_str(),
                "alone" | "always" | "also" | "only" | "themselves"
            )
        };
        let skip = text.tokens[to..clause.to].iter().take_while(adverb).count();
        let verbs = text.concepts_in(to + skip, clause.to).take(1).collect();
        list.extend(actor(text, clause, (from, to), verbs, false));
    }
    for at in clause.from..clause.to {
        let word = text.tokens[at].word.as_str();
        let up_to = word == "to" && at > 0 && text.tokens[at - 1].word == "up";
        let passive = word == "by" && at > clause.from + 1;
        let source = word == "from"
            && text.tokens[clause.from..at]
                .iter()
                .any(|t| matches!(t.word.as_str(), "get" | "gets" | "come" | "comes"));
        // `the emergency phone is with the porter`
        let is_with = word == "with"
            && at > clause.from
            && matches!(
                text.tokens[at - 1].word.as_str(),
                "is" | "are" | "lies" | "rests" | "stays" | "remains"
            );
        if word != "by" && !up_to && !source && !is_with {
            continue;
        }
        let named = phrase(lexicon, text, at + 1, clause.to);
        if let Some((from, to)) =
            named.or_else(|| passive.then(|| by_phrase(text, at, clause.to))?)
        {
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

/// `is assigned by the marina café`: whoever stands behind a passive verb and `by the` does it.
fn by_phrase(text: &Reading<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    let det = text.tokens.get(at + 1).filter(|_| at + 2 < end)?;
    // `signed off by the firm`
    let off = matches!(
        &*text.tokens[at - 1].word,
        "off" | "out" | "up" | "over" | "down"
    );
    let done = at - 1 - usize::from(off && at > 1);
    let participle = text.tokens[done].word.as_str();
    let passive = ["ed", "en", "wn", "un", "de"]
        .iter()
        .any(|e| participle.ends_with(e));
    let determined = matches!(det.word.as_str(), "the" | "our" | "your" | "a" | "an");
    let timed = text
        .times
        .iter()
        .take(40)
        .any(|t| t.from > at && t.from < at + 5);
    let words = (at + 2..end.min(at + 6)).take_while(|i| text.tokens[*i].concept != 0);
    let last = words.last()?;
    (passive && determined && !timed).then_some((at + 2, last + 1))
}

pub(super) fn actor(
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
    let range = if agent {
        clause.from..from
    } else {
        to..clause.to.max(to).min(to + 4)
    };
    let authority = text.tokens[range].iter().any(authority::verb);
    (!names.is_empty()).then_some(Actor {
        authority,
        full: content().map(|t| t.concept).collect(),
        stranger: content().all(|t| t.capital && !is_role(t.stem)) && content().count() > 1,
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
fn subject(lexicon: &Lexicon, text: &Reading<'_>, clause: &Clause) -> Option<(usize, usize)> {
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
                    | "so"
                    | "that"
                    | "whether"
                    | "two"
                    | "three"
                    | "four"
            )
    };
    while at < clause.to && skipped(&text.tokens[at]) {
        at += 1;
    }
    // `we handlers only prepare it`
    let role = |at: usize| text.tokens.get(at).is_some_and(|t| is_role(t.stem));
    if at + 1 < clause.to && matches!(&*text.tokens[at].word, "we" | "you") && role(at + 1) {
        at += 1;
    }
    let (from, mut to) = phrase(lexicon, text, at, clause.to)?;
    // `the treasurer and one board member sign`
    if text.tokens.get(to).is_some_and(|t| t.word == "and") {
        let start = to + 1 + usize::from(text.tokens.get(to + 1).is_some_and(|t| t.word == "one"));
        to = phrase(lexicon, text, start, clause.to).map_or(to, |(_, end)| end);
    }
    let next = text.tokens.get(to).filter(|_| to < clause.to)?;
    let verb = next.shape == Shape::Word
        && !matches!(
            next.word.as_str(),
            "of" | "and" | "or" | "in" | "for" | "from" | "with"
        );
    // `Plant the field`: an order, and nobody's name.
    let order = from == clause.from
        && to == from + 1
        && matches!(
            &*next.word,
            "the" | "a" | "an" | "our" | "your" | "all" | "every" | "each" | "this" | "these"
        );
    (verb && !order).then_some((from, to))
}

/// `on the stadium the press officer speaks`: a subject behind what the clause begins with.
fn behind(lexicon: &Lexicon, text: &Reading<'_>, clause: &Clause) -> Option<(usize, usize)> {
    const LEADS: [&str; 9] = [
        "on", "in", "for", "at", "from", "during", "after", "with", "about",
    ];
    let lead = &text.tokens[clause.from];
    if !LEADS.contains(&&*lead.word) {
        return None;
    }
    let mut starts = (clause.from + 2..clause.to).filter(|at| {
        matches!(
            &*text.tokens[*at].word,
            "the" | "our" | "your" | "every" | "each"
        )
    });
    starts.find_map(|at| {
        let (from, to) = phrase(lexicon, text, at, clause.to)?;
        let does = text.tokens.get(to).filter(|_| to < clause.to)?;
        let third = does.concept != 0 && does.word.ends_with('s');
        (authority::verb(does) || third).then_some((from, to))
    })
}

/// `it is we in the control room who …`: whoever speaks says who they are.
fn speaker(text: &Reading<'_>, clause: &Clause) -> Option<(usize, usize)> {
    let within = |at: &usize| {
        let word = |at: usize| text.tokens.get(at).map_or("", |t| &*t.word);
        matches!(word(*at), "we" | "us") && matches!(word(at + 1), "in" | "at" | "from")
    };
    let at = (clause.from..clause.to.saturating_sub(2)).find(within)?;
    let start = at + 2 + usize::from(&*text.tokens[at + 2].word == "the");
    let named = (start..clause.to.min(start + 3)).take_while(|i| text.tokens[*i].concept != 0);
    let named: Vec<usize> = named.collect();
    // `us at the wheel` is where they are, and not who.
    let places = [
        "wheel", "home", "work", "top", "back", "end", "moment", "start",
    ];
    if named
        .iter()
        .any(|i| places.contains(&&*text.tokens[*i].word))
    {
        return None;
    }
    // `we in sales set the date`: the name ends with its role.
    let roles = named.iter().filter(|i| is_role(text.tokens[**i].stem));
    let last = roles.max().or(named.last())?;
    Some((start, last + 1))
}

/// A noun phrase of at most four words with a role or a known name in it.
pub(super) fn phrase(
    lexicon: &Lexicon,
    text: &Reading<'_>,
    at: usize,
    end: usize,
) -> Option<(usize, usize)> {
    let mut from = at;
    while from < end
        && matches!(
            text.tokens[from].word.as_str(),
            "the" | "a" | "an" | "our" | "your" | "their" | "us" | "two" | "three" | "four"
        )
    {
        from += 1;
    }
    let last_role = (from..end.min(from + 4))
        .take_while(|i| noun(&text.tokens[*i]) && !(*i > from && does(text, *i)))
        .filter(|i| owns(lexicon, text, *i))
        .last()?;
    let mut to = last_role + 1;
    // `the porter on duty`
    let duty = to + 1 < end
        && text.tokens[to].word == "on"
        && matches!(&*text.tokens[to + 1].word, "duty" | "shift" | "call");
    if duty {
        to += 2;
    }
    let of = to + 1 < end && text.tokens[to].word == "of";
    if of {
        to = (to + 1..end.min(to + 4)).find(|i| text.tokens[*i].concept != 0)? + 1;
    }
    Some((from, to))
}

/// Whether a word behind a role is what they do: `the treasurer orders`, `the manager stops work`.
fn does(text: &Reading<'_>, at: usize) -> bool {
    const BOTH: [&str; 24] = [
        "order",
        "orders",
        "work",
        "works",
        "plan",
        "plans",
        "cooks",
        "cook",
        "guards",
        "guard",
        "hosts",
        "host",
        "judges",
        "judge",
        "supports",
        "support",
        "designs",
        "design",
        "coaches",
        "trains",
        "pilots",
        "researches",
        "counts",
        "runs",
    ];
    let (token, before) = (&text.tokens[at], &text.tokens[at - 1]);
    let third = token.word.ends_with('s') && !token.word.ends_with("ss") && !is_role(token.stem);
    is_role(before.stem) && (third || BOTH.contains(&&*token.word))
}

fn noun(token: &Token<'_>) -> bool {
    // `the parents' council`
    if matches!(&*token.word, "'" | "’") {
        return true;
    }
    // `team` says little by itself, and ends a name all the same.
    let ends = matches!(&*token.word, "it" | "team" | "teams");
    // `line manager`: the meaning of both lies in the first.
    token.shape == Shape::Word && (token.concept != 0 || ends || is_role(token.stem))
}

/// A role, a journal's team or person, or an abbreviation in capitals.
fn owns(lexicon: &Lexicon, text: &Reading<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let named = || lexicon.phrases().is_name(&token.word);
    let raw = &text.source[token.start..token.end];
    let caps = raw.len() > 1 && raw.len() < 5 && raw.chars().all(char::is_uppercase);
    let known = token.concept != 0 && lexicon.phrases().is_actor(token.concept);
    // `Amira Haddad`: two names in a row
    let surname = at > 0
        && token.capital
        && token.spaced
        && text.tokens[at - 1].capital
        && text.tokens[at - 1].concept != 0;
    is_role(token.stem) && token.word != "it" || caps || surname || known || named()
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn actors_are_found_in_apposition_and_behind_by() {
        let decided = "The harbour master, Olaf Lind, assigns the berths.";
        assert_eq!(
            kinds(decided, "Berths are assigned by the marina kiosk."),
            [Kind::Owner]
        );
        assert!(kinds(decided, "Berths are assigned by Olaf Lind.").is_empty());
    }

    #[test]
    fn two_who_act_together_are_one_subject() {
        let decided = "The treasurer and one board member sign every transfer.";
        let told = "Each transfer is signed by the office manager.";
        assert_eq!(kinds(decided, told), [Kind::Owner]);
    }
}
