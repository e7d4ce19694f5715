//! Texts cut into words that know where they stand in the untouched original.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

mod stem;
mod token;

pub(super) use stem::stem;
pub(super) use token::{Shape, Token, tokens};

/// A number that stands for a word: equal words give equal keys on every machine (FNV-1a).
pub(super) fn key(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Tables and sets by [`key`]: a key is a hash already, so that hashing it once more would be work for nothing.
pub(super) type KeyMap<T> = HashMap<u64, T, BuildHasherDefault<KeyHasher>>;
/// See [`KeyMap`].
pub(super) type KeySet = HashSet<u64, BuildHasherDefault<KeyHasher>>;

/// Takes a key as its own hash.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
