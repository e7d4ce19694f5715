//! A hook's file among a repository's hooks: put in place beside what was there before, and taken away again.

use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use super::Error;
use super::write::{sync_folder, temporary};

/// A hook's place in a folder of hooks.
#[derive(Debug, Clone)]
pub struct HookFile {
    folder: PathBuf,
    name: &'static str,
}

impl HookFile {
    /// The place of the hook with this name.
    pub fn new(folder: &Path, name: &'static str) -> Self {
        Self {
            folder: folder.to_owned(),
            name,
        }
    }

    /// Where it stands.
    pub fn path(&self) -> PathBuf {
        self.folder.join(self.name)
    }

    /// Where what was there before is kept.
    pub fn kept(&self) -> PathBuf {
        self.folder.join(format!("{}.before-firstteam", self.name))
    }

    /// What stands there; `None` where nothing does. Bytes that are no text are replaced: only what is ours is read.
    pub fn text(&self) -> Result<Option<String>, Error> {
        match fs::read(self.path()) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("read", self.path())(error)),
        }
    }

    /// Whether something is kept from before.
    pub fn is_kept(&self) -> bool {
        self.kept().symlink_metadata().is_ok()
    }

    /// Puts a hook in place of what stands there, which is kept unless it is our own.
    pub fn install(&self, text: &str, keep: bool) -> Result<(), Error> {
        fs::create_dir_all(&self.folder).map_err(Error::io("create", &self.folder))?;
        let file = temporary(&self.folder, text)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // Whoever may read it may run it, as git's own samples are.
            let mode = file
                .as_file()
                .metadata()
                .map(|data| data.permissions().mode());
            let mode = mode.map_err(Error::io("write", self.path()))?;
            let executable = Permissions::from_mode(mode | (mode & 0o444) >> 2);
            fs::set_permissions(file.path(), executable)
                .map_err(Error::io("write", self.path()))?;
        }
        if keep {
            fs::rename(self.path(), self.kept()).map_err(Error::io("rename", self.path()))?;
        }
        if let Err(error) = file.persist(self.path()) {
            if keep {
                let _ = fs::rename(self.kept(), self.path());
            }
            return Err(Error::io("write", self.path())(error.error));
        }
        sync_folder(&self.folder)
    }

    /// Takes the hook away, and puts back what was there before.
    pub fn uninstall(&self) -> Result<(), Error> {
        if self.is_kept() {
            fs::rename(self.kept(), self.path()).map_err(Error::io("rename", self.kept()))?;
        } else {
            fs::remove_file(self.path()).map_err(Error::io("remove", self.path()))?;
        }
        sync_folder(&self.folder)
    }
}
