//! Logs that hold several records in one file: `## 1. Use X`, and `### Decision` below each.

use super::reader::{is_decision, numbered};
use crate::capture::import::markdown::Block;

/// The blocks of a file's first record, and the lines at which others begin. A file of one record is all its own.
pub(super) fn first(blocks: &[Block]) -> (&[Block], Vec<usize>) {
    let starts = starts(blocks);
    match starts.as_slice() {
        [one, two, ..] => {
            let others = starts[1..].iter().map(|at| blocks[*at].line()).collect();
            (&blocks[*one..*two], others)
        }
        _ => (blocks, Vec::new()),
    }
}

/// Numbered headings of one level, each with a decision under a heading below it.
fn starts(blocks: &[Block]) -> Vec<usize> {
    let level = |at: usize| blocks[at].level();
    let is_numbered =
        |at: &usize| level(*at).is_some() && numbered(&blocks[*at].text()).0.is_some();
    let Some(top) = (0..blocks.len())
        .filter(is_numbered)
        .filter_map(level)
        .min()
    else {
        return Vec::new();
    };
    let heads: Vec<usize> = (0..blocks.len())
        .filter(|at| level(*at) == Some(top) && is_numbered(at))
        .collect();
    let decides = |at: usize, end: usize| {
        let mut below = blocks[at + 1..end].iter();
        below.any(|block| block.level().is_some_and(|l| l > top) && is_decision(&block.text()))
    };
    let ends = heads.iter().skip(1).copied().chain([blocks.len()]);
    let each = heads.iter().zip(ends);
    each.filter(|(at, end)| decides(**at, *end))
        .map(|(at, _)| *at)
        .collect()
}
