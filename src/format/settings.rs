//! What `firstteam.toml` may say: every table with its keys. Reading, the words for a mistyped key and the reference of
//! the format follow from it.

/// A table of the team's file.
#[derive(Debug)]
pub struct Section {
    /// As it stands in the file: `[team]`, `[[member]]`; empty for the top.
    pub header: &'static str,
    /// What it is for.
    pub doc: &'static str,
    /// Its keys; none where a key is any rule's or threshold's name.
    pub settings: &'static [Setting],
}

/// A key of a table.
#[derive(Debug)]
pub struct Setting {
    /// The key.
    pub key: &'static str,
    /// What it holds.
    pub holds: &'static str,
    /// What it means.
    pub doc: &'static str,
}

macro_rules! section {
    ($(#[doc = $about:literal])+ $name:ident $header:literal $doc:literal $($key:ident: $holds:literal, $text:literal;)*) => {
        $(#[doc = $about])+
        pub(super) static $name: Section = Section {
            header: $header,
            doc: $doc,
            settings: &[$(Setting { key: stringify!($key), holds: $holds, doc: $text }),*],
        };
    };
}

section! {
    /// The top of the file.
    TOP "" "At the top."
    format: "the number 1", "The format of the journal; needed";
}
section! {
    /// The team in general.
    TEAM "[team]" "The team in general."
    name: "text", "The team's name";
    mission: "text", "What it is there for";
    dissent_window: "a length such as 24h, 7d or 2w", "How long after a decision dissent outside the forum is still timely; 24h";
    relay_within: "a length such as 24h, 7d or 2w", "How soon affected functions are to hear of a decision; 48h";
    fiscal_year_starts: "a month, 1 to 12", "The month with which Q1 begins; 1. A fiscal year bears the number of the calendar year in which it begins: with 4, Q4 2026 ends on 31 March 2027. Dates in words, and the comparison of what was told, follow it";
}
section! {
    /// A member.
    MEMBER "[[member]]" "A member, present or past. What is told may name them by handle, by name, or by role where nobody else has it."
    handle: "text", "The short name that entries use; needed";
    name: "text", "The full name";
    role: "text", "The role, such as CFO";
    function: "text", "The function that the member leads";
    chair: "true or false", "Whether the member leads the team, and addresses upheld findings";
    from: "a date", "The first day";
    to: "a date", "The last day";
}
section! {
    /// A goal.
    GOAL "[[goal]]" "A goal."
    id: "text", "The name that entries use; needed";
    text: "text", "The goal in one sentence";
    scope: "shared or function", "Whether it is the whole team's";
    function: "text", "The function, for a function's goal";
    metric: "text", "How it is measured";
    target: "text", "What is aimed at";
    gives_up: "a list of texts", "What the team agreed to trade away for it";
    state: "open, met or missed", "What became of it";
}
section! {
    /// How often a meeting is held.
    RITUAL "[[ritual]]" "How often a meeting is held."
    name: "a ritual, such as weekly", "Which meeting; needed";
    every: "a length such as 24h, 7d or 2w", "The time from one to the next; needed";
}
section! {
    /// What the members sign.
    PLEDGE "[pledge]" "What the members sign."
    version: "text", "The version that a signature names; needed";
    from: "a date", "From when it holds";
    text: "text", "The words";
}
section! {
    /// Words of one meaning.
    SYNONYM "[[synonym]]" "Words that mean the same in this team, for the comparison of what was told with what was decided."
    words: "a list of two texts or more", "The words, or phrases of several words, such as [\"launch page\", \"landing page\"]; needed";
}
section! {
    /// Levels of rules.
    RULES "[rules]" "How loudly each rule speaks, by its name: `flag`, `ask`, `note` or `off`."
}
section! {
    /// Thresholds of rules.
    THRESHOLDS "[thresholds]" "Numbers that rules go by, by their names; [rules.md](rules.md) has them."
}
section! {
    /// What is done with git.
    GIT "[git]" "What is done with git by itself; [git.md](git.md) has more."
    commit: "each, meeting or off", "What becomes a commit: each entry that is recorded; each meeting when it is adjourned, and each entry of no open meeting; or nothing. off";
}

/// Every table, in the order of the reference.
pub static SECTIONS: &[&Section] = &[
    &TOP,
    &TEAM,
    &MEMBER,
    &GOAL,
    &RITUAL,
    &PLEDGE,
    &SYNONYM,
    &RULES,
    &THRESHOLDS,
    &GIT,
];

impl Section {
    /// Its keys.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.settings.iter().map(|setting| setting.key)
    }

    /// Its name, without brackets.
    pub fn name(&self) -> &'static str {
        self.header.trim_matches(['[', ']'])
    }
}
