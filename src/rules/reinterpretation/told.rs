//! What came of each relay, and of a message before it is sent, held against its decision and against the relays before it. Each text is read once, and
//! three rules rest on it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::background::{Wording, exceptions, worded_by};
use super::is_corrected;
use crate::model::journal::stood_on;
use crate::model::kinds::{Decision, Relay};
use crate::model::{Body, Entry, Journal, Of, Span, Value};
use crate::parallel;
use crate::rules::Check;
use crate::wording::{Comparison, Verdict, Words, carries, held_against, held_apart, that_counts};

/// How many decisions a thread takes at a time; one costs some hundred microseconds.
const SHARE: usize = 16;
/// How many earlier relays one is compared with, so that a decision told a thousand times costs a thousandfold and no
/// more.
const BEFORE: usize = 12;

/// A relay held against a wording of its decision.
#[derive(Debug, Clone)]
pub struct HeldAgainst<'a> {
    /// The entry that has the wording: the decision, or the amendment that gave it the words.
    pub entry: &'a Entry,
    /// The field: `text` or `tell`.
    pub field: &'static str,
    /// What came of it.
    pub comparison: Comparison,
}

impl HeldAgainst<'_> {
    /// The wording.
    pub fn words(&self) -> Option<String> {
        let values = self.entry.body.values();
        values.into_iter().find_map(|(field, value)| match value {
            Value::Text(text) if field.name == self.field => Some(text),
            _ => None,
        })
    }
}

/// Words told about a decision, or about to be.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'t> {
    /// The words.
    pub said: &'t str,
    /// The day: dates such as "on Friday" are seen from it.
    pub on: NaiveDate,
    /// When, as far as it is known.
    pub when: Span,
}

impl<'a> From<Of<'a, Relay>> for Telling<'a> {
    fn from(relay: Of<'a, Relay>) -> Self {
        Self {
            said: &relay.body.said,
            on: relay.entry.on,
            when: relay.entry.when(),
        }
    }
}

/// What came of words that were held against a decision.
#[derive(Debug)]
pub struct Holding<'a> {
    /// The wording that counts, and how they differ from it.
    pub against: HeldAgainst<'a>,
    /// Whether they say anything of why, or there is nothing to say.
    pub says_why: bool,
    /// Whether they say anything of what it costs, or there is nothing to say.
    pub says_costs: bool,
}

/// What came of a relay.
#[derive(Debug)]
pub(in crate::rules) struct Told<'a> {
    /// How it drifts from the decision, if it does.
    pub(super) drift: Option<HeldAgainst<'a>>,
    /// Whether it says anything of why, or there is nothing to say.
    pub(super) says_why: bool,
    /// Whether it says anything of what it costs, or there is nothing to say.
    pub(super) says_costs: bool,
    /// The earlier relay that it contradicts, and how.
    pub(super) contradicts: Option<(Of<'a, Relay>, Comparison)>,
}

/// What came of relays, found by the place of each in a journal: three rules ask about every one of them.
#[derive(Debug)]
pub(in crate::rules) struct ByPlace<'a> {
    journal: &'a Journal,
    told: Vec<Option<Box<Told<'a>>>>,
}

impl<'a> ByPlace<'a> {
    fn of(journal: &'a Journal, told: Vec<(usize, Box<Told<'a>>)>) -> Self {
        let last = told.iter().map(|(place, _)| *place).max();
        let mut by_place = Vec::new();
        by_place.resize_with(last.map_or(0, |last| last + 1), || None);
        for (place, told) in told {
            by_place[place] = Some(told);
        }
        Self {
            journal,
            told: by_place,
        }
    }

    fn get(&self, relay: &Entry) -> Option<&Told<'a>> {
        let told = self.told.get(self.journal.place(relay)?)?;
        told.as_deref()
    }
}

/// What came of relays by an earlier day, known from a look at the journal as it stood later.
///
/// It rests on the decision, what else names it, and which relays correct which; and on nothing of the day. What was not
/// touched since came out the same.
#[derive(Debug)]
pub(in crate::rules) struct Known<'a> {
    told: &'a ByPlace<'a>,
    /// Decisions about which something was recorded since.
    touched: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    /// What came of relays by the end of a day; `told` has what came of them in all of the journal.
    pub(in crate::rules) fn before(
        journal: &'a Journal,
        day: NaiveDate,
        told: &'a ByPlace<'a>,
    ) -> Self {
        let mut touched = HashSet::new();
        for later in journal.entries().filter(|entry| !stood_on(entry, day)) {
            later.each_ref(&mut |_, id| {
                let named = journal.get(id).map(|named| (&*named.id, &named.body));
                touched.extend(named.and_then(|(id, body)| match body {
                    Body::Decision(_) => Some(id),
                    Body::Relay(relay) => Some(&*relay.decision),
                    _ => None,
                }));
            });
        }
        Self { told, touched }
    }

    fn has(&self, decision: &str) -> bool {
        !self.touched.contains(decision)
    }
}

/// What came of every relay, but for what is known already. Relays of a decision that may have ended before are left
/// out.
fn all<'a>(check: &Check<'a>) -> ByPlace<'a> {
    let is_known = |decision: &Of<'_, Decision>| {
        let known = check.known.as_ref();
        known.is_some_and(|known| known.has(&decision.entry.id))
    };
    let decisions = check.journal.all::<Decision>();
    let decisions: Vec<_> = decisions.filter(|decision| !is_known(decision)).collect();
    let told = parallel::map(&decisions, 1, SHARE, |decision, (): &mut ()| {
        of_decision(check, *decision)
    });
    ByPlace::of(check.journal, told.into_iter().flatten().collect())
}

/// What came of one relay.
pub(super) fn told<'c, 'a>(check: &'c Check<'a>, relay: Of<'_, Relay>) -> Option<&'c Told<'a>> {
    match &check.known {
        Some(known) if known.has(&relay.decision) => known.told.get(relay.entry),
        _ => check.told.get_or_init(|| all(check)).get(relay.entry),
    }
}

/// Holds words against the wordings of a decision that stood that day, and against the sentence that was agreed to be
/// told; whether it stood at all is not asked. `None` only where the decision has no words.
pub fn hold<'a>(
    check: &Check<'a>,
    decision: Of<'a, Decision>,
    telling: Telling<'_>,
) -> Option<Holding<'a>> {
    let wordings = wordings(check.journal, decision, [telling.on].into_iter());
    let matter = Matter::new(check, decision, &wordings);
    let said = Words::new(telling.said, Some(telling.on), check.lexicon());
    Some(Holding {
        against: matter.held(telling, &said)?,
        says_why: matter.says(telling, &said, Wording::reasons),
        says_costs: matter.says(telling, &said, Wording::costs),
    })
}

/// What came of the relays of a decision, with the place of each in the journal.
fn of_decision<'a>(check: &Check<'a>, decision: Of<'a, Decision>) -> Vec<(usize, Box<Told<'a>>)> {
    let journal = check.journal;
    let end = journal.end(decision, NaiveDate::MAX);
    let counts = |relay: &Of<'_, Relay>| {
        let when = relay.entry.when();
        let stood = end.is_none_or(|end| end.when.surely_after(when));
        *relay.decision == *decision.entry.id && stood
    };
    let relays: Vec<_> = journal
        .naming_it_as::<Relay>(decision.entry)
        .filter(counts)
        .collect();
    if relays.is_empty() {
        return Vec::new();
    }
    let days = relays.iter().map(|relay| relay.entry.on);
    let wordings = wordings(journal, decision, days);
    let matter = Matter::new(check, decision, &wordings);
    let words =
        |relay: &Of<'a, Relay>| Words::new(&relay.body.said, Some(relay.entry.on), check.lexicon());
    let said: Vec<_> = relays.iter().map(words).collect();
    let mut told: Vec<_> = relays
        .iter()
        .zip(&said)
        .map(|(relay, said)| matter.told(*relay, said))
        .collect();
    matter.contradictions(&relays, &said, &mut told);
    let places = relays.iter().map(|relay| journal.place(relay.entry));
    let placed = places.zip(told);
    placed
        .filter_map(|(place, told)| Some((place?, Box::new(told))))
        .collect()
}

/// The wordings of a decision on each of these days; where it was never amended one list is good for all of them.
fn wordings<'a>(
    journal: &Journal,
    decision: Of<'a, Decision>,
    days: impl Iterator<Item = NaiveDate>,
) -> BTreeMap<NaiveDate, Vec<Cow<'a, Decision>>> {
    if journal.amendments(decision.entry).next().is_none() {
        return BTreeMap::from([(NaiveDate::MIN, vec![Cow::Borrowed(decision.body)])]);
    }
    let mut wordings = BTreeMap::new();
    for day in days {
        wordings
            .entry(day)
            .or_insert_with(|| journal.wordings_on(decision, day));
    }
    wordings
}

/// A decision that was told, as texts: its wordings by day, and the exceptions made to it.
struct Matter<'d, 'a> {
    journal: &'a Journal,
    decision: Of<'a, Decision>,
    wordings: BTreeMap<NaiveDate, Vec<Wording<'d>>>,
    exceptions: Vec<(Span, Words<'d>)>,
}

impl<'d, 'a: 'd> Matter<'d, 'a> {
    fn new(
        check: &'d Check<'a>,
        decision: Of<'a, Decision>,
        wordings: &'d BTreeMap<NaiveDate, Vec<Cow<'a, Decision>>>,
    ) -> Self {
        let (journal, lexicon) = (check.journal, check.lexicon());
        let wording = |day: NaiveDate, wording: &'d Cow<'a, Decision>| {
            let by = worded_by(journal, decision, "text", &wording.text, day);
            Wording::new(wording, by.on, lexicon)
        };
        let made = exceptions(journal, decision).map(|excepts| {
            let words = Words::new(&excepts.body.text, Some(excepts.entry.on), lexicon);
            (excepts.entry.when(), words)
        });
        Self {
            journal,
            decision,
            wordings: wordings
                .iter()
                .map(|(day, stood)| (*day, stood.iter().map(|one| wording(*day, one)).collect()))
                .collect(),
            exceptions: made.collect(),
        }
    }

    /// The wordings that stood on the day of a relay, the earliest first.
    fn stood_on(&self, day: NaiveDate) -> &[Wording<'d>] {
        let last = self.wordings.range(..=day).next_back();
        last.map_or(&[], |(_, wordings)| wordings)
    }

    fn told(&self, relay: Of<'_, Relay>, said: &Words<'_>) -> Told<'a> {
        let telling = Telling::from(relay);
        let held = self.held(telling, said);
        let drift = held.filter(|held| held.comparison.verdict == Verdict::Drift);
        Told {
            // One event, one finding: a relay that drifts is asked about as such.
            says_why: drift.is_some() || self.says(telling, said, Wording::reasons),
            says_costs: drift.is_some() || self.says(telling, said, Wording::costs),
            drift,
            contradicts: None,
        }
    }

    /// Whether words carry anything of a matter of a wording of that day, or there is nothing to carry.
    fn says(
        &self,
        telling: Telling<'_>,
        said: &Words<'_>,
        matters: for<'w> fn(&'w Wording<'d>) -> Vec<&'w Words<'d>>,
    ) -> bool {
        self.stood_on(telling.on).iter().any(|wording| {
            let matters = matters(wording);
            matters.is_empty() || matters.iter().any(|matter| carries(said, matter))
        })
    }

    /// Of several wordings the one to which words are faithful counts, else of the latest the one from which they
    /// differ most.
    fn held(&self, telling: Telling<'_>, said: &Words<'_>) -> Option<HeldAgainst<'a>> {
        let wordings = self.stood_on(telling.on).iter().rev().enumerate();
        let candidates = wordings.flat_map(|(age, wording)| {
            let tell = wording.tell.as_ref().map(|tell| ("tell", tell));
            let fields = [("text", &wording.text)].into_iter().chain(tell);
            fields.map(move |(field, words)| (age, wording, field, words))
        });
        let compared = candidates.filter_map(|(age, wording, field, words)| {
            let comparison = self.compare(wording, words, telling, said);
            // An earlier wording of the same day excuses words that are faithful to it, and is never quoted against
            // any.
            let counts = age == 0 || comparison.verdict == Verdict::Faithful;
            counts.then_some(((field, words.text()), comparison))
        });
        let ((field, words), comparison) = that_counts(compared)?;
        Some(HeldAgainst {
            entry: worded_by(self.journal, self.decision, field, words, telling.on),
            field,
            comparison,
        })
    }

    /// Compares words with one wording. What the decision says elsewhere is looked at only where there is a
    /// difference.
    fn compare(
        &self,
        wording: &Wording<'d>,
        words: &Words<'d>,
        telling: Telling<'_>,
        said: &Words<'_>,
    ) -> Comparison {
        let mut around = wording.near(words.text());
        let first = held_against(words, said, &around);
        if first.verdict != Verdict::Drift {
            return first;
        }
        let known = around.len();
        around.extend(wording.wider(&self.exceptions, telling.when));
        if around.len() == known {
            return first;
        }
        held_against(words, said, &around)
    }

    /// Finds for each relay an earlier one that it contradicts, as long as neither drifts from the decision already.
    fn contradictions(&self, relays: &[Of<'a, Relay>], said: &[Words<'_>], told: &mut [Told<'a>]) {
        let stands = |place: &usize| {
            told[*place].drift.is_none() && !is_corrected(self.journal, relays[*place])
        };
        let open: Vec<usize> = (0..relays.len()).filter(stands).collect();
        for (count, later) in open.iter().enumerate().skip(1) {
            let before = &open[count.saturating_sub(BEFORE)..count];
            told[*later].contradicts = before.iter().find_map(|earlier| {
                let pair = (relays[*earlier], relays[*later]);
                let comparison = self.contradict(pair, (&said[*earlier], &said[*later]))?;
                Some((relays[*earlier], comparison))
            });
        }
    }

    /// What two relays contradict each other in. Not where the wording changed between them.
    fn contradict(
        &self,
        (earlier, later): (Of<'_, Relay>, Of<'_, Relay>),
        (before, after): (&Words<'_>, &Words<'_>),
    ) -> Option<Comparison> {
        let (from, to) = (earlier.entry.on, later.entry.on);
        if earlier.said == later.said || self.was_amended(from.min(to), from.max(to)) {
            return None;
        }
        let wording = self.stood_on(later.entry.on).last()?;
        let mut around = wording.near(wording.text.text());
        around.extend(wording.wider(&self.exceptions, later.entry.when()));
        let comparison = held_apart(before, after, &wording.text, &around);
        (comparison.verdict == Verdict::Drift).then_some(comparison)
    }

    fn was_amended(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let days = (from, to);
        let mut amendments = self.journal.amendments_between(self.decision.entry, days);
        amendments.any(|amendment| amendment.is_substantive())
    }
}
