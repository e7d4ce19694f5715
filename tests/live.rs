//! `live` at a real terminal: a meeting typed along, killed at any moment, taken up again, and adjourned.
//!
//! `scripts/type-along` types at sixty words a minute.
#![cfg(unix)]

mod support;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::time::Duration;

use support::git::{Repository, status, subjects};
use support::{Ran, Sandbox, files};
use terminal::{Terminal, within};

const NOW: &str = "2026-03-02T10:42:07+01:00";

/// The forum of 2 March in `examples/platform-rewrite`, line by line, with words that must be in the journal for each.
const MEETING: &[(&str, &str)] = &[
    (
        "@ weekly | present ana bo cy dee eli fay | chair fay",
        "facilitator = \"fay\"",
    ),
    ("# Platform rewrite", "title = \"Platform rewrite\""),
    ("  by: bo", "raised_by = \"bo\""),
    (
        "  memo: Bo's paper of 25 February: eleven outages in two quarters",
        "memo = \"Bo's paper of 25 February: eleven",
    ),
    (
        "Bo shows what the outages have in common.",
        "\nBo shows what the outages have in common.",
    ),
    (
        "! dee: The spring launch brings a third of the second quarter's pipeline. // carve out the launch page",
        "would_change = \"carve out the launch page\"",
    ),
    (
        "> bo: Marketing keeps the launch page, and two engineers stay on it.",
        "text = \"Marketing keeps the launch page, and two engineers stay on it.\"",
    ),
    (
        "? Freeze feature work for two quarters",
        "\nProposed: Freeze feature work for two quarters",
    ),
    (
        "= Freeze feature work until 30 September 2026; marketing keeps the launch page.",
        "text = \"Freeze feature work until 30 September 2026; marketing keeps the launch page.\"",
    ),
    (
        "  why: Churn follows outages, and the rewrite removes their cause.",
        "why = \"Churn follows outages, and the rewrite removes their cause.\"",
    ),
    (
        "  cost: No new campaign features for two quarters",
        "trade_offs = [\"No new campaign features for two quarters\"]",
    ),
    (
        "  stop: tactical campaigns",
        "stops = [\"tactical campaigns\"]",
    ),
    (
        "  rejected: Freeze for one quarter only",
        "\"Freeze for one quarter only\"",
    ),
    (
        "  rejected: Rewrite beside feature work",
        "\"Rewrite beside feature work\"]",
    ),
    (
        "  by: ana  driver: bo  door: one  for: stability  review: 2026-06-01",
        "review_on = 2026-06-01",
    ),
    (
        "  affects: marketing, engineering",
        "affects = [\"marketing\", \"engineering\"]",
    ),
    (
        "  metric: incidents under 3 a month",
        "metric = \"incidents under 3 a month\"",
    ),
    (
        "  tell: No feature work until 30 September; stability first.",
        "tell = \"No feature work until 30 September; stability first.\"",
    ),
    ("+1 ana bo dee fay eli   +0 cy", "cy = \"reservation\""),
    (
        "* cy -> ana: Staffing plan for the rewrite by friday",
        "due = 2026-03-06",
    ),
    (
        "* dee: Cancel the tactical campaigns that are booked for March by friday",
        "what = \"Cancel the tactical campaigns that are booked for March\"",
    ),
    (
        "* bo -> all: Dashboard of incidents for the whole company by 2026-03-11",
        "due = 2026-03-11",
    ),
];

fn live(sandbox: &Sandbox) -> Terminal {
    live_at(sandbox, NOW)
}

fn live_at(sandbox: &Sandbox, now: &str) -> Terminal {
    let mut command = sandbox.command(now);
    command
        .arg("live")
        .env("TERM", "xterm")
        .env("LANG", "C.UTF-8");
    Terminal::start(&mut command, 80, 24)
}

/// Types a line, and waits until it is on disk, no longer.
#[track_caller]
fn enter(sandbox: &Sandbox, terminal: &mut Terminal, line: &str) {
    terminal.line(line);
    let path = sandbox.path().join(".live");
    let on_disk =
        || fs::read_to_string(&path).is_ok_and(|text| text.contains(&format!("\t{line}\n")));
    let typed = within(Duration::from_secs(20), on_disk);
    assert!(typed, "{line} is not on disk:\n{}", terminal.shown());
}

fn adjourn(terminal: &mut Terminal) {
    terminal.line("---");
    terminal.wait_for("Adjourn?");
    terminal.line("yes");
    terminal.wait_for("adjourned and sealed");
}

fn journal(sandbox: &Sandbox) -> String {
    let entries = files(sandbox.path()).into_iter();
    let entries = entries.filter(|path| path.extension().is_some_and(|end| end == "md"));
    entries
        .map(|path| fs::read_to_string(path).expect("an entry"))
        .collect()
}

fn check(sandbox: &Sandbox) -> Ran {
    sandbox.run_at(NOW, &["check", "--strict"]).done()
}

#[track_caller]
fn has_all(sandbox: &Sandbox) {
    let journal = journal(sandbox);
    for (line, words) in MEETING {
        assert!(journal.contains(words), "{line}\n{words}\n{journal}");
    }
    assert!(!sandbox.path().join(".live").exists());
    check(sandbox);
}

#[test]
fn a_meeting_that_is_killed_in_the_middle_goes_on_and_has_every_line() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    terminal.wait_for("A meeting begins with");
    let (first, second) = MEETING.split_at(11);
    for (line, _) in first {
        enter(&sandbox, &mut terminal, line);
    }
    terminal.keys("  metric: half a li");
    terminal.kill();
    let mut terminal = live(&sandbox);
    terminal.wait_for("Taken up again: the weekly of Mon 2 Mar 2026");
    terminal.wait_for("topic: Platform rewrite");
    terminal.wait_for("decision: Freeze feature work until 30 September");
    for (line, _) in second {
        enter(&sandbox, &mut terminal, line);
    }
    terminal.wait_for("everyone has a stance");
    adjourn(&mut terminal);
    assert_eq!(terminal.ends(), 0);
    has_all(&sandbox);
    assert!(!journal(&sandbox).contains("half a li"));
}

#[test]
fn a_meeting_that_is_killed_after_every_line_has_every_line_once() {
    let sandbox = Sandbox::with_team();
    for (line, _) in MEETING {
        let mut terminal = live(&sandbox);
        terminal.wait_for("`?` shows the marks");
        enter(&sandbox, &mut terminal, line);
        terminal.kill();
    }
    let mut terminal = live(&sandbox);
    terminal.wait_for("Taken up again");
    adjourn(&mut terminal);
    assert_eq!(terminal.ends(), 0);
    has_all(&sandbox);
    let entries = journal(&sandbox).matches("kind = ").count();
    assert_eq!(entries, 8);
}

#[test]
fn what_was_typed_wrong_is_put_right() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    for line in [
        "@ weekly | present ana bo",
        "# Prices",
        "= Prices rize in May",
        "s/rize/rise/",
        "  why: they should",
        "undo",
        "= Another one",
        "undo",
        "+1 ana",
        "* bo: price list",
        "! zed: no",
        "undo",
    ] {
        enter(&sandbox, &mut terminal, line);
    }
    terminal.wait_for("end the line with a day");
    terminal.wait_for("taken back: = Another one");
    terminal.wait_for("`zed` is not a member");
    // What is asked for at the end is typed there.
    terminal.line("---");
    terminal.wait_for("Still empty: why");
    terminal.wait_for("* bo: price list");
    terminal.line("no");
    terminal.wait_for("the meeting goes on");
    terminal.line("  due: friday");
    terminal.wait_for("due: Fri 6 Mar 2026");
    terminal.line("---");
    terminal.wait_for_another("Adjourn?");
    terminal.line("yes");
    terminal.wait_for("adjourned and sealed");
    assert_eq!(terminal.ends(), 0);
    let journal = journal(&sandbox);
    assert!(
        journal.contains("text = \"Prices rise in May\""),
        "{journal}"
    );
    assert!(journal.contains("due = 2026-03-06"), "{journal}");
    for gone in ["\"Prices rize", "they should", "Another", "zed"] {
        assert!(!journal.contains(gone), "{gone}\n{journal}");
    }
    check(&sandbox);
}

#[test]
fn what_nobody_put_right_is_kept_as_a_note() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    for line in [
        "@ weekly | present ana bo",
        "* bo: price list",
        "!! zed: never",
    ] {
        enter(&sandbox, &mut terminal, line);
    }
    adjourn(&mut terminal);
    assert_eq!(terminal.ends(), 0);
    assert!(journal(&sandbox).ends_with("+++\n\n* bo: price list\n!! zed: never\n"));
    check(&sandbox);
}

#[test]
fn a_meeting_that_a_verb_opened_is_joined() {
    let sandbox = Sandbox::with_team();
    for arguments in [
        &["meet", "weekly", "--present", "ana,bo"][..],
        &["raise", "Prices"],
        &[
            "decide",
            "Prices rise in May",
            "--topic",
            "last",
            "--stance",
            "bo=+1",
        ],
    ] {
        sandbox.run_at(NOW, arguments).done();
    }
    let mut terminal = live(&sandbox);
    terminal.wait_for("Open already: the weekly");
    terminal.wait_for("no stance yet: ana");
    enter(&sandbox, &mut terminal, "+0 ana");
    enter(&sandbox, &mut terminal, "  why: support costs more");
    terminal.wait_for("why of the decision");
    terminal.kill();
    let mut terminal = live(&sandbox);
    terminal.wait_for("Taken up again");
    adjourn(&mut terminal);
    assert_eq!(terminal.ends(), 0);
    let journal = journal(&sandbox);
    assert!(
        journal.contains("bo = \"for\"\nana = \"reservation\""),
        "{journal}"
    );
    assert!(
        journal.contains("why = \"support costs more\""),
        "{journal}"
    );
    check(&sandbox);
}

#[test]
fn keys_do_what_people_expect() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    terminal.wait_for("no meeting yet");
    // The completing key, and the line that Ctrl-C forgets.
    terminal.keys("@ we\t| present a\tbo\r");
    terminal.wait_for("2 present");
    terminal.keys("# never mind");
    terminal.wait_for("never mind");
    terminal.keys("\u{3}");
    terminal.wait_for("never mind\nweekly");
    enter(&sandbox, &mut terminal, "# Prices");
    // The line before comes back, a block that is pasted is several lines, and Ctrl-D asks.
    terminal.keys("\u{1b}[A and costs\r");
    terminal.keys("\u{1b}[200~= Prices rise\n  why: costs do\n\u{1b}[201~\r");
    terminal.wait_for("why of the decision");
    terminal.keys("\u{4}");
    terminal.wait_for("Leave?");
    terminal.line("n");
    terminal.line("+1 ana");
    terminal.wait_for("ana for");
    terminal.keys("\u{4}");
    terminal.wait_for_another("Leave?");
    terminal.keys("\u{4}");
    assert_eq!(terminal.ends(), 0);
    let journal = journal(&sandbox);
    for words in [
        "\"Prices\"",
        "\"Prices and costs\"",
        "\"Prices rise\"",
        "\"costs do\"",
        "ana = \"for\"",
    ] {
        assert!(journal.contains(words), "{words}\n{journal}");
    }
    assert!(!journal.contains("never mind"));
    assert!(sandbox.path().join(".live").exists());
}

#[test]
fn without_colour_nothing_is_painted() {
    let sandbox = Sandbox::with_team();
    let mut command = sandbox.command(NOW);
    command
        .arg("live")
        .env("TERM", "xterm")
        .env("NO_COLOR", "1");
    let mut terminal = Terminal::start(&mut command, 80, 24);
    terminal.line("@ weekly | present ana bo");
    terminal.keys("# ");
    terminal.wait_for("> # ");
    terminal.line("Prices");
    terminal.wait_for("Prices 0 min");
    let shown = terminal.shown();
    let painted = shown.split("\u{1b}[").skip(1).any(|rest| {
        let end = rest.find(|letter: char| letter.is_ascii_alphabetic());
        end.is_some_and(|end| rest[end..].starts_with('m'))
    });
    assert!(!painted, "{shown:?}");
    terminal.kill();
}

#[test]
fn a_terminal_that_edits_nothing_will_do() {
    let sandbox = Sandbox::with_team();
    let mut command = sandbox.command(NOW);
    command.arg("live").env("TERM", "dumb");
    let mut terminal = Terminal::start(&mut command, 40, 24);
    enter(&sandbox, &mut terminal, "@ weekly | present ana bo");
    enter(&sandbox, &mut terminal, "# Prices");
    terminal.wait_for("topic (");
    adjourn(&mut terminal);
    assert_eq!(terminal.ends(), 0);
    assert!(!journal(&sandbox).is_empty());
    check(&sandbox);
}

#[test]
fn what_came_too_late_for_the_minutes_is_kept() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    enter(&sandbox, &mut terminal, "@ weekly | present ana bo");
    terminal.wait_for("2 present");
    sandbox.run_at(NOW, &["adjourn"]).done();
    enter(&sandbox, &mut terminal, "* bo: one thing more by friday");
    terminal.wait_for("minutes are sealed");
    terminal.kill();
    let terminal = live(&sandbox);
    terminal.wait_for("was adjourned elsewhere");
    terminal.wait_for("no meeting yet");
    terminal.kill();
    let kept = files(sandbox.path())
        .into_iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    let kept: String = kept.collect();
    assert!(kept.contains("one thing more"), "{kept}");
    check(&sandbox);
}

#[test]
fn what_was_told_after_somebody_else_adjourned_is_not_said_to_be_recorded() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    enter(&sandbox, &mut terminal, "@ weekly | present ana bo");
    terminal.wait_for("2 present");
    enter(&sandbox, &mut terminal, "= Kept in the minutes");
    enter(&sandbox, &mut terminal, "+1 zed");
    terminal.wait_for("`zed` is not a member");
    sandbox.run_at(NOW, &["adjourn"]).done();
    enter(&sandbox, &mut terminal, "= Too late for them");
    terminal.wait_for("minutes are sealed");
    assert!(!terminal.shown().contains("decided: Too late"));
    terminal.kill();
    live(&sandbox).wait_for("was adjourned elsewhere");
    let aside = files(sandbox.path())
        .into_iter()
        .find(|path| path.to_string_lossy().contains(".live-"));
    let aside = fs::read_to_string(aside.expect("a file of its own")).expect("its lines");
    assert_eq!(aside, "+1 zed\n= Too late for them\n");
}

#[test]
fn a_side_meeting_has_its_stances_and_reasons() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    for line in [
        "@ side | present ana bo",
        "# Short",
        "= We plan the visit in May",
        "+1 bo",
        "  why: the guests asked",
    ] {
        enter(&sandbox, &mut terminal, line);
    }
    terminal.wait_for("why of the decision");
    assert!(!terminal.shown().contains("closed"), "{}", terminal.shown());
    adjourn(&mut terminal);
    let journal = journal(&sandbox);
    assert!(journal.contains("why = \"the guests asked\""), "{journal}");
    assert!(journal.contains("bo = \"for\""), "{journal}");
    check(&sandbox);
}

#[test]
fn what_was_seen_outside_is_taken_back_like_any_line() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    for line in [
        "@ weekly | present ana bo",
        "= Prices rise in May",
        "  why: costs",
        "^ side bo: talked it over",
        "~ bo to sales: \"Prices may rise\"",
        "undo",
        "undo",
        "undo",
    ] {
        enter(&sandbox, &mut terminal, line);
    }
    terminal.wait_for("taken back: why: costs");
    assert!(!terminal.shown().contains("closed"), "{}", terminal.shown());
    adjourn(&mut terminal);
    let journal = journal(&sandbox);
    for gone in ["talked it over", "may rise", "costs"] {
        assert!(!journal.contains(gone), "{gone}\n{journal}");
    }
    check(&sandbox);
}

#[test]
fn a_second_meeting_of_a_day_is_another_one() {
    let sandbox = Sandbox::with_team();
    for (now, words) in [
        (NOW, "The first one"),
        ("2026-03-02T15:03:11+01:00", "The second one"),
    ] {
        let mut terminal = live_at(&sandbox, now);
        enter(&sandbox, &mut terminal, "@ weekly | present ana bo");
        enter(&sandbox, &mut terminal, &format!("= {words}"));
        terminal.wait_for("decided");
        adjourn(&mut terminal);
        assert_eq!(terminal.ends(), 0);
    }
    let journal = journal(&sandbox);
    assert!(journal.contains("The first one"), "{journal}");
    assert!(journal.contains("The second one"), "{journal}");
    assert_eq!(journal.matches("ritual = \"weekly\"").count(), 2);
    check(&sandbox);
}

#[test]
fn two_sessions_do_not_mix_their_lines() {
    let sandbox = Sandbox::with_team();
    let mut first = live(&sandbox);
    first.wait_for("no meeting yet");
    enter(&sandbox, &mut first, "@ weekly | present ana");
    let second = live(&sandbox);
    second.wait_for("another `firstteam live` goes on");
    assert_eq!(second.ends(), 2);
    first.kill();
}

#[test]
fn a_pipe_is_told_of_capture() {
    let sandbox = Sandbox::with_team();
    let refused = sandbox.run_at(NOW, &["live"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("firstteam capture"), "{}", refused.err);
}

#[test]
fn a_session_s_entries_are_committed_when_it_ends() {
    let repository = Repository::committing("our records", "each");
    let before = subjects(repository.path()).len();
    let mut command = repository.command(NOW);
    command.env("TERM", "xterm").arg("live");
    let mut terminal = Terminal::start(&mut command, 100, 30);
    for line in [
        "@ weekly | present ana bo",
        "= Prices rise in May",
        "  why: costs",
        "# A slip",
        "undo",
        "* bo: letters by 2026-03-09",
        "---",
    ] {
        terminal.wait_for("> ");
        terminal.line(line);
    }
    terminal.wait_for("Adjourn?");
    assert_eq!(subjects(repository.path()).len(), before);
    terminal.line("yes");
    assert_eq!(terminal.ends(), 0);
    let subjects = subjects(repository.path());
    let verbs = subjects
        .iter()
        .filter_map(|subject| subject.split(':').next());
    let verbs: Vec<&str> = verbs.take(subjects.len() - before).collect();
    assert_eq!(verbs, ["adjourn", "commit", "decide", "meet"]);
    assert_eq!(status(repository.path()), "");
}

#[test]
fn what_may_still_be_undone_is_not_committed_when_a_session_is_left() {
    let repository = Repository::committing("", "each");
    let count = || subjects(repository.path()).len();
    let before = count();
    let session = |lines: &[&str]| {
        let mut command = repository.command(NOW);
        command.env("TERM", "xterm").arg("live");
        let mut terminal = Terminal::start(&mut command, 100, 30);
        for line in lines {
            terminal.wait_for("> ");
            terminal.line(line);
        }
        terminal.keys("\u{4}");
        terminal.wait_for("Leave?");
        terminal.line("y");
        assert_eq!(terminal.ends(), 0);
    };
    session(&[
        "@ weekly | present ana bo",
        "= Prices rise in May",
        "# A slip",
    ]);
    session(&["undo"]);
    assert_eq!(count(), before);
    // Adjourned elsewhere, each has its commit, and nobody is told that something was removed.
    repository.run(NOW, &["adjourn"]).done();
    let subjects = subjects(repository.path());
    let verbs = subjects
        .iter()
        .filter_map(|subject| subject.split(':').next());
    let verbs: Vec<&str> = verbs.take(subjects.len() - before).collect();
    assert_eq!(verbs, ["adjourn", "decide"]);
    repository.run(NOW, &["check", "--history"]).done();
}

#[test]
fn a_meeting_goes_on_after_midnight_in_the_order_in_which_it_was_typed() {
    let sandbox = Sandbox::with_team();
    let (evening, night) = ("2026-03-02T23:50:00+01:00", "2026-03-03T00:10:00+01:00");
    for arguments in [
        &["meet", "weekly", "--present", "ana,bo"][..],
        &["decide", "Prices rise in May"],
    ] {
        sandbox.run_at(evening, arguments).done();
    }
    let mut terminal = live_at(&sandbox, night);
    terminal.wait_for("Open already: the weekly of Mon 2 Mar 2026");
    enter(&sandbox, &mut terminal, "= Schools are left out");
    terminal.line("--- 00:20");
    terminal.wait_for("Adjourn?");
    // With the quotes of the minutes.
    let shown = terminal.plain();
    let place = |words: &str| shown.find(words).expect("a decision");
    assert!(place("“Prices rise") < place("“Schools are"), "{shown}");
    terminal.line("yes");
    terminal.wait_for("adjourned and sealed");
    assert_eq!(terminal.ends(), 0);
    let journal = journal(&sandbox);
    assert!(
        journal.contains("ended = 2026-03-03T00:20:00+01:00"),
        "{journal}"
    );
    check(&sandbox);
}

#[test]
fn what_waits_is_listed_with_what_it_lacks() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    enter(&sandbox, &mut terminal, "Dee is late.");
    terminal.wait_for("no meeting yet | 1 waiting (?)");
    terminal.line("?");
    terminal.wait_for("These notes wait for a meeting:\n  Dee is late.");
    for line in [
        "@ weekly | present ana bo",
        "* bo: price list",
        "= Prices rise",
        "+1 zed",
    ] {
        enter(&sandbox, &mut terminal, line);
    }
    terminal.wait_for("weekly | 2 waiting (?)");
    terminal.line("?");
    terminal.wait_for("  +1 zed\n    `zed` is not a member; the members are");
    terminal.wait_for("  * bo: price list\n    `due` is missing");
    // Typed again as it should have been, a line takes the place of the one before.
    enter(&sandbox, &mut terminal, "+1 anna");
    enter(&sandbox, &mut terminal, "+1 ana");
    terminal.wait_for("takes the place of `+1 anna`");
    adjourn(&mut terminal);
    assert_eq!(terminal.ends(), 0);
    let journal = journal(&sandbox);
    assert!(journal.contains("\n+1 zed\n"), "{journal}");
    assert!(!journal.contains("anna"), "{journal}");
    check(&sandbox);
}

#[test]
fn what_is_typed_in_haste_is_understood_or_asked_about() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    for line in [
        "@weekly|present ana bo cy dee",
        "=prices rise in may",
        "+1: ana, bo",
        "!dee:customers leave//keep two trips",
        "~ cy -> sales:prices rise in may",
    ] {
        enter(&sandbox, &mut terminal, line);
    }
    for (line, asked) in [
        ("-1 dee because of them", "names stand here"),
        ("! cy - too early", "type `! cy: too early`"),
        (
            "* bo writes to them",
            "did you mean `* bo: writes to them`?",
        ),
        (
            "- bo writes by friday",
            "did you mean `* bo: writes by friday`?",
        ),
        ("ana +0", "did you mean `+0 ana`?"),
        ("* bo, cy: letters by friday", "type a line for each"),
        ("* bo: letters by fryday", "did you mean `by friday`?"),
    ] {
        enter(&sandbox, &mut terminal, line);
        terminal.wait_for(asked);
    }
    adjourn(&mut terminal);
    assert_eq!(terminal.ends(), 0);
    let journal = journal(&sandbox);
    for words in [
        "ana = \"for\"\nbo = \"for\"",
        "reason = \"customers leave\"",
        "would_change = \"keep two trips\"",
        "audience = [\"sales\"]",
    ] {
        assert!(journal.contains(words), "{words}\n{journal}");
    }
    assert!(!journal.contains("dee = \""), "{journal}");
    check(&sandbox);
}

#[test]
fn lines_typed_before_the_meeting_belong_to_it() {
    let sandbox = Sandbox::with_team();
    let mut terminal = live(&sandbox);
    for line in [
        "#Prices",
        "=prices rise in may",
        "why:support costs more",
        "+1 ana",
        "*bo:letters by tomorow",
        "@wekly|present ana bo",
    ] {
        enter(&sandbox, &mut terminal, line);
    }
    terminal.wait_for("no meeting yet | 6 waiting (?)");
    terminal.wait_for("did you mean `@weekly|present ana bo`?");
    enter(&sandbox, &mut terminal, "@weekly|present ana bo");
    terminal.wait_for("what was typed before belongs to it");
    terminal.wait_for("weekly | 1 waiting (?) | Prices");
    terminal.wait_for("no stance yet: bo");
    // Only one promise waits for a day.
    enter(&sandbox, &mut terminal, "by tomorrow");
    terminal.wait_for("due: Tue 3 Mar 2026");
    terminal.kill();
    let mut terminal = live(&sandbox);
    terminal.wait_for("Taken up again");
    adjourn(&mut terminal);
    assert_eq!(terminal.ends(), 0);
    let journal = journal(&sandbox);
    for words in [
        "text = \"prices rise in may\"\nwhy = \"support costs more\"",
        "ana = \"for\"",
        "due = 2026-03-03",
    ] {
        assert!(journal.contains(words), "{words}\n{journal}");
    }
    check(&sandbox);
}
