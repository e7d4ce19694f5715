//! Counts, amounts, shares and measures that disagree, in value, unit or bound.

use super::deadline::given_up;
use super::unrelated::speaks_of;
use super::{multiple, single};
use crate::wording::comparison::{Difference, Kind};
use crate::wording::cues::{Cue, Hit};
use crate::wording::facts::{Bound, Dim, Quantity, working_days};
use crate::wording::pair::Pair;
use crate::wording::reading::Reading;
use crate::wording::text::Token;

/// Numbers of the telling that stand where another one was decided.
pub(super) fn find(pair: &Pair<'_>) -> Vec<Difference> {
    let mut found = clashes(
        pair,
        |dim| !matches!(dim, Dim::Duration | Dim::Frequency | Dim::Clock),
        Kind::Number,
    );
    if found.is_empty() {
        found.extend(single::find(pair));
    }
    if found.is_empty() {
        found.extend(multiple::find(pair));
    }
    found
}

/// Quantities per text that are compared: more make no clearer case and cost time.
pub(super) const MOST: usize = 40;

/// Quantities that match nothing and stand against one of the other text that matches nothing.
pub(super) fn clashes(pair: &Pair<'_>, wanted: fn(Dim) -> bool, kind: Kind) -> Vec<Difference> {
    let of = |list: &'_ [Quantity]| list.iter().take(MOST).cloned().collect::<Vec<_>>();
    let (decided, told) = (of(&pair.a.quantities), of(&pair.b.quantities));
    let open_a: Vec<&Quantity> = decided
        .iter()
        .filter(|q| !told.iter().any(|t| matches(q, t)) && !denied(pair.a, q))
        .collect();
    let any_open = open_a.iter().any(|q| wanted(q.dim));
    // What stands round the two texts is looked at last: reading it takes longer than all else.
    let open_b: Vec<&Quantity> = told
        .iter()
        .filter(|t| any_open && !decided.iter().any(|q| matches(q, t)) && !denied(pair.b, t))
        .filter(|t| !is_step(pair, t) && !is_rest(pair, t))
        .filter(|t| !in_background(pair, t))
        .collect();
    let mut found = Vec::new();
    let mut used = vec![false; open_a.len()];
    for t in &open_b {
        let hit = open_a
            .iter()
            .enumerate()
            .find(|(i, q)| !used[*i] && wanted(q.dim) && comparable(pair, q, t));
        if let Some((i, q)) = hit.filter(|(_, q)| !adds_up(pair, q, t)) {
            used[i] = true;
            found.push(made(pair, kind, q, t));
        }
    }
    if found.is_empty() {
        found.extend(taken_back(pair, (&decided, &told), wanted, kind));
    }
    if found.is_empty() {
        found = bounds(pair, &decided, &told, wanted, kind);
    }
    if found.is_empty() {
        found = per_time(pair, &decided, &told, wanted, kind);
    }
    if found.is_empty() {
        found = reached(pair, &decided, &told, wanted, kind);
    }
    found
}

/// `35`, where 30 was decided instead of 35: what was given up is told, and not what took its place.
fn taken_back(
    pair: &Pair<'_>,
    (decided, told): (&[Quantity], &[Quantity]),
    wanted: fn(Dim) -> bool,
    kind: Kind,
) -> Option<Difference> {
    let new = decided.iter().find(|q| {
        wanted(q.dim) && !given_up(pair.a, q.from) && !told.iter().any(|t| matches(q, t))
    })?;
    let t = told.iter().find(|t| {
        let old = |q: &Quantity| given_up(pair.a, q.from) && matches(q, t);
        // `six of the nine go`, `the two teams become one`
        let whole = pair.b.tokens[t.from.saturating_sub(2)..t.from]
            .iter()
            .any(|token| matches!(&*token.word, "of" | "the" | "both" | "our"));
        let is_told = !whole && !given_up(pair.b, t.from) && !denied(pair.b, t);
        is_told && decided.iter().any(old) && comparable(pair, new, t)
    })?;
    (!adds_up(pair, new, t)).then(|| made(pair, kind, new, t))
}

/// `8,000 a year`, told as `each month we give them 8,000`: the time stands elsewhere in the sentence.
fn per_time(
    pair: &Pair<'_>,
    decided: &[Quantity],
    told: &[Quantity],
    wanted: fn(Dim) -> bool,
    kind: Kind,
) -> Vec<Difference> {
    let of_times = |q: &&Quantity| q.dim == Dim::Frequency;
    if decided.iter().any(|q| of_times(&q)) {
        return Vec::new();
    }
    let rated = decided
        .iter()
        .filter(|q| wanted(q.dim) && matches!(q.dim, Dim::Money(_)));
    let clash = |q: &Quantity, t: &Quantity| {
        let here =
            |f: &&Quantity| of_times(f) && pair.b.sentence_at(f.from) == pair.b.sentence_at(t.from);
        let other = |f: &Quantity| q.per.is_some_and(|per| (per - f.value).abs() > 0.1 * per);
        let mut times = told.iter().filter(here);
        t.per.is_none() && matches(q, t) && times.next().is_some_and(other)
    };
    let found = rated.filter(|q| q.per.is_some()).find_map(|q| {
        let t = told.iter().find(|t| clash(q, t) && pair.aligned(t.from))?;
        let f = told
            .iter()
            .find(|f| of_times(f) && pair.b.sentence_at(f.from) == pair.b.sentence_at(t.from))?;
        Some((q, t, f))
    });
    let made = found.map(|(q, t, f)| {
        Pair::difference(
            kind,
            pair.a.quote(q.from, q.to),
            pair.b.quote(t.from.min(f.from), t.to.max(f.to)),
            "The same figure is told for another length of time.",
        )
    });
    made.into_iter().collect()
}

/// `cut to 65 %` told as `cut by 65 %`: the same figure as what is reached here, and as the step there.
fn reached(
    pair: &Pair<'_>,
    decided: &[Quantity],
    told: &[Quantity],
    wanted: fn(Dim) -> bool,
    kind: Kind,
) -> Vec<Difference> {
    let led = |text: &Reading<'_>, q: &Quantity, word: &str| {
        // `to a third`, `by about a third`, but not `have to save a third`
        let near = |t: &&Token<'_>| {
            matches!(
                &*t.word,
                "about" | "around" | "roughly" | "some" | "just" | "only" | "nearly" | "almost"
            )
        };
        let mut lead = text.tokens[..q.from].iter().rev().take(3);
        lead.find(|t| !near(t)).is_some_and(|t| t.word == word)
    };
    // `by the hour` and `by 18:00` are no steps.
    let steps = |q: &Quantity| !matches!(q.dim, Dim::Clock | Dim::Duration | Dim::Frequency);
    // `we take 65 % of it out`
    let taken = |t: &Quantity| {
        let mut behind = pair.b.tokens.iter().skip(t.to).take(6);
        let of = pair
            .b
            .tokens
            .get(t.to)
            .is_some_and(|token| token.word == "of");
        t.dim == Dim::Share
            && of
            && behind.any(|token| matches!(&*token.word, "out" | "away" | "off"))
    };
    // `it runs at 15 % of its speed`
    let left_of = |t: &Quantity| {
        let of = pair
            .b
            .tokens
            .get(t.to)
            .is_some_and(|token| token.word == "of");
        t.dim == Dim::Share && of && led(pair.b, t, "at")
    };
    // `60 watts less`
    let lessened = |t: &Quantity| {
        let next = pair.b.tokens.get(t.to).map_or("", |token| &*token.word);
        matches!(next, "less" | "fewer" | "lower" | "higher" | "extra")
    };
    let other_way = |q: &Quantity, t: &Quantity| {
        led(pair.a, q, "to") && (led(pair.b, t, "by") || taken(t) || lessened(t))
            || led(pair.a, q, "by") && (led(pair.b, t, "to") || left_of(t))
    };
    let found = decided
        .iter()
        .filter(|q| wanted(q.dim) && steps(q))
        .find_map(|q| {
            let mut same = told
                .iter()
                .filter(|t| matches(q, t) && pair.aligned(t.from));
            same.find(|t| other_way(q, t)).map(|t| (q, t))
        });
    let made = found.map(|(q, t)| {
        let quotes = (
            pair.a.quote(q.from.saturating_sub(1), q.to),
            pair.b.quote(t.from.saturating_sub(1), t.to),
        );
        let note = "The same figure is what is reached in one text, and the step in the other.";
        Pair::difference(kind, quotes.0, quotes.1, note)
    });
    made.into_iter().collect()
}

/// `ten years of service`: how much of it there is, and no time by which anything is done.
fn is_measured(text: &Reading<'_>, q: &Quantity) -> bool {
    let word = |at: usize| text.tokens.get(at).map_or("", |t| &*t.word);
    word(q.to) == "of"
        && matches!(
            word(q.to + 1),
            "service" | "experience" | "membership" | "age"
        )
        || word(q.to) == "old"
}

fn made(pair: &Pair<'_>, kind: Kind, decided: &Quantity, told: &Quantity) -> Difference {
    let measured = is_measured(pair.a, decided) || is_measured(pair.b, told);
    let kind = if measured { Kind::Number } else { kind };
    let note = match kind {
        Kind::Deadline => "The time that was told is not the one that was decided.",
        _ => "The number that was told is not the one that was decided.",
    };
    Pair::difference(
        kind,
        pair.a.quote(decided.from, decided.to),
        pair.b.quote(told.from, told.to),
        note,
    )
}

/// The same fact, however it is said.
fn matches(one: &Quantity, two: &Quantity) -> bool {
    let rate = |q: &Quantity| match q.dim {
        Dim::Frequency => Some(q.value),
        Dim::Count => q.per.map(|per| per * q.value),
        _ => None,
    };
    if let (Some(x), Some(y)) = (rate(one), rate(two)) {
        return (x - y).abs() < 0.02 * x.max(y);
    }
    let open =
        |x: Dim, y: Dim| matches!(x, Dim::Money(_)) && matches!(y, Dim::Money(0) | Dim::Count);
    // `not under thirty hectares and not over thirty-five`: the unit is said once.
    let bare = |q: &Quantity| q.dim == Dim::Count && q.heads.is_empty();
    let unit = |q: &Quantity| !matches!(q.dim, Dim::Share | Dim::Frequency | Dim::Clock);
    if (one.value - two.value).abs() < 1e-9 && (bare(one) && unit(two) || bare(two) && unit(one)) {
        return true;
    }
    let alike = one.dim == two.dim || open(one.dim, two.dim) || open(two.dim, one.dim);
    // An hour of the clock after noon is often said with the noon left out.
    let half_day = one.dim == Dim::Clock
        && !(one.sure && two.sure)
        && ((one.value - two.value).abs() - 720.0).abs() < 0.5;
    let per_agrees = one.per.is_none() || two.per.is_none() || one.per == two.per;
    let working = one.dim == Dim::Duration && working_days(one.value, two.value);
    alike && per_agrees && (one.same_value(two) || half_day || working)
}

/// `four fewer`, `four drop out` where it was decided to go from fourteen to ten.
fn is_step(pair: &Pair<'_>, told: &Quantity) -> bool {
    const STEPS: [&str; 18] = [
        "fewer", "less", "more", "extra", "drop", "drops", "cut", "off", "out", "away", "gone",
        "added", "longer", "shorter", "go", "goes", "leave", "leaves",
    ];
    let sentence = &pair.b.sentences[pair.b.sentence_at(told.from)];
    let mut behind = pair.b.tokens[told.to.min(sentence.to)..sentence.to].iter();
    let changes = behind.any(|t| STEPS.contains(&&*t.word));
    let change = super::swap::change(pair.a).filter(|_| changes);
    change.is_some_and(|(one, other)| {
        let step = (one.value - other.value).abs();
        one.dim == other.dim
            && one.dim == told.dim
            && step > 0.0
            && (step - told.value).abs() < 1e-9
    })
}

/// `one third` where two thirds were decided, and the rest elsewhere.
fn is_rest(pair: &Pair<'_>, told: &Quantity) -> bool {
    if is_left(pair, told) {
        return true;
    }
    let rest = pair.a.tokens.iter().take(400).any(|t| t.word == "rest");
    let mut own = pair.a.quantities.iter().take(MOST);
    rest && told.dim == Dim::Share
        && own.any(|q| q.dim == Dim::Share && (q.value + told.value - 1.0).abs() < 1e-6)
}

/// `two close, seven stay`, told as `of nine we keep seven`: a third figure, which both texts have, makes a sum of the two
/// that differ, or with one of them the other.
fn adds_up(pair: &Pair<'_>, decided: &Quantity, told: &Quantity) -> bool {
    // `from ten to five` for `from ten to fifteen`: what is reached is no part of a sum.
    let reached = |text: &Reading<'_>, q: &Quantity| {
        let before = q.from.checked_sub(1).and_then(|at| text.tokens.get(at));
        before.is_some_and(|t| matches!(&*t.word, "to" | "at" | "from" | "by"))
    };
    // `three of five switch` for `two of five move` says the same of another number: it is no rest of them.
    let ends = |text: &Reading<'_>| text.has(&[Cue::End, Cue::EndFinal]);
    if decided.dim != told.dim
        || ends(pair.a) == ends(pair.b)
        || reached(pair.a, decided)
        || reached(pair.b, told)
    {
        return false;
    }
    let known = |value: f64| {
        let mut list = pair.b.quantities.iter().take(MOST);
        list.any(|t| t.dim == told.dim && (t.value - value).abs() < 1e-9)
    };
    let mut both = pair.a.quantities.iter().take(MOST);
    both.any(|q| {
        let (one, two, three) = (decided.value, told.value, q.value);
        let sum = |x: f64, y: f64, z: f64| (x + y - z).abs() < 1e-9;
        q.dim == decided.dim
            && known(three)
            && (sum(one, two, three) || sum(one, three, two) || sum(two, three, one))
    })
}

/// `seven stay`, of nine of which two are to go.
pub(super) fn is_left(pair: &Pair<'_>, told: &Quantity) -> bool {
    let counts: Vec<f64> = pair
        .a
        .quantities
        .iter()
        .take(MOST)
        .filter(|q| q.dim == Dim::Count && told.dim == Dim::Count)
        .map(|q| q.value)
        .collect();
    let sentence = &pair.b.sentences[pair.b.sentence_at(told.from)];
    let ends = pair.a.has(&[Cue::End, Cue::EndFinal]);
    let stays = pair.b.has_in(sentence.from, sentence.to, &[Cue::Keep]);
    let left = |x: &f64| counts.iter().any(|y| (y - x - told.value).abs() < 1e-9);
    ends && stays && counts.iter().any(left)
}

pub(super) fn in_background(pair: &Pair<'_>, told: &Quantity) -> bool {
    // A count in the reason counts something of its own.
    let same = |q: &Quantity| {
        matches(q, told) && (q.dim != Dim::Count || q.heads.iter().any(|h| told.heads.contains(h)))
    };
    let texts = pair.background().iter();
    texts
        .flat_map(|text| text.quantities.iter().take(MOST))
        .any(same)
}

/// `not tomorrow, not in two weeks`: a number that is denied is no claim.
fn denied(text: &Reading<'_>, q: &Quantity) -> bool {
    let start = q.from.saturating_sub(2);
    let end = text.clause_at(q.from).map_or(q.to, |c| c.to);
    text.has_in(start, q.from, &[Cue::Not]) || text.has_in(q.to, (q.to + 4).min(end), &[Cue::Not])
}

/// Whether two quantities stand in the same place of the same statement.
fn comparable(pair: &Pair<'_>, q: &Quantity, t: &Quantity) -> bool {
    let near = pair.aligned(t.from) || beside(pair, t) || alone(pair, q, t);
    match (q.dim, t.dim) {
        // `not under thirty hectares and not over forty-five`
        (Dim::Measure(_) | Dim::Money(_), Dim::Count) if t.heads.is_empty() => {
            let bounded = t.bound != Bound::Exact
                || pair.b.tokens[t.to..]
                    .iter()
                    .take(3)
                    .any(|w| w.word == "more");
            beside(pair, t) || bounded && pair.shared_in_sentence(pair.b.sentence_at(t.from)) >= 3
        }
        (Dim::Count, Dim::Count) => near && heads_meet(pair, q, t),
        // `twice a day` against `one session a day`
        (Dim::Frequency, Dim::Count) => near && t.per.is_some() && !counted(pair, t),
        (Dim::Count, Dim::Frequency) => near && q.per.is_some(),
        // `12 %` told as twelve euros
        (Dim::Share, Dim::Money(_)) => near && (q.value * 100.0 - t.value).abs() < 1e-6,
        // The same figure, as a count here and as a share there.
        (Dim::Count, Dim::Share) => near && (t.value * 100.0 - q.value).abs() < 1e-6,
        (Dim::Money(one), Dim::Money(two)) => near && (one == two || one == 0 || two == 0),
        (one, two) => one == two && near,
    }
}

/// `from 14 to 10 crossings` has the ten of `ten crossings a day`.
fn counted(pair: &Pair<'_>, told: &Quantity) -> bool {
    let mut own = pair.a.quantities.iter().take(MOST);
    own.any(|q| q.dim == Dim::Count && q.same_value(told))
}

/// The only figure of its sort in either text: it takes the place of the other, though their sentences share no word.
fn alone(pair: &Pair<'_>, q: &Quantity, t: &Quantity) -> bool {
    let single = |text: &Reading<'_>, dim: Dim| {
        let mut others = text.quantities.iter().take(MOST);
        others.by_ref().filter(|x| x.dim == dim).count() == 1
    };
    // `I am glad about every hour` is no rate.
    // `ninety-five people at the very most` for `limit it to 85 people`
    let bounded = q.dim == Dim::Count && q.bound != Bound::Exact && q.bound == t.bound;
    let typed = !matches!(q.dim, Dim::Count | Dim::Frequency) || bounded;
    let on_record = || speaks_of(pair) || pair.touches();
    typed && q.dim == t.dim && single(pair.a, q.dim) && single(pair.b, t.dim) && on_record()
}

/// Counts compare when they count the same; a count of nothing named compares in a closely aligned sentence.
fn heads_meet(pair: &Pair<'_>, q: &Quantity, t: &Quantity) -> bool {
    // `one board member` is hardly a number, unless just members are counted.
    if q.value < 1.5 && !t.heads.is_empty() && q.heads.first() != t.heads.first() {
        return false;
    }
    if q.heads.iter().any(|h| t.heads.contains(h)) {
        return true;
    }
    let bare = t.heads.is_empty()
        || t.heads.iter().all(|h| pair.a.concepts.contains(h))
        || q.heads.is_empty();
    let sentence = pair.b.sentence_at(t.from);
    bare && (pair.shared_in_sentence(sentence) >= 2 || beside(pair, t))
}

/// Whether another figure of the decision stands in the same sentence of the telling.
fn beside(pair: &Pair<'_>, told: &Quantity) -> bool {
    let sentence = pair.b.sentence_at(told.from);
    let known = |x: &Quantity| pair.a.quantities.iter().take(MOST).any(|y| matches(y, x));
    let mut others = pair.b.quantities.iter().take(MOST);
    others.any(|x| pair.b.sentence_at(x.from) == sentence && known(x))
}

/// Equal values with opposite bounds, when neither clause denies.
fn bounds(
    pair: &Pair<'_>,
    decided: &[Quantity],
    told: &[Quantity],
    wanted: fn(Dim) -> bool,
    kind: Kind,
) -> Vec<Difference> {
    let denial = [
        Cue::Not,
        Cue::Nothing,
        Cue::End,
        Cue::EndFinal,
        Cue::Without,
        Cue::Except,
    ];
    // What another sentence denies turns no bound round.
    let denies = |text: &Reading<'_>, q: &Quantity| {
        let sentence = &text.sentences[text.sentence_at(q.from)];
        // `eight hours and not a minute more` is the bound itself.
        let own = |hit: &Hit| hit.from >= q.to && hit.from <= q.to + 3 && q.bound == Bound::Upper;
        let mut hits = text.hits_in(sentence.from, sentence.to);
        hits.any(|hit| denial.contains(&hit.cue) && !own(hit))
    };
    // `none for longer than a year` against `none for less than a year`: both deny, and the bounds still clash.
    let denied_once = |text: &Reading<'_>, q: &Quantity| {
        let sentence = &text.sentences[text.sentence_at(q.from)];
        let hits = text.hits_in(sentence.from, sentence.to);
        let denials: Vec<&Hit> = hits.filter(|hit| denial.contains(&hit.cue)).collect();
        let here = text.clause_at(q.from).map_or(0, |clause| clause.from);
        matches!(denials[..], [one] if matches!(one.cue, Cue::Not | Cue::Nothing)
            && one.from < q.from && one.from >= here)
    };
    // `only when it is at least two thirds full` is `one that is less than that stays cold`.
    let tied = |text: &Reading<'_>, q: &Quantity| {
        let sentence = &text.sentences[text.sentence_at(q.from)];
        let cues = [Cue::If, Cue::Only];
        let relative =
            |t: &Token<'_>| matches!(t.word.as_str(), "that" | "who" | "which" | "whose");
        text.has_in(sentence.from, sentence.to, &cues)
            || text.tokens[sentence.from..q.from].iter().any(relative)
    };
    let opposite = |q: &Quantity, t: &Quantity| {
        !(tied(pair.a, q) && tied(pair.b, t))
            && matches!(
                (q.bound, t.bound),
                (Bound::Lower, Bound::Upper) | (Bound::Upper, Bound::Lower)
            )
    };
    let clash = |q: &&Quantity| {
        let plain = |t: &&Quantity| {
            !denies(pair.a, q) && !denies(pair.b, t)
                || denied_once(pair.a, q) && denied_once(pair.b, t)
        };
        told.iter()
            .filter(plain)
            .find(|t| q.dim == t.dim && q.same_value(t) && opposite(q, t) && pair.aligned(t.from))
    };
    let pairs = decided
        .iter()
        .filter(|q| wanted(q.dim))
        .filter_map(|q| clash(&q).map(|t| (q, t)));
    pairs
        .map(|(q, t)| {
            let widen = |x: &Quantity, len: usize| (x.from.saturating_sub(3), (x.to + 2).min(len));
            let (qa, ta) = (widen(q, pair.a.tokens.len()), widen(t, pair.b.tokens.len()));
            let note =
                "The same figure is an upper bound in one text and a lower bound in the other.";
            Pair::difference(
                kind,
                pair.a.quote(qa.0, qa.1),
                pair.b.quote(ta.0, ta.1),
                note,
            )
        })
        .take(1)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::wording::Kind;
    use crate::wording::kinds::testing::kinds;

    #[test]
    fn so_many_times_is_a_share() {
        let decided = "Pay overtime at one and a half times the normal rate.";
        assert_eq!(
            kinds(decided, "Overtime is paid at 125% of the rate."),
            [Kind::Number]
        );
        assert!(kinds(decided, "Overtime is paid at 150% of the rate.").is_empty());
        let decided = "Cut the leakage from 90 to 60 microwatts.";
        assert_eq!(
            kinds(decided, "Leakage goes 60 µW lower, it used to be 90."),
            [Kind::Number]
        );
        assert!(kinds(decided, "Leakage goes down to 60 µW.").is_empty());
    }

    #[test]
    fn what_adds_up_is_none() {
        let decided = "Close two of the nine kiosks.";
        assert!(kinds(decided, "Of nine kiosks we keep seven.").is_empty());
        let decided = "Two of the five crews move to the night shift.";
        let told = "Out of five crews, three move to the night shift.";
        assert_eq!(kinds(decided, told), [Kind::Number]);
    }

    #[test]
    fn another_value_is_a_difference() {
        assert_eq!(
            kinds("Hire two more welders.", "We hire three more welders."),
            [Kind::Number]
        );
        assert_eq!(
            kinds(
                "Raise the budget by €350,000.",
                "The budget goes up by 250k."
            ),
            [Kind::Number]
        );
        assert_eq!(
            kinds(
                "Cap marketing at 3% of revenue.",
                "Marketing gets at least 3% of revenue."
            ),
            [Kind::Number]
        );
    }

    #[test]
    fn another_way_of_saying_it_is_none() {
        assert!(kinds("Hire twelve welders.", "We hire a dozen welders.").is_empty());
        assert!(kinds("Keep 25% of the flats.", "A quarter of the flats are kept.").is_empty());
        assert!(kinds("Hire two welders.", "We hire welders; 40 people applied.").is_empty());
    }
}
