//! A problem: text in the journal that could not be read, or that does not hold together.

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The journal is unsound.
    Unsound,
    /// Worth knowing; the journal is sound.
    Note,
}

/// Something in a file that could not be read or does not hold together.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// A short, stable name, such as `broken-seal`.
    pub code: &'static str,
    /// Whether the journal is unsound because of it.
    pub severity: Severity,
    /// The file, from the journal's folder.
    pub path: String,
    /// The field that it is about, and within it the word, for finding the place.
    pub field: Option<(String, Option<String>)>,
    /// The place in the file, where it is known.
    pub place: Option<Place>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do, and the command for it.
    pub help: Option<String>,
    /// Whose doing it was, where the history tells.
    pub made: Option<Made>,
}

/// A version of the journal's files that somebody made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The commit's id, in short.
    pub commit: String,
    /// Its author.
    pub who: String,
    /// The author's time, as it was noted.
    pub when: String,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// How many characters are meant; 0 for the place alone.
    pub width: usize,
    /// The line itself.
    pub text: String,
}

impl Problem {
    /// A problem of a file as a whole.
    pub fn of_file(code: &'static str, path: &str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Unsound,
            path: path.to_owned(),
            field: None,
            place: None,
            message: message.into(),
            help: None,
            made: None,
        }
    }

    /// The same, with whose doing it was.
    #[must_use]
    pub fn made_by(mut self, made: Made) -> Self {
        self.made = Some(made);
        self
    }

    /// The same, about one field.
    #[must_use]
    pub fn at_field(mut self, field: &str, word: Option<&str>) -> Self {
        self.field = Some((field.to_owned(), word.map(str::to_owned)));
        self
    }

    /// The same, with what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, as a note that leaves the journal sound.
    #[must_use]
    pub fn as_note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }
}
