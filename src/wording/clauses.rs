//! Sentences and clauses. Small clauses are safer than right ones: cues act inside their clause only.

use super::cues::{Cue, Hit};
use super::reading::{Clause, Sentence};
use super::text::{Shape, Token};

/// Cuts tokens into clauses and sentences.
pub(super) fn cut(tokens: &[Token<'_>], hits: &[Hit]) -> (Vec<Clause>, Vec<Sentence>) {
    let mut cutter = Cutter {
        tokens,
        clauses: Vec::new(),
        sentences: Vec::new(),
        start: 0,
        first: 0,
        connector: None,
        says_from: 0,
    };
    let mut next = 0;
    for at in 0..tokens.len() {
        while next < hits.len() && hits[next].from < at {
            next += 1;
        }
        let opener = hits[next..]
            .iter()
            .take_while(|hit| hit.from == at)
            .find(|hit| connects(hit.cue));
        if opener.is_some() || breaks(tokens, hits, next, at) {
            cutter.clause(at);
            cutter.connector = opener.map(|hit| hit.cue);
            cutter.says_from = opener.map_or(at, |hit| hit.to);
        }
        if ends_sentence(&tokens[at]) {
            cutter.sentence(at + 1);
        }
    }
    cutter.sentence(tokens.len());
    (cutter.clauses, cutter.sentences)
}

struct Cutter<'a> {
    tokens: &'a [Token<'a>],
    clauses: Vec<Clause>,
    sentences: Vec<Sentence>,
    start: usize,
    first: usize,
    connector: Option<Cue>,
    /// Behind the connector: `on condition that` is no part of what it ties to.
    says_from: usize,
}

impl Cutter<'_> {
    fn clause(&mut self, to: usize) {
        if self.start < to {
            let concepts = unique(&self.tokens[self.start.max(self.says_from).min(to)..to]);
            let (from, connector) = (self.start, self.connector.take());
            self.clauses.push(Clause {
                from,
                to,
                sentence: self.sentences.len(),
                connector,
                concepts,
            });
        }
        self.start = to;
    }

    fn sentence(&mut self, to: usize) {
        self.clause(to);
        if self.first < to {
            let concepts = unique(&self.tokens[self.first..to]);
            self.sentences.push(Sentence {
                from: self.first,
                to,
                concepts,
            });
        }
        self.first = to;
    }
}

fn unique(tokens: &[Token<'_>]) -> Vec<u64> {
    let mut list: Vec<u64> = tokens
        .iter()
        .map(|t| t.concept)
        .filter(|c| *c != 0)
        .collect();
    list.sort_unstable();
    list.dedup();
    list
}

fn connects(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::If | Cue::Once | Cue::Before | Cue::Without | Cue::Regardless
    )
}

/// A mark, `but`, `while`, or an `and` that leads on to another doing.
fn breaks(tokens: &[Token<'_>], hits: &[Hit], next: usize, at: usize) -> bool {
    let token = &tokens[at];
    if token.shape == Shape::Mark {
        let dash = token.word == "-" && token.spaced;
        return dash
            || matches!(
                token.word.as_str(),
                "," | ":" | ";" | "?" | "–" | "—" | "(" | ")"
            );
    }
    match token.word.as_str() {
        "but" | "while" | "who" | "which" | "whereas" => true,
        "and" | "or" => {
            let doing = |hit: &Hit| {
                hit.from == at + 1
                    && matches!(hit.cue, Cue::End | Cue::Keep | Cue::Side(..) | Cue::Not)
            };
            let subject = tokens.get(at + 1).is_some_and(|t| {
                matches!(
                    t.word.as_str(),
                    "we" | "you" | "it" | "they" | "i" | "nobody" | "everybody"
                )
            });
            let at = at + 1;
            let word = |at: usize| tokens.get(at).map_or("", |t| &*t.word);
            // `close the shop and offer its staff work`
            let doing_to = matches!(word(at + 1), "its" | "their" | "his" | "her")
                && tokens[at].concept != 0
                && !word(at).ends_with("ing");
            subject || doing_to || hits[next.min(hits.len())..].iter().take(4).any(doing)
        }
        _ => false,
    }
}

/// A question mark is none of them: `Overtime? Only in the harvest weeks` is one statement.
fn ends_sentence(token: &Token<'_>) -> bool {
    token.shape == Shape::Mark && matches!(token.word.as_str(), "." | "!" | ";")
}
