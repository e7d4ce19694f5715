//! Minutes: the seals that a meeting's entries had when it was adjourned, held against the entries as they are.

use super::Journal;
use crate::model::kinds::Meeting;
use crate::model::{Digest, Entry, Of};

/// Where the journal is not what a meeting's minutes say.
#[derive(Debug, Clone, Copy)]
pub enum Gap<'a> {
    /// The entry with this id is gone.
    Vanished(&'a str),
    /// The entry has other words, or no seal any more.
    Changed {
        /// The entry.
        entry: &'a Entry,
        /// The seal that the minutes have.
        minuted: Digest,
    },
}

impl Journal {
    /// Where the journal is not what a meeting's minutes say. An entry that is only elsewhere has not vanished.
    pub fn gaps<'a>(&'a self, meeting: Of<'a, Meeting>) -> impl Iterator<Item = Gap<'a>> {
        let sealed = meeting.body.sealed().iter();
        sealed.filter_map(|(id, seals)| match self.get(id) {
            None if self.is_elsewhere(id) => None,
            None => Some(Gap::Vanished(id)),
            Some(entry) => {
                let minuted = Digest::read(seals.first()?)?;
                (entry.digest() != Some(minuted)).then_some(Gap::Changed { entry, minuted })
            }
        })
    }
}
