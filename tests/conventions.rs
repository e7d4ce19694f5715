//! What people and scripts expect of a program at the command line: streams, exit codes, help, and errors that help.

mod support;

use std::io::Read;
use std::process::Stdio;

use support::Sandbox;

const NOW: &str = "2026-03-02T10:00:00+01:00";

#[test]
fn no_arguments_give_short_help_and_exit_2() {
    let ran = Sandbox::empty().run_at(NOW, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.is_empty());
    assert!(ran.err.contains("firstteam init"), "{}", ran.err);
}

#[test]
fn short_help_fits_a_small_terminal() {
    let ran = Sandbox::empty().run_at(NOW, &["-h"]).done();
    assert!(
        ran.out.lines().count() <= 24,
        "{} lines",
        ran.out.lines().count()
    );
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn every_command_has_help_with_an_example() {
    let sandbox = Sandbox::empty();
    let command = firstteam::cli::command();
    for sub in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "report")
    {
        let ran = sandbox.run_at(NOW, &[sub.get_name(), "--help"]).done();
        assert!(ran.out.contains("Examples:\n"), "{}", sub.get_name());
    }
}

#[test]
fn the_grammar_holds_together() {
    firstteam::cli::command().debug_assert();
}

#[test]
fn outside_a_journal_the_error_names_init() {
    let sandbox = Sandbox::empty();
    for command in [
        &["log"][..],
        &["check"],
        &["report", "weekly"],
        &["decide", "Freeze"],
        &["compare", "last", "Freeze"],
    ] {
        let ran = sandbox.run_at(NOW, command);
        assert_eq!(ran.code, 2, "{command:?}");
        assert!(
            ran.err.contains("firstteam init"),
            "{command:?}: {}",
            ran.err
        );
    }
    assert!(sandbox.files().is_empty());
}

#[test]
fn a_mistyped_word_names_the_nearest_and_does_nothing() {
    let sandbox = Sandbox::with_team();
    let cases: &[(&[&str], &str)] = &[
        (&["decid", "Freeze"], "decide"),
        (&["decide", "Freeze", "--aprover", "ana"], "--approver"),
        (&["list", "decison"], "decision"),
        (&["explain", "late-disent"], "late-dissent"),
        (&["flags", "--rule", "relay-drft"], "relay-drift"),
        (&["log", "--who", "anna"], "ana"),
        (&["decide", "Freeze", "--door", "onewy"], "one-way"),
        (&["decide", "Freeze", "--stance", "ana=fr"], "for"),
    ];
    let before = sandbox.files();
    for (arguments, near) in cases {
        let ran = sandbox.run_at(NOW, arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(near), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(sandbox.files(), before);
}

#[test]
fn errors_are_one_json_object_where_json_is_asked_for() {
    let sandbox = Sandbox::with_team();
    for arguments in [
        &["show", "nothing"][..],
        &["list", "nothing"],
        &["decide", "x", "--on", "03/04/2026"],
        &["nothing"],
    ] {
        let ran = sandbox
            .command(NOW)
            .args(arguments)
            .args(["--format", "json"])
            .output()
            .expect("the program runs");
        assert_eq!(ran.status.code(), Some(2));
        let error: serde_json::Value =
            serde_json::from_slice(&ran.stderr).expect("one JSON object");
        assert!(
            error["code"].is_string() && error["message"].is_string(),
            "{error}"
        );
    }
}

#[test]
fn an_ambiguous_id_lists_its_candidates() {
    let sandbox = Sandbox::with_team();
    let one = sandbox.run_at(NOW, &["decide", "Freeze feature work"]).id();
    let two = sandbox.run_at(NOW, &["decide", "Freeze hiring"]).id();
    let ran = sandbox.run_at(NOW, &["show", "freeze"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains(&one) && ran.err.contains(&two),
        "{}",
        ran.err
    );
}

#[test]
fn dates_in_words_are_echoed_and_doubtful_ones_refused() {
    let sandbox = Sandbox::with_team();
    let ran = sandbox
        .run_at(NOW, &["commit", "Plan", "--owner", "cy", "--due", "friday"])
        .done();
    assert!(ran.err.contains("Fri 6 Mar 2026"), "{}", ran.err);
    let ran = sandbox.run_at(
        NOW,
        &["commit", "Plan", "--owner", "cy", "--due", "03/04/2026"],
    );
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("2026-04-03") && ran.err.contains("2026-03-04"),
        "{}",
        ran.err
    );
}

#[test]
fn the_id_stands_alone_on_standard_output() {
    let sandbox = Sandbox::with_team();
    let ran = sandbox
        .run_at(NOW, &["decide", "Freeze feature work"])
        .done();
    assert_eq!(ran.out.lines().count(), 1);
    assert!(ran.err.contains("wrote decisions/2026/"), "{}", ran.err);
    let quiet = sandbox
        .run_at(NOW, &["decide", "Freeze hiring", "-q"])
        .done();
    assert!(quiet.err.is_empty(), "{}", quiet.err);
}

#[test]
fn the_very_same_entry_again_says_that_it_is_there() {
    let sandbox = Sandbox::with_team();
    let first = sandbox.run_at(NOW, &["decide", "Freeze feature work"]).id();
    let files = sandbox.files();
    let again = sandbox
        .run_at(NOW, &["decide", "Freeze feature work"])
        .done();
    assert_eq!(again.out.trim(), first);
    assert!(again.err.contains("was there already"), "{}", again.err);
    assert_eq!(sandbox.files(), files);
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let sandbox = Sandbox::with_team();
    for count in 0..40 {
        sandbox
            .run_at(
                NOW,
                &[
                    "decide",
                    &format!("Decision number {count} {}", "long ".repeat(600)),
                    "-q",
                ],
            )
            .done();
    }
    let mut child = sandbox
        .command(NOW)
        .args(["log", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let status = child.wait().expect("it ends");
    let mut told = String::new();
    child
        .stderr
        .take()
        .expect("standard error")
        .read_to_string(&mut told)
        .expect("text");
    assert_eq!((status.code(), told.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(NOW, &["decide", "Freeze feature work"])
        .done();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let ran = sandbox
        .command(NOW)
        .arg("log")
        .stdout(full)
        .output()
        .expect("the program runs");
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("cannot write the output"));
}

#[test]
fn output_into_a_pipe_has_no_escapes_unless_asked() {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(NOW, &["decide", "Freeze feature work", "--approver", "ana"])
        .done();
    for command in [
        &["log"][..],
        &["list", "decisions"],
        &["report", "weekly"],
        &["show", "last"],
        &["compare", "last", "Feature work goes on"],
        &["flags"],
    ] {
        let ran = sandbox.run_at(NOW, command).done();
        assert!(
            !ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'),
            "{command:?}"
        );
    }
    let coloured = sandbox
        .run_at(NOW, &["report", "weekly", "--color", "always"])
        .done();
    assert!(coloured.out.contains('\u{1b}'));
}

#[test]
fn a_stance_may_begin_with_a_dash_and_so_may_a_title() {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(NOW, &["decide", "Freeze feature work"])
        .done();
    sandbox
        .run_at(NOW, &["position", "last", "dee", "-0"])
        .done();
    sandbox.run_at(NOW, &["position", "-", "bo", "+1"]).done();
    sandbox
        .run_at(NOW, &["raise", "--", "--dashes first"])
        .done();
    let refused = sandbox.run_at(NOW, &["position", "last", "eli", "-1"]);
    assert!(
        refused.code == 2 && refused.err.contains("reason"),
        "{}",
        refused.err
    );
}

#[test]
fn text_comes_from_a_file_or_standard_input() {
    let sandbox = Sandbox::with_team();
    std::fs::write(sandbox.path().join("decision.txt"), "Freeze feature work\n").expect("written");
    let id = sandbox
        .run_at(NOW, &["decide", "--file", "decision.txt"])
        .id();
    assert!(id.contains("freeze-feature-work"), "{id}");
    let missing = sandbox.run_at(NOW, &["decide", "--file", "nothing.txt"]);
    assert!(
        missing.code == 2 && missing.err.contains("nothing.txt"),
        "{}",
        missing.err
    );
}

#[test]
fn a_newer_format_is_refused_untouched() {
    let sandbox = Sandbox::with_team();
    let file = sandbox.path().join("firstteam.toml");
    let text = std::fs::read_to_string(&file)
        .expect("a text")
        .replace("format = 1", "format = 2");
    std::fs::write(&file, &text).expect("written");
    for command in [&["log"][..], &["decide", "Freeze"], &["check"]] {
        let ran = sandbox.run_at(NOW, command);
        assert_eq!(ran.code, 2, "{command:?}");
        assert!(ran.err.contains("newer"), "{command:?}: {}", ran.err);
    }
    assert_eq!(sandbox.files().len(), 1);
}

#[test]
fn cron_has_no_environment_to_speak_of() {
    let sandbox = Sandbox::with_team();
    let ran = sandbox
        .command(NOW)
        .env_remove("HOME")
        .env_remove("XDG_CONFIG_HOME")
        .args(["report", "weekly", "--one-line", "--if-any"])
        .output()
        .expect("the program runs");
    assert_eq!(ran.status.code(), Some(0));
    assert!(ran.stdout.is_empty() && ran.stderr.is_empty());
}

#[test]
fn the_template_has_settings_that_can_be_read_once_they_are_taken_in() {
    let made = Sandbox::empty().run_at(NOW, &["init", "--dry-run"]).done();
    let mut text = made.out;
    for line in ["fiscal_year_starts", "[[synonym]]", "words ="] {
        assert!(text.contains(&format!("# {line}")), "{text}");
        text = text.replace(&format!("# {line}"), line);
    }
    let (team, problems) = firstteam::format::team("firstteam.toml", &text);
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!((team.fiscal_year_starts, team.synonyms.len()), (4, 1));
}

#[test]
fn quarters_that_are_typed_are_the_teams() {
    let sandbox = Sandbox::with_team();
    let file = sandbox.path().join("firstteam.toml");
    let text = std::fs::read_to_string(&file).expect("the team");
    let text = text.replace("# fiscal_year_starts = 4", "fiscal_year_starts = 2");
    std::fs::write(&file, text).expect("written");
    for (due, day) in [
        ("eoq", "Thu 30 Apr 2026"),
        ("end of quarter", "Thu 30 Apr 2026"),
        ("q2", "Fri 31 Jul 2026"),
        ("q4 2026", "Sun 31 Jan 2027"),
        ("end of march", "Tue 31 Mar 2026"),
    ] {
        let plan = ["commit", "Plan", "--owner", "cy", "--due", due, "--dry-run"];
        let told = sandbox.run_at(NOW, &plan).done().err;
        assert!(told.contains(day), "{due}: {told}");
    }
    let until = ["log", "--until", "q1", "--as-of", "eoq", "--format", "json"];
    let log = sandbox.run_at(NOW, &until).done().out;
    assert!(log.contains("2026-04-30"), "{log}");
}

#[test]
fn words_in_another_order_or_without_quotes_show_the_form() {
    let sandbox = Sandbox::with_team();
    let decision = sandbox.run_at(NOW, &["decide", "Freeze feature work"]).id();
    let handle = decision.rsplit('-').next().expect("a handle");
    let before = sandbox.files();
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["dissent", "It will never work", handle, "--member", "dee"],
            &[
                "`It will never work` was read as ON",
                "as REASON",
                "firstteam dissent ON REASON",
            ],
        ),
        (
            &["position", handle, "-0", "dee"],
            &[
                "`-0` as MEMBER",
                "`dee` as STANCE",
                "DECISION MEMBER STANCE",
            ],
        ),
        (
            &["position", "+1", "dee"],
            &["`+1` was read as DECISION", "DECISION MEMBER STANCE"],
        ),
        (
            &["decide", "Freeze", "feature", "work", "--why", "churn"],
            &[
                "`feature` is one word too many",
                "firstteam decide \"Freeze feature work\" …",
            ],
        ),
        (
            &["dissent", "last", "It", "will", "never", "work"],
            &[
                "`It` as REASON",
                "firstteam dissent last \"It will never work\"",
            ],
        ),
        (
            &["sign", "ana", "bo"],
            &["`bo` is one word too many", "firstteam sign ana"],
        ),
    ];
    for (arguments, words) in cases {
        let ran = sandbox.run_at(NOW, arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        for word in *words {
            assert!(ran.err.contains(word), "{arguments:?}: {}", ran.err);
        }
    }
    assert_eq!(sandbox.files(), before);
}

#[test]
fn a_new_journal_is_told_in_json() {
    let sandbox = Sandbox::empty();
    let init = [
        "init",
        "other",
        "--member",
        "ana:Ana Ruiz:CEO:company",
        "--format",
        "json",
    ];
    for more in [&["--dry-run"][..], &[]] {
        let ran = sandbox.run_at(NOW, &[&init[..], more].concat()).done();
        let started: serde_json::Value = serde_json::from_str(&ran.out).expect("one document");
        assert_eq!(started["schema"], "firstteam/init/1");
        assert_eq!(started["members"][0]["handle"], "ana");
        let path = started["path"].as_str().expect("a path");
        assert!(path.ends_with("firstteam.toml"), "{path}");
    }
}

#[test]
fn a_page_and_rows_are_for_what_is_read() {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(
            NOW,
            &[
                "commit",
                "=Staffing plan",
                "--owner",
                "cy",
                "--due",
                "2026-03-09",
            ],
        )
        .done();
    let listed = ["list", "commitments", "--format", "csv"];
    let rows = sandbox.run_at(NOW, &listed).done().out;
    assert!(rows.starts_with("id,handle,on,kind,who,words,"), "{rows}");
    assert!(rows.contains(",'=Staffing plan,"), "{rows}");
    let nothing = ["list", "relays", "--format", "csv"];
    assert_eq!(sandbox.run_at(NOW, &nothing).done().out.lines().count(), 1);
    for command in [
        &["report", "weekly"][..],
        &["report", "monthly"],
        &["report", "quarterly"],
        &["report", "member", "cy"],
        &["agenda"],
        &["cascade"],
        &["flags"],
        &["list", "commitments"],
        &["show", "last"],
        &["search", "plan"],
        &["check"],
        &["explain", "late-dissent"],
    ] {
        let page = [command, &["--format", "html"]].concat();
        let page = sandbox.run_at(NOW, &page).done().out;
        assert!(
            page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"),
            "{page}"
        );
        assert!(
            !page.contains("<script") && !page.contains("http://") && !page.contains("https://"),
            "{page}"
        );
    }
    let before = sandbox.files();
    for (command, words) in [
        (
            &["report", "weekly", "--format", "csv"][..],
            "report monthly",
        ),
        (
            &["commit", "Plan", "--owner", "cy", "--format", "csv"],
            "--format json",
        ),
        (
            &["commit", "Plan", "--owner", "cy", "--format", "html"],
            "show last",
        ),
    ] {
        let ran = sandbox.run_at(NOW, command);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command:?}");
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    assert_eq!(sandbox.files(), before);
}
