//! Why a command could not do its work, in words that say what to type next.

use serde::Serialize;

use crate::model::journal::LookupError;
use crate::store;

/// What kind of failure it was: the `code` of machine-readable errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The words of the command do not fit.
    Usage,
    /// There is no journal.
    NoJournal,
    /// A file could not be read.
    Unreadable,
    /// No entry has this id.
    UnknownId,
    /// Several entries have it.
    AmbiguousId,
    /// Something is there already.
    Exists,
    /// Somebody else is changing the journal.
    Locked,
    /// The operating system refused.
    Io,
    /// Git could not be asked, or said no.
    Git,
    /// The editor failed.
    Editor,
    /// Whoever read the output has gone; not a failure.
    ClosedPipe,
}

impl Code {
    fn as_str(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::NoJournal => "no-journal",
            Self::Unreadable => "unreadable",
            Self::UnknownId => "unknown-id",
            Self::AmbiguousId => "ambiguous-id",
            Self::Exists => "exists",
            Self::Locked => "locked",
            Self::Io => "io",
            Self::Git => "git",
            Self::Editor => "editor",
            Self::ClosedPipe => "closed-pipe",
        }
    }
}

/// A failure, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What kind of failure.
    pub code: Code,
    /// What was wrong; one sentence each.
    pub messages: Vec<String>,
    /// What to type next.
    pub help: Option<String>,
}

impl Error {
    /// A failure with one message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            messages: vec![message.into()],
            help: None,
        }
    }

    /// Words that do not fit.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Code::Usage, message)
    }

    /// The same, said of one of several journals, by its folder.
    #[must_use]
    pub fn of(mut self, folder: &str) -> Self {
        if let Some(first) = self.messages.first_mut() {
            *first = format!("{folder}: {first}");
        }
        self
    }

    /// The same, and another one told with it.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.messages.extend(other.messages);
        self
    }

    /// The same, with what to type next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// As it is shown: every message, then the help; or one JSON object.
    pub fn text(&self, as_json: bool) -> String {
        if as_json {
            let object = Object {
                code: self.code.as_str(),
                message: self.messages.join("; "),
                hint: self.help.as_deref(),
                path: None,
                line: None,
            };
            return serde_json::to_string(&object).unwrap_or_default();
        }
        let mut text = String::new();
        for message in &self.messages {
            text.push_str("error: ");
            text.push_str(&shown(message));
            text.push('\n');
        }
        if let Some(help) = &self.help {
            text.push_str("help: ");
            text.push_str(&shown(help));
            text.push('\n');
        }
        text
    }
}

/// Words from files and the command line may hold what would trouble a terminal; line breaks stay.
fn shown(text: &str) -> String {
    text.lines()
        .map(crate::render::safe)
        .collect::<Vec<_>>()
        .join("\n")
}

#[derive(Serialize)]
struct Object<'a> {
    code: &'a str,
    message: String,
    hint: Option<&'a str>,
    path: Option<&'a str>,
    line: Option<usize>,
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        let code = match error.code() {
            "no-journal" => Code::NoJournal,
            "exists" => Code::Exists,
            "unreadable" => Code::Unreadable,
            "locked" => Code::Locked,
            _ => Code::Io,
        };
        let help = match &error {
            store::Error::NoJournal { .. } => {
                Some("`firstteam init` starts a journal here; --journal DIR names another")
            }
            store::Error::JournalExists(_) => Some("edit its firstteam.toml to change the team"),
            store::Error::Exists(_) => Some("`firstteam log` shows what is there"),
            store::Error::NewerFormat(_) => Some("install a newer firstteam; nothing was touched"),
            store::Error::Locked(_) => Some("try again when the other command has ended"),
            store::Error::InSession(_) => Some("end it there with Ctrl-D, and try again"),
            store::Error::Changed(_) => Some("look at it again, and repeat the change"),
            store::Error::Io { source, .. } => io_help(source.kind()),
        };
        Self {
            code,
            messages: vec![error.to_string()],
            help: help.map(str::to_owned),
        }
    }
}

/// What to do where the operating system refused.
fn io_help(kind: std::io::ErrorKind) -> Option<&'static str> {
    use std::io::ErrorKind::{
        FileTooLarge, NotADirectory, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem,
        StorageFull,
    };
    match kind {
        PermissionDenied | ReadOnlyFilesystem => {
            Some("see who may write there, or name another journal with --journal DIR")
        }
        StorageFull | QuotaExceeded | FileTooLarge => {
            Some("make room on the disk, and repeat the command; no half file was left")
        }
        NotADirectory => {
            Some("a file stands where a folder is needed: move it away, and repeat the command")
        }
        _ => None,
    }
}

impl From<LookupError> for Error {
    fn from(error: LookupError) -> Self {
        match &error {
            LookupError::Unknown { kinds, .. } => {
                let listing = match kinds.as_slice() {
                    [one] => format!("`firstteam list {one}` shows what is there"),
                    _ => "`firstteam log` shows what is there".to_owned(),
                };
                Self::new(Code::UnknownId, error.to_string()).help(listing)
            }
            LookupError::Ambiguous { candidates, .. } => {
                let message = format!(
                    "{}:\n  {}",
                    error.to_string().split(": ").next().unwrap_or(""),
                    candidates.join("\n  ")
                );
                Self::new(Code::AmbiguousId, message)
                    .help("type one of these, or its last five characters")
            }
        }
    }
}
