//! How long each step from files to the weekly report takes: `cargo bench`.

use std::path::PathBuf;

use divan::Bencher;
use firstteam::model::{Entry, Journal, Team};
use firstteam::render::{self, Look};
use firstteam::report::{self, Lately};
use firstteam::rules::{Selection, findings};
use firstteam::store::{Store, Wanted};
use firstteam_bench::AS_OF;

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

const SIZES: &[usize] = &[1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// A journal of a size; made once, and kept beside the program for the next time.
fn store(entries: usize) -> Store {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("journal-{entries}"));
    if !folder.exists() {
        firstteam_bench::generate(&folder, entries).expect("a journal");
    }
    Store::open(&folder).expect("a journal")
}

fn parts(entries: usize) -> (Team, Vec<Entry>) {
    let store = store(entries);
    let (team, _) = store.team().expect("a team");
    (team, store.read_all(&store.names(&[]).0).0)
}

fn journal(entries: usize) -> Journal {
    let loaded = store(entries).load(&Wanted::default());
    loaded.expect("a journal").journal
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn names(bencher: Bencher<'_, '_>, entries: usize) {
    let store = store(entries);
    bencher.counter(entries).bench(|| store.names(&[]));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn read_and_parse(bencher: Bencher<'_, '_>, entries: usize) {
    let store = store(entries);
    let (names, _) = store.names(&[]);
    bencher.counter(entries).bench(|| store.read_all(&names));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn fold(bencher: Bencher<'_, '_>, entries: usize) {
    let parts = parts(entries);
    bencher
        .counter(entries)
        .with_inputs(|| parts.clone())
        .bench_values(|(team, entries)| Journal::build(team, entries, &[]));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn rules(bencher: Bencher<'_, '_>, entries: usize) {
    let journal = journal(entries);
    bencher
        .counter(entries)
        .bench(|| findings(&journal, AS_OF, &Selection::default()));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn weekly(bencher: Bencher<'_, '_>, entries: usize) {
    let journal = journal(entries);
    let found = findings(&journal, AS_OF, &Selection::default());
    let lately = Lately {
        now: &found,
        ..Lately::default()
    };
    let look = Look {
        width: 100,
        colour: false,
        ascii: false,
    };
    bencher.counter(entries).bench(|| {
        let view = report::weekly(&journal, AS_OF, lately, &[]);
        render::table(&report::View::document(&view), &look)
    });
}
