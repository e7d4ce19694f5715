//! Whom or what it covers: all, some, those of one sort.

use super::{anytime, beyond, narrow, outside, rest};
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::facts::{Bound, Dim, Quantity};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::text::Shape;

/// Words after a quantifier among which its noun is looked for.
const REACH: usize = 4;

/// Words that hang what narrows it on a noun.
const LINKS: [&str; 19] = [
    "along", "around", "near", "in", "who", "that", "with", "from", "whose", "of", "on", "at",
    "over", "above", "under", "below", "for", "we", "you",
];

/// Groups that became narrower or wider in the telling.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    partial(pair)
        .or_else(|| one_of_all(pair))
        .or_else(|| widened(pair))
        .or_else(|| freed(pair))
        .or_else(|| restricted(pair))
        .or_else(|| confined(pair))
        .or_else(|| unbounded(pair))
        .or_else(|| anyone(pair))
        .or_else(|| whichever(pair))
        .or_else(|| rest::find(pair))
        .or_else(|| outside::find(pair))
        .or_else(|| beyond::find(pair))
        .or_else(|| anytime::find(pair))
        .or_else(|| narrow::find(pair))
        .into_iter()
        .collect()
}

/// The concept of the noun after a quantifier.
fn head(text: &Reading<'_>, hit: &Hit) -> Option<u64> {
    text.concepts_in(hit.to, (hit.to + REACH).min(text.tokens.len()))
        .next()
}

/// `some lorries` where lorries, all of them, were decided.
fn partial(pair: &Pair<'_>) -> Option<Difference> {
    if pair.a.has(&[Cue::Some]) {
        return None;
    }
    let told = pair.b.hits.iter().find(|hit| {
        // `some waited for eight hours`: what they did, and not what they are.
        let does = pair
            .b
            .tokens
            .get(hit.to)
            .is_some_and(|t| t.word.ends_with("ed"));
        // `half of it` for `50 %`: a figure, which stands against figures.
        let share = |text: &Reading<'_>, wanted: &dyn Fn(usize) -> bool| {
            let mut list = text.quantities.iter().take(40);
            list.any(|q| q.dim == Dim::Share && wanted(q.from))
        };
        let figure = share(pair.b, &|from| from <= hit.from && hit.from <= from + 1)
            && share(pair.a, &|_| true);
        // `each gets the same part of it`
        let alike = hit.from > 0
            && matches!(
                &*pair.b.tokens[hit.from - 1].word,
                "same" | "equal" | "fair"
            );
        // `let some water out`: as much of it as there is to be.
        let mass = pair.b.tokens[hit.from].word == "some"
            && hit.to == hit.from + 1
            && !pair.a.has(&[Cue::All])
            && pair
                .b
                .tokens
                .get(hit.to)
                .is_some_and(|t| !t.word.ends_with('s') && t.concept != 0);
        hit.cue == Cue::Some
            && !figure
            && !mass
            && !alike
            && !does
            && !reason(pair, hit)
            && pair.aligned(hit.from)
            && head(pair.b, hit).is_some_and(|h| pair.a.concepts.contains(&h))
    })?;
    let decided = pair
        .a
        .hits
        .iter()
        .find(|hit| matches!(hit.cue, Cue::All | Cue::Only));
    let quote = match decided {
        Some(hit) => pair
            .a
            .quote(hit.from, (hit.to + 2).min(pair.a.tokens.len())),
        None => pair
            .a
            .clauses
            .first()
            .and_then(|clause| pair.a.quote_clause(clause)),
    };
    let told = pair
        .b
        .quote(told.from, (told.to + 3).min(pair.b.tokens.len()));
    Some(Pair::difference(
        Kind::Scope,
        quote,
        told,
        "What was decided for the whole is told for a part.",
    ))
}

/// `one branch closes` where all of them do.
fn one_of_all(pair: &Pair<'_>) -> Option<Difference> {
    let decided = pair.a.hits.iter().find(|hit| hit.cue == Cue::All)?;
    let noun = head(pair.a, decided)?;
    let tokens = &pair.b.tokens[..pair.b.tokens.len().min(400)];
    let word = |at: usize| tokens.get(at).map_or("", |t| &*t.word);
    let all = |text: &Reading<'_>| text.has(&[Cue::All, Cue::Nothing, Cue::Not]);
    let at = (1..tokens.len()).find(|at| tokens[*at].concept == noun)?;
    let one = word(at - 1) == "one"
        && matches!(
            at.checked_sub(2).map_or("", word),
            "" | "." | "," | ":" | "just" | "only"
        )
        && !matches!(word(at + 1), "after" | "by" | "at");
    let only = tokens.iter().filter(|t| t.concept == noun).count() == 1;
    (one && only && !all(pair.b) && pair.aligned(at)).then(|| {
        Pair::difference(
            Kind::Scope,
            pair.a
                .quote(decided.from, (decided.to + 1).min(pair.a.tokens.len())),
            pair.b.quote(at - 1, at + 1),
            "What was decided for the whole is told for a part.",
        )
    })
}

/// `many of our students` for `half of our students` in the reason, or `one or two residents` for at most two.
fn reason(pair: &Pair<'_>, told: &Hit) -> bool {
    let Some(noun) = head(pair.b, told) else {
        return false;
    };
    let counted = |text: &Reading<'_>, is: fn(&Quantity) -> bool| {
        let mut quantities = text.quantities.iter().take(40);
        quantities.any(|q| is(q) && q.heads.contains(&noun))
    };
    let figure = pair.b.tokens[told.from..told.to]
        .iter()
        .any(|t| t.word == "or");
    // What was decided for each of them is not explained by how many there are.
    let all = |hit: &Hit| hit.cue == Cue::All && head(pair.a, hit) == Some(noun);
    if pair.a.hits.iter().any(all) {
        return false;
    }
    // `half of our juniors` for `half of them`
    let share = pair
        .b
        .quantities
        .iter()
        .take(40)
        .find(|q| q.dim == Dim::Share && q.from < told.to && told.from < q.to);
    let same = |text: &Reading<'_>| {
        let mut shares = text.quantities.iter().take(40);
        share.is_some_and(|told| shares.any(|q| q.dim == Dim::Share && q.same_value(told)))
    };
    if pair.background().iter().any(|text| same(text)) {
        return true;
    }
    let mut around = pair.background().iter();
    around.any(|text| counted(text, |q| q.dim == Dim::Share))
        || figure && counted(pair.a, |q| q.dim == Dim::Count)
}

/// `all schools` where three schools, or some, were decided.
fn widened(pair: &Pair<'_>) -> Option<Difference> {
    for told in pair
        .b
        .hits
        .iter()
        .filter(|hit| hit.cue == Cue::All && !denies(pair.b, hit) && pair.aligned(hit.from))
    {
        let Some(noun) = head(pair.b, told) else {
            continue;
        };
        // `two trees for every one that we fell`
        let one = |hit: &Hit| pair.a.tokens.get(hit.to).is_some_and(|t| t.word == "one");
        let all = pair.a.hits.iter().any(|hit| {
            hit.cue == Cue::All && one(hit)
                || matches!(hit.cue, Cue::All | Cue::Nothing) && head(pair.a, hit) == Some(noun)
        });
        let counted = pair
            .a
            .quantities
            .iter()
            .find(|q| q.heads.first() == Some(&noun) && q.value > 1.0 && q.per.is_none());
        let named = pair.b.quantities.iter().any(|q| q.heads.contains(&noun));
        if let Some(q) = counted.filter(|_| !all && !named) {
            return Some(told_for_all(pair, (q.from, q.to + 1), told));
        }
    }
    None
}

/// `nobody` speaks of all, and denies it of them.
fn denies(text: &Reading<'_>, hit: &Hit) -> bool {
    text.has_in(hit.from, hit.to, &[Cue::Nothing])
}

/// What was decided for the words `from..to` is told for all of what stands behind a cue.
fn told_for_all(pair: &Pair<'_>, (from, to): (usize, usize), told: &Hit) -> Difference {
    let end = (told.to + 1).min(pair.b.tokens.len());
    Pair::difference(
        Kind::Scope,
        pair.a.quote(from, to),
        pair.b.quote(told.from, end),
        "What was decided for some is told for all.",
    )
}

/// `patients who live alone` where the telling says all patients and nothing of living alone.
fn freed(pair: &Pair<'_>) -> Option<Difference> {
    // What is excepted narrows the group as well.
    if pair.b.has(&[Cue::Except]) {
        return None;
    }
    for told in pair
        .b
        .hits
        .iter()
        .filter(|hit| hit.cue == Cue::All && !denies(pair.b, hit) && pair.aligned(hit.from))
    {
        let Some(noun) = head(pair.b, told) else {
            continue;
        };
        let Some(at) = pair.a.tokens.iter().position(|t| t.concept == noun) else {
            continue;
        };
        // `the Berlin shops`, told as all our shops
        let place = at.checked_sub(1).map(|i| &pair.a.tokens[i]).filter(|t| {
            let owner = pair.a.source[t.start..t.end].contains(['\'', '’']);
            t.capital && t.concept != 0 && at > 1 && t.shape == Shape::Word && !owner
        });
        // `Samira Quist decides`: somebody, and no place.
        let place = place.filter(|_| at < 2 || !pair.a.tokens[at - 2].capital);
        if let Some(place) = place
            && !pair.b.concepts.contains(&place.concept)
            && !pair.a.has(&[Cue::All])
        {
            return Some(told_for_all(pair, (at - 1, at + 1), told));
        }
        // `houses 3 to 9`, told as all houses
        let numbered = pair
            .a
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.shape == Shape::Number)
            && pair.a.tokens[at].word.ends_with('s');
        if numbered && !pair.b.tokens.iter().any(|t| t.shape == Shape::Number) {
            return Some(told_for_all(pair, (at, at + 2), told));
        }
        if !pair
            .a
            .tokens
            .get(at + 1)
            .is_some_and(|t| matches!(t.word.as_str(), "who" | "whose" | "that" | "with" | "of"))
        {
            continue;
        }
        let of_such = pair.a.tokens[at + 1].word == "of";
        let to = pair
            .a
            .clause_at(at + 2)
            .map_or(at, |clause| clause.to.min(at + 8));
        let mut words: Vec<u64> = pair.a.concepts_in(at + 2, to).collect();
        if of_such {
            // `drivers of refrigerated trucks`: the trucks may be named, and are not just those.
            let sorted = words.len() > 1 && super::phrase::restricts(pair.a, at + 2);
            words.truncate(usize::from(sorted));
        }
        if !words.is_empty() && words.iter().all(|c| !pair.b.concepts.contains(c)) {
            return Some(told_for_all(pair, (at, to), told));
        }
    }
    None
}

/// `apprentices in the technical trades` where every apprentice was decided.
fn restricted(pair: &Pair<'_>) -> Option<Difference> {
    if pair.a.has(&[Cue::Except, Cue::Only]) {
        return None;
    }
    for decided in pair.a.hits.iter().filter(|hit| hit.cue == Cue::All) {
        let end = (decided.to + REACH).min(pair.a.tokens.len());
        // `all 64 stations`
        let counted = pair
            .a
            .tokens
            .get(decided.to)
            .is_some_and(|t| t.shape == Shape::Number);
        let first = (decided.to + usize::from(counted)).min(end);
        let open = pair.a.tokens[first..end].iter();
        let nouns = open
            .take_while(|t| {
                t.shape == Shape::Word && (t.concept != 0 || t.word == "of" || t.word == "our")
            })
            .filter(|t| t.concept != 0);
        // `all user accounts`: the noun may stand second.
        let nouns: Vec<_> = nouns.collect();
        let plurals = nouns.iter().any(|t| t.word.ends_with('s'));
        let one = matches!(&*pair.a.tokens[decided.from].word, "each" | "every");
        // `every bus driver gets a break`: the role is the noun.
        let role = nouns
            .iter()
            .position(|t| crate::wording::concepts::is_role(t.stem))
            .filter(|_| one);
        let nouns = nouns.into_iter().enumerate().filter(|(i, t)| {
            // `each department saves`: the noun is one, and the verb stands behind.
            if plurals && !one {
                t.word.ends_with('s')
            } else if let Some(role) = role {
                *i == role
            } else {
                *i == 0
            }
        });
        let found = nouns.filter_map(|(_, noun)| {
            // What the decision narrows itself may be narrowed in other words.
            let own = pair.a.tokens.iter().position(|t| t.start == noun.start)? + 1;
            let after = pair.a.tokens.get(own).map_or("", |t| t.word.as_str());
            let mut tokens = pair.b.tokens.iter();
            let at = tokens.position(|t| t.concept == noun.concept)?;
            let dated = pair
                .a
                .times
                .iter()
                .take(40)
                .any(|t| t.from >= own && t.from <= own + 2);
            // `every tanker of milk` names the tanker and does not narrow it.
            restriction(pair, at)
                .filter(|_| dated || after == "of" || !LINKS.contains(&after))
                .or_else(|| narrowed_further(pair, at))
        });
        let Some((from, to)) = found.take(1).next() else {
            continue;
        };
        let quote = pair
            .a
            .quote(decided.from, (decided.to + 2).min(pair.a.tokens.len()));
        let note = "What was decided for all is told for those of one sort.";
        return Some(Pair::difference(
            Kind::Scope,
            quote,
            pair.b.quote(from, to),
            note,
        ));
    }
    None
}

/// `but just in the three branches at the station` where every branch was decided.
fn confined(pair: &Pair<'_>) -> Option<Difference> {
    if pair.a.has(&[Cue::Only, Cue::Except]) {
        return None;
    }
    let mut alls = pair
        .a
        .hits
        .iter()
        .filter(|hit| hit.cue == Cue::All && !denies(pair.a, hit));
    alls.find_map(|decided| {
        let noun = head(pair.a, decided)?;
        let mut only = pair
            .b
            .hits
            .iter()
            .filter(|hit| hit.cue == Cue::Only && pair.aligned(hit.from));
        let told = only.find(|hit| pair.b.concepts_in(hit.to, hit.to + 5).any(|c| c == noun))?;
        let all = pair
            .b
            .hits
            .iter()
            .any(|hit| hit.cue == Cue::All && head(pair.b, hit) == Some(noun));
        (!all).then(|| {
            Pair::difference(
                Kind::Scope,
                pair.a
                    .quote(decided.from, (decided.to + 2).min(pair.a.tokens.len())),
                pair.b
                    .quote(told.from, (told.to + 5).min(pair.b.tokens.len())),
                "What was decided for all is told for those of one sort.",
            )
        })
    })
}

/// `no more fines for anyone with a card` where fines fall away for those under 18: the figure that marks the group off
/// is gone, and all are told.
fn unbounded(pair: &Pair<'_>) -> Option<Difference> {
    let marks_off = |hit: &&Hit| {
        let group = hit.from.checked_sub(1).map(|at| &pair.a.tokens[at]);
        matches!(hit.cue, Cue::MoreThan | Cue::LessThan)
            && group.is_some_and(|t| t.concept != 0 && t.shape == Shape::Word)
            && pair
                .a
                .quantities
                .iter()
                .take(40)
                .any(|q| q.from >= hit.to && q.from <= hit.to + 1)
    };
    let decided = pair.a.hits.iter().find(marks_off)?;
    let group = &pair.a.tokens[decided.from - 1];
    let everybody = |t: &str| {
        matches!(
            t,
            "everyone" | "everybody" | "anyone" | "anybody" | "whoever"
        )
    };
    let told = pair.b.hits.iter().find(|hit| {
        let opens = pair.b.tokens[hit.from].word.as_str();
        hit.cue == Cue::All
            && !denies(pair.b, hit)
            && pair.aligned(hit.from)
            && (everybody(opens) || head(pair.b, hit) == Some(group.concept))
    })?;
    let figures = !pair.b.quantities.is_empty() || !pair.b.times.is_empty();
    let closed = [
        Cue::Only,
        Cue::Except,
        Cue::If,
        Cue::MoreThan,
        Cue::LessThan,
        Cue::Some,
    ];
    (!figures && !pair.b.has(&closed)).then(|| {
        let at = decided.from - 1;
        told_for_all(pair, (at, (decided.to + 2).min(pair.a.tokens.len())), told)
    })
}

/// `anyone may come` where interns may.
fn anyone(pair: &Pair<'_>) -> Option<Difference> {
    let may = pair.a.hits.iter().find(|hit| hit.cue == Cue::May)?;
    let clause = pair.a.clause_at(may.from)?;
    let mut group = clause.from..may.from;
    let noun = group.find(|at| pair.a.tokens[*at].concept != 0)?;
    let only_noun = pair.a.concepts_in(clause.from, may.from).count() == 1;
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let told = (0..pair.b.tokens.len().min(400)).find(|at| {
        let all = matches!(word(*at), "anyone" | "anybody" | "everyone" | "everybody");
        all && matches!(word(at + 1), "may" | "can") && pair.aligned(*at)
    })?;
    let gone = !pair.b.concepts.contains(&pair.a.tokens[noun].concept);
    let closed = [Cue::Only, Cue::Except, Cue::If];
    let all = pair.a.has(&[Cue::All, Cue::Nothing, Cue::Not]);
    let near = pair.shared_in_sentence(pair.b.sentence_at(told)) >= 2;
    (only_noun && gone && near && !all && !pair.b.has(&closed)).then(|| {
        Pair::difference(
            Kind::Scope,
            pair.a.quote(noun, noun + 1),
            pair.b.quote(told, told + 2),
            "What was decided for some is told for all.",
        )
    })
}

/// `whichever shift you are on` where the night shift was decided: what marks the group off is told to be of no weight.
fn whichever(pair: &Pair<'_>) -> Option<Difference> {
    let wide = |text: &Reading<'_>, hit: &Hit| {
        let first = text.tokens[hit.from].word.as_str();
        matches!(
            first,
            "whichever" | "whatever" | "regardless" | "irrespective"
        ) || first == "no" && text.tokens[hit.to - 1].word.starts_with("wh")
    };
    if pair.a.hits.iter().any(|hit| wide(pair.a, hit)) || pair.a.has(&[Cue::All]) {
        return None;
    }
    let wides = pair
        .b
        .hits
        .iter()
        .filter(|hit| wide(pair.b, hit) && pair.aligned(hit.from));
    let mut named = wides.filter_map(|hit| {
        let noun = pair
            .b
            .tokens
            .get(hit.to..(hit.to + 3).min(pair.b.tokens.len()))?;
        let noun = noun
            .iter()
            .find(|t| t.shape == Shape::Word && t.word.len() > 3)?;
        let at = pair.a.tokens.iter().position(|t| t.stem == noun.stem)?;
        // Something marks it off: `the night shift`, `shifts of more than ten hours`.
        let before =
            at > 0 && (pair.a.tokens[at - 1].hyphen || super::phrase::restricts(pair.a, at - 1));
        before.then(|| (at - 1, hit))
    });
    let (at, hit) = named.next()?;
    Some(told_for_all(pair, (at, at + 2), hit))
}

/// A phrase after a noun that narrows it with words unknown to the decision and its reason.
fn restriction(pair: &Pair<'_>, at: usize) -> Option<(usize, usize)> {
    let link = pair.b.tokens.get(at + 1)?;
    // `every van we run` are all of them, `the vans we bought new` are not.
    let ours = matches!(link.word.as_str(), "we" | "you");
    // `at the latest`, `at once`
    let phrase = link.word == "at"
        && pair.b.tokens.iter().skip(at + 2).take(2).any(|t| {
            matches!(
                &*t.word,
                "latest" | "least" | "most" | "once" | "all" | "first" | "last"
            )
        });
    // `which of our shops you walk into`: any of them.
    let whichever = pair.b.tokens[at.saturating_sub(5)..at]
        .iter()
        .any(|t| matches!(&*t.word, "which" | "whichever" | "whatever"));
    if phrase || whichever {
        return None;
    }
    if !LINKS.contains(&link.word.as_str()) || ours && super::phrase::phrase(pair.b, at).all {
        return None;
    }
    let clause = pair.b.clause_at(at + 2)?;
    let to = clause.to.min(at + 7);
    let words: Vec<u64> = pair.b.concepts_in(at + 2, to.min(at + 5)).collect();
    // `each prisoner in the house` are all of them.
    let here = pair.b.tokens[at + 2..to.min(at + 5)].iter().any(|t| {
        matches!(
            &*t.word,
            "house"
                | "houses"
                | "building"
                | "firm"
                | "company"
                | "organisation"
                | "premises"
                | "place"
                | "home"
                | "here"
        )
    });
    // `rigs that drill` for drilling rigs.
    let rooted = pair.b.tokens[at + 2..to.min(at + 5)].iter().any(|t| {
        let root = t.word.get(..5).filter(|_| t.concept != 0);
        root.is_some_and(|root| pair.a.tokens.iter().any(|own| own.word.starts_with(root)))
    });
    let mut figures = pair
        .b
        .quantities
        .iter()
        .take(40)
        .filter(|q| q.from < at + 6 && q.to > at);
    // `leaks of more than ten litres`: a bound that nobody decided marks some of them off.
    if let Some(q) = figures
        .clone()
        .find(|q| q.bound != Bound::Exact && q.dim != Dim::Clock)
    {
        let known =
            |text: &Reading<'_>| text.quantities.iter().take(40).any(|own| own.dim == q.dim);
        let own = known(pair.a) || pair.background().iter().any(|text| known(text));
        return (!own).then_some((at, q.to));
    }
    let fact = figures.any(|q| q.from < at + 4)
        || pair.b.times.iter().any(|t| t.from < at + 4 && t.to > at);
    (!words.is_empty() && !here && !rooted && !fact && words.iter().all(|c| !pair.knows(*c)))
        .then_some((at, to))
}

/// `pupils in year 9 who want to be medics`: behind what the decision has too, a link of the telling's own.
fn narrowed_further(pair: &Pair<'_>, at: usize) -> Option<(usize, usize)> {
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| &*t.word);
    let own = |at: usize| pair.a.tokens.iter().take(400).any(|t| &*t.word == word(at));
    let link = (at + 3..at + 7).find(|i| {
        let far = matches!(word(*i), "who" | "whose");
        far || *i <= at + 4 && word(*i) == "on"
    })?;
    let repeated = (at + 1..link).all(own);
    let end = pair.b.clause_at(link + 1)?.to.min(link + 5);
    let mut words = pair.b.concepts_in(link + 1, end).peekable();
    let new = words.peek().is_some() && words.all(|c| !pair.knows(c));
    let fact = pair.b.times.iter().any(|t| t.from > link && t.from < end);
    (repeated && new && !fact).then_some((at, end))
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn a_part_for_the_whole_is_a_difference() {
        let decided = "All lorries are washed with rainwater.";
        assert_eq!(
            kinds(decided, "We wash some of the lorries with rainwater."),
            [Kind::Scope]
        );
        assert_eq!(
            kinds(
                "Give every apprentice a laptop.",
                "Apprentices in the technical trades get a laptop."
            ),
            [Kind::Scope]
        );
        assert_eq!(
            kinds(
                "The pilot runs in three schools.",
                "The pilot runs in all schools."
            ),
            [Kind::Scope]
        );
    }

    #[test]
    fn the_whole_in_other_words_is_none() {
        assert!(
            kinds(
                "All lorries are washed with rainwater.",
                "Each lorry is washed with rainwater."
            )
            .is_empty()
        );
        assert!(
            kinds(
                "Give every apprentice a laptop.",
                "Apprentices get a laptop."
            )
            .is_empty()
        );
    }

    #[test]
    fn one_of_all_and_anyone_for_some_are_differences() {
        let decided = "All branches close on Sundays.";
        assert_eq!(
            kinds(decided, "One branch closes on Sundays."),
            [Kind::Scope]
        );
        let told = "One branch after another closes on Sundays, all of them.";
        assert!(kinds(decided, told).is_empty());
        let decided = "Interns may attend board meetings as listeners.";
        let told = "Anyone may attend board meetings as a listener.";
        assert_eq!(kinds(decided, told), [Kind::Scope]);
    }
}
