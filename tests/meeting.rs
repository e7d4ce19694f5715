//! A whole meeting at the command line, from `init` to the weekly report, with every verb once; and what `check` says
//! of it before and after somebody edits a sealed decision by hand.

mod support;

use support::{Ran, Sandbox};

const DAY: &str = "2026-03-02";

/// Runs a command at a time of the meeting's day.
fn at(sandbox: &Sandbox, time: &str, arguments: &[&str]) -> Ran {
    sandbox.run_at(&format!("{DAY}T{time}:00+01:00"), arguments)
}

/// Every verb once; returns the decision's id.
#[expect(clippy::too_many_lines, reason = "a meeting, step by step")]
fn meeting(sandbox: &Sandbox) -> String {
    let team = sandbox.path().join("firstteam.toml");
    let text = std::fs::read_to_string(&team).expect("a text");
    let pledge = "\n[pledge]\nversion = \"2026-01\"\ntext = \"The enterprise first.\"\n";
    std::fs::write(&team, text + pledge).expect("written");
    let run = |time: &str, arguments: &[&str]| at(sandbox, time, arguments).id();
    run(
        "10:00",
        &[
            "meet",
            "weekly",
            "--present",
            "ana,bo,dee",
            "--absent",
            "eli",
            "--proxy",
            "bo=eli",
        ],
    );
    run(
        "10:02",
        &[
            "raise",
            "Platform rewrite",
            "--raised-by",
            "bo",
            "--memo",
            "sent on Friday",
        ],
    );
    let decision = run(
        "10:20",
        &[
            "decide",
            "Freeze feature work until 30 September 2026; marketing keeps the launch page.",
            "--why",
            "Churn follows outages.",
            "--trade-off",
            "No new campaign features",
            "--stop",
            "tactical campaigns",
            "--rejected",
            "Freeze for one quarter only",
            "--goal",
            "stability",
            "--metric",
            "incidents under 3 a month",
            "--approver",
            "ana",
            "--method",
            "consent",
            "--door",
            "one-way",
            "--affects",
            "marketing,engineering",
            "--review-on",
            "2026-06-01",
            "--topic",
            "last",
            "--tell",
            "No feature work until 30 September; stability first.",
            "--confidence",
            "70%",
            "--stance",
            "ana=+1",
            "--stance",
            "bo=+0",
        ],
    );
    run(
        "10:25",
        &[
            "dissent",
            "last",
            "Q2 pipeline gap",
            "--member",
            "dee",
            "--would-change",
            "a launch page",
        ],
    );
    run(
        "10:30",
        &[
            "answer",
            "last",
            "Two people stay on it until April.",
            "--outcome",
            "adopted",
        ],
    );
    run("10:31", &["position", &decision, "dee", "-0"]);
    run(
        "10:35",
        &[
            "commit",
            "Staffing plan",
            "--owner",
            "bo",
            "--due",
            "friday",
            "--to",
            "ana",
        ],
    );
    run(
        "10:40",
        &[
            "mark",
            "last",
            "moved",
            "--due",
            "in 2 weeks",
            "--evidence",
            "The audit comes first.",
        ],
    );
    run(
        "10:45",
        &[
            "amend",
            &decision,
            "--metric",
            "incidents under 2 a month",
            "--reason",
            "three is today's number",
        ],
    );
    run("10:46", &["sign", "ana", "--pledge", "2026-01"]);
    run("10:50", &["adjourn"]);
    run(
        "11:30",
        &[
            "relay",
            &decision,
            "No feature work until 30 September. Stability first.",
            "--member",
            "dee",
            "--audience",
            "marketing",
        ],
    );
    let drifting = "No feature work until 31 December, except for campaigns.";
    run(
        "11:40",
        &[
            "relay",
            &decision,
            drifting,
            "--member",
            "bo",
            "--audience",
            "engineering",
        ],
    );
    run(
        "12:00",
        &[
            "address",
            "relay-drift",
            "Bo tells them again.",
            "--result",
            "upheld",
        ],
    );
    run(
        "15:00",
        &[
            "signal",
            "side-conversation",
            "Talked about the launch page",
            "--who",
            "bo,dee",
            "--about",
            &decision,
        ],
    );
    run(
        "16:00",
        &[
            "review",
            &decision,
            "--outcome",
            "partly",
            "--lesson",
            "Ask earlier",
        ],
    );
    decision
}

#[test]
fn a_meeting_is_sound_and_is_reported() {
    let sandbox = Sandbox::with_team();
    meeting(&sandbox);
    let checked = at(&sandbox, "17:00", &["check"]).done();
    assert!(checked.err.is_empty(), "{}", checked.err);
    let report = at(&sandbox, "17:00", &["report", "weekly", "--format", "json"]).done();
    assert!(report.err.is_empty(), "{}", report.err);
    let report: serde_json::Value = serde_json::from_str(&report.out).expect("one JSON document");
    assert_eq!(report["schema"], "firstteam/weekly/1");
    let findings = report["findings"].as_array().expect("findings");
    let is_upheld = |finding: &serde_json::Value| {
        finding["rule"] == "relay-drift" && finding["state"] == "upheld"
    };
    assert!(findings.iter().any(is_upheld), "{findings:#?}");
    assert_eq!(report["decisions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn one_byte_changed_by_hand_is_found() {
    let sandbox = Sandbox::with_team();
    let decision = meeting(&sandbox);
    let file = sandbox.file(&decision);
    let text = std::fs::read_to_string(&file).expect("a text");
    let sealed = text
        .lines()
        .find(|line| line.starts_with("seal = "))
        .expect("a seal")
        .to_owned();
    std::fs::write(
        &file,
        text.replace("30 September 2026", "30 September 2027"),
    )
    .expect("written");
    let checked = at(&sandbox, "17:00", &["check"]);
    assert_eq!(checked.code, 1);
    assert!(
        checked.out.contains(&format!("{decision}.md")),
        "{}",
        checked.out
    );
    assert!(
        checked
            .out
            .contains(sealed.trim_start_matches("seal = ").trim_matches('"')),
        "{}",
        checked.out
    );
    assert!(
        checked.out.matches("sha256:").count() >= 2,
        "both seals: {}",
        checked.out
    );
    let flags = at(
        &sandbox,
        "17:00",
        &[
            "flags",
            "--rule",
            "wording-edited",
            "--format",
            "json",
            "--fail-on",
            "flag",
        ],
    );
    assert_eq!(flags.code, 1, "{}", flags.err);
}

#[test]
fn the_same_journal_and_day_give_the_same_bytes_from_any_folder() {
    let sandbox = Sandbox::with_team();
    meeting(&sandbox);
    for format in ["table", "markdown", "json"] {
        let arguments = [
            "report",
            "weekly",
            "--as-of",
            "2026-03-06",
            "--format",
            format,
        ];
        let first = sandbox.run_at("2026-03-20T09:00:00Z", &arguments).done();
        let elsewhere = sandbox
            .command("2026-05-20T09:00:00Z")
            .current_dir("/")
            .args(arguments)
            .args(["--journal", &sandbox.path().display().to_string()])
            .output()
            .expect("the program runs");
        assert_eq!(first.out.as_bytes(), elsewhere.stdout, "{format}");
    }
}

#[test]
fn an_open_entry_is_corrected_and_a_closed_one_is_not() {
    let sandbox = Sandbox::with_team();
    at(
        &sandbox,
        "10:00",
        &["meet", "weekly", "--present", "ana,bo"],
    )
    .id();
    let decision = at(
        &sandbox,
        "10:05",
        &["decide", "Freeze feature work", "--stance", "ana=+1"],
    )
    .id();
    let edit = [
        "edit",
        &decision,
        "--set",
        "why=Churn follows outages",
        "--set",
        "stances.bo=-0",
    ];
    assert_eq!(at(&sandbox, "10:06", &edit).id(), decision);
    let text = std::fs::read_to_string(sandbox.file(&decision)).expect("a text");
    assert!(text.contains("why = \"Churn follows outages\"\n"), "{text}");
    assert!(text.contains("bo = \"disagree-and-commit\"\n"), "{text}");
    at(&sandbox, "10:10", &["adjourn"]).id();
    at(&sandbox, "10:11", &["check"]).done();
    let refused = at(
        &sandbox,
        "10:12",
        &["edit", &decision, "--set", "why=Other"],
    );
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("firstteam amend"), "{}", refused.err);
    assert_eq!(
        std::fs::read_to_string(sandbox.file(&decision)).expect("a text"),
        text
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = Sandbox::with_team();
    let before = sandbox.files();
    let shown = at(
        &sandbox,
        "10:00",
        &["decide", "Freeze feature work", "--dry-run"],
    )
    .done();
    assert!(shown.out.starts_with("+++\n"), "{}", shown.out);
    assert_eq!(sandbox.files(), before);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let sandbox = Sandbox::with_team();
    let refused = at(
        &sandbox,
        "10:00",
        &[
            "commit",
            "Plan",
            "--due",
            "someday",
            "--decision",
            "nothing",
        ],
    );
    assert_eq!(refused.code, 2);
    let refused = at(&sandbox, "10:00", &["commit"]);
    for missing in ["WHAT", "--owner", "--due"] {
        assert!(refused.err.contains(missing), "{}", refused.err);
    }
    let refused = at(
        &sandbox,
        "10:00",
        &["decide", "Freeze", "--approver", "anna", "--driver", "boo"],
    );
    assert!(
        refused.err.contains("anna") && refused.err.contains("boo"),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("did you mean `ana`"),
        "{}",
        refused.err
    );
}

#[test]
fn git_remembers_the_sealed_words() {
    let sandbox = Sandbox::with_team();
    let decision = at(
        &sandbox,
        "10:00",
        &["decide", "Freeze feature work until June"],
    )
    .id();
    let git = |arguments: &[&str]| {
        let done = std::process::Command::new("git")
            .args([
                "-c",
                "user.name=Fay",
                "-c",
                "user.email=fay@example.org",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .current_dir(sandbox.path())
            .output()
            .expect("git runs");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "The journal"]);
    let file = sandbox.file(&decision);
    let text = std::fs::read_to_string(&file).expect("a text");
    std::fs::write(&file, text.replace("June", "July")).expect("written");
    let checked = sandbox
        .command("2026-03-02T17:00:00+01:00")
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .arg("check")
        .output()
        .expect("the program runs");
    let out = String::from_utf8_lossy(&checked.stdout);
    assert_eq!(checked.status.code(), Some(1));
    assert!(
        out.contains("text was: \"Freeze feature work until June\""),
        "{out}"
    );
    assert!(
        out.contains("text is:  \"Freeze feature work until July\""),
        "{out}"
    );
}

#[test]
fn a_correction_names_members_and_stays_in_its_meeting() {
    let sandbox = Sandbox::with_team();
    at(
        &sandbox,
        "10:00",
        &["meet", "weekly", "--present", "ana,bo"],
    )
    .id();
    let decision = at(&sandbox, "10:05", &["decide", "Freeze feature work"]).id();
    let before = std::fs::read_to_string(sandbox.file(&decision)).expect("a text");
    for set in ["approver=zed", "meeting=last"] {
        let refused = at(&sandbox, "10:06", &["edit", &decision, "--set", set]);
        assert_eq!(refused.code, 2, "{set}: {}", refused.err);
    }
    let after = std::fs::read_to_string(sandbox.file(&decision)).expect("a text");
    assert_eq!(after, before);
}
