//! Records that were kept elsewhere: the files that a person names, and those in folders that they name.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::Store;
use crate::model::{Kind, Problem};

/// A record's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its place from the journal's folder, with forward slashes: the same whoever imports it, from wherever.
    pub name: String,
}

/// Ends of the names of files that are read in folders; a file that is named itself may have any.
const TEXTS: &[&str] = &["md", "markdown", "txt", "text"];

impl Store {
    /// Whether a record, by its place from the journal's folder, is there.
    pub fn has_source(&self, name: &str) -> bool {
        self.root.join(name).exists()
    }

    /// The files that are meant, sorted within each folder, each once, and what stands in their place.
    pub fn sources(&self, given: &[PathBuf]) -> (Vec<SourceFile>, Vec<Problem>) {
        let root = self
            .root
            .canonicalize()
            .unwrap_or_else(|_| self.root.clone());
        let mut found = Found {
            root: &root,
            seen: HashSet::new(),
            files: Vec::new(),
            problems: Vec::new(),
        };
        for path in given {
            match fs::metadata(path) {
                Ok(metadata) if metadata.is_dir() => found.folder(path),
                Ok(metadata) if metadata.is_file() => found.file(path),
                Ok(_) => found.problem("not-a-file", path, "is neither a file nor a folder"),
                Err(error) => found.problem("io", path, &format!("cannot be read: {error}")),
            }
        }
        (found.files, found.problems)
    }
}

/// The text of a record: UTF-8, without a byte order mark.
pub fn read_source(file: &SourceFile) -> Result<String, Box<Problem>> {
    let shown = file.path.display().to_string();
    let bytes = fs::read(&file.path).map_err(|error| {
        Box::new(Problem::of_file(
            "io",
            &shown,
            format!("cannot be read: {error}"),
        ))
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = String::from_utf8_lossy(&error.as_bytes()[..valid])
            .matches('\n')
            .count()
            + 1;
        let message = format!("line {line} is not UTF-8 text; the file was left out");
        let problem = Problem::of_file("not-utf8", &shown, message);
        Box::new(problem.with_help("save it as UTF-8, and import it again"))
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map_or(text.clone(), str::to_owned))
}

struct Found<'a> {
    root: &'a Path,
    seen: HashSet<PathBuf>,
    files: Vec<SourceFile>,
    problems: Vec<Problem>,
}

impl Found<'_> {
    fn folder(&mut self, folder: &Path) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.problem("io", folder, &format!("cannot be read: {error}")),
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(error) => self.problem("io", folder, &format!("cannot be read: {error}")),
            }
        }
        paths.sort();
        for path in paths {
            let hidden = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            let Ok(kind) = fs::symlink_metadata(&path).map(|metadata| metadata.file_type()) else {
                continue;
            };
            let is_text = path
                .extension()
                .is_some_and(|end| TEXTS.iter().any(|text| end.eq_ignore_ascii_case(text)));
            if hidden {
                continue;
            }
            if kind.is_dir() {
                self.folder(&path);
            } else if kind.is_symlink() {
                self.link(&path, is_text);
            } else if kind.is_file() && is_text {
                self.file(&path);
            }
        }
    }

    /// A link to a file is followed; one to a folder might lead round in a circle.
    fn link(&mut self, path: &Path, is_text: bool) {
        match fs::metadata(path) {
            Ok(target) if target.is_file() && is_text => self.file(path),
            Ok(target) if target.is_dir() => {
                self.problem("link", path, "is a link to a folder, and is not followed");
            }
            Ok(_) => {}
            Err(error) => self.problem("link", path, &format!("leads nowhere: {error}")),
        }
    }

    fn file(&mut self, path: &Path) {
        let full = match path.canonicalize() {
            Ok(full) => full,
            Err(error) => return self.problem("io", path, &format!("cannot be read: {error}")),
        };
        // The journal's own entries are no records from elsewhere.
        let own = Kind::all().any(|kind| full.starts_with(self.root.join(kind.folder())));
        if own || !self.seen.insert(full.clone()) {
            return;
        }
        match from(self.root, &full) {
            Some(name) => self.files.push(SourceFile {
                path: path.to_owned(),
                name,
            }),
            None => self.problem("bad-name", path, "has a name that is not UTF-8"),
        }
    }

    fn problem(&mut self, code: &'static str, path: &Path, message: &str) {
        let path = path.display().to_string();
        self.problems.push(Problem::of_file(code, &path, message));
    }
}

/// The way from a folder to a file.
fn from(root: &Path, file: &Path) -> Option<String> {
    let here: Vec<Component<'_>> = root.components().collect();
    let there: Vec<Component<'_>> = file.components().collect();
    let common = here
        .iter()
        .zip(&there)
        .take_while(|(one, other)| one == other)
        .count();
    let up = std::iter::repeat_n(Some(".."), here.len() - common);
    let down = there[common..].iter().map(|part| part.as_os_str().to_str());
    let parts: Option<Vec<&str>> = up.chain(down).collect();
    Some(parts?.join("/"))
}
