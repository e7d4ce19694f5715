//! A meeting: who was there, in which ritual, and, once adjourned, the seals of its entries.

use crate::model::field::entry_kind;
use crate::model::stored::{Minutes, Proxies};
use crate::model::{Moment, Person, Ref, Ritual};

entry_kind! {
    /// A meeting of the team, or of some of it.
    Meeting {
        /// Which meeting it was
        ritual: Ritual;
        /// Whether it is a meeting of the team itself; a side meeting is not one
        forum: bool;
        /// Entries that it dealt with
        about: Vec<Ref>;
        /// Who was there; a guest may be named and is not counted
        present: Vec<Person>;
        /// Members who were not there
        absent: Vec<Person>;
        /// Who led it
        facilitator: Option<Person>;
        /// When it began
        started: Option<Moment>;
        /// When it was adjourned
        ended: Option<Moment>;
        /// Who spoke for an absent member
        proxies: Proxies;
        /// The seals of its entries, written at adjournment
        minutes: Option<Minutes>;
    }
}

impl Meeting {
    /// The seals of its entries, each with the entry's id.
    pub fn sealed(&self) -> &[(String, Vec<String>)] {
        self.minutes.as_ref().map_or(&[], |minutes| &minutes.0)
    }

    /// Whether it is a meeting of the team that has not been adjourned: its entries may still be corrected.
    pub fn is_open(&self) -> bool {
        self.forum && self.ended.is_none()
    }

    /// Whether the member was in the room themselves.
    pub fn has_present(&self, handle: &str) -> bool {
        self.present.iter().any(|member| &**member == handle)
    }

    /// Who is named as present and, at once, as absent or as spoken for by somebody else.
    pub fn twice(&self) -> impl Iterator<Item = &str> {
        let present = self.present.iter().map(|member| &**member);
        present.filter(|handle| {
            self.has_proxied(handle) || self.absent.iter().any(|absent| &**absent == *handle)
        })
    }

    /// Who is named as absent and, at once, as speaking for somebody else.
    pub fn speaking_from_afar(&self) -> impl Iterator<Item = &str> {
        let absent = self.absent.iter().map(|member| &**member);
        absent.filter(|handle| self.proxies.0.iter().any(|(speaker, _)| speaker == handle))
    }

    /// Whether somebody in the room spoke for the member.
    pub fn has_proxied(&self, handle: &str) -> bool {
        self.proxies
            .0
            .iter()
            .any(|(_, spoken_for)| spoken_for.iter().any(|member| member == handle))
    }
}
