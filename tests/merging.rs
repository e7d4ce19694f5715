//! Several writers, each with a clone, at the same clock: whatever they record, their branches merge in any order and
//! shape without a conflict, all that they recorded is there, and every report is the same to the byte.
#![cfg(unix)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::dice::Dice;
use support::files;
use support::git::{Repository, command, commit, commits, git, said};

/// The one moment at which everybody writes.
const NOW: &str = "2026-03-02T10:00:00+01:00";
/// When the reports are read.
const LATER: &str = "2026-03-13T17:00:00+01:00";

const MEMBERS: [&str; 5] = ["ana", "bo", "cy", "dee", "eli"];
const FUNCTIONS: [&str; 4] = ["sales", "marketing", "engineering", "finance"];
/// Few, so that several writers come to record the very same.
const WORDS: [&str; 6] = [
    "Freeze feature work until 30 September 2026",
    "Prices rise in May",
    "Support answers within 30 minutes",
    "The launch page stays",
    "Two people stay on it until April",
    "No new campaign features",
];

/// The reports that must not differ.
const REPORTS: [&[&str]; 11] = [
    &["report", "weekly", "--format", "json"],
    &["report", "weekly", "--format", "markdown"],
    &["report", "monthly", "--format", "json"],
    &[
        "report",
        "quarterly",
        "--quarter",
        "2026-Q1",
        "--format",
        "html",
    ],
    &["report", "member", "dee"],
    &["flags", "--format", "json"],
    &["agenda", "--format", "json"],
    &["cascade", "--format", "json"],
    &["log", "--format", "json"],
    &["list", "decisions", "--format", "csv"],
    &["check", "--format", "json"],
];

/// What all writers start from: the team with a pledge, and entries that theirs can be about.
struct Beginning {
    repository: Repository,
    decision: String,
    topic: String,
    promise: String,
    dissent: String,
    finding: String,
}

impl Beginning {
    fn new() -> Self {
        let repository = Repository::in_folder("");
        let path = repository.path();
        let team = path.join("firstteam.toml");
        let text = fs::read_to_string(&team).expect("a text");
        let pledge = "\n[pledge]\nversion = \"2026-01\"\ntext = \"The enterprise first.\"\n";
        fs::write(team, text + pledge).expect("written");
        let day = "2026-02-02T10:00:00+01:00";
        let run = |arguments: &[&str]| repository.run(day, arguments).id();
        let everybody = ["meet", "weekly", "--present", "ana,bo,cy,dee,eli"];
        run(&everybody);
        let topic = run(&["raise", "Platform rewrite"]);
        let decision = run(&[
            "decide",
            WORDS[0],
            "--topic",
            &topic,
            "--stance",
            "dee=+1",
            "--affects",
            "sales",
        ]);
        let dissent = run(&["dissent", &decision, "Pipeline gap", "--member", "cy"]);
        let promise = run(&[
            "commit",
            "Staffing plan",
            "--owner",
            "cy",
            "--due",
            "2026-03-01",
        ]);
        run(&["adjourn"]);
        run(&[
            "dissent",
            &decision,
            "It never made sense",
            "--member",
            "dee",
            "--channel",
            "side",
            "--on",
            "2026-02-05",
        ]);
        let flags = repository.run(NOW, &["flags", "--format", "json"]).done();
        let flags: serde_json::Value = serde_json::from_str(&flags.out).expect("JSON");
        let finding = flags["findings"][0]["fingerprint"]
            .as_str()
            .expect("a finding")
            .to_owned();
        commits(path, "each");
        commit(path, "The beginning");
        Self {
            repository,
            decision,
            topic,
            promise,
            dissent,
            finding,
        }
    }

    /// The words of a verb that records something by chance.
    fn by_chance(&self, dice: &mut Dice) -> Vec<String> {
        let words = *dice.of(&WORDS);
        let member = *dice.of(&MEMBERS);
        let function = *dice.of(&FUNCTIONS);
        let more = format!("{words}, part {}", dice.below(40));
        let typed: Vec<&str> = match dice.below(13) {
            0 => vec!["raise", &more],
            1 => vec![
                "decide",
                &more,
                "--why",
                words,
                "--affects",
                function,
                "--approver",
                member,
            ],
            2 => vec!["amend", &self.decision, "--why", &more, "--reason", words],
            3 => vec![
                "position",
                &self.decision,
                member,
                *dice.of(&["+1", "+0", "0", "-0"]),
            ],
            4 => vec!["dissent", &self.topic, &more, "--member", member],
            5 => vec!["answer", &self.dissent, &more, "--outcome", "adopted"],
            6 => vec!["commit", &more, "--owner", member, "--due", "2026-03-09"],
            7 => vec![
                "mark",
                &self.promise,
                *dice.of(&["kept", "missed", "dropped"]),
                "--evidence",
                words,
            ],
            8 => vec![
                "relay",
                &self.decision,
                &more,
                "--member",
                member,
                "--audience",
                function,
            ],
            9 => vec![
                "signal",
                "win",
                &more,
                "--who",
                member,
                "--cost-on",
                function,
            ],
            10 => vec![
                "review",
                &self.decision,
                "--outcome",
                *dice.of(&["met", "partly"]),
                "--lesson",
                words,
            ],
            11 => vec!["sign", member],
            _ => vec!["address", &self.finding, &more, "--result", "upheld"],
        };
        let mut typed: Vec<String> = typed.into_iter().map(str::to_owned).collect();
        if dice.below(3) > 0 {
            typed.extend(["--meeting", "none"].map(str::to_owned));
        }
        typed
    }

    /// A writer's clone, with so many entries.
    fn writer(
        &self,
        number: usize,
        entries: usize,
        dice: &mut Dice,
    ) -> (Repository, BTreeSet<String>) {
        let clone = Repository::clone_of(self.repository.path());
        let run = |typed: &[&str]| clone.run(NOW, typed);
        let by = format!("writer-{number}");
        let present = MEMBERS.join(",");
        let mut written = BTreeSet::new();
        written.insert(run(&["meet", "weekly", "--present", &present, "--by", &by]).id());
        // One that all of them record, in the same words.
        written.insert(run(&["raise", "Prices", "--meeting", "none"]).id());
        while written.len() < entries {
            let typed = self.by_chance(dice);
            let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
            written.insert(run(&typed).id());
        }
        run(&["adjourn"]).done();
        assert_eq!(support::git::status(clone.path()), "");
        (clone, written)
    }
}

/// Merges branches two by two, chosen by chance, until one is left.
fn merge(beginning: &Beginning, writers: &[Repository], dice: &mut Dice) -> Repository {
    let merged = Repository::clone_of(beginning.repository.path());
    let path = merged.path();
    let mut branches = Vec::new();
    for (number, writer) in writers.iter().enumerate() {
        let branch = format!("writer-{number}");
        let from = writer.path().display().to_string();
        git(
            path,
            &["fetch", "--quiet", &from, &format!("main:{branch}")],
        );
        branches.push(branch);
    }
    let mut branches = dice.shuffled(branches);
    while branches.len() > 1 {
        let one = branches.swap_remove(dice.below(branches.len()));
        let into = dice.below(branches.len());
        git(path, &["checkout", "--quiet", &branches[into]]);
        let done = command(path)
            .args(["merge", "--quiet", "--no-edit", &one])
            .output()
            .expect("git runs");
        assert!(
            done.status.success(),
            "{}{}",
            String::from_utf8_lossy(&done.stdout),
            said(&done)
        );
    }
    git(path, &["checkout", "--quiet", &branches[0]]);
    merged
}

#[allow(
    clippy::print_stdout,
    reason = "what came of it is what the script is run for"
)]
fn everything_is_there_whatever_the_order(clones: usize, entries: usize, orders: usize, seed: u64) {
    let mut dice = Dice(seed);
    let beginning = Beginning::new();
    let mut wanted: BTreeSet<String> = ids(&beginning.repository);
    let (mut writers, mut written) = (Vec::new(), 0);
    for number in 0..clones {
        let (writer, ids) = beginning.writer(number, entries, &mut dice);
        written += ids.len();
        wanted.extend(ids);
        writers.push(writer);
    }
    let mut first = None;
    for _ in 0..orders {
        let merged = merge(&beginning, &writers, &mut dice);
        assert_eq!(ids(&merged), wanted);
        let tree = git(merged.path(), &["rev-parse", "HEAD^{tree}"]);
        let reports = REPORTS.map(|arguments| merged.run(LATER, arguments).done().out);
        merged.run(LATER, &["check", "--history"]).done();
        let this = (tree, reports);
        assert_eq!(first.get_or_insert_with(|| this.clone()), &this);
    }
    println!(
        "{clones} clones, {written} entries recorded, {} of them the same in several; {orders} orders, no conflict, {} reports the same",
        written + ids(&beginning.repository).len() - wanted.len(),
        REPORTS.len(),
    );
}

/// The ids of all entries of a journal.
fn ids(repository: &Repository) -> BTreeSet<String> {
    let all = files(repository.path()).into_iter();
    let entries = all.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    entries
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect()
}

#[test]
fn branches_of_several_writers_merge_in_any_order() {
    everything_is_there_whatever_the_order(3, 10, 3, 1);
}

/// `scripts/merge-writers` runs it.
#[test]
#[ignore = "takes minutes"]
fn eight_writers_of_a_hundred_entries_merge_in_any_order() {
    everything_is_there_whatever_the_order(8, 100, 8, 2);
}

#[test]
fn where_two_branches_disagree_both_stand_and_check_says_so() {
    let there = Repository::new();
    let decided = there.run(NOW, &["decide", "Prices rise in May", "--why", "costs"]);
    let decided = decided.done().id();
    let promise = [
        "commit",
        "A price list",
        "--owner",
        "bo",
        "--due",
        "2026-03-06",
    ];
    let promise = there.run(NOW, &promise).done().id();
    commit(there.path(), "A promise");
    let here = Repository::clone_of(there.path());
    for (clone, by, state, text) in [
        (&there, "cy", "kept", "Prices rise in June"),
        (&here, "ana", "missed", "Prices rise in July"),
    ] {
        let mark = ["mark", &promise, state, "--by", by];
        clone.run(LATER, &mark).done();
        let amend = [
            "amend",
            &decided,
            "--text",
            text,
            "--reason",
            "the board",
            "--by",
            by,
        ];
        clone.run(LATER, &amend).done();
        commit(clone.path(), state);
    }
    let from = there.path().display().to_string();
    git(
        here.path(),
        &["pull", "--quiet", "--no-rebase", "--no-edit", &from, "main"],
    );
    let ran = here.run(LATER, &["check"]).done();
    let said = ran.out + &ran.err;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "kept by cy",
        "missed by ana",
        "`text` of",
        "say which is right",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(here.run(LATER, &["check", "--strict"]).code, 1);
    let shown = here.run(LATER, &["show", &promise]).done().out;
    assert!(
        shown.contains("kept") && shown.contains("missed"),
        "{shown}"
    );
    let shown = here.run(LATER, &["show", &decided]).done().out;
    assert!(
        shown.contains("in June") && shown.contains("in July"),
        "{shown}"
    );
    // Said once more by a person, it is settled.
    let later = "2026-03-14T09:00:00+01:00";
    here.run(later, &["mark", &promise, "kept", "--by", "ana"])
        .done();
    let said = here.run(later, &["check"]).done();
    assert!(!(said.out + &said.err).contains("is marked"), "settled");
}

#[test]
fn who_corrects_themselves_does_not_disagree() {
    let there = Repository::new();
    let promise = [
        "commit",
        "A price list",
        "--owner",
        "bo",
        "--due",
        "2026-03-06",
    ];
    let promise = there.run(NOW, &promise).done().id();
    there
        .run(LATER, &["mark", &promise, "missed", "--by", "cy"])
        .done();
    let later = "2026-03-13T18:00:00+01:00";
    there
        .run(later, &["mark", &promise, "kept", "--by", "cy"])
        .done();
    there.run(later, &["check", "--strict"]).done();
}
