//! `hook`: a pre-commit hook that refuses a commit which changes what is sealed. What was there before is kept, called
//! first, and put back.

use std::path::Path;

use clap::ArgMatches;

use crate::cli::context::{Context, Format};
use crate::cli::{Code, DONE, Error, streams};
use crate::history;
use crate::render::shell_word;
use crate::store::HookFile;

const HOOK: &str = "pre-commit";
const SCRIPT: &str = include_str!("pre-commit.sh");
/// By which a hook is known as ours, whatever its version.
const MARK: &str = "\n# firstteam hook ";

pub(super) fn hook(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let hooks = history::hooks(store.root())?;
    let file = HookFile::new(&hooks.folder, HOOK);
    match matches.subcommand() {
        Some(("install", sub)) => install(context, &file, &hooks.journal, sub),
        Some(("uninstall", sub)) => uninstall(context, &file, sub),
        _ => Err(Error::usage("say what to do: install or uninstall")),
    }
}

fn install(
    context: &Context,
    file: &HookFile,
    journal: &str,
    matches: &ArgMatches,
) -> Result<u8, Error> {
    let program = std::env::current_exe().ok();
    let program = program
        .as_deref()
        .and_then(Path::to_str)
        .unwrap_or_default();
    let text = script(journal, program);
    let there = file.text()?;
    let path = file.path().display().to_string();
    let is_ours = there.as_deref().is_some_and(|there| there.contains(MARK));
    if there.as_deref() == Some(&text) {
        context.tell(&format!("was there already: {path}"));
        return print(context, file);
    }
    if let Some(ours) = there.as_deref().filter(|_| is_ours) {
        refuse_other(ours, journal, &path)?;
    }
    let keeps = there.is_some() && !is_ours;
    if keeps && file.is_kept() {
        let message = format!(
            "{path} is not firstteam's, and {} is there already",
            file.kept().display()
        );
        return Err(Error::new(Code::Exists, message)
            .help("make one hook of the two, under the first name, and install again"));
    }
    if matches.get_flag("dry-run") {
        context.tell(&format!("would write {path}"));
        if keeps {
            context.tell(&format!("would keep and call {}", file.kept().display()));
        }
        streams::output(&text)?;
        return Ok(DONE);
    }
    file.install(&text, keeps)?;
    context.tell(&format!("wrote {path}"));
    if keeps {
        let kept = file.kept();
        context.tell(&format!(
            "the hook that was there is called first, and kept as {}",
            kept.display()
        ));
    }
    print(context, file)
}

fn uninstall(context: &Context, file: &HookFile, matches: &ArgMatches) -> Result<u8, Error> {
    let path = file.path().display().to_string();
    let there = file.text()?;
    let Some(ours) = there.filter(|there| there.contains(MARK)) else {
        context.tell("nothing to do: no hook of firstteam is there");
        return Ok(DONE);
    };
    if !is_as_written(&ours) {
        let message = format!("{path} was changed by hand since it was installed");
        return Err(Error::new(Code::Exists, message)
            .help("keep what is yours of it, and remove the file by hand"));
    }
    if matches.get_flag("dry-run") {
        context.tell(&format!("would take away {path}"));
        return Ok(DONE);
    }
    let restores = file.is_kept();
    file.uninstall()?;
    context.tell(&format!("took away {path}"));
    if restores {
        context.tell("the hook that was there before is back");
    }
    Ok(DONE)
}

/// Another journal's hook, or one that somebody changed, is not written over.
fn refuse_other(ours: &str, journal: &str, path: &str) -> Result<(), Error> {
    if value(ours, "journal").as_deref() != Some(journal) {
        let message = format!("{path} checks another journal of this repository");
        let help = format!(
            "add this line at its end by hand: firstteam check --staged --quiet --journal {} || exit",
            shell_word(journal)
        );
        return Err(Error::new(Code::Exists, message).help(help));
    }
    if is_as_written(ours) {
        return Ok(());
    }
    let message = format!("{path} was changed by hand since it was installed");
    Err(Error::new(Code::Exists, message)
        .help("keep what is yours of it, remove the file, and install again"))
}

/// The hook for a journal, by its way from the top, and the program that installs it.
fn script(journal: &str, program: &str) -> String {
    // What is put in first cannot hold the second mark: a journal's name stands in quotes where it has an `@`.
    SCRIPT
        .replacen("@program@", &quoted(program), 1)
        .replacen("@journal@", &quoted(journal), 1)
}

/// Whether a hook is what was written, of this version, by whatever program.
fn is_as_written(ours: &str) -> bool {
    let values = value(ours, "journal").zip(value(ours, "program"));
    values.is_some_and(|(journal, program)| script(&journal, &program) == ours)
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// A value as [`script`] wrote it.
fn value(ours: &str, name: &str) -> Option<String> {
    let (_, rest) = ours.split_once(&format!("\n{name}='"))?;
    let next = if name == "journal" {
        "'\nprogram='"
    } else {
        "'\nbefore="
    };
    let (value, _) = rest.split_once(next)?;
    Some(value.replace("'\\''", "'"))
}

/// The hook's path, for whoever asked.
fn print(context: &Context, file: &HookFile) -> Result<u8, Error> {
    if context.format != Format::Json {
        streams::output(&format!(
            "{}\n",
            crate::render::safe(&file.path().display().to_string())
        ))?;
        return Ok(DONE);
    }
    let json = serde_json::json!({
        "schema": "firstteam/hook/1",
        "path": file.path().display().to_string(),
        "before": file.is_kept().then(|| file.kept().display().to_string()),
    });
    streams::output(&format!("{json:#}\n"))?;
    Ok(DONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_known_again() {
        for (journal, program) in [
            (".", "/usr/bin/firstteam"),
            ("./it's @program@\nhere", "/opt/it's @journal@/firstteam"),
            ("./-n", ""),
        ] {
            let text = script(journal, program);
            assert!(text.contains(MARK) && is_as_written(&text), "{text}");
            assert_eq!(value(&text, "journal").as_deref(), Some(journal));
            assert!(!is_as_written(&format!("{text}true\n")));
        }
    }
}
