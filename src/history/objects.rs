//! The contents that git keeps, by one process that answers as long as it is asked.

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::Error;
use super::git::Git;

/// `git cat-file --batch`, and both ends of the talk with it.
#[derive(Debug)]
pub(super) struct Objects {
    child: Child,
    ask: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

/// A file's content as git keeps it.
#[derive(Debug, Clone)]
pub(super) struct Blob {
    /// The object's id.
    pub(super) id: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

impl Objects {
    /// Starts the process.
    pub(super) fn start(git: &Git) -> Result<Self, Error> {
        let mut child = git
            .reading()
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Error::NoGit)?;
        let (ask, answers) = (child.stdin.take(), child.stdout.take());
        let answers = answers.ok_or_else(|| refused("it gave no answers"))?;
        Ok(Self {
            child,
            ask,
            answers: BufReader::new(answers),
        })
    }

    /// The content with this name: an object's id, or `COMMIT:PATH`. `None` where there is none, or where the name has a
    /// line break, which no entry's file has.
    pub(super) fn blob(&mut self, name: &str) -> Result<Option<Blob>, Error> {
        if name.contains('\n') {
            return Ok(None);
        }
        self.talk(name).map_err(|error| refused(&error.to_string()))
    }

    /// The contents of many objects, by their ids, in their order: all are asked for while the answers come.
    pub(super) fn blobs(mut self, ids: &[&str]) -> Result<Vec<Option<Blob>>, Error> {
        let mut ask = self.ask.take();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let mut ask = ask.take().map(BufWriter::new)?;
                let mut ids = ids.iter();
                // Where git ends early, the answers say so.
                ids.try_for_each(|id| writeln!(ask, "{id}")).ok()
            });
            let blobs = ids.iter().map(|_| self.answer());
            blobs
                .collect::<Result<_, _>>()
                .map_err(|error: std::io::Error| refused(&error.to_string()))
        })
    }

    fn talk(&mut self, name: &str) -> std::io::Result<Option<Blob>> {
        if let Some(ask) = &mut self.ask {
            ask.write_all(format!("{name}\n").as_bytes())?;
            ask.flush()?;
        }
        self.answer()
    }

    fn answer(&mut self) -> std::io::Result<Option<Blob>> {
        let mut header = String::new();
        if self.answers.read_line(&mut header)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        // `ID TYPE SIZE`; anything else says that there is no such object.
        let words: Vec<&str> = header.trim_end().split(' ').collect();
        let [id, sort, size] = words[..] else {
            return Ok(None);
        };
        let Ok(size) = size.parse::<usize>() else {
            return Ok(None);
        };
        let mut bytes = vec![0; size + 1];
        self.answers.read_exact(&mut bytes)?;
        bytes.pop();
        Ok((sort == "blob").then(|| Blob {
            id: id.to_owned(),
            bytes,
        }))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // The process ends when nobody can ask it any more.
        self.ask = None;
        let _ = self.child.wait();
    }
}

fn refused(said: &str) -> Error {
    Error::Refused {
        doing: "cat-file".to_owned(),
        said: said.to_owned(),
    }
}
