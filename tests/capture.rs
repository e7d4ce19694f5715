//! The notation from a file or a pipe: it records what the verbs would, all at once or not at all, and the same text
//! twice adds nothing.

mod support;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use support::{Ran, Sandbox, files};

const NOW: &str = "2026-03-02T10:42:07+01:00";

/// The meeting that the notation's own page shows.
const MEETING: &str = "\
@ weekly 2026-03-02 | present ana bo cy dee | absent eli | proxy fay for eli
# Platform rewrite
? Freeze feature work for two quarters
= Freeze feature work until 30 Sep
  why: churn follows outages
  cost: no new campaign features
  stop: tactical campaigns
  metric: incidents under 3 a month
  by: ana  door: one  for: stability  review: 2026-06-01
  tell: No feature work until 30 Sep; stability first.
+1 ana bo   +0 cy   -0 dee
! dee: Q2 pipeline gap // carve out the launch page
> bo: two people stay on it until April
* cy -> bo: staffing plan by 2026-03-09
~ dee to marketing: \"Small campaigns continue\"
^ side bo cy: re-planned scope
---
";

fn capture(sandbox: &Sandbox, text: &str, flags: &[&str]) -> Ran {
    let mut child = sandbox
        .command(NOW)
        .args(["capture", "-"])
        .args(flags)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("an input");
    input.write_all(text.as_bytes()).expect("written");
    drop(input);
    child.wait_with_output().expect("it ends").into()
}

fn contents(sandbox: &Sandbox) -> BTreeMap<PathBuf, String> {
    let entries = files(sandbox.path()).into_iter();
    entries
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a text");
            let name = path.strip_prefix(sandbox.path()).expect("in the folder");
            (name.to_owned(), text)
        })
        .collect()
}

/// Those of one kind, put together.
fn folder(sandbox: &Sandbox, kind: &str) -> String {
    let contents = contents(sandbox).into_iter();
    let of_kind = contents.filter(|(path, _)| path.starts_with(kind));
    of_kind.map(|(_, text)| text).collect()
}

fn by_verbs(sandbox: &Sandbox) {
    let run = |arguments: &[&str]| sandbox.run_at(NOW, arguments).done();
    run(&[
        "meet",
        "weekly",
        "--present",
        "ana,bo,cy,dee",
        "--absent",
        "eli",
        "--proxy",
        "fay=eli",
    ]);
    run(&[
        "raise",
        "Platform rewrite",
        "--notes",
        "Proposed: Freeze feature work for two quarters",
    ]);
    run(&[
        "decide",
        "Freeze feature work until 30 Sep",
        "--topic",
        "platform",
        "--why",
        "churn follows outages",
        "--trade-off",
        "no new campaign features",
        "--stop",
        "tactical campaigns",
        "--metric",
        "incidents under 3 a month",
        "--approver",
        "ana",
        "--door",
        "one-way",
        "--goal",
        "stability",
        "--review-on",
        "2026-06-01",
        "--tell",
        "No feature work until 30 Sep; stability first.",
        "--stance",
        "ana,bo=+1",
        "--stance",
        "cy=+0",
        "--stance",
        "dee=-0",
    ]);
    run(&[
        "dissent",
        "freeze",
        "Q2 pipeline gap",
        "--member",
        "dee",
        "--would-change",
        "carve out the launch page",
    ]);
    run(&[
        "answer",
        "q2-pipeline",
        "two people stay on it until April",
        "--outcome",
        "adopted",
        "--by",
        "bo",
    ]);
    run(&[
        "commit",
        "staffing plan",
        "--owner",
        "cy",
        "--to",
        "bo",
        "--due",
        "2026-03-09",
        "--decision",
        "freeze",
    ]);
    run(&[
        "relay",
        "freeze",
        "Small campaigns continue",
        "--member",
        "dee",
        "--audience",
        "marketing",
    ]);
    run(&[
        "signal",
        "side-conversation",
        "re-planned scope",
        "--who",
        "bo,cy",
        "--about",
        "freeze",
    ]);
    run(&["adjourn"]);
}

#[test]
fn a_text_records_what_the_verbs_do_byte_for_byte() {
    let (captured, typed) = (Sandbox::with_team(), Sandbox::with_team());
    capture(&captured, MEETING, &[]).done();
    by_verbs(&typed);
    assert_eq!(contents(&captured), contents(&typed));
    captured.run_at(NOW, &["check", "--strict"]).done();
}

#[test]
fn the_words_of_w3c_s_scribes_say_the_same() {
    let (signs, words) = (Sandbox::with_team(), Sandbox::with_team());
    capture(&signs, MEETING, &[]).done();
    let text = MEETING
        .replace(
            "@ weekly 2026-03-02 | present ana bo cy dee | absent eli | proxy fay for eli",
            "Meeting: weekly 2 March | proxy fay for eli\npresent+ Ana, Bo Lindgren\nPresent+ cy, dee\nRegrets+ Eli",
        )
        .replace("# ", "TOPIC: ")
        .replace("? ", "PROPOSED: ")
        .replace("= ", "RESOLUTION: ")
        .replace("* cy -> bo: staffing plan by", "ACTION: cy -> bo: stuffing plan (due")
        .replace("2026-03-09", "2026-03-09)\ns/stuffing/staffing/");
    capture(&words, &text, &[]).done();
    assert_eq!(contents(&words), contents(&signs));
}

#[test]
fn the_same_text_twice_adds_nothing() {
    let sandbox = Sandbox::with_team();
    capture(&sandbox, MEETING, &[]).done();
    let before = contents(&sandbox);
    // At another time too: what tells entries apart is what they say.
    let path = sandbox.path().join("minutes.txt");
    std::fs::write(&path, MEETING).expect("written");
    let again = sandbox.run_at("2026-03-04T09:00:00+01:00", &["capture", "minutes.txt"]);
    let again = again.done();
    std::fs::remove_file(path).expect("removed");
    assert_eq!(again.out, "");
    assert!(
        again.err.contains("in the journal already"),
        "{}",
        again.err
    );
    assert_eq!(contents(&sandbox), before);
}

#[test]
fn a_text_that_has_grown_adds_what_is_new_while_the_meeting_is_open() {
    let sandbox = Sandbox::with_team();
    let open = MEETING.trim_end_matches("---\n");
    let (first, _) = open.split_once("  metric").expect("a line");
    capture(&sandbox, first, &[]).done();
    let grown = capture(&sandbox, open, &[]).done();
    assert_eq!(grown.out.lines().count(), 5, "{}", grown.out);
    assert_eq!(
        contents(&sandbox)
            .keys()
            .filter(|path| path.starts_with("decisions"))
            .count(),
        1
    );
    let decision = folder(&sandbox, "decisions");
    assert!(
        decision.contains("metric = \"incidents under 3 a month\""),
        "{decision}"
    );
    assert!(decision.contains("cy = \"reservation\""), "{decision}");
    sandbox.run_at(NOW, &["check", "--strict"]).done();
}

#[test]
fn what_somebody_corrected_since_stays() {
    let sandbox = Sandbox::with_team();
    let open = MEETING.trim_end_matches("---\n");
    capture(&sandbox, open, &[]).done();
    let set = [
        "edit",
        "freeze-feature",
        "--set",
        "why=Customers leave after outages",
    ];
    sandbox.run_at(NOW, &set).done();
    let again = capture(&sandbox, open, &[]).done();
    assert!(
        again.err.contains("says otherwise in `why`"),
        "{}",
        again.err
    );
    assert!(folder(&sandbox, "decisions").contains("Customers leave"));
}

#[test]
fn nothing_is_added_to_a_meeting_that_is_adjourned() {
    let sandbox = Sandbox::with_team();
    capture(&sandbox, MEETING, &[]).done();
    let before = contents(&sandbox);
    let more = MEETING.replace("---\n", "* dee: one thing more by friday\n---\n");
    let refused = capture(&sandbox, &more, &[]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("its minutes are sealed"),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("standard input:17:1"),
        "{}",
        refused.err
    );
    assert_eq!(contents(&sandbox), before);
}

#[test]
fn lines_without_a_meeting_join_the_one_that_is_open() {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(NOW, &["meet", "weekly", "--present", "ana,bo"])
        .done();
    capture(&sandbox, "# Prices\n= Prices rise in May\n+1 bo\n", &[]).done();
    capture(&sandbox, "+0 ana\n  why: support costs more\n", &[]).done();
    let decision = folder(&sandbox, "decisions");
    assert!(
        decision.contains("meeting = \"2026-03-02-weekly-"),
        "{decision}"
    );
    assert!(decision.contains("ana = \"reservation\""), "{decision}");
    assert!(
        decision.contains("why = \"support costs more\""),
        "{decision}"
    );
}

#[test]
fn a_dry_run_shows_all_and_writes_nothing() {
    let sandbox = Sandbox::with_team();
    let before = contents(&sandbox);
    let shown = capture(&sandbox, MEETING, &["--dry-run"]).done();
    assert_eq!(contents(&sandbox), before);
    assert_eq!(shown.out.matches("kind = ").count(), 8, "{}", shown.out);
    assert!(
        shown.err.contains("would adjourn 2026-03-02-weekly-"),
        "{}",
        shown.err
    );
    // It is what is written then, to the byte.
    capture(&sandbox, MEETING.trim_end_matches("---\n"), &[]).done();
    for (path, text) in contents(&sandbox) {
        assert!(
            before.contains_key(&path) || shown.out.contains(&text),
            "{}",
            path.display()
        );
    }
}

#[test]
fn everything_that_is_wrong_is_told_with_its_place_and_nothing_is_written() {
    let sandbox = Sandbox::with_team();
    let before = contents(&sandbox);
    let text = "@ weekly | present ana bo\n= Freeze\n+1 ana zed\n  review: someday\n! anna: no\n* cy: plan\n> bo: x\n";
    let refused = capture(&sandbox, text, &[]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    for told in [
        "standard input:3:8",
        "`zed` is not a member",
        "standard input:4:11",
        "standard input:5:3",
        "did you mean `ana`?",
        "standard input:6:1",
        "by friday",
        "standard input:7:3",
        "several places",
    ] {
        assert!(refused.err.contains(told), "{told}\n{}", refused.err);
    }
    assert_eq!(contents(&sandbox), before);
    let json = capture(&sandbox, text, &["--format", "json"]);
    let last = json.err.lines().last().expect("an error");
    let error: serde_json::Value = serde_json::from_str(last).expect("one object");
    assert_eq!(error["code"], "usage");
}

#[test]
fn a_text_that_says_nothing_is_an_error() {
    let sandbox = Sandbox::with_team();
    let refused = capture(&sandbox, "Dear all,\n\nsee you on Monday.\n", &[]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("@ weekly"), "{}", refused.err);
}

#[test]
fn json_is_one_document_with_every_new_entry() {
    let sandbox = Sandbox::with_team();
    let shown = capture(&sandbox, MEETING, &["--format", "json"]).done();
    let view: serde_json::Value = serde_json::from_str(&shown.out).expect("one document");
    assert_eq!(view["schema"], "firstteam/captured/1");
    let kinds: Vec<&str> = view["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .filter_map(|entry| entry["kind"].as_str())
        .collect();
    assert_eq!(
        kinds,
        [
            "meeting",
            "topic",
            "decision",
            "dissent",
            "answer",
            "commitment",
            "relay",
            "signal"
        ]
    );
}

#[test]
fn days_in_words_are_seen_from_the_meeting_s_day() {
    let sandbox = Sandbox::with_team();
    let text = "@ weekly 2026-02-16 | present ana bo\n# Prices\n= Prices rise\n  review: in 2 weeks\n* bo: list by friday\n";
    capture(&sandbox, text, &[]).done();
    assert!(folder(&sandbox, "decisions").contains("review_on = 2026-03-02"));
    assert!(folder(&sandbox, "commitments").contains("due = 2026-02-20"));
}

#[test]
fn a_meeting_s_day_lies_behind_unless_it_says_otherwise() {
    // The clock stands on a Monday.
    for (typed, day) in [
        ("monday", "2026-03-02"),
        ("friday", "2026-02-27"),
        ("20 november", "2025-11-20"),
        ("5 march", "2026-03-05"),
        ("tomorrow", "2026-03-03"),
        ("2026-11-20", "2026-11-20"),
    ] {
        let sandbox = Sandbox::with_team();
        capture(
            &sandbox,
            &format!("@ weekly {typed} | present ana\n# X\n"),
            &[],
        )
        .done();
        let meeting = folder(&sandbox, "meetings");
        assert!(
            meeting.contains(&format!("on = {day}")),
            "{typed}: {meeting}"
        );
    }
}

#[test]
fn whoever_has_spoken_stands_as_before_when_all_agree() {
    let sandbox = Sandbox::with_team();
    let text = "@ weekly | present ana bo dee\n= We move\n  why: rent\n-1 Dee Marsh\n+1 all\n";
    let said = capture(&sandbox, text, &[]).done().err;
    assert!(said.contains("dee said otherwise"), "{said}");
    let decision = folder(&sandbox, "decisions");
    for stance in ["ana = \"for\"", "bo = \"for\"", "dee = \"object\""] {
        assert!(decision.contains(stance), "{stance}: {decision}");
    }
    let sandbox = Sandbox::with_team();
    let text =
        "@ weekly | present ana bo\n= We move\n  why: rent\n-0 Ana Ruiz, Bo Lindgren\n+1 ana\n";
    let said = capture(&sandbox, text, &[]).done().err;
    assert!(said.contains("ana was “"), "{said}");
    let decision = folder(&sandbox, "decisions");
    assert!(decision.contains("ana = \"for\""), "{decision}");
}

#[test]
fn all_who_are_present_are_the_members() {
    let sandbox = Sandbox::with_team();
    capture(&sandbox, "@ weekly | present all\n# Prices\n", &[]).done();
    let meeting = folder(&sandbox, "meetings");
    assert!(
        meeting.contains("\"ana\"") && meeting.contains("\"fay\""),
        "{meeting}"
    );
    assert!(!meeting.contains("\"all\""), "{meeting}");
}

#[test]
fn what_is_closed_is_told_without_a_line_that_it_does_not_have() {
    let sandbox = Sandbox::with_team();
    capture(&sandbox, "@ weekly | present ana\n= We move\n---\n", &[]).done();
    let text = "@ weekly | present ana\n= We move\n  why: the rent\n---\n";
    let ran = capture(&sandbox, text, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is closed"), "{}", ran.err);
    assert!(!ran.err.contains(":0:"), "{}", ran.err);
}

#[test]
fn a_decision_outside_any_meeting_keeps_the_words_around_it() {
    let sandbox = Sandbox::with_team();
    capture(
        &sandbox,
        "From Tuesday's mail:\n= Prices rise in May\n+1 ana\nCy will write.\n",
        &[],
    )
    .done();
    let decision = folder(&sandbox, "decisions");
    assert!(
        decision.ends_with("+++\n\nFrom Tuesday's mail:\nCy will write.\n"),
        "{decision}"
    );
    assert!(decision.contains("ana = \"for\""), "{decision}");
}

#[test]
fn several_meetings_stand_in_one_text_and_refer_to_each_other() {
    let sandbox = Sandbox::with_team();
    let text = "\u{feff}@ weekly 2026-02-16 | present ana bo\r\n# Prices\r\n= Prices rise\r\n+1 all\r\n---\r\n\
        @ weekly 2026-02-23 | present ana, Cy and bo\r\n# Prices\r\n= Prices rise in May\r\n  \
        supersedes: prices-rise\r\n+1 all -1 cy\r\n--- 11:30\r\n\
        @ side 2026-02-24 | present bo cy\r\n! bo on rise-in-may: nobody heard me\r\nOver lunch.\r\n";
    capture(&sandbox, text, &[]).done();
    sandbox.run_at(NOW, &["check", "--strict"]).done();
    assert_eq!(folder(&sandbox, "topics").matches("title = ").count(), 2);
    let decisions = folder(&sandbox, "decisions");
    assert!(
        decisions.contains("supersedes = \"2026-02-16-prices-rise-"),
        "{decisions}"
    );
    assert!(
        decisions.contains("ana = \"for\"\nbo = \"for\"\ncy = \"object\""),
        "{decisions}"
    );
    let dissent = folder(&sandbox, "dissents");
    assert!(
        dissent.contains("on_entry = \"2026-02-23-prices-rise-in-may-"),
        "{dissent}"
    );
    assert!(dissent.contains("channel = \"side\""), "{dissent}");
    let meetings = folder(&sandbox, "meetings");
    assert!(
        meetings.contains("ended = 2026-02-23T11:30:00+01:00"),
        "{meetings}"
    );
    assert!(meetings.ends_with("Over lunch.\n"), "{meetings}");
}

#[test]
fn a_meeting_that_goes_on_after_midnight_ends_after_it_began() {
    let sandbox = Sandbox::with_team();
    let text = "@ weekly 2026-03-01 23:30 | present ana bo\n= Prices rise\n--- 00:20\n";
    capture(&sandbox, text, &[]).done();
    let meeting = folder(&sandbox, "meetings");
    assert!(
        meeting.contains("ended = 2026-03-02T00:20:00+01:00"),
        "{meeting}"
    );
}

#[test]
fn fields_that_were_not_indented_are_understood_or_kept_as_notes() {
    let sandbox = Sandbox::with_team();
    let text = "\
@ weekly 2026-03-02 | present ana bo cy dee
# Prices
= Prices rise in May
Dee asks for more time.
why: support costs more
Bo agrees.
why: and so does hosting
door: maybe
  metric:
* bo: letters
by friday
by: ana
DECISION: keep the old prices for schools
";
    let captured = capture(&sandbox, text, &[]).done();
    for told in [
        "why of the decision",
        "hint: said otherwise before",
        "`maybe` is not one of one-way, two-way",
        "`metric` is still empty",
        "due: Fri 6 Mar 2026",
        "approver of the decision",
        "did you mean `= keep the old prices for schools`?",
    ] {
        assert!(captured.err.contains(told), "{told}\n{}", captured.err);
    }
    let decision = folder(&sandbox, "decisions");
    assert!(
        decision.contains("why = \"support costs more\"\napprover = \"ana\"\n"),
        "{decision}"
    );
    let topic = folder(&sandbox, "topics");
    let notes = "Dee asks for more time.\nBo agrees.\nwhy: and so does hosting\ndoor: maybe\n\
                 DECISION: keep the old prices for schools\n";
    assert!(topic.ends_with(notes), "{topic}");
    let before = contents(&sandbox);
    capture(&sandbox, text, &[]).done();
    assert_eq!(contents(&sandbox), before);
}

#[test]
fn a_short_word_for_a_field_is_no_change_of_it() {
    let sandbox = Sandbox::with_team();
    let text = MEETING.trim_end_matches("---\n");
    capture(&sandbox, text, &[]).done();
    let again = capture(&sandbox, text, &[]).done();
    assert!(!again.err.contains("hint"), "{}", again.err);
}

#[test]
fn the_same_line_twice_is_one_entry_and_is_told() {
    let sandbox = Sandbox::with_team();
    let text = "\
@ weekly 2026-03-02 | present ana bo
# Prices
= Deferred
= deferred.
+1 bo
* bo: letters by friday
* bo: letters by monday
# Rooms
= Deferred
";
    let captured = capture(&sandbox, text, &[]).done();
    for told in [
        "the same decision as before: it stays one",
        "the same commitment as before: it stays one",
        "due was “Fri 6 Mar 2026”",
    ] {
        let count = captured.err.matches(told).count();
        assert_eq!(count, 1, "{told}\n{}", captured.err);
    }
    let kinds = ["decisions", "commitments"];
    let count = |kind| folder(&sandbox, kind).matches("kind = ").count();
    assert_eq!(kinds.map(count), [2, 1]);
    // Under another topic the same words are another decision, now and later.
    let before = contents(&sandbox);
    let again = capture(&sandbox, text, &[]).done();
    assert_eq!(contents(&sandbox), before, "{}", again.err);
}

#[test]
fn a_word_that_was_changed_since_is_asked_about_before_anything_is_recorded() {
    let sandbox = Sandbox::with_team();
    let text = MEETING.trim_end_matches("---\n");
    capture(&sandbox, text, &[]).done();
    let before = contents(&sandbox);
    let changed = text
        .replace("until 30 Sep\n", "until the end of October\n")
        .replace("staffing plan", "stafing plan")
        .replace("Small campaigns", "All campaigns");
    let changed = format!("{changed}* cy: another plan by friday\n");
    let asked = capture(&sandbox, &changed, &[]);
    assert_eq!(asked.code, 2);
    for told in [
        "standard input:4:1",
        "“Freeze feature work until 30 Sep”",
        "--set text='Freeze feature work until the end of October'` takes the new words",
        "“cy: staffing plan”",
        "“dee: marketing: Small campaigns continue”",
        "`--as-new` records the line as another decision",
    ] {
        assert!(asked.err.contains(told), "{told}\n{}", asked.err);
    }
    assert!(!asked.err.contains("another plan"), "{}", asked.err);
    assert_eq!(contents(&sandbox), before);

    // Put right as it says, all the lines are the entries that they were.
    let edit = |id: &str, set: &str| {
        sandbox.run_at(NOW, &["edit", id, "--set", set]).done();
    };
    edit(
        "freeze",
        "text=Freeze feature work until the end of October",
    );
    edit("staffing", "what=stafing plan");
    let handle = |kind: &str| {
        let contents = contents(&sandbox);
        let path = contents.keys().find(|path| path.starts_with(kind));
        let stem = path.and_then(|path| path.file_stem()).expect("an entry");
        let stem = stem.to_string_lossy().into_owned();
        stem[stem.len() - 5..].to_owned()
    };
    let told = "\"All campaigns continue\"\n";
    let corrects = format!("{told}  corrects: {}\n", handle("relays"));
    let mended = capture(&sandbox, &changed.replace(told, &corrects), &[]).done();
    assert_eq!(mended.out.lines().count(), 2, "{}", mended.out);
    sandbox.run_at(NOW, &["check", "--strict"]).done();
}

#[test]
fn lines_that_resemble_an_entry_are_others_where_somebody_says_so() {
    let sandbox = Sandbox::with_team();
    let text = "@ weekly 2026-03-02 | present ana bo\n* bo: book the room by friday\n";
    capture(&sandbox, text, &[]).done();
    let other = text.replace("room", "flight");
    assert_eq!(capture(&sandbox, &other, &[]).code, 2);
    capture(&sandbox, &other, &["--as-new"]).done();
    let both = format!("{text}{}", "* bo: book the flight by friday\n");
    let again = capture(&sandbox, &both, &[]).done();
    assert_eq!(again.out, "");
    // Of an adjourned meeting, a decision is amended.
    let closed = "@ weekly 2026-03-01 | present ana bo\n= Prices rise in May\n---\n";
    capture(&sandbox, closed, &[]).done();
    let changed = capture(&sandbox, &closed.replace("May", "June"), &[]);
    assert_eq!(changed.code, 2);
    let amend = "--text 'Prices rise in June' --reason …` changes it";
    assert!(changed.err.contains(amend), "{}", changed.err);
}

#[test]
fn two_promises_on_a_line_are_asked_about() {
    let sandbox = Sandbox::with_team();
    let text = "@ weekly | present ana bo\n* bo: letters by friday, ana: list by friday\n\
                * bo: tell cy, dee and eli: no more letters by friday\n";
    let captured = capture(&sandbox, text, &["--dry-run"]).done();
    let hint = "hint: another promise? each has a line of its own";
    assert_eq!(captured.err.matches(hint).count(), 1, "{}", captured.err);
}
