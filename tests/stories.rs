//! Little journals, healthy and not, each in a file of `tests/stories`. A story's `expect` block has a line for every
//! finding (`RULE LEVEL SUBJECT MEMBERS`), and nothing else may be asked by the families named behind the word; by
//! backchannel and reinterpretation, where none are.

#[path = "support/story.rs"]
mod story;

use std::collections::BTreeSet;
use std::path::Path;

use firstteam::rules::{Family, Finding, Selection, findings};
use story::{Story, block};

fn line(finding: &Finding) -> String {
    // What no entry raised is about a member or a ritual.
    let about = finding.fingerprint.split('/').next_back();
    let subject = finding.subjects.first().map(|id| &**id).or(about);
    let mut words = vec![finding.rule.name, finding.level.as_str()];
    words.extend(subject);
    words.extend(finding.members.iter().map(String::as_str));
    words.join(" ")
}

fn told(name: &str, text: &str) -> Option<String> {
    let story = Story::read(name, text);
    let (families, expected) = block(text, "expect").unwrap_or_else(|| panic!("{name}: no expect"));
    let selection = Selection {
        families: match families {
            "" => vec![Family::Backchannel, Family::Reinterpretation],
            named => named
                .split(' ')
                .map(|word| Family::read(word).unwrap_or_else(|| panic!("{name}: {word}")))
                .collect(),
        },
        ..Selection::default()
    };
    let found = findings(&story.journal, story.as_of, &selection);
    let found: BTreeSet<String> = found.iter().map(line).collect();
    let expected: BTreeSet<String> = expected.lines().map(str::to_owned).collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let unasked: Vec<_> = found.difference(&expected).collect();
    let as_told = missing.is_empty() && unasked.is_empty();
    (!as_told).then(|| format!("{name}\n  missing: {missing:#?}\n  not expected: {unasked:#?}"))
}

#[test]
fn every_story_is_asked_about_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut count = 0;
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(folder).expect("the stories") {
        let path = file.expect("a story").path();
        let text = std::fs::read_to_string(&path).expect("a story");
        count += 1;
        wrong.extend(told(
            &path.file_name().unwrap_or_default().to_string_lossy(),
            &text,
        ));
    }
    assert!(count >= 12, "{count} stories");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
