//! An entry: what every kind has in common, and the body that makes it one kind.

use std::ops::Deref;

use chrono::NaiveDate;

use super::kinds::{
    Address, Amendment, Answer, Commitment, Decision, Dissent, Meeting, Position, Relay, Review,
    Signal, Signature, Topic, Update,
};
use super::{Digest, Field, Fields, Kind, Moment, Ref, Refusal, Seal, Source, Span, Text, Value};

/// One file of the journal, written once.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The file's stem: date, slug, and five characters of the content's hash.
    pub id: Text,
    /// Where the file lies, from the journal's folder, with forward slashes.
    pub path: Text,
    /// When it was recorded, if the record says.
    pub at: Option<Moment>,
    /// The day on which it happened; rules rest on it.
    pub on: NaiveDate,
    /// Who recorded it; anyone, not only members.
    pub by: Option<Text>,
    /// How it came to be known.
    pub source: Source,
    /// The file and the line that it was imported from.
    pub origin: Option<Text>,
    /// The state of its seal.
    pub seal: Seal,
    /// The meeting that it belongs to.
    pub meeting: Option<Ref>,
    /// What makes it its kind.
    pub body: Body,
}

impl Entry {
    /// What kind of entry it is.
    pub fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// When it happened, as exactly as the record tells: its `at` where that falls on its `on`, else all of that day.
    pub fn when(&self) -> Span {
        Span::of(self.at, self.on)
    }

    /// The thousandths of the second in which it was recorded: what was typed one after the other stays in order.
    pub fn millis(&self) -> u32 {
        self.at.map_or(0, |at| at.timestamp_subsec_millis())
    }

    /// Whether the record of it is second-hand.
    pub fn is_reported(&self) -> bool {
        self.source == Source::Reported
    }

    /// The seal that its content has, where it has one.
    pub fn digest(&self) -> Option<Digest> {
        match &self.seal {
            Seal::Intact(digest) => Some(*digest),
            Seal::Broken(broken) => Some(broken.actual),
            Seal::Missing => None,
        }
    }

    /// The short end of the id that people type.
    pub fn handle(&self) -> &str {
        super::id::handle(&self.id)
    }

    /// Visits the ids of other entries that this one names, its meeting among them.
    pub fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(&'static Field, &'a str)) {
        if let Some(meeting) = &self.meeting {
            visit(&MEETING, meeting);
        }
        self.body.each_ref(visit);
    }

    /// Gives every id of another entry to `replace`, and takes what it returns in its place.
    pub fn replace_refs(
        &mut self,
        replace: &mut dyn FnMut(&'static Field, &str) -> Option<Box<str>>,
    ) {
        if let Some(meeting) = &mut self.meeting
            && let Some(id) = replace(&MEETING, meeting)
        {
            meeting.0 = id;
        }
        self.body.replace_refs(replace);
    }
}

/// The field that names an entry's meeting, in every kind but meeting.
pub static MEETING: Field = Field {
    name: "meeting",
    doc: " The meeting it belongs to",
    shape: super::Shape::Entry(&[Kind::Meeting]),
    required: false,
};

/// An entry with the body of one kind at hand, as rules and reports use it.
#[derive(Debug)]
pub struct Of<'a, T> {
    /// The whole entry.
    pub entry: &'a Entry,
    /// Its body.
    pub body: &'a T,
}

impl<T> Clone for Of<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Of<'_, T> {}

impl<T> Deref for Of<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.body
    }
}

/// A type that is the body of one kind of entry.
pub trait BodyOf: Fields + 'static {
    /// The kind.
    const KIND: Kind;
    /// The entry with this body, if it is of the kind.
    fn of(entry: &Entry) -> Option<Of<'_, Self>>;
}

macro_rules! bodies {
    ($($name:ident,)+) => {
        /// What makes an entry its kind. Boxed, so that a small entry takes little room.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Body {
            $(
                #[doc = concat!("A ", stringify!($name), ".")]
                $name(Box<$name>),
            )+
        }

        impl Body {
            /// What kind it is.
            pub fn kind(&self) -> Kind {
                match self { $( Self::$name(_) => Kind::$name, )+ }
            }

            /// The fields of a kind, beyond those that every entry has.
            pub fn fields_of(kind: Kind) -> &'static [Field] {
                match kind { $( Kind::$name => $name::fields(), )+ }
            }

            /// Builds the body of a kind; see [`Fields::build`].
            pub fn build(
                kind: Kind,
                take: &mut dyn FnMut(&'static Field) -> Option<Value>,
                refuse: &mut dyn FnMut(&'static Field, Refusal),
            ) -> Option<Self> {
                match kind { $( Kind::$name => $name::build(take, refuse).map(|body| Self::$name(Box::new(body))), )+ }
            }

            /// The fields that are set; see [`Fields::values`].
            pub fn values(&self) -> Vec<(&'static Field, Value)> {
                match self { $( Self::$name(body) => body.values(), )+ }
            }

            fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(&'static Field, &'a str)) {
                match self { $( Self::$name(body) => body.each_ref(visit), )+ }
            }

            fn replace_refs(&mut self, replace: &mut dyn FnMut(&'static Field, &str) -> Option<Box<str>>) {
                match self { $( Self::$name(body) => body.replace_refs(replace), )+ }
            }

            /// Visits the handles named where only a member may stand.
            pub fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'static Field, &'a str)) {
                match self { $( Self::$name(body) => body.each_person(visit), )+ }
            }
        }

        $( impl BodyOf for $name {
            const KIND: Kind = Kind::$name;
            fn of(entry: &Entry) -> Option<Of<'_, Self>> {
                match &entry.body {
                    Body::$name(body) => Some(Of { entry, body }),
                    _ => None,
                }
            }
        } )+
    };
}
bodies! {
    Meeting, Topic, Decision, Amendment, Position, Dissent, Answer, Commitment, Update, Relay, Signal, Review, Signature,
    Address,
}
