//! The same work on many things at once, with the results in the order of the things, whatever the threads did.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Applies `work` to every item by as many threads as there are processors, and at least `least_threads` where there
/// are enough items: work that waits for a disk gains from more threads than processors. `share` items are taken at a
/// time, and fewer than two shares are not worth a thread. Every thread has a scratch value of its own.
pub fn map<T: Sync, R: Send, S: Default>(
    items: &[T],
    least_threads: usize,
    share: usize,
    work: impl Fn(&T, &mut S) -> R + Sync,
) -> Vec<R> {
    let share = share.max(1);
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.max(least_threads).min(items.len() / share);
    if threads < 2 {
        let mut scratch = S::default();
        return items.iter().map(|item| work(item, &mut scratch)).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut scratch = S::default();
        let mut parts = Vec::new();
        loop {
            let start = next.fetch_add(share, Ordering::Relaxed);
            let Some(mine) = items.get(start..(start + share).min(items.len())) else {
                return parts;
            };
            if mine.is_empty() {
                return parts;
            }
            let results: Vec<R> = mine.iter().map(|item| work(item, &mut scratch)).collect();
            parts.push((start, results));
        }
    };
    let mut parts: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(joined).collect()
    });
    parts.sort_by_key(|(start, _)| *start);
    parts.into_iter().flat_map(|(_, results)| results).collect()
}

/// A worker's result; a panic in one is a panic of the whole, as without threads.
fn joined<R>(worker: std::thread::ScopedJoinHandle<'_, R>) -> R {
    worker
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        for count in [0, 1, 7, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled = map(&items, 4, 16, |item, (): &mut ()| item * 2);
            assert_eq!(
                doubled,
                items.iter().map(|item| item * 2).collect::<Vec<_>>()
            );
        }
    }
}
