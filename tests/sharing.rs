//! A journal that several hands share in git: what a merge would leave, what was recorded between two states, how an
//! entry came to be, and `sync`, which stops at what needs a person and leaves the branch as it was.
#![cfg(unix)]

mod support;

use std::fs;
use std::path::Path;

use support::Ran;
use support::git::{Repository, command, commit, git, status};

const DAY: &str = "2026-03-02T10:00:00+01:00";
const LATER: &str = "2026-03-03T10:00:00+01:00";

/// Two clones of one repository, each committing what it records.
struct Two {
    shared: Repository,
    ana: Repository,
    bo: Repository,
}

impl Two {
    fn new() -> Self {
        let shared = Repository::committing("", "each");
        // A branch that is checked out takes no pushes.
        git(shared.path(), &["switch", "--quiet", "--detach"]);
        let ana = Repository::clone_of(shared.path());
        let bo = Repository::clone_of(shared.path());
        Self { shared, ana, bo }
    }
}

fn head(path: &Path) -> String {
    git(path, &["rev-parse", "HEAD"]).trim().to_owned()
}

/// What must not change where a command stops: the branch, the index, and the files.
fn state(path: &Path) -> (String, String, String) {
    let index = git(path, &["ls-files", "--stage"]);
    (head(path), index, status(path))
}

#[track_caller]
fn json(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err))
}

fn tamper(repository: &Repository, id: &str, from: &str, to: &str) {
    let file = repository.entry(id);
    let text = fs::read_to_string(&file).expect("a text");
    let (text, _) = firstteam::format::sealed(&text.replace(from, to)).expect("a seal");
    fs::write(file, text).expect("written");
    commit(repository.path(), "Spelling");
}

#[test]
fn what_each_recorded_reaches_the_other() {
    let two = Two::new();
    let freeze = two
        .ana
        .run(DAY, &["decide", "Freeze feature work", "--why", "Churn"])
        .id();
    let ran = two.ana.run(DAY, &["sync"]).done();
    assert_eq!(ran.out.trim(), "One entry went to origin/main.");
    let topic = two.bo.run(DAY, &["raise", "Hiring"]).id();

    // A look changes nothing but what git remembers of the other repository.
    let before = state(two.bo.path());
    let would = two.bo.run(DAY, &["sync", "--dry-run"]).done();
    assert!(
        would
            .out
            .contains("One entry would come from origin/main and one entry would go there."),
        "{}",
        would.out
    );
    assert_eq!(state(two.bo.path()), before);

    let synced = json(&two.bo.run(DAY, &["sync", "--format", "json"]).done());
    assert_eq!(synced["received"][0]["id"], freeze.as_str());
    assert_eq!(synced["sent"], serde_json::json!([topic]));
    two.ana.run(DAY, &["sync"]).done();
    assert_eq!(head(two.ana.path()), head(two.bo.path()));
    let again = two.bo.run(DAY, &["sync"]).done();
    assert_eq!(again.out.trim(), "Nothing new here or on origin/main.");
    two.ana.run(DAY, &["check", "--history"]).done();
}

#[test]
fn a_branch_that_nobody_has_is_shared_and_followed_from_then_on() {
    let two = Two::new();
    git(two.ana.path(), &["switch", "--quiet", "-c", "offsite"]);
    let shared = two.ana.run(DAY, &["sync"]).done();
    assert_eq!(shared.out.trim(), "The branch is shared as origin/offsite.");
    let upstream = git(
        two.ana.path(),
        &["rev-parse", "--abbrev-ref", "@{upstream}"],
    );
    assert_eq!(upstream.trim(), "origin/offsite");

    let alone = Repository::new();
    let ran = alone.run(DAY, &["sync"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("git remote add origin"), "{}", ran.err);
    git(two.ana.path(), &["switch", "--quiet", "--detach"]);
    let ran = two.ana.run(DAY, &["sync"]);
    assert!(
        ran.code == 2 && ran.err.contains("no branch"),
        "{}",
        ran.err
    );
}

#[test]
fn what_needs_a_person_stops_it_and_nothing_changes() {
    let two = Two::new();
    let freeze = two.ana.run(DAY, &["decide", "Freeze feature work"]).id();
    two.ana.run(DAY, &["sync"]).done();
    two.bo.run(DAY, &["sync"]).done();

    // Sealed words that came otherwise.
    tamper(&two.ana, &freeze, "Freeze", "Perhaps freeze");
    git(two.ana.path(), &["push", "--quiet"]);
    two.bo.run(DAY, &["raise", "Hiring"]).id();
    let before = state(two.bo.path());
    let ran = two.bo.run(DAY, &["sync"]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    for part in [
        "was changed and sealed again",
        "Fay Moreau",
        "Perhaps freeze",
        "git merge origin/main",
    ] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    assert_eq!(state(two.bo.path()), before);
    // Once it is put back, it goes on.
    tamper(&two.ana, &freeze, "Perhaps freeze", "Freeze");
    git(two.ana.path(), &["push", "--quiet"]);
    two.bo.run(DAY, &["sync"]).done();

    // A journal that is not sound is not pushed.
    let folder = two.bo.path().join("dissents/2026");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(
        folder.join("2026-03-02-broken.md"),
        "+++\nkind = \"dissent\"\n",
    )
    .expect("written");
    commit(two.bo.path(), "By hand");
    let before = state(two.bo.path());
    let ran = two.bo.run(DAY, &["sync"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("2026-03-02-broken.md"), "{}", ran.err);
    assert_eq!(state(two.bo.path()), before);
    // What others have already is no reason to stop.
    git(two.bo.path(), &["push", "--quiet"]);
    two.ana.run(DAY, &["raise", "Pricing"]).id();
    two.ana.run(DAY, &["sync"]).done();
}

#[test]
fn a_conflict_or_a_merge_that_goes_on_stops_it() {
    let two = Two::new();
    let meeting = two
        .ana
        .run(DAY, &["meet", "weekly", "--present", "ana,bo"])
        .id();
    let freeze = two.ana.run(DAY, &["decide", "Freeze feature work"]).id();
    two.ana.run(DAY, &["sync"]).done();
    two.bo.run(DAY, &["sync"]).done();
    let set = |repository: &Repository, why: &str| {
        repository
            .run(DAY, &["edit", &freeze, "--set", &format!("why={why}")])
            .done();
    };
    set(&two.ana, "Churn");
    two.ana.run(DAY, &["sync"]).done();
    set(&two.bo, "Outages");
    let before = state(two.bo.path());
    let ran = two.bo.run(DAY, &["sync"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("cannot merge") && ran.err.contains(&freeze),
        "{}",
        ran.err
    );
    assert_eq!(state(two.bo.path()), before);

    // `check` names the file before anybody merges, and touches nothing.
    let checked = json(&two.bo.run(
        DAY,
        &["check", "--against", "origin/main", "--format", "json"],
    ));
    let items = checked["items"].as_array().expect("items");
    let conflicts: Vec<&serde_json::Value> = items
        .iter()
        .filter(|item| item["code"] == "conflict")
        .collect();
    assert_eq!(conflicts.len(), 1, "{checked:#}");
    assert!(
        conflicts[0]["path"]
            .as_str()
            .is_some_and(|path| path.contains(&freeze))
    );
    // What refers to the file in doubt is not said to dangle.
    assert!(
        items
            .iter()
            .all(|item| item["code"] != "dangling-reference"),
        "{checked:#} {meeting}"
    );
    assert_eq!(state(two.bo.path()), before);

    let merge = command(two.bo.path())
        .args(["merge", "--quiet", "origin/main"])
        .output();
    assert!(!merge.expect("git runs").status.success());
    let ran = two.bo.run(DAY, &["sync"]);
    assert!(
        ran.code == 2 && ran.err.contains("a merge goes on"),
        "{}",
        ran.err
    );
    assert!(
        git(two.bo.path(), &["rev-parse", "MERGE_HEAD"]).len() > 8,
        "the merge is still there"
    );
}

#[test]
fn what_is_refused_there_takes_the_merge_back() {
    let two = Two::new();
    two.ana.run(DAY, &["decide", "Freeze feature work"]).id();
    two.ana.run(DAY, &["sync"]).done();
    two.bo.run(DAY, &["raise", "Hiring"]).id();
    // Not committed, and in nobody's way: it stays, and one is told.
    fs::write(two.bo.path().join("notes.txt"), "mine").expect("written");
    let hook = two.shared.path().join(".git/hooks/pre-receive");
    support::git::executable(&hook, "#!/bin/sh\necho 'not on a Monday' >&2\nexit 1\n");
    let before = state(two.bo.path());
    let ran = two.bo.run(DAY, &["sync"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("not on a Monday") && ran.err.contains("as it was"),
        "{}",
        ran.err
    );
    assert_eq!(state(two.bo.path()), before);

    fs::remove_file(hook).expect("removed");
    two.bo.run(DAY, &["sync"]).done();
    // Somebody's own hook may refuse the merge itself.
    two.ana.run(LATER, &["raise", "Pricing"]).id();
    two.ana.run(LATER, &["sync"]).done();
    two.bo.run(LATER, &["raise", "Offices"]).id();
    let hook = two.bo.path().join(".git/hooks/pre-merge-commit");
    support::git::executable(&hook, "#!/bin/sh\necho 'no merges' >&2\nexit 1\n");
    let before = state(two.bo.path());
    let ran = two.bo.run(LATER, &["sync"]);
    assert!(
        ran.code == 2 && ran.err.contains("no merges"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert_eq!(state(two.bo.path()), before);
}

#[test]
fn what_is_not_committed_stays_and_is_told() {
    let two = Two::new();
    let text = fs::read_to_string(two.ana.path().join("firstteam.toml")).expect("a text");
    fs::write(
        two.ana.path().join("firstteam.toml"),
        text.replace("\"each\"", "\"off\""),
    )
    .expect("written");
    commit(two.ana.path(), "By hand from now on");
    let id = two.ana.run(DAY, &["raise", "Hiring"]).id();
    let ran = two.ana.run(DAY, &["sync"]).done();
    assert!(ran.err.contains("1 entry is not committed"), "{}", ran.err);
    assert!(two.ana.entry(&id).is_file());
    assert!(status(two.ana.path()).contains(&id));
}

#[test]
fn a_merge_is_checked_before_it_is_made() {
    let two = Two::new();
    let freeze = two.ana.run(DAY, &["decide", "Freeze feature work"]).id();
    two.ana.run(DAY, &["sync"]).done();
    two.bo.run(DAY, &["sync"]).done();
    two.bo
        .run(
            DAY,
            &[
                "relay",
                &freeze,
                "We freeze feature work",
                "--member",
                "bo",
                "--audience",
                "engineering",
            ],
        )
        .id();
    git(two.ana.path(), &["fetch", "--quiet"]);
    let sound = two
        .ana
        .run(DAY, &["check", "--against", "origin/main"])
        .done();
    assert!(sound.err.contains("nothing was merged"), "{}", sound.err);

    // One side removes what the other one speaks of.
    let file = two.ana.entry(&freeze);
    fs::remove_file(file).expect("removed");
    commit(two.ana.path(), "Away with it");
    git(two.ana.path(), &["push", "--quiet"]);
    git(two.bo.path(), &["fetch", "--quiet"]);
    let before = state(two.bo.path());
    let checked = json(&two.bo.run(
        DAY,
        &["check", "--against", "origin/main", "--format", "json"],
    ));
    let codes: Vec<&str> = checked["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|item| item["code"].as_str())
        .collect();
    assert!(codes.contains(&"removed"), "{checked:#}");
    assert!(codes.contains(&"dangling-reference"), "{checked:#}");
    assert_eq!(state(two.bo.path()), before);
    let unknown = two.bo.run(DAY, &["check", "--against", "nowhere"]);
    assert!(
        unknown.code == 2 && unknown.err.contains("nowhere"),
        "{}",
        unknown.err
    );
}

/// Two branches that parted at `start`: on `side` a decision is changed, its dissent answered, a promise kept, and it is
/// told; on `main`, which is checked out, another decision is made.
struct Parted {
    two: Two,
    plan: String,
    concern: String,
}

fn parted() -> Parted {
    let two = Two::new();
    let path = two.ana.path();
    let freeze = two
        .ana
        .run(DAY, &["decide", "Freeze feature work", "--why", "Churn"])
        .id();
    let plan = two
        .ana
        .run(
            DAY,
            &[
                "commit",
                "Send the plan",
                "--owner",
                "bo",
                "--due",
                "2026-03-09",
            ],
        )
        .id();
    let concern = two
        .ana
        .run(
            DAY,
            &[
                "dissent",
                &freeze,
                "The launch is on the 9th",
                "--member",
                "bo",
            ],
        )
        .id();
    git(path, &["branch", "start"]);
    git(path, &["switch", "--quiet", "-c", "side"]);
    two.ana
        .run(
            LATER,
            &[
                "amend",
                &freeze,
                "--text",
                "Freeze feature work in May",
                "--reason",
                "The launch",
            ],
        )
        .id();
    two.ana
        .run(
            LATER,
            &[
                "answer",
                &concern,
                "We start after it",
                "--outcome",
                "adopted",
            ],
        )
        .id();
    two.ana.run(LATER, &["mark", &plan, "kept"]).id();
    two.ana
        .run(
            LATER,
            &[
                "relay",
                &freeze,
                "No new features in May",
                "--member",
                "bo",
                "--audience",
                "engineering",
            ],
        )
        .id();
    two.ana.run(LATER, &["raise", "Hiring"]).id();
    // What the other branch has since is not gone from this one.
    git(path, &["switch", "--quiet", "main"]);
    two.ana.run(LATER, &["decide", "Prices rise in May"]).id();
    Parted { two, plan, concern }
}

#[test]
fn diff_tells_what_was_recorded_since_two_branches_parted() {
    let Parted { two, .. } = parted();
    for arguments in [
        &["diff", "main", "side"][..],
        &["diff", "main...side"],
        &["diff", "start..side"],
    ] {
        let arguments = [arguments, &["--format", "json"]].concat();
        let found = json(&two.ana.run(LATER, &arguments).done());
        let count = |part: &str| found[part].as_array().map_or(0, Vec::len);
        assert_eq!(found["entries"], 5, "{arguments:?}");
        let parts = [
            "decisions",
            "changes",
            "dissents",
            "answered",
            "promises",
            "marked",
            "relays",
            "others",
            "corrected",
            "gone",
        ];
        assert_eq!(
            parts.map(count),
            [0, 1, 0, 1, 0, 1, 1, 1, 0, 0],
            "{found:#}"
        );
        assert_eq!(
            found["changes"][0]["changes"][0]["to"],
            "Freeze feature work in May"
        );
    }
    let told = two
        .ana
        .run(LATER, &["diff", "start", "side", "--format", "markdown"])
        .done()
        .out;
    for part in [
        "# One change, one answer, one promise marked, one relay and one other entry",
        "from `start` (",
        "  - Was: “Freeze feature work”",
        "Answer, adopted: “We start after it”",
        "- Kept: Bo, “Send the plan”",
        "“No new features in May”",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn diff_against_what_is_on_disk_sees_what_is_not_committed() {
    let Parted { two, plan, concern } = parted();
    let text = fs::read_to_string(two.ana.entry(&plan)).expect("a text");
    fs::write(two.ana.entry(&plan), text.replace("Send", "Perhaps send")).expect("written");
    fs::remove_file(two.ana.entry(&concern)).expect("removed");
    let found = json(
        &two.ana
            .run(LATER, &["diff", "start", "--format", "json"])
            .done(),
    );
    assert_eq!(found["decisions"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        found["corrected"][0]["changes"][0]["was"], "Send the plan",
        "{found:#}"
    );
    assert_eq!(found["gone"][0]["id"], concern.as_str());
    let nothing = two.ana.run(LATER, &["diff", "side", "side"]).done();
    assert!(
        nothing.out.starts_with("Nothing was recorded"),
        "{}",
        nothing.out
    );
}

#[test]
fn diff_says_what_it_cannot_find() {
    let two = Two::new();
    let path = two.ana.path();
    let fails = |arguments: &[&str], words: &str| {
        let ran = two.ana.run(DAY, arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    };
    fails(&["diff", "nowhere"], "git has no commit `nowhere`");
    fails(&["diff", "main", "-x"], "-x");
    fails(&["diff", "main..side", "other"], "one too many");
    git(path, &["switch", "--quiet", "--orphan", "empty"]);
    fs::write(path.join("readme.txt"), "x").expect("written");
    commit(path, "Another beginning");
    git(path, &["switch", "--quiet", "main"]);
    fails(&["diff", "main", "empty"], "there is no journal in empty");
    // Of nothing, everything is new.
    two.ana.run(DAY, &["raise", "Hiring"]).id();
    let all = json(
        &two.ana
            .run(DAY, &["diff", "empty", "main", "--format", "json"])
            .done(),
    );
    assert_eq!(all["entries"], 1);
}

#[test]
fn the_history_of_a_decision_is_its_wording_commit_by_commit() {
    let two = Two::new();
    let path = two.ana.path();
    two.ana
        .run(DAY, &["meet", "weekly", "--present", "ana,bo"])
        .id();
    let freeze = two
        .ana
        .run(DAY, &["decide", "Freeze feature work", "--why", "Churn"])
        .id();
    two.ana
        .run(
            DAY,
            &["edit", &freeze, "--set", "why=Churn follows outages"],
        )
        .done();
    two.ana.run(DAY, &["adjourn"]).done();
    git(path, &["switch", "--quiet", "-c", "side"]);
    two.ana
        .run(
            LATER,
            &[
                "amend",
                &freeze,
                "--text",
                "Freeze feature work in May",
                "--reason",
                "The launch",
            ],
        )
        .id();
    git(path, &["switch", "--quiet", "main"]);
    two.ana.run(LATER, &["raise", "Hiring"]).id();
    git(path, &["merge", "--quiet", "--no-edit", "side"]);
    let file = two.ana.entry(&freeze);
    let elsewhere = path.join("decisions/spring");
    fs::create_dir_all(&elsewhere).expect("a folder");
    fs::rename(&file, elsewhere.join(file.file_name().expect("a name"))).expect("moved");
    commit(path, "In a drawer");
    let told = json(
        &two.ana
            .run(LATER, &["show", &freeze, "--history", "--format", "json"])
            .done(),
    );
    let steps = told["steps"].as_array().expect("steps");
    let what: Vec<&str> = steps
        .iter()
        .filter_map(|step| step["what"].as_str())
        .collect();
    assert_eq!(
        what,
        ["recorded", "corrected", "amended", "moved"],
        "{told:#}"
    );
    assert_eq!(steps[0]["words"], "Freeze feature work");
    assert_eq!(steps[1]["changes"][0]["now"], "Churn follows outages");
    assert_eq!(steps[2]["amendment"]["reason"], "The launch");
    assert!(
        steps.iter().all(|step| step["author"] == "Fay Moreau"),
        "{told:#}"
    );

    // What is not committed yet is told as such.
    let file = elsewhere.join(file.file_name().expect("a name"));
    let text = fs::read_to_string(&file).expect("a text");
    fs::write(&file, text.replace("follows", "came with")).expect("written");
    let told = two
        .ana
        .run(LATER, &["show", &freeze, "--history"])
        .done()
        .out;
    assert!(told.contains("Not committed yet: corrected"), "{told}");
}
