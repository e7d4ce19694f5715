//! `compare`: a message before it is sent, and lines of pairs.

mod support;

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::process::Stdio;

use serde_json::Value;
use support::{Ran, Sandbox};

const NOW: &str = "2026-03-02T10:00:00+01:00";
const LATER: &str = "2026-03-05T10:00:00+01:00";
const TEXT: &str = "Freeze feature work until 30 September 2026; marketing keeps the launch page.";

/// A journal with one decision.
fn with_decision() -> (Sandbox, String) {
    let sandbox = Sandbox::with_team();
    let decided = [
        "decide",
        TEXT,
        "--why",
        "Churn follows outages.",
        "--trade-off",
        "Campaigns wait for two quarters",
        "--tell",
        "No feature work until 30 September; stability first.",
    ];
    let id = sandbox.run_at(NOW, &decided).id();
    (sandbox, id)
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).expect("JSON")
}

/// Runs the program with something on standard input.
fn fed(sandbox: &Sandbox, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = sandbox
        .command(LATER)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let ran = child.wait_with_output().expect("it ends").into();
    feeder.join().expect("all is fed");
    ran
}

#[test]
fn what_differs_is_marked_and_nothing_is_recorded() {
    let (sandbox, _) = with_decision();
    let files = sandbox.files();
    let told = "No feature work until 31 August.";
    let ran = sandbox.run_at(LATER, &["compare", "freeze", told]).done();
    for words in [
        "differs from what was decided in one respect",
        "[30 September 2026]",
        "No feature work until [31 August].",
        "deadline: ",
        "Why: “Churn follows outages.”",
        "What it costs: “Campaigns wait for two quarters”",
    ] {
        assert!(ran.out.contains(words), "no `{words}` in:\n{}", ran.out);
    }
    assert_eq!(sandbox.files(), files);
    let loud = ["compare", "freeze", told, "--fail-on", "drift"];
    assert_eq!(sandbox.run_at(LATER, &loud).code, 1);
    let quiet = ["compare", "freeze", TEXT, "--fail-on", "drift"];
    sandbox.run_at(LATER, &quiet).done();
}

#[test]
fn wide_terminals_have_both_texts_side_by_side_and_colour_takes_the_brackets() {
    let (sandbox, _) = with_decision();
    let told = "No feature work until 31 August.";
    let at = |columns: &str, colour: &str| {
        let mut command = sandbox.command(LATER);
        command.args(["compare", "last", told, "--color", colour]);
        let output = command.env("COLUMNS", columns).output();
        String::from_utf8(output.expect("the program runs").stdout).expect("text")
    };
    let wide = at("100", "never");
    let beside = |line: &str| line.contains("Freeze feature") && line.contains("No feature work");
    assert!(wide.lines().any(beside), "{wide}");
    assert!(!at("99", "never").lines().any(beside));
    assert!(wide.lines().all(|line| line.chars().count() <= 100));
    let coloured = at("80", "always");
    assert!(!coloured.contains("[31 August]"), "{coloured}");
    assert!(coloured.contains("\u{1b}[4m"), "{coloured}");
}

#[test]
fn a_message_may_follow_the_text_or_the_sentence_to_be_told() {
    let (sandbox, id) = with_decision();
    let tell = "No feature work until 30 September. Stability first.";
    for told in [tell, "No feature work until the end of September 2026."] {
        let ran = sandbox.run_at(LATER, &["compare", &id, told]).done();
        assert!(
            ran.out.starts_with("The message says what was decided."),
            "{}",
            ran.out
        );
    }
    let ran = sandbox
        .run_at(LATER, &["compare", "-", "Lunch is at noon."])
        .done();
    assert!(ran.out.starts_with("Not comparable: "), "{}", ran.out);
}

#[test]
fn the_document_has_exact_places() {
    let (sandbox, id) = with_decision();
    let told = "Größe zählt: no feature work until 31 August.\n";
    let ran = fed(
        &sandbox,
        &["compare", "freeze", "-", "--format", "json"],
        told.as_bytes(),
    );
    let view = json(&ran.done());
    assert_eq!(view["schema"], "firstteam/compare/1");
    assert_eq!(
        (&view["verdict"], &view["decision"]),
        (&"drift".into(), &id.into())
    );
    let differences = view["differences"].as_array().expect("differences");
    assert!(!differences.is_empty());
    for (side, text) in [
        ("decided", &view["against"]["text"]),
        ("told", &view["told"]),
    ] {
        for difference in differences {
            let words = &difference[side];
            let at = |key: &str| usize::try_from(words[key].as_u64().expect("a place")).ok();
            let span = at("start").zip(at("end")).expect("a span");
            let source = text.as_str().expect("a text");
            assert_eq!(
                &source[span.0..span.1],
                words["text"].as_str().expect("words")
            );
        }
    }
    let left: Vec<_> = view["leaves_out"]
        .as_array()
        .expect("a list")
        .iter()
        .collect();
    assert_eq!(left.len(), 2);
    assert!(left.iter().any(|one| one["field"] == "why"));
}

#[test]
fn the_message_comes_from_a_file_as_well() {
    let (sandbox, _) = with_decision();
    std::fs::write(
        sandbox.path().join("mail.txt"),
        "No feature work until 31 August.\r\n",
    )
    .expect("written");
    let ran = sandbox
        .run_at(LATER, &["compare", "last", "--file", "mail.txt"])
        .done();
    assert!(ran.out.contains("[31 August]"), "{}", ran.out);
    let markdown = [
        "compare", "last", "--file", "mail.txt", "--format", "markdown",
    ];
    let ran = sandbox.run_at(LATER, &markdown).done();
    assert!(
        ran.out.contains("> No feature work until **31 August**."),
        "{}",
        ran.out
    );
    for wrong in [
        &["compare", "last", "  "][..],
        &["compare", "last"],
        &["compare", "last", "--file", "none"],
    ] {
        assert_eq!(sandbox.run_at(LATER, wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn the_day_decides_on_the_wording_and_on_relative_dates() {
    let sandbox = Sandbox::with_team();
    let id = sandbox
        .run_at(NOW, &["decide", "Send the staffing plan by 6 March 2026."])
        .id();
    let told = "Send the staffing plan by Friday.";
    let verdict = |more: &[&str]| {
        let arguments = ["compare", &id, told, "--format", "json"];
        let ran = sandbox.run_at("2026-03-20T10:00:00+01:00", &[&arguments, more].concat());
        json(&ran.done())["verdict"].as_str().map(str::to_owned)
    };
    assert_eq!(
        verdict(&["--on", "2026-03-03"]).as_deref(),
        Some("faithful")
    );
    assert_eq!(
        verdict(&["--as-of", "2026-03-03"]).as_deref(),
        Some("faithful")
    );
    assert_eq!(verdict(&["--on", "2026-03-17"]).as_deref(), Some("drift"));
    let amended = [
        "amend",
        &id,
        "--text",
        "Send the staffing plan by 27 March 2026.",
        "--reason",
        "The audit moved",
    ];
    sandbox.run_at("2026-03-16T10:00:00+01:00", &amended).done();
    assert_eq!(verdict(&[]).as_deref(), Some("faithful"));
    assert_eq!(
        verdict(&["--on", "2026-03-03"]).as_deref(),
        Some("faithful")
    );
}

#[test]
fn what_a_team_does_not_ask_about_is_not_told() {
    let (sandbox, _) = with_decision();
    let file = sandbox.path().join("firstteam.toml");
    let text = std::fs::read_to_string(&file).expect("the team");
    std::fs::write(&file, format!("{text}relay-omits = \"off\"\n")).expect("written");
    let ran = sandbox.run_at(
        LATER,
        &["compare", "last", "No feature work until 31 August."],
    );
    assert!(!ran.done().out.contains("could also say"));
}

#[test]
fn an_ended_decision_is_told_as_such() {
    let (sandbox, id) = with_decision();
    let next = ["decide", "Feature work starts again.", "--supersedes", &id];
    sandbox.run_at("2026-03-04T10:00:00+01:00", &next).done();
    let ran = sandbox.run_at(LATER, &["compare", &id, TEXT]).done();
    assert!(ran.out.contains("may have ended by then"), "{}", ran.out);
}

#[test]
fn a_relay_shows_the_same_the_moment_it_is_recorded() {
    let (sandbox, _) = with_decision();
    let told = "No feature work until 31 August.";
    let compared = sandbox.run_at(LATER, &["compare", "freeze", told]).done();
    let relay = [
        "relay",
        "freeze",
        told,
        "--member",
        "dee",
        "--audience",
        "marketing",
    ];
    let relayed = sandbox.run_at(LATER, &relay).done();
    assert!(
        relayed.err.contains(&compared.out),
        "{}\n{}",
        relayed.err,
        compared.out
    );
    assert!(
        relayed.err.contains("relay-drift/2026-03-05-"),
        "{}",
        relayed.err
    );
    assert_eq!(relayed.out.lines().count(), 1);
}

#[test]
fn lines_are_answered_in_order_without_a_journal() {
    let sandbox = Sandbox::empty();
    let mut input = String::from("\u{feff}");
    for id in 0..3_000 {
        let month = if id % 3 == 0 { "July" } else { "June" };
        let _ = write!(
            input,
            "{{\"id\":{id},\"decided\":\"Close the yard by 30 June.\",\"told\":\"The yard is closed by 30 {month}.\",\"x\":[1]}}\r\n\n"
        );
    }
    let ran = fed(&sandbox, &["compare", "--batch"], input.as_bytes()).done();
    assert_eq!(ran.out.lines().count(), 3_000);
    for (id, line) in ran.out.lines().enumerate() {
        let answer: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(answer["id"], id);
        let expected = if id % 3 == 0 { "drift" } else { "faithful" };
        assert_eq!(answer["verdict"], expected, "{line}");
    }
    std::fs::write(sandbox.path().join("pairs.jsonl"), &input).expect("written");
    let mut elsewhere = sandbox.command(LATER);
    elsewhere.args(["compare", "--batch", "pairs.jsonl"]);
    elsewhere
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("TZ", "Pacific/Apia");
    let again = elsewhere.output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&again.stdout), ran.out);
}

#[test]
fn a_bad_line_is_told_and_the_others_are_answered() {
    let lines = [
        r#"{"id":"a","decided":"Close it by 30 June.","told":"Close it by 30 June."}"#,
        r#"{"id":"ß","told": 5}"#,
        "",
        r#"["a","b","c"]"#,
        r#"{"id":"b","told":"Nothing to hold it against."}"#,
        r#"{"id":"c","decided":"Close it.","told":"Close it.","on":"soon"}"#,
        r#"{"id":"d","decided":"Close it by 30 June.","told":"Close it by 30 July."}"#,
    ];
    let sandbox = Sandbox::empty();
    let mut input = lines.join("\n").into_bytes();
    input.extend(b"\n{\"id\":\"e\",\"decided\":\"\xff\",\"told\":\"x\"}");
    let ran = fed(&sandbox, &["compare", "--batch", "-"], &input);
    assert_eq!(ran.code, 2);
    let ids: Vec<_> = ran.out.lines().map(|line| line.chars().nth(7)).collect();
    assert_eq!(ids, [Some('a'), Some('d')]);
    for told in [
        "line 2, column 19: ",
        "line 4, column 1: a line is a JSON object",
        "line 5, column 47: missing field `decided`",
        "line 6, column ",
        "line 8, column ",
    ] {
        assert!(ran.err.contains(told), "no `{told}` in:\n{}", ran.err);
    }
    assert_eq!(ran.err.lines().count(), 5, "{}", ran.err);
    let json = fed(
        &sandbox,
        &["compare", "--batch", "--format", "json"],
        &input,
    );
    assert!(
        json.err
            .lines()
            .all(|line| serde_json::from_str::<Value>(line).is_ok())
    );
}

#[test]
fn what_was_to_be_told_may_be_followed_and_two_relays_be_compared() {
    let decided = r#""decided":"Freeze feature work until 30 September 2026.""#;
    let lines = [
        format!(r#"{{"id":1,{decided},"told":"No feature work until 31 August."}}"#),
        format!(r#"{{"id":2,{decided},"tell":"No feature work until the end of August.","told":"No feature work until 31 August."}}"#),
        r#"{"id":3,"decision":"No agency nurses after 30 November.","told_b":"No agency nurses after 30 November.","told":"No agency nurses after 31 December."}"#.to_owned(),
        r#"{"id":4,"decided":"No agency nurses after 30 November.","told_b":"No agency nurses after 30 November.","told":"No agency nurses after November."}"#.to_owned(),
        r#"{"id":5,"decided":"Send it by 6 March 2026.","told":"Send it by Friday.","on":"2026-03-03"}"#.to_owned(),
        r#"{"id":6,"decided":"Send it by 6 March 2026.","told":"Send it by Friday.","on":"2026-03-17"}"#.to_owned(),
    ];
    let sandbox = Sandbox::empty();
    let ran = fed(
        &sandbox,
        &["compare", "--batch"],
        lines.join("\n").as_bytes(),
    )
    .done();
    let answers: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let verdicts: Vec<_> = answers.iter().map(|one| one["verdict"].as_str()).collect();
    let words = [
        "drift", "faithful", "drift", "faithful", "faithful", "drift",
    ];
    assert_eq!(verdicts, words.map(Some), "{}", ran.out);
    let apart = &answers[2]["differences"][0];
    assert_eq!(apart["decided"]["text"], "30 November");
    assert_eq!(apart["told"]["text"], "31 December");
    let failing = ["compare", "--batch", "--fail-on", "drift"];
    assert_eq!(fed(&sandbox, &failing, lines[0].as_bytes()).code, 1);
}

#[test]
fn the_journal_is_looked_at_only_where_it_is_named() {
    let sandbox = Sandbox::with_team();
    let file = sandbox.path().join("firstteam.toml");
    let text = std::fs::read_to_string(&file).expect("the team");
    let text = text.replace("[team]\n", "[team]\nfiscal_year_starts = 4\n");
    std::fs::write(&file, text).expect("written");
    let line = r#"{"id":1,"decided":"Freeze hiring until 30 June 2026.","told":"Hiring is frozen until the end of Q1."}"#;
    let verdict = |arguments: &[&str]| {
        let ran = fed(&sandbox, arguments, line.as_bytes()).done();
        json(&ran)["verdict"].as_str().map(str::to_owned)
    };
    assert_eq!(verdict(&["compare", "--batch"]).as_deref(), Some("drift"));
    let named = ["compare", "--batch", "--journal", "."];
    assert_eq!(verdict(&named).as_deref(), Some("faithful"));
}

#[test]
fn a_megabyte_is_compared_and_a_reader_may_leave() {
    let sandbox = Sandbox::empty();
    let long = "Nothing may leave the yard unless the harbour pilot allows it. ".repeat(16_000);
    let line = format!(r#"{{"id":1,"decided":"Close the yard by 30 June.","told":"{long}"}}"#);
    let input = format!("{line}\n{line}\n");
    let started = std::time::Instant::now();
    let ran = fed(&sandbox, &["compare", "--batch"], input.as_bytes()).done();
    assert_eq!(ran.out.lines().count(), 2);
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());

    let short =
        r#"{"id":1,"decided":"Close the yard by 30 June.","told":"Close the yard by 30 July."}"#;
    let mut child = sandbox
        .command(LATER)
        .args(["compare", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("standard input");
    let _ = stdin.write_all(format!("{short}\n").repeat(20_000).as_bytes());
    drop(stdin);
    let status = child.wait().expect("it ends");
    let mut told = String::new();
    let mut stderr = child.stderr.take().expect("standard error");
    stderr.read_to_string(&mut told).expect("text");
    assert_eq!((status.code(), told.as_str()), (Some(0), ""));
}

#[test]
fn whoever_writes_line_by_line_is_answered_line_by_line() {
    use std::io::{BufRead, BufReader};
    let sandbox = Sandbox::empty();
    let mut child = sandbox
        .command(LATER)
        .args(["compare", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input");
    let mut stdout = BufReader::new(child.stdout.take().expect("standard output"));
    for id in 0..3 {
        let line = format!("{{\"id\":{id},\"decided\":\"Close it.\",\"told\":\"Close it.\"}}\n");
        stdin.write_all(line.as_bytes()).expect("written");
        stdin.flush().expect("written");
        let mut answer = String::new();
        stdout.read_line(&mut answer).expect("an answer");
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}
