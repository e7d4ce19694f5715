//! Writing: a temporary file in the same folder, synced, then given its name without overwriting anything, and the
//! folder synced. An entry is there whole, or not at all.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use tempfile::NamedTempFile;

use super::{Deed, Error, Store, TEAM_FILE, leftovers};
use crate::format;
use crate::model::{Digest, Kind, id};
use crate::parallel;

/// Writing mostly waits for the disk, which syncs several files as fast as one.
const WRITERS: usize = 16;

/// What creating an entry gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The entry's id.
    pub id: String,
    /// Where it lies, from the journal's folder.
    pub path: String,
    /// Its seal.
    pub seal: Digest,
    /// Whether the very same entry was there before, so that nothing was written.
    pub was_there: bool,
}

/// An entry's name and sealed text, before it is written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What will be created.
    pub created: Created,
    /// The sealed text.
    pub text: String,
}

impl Store {
    /// Seals an entry's text and names it. `words` become the slug.
    pub fn draft(kind: Kind, on: NaiveDate, words: &str, text: &str) -> Option<Draft> {
        let (text, seal) = format::sealed(text)?;
        let id = id::compose(on, words, &seal.short());
        let path = format!("{}/{}/{id}.md", kind.folder(), on.year());
        Some(Draft {
            created: Created {
                id,
                path,
                seal,
                was_there: false,
            },
            text,
        })
    }

    /// Writes a new entry. The very same entry again is not written twice.
    pub fn create(&self, draft: Draft) -> Result<Created, Error> {
        let full = self.full(&draft.created.path);
        let folder = full.parent().unwrap_or(&self.root);
        make_folders(folder, &self.root)?;
        let file = temporary(folder, &draft.text)?;
        match file.persist_noclobber(&full) {
            Ok(_) => {
                self.ledger.note(&draft.created.path, Deed::Created);
                leftovers::remove(folder);
                sync_folder(folder)?;
            }
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                let same = fs::read(&full).is_ok_and(|bytes| bytes == draft.text.as_bytes());
                return if same {
                    Ok(Created {
                        was_there: true,
                        ..draft.created
                    })
                } else {
                    Err(Error::Exists(full))
                };
            }
            Err(error) => return Err(Error::io("write", full)(error.error)),
        }
        Ok(draft.created)
    }

    /// Writes entries that belong together, group by group: those of a group are there all, or none. Several groups are
    /// written at once, and a folder is synced once for all of them. A crash leaves whole entries, and each group in
    /// its order.
    pub fn create_groups(
        &self,
        groups: &[Vec<Draft>],
        done: impl Fn() + Sync,
    ) -> Result<Vec<Result<Vec<Created>, Error>>, Error> {
        let mut folders: Vec<PathBuf> = groups
            .iter()
            .flatten()
            .map(|draft| self.folder_of(draft))
            .collect();
        folders.sort_unstable();
        folders.dedup();
        for folder in &folders {
            make_folders(folder, &self.root)?;
        }
        let written = parallel::map(groups, WRITERS, 1, |group, (): &mut ()| {
            let written = self.create_group(group);
            done();
            written
        });
        for folder in &folders {
            leftovers::remove(folder);
            sync_folder(folder)?;
        }
        Ok(written)
    }

    fn folder_of(&self, draft: &Draft) -> PathBuf {
        let full = self.full(&draft.created.path);
        full.parent()
            .map_or_else(|| self.root.clone(), Path::to_owned)
    }

    fn create_group(&self, group: &[Draft]) -> Result<Vec<Created>, Error> {
        let mut files = Vec::with_capacity(group.len());
        for draft in group {
            files.push(temporary(&self.folder_of(draft), &draft.text)?);
        }
        let mut created: Vec<Created> = Vec::with_capacity(group.len());
        for (file, draft) in files.into_iter().zip(group) {
            let full = self.full(&draft.created.path);
            let failed = match file.persist_noclobber(&full) {
                Ok(_) => {
                    created.push(draft.created.clone());
                    continue;
                }
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                    if fs::read(&full).is_ok_and(|bytes| bytes == draft.text.as_bytes()) {
                        created.push(Created {
                            was_there: true,
                            ..draft.created.clone()
                        });
                        continue;
                    }
                    Error::Exists(full)
                }
                Err(error) => Error::io("write", full)(error.error),
            };
            // What stands already goes again: nobody has been told of it.
            for made in created.iter().filter(|made| !made.was_there) {
                let _ = fs::remove_file(self.full(&made.path));
            }
            return Err(failed);
        }
        let new = created.iter().filter(|made| !made.was_there);
        self.ledger.note_new(new.map(|made| made.path.as_str()));
        Ok(created)
    }

    /// Replaces an entry's text, if it still is what it was. The caller holds the [`lock`](Store::lock).
    pub fn replace(&self, path: &str, was: &str, text: &str) -> Result<(), Error> {
        let full = self.full(path);
        if fs::read(&full).map_err(Error::io("read", &full))? != was.as_bytes() {
            return Err(Error::Changed(full));
        }
        let folder = full.parent().unwrap_or(&self.root);
        let file = temporary(folder, text)?;
        if let Ok(metadata) = fs::metadata(&full) {
            fs::set_permissions(file.path(), metadata.permissions())
                .map_err(Error::io("write", &full))?;
        }
        file.persist(&full)
            .map_err(|error| Error::io("write", &full)(error.error))?;
        self.ledger.note(path, Deed::Replaced);
        leftovers::remove(folder);
        sync_folder(folder)
    }

    /// Takes an entry back that a session wrote and its user undid, if it still is what it was. The caller holds the
    /// [`lock`](Store::lock), and has seen that nothing names it.
    pub fn take_back(&self, path: &str, was: &str) -> Result<(), Error> {
        let full = self.full(path);
        if fs::read(&full).map_err(Error::io("read", &full))? != was.as_bytes() {
            return Err(Error::Changed(full));
        }
        fs::remove_file(&full).map_err(Error::io("remove", &full))?;
        self.ledger.note(path, Deed::TakenBack);
        sync_folder(full.parent().unwrap_or(&self.root))
    }

    /// Writes a file that is not an entry, such as git's attributes, unless one is there. Whether it was written.
    pub fn create_beside(&self, name: &str, text: &str) -> Result<bool, Error> {
        let full = self.full(name);
        match temporary(&self.root, text)?.persist_noclobber(&full) {
            Ok(_) => sync_folder(&self.root).map(|()| true),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(Error::io("write", full)(error.error)),
        }
    }

    /// Makes a folder a journal by writing its `firstteam.toml`.
    pub fn init(root: &Path, team_file: &str) -> Result<Self, Error> {
        fs::create_dir_all(root).map_err(Error::io("create", root))?;
        let full = root.join(TEAM_FILE);
        let file = temporary(root, team_file)?;
        match file.persist_noclobber(&full) {
            Ok(_) => sync_folder(root)?,
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(Error::JournalExists(root.to_owned()));
            }
            Err(error) => return Err(Error::io("write", full)(error.error)),
        }
        Self::open(root)
    }
}

/// Writes a generated page, such as a manual's, into a folder, in place of an older one.
pub fn write_page(folder: &Path, name: &str, text: &[u8]) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    let full = folder.join(name);
    fs::write(&full, text).map_err(Error::io("write", full))
}

/// Makes the folders down to an entry, and sees to it that they last.
fn make_folders(folder: &Path, root: &Path) -> Result<(), Error> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    for made in folder
        .ancestors()
        .skip(1)
        .take_while(|made| made.starts_with(root))
    {
        sync_folder(made)?;
    }
    Ok(())
}

/// A synced temporary file beside where it is to stand. Its name begins with a dot, so that no reader takes it for an
/// entry; it goes away by itself where the work fails.
pub(super) fn temporary(folder: &Path, text: &str) -> Result<NamedTempFile, Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(leftovers::PREFIX).suffix(leftovers::SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private by default; a journal is shared, as far as the user's umask lets it.
        builder.permissions(Permissions::from_mode(0o666));
    }
    let refused = |error| Error::io("write in", folder)(plain(error));
    let mut file = builder.tempfile_in(folder).map_err(refused)?;
    leftovers::claim(file.as_file());
    file.write_all(text.as_bytes()).map_err(refused)?;
    file.as_file().sync_all().map_err(refused)?;
    Ok(file)
}

/// What the operating system said, without the name of a temporary file that nobody will see.
fn plain(error: io::Error) -> io::Error {
    let said = error
        .get_ref()
        .and_then(|named| named.source()?.downcast_ref::<io::Error>()?.raw_os_error());
    said.map_or(error, io::Error::from_raw_os_error)
}

/// Makes a new name in a folder last. Where folders cannot be opened, as on Windows, there is nothing to do.
pub(super) fn sync_folder(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|file| file.sync_all())
            .map_err(Error::io("sync", folder))?;
    }
    Ok(())
}
