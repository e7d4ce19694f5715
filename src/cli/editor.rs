//! The user's editor, on a copy of an entry's text.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use super::context::environment;
use super::{Code, Error};

/// Lets the user edit a text, and returns what it is then.
pub(super) fn edit(text: &str) -> Result<String, Error> {
    let named = ["FIRSTTEAM_EDITOR", "GIT_EDITOR", "VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| environment(name));
    let editor = named.unwrap_or_else(|| "vi".to_owned());
    let failed = |why: String| {
        Error::new(Code::Editor, why).help("set FIRSTTEAM_EDITOR, or use --set FIELD=VALUE")
    };
    let mut file = temporary(text)
        .map_err(|error| failed(format!("cannot write a temporary file: {error}")))?;
    let _ = file.flush();
    // By the shell, as git does it, so that `code --wait` works.
    let status = Command::new("sh")
        .args(["-c", &format!("{editor} \"$@\""), "firstteam"])
        .arg(file.path())
        .status()
        .map_err(|error| failed(format!("cannot start the editor `{editor}`: {error}")))?;
    if !status.success() {
        return Err(failed(format!("the editor `{editor}` ended with {status}")));
    }
    crate::store::read_text(file.path()).map_err(Error::from)
}

fn temporary(text: &str) -> std::io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new()
        .prefix("firstteam-")
        .suffix(".md")
        .tempfile()?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}

/// Keeps a text in a file that stays; `None` where even that fails.
pub(super) fn keep(text: &str) -> Option<PathBuf> {
    let (_, path) = temporary(text).ok()?.keep().ok()?;
    Some(path)
}
