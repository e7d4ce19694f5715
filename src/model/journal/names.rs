//! The ids of a journal by the words that they are made of, so that a part of one is found without a look at all.

use std::collections::HashMap;

use crate::model::id;

/// Ids by their words.
#[derive(Debug)]
pub(super) struct Names<'a> {
    ids: Vec<&'a str>,
    /// Every word with the places of the ids that have it, sorted by word.
    words: Vec<(&'a str, Vec<u32>)>,
}

impl<'a> Names<'a> {
    pub(super) fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let mut places: HashMap<&str, Vec<u32>> = HashMap::new();
        for (place, id) in (0..).zip(&ids) {
            for word in id.split('-') {
                let having = places.entry(word).or_default();
                if having.last() != Some(&place) {
                    having.push(place);
                }
            }
        }
        let mut words: Vec<_> = places.into_iter().collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        Self { ids, words }
    }

    /// The ids that a part may mean, as [`id::matches`] says.
    pub(super) fn matching(&self, part: &str) -> impl Iterator<Item = &'a str> {
        let having = self.having(part).into_iter();
        let ids = having.map(|place| self.ids[place as usize]);
        ids.filter(move |id| id::matches(id, part))
    }

    /// The places of the ids that have the rarest of a part's words. All of its words but the last are whole.
    fn having(&self, part: &str) -> Vec<u32> {
        let (whole, begun) = part.rsplit_once('-').unwrap_or(("", part));
        let of_word = |word: &str| {
            let found = self.words.binary_search_by_key(&word, |(other, _)| other);
            found.map_or(&[][..], |at| std::slice::from_ref(&self.words[at]))
        };
        let first = self.words.partition_point(|(word, _)| *word < begun);
        let beginning = &self.words[first..];
        let end = beginning.partition_point(|(word, _)| word.starts_with(begun));
        let whole = whole.split('-').filter(|_| !whole.is_empty()).map(of_word);
        let all = whole.chain([&beginning[..end]]);
        let count = |words: &&[(&str, Vec<u32>)]| {
            words.iter().map(|(_, having)| having.len()).sum::<usize>()
        };
        let rarest = all.min_by_key(count).unwrap_or_default();
        let mut places: Vec<u32> = rarest
            .iter()
            .flat_map(|(_, having)| having)
            .copied()
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_finds_the_same_ids_as_a_look_at_all_of_them() {
        let ids = [
            "2026-03-02-platform-rewrite-h3m2p",
            "2026-03-02-platform-rewrite-h3m2q",
            "2026-03-03-rewrite-platform-9qk4d",
            "2026-03-02",
            "by-hand",
            "by--hand",
            "Größe-2026",
            "-",
        ];
        let parts = [
            "",
            "-",
            "--",
            "h3m2p",
            "h3m2",
            "platform",
            "platform-",
            "platform-rew",
            "rewrite-h3",
            "form-rewrite",
            "2026",
            "03",
            "02-platform",
            "2026-03-02",
            "by-",
            "by--",
            "-hand",
            "Grö",
            "zzzzz",
            "platform-zzzzz",
            "zzzzz-platform",
            "2026-03-02-platform-rewrite-h3m2p",
        ];
        let names = Names::of(ids.into_iter());
        for part in parts {
            let all: Vec<&str> = ids.into_iter().filter(|id| id::matches(id, part)).collect();
            assert_eq!(names.matching(part).collect::<Vec<_>>(), all, "{part}");
        }
    }
}
