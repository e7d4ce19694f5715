//! The journal: all entries in order, linked, with the questions that rules and reports ask of them. State (open, kept,
//! answered, superseded) is never stored; it is folded here, from the entries.

mod commitments;
mod decisions;
mod disagreements;
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
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

pub use commitments::{CommitmentState, State};
pub use decisions::{End, EndCause};
pub use dissents::DissentState;
pub use lookup::{LookupError, is_newest, pick};
pub use meetings::held;
pub use minutes::Gap;
pub use relays::{Asking, Hearer};
pub use soundness::{may_name_strangers, strangers};
pub use stances::StanceAt;

use super::entry::BodyOf;
use super::{Entry, Kind, Of, Problem, Source, Team};
use decisions::Fate;
use hearsay::FirstHand;
use ids::Ids;
use wordings::Wordings;

/// All entries of a team, in the order of reference, day, time and id.
#[derive(Debug)]
pub struct Journal {
    /// The team and its settings, as they are today.
    pub team: Team,
    /// Shared with the journal as it stood earlier, so that a look back copies no entry.
    entries: Arc<Vec<Entry>>,
    ids: Arc<Ids>,
    /// For each position whether it is left out of this journal, as what came after the day at which it is looked at;
    /// empty where nothing is.
    later: Vec<bool>,
    /// Who names whom, sorted: what asks for one kind finds it without a look at the others.
    links: Vec<Link>,
    /// Where the links to each position begin, and where those to the last one end: rules follow links by the hundred
    /// thousand, and a search would go all over the list each time.
    starts: Vec<u32>,
    /// Positions by kind, in order.
    kinds: Vec<Vec<u32>>,
    /// Where the minutes of a meeting have something else than the journal: its position, and the place in them. Worked
    /// out once, since minutes name every entry.
    doubts: Arc<Vec<(u32, u32)>>,
    /// Ids of entries that exist and are not here: their files cannot be read, or they came later.
    elsewhere: HashSet<String>,
    /// Positions of entries whose handle another has too, sorted, once somebody asks.
    namesakes: OnceLock<Vec<u32>>,
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
    pub fn build(
        team: Team,
        mut entries: Vec<Entry>,
        unreadable: &[String],
    ) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        order::by_time(&mut entries);
        let mut ids = soundness::drop_duplicates(&mut entries, &mut problems);
        let mut links = lookup::resolve(&mut entries, &ids, unreadable, &mut problems);
        lookup::rename_in_minutes(&mut entries, &ids);
        if order::by_reference(&mut entries, &mut links) {
            ids = Ids::of(&entries);
        }
        let elsewhere = unreadable.iter().cloned().collect();
        let (entries, ids) = (Arc::new(entries), Arc::new(ids));
        let mut links: Vec<Link> = links
            .into_iter()
            .map(|(named, naming)| Link {
                named,
                kind: entries[naming as usize].kind(),
                naming,
            })
            .collect();
        links.sort_unstable();
        links.dedup();
        links.shrink_to_fit();
        let mut kinds = vec![Vec::new(); Kind::all().count()];
        for (position, entry) in (0..).zip(entries.iter()) {
            kinds[entry.kind() as usize].push(position);
        }
        let mut journal = Self::index(team, (entries, ids), (links, kinds), elsewhere);
        journal.doubts = Arc::new(journal.doubts());
        soundness::check(&journal, &mut problems);
        (journal, problems)
    }

    /// Puts a journal together of entries in order, of their links, sorted, and of their positions by kind.
    fn index(
        team: Team,
        (entries, ids): (Arc<Vec<Entry>>, Arc<Ids>),
        (links, kinds): (Vec<Link>, Vec<Vec<u32>>),
        elsewhere: HashSet<String>,
    ) -> Self {
        let mut starts = vec![0; entries.len() + 1];
        for link in &links {
            starts[link.named as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        Self {
            team,
            entries,
            ids,
            later: Vec::new(),
            links,
            starts,
            kinds,
            doubts: Arc::default(),
            elsewhere,
            namesakes: OnceLock::new(),
            fates: OnceLock::new(),
            wordings: OnceLock::new(),
            first_hand: OnceLock::new(),
        }
    }

    /// The journal as it stood at the end of an earlier day, with the team's settings of today. The entries themselves
    /// are shared: what came later is only left out.
    #[must_use]
    pub fn as_it_stood(&self, day: NaiveDate) -> Self {
        let all = self.entries.iter().enumerate();
        let later: Vec<bool> = all
            .map(|(position, entry)| !self.has(position) || !stood_on(entry, day))
            .collect();
        let is_here = |position: u32| !later[position as usize];
        // An entry that names a later one comes behind it; without it, its place would be another one.
        let moved = |link: &Link| {
            link.kind != Kind::Meeting && is_here(link.naming) && !is_here(link.named)
        };
        if self.links.iter().any(moved) {
            return self.built_as_it_stood(&later);
        }
        let links = self.links.iter().copied();
        let links = links.filter(|link| is_here(link.naming) && is_here(link.named));
        let of_kind = |positions: &Vec<u32>| {
            let positions = positions.iter().copied();
            positions.filter(|position| is_here(*position)).collect()
        };
        let kinds = self.kinds.iter().map(of_kind).collect();
        let mut stood = Self::index(
            self.team.clone(),
            (Arc::clone(&self.entries), Arc::clone(&self.ids)),
            (links.collect(), kinds),
            self.elsewhere.clone(),
        );
        stood.later = later;
        stood.doubts = Arc::clone(&self.doubts);
        if let Some(namesakes) = self.namesakes.get() {
            let here = namesakes.iter().copied();
            let here = here.filter(|position| stood.has(*position as usize));
            stood.namesakes = OnceLock::from(stood.sharing(&here.collect::<Vec<_>>()));
        }
        stood
    }

    /// The same, of copies of the entries, ordered anew.
    fn built_as_it_stood(&self, later: &[bool]) -> Self {
        let all = || self.entries.iter().zip(later);
        let gone = all().filter(|(_, is_later)| **is_later);
        let gone = gone.map(|(entry, _)| entry.id.to_string());
        let elsewhere: Vec<String> = gone.chain(self.elsewhere.iter().cloned()).collect();
        let stood = all().filter(|(_, is_later)| !**is_later);
        let entries = stood.map(|(entry, _)| entry.clone()).collect();
        Self::build(self.team.clone(), entries, &elsewhere).0
    }

    /// Every entry, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> + Clone {
        let all = self.entries.iter().enumerate();
        let here = all.filter(|(position, _)| self.has(*position));
        here.map(|(_, entry)| entry)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.kinds.iter().map(Vec::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
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
        let links = self.links_at(self.position(id)).iter();
        let mut naming: Vec<u32> = links.map(|link| link.naming).collect();
        naming.sort_unstable();
        naming
            .into_iter()
            .map(|position| &self.entries[position as usize])
    }

    /// Every entry of one kind that names this one, in order.
    pub fn naming_as<T: BodyOf>(&self, id: &str) -> impl DoubleEndedIterator<Item = Of<'_, T>> {
        self.linked_as(self.links_at(self.position(id)))
    }

    /// The same for an entry that is at hand.
    pub fn naming_it_as<T: BodyOf>(
        &self,
        entry: &Entry,
    ) -> impl DoubleEndedIterator<Item = Of<'_, T>> {
        self.linked_as(self.links_at(self.place(entry)))
    }

    fn linked_as<'a, T: BodyOf>(
        &'a self,
        links: &'a [Link],
    ) -> impl DoubleEndedIterator<Item = Of<'a, T>> {
        let naming = of_kind(links, T::KIND).iter();
        naming.filter_map(|link| T::of(&self.entries[link.naming as usize]))
    }

    /// The entries of one kind that name an entry, in order.
    fn links_of(&self, entry: &Entry, kind: Kind) -> &[Link] {
        of_kind(self.links_at(self.place(entry)), kind)
    }

    /// Who names the entry at a position, by kind.
    fn links_at(&self, position: Option<usize>) -> &[Link] {
        position.map_or(&[], |named| {
            &self.links[self.starts[named] as usize..self.starts[named + 1] as usize]
        })
    }

    /// Whether an entry exists that this journal leaves out: its file cannot be read, or it came later.
    pub fn is_elsewhere(&self, id: &str) -> bool {
        self.elsewhere.contains(id)
            || (!self.later.is_empty() && self.ids.find(&self.entries, id).is_some())
                && self.position(id).is_none()
    }

    /// The place of an entry in the order of the journal.
    pub fn position(&self, id: &str) -> Option<usize> {
        let found = self.ids.find(&self.entries, id);
        found.filter(|position| self.has(*position))
    }

    /// The place of an entry that is at hand. Where it lies tells it; only a copy is looked up by its id. Rules ask this
    /// for every decision and promise there is, many times over.
    pub fn place(&self, entry: &Entry) -> Option<usize> {
        match self.entries.element_offset(entry) {
            Some(position) => Some(position).filter(|position| self.has(*position)),
            None => self.position(&entry.id),
        }
    }

    /// Whether what stands at a position is in this journal, and not only in a later one.
    fn has(&self, position: usize) -> bool {
        !self.later.get(position).is_some_and(|is_later| *is_later)
    }

    /// The first day of the journal.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.entries().map(|entry| entry.on).min()
    }

    /// The last day of the journal.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.entries().map(|entry| entry.on).max()
    }
}

/// Of links sorted by kind those of one kind.
fn of_kind(links: &[Link], kind: Kind) -> &[Link] {
    let first = links.partition_point(|link| link.kind < kind);
    let end = links.partition_point(|link| link.kind <= kind);
    &links[first..end]
}

/// Whether an entry belongs to the journal as it stood at the end of a day: it had happened, and had been recorded.
/// Imported entries count from when they happened.
pub fn stood_on(entry: &Entry, day: NaiveDate) -> bool {
    let recorded =
        entry.source == Source::Imported || entry.at.is_none_or(|at| at.date_naive() <= day);
    entry.on <= day && recorded
}
