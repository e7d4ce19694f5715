//! Before and after a forum, at the command line and over the three examples: `agenda`, `cascade`, `report decision`
//! and `report member`.

mod support;

use std::path::Path;
use std::process::Command;

use firstteam::rules::rule;
use serde_json::Value;
use support::{Ran, Sandbox};

const AS_OF: &str = "2026-03-13";

fn run(example: &str, arguments: &[&str]) -> Ran {
    let journal = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(example)
        .join("journal");
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstteam"));
    command
        .env_clear()
        .env("FIRSTTEAM_NOW", "2027-01-04T09:00:00Z")
        .args(arguments)
        .arg("--journal")
        .arg(journal);
    command.output().expect("the program runs").into()
}

#[track_caller]
fn page(example: &str, arguments: &[&str]) -> String {
    let arguments = [arguments, &["--as-of", AS_OF, "--format", "markdown"]].concat();
    run(example, &arguments).done().out
}

#[track_caller]
fn parsed(example: &str, arguments: &[&str], as_of: &str) -> Value {
    let arguments = [arguments, &["--as-of", as_of, "--format", "json"]].concat();
    let ran = run(example, &arguments).done();
    serde_json::from_str(&ran.out).expect("one JSON document")
}

fn texts<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let items = list.as_array().expect("a list").iter();
    items
        .map(|item| item[field].as_str().expect("a text"))
        .collect()
}

#[test]
fn the_chair_of_the_platform_rewrite_has_one_point_on_it() {
    let agenda = parsed("platform-rewrite", &["agenda", "--for", "weekly"], AS_OF);
    assert_eq!(agenda["schema"], "firstteam/agenda/1");
    assert_eq!(agenda["expected"], "2026-03-16");
    let points = &agenda["points"];
    let subjects = texts(points, "subject");
    let rewrite = subjects.iter().filter(|one| **one == "Platform rewrite");
    assert_eq!(rewrite.count(), 1, "{subjects:?}");
    let reasons = points[0]["reasons"].as_array().expect("reasons");
    let about = |handle: &str| {
        let mut all = reasons.iter();
        all.any(|reason| reason["handles"][0] == handle)
    };
    for handle in ["yda5a", "m9y8h", "1rfm9", "0x1gj"] {
        assert!(about(handle), "{handle}: {reasons:#?}");
    }
    assert_eq!(points[0]["asks"], "report");
    assert_eq!(points[0]["who"][0], "bo");
    // Bo said in the forum that his milestones move, and Eli's doubt went to the chair.
    let text = page("platform-rewrite", &["agenda"]);
    assert!(!text.contains("xyxsa") && !text.contains("8np4t"), "{text}");
}

#[test]
fn the_aligned_team_s_agenda_is_kind() {
    let text = page("self-service", &["agenda"]);
    assert!(
        text.starts_with("Nothing waits for the next forum"),
        "{text}"
    );
    let agenda = parsed("self-service", &["agenda"], AS_OF);
    assert_eq!(agenda["points"], Value::Array(Vec::new()));
    let text = page("platform-rewrite", &["agenda", "--who", "eli"]);
    assert_eq!(text, "The next forum asks nothing of Eli.\n");
}

#[test]
fn the_cascade_says_who_owes_which_people_which_sentence() {
    let cascade = parsed("platform-rewrite", &["cascade"], AS_OF);
    assert_eq!(cascade["schema"], "firstteam/cascade/1");
    assert_eq!(texts(&cascade["decisions"], "handle"), ["1h9c4"]);
    let one = &cascade["decisions"][0];
    assert_eq!(texts(&one["owed"], "audience"), ["engineering"]);
    assert_eq!(one["owed"][0]["members"][0], "bo");
    assert_eq!(one["owed"][0]["due"], "2026-03-14");
    assert_eq!(one["dates"][0], "from 1 June 2026");
    let text = page("platform-rewrite", &["cascade", "--who", "bo"]);
    let sentence = "> From 1 June we answer production incidents within 30 minutes.\n";
    assert!(text.contains(sentence), "{text}");
    let text = page("platform-rewrite", &["cascade", "--who", "dee"]);
    assert_eq!(text, "Dee owes nobody a sentence as of 13 March 2026.\n");
}

#[test]
fn the_cascade_of_a_decision_or_a_meeting() {
    let text = page("platform-rewrite", &["cascade", "kywv6"]);
    assert!(
        text.contains("Bo to engineering, 3 March, stand-up, as decided"),
        "{text}"
    );
    assert!(
        text.contains("Dee to marketing, 4 March, team meeting, seems to differ"),
        "{text}"
    );
    // Uma and Vic and the others told each of the three wordings.
    let line = parsed("self-service", &["cascade", "npbwk"], AS_OF);
    let told = line["decisions"][0]["told"].as_array().expect("relays");
    let now = told.iter().filter(|told| told["earlier"] == false);
    assert_eq!((told.len(), now.count()), (14, 4));
    let of_meeting = parsed("self-service", &["cascade", "5knze"], AS_OF);
    assert_eq!(texts(&of_meeting["decisions"], "handle"), ["npbwk"]);
}

#[test]
fn every_decision_has_its_story() {
    for example in ["platform-rewrite", "custom-deals", "self-service"] {
        let list = parsed(example, &["list", "decisions"], AS_OF);
        for handle in texts(&list["items"], "handle") {
            let story = parsed(example, &["report", "decision", handle], AS_OF);
            assert_eq!(story["schema"], "firstteam/dossier/1");
            assert_eq!(story["entry"]["handle"], handle);
            let text = page(example, &["report", "decision", handle]);
            assert!(text.contains("## Where people stand\n"), "{text}");
        }
    }
    let settled = page("custom-deals", &["report", "decision", "ga8qw"]);
    assert!(
        settled.contains("late-dissent") && settled.contains("dismissed"),
        "{settled}"
    );
    let line = page("self-service", &["report", "decision", "npbwk"]);
    assert!(
        line.contains("When it was decided: For: Sam, Uma, Xia, Zoe"),
        "{line}"
    );
    assert!(
        line.contains("Now: For: Sam, Uma, Vic, Wes, Xia, Yan, Zoe"),
        "{line}"
    );
}

#[test]
fn a_card_has_both_sides_and_no_score() {
    let card = parsed("custom-deals", &["report", "member", "kim"], "2026-03-20");
    assert_eq!(card["schema"], "firstteam/member/1");
    let kept: Vec<_> = card["kept"].as_array().expect("a list").iter().collect();
    let counts = |place: usize| {
        (
            &kept[place]["scope"],
            &kept[place]["kept"],
            &kept[place]["settled"],
        )
    };
    assert_eq!(counts(0), (&"shared".into(), &1.into(), &4.into()));
    assert_eq!(counts(1), (&"function".into(), &4.into(), &4.into()));
    assert_eq!(card["reached"]["in_time"], card["reached"]["asked"]);
    if rule("unconsulted-cost").is_some() {
        assert!(!card["costs"].as_array().expect("a list").is_empty());
    }
    let vic = page("self-service", &["report", "member", "Vic"]);
    assert!(vic.contains("Read this with Vic first"), "{vic}");
    assert!(vic.contains("## Said in the room"), "{vic}");
    assert!(vic.contains("Signed 2026-01 on 8 January"), "{vic}");
    // What Mia said over lunch was said outside the room, and was dismissed: it is not on her card.
    let mia = page("custom-deals", &["report", "member", "mia"]);
    assert!(!mia.contains("half of the hours"), "{mia}");
}

#[test]
fn a_card_keeps_to_its_days() {
    let days = [
        "report",
        "member",
        "vic",
        "--since",
        "2026-03-01",
        "--until",
        "2026-03-10",
    ];
    let card = parsed("self-service", &days, AS_OF);
    assert_eq!(
        (&card["since"], &card["until"]),
        (&"2026-03-01".into(), &"2026-03-10".into())
    );
    assert_eq!(card["relays"].as_array().expect("relays").len(), 1);
    assert!(card["dissents"].as_array().expect("dissents").is_empty());
    let backwards = [
        "report",
        "member",
        "vic",
        "--since",
        "2026-03-10",
        "--until",
        "2026-03-01",
    ];
    assert_eq!(run("self-service", &backwards).code, 2);
}

#[test]
fn the_same_bytes_every_time() {
    for arguments in [
        &["agenda"][..],
        &["cascade"],
        &["report", "decision", "kywv6"],
        &["report", "member", "dee"],
    ] {
        for format in ["table", "markdown", "json"] {
            let arguments = [arguments, &["--as-of", AS_OF, "--format", format]].concat();
            let (one, two) = (
                run("platform-rewrite", &arguments),
                run("platform-rewrite", &arguments),
            );
            assert_eq!(one.done().out, two.done().out);
        }
    }
}

#[test]
fn exit_codes_and_errors_that_help() {
    let strict = |arguments: &[&str]| {
        let arguments = [arguments, &["--as-of", AS_OF, "--fail-on", "flag"]].concat();
        run("platform-rewrite", &arguments).code
    };
    assert_eq!(strict(&["agenda"]), 1);
    assert_eq!(strict(&["report", "decision", "kywv6"]), 1);
    assert_eq!(strict(&["report", "decision", "59qk0"]), 0);
    for (arguments, near) in [
        (&["report", "member", "de"][..], "dee"),
        (&["report", "decision", "nothing"], "nothing"),
        (&["cascade", "nothing"], "nothing"),
        (&["cascade", "--who", "dea"], "dee"),
        (&["agenda", "--for", "dayly"], "weekly"),
        (&["report", "membr", "dee"], "member"),
    ] {
        let ran = run("platform-rewrite", arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(near), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn an_empty_journal_is_no_error() {
    let sandbox = Sandbox::with_team();
    let now = "2026-03-02T10:00:00+01:00";
    for command in [&["agenda"][..], &["cascade"], &["report", "member", "dee"]] {
        let ran = sandbox.run_at(now, command).done();
        assert!(
            !ran.out.is_empty() && ran.err.is_empty(),
            "{command:?}: {}",
            ran.err
        );
    }
    let outside = Sandbox::empty().run_at(now, &["agenda"]);
    assert_eq!(outside.code, 2);
    assert!(outside.err.contains("firstteam init"), "{}", outside.err);
}

#[test]
fn help_has_examples() {
    for command in [
        &["agenda"][..],
        &["cascade"],
        &["report", "decision"],
        &["report", "member"],
    ] {
        let help = [command, &["--help"]].concat();
        let ran = Sandbox::empty()
            .run_at("2026-03-02T10:00:00+01:00", &help)
            .done();
        assert!(ran.out.contains("Examples:\n"), "{command:?}: {}", ran.out);
    }
}
