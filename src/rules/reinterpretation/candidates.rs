//! Which promises to hold against which barred things. Comparing every one with every other would take as long as the
//! square of the journal; shared words tell where it is worth while.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::kinds::{Amendment, Decision};
use crate::model::{Entry, Journal, Of, Value};

/// Something promised or directed.
pub(super) struct Promise<'a> {
    /// The commitment or the signal.
    pub(super) entry: &'a Entry,
    /// The field that has the words.
    pub(super) field: &'static str,
    /// The words.
    pub(super) words: &'a str,
    /// Whose it is.
    pub(super) who: Vec<&'a str>,
    /// What it says that it serves or is about.
    pub(super) named: Vec<&'a str>,
}

/// Something that a decision, or an amendment of it, stops or rejected.
pub(super) struct Barred<'a> {
    /// The decision.
    pub(super) decision: Of<'a, Decision>,
    /// `stops` or `rejected`.
    pub(super) field: &'static str,
    /// The words.
    pub(super) words: &'a str,
}

/// Words promised and words barred that may be about the same.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair<'a> {
    /// The words of the promise.
    pub(super) promise: &'a str,
    /// The words of what is barred.
    pub(super) barred: &'a str,
}

/// Promises and barred things by their words.
pub(super) struct Index<'a> {
    promised: BTreeMap<&'a str, Vec<usize>>,
    barred: BTreeMap<&'a str, Vec<Barred<'a>>>,
    linked: BTreeSet<Pair<'a>>,
}

/// How much of a word counts: enough to tell most words apart, and little enough to see past their endings.
const ROOT: usize = 4;

impl<'a> Index<'a> {
    /// Collects what the decisions of a journal bar.
    pub(super) fn of(journal: &'a Journal, promises: &[Promise<'a>]) -> Self {
        let mut index = Self {
            promised: BTreeMap::new(),
            barred: BTreeMap::new(),
            linked: BTreeSet::new(),
        };
        for (place, promise) in promises.iter().enumerate() {
            index.promised.entry(promise.words).or_default().push(place);
            for id in &promise.named {
                if let Some(decision) = journal.get_as::<Decision>(id) {
                    let link = |barred: Barred<'a>| Pair {
                        promise: promise.words,
                        barred: barred.words,
                    };
                    index
                        .linked
                        .extend(barred_by(journal, decision).into_iter().map(link));
                }
            }
        }
        for decision in journal.all::<Decision>() {
            for barred in barred_by(journal, decision) {
                index.barred.entry(barred.words).or_default().push(barred);
            }
        }
        index
    }

    /// The pairs worth comparing: two roots of words in common, or a promise that names the decision itself.
    pub(super) fn pairs(&self) -> Vec<Pair<'a>> {
        let barred: Vec<&str> = self.barred.keys().copied().collect();
        let mut having: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, words) in barred.iter().enumerate() {
            for root in roots(words) {
                having.entry(root).or_default().push(place);
            }
        }
        let mut pairs: BTreeSet<Pair<'a>> = BTreeSet::new();
        for promise in self.promised.keys().copied() {
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for root in roots(promise) {
                for place in having.get(&root).into_iter().flatten() {
                    *shared.entry(*place).or_default() += 1;
                }
            }
            let worth = shared.into_iter().filter(|(_, count)| *count > 1);
            pairs.extend(worth.map(|(place, _)| Pair {
                promise,
                barred: barred[place],
            }));
        }
        let linked = self.linked.iter();
        pairs.extend(linked.map(|Pair { promise, barred }| Pair { promise, barred }));
        pairs.into_iter().collect()
    }

    /// Every promise with the words of a pair, by its place, with everything barred in the words of it.
    pub(super) fn occasions(&self, pair: &Pair<'_>) -> impl Iterator<Item = (usize, &Barred<'a>)> {
        let places = self.promised.get(pair.promise).into_iter().flatten();
        let barred = self.barred.get(pair.barred);
        places.flat_map(move |place| {
            let barred = barred.into_iter().flatten();
            barred.map(move |barred| (*place, barred))
        })
    }
}

/// What a decision bars, in its own words and in those of its amendments.
fn barred_by<'a>(journal: &'a Journal, decision: Of<'a, Decision>) -> Vec<Barred<'a>> {
    let own = [
        ("stops", &decision.body.stops),
        ("rejected", &decision.body.rejected),
    ];
    let own = own
        .into_iter()
        .flat_map(|(field, list)| list.iter().map(move |words| (field, &**words)));
    let amended = journal
        .naming_as::<Amendment>(&decision.entry.id)
        .flat_map(|amendment| {
            let changes = amendment.body.changes.iter();
            changes.flat_map(|(field, value)| listed(field.name, value))
        });
    own.chain(amended)
        .map(|(field, words)| Barred {
            decision,
            field,
            words,
        })
        .collect()
}

fn listed<'a>(name: &str, value: &'a Value) -> Vec<(&'static str, &'a str)> {
    let field = match name {
        "stops" => "stops",
        "rejected" => "rejected",
        _ => return Vec::new(),
    };
    match value {
        Value::Texts(texts) => texts.iter().map(|words| (field, words.as_str())).collect(),
        Value::Text(words) => vec![(field, words)],
        _ => Vec::new(),
    }
}

/// The beginnings of a text's longer words, each once.
fn roots(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let long = words.filter(|word| word.chars().count() >= ROOT);
    long.map(|word| {
        word.chars()
            .flat_map(char::to_lowercase)
            .take(ROOT)
            .collect()
    })
    .collect()
}
