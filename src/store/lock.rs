//! Keeping two changes of the same entry apart. Adding an entry needs no lock.

use std::fs::{File, TryLockError};
use std::thread::sleep;
use std::time::Duration;

use super::{Error, Store, TEAM_FILE};

/// How long to wait for whoever has the lock, and how often to look.
const WAIT: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(50);

/// Held while an entry is changed; given back when dropped, or when the process ends in any way.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Store {
    /// Waits up to five seconds for the right to change entries. It is the team's file that is locked, so that no
    /// other file is needed.
    pub fn lock(&self) -> Result<Lock, Error> {
        let path = self.root.join(TEAM_FILE);
        let file = File::open(&path).map_err(Error::io("open", &path))?;
        let mut waited = Duration::ZERO;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(TryLockError::WouldBlock) if waited < WAIT => {
                    sleep(STEP);
                    waited += STEP;
                }
                Err(TryLockError::WouldBlock) => return Err(Error::Locked(self.root.clone())),
                Err(TryLockError::Error(error)) => return Err(Error::io("lock", path)(error)),
            }
        }
    }
}
