//! What a killed writer leaves in a folder: temporary files that nobody will give a name.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How temporary files are called.
pub(super) const PREFIX: &str = ".firstteam-";
pub(super) const SUFFIX: &str = ".tmp";

/// A writer that is alive is done long before.
const OLD: Duration = Duration::from_hours(1);

/// Says that a temporary file is somebody's, for as long as its writer has it open.
pub(super) fn claim(file: &File) {
    // Where files cannot be locked, age alone tells.
    if cfg!(unix) {
        let _ = file.try_lock();
    }
}

/// Removes the temporary files of a folder that are nobody's, and more than an hour older than the folder's latest name:
/// that was given just now, by the clock that the files have. What cannot be removed is in nobody's way.
pub(super) fn remove(folder: &Path) {
    let Ok(now) = fs::metadata(folder).and_then(|folder| folder.modified()) else {
        return;
    };
    let Ok(files) = fs::read_dir(folder) else {
        return;
    };
    for file in files.flatten() {
        let name = file.file_name();
        let name = name.to_string_lossy();
        let path = file.path();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) && is_old(&path, now) {
            let _ = remove_unclaimed(&path);
        }
    }
}

fn is_old(path: &Path, now: SystemTime) -> bool {
    let modified = fs::symlink_metadata(path).and_then(|file| file.modified());
    modified.is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > OLD))
}

fn remove_unclaimed(path: &Path) -> std::io::Result<()> {
    let file = File::open(path)?;
    if cfg!(unix) {
        file.try_lock()?;
    }
    fs::remove_file(path)
}
