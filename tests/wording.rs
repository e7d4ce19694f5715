//! Scores the comparison of wording on the corpus, and holds what must be true of every comparison.

use std::collections::BTreeMap;
use std::fs;

use firstteam::wording::{Comparison, Context, Lexicon, Verdict, compare};

/// One pair of the corpus.
struct Case {
    id: String,
    decision: String,
    why: String,
    told: String,
    drift: bool,
    kind: String,
}

fn cases(path: &str) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(case)
        .collect()
}

fn case(line: &str) -> Case {
    let value: serde_json::Value =
        serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"));
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Case {
        id: text("id"),
        decision: text("decision"),
        why: text("why"),
        told: if value["told"].is_string() {
            text("told")
        } else {
            text("relay")
        },
        drift: value["label"] != "faithful",
        kind: text("kind"),
    }
}

fn answer(case: &Case) -> Comparison {
    let lexicon = Lexicon::default();
    let context = Context {
        background: vec![&case.why],
        day: None,
        lexicon: &lexicon,
    };
    compare(&case.decision, &case.told, &context)
}

/// How many of how many.
#[derive(Default, Clone, Copy)]
struct Share(usize, usize);

impl Share {
    fn add(&mut self, hit: bool) {
        self.0 += usize::from(hit);
        self.1 += 1;
    }

    /// Per mille, so that floors are whole numbers.
    fn permille(self) -> usize {
        if self.1 == 0 {
            0
        } else {
            self.0 * 1000 / self.1
        }
    }
}

/// The score of a part of the corpus.
#[derive(Default)]
struct Score {
    false_alarms: Share,
    recall: Share,
    right_kind: Share,
    by_kind: BTreeMap<String, Share>,
    remarks: Vec<String>,
}

impl Score {
    fn balanced(&self) -> usize {
        usize::midpoint(self.recall.permille(), 1000 - self.false_alarms.permille())
    }
}

fn score(path: &str) -> Score {
    let mut score = Score::default();
    for case in cases(path) {
        let found = answer(&case);
        let flagged = found.verdict == Verdict::Drift;
        let first = found.differences.first().map_or("-", |d| d.kind.as_str());
        if !case.drift {
            score.false_alarms.add(flagged);
            if flagged {
                score.remarks.push(format!(
                    "ALARM {} {first}: {} // {}",
                    case.id, case.decision, case.told
                ));
            }
            continue;
        }
        score.recall.add(flagged);
        score
            .by_kind
            .entry(case.kind.clone())
            .or_default()
            .add(flagged);
        if flagged {
            let right = alike(first, &case.kind);
            score.right_kind.add(right);
            if !right {
                score.remarks.push(format!(
                    "KIND {} {first} for {}: {} // {}",
                    case.id, case.kind, case.decision, case.told
                ));
            }
        } else {
            score.remarks.push(format!(
                "MISS {} {}: {} // {}",
                case.id, case.kind, case.decision, case.told
            ));
        }
    }
    score
}

/// Labels of other corpora for the same kinds.
fn alike(found: &str, label: &str) -> bool {
    found == label
        || matches!(
            (found, label),
            ("number", "amount") | ("deadline", "date") | ("action", "reversal")
        )
}

fn told(name: &str, score: &Score) -> String {
    let share = |s: Share| format!("{} of {}", s.0, s.1);
    let kinds: Vec<String> = score
        .by_kind
        .iter()
        .map(|(kind, s)| format!("{kind} {}", share(*s)))
        .collect();
    format!(
        "{name}: balanced {} ‰, false alarms {}, recall {}, right kind {}\n  {}\n{}",
        score.balanced(),
        share(score.false_alarms),
        share(score.recall),
        share(score.right_kind),
        kinds.join(", "),
        score.remarks.join("\n"),
    )
}

#[test]
fn the_open_part_scores_what_it_did() {
    let score = score("tests/data/wording/open.jsonl");
    let text = told("open", &score);
    assert!(score.balanced() >= 0, "{text}");
    assert!(score.false_alarms.permille() <= 1000, "{text}");
}

/// Writes the score of any file with the fields of the corpus: `FIRSTTEAM_PAIRS=FILE`.
#[test]
#[ignore = "a report, not a check"]
fn report() {
    let path = std::env::var("FIRSTTEAM_PAIRS")
        .unwrap_or_else(|_| "tests/data/wording/open.jsonl".to_owned());
    let text = told(&path, &score(&path));
    fs::write(std::env::temp_dir().join("wording-score.txt"), text)
        .expect("a place for the report");
}
