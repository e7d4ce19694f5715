//! What people slip on at the terminal: the wrong day, the wrong case, one thing said twice, a name mistyped.

mod support;

use std::fs;

use support::{Ran, Sandbox};

const SUNDAY: &str = "2026-03-01T18:00:00+01:00";
const MONDAY: &str = "2026-03-02T10:00:00+01:00";
const LATER: &str = "2026-03-02T10:30:00+01:00";

fn json(ran: Ran) -> serde_json::Value {
    serde_json::from_str(&ran.done().out).expect("one JSON document")
}

#[test]
fn a_meeting_left_open_is_hinted_at_and_adjourned() {
    let sandbox = Sandbox::with_team();
    let meeting = ["meet", "weekly", "--present", "ana,bo,cy"];
    let meeting = sandbox.run_at(SUNDAY, &meeting).id();
    let decided = sandbox.run_at(MONDAY, &["decide", "Freeze feature work"]);
    assert!(decided.err.contains(&meeting), "{}", decided.err);
    assert!(decided.err.contains("--meeting"), "{}", decided.err);
    assert!(
        !fs::read_to_string(sandbox.file(&decided.id()))
            .expect("a file")
            .contains("meeting =")
    );
    let adjourned = sandbox.run_at(LATER, &["adjourn"]).done();
    assert!(adjourned.err.contains("no meeting is open today"));
    assert_eq!(adjourned.out.trim(), meeting);
}

#[test]
fn a_meeting_in_writing_runs_beside_the_weekly() {
    let sandbox = Sandbox::with_team();
    let written = ["meet", "async", "--present", "ana,bo"];
    sandbox
        .run_at(SUNDAY.replace("03-01", "03-02").as_str(), &written)
        .done();
    let weekly = ["meet", "weekly", "--present", "ana,bo,cy"];
    let weekly = sandbox.run_at(LATER, &weekly).id();
    let decided = sandbox
        .run_at(LATER, &["decide", "Freeze feature work"])
        .id();
    let text = fs::read_to_string(sandbox.file(&decided)).expect("a file");
    assert!(text.contains(&format!("meeting = \"{weekly}\"")), "{text}");
    let again = sandbox.run_at(
        "2026-03-02T11:00:00+01:00",
        &["meet", "weekly", "--present", "bo"],
    );
    assert_eq!(again.code, 2);
}

#[test]
fn a_signature_is_under_the_pledge_that_there_is() {
    let sandbox = Sandbox::with_team();
    let file = sandbox.path().join("firstteam.toml");
    let team = fs::read_to_string(&file).expect("a team");
    fs::write(
        &file,
        format!("{team}\n[pledge]\nversion = \"2026-01\"\ntext = \"First\"\n"),
    )
    .expect("written");
    let wrong = sandbox.run_at(MONDAY, &["sign", "ana", "--pledge", "2025-01"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("2026-01"), "{}", wrong.err);
    sandbox.run_at(MONDAY, &["sign", "ana"]).done();
}

#[test]
fn nobody_is_present_and_absent() {
    let sandbox = Sandbox::with_team();
    for slip in [&["--absent", "bo"][..], &["--proxy", "ana=bo"]] {
        let meeting = ["meet", "weekly", "--present", "ana,bo"];
        let ran = sandbox.run_at(MONDAY, &[&meeting[..], slip].concat());
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("present too: bo"), "{}", ran.err);
    }
    let file = sandbox.path().join("meetings/2026-03-02-weekly.md");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    let text = "+++\nkind = \"meeting\"\non = 2026-03-02\nritual = \"weekly\"\nforum = true\npresent = [\"ana\", \"bo\"]\nabsent = [\"bo\"]\n+++\n";
    fs::write(&file, text).expect("written");
    let check = sandbox.run_at(MONDAY, &["check"]);
    assert_eq!(check.code, 1);
    assert!(check.out.contains("absent or spoken for"), "{}", check.out);
}

#[test]
fn a_guest_is_told_and_a_near_member_named() {
    let sandbox = Sandbox::with_team();
    let ran = sandbox
        .run_at(MONDAY, &["meet", "weekly", "--present", "ana,boo,visitor"])
        .done();
    assert!(ran.err.contains("did you mean `bo`?"), "{}", ran.err);
    assert!(ran.err.contains("`visitor` is no member\n"), "{}", ran.err);
}

#[test]
fn case_does_not_matter() {
    let sandbox = Sandbox::with_team();
    let decide = [
        "decide",
        "Freeze feature work",
        "--affects",
        "Marketing,DEE",
        "--goal",
        "Stability",
        "--approver",
        "ANA",
    ];
    let id = sandbox.run_at(MONDAY, &decide).id();
    let text = fs::read_to_string(sandbox.file(&id)).expect("a file");
    assert!(
        text.contains("affects = [\"marketing\", \"dee\"]"),
        "{text}"
    );
    assert!(text.contains("goals = [\"stability\"]"), "{text}");
    assert!(text.contains("approver = \"ana\""), "{text}");
    let shown = sandbox.run_at(MONDAY, &["show", "Freeze"]).done();
    assert!(shown.out.contains("Freeze feature work"));
    sandbox
        .run_at(
            LATER,
            &[
                "relay",
                "FREEZE",
                "It is frozen",
                "--member",
                "Dee",
                "--audience",
                "marketing",
            ],
        )
        .done();
}

#[test]
fn a_correction_is_checked_like_a_new_entry() {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(MONDAY, &["meet", "weekly", "--present", "ana,bo,cy"])
        .done();
    let id = sandbox
        .run_at(LATER, &["decide", "Freeze", "--confidence", "0.5"])
        .id();
    let ran = sandbox.run_at(LATER, &["edit", &id, "--set", "confidence=9"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("from 0 to 1"), "{}", ran.err);
    let edited = json(sandbox.run_at(
        LATER,
        &["edit", &id, "--set", "confidence=0.7", "--format", "json"],
    ));
    assert_eq!(edited["schema"], "firstteam/entry/1");
}

#[test]
fn what_would_be_written_is_told_in_json_too() {
    let sandbox = Sandbox::with_team();
    let told = json(sandbox.run_at(
        MONDAY,
        &["decide", "Freeze", "--dry-run", "--format", "json"],
    ));
    assert_eq!(told["schema"], "firstteam/entry/1");
    assert!(
        sandbox
            .run_at(MONDAY, &["list", "decisions", "--format", "json"])
            .out
            .contains("[]")
    );
}

#[test]
fn one_thing_is_said_once() {
    let sandbox = Sandbox::with_team();
    let ran = sandbox.run_at(MONDAY, &["decide", "Freeze", "--file", "-"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("TEXT") && ran.err.contains("--file"),
        "{}",
        ran.err
    );
}

#[test]
fn what_was_recorded_later_is_hinted_at_where_nothing_else_is_left() {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(MONDAY, &["decide", "Freeze", "--on", "2026-02-02"])
        .done();
    let ran = sandbox
        .run_at(MONDAY, &["log", "--as-of", "2026-02-10"])
        .done();
    assert!(ran.err.contains("recorded later"), "{}", ran.err);
    let check = sandbox
        .run_at(MONDAY, &["check", "--as-of", "2026-02-10"])
        .done();
    assert!(check.err.contains("recorded later"), "{}", check.err);
}

#[test]
fn a_team_file_with_old_line_ends_is_read() {
    let sandbox = Sandbox::with_team();
    let file = sandbox.path().join("firstteam.toml");
    let team = fs::read_to_string(&file).expect("a team");
    fs::write(&file, team.replace('\n', "\r")).expect("written");
    sandbox.run_at(MONDAY, &["check"]).done();
    sandbox
        .run_at(MONDAY, &["decide", "Freeze", "--approver", "ana"])
        .done();
}

#[test]
fn a_broken_seal_is_mended_as_its_meeting_allows() {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(MONDAY, &["meet", "weekly", "--present", "ana,bo,cy"])
        .done();
    let id = sandbox.run_at(LATER, &["decide", "Freeze"]).id();
    let file = sandbox.file(&id);
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, text.replace("Freeze", "Freeze all")).expect("written");
    let open = sandbox.run_at(LATER, &["check"]);
    assert!(open.out.contains("firstteam seal"), "{}", open.out);
    fs::write(&file, &text).expect("written");
    sandbox.run_at(LATER, &["adjourn"]).done();
    fs::write(&file, text.replace("Freeze", "Freeze all")).expect("written");
    let closed = sandbox.run_at(LATER, &["check"]);
    assert!(closed.out.contains("firstteam amend"), "{}", closed.out);
}

#[test]
fn who_is_absent_speaks_for_nobody() {
    let sandbox = Sandbox::with_team();
    let meeting = ["meet", "weekly", "--present", "ana", "--absent", "dee"];
    let ran = sandbox.run_at(MONDAY, &[&meeting[..], &["--proxy", "dee=eli"]].concat());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("speak for another: dee"), "{}", ran.err);
    let file = sandbox.path().join("meetings/2026-03-02-weekly.md");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    let text = "+++\nkind = \"meeting\"\non = 2026-03-02\nritual = \"weekly\"\nforum = true\npresent = [\"ana\"]\nabsent = [\"dee\"]\n[proxies]\ndee = [\"eli\"]\n+++\n";
    fs::write(&file, text).expect("written");
    let check = sandbox.run_at(MONDAY, &["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check.out.contains("`dee` is named as absent"),
        "{}",
        check.out
    );
}

#[test]
fn without_a_pledge_a_signature_says_which_and_is_hinted_at() {
    let sandbox = Sandbox::with_team();
    for (more, code) in [(&[][..], 2), (&["--pledge", "2026-01"], 0)] {
        let ran = sandbox.run_at(MONDAY, &[&["sign", "ana"], more].concat());
        assert_eq!(ran.code, code);
        assert!(ran.err.contains("[pledge]"), "{}", ran.err);
    }
}

#[test]
fn an_open_meeting_changed_by_hand_is_sealed_as_check_says() {
    let sandbox = Sandbox::with_team();
    let meeting = ["meet", "weekly", "--present", "ana,bo"];
    let meeting = sandbox.run_at(MONDAY, &meeting).id();
    let file = sandbox.file(&meeting);
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, text.replace("\"bo\"", "\"cy\"")).expect("written");
    let handle = meeting.rsplit('-').next().expect("a handle");
    let check = sandbox.run_at(LATER, &["check"]);
    let advice = format!("firstteam seal {handle}");
    assert!(check.out.contains(&advice), "{}", check.out);
    sandbox.run_at(LATER, &["seal", handle]).done();
    sandbox.run_at(LATER, &["check"]).done();
}

#[test]
fn an_amendment_is_no_surer_than_a_decision() {
    let sandbox = Sandbox::with_team();
    let id = sandbox.run_at(MONDAY, &["decide", "Freeze"]).id();
    let amend = ["amend", &id, "--confidence", "9", "--reason", "asked"];
    let ran = sandbox.run_at(LATER, &amend);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("from 0 to 1"), "{}", ran.err);
}

#[test]
fn an_addressee_is_read_whatever_the_case() {
    let sandbox = Sandbox::with_team();
    let id = sandbox.run_at(MONDAY, &["decide", "Freeze"]).id();
    let dissent = ["dissent", &id, "Too early", "--member", "dee"];
    for (typed, stored) in [("Board", "board"), ("ANA", "ana")] {
        let to = ["--channel", "private", "--to", typed];
        let id = sandbox.run_at(LATER, &[&dissent[..], &to].concat()).id();
        let text = fs::read_to_string(sandbox.file(&id)).expect("a file");
        assert!(text.contains(&format!("to = \"{stored}\"")), "{text}");
    }
}

#[test]
fn fixed_words_are_read_in_any_case() {
    let sandbox = Sandbox::with_team();
    let at = |minute: usize, line: &str| {
        let arguments: Vec<&str> = line.split(' ').collect();
        sandbox.run_at(&format!("2026-03-02T10:{minute:02}:00+01:00"), &arguments)
    };
    let lines = [
        "meet Weekly --present ana,bo",
        "raise Freeze --raised-by ana",
        "decide Freeze --method Consent --door One-Way --stance ana=FOR --topic LAST --source Self",
        "dissent Last no --member bo --channel Forum --severity Concern",
        "answer LAST yes --outcome Adopted",
        "position last bo Disagree-And-Commit",
        "commit Plan --owner bo --due 2026-03-09 --scope Shared",
        "mark LAST Kept",
        "review last --outcome Met",
        "signal Win Good --who bo",
        "list Decisions",
        "list DECISION --decision Last",
        "show LAST",
        "flags --level FLAG --state Open --family Clarity --rule No-Why",
        "explain No-Why",
        "agenda --for Weekly --fail-on FLAG",
        "report monthly --month LAST --format JSON",
        "report quarterly --quarter Last --color Never",
    ];
    for (minute, line) in lines.iter().enumerate() {
        let ran = at(minute, line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
    }
    sandbox
        .run_at("2026-03-02T11:00:00+01:00", &["check"])
        .done();
    let kept = at(40, "list commitments --format csv").done().out;
    assert!(kept.contains(",kept,"), "{kept}");
}

#[test]
fn only_promises_are_kept_and_only_topics_put_off() {
    let sandbox = Sandbox::with_team();
    let at = |minute: u32, line: &str| {
        let arguments: Vec<&str> = line.split(' ').collect();
        sandbox.run_at(&format!("2026-03-02T10:{minute:02}:00+01:00"), &arguments)
    };
    at(0, "commit Plan --owner bo --due 2026-03-09").done();
    at(1, "raise Budget --raised-by ana").done();
    let deferred = at(2, "mark last deferred").done();
    assert!(deferred.out.contains("budget"), "{}", deferred.out);
    let kept = at(3, "mark last kept").done();
    assert!(kept.out.contains("plan"), "{}", kept.out);
    let budget = at(4, "mark budget kept");
    assert_eq!(budget.code, 2);
    assert!(
        budget.err.contains("no commitment matches `budget`"),
        "{}",
        budget.err
    );
}

#[test]
fn a_filter_that_makes_no_sense_is_told() {
    let sandbox = Sandbox::with_team();
    for (line, words) in [
        ("report monthly --who bo", "firstteam report member WHO"),
        ("report monthly --since 2026-01-01", "--month 2026-10"),
        ("report quarterly --until=2026-01-01", "--quarter 2026-Q3"),
        ("agenda --since 2026-01-01", "it has --who, --decision"),
        ("list goals --who bo", "what serves one"),
        ("report decision last --who bo", "shows all of it"),
        (
            "list decisions --level flag",
            "it has --since, --until, --who, --decision, --goal",
        ),
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let ran = sandbox.run_at("2026-03-02T10:00:00+01:00", &arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}");
        assert!(ran.err.contains("has no filter --"), "{line}: {}", ran.err);
        assert!(ran.err.contains(words), "{line}: {}", ran.err);
    }
}

#[test]
fn people_are_named_as_in_a_sentence() {
    let sandbox = Sandbox::with_team();
    let meet = [
        "meet",
        "weekly",
        "--present",
        "Ana, Bo Lindgren and cy, and Dee",
    ];
    let met = sandbox.run_at("2026-03-02T10:00:00+01:00", &meet).done();
    assert!(!met.err.contains("guest"), "{}", met.err);
    let listed = ["list", "meetings", "--format", "json"];
    let listed = sandbox
        .run_at("2026-03-02T10:01:00+01:00", &listed)
        .done()
        .out;
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("a list");
    let present = &listed["items"][0]["fields"]["present"];
    assert_eq!(*present, serde_json::json!(["ana", "bo", "cy", "dee"]));
}

#[test]
fn what_is_no_kind_is_found_where_it_is() {
    let sandbox = Sandbox::with_team();
    for (word, place) in [
        ("findings", "firstteam flags"),
        ("members", "firstteam.toml"),
        ("rules", "firstteam explain"),
        ("promises", "list commitments"),
    ] {
        let ran = sandbox.run_at("2026-03-02T10:00:00+01:00", &["list", word]);
        assert_eq!(ran.code, 2, "{word}");
        assert!(ran.err.contains(place), "{word}: {}", ran.err);
    }
}
