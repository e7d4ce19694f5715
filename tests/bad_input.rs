//! A journal as bad as it gets: whatever is broken in one file, all else is read, and one run names every problem with
//! its place. Where nothing can be written, nothing is left behind.

mod support;

use std::fs;
use std::path::Path;

use firstteam::format;
use support::{Ran, Sandbox};

const NOW: &str = "2026-03-02T10:00:00+01:00";

/// Saves a file below the journal's folder.
fn save(sandbox: &Sandbox, path: &str, text: impl AsRef<[u8]>) {
    let path = sandbox.path().join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Saves a sealed decision of these fields.
fn decision(sandbox: &Sandbox, name: &str, fields: &str) -> String {
    let text = format!("+++\nkind = \"decision\"\non = 2026-03-02\n{fields}+++\n");
    let (text, _) = format::sealed(&text).expect("readable text");
    let path = format!("decisions/2026/2026-03-02-{name}.md");
    save(sandbox, &path, text);
    path
}

/// What `check` says of a journal with one thing broken in it, beside a sound decision that must still be read.
fn checked(broken: impl FnOnce(&Sandbox)) -> Ran {
    let sandbox = Sandbox::with_team();
    decision(&sandbox, "sound-aaaaa", "text = \"This one is sound\"\n");
    broken(&sandbox);
    let listed = sandbox.run_at(NOW, &["list", "decisions"]);
    assert!(listed.out.contains("This one is sound"), "{}", listed.out);
    assert_eq!(listed.code, 0, "{}", listed.err);
    sandbox.run_at(NOW, &["check"])
}

/// The journal is unsound, and all of these words are said.
#[track_caller]
fn unsound(broken: impl FnOnce(&Sandbox), words: &[&str]) {
    let ran = checked(broken);
    for word in words {
        assert!(
            ran.out.contains(word),
            "no `{word}` in: {}{}",
            ran.out,
            ran.err
        );
    }
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
}

/// The journal is sound.
#[track_caller]
fn sound(unusual: impl FnOnce(&Sandbox)) {
    let ran = checked(unusual);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

/// A decision of these fields is unsound, and `check` says all of these words, its path among them.
#[track_caller]
fn unsound_decision(fields: &str, words: &[&str]) {
    let at = |place: &str| format!("decisions/2026/2026-03-02-broken-bbbbb.md{place}");
    let words: Vec<String> = words
        .iter()
        .map(|word| {
            if word.starts_with(':') {
                at(word)
            } else {
                (*word).to_owned()
            }
        })
        .collect();
    let text = format!("+++\nkind = \"decision\"\non = 2026-03-02\n{fields}+++\n");
    let text = format::sealed(&text).map_or(text, |(sealed, _)| sealed);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    unsound(
        |sandbox| save(sandbox, "decisions/2026/2026-03-02-broken-bbbbb.md", text),
        &words,
    );
}

#[test]
fn malformed_toml() {
    unsound_decision("text = \"no end\n", &[":4:"]);
}

#[test]
fn a_missing_and_an_unknown_kind() {
    let path = "decisions/2026/2026-03-02-broken-bbbbb.md";
    let unkind = "+++\non = 2026-03-02\ntext = \"x\"\n+++\n";
    unsound(|sandbox| save(sandbox, path, unkind), &[path, "kind"]);
    let mistyped = "+++\nkind = \"descision\"\non = 2026-03-02\ntext = \"x\"\n+++\n";
    let words = [&format!("{path}:2:8"), "did you mean `decision`?"];
    unsound(|sandbox| save(sandbox, path, mistyped), &words);
}

#[test]
fn no_front_matter_at_all() {
    for text in [
        "",
        "+++",
        "+++\n",
        "# Notes\n",
        "---\nkind: decision\n---\n",
    ] {
        let path = "decisions/2026/2026-03-02-broken-bbbbb.md";
        unsound(|sandbox| save(sandbox, path, text), &[path, "+++"]);
    }
}

#[test]
fn a_wrong_type() {
    unsound_decision("text = \"x\"\nwhy = 7\n", &[":5:7", "`why`"]);
    unsound_decision("text = \"x\"\nstances = \"for\"\n", &[":5:11", "`stances`"]);
}

#[test]
fn an_unknown_member() {
    unsound_decision(
        "text = \"x\"\napprover = \"anna\"\n",
        &[":5:12", "did you mean `ana`?"],
    );
}

#[test]
fn a_dangling_and_an_ambiguous_reference() {
    unsound_decision("text = \"x\"\ntopic = \"zzzzz\"\n", &[":5:9", "zzzzz"]);
    unsound(
        |sandbox| {
            decision(sandbox, "platform-ccccc", "text = \"x\"\n");
            decision(sandbox, "platform-ddddd", "text = \"y\"\n");
            decision(
                sandbox,
                "broken-bbbbb",
                "text = \"z\"\nsupersedes = \"platform\"\n",
            );
        },
        &["broken-bbbbb.md:5:14", "platform-ccccc", "platform-ddddd"],
    );
}

#[test]
fn a_date_that_does_not_exist() {
    unsound_decision("text = \"x\"\nends = 2026-02-30\n", &[":5:"]);
}

#[test]
fn an_empty_required_text() {
    unsound_decision("text = \"  \"\n", &[":4:8", "`text` is empty"]);
}

#[test]
fn bytes_that_are_no_text() {
    let path = "decisions/2026/2026-03-02-broken-bbbbb.md";
    let bytes = b"+++\nkind = \"decision\"\ntext = \"\xff\"\n+++\n";
    unsound(
        |sandbox| save(sandbox, path, bytes),
        &[&format!("{path}:3:9"), "UTF-8"],
    );
}

#[test]
fn a_byte_order_mark_and_other_line_ends_are_no_harm() {
    sound(|sandbox| {
        let path = decision(sandbox, "windows-bbbbb", "text = \"Saved on Windows\"\n");
        let text = fs::read_to_string(sandbox.path().join(&path)).expect("a text");
        save(
            sandbox,
            &path,
            format!("\u{feff}{}", text.replace('\n', "\r\n")),
        );
    });
}

#[test]
fn ten_megabytes_of_notes_are_no_harm() {
    sound(|sandbox| {
        let notes = "A long line of notes.\n".repeat(500_000);
        let text =
            format!("+++\nkind = \"topic\"\non = 2026-03-02\ntitle = \"Long\"\n+++\n\n{notes}");
        let (text, _) = format::sealed(&text).expect("readable text");
        save(sandbox, "topics/2026/2026-03-02-long-bbbbb.md", text);
    });
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_journal() {
    let outside = tempfile::NamedTempFile::new().expect("a file");
    let link = |sandbox: &Sandbox| {
        let path = sandbox
            .path()
            .join("decisions/2026/2026-03-02-linked-bbbbb.md");
        std::os::unix::fs::symlink(outside.path(), path).expect("a link");
    };
    unsound(link, &["2026-03-02-linked-bbbbb.md", "out of the journal"]);
}

#[test]
fn a_folder_named_as_an_entry() {
    let path = "decisions/2026/2026-03-02-folder-bbbbb.md";
    let folder =
        |sandbox: &Sandbox| fs::create_dir_all(sandbox.path().join(path)).expect("a folder");
    unsound(folder, &[path]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    unsound(
        |sandbox| {
            let path = decision(sandbox, "secret-bbbbb", "text = \"x\"\n");
            let path = sandbox.path().join(path);
            let none = fs::Permissions::from_mode(0o000);
            fs::set_permissions(&path, none).expect("permissions");
            if fs::read(&path).is_ok() {
                // The superuser reads all the same: something else that cannot be read.
                fs::remove_file(&path).expect("a file");
                fs::create_dir(&path).expect("a folder");
            }
        },
        &["2026-03-02-secret-bbbbb.md"],
    );
}

#[test]
fn an_id_that_is_there_twice() {
    unsound(
        |sandbox| {
            let path = decision(sandbox, "twice-bbbbb", "text = \"x\"\n");
            let text = fs::read(sandbox.path().join(path)).expect("a file");
            save(sandbox, "decisions/2026-03-02-twice-bbbbb.md", text);
        },
        &[
            "decisions/2026-03-02-twice-bbbbb.md",
            "decisions/2026/2026-03-02-twice-bbbbb.md",
        ],
    );
}

#[test]
fn a_broken_seal() {
    unsound(
        |sandbox| {
            let path = decision(sandbox, "edited-bbbbb", "text = \"ten percent\"\n");
            let text = fs::read_to_string(sandbox.path().join(&path)).expect("a text");
            save(sandbox, &path, text.replace("ten", "two"));
        },
        &["2026-03-02-edited-bbbbb.md:5:8", "the seal does not match"],
    );
}

#[test]
fn an_entry_that_vanished_from_sealed_minutes() {
    unsound(
        |sandbox| {
            sandbox
                .run_at(NOW, &["meet", "weekly", "--present", "ana,bo"])
                .done();
            let topic = sandbox.run_at(NOW, &["raise", "A question"]).id();
            sandbox
                .run_at("2026-03-02T11:00:00+01:00", &["adjourn", "--no-input"])
                .done();
            fs::remove_file(sandbox.file(&topic)).expect("a file");
        },
        &["-weekly-", "which is gone"],
    );
}

/// A topic written by hand that names a meeting.
fn topic_of(sandbox: &Sandbox, meeting: &str) {
    let text = format!(
        "+++\nkind = \"topic\"\non = 2026-03-02\nmeeting = \"{meeting}\"\ntitle = \"Later\"\n+++\n"
    );
    let (text, _) = format::sealed(&text).expect("readable text");
    save(sandbox, "topics/2026/2026-03-02-later-bbbbb.md", text);
}

#[test]
fn an_entry_that_was_added_after_adjournment() {
    for with_minutes in [true, false] {
        unsound(
            |sandbox| {
                let present = ["meet", "weekly", "--present", "ana,bo"];
                let meeting = sandbox.run_at(NOW, &present).id();
                if with_minutes {
                    sandbox.run_at(NOW, &["raise", "A question"]).done();
                }
                sandbox
                    .run_at("2026-03-02T11:00:00+01:00", &["adjourn", "--no-input"])
                    .done();
                topic_of(sandbox, &meeting);
            },
            &["2026-03-02-later-bbbbb.md", "whose minutes do not have it"],
        );
    }
}

#[test]
fn an_entry_of_a_meeting_that_was_never_adjourned_is_no_harm() {
    let ended = "ended = 2026-03-02T11:00:00+01:00\n";
    for sealed in [true, false] {
        sound(|sandbox| {
            let text = format!(
                "+++\nkind = \"meeting\"\non = 2026-03-02\nritual = \"weekly\"\nforum = true\npresent = [\"ana\"]\n{ended}+++\n"
            );
            let (with_seal, _) = format::sealed(&text).expect("readable text");
            let text = if sealed { with_seal } else { text };
            save(sandbox, "meetings/2026/2026-03-02-weekly-aaaaa.md", text);
            topic_of(sandbox, "2026-03-02-weekly-aaaaa");
        });
    }
}

#[test]
fn everything_that_is_broken_is_told_in_one_run() {
    let ran = checked(|sandbox| {
        save(
            sandbox,
            "topics/2026/2026-03-02-a-aaaaa.md",
            "+++\nkind =\n+++\n",
        );
        save(sandbox, "topics/2026/2026-03-02-b-bbbbb.md", b"\xff");
        decision(
            sandbox,
            "c-ccccc",
            "text = \"x\"\napprover = \"nobody\"\ntopic = \"zzzzz\"\nwhy = 7\n",
        );
    });
    let told = [
        "a-aaaaa.md:2:",
        "b-bbbbb.md:1:1",
        "c-ccccc.md:5:",
        "c-ccccc.md:6:",
        "c-ccccc.md:7:",
    ];
    for place in told {
        assert!(ran.out.contains(place), "no {place} in {}", ran.out);
    }
    assert_eq!(ran.code, 1);
}

#[test]
fn what_would_steer_the_terminal_is_shown_and_never_sent() {
    let sandbox = Sandbox::with_team();
    let evil = "red \\u001b[31m bell \\u0007 c1 \\u009b2J bidi \\u202e mark \\u200f back \\b line \\r\\n end";
    let fields = format!(
        "text = \"{evil}\"\nwhy = \"{evil}\"\ntell = \"{evil}\"\napprover = \"{evil}\"\ntopic = \"{evil}\"\n"
    );
    decision(&sandbox, "evil-bbbbb", &fields);
    let commands: [&[&str]; 6] = [
        &["check"],
        &["list", "decisions"],
        &["log"],
        &["show", "bbbbb"],
        &["search", "bell"],
        &["report", "weekly"],
    ];
    for command in commands {
        for format in ["table", "markdown"] {
            let ran = sandbox.run_at(NOW, &[command, &["--format", format]].concat());
            for (stream, text) in [("standard output", ran.out), ("standard error", ran.err)] {
                let sent = text.chars().find(|letter| {
                    (letter.is_control() && *letter != '\n')
                        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                });
                assert_eq!(sent, None, "{command:?} {format}, {stream}: {text:?}");
            }
        }
    }
}

/// The work failed with code 2, words and help, and left every file as it was.
#[track_caller]
fn failed(sandbox: &Sandbox, ran: &Ran, before: &[std::path::PathBuf], words: &[&str]) {
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert_eq!(ran.out, "");
    for word in words {
        assert!(ran.err.contains(word), "no `{word}` in: {}", ran.err);
    }
    assert_eq!(sandbox.files(), before);
}

const COMMIT: &[&str] = &[
    "commit",
    "Send the plan",
    "--owner",
    "cy",
    "--due",
    "2026-03-09",
];

#[test]
fn a_folder_that_cannot_be_written_to() {
    let sandbox = Sandbox::with_team();
    // A file in the folder's place stops the superuser too.
    let _ = fs::remove_dir_all(sandbox.path().join("commitments"));
    save(&sandbox, "commitments", "not a folder");
    let before = sandbox.files();
    let ran = sandbox.run_at(NOW, COMMIT);
    failed(
        &sandbox,
        &ran,
        &before,
        &["error: ", "commitments", "help: "],
    );
}

#[cfg(unix)]
#[test]
fn a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_team();
    let folder = sandbox.path().join("commitments/2026");
    fs::create_dir_all(&folder).expect("a folder");
    let mode = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode));
    mode(0o555).expect("permissions");
    if fs::write(folder.join("probe"), "").is_ok() {
        // The superuser may write everywhere.
        return;
    }
    let before = sandbox.files();
    let ran = sandbox.run_at(NOW, COMMIT);
    failed(
        &sandbox,
        &ran,
        &before,
        &["error: ", "commitments/2026", "help: "],
    );
    mode(0o755).expect("permissions");
}

/// No file may grow: what a full disk does, as far as the program can tell.
#[cfg(unix)]
#[test]
fn a_full_disk() {
    let sandbox = Sandbox::with_team();
    fs::create_dir_all(sandbox.path().join("commitments/2026")).expect("a folder");
    let before = sandbox.files();
    let program = sandbox.command(NOW).get_program().to_owned();
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
    let mut shell = std::process::Command::new("/bin/sh");
    shell
        .args(["-c", script])
        .arg(program)
        .args(COMMIT)
        .current_dir(sandbox.path());
    shell
        .env_clear()
        .env("FIRSTTEAM_NOW", NOW)
        .env("HOME", sandbox.path());
    let ran = Ran::from(shell.output().expect("a shell"));
    failed(
        &sandbox,
        &ran,
        &before,
        &["error: ", "commitments", "help: "],
    );
}

#[test]
fn a_journal_that_is_not_there() {
    let sandbox = Sandbox::empty();
    let nowhere = sandbox.path().join("nowhere");
    let output = sandbox
        .command(NOW)
        .args(COMMIT)
        .env("FIRSTTEAM_JOURNAL", &nowhere)
        .output();
    let ran = Ran::from(output.expect("the program runs"));
    failed(
        &sandbox,
        &ran,
        &[],
        &["error: ", "nowhere", "firstteam init"],
    );
    assert!(!Path::new(&nowhere).exists());
}

#[test]
fn the_teams_own_words_are_told_with_their_place() {
    let cases: &[(&str, &[&str])] = &[
        (
            "\n[[synonym]]\nwords = [\"launch page\"]\n",
            &["two or more", "firstteam.toml:3:9"],
        ),
        (
            "\n[[synonym]]\nwords = 3\n",
            &["`words`", "firstteam.toml:3:9"],
        ),
        (
            "\n[[synonym]]\nword = [\"a\", \"b\"]\n",
            &["needs `words`", "did you mean `words`?"],
        ),
        (
            "\nsynonym = [\"a\", \"b\"]\n",
            &["[[synonym]]", "firstteam.toml:2:12"],
        ),
        (
            "\n[team]\nfiscal_year_starts = 13\n",
            &["a month from 1 to 12", "firstteam.toml:3:22"],
        ),
        (
            "\n[team]\nfiscal_year_start = 4\n",
            &["did you mean `fiscal_year_starts`?"],
        ),
    ];
    for (text, words) in cases {
        let (_, problems) = format::team("firstteam.toml", &format!("format = 1{text}"));
        let told: Vec<String> = problems
            .iter()
            .map(|problem| {
                let look = firstteam::render::Look {
                    width: 100,
                    colour: false,
                    ascii: true,
                };
                firstteam::render::problem(problem, &look)
            })
            .collect();
        for word in *words {
            assert!(
                told.concat().contains(word),
                "no `{word}` in {}",
                told.concat()
            );
        }
    }
}

#[test]
fn a_number_beyond_its_bounds() {
    unsound_decision("text = \"x\"\nconfidence = 9\n", &[":5:14", "from 0 to 1"]);
}

#[test]
fn what_came_later_does_not_make_an_earlier_day_unsound() {
    let sandbox = Sandbox::with_team();
    decision(&sandbox, "sound-aaaaa", "text = \"This one is sound\"\n");
    let later = "+++\nkind = \"decision\"\non = 2026-03-09\ntext = \"x\"\nwhy = 7\n+++\n";
    save(&sandbox, "decisions/2026/2026-03-09-later-bbbbb.md", later);
    let now = "2026-03-10T10:00:00+01:00";
    assert_eq!(sandbox.run_at(now, &["check"]).code, 1);
    let earlier = sandbox.run_at(now, &["check", "--as-of", "2026-03-06"]);
    assert_eq!(earlier.code, 0, "{}{}", earlier.out, earlier.err);
    assert!(earlier.out.contains("1 entry"), "{}", earlier.out);
}
