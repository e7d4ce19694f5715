//! Texts cut into words that know where they stand in the untouched original.

mod abbreviation;
mod keys;
mod stem;
mod token;

pub(super) use keys::{KeyMap, KeySet};
pub(super) use stem::stem;
pub(super) use token::{MOST_TOKENS, Shape, Token, tokens};

/// A number that stands for a word: equal words give equal keys on every machine (FNV-1a).
pub(super) fn key(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
