//! The order of entries: by reference, then day, then time, then id. Clocks lie, references do not: an answer comes
//! after its dissent, whatever the clocks of the two machines said.

use crate::model::{Entry, Kind};

/// Sorts entries by day, time of record, id and path. What a meeting decides after midnight is recorded on another day
/// than the meeting's, and still comes after what it decided before; what has no time comes first.
pub(super) fn by_time(entries: &mut [Entry]) {
    let time = |(position, entry): (usize, &Entry)| {
        let recorded = entry.at.map(|at| at.timestamp());
        ((entry.on, recorded, entry.millis()), position)
    };
    // What is compared lies together: the entries themselves are looked at only where two are of one moment.
    let mut order: Vec<_> = entries.iter().enumerate().map(time).collect();
    let name = |position: usize| (&entries[position].id, &entries[position].path);
    order.sort_by(|(a_time, a), (b_time, b)| {
        a_time.cmp(b_time).then_with(|| name(*a).cmp(&name(*b)))
    });
    let order = order.into_iter().map(|(_, position)| position).collect();
    arrange(entries, order);
}

/// Moves every entry behind those that it refers to; says whether any had to move. The entries come sorted by day, time
/// and id, the links (named, naming) in the order of the naming; the links go along.
pub(super) fn by_reference(entries: &mut [Entry], links: &mut [(u32, u32)]) -> bool {
    // Where every reference leads back already, which is nearly always, nothing has to be worked out.
    let leads_back = |(named, naming): &(u32, u32)| {
        named < naming || entries[*naming as usize].kind() == Kind::Meeting
    };
    if links.iter().all(leads_back) {
        return false;
    }
    let places = places(entries, links);
    if places.iter().enumerate().all(|(own, place)| place.0 == own) {
        return false;
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|own| places[*own]);
    let mut moved = vec![0; order.len()];
    for (place, own) in (0..).zip(&order) {
        moved[*own] = place;
    }
    for (named, naming) in links {
        (*named, *naming) = (moved[*named as usize], moved[*naming as usize]);
    }
    arrange(entries, order);
    true
}

/// Puts at each place the entry whose place is named there, swap by swap, so that no room for a second list is needed.
fn arrange(entries: &mut [Entry], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut place = start;
        while order[place] != start {
            let next = order[place];
            entries.swap(place, next);
            order[place] = place;
            place = next;
        }
        order[place] = place;
    }
}

/// For each entry the place of the latest that it rests on, how many steps below that it hangs, and its own place.
fn places(entries: &[Entry], links: &[(u32, u32)]) -> Vec<(usize, usize, usize)> {
    let named = References::of(entries, links);
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

/// What each entry refers to, where the reference says what came first. What a meeting was about may be written down
/// before it exists, so that a meeting's own list says nothing of order.
struct References<'a> {
    links: &'a [(u32, u32)],
    /// Where the links of each entry begin, and where the last one's end.
    starts: Vec<usize>,
    entries: &'a [Entry],
}

impl<'a> References<'a> {
    fn of(entries: &'a [Entry], links: &'a [(u32, u32)]) -> Self {
        let mut starts = vec![0; entries.len() + 1];
        for (_, naming) in links {
            starts[*naming as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        Self {
            links,
            starts,
            entries,
        }
    }

    fn by(&self, naming: usize) -> impl Iterator<Item = usize> {
        let is_meeting = self.entries[naming].kind() == Kind::Meeting;
        let end = self.starts[naming + usize::from(!is_meeting)];
        let links = &self.links[self.starts[naming]..end];
        links.iter().map(|(named, _)| *named as usize)
    }
}

/// Settles one entry after all that it refers to, without recursion; a circle of references is cut where it closes.
fn settle(start: usize, named: &References<'_>, known: &mut [Option<(usize, usize, usize)>]) {
    let mut open = vec![(start, false)];
    let mut on_path = vec![];
    while let Some((own, visited)) = open.pop() {
        if known[own].is_some() {
            continue;
        }
        if visited {
            on_path.retain(|place| *place != own);
            let latest = named.by(own).filter_map(|other| known[other]).max();
            known[own] = Some(match latest {
                Some((place, depth, _)) if place >= own => (place, depth + 1, own),
                _ => (own, 0, own),
            });
        } else if !on_path.contains(&own) {
            on_path.push(own);
            open.push((own, true));
            open.extend(
                named
                    .by(own)
                    .filter(|other| known[*other].is_none())
                    .map(|other| (other, false)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str) -> Entry {
        let text = format!(
            "+++\nkind = \"signature\"\non = 2026-03-02\nmember = \"{id}\"\npledge = \"1\"\n+++\n"
        );
        let read = crate::format::entry(&format!("signatures/{id}.md"), text.as_bytes());
        read.entry.expect("an entry")
    }

    #[test]
    fn entries_are_arranged_as_the_order_says() {
        let orders: [&[usize]; 5] = [&[], &[0], &[1, 0], &[2, 0, 1, 4, 3], &[3, 2, 1, 0, 4]];
        for order in orders {
            let mut entries: Vec<Entry> =
                (0..order.len()).map(|at| entry(&at.to_string())).collect();
            arrange(&mut entries, order.to_vec());
            let ids: Vec<String> = entries.iter().map(|entry| entry.id.to_string()).collect();
            assert_eq!(ids, order.iter().map(usize::to_string).collect::<Vec<_>>());
        }
    }
}
