//! The kinds of entry, and the folder and verb of each.

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A meeting.
    Meeting,
    /// A question put before the forum.
    Topic,
    /// What was decided.
    Decision,
    /// A change of a decision.
    Amendment,
    /// Where a member stands.
    Position,
    /// What was said against it.
    Dissent,
    /// What a dissent was answered.
    Answer,
    /// A promise.
    Commitment,
    /// What became of a promise or topic.
    Update,
    /// What a leader told their people.
    Relay,
    /// Something seen outside the forum.
    Signal,
    /// What came of a decision.
    Review,
    /// A name under the pledge.
    Signature,
    /// What the team made of a finding.
    Address,
}

/// Kind, its word, and its folder.
const NAMES: [(Kind, &str, &str); 14] = [
    (Kind::Meeting, "meeting", "meetings"),
    (Kind::Topic, "topic", "topics"),
    (Kind::Decision, "decision", "decisions"),
    (Kind::Amendment, "amendment", "amendments"),
    (Kind::Position, "position", "positions"),
    (Kind::Dissent, "dissent", "dissents"),
    (Kind::Answer, "answer", "answers"),
    (Kind::Commitment, "commitment", "commitments"),
    (Kind::Update, "update", "updates"),
    (Kind::Relay, "relay", "relays"),
    (Kind::Signal, "signal", "signals"),
    (Kind::Review, "review", "reviews"),
    (Kind::Signature, "signature", "signatures"),
    (Kind::Address, "address", "addresses"),
];

impl Kind {
    /// Every kind, in the order in which a meeting brings them up.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(kind, _, _)| *kind)
    }

    /// The word in the file.
    pub fn as_str(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// The folder in the journal, and the plural.
    pub fn folder(self) -> &'static str {
        NAMES[self as usize].2
    }

    /// Whether entries of this kind are named after the entry that they are about.
    pub fn borrows_its_name(self) -> bool {
        matches!(self, Self::Amendment | Self::Update | Self::Review)
    }

    /// Reads the word or its plural.
    pub fn read(text: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(_, word, folder)| *word == text || *folder == text)
            .map(|(kind, _, _)| *kind)
    }

    /// The kind in whose folder a path of the journal lies, at any depth, where it is that of an entry's file: nothing
    /// on the way is hidden, and it is Markdown.
    pub fn of_path(path: &str) -> Option<Self> {
        let (folder, rest) = path.split_once('/')?;
        let is_hidden = rest.split('/').any(|part| part.starts_with('.'));
        let (_, ending) = rest.rsplit_once('.')?;
        Self::all().find(|kind| kind.folder() == folder && !is_hidden && ending == "md")
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (index, (kind, word, folder)) in NAMES.iter().enumerate() {
            assert_eq!(*kind as usize, index);
            assert_eq!(Kind::read(word), Some(*kind));
            assert_eq!(Kind::read(folder), Some(*kind));
        }
    }

    #[test]
    fn a_path_tells_the_kind() {
        for path in ["relays/2026/a.md", "relays/a.b.md"] {
            assert_eq!(Kind::of_path(path), Some(Kind::Relay));
        }
        for path in [
            "relays.md",
            "relay/a.md",
            "relays/.a.md",
            "relays/.b/a.md",
            "relays/a.txt",
            "relays/md",
        ] {
            assert_eq!(Kind::of_path(path), None, "{path}");
        }
    }
}
