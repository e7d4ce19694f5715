//! Scores the comparison of wording on the corpus, and holds what must be true of every comparison.

use std::collections::BTreeMap;
use std::fs;

use chrono::NaiveDate;
use firstteam::wording::{
    Comparison, Context, Lexicon, Verdict, Words, carries, compare, compare_relays, contrary, dates,
};

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
        (self.0 * 1000).checked_div(self.1).unwrap_or_default()
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
                    "ALARM {} {first}: {} // {} {:?}",
                    case.id, case.decision, case.told, found.differences
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
    assert!(score.balanced() >= 885, "{text}");
    assert!(score.false_alarms.permille() <= 5, "{text}");
    assert!(score.right_kind.permille() >= 900, "{text}");
}

/// Two tellings of one decision, to different people: those that agree, and those that contradict each other.
#[test]
fn relays_against_each_other_score_what_they_did() {
    let text = fs::read_to_string("tests/data/wording/relays.jsonl").expect("the corpus");
    let lexicon = Lexicon::default();
    let (mut alarms, mut recall) = (Share::default(), Share::default());
    for line in text.lines() {
        let pair: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let words = |name: &str| pair[name].as_str().unwrap_or_default();
        let context = Context {
            background: vec![words("why")],
            day: None,
            lexicon: &lexicon,
        };
        let found = compare_relays(words("told"), words("told_b"), words("decision"), &context);
        let share = match words("label") {
            "drift" => &mut recall,
            _ => &mut alarms,
        };
        share.add(found.verdict == Verdict::Drift);
    }
    assert!(alarms.0 <= 2, "{} of {} false alarms", alarms.0, alarms.1);
    assert!(recall.0 >= 36, "{} of {} found", recall.0, recall.1);
}

#[test]
fn quotes_are_exact_and_answers_repeat() {
    for case in cases("tests/data/wording/open.jsonl") {
        let found = answer(&case);
        assert_eq!(found, answer(&case), "{}", case.id);
        for difference in &found.differences {
            for (quote, source) in [
                (&difference.decided, &case.decision),
                (&difference.told, &case.told),
            ] {
                let Some(quote) = quote else { continue };
                assert_eq!(
                    source.get(quote.start..quote.end),
                    Some(quote.text.as_str()),
                    "{}",
                    case.id
                );
                assert!(!quote.text.is_empty(), "{}", case.id);
            }
        }
    }
}

/// Words, marks and oddities that the generated texts are made of.
const PIECES: [&str; 40] = [
    "no ",
    "not ",
    "unless ",
    "the day before",
    "31 March",
    "€",
    "5",
    "%",
    "half a ",
    "\u{1F600}",
    "’27",
    "'",
    "-",
    " – ",
    "ß",
    "İ",
    "é\u{301}",
    "\u{200b}",
    "\n",
    ". ",
    ", ",
    "every ",
    "two ",
    "of ",
    "by the ",
    "manager ",
    "up to ",
    "1.2.3",
    "18:00",
    "99:99",
    "2026-13-45",
    "Q9 ",
    "\u{0}",
    "may ",
    "March ",
    "a ",
    "quarter ",
    "from ",
    "only ",
    "stop ",
];

/// A text of so many pieces; the same for the same seed (xorshift).
fn generated(mut seed: u64, pieces: usize) -> String {
    let mut text = String::new();
    for _ in 0..pieces {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let at = usize::try_from(seed % 40).unwrap_or_default();
        text.push_str(PIECES[at]);
    }
    text
}

/// Real sentences that were not written for each other, whole and from each of their first words on.
#[test]
fn any_two_texts_of_the_corpus_are_compared_without_panic() {
    let lexicon = Lexicon::default();
    let context = Context {
        background: vec!["Because of 5 %."],
        day: None,
        lexicon: &lexicon,
    };
    let cases = cases("tests/data/wording/open.jsonl");
    for (at, case) in cases.iter().enumerate() {
        let other = &cases[(at * 7 + 3) % cases.len()];
        compare(&case.decision, &other.told, &context);
        let starts = case.decision.match_indices(' ').map(|(at, _)| at + 1);
        for start in starts.take(8) {
            compare(&case.decision[start..], &case.told, &context);
        }
    }
}

#[test]
fn any_text_is_read_without_panic() {
    let lexicon = Lexicon {
        synonyms: vec![vec!["a b".into(), String::new(), "ß".into()]],
        ..Lexicon::default()
    };
    let context = Context {
        background: vec!["Because of 5 %."],
        day: NaiveDate::MAX.pred_opt(),
        lexicon: &lexicon,
    };
    for seed in 1..3000u64 {
        let (one, two) = (generated(seed, 14), generated(seed * 7919, 14));
        for difference in compare(&one, &two, &context).differences {
            for (quote, source) in [(&difference.decided, &one), (&difference.told, &two)] {
                let exact = quote
                    .as_ref()
                    .is_none_or(|q| source.get(q.start..q.end) == Some(q.text.as_str()));
                assert!(exact, "{one:?} / {two:?}");
            }
        }
        compare_relays(&one, &two, "Stop it by 31 March.", &context);
        let _ = (
            contrary(&one, &two, &lexicon),
            carries(
                &Words::new(&one, None, &lexicon),
                &Words::new(&two, None, &lexicon),
            ),
        );
        let _ = (
            dates::read(&one, NaiveDate::MIN),
            dates::read(&two, NaiveDate::MAX),
        );
    }
}

#[test]
fn a_very_long_text_is_read_in_linear_time() {
    let lexicon = Lexicon::default();
    let context = Context {
        background: Vec::new(),
        day: None,
        lexicon: &lexicon,
    };
    let long = "We keep the Leeds warehouse, 30 of 40 people stay until March, not before 5 May. "
        .repeat(13_000);
    let started = std::time::Instant::now();
    compare(
        "Close the Leeds warehouse by 30 June 2027.",
        &long,
        &context,
    );
    compare(&long, &long, &context);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// Prints a report, whatever the test runner does with what tests print.
fn show(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Microseconds a pair on one core; meant for `cargo test --release`.
#[test]
#[ignore = "a measurement, not a check"]
fn speed() {
    let all = cases("tests/data/wording/open.jsonl");
    for case in &all {
        drop(answer(case));
    }
    let started = std::time::Instant::now();
    for _ in 0..20 {
        for case in &all {
            drop(answer(case));
        }
    }
    let each = started.elapsed().as_micros() / (20 * all.len() as u128);
    show(&format!("{each} µs a pair\n"));
}

/// Writes the score of any file with the fields of the corpus: `FIRSTTEAM_PAIRS=FILE`.
#[test]
#[ignore = "a report, not a check"]
fn report() {
    let path = std::env::var("FIRSTTEAM_PAIRS")
        .unwrap_or_else(|_| "tests/data/wording/open.jsonl".to_owned());
    let text = told(&path, &score(&path));
    show(&text);
}

/// Two relays of one decision, from neighbouring lines: a faithful and a changed one contradict each other.
#[test]
#[ignore = "a report, not a check"]
fn report_relays() {
    let path = std::env::var("FIRSTTEAM_PAIRS")
        .unwrap_or_else(|_| "tests/data/wording/open.jsonl".to_owned());
    let all = cases(&path);
    let lexicon = Lexicon::default();
    let (mut alarms, mut recall, mut remarks) = (Share::default(), Share::default(), Vec::new());
    for one in all.iter().filter(|c| !c.drift) {
        let context = Context {
            background: vec![&one.why],
            day: None,
            lexicon: &lexicon,
        };
        for other in all
            .iter()
            .filter(|c| c.decision == one.decision && c.id != one.id)
        {
            let found = compare_relays(&one.told, &other.told, &one.decision, &context);
            let flagged = found.verdict == Verdict::Drift;
            if other.drift {
                &mut recall
            } else {
                &mut alarms
            }
            .add(flagged);
            if flagged != other.drift {
                let kinds: Vec<&str> = found.differences.iter().map(|d| d.kind.as_str()).collect();
                remarks.push(format!(
                    "{flagged} {kinds:?} {}: {} // {}",
                    other.kind, one.told, other.told
                ));
            }
        }
        let found = compare_relays(&one.decision, &one.told, &one.decision, &context);
        alarms.add(found.verdict == Verdict::Drift);
        if found.verdict == Verdict::Drift {
            remarks.push(format!(
                "SELF {} // {} {:?}",
                one.decision, one.told, found.differences
            ));
        }
    }
    let text = format!(
        "alarms {} of {}, recall {} of {}\n{}",
        alarms.0,
        alarms.1,
        recall.0,
        recall.1,
        remarks.join("\n")
    );
    show(&text);
}
