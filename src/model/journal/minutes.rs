//! Minutes: the seals that a meeting's entries had when it was adjourned, held against the entries as they are.

use super::Journal;
use crate::model::kinds::Meeting;
use crate::model::{BodyOf, Digest, Entry, Kind, Of};
use crate::parallel;

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

/// How many meetings a thread takes at a time.
const SHARE: usize = 8;

impl Journal {
    /// Every place in minutes at which the journal does not have the entry with the very seal that is named there.
    pub(super) fn doubts(&self) -> Vec<(u32, u32)> {
        let doubts = parallel::map(
            &self.kinds[Kind::Meeting as usize],
            1,
            SHARE,
            |own, (): &mut ()| {
                let meeting = Meeting::of(&self.entries[*own as usize]);
                let sealed = meeting.map_or(&[][..], |meeting| meeting.body.sealed());
                let holds = |(id, seals): &(String, Vec<String>)| {
                    let minuted = seals.first().and_then(|seal| Digest::read(seal));
                    let now = self.get(id).and_then(Entry::digest);
                    minuted.is_some() && now == minuted
                };
                let doubtful = (0..).zip(sealed).filter(|(_, row)| !holds(row));
                doubtful.map(|(place, _)| (*own, place)).collect::<Vec<_>>()
            },
        );
        doubts.into_iter().flatten().collect()
    }

    /// The rows of a meeting's minutes at which the journal has something else, or nothing.
    pub(super) fn doubtful<'a>(
        &'a self,
        meeting: Of<'a, Meeting>,
    ) -> impl Iterator<Item = &'a (String, Vec<String>)> {
        let own = self.place(meeting.entry);
        let own = own
            .and_then(|own| u32::try_from(own).ok())
            .unwrap_or(u32::MAX);
        let first = self.doubts.partition_point(|(of, _)| *of < own);
        let of_meeting = self.doubts[first..]
            .iter()
            .take_while(move |(of, _)| *of == own);
        of_meeting.map(move |(_, place)| &meeting.body.sealed()[*place as usize])
    }

    /// Where the journal is not what a meeting's minutes say. An entry that is only elsewhere has not vanished.
    pub fn gaps<'a>(&'a self, meeting: Of<'a, Meeting>) -> impl Iterator<Item = Gap<'a>> {
        let doubtful = self.doubtful(meeting);
        doubtful.filter_map(|(id, seals)| match self.get(id) {
            None if self.is_elsewhere(id) => None,
            None => Some(Gap::Vanished(id)),
            Some(entry) => {
                let minuted = Digest::read(seals.first()?)?;
                (entry.digest() != Some(minuted)).then_some(Gap::Changed { entry, minuted })
            }
        })
    }
}
