//! Dates, clock times, durations and frequencies that disagree.

use super::polarity::turning;
use super::{number, until};
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::facts::{Dim, Quantity, Time, days as days_in};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;

/// Times per text that are compared.
const MOST: usize = 40;

/// Times of the telling that stand where another one was decided.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let mut found = dates(pair);
    if found.is_empty() {
        found.extend(taken_back(pair));
    }
    if found.is_empty() {
        found.extend(other_end(pair));
    }
    found.extend(seldom(pair));
    found.extend(day_shift(pair));
    found.extend(open_end(pair));
    found.extend(until::find(pair));
    found.extend(number::clashes(
        pair,
        |dim| matches!(dim, Dim::Duration | Dim::Frequency | Dim::Clock),
        Kind::Deadline,
    ));
    found
}

fn dates(pair: &Pair<'_>) -> Vec<Difference> {
    let (decided, told) = (limited(pair.a), limited(pair.b));
    let open_a: Vec<&Time> = decided
        .iter()
        .filter(|q| !told.iter().any(|t| agree((pair.a, q), (pair.b, t))))
        .collect();
    if open_a.is_empty() {
        return Vec::new();
    }
    let in_background = |t: &Time| {
        pair.background().iter().any(|text| {
            limited(text)
                .iter()
                .any(|q| agree((text, q), (pair.b, t)) && !coarser(q, t))
                && !on_the_decision(pair, text, t)
        })
    };
    let open_b = told.iter().filter(|t| {
        !decided.iter().any(|q| agree((pair.a, q), (pair.b, t)))
            && (pair.aligned(t.from) || closes(pair, t) || only_date(pair, t))
            && !denied(pair.b, t)
            && !in_background(t)
    });
    let mut left = open_a;
    let mut found = Vec::new();
    for t in open_b {
        let Some(at) = left.iter().position(|q| q.comparable(t)) else {
            continue;
        };
        let q = left.remove(at);
        let note = "The date that was told is not the one that was decided.";
        found.push(Pair::difference(
            Kind::Deadline,
            pair.a.quote(q.from, q.to),
            pair.b.quote(t.from, t.to),
            note,
        ));
    }
    found
}

/// `in spring`, where autumn was decided rather than spring: what was given up is told, and not what took its place.
fn taken_back(pair: &Pair<'_>) -> Option<Difference> {
    let (decided, told) = (limited(pair.a), limited(pair.b));
    let new = decided.iter().find(|q| {
        !given_up(pair.a, q.from) && !told.iter().any(|t| agree((pair.a, q), (pair.b, t)))
    })?;
    let t = told.iter().find(|t| {
        let old = |q: &&Time| given_up(pair.a, q.from) && agree((pair.a, q), (pair.b, t));
        let is_told = !given_up(pair.b, t.from) && !denied(pair.b, t);
        is_told && decided.iter().any(|q| old(&q)) && pair.aligned(t.from)
    })?;
    Some(Pair::difference(
        Kind::Deadline,
        pair.a.quote(new.from, new.to),
        pair.b.quote(t.from, t.to),
        "The date that was told is not the one that was decided.",
    ))
}

/// Whether what stands at a place is what something else takes the place of.
pub(super) fn given_up(text: &Reading<'_>, at: usize) -> bool {
    // `from May to March`
    let moves = at > 0 && text.tokens[at - 1].word == "from" && {
        let mut behind = text.tokens[at..].iter().take(4);
        behind.any(|t| t.word == "to")
    };
    if moves {
        return true;
    }
    let words: Vec<&str> = text.tokens[at.saturating_sub(5)..at]
        .iter()
        .map(|t| &*t.word)
        .filter(|w| {
            !matches!(
                *w,
                "in" | "on" | "by" | "at" | "the" | "of" | "from" | "to" | "end"
            )
        })
        .collect();
    matches!(words[..], [.., "rather", "than"] | [.., "instead"])
}

/// The only date of either text, each with its year: one takes the place of the other, though their sentences share no
/// word.
fn only_date(pair: &Pair<'_>, told: &Time) -> bool {
    let single = |text: &Reading<'_>| matches!(&text.times[..], [one] if one.dated);
    let on_record = || super::unrelated::speaks_of(pair) || pair.touches();
    told.dated && told.weekday.is_none() && single(pair.a) && single(pair.b) && on_record()
}

/// `You have until the first of August.`: the only date of either text, as an end, behind a sentence about the matter.
fn closes(pair: &Pair<'_>, told: &Time) -> bool {
    let sentence = pair.b.sentence_at(told.from);
    let words = &pair.b.sentences[sentence];
    let ends = pair.b.tokens[words.from..words.to].iter().any(|t| {
        matches!(
            &*t.word,
            "until" | "till" | "by" | "latest" | "enough" | "due"
        )
    });
    let before = sentence.checked_sub(1);
    let follows = before.is_some_and(|before| pair.shared_in_sentence(before) >= 2);
    ends && follows && pair.a.times.len() == 1 && pair.b.times.len() == 1
}

/// Whether the clause of a time says what was decided, and nothing of the reason: then a date that the reason has too
/// stands in the place of the decided one.
fn on_the_decision(pair: &Pair<'_>, reason: &Reading<'_>, told: &Time) -> bool {
    let Some(clause) = pair.b.clause_at(told.from) else {
        return false;
    };
    let known = |text: &Reading<'_>| {
        let both = clause.concepts.iter().filter(|c| text.concepts.contains(c));
        both.count()
    };
    known(pair.a) >= 2 && known(reason) == 0
}

/// A month in the reason does not explain a day in the telling.
fn coarser(known: &Time, told: &Time) -> bool {
    let days = |t: &Time| t.last.signed_duration_since(t.first).num_days();
    days(known) > days(told) + 7
}

/// Whether two times may be one. `By Friday`, told in the very words of the decision, may be either Friday: it is no
/// difference, though the texts are of different days.
fn agree((one, q): (&Reading<'_>, &Time), (two, t): (&Reading<'_>, &Time)) -> bool {
    fn words<'r>(text: &'r Reading<'_>, time: &Time) -> impl Iterator<Item = u64> + 'r {
        let tokens = text.tokens.iter().take(time.to).skip(time.from);
        tokens.map(|token| token.stem)
    }
    let said_so = || words(one, q).eq(words(two, t));
    q.comparable(t) && (q.agrees(t) || said_so() || meet((one, q), (two, t)))
}

/// Words beside a time at which something ends.
const ENDS: [&str; 8] = [
    "until", "till", "to", "by", "before", "through", "end", "latest",
];

/// Words beside a time at which something begins.
const BEGINS: [&str; 10] = [
    "come",
    "from",
    "after",
    "since",
    "start",
    "starts",
    "starting",
    "begins",
    "beginning",
    "onwards",
];

/// `closed from 1 June` is `open until the end of May`: one ends the day before the other begins.
fn meet((one, q): (&Reading<'_>, &Time), (two, t): (&Reading<'_>, &Time)) -> bool {
    let near = |text: &Reading<'_>, time: &Time, words: &[&str]| {
        let around = time.from.saturating_sub(3)..(time.to + 3).min(text.tokens.len());
        text.tokens[around]
            .iter()
            .any(|token| words.contains(&token.word.as_str()))
    };
    let follows = |(a, x): (&Reading<'_>, &Time), (b, y): (&Reading<'_>, &Time)| {
        let next = x.last.succ_opt().map(|day| day.format("%m-%d").to_string());
        let same_year = !(x.dated && y.dated) || x.last.succ_opt() == Some(y.first);
        same_year
            && next == Some(y.first.format("%m-%d").to_string())
            && near(a, x, &ENDS)
            // `by 1 October` is by the end of September, whether the day itself counts or not.
            && (near(b, y, &BEGINS) || near(b, y, &["by", "before"]) && y.first == y.last)
    };
    follows((one, q), (two, t)) || follows((two, t), (one, q))
}

/// `until 9 November` against `from 9 November`: the same day as an end here, and as a beginning there.
fn other_end(pair: &Pair<'_>) -> Option<Difference> {
    let pairs = limited(pair.a)
        .iter()
        .flat_map(|q| limited(pair.b).iter().map(move |t| (q, t)));
    // `until 2028` and `from 2027` meet on New Year's Eve, and are far apart.
    let short = |time: &Time| time.last.signed_duration_since(time.first).num_days() <= 31;
    let mut pairs = pairs.filter(|(q, t)| {
        short(q) && short(t) && agree((pair.a, q), (pair.b, t)) && pair.aligned(t.from)
    });
    let (q, t) = pairs.find(|(q, t)| match (end(pair.a, q), end(pair.b, t)) {
        (Some(one), Some(other)) => one != other && plain(pair, q, t),
        _ => false,
    })?;
    let widen = |text: &Reading<'_>, time: &Time| text.quote(time.from.saturating_sub(3), time.to);
    let note = "The same day is an end in one text and a beginning in the other.";
    let quotes = (widen(pair.a, q), widen(pair.b, t));
    Some(Pair::difference(Kind::Deadline, quotes.0, quotes.1, note))
}

/// Whether a time is one at which something ends (`true`) or begins, where its words say so.
fn end(text: &Reading<'_>, time: &Time) -> Option<bool> {
    let before = |count: usize| {
        let lead = time.from.saturating_sub(count)..time.from;
        text.tokens[lead]
            .iter()
            .rev()
            .map(|t| &*t.word)
            .take_while(|w| !matches!(*w, "," | "." | ";"))
    };
    let behind = || text.tokens.iter().skip(time.to).take(3).map(|t| &*t.word);
    let earliest = before(6).chain(behind()).any(|w| w == "earliest");
    let latest = before(6).chain(behind()).any(|w| w == "latest") || {
        let words: Vec<&str> = before(3).collect();
        words.windows(2).any(|two| two == ["than", "later"])
    };
    // `by noon on 14 May`
    let last = before(4).find(|w| {
        !matches!(
            *w,
            "the" | "on" | "at" | "noon" | "midday" | "midnight" | "am" | "pm"
        ) && !w.starts_with(|c: char| c.is_ascii_digit())
    });
    let not_before = before(4)
        .collect::<Vec<_>>()
        .windows(2)
        .any(|two| matches!(two, ["than", "earlier"] | ["before", "not"]));
    match last {
        _ if not_before => Some(false),
        _ if earliest != latest => Some(latest),
        Some("until" | "till" | "by" | "before") => Some(true),
        Some("to") if before(5).any(|w| w == "up") => Some(true),
        Some("from" | "since" | "starting" | "after" | "starts" | "start" | "begins" | "begin") => {
            Some(false)
        }
        _ => None,
    }
}

/// Neither text turns round what it says of a time: `closed until June` is `open from June`, and `stopped by June` is
/// `none after June`.
fn plain(pair: &Pair<'_>, decided: &Time, told: &Time) -> bool {
    let turns = |text: &Reading<'_>, time: &Time| {
        let sentence = text.sentence_at(time.from);
        let clauses = text
            .clauses
            .iter()
            .filter(|clause| clause.sentence == sentence);
        clauses
            .map(|clause| turning(text, clause).len())
            .sum::<usize>()
    };
    let sides = |text: &Reading<'_>, time: &Time| -> Vec<(u8, bool)> {
        let sentence = &text.sentences[text.sentence_at(time.from)];
        let hits = text.hits_in(sentence.from, sentence.to);
        let side = |hit: &Hit| match hit.cue {
            Cue::Side(axis, side) => Some((axis, side)),
            _ => None,
        };
        hits.filter_map(side).collect()
    };
    let own = sides(pair.a, decided);
    let opposite = sides(pair.b, told)
        .iter()
        .any(|(axis, side)| own.contains(&(*axis, !side)));
    let alone = |text: &Reading<'_>, time: &Time| {
        let sentence = text.sentence_at(time.from);
        let near = limited(text)
            .iter()
            .filter(|other| text.sentence_at(other.from) == sentence);
        near.count() == 1
    };
    let swaps = [Cue::Swap, Cue::Only];
    turns(pair.a, decided) + turns(pair.b, told) == 0
        && !opposite
        && !pair.a.has(&swaps)
        && !pair.b.has(&swaps)
        && alone(pair.a, decided)
        && alone(pair.b, told)
}

fn limited<'r>(text: &'r Reading<'_>) -> &'r [Time] {
    &text.times[..text.times.len().min(MOST)]
}

fn denied(text: &Reading<'_>, time: &Time) -> bool {
    text.has_in(time.from.saturating_sub(2), time.from, &[Cue::Not])
}

/// `the first Monday of the month` for `every Monday`.
fn seldom(pair: &Pair<'_>) -> Option<Difference> {
    let word = |text: &Reading<'_>, at: usize| -> String {
        text.tokens
            .get(at)
            .map_or(String::new(), |t| t.word.to_string())
    };
    let each = |at: &usize| {
        matches!(&*word(pair.a, *at), "every" | "each")
            && crate::wording::dates::names::weekday(&word(pair.a, at + 1)).is_some()
    };
    let own = (0..pair.a.tokens.len().min(400)).find(each)?;
    let day = word(pair.a, own + 1);
    let told = (1..pair.b.tokens.len().min(400)).find(|at| {
        let nth = matches!(
            &*word(pair.b, at - 1),
            "first" | "second" | "third" | "fourth" | "last"
        );
        let month = matches!(&*word(pair.b, at + 1), "of" | "in")
            && matches!(&*word(pair.b, at + 3), "month" | "quarter" | "year")
            || word(pair.b, at + 2) == "month";
        nth && month && word(pair.b, *at) == day
    })?;
    pair.aligned(told).then(|| {
        Pair::difference(
            Kind::Deadline,
            pair.a.quote(own, own + 2),
            pair.b.quote(told - 1, told + 4),
            "The time that was told is not the one that was decided.",
        )
    })
}

/// `on the day` against `on the day before`.
fn day_shift(pair: &Pair<'_>) -> Option<Difference> {
    let shifts = |hit: &&Hit| matches!(hit.cue, Cue::DayOf | Cue::DayBefore | Cue::DayAfter);
    let q = pair.a.hits.iter().find(shifts)?;
    if !pair.b.hits.iter().any(|hit| shifts(&hit)) {
        return lasting(pair, q);
    }
    let mut told = pair.b.hits.iter().filter(shifts);
    let t = told
        .next()
        .filter(|t| t.cue != q.cue && pair.aligned(t.from))?;
    if told.next().is_some() {
        return None;
    }
    let note = "The two texts name different days.";
    Some(Pair::difference(
        Kind::Deadline,
        pair.a.quote(q.from, q.to),
        pair.b.quote(t.from, t.to),
        note,
    ))
}

/// `on the same day` against `within a week`.
fn lasting(pair: &Pair<'_>, decided: &Hit) -> Option<Difference> {
    let long = |q: &&Quantity| {
        q.dim == Dim::Duration
            && q.value >= 1.9
            && pair.shared_in_sentence(pair.b.sentence_at(q.from)) >= 2
    };
    let known = |q: &Quantity| {
        pair.a
            .quantities
            .iter()
            .chain(pair.background().iter().flat_map(|t| &t.quantities))
            .take(MOST)
            .any(|x| x.dim == q.dim)
    };
    let told = pair
        .b
        .quantities
        .iter()
        .take(MOST)
        .find(|q| decided.cue == Cue::DayOf && long(q) && !known(q))?;
    let note = "What was decided for the same day is told for later.";
    Some(Pair::difference(
        Kind::Deadline,
        pair.a.quote(decided.from, decided.to),
        pair.b.quote(told.from, told.to),
        note,
    ))
}

/// `within five days`, or the next day, told as `by the end of the month` or as a weekday.
fn open_end(pair: &Pair<'_>) -> Option<Difference> {
    let short = |q: &&Quantity| q.dim == Dim::Duration && q.value <= 10.0;
    let any = |text: &Reading<'_>| {
        text.quantities
            .iter()
            .take(MOST)
            .any(|q| q.dim == Dim::Duration)
    };
    let shifts = |hit: &&Hit| matches!(hit.cue, Cue::DayOf | Cue::DayAfter);
    let shifted = |text: &Reading<'_>| {
        text.hits
            .iter()
            .any(|h| shifts(&h) || h.cue == Cue::DayBefore)
    };
    if any(pair.b) || shifted(pair.b) {
        return None;
    }
    let day = pair.a.hits.iter().find(shifts);
    let within = pair.a.quantities.iter().take(MOST).find(short);
    let (from, to, days) = match (day, within) {
        (Some(hit), _) => (hit.from, hit.to, 1.0),
        (None, Some(q)) => (q.from, q.to, q.value),
        _ => return None,
    };
    let word = |at: usize| pair.b.tokens.get(at).map_or("", |t| t.word.as_str());
    let ends = (0..pair.b.tokens.len().min(400)).find(|at| {
        // `in its next meeting`
        let led = (at.saturating_sub(2)..*at)
            .any(|i| matches!(word(i), "in" | "at" | "by" | "until" | "before"));
        let next =
            led && word(*at) == "next" && matches!(word(at + 1), "meeting" | "session" | "sitting");
        if next {
            return true;
        }
        let unit = days_in(word(at + 3)).unwrap_or(0.0);
        let end = word(*at) == "end" && word(at + 1) == "of";
        let the = matches!(word(at + 2), "the" | "that" | "this");
        end && the && unit >= days * 2.0
    });
    let weekday = || {
        pair.b
            .times
            .iter()
            .take(MOST)
            .find(|t| t.weekday.is_some() && !t.dated)
    };
    let told = match (ends, day) {
        (Some(at), _) => Some((at, at + 4)),
        (None, Some(_)) if pair.a.times.is_empty() => weekday().map(|t| (t.from, t.to)),
        _ => None,
    }?;
    let known = pair.background().iter().any(|text| !text.times.is_empty());
    (pair.shared_in_sentence(pair.b.sentence_at(told.0)) >= 1 && !known).then(|| {
        Pair::difference(
            Kind::Deadline,
            pair.a.quote(from, to),
            pair.b.quote(told.0, told.1),
            "What was decided for soon is told for later.",
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn another_time_is_a_difference() {
        assert_eq!(
            kinds(
                "Close the plant by 30 June.",
                "The plant closes by 30 July."
            ),
            [Kind::Deadline]
        );
        assert_eq!(
            kinds(
                "Answer complaints in two days.",
                "Complaints get an answer in two weeks."
            ),
            [Kind::Deadline]
        );
        assert_eq!(
            kinds(
                "Publish the figures monthly.",
                "The figures are published once a year."
            ),
            [Kind::Deadline]
        );
    }

    #[test]
    fn another_way_of_saying_it_is_none() {
        assert!(
            kinds(
                "Close the plant by 31 March.",
                "The plant closes by the end of Q1."
            )
            .is_empty()
        );
        assert!(kinds("Pay after 14 days.", "We pay after a fortnight.").is_empty());
        assert!(kinds("Four talks a year.", "A talk every quarter.").is_empty());
    }

    #[test]
    fn what_was_given_up_and_is_told_is_a_difference() {
        let decided = "Launch the teas in autumn rather than in spring.";
        assert_eq!(
            kinds(decided, "The teas come out in spring."),
            [Kind::Deadline]
        );
        assert!(kinds(decided, "The teas come out in autumn.").is_empty());
        let decided = "Raise the fee to 30 euros instead of 35.";
        assert_eq!(
            kinds(decided, "The fee goes up to 35 euros."),
            [Kind::Number]
        );
    }
}
