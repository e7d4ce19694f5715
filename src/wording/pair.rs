//! Two readings held against each other, and what stands round them.

use std::collections::HashSet;

use super::comparison::{Difference, Kind, Quote};
use super::context::Context;
use super::reading::{Clause, Reading};

/// Clauses of the first text that are looked at for each clause of the second: keeps time linear.
const MOST_CLAUSES: usize = 48;

/// Two texts under comparison. `a` was decided, `b` was told.
pub(super) struct Pair<'a> {
    /// The first text.
    pub a: &'a Reading<'a>,
    /// The second text.
    pub b: &'a Reading<'a>,
    /// The reason and whatever else is on record beside it.
    pub background: &'a [Reading<'a>],
    /// Concepts of the background.
    pub known: HashSet<u64>,
    /// What the caller knows of the journal.
    pub context: &'a Context<'a>,
}

impl<'a> Pair<'a> {
    /// Puts two readings side by side.
    pub(super) fn new(
        a: &'a Reading<'a>,
        b: &'a Reading<'a>,
        background: &'a [Reading<'a>],
        context: &'a Context<'a>,
    ) -> Self {
        let known = background
            .iter()
            .flat_map(|r| r.concepts.iter().copied())
            .collect();
        Self {
            a,
            b,
            background,
            known,
            context,
        }
    }

    /// How many concepts of a sentence of `b` are in `a`.
    pub(super) fn shared_in_sentence(&self, sentence: usize) -> usize {
        let of = |s: &super::reading::Sentence| {
            s.concepts
                .iter()
                .filter(|c| self.a.concepts.contains(c))
                .count()
        };
        self.b.sentences.get(sentence).map_or(0, of)
    }

    /// Whether the sentence of a token of `b` speaks of the matter of `a` at all.
    pub(super) fn aligned(&self, token: usize) -> bool {
        self.shared_in_sentence(self.b.sentence_at(token)) > 0
    }

    /// Whether a concept is in the first text or its background.
    pub(super) fn knows(&self, concept: u64) -> bool {
        self.a.concepts.contains(&concept) || self.known.contains(&concept)
    }

    /// The clauses of `a` that are compared.
    pub(super) fn decided_clauses(&self) -> &[Clause] {
        &self.a.clauses[..self.a.clauses.len().min(MOST_CLAUSES)]
    }

    /// A difference between words of `a` and words of `b`.
    pub(super) fn difference(
        kind: Kind,
        decided: Option<Quote>,
        told: Option<Quote>,
        note: &str,
    ) -> Difference {
        Difference {
            kind,
            decided,
            told,
            note: note.to_owned(),
        }
    }
}

/// How many of the sorted concepts two lists share.
pub(super) fn overlap(one: &[u64], two: &[u64]) -> usize {
    one.iter().filter(|c| two.binary_search(c).is_ok()).count()
}
