//! The pre-commit hook: it refuses a commit that changes what is sealed, lets one pass that adds, keeps and calls what
//! was there before, and never lets a commit through unchecked without a word.
#![cfg(unix)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::git::{Repository, command, commit, executable, git, said, subjects};

const NOW: &str = "2026-03-02T10:00:00+01:00";

/// A journal in a folder with a hook, and a sealed promise that is committed.
fn hooked(folder: &str) -> (Repository, PathBuf) {
    let repository = Repository::in_folder(folder);
    repository.run(NOW, &["hook", "install"]).done();
    let id = repository
        .run(
            NOW,
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
    commit(repository.top(), "A promise");
    let file = repository.entry(&id);
    (repository, file)
}

/// Commits all of a folder's repository, as far as its hooks let it.
fn try_commit(folder: &Path) -> Output {
    try_with(command(folder).args(["commit", "--quiet", "--all", "--message", "Spelling"]))
}

fn try_with(command: &mut Command) -> Output {
    command.output().expect("git runs")
}

fn rewrite(file: &Path) {
    let text = fs::read_to_string(file).expect("a text");
    let changed = text.replace("Send", "Perhaps send");
    fs::write(file, firstteam::format::sealed(&changed).expect("a seal").0).expect("written");
}

#[track_caller]
fn assert_refused(output: &Output, parts: &[&str]) {
    assert!(!output.status.success(), "{}", said(output));
    for part in parts {
        assert!(
            said(output).contains(part),
            "`{part}` is not in {}",
            said(output)
        );
    }
}

#[test]
fn a_commit_that_changes_what_is_sealed_is_refused_and_one_that_adds_passes() {
    for folder in [
        "",
        "our records/Ana's journal",
        "-n/--all",
        "a\nb $HOME `id`",
    ] {
        let (repository, file) = hooked(folder);
        let text = fs::read_to_string(&file).expect("a text");
        rewrite(&file);
        let reasons = [
            "changed and sealed again",
            "Perhaps send the plan",
            "git restore",
        ];
        assert_refused(&try_commit(repository.top()), &reasons);
        // From wherever it is made, and whatever else it has.
        fs::write(repository.top().join("code.txt"), "one\n").expect("written");
        git(repository.top(), &["add", "code.txt"]);
        assert_refused(&try_commit(file.parent().expect("a folder")), &reasons);
        fs::remove_file(&file).expect("removed");
        assert_refused(&try_commit(repository.top()), &["was removed"]);
        fs::write(&file, text).expect("written");
        repository.run(NOW, &["raise", "Another"]).done();
        git(repository.top(), &["add", "--all"]);
        let passed = try_commit(repository.top());
        assert!(passed.status.success(), "{}", said(&passed));
        assert_eq!(subjects(repository.top())[0], "Spelling");
    }
}

#[test]
fn commits_of_the_program_s_own_pass_the_hook() {
    let (repository, file) = hooked("records");
    support::git::commits(repository.path(), "each");
    // Something else that would be refused is no part of this commit.
    rewrite(&file);
    git(repository.top(), &["add", "--all"]);
    let ran = repository.run(NOW, &["raise", "Another"]).done();
    assert!(ran.err.contains("committed: raise: Another"), "{}", ran.err);
    assert_refused(&try_commit(repository.top()), &["sealed again"]);
}

#[test]
fn what_was_there_is_kept_and_called_and_put_back() {
    let (repository, _) = hooked("records");
    let top = repository.top();
    repository.run(NOW, &["hook", "uninstall"]).done();
    let hook = top.join(".git/hooks/pre-commit");
    assert!(!hook.exists());
    let theirs = "#!/bin/sh\necho \"theirs $# $(pwd)\" >&2\ntest ! -e refuse\n";
    executable(&hook, theirs);
    let ran = repository.run(NOW, &["hook", "install"]).done();
    assert!(ran.err.contains("kept as"), "{}", ran.err);
    let ours = fs::read_to_string(&hook).expect("a hook");
    let again = repository.run(NOW, &["hook", "install"]).done();
    assert!(again.err.contains("was there already"), "{}", again.err);
    assert_eq!(fs::read_to_string(&hook).expect("a hook"), ours);

    fs::write(top.join("refuse"), "").expect("written");
    git(top, &["add", "refuse"]);
    assert_refused(&try_commit(top), &[&format!("theirs 0 {}", top.display())]);
    fs::remove_file(top.join("refuse")).expect("removed");
    fs::write(top.join("code.txt"), "one\n").expect("written");
    git(top, &["add", "--all"]);
    let passed = try_commit(top);
    assert!(
        passed.status.success() && said(&passed).contains("theirs 0"),
        "{}",
        said(&passed)
    );

    let dry = repository
        .run(NOW, &["hook", "uninstall", "--dry-run"])
        .done();
    assert!(dry.err.contains("would take away"), "{}", dry.err);
    repository.run(NOW, &["hook", "uninstall"]).done();
    assert_eq!(fs::read_to_string(&hook).expect("a hook"), theirs);
    let left = fs::read_dir(hook.parent().expect("a folder")).expect("a folder");
    let left: Vec<String> = left
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !name.ends_with(".sample"))
        .collect();
    assert_eq!(left, ["pre-commit"]);
    // Again, it is somebody else's.
    let ran = repository.run(NOW, &["hook", "uninstall"]).done();
    assert!(ran.err.contains("nothing to do"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&hook).expect("a hook"), theirs);
}

#[test]
fn a_hook_that_somebody_changed_is_not_written_over() {
    let (repository, _) = hooked("");
    let hook = repository.path().join(".git/hooks/pre-commit");
    let ours = fs::read_to_string(&hook).expect("a hook");
    executable(&hook, &format!("{ours}true\n"));
    for deed in ["install", "uninstall"] {
        let ran = repository.run(NOW, &["hook", deed, "--format", "json"]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("changed by hand"), "{}", ran.err);
    }
    assert_eq!(
        fs::read_to_string(&hook).expect("a hook"),
        format!("{ours}true\n")
    );
    // One that another program installed is renewed.
    let elsewhere = ours.lines().map(|line| {
        if line.starts_with("program=") {
            "program='/opt/firstteam'"
        } else {
            line
        }
    });
    executable(&hook, &(elsewhere.collect::<Vec<_>>().join("\n") + "\n"));
    repository.run(NOW, &["hook", "install"]).done();
    assert_eq!(fs::read_to_string(&hook).expect("a hook"), ours);
}

#[test]
fn another_journal_of_the_repository_is_told_what_to_add() {
    let (repository, _) = hooked("one");
    let two = repository.top().join("two");
    fs::create_dir(&two).expect("a folder");
    fs::copy(
        repository.path().join("firstteam.toml"),
        two.join("firstteam.toml"),
    )
    .expect("copied");
    let ran = repository.run(NOW, &["hook", "install", "--journal", "../two"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("another journal") && ran.err.contains("--journal ./two"),
        "{}",
        ran.err
    );
}

#[test]
fn without_the_program_nothing_passes_and_the_hook_says_why() {
    let (repository, _) = hooked("");
    let top = repository.top();
    let hook = top.join(".git/hooks/pre-commit");
    let text = fs::read_to_string(&hook).expect("a hook");
    let gone = text.replace(env!("CARGO_BIN_EXE_firstteam"), "/no such/firstteam");
    assert_ne!(gone, text);
    executable(&hook, &gone);
    fs::write(top.join("code.txt"), "one\n").expect("written");
    git(top, &["add", "--all"]);
    let reasons = ["neither on PATH nor at /no such/firstteam", "--no-verify"];
    assert_refused(&try_commit(top), &reasons);
    // On PATH it is found wherever it was before.
    let program = Path::new(env!("CARGO_BIN_EXE_firstteam"));
    let path = format!(
        "{}:{}",
        program.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let mut again = command(top);
    again
        .env("PATH", path)
        .args(["commit", "--quiet", "--message", "Code"]);
    let passed = try_with(&mut again);
    assert!(passed.status.success(), "{}", said(&passed));
}

#[test]
fn each_working_tree_checks_its_own_journal() {
    let (repository, file) = hooked("our records");
    let top = repository.top();
    let tree = top.with_file_name("another tree");
    git(
        top,
        &[
            "worktree",
            "add",
            "--quiet",
            "-b",
            "side",
            &tree.display().to_string(),
        ],
    );
    let there = tree.join(file.strip_prefix(top).expect("below it"));
    rewrite(&there);
    assert_refused(&try_commit(&tree), &["sealed again"]);
    fs::write(top.join("code.txt"), "one\n").expect("written");
    git(top, &["add", "--all"]);
    assert!(try_commit(top).status.success());
    // Installed from either, it is the same hook.
    let before = fs::read_to_string(top.join(".git/hooks/pre-commit")).expect("a hook");
    let journal = tree.join("our records").display().to_string();
    repository
        .run(NOW, &["hook", "install", "--journal", &journal])
        .done();
    let after = fs::read_to_string(top.join(".git/hooks/pre-commit")).expect("a hook");
    assert_eq!(after, before);

    // A branch that has no journal has nothing to check; taking the journal away has.
    git(
        &tree,
        &["checkout", "--quiet", "--force", "--orphan", "pages"],
    );
    git(&tree, &["rm", "-r", "--force", "--quiet", "."]);
    fs::write(tree.join("index.html"), "<p>\n").expect("written");
    git(&tree, &["add", "--all"]);
    let passed = try_commit(&tree);
    assert!(passed.status.success(), "{}", said(&passed));
    fs::remove_dir_all(repository.path()).expect("removed");
    assert_refused(&try_commit(top), &["firstteam.toml is gone"]);
}

#[test]
fn core_hooks_path_is_followed_within_the_repository_only() {
    let repository = Repository::in_folder("records");
    let top = repository.top();
    git(top, &["config", "core.hooksPath", ".githooks"]);
    repository.run(NOW, &["hook", "install"]).done();
    assert!(top.join(".githooks/pre-commit").is_file());
    assert!(!top.join(".git/hooks/pre-commit").exists());
    repository.run(NOW, &["hook", "uninstall"]).done();

    let elsewhere = tempfile::tempdir().expect("a folder");
    let theirs = elsewhere.path().join("pre-commit");
    executable(&theirs, "#!/bin/sh\n");
    std::os::unix::fs::symlink(elsewhere.path(), top.join("link")).expect("a link");
    for path in [
        elsewhere.path().display().to_string(),
        "link".to_owned(),
        "../x".to_owned(),
        "link/new".to_owned(),
        "/dev/null".to_owned(),
    ] {
        git(top, &["config", "core.hooksPath", &path]);
        for deed in ["install", "uninstall"] {
            let ran = repository.run(NOW, &["hook", deed]);
            assert_eq!(ran.code, 2, "{path}: {}", ran.err);
            assert!(ran.err.contains("outside the repository"), "{}", ran.err);
        }
    }
    assert_eq!(fs::read_to_string(&theirs).expect("a hook"), "#!/bin/sh\n");
    assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 1);
}

#[test]
fn without_a_repository_the_error_says_so() {
    let sandbox = support::Sandbox::with_team();
    let ran = sandbox.run_at(NOW, &["hook", "install"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no repository"), "{}", ran.err);
}
