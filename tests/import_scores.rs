//! What `import` recovers, held against what a careful reader finds. Not run by default: the records are not part of
//! this repository.
//!
//! `FIRSTTEAM_RECORDS=DIR cargo test --release --test import_scores -- --ignored --nocapture report` reads the records
//! in DIR beside `expected.jsonl` (or `FIRSTTEAM_EXPECTED`), a line a file: `{"file", "decisions": [lines], "present": 7,
//! "absent": 0, "chair": "…", "scribe": "…", "on": "2024-01-19"}`, and prints a row for each, and what differs. Two
//! underscores in a file's name stand for a folder. `FIRSTTEAM_SHOW=1` prints all that was read; `adrs` in the place of
//! `report` does that for decision records.
#![allow(clippy::print_stdout, reason = "a report for whoever runs it")]

use std::path::{Path, PathBuf};

use firstteam::capture::import::{Minutes, adr, minutes};
use serde_json::Value;

/// Decisions that were found, counted.
#[derive(Debug, Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

fn records() -> Vec<(String, String)> {
    let folder = PathBuf::from(
        std::env::var("FIRSTTEAM_RECORDS").expect("FIRSTTEAM_RECORDS names a folder"),
    );
    let paths = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    let is_text = |path: &PathBuf| {
        path.extension()
            .is_some_and(|end| end == "md" || end == "txt")
    };
    let mut paths: Vec<PathBuf> = paths
        .filter(is_text)
        .filter(|path| !path.ends_with("SOURCES.md"))
        .collect();
    paths.sort();
    let named = |path: &PathBuf| {
        path.file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    let read = |path: PathBuf| (named(&path), std::fs::read_to_string(&path).expect("text"));
    paths.into_iter().map(read).collect()
}

fn expected() -> Vec<Value> {
    let beside = || {
        Path::new(&std::env::var("FIRSTTEAM_RECORDS").unwrap_or_default()).join("expected.jsonl")
    };
    let path = std::env::var("FIRSTTEAM_EXPECTED").map_or_else(|_| beside(), PathBuf::from);
    let lines = std::fs::read_to_string(path).unwrap_or_default();
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

#[test]
#[ignore = "reads records from FIRSTTEAM_RECORDS"]
fn report() {
    let expected = expected();
    let mut total = Tally::default();
    println!("| record | decisions | a reader finds | wrong | missed | present | a reader finds |");
    println!("|---|---|---|---|---|---|---|");
    for (name, text) in records() {
        let all = minutes(&name.replace("__", "/"), &text);
        if std::env::var("FIRSTTEAM_SHOW").is_ok() {
            println!("{all:#?}");
        }
        match expected.iter().find(|label| label["file"] == name.as_str()) {
            Some(label) => score(&name, &all, label, &mut total),
            None => println!("| {name} | nobody has read it |"),
        }
    }
    let Tally {
        right,
        wrong,
        missed,
    } = total;
    let share = |rest: usize| 100 * right / (right + rest).max(1);
    println!(
        "precision {} %, recall {} % ({right} right, {wrong} wrong, {missed} missed)",
        share(wrong),
        share(missed)
    );
}

fn score(name: &str, all: &[Minutes], label: &Value, total: &mut Tally) {
    let wanted: Vec<u64> = label["decisions"]
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    let lines = |found: &firstteam::capture::import::Decided| -> Vec<u64> {
        std::iter::once(&found.line)
            .chain(&found.also)
            .map(|line| *line as u64)
            .collect()
    };
    let found: Vec<Vec<u64>> = all
        .iter()
        .flat_map(|one| &one.decisions)
        .map(lines)
        .collect();
    let right = wanted
        .iter()
        .filter(|line| found.iter().any(|lines| lines.contains(line)))
        .count();
    let wrong = found
        .iter()
        .filter(|lines| !lines.iter().any(|line| wanted.contains(line)))
        .count();
    let missed = wanted.len() - right;
    total.right += right;
    total.wrong += wrong;
    total.missed += missed;
    let present: usize = all.iter().map(|one| one.present.len()).sum();
    let counts = format!(
        "{} | {} | {wrong} | {missed} | {present} | {}",
        found.len(),
        wanted.len(),
        label["present"]
    );
    println!("| {name} | {counts} |");
    let absent: usize = all.iter().map(|one| one.absent.len()).sum();
    let first = &all[0];
    let told = |what: &str, got: Value| {
        let want = &label[what];
        if got != *want {
            println!("  {name}: {what} is {got}, a reader finds {want}");
        }
    };
    told(
        "on",
        first.on.map_or(Value::Null, |day| day.to_string().into()),
    );
    told(
        "chair",
        first
            .chair
            .as_ref()
            .map_or(Value::Null, |one| one.name.clone().into()),
    );
    told(
        "scribe",
        first
            .scribe
            .as_ref()
            .map_or(Value::Null, |one| one.name.clone().into()),
    );
    told("absent", absent.into());
}

#[test]
#[ignore = "reads records from FIRSTTEAM_RECORDS"]
fn adrs() {
    for (name, text) in records() {
        println!("{name}: {:#?}", adr(&name, &text));
    }
}
