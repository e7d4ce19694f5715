//! What is in the journal already. A record that is imported again gives nothing twice: what changed in it since becomes
//! an amendment, what is new an entry.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::drafts::{Drafted, Setting, drafted};
use super::minutes::bare;
use crate::capture::{Head, Refused};
use crate::model::kinds::{Commitment, Decision, Meeting};
use crate::model::{BodyOf, Entry, Fields, Journal, Kind, Of, Source, Text, Value};

/// Fields of a decision that a record may change.
const CHANGING: &[&str] = &[
    "text",
    "why",
    "trade_offs",
    "rejected",
    "expected",
    "approver",
    "consulted",
    "informed",
];
/// Wordings that share less than this of their words are two decisions.
const ALIKE: f64 = 0.5;

/// What a draft becomes.
#[derive(Debug, Clone, PartialEq)]
pub enum Becomes {
    /// An entry.
    New,
    /// A change of the decision with this id.
    Amends(String, Vec<(&'static str, Value)>),
    /// Nothing: the entry with this id says so already.
    Known(String),
}

/// What was imported before.
#[derive(Debug)]
pub struct Before<'a> {
    journal: &'a Journal,
    by_file: HashMap<String, Vec<&'a Entry>>,
    by_words: HashMap<(NaiveDate, String), &'a Entry>,
    /// Files that something was recorded from and that are there no more, in order.
    gone: Vec<String>,
}

impl<'a> Before<'a> {
    /// Looks through a journal. `is_there` tells whether a file that something was recorded from still is.
    pub fn of(journal: &'a Journal, is_there: &dyn Fn(&str) -> bool) -> Self {
        let mut before = Self {
            journal,
            by_file: HashMap::new(),
            by_words: HashMap::new(),
            gone: Vec::new(),
        };
        for entry in journal
            .entries()
            .filter(|entry| entry.source == Source::Imported)
        {
            if let Some(file) = entry.origin.as_deref().and_then(file_of) {
                match before.by_file.get_mut(file) {
                    Some(entries) => entries.push(entry),
                    None => {
                        before.by_file.insert(file.to_owned(), vec![entry]);
                    }
                }
            }
            if let Some(decision) = Decision::of(entry) {
                let words = bare(&journal.current(decision).text);
                before.by_words.insert((entry.on, words), entry);
            }
        }
        let gone = before.by_file.keys().filter(|file| !is_there(file));
        before.gone = gone.cloned().collect();
        before.gone.sort_unstable();
        before
    }

    /// Takes up what was recorded from minutes that lie elsewhere now, or have another name: of a file that is gone from
    /// its place, with a meeting of that day, and the same name or the same people.
    pub fn follow_minutes(&mut self, file: &str, drafted: &Drafted) {
        let on = drafted.entry.on;
        let Some(told) = Meeting::of(&drafted.entry).filter(|_| self.meeting(file, on).is_none())
        else {
            return;
        };
        let held = self.gone.iter();
        let held: Vec<(&str, Of<'_, Meeting>)> = held
            .filter_map(|gone| Some((gone.as_str(), self.meeting(gone, on)?)))
            .collect();
        let named = held.iter().filter(|(gone, _)| base(gone) == base(file));
        let met = held.iter().filter(|(_, meeting)| {
            meeting.ritual == told.ritual && meeting.present == told.present
        });
        let was = only(named)
            .or_else(|| only(met))
            .map(|(gone, _)| (*gone).to_owned());
        self.follow(was, file);
    }

    /// The same of a decision record: of a file of its name that is gone from its place.
    pub fn follow_record(&mut self, file: &str) {
        if self.decision(file).is_some() {
            return;
        }
        let named = self.gone.iter().filter(|gone| base(gone) == base(file));
        let was = only(named.filter(|gone| self.decision(gone).is_some())).cloned();
        self.follow(was, file);
    }

    fn follow(&mut self, was: Option<String>, file: &str) {
        let Some(was) = was else {
            return;
        };
        let entries = self.by_file.remove(&was).unwrap_or_default();
        self.by_file
            .entry(file.to_owned())
            .or_default()
            .extend(entries);
        self.gone.retain(|gone| *gone != was);
    }

    /// The meeting that was recorded from a file for a day.
    pub fn meeting(&self, file: &str, on: NaiveDate) -> Option<Of<'a, Meeting>> {
        let entries = self.by_file.get(file)?;
        entries
            .iter()
            .filter(|entry| entry.on == on)
            .find_map(|entry| Meeting::of(entry))
    }

    /// The decision that was recorded from a file of decision records.
    pub fn decision(&self, file: &str) -> Option<Of<'a, Decision>> {
        self.by_file
            .get(file)?
            .iter()
            .find_map(|entry| Decision::of(entry))
    }

    /// Any decision that was recorded from a file whose name fits.
    pub fn decision_named(&self, fits: impl Fn(&str) -> bool) -> Option<&'a Entry> {
        let found = self.by_file.iter().filter(|(file, _)| fits(base(file)));
        let mut found: Vec<&Entry> = found
            .flat_map(|(_, entries)| entries.iter().copied())
            .filter(|entry| entry.kind() == Kind::Decision)
            .collect();
        found.sort_by(|one, other| one.id.cmp(&other.id));
        found.into_iter().next()
    }

    /// What each of a record's decisions becomes; and the decisions that the record has no more.
    pub fn decisions(
        &self,
        file: &str,
        on: NaiveDate,
        drafts: &[Drafted],
    ) -> (Vec<Becomes>, Vec<&'a Entry>) {
        let known: Vec<Of<'a, Decision>> =
            self.by_file.get(file).map_or_else(Vec::new, |entries| {
                entries
                    .iter()
                    .filter(|entry| entry.on == on)
                    .filter_map(|entry| Decision::of(entry))
                    .collect()
            });
        let wordings: Vec<String> = known
            .iter()
            .map(|decision| bare(&self.journal.current(*decision).text))
            .collect();
        let mut used = HashSet::new();
        let mut becomes: Vec<Option<Becomes>> = vec![None; drafts.len()];
        for (draft, becomes) in drafts.iter().zip(&mut becomes) {
            let words = bare(text_of(draft));
            let same = (0..known.len()).find(|at| wordings[*at] == words && !used.contains(at));
            if let Some(at) = same {
                used.insert(at);
                *becomes = Some(self.held_against(known[at], draft, &["why"]));
            } else if let Some(entry) = self.by_words.get(&(on, words))
                && !known.iter().any(|decision| decision.entry.id == entry.id)
            {
                // The file was moved or copied.
                *becomes = Some(Becomes::Known(entry.id.to_string()));
            }
        }
        // Of what is left, the most alike first.
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (draft, _) in becomes
            .iter()
            .enumerate()
            .filter(|(_, becomes)| becomes.is_none())
        {
            for at in (0..known.len()).filter(|at| !used.contains(at)) {
                let share = alike(&bare(text_of(&drafts[draft])), &wordings[at]);
                if share >= ALIKE {
                    pairs.push((share, draft, at));
                }
            }
        }
        pairs.sort_by(|one, other| {
            other
                .0
                .total_cmp(&one.0)
                .then((one.1, one.2).cmp(&(other.1, other.2)))
        });
        for (_, draft, at) in pairs {
            if becomes[draft].is_none() && used.insert(at) {
                becomes[draft] =
                    Some(self.held_against(known[at], &drafts[draft], &["text", "why"]));
            }
        }
        let gone = (0..known.len())
            .filter(|at| !used.contains(at))
            .map(|at| known[at].entry)
            .collect();
        (
            becomes
                .into_iter()
                .map(|becomes| becomes.unwrap_or(Becomes::New))
                .collect(),
            gone,
        )
    }

    /// What the decision of a decision record becomes.
    pub fn record(&self, file: &str, draft: &Drafted) -> Becomes {
        if let Some(known) = self.decision(file) {
            return self.held_against(known, draft, CHANGING);
        }
        let words = (draft.entry.on, bare(text_of(draft)));
        self.by_words
            .get(&words)
            .map_or(Becomes::New, |entry| Becomes::Known(entry.id.to_string()))
    }

    /// What a promise becomes.
    pub fn promise(&self, file: &str, draft: &Drafted) -> Becomes {
        let Some(promise) = Commitment::of(&draft.entry) else {
            return Becomes::New;
        };
        let entries = self.by_file.get(file).into_iter().flatten();
        let mut known = entries.filter_map(|entry| Commitment::of(entry));
        let same = known
            .find(|known| known.owner == promise.owner && bare(&known.what) == bare(&promise.what));
        same.map_or(Becomes::New, |same| {
            Becomes::Known(same.entry.id.to_string())
        })
    }

    /// Which fields a record tells otherwise than the decision now stands.
    fn held_against(&self, known: Of<'a, Decision>, draft: &Drafted, fields: &[&str]) -> Becomes {
        let now = self.journal.current(known);
        let now: HashMap<&str, Value> = now
            .values()
            .into_iter()
            .map(|(field, value)| (field.name, value))
            .collect();
        let told = draft.entry.body.values().into_iter();
        let changed: Vec<(&'static str, Value)> = told
            .filter(|(field, value)| {
                fields.contains(&field.name)
                    && now.get(field.name).is_none_or(|now| differs(now, value))
            })
            .map(|(field, value)| (field.name, value))
            .collect();
        let id = known.entry.id.to_string();
        if changed.is_empty() {
            Becomes::Known(id)
        } else {
            Becomes::Amends(id, changed)
        }
    }
}

/// The change of a decision, as an entry.
pub fn amendment(
    decision: &str,
    changes: Vec<(&'static str, Value)>,
    draft: &Drafted,
    setting: &Setting<'_>,
) -> Result<Drafted, Vec<Refused>> {
    let origin = draft.entry.origin.as_deref().unwrap_or_default();
    let (file, line) = origin.rsplit_once(':').unwrap_or((origin, "0"));
    let mut values = changes;
    values.push(("decision", Value::Text(decision.to_owned())));
    values.push((
        "reason",
        Value::Text(format!("The record changed: {origin}")),
    ));
    let head = Head {
        at: setting.now,
        on: setting.now.date_naive(),
        by: setting.by.map(Text::from),
        source: Source::Imported,
        meeting: None,
    };
    drafted(
        Kind::Amendment,
        head,
        values,
        file,
        line.parse().unwrap_or(0),
    )
}

/// The name of a file without its folders.
fn base(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// What is there once.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// The words of a drafted decision.
pub fn text_of(draft: &Drafted) -> &str {
    Decision::of(&draft.entry).map_or("", |decision| &decision.body.text)
}

fn file_of(origin: &str) -> Option<&str> {
    origin.rsplit_once(':').map(|(file, _)| file)
}

/// Whether two values say different things: marks and case do not count.
fn differs(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => bare(one) != bare(other),
        (Value::Texts(one), Value::Texts(other)) => {
            one.len() != other.len()
                || one
                    .iter()
                    .zip(other)
                    .any(|(one, other)| bare(one) != bare(other))
        }
        (one, other) => one != other,
    }
}

/// The share of words that two wordings have in common, from 0 to 1.
fn alike(one: &str, other: &str) -> f64 {
    let one: HashSet<&str> = one.split(' ').collect();
    let other: HashSet<&str> = other.split(' ').collect();
    let common = one.intersection(&other).count();
    #[allow(clippy::cast_precision_loss, reason = "counts of words")]
    let share = 2.0 * common as f64 / (one.len() + other.len()).max(1) as f64;
    share
}
