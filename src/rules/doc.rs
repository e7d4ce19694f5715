//! A rule's Markdown, taken apart at its headings.

/// The headings that every rule's Markdown has, in order.
pub const HEADINGS: &[&str] = &[
    "What it looks for",
    "Why it matters",
    "The likely innocent explanation",
    "What to do",
    "An example that it asks about",
    "An example that it leaves alone",
];

/// A rule's Markdown.
#[derive(Debug, Clone, Copy)]
pub struct Doc {
    text: &'static str,
}

impl Doc {
    /// Takes a Markdown text.
    pub fn of(text: &'static str) -> Self {
        Self { text }
    }

    /// The sentence under the title.
    pub fn summary(&self) -> &'static str {
        let after_title = self.text.split_once('\n').map_or("", |(_, rest)| rest);
        after_title.split("\n## ").next().unwrap_or("").trim()
    }

    /// The text under a heading, without it.
    pub fn section(&self, heading: &str) -> &'static str {
        let mut sections = self.text.split("\n## ").skip(1);
        sections
            .find_map(|section| section.strip_prefix(heading))
            .map_or("", str::trim)
    }

    /// The likely innocent explanation, as a finding gives it: on one line. Of a rule that tells cases apart, what it
    /// says of this one.
    pub fn innocent(&self, case: Option<&str>) -> String {
        one_line(case_of(
            self.section("The likely innocent explanation"),
            case,
        ))
    }

    /// What to do, in the same manner.
    pub fn remedy(&self, case: Option<&str>) -> String {
        one_line(case_of(self.section("What to do"), case))
    }

    /// The whole text without its examples, as `explain` prints it.
    pub fn explained(&self) -> &'static str {
        self.text
            .split("\n## An example")
            .next()
            .unwrap_or("")
            .trim()
    }
}

/// The text under a smaller heading of a section; all of the section where it has none.
fn case_of<'t>(section: &'t str, case: Option<&str>) -> &'t str {
    let mut cases = section.split("### ").skip(1);
    let found = case.and_then(|case| {
        cases.find_map(|text| text.strip_prefix(case)?.strip_prefix('\n').map(str::trim))
    });
    found.unwrap_or(section)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
