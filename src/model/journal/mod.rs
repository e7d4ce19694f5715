//! The journal: all entries in order, linked, with the questions that rules and reports ask of them. State (open, kept,
//! answered, superseded) is never stored; it is folded here, from the entries.

mod commitments;
mod decisions;
mod dissents;
mod hearsay;
mod ids;
mod lookup;
mod meetings;
mod minutes;
mod names;
mod order;
mod relays;
mod reviews;
mod soundness;
mod stances;
mod wordings;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use chrono::NaiveDate;

pub use commitments::{CommitmentState, State};
pub use decisions::{End, EndCause};
pub use dissents::DissentState;
pub use lookup::{LookupError, is_newest, pick};
pub use meetings::held;
pub use minutes::Gap;
pub use relays::{Asking, Hearer};
pub use soundness::strangers;
pub use stances::StanceAt;

use super::entry::BodyOf;
use super::{Entry, Kind, Of, Problem, Source, Team, Text};
use decisions::Fate;
use hearsay::FirstHand;
use ids::Ids;
use wordings::Wordings;

/// All entries of a team, in the order of reference, day, time and id.
#[derive(Debug)]
pub struct Journal {
    /// The team and its settings, as they are today.
    pub team: Team,
    entries: Vec<Entry>,
    ids: Ids,
    /// Who names whom, sorted: what asks for one kind finds it without a look at the others.
    links: Vec<Link>,
    /// Positions by kind, in order.
    kinds: Vec<Vec<u32>>,
    /// Ids of entries that exist and are not here: their files cannot be read, or they came later.
    elsewhere: HashSet<String>,
    /// Handles that more than one entry has, once somebody asks.
    repeated: OnceLock<HashSet<Text>>,
    /// How decisions end, by position, once somebody asks; those that do not are left out.
    fates: OnceLock<HashMap<u32, Fate>>,
    /// The wordings of decisions that were amended often, by position, once somebody asks.
    wordings: OnceLock<HashMap<u32, Wordings>>,
    /// What first-hand word there is where some is second-hand, once somebody asks.
    first_hand: OnceLock<FirstHand>,
}

/// One entry that names another, by their positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    named: u32,
    kind: Kind,
    naming: u32,
}

impl Journal {
    /// Links and orders the entries. Returns the journal with everything that does not hold together in it.
    ///
    /// `unreadable` has the ids of files that could not be read, or came later than the day asked for: what refers to
    /// them is not reported as dangling.
    pub fn build(team: Team, entries: Vec<Entry>, unreadable: &[String]) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let journal = Self::linked(team, entries, unreadable, &mut problems);
        soundness::check(&journal, &mut problems);
        (journal, problems)
    }

    /// The journal, with what came up on the way to it; whether it is sound is not looked at.
    fn linked(
        team: Team,
        mut entries: Vec<Entry>,
        unreadable: &[String],
        problems: &mut Vec<Problem>,
    ) -> Self {
        order::by_time(&mut entries);
        let mut ids = soundness::drop_duplicates(&mut entries, problems);
        lookup::resolve(&mut entries, &ids, unreadable, problems);
        lookup::rename_in_minutes(&mut entries, &ids);
        let mut links = links(&entries, &ids);
        if order::by_reference(&mut entries, &mut links) {
            ids = Ids::of(&entries);
        }
        let mut journal = Self::index(team, entries, ids, links);
        journal.elsewhere = unreadable.iter().cloned().collect();
        journal
    }

    fn index(team: Team, entries: Vec<Entry>, ids: Ids, links: Vec<(u32, u32)>) -> Self {
        let link = |(named, naming): (u32, u32)| Link {
            named,
            kind: entries[naming as usize].kind(),
            naming,
        };
        let mut links: Vec<Link> = links.into_iter().map(link).collect();
        let mut kinds = vec![Vec::new(); Kind::all().count()];
        for (position, entry) in (0..).zip(&entries) {
            kinds[entry.kind() as usize].push(position);
        }
        links.sort_unstable();
        links.dedup();
        links.shrink_to_fit();
        Self {
            team,
            entries,
            ids,
            links,
            kinds,
            elsewhere: HashSet::new(),
            repeated: OnceLock::new(),
            fates: OnceLock::new(),
            wordings: OnceLock::new(),
            first_hand: OnceLock::new(),
        }
    }

    /// The journal as it stood at the end of an earlier day, with the team's settings of today.
    #[must_use]
    pub fn as_it_stood(&self, day: NaiveDate) -> Self {
        let (stood, later): (Vec<&Entry>, Vec<&Entry>) =
            self.entries.iter().partition(|entry| stood_on(entry, day));
        let later = later.iter().map(|entry| entry.id.to_string());
        let elsewhere: Vec<String> = later.chain(self.elsewhere.iter().cloned()).collect();
        let entries = stood.into_iter().cloned().collect();
        // What does not hold together in it was told of the whole.
        Self::linked(self.team.clone(), entries, &elsewhere, &mut Vec::new())
    }

    /// Every entry, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with exactly this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.position(id).map(|position| &self.entries[position])
    }

    /// The entry with exactly this id, where it is of the kind.
    pub fn get_as<T: BodyOf>(&self, id: &str) -> Option<Of<'_, T>> {
        T::of(self.get(id)?)
    }

    /// Every entry of a kind, in order.
    pub fn all<T: BodyOf>(&self) -> impl DoubleEndedIterator<Item = Of<'_, T>> {
        self.of_kind(T::KIND).filter_map(T::of)
    }

    /// Every entry of a kind, in order.
    pub fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Entry> {
        self.kinds[kind as usize]
            .iter()
            .map(|position| &self.entries[*position as usize])
    }

    /// Every entry that names this one, in order.
    pub fn naming(&self, id: &str) -> impl Iterator<Item = &Entry> {
        let links = self.links_to(id).iter();
        let mut naming: Vec<u32> = links.map(|link| link.naming).collect();
        naming.sort_unstable();
        naming
            .into_iter()
            .map(|position| &self.entries[position as usize])
    }

    /// Every entry of one kind that names this one, in order.
    pub fn naming_as<T: BodyOf>(&self, id: &str) -> impl DoubleEndedIterator<Item = Of<'_, T>> {
        self.links_of(id, T::KIND)
            .iter()
            .filter_map(|link| T::of(&self.entries[link.naming as usize]))
    }

    /// Who names an entry, by kind.
    fn links_to(&self, id: &str) -> &[Link] {
        let Some(named) = self.position(id) else {
            return &[];
        };
        let from = |first: usize| {
            self.links
                .partition_point(|link| (link.named as usize) < first)
        };
        &self.links[from(named)..from(named + 1)]
    }

    /// The entries of one kind that name an entry, in order.
    fn links_of(&self, id: &str, kind: Kind) -> &[Link] {
        let links = self.links_to(id);
        let first = links.partition_point(|link| link.kind < kind);
        let end = links.partition_point(|link| link.kind <= kind);
        &links[first..end]
    }

    /// Whether an entry exists that this journal leaves out: its file cannot be read, or it came later.
    pub fn is_elsewhere(&self, id: &str) -> bool {
        self.elsewhere.contains(id)
    }

    /// The place of an entry in the order of the journal.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.ids.find(&self.entries, id)
    }

    /// The first day of the journal.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.entries.iter().map(|entry| entry.on).min()
    }

    /// The last day of the journal.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.entries.iter().map(|entry| entry.on).max()
    }
}

/// Pairs of positions (named, naming), in the order of the naming.
fn links(entries: &[Entry], ids: &Ids) -> Vec<(u32, u32)> {
    let mut links = Vec::with_capacity(entries.len() * 2);
    for (naming, entry) in (0..).zip(entries) {
        entry.each_ref(&mut |_, id| {
            let named = ids.find(entries, id);
            links.extend(named.and_then(|named| Some((u32::try_from(named).ok()?, naming))));
        });
    }
    links
}

/// Whether an entry belongs to the journal as it stood at the end of a day: it had happened, and had been recorded.
/// Imported entries count from when they happened.
pub fn stood_on(entry: &Entry, day: NaiveDate) -> bool {
    let recorded =
        entry.source == Source::Imported || entry.at.is_none_or(|at| at.date_naive() <= day);
    entry.on <= day && recorded
}
