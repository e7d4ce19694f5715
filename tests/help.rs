//! The examples at the end of every command's help do what they say: each is run, in a journal of its own.

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use support::git::{commit, git};
use support::{Ran, Sandbox, files};

const MONDAY: &str = "2026-03-02T10:42:07+01:00";
const FRIDAY: &str = "2026-03-06T09:00:00+01:00";
const DECEMBER: &str = "2026-12-04T09:00:00+01:00";

const MINUTES: &str =
    "# Weekly, 2026-03-02\n\nPresent: Ana, Bo\n\n- Decision: Prices rise in May.\n";
const RECORD: &str =
    "# 7. Use X\n\nDate: 2026-02-02\n\n## Status\n\nAccepted\n\n## Decision\n\nWe use X.\n";

/// Examples that need somebody at a terminal, whom they ask.
const AT_A_TERMINAL: &[&str] = &[
    "live",
    "live --journal ~/northwind",
    "edit last",
    "import adr docs/decisions",
];

/// The examples of a command and those below it.
fn examples(command: &clap::Command) -> Vec<String> {
    let after = command.get_after_help().map(ToString::to_string);
    let lines = after.unwrap_or_default();
    let own = lines
        .lines()
        .filter_map(|line| line.trim().strip_prefix("firstteam "));
    let below = command.get_subcommands().flat_map(examples);
    own.map(str::to_owned).chain(below).collect()
}

/// A journal in which the examples have something to be about, and the handles of what they name.
fn journal() -> (Sandbox, Vec<(&'static str, String)>) {
    let sandbox = Sandbox::with_team();
    let team = sandbox.path().join("firstteam.toml");
    let text = fs::read_to_string(&team).expect("a text");
    let pledge = "\n[pledge]\nversion = \"2026-01\"\ntext = \"The enterprise first.\"\n";
    fs::write(&team, text + pledge).expect("written");
    for (name, text) in [
        ("mail.txt", "No feature work until the end of September."),
        ("decision.txt", "Prices rise in May."),
        (
            "minutes.txt",
            "@ weekly | present ana bo\n# Prices\n= Prices rise in May\n---\n",
        ),
        (
            "pairs.jsonl",
            "{\"id\":\"1\",\"decided\":\"Prices rise in May\",\"told\":\"Prices rise in May\"}\n",
        ),
    ] {
        fs::write(sandbox.path().join(name), text).expect("written");
    }
    for (name, text) in [
        ("notes/2026/2026-03-02.md", MINUTES),
        ("notes/2026-03-02.md", MINUTES),
        ("docs/decisions/0001-use-x.md", RECORD),
        ("docs/adr/0007-use-x.md", RECORD),
    ] {
        let path = sandbox.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let handle = |now: &str, arguments: &[&str]| {
        let id = sandbox.run_at(now, arguments).id();
        id.rsplit('-').next().expect("a handle").to_owned()
    };
    let meeting = handle(
        MONDAY,
        &["meet", "weekly", "--present", "ana,bo,cy,dee,eli,fay"],
    );
    handle(MONDAY, &["raise", "Platform rewrite"]);
    let freeze = "Freeze feature work until 30 September 2026";
    let decision = handle(
        MONDAY,
        &[
            "decide", freeze, "--topic", "platform", "--stance", "dee=+1",
        ],
    );
    let dissent = handle(
        MONDAY,
        &["dissent", "freeze", "Q2 pipeline gap", "--member", "cy"],
    );
    let promise = handle(
        MONDAY,
        &[
            "commit",
            "Staffing plan",
            "--owner",
            "cy",
            "--due",
            "friday",
        ],
    );
    let late = [
        "dissent",
        "freeze",
        "It never made sense",
        "--member",
        "dee",
        "--channel",
        "side",
    ];
    let late = handle("2026-03-05T16:00:00+01:00", &late);
    let names = vec![
        (
            "late-dissent/2026-10-09-sn742",
            format!("late-dissent/2026-03-05-{late}"),
        ),
        ("sn742", late),
        ("adjourn h3m2p", format!("adjourn {meeting}")),
        ("h3m2p", decision),
        ("s6rzk", dissent),
        ("1a8de", promise),
    ];
    (sandbox, names)
}

fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).expect("below it"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::copy(path, target).expect("copied");
    }
}

/// Runs an example as a shell does.
fn run(folder: &Path, example: &str) -> Ran {
    // A quarter is looked back at once it has begun.
    let now = if example.starts_with("report") {
        DECEMBER
    } else {
        FRIDAY
    };
    let program = Path::new(env!("CARGO_BIN_EXE_firstteam"));
    let bin = program.parent().expect("a folder").display();
    let mut child = Command::new("sh")
        .args(["-c", &format!("firstteam {example}")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{bin}:/usr/bin:/bin"))
        .env("HOME", folder)
        .env("FIRSTTEAM_NOW", now)
        .env("FIRSTTEAM_BY", "fay")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a shell");
    let mut input = child.stdin.take().expect("an input");
    // Most examples do not read it.
    let _ = input.write_all(b"= No features until the end of September\n");
    drop(input);
    child.wait_with_output().expect("it ends").into()
}

#[test]
#[cfg(unix)]
fn every_example_does_its_work() {
    let examples = examples(&firstteam::cli::command());
    let (journal, names) = journal();
    assert!(examples.len() > 60, "{} examples", examples.len());
    for example in examples
        .iter()
        .filter(|example| !AT_A_TERMINAL.contains(&example.as_str()))
    {
        let starts = example == "init" || example.starts_with("init ");
        let sandbox = Sandbox::empty();
        if !starts {
            copy(journal.path(), sandbox.path());
        }
        let asks_git = ["--history", "--against", "diff ", "sync", "hook"];
        if asks_git.iter().any(|words| example.contains(words)) {
            git(
                sandbox.path(),
                &["init", "--quiet", "--initial-branch=main"],
            );
            commit(sandbox.path(), "The journal");
            // It stands in for the one that others share, too.
            git(sandbox.path(), &["remote", "add", "origin", "."]);
            git(
                sandbox.path(),
                &["update-ref", "refs/remotes/origin/main", "HEAD"],
            );
        }
        let mut typed = example.clone();
        for (name, there) in &names {
            if typed.contains(name) {
                typed = typed.replace(name, there);
                break;
            }
        }
        let ran = run(sandbox.path(), &typed);
        let wanted = i32::from(example.contains("--fail-on"));
        assert_eq!(
            ran.code, wanted,
            "firstteam {typed}\n{}{}",
            ran.out, ran.err
        );
    }
}
