//! The line editor, as `live` uses it: one line at a time, with completion, a hint of the line's form, and the lines of
//! the session as its history.

use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{ColorMode, CompletionType, Config, Helper};
use std::borrow::Cow;

use super::complete::{Words, complete, form};
#[cfg(unix)]
use crate::cli::context::environment;
use crate::cli::{Code, Error};
use crate::render::Look;

/// What came of asking for a line.
pub(super) enum Input {
    /// One line, or several that were pasted.
    Typed(String),
    /// Ctrl-C: the line is to be forgotten.
    Cleared,
    /// Ctrl-D, or the terminal has gone.
    Ended,
}

/// The line editor. Its fields are dropped in their order.
pub(super) struct Editor {
    line: rustyline::Editor<Guide, MemHistory>,
    _between: Between,
}

impl Editor {
    pub(super) fn new(look: &Look) -> Result<Self, Error> {
        let colour = if look.colour {
            ColorMode::Enabled
        } else {
            ColorMode::Disabled
        };
        let config = Config::builder()
            .auto_add_history(false)
            .completion_type(CompletionType::List)
            .color_mode(colour)
            .build();
        let history = MemHistory::with_config(&config);
        let mut editor = rustyline::Editor::with_history(config, history).map_err(failed)?;
        editor.set_helper(Some(Guide {
            words: Words::default(),
            hints: look.colour,
        }));
        Ok(Self {
            line: editor,
            _between: Between::lines(),
        })
    }

    /// Puts a line into the history.
    pub(super) fn remember(&mut self, line: &str) {
        // A history that cannot take a line costs nothing but the line's return by a key.
        let _ = self.line.add_history_entry(line);
    }

    /// Tells which words there are now.
    pub(super) fn know(&mut self, words: Words) {
        if let Some(guide) = self.line.helper_mut() {
            guide.words = words;
        }
    }

    /// How output is to look now: a terminal may have become narrower since the session began.
    pub(super) fn look(&mut self, look: &Look) -> Look {
        let columns = self
            .line
            .dimensions()
            .map(|(columns, _)| usize::from(columns));
        Look {
            width: columns
                .filter(|columns| *columns >= 20)
                .unwrap_or(look.width),
            ..*look
        }
    }

    /// Asks for a line.
    pub(super) fn read(&mut self, prompt: &str) -> Result<Input, Error> {
        match self.line.readline(prompt) {
            Ok(line) => Ok(Input::Typed(line)),
            Err(ReadlineError::Interrupted) => Ok(Input::Cleared),
            Err(ReadlineError::Eof) => Ok(Input::Ended),
            Err(error) => Err(failed(error)),
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` gives it")]
fn failed(error: ReadlineError) -> Error {
    Error::new(Code::Io, format!("the terminal cannot be read: {error}"))
        .help("all lines are on disk; `firstteam live` takes them up again")
}

/// Terminals at which the line editor edits nothing.
#[cfg(unix)]
const PLAIN: [&str; 3] = ["dumb", "cons25", "emacs"];

/// How the terminal is between two lines, while one is being written: what is typed ahead waits for the next, unseen,
/// and Ctrl-C ends nothing. As it was before once this is dropped.
struct Between {
    #[cfg(unix)]
    was: Option<nix::sys::termios::Termios>,
}

impl Between {
    #[cfg(unix)]
    fn lines() -> Self {
        use nix::sys::termios::{InputFlags, LocalFlags, SetArg, tcgetattr, tcsetattr};
        // A plain terminal reads whole lines by itself, as the editor does not there.
        let is_plain = environment("TERM").is_some_and(|term| PLAIN.contains(&term.as_str()));
        let was = tcgetattr(std::io::stdin()).ok().filter(|_| !is_plain);
        if let Some(mut mode) = was.clone() {
            mode.local_flags
                .remove(LocalFlags::ICANON | LocalFlags::ECHO | LocalFlags::ISIG);
            mode.input_flags.remove(InputFlags::ICRNL);
            // A terminal that cannot be set works as it is.
            let _ = tcsetattr(std::io::stdin(), SetArg::TCSADRAIN, &mode);
        }
        Self { was }
    }

    #[cfg(not(unix))]
    fn lines() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Between {
    fn drop(&mut self) {
        use nix::sys::termios::{SetArg, tcsetattr};
        if let Some(was) = &self.was {
            let _ = tcsetattr(std::io::stdin(), SetArg::TCSADRAIN, was);
        }
    }
}

/// What helps with a line.
struct Guide {
    words: Words,
    /// A hint that looks like what was typed would mislead: there is one only where it can be dimmed.
    hints: bool,
}

impl Completer for Guide {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &rustyline::Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, words) = complete(&line[..at], &self.words);
        let pair = |word: String| Pair {
            replacement: format!("{word} "),
            display: word,
        };
        Ok((start, words.into_iter().map(pair).collect()))
    }
}

impl Hinter for Guide {
    type Hint = String;

    fn hint(&self, line: &str, at: usize, _: &rustyline::Context<'_>) -> Option<String> {
        let is_at_end = at == line.len();
        form(line)
            .filter(|_| self.hints && is_at_end)
            .map(str::to_owned)
    }
}

impl Highlighter for Guide {
    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(format!("\u{1b}[2m{hint}\u{1b}[0m"))
    }
}

impl Validator for Guide {}
impl Helper for Guide {}
