//! The two streams: data on standard output, everything else on standard error. A reader that has gone is no failure,
//! and a disk that is full is one.

use std::io::{self, BufRead, BufReader, ErrorKind, IsTerminal, Read, Write};
use std::path::Path;

use super::{Code, Error};

/// Writes data.
pub(super) fn output(text: &str) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(|error| {
            if error.kind() == ErrorKind::BrokenPipe {
                Error::new(Code::ClosedPipe, "the reader has gone")
            } else {
                Error::new(Code::Io, format!("cannot write the output: {error}"))
            }
        })
}

/// Writes a message. Where nobody can hear it, nothing is to be done.
pub(super) fn error(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes());
    if !text.ends_with('\n') {
        let _ = stderr.write_all(b"\n");
    }
}

/// All of standard input, as text.
pub(super) fn input() -> Result<String, Error> {
    if io::stdin().is_terminal() {
        error("reading from the terminal; end with Ctrl-D on a line of its own");
    }
    io::read_to_string(io::stdin())
        .map_err(|error| Error::new(Code::Io, format!("cannot read the input: {error}")))
}

/// The lines of a file, or of standard input, as they come.
pub(super) struct Lines(BufReader<Box<dyn Read>>);

impl Lines {
    /// The lines of a file; of standard input for `-`.
    pub(super) fn open(path: &str) -> Result<Self, Error> {
        let source: Box<dyn Read> = if path == "-" {
            if io::stdin().is_terminal() {
                error("reading lines from the terminal; end with Ctrl-D on a line of its own");
            }
            Box::new(io::stdin())
        } else {
            Box::new(crate::store::open_text(Path::new(path))?)
        };
        Ok(Self(BufReader::with_capacity(1 << 18, source)))
    }

    /// The next lines, no more than so many: the first is waited for, others are taken as far as they are there, so that
    /// whoever writes line by line is answered line by line. None at the end.
    pub(super) fn next(&mut self, most: usize) -> Result<Vec<Vec<u8>>, Error> {
        let mut lines = Vec::new();
        while lines.len() < most && (lines.is_empty() || self.0.buffer().contains(&b'\n')) {
            let mut line = Vec::new();
            let read = self
                .0
                .read_until(b'\n', &mut line)
                .map_err(|error| Error::new(Code::Io, format!("cannot read the input: {error}")))?;
            if read == 0 {
                break;
            }
            lines.push(line);
        }
        Ok(lines)
    }
}

/// One line, asked for at the terminal; `None` where the input ended.
pub(super) fn ask(question: &str) -> Result<Option<String>, Error> {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "{question} ");
    let _ = stderr.flush();
    let mut line = String::new();
    match io::stdin().read_line(&mut line) {
        Ok(0) => Ok(None),
        Ok(_) => Ok(Some(line.trim().to_owned())),
        Err(error) => Err(Error::new(
            Code::Io,
            format!("cannot read the answer: {error}"),
        )),
    }
}
