//! Finding an entry by any unique part of its id.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::Journal;
use super::ids::{Ids, hash};
use super::names::Names;
use crate::model::kinds::Meeting;
use crate::model::{Body, BodyOf, Entry, Field, Kind, Problem, Shape, Text, id};
use crate::parallel;

/// Why a part of an id did not lead to one entry.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LookupError {
    /// No entry has such an id.
    #[error("no {} matches `{part}`", wanted(.kinds))]
    Unknown {
        /// What was typed.
        part: String,
        /// The kinds looked for; empty for any.
        kinds: Vec<Kind>,
    },
    /// Several have.
    #[error("`{part}` matches {} entries: {}", .candidates.len(), some(.candidates))]
    Ambiguous {
        /// What was typed.
        part: String,
        /// Their ids.
        candidates: Vec<String>,
    },
}

/// How many ids a message lists.
const MOST_LISTED: usize = 12;

/// The first of several ids: a date alone may match thousands.
fn some(ids: &[String]) -> String {
    let listed = ids[..ids.len().min(MOST_LISTED)].join(", ");
    if ids.len() > MOST_LISTED {
        format!("{listed}, …")
    } else {
        listed
    }
}

impl LookupError {
    /// The same of a part as it was typed.
    fn of(mut self, typed: &str) -> Self {
        let (Self::Unknown { part, .. } | Self::Ambiguous { part, .. }) = &mut self;
        typed.clone_into(part);
        self
    }
}

/// The kinds in words: `decision or topic`.
fn wanted(kinds: &[Kind]) -> String {
    if kinds.is_empty() {
        return "entry".to_owned();
    }
    kinds
        .iter()
        .map(|kind| kind.as_str())
        .collect::<Vec<_>>()
        .join(" or ")
}

/// Whether a part means the newest entry of the wanted kinds.
pub fn is_newest(part: &str) -> bool {
    part == "-" || part.eq_ignore_ascii_case("last")
}

/// Picks the one id that a part means: the id itself, else the one with this ending, else the one with this part. What
/// was typed in capitals is looked for as typed first.
pub fn pick<'a>(
    part: &str,
    kinds: &[Kind],
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<&'a str, LookupError> {
    let lower = part.to_lowercase();
    match pick_as_typed(part, kinds, ids.clone()) {
        Err(LookupError::Unknown { .. }) if lower != part => {
            let found = pick_as_typed(&lower, kinds, ids);
            found.map_err(|error| error.of(part))
        }
        found => found,
    }
}

fn pick_as_typed<'a>(
    part: &str,
    kinds: &[Kind],
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<&'a str, LookupError> {
    if let Some(exact) = ids.clone().find(|id| *id == part) {
        return Ok(exact);
    }
    let mut found: Vec<&str> = ids
        .clone()
        .filter(|other| id::handle(other) == part)
        .collect();
    if found.is_empty() {
        found = ids.filter(|other| id::matches(other, part)).collect();
    }
    only(part, kinds, found)
}

/// The one id of those found.
fn only<'a>(part: &str, kinds: &[Kind], mut found: Vec<&'a str>) -> Result<&'a str, LookupError> {
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(LookupError::Unknown {
            part: part.to_owned(),
            kinds: kinds.to_vec(),
        }),
        many => Err(LookupError::Ambiguous {
            part: part.to_owned(),
            candidates: many.iter().map(|id| (*id).to_owned()).collect(),
        }),
    }
}

impl Journal {
    /// The entry that a part of an id means, among these kinds (any, where the list is empty). `-` and `last` mean the
    /// newest.
    pub fn find(&self, part: &str, kinds: &[Kind]) -> Result<&Entry, LookupError> {
        let wanted = |entry: &&Entry| kinds.is_empty() || kinds.contains(&entry.kind());
        let newest = || {
            self.entries()
                .filter(wanted)
                .max_by_key(|entry| (entry.on, entry.when().first, entry.millis()))
        };
        if is_newest(part) {
            return newest().ok_or_else(|| LookupError::Unknown {
                part: part.to_owned(),
                kinds: kinds.to_vec(),
            });
        }
        let ids = |borrowing: bool| {
            let named = self.entries().filter(wanted);
            let named = named.filter(move |entry| borrowing || !entry.kind().borrows_its_name());
            named.map(|entry| &*entry.id)
        };
        // A decision is meant before the amendment that is named after it.
        let id = pick(part, kinds, ids(false)).or_else(|_| pick(part, kinds, ids(true)))?;
        self.get(id).ok_or_else(|| LookupError::Unknown {
            part: part.to_owned(),
            kinds: kinds.to_vec(),
        })
    }

    /// The shortest ending that names the entry alone: five characters, or the whole id where two share them.
    pub fn handle_of<'a>(&self, entry: &'a Entry) -> &'a str {
        let is_shared = self.place(entry).is_some_and(|own| {
            u32::try_from(own).is_ok_and(|own| self.namesakes().binary_search(&own).is_ok())
        });
        if is_shared { &entry.id } else { entry.handle() }
    }

    /// Every entry whose handle another has too, in order.
    pub fn sharing_a_handle(&self) -> impl Iterator<Item = &Entry> {
        let namesakes = self.namesakes().iter();
        namesakes.map(|position| &self.entries[*position as usize])
    }

    /// The positions of entries whose handle another has too. There are few: numbers that stand for handles are sorted,
    /// which is soon done, and only where two are the same are the handles themselves compared.
    fn namesakes(&self) -> &[u32] {
        self.namesakes.get_or_init(|| {
            let here = (0..).zip(self.entries.iter());
            let here = here.filter(|(position, _)| self.has(*position as usize));
            let number = |entry: &Entry| hash(0, entry.handle().as_bytes());
            let mut numbers: Vec<(u64, u32)> = here
                .map(|(position, entry)| (number(entry), position))
                .collect();
            numbers.sort_unstable();
            let alike = numbers.chunk_by(|one, two| one.0 == two.0);
            let alike = alike.filter(|alike| alike.len() > 1).flatten();
            self.sharing(&alike.map(|(_, position)| *position).collect::<Vec<_>>())
        })
    }

    /// Of some positions those whose handle another of them has too, sorted.
    pub(super) fn sharing(&self, positions: &[u32]) -> Vec<u32> {
        let handle = |position: u32| self.entries[position as usize].handle();
        let mut times: HashMap<&str, usize> = HashMap::new();
        for position in positions {
            *times.entry(handle(*position)).or_default() += 1;
        }
        let mut sharing = positions.to_vec();
        sharing.retain(|position| times[handle(*position)] > 1);
        sharing.sort_unstable();
        sharing
    }
}

/// How many entries, and how many meetings with their minutes, a thread takes at a time.
const ENTRIES: usize = 1024;
const MEETINGS: usize = 8;

/// What the references of some entries lead to.
#[derive(Default)]
struct Followed {
    /// Who names whom: pairs of positions (named, naming), in the order of the naming.
    links: Vec<(u32, u32)>,
    /// The positions of entries that name something that is no whole id.
    parts: Vec<usize>,
    /// References to entries of another kind than their field wants.
    problems: Vec<Problem>,
}

/// Follows all references. The entries are far apart in memory, and each is waited for: several threads wait together.
fn follow(entries: &[Entry], ids: &Ids, elsewhere: &HashSet<&str>) -> Vec<Followed> {
    let shares: Vec<(usize, &[Entry])> = (0..)
        .step_by(ENTRIES)
        .zip(entries.chunks(ENTRIES))
        .collect();
    parallel::map(&shares, 1, 1, |(start, share), (): &mut ()| {
        let mut followed = Followed::default();
        for (position, entry) in (*start..).zip(*share) {
            entry.each_ref(&mut |field, part| {
                let Some(named) = ids.find(entries, part) else {
                    if !elsewhere.contains(part) {
                        followed.parts.push(position);
                    }
                    return;
                };
                let (kind, kinds) = (entries[named].kind(), kinds_of(field));
                if !kinds.is_empty() && !kinds.contains(&kind) {
                    let wrong = wrong_kind(&entry.path, field.name, part, kind, kinds);
                    followed.problems.push(wrong);
                }
                let link = u32::try_from(named).ok().zip(u32::try_from(position).ok());
                followed.links.extend(link);
            });
        }
        followed
    })
}

/// Turns every reference that is a part of an id into the whole id, and reports those that lead nowhere. Returns who
/// names whom: pairs of positions (named, naming), in the order of the naming.
pub(super) fn resolve(
    entries: &mut [Entry],
    ids: &Ids,
    unreadable: &[String],
    problems: &mut Vec<Problem>,
) -> Vec<(u32, u32)> {
    let elsewhere: HashSet<&str> = unreadable.iter().map(String::as_str).collect();
    let mut links = Vec::with_capacity(entries.len() * 2);
    let mut parts = Vec::new();
    for mut followed in follow(entries, ids, &elsewhere) {
        links.append(&mut followed.links);
        parts.append(&mut followed.parts);
        problems.append(&mut followed.problems);
    }
    parts.dedup();
    if parts.is_empty() {
        return links;
    }
    let meant = meant(entries, ids, unreadable, &parts);
    for position in parts {
        let path = entries[position].path.clone();
        entries[position].replace_refs(&mut |field, part| {
            let kinds = kinds_of(field);
            let (_, found) = meant.get(part)?.iter().find(|(of, _)| *of == kinds)?;
            if let Err(error) = found {
                problems.push(leads_nowhere(&path, field.name, part, error));
            }
            found.as_ref().ok().cloned()
        });
    }
    // What was a part of an id leads to its entry now.
    let followed = follow(entries, ids, &elsewhere).into_iter();
    followed.flat_map(|followed| followed.links).collect()
}

/// What stays of an entry's id under another name. The last word of an id that was given by hand may look like a suffix,
/// which has a digit most often, or is the content's hash.
fn lasting_id(entry: &Entry) -> Option<(NaiveDate, &str)> {
    let lasting = id::lasting(&entry.id)?;
    let is_hash = || {
        entry
            .digest()
            .is_some_and(|digest| digest.short() == lasting.1)
    };
    let has_digit = lasting.1.bytes().any(|byte| byte.is_ascii_digit());
    (has_digit || is_hash()).then_some(lasting)
}

/// Gives the entries of sealed minutes the names that their files have now.
pub(super) fn rename_in_minutes(entries: &mut [Entry], ids: &Ids) {
    let gone = |entries: &[Entry], meeting: &Meeting| -> Vec<usize> {
        let sealed = meeting.sealed().iter().enumerate();
        let gone = sealed.filter(|(_, (id, _))| ids.find(entries, id).is_none());
        gone.map(|(place, _)| place).collect()
    };
    let meetings = entries.iter().enumerate();
    let meetings: Vec<(usize, &Meeting)> = meetings
        .filter_map(|(position, entry)| Some((position, Meeting::of(entry)?.body)))
        .collect();
    let gone = parallel::map(
        &meetings,
        1,
        MEETINGS,
        |(position, meeting), (): &mut ()| (*position, gone(entries, meeting)),
    );
    let gone: Vec<(usize, Vec<usize>)> = gone
        .into_iter()
        .filter(|(_, places)| !places.is_empty())
        .collect();
    if gone.is_empty() {
        return;
    }
    // Of two entries with the same day and suffix nobody can tell which is meant.
    let mut lasting: HashMap<_, Option<&Text>> = HashMap::new();
    for entry in entries.iter() {
        if let Some(key) = lasting_id(entry) {
            let known = lasting.entry(key);
            known.and_modify(|id| *id = None).or_insert(Some(&entry.id));
        }
    }
    let mut renamed = Vec::new();
    for (position, places) in gone {
        let sealed =
            Meeting::of(&entries[position]).map_or(&[][..], |meeting| meeting.body.sealed());
        for place in places {
            let key = id::lasting(&sealed[place].0);
            let now = key.and_then(|key| lasting.get(&key).copied().flatten());
            renamed.extend(now.map(|now| (position, place, now.to_string())));
        }
    }
    for (position, place, now) in renamed {
        if let Body::Meeting(meeting) = &mut entries[position].body
            && let Some(minutes) = &mut meeting.minutes
        {
            minutes.0[place].0 = now;
        }
    }
}

/// What parts of ids mean, by what was written and which kinds may be meant. What leads to an entry that is only
/// elsewhere is left out.
type Meanings = HashMap<Text, Vec<(&'static [Kind], Result<Text, LookupError>)>>;

/// What the references of these entries mean that are no whole ids. The same words are looked up once.
fn meant(entries: &[Entry], ids: &Ids, unreadable: &[String], parts: &[usize]) -> Meanings {
    let names = Names::of(entries.iter().map(|entry| &*entry.id));
    let elsewhere = Names::of(unreadable.iter().map(String::as_str));
    let kind_of = |id: &str| ids.find(entries, id).map(|place| entries[place].kind());
    let as_typed = |part: &str, kinds: &'static [Kind]| {
        let of_kind =
            |id: &&str| kinds.is_empty() || kind_of(id).is_some_and(|kind| kinds.contains(&kind));
        let matching = names.matching(part).filter(of_kind);
        let (ends, others): (Vec<&str>, Vec<&str>) =
            matching.partition(|other| id::handle(other) == part);
        let found = if ends.is_empty() { others } else { ends };
        let whole = found.iter().find(|id| ***id == *part);
        whole.map_or_else(|| only(part, kinds, found.clone()), |id| Ok(*id))
    };
    // The file may have another name by now.
    let renamed = |part: &str, kinds: &'static [Kind]| {
        let lasting = id::lasting(part)?;
        let found = names.matching(lasting.1);
        let found = found.filter(|id| {
            let place = ids.find(entries, id);
            place.is_some_and(|place| lasting_id(&entries[place]) == Some(lasting))
        });
        let of_kind =
            |id: &&str| kinds.is_empty() || kind_of(id).is_some_and(|kind| kinds.contains(&kind));
        only(part, kinds, found.filter(of_kind).collect()).ok()
    };
    let look_up = |part: &str, kinds: &'static [Kind]| {
        let lower = part.to_lowercase();
        let found = match as_typed(part, kinds) {
            Err(LookupError::Unknown { .. }) if lower != part => {
                as_typed(&lower, kinds).map_err(|error| error.of(part))
            }
            found => found,
        };
        let found = found.or_else(|error| renamed(part, kinds).ok_or(error));
        found.map(Text::from)
    };
    let mut meant = Meanings::new();
    for position in parts {
        entries[*position].each_ref(&mut |field, part| {
            let kinds = kinds_of(field);
            let known = meant.get(part);
            let is_known = known.is_some_and(|known| known.iter().any(|(of, _)| *of == kinds));
            let is_elsewhere = || elsewhere.matching(part).any(|id| id == part);
            // A whole id of another kind has been told already.
            if is_known || kind_of(part).is_some() || is_elsewhere() {
                return;
            }
            let found = look_up(part, kinds);
            if found.is_ok() || elsewhere.matching(part).next().is_none() {
                meant.entry(part.into()).or_default().push((kinds, found));
            }
        });
    }
    meant
}

/// The kinds that a field may name; any, where the list is empty.
fn kinds_of(field: &Field) -> &'static [Kind] {
    match field.shape {
        Shape::Entry(kinds) | Shape::Entries(kinds) => kinds,
        _ => &[],
    }
}

fn wrong_kind(path: &str, field: &str, part: &str, kind: Kind, wanted_kinds: &[Kind]) -> Problem {
    let message = format!(
        "`{field}` names the {kind} `{part}`, and needs a {}",
        wanted(wanted_kinds)
    );
    Problem::of_file("wrong-kind", path, message).at_field(field, Some(part))
}

fn leads_nowhere(path: &str, field: &str, part: &str, error: &LookupError) -> Problem {
    let problem = |code| {
        Problem::of_file(code, path, format!("`{field}`: {error}")).at_field(field, Some(part))
    };
    match error {
        LookupError::Unknown { .. } => problem("dangling-reference")
            .with_help("was the entry removed? `firstteam log` lists what is there"),
        LookupError::Ambiguous { .. } => {
            problem("ambiguous-reference").with_help("write the whole id")
        }
    }
}
