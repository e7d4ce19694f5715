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
            places: vec![(0, FREE); (entries * 2).max(1).next_power_of_two()],
            seed: RandomState::new().hash_one(entries),
        }
    }

    /// The positions of these entries.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut ids = Self::with_capacity(entries.len());
        for position in 0..entries.len() {
            ids.insert(entries, position);
        }
        ids
    }

    /// Takes in the entry at a position; gives the one that has the same id already, and keeps that, where there is
    /// one.
    pub(super) fn insert(&mut self, entries: &[Entry], position: usize) -> Option<usize> {
        let (start, mark) = self.start(&entries[position].id);
        match self.look(entries, &entries[position].id, start, mark) {
            Ok(first) => Some(first),
            Err(free) => {
                self.places[free] = (mark, u32::try_from(position).unwrap_or(FREE));
                None
            }
        }
    }

    /// The position of the entry with exactly this id.
    pub(super) fn find(&self, entries: &[Entry], id: &str) -> Option<usize> {
        let (start, mark) = self.start(id);
        self.look(entries, id, start, mark).ok()
    }

    /// The position of the entry with an id, else the place that is free for it. There are more places than entries.
    fn look(&self, entries: &[Entry], id: &str, start: usize, mark: u32) -> Result<usize, usize> {
        let mut place = start;
        loop {
            let (other, position) = self.places[place];
            if position == FREE {
                return Err(place);
            }
            let position = position as usize;
            if other == mark && *entries[position].id == *id {
                return Ok(position);
            }
            place = (place + 1) & (self.places.len() - 1);
        }
    }

    /// Where to begin to look for an id, and what marks it there.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "any part of a hash will do"
    )]
    fn start(&self, id: &str) -> (usize, u32) {
        let hash = hash(self.seed, id.as_bytes());
        let place = hash as usize & (self.places.len() - 1);
        (place, (hash >> 32) as u32)
    }
}

/// Eight bytes at a time, each multiplied through and folded: ids are short, and looked up by the hundred thousand.
/// The multiplier is that of splitmix64 (<https://prng.di.unimi.it/splitmix64.c>).
pub(super) fn hash(seed: u64, bytes: &[u8]) -> u64 {
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
