//! A text read once: its words, sentences, clauses, cues and facts.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::comparison::Quote;
use super::context::Lexicon;
use super::cues::{self, Cue, Hit};
use super::facts::{self, Quantity, Time};
use super::kinds::Actor;
use super::sorts::{self, Sort};
use super::text::{self, KeySet, Shape, Token};
use super::{clauses, concepts};

/// Everything that the rules look at in one text.
pub(super) struct Reading<'a> {
    /// The untouched text.
    pub source: &'a str,
    /// Its words and marks.
    pub tokens: Vec<Token<'a>>,
    /// Its cues, in order.
    pub hits: Vec<Hit>,
    /// Its quantities.
    pub quantities: Vec<Quantity>,
    /// Its times.
    pub times: Vec<Time>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// All its concepts.
    pub concepts: KeySet,
    /// Who does what in it, once somebody asks.
    pub actors: OnceCell<Vec<Actor>>,
    /// The sorts that it names, once somebody asks.
    sorts: OnceCell<Vec<Sort>>,
}

/// A stretch of tokens between marks or before a connector.
pub(super) struct Clause {
    /// Index of its first token.
    pub from: usize,
    /// Index after its last token.
    pub to: usize,
    /// Index of its sentence.
    pub sentence: usize,
    /// The connector it begins with: `if`, `once`, `before`, `without`, `regardless`.
    pub connector: Option<Cue>,
    /// Its concepts, each once.
    pub concepts: Vec<u64>,
}

/// A sentence: tokens `from..to`.
pub(super) struct Sentence {
    /// Index of its first token.
    pub from: usize,
    /// Index after its last token.
    pub to: usize,
    /// Its concepts, each once.
    pub concepts: Vec<u64>,
}

/// How much of a text is read, in bytes: all of it, unless it is very long.
pub fn read_up_to(source: &str) -> usize {
    // Shorter ones cannot have as many words; a byte is the least that one takes.
    if source.len() < text::MOST_TOKENS {
        return source.len();
    }
    let tokens = text::tokens(source);
    match tokens.last() {
        Some(last) if tokens.len() >= text::MOST_TOKENS => last.end,
        _ => source.len(),
    }
}

impl<'a> Reading<'a> {
    /// Reads a text; relative dates resolve against the day on which it was said.
    pub(super) fn of(source: &'a str, on: Option<NaiveDate>, lexicon: &Lexicon) -> Self {
        let mut tokens = text::tokens(source);
        concepts::assign(&mut tokens, lexicon);
        let hits = cues::find(&tokens);
        let times = facts::times(&tokens, on, lexicon.fiscal_year_starts);
        let mut taken = vec![false; tokens.len()];
        for time in &times {
            taken[time.from..time.to.min(tokens.len())].fill(true);
        }
        let quantities = facts::quantities(&tokens, &hits, &taken);
        let (clauses, sentences) = clauses::cut(&tokens, &hits);
        let concepts = tokens
            .iter()
            .map(|t| t.concept)
            .filter(|c| *c != 0)
            .collect();
        Self {
            source,
            tokens,
            hits,
            quantities,
            times,
            clauses,
            sentences,
            concepts,
            actors: OnceCell::new(),
            sorts: OnceCell::new(),
        }
    }

    /// The words of tokens `from..to`, marks at both ends left out.
    pub(super) fn quote(&self, mut from: usize, mut to: usize) -> Option<Quote> {
        to = to.min(self.tokens.len());
        let edge = |t: &Token<'_>| {
            t.shape == Shape::Mark && t.word.chars().all(|c| ".,;:!?–—-()\n".contains(c))
        };
        while from < to && edge(&self.tokens[from]) {
            from += 1;
        }
        while to > from && edge(&self.tokens[to - 1]) {
            to -= 1;
        }
        let (first, last) = (self.tokens.get(from)?, self.tokens.get(to.checked_sub(1)?)?);
        (from < to).then(|| Quote::of(self.source, first.start, last.end))
    }

    /// The sorts of things that it names, which shut others out.
    pub(super) fn sorts(&self) -> &[Sort] {
        self.sorts.get_or_init(|| sorts::find(&self.tokens))
    }

    /// The words of a clause.
    pub(super) fn quote_clause(&self, clause: &Clause) -> Option<Quote> {
        self.quote(clause.from, clause.to)
    }

    /// The cues in tokens `from..to`.
    pub(super) fn hits_in(&self, from: usize, to: usize) -> impl Iterator<Item = &Hit> {
        let first = self.hits.partition_point(|hit| hit.from < from);
        self.hits[first..]
            .iter()
            .take_while(move |hit| hit.from < to)
    }

    /// Whether the text has a cue of one of these classes.
    pub(super) fn has(&self, wanted: &[Cue]) -> bool {
        self.hits.iter().any(|hit| wanted.contains(&hit.cue))
    }

    /// Whether tokens `from..to` have a cue of one of these classes.
    pub(super) fn has_in(&self, from: usize, to: usize, wanted: &[Cue]) -> bool {
        self.hits_in(from, to).any(|hit| wanted.contains(&hit.cue))
    }

    /// The index of the sentence of a token.
    pub(super) fn sentence_at(&self, token: usize) -> usize {
        self.sentences
            .partition_point(|s| s.to <= token)
            .min(self.sentences.len().saturating_sub(1))
    }

    /// The clause of a token.
    pub(super) fn clause_at(&self, token: usize) -> Option<&Clause> {
        self.clauses
            .get(self.clauses.partition_point(|c| c.to <= token))
    }

    /// The concepts of tokens `from..to`.
    pub(super) fn concepts_in(&self, from: usize, to: usize) -> impl Iterator<Item = u64> {
        let to = to.min(self.tokens.len());
        self.tokens[from.min(to)..to]
            .iter()
            .map(|t| t.concept)
            .filter(|c| *c != 0)
    }
}
