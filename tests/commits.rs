//! Commits that the team asked for: each says what was recorded, has the journal's own files and nothing else, and
//! whatever git refuses, the entry is on disk.
#![cfg(unix)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

use support::git::{Repository, command, commit, commits, executable, git, status, subjects};
use support::{Ran, Sandbox};

const NOW: &str = "2026-03-02T10:00:00+01:00";
const PROMISE: [&str; 6] = [
    "commit",
    "Send the plan",
    "--owner",
    "cy",
    "--due",
    "2026-03-09",
];

/// The files of the last commit.
fn files(folder: &Path) -> Vec<String> {
    let shown = git(folder, &["show", "--format=", "--name-only", "HEAD"]);
    shown.lines().map(str::to_owned).collect()
}

#[test]
fn each_entry_is_a_commit_that_says_what_was_recorded() {
    let repository = Repository::committing("", "each");
    let path = repository.path();
    repository
        .run(NOW, &["meet", "weekly", "--present", "ana,bo,cy"])
        .done();
    let decide = [
        "decide",
        "Move to monthly invoicing",
        "--why",
        "Cash comes sooner",
        "--approver",
        "ana",
    ];
    let id = repository.run(NOW, &decide).id();
    let handle = id.rsplit('-').next().expect("a handle");
    let message = git(path, &["log", "-1", "--format=%B"]);
    let wanted = format!(
        "decide: Move to monthly invoicing ({handle})\n\nCash comes sooner\n\nWho: Ana\nRecorded-by: Fay\nMeeting: "
    );
    assert!(message.starts_with(&wanted), "{message}");
    assert!(message.contains(&format!("\nEntry: {id}\n")), "{message}");
    assert_eq!(files(path), [format!("decisions/2026/{id}.md")]);

    repository
        .run(NOW, &["edit", &id, "--set", "metric=days to cash"])
        .done();
    repository
        .run(NOW, &["dissent", "last", "Too soon", "--member", "cy"])
        .done();
    repository.run(NOW, &["adjourn"]).done();
    repository
        .run(
            NOW,
            &[
                "relay",
                &id,
                "Monthly from now on",
                "--member",
                "cy",
                "--audience",
                "sales",
            ],
        )
        .done();
    repository.run(NOW, &["edit", &id, "--set", "why=None"]);
    let verbs: Vec<String> = subjects(path)
        .into_iter()
        .filter_map(|subject| Some(subject.split_once(": ")?.0.to_owned()))
        .collect();
    assert_eq!(
        verbs,
        ["relay", "adjourn", "dissent", "edit", "decide", "meet"]
    );
    assert_eq!(status(path), "");
    repository
        .run(NOW, &["check", "--history", "--strict"])
        .done();
    // What is looked at only, and what was there already, is no commit.
    repository
        .run(NOW, &[&PROMISE[..], &["--dry-run"]].concat())
        .done();
    repository.run(NOW, &PROMISE).done();
    let count = subjects(path).len();
    repository.run(NOW, &PROMISE).done();
    assert_eq!(subjects(path).len(), count);
}

#[test]
fn a_text_is_a_commit_an_entry_and_an_import_is_one() {
    let repository = Repository::committing("", "each");
    let path = repository.path();
    let text = "@ weekly 2026-03-02 | present ana bo\n# Prices\n= Prices rise in May\n  why: costs\n+1 ana bo\n* bo: letters by 2026-03-09\n---\n";
    fs::write(path.join("minutes.txt"), text).expect("written");
    repository.run(NOW, &["capture", "minutes.txt"]).done();
    let verbs: Vec<String> = subjects(path)
        .into_iter()
        .filter_map(|subject| Some(subject.split_once(": ")?.0.to_owned()))
        .collect();
    assert_eq!(verbs, ["adjourn", "commit", "decide", "raise", "meet"]);
    assert_eq!(status(path), "?? minutes.txt\n");

    let record = "# Weekly, 2026-03-03\n\nPresent: Ana, Bo\n\n- Decision: Rents fall in June.\n";
    fs::write(path.join("2026-03-03.md"), record).expect("written");
    repository
        .run(NOW, &["import", "minutes", "2026-03-03.md", "--yes"])
        .done();
    let message = git(path, &["log", "-1", "--format=%B"]);
    assert!(message.starts_with("import: 2 entries\n\n- "), "{message}");
    assert_eq!(status(path), "?? 2026-03-03.md\n?? minutes.txt\n");
}

#[test]
fn a_meeting_is_one_commit_when_it_is_adjourned() {
    let repository = Repository::committing("records/our journal", "meeting");
    let path = repository.path();
    let before = subjects(path).len();
    repository
        .run(NOW, &["meet", "weekly", "--present", "ana,bo"])
        .done();
    let id = repository.run(NOW, &["decide", "Freeze"]).id();
    repository
        .run(NOW, &["edit", &id, "--set", "why=Churn"])
        .done();
    // By hand, and sealed with the minutes.
    let topic = "+++\nkind = \"topic\"\non = 2026-03-02\ntitle = \"By hand\"\nmeeting = \"";
    let meeting = fs::read_to_string(repository.entry(&id)).expect("a text");
    let meeting = meeting
        .split("meeting = \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let topic = format!("{topic}{}\"\n+++\n", meeting.expect("a meeting"));
    fs::create_dir_all(path.join("topics/2026")).expect("a folder");
    fs::write(path.join("topics/2026/2026-03-02-by-hand.md"), topic).expect("written");
    assert_eq!(subjects(path).len(), before);
    repository.run(NOW, &["adjourn"]).done();
    assert_eq!(subjects(path).len(), before + 1);
    assert_eq!(files(path).len(), 3, "{:?}", files(path));
    let message = git(path, &["log", "-1", "--format=%B"]);
    assert!(message.starts_with("adjourn: Weekly"), "{message}");
    assert!(message.contains("\n- decide: Freeze ("), "{message}");
    // What belongs to no open meeting waits for none.
    repository
        .run(
            NOW,
            &[
                "relay",
                &id,
                "Freeze",
                "--member",
                "bo",
                "--audience",
                "engineering",
            ],
        )
        .done();
    assert!(subjects(path)[0].starts_with("relay: "));
    assert_eq!(status(path), "");
}

#[test]
fn what_else_is_staged_stays_staged() {
    let repository = Repository::committing("records/journal", "each");
    let (path, top) = (repository.path(), repository.top());
    let open = repository
        .run(NOW, &["meet", "weekly", "--present", "ana,bo"])
        .id();
    let id = repository
        .run(NOW, &["decide", "Freeze", "--why", "Churn"])
        .id();
    // A file of the user's, a part of which is staged; another journal's file, a part of which is staged.
    for (file, staged, now) in [
        (top.join("code.txt"), "one\n", "one\ntwo\n"),
        (path.join("notes.md"), "one\n", "one\ntwo\n"),
    ] {
        fs::write(&file, staged).expect("written");
        git(top, &["add", &file.display().to_string()]);
        fs::write(&file, now).expect("written");
    }
    let meeting = repository.entry(&open);
    let text = fs::read_to_string(&meeting).expect("a text");
    fs::write(&meeting, format!("{text}\nA note.\n")).expect("written");
    git(top, &["add", "--all", "records/journal/meetings"]);
    fs::write(&meeting, format!("{text}\nA note.\n\nAnother.\n")).expect("written");
    let staged = || {
        (
            status(path),
            git(top, &["diff", "--cached"]),
            git(top, &["diff"]),
        )
    };
    let before = staged();
    assert!(
        before.0.contains("AM ../../code.txt") && before.0.contains("MM meetings"),
        "{}",
        before.0
    );

    repository.run(NOW, &PROMISE).done();
    assert_eq!(staged(), before);
    // The entry itself was staged, and corrected since: what is recorded is committed, whole.
    let file = repository.entry(&id);
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, format!("{text}\nStaged.\n")).expect("written");
    git(path, &["add", &file.display().to_string()]);
    fs::write(&file, text).expect("written");
    repository
        .run(NOW, &["edit", &id, "--set", "why=Outages"])
        .done();
    assert_eq!(staged(), before);
    assert_eq!(
        files(top),
        [format!("records/journal/decisions/2026/{id}.md")]
    );
    let committed = git(path, &["show", &format!("HEAD:./decisions/2026/{id}.md")]);
    assert_eq!(committed, fs::read_to_string(&file).expect("a text"));
}

#[test]
fn a_first_commit_and_one_on_no_branch() {
    let sandbox = Repository::committing("", "each");
    let path = sandbox.path();
    fs::remove_dir_all(path.join(".git")).expect("removed");
    git(path, &["init", "--quiet", "--initial-branch=main"]);
    fs::write(path.join("staged.txt"), "staged\n").expect("written");
    git(path, &["add", "staged.txt"]);
    sandbox.run(NOW, &PROMISE).done();
    assert_eq!(subjects(path).len(), 1);
    assert_eq!(files(path).len(), 1);
    assert!(status(path).contains("A  staged.txt"), "{}", status(path));

    git(path, &["checkout", "--quiet", "--detach"]);
    let ran = sandbox.run(NOW, &["raise", "Platform rewrite"]).done();
    assert!(ran.err.contains("git switch -c"), "{}", ran.err);
    assert_eq!(subjects(path).len(), 2);
}

#[test]
fn no_commit_falls_into_a_merge_or_a_rebase() {
    let repository = Repository::committing("records", "each");
    let (path, top) = (repository.path(), repository.top());
    git(top, &["checkout", "--quiet", "-b", "side"]);
    fs::write(top.join("code.txt"), "one\n").expect("written");
    commit(top, "Side");
    git(top, &["checkout", "--quiet", "main"]);
    fs::write(top.join("code.txt"), "two\n").expect("written");
    commit(top, "Main");
    for (start, what, end) in [
        (["merge", "side"], "a merge goes on", ["merge", "--abort"]),
        (
            ["rebase", "side"],
            "a rebase goes on",
            ["rebase", "--abort"],
        ),
        (
            ["cherry-pick", "side"],
            "a cherry-pick goes on",
            ["cherry-pick", "--abort"],
        ),
    ] {
        let started = command(top).args(start).output().expect("git runs");
        assert!(!started.status.success());
        let before = (
            git(top, &["rev-parse", "HEAD"]),
            git(top, &["diff", "--cached"]),
        );
        let ran = repository.run(NOW, &["raise", what]);
        assert!(ran.err.contains(what), "{}", ran.err);
        let id = ran.id();
        assert!(repository.entry(&id).is_file());
        let after = (
            git(top, &["rev-parse", "HEAD"]),
            git(top, &["diff", "--cached"]),
        );
        assert_eq!(after, before);
        git(top, &end);
        // What was left is what the warning says to type.
        git(
            path,
            &["add", "--all", "--", &format!("topics/2026/{id}.md")],
        );
        git(
            path,
            &[
                "commit",
                "--quiet",
                "-m",
                what,
                "--",
                &format!("topics/2026/{id}.md"),
            ],
        );
        assert_eq!(status(top), "");
    }
}

/// What the program said, where a commit was refused and the entry recorded all the same.
#[track_caller]
fn refused(ran: Ran, parts: &[&str]) -> String {
    for part in parts {
        assert!(ran.err.contains(part), "`{part}` is not in {}", ran.err);
    }
    assert_eq!(ran.err.matches("warning: ").count(), 1, "{}", ran.err);
    ran.id()
}

#[test]
fn what_git_refuses_is_on_disk_and_the_warning_says_what_to_type() {
    let repository = Repository::committing("our 'journal'", "each");
    let top = repository.top();
    let before = status(top);
    let hook = top.join(".git/hooks/pre-commit");
    executable(
        &hook,
        "#!/bin/sh\necho 'no commits on a Monday' >&2\nexit 1\n",
    );
    let ran = repository.run(NOW, &PROMISE);
    let typed = ran
        .err
        .lines()
        .find_map(|line| line.split('`').nth(1))
        .expect("what to type")
        .to_owned();
    let id = refused(ran, &["no commits on a Monday", "git -C", "not committed"]);
    assert!(repository.entry(&id).is_file());
    // Git's index is as it was, too.
    let now = status(top);
    assert_eq!(before, "");
    assert!(now.lines().all(|line| line.starts_with("??")), "{now}");
    assert_eq!(git(top, &["ls-files", "--cached", "--", "*.md"]), "");
    // Quiet or not: it is no hint.
    let ran = repository.run(NOW, &["raise", "A", "--quiet", "--format", "json"]);
    assert!(ran.err.contains("warning: "), "{}", ran.err);
    serde_json::from_str::<serde_json::Value>(&ran.done().out).expect("JSON");

    // What is to be typed does it, once the hook is mended.
    fs::remove_file(&hook).expect("removed");
    let typed = std::process::Command::new("sh")
        .args(["-c", &typed])
        .env("GIT_AUTHOR_NAME", "Fay")
        .env("GIT_AUTHOR_EMAIL", "fay@example.org")
        .env("GIT_COMMITTER_NAME", "Fay")
        .env("GIT_COMMITTER_EMAIL", "fay@example.org")
        .output()
        .expect("a shell");
    assert!(typed.status.success(), "{}", support::git::said(&typed));
    assert!(subjects(top)[0].starts_with("commit: Send the plan ("));

    git(top, &["config", "commit.gpgSign", "true"]);
    git(top, &["config", "gpg.program", "/no/such/program"]);
    refused(repository.run(NOW, &["raise", "B"]), &["/no/such/program"]);
    git(top, &["config", "commit.gpgSign", "false"]);
    git(top, &["config", "user.useConfigOnly", "true"]);
    let nobody = |arguments: &[&str]| -> Ran {
        let mut command = repository.command(NOW);
        for name in ["AUTHOR", "COMMITTER"] {
            command.env_remove(format!("GIT_{name}_NAME"));
            command.env_remove(format!("GIT_{name}_EMAIL"));
        }
        command
            .args(arguments)
            .output()
            .expect("the program runs")
            .into()
    };
    refused(nobody(&["raise", "C"]), &["identity"]);
    let mut without = repository.command(NOW);
    let ran = without
        .env("PATH", "/no/such/folder")
        .args(["raise", "D"])
        .output();
    refused(
        ran.expect("the program runs").into(),
        &["git could not be run", "install git"],
    );
    // Git that another git holds up.
    fs::write(top.join(".git/index.lock"), "").expect("written");
    refused(repository.run(NOW, &["raise", "E"]), &["index.lock"]);
}

#[test]
fn outside_a_repository_the_setting_is_told_of_once() {
    let sandbox = Sandbox::with_team();
    commits(sandbox.path(), "each");
    let text =
        "@ weekly 2026-03-02 | present ana bo\n= Prices rise in May\n* bo: letters by 2026-03-09\n";
    fs::write(sandbox.path().join("minutes.txt"), text).expect("written");
    let run = |arguments: &[&str]| -> Ran {
        let mut command = sandbox.command(NOW);
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env(
            "GIT_CEILING_DIRECTORIES",
            sandbox.path().parent().expect("a folder"),
        );
        command
            .args(arguments)
            .output()
            .expect("the program runs")
            .into()
    };
    let ran = run(&["capture", "minutes.txt"]).done();
    assert_eq!(ran.err.matches("git init").count(), 1, "{}", ran.err);
    let ran = run(&["raise", "Quiet", "--quiet"]).done();
    assert_eq!(ran.err, "");
}

#[test]
fn writers_at_once_each_have_their_commit() {
    let repository = Repository::committing("", "each");
    let start = |what: &str| -> Child {
        let mut command = repository.command(NOW);
        command
            .args(["raise", what])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.spawn().expect("the program runs")
    };
    let before = subjects(repository.path()).len();
    let started: Vec<Child> = (0..8)
        .map(|number| start(&format!("Topic {number}")))
        .collect();
    for child in started {
        let ran = Ran::from(child.wait_with_output().expect("an end"));
        assert!(ran.err.contains("committed: "), "{}", ran.err);
        ran.id();
    }
    assert_eq!(subjects(repository.path()).len(), before + 8);
    assert_eq!(status(repository.path()), "");
}

#[test]
fn names_that_git_could_misread_are_taken_as_they_are() {
    let repository = Repository::committing("-n\nx", "each");
    let path = repository.path();
    let topic = "+++\nkind = \"topic\"\non = 2026-03-02\ntitle = \"By hand\"\n+++\n";
    let folder = path.join("topics");
    fs::create_dir_all(&folder).expect("a folder");
    let odd = [
        "-n.md",
        "--all.md",
        "a\nb.md",
        ":(top)c.md",
        ":!d.md",
        "*.md",
        "e[f].md",
    ];
    for name in odd {
        fs::write(folder.join(name), topic).expect("written");
    }
    fs::write(folder.join("ef.txt"), "not the journal's\n").expect("written");
    let before = subjects(path).len();
    repository.run(NOW, &["seal"]).done();
    assert_eq!(subjects(path).len(), before + odd.len());
    let all = git(path, &["ls-files", "-z", "topics"]);
    assert_eq!(
        all.split('\0').filter(|name| !name.is_empty()).count(),
        odd.len()
    );
}

/// The programs that a commit ran, of all that hostile settings name.
#[test]
fn a_commit_runs_what_the_user_s_own_commit_would_and_no_more() {
    let repository = Repository::committing("", "each");
    let path = repository.path();
    let touched = path.join(".git/touched");
    let evil = |name: &str| {
        let script = path.join(".git/evil").join(name);
        executable(
            &script,
            &format!(
                "#!/bin/sh\necho {name} >> '{}'\ncat 2>/dev/null\n",
                touched.display()
            ),
        );
        script.display().to_string()
    };
    for (setting, name) in [
        ("core.fsmonitor", "monitor"),
        ("core.pager", "pager"),
        ("pager.commit", "pager"),
        ("core.editor", "editor"),
        ("sequence.editor", "editor"),
        ("diff.external", "diff"),
        ("diff.evil.command", "diff"),
        ("diff.evil.textconv", "textconv"),
        ("filter.evil.clean", "clean"),
        ("filter.evil.smudge", "smudge"),
        ("merge.evil.driver", "merge"),
        ("core.sshCommand", "ssh"),
        ("credential.helper", "credential"),
        ("core.alternateRefsCommand", "refs"),
        ("core.askPass", "askpass"),
    ] {
        git(path, &["config", setting, &evil(name)]);
    }
    for alias in ["commit", "add", "ls-files", "rev-parse", "rm"] {
        git(
            path,
            &[
                "config",
                &format!("alias.{alias}"),
                &format!("!{}", evil("alias")),
            ],
        );
    }
    git(path, &["config", "commit.verbose", "true"]);
    let hooks = path.join(".git/their-hooks");
    for hook in ["pre-commit", "commit-msg", "post-commit"] {
        executable(
            &hooks.join(hook),
            &format!("#!/bin/sh\necho {hook} >> '{}'\n", touched.display()),
        );
    }
    git(
        path,
        &["config", "core.hooksPath", &hooks.display().to_string()],
    );
    fs::write(
        path.join(".git/info/attributes"),
        "* diff=evil filter=evil merge=evil\n",
    )
    .expect("written");
    let _ = fs::remove_file(&touched);

    let ran = || {
        let ran = fs::read_to_string(&touched).unwrap_or_default();
        let _ = fs::remove_file(&touched);
        ran.lines()
            .map(str::to_owned)
            .collect::<std::collections::BTreeSet<_>>()
    };
    // Looking runs nothing, and neither does finding out where the hooks lie.
    repository
        .run(NOW, &["hook", "install", "--dry-run"])
        .done();
    repository.run(NOW, &["hook", "install"]).done();
    repository.run(NOW, &["hook", "uninstall"]).done();
    repository
        .run(NOW, &["raise", "Looked at", "--dry-run"])
        .done();
    assert_eq!(ran(), [].into());
    let told = repository.run(NOW, &PROMISE).done();
    assert!(told.err.contains("committed: "), "{}", told.err);
    let wanted = ["clean", "commit-msg", "post-commit", "pre-commit"];
    assert_eq!(ran(), wanted.map(str::to_owned).into());
}

#[test]
fn init_puts_a_journal_into_a_repository_of_its_own() {
    let sandbox = Repository::clone_of(Repository::new().path());
    let (top, journal) = (sandbox.top(), sandbox.top().with_file_name("our journal"));
    let init = [
        "init",
        "../our journal",
        "--git",
        "--member",
        "ana:Ana Ruiz:CEO:company",
    ];
    let ran = sandbox.run(NOW, &init).done();
    assert!(
        ran.err.contains("committed: init: the journal of"),
        "{}",
        ran.err
    );
    assert_eq!(
        files(&journal),
        [".gitattributes", ".gitignore", "firstteam.toml"]
    );
    assert_eq!(status(&journal), "");
    let asked = git(
        &journal,
        &["check-attr", "eol", "decisions/2026/x.md", "README.md"],
    );
    assert_eq!(
        asked,
        "decisions/2026/x.md: eol: lf\nREADME.md: eol: unspecified\n"
    );
    // On a machine that writes CRLF, what is checked out is as it was written.
    commits(&journal, "each");
    git(&journal, &["config", "core.autocrlf", "true"]);
    let id = sandbox
        .run(NOW, &["raise", "Prices", "--journal", "../our journal"])
        .id();
    git(&journal, &["checkout", "--quiet", "HEAD~1"]);
    git(&journal, &["checkout", "--quiet", "-"]);
    let text = fs::read_to_string(journal.join(format!("topics/2026/{id}.md"))).expect("a text");
    assert!(!text.contains('\r'));

    // Within a repository it is that one, and what else is there stays as it is.
    fs::write(top.join("staged.txt"), "staged\n").expect("written");
    git(top, &["add", "staged.txt"]);
    fs::create_dir(top.join("other")).expect("a folder");
    fs::write(top.join("other/.gitattributes"), "* text\n").expect("written");
    let ran = sandbox.run(NOW, &["init", "other", "--git"]).done();
    assert!(
        ran.err.contains(".gitattributes is there already"),
        "{}",
        ran.err
    );
    assert_eq!(files(top), ["other/.gitignore", "other/firstteam.toml"]);
    assert_eq!(status(top), "A  staged.txt\n?? other/.gitattributes\n");

    // Without git nothing is begun; with nobody to commit as, the journal is there.
    let mut without = sandbox.command(NOW);
    let ran = without
        .env("PATH", "/no/such/folder")
        .args(["init", "third", "--git"])
        .output();
    assert_eq!(ran.expect("the program runs").status.code(), Some(2));
    assert!(!top.join("third").exists());
    git(top, &["config", "user.useConfigOnly", "true"]);
    let mut nobody = sandbox.command(NOW);
    for name in [
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    ] {
        nobody.env_remove(name);
    }
    let ran = Ran::from(
        nobody
            .args(["init", "third", "--git"])
            .output()
            .expect("the program runs"),
    )
    .done();
    assert!(
        ran.err.contains("warning: ") && top.join("third/firstteam.toml").is_file(),
        "{}",
        ran.err
    );
}
