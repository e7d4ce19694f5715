//! The life of a finding at the command line: raised, dismissed or upheld, through clones, merges and renamed files, until
//! it is settled; and what `explain` and `check` say of the rules.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{Ran, Sandbox};

const DRIFTING: &str = "No feature work until 31 August 2026.";

fn run(sandbox: &Sandbox, now: &str, arguments: &[&str]) -> Ran {
    sandbox.run_at(&format!("{now}:00+01:00"), arguments)
}

/// A decision, and a relay to marketing with another date. Returns the ids of both.
fn drifted(sandbox: &Sandbox) -> (String, String) {
    let at = |time: &str, arguments: &[&str]| {
        run(sandbox, &format!("2026-03-02T{time}"), arguments).id()
    };
    at("10:00", &["meet", "weekly", "--present", "ana,bo,dee"]);
    let decision = at(
        "10:20",
        &[
            "decide",
            "Freeze feature work until 30 September 2026.",
            "--approver",
            "ana",
        ],
    );
    at("10:50", &["adjourn"]);
    let relay = at("11:00", &told(&decision));
    (decision, relay)
}

fn told(decision: &str) -> [&str; 7] {
    [
        "relay",
        decision,
        DRIFTING,
        "--member",
        "dee",
        "--audience",
        "marketing",
    ]
}

/// Findings by fingerprint, with their states; with the rule's name in the fingerprint, that rule's only.
fn flags(folder: &Path, sandbox: &Sandbox, day: &str, more: &[&str]) -> BTreeMap<String, String> {
    let ran: Ran = sandbox
        .command(&format!("{day}T18:00:00+01:00"))
        .current_dir(folder)
        .args(["flags", "--format", "json"])
        .args(more)
        .output()
        .expect("the program runs")
        .into();
    let flags: Value = serde_json::from_str(&ran.done().out).expect("findings");
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let findings = flags["findings"].as_array().expect("findings");
    let findings = findings
        .iter()
        .map(|finding| (text(finding, "fingerprint"), text(finding, "state")));
    findings.collect()
}

/// The states of what `relay-drift` asks.
fn drift(sandbox: &Sandbox, day: &str, more: &[&str]) -> Vec<String> {
    let arguments = [&["--rule", "relay-drift"], more].concat();
    flags(sandbox.path(), sandbox, day, &arguments)
        .into_values()
        .collect()
}

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .args([
            "-c",
            "user.name=Fay",
            "-c",
            "user.email=fay@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("git runs");
    let error = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "git {arguments:?}: {error}");
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "The journal"]);
}

#[test]
fn a_finding_is_new_then_open() {
    let sandbox = Sandbox::with_team();
    drifted(&sandbox);
    assert_eq!(drift(&sandbox, "2026-03-08", &[]), ["new"]);
    assert_eq!(drift(&sandbox, "2026-03-09", &[]), ["open"]);
    assert_eq!(
        drift(&sandbox, "2026-03-20", &["--as-of", "2026-03-08"]),
        ["new"]
    );
    assert_eq!(drift(&sandbox, "2026-03-20", &["--state", "new"]), [""; 0]);
}

#[test]
fn dismissed_is_silent_through_a_clone_a_merge_and_a_renamed_file() {
    let sandbox = Sandbox::with_team();
    let (decision, relay) = drifted(&sandbox);
    let here = sandbox.path();
    git(here, &["init", "--quiet", "--initial-branch=main"]);
    commit(here);
    for branch in ["north", "south"] {
        git(here, &["branch", branch]);
    }
    let dismissed = [
        "address",
        "relay-drift",
        "A slip of the pen.",
        "--result",
        "dismissed",
    ];
    let address = run(&sandbox, "2026-03-03T09:00", &dismissed).id();
    commit(here);
    assert_eq!(drift(&sandbox, "2026-03-03", &[]), [""; 0]);
    assert_eq!(
        drift(&sandbox, "2026-03-03", &["--state", "dismissed"]),
        ["dismissed"]
    );

    // On two more branches people go on, and give files other names.
    for (branch, who, moved) in [("north", "bo", &relay), ("south", "dee", &decision)] {
        git(here, &["checkout", "--quiet", branch]);
        let promise = ["commit", "A plan", "--owner", who, "--due", "2026-03-20"];
        run(&sandbox, "2026-03-02T15:00", &promise).id();
        rename(&sandbox, moved, branch);
        commit(here);
    }
    git(here, &["checkout", "--quiet", "main"]);
    for branch in ["north", "south"] {
        git(here, &["merge", "--quiet", "--no-edit", branch]);
    }
    rename(&sandbox, &address, "main");
    commit(here);

    let clone = tempfile::tempdir().expect("a temporary folder");
    git(
        clone.path(),
        &["clone", "--quiet", &here.display().to_string(), "journal"],
    );
    let cloned = clone.path().join("journal");
    for folder in [here, &cloned] {
        let rule = ["--rule", "relay-drift"];
        assert!(flags(folder, &sandbox, "2026-03-04", &rule).is_empty());
        let all = ["--rule", "relay-drift", "--state", "dismissed"];
        assert_eq!(flags(folder, &sandbox, "2026-03-04", &all).len(), 1);
    }
    // Neither what names a renamed file nor the minutes that sealed it are broken by that.
    run(&sandbox, "2026-03-04T09:00", &["check"]).done();
}

/// Gives an entry's file another name, with the day and the suffix that tell whose it is.
fn rename(sandbox: &Sandbox, id: &str, word: &str) {
    let suffix = id.rsplit('-').next().expect("a suffix");
    let ending = format!("-{suffix}.md");
    let files = sandbox.files().into_iter();
    let file = files
        .filter(|path| !path.components().any(|part| part.as_os_str() == ".git"))
        .find(|path| path.to_string_lossy().ends_with(&ending));
    let file = file.expect("the entry's file");
    let name = format!("{}-renamed-on-{word}{ending}", &id[..10]);
    std::fs::rename(&file, file.with_file_name(name)).expect("renamed");
}

#[test]
fn each_relay_that_drifts_is_asked_about_until_it_is_corrected() {
    let sandbox = Sandbox::with_team();
    let (decision, first) = drifted(&sandbox);
    let asked = |day: &str| -> Vec<String> {
        let all = flags(sandbox.path(), &sandbox, day, &["--rule", "relay-drift"]);
        all.into_keys().collect()
    };
    let about = |relay: &str| {
        let suffix = relay.rsplit('-').next().expect("a suffix");
        format!("relay-drift/{}-{suffix}", &relay[..10])
    };
    assert_eq!(asked("2026-03-02"), [about(&first)]);
    let dismissed = ["address", "relay-drift", "A slip.", "--result", "dismissed"];
    run(&sandbox, "2026-03-03T09:00", &dismissed).id();
    // Told again in the same words it is another relay, and another question.
    let second = run(&sandbox, "2026-03-05T09:00", &told(&decision)).id();
    assert_eq!(asked("2026-03-05"), [about(&second)]);
    let corrected = run(&sandbox, "2026-03-09T09:00", &corrected(&decision, &second)).id();
    assert_eq!(asked("2026-03-09"), [""; 0]);
    let settled = settled(&sandbox, "2026-03-13");
    let of_second = settled
        .iter()
        .find(|one| one["fingerprint"] == *about(&second));
    let of_second = of_second.expect("settled");
    assert_eq!(of_second["result"], "mended");
    assert_eq!(of_second["since"], Value::from(vec![corrected]));
    let third = run(&sandbox, "2026-03-16T09:00", &told(&decision)).id();
    assert_eq!(asked("2026-03-16"), [about(&third)]);
    // It was told, and is not told again.
    let later = self::settled(&sandbox, "2026-03-20");
    assert!(
        !later
            .iter()
            .any(|one| one["fingerprint"] == *about(&second))
    );
}

fn corrected<'a>(decision: &'a str, relay: &'a str) -> [&'a str; 9] {
    [
        "relay",
        decision,
        "No feature work until 30 September 2026.",
        "--member",
        "dee",
        "--audience",
        "marketing",
        "--corrects",
        relay,
    ]
}

/// What the weekly says was settled.
fn settled(sandbox: &Sandbox, day: &str) -> Vec<Value> {
    let weekly = ["report", "weekly", "--format", "json"];
    let weekly = run(sandbox, &format!("{day}T17:00"), &weekly).done().out;
    let weekly: Value = serde_json::from_str(&weekly).expect("a report");
    weekly["settled"].as_array().expect("a list").clone()
}

#[test]
fn the_weekly_tells_what_was_settled_with_and_without_an_address() {
    let sandbox = Sandbox::with_team();
    let (decision, _) = drifted(&sandbox);
    let objection = [
        "dissent",
        &decision,
        "The second quarter needs the launch page.",
        "--member",
        "dee",
        "--channel",
        "forum",
        "--severity",
        "objection",
        "--on",
        "2026-03-02",
    ];
    let objection = run(&sandbox, "2026-03-02T11:30", &objection).id();
    assert!(settled(&sandbox, "2026-03-13").is_empty());
    let dismissed = ["address", "relay-drift", "A slip.", "--result", "dismissed"];
    run(&sandbox, "2026-03-16T09:00", &dismissed).id();
    let answer = ["answer", &objection, "It stays.", "--outcome", "declined"];
    let answer = run(&sandbox, "2026-03-16T10:00", &answer).id();
    let told: Vec<(String, Value)> = settled(&sandbox, "2026-03-20")
        .into_iter()
        .map(|one| {
            let rule = one["rule"].as_str().expect("a rule").to_owned();
            (rule, one["since"].clone())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("relay-drift".to_owned(), Value::from(Vec::<String>::new())),
            ("unanswered-dissent".to_owned(), Value::from(vec![answer])),
        ]
    );
    let page = ["report", "weekly", "--format", "markdown"];
    let page = run(&sandbox, "2026-03-20T17:00", &page).done().out;
    let (_, settled) = page.split_once("## Settled\n").expect("a part");
    for words in [
        "What Dee Marsh told marketing differs from what was decided: dismissed, “A slip.”",
        ": nothing to ask any more (since then: answer ",
    ] {
        assert!(settled.contains(words), "{settled}");
    }
}

#[test]
fn other_evidence_asks_a_dismissed_finding_anew() {
    let sandbox = Sandbox::with_team();
    let (decision, _) = drifted(&sandbox);
    let dismissed = ["address", "relay-drift", "A slip.", "--result", "dismissed"];
    run(&sandbox, "2026-03-03T09:00", &dismissed).id();
    // Entered later for the day of the relay: it is held against other words now.
    let amended = [
        "amend",
        &decision,
        "--text",
        "Freeze feature work until 31 October 2026.",
        "--reason",
        "The rewrite takes longer.",
        "--on",
        "2026-03-02",
        "--editorial",
    ];
    assert_eq!(drift(&sandbox, "2026-03-04", &[]), [""; 0]);
    run(&sandbox, "2026-03-04T09:00", &amended).id();
    assert_eq!(drift(&sandbox, "2026-03-04", &[]).len(), 1);
}

#[test]
fn a_corrected_relay_settles_its_finding() {
    let sandbox = Sandbox::with_team();
    let (decision, relay) = drifted(&sandbox);
    let upheld = ["address", "relay-drift", "It is so.", "--result", "upheld"];
    run(&sandbox, "2026-03-03T09:00", &upheld).id();
    assert_eq!(drift(&sandbox, "2026-03-03", &[]), ["upheld"]);
    run(&sandbox, "2026-03-04T09:00", &corrected(&decision, &relay)).id();
    assert_eq!(drift(&sandbox, "2026-03-04", &[]), [""; 0]);
    let settled = run(&sandbox, "2026-03-04T10:00", &upheld);
    assert_eq!(settled.code, 2);
    assert!(settled.err.contains("was settled since"), "{}", settled.err);
    // What was put right needs no address.
    let debts = ["--rule", "unaddressed"];
    assert!(flags(sandbox.path(), &sandbox, "2026-04-20", &debts).is_empty());
    // As it stood before the correction, it is asked about still.
    let before = ["--as-of", "2026-03-03"];
    assert_eq!(drift(&sandbox, "2026-04-20", &before), ["upheld"]);
}

#[test]
fn an_upheld_finding_becomes_a_debt_that_the_chair_closes() {
    let sandbox = Sandbox::with_team();
    drifted(&sandbox);
    let address = |now: &str, by: &str, result: &str| {
        let what = "We agree the sentence in the room.";
        let arguments = [
            "address",
            "relay-drift",
            what,
            "--by",
            by,
            "--result",
            result,
        ];
        run(&sandbox, now, &arguments).id()
    };
    let asked = |day: &str| {
        let all = flags(sandbox.path(), &sandbox, day, &[]);
        let ours = |finding: &&String| {
            finding.starts_with("relay-drift/") || finding.starts_with("unaddressed/")
        };
        let found = all.keys().filter(ours);
        let rules = found.map(|finding| finding.split('/').next().unwrap_or_default().to_owned());
        rules.collect::<Vec<_>>()
    };
    address("2026-03-03T09:00", "bo", "upheld");
    assert_eq!(asked("2026-03-16"), ["relay-drift"]);
    // One question, not two.
    assert_eq!(asked("2026-03-17"), ["unaddressed"]);
    let upheld = ["--state", "upheld"];
    assert_eq!(drift(&sandbox, "2026-03-17", &upheld), ["upheld"]);
    address("2026-03-18T09:00", "bo", "changed");
    assert!(asked("2026-03-18").contains(&"unaddressed".to_owned()));
    address("2026-03-19T09:00", "ana", "changed");
    assert!(!asked("2026-03-19").contains(&"unaddressed".to_owned()));
    let weekly = ["report", "weekly", "--format", "json"];
    let weekly = run(&sandbox, "2026-03-20T17:00", &weekly).done().out;
    let weekly: Value = serde_json::from_str(&weekly).expect("a report");
    assert_eq!(weekly["settled"][0]["result"], "changed");
    assert_eq!(weekly["settled"].as_array().map(Vec::len), Some(1));
}

#[test]
fn explain_tells_what_came_of_a_rule_s_questions() {
    let sandbox = Sandbox::with_team();
    let explain = |now: &str| run(&sandbox, now, &["explain", "relay-drift"]).done().out;
    let tally = |now: &str| {
        let out = explain(now);
        let line = out
            .lines()
            .find(|line| line.starts_with("In this journal: "));
        line.expect("a line").to_owned()
    };
    assert_eq!(
        tally("2026-03-01T09:00"),
        "In this journal: raised 0, upheld 0, dismissed 0"
    );
    let (decision, relay) = drifted(&sandbox);
    run(&sandbox, "2026-03-02T12:00", &told(&decision)).id();
    let handle = relay.rsplit('-').next().expect("a suffix");
    let address = ["address", handle, "It is so.", "--result", "upheld"];
    run(&sandbox, "2026-03-03T09:00", &address).id();
    assert_eq!(
        tally("2026-03-03T10:00"),
        "In this journal: raised 2, upheld 1, dismissed 0"
    );
    assert_eq!(
        tally("2026-03-02T13:00"),
        "In this journal: raised 2, upheld 0, dismissed 0"
    );
    let as_of = ["explain", "relay-drift", "--as-of", "2026-03-02"];
    let then = run(&sandbox, "2026-03-20T09:00", &as_of).done().out;
    assert!(
        then.contains("In this journal as of 2026-03-02: raised 2, upheld 0, dismissed 0"),
        "{then}"
    );
    let nowhere = tempfile::tempdir().expect("a temporary folder");
    let alone: Ran = sandbox
        .command("2026-03-03T10:00:00+01:00")
        .current_dir(nowhere.path())
        .args(["explain", "relay-drift"])
        .output()
        .expect("the program runs")
        .into();
    let alone = alone.done();
    assert!(!alone.out.contains("In this journal"), "{}", alone.out);
    assert_eq!(alone.err, "");
}

#[test]
fn a_mistyped_rule_or_threshold_is_told_with_its_place() {
    let sandbox = Sandbox::with_team();
    let team = sandbox.path().join("firstteam.toml");
    let mut text = std::fs::read_to_string(&team).expect("the team");
    text.push_str(
        "relay-ommits = \"off\"\nrelay-omits = \"off\"\n\n[thresholds]\nawnser-days = 3\n",
    );
    std::fs::write(&team, &text).expect("written");
    let line = |start: &str| {
        let place = text.lines().position(|line| line.starts_with(start));
        Value::from(place.expect("a line") + 1)
    };
    let checked = run(&sandbox, "2026-03-02T09:00", &["check", "--format", "json"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    let checked: Value = serde_json::from_str(&checked.out).expect("problems");
    let told: Vec<[Value; 4]> = checked["items"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|item| ["code", "path", "line", "help"].map(|key| item[key].clone()))
        .collect();
    let path = || Value::from("firstteam.toml");
    assert_eq!(
        told,
        [
            [
                "unknown-rule".into(),
                path(),
                line("relay-ommits"),
                "did you mean `relay-omits`?".into()
            ],
            [
                "unknown-threshold".into(),
                path(),
                line("awnser-days"),
                "did you mean `answer-days`?".into()
            ],
        ]
    );
    let flags = run(&sandbox, "2026-03-02T09:00", &["flags"]).done();
    assert!(flags.err.contains("relay-ommits"), "{}", flags.err);
}
