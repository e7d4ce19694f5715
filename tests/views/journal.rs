//! A journal from a string: a `# folder/id` line before each entry's fields, its notes below a `---` line.

use chrono::NaiveDate;
use firstteam::format;
use firstteam::model::journal::stood_on;
use firstteam::model::{Entry, Journal, Kind, Problem};
use firstteam::render::{Look, markdown, table};
use firstteam::report::{Lately, View, Weekly, week_before, weekly};
use firstteam::rules::{Inquiry, Selection};

const TEAM: &str = r#"
format = 1
[team]
name = "Northwind leadership"
[[member]]
handle = "ana"
name = "Ana Ruiz"
function = "company"
chair = true
[[member]]
handle = "bo"
name = "Bo Lindgren"
function = "engineering"
[[member]]
handle = "cy"
name = "Cy Okafor"
function = "sales"
[[member]]
handle = "dee"
name = "Dee Marsh"
function = "marketing"
[[member]]
handle = "eli"
name = "Eli Brandt"
function = "finance"
"#;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The journal as it stood at the end of a day, with its problems.
pub fn journal(text: &str, as_of: &str) -> (Journal, Vec<Problem>) {
    journal_of("", text, as_of)
}

/// The same for a team of which more is written down: goals, a pledge.
pub fn journal_of(more: &str, text: &str, as_of: &str) -> (Journal, Vec<Problem>) {
    let (team, problems) = format::team("firstteam.toml", &format!("{TEAM}{more}"));
    assert!(problems.is_empty(), "{problems:#?}");
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    for file in format!("\n{text}").split("\n# ").skip(1) {
        let (name, fields) = file.split_once('\n').unwrap_or((file, ""));
        let read = entry(name, fields);
        problems.extend(read.1);
        entries.extend(read.0.filter(|entry| stood_on(entry, day(as_of))));
    }
    let (journal, unsound) = Journal::build(team, entries, &[]);
    problems.extend(unsound);
    (journal, problems)
}

fn entry(name: &str, fields: &str) -> (Option<Entry>, Vec<Problem>) {
    let (folder, id) = name.split_once('/').expect("a folder and an id");
    let kind = Kind::read(folder).expect("a kind's folder");
    let text = format!(
        "+++\nkind = \"{kind}\"\non = {}\n{}\n+++\n",
        &id[..10],
        fields.trim_end()
    );
    let read = format::entry(&format!("{name}.md"), text.as_bytes());
    (read.entry, read.problems)
}

pub fn week(text: &str, as_of: &str) -> Weekly {
    let (journal, problems) = journal(text, as_of);
    let asked = Selection::default();
    let inquiry = Inquiry::new(&journal, day(as_of), &asked);
    let before = inquiry.findings_before(week_before(day(as_of)), &asked);
    let lately = Lately {
        now: &inquiry.findings(&asked),
        known: inquiry.all(),
        before: &before,
    };
    weekly(&journal, day(as_of), lately, &problems)
}

pub fn plain(view: &impl View, width: usize) -> String {
    let look = Look {
        width,
        colour: false,
        ascii: false,
    };
    table(&view.document(), &look)
}

pub fn pasted(view: &impl View) -> String {
    markdown(&view.document())
}

/// Compares with what was shown before, in `tests/views/shown`; `SNAPSHOTS=overwrite` takes the new text.
#[track_caller]
pub fn assert_shown(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/views/shown")
        .join(name);
    if std::env::var_os("SNAPSHOTS").is_some_and(|what| what == "overwrite") {
        std::fs::write(&path, text).expect("a place for the snapshot");
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, before,
        "{name}: SNAPSHOTS=overwrite takes the new text"
    );
}
