//! The rooms and who may use whom, as `ARCHITECTURE.md` draws them. Data flows one way; only the command line prints,
//! only the store touches files, and the clock is read in one place.

use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the rooms that it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("parallel.rs", &[]),
    ("model", &["parallel"]),
    ("wording", &[]),
    ("format", &["model"]),
    ("store", &["model", "format", "parallel"]),
    ("rules", &["model", "wording", "parallel"]),
    ("capture", &["model", "wording"]),
    ("history", &["model", "format"]),
    ("report", &["model", "wording", "rules"]),
    ("render", &["model", "report"]),
    (
        "cli",
        &[
            "model", "wording", "format", "store", "rules", "capture", "report", "render",
            "history", "parallel",
        ],
    ),
];

/// What stands in no room but these: words of the code, and the places that may have them.
const RESERVED: &[(&str, &[&str])] = &[
    ("std::fs", &["store/", "cli/editor.rs"]),
    ("std::env", &["cli/", "main.rs"]),
    ("Local::now", &["cli/context.rs"]),
    ("Utc::now", &[]),
    ("SystemTime::now", &[]),
    ("io::stdout", &["cli/streams.rs", "cli/context.rs"]),
    ("io::stderr", &["cli/streams.rs", "cli/context.rs"]),
    ("Command::new(\"sh\")", &["cli/editor.rs"]),
    ("use clap", &["cli/"]),
    ("use serde", &["report/", "render/", "cli/"]),
    ("use comfy_table", &["render/", "cli/context.rs"]),
    ("rustyline", &["cli/live/editor.rs"]),
    ("use nix::", &["cli/live/editor.rs"]),
    ("clap_complete", &["cli/shell/"]),
    ("clap_mangen", &["cli/shell/man.rs"]),
    ("use pulldown_cmark", &["capture/import/"]),
    ("use indicatif", &["cli/progress.rs"]),
    ("super::super::", &[]),
];

fn source() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 50, "the source was not found");
    files
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .expect("a path below src")
                .to_string_lossy()
                .replace('\\', "/");
            (name, fs::read_to_string(&path).expect("a source file"))
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The code without its comments and tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let mut wrong = Vec::new();
    for (name, text) in source() {
        let room = name.split('/').next().unwrap_or(&name);
        let Some((_, may_use)) = ROOMS.iter().find(|(other, _)| *other == room) else {
            continue;
        };
        for (other, _) in ROOMS {
            let module = other.trim_end_matches(".rs");
            let is_own = *other == room;
            if !is_own
                && !may_use.contains(&module)
                && code(&text).contains(&format!("crate::{module}"))
            {
                wrong.push(format!("src/{name}: {room} may not use {module}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_belongs_to_a_room() {
    for (name, _) in source() {
        let room = name.split('/').next().unwrap_or(&name);
        let known =
            matches!(room, "lib.rs" | "main.rs") || ROOMS.iter().any(|(other, _)| *other == room);
        assert!(known, "src/{name} belongs to no room");
    }
}

#[test]
fn files_clock_and_streams_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (name, text) in source() {
        for (words, places) in RESERVED {
            if code(&text).contains(words) && !places.iter().any(|place| name.starts_with(place)) {
                wrong.push(format!("src/{name}: `{words}` belongs elsewhere"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_undone() {
    for (name, text) in source() {
        for word in ["todo!", "unimplemented!", "dbg!", "FIXME"] {
            assert!(!text.contains(word), "src/{name} has {word}");
        }
    }
}
