//! The order of entries: by reference, then day, then time, then id. Clocks lie, references do not: an answer comes
//! after its dissent, whatever the clocks of the two machines said.

use std::collections::HashMap;

use crate::model::{Entry, Kind, Text};

/// Moves every entry behind those that it refers to. The entries come sorted by day, time and id.
pub(super) fn by_reference(entries: &mut Vec<Entry>) {
    let places = places(entries);
    if places.iter().enumerate().all(|(own, place)| place.0 == own) {
        return;
    }
    let mut tagged: Vec<_> = std::mem::take(entries).into_iter().zip(places).collect();
    tagged.sort_by_key(|(_, place)| *place);
    entries.extend(tagged.into_iter().map(|(entry, _)| entry));
}

/// For each entry the place of the latest that it rests on, how many steps below that it hangs, and its own place.
fn places(entries: &[Entry]) -> Vec<(usize, usize, usize)> {
    let named = references(entries);
    let mut known: Vec<Option<(usize, usize, usize)>> = vec![None; entries.len()];
    for start in 0..entries.len() {
        settle(start, &named, &mut known);
    }
    known
        .into_iter()
        .enumerate()
        .map(|(own, place)| place.unwrap_or((own, 0, own)))
        .collect()
}

/// The places that each entry refers to, where the reference says what came first. What a meeting was about may be
/// written down before it exists, so that a meeting's own list says nothing of order.
fn references(entries: &[Entry]) -> Vec<Vec<usize>> {
    let by_id: HashMap<&Text, usize> = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| (&entry.id, place))
        .collect();
    let mut named = vec![Vec::new(); entries.len()];
    for (place, entry) in entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.kind() != Kind::Meeting)
    {
        entry.each_ref(&mut |_, id| {
            if let Some(other) = by_id.get(&Text::from(id)) {
                named[place].push(*other);
            }
        });
    }
    named
}

/// Settles one entry after all that it refers to, without recursion; a circle of references is cut where it closes.
fn settle(start: usize, named: &[Vec<usize>], known: &mut [Option<(usize, usize, usize)>]) {
    let mut open = vec![(start, false)];
    let mut on_path = vec![];
    while let Some((own, visited)) = open.pop() {
        if known[own].is_some() {
            continue;
        }
        if visited {
            on_path.retain(|place| *place != own);
            let latest = named[own].iter().filter_map(|other| known[*other]).max();
            known[own] = Some(match latest {
                Some((place, depth, _)) if place >= own => (place, depth + 1, own),
                _ => (own, 0, own),
            });
        } else if !on_path.contains(&own) {
            on_path.push(own);
            open.push((own, true));
            open.extend(
                named[own]
                    .iter()
                    .filter(|other| known[**other].is_none())
                    .map(|other| (*other, false)),
            );
        }
    }
}
