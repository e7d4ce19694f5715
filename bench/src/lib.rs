//! Journals of any size, the same for the same size on every machine: a leadership team of eight, about a hundred
//! entries a week, the last week always the same one.

mod dice;
mod file;
mod team;
mod week;
mod words;

use std::fs;
use std::io;
use std::path::Path;

use chrono::{Days, NaiveDate};

use file::Written;
use week::Past;

/// How many entries the team writes in a week.
const ENTRIES_A_WEEK: usize = 100;

/// The day as of which the journals are meant to be read: the Sunday after their last week.
pub const AS_OF: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 29).expect("a day");

/// Writes a journal with this many entries into a folder; returns how many bytes they have.
pub fn generate(folder: &Path, entries: usize) -> io::Result<u64> {
    fs::create_dir_all(folder)?;
    let weeks = entries.div_ceil(ENTRIES_A_WEEK).max(1);
    let monday = |week: usize| AS_OF - Days::new(6 + 7 * (weeks - 1 - week) as u64);
    fs::write(folder.join("firstteam.toml"), team::file(monday(0)))?;
    let mut past = Past::new();
    let mut bytes = 0;
    for week in 0..weeks {
        let quota = entries * (week + 1) / weeks - entries * week / weeks;
        for written in week::write(monday(week), quota, &mut past) {
            bytes += written.text.len() as u64;
            save(folder, &written)?;
        }
    }
    Ok(bytes)
}

fn save(folder: &Path, written: &Written) -> io::Result<()> {
    let path = folder.join(&written.path);
    match fs::write(&path, &written.text) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, &written.text)
        }
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use firstteam::store::{Store, Wanted};

    #[test]
    fn a_journal_is_sound_and_as_large_as_it_was_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        for entries in [1, 99, 1000] {
            let root = folder.path().join(entries.to_string());
            let bytes = generate(&root, entries).expect("a journal");
            let store = Store::open(&root).expect("a journal");
            let loaded = store.load(&Wanted::default()).expect("entries");
            assert_eq!(loaded.problems, []);
            assert_eq!(loaded.journal.len(), entries);
            if entries == 1000 {
                let size = bytes / 1000;
                assert!((600..700).contains(&size), "{size} bytes an entry");
            }
        }
    }
}
