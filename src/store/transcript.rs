//! The transcript of a session at the terminal: every line is on disk before anything is made of it, so that a session
//! that was cut off is taken up again. It lies beside the journal's folders, and goes when the meeting is adjourned.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::PathBuf;

use super::{Error, Store};

/// Its name; a dot keeps it out of listings, and no kind of entry lies there.
const NAME: &str = ".live";

/// A transcript that is written; locked for as long as it is, so that two sessions do not mix their lines.
#[derive(Debug)]
pub struct Transcript {
    file: File,
    path: PathBuf,
}

impl Store {
    /// Opens the transcript, and gives the lines that it has. A last line that was cut off is a line.
    pub fn transcript(&self) -> Result<(Transcript, Vec<String>), Error> {
        let path = self.root.join(NAME);
        let mut options = OpenOptions::new();
        let opened = options.read(true).append(true).create(true).open(&path);
        let mut file = opened.map_err(Error::io("open", &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::InSession(path)),
            Err(TryLockError::Error(error)) => return Err(Error::io("lock", path)(error)),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)
            .map_err(Error::io("read", &path))?;
        if !bytes.is_empty() && !bytes.ends_with(b"\n") {
            file.write_all(b"\n").map_err(Error::io("write", &path))?;
        }
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().map(str::to_owned).collect();
        Ok((Transcript { file, path }, lines))
    }
}

impl Transcript {
    /// Adds a line, and returns when it is on disk.
    pub fn append(&mut self, line: &str) -> Result<(), Error> {
        let written = self
            .file
            .write_all(format!("{line}\n").as_bytes())
            .and_then(|()| self.file.sync_data());
        written.map_err(Error::io("write", &self.path))
    }

    /// Takes the transcript away where nothing was typed.
    pub fn drop_empty(&self) -> Result<(), Error> {
        fs::remove_file(&self.path).map_err(Error::io("remove", &self.path))
    }

    /// Takes the transcript away, and keeps the lines of it that are not in the journal in a file of their own, which it
    /// says: behind those that were kept there before.
    pub fn set_aside(self, name: &str, lines: &[String]) -> Result<PathBuf, Error> {
        let aside = self.path.with_file_name(format!("{NAME}-{name}"));
        let mut text = lines.join("\n");
        text.push('\n');
        let opened = OpenOptions::new().append(true).create(true).open(&aside);
        let kept = opened.and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        kept.map_err(Error::io("write", &aside))?;
        self.finish()?;
        Ok(aside)
    }

    /// Takes the transcript away: all that it has is in the journal.
    pub fn finish(self) -> Result<(), Error> {
        fs::remove_file(&self.path).map_err(Error::io("remove", &self.path))
    }
}
