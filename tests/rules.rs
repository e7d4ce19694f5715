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

/// Names given by hand may end in words that look like the end of a proper id.
#[test]
fn entries_of_one_day_that_end_alike_are_asked_about_each() {
    let dissent = |id: &str, member: &str| {
        format!(
            "\n# dissents/{id}\nat = 2026-03-06T12:00:00Z\non_entry = \"2026-03-02-freeze-d0001\"\nmember = \"{member}\"\nseverity = \"concern\"\nreason = \"It will not work.\"\nchannel = \"side\"\n"
        )
    };
    let journal = [
        "```journal 2026-03-20\n# meetings/2026-03-02-weekly-m0001\nat = 2026-03-02T09:00:00Z\nritual = \"weekly\"\nforum = true\npresent = [\"ana\", \"bo\", \"cy\", \"dee\", \"eli\"]\n\n# decisions/2026-03-02-freeze-d0001\nat = 2026-03-02T09:30:00Z\nmeeting = \"2026-03-02-weekly-m0001\"\ntext = \"Freeze feature work.\"\n",
        &dissent("2026-03-06-north-stage", "bo"),
        &dissent("2026-03-06-south-stage", "cy"),
        &dissent("2026-03-06-by-hand", "dee"),
        &dissent("2026-03-06-alone-s0001", "eli"),
        "```",
    ];
    let story = Story::read("alike", &journal.join("\n"));
    let selection = Selection {
        rules: vec!["late-dissent".to_owned()],
        ..Selection::default()
    };
    let found = findings(&story.journal, story.as_of, &selection);
    let fingerprints: Vec<&str> = found.iter().map(|one| &*one.fingerprint).collect();
    assert_eq!(
        fingerprints,
        [
            "late-dissent/2026-03-06-by-hand",
            "late-dissent/2026-03-06-s0001",
            "late-dissent/2026-03-06-south-stage",
            "late-dissent/2026-03-06-stage",
        ]
    );
}
