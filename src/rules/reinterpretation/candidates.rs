//! Which promises to hold against which barred things. Comparing every one with every other would take as long as the
//! square of the journal; shared words tell where it is worth while.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::kinds::{Amendment, Decision};
use crate::model::{Entry, Journal, Of, Value};
use crate::parallel;

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
    synonyms: Synonyms,
}

/// Groups of phrases that mean the same in a team, in lower case.
#[derive(Debug)]
struct Synonyms(Vec<Vec<String>>);

/// How many barred things a promise is held against by its words alone. A team that bars more than this in words so
/// much alike has said the same several times.
const MOST_ALIKE: usize = 16;

/// How many promises a thread takes at a time.
const SHARE: usize = 64;

/// How much of a word counts: enough to tell most words apart, and little enough to see past their endings.
const ROOT: usize = 4;

/// Short words that stand in every text.
const SMALL: &[&str] = &[
    "the", "for", "and", "with", "from", "into", "that", "this", "are", "not", "all", "any", "our",
    "of", "to", "in", "on", "at", "by", "an", "as", "is", "be", "or", "we", "it", "no", "until",
    "per",
];

impl<'a> Index<'a> {
    /// Collects what the decisions of a journal bar.
    pub(super) fn of(journal: &'a Journal, promises: &[Promise<'a>]) -> Self {
        let group = |words: &Vec<String>| words.iter().map(|word| word.to_lowercase()).collect();
        let mut index = Self {
            synonyms: Synonyms(journal.team.synonyms.iter().map(group).collect()),
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

    /// The pairs worth comparing: two roots of words in common, the most alike first and no more than
    /// [`MOST_ALIKE`] of a promise; and a promise that names the decision itself.
    pub(super) fn pairs(&self) -> Vec<Pair<'a>> {
        let barred: Vec<&str> = self.barred.keys().copied().collect();
        let having = Having::of(&barred, &self.synonyms);
        let promised: Vec<&str> = self.promised.keys().copied().collect();
        let alike = parallel::map(&promised, 1, SHARE, |promise, counts| {
            having.most_alike(&self.synonyms.roots(promise), counts)
        });
        let found = promised.iter().zip(alike).flat_map(|(promise, places)| {
            let pair = |place: usize| Pair {
                promise,
                barred: barred[place],
            };
            places.into_iter().map(pair).collect::<Vec<_>>()
        });
        let linked = self.linked.iter();
        let linked = linked.map(|Pair { promise, barred }| Pair { promise, barred });
        let pairs: BTreeSet<Pair<'a>> = found.chain(linked).collect();
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

/// Which barred things have which roots.
struct Having {
    places: HashMap<String, Vec<usize>>,
    /// How many roots each barred thing has.
    roots: Vec<usize>,
}

impl Having {
    fn of(barred: &[&str], synonyms: &Synonyms) -> Self {
        let mut having = Self {
            places: HashMap::new(),
            roots: Vec::with_capacity(barred.len()),
        };
        for (place, words) in barred.iter().enumerate() {
            let roots = synonyms.roots(words);
            having.roots.push(roots.len());
            for root in roots {
                having.places.entry(root).or_default().push(place);
            }
        }
        having
    }

    /// The barred things that share at least two roots with a promise, those first of which most is shared.
    /// `counts` has room for every barred thing, and is all zeros before and after.
    fn most_alike(&self, promise: &BTreeSet<String>, counts: &mut Vec<usize>) -> Vec<usize> {
        counts.resize(self.roots.len(), 0);
        let mut touched = Vec::new();
        for place in promise
            .iter()
            .filter_map(|root| self.places.get(root))
            .flatten()
        {
            if counts[*place] == 0 {
                touched.push(*place);
            }
            counts[*place] += 1;
        }
        let unshared = |place: usize| self.roots[place] - counts[place];
        let mut alike: Vec<usize> = touched
            .iter()
            .copied()
            .filter(|place| counts[*place] > 1)
            .collect();
        alike.sort_by_key(|place| (unshared(*place), usize::MAX - counts[*place], *place));
        alike.truncate(MOST_ALIKE);
        for place in touched {
            counts[place] = 0;
        }
        alike
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
        .naming_it_as::<Amendment>(decision.entry)
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

impl Synonyms {
    /// The roots of a text. A phrase that means the same as others stands for two more, which are those of its group:
    /// it is worth a look by itself, as two common words are.
    fn roots(&self, text: &str) -> BTreeSet<String> {
        let mut roots = roots(text);
        if self.0.is_empty() {
            return roots;
        }
        let text = text.to_lowercase();
        for (place, group) in self.0.iter().enumerate() {
            if group.iter().any(|phrase| text.contains(phrase)) {
                roots.extend([format!("={place}"), format!("=={place}")]);
            }
        }
        roots
    }
}

/// The beginnings of a text's words, each once, but for those that stand everywhere.
fn roots(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let long = words
        .filter(|word| word.chars().count() > 1 && !SMALL.contains(&word.to_lowercase().as_str()));
    long.map(|word| {
        let word = word.to_lowercase();
        // `buying` has the root of `buy`.
        let plain = word
            .strip_suffix("ing")
            .filter(|plain| plain.chars().count() > 2);
        plain.unwrap_or(&word).chars().take(ROOT).collect()
    })
    .collect()
}
