//! Two readings held against each other, and what stands round them.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::comparison::{Difference, Kind, Quote};
use super::context::Lexicon;
use super::facts::Dim;
use super::reading::{Clause, Reading};
use super::text::Shape;
use super::words::Words;

/// Clauses of the first text that are looked at for each clause of the second: keeps time linear.
const MOST_CLAUSES: usize = 48;

/// What stands round two texts, whatever its texts live in.
pub(super) trait Around {
    /// Its texts, read.
    fn readings(&self) -> &[&Reading<'_>];
    /// All their concepts.
    fn concepts(&self) -> &HashSet<u64>;
}

/// What is on record beside two texts: read only where a difference asks for it, which is seldom.
pub(super) struct Background<'w, 't> {
    texts: &'w [&'w Words<'t>],
    readings: OnceCell<Vec<&'w Reading<'t>>>,
    concepts: OnceCell<HashSet<u64>>,
}

impl<'w, 't> Background<'w, 't> {
    /// These texts.
    pub(super) fn new(texts: &'w [&'w Words<'t>]) -> Self {
        Self {
            texts,
            readings: OnceCell::new(),
            concepts: OnceCell::new(),
        }
    }
}

impl Around for Background<'_, '_> {
    fn readings(&self) -> &[&Reading<'_>] {
        self.readings
            .get_or_init(|| self.texts.iter().map(|words| words.reading()).collect())
    }

    fn concepts(&self) -> &HashSet<u64> {
        self.concepts.get_or_init(|| {
            let readings = self.readings().iter();
            readings.flat_map(|r| r.concepts.iter().copied()).collect()
        })
    }
}

/// Two texts under comparison. `a` was decided, `b` was told.
pub(super) struct Pair<'a> {
    /// The first text.
    pub a: &'a Reading<'a>,
    /// The second text.
    pub b: &'a Reading<'a>,
    /// The reason and whatever else is on record beside it.
    around: &'a dyn Around,
    /// The names of the journal.
    pub lexicon: &'a Lexicon,
}

impl<'a> Pair<'a> {
    /// Puts two readings side by side.
    pub(super) fn new(
        a: &'a Reading<'a>,
        b: &'a Reading<'a>,
        around: &'a dyn Around,
        lexicon: &'a Lexicon,
    ) -> Self {
        Self {
            a,
            b,
            around,
            lexicon,
        }
    }

    /// The reason and whatever else is on record beside it.
    pub(super) fn background(&self) -> &[&Reading<'_>] {
        self.around.readings()
    }

    /// Whether the second text shares a concept with the first.
    pub(super) fn shares(&self) -> bool {
        let mut told = self.b.concepts.iter();
        told.any(|concept| self.a.concepts.contains(concept))
    }

    /// Whether the second text shares a concept with the first, or else two with the background.
    pub(super) fn touches(&self) -> bool {
        let count =
            |known: &dyn Fn(u64) -> bool| self.b.concepts.iter().filter(|c| known(**c)).count();
        count(&|concept| self.a.concepts.contains(&concept)) > 0
            || count(&|concept| self.around.concepts().contains(&concept)) > 1
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
        let sentence = self.b.sentence_at(token);
        self.shared_in_sentence(sentence) > 0 || self.headed(sentence) || self.same_fact(sentence)
    }

    /// Whether a sentence of the second text has a time or a figure of the first one: it speaks of the same, in words of
    /// its own.
    fn same_fact(&self, sentence: usize) -> bool {
        const MOST: usize = 12;
        let Some(sentence) = self.b.sentences.get(sentence) else {
            return false;
        };
        let inside = |from: usize| (sentence.from..sentence.to).contains(&from);
        let mut times = self.b.times.iter().take(MOST).filter(|t| inside(t.from));
        let mut figures = self
            .b
            .quantities
            .iter()
            .take(MOST)
            .filter(|q| inside(q.from));
        times.any(|t| {
            let mut own = self.a.times.iter().take(MOST);
            own.any(|q| q.comparable(t) && q.agrees(t))
        }) || figures.any(|t| {
            let mut own = self.a.quantities.iter().take(MOST);
            own.any(|q| q.dim == t.dim && q.dim != Dim::Count && q.same_value(t))
        })
    }

    /// `Musical folk! We begin on Monday`: a few words in front that name the matter or call those whom it concerns.
    fn headed(&self, sentence: usize) -> bool {
        let Some(before) = sentence.checked_sub(1) else {
            return false;
        };
        let head = &self.b.sentences[before];
        let words = &self.b.tokens[head.from..head.to];
        let count = words.iter().filter(|t| t.shape == Shape::Word).count();
        let asks = words.iter().any(|t| t.word == "?");
        count <= if asks { 8 } else { 3 } && self.shared_in_sentence(before) > 0
    }

    /// The question right before a sentence of the second text: `overtime in the lab? Settle it with …`
    pub(super) fn asked_before(&self, sentence: usize) -> Option<&super::reading::Sentence> {
        let before = self.b.sentences.get(sentence.checked_sub(1)?)?;
        let words = &self.b.tokens[before.from..before.to];
        words.iter().any(|t| t.word == "?").then_some(before)
    }

    /// Whether a concept is in the first text or its background.
    pub(super) fn knows(&self, concept: u64) -> bool {
        self.a.concepts.contains(&concept) || self.around.concepts().contains(&concept)
    }

    /// Whether a stem is in the first text or its background, words without content included.
    pub(super) fn stem_known(&self, stem: u64) -> bool {
        let has = |text: &Reading<'_>| text.tokens.iter().any(|t| t.stem == stem);
        has(self.a) || self.background().iter().any(|text| has(text))
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
