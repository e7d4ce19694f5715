//! Several writers at once, the same writer twice, and a writer that is killed: every entry is there whole, or not at
//! all.

mod support;

use std::fs;
use std::process::{Child, Stdio};
use std::time::Duration;

use support::{Ran, Sandbox};

const NOW: &str = "2026-03-02T10:00:00+01:00";

fn start(sandbox: &Sandbox, what: &str) -> Child {
    let mut command = sandbox.command(NOW);
    command.args(["commit", what, "--owner", "cy", "--due", "2026-03-09"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program runs")
}

/// Every file in the journal is an entry or the team's own.
fn assert_no_leavings(sandbox: &Sandbox) {
    for path in sandbox.files() {
        let is_entry = path.extension().is_some_and(|extension| extension == "md");
        let is_ours = is_entry
            || ["firstteam.toml", ".gitattributes"]
                .iter()
                .any(|name| path.ends_with(name));
        assert!(is_ours, "{}", path.display());
    }
}

#[test]
fn twelve_writers_at_once() {
    let sandbox = Sandbox::with_team();
    let whats: Vec<String> = (0..12)
        .map(|number| format!("Send plan {number}"))
        .collect();
    let started: Vec<Child> = whats.iter().map(|what| start(&sandbox, what)).collect();
    let mut ids: Vec<String> = started
        .into_iter()
        .map(|child| Ran::from(child.wait_with_output().expect("an end")).id())
        .collect();
    for id in &ids {
        assert!(sandbox.file(id).is_file());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 12);
    assert_no_leavings(&sandbox);
    sandbox.run_at(NOW, &["check"]).done();
}

#[test]
fn the_very_same_entry_at_once_and_again() {
    let sandbox = Sandbox::with_team();
    let started: Vec<Child> = (0..6).map(|_| start(&sandbox, "Send the plan")).collect();
    let ran: Vec<Ran> = started
        .into_iter()
        .map(|child| Ran::from(child.wait_with_output().expect("an end")).done())
        .collect();
    let again = ran
        .iter()
        .filter(|ran| ran.err.contains("was there already"))
        .count();
    assert_eq!(again, 5);
    assert!(ran.iter().all(|other| other.out == ran[0].out));
    assert_eq!(
        fs::read_dir(sandbox.path().join("commitments/2026"))
            .expect("a folder")
            .count(),
        1
    );
    assert_no_leavings(&sandbox);
}

#[test]
fn a_killed_writer_leaves_no_half_entry() {
    let sandbox = Sandbox::with_team();
    for number in 0..40 {
        let mut child = start(&sandbox, &format!("Send plan {number}"));
        std::thread::sleep(Duration::from_micros(150 * number));
        let _ = child.kill();
        let _ = child.wait();
    }
    // A temporary file may be left, which no reader takes for an entry; every entry is whole.
    let ran = sandbox.run_at(NOW, &["check", "--strict"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn what_a_killed_writer_left_goes_with_the_next_write_in_its_folder() {
    let sandbox = Sandbox::with_team();
    let commit = |what: &str| {
        let ran = start(&sandbox, what).wait_with_output().expect("an end");
        sandbox.file(&Ran::from(ran).id())
    };
    let first = commit("Send the plan");
    let folder = first.parent().expect("a folder");
    let left = |name: &str, age: u64| {
        let path = folder.join(name);
        let file = fs::File::create(&path).expect("a file");
        let then = std::time::SystemTime::now() - Duration::from_secs(age);
        file.set_modified(then).expect("an older file");
        (path, file)
    };
    let (old, _) = left(".firstteam-old123.tmp", 4000);
    let (new, _) = left(".firstteam-new123.tmp", 60);
    let (other, _) = left(".notes.tmp", 4000);
    let (claimed, file) = left(".firstteam-mine12.tmp", 4000);
    file.lock().expect("a lock");
    let second = commit("Send the other plan");
    assert_eq!(second.parent(), Some(folder));
    let stand = [&old, &new, &other, &claimed].map(|path| path.exists());
    assert_eq!(stand, [false, true, true, cfg!(unix)]);
    drop(file);
    commit("Send a third plan");
    assert!(!claimed.exists() && new.exists());
}
