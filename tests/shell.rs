//! The shell: completion with the journal's own names, pages of the manual, and questions for what is missing, which are
//! asked at a terminal only.

mod support;
#[cfg(unix)]
#[path = "support/terminal.rs"]
mod terminal;

use std::process::Command;

use support::Sandbox;

const NOW: &str = "2026-03-02T10:42:07+01:00";

/// A journal with a meeting, a topic and a decision in it; the decision's id.
fn journal() -> (Sandbox, String) {
    let sandbox = Sandbox::with_team();
    let run = |arguments: &[&str]| sandbox.run_at(NOW, arguments).id();
    run(&["meet", "weekly", "--present", "ana,bo"]);
    run(&["raise", "Platform rewrite"]);
    let decision = run(&["decide", "Freeze feature work", "--topic", "platform"]);
    (sandbox, decision)
}

/// What the shell offers for the last word.
fn offered(sandbox: &Sandbox, words: &[&str]) -> Vec<String> {
    let ran = sandbox
        .command(NOW)
        .env("FIRSTTEAM_COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_IFS", "\n")
        .args(["--", "firstteam"])
        .args(words)
        .output()
        .expect("the program runs");
    assert!(
        ran.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let out = String::from_utf8_lossy(&ran.stdout);
    out.lines()
        .map(str::to_owned)
        .filter(|word| !word.starts_with("--"))
        .collect()
}

#[test]
fn names_and_ids_are_offered_where_they_may_stand() {
    let (sandbox, decision) = journal();
    let (_, handle) = decision.rsplit_once('-').expect("a handle");
    let offers = |words: &[&str]| offered(&sandbox, words);
    assert_eq!(offers(&["decide", "x", "--approver", "a"]), ["ana"]);
    assert_eq!(
        offers(&["decide", "x", "--stance", "bo=r"]),
        ["bo=reservation"]
    );
    assert_eq!(offers(&["decide", "x", "--goal", ""]), ["stability"]);
    assert_eq!(
        offers(&["decide", "x", "--affects", "marketing,eng"]),
        ["marketing,engineering"]
    );
    assert_eq!(
        offers(&["meet", "weekly", "--present", "ana,b"]),
        ["ana,bo"]
    );
    assert_eq!(offers(&["relay", ""]), [handle]);
    assert_eq!(
        offers(&["relay", "fre"]),
        [format!("freeze-feature-work-{handle}")]
    );
    assert_eq!(offers(&["show", "2026-03-02-fre"]), [decision.as_str()]);
    assert_eq!(
        offers(&["position", handle, "dee", "disagree"]),
        ["disagree-and-commit"]
    );
    assert_eq!(offers(&["mark", "plat"]).len(), 1);
    assert_eq!(offers(&["explain", "late"]), ["late-dissent"]);
    assert_eq!(offers(&["list", "dec"]), ["decisions"]);
    assert_eq!(offers(&["report", "member", "d"]), ["dee"]);
    assert!(offers(&["ado"]).is_empty());
    assert_eq!(offers(&["adj"]), ["adjourn"]);
}

#[test]
fn outside_a_journal_nothing_is_said() {
    let sandbox = Sandbox::empty();
    assert!(offered(&sandbox, &["show", ""]).is_empty());
    assert!(offered(&sandbox, &["decide", "x", "--approver", ""]).is_empty());
}

#[test]
fn the_script_works_in_bash() {
    let (sandbox, decision) = journal();
    let (_, handle) = decision.rsplit_once('-').expect("a handle");
    let script = "source <(firstteam completions bash); COMP_WORDS=(firstteam relay ''); COMP_CWORD=2; \
         _clap_complete_firstteam firstteam '' relay; echo \"${COMPREPLY[0]}\"";
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_firstteam"));
    let folder = program.parent().expect("a folder");
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let bash = Command::new("bash")
        .args(["-c", script])
        .current_dir(sandbox.path())
        .env_clear()
        .env("PATH", path)
        .env("FIRSTTEAM_NOW", NOW)
        .output();
    // Where there is no bash, nobody completes with it.
    if let Ok(bash) = bash {
        assert_eq!(
            String::from_utf8_lossy(&bash.stdout).trim(),
            handle,
            "{bash:?}"
        );
    }
}

#[test]
fn every_shell_has_a_script() {
    let sandbox = Sandbox::empty();
    for shell in ["bash", "zsh", "fish"] {
        let script = sandbox.run_at(NOW, &["completions", shell]).done().out;
        assert!(script.contains("FIRSTTEAM_COMPLETE"), "{script}");
    }
    assert_eq!(sandbox.run_at(NOW, &["completions", "csh"]).code, 2);
}

#[test]
fn every_command_has_a_page() {
    let sandbox = Sandbox::empty();
    sandbox.run_at(NOW, &["man", "--dir", "pages"]).done();
    for command in firstteam::cli::command().get_subcommands() {
        let path = sandbox
            .path()
            .join(format!("pages/firstteam-{}.1", command.get_name()));
        let page = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", path.display()));
        assert!(
            page.contains(".SH NAME") && page.contains("Examples"),
            "{page}"
        );
    }
    let first = sandbox.run_at(NOW, &["man"]).done().out;
    assert!(first.contains("firstteam"), "{first}");
}

#[cfg(unix)]
#[test]
fn what_is_missing_is_asked_for_at_a_terminal_only() {
    use terminal::Terminal;
    let (sandbox, _) = journal();
    let ask = |flags: &[&str]| {
        let mut command = sandbox.command(NOW);
        command.args(["commit", "Staffing plan"]).args(flags);
        Terminal::start(&mut command, 80, 24)
    };
    let mut terminal = ask(&[]);
    terminal.wait_for("Who promised it:");
    // A wrong answer is told when it is given, and asked for again.
    terminal.line("Zed");
    terminal.wait_for("`Zed` is not a member; the members are");
    terminal.line("Cyy");
    terminal.wait_for("did you mean `cy`?");
    terminal.line("Cy");
    terminal.wait_for("By when:");
    terminal.line("03/04/2026");
    terminal.wait_for("can be read as");
    terminal.line("friday");
    terminal.wait_for("due: Fri 6 Mar 2026");
    assert_eq!(terminal.ends(), 0);
    let terminal = ask(&["--owner", "zed"]);
    terminal.wait_for("`zed` is not a member");
    assert!(
        !terminal.shown().contains("By when: "),
        "{}",
        terminal.shown()
    );
    assert_eq!(terminal.ends(), 2);
    let mut command = sandbox.command(NOW);
    command.arg("position");
    let mut terminal = Terminal::start(&mut command, 80, 24);
    terminal.wait_for(": ");
    terminal.line("nothing-like-it");
    terminal.wait_for("no decision matches `nothing-like-it`");
    terminal.keys("\u{3}");
    terminal.kill();
    let terminal = ask(&["--no-input"]);
    terminal.wait_for("--owner is missing");
    assert_eq!(terminal.ends(), 2);
    let piped = sandbox.run_at(NOW, &["commit", "Staffing plan"]);
    assert_eq!(piped.code, 2);
    assert!(piped.err.contains("--due is missing"), "{}", piped.err);
}
