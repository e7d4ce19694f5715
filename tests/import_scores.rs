//! What `import` recovers, held against what a careful reader finds. Not run by default: the records are not part of
//! this repository.
//!
//! `FIRSTTEAM_RECORDS=DIR cargo test --release --test import_scores -- --ignored --nocapture report` reads the records
//! in DIR beside `expected.jsonl`, a line a file: `{"file", "decisions": [lines], "present": 7, "absent": 0,
//! "chair": "…", "scribe": "…", "on": "2024-01-19"}`, and prints a row for each. `FIRSTTEAM_SHOW=1` prints what was read.

use std::collections::HashMap;
use std::path::Path;

use firstteam::capture::import::{Minutes, minutes};

#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

#[test]
#[ignore = "reads records from FIRSTTEAM_RECORDS"]
fn report() {
    let folder = std::env::var("FIRSTTEAM_RECORDS").expect("FIRSTTEAM_RECORDS names a folder");
    let folder = Path::new(&folder);
    let labels = std::env::var("FIRSTTEAM_EXPECTED")
        .map_or_else(|_| folder.join("expected.jsonl"), Into::into);
    let labels = std::fs::read_to_string(labels).unwrap_or_default();
    let mut expected: HashMap<String, serde_json::Value> = HashMap::new();
    for line in labels.lines().filter(|line| !line.trim().is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        expected.insert(value["file"].as_str().expect("a file").to_owned(), value);
    }
    let show = std::env::var("FIRSTTEAM_SHOW").is_ok();
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|end| end == "md" || end == "txt")
        })
        .collect();
    files.sort();
    let mut total = Tally::default();
    println!(
        "| record | decisions | a reader finds | wrong | missed | present | a reader finds |\n|---|---|---|---|---|---|---|"
    );
    for path in files {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if name == "SOURCES.md" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("text");
        let all = minutes(&name.replace("__", "/"), &text);
        if show {
            all.iter().for_each(|minutes| print(&name, minutes));
        }
        let Some(label) = expected.get(&name) else {
            println!(
                "| {name} | {} | ? |",
                all.iter().map(|one| one.decisions.len()).sum::<usize>()
            );
            continue;
        };
        let wanted: Vec<usize> = label["decisions"]
            .as_array()
            .expect("lines")
            .iter()
            .map(|line| line.as_u64().expect("a line") as usize)
            .collect();
        let found: Vec<Vec<usize>> = all
            .iter()
            .flat_map(|one| &one.decisions)
            .map(|one| {
                std::iter::once(one.line)
                    .chain(one.also.iter().copied())
                    .collect()
            })
            .collect();
        let right = wanted
            .iter()
            .filter(|line| found.iter().any(|lines| lines.contains(line)))
            .count();
        let wrong = found
            .iter()
            .filter(|lines| !lines.iter().any(|line| wanted.contains(line)))
            .count();
        total.right += right;
        total.wrong += wrong;
        total.missed += wanted.len() - right;
        let present: usize = all.iter().map(|one| one.present.len()).sum();
        println!(
            "| {name} | {} | {} | {wrong} | {} | {present} | {} |",
            found.len(),
            wanted.len(),
            wanted.len() - right,
            label["present"]
        );
        let first = &all[0];
        for (what, got) in [
            ("on", first.on.map(|day| day.to_string())),
            ("chair", first.chair.as_ref().map(|one| one.name.clone())),
            ("scribe", first.scribe.as_ref().map(|one| one.name.clone())),
            (
                "absent",
                Some(
                    all.iter()
                        .map(|one| one.absent.len())
                        .sum::<usize>()
                        .to_string(),
                ),
            ),
        ] {
            let want = match &label[what] {
                serde_json::Value::Null => {
                    if what == "absent" {
                        Some("0".to_owned())
                    } else {
                        None
                    }
                }
                serde_json::Value::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            };
            if got != want {
                println!("  {name}: {what} is {got:?}, a reader finds {want:?}");
            }
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "small counts")]
    let share = |part: usize, rest: usize| part as f64 / ((part + rest).max(1)) as f64;
    println!(
        "precision {:.3}, recall {:.3} ({} right, {} wrong, {} missed)",
        share(total.right, total.wrong),
        share(total.right, total.missed),
        total.right,
        total.wrong,
        total.missed
    );
}

fn print(name: &str, minutes: &Minutes) {
    println!(
        "== {name} {:?} on {:?} (name: {:?}) {:?}",
        minutes.title, minutes.on, minutes.other_day, minutes.ritual
    );
    let names = |all: &[firstteam::capture::import::Named]| {
        all.iter()
            .map(|one| one.name.clone())
            .collect::<Vec<_>>()
            .join(", ")
    };
    println!(
        "   present: {}\n   absent: {}\n   proxies: {:?}",
        names(&minutes.present),
        names(&minutes.absent),
        minutes.proxies
    );
    println!(
        "   chair: {:?} scribe: {:?}",
        minutes.chair.as_ref().map(|one| &one.name),
        minutes.scribe.as_ref().map(|one| &one.name)
    );
    for one in &minutes.decisions {
        println!(
            "   D {} {:?} {:?} | topic {:?} | why {:?} | details {:?}",
            one.line, one.also, one.text, one.topic, one.why, one.details
        );
    }
    for one in &minutes.actions {
        println!(
            "   A {} {:?} {:?} {:?}",
            one.line, one.text, one.owner, one.due
        );
    }
    for one in &minutes.maybe {
        println!(
            "   ? {} {} {:?}",
            one.line,
            one.because.describe(),
            one.text.chars().take(100).collect::<String>()
        );
    }
}

#[test]
#[ignore = "reads records from FIRSTTEAM_RECORDS"]
fn adrs() {
    let folder = std::env::var("FIRSTTEAM_RECORDS").expect("FIRSTTEAM_RECORDS names a folder");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    for path in files {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if !name.ends_with(".md") || name == "SOURCES.md" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("text");
        println!(
            "== {name}\n{:#?}",
            firstteam::capture::import::adr(&name, &text)
        );
    }
}
