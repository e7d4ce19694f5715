//! The examples: each journal is what its script records, is sound, and raises exactly what it says; and Friday's
//! summary runs as cron, systemd and a workflow would run it.
//!
//! A change of the program that changes the journals shows here. Where it is meant, record them anew:
//! `rm -r examples/NAME/journal && FIRSTTEAM=target/debug/firstteam sh examples/NAME/record.sh examples/NAME/journal`.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use firstteam::rules::RULES;
use serde::Deserialize;
use support::Ran;

const EXAMPLES: [&str; 3] = ["platform-rewrite", "custom-deals", "self-service"];

/// `expect.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    as_of: toml::value::Datetime,
    /// Not even a note.
    #[serde(default)]
    silent: bool,
    findings: Vec<Question>,
    must_not: Vec<NearMiss>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    rule: String,
    subject: String,
    #[serde(rename = "what")]
    _what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NearMiss {
    rule: String,
    subject: String,
    why: String,
}

/// What `flags --format json` prints, as far as it is looked at here.
#[derive(Deserialize)]
struct Flags {
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    fingerprint: String,
    rule: String,
    level: String,
    subjects: Vec<String>,
}

impl Finding {
    /// What stands after the slash of the fingerprint.
    fn subject(&self) -> &str {
        self.fingerprint
            .split_once('/')
            .map_or("", |(_, subject)| subject)
    }

    /// Whether it is about an entry, first or among others.
    fn is_about(&self, subject: &str) -> bool {
        self.subject() == subject || self.subjects.iter().any(|id| key(id) == subject)
    }
}

/// An entry's date and suffix, as fingerprints name it.
fn key(id: &str) -> String {
    let (_, suffix) = id.rsplit_once('-').expect("a suffix");
    format!("{}-{suffix}", &id[..10])
}

fn folder(example: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(example)
}

fn expected(example: &str) -> Expected {
    let text = std::fs::read_to_string(folder(example).join("expect.toml")).expect("expect.toml");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{example}: {error}"))
}

/// A command with nothing in its environment but the folders of the system's own programs.
fn bare(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", "/usr/bin:/bin");
    command
}

#[track_caller]
fn run(command: &mut Command) -> Ran {
    command.output().expect("the program runs").into()
}

fn firstteam(example: &str, arguments: &[&str]) -> Ran {
    let mut command = bare(env!("CARGO_BIN_EXE_firstteam"));
    command
        .arg("--journal")
        .arg(folder(example).join("journal"));
    run(command.args(arguments))
}

fn flags(example: &str, as_of: &str) -> Vec<Finding> {
    let flags = firstteam(example, &["flags", "--as-of", as_of, "--format", "json"]).done();
    let flags: Flags = serde_json::from_str(&flags.out).expect("findings");
    flags.findings
}

/// Every file below a folder, by its path in it.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    support::files(root)
        .into_iter()
        .map(|path| {
            let bytes = std::fs::read(&path).expect("a file");
            let name = path.strip_prefix(root).expect("a file of the folder");
            (name.to_owned(), bytes)
        })
        .collect()
}

#[test]
fn each_script_records_its_journal_byte_for_byte() {
    for (example, zone) in EXAMPLES.into_iter().zip(["Asia/Tokyo", "UTC0", "EST5EDT"]) {
        let target = tempfile::tempdir().expect("a temporary folder");
        run(bare("sh")
            .arg(folder(example).join("record.sh"))
            .arg(target.path())
            .env("FIRSTTEAM", env!("CARGO_BIN_EXE_firstteam"))
            .env("TZ", zone))
        .done();
        let (recorded, kept) = (
            files(target.path()),
            files(&folder(example).join("journal")),
        );
        let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&recorded), names(&kept), "{example}");
        for (name, bytes) in &kept {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let now = recorded.get(name).map(|bytes| text(bytes));
            assert_eq!(now, Some(text(bytes)), "{example}: {}", name.display());
        }
    }
}

#[test]
fn each_journal_is_sound() {
    for example in EXAMPLES {
        let checked = firstteam(example, &["check", "--strict"]).done();
        assert_eq!(checked.err, "", "{example}");
    }
}

#[test]
fn each_journal_raises_what_it_says_and_nothing_else() {
    for example in EXAMPLES {
        let expected = expected(example);
        let found = flags(example, &expected.as_of.to_string());
        let loud: BTreeSet<(&str, &str)> = found
            .iter()
            .filter(|finding| finding.level != "note")
            .map(|finding| (finding.rule.as_str(), finding.subject()))
            .collect();
        let wanted: BTreeSet<(&str, &str)> = expected
            .findings
            .iter()
            .map(|wanted| (wanted.rule.as_str(), wanted.subject.as_str()))
            .collect();
        assert_eq!(loud, wanted, "{example}");
        if expected.silent {
            assert!(found.is_empty(), "{example}: {}", found[0].fingerprint);
        }
    }
}

/// A near miss of a rule that is written otherwise would pass for ever.
#[test]
fn every_rule_is_one() {
    for example in EXAMPLES {
        for miss in expected(example).must_not {
            let is_known = RULES.iter().any(|known| known.name == miss.rule);
            assert!(is_known, "{example}: there is no rule {}", miss.rule);
        }
    }
}

#[test]
fn no_journal_raises_its_near_misses() {
    for example in EXAMPLES {
        let expected = expected(example);
        let found = flags(example, &expected.as_of.to_string());
        for miss in &expected.must_not {
            let raised = found
                .iter()
                .find(|finding| finding.rule == miss.rule && finding.is_about(&miss.subject));
            assert!(
                raised.is_none(),
                "{example}: {} about {}: {}",
                miss.rule,
                miss.subject,
                miss.why
            );
        }
    }
}

/// A subject that names no entry would let a near miss pass for ever.
#[test]
fn every_subject_is_an_entry_or_a_member() {
    for example in EXAMPLES {
        let Expected {
            findings, must_not, ..
        } = expected(example);
        let keys: BTreeSet<String> = files(&folder(example).join("journal"))
            .keys()
            .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
            .filter_map(|path| Some(key(path.file_stem()?.to_str()?)))
            .collect();
        let subjects = findings
            .iter()
            .map(|finding| &finding.subject)
            .chain(must_not.iter().map(|miss| &miss.subject));
        for subject in subjects {
            assert!(
                subject.starts_with("member:") || keys.contains(subject),
                "{example}: {subject}"
            );
        }
    }
}

/// What a chair reads before the forum, a head of function after it, and a member before anybody else.
const READ: [(&str, &str, &[&str]); 7] = [
    (
        "platform-rewrite",
        "agenda",
        &["agenda", "--as-of", "2026-03-13"],
    ),
    (
        "platform-rewrite",
        "cascade",
        &["cascade", "--as-of", "2026-03-13"],
    ),
    (
        "custom-deals",
        "agenda",
        &["agenda", "--as-of", "2026-03-20"],
    ),
    (
        "custom-deals",
        "cascade",
        &["cascade", "--who", "jon", "--as-of", "2026-02-24"],
    ),
    (
        "custom-deals",
        "card",
        &["report", "member", "kim", "--as-of", "2026-03-20"],
    ),
    (
        "self-service",
        "agenda",
        &["agenda", "--as-of", "2026-03-13"],
    ),
    (
        "self-service",
        "cascade",
        &["cascade", "--as-of", "2026-02-02"],
    ),
];

/// The pages as they are pasted stand in each example's `shown`; `SNAPSHOTS=overwrite` takes the new ones.
#[test]
fn each_example_reads_as_it_is_shown() {
    for (example, name, arguments) in READ {
        let path = folder(example).join("shown").join(format!("{name}.md"));
        let pasted = [arguments, &["--format", "markdown"]].concat();
        let page = firstteam(example, &pasted).done().out;
        if std::env::var_os("SNAPSHOTS").is_some_and(|what| what == "overwrite") {
            std::fs::write(&path, &page).expect("a place for the snapshot");
        }
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(page, before, "{}", path.display());
    }
}

#[test]
fn each_example_fits_the_terminal_and_loses_no_word() {
    for (example, name, arguments) in READ {
        let [first, others @ ..] = ["60", "80", "120"].map(|columns| {
            let mut command = bare(env!("CARGO_BIN_EXE_firstteam"));
            command
                .arg("--journal")
                .arg(folder(example).join("journal"))
                .env("COLUMNS", columns)
                .env("LC_ALL", "C.UTF-8");
            let page = run(command.args(arguments)).done().out;
            let widest = page.lines().map(|line| line.chars().count()).max();
            let room = columns.parse().expect("a number");
            assert!(widest.is_some_and(|widest| widest <= room), "{page}");
            let words = page.split_whitespace().filter(|word| *word != "│");
            words.collect::<Vec<_>>().join(" ")
        });
        for page in others {
            assert_eq!(page, first, "{example}: {name}");
        }
    }
}

#[test]
fn the_card_has_promises_to_the_team_beside_those_to_the_own_function() {
    let kim = firstteam(
        "custom-deals",
        &[
            "report",
            "member",
            "kim",
            "--as-of",
            "2026-03-20",
            "--format",
            "json",
        ],
    )
    .done();
    let card: serde_json::Value = serde_json::from_str(&kim.out).expect("a card");
    let kept = |scope: &str| {
        let mut all = card["kept"].as_array().expect("promises").iter();
        let of_scope = all.find(|kept| kept["scope"] == scope).expect("a scope");
        (of_scope["kept"].as_u64(), of_scope["settled"].as_u64())
    };
    assert_eq!(kept("shared"), (Some(1), Some(4)));
    assert_eq!(kept("function"), (Some(4), Some(4)));
}

#[test]
fn dissent_of_the_aligned_team_shows_as_answered() {
    let listed = firstteam(
        "self-service",
        &[
            "list",
            "dissents",
            "--as-of",
            "2026-03-13",
            "--format",
            "json",
        ],
    )
    .done();
    let listed: serde_json::Value = serde_json::from_str(&listed.out).expect("a list");
    let states: Vec<&str> = listed["items"]
        .as_array()
        .expect("dissents")
        .iter()
        .filter_map(|item| item["state"].as_str())
        .collect();
    assert_eq!(
        states,
        [
            "declined", "adopted", "adopted", "adopted", "adopted", "adopted"
        ]
    );
}

/// A home folder as the files of `examples/weekly` expect it: the program, and a journal with something to say.
#[cfg(unix)]
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a temporary folder");
    let programs = home.path().join(".cargo/bin");
    std::fs::create_dir_all(&programs).expect("a folder");
    let link = |from: &Path, to: &Path| std::os::unix::fs::symlink(from, to).expect("a link");
    link(
        Path::new(env!("CARGO_BIN_EXE_firstteam")),
        &programs.join("firstteam"),
    );
    link(
        &folder("platform-rewrite").join("journal"),
        &home.path().join("journal"),
    );
    home
}

#[cfg(unix)]
fn weekly(name: &str) -> String {
    std::fs::read_to_string(folder("weekly").join(name)).expect("a file")
}

#[test]
#[cfg(unix)]
fn cron_prints_one_line_and_nothing_else() {
    let home = home();
    let table = weekly("crontab");
    let line = table.lines().last().expect("a line");
    let command = line.splitn(6, ' ').last().expect("a command");
    let friday = |day: &str| {
        let mut cron = Command::new("/bin/sh");
        cron.env_clear()
            .env("HOME", home.path())
            .env("FIRSTTEAM_NOW", format!("{day}T16:00:00+01:00"));
        run(cron.args(["-c", command])).done()
    };
    let ran = friday("2026-03-13");
    assert_eq!((ran.out.lines().count(), ran.err.as_str()), (1, ""));
    let quiet = friday("2026-01-02");
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
}

#[test]
#[cfg(unix)]
fn the_unit_runs_a_command_that_works() {
    let home = home();
    let unit = weekly("firstteam-weekly.service");
    let command = unit
        .lines()
        .find_map(|line| line.strip_prefix("ExecStart="))
        .expect("a command")
        .replace("%h", home.path().to_str().expect("a path"));
    let mut words = command.split(' ');
    let mut systemd = Command::new(words.next().expect("a program"));
    systemd
        .env_clear()
        .env("FIRSTTEAM_NOW", "2026-03-13T16:00:00+01:00");
    let ran = run(systemd.args(words)).done();
    assert!(ran.out.starts_with("# "), "{}", ran.out);
    assert_eq!(ran.err, "");
}

#[test]
#[cfg(unix)]
fn the_workflow_s_steps_write_the_summary() {
    let home = home();
    let summary = home.path().join("summary.md");
    let workflow = weekly("github-workflow.yml");
    let steps = workflow
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("run: "))
        .filter(|step| !step.starts_with("cargo install "));
    for step in steps {
        run(Command::new("/bin/sh")
            .args(["-e", "-c", step])
            .current_dir(home.path().join("journal"))
            .env_clear()
            .env("PATH", home.path().join(".cargo/bin"))
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("FIRSTTEAM_NOW", "2026-03-13T16:00:00+01:00"))
        .done();
    }
    let written = std::fs::read_to_string(summary).expect("a summary");
    assert!(written.starts_with("# "), "{written}");
}

#[test]
fn friday_s_exit_codes() {
    let weekly = [
        "report",
        "weekly",
        "--one-line",
        "--if-any",
        "--as-of",
        "2026-03-13",
    ];
    assert_eq!(firstteam("platform-rewrite", &weekly).code, 0);
    let strict = [&weekly[..], &["--fail-on", "flag"]].concat();
    assert_eq!(firstteam("platform-rewrite", &strict).code, 1);
    assert_eq!(firstteam("self-service", &strict).code, 0);
    let nowhere = firstteam("no-such-example", &weekly);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (2, ""));
    assert!(nowhere.err.starts_with("error: "), "{}", nowhere.err);
}

#[test]
#[cfg(unix)]
fn the_workflow_of_pull_requests_passes_what_adds_and_fails_what_rewrites() {
    use support::git::{Repository, commit, git};
    let path = folder("pull-requests").join("github-workflow.yml");
    let workflow = std::fs::read_to_string(path).expect("a workflow");
    assert!(workflow.contains("\npermissions:\n  contents: read\n"));
    let mut actions = workflow
        .lines()
        .filter_map(|line| line.split("uses: ").nth(1));
    let is_pinned = |action: &str| {
        action
            .split_once("@v")
            .is_some_and(|(_, version)| version.split('.').count() == 3)
    };
    assert!(actions.all(is_pinned));
    let checks: Vec<&str> = workflow
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("run: "))
        .filter(|step| !step.starts_with("cargo install "))
        .collect();
    assert_eq!(checks.len(), 2);
    let now = "2026-03-02T10:00:00+01:00";
    let repository = Repository::new();
    let id = repository.run(now, &["raise", "Prices"]).id();
    commit(repository.path(), "A topic");
    git(
        repository.path(),
        &["update-ref", "refs/remotes/origin/main", "HEAD"],
    );
    git(repository.path(), &["checkout", "--quiet", "-b", "request"]);
    let summary = repository.top().with_extension("summary");
    let step = |words: &str| {
        let program = Path::new(env!("CARGO_BIN_EXE_firstteam"));
        let bin = program.parent().expect("a folder").display();
        let path = format!("{bin}:{}", std::env::var("PATH").unwrap_or_default());
        let mut shell = Command::new("/bin/sh");
        shell.args(["-e", "-c", words]);
        shell.current_dir(repository.path());
        shell.env("GITHUB_STEP_SUMMARY", &summary);
        run(shell.env("PATH", path).env("BASE", "main"))
    };
    let check = || step(checks[0]);
    repository.run(now, &["raise", "Rents"]).done();
    commit(repository.path(), "Another topic");
    check().done();
    step(checks[1]).done();
    let brought = std::fs::read_to_string(&summary).expect("a summary");
    assert!(
        brought.contains("# One other entry") && brought.contains("Rents"),
        "{brought}"
    );
    let file = repository.entry(&id);
    let text = std::fs::read_to_string(&file).expect("a text");
    let changed = text.replace("Prices", "Prizes");
    let changed = firstteam::format::sealed(&changed).expect("a seal").0;
    std::fs::write(&file, changed).expect("written");
    commit(repository.path(), "Spelling");
    let ran = check();
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("changed and sealed again"), "{}", ran.out);
}
