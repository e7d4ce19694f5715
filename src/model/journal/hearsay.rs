//! Second-hand word, and whether somebody who was there says the same.

use std::collections::{HashMap, HashSet};

use super::Journal;
use crate::model::{Body, Entry, Kind, SignalWhat, Source};

/// What makes two entries speak of the same: their kind, for signals their sort, and an entry that both name.
type Subject = (Kind, Option<SignalWhat>, u32);

/// The first-hand word on all that second-hand word is about: whom it speaks of.
#[derive(Debug, Default)]
pub(super) struct FirstHand {
    people: HashMap<Subject, HashSet<Box<str>>>,
}

impl Journal {
    /// Whether a `seen` or `self` entry of the same kind and about the same subject confirms what one reports; with a
    /// handle, only one that speaks of that person.
    pub fn is_confirmed(&self, reported: &Entry, handle: Option<&str>) -> bool {
        let first_hand = self.first_hand.get_or_init(|| self.first_hand());
        let mut confirmed = false;
        self.each_subject(reported, &mut |subject| {
            let people = first_hand.people.get(&subject);
            confirmed |=
                people.is_some_and(|people| handle.is_none_or(|handle| people.contains(handle)));
        });
        confirmed
    }

    fn first_hand(&self) -> FirstHand {
        let mut first_hand = FirstHand::default();
        for reported in self.entries().filter(|entry| entry.is_reported()) {
            self.each_subject(reported, &mut |subject| {
                first_hand.people.entry(subject).or_default();
            });
        }
        let is_first_hand = |entry: &&Entry| matches!(entry.source, Source::Seen | Source::Own);
        let mut confirmed = HashSet::new();
        if first_hand.people.is_empty() {
            return first_hand;
        }
        for entry in self.entries().filter(is_first_hand) {
            self.each_subject(entry, &mut |subject| {
                let Some(people) = first_hand.people.get_mut(&subject) else {
                    return;
                };
                confirmed.insert(subject);
                entry.body.each_person(&mut |_, person| {
                    if !people.contains(person) {
                        people.insert(person.into());
                    }
                });
            });
        }
        first_hand
            .people
            .retain(|subject, _| confirmed.contains(subject));
        first_hand
    }

    /// Everything that an entry names but its meeting, each with what the entry is.
    fn each_subject(&self, entry: &Entry, visit: &mut dyn FnMut(Subject)) {
        let sort = match &entry.body {
            Body::Signal(signal) => Some(signal.what),
            _ => None,
        };
        entry.each_ref(&mut |field, id| {
            let named = self
                .position(id)
                .and_then(|named| u32::try_from(named).ok());
            if let Some(named) = named.filter(|_| field.name != "meeting") {
                visit((entry.kind(), sort, named));
            }
        });
    }
}
