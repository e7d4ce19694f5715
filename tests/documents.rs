//! The documents are true: console blocks run, generated pages are what the code generates, and links lead somewhere.
//!
//! `SNAPSHOTS=overwrite cargo test --test documents` writes the generated pages anew; `TRYCMD=overwrite` the blocks.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use firstteam::format::SECTIONS;
use firstteam::model::{Body, Field, Kind, Shape};
use firstteam::rules::RULES;

#[test]
fn console_blocks_run() {
    trycmd::TestCases::new()
        .env("FIRSTTEAM_NOW", "2026-03-13T17:00:00Z")
        .env("FIRSTTEAM_BY", "fay")
        .env("GIT_AUTHOR_NAME", "Fay Moreau")
        .env("GIT_AUTHOR_EMAIL", "fay@example.org")
        .env("GIT_COMMITTER_NAME", "Fay Moreau")
        .env("GIT_COMMITTER_EMAIL", "fay@example.org")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .case("README.md")
        .case("docs/*.md")
        .case("examples/*/README.md");
}

/// Compares a generated page with the file, or writes it.
#[track_caller]
fn is_current(path: &str, page: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite") {
        fs::write(&file, page).expect("the page is written");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == page,
        "{path} is out of date; SNAPSHOTS=overwrite cargo test --test documents writes it anew"
    );
}

#[test]
fn the_rule_index_is_current() {
    let mut page = String::from(
        "# Rules\n\nEvery rule, from the same text that `firstteam explain RULE` prints. A team sets the level of each under `[rules]`\nin `firstteam.toml` (`flag`, `ask`, `note` or `off`), and thresholds under `[thresholds]`. This page is generated.\n",
    );
    for rule in RULES {
        let text = rule.doc().explained();
        let text = text.replace("\n### ", "\n#### ").replace("\n## ", "\n### ");
        let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
        let _ = write!(
            page,
            "\n#{title}\n\n*{}, {}*\n{rest}\n",
            rule.family.as_str(),
            rule.level
        );
        for threshold in rule.thresholds {
            let _ = writeln!(
                page,
                "\n`{}` = {}: {}",
                threshold.name, threshold.default, threshold.doc
            );
        }
    }
    is_current("docs/rules.md", &page);
}

#[test]
fn the_format_reference_is_current() {
    let mut page = String::from(
        "# The format of a journal\n\nA journal is a folder with `firstteam.toml` and a folder for each kind of entry. An entry is a Markdown file in its\nkind's folder, at any depth; new ones go into a folder for the year. Its name is its id: the day, a few words, and five\ncharacters of its content's hash. TOML stands between two lines `+++`, and free Markdown after them. Keys that are not\nlisted here are kept and not read. This page is generated from the same declarations as the flags of each verb.\n\n## Every entry\n\n| field | holds | meaning |\n|---|---|---|\n| `kind` * | text | which kind of entry it is |\n| `at` | a time with its offset | when it was recorded |\n| `on` | a date | when it happened; rules rest on it. Without it, the day of `at`, or of the file's name |\n| `by` | text | who recorded it; anyone |\n| `source` | one of seen, self, reported, imported | how it is known; seen unless written |\n| `origin` | text | the file and the line that it was imported from |\n| `meeting` | an entry's id | the meeting it belongs to |\n| `seal` | text | `sha256:` and the SHA-256 of the file without byte order mark, line ends as LF, less this line |\n\nFields with * are needed.\n",
    );
    for kind in Kind::all() {
        let _ = write!(
            page,
            "\n## {}\n\nIn `{}/`.\n\n| field | holds | meaning |\n|---|---|---|\n",
            kind,
            kind.folder()
        );
        for field in Body::fields_of(kind) {
            let _ = writeln!(page, "{}", row(field));
        }
    }
    page.push_str("\n## The team\n\n`firstteam.toml` is edited by hand. `firstteam check` tells a key that is not read and a value that does not fit, with\ntheir line and column.\n");
    for section in SECTIONS {
        let title = if section.header.is_empty() {
            String::new()
        } else {
            format!("\n### `{}`\n", section.header)
        };
        let _ = write!(page, "{title}\n{}\n", section.doc);
        if !section.settings.is_empty() {
            page.push_str("\n| key | holds | meaning |\n|---|---|---|\n");
        }
        for setting in section.settings {
            let _ = writeln!(
                page,
                "| `{}` | {} | {} |",
                setting.key, setting.holds, setting.doc
            );
        }
    }
    is_current("docs/format.md", &page);
}

fn row(field: &Field) -> String {
    let holds = match field.shape {
        Shape::Entry(kinds) | Shape::Entries(kinds) if !kinds.is_empty() => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
            format!("the id of a {}", kinds.join(" or "))
        }
        shape => shape.describe(),
    };
    let needed = if field.required { " *" } else { "" };
    format!(
        "| `{}`{needed} | {holds} | {} |",
        field.name,
        field.doc.trim()
    )
    .replace("\u{7c}\u{7c}", "|")
}

#[test]
fn links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![
        root.join("README.md"),
        root.join("CONTRIBUTING.md"),
        root.join("ARCHITECTURE.md"),
    ];
    for folder in ["docs", "examples"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            pages.extend(
                [path.clone(), path.join("README.md")]
                    .into_iter()
                    .filter(|page| page.is_file()),
            );
        }
    }
    let mut broken = Vec::new();
    for page in pages
        .iter()
        .filter(|page| page.extension().is_some_and(|extension| extension == "md"))
    {
        let text = fs::read_to_string(page).expect("a page");
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let file = target.split('#').next().unwrap_or_default();
            let is_local = !file.is_empty() && !target.starts_with("http");
            if is_local && !page.parent().unwrap_or(root).join(file).exists() {
                broken.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
