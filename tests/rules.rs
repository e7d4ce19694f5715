//! Every rule's Markdown: it has all its headings, its first example trips the rule, and its second does not.

#[path = "support/story.rs"]
mod story;

use firstteam::rules::{RULES, Rule, Selection, findings};
use story::Story;

fn example(rule: &Rule, heading: &str) -> Story {
    Story::read(rule.name, rule.doc().section(heading))
}

fn fires(rule: &'static Rule, example: &Story) -> bool {
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
