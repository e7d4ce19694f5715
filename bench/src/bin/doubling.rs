//! How the comparison of two texts grows with their length: `cargo run --release --bin doubling`.
//!
//! A ratio near 2 from line to line is linear, near 4 is quadratic; beyond the words that are read it is near 1.

use std::io::Write;
use std::time::{Duration, Instant};

use firstteam::wording::{Context, Lexicon, compare};

/// What the texts repeat: plain prose, and what the rules look at most closely.
const KINDS: [(&str, &str); 8] = [
    (
        "prose",
        "We keep the Leeds warehouse and forty people stay with us until the lease ends. ",
    ),
    ("one word", "nurses "),
    (
        "numbers",
        "5 shifts, 40 % of €5 k, 3 wards and 12 hours a week, ",
    ),
    (
        "dates",
        "by 30 November 2026, until Friday, before the end of Q1, ",
    ),
    (
        "exceptions",
        "except nurses unless the matron allows it, but not on wards without a lead, ",
    ),
    (
        "owners",
        "the matron approves it and the doctor decides, signed by the captain, ",
    ),
    (
        "quantifiers",
        "all wards, some wards, only two wards, no wards. ",
    ),
    ("negation", "not never no nothing stop keep "),
];
const WORDS: [usize; 6] = [250, 500, 1_000, 2_000, 4_000, 8_000];
const RUNS: usize = 9;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "|texts of|words|ms|ratio|\n|-|-|-|-|")?;
    for (name, unit) in KINDS {
        let mut before: Option<Duration> = None;
        for words in WORDS {
            let took = median(unit, words);
            let ratio = before.map_or(String::new(), |before| {
                format!("{:.2}", took.as_secs_f64() / before.as_secs_f64())
            });
            let millis = took.as_secs_f64() * 1e3;
            writeln!(out, "|{name}|{words}|{millis:.2}|{ratio}|")?;
            before = Some(took);
        }
    }
    Ok(())
}

/// The median of several comparisons of two texts that differ in their last words.
fn median(unit: &str, words: usize) -> Duration {
    let count = words / unit.split_whitespace().count() + 1;
    let decided = format!("{}by 30 June 2027.", unit.repeat(count));
    let told = format!("{}by 31 July 2027.", unit.repeat(count));
    let lexicon = Lexicon::default();
    let context = Context {
        background: vec!["Churn follows outages."],
        day: None,
        lexicon: &lexicon,
    };
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(compare(&decided, &told, &context));
            started.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}
