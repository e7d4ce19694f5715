//! Entries of the journal that lines most likely tell of in other words: a text that was captured before, and in which
//! somebody changed a word since. Only a person knows whether it is the same entry.

use super::fold::telling;
use super::{Drafted, Folded, Known, Link, Origin};
use crate::model::{Kind, Value, nearest};

/// An entry that lines bring up anew, and the one of the journal that it most likely is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    /// The place of the new one.
    pub at: usize,
    /// The other's id.
    pub id: String,
    /// The words of the other.
    pub before: String,
    /// The fields that would have to change, with the words that they would have.
    pub changes: Vec<(&'static str, String)>,
}

/// New entries that lines tell of in nearly the words of one that the journal has, of the same day and meeting, of which
/// no line tells. Where none of the lines is in the journal yet, it is another text.
pub fn likely_same(folded: &Folded, known: &[Known]) -> Vec<Likely> {
    let there = |at: &usize| match &folded.entries[*at].origin {
        Origin::There(id) => Some(id.as_str()),
        Origin::Line(_) => None,
    };
    let told: Vec<&str> = folded.brought.iter().filter_map(there).collect();
    if told.is_empty() {
        return Vec::new();
    }
    let untold = |known: &&Known| !told.contains(&&*known.entry.id);
    let mut left: Vec<&Known> = known.iter().filter(untold).collect();
    let mut found = Vec::new();
    for at in &folded.brought {
        let drafted = &folded.entries[*at];
        if there(at).is_some() || drafted.kind == Kind::Meeting {
            continue;
        }
        let may_be = |known: &Known| is_of_same_place(folded, drafted, known);
        let near = left.iter().enumerate().filter(|(_, known)| may_be(known));
        let near = near.filter_map(|(place, known)| {
            let pair = Pair::of(drafted, known);
            Some((pair.shared()?, place, pair))
        });
        // Of two that are as near, the first.
        let nearest = near.max_by_key(|(shared, place, _)| (*shared, std::cmp::Reverse(*place)));
        if let Some((_, place, pair)) = nearest {
            found.push(pair.likely(*at, &left.remove(place).entry.id));
        }
    }
    found
}

fn is_of_same_place(folded: &Folded, drafted: &Drafted, known: &Known) -> bool {
    let meeting = drafted.meeting.as_ref().and_then(|link| match link {
        Link::Drafted(at) => match &folded.entries[*at].origin {
            Origin::There(id) => Some(id.as_str()),
            Origin::Line(_) => None,
        },
        Link::Id(id) => Some(id.as_str()),
    });
    let there = &known.entry;
    // What names the other, such as a relay that corrects it, is none that it could be.
    let names_it = |(_, link): &(&str, Link)| *link == Link::Id(there.id.to_string());
    drafted.meeting.is_some() == there.meeting.is_some()
        && meeting == there.meeting.as_deref()
        && (drafted.kind, drafted.on) == (there.kind(), there.on)
        && !drafted.links.iter().any(names_it)
}

/// The words that tell an entry from others, field by field, of the new one and of one in the journal.
struct Pair(Vec<Words>);

struct Words {
    name: &'static str,
    before: String,
    now: String,
}

impl Pair {
    fn of(drafted: &Drafted, known: &Known) -> Self {
        let there = known.entry.body.values();
        let words = |value: &Value| match value {
            Value::Text(text) => Some(text.clone()),
            Value::Texts(texts) => Some(texts.join(",")),
            _ => None,
        };
        let fields = telling(drafted.kind).iter().filter_map(|name| {
            let now = words(drafted.value(name)?)?;
            let before = there.iter().find(|(field, _)| field.name == *name);
            let before = before.and_then(|(_, value)| words(value));
            let before = before.unwrap_or_default();
            Some(Words { name, before, now })
        });
        Self(fields.collect())
    }

    /// How many in a hundred of the words both have, misspelt ones with them, where it is at least every other one.
    fn shared(&self) -> Option<usize> {
        let before = words(self.0.iter().map(|field| &field.before));
        let mut now = words(self.0.iter().map(|field| &field.now));
        let all = before.len() + now.len();
        let mut in_both = 0;
        for word in &before {
            let same = now.iter().position(|other| other == word).or_else(|| {
                let near = nearest(word, now.iter().map(String::as_str))?;
                now.iter().position(|other| other == near)
            });
            if let Some(same) = same {
                now.remove(same);
                in_both += 1;
            }
        }
        let hundredths = 200 * in_both / all.max(1);
        (hundredths >= 50).then_some(hundredths)
    }

    fn likely(self, at: usize, id: &str) -> Likely {
        let before: Vec<&str> = self.0.iter().map(|field| field.before.as_str()).collect();
        let before = before.join(": ");
        let changes = self.0.into_iter().filter(|field| field.before != field.now);
        Likely {
            at,
            id: id.to_owned(),
            before,
            changes: changes.map(|field| (field.name, field.now)).collect(),
        }
    }
}

/// The words of some texts, whatever their case.
fn words<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let split = texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    split
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
