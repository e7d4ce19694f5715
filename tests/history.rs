//! A journal in git: what its history says of sealed entries, and that asking git runs nothing of the repository's own.
#![cfg(unix)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use support::dice::Dice;
use support::git::{Repository, commit, executable, git, said};

const DAY: &str = "2026-03-02T10:00:00+01:00";

fn problems(repository: &Repository, more: &[&str]) -> Vec<(String, String, String)> {
    let arguments = [&["check", "--history", "--format", "json"], more].concat();
    let ran = repository.run(DAY, &arguments);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect(&ran.err);
    let text =
        |item: &serde_json::Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    let items = report["items"].as_array().expect("items");
    items
        .iter()
        .map(|item| {
            (
                text(item, "code"),
                text(item, "path"),
                text(item, "message"),
            )
        })
        .collect()
}

#[test]
fn a_meeting_of_edits_and_its_adjournment_are_no_problem() {
    let repository = Repository::new();
    let log = |arguments: &[&str]| {
        let ran = repository.run(DAY, arguments).done();
        commit(repository.path(), arguments[0]);
        ran.out.trim().to_owned()
    };
    log(&["meet", "weekly", "--present", "ana,bo"]);
    let decision = log(&["decide", "Freeze feature work", "--why", "Churn"]);
    log(&["edit", &decision, "--set", "why=Churn follows outages"]);
    // Written by hand, then sealed; the meeting's are sealed at adjournment.
    let hand = "+++\nkind = \"topic\"\non = 2026-03-02\ntitle = \"By hand\"\n+++\n";
    let folder = repository.path().join("topics/2026");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("2026-03-02-by-hand.md"), hand).expect("written");
    commit(repository.path(), "By hand");
    log(&["seal"]);
    log(&["adjourn"]);
    log(&[
        "commit",
        "Send the plan",
        "--owner",
        "cy",
        "--due",
        "2026-03-09",
    ]);
    assert_eq!(problems(&repository, &[]), []);
    repository
        .run(DAY, &["check", "--history", "--strict"])
        .done();

    // After adjournment the same edit is one.
    let file = repository.entry(&decision);
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(
        &file,
        resealed(&text.replace("follows outages", "came and went")),
    )
    .expect("written");
    commit(repository.path(), "Spelling");
    let found = problems(&repository, &[]);
    let words = &found
        .iter()
        .find(|found| found.0 == "resealed" && found.1.contains("decisions"))
        .expect("found")
        .2;
    for part in ["Fay", "follows outages", "came and went"] {
        assert!(words.contains(part), "{words}");
    }
    assert_eq!(repository.run(DAY, &["check", "--history"]).code, 1);
    // What came after a commit does not look before it.
    let codes = |more: &[&str]| {
        problems(&repository, more)
            .iter()
            .filter(|found| found.1.contains("decisions"))
            .count()
    };
    assert_eq!(
        (codes(&["--since", "HEAD~1"]), codes(&["--since", "HEAD"])),
        (1, 0)
    );

    // Put back, it stays to be known.
    fs::write(&file, text).expect("written");
    commit(repository.path(), "Back");
    let found = problems(&repository, &[]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].2.contains("are back"), "{found:#?}");
    repository.run(DAY, &["check", "--history"]).done();
}

fn resealed(text: &str) -> String {
    firstteam::format::sealed(text).expect("a seal").0
}

/// A journal of so many commits: promises, now and then a topic, some on branches that are merged.
fn grown(commits: usize, dice: &mut Dice) -> Repository {
    let repository = Repository::new();
    let path = repository.path();
    for number in 0..commits {
        let entry = entry(number);
        let file = path.join(format!("commitments/2026/{}.md", entry.0));
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, entry.1).expect("written");
        if number % 40 == 39 {
            git(
                path,
                &[
                    "checkout",
                    "--quiet",
                    "-b",
                    &format!("side-{number}"),
                    "HEAD~3",
                ],
            );
            fs::write(
                path.join(format!("commitments/2026/{}.md", entry.0)),
                self::entry(number).1,
            )
            .expect("written");
            commit(path, "On a branch");
            git(path, &["checkout", "--quiet", "main"]);
            git(
                path,
                &["merge", "--quiet", "--no-edit", &format!("side-{number}")],
            );
        } else if dice.below(3) > 0 || number + 1 == commits {
            commit(path, "Promises");
        }
    }
    commit(path, "The rest");
    repository
}

/// A sealed promise, and its id.
fn entry(number: usize) -> (String, String) {
    let text = format!(
        "+++\nkind = \"commitment\"\nat = 2026-03-02T10:00:00Z\non = 2026-03-02\nby = \"fay\"\nowner = \"cy\"\nwhat = \"Send plan {number}\"\ndue = 2026-03-09\n+++\n"
    );
    let (text, seal) = firstteam::format::sealed(&text).expect("a seal");
    let id = firstteam::model::id::compose(
        "2026-03-02".parse().expect("a day"),
        &format!("plan {number}"),
        &seal.short(),
    );
    (id, text)
}

/// Tampers with so many entries of a journal of so many commits; each must be told, and nothing else.
fn every_tampering_is_found(commits: usize, tamperings: usize, seed: u64) {
    let mut dice = Dice(seed);
    let repository = grown(commits, &mut dice);
    let path = repository.path();
    assert_eq!(problems(&repository, &[]), []);
    let mut tampered = BTreeSet::new();
    while tampered.len() < tamperings {
        let (id, _) = entry(dice.below(commits));
        if !tampered.insert(id.clone()) {
            continue;
        }
        let on_a_branch = dice.below(4) == 0;
        if on_a_branch {
            git(path, &["checkout", "--quiet", "-b", &id]);
        }
        tamper(&repository.entry(&id), &mut dice);
        commit(path, "Spelling");
        if on_a_branch {
            git(path, &["checkout", "--quiet", "main"]);
            git(path, &["merge", "--quiet", "--no-edit", "--no-ff", &id]);
        }
    }
    let found = problems(&repository, &[]);
    let told: Vec<&(String, String, String)> = found
        .iter()
        .filter(|found| found.2.contains("in commit"))
        .collect();
    let ids: BTreeSet<String> = told
        .iter()
        .filter_map(|found| Some(found.1.rsplit('/').next()?.strip_suffix(".md")?.to_owned()))
        .collect();
    assert_eq!(ids, tampered);
    assert_eq!(told.len(), tampered.len(), "each is told once");
}

fn tamper(file: &Path, dice: &mut Dice) {
    let text = fs::read_to_string(file).expect("a text");
    let changed = text.replace("Send plan", "Perhaps send plan");
    match dice.below(5) {
        0 => fs::write(file, changed).expect("written"),
        1 => fs::write(file, resealed(&changed)).expect("written"),
        2 => fs::remove_file(file).expect("removed"),
        3 => {
            let name = file
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .replace("plan", "other");
            fs::rename(file, file.with_file_name(name)).expect("renamed");
        }
        _ => {
            let lines = text.lines().filter(|line| !line.starts_with("seal"));
            let unsealed: Vec<&str> = lines.collect();
            fs::write(file, unsealed.join("\n") + "\n").expect("written");
        }
    }
}

#[test]
fn a_hundred_tamperings_are_found_and_nothing_else() {
    every_tampering_is_found(200, 100, 1);
}

#[test]
#[ignore = "takes minutes"]
fn a_thousand_tamperings_are_found_and_nothing_else() {
    for seed in 0..10 {
        every_tampering_is_found(300, 100, seed);
    }
}

#[test]
fn what_a_merge_drops_or_rewrites_is_found() {
    let repository = Repository::new();
    let path = repository.path();
    let promise = |what: &str| {
        repository
            .run(
                DAY,
                &["commit", what, "--owner", "cy", "--due", "2026-03-09"],
            )
            .id()
    };
    let kept = promise("Kept");
    commit(path, "One");
    git(path, &["checkout", "--quiet", "-b", "side"]);
    let dropped = promise("Dropped");
    commit(path, "Two");
    git(path, &["checkout", "--quiet", "main"]);
    promise("Another");
    commit(path, "Three");
    git(
        path,
        &["merge", "--quiet", "--no-commit", "--strategy=ours", "side"],
    );
    let file = repository.entry(&kept);
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, resealed(&text.replace("Kept", "Held"))).expect("written");
    commit(path, "A merge");
    let found: Vec<(String, String)> = problems(&repository, &[])
        .into_iter()
        .map(|found| (found.0, found.1))
        .collect();
    assert_eq!(
        found,
        [
            (
                "removed".to_owned(),
                format!("commitments/2026/{dropped}.md")
            ),
            ("resealed".to_owned(), format!("commitments/2026/{kept}.md")),
        ]
    );
}

#[test]
fn a_history_that_was_replaced_is_noticed() {
    let repository = Repository::new();
    let path = repository.path();
    let id = repository
        .run(
            DAY,
            &[
                "commit",
                "Send the plan",
                "--owner",
                "cy",
                "--due",
                "2026-03-09",
            ],
        )
        .id();
    commit(path, "A promise");
    assert_eq!(problems(&repository, &[]), []);
    let file = repository.entry(&id);
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, resealed(&text.replace("Send", "Perhaps send"))).expect("written");
    git(
        path,
        &["commit", "--quiet", "--all", "--amend", "--no-edit"],
    );
    // It is told until the words are back.
    for _ in 0..2 {
        let found = problems(&repository, &[]);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].2.contains("seen before"), "{found:#?}");
    }
    fs::write(&file, text).expect("written");
    commit(path, "Back");
    repository.run(DAY, &["check", "--history"]).done();
}

#[test]
fn a_fetched_branch_that_was_replaced_is_noticed() {
    let repository = Repository::new();
    let path = repository.path();
    let id = repository
        .run(
            DAY,
            &[
                "commit",
                "Send the plan",
                "--owner",
                "cy",
                "--due",
                "2026-03-09",
            ],
        )
        .id();
    commit(path, "A promise");
    let clone = Repository::clone_of(path);
    let file = repository.entry(&id);
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, resealed(&text.replace("Send", "Perhaps send"))).expect("written");
    git(
        path,
        &["commit", "--quiet", "--all", "--amend", "--no-edit"],
    );
    git(clone.path(), &["fetch", "--quiet"]);
    // Nothing is amiss while the clone has the sealed words itself.
    clone.run(DAY, &["check", "--history"]).done();
    git(clone.path(), &["reset", "--quiet", "--hard", "origin/main"]);
    git(
        clone.path(),
        &["update-ref", "-d", "refs/firstteam/seen/main"],
    );
    let found = problems(&clone, &[]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].0, "resealed");
}

#[test]
fn a_commit_that_changes_what_is_sealed_is_refused_and_one_that_adds_passes() {
    let repository = Repository::new();
    let path = repository.path();
    let id = repository
        .run(
            DAY,
            &[
                "commit",
                "Send the plan",
                "--owner",
                "cy",
                "--due",
                "2026-03-09",
            ],
        )
        .id();
    git(path, &["add", "--all"]);
    repository.run(DAY, &["check", "--staged"]).done();
    commit(path, "A promise");

    // As in docs/git.md; a hook is asked in the repository's top, with the index of the commit that is being made.
    let hook = path.join(".git/hooks/pre-commit");
    let words = format!(
        "#!/bin/sh\nexec '{}' check --staged --quiet\n",
        env!("CARGO_BIN_EXE_firstteam")
    );
    executable(&hook, &words);
    let file = repository.entry(&id);
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, resealed(&text.replace("Send", "Perhaps send"))).expect("written");
    // The change is not staged; `--all` gives the hook an index of its own.
    repository.run(DAY, &["check", "--staged"]).done();
    let refused = support::git::command(path)
        .args(["commit", "--quiet", "--all", "--message", "Spelling"])
        .output()
        .expect("git runs");
    assert!(!refused.status.success());
    let told = format!(
        "{}{}",
        String::from_utf8_lossy(&refused.stdout),
        said(&refused)
    );
    for part in [
        &id,
        "sealed again",
        "staged for the next commit",
        "git restore",
    ] {
        assert!(told.contains(part), "{told}");
    }
    fs::write(&file, text).expect("written");
    repository
        .run(
            DAY,
            &["commit", "Another", "--owner", "cy", "--due", "2026-03-09"],
        )
        .id();
    commit(path, "Another promise");
}

#[test]
fn reading_runs_nothing_that_the_repository_names() {
    let repository = Repository::new();
    let path = repository.path();
    let id = repository
        .run(
            DAY,
            &[
                "commit",
                "Send the plan",
                "--owner",
                "cy",
                "--due",
                "2026-03-09",
            ],
        )
        .id();
    let odd = [
        "-n.md",
        "--output=x.md",
        "a\nb.md",
        "\u{1}c.md",
        ":(top)d.md",
    ];
    for name in odd {
        fs::write(path.join("commitments/2026").join(name), entry(1).1).expect("written");
    }
    fs::write(
        path.join(".gitattributes"),
        "* diff=evil filter=evil merge=evil\n",
    )
    .expect("written");
    commit(path, "One");
    // A branch that changes the same file, so that a merge has something to do.
    git(path, &["switch", "--quiet", "-c", "side"]);
    let file = repository.entry(&id);
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, text.replace("Send", "Do not send")).expect("written");
    commit(path, "Aside");
    git(path, &["switch", "--quiet", "main"]);
    let file = repository.entry(&id);
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, text.replace("Send", "Perhaps send")).expect("written");
    commit(path, "Two");
    fs::write(path.join("commitments/2026/-n.md"), "+++\n").expect("written");
    git(path, &["add", "--all"]);

    let touched = hostile(path);
    let _ = fs::remove_file(&touched);
    for arguments in [
        &["check"][..],
        &["check", "--history"],
        &["check", "--staged"],
        &["check", "--against", "side"],
        &["diff", "side"],
        &["diff", "side", "HEAD"],
        &["show", &id, "--history"],
    ] {
        let ran = repository.run(DAY, arguments);
        let is_asked_whether_sound = arguments[0] == "check";
        assert_eq!(
            ran.code,
            i32::from(is_asked_whether_sound),
            "{arguments:?}: {}{}",
            ran.out,
            ran.err
        );
        let ran = fs::read_to_string(&touched).unwrap_or_default();
        assert_eq!(ran, "", "{arguments:?} ran something");
    }
    let found = problems(&repository, &[]);
    assert!(
        found
            .iter()
            .any(|found| found.0 == "rewritten" && found.1.contains(&id)),
        "{found:#?}"
    );
}

/// Settings that name a program wherever git takes one; each run of it leaves a line in the file that is returned.
fn hostile(path: &Path) -> PathBuf {
    let touched = path.join(".git/touched");
    let script = path.join(".git/evil");
    let words = format!(
        "#!/bin/sh\necho \"$0 $@\" >> '{}'\ncat 2>/dev/null\n",
        touched.display()
    );
    executable(&script, &words);
    let hooks = path.join(".git/evil-hooks");
    fs::create_dir(&hooks).expect("a folder");
    for hook in [
        "pre-commit",
        "post-index-change",
        "reference-transaction",
        "post-checkout",
    ] {
        executable(&hooks.join(hook), &words);
    }
    let evil = script.display().to_string();
    for setting in [
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "merge.evil.driver",
        "merge.tool",
        "gpg.program",
        "core.sshCommand",
        "core.editor",
        "core.alternateRefsCommand",
        "credential.helper",
    ] {
        git(path, &["config", setting, &evil]);
    }
    for (setting, value) in [
        ("log.showSignature", "true"),
        ("diff.renames", "copies"),
        ("merge.renormalize", "true"),
        ("merge.default", "evil"),
        ("color.ui", "always"),
        ("diff.noprefix", "true"),
        ("log.follow", "true"),
        ("log.decorate", "full"),
        ("format.pretty", "oneline"),
        ("diff.orderFile", "/dev/null"),
        ("alias.log", "!false"),
        ("core.quotePath", "true"),
        ("log.diffMerges", "off"),
    ] {
        git(path, &["config", setting, value]);
    }
    git(
        path,
        &["config", "core.hooksPath", &hooks.display().to_string()],
    );
    touched
}

#[test]
fn without_git_or_a_repository_the_error_says_so_and_the_rest_works() {
    let sandbox = support::Sandbox::with_team();
    sandbox.run_at(DAY, &["check"]).done();
    let without = sandbox.run_at(DAY, &["check", "--history", "--format", "json"]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("\"git\""), "{}", without.err);
    let outside = sandbox
        .command(DAY)
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env(
            "GIT_CEILING_DIRECTORIES",
            sandbox
                .path()
                .parent()
                .map(PathBuf::from)
                .unwrap_or_default(),
        )
        .args(["check", "--history"])
        .output()
        .expect("the program runs");
    assert_eq!(outside.status.code(), Some(2));
    assert!(
        said(&outside).contains("no repository"),
        "{}",
        said(&outside)
    );
}

#[test]
fn a_journal_in_a_folder_of_a_repository_has_its_own_history() {
    let repository = Repository::in_folder("records/journal");
    let path = repository.path();
    fs::create_dir_all(path.join("decisions/2026")).expect("a folder");
    let id = repository.run(DAY, &["decide", "Freeze"]).id();
    commit(path, "One");
    let elsewhere = repository.top().join("decisions/2026/x.md");
    fs::create_dir_all(elsewhere.parent().expect("a folder")).expect("a folder");
    fs::write(&elsewhere, entry(1).1).expect("written");
    commit(path, "Two");
    fs::remove_file(&elsewhere).expect("removed");
    fs::remove_file(repository.entry(&id)).expect("removed");
    commit(path, "Three");
    let found = problems(&repository, &[]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (found[0].0.as_str(), found[0].1.contains(&id)),
        ("removed", true)
    );
}

/// Ten thousand commits of one promise each, every tenth of which is corrected while its meeting is open. The aim is
/// that of an optimised build.
#[test]
#[allow(clippy::print_stdout, reason = "the measurement is what it is for")]
#[ignore = "a measurement: cargo test --release --test history -- --ignored --nocapture ten_thousand"]
fn ten_thousand_commits_take_under_three_seconds() {
    let repository = Repository::new();
    let path = repository.path();
    let meeting = repository
        .run(DAY, &["meet", "weekly", "--present", "ana,cy"])
        .id();
    commit(path, "A meeting");
    let mut stream = String::from("reset refs/heads/main\nfrom refs/heads/main^0\n");
    let mut made = 0;
    for number in 0..10_000 {
        let (id, text) = entry(number);
        let owned = format!("meeting = \"{meeting}\"\nowner");
        let mut texts = vec![resealed(&text.replace("owner", &owned))];
        if number % 10 == 9 {
            texts.push(resealed(&texts[0].replace("Send", "Then send")));
        }
        for text in texts.iter().take(10_000 - made) {
            made += 1;
            let _ = write!(
                stream,
                "commit refs/heads/main\ncommitter Fay <fay@example.org> {} +0000\ndata 8\npromise\n\
                 M 100644 inline commitments/2026/{id}.md\ndata {}\n{text}\n",
                1_772_442_000 + made,
                text.len()
            );
        }
    }
    let mut import = support::git::command(path)
        .args(["fast-import", "--quiet"])
        .stdin(std::process::Stdio::piped())
        .spawn()
        .expect("git runs");
    let mut input = import.stdin.take().expect("an input");
    input.write_all(stream.as_bytes()).expect("written");
    drop(input);
    assert!(import.wait().expect("an end").success());
    git(path, &["reset", "--quiet", "--hard"]);
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let ran = repository.run(DAY, &["check", "--history"]).done();
        let took = start.elapsed();
        assert!(ran.err.contains("10002 commits"), "{}", ran.err);
        println!("10,002 commits: {:.1} s", took.as_secs_f64());
        assert!(took.as_secs() < 3, "{took:?}");
    }
}
