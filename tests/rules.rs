//! Every rule's Markdown: it has all its headings, its first example trips the rule, and its second does not.

use std::fmt::Write;

use chrono::NaiveDate;
use firstteam::format;
use firstteam::model::{Entry, Journal, Kind, ProblemSeverity};
use firstteam::rules::{RULES, Rule, Selection, findings};

/// The team of the examples, unless an example brings its own `# firstteam.toml`.
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

/// An example: the day as of which it is looked at, and the journal.
struct Example {
    as_of: NaiveDate,
    journal: Journal,
}

fn example(rule: &Rule, heading: &str) -> Example {
    let section = rule.doc().section(heading);
    let (_, rest) = section
        .split_once("```journal ")
        .unwrap_or_else(|| panic!("{}: {heading}", rule.name));
    let (day, rest) = rest.split_once('\n').expect("a day");
    let (block, _) = rest.split_once("\n```").expect("the end of the block");
    let mut team = TEAM.to_owned();
    let mut entries = Vec::new();
    for file in format!("\n{block}").split("\n# ").skip(1) {
        let (name, fields) = file.split_once('\n').unwrap_or((file, ""));
        if name == "firstteam.toml" {
            fields.clone_into(&mut team);
        } else {
            entries.push(entry(rule, name, fields));
        }
    }
    let (team, team_problems) = format::team("firstteam.toml", &team);
    assert!(
        team_problems.is_empty(),
        "{}: {team_problems:#?}",
        rule.name
    );
    let as_of = day.trim().parse().expect("a day");
    let entries = entries
        .into_iter()
        .filter(|entry| firstteam::model::journal::stood_on(entry, as_of))
        .collect();
    let (journal, problems) = Journal::build(team, entries, &[]);
    let unsound: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity == ProblemSeverity::Unsound)
        .filter(|problem| !problem.code.contains("seal") && !problem.code.contains("minutes"))
        .collect();
    assert!(unsound.is_empty(), "{}: {unsound:#?}", rule.name);
    Example { as_of, journal }
}

/// An example's entry leaves out what its name says already: the kind and the day.
fn entry(rule: &Rule, name: &str, fields: &str) -> Entry {
    let (folder, id) = name.split_once('/').expect("a folder and an id");
    let kind = Kind::read(folder).expect("a kind's folder");
    let mut text = format!("+++\nkind = \"{kind}\"\n");
    if !fields.lines().any(|line| line.starts_with("on = ")) {
        let _ = writeln!(text, "on = {}", &id[..10]);
    }
    let _ = write!(text, "{}\n+++\n", fields.trim_end());
    let read = format::entry(&format!("{name}.md"), text.as_bytes());
    assert!(
        read.problems.is_empty(),
        "{}: {:#?}",
        rule.name,
        read.problems
    );
    read.entry.expect("an entry")
}

fn fires(rule: &'static Rule, example: &Example) -> bool {
    let selection = Selection {
        rules: vec![rule.name.to_owned()],
        ..Selection::default()
    };
    !findings(&example.journal, example.as_of, &selection).is_empty()
}

#[test]
fn every_rule_has_all_its_headings() {
    for rule in RULES {
        assert!(
            rule.text.starts_with(&format!("# {}\n", rule.name)),
            "{}",
            rule.name
        );
        assert!(!rule.doc().summary().is_empty(), "{}", rule.name);
        for heading in firstteam::rules::HEADINGS {
            assert!(
                !rule.doc().section(heading).is_empty(),
                "{}: {heading}",
                rule.name
            );
        }
    }
}

#[test]
fn the_first_example_trips_the_rule() {
    for rule in RULES {
        assert!(
            fires(rule, &example(rule, "An example that it asks about")),
            "{}",
            rule.name
        );
    }
}

#[test]
fn the_second_example_does_not() {
    for rule in RULES {
        assert!(
            !fires(rule, &example(rule, "An example that it leaves alone")),
            "{}",
            rule.name
        );
    }
}
