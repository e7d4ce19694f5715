//! How loudly a finding speaks.

/// The level of a finding, from quiet to loud; a rule that is off is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The rule says nothing.
    Off,
    /// Worth knowing.
    Note,
    /// Worth asking.
    Ask,
    /// Worth taking up at the next forum.
    Flag,
}

impl Level {
    /// The words of the settings, from loud to quiet.
    pub const WORDS: &'static [&'static str] = &["flag", "ask", "note", "off"];

    /// The word in settings and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Ask => "ask",
            Self::Flag => "flag",
        }
    }

    /// Reads the word.
    pub fn read(text: &str) -> Option<Self> {
        [Self::Off, Self::Note, Self::Ask, Self::Flag]
            .into_iter()
            .find(|level| level.as_str() == text)
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
