//! Importing minutes and decision records: what is recorded of each shape, what is left to a person, and that nothing
//! is recorded twice, by halves, or without being asked for.

mod support;
#[cfg(unix)]
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};

use support::{Ran, Sandbox};

const NOW: &str = "2026-05-20T10:00:00+01:00";

/// A journal, and a copy of the records beside it, as people have them.
fn with_records() -> Sandbox {
    let sandbox = Sandbox::with_team();
    for folder in ["minutes", "adr"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/data/import")
            .join(folder);
        let to = sandbox.path().join("records").join(folder);
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(from).expect("the records") {
            let path = entry.expect("a record").path();
            fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    sandbox
}

fn import(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    let all: Vec<&str> = std::iter::once("import")
        .chain(arguments.iter().copied())
        .collect();
    sandbox.run_at(NOW, &all)
}

fn record(sandbox: &Sandbox, name: &str) -> PathBuf {
    sandbox.path().join("records").join(name)
}

/// The entries that an import would give, each as its kind, line and words.
fn found(sandbox: &Sandbox, kind: &str, name: &str) -> Vec<(String, u64, String)> {
    let path = format!("records/{kind}/{name}");
    let ran = import(sandbox, &[kind, &path, "--dry-run", "--format", "json"]).done();
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let items = json["items"].as_array().expect("items");
    let item = |item: &serde_json::Value| {
        let text = |key: &str| item[key].as_str().expect("text").to_owned();
        (
            text("kind"),
            item["line"].as_u64().expect("a line"),
            text("text"),
        )
    };
    items.iter().map(item).collect()
}

fn decisions(sandbox: &Sandbox, name: &str) -> Vec<(u64, String)> {
    let all = found(sandbox, "minutes", name).into_iter();
    all.filter(|(kind, _, _)| kind == "decision")
        .map(|(_, line, text)| (line, text))
        .collect()
}

fn owned(expected: &[(u64, &str)]) -> Vec<(u64, String)> {
    expected
        .iter()
        .map(|(line, text)| (*line, (*text).to_owned()))
        .collect()
}

/// The text of the only entry that an id begins with.
fn entry(sandbox: &Sandbox, part: &str) -> String {
    let files = sandbox.files();
    let mut fits = files.iter().filter(|path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().contains(part))
    });
    let path = fits.next().unwrap_or_else(|| panic!("no entry {part}"));
    fs::read_to_string(path).expect("an entry")
}

#[test]
fn labelled_lines_are_decisions_and_questions_quotes_and_code_are_not() {
    let sandbox = with_records();
    assert_eq!(
        decisions(&sandbox, "2026-01-05-labelled-lines.md"),
        owned(&[
            (13, "Raise list prices by 5 % from 1 March 2026."),
            (22, "Hire two support engineers before the price change."),
            (26, "Hiring: no objection"),
        ])
    );
}

#[test]
fn sections_end_where_somebody_speaks_and_lead_ins_are_no_decisions() {
    let sandbox = with_records();
    assert_eq!(
        decisions(&sandbox, "sections.md"),
        owned(&[
            (23, "Freeze feature work until 30 June 2026"),
            (
                24,
                "The freeze holds for every team, except: security fixes; the launch page"
            ),
            (37, "Keep the travel budget at 20 000 a quarter"),
        ])
    );
}

#[test]
fn tables_and_carried_motions_are_decisions() {
    let sandbox = with_records();
    let all = found(&sandbox, "minutes", "tables.md");
    assert_eq!(
        decisions(&sandbox, "tables.md"),
        owned(&[
            (22, "Sell the old plotter"),
            (28, "To approve the minutes of 2 February.")
        ])
    );
    // An action with a member and a day is a promise; one of the neighbours stands in the meeting's notes.
    assert!(
        all.contains(&(
            "commitment".to_owned(),
            43,
            "Sell the plotter online".to_owned()
        )),
        "{all:?}"
    );
}

#[test]
fn running_notes_are_several_meetings() {
    let sandbox = with_records();
    let all = found(&sandbox, "minutes", "running-notes.md");
    assert_eq!(
        all.iter().filter(|(kind, _, _)| kind == "meeting").count(),
        2
    );
    assert_eq!(
        decisions(&sandbox, "running-notes.md"),
        owned(&[(15, "Logo: Yes."), (25, "keep it for three months")])
    );
}

#[test]
fn a_chat_log_is_read_by_its_shouted_labels() {
    let sandbox = with_records();
    assert_eq!(
        decisions(&sandbox, "irc.txt"),
        owned(&[(8, "Drop the blue theme at the end of May")])
    );
}

#[test]
fn members_are_known_by_name_and_anyone_else_is_a_guest() {
    let sandbox = with_records();
    import(
        &sandbox,
        &[
            "minutes",
            "records/minutes/2026-01-05-labelled-lines.md",
            "--yes",
        ],
    )
    .done();
    let meeting = entry(&sandbox, "2026-01-05-weekly");
    assert!(
        meeting.contains("present = [\"ana\", \"bo\", \"dee\", \"Gus Hale\"]"),
        "{meeting}"
    );
    assert!(meeting.contains("absent = [\"cy\"]"), "{meeting}");
    assert!(meeting.contains("Also absent: Hal Stone."), "{meeting}");
    assert!(meeting.contains("facilitator = \"ana\""), "{meeting}");
    assert!(meeting.contains("by = \"fay\""), "{meeting}");
    assert!(meeting.contains("source = \"imported\""), "{meeting}");
    let decision = entry(&sandbox, "raise-list-prices");
    assert!(
        decision.contains("origin = \"records/minutes/2026-01-05-labelled-lines.md:13\""),
        "{decision}"
    );
    assert!(
        decision.contains("why = \"costs rose by seven percent last year.\""),
        "{decision}"
    );
    assert!(!decision.contains("approver"), "{decision}");
    sandbox.run_at(NOW, &["check"]).done();
}

#[test]
fn who_spoke_for_a_member_is_recorded() {
    let sandbox = with_records();
    import(
        &sandbox,
        &["minutes", "records/minutes/running-notes.md", "--yes"],
    )
    .done();
    let meeting = entry(&sandbox, "2026-04-13-weekly");
    assert!(meeting.contains("[proxies]\nfay = [\"cy\"]"), "{meeting}");
    sandbox.run_at(NOW, &["check"]).done();
}

#[test]
fn an_unchanged_record_gives_nothing_a_second_time() {
    let sandbox = with_records();
    let first = import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--yes"],
    )
    .done();
    assert_eq!(first.out.lines().count(), 4, "{}", first.out);
    let before = sandbox.files();
    let again = import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--yes"],
    )
    .done();
    assert_eq!(again.out, "");
    assert!(again.err.contains("4 there already"), "{}", again.err);
    // From another folder, and by another way to write it, it is the same record.
    let absolute = record(&sandbox, "minutes/../minutes/sections.md");
    import(&sandbox, &["minutes", &absolute.to_string_lossy(), "--yes"]).done();
    assert_eq!(sandbox.files(), before);
}

#[test]
fn a_moved_record_gives_nothing_a_second_time() {
    let sandbox = with_records();
    import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--yes"],
    )
    .done();
    fs::rename(
        record(&sandbox, "minutes/sections.md"),
        record(&sandbox, "old-sections.md"),
    )
    .expect("moved");
    let before = sandbox.files().len();
    // Nothing of it: neither the decisions, nor the meeting, nor what was promised there.
    let again = import(&sandbox, &["minutes", "records/old-sections.md", "--yes"]).done();
    assert!(again.err.contains("4 there already"), "{}", again.err);
    assert_eq!(sandbox.files().len(), before);
}

/// The line that says what came of an import; remarks stand below it.
fn counts(told: &str) -> &str {
    told.lines().next().unwrap_or_default()
}

#[test]
fn a_moved_decision_record_is_amended_as_it_would_be_in_its_place() {
    let sandbox = with_records();
    import(&sandbox, &["adr", "records/adr", "--yes"]).done();
    fs::rename(record(&sandbox, "adr"), record(&sandbox, "decisions")).expect("moved");
    let again = import(&sandbox, &["adr", "records/decisions", "--yes"]).done();
    assert!(!counts(&again.err).contains("recorded"), "{}", again.err);
    let path = record(&sandbox, "decisions/20251103-cache-prices.md");
    let text = fs::read_to_string(&path).expect("the record");
    fs::write(
        &path,
        text.replace("Cache for a minute", "Cache for two minutes"),
    )
    .expect("changed");
    let again = import(&sandbox, &["adr", "records/decisions", "--yes"]).done();
    assert!(again.err.contains("1 amended"), "{}", again.err);
    assert!(!counts(&again.err).contains("recorded"), "{}", again.err);
}

#[test]
fn a_changed_record_amends_and_a_new_line_is_a_new_decision() {
    let sandbox = with_records();
    let path = record(&sandbox, "minutes/sections.md");
    import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--yes"],
    )
    .done();
    let text = fs::read_to_string(&path).expect("the record");
    let text = text.replace(
        "Freeze feature work until 30 June 2026",
        "Freeze feature work until 31 July 2026",
    );
    fs::write(&path, text.replace("2. none", "2. Close the Bern office")).expect("changed");
    let ran = import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--yes"],
    )
    .done();
    assert!(
        ran.err.contains("1 recorded, 1 amended, 3 there already"),
        "{}",
        ran.err
    );
    let listed = sandbox
        .run_at(NOW, &["list", "decisions", "--format", "json"])
        .done()
        .out;
    assert!(
        listed.contains("until 31 July 2026") && listed.contains("Close the Bern office"),
        "{listed}"
    );
    assert!(
        !listed.contains("\"words\": \"Freeze feature work until 30 June 2026\""),
        "{listed}"
    );
    let again = import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--yes"],
    )
    .done();
    assert_eq!(again.out, "");
    sandbox.run_at(NOW, &["check"]).done();
    // Nobody is asked about a change that only the record shows.
    let flags = sandbox
        .run_at(NOW, &["flags", "--rule", "changed-outside"])
        .done();
    assert!(!flags.out.contains("July"), "{}", flags.out);
}

#[test]
fn a_decision_that_left_the_record_stands_and_is_told() {
    let sandbox = with_records();
    let path = record(&sandbox, "minutes/sections.md");
    import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--yes"],
    )
    .done();
    let text = fs::read_to_string(&path).expect("the record");
    fs::write(
        &path,
        text.replace("1. Keep the travel budget at 20 000 a quarter\n", ""),
    )
    .expect("changed");
    let files = sandbox.files();
    let ran = import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--dry-run"],
    )
    .done();
    assert!(ran.out.contains("has it no more"), "{}", ran.out);
    assert_eq!(sandbox.files(), files);
}

#[test]
fn nothing_is_recorded_without_being_asked_for() {
    let sandbox = with_records();
    let before = sandbox.files();
    let ran = import(&sandbox, &["minutes", "records/minutes"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("--yes") && ran.err.contains("--dry-run"),
        "{}",
        ran.err
    );
    import(&sandbox, &["minutes", "records/minutes", "--dry-run"]);
    assert_eq!(sandbox.files(), before);
}

#[test]
fn every_problem_is_told_and_the_other_records_are_imported() {
    let sandbox = with_records();
    fs::write(
        record(&sandbox, "minutes/latin.md"),
        b"# 2026-03-01\n\nDecision: caf\xe9\n",
    )
    .expect("written");
    fs::write(record(&sandbox, "minutes/empty.md"), b"").expect("written");
    let ran = import(
        &sandbox,
        &["minutes", "records/minutes", "records/nowhere.md", "--yes"],
    );
    assert_eq!(ran.code, 2);
    for words in [
        "latin.md",
        "line 3 is not UTF-8",
        "no-day.md",
        "--on 2026-03-02",
        "nowhere.md",
    ] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    assert!(ran.out.contains("sell-the-old-plotter"), "{}", ran.out);
    // With its day given, the last one is imported as well.
    let ran = import(
        &sandbox,
        &[
            "minutes",
            "records/minutes/no-day.md",
            "--on",
            "2026-03-02",
            "--yes",
        ],
    )
    .done();
    assert!(
        ran.out.contains("2026-03-02-keep-the-plants"),
        "{}",
        ran.out
    );
    sandbox.run_at(NOW, &["check"]).done();
}

#[test]
fn line_ends_byte_order_mark_and_links_do_not_matter() {
    let sandbox = with_records();
    let plain = decisions(&sandbox, "sections.md");
    let text = fs::read_to_string(record(&sandbox, "minutes/sections.md")).expect("the record");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    fs::write(record(&sandbox, "minutes/windows.md"), windows).expect("written");
    assert_eq!(decisions(&sandbox, "windows.md"), plain);
    #[cfg(unix)]
    {
        let folder = record(&sandbox, "minutes");
        std::os::unix::fs::symlink(folder.join("tables.md"), folder.join("link.md"))
            .expect("a link");
        std::os::unix::fs::symlink(&folder, folder.join("round")).expect("a link");
        let ran = import(&sandbox, &["minutes", "records/minutes", "--dry-run"]);
        assert!(ran.err.contains("link to a folder"), "{}", ran.err);
        let plotters = ran.out.matches("Sell the old plotter").count();
        assert_eq!(plotters, 1, "{}", ran.out);
    }
}

#[test]
fn a_huge_line_is_no_harm() {
    let sandbox = with_records();
    let line = format!(
        "# 2026-03-01\n\nDecision: {}\n\n{}\n",
        "adopt ".repeat(20_000),
        "(".repeat(200_000)
    );
    fs::write(record(&sandbox, "minutes/huge.md"), line).expect("written");
    assert_eq!(decisions(&sandbox, "huge.md").len(), 1);
}

#[test]
fn the_journals_own_entries_are_no_records() {
    let sandbox = with_records();
    import(
        &sandbox,
        &["minutes", "records/minutes/sections.md", "--yes"],
    )
    .done();
    let before = sandbox.files();
    import(&sandbox, &["minutes", "meetings", "decisions", "--yes"]).done();
    assert_eq!(sandbox.files(), before);
}

#[test]
fn decision_records_become_decisions_that_take_the_place_of_one_another() {
    let sandbox = with_records();
    let ran = import(&sandbox, &["adr", "records/adr", "--yes"]).done();
    assert_eq!(ran.out.lines().count(), 3, "{}{}", ran.out, ran.err);
    let older = ran
        .out
        .lines()
        .find(|id| id.starts_with("2025-03-04"))
        .expect("the older")
        .to_owned();
    let newer = entry(&sandbox, "2025-09-01-use-two-databases");
    assert!(
        newer.contains(&format!("supersedes = \"{older}\"")),
        "{newer}"
    );
    assert!(
        newer.contains("approver = \"bo\"") && newer.contains("consulted = [\"eli\"]"),
        "{newer}"
    );
    assert!(
        newer.contains(
            "rejected = [\"One database with schemas\", \"A database for each service\"]"
        ),
        "{newer}"
    );
    assert!(
        newer.contains("trade_offs = [\"reports must join over two databases\"]"),
        "{newer}"
    );
    assert!(
        newer.contains("expected = \"teams release when they like\""),
        "{newer}"
    );
    assert!(
        newer.contains("Migrations block each other.")
            && newer.contains("Because it parts the migrations."),
        "{newer}"
    );
    let cache = entry(&sandbox, "2025-11-03-cache-prices");
    assert!(
        cache.contains("text = \"Cache prices: Cache for a minute\""),
        "{cache}"
    );
    assert!(
        cache.contains("Deciders: Ana Ruiz, Bo Lindgren") && !cache.contains("approver"),
        "{cache}"
    );
    let states = sandbox.run_at(NOW, &["list", "decisions"]).done().out;
    assert!(states.contains("superseded"), "{states}");
    let again = import(&sandbox, &["adr", "records/adr", "--yes"]).done();
    assert_eq!(again.out, "");
    sandbox.run_at(NOW, &["check"]).done();
}

#[test]
fn what_is_proposed_or_a_template_is_not_recorded() {
    let sandbox = with_records();
    let ran = import(&sandbox, &["adr", "records/adr", "--dry-run"]).done();
    for words in [
        "0003-proposed.md",
        "is proposed",
        "0000-template.md",
        "is a template",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
}

#[test]
fn a_changed_decision_record_amends_its_decision() {
    let sandbox = with_records();
    import(&sandbox, &["adr", "records/adr", "--yes"]).done();
    let path = record(&sandbox, "adr/20251103-cache-prices.md");
    let text = fs::read_to_string(&path).expect("the record");
    fs::write(
        &path,
        text.replace("a minute old", "a minute old, in the shop too"),
    )
    .expect("changed");
    let ran = import(&sandbox, &["adr", "records/adr", "--yes"]).done();
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    let shown = sandbox.run_at(NOW, &["show", "cache-prices"]).done().out;
    assert!(shown.contains("in the shop too"), "{shown}");
    assert_eq!(
        import(&sandbox, &["adr", "records/adr", "--yes"])
            .done()
            .out,
        ""
    );
}

#[test]
fn records_that_supersede_each_other_are_still_recorded() {
    let sandbox = with_records();
    let one = "# One way\n\nDate: 2025-01-01\n\n## Status\n\nSuperseded by [b](b.md), supersedes [b](b.md)\n\n## Decision\n\nWe go one way and not the other.\n";
    fs::create_dir_all(record(&sandbox, "round")).expect("a folder");
    fs::write(record(&sandbox, "round/a.md"), one).expect("written");
    let other = one
        .replace("One way", "Other way")
        .replace("b.md", "a.md")
        .replace("one way and not the other", "the other way after all");
    fs::write(record(&sandbox, "round/b.md"), other).expect("written");
    let ran = import(&sandbox, &["adr", "records/round", "--yes"]).done();
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    sandbox.run_at(NOW, &["check"]).done();
}

#[test]
fn the_shape_of_a_list_does_not_change_what_its_heading_says() {
    use firstteam::capture::import::minutes;
    let text = "\
# Council
## Attendees
* Ana Ruiz
* Bo Lindgren

Quorum achieved.

## Summary / Decisions / Action items
* Decisions:
  * [x] Freeze the parser for two releases
  * [x] Meetings are public
  * [ ] @ana: tell the packagers
* Actions:
  * [ ] Bo: publish the packages

## Decisions made
- [ ] Merge both repositories

#### Decision items:
- Use one calendar

## Votes
Ana Ruiz - approve
Bo Lindgren - absent
Cy Wong - approve
";
    let read = minutes("notes/2026-03-02.md", text);
    let decided: Vec<&str> = read[0]
        .decisions
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    let expected = [
        "Freeze the parser for two releases",
        "Meetings are public",
        "Merge both repositories",
        "Use one calendar",
    ];
    assert_eq!(decided, expected);
    let names = |list: &[firstteam::capture::import::Named]| -> Vec<String> {
        list.iter().map(|named| named.name.clone()).collect()
    };
    assert_eq!(names(&read[0].present), ["Ana Ruiz", "Bo Lindgren"]);
    assert_eq!(names(&read[0].absent), [""; 0]);
}

#[test]
fn records_of_the_other_sort_are_told() {
    let sandbox = with_records();
    let hint = |what: &str, folder: &str| {
        let path = format!("records/{folder}");
        let ran = import(&sandbox, &[what, &path, "--dry-run"]);
        let hints = ran.err.lines().filter(|line| line.starts_with("hint: "));
        hints.map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    let told = hint("minutes", "adr");
    assert!(told.contains("look like decision records"), "{told}");
    assert!(told.contains("`firstteam import adr`"), "{told}");
    let told = hint("adr", "minutes");
    assert!(told.contains("look like minutes of meetings"), "{told}");
    assert_eq!(hint("minutes", "minutes"), "");
    assert_eq!(hint("adr", "adr"), "");
}

#[cfg(unix)]
#[test]
fn one_bar_tells_of_all_the_records() {
    let sandbox = Sandbox::with_team();
    let folder = sandbox.path().join("records");
    fs::create_dir_all(&folder).expect("a folder");
    for number in 0..300 {
        let text = format!("# Weekly 2026-03-02\n\nDecision: thing {number}\n");
        fs::write(folder.join(format!("{number}.md")), text).expect("a record");
    }
    let mut command = sandbox.command(NOW);
    command
        .args(["import", "minutes", "records", "--yes"])
        .env("TERM", "xterm");
    let terminal = terminal::Terminal::start(&mut command, 80, 24);
    terminal.wait_for("300 files: ");
    let shown = terminal.plain();
    assert!(shown.contains(" of 300 "), "{shown}");
    for part in [" of 256 ", " of 44 "] {
        assert!(!shown.contains(part), "{part}\n{shown}");
    }
    assert_eq!(terminal.ends(), 0);
}
