//! Where the entry with an id stands, found by a hash of the id: no id is kept twice.

use std::hash::{BuildHasher, RandomState};

use crate::model::Entry;

/// A place in the table that nothing has taken.
const FREE: u32 = u32::MAX;

/// The positions of entries by id. Only candidates are kept; whether one has the id is for its entry to say.
#[derive(Debug)]
pub(super) struct Ids {
    /// Part of the id's hash, and a position: twice as many places as entries, a power of two of them.
    places: Vec<(u32, u32)>,
    /// Not the same in any two runs, so that nobody can make up ids that share a place.
    seed: u64,
}

impl Ids {
    /// For as many entries.
    pub(super) fn with_capacity(entries: usize) -> Self {
        Self {
            places: vec![(0, FREE); (entries * 2).next_power_of_two()],
            seed: RandomState::new().hash_one(entries),
        }
    }

    /// The positions of these entries.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut ids = Self::with_capacity(entries.len());
        for (position, entry) in entries.iter().enumerate() {
            ids.insert(&entry.id, position);
        }
        ids
    }

    /// Takes in an id that is not there yet.
    pub(super) fn insert(&mut self, id: &str, position: usize) {
        let (start, mark) = self.start(id);
        let end = self.places.len();
        let free = (start..end)
            .chain(0..start)
            .find(|place| self.places[*place].1 == FREE);
        if let Some(free) = free {
            self.places[free] = (mark, u32::try_from(position).unwrap_or(FREE));
        }
    }

    /// The position of the entry with exactly this id.
    pub(super) fn find(&self, entries: &[Entry], id: &str) -> Option<usize> {
        let (start, mark) = self.start(id);
        self.places[start..]
            .iter()
            .chain(&self.places[..start])
            .take_while(|(_, position)| *position != FREE)
            .filter(|(other, _)| *other == mark)
            .map(|(_, position)| *position as usize)
            .find(|position| *entries[*position].id == *id)
    }

    /// Where to begin to look for an id, and what marks it there.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "any part of a hash will do"
    )]
    fn start(&self, id: &str) -> (usize, u32) {
        let hash = hash(self.seed, id.as_bytes());
        let place = hash as usize & self.places.len().saturating_sub(1);
        (place, (hash >> 32) as u32)
    }
}

/// Eight bytes at a time, each multiplied through and folded: ids are short, and looked up by the hundred thousand.
/// The multiplier is that of splitmix64 (<https://prng.di.unimi.it/splitmix64.c>).
fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let mix = |hash: u64, part: u64| {
        let product = u128::from(hash ^ part) * 0xbf58_476d_1ce4_e5b9;
        #[expect(clippy::cast_possible_truncation, reason = "both halves are folded")]
        let folded = product as u64 ^ (product >> 64) as u64;
        folded
    };
    let mut parts = bytes.chunks_exact(8);
    let mut hash = seed;
    for part in parts.by_ref() {
        let part = part.try_into().map_or(0, u64::from_le_bytes);
        hash = mix(hash, part);
    }
    let mut last = [0; 8];
    last[..parts.remainder().len()].copy_from_slice(parts.remainder());
    let length = bytes.len() as u64;
    mix(mix(hash, u64::from_le_bytes(last)), length)
}
