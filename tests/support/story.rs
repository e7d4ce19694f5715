//! Journals written as text: a day, then files, each under a line `# folder/id`. An entry leaves out what its name
//! says already, the kind and the day.

use std::fmt::Write;

use chrono::NaiveDate;
use firstteam::format;
use firstteam::model::journal::stood_on;
use firstteam::model::{Entry, Journal, Kind, ProblemSeverity};

/// The team, unless a story brings its own `# firstteam.toml`.
const TEAM: &str = r#"
format = 1
[team]
name = "The team of the examples"
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

/// A journal, and the day as of which it is looked at.
pub struct Story {
    pub as_of: NaiveDate,
    pub journal: Journal,
}

/// The text of the first fenced block with this word, and what stands behind the word.
pub fn block<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let (_, rest) = text.split_once(&format!("```{word}"))?;
    let (info, rest) = rest.split_once('\n')?;
    let (block, _) = format_end(rest)?;
    Some((info.trim(), block))
}

/// A block may be empty, so that its end may stand on its first line.
fn format_end(rest: &str) -> Option<(&str, &str)> {
    rest.strip_prefix("```")
        .map(|after| ("", after))
        .or_else(|| rest.split_once("\n```"))
}

impl Story {
    /// Reads the `journal` block of a text.
    pub fn read(name: &str, text: &str) -> Self {
        let (day, block) = block(text, "journal").unwrap_or_else(|| panic!("{name}: no journal"));
        let as_of = day.parse().unwrap_or_else(|_| panic!("{name}: {day}"));
        let mut team = TEAM.to_owned();
        let mut entries = Vec::new();
        for file in format!("\n{block}").split("\n# ").skip(1) {
            let (path, fields) = file.split_once('\n').unwrap_or((file, ""));
            if path == "firstteam.toml" {
                fields.clone_into(&mut team);
            } else {
                entries.push(entry(name, path, fields));
            }
        }
        let (team, problems) = format::team("firstteam.toml", &team);
        assert!(problems.is_empty(), "{name}: {problems:#?}");
        let (entries, later): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|entry| stood_on(entry, as_of));
        let later: Vec<String> = later.iter().map(|entry| entry.id.to_string()).collect();
        let (journal, problems) = Journal::build(team, entries, &later);
        let unsound: Vec<_> = problems
            .iter()
            .filter(|problem| problem.severity == ProblemSeverity::Unsound)
            .filter(|problem| {
                !["seal", "minutes"]
                    .iter()
                    .any(|word| problem.code.contains(word))
            })
            .collect();
        assert!(unsound.is_empty(), "{name}: {unsound:#?}");
        Self { as_of, journal }
    }
}

fn entry(name: &str, path: &str, fields: &str) -> Entry {
    let (folder, id) = path.split_once('/').expect("a folder and an id");
    let kind = Kind::read(folder).expect("a kind's folder");
    let mut text = format!("+++\nkind = \"{kind}\"\n");
    if !fields.lines().any(|line| line.starts_with("on = ")) {
        let _ = writeln!(text, "on = {}", &id[..10]);
    }
    let _ = write!(text, "{}\n+++\n", fields.trim_end());
    let read = format::entry(&format!("{path}.md"), text.as_bytes());
    assert!(read.problems.is_empty(), "{name}: {:#?}", read.problems);
    read.entry.expect("an entry")
}
