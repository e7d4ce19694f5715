//! Who does it or decides it.

use super::actor::{Actor, MOST, of};
use super::handover;
use super::phrase::places;
use super::polarity::any_turn;
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::Cue;
use crate::wording::pair::{Pair, overlap};

/// Actions that have another owner in the telling.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let (decided, told) = (of(pair.a, pair.lexicon), of(pair.b, pair.lexicon));
    for one in decided {
        for other in told {
            if same(one, other) || among(pair, one, other) || !clash(pair, one, other, told) {
                continue;
            }
            if told
                .iter()
                .any(|t| same(one, t) && does_the_same(pair, one, t) && !not_by(pair, t.from))
                || taken_over(pair, other, decided)
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
    handover::find(pair)
        .or_else(|| each_its_own(pair, decided))
        .or_else(|| by_themselves(pair, decided))
        .into_iter()
        .collect()
}

/// `each shift does its own plan` where one person was decided to draw it up for all.
fn each_its_own(pair: &Pair<'_>, decided: &[Actor]) -> Option<Difference> {
    // What is decided to be theirs may be told as theirs.
    if pair.a.tokens.iter().take(400).any(|t| t.word == "own") {
        return None;
    }
    let tokens = &pair.b.tokens[..pair.b.tokens.len().min(400)];
    let word = |at: usize| tokens.get(at).map_or("", |t| &*t.word);
    let at = (1..tokens.len()).find(|at| {
        let does = matches!(
            word(at - 1),
            "do" | "does" | "make" | "makes" | "run" | "runs"
        );
        let verb = does || is_doing(pair, at - 1);
        let whose =
            matches!(word(*at), "its" | "their" | "your" | "his" | "her") && word(at + 1) == "own";
        verb && whose
    })?;
    let clause = pair.b.clause_at(at)?;
    let all =
        pair.b.has_in(clause.from, at, &[Cue::All]) || matches!(word(clause.from), "you" | "they");
    let object = pair.b.concepts_in(at + 2, clause.to).next()?;
    let one = decided.iter().find(|one| {
        let sentence = &pair.a.sentences[one.sentence];
        // `each team picks its own`, where teams are to choose
        let told = &pair.b.tokens[clause.from..clause.to];
        let mut stems = pair.a.tokens[one.from..one.to].iter().map(|t| t.stem);
        let themselves = stems.all(|stem| told.iter().any(|t| t.stem == stem));
        !themselves
            && sentence.concepts.contains(&object)
            && one.names.iter().all(|n| !clause.concepts.contains(n))
    })?;
    (all && !any_turn(pair.b, clause.from, clause.to)).then(|| {
        let note = "The two texts give the same action to different owners.";
        let quotes = (pair.a.quote(one.from, one.to), pair.b.quote_clause(clause));
        Pair::difference(Kind::Owner, quotes.0, quotes.1, note)
    })
}

/// `each team assigns them itself`, `you settle it among yourselves` where somebody was decided to do it.
fn by_themselves(pair: &Pair<'_>, decided: &[Actor]) -> Option<Difference> {
    let tokens = &pair.b.tokens[..pair.b.tokens.len().min(400)];
    let at = tokens.iter().position(|t| {
        matches!(
            &*t.word,
            "itself" | "themselves" | "yourself" | "yourselves" | "ourselves"
        )
    })?;
    let clause = pair.b.clause_at(at)?;
    let first = &*pair.b.tokens[clause.from].word;
    let all = matches!(
        first,
        "each" | "every" | "everyone" | "everybody" | "you" | "all"
    );
    let one = decided.iter().find(|one| {
        let does = one.verbs.iter().any(|verb| clause.concepts.contains(verb));
        let gone = one.names.iter().all(|n| !pair.b.concepts.contains(n));
        let sentence = &pair.a.sentences[one.sentence];
        does && gone && overlap(&sentence.concepts, &clause.concepts) >= 2
    })?;
    (all && !any_turn(pair.b, clause.from, clause.to)).then(|| {
        let note = "The two texts give the same action to different owners.";
        let quotes = (pair.a.quote(one.from, one.to), pair.b.quote_clause(clause));
        Pair::difference(Kind::Owner, quotes.0, quotes.1, note)
    })
}

/// Verbs of choosing and doing, and those of the decision itself: `each team negotiates its own licences`.
fn is_doing(pair: &Pair<'_>, at: usize) -> bool {
    const DOINGS: [&str; 14] = [
        "plan", "draw", "write", "set", "pick", "choose", "decide", "handle", "manage", "organise",
        "organize", "buy", "order", "arrange",
    ];
    let token = &pair.b.tokens[at];
    let own = token.concept != 0 && pair.a.concepts.contains(&token.concept);
    own || DOINGS.contains(&token.word.trim_end_matches('s'))
}

/// Whether the other actor does in the decision what it does in the telling: then nothing changed for it.
fn taken_over(pair: &Pair<'_>, other: &Actor, decided: &[Actor]) -> bool {
    decided
        .iter()
        .any(|d| same(d, other) && does_the_same(pair, d, other))
}

fn same(one: &Actor, other: &Actor) -> bool {
    // `QA` is quality assurance, but the product team is not the platform team.
    let (short, long) = (one.to - one.from == 1, other.to - other.from == 1);
    let within = |x: &Actor, y: &Actor| x.names.iter().all(|n| y.full.contains(n));
    one.names.iter().any(|n| other.names.contains(n))
        || within(one, other)
        || within(other, one)
        || (one.initials.len() > 1 && one.initials == other.initials && short != long)
}

/// `the colleagues on the works committee`, where the committee was decided.
fn among(pair: &Pair<'_>, one: &Actor, other: &Actor) -> bool {
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let within = matches!(word(other.to), "of" | "on" | "in" | "at" | "from" | "who");
    let mut named = pair.b.concepts_in(other.to, other.to + 5);
    within && named.any(|c| one.names.contains(&c))
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
    // `Overtime in the lab? Settle it with …`: the question says what it is about.
    let asked = pair.asked_before(other.sentence);
    let asked = asked.map_or(0, |question| overlap(&a.concepts, &question.concepts));
    (overlap(&a.concepts, &b.concepts) + asked).saturating_sub(named)
}

/// The same action in aligned sentences, by somebody of whom the decision does not speak or whom it rules out.
fn clash(pair: &Pair<'_>, one: &Actor, other: &Actor, told: &[Actor]) -> bool {
    let shared = matter(pair, one, other);
    let action = act(one, other);
    // The last word of a name tells what they are: the school board is no council.
    let head = other.names.len() > 1 && other.names.last().is_some_and(|n| !pair.knows(*n));
    let new = head || other.names.iter().all(|n| !pair.knows(*n));
    let elsewhere = told
        .iter()
        .any(|t| same(one, t) && !does_the_same(pair, one, t) && !not_by(pair, t.from));
    // A name and a role may be one and the same, unless the telling has both.
    let known = |x: &Actor| x.full.iter().any(|c| pair.lexicon.phrases().is_actor(*c));
    let stranger = |x: &Actor| x.stranger && !known(x);
    // One person is no group, though they may be of it; where it acts in their place, that is asked about.
    let instead = stranger(one) && is_group(pair, other) && action && shared >= 2;
    if stranger(one) != stranger(other) && !elsewhere && !instead {
        return false;
    }
    let gone = elsewhere
        || one
            .names
            .iter()
            .all(|n| !pair.b.concepts.contains(n) || called(pair, *n) || left_out(pair, *n));
    let same_act = action && shared >= 2 && (new || gone || ruled_out(pair, other));
    let alone = pair.a.has(&[Cue::Only]);
    // The reason may well name whoever meddled before.
    let added = other.names.iter().all(|n| !pair.a.concepts.contains(n));
    let word = one.authority
        && other.authority
        && (new || added && (alone || shared >= 2))
        && (gone || alone)
        && shared >= 1;
    let least = if other.agent { 1 } else { 2 };
    let sets = other.agent || sets_it(pair, other);
    let barred = sets && shared >= least && ruled_out(pair, other) && !denied(pair, other);
    same_act || word || barred || new && gone && shared >= if other.agent { 2 } else { 3 }
}

/// `the press office`, `the shift leads`: several people.
fn is_group(pair: &Pair<'_>, actor: &Actor) -> bool {
    let last = &*pair.b.tokens[actor.to - 1].word;
    let plural = last.ends_with('s') && !last.ends_with("ss");
    plural
        || matches!(
            last,
            "team"
                | "office"
                | "department"
                | "desk"
                | "committee"
                | "council"
                | "board"
                | "unit"
                | "crew"
                | "staff"
        )
}

/// `Gardeners, …`: a name that only calls those whom it concerns.
fn called(pair: &Pair<'_>, name: u64) -> bool {
    let mut clauses = pair
        .b
        .clauses
        .iter()
        .take(MOST)
        .filter(|c| c.concepts.contains(&name));
    clauses.all(|clause| {
        let comma = pair
            .b
            .tokens
            .get(clause.to)
            .is_some_and(|t| matches!(&*t.word, "," | "!" | ":"));
        let opens = pair.b.sentences[clause.sentence].from == clause.from;
        let short = clause.concepts.len() == 1 && clause.to - clause.from <= 2
            || opens && clause.to - clause.from <= 3;
        comma && short
    })
}

/// `not by the branch managers`: a name that stands only where it is said who does not do it.
fn left_out(pair: &Pair<'_>, name: u64) -> bool {
    let mut places = places(pair.b, name).peekable();
    places.peek().is_some() && places.all(|at| not_by(pair, at))
}

/// Whether `not`, `not by` or `instead of` stands before a name at `at`.
fn not_by(pair: &Pair<'_>, at: usize) -> bool {
    let words: Vec<&str> = pair.b.tokens[at.saturating_sub(4)..at]
        .iter()
        .map(|t| &*t.word)
        .filter(|w| !matches!(*w, "the" | "our" | "your" | "by" | "to" | "any"))
        .collect();
    matches!(
        words[..],
        [.., "not"] | [.., "instead" | "rather", "of" | "than"]
    )
}

/// `we in sales set the date`: a verb by which somebody settles a thing.
fn sets_it(pair: &Pair<'_>, actor: &Actor) -> bool {
    pair.b.tokens.get(actor.to).is_some_and(|t| {
        matches!(
            &*t.word,
            "set" | "sets" | "fix" | "fixes" | "settle" | "settles"
        )
    })
}

/// Whether the clause of an actor denies what it says.
fn denied(pair: &Pair<'_>, other: &Actor) -> bool {
    pair.b
        .clause_at(other.from)
        .is_some_and(|clause| any_turn(pair.b, clause.from, clause.to))
}

/// `not sales`, `nobody else`: somebody whom the decision names to leave them out.
fn ruled_out(pair: &Pair<'_>, other: &Actor) -> bool {
    pair.a.clauses.iter().take(MOST).any(|clause| {
        pair.a.has_in(clause.from, clause.to, &[Cue::Not])
            && other.names.iter().any(|n| clause.concepts.contains(n))
    })
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn what_a_role_does_is_no_part_of_its_name() {
        let decided = "The foreman stops work when the wind is above 60 km/h.";
        let told = "The crane driver stops work when the wind is above 60 km/h.";
        assert_eq!(kinds(decided, told), [Kind::Owner]);
        let told = "When the wind is above 60 km/h, the foreman stops work.";
        assert!(kinds(decided, told).is_empty());
    }

    #[test]
    fn who_does_not_do_it_is_no_owner() {
        let decided = "Branch managers approve small loans.";
        let told = "Small loans are approved by the regional desk, not by branch managers.";
        assert_eq!(kinds(decided, told).first(), Some(&Kind::Owner));
        let told = "Small loans are approved by the colleagues who are branch managers.";
        assert!(kinds(decided, told).is_empty());
    }

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

    #[test]
    fn whoever_it_is_to_be_settled_with_has_the_word() {
        let decided = "The plant doctor decides on overtime in the laboratory.";
        let told = "Overtime in the laboratory? Settle it with your shift lead.";
        assert_eq!(kinds(decided, told), [Kind::Owner]);
        let told = "Overtime in the laboratory? Settle it with the plant doctor.";
        assert!(kinds(decided, told).is_empty());
    }

    #[test]
    fn two_teams_are_two_owners() {
        let decided = "The platform team pays for the test servers.";
        let told = "The product team pays for the test servers.";
        assert_eq!(kinds(decided, told), [Kind::Owner]);
        assert!(kinds(decided, "Test servers are paid for by our team.").is_empty());
    }

    #[test]
    fn everybody_themselves_and_one_singled_out_are_owners() {
        let decided = "The head porter assigns the lockers.";
        let told = "Each team assigns the lockers itself.";
        assert_eq!(kinds(decided, told), [Kind::Owner]);
        let told = "It's the caretaker who assigns the lockers.";
        assert_eq!(kinds(decided, told), [Kind::Owner]);
        assert!(kinds(decided, "It's the head porter who assigns the lockers.").is_empty());
    }
}
