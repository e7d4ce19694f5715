//! Entries as the lines bring them up: begun anew, or found again where the journal has them.

use chrono::NaiveDate;

use super::{Fold, Known, Tone, begun};
use crate::capture::notation::heads::Part;
use crate::capture::notation::{Drafted, Link, Origin};
use crate::model::{Body, Entry, Kind, Moment, Value};

impl Fold<'_> {
    /// Takes up a meeting that is open: its latest topic, decision and dissent are at hand.
    pub(super) fn resume(&mut self, meeting: &str) {
        let Some(at) = self.known(meeting) else {
            return;
        };
        self.out.meeting = Some(at);
        let base = self.base;
        let of_meeting = |known: &&Known| known.entry.meeting.as_deref() == Some(meeting);
        for known in base.entries.iter().filter(of_meeting) {
            match &known.entry.body {
                Body::Topic(_) => {
                    let topic = self.take(known);
                    self.out.topic = known.entry.at.map(|raised| (topic, raised));
                    self.out.decision = None;
                    self.dissent = None;
                }
                Body::Decision(_) => self.out.decision = Some(self.take(known)),
                Body::Dissent(_) => self.dissent = Some(self.take(known)),
                _ => {}
            }
        }
    }

    /// The entry of the journal with this id, as one of the lines' own.
    fn known(&mut self, id: &str) -> Option<usize> {
        let base = self.base;
        let known = base.entries.iter().find(|known| &*known.entry.id == id)?;
        Some(self.take(known))
    }

    fn take(&mut self, known: &Known) -> usize {
        let id = known.entry.id.to_string();
        let is_it = |drafted: &Drafted| drafted.origin == Origin::There(id.clone());
        if let Some(at) = self.out.entries.iter().position(is_it) {
            return at;
        }
        self.out
            .entries
            .push(from_journal(&known.entry, &known.notes));
        self.out.entries.len() - 1
    }

    /// The day that lines are about: the meeting's, else the one on which they are typed.
    pub(super) fn day(&self) -> NaiveDate {
        self.out
            .meeting
            .map_or_else(|| self.at.date_naive(), |at| self.out.entries[at].on)
    }

    /// The time as the people in the room have it: `friday` is the one after the meeting, whenever its lines are read.
    pub(super) fn now(&self) -> Moment {
        let then = self.day().and_time(self.at.time());
        let then = then.and_local_timezone(self.at.timezone()).single();
        then.unwrap_or(self.at)
    }

    /// An entry that the line at hand brings up, with its first fields. One that the lines or the journal have already,
    /// with the same words in the fields that tell it from others, is that one.
    pub(super) fn bring_up(
        &mut self,
        kind: Kind,
        values: Vec<(&'static str, Value)>,
        links: Vec<(&'static str, Link)>,
    ) -> usize {
        let mut entry = begun(self.line, self.at, kind, self.day(), self.base.by);
        entry.values = values;
        entry.links = links;
        let is_forum = self
            .out
            .meeting
            .is_some_and(|at| self.out.entries[at].value("forum") != Some(&Value::Flag(false)));
        let belongs = match kind {
            Kind::Meeting | Kind::Relay | Kind::Signal => false,
            Kind::Dissent => is_forum,
            _ => true,
        };
        entry.meeting = self.out.meeting.filter(|_| belongs).map(Link::Drafted);
        self.bring(entry)
    }

    /// The same of an entry that is put together.
    pub(super) fn bring(&mut self, entry: Drafted) -> usize {
        self.bring_where(entry, &|_| true)
    }

    /// The same, where an entry of the journal that may not be meant is none that it could be.
    pub(super) fn bring_where(
        &mut self,
        entry: Drafted,
        may_be_it: &dyn Fn(&Known) -> bool,
    ) -> usize {
        let base = self.base;
        let mut meant = base.entries.iter().filter(|known| may_be_it(known));
        let same = meant.find(|known| self.is_same(&entry, known));
        let at = match same {
            Some(known) => self.take(known),
            None => self.again(&entry).unwrap_or_else(|| {
                self.out.entries.push(entry);
                self.out.entries.len() - 1
            }),
        };
        let kind = self.out.entries[at].kind;
        if !self.out.brought.insert(at) && !matches!(kind, Kind::Meeting | Kind::Topic) {
            let words = format!("the same {kind} as before: it stays one");
            self.tell(Tone::Hint, Part::new("", 0), words);
        }
        at
    }

    /// The entry that a line before has brought up in the same words, in the same place.
    fn again(&self, entry: &Drafted) -> Option<usize> {
        let is_it = |at: &usize| {
            let other = &self.out.entries[*at];
            let same = |name: &&str| {
                fold_case(other.value(name).cloned()) == fold_case(entry.value(name).cloned())
            };
            matches!(other.origin, Origin::Line(_))
                && (other.kind, other.on) == (entry.kind, entry.on)
                && (&other.meeting, &other.links) == (&entry.meeting, &entry.links)
                && telling(entry.kind).iter().all(same)
        };
        // A meeting is told from others where it is opened.
        let mut places = self.out.brought.iter().copied();
        places.find(is_it).filter(|_| entry.kind != Kind::Meeting)
    }

    /// Whether the journal has an entry already.
    fn is_same(&self, entry: &Drafted, known: &Known) -> bool {
        let there = &known.entry;
        let meeting = entry.meeting.as_ref().and_then(|link| self.id(link));
        let same_meeting = entry.meeting.is_none() == there.meeting.is_none()
            && meeting.as_deref() == there.meeting.as_deref();
        if there.kind() != entry.kind || there.on != entry.on || !same_meeting {
            return false;
        }
        if !self.may_be_on_topic(entry, there) {
            return false;
        }
        let values = there.body.values();
        let held = |name: &str| values.iter().find(|(field, _)| field.name == name);
        telling(entry.kind).iter().all(|name| {
            let there = held(name).map(|(_, value)| value.clone());
            let link = entry.links.iter().find(|(other, _)| other == name);
            let here = match link {
                Some((_, link)) => self.id(link).map(Value::Text),
                None => entry.value(name).cloned(),
            };
            // A link to an entry that is not there leads to none that is.
            (link.is_none() || here.is_some()) && fold_case(here) == fold_case(there)
        })
    }

    /// Whether a decision of the journal may be on the topic that lines have named: `Deferred` under another topic is
    /// another decision.
    fn may_be_on_topic(&self, entry: &Drafted, there: &Entry) -> bool {
        let Body::Decision(decision) = &there.body else {
            return true;
        };
        let named = entry.links.iter().find_map(|(name, link)| match link {
            Link::Drafted(at) if *name == "topic" && self.out.brought.contains(at) => Some(link),
            _ => None,
        });
        named
            .zip(decision.topic.as_deref())
            .is_none_or(|(link, topic)| self.id(link).as_deref() == Some(topic))
    }

    /// The id of an entry that is in the journal.
    fn id(&self, link: &Link) -> Option<String> {
        match link {
            Link::Drafted(at) => match &self.out.entries[*at].origin {
                Origin::There(id) => Some(id.clone()),
                Origin::Line(_) => None,
            },
            Link::Id(id) => Some(id.clone()),
        }
    }
}

/// The fields that tell an entry from others of its kind, day and meeting.
pub(in crate::capture::notation) fn telling(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Meeting => &["ritual"],
        Kind::Topic => &["title"],
        Kind::Decision => &["text"],
        Kind::Dissent => &["on_entry", "member", "reason"],
        Kind::Answer => &["dissent", "text"],
        Kind::Commitment => &["owner", "what"],
        Kind::Relay => &["decision", "member", "audience", "said"],
        Kind::Signal => &["what", "who", "seen"],
        _ => &[],
    }
}

/// Words whatever their case, with or without a full stop.
fn fold_case(value: Option<Value>) -> Option<Value> {
    match value {
        Some(Value::Text(text)) => {
            let text = text.to_lowercase();
            Some(Value::Text(text.trim_end_matches('.').to_owned()))
        }
        other => other,
    }
}

/// An entry of the journal as one of the lines' own.
fn from_journal(entry: &Entry, notes: &str) -> Drafted {
    let values = entry.body.values().into_iter();
    Drafted {
        origin: Origin::There(entry.id.to_string()),
        kind: entry.kind(),
        at: entry.at.unwrap_or_default(),
        on: entry.on,
        by: entry.by.clone(),
        meeting: entry.meeting.as_ref().map(|id| Link::Id(id.to_string())),
        values: values.map(|(field, value)| (field.name, value)).collect(),
        links: Vec::new(),
        notes: notes.to_owned(),
    }
}
