//! What a command did to the journal's files, for whoever shares them afterwards: every write notes itself here, so that
//! no verb can forget to.

use std::sync::{Arc, Mutex, PoisonError};

/// What was done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It is new.
    Created,
    /// It has other words.
    Replaced,
    /// It is gone: a session took it back.
    TakenBack,
}

/// A file that was written, and what was done to it since it was last looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its path, from the journal's folder.
    pub path: String,
    /// What was done.
    pub deed: Deed,
}

/// The files that were written, in the order in which each was first touched. Clones share one list.
#[derive(Debug, Clone, Default)]
pub struct Ledger(Arc<Mutex<Vec<Written>>>);

impl Ledger {
    /// Notes a deed. What is corrected after it was created is still new, and what is taken back then never was.
    pub(super) fn note(&self, path: &str, deed: Deed) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(at) = all.iter().position(|written| written.path == path) else {
            let path = path.to_owned();
            return all.push(Written { path, deed });
        };
        match (all[at].deed, deed) {
            (Deed::Created, Deed::TakenBack) => {
                all.remove(at);
            }
            (Deed::Created, _) => {}
            _ => all[at].deed = deed,
        }
    }

    /// Notes files that are new, none of which was touched before.
    pub(super) fn note_new<'a>(&self, paths: impl Iterator<Item = &'a str>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.extend(paths.map(|path| Written {
            path: path.to_owned(),
            deed: Deed::Created,
        }));
    }

    /// What was done so far; the list is empty afterwards.
    pub fn take(&self) -> Vec<Written> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stands_there_once_with_what_became_of_it() {
        let ledger = Ledger::default();
        let deeds = [
            ("new", Deed::Created),
            ("new", Deed::Replaced),
            ("old", Deed::Replaced),
            ("undone", Deed::Created),
            ("undone", Deed::TakenBack),
            ("old", Deed::TakenBack),
        ];
        for (path, deed) in deeds {
            ledger.clone().note(path, deed);
        }
        let taken: Vec<(String, Deed)> = ledger
            .take()
            .into_iter()
            .map(|written| (written.path, written.deed))
            .collect();
        let wanted = [("new", Deed::Created), ("old", Deed::TakenBack)];
        assert_eq!(taken, wanted.map(|(path, deed)| (path.to_owned(), deed)));
        assert_eq!(ledger.take(), []);
    }
}
