//! From the parts of ids that people type to whole ids, by the names of files alone: nothing else is read.

use crate::cli::Error;
use crate::model::journal::{LookupError, is_newest, pick};
use crate::model::{Body, Kind, Shape, UpdateState, Value, Word};
use crate::store::{FileName, Store};

/// Replaces every reference by the whole id that it means.
pub(in crate::cli) fn resolve(
    store: &Store,
    kind: Kind,
    values: &mut Vec<(&'static str, Value)>,
) -> Result<(), Error> {
    let updated = updated(values);
    for (name, value) in values.iter_mut() {
        let shape = Body::fields_of(kind)
            .iter()
            .find(|field| field.name == *name)
            .map(|field| field.shape);
        let (Some(Shape::Entry(kinds) | Shape::Entries(kinds)), updates) =
            (shape, kind == Kind::Update)
        else {
            continue;
        };
        let kinds = if updates { updated } else { kinds };
        match value {
            Value::Text(part) => {
                let found = find_name(store, part, kinds)?;
                found.id().clone_into(part);
                if updates && found.kind == Kind::Topic {
                    *name = "topic";
                }
            }
            Value::Texts(parts) => {
                for part in parts {
                    find_name(store, part, kinds)?.id().clone_into(part);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// What `mark` is given by what became of it: only promises are kept, only topics are put off.
fn updated(values: &[(&'static str, Value)]) -> &'static [Kind] {
    let state = values.iter().find(|(name, _)| *name == "state");
    match state.map(|(_, state)| state) {
        Some(Value::Text(state)) if state == UpdateState::Deferred.as_str() => &[Kind::Topic],
        Some(Value::Text(state)) if state == UpdateState::Dropped.as_str() => {
            &[Kind::Commitment, Kind::Topic]
        }
        _ => &[Kind::Commitment],
    }
}

/// The file that a part of an id means, among these kinds; `-` and `last` mean the newest.
pub(in crate::cli) fn find_name(
    store: &Store,
    part: &str,
    kinds: &[Kind],
) -> Result<FileName, Error> {
    let (names, _) = store.names(kinds);
    if is_newest(part) {
        let unknown = || LookupError::Unknown {
            part: part.to_owned(),
            kinds: kinds.to_vec(),
        };
        return newest(store, names).ok_or_else(|| unknown().into());
    }
    let ids = |borrowing: bool| {
        let meant = names
            .iter()
            .filter(move |name| borrowing || !name.kind.borrows_its_name());
        meant.map(FileName::id)
    };
    let id = pick(part, kinds, ids(false)).or_else(|_| pick(part, kinds, ids(true)))?;
    let id = id.to_owned();
    let unknown = || LookupError::Unknown {
        part: part.to_owned(),
        kinds: kinds.to_vec(),
    };
    names
        .into_iter()
        .find(|name| name.id() == id)
        .ok_or_else(|| unknown().into())
}

/// The newest: the last day by the names, and of that day the last recorded, which only the files tell.
fn newest(store: &Store, mut names: Vec<FileName>) -> Option<FileName> {
    let last = names.iter().filter_map(FileName::day).max();
    names.retain(|name| name.day() == last);
    if names.len() < 2 {
        return names.pop();
    }
    names.into_iter().max_by_key(|name| {
        let at = store
            .read_one(name)
            .0
            .and_then(|entry| entry.at)
            .map(|at| at.timestamp_millis());
        (at, name.id().to_owned())
    })
}
