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

/// What is gone is told otherwise than what was edited, and words are quoted rather than hashes.
#[test]
fn an_edited_entry_and_one_that_is_gone_are_told_apart() {
    let story = "```journal 2026-03-20\n# meetings/2026-03-02-weekly-m0001\nat = 2026-03-02T09:00:00Z\nritual = \"weekly\"\nforum = true\npresent = [\"ana\"]\nminutes = { 2026-03-02-freeze-d0001 = \"sha256:HASH\", 2026-03-02-gone-d0002 = \"sha256:HASH\" }\n\n# decisions/2026-03-02-freeze-d0001\nat = 2026-03-02T09:30:00Z\nmeeting = \"2026-03-02-weekly-m0001\"\ntext = \"Freeze feature work.\"\n\n# decisions/2026-03-03-broken-d0003\nat = 2026-03-03T09:30:00Z\ntext = \"Sell the boat.\"\nseal = \"sha256:HASH\"\n```";
    let story = Story::read("edited", &story.replace("HASH", &"0".repeat(64)));
    let selection = Selection {
        rules: vec!["wording-edited".to_owned()],
        ..Selection::default()
    };
    let found = findings(&story.journal, story.as_of, &selection);
    let told: Vec<(&str, &str, &str)> = found
        .iter()
        .map(|one| {
            let quote = &one.evidence[0];
            let does = if one.remedy.starts_with("Bring the file back") {
                "bring back"
            } else {
                assert!(one.remedy.starts_with("Look at the file"), "{}", one.remedy);
                "amend"
            };
            assert!(!one.innocent.contains('#') && !one.remedy.contains('#'));
            assert!(one.notes.iter().all(|note| !note.contains("sha256")));
            (quote.field, &*quote.quote, does)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("text", "Freeze feature work.", "amend"),
            ("minutes", "2026-03-02-gone-d0002", "bring back"),
            ("text", "Sell the boat.", "amend"),
        ]
    );
}
