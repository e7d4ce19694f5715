//! `check`: is the journal sound? Every problem, and nothing about findings.

use std::fmt::Write;

use clap::ArgMatches;

use super::versioned;
use crate::cli::context::{Context, Format};
use crate::cli::{DONE, Error, QUESTIONABLE, streams};
use crate::history;
use crate::model::{Journal, Problem, ProblemSeverity, Seal};
use crate::report;
use crate::store::Store;

pub(super) fn check(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    if matches.get_flag("staged") {
        let problems = versioned::staged(&store)?;
        return tell(context, matches, &problems, 0);
    }
    let (mut loaded, _) = context.load(&store)?;
    let loaded = &mut *loaded;
    for problem in loaded
        .problems
        .iter_mut()
        .filter(|problem| problem.code == "broken-seal")
    {
        remember(&store, &loaded.journal, problem);
    }
    loaded
        .problems
        .extend(versioned::problems(context, &store, matches)?);
    let entries = loaded.journal.len();
    tell(context, matches, &loaded.problems, entries)
}

fn tell(
    context: &Context,
    matches: &ArgMatches,
    problems: &[Problem],
    entries: usize,
) -> Result<u8, Error> {
    let strict = matches.get_flag("strict");
    let is_unsound = |severity| strict || severity == ProblemSeverity::Unsound;
    let unsound = problems.iter().any(|problem| is_unsound(problem.severity));
    let mut view = report::soundness(problems, entries);
    if context.format == Format::Table {
        // Drawn with the lines that they are about, as a compiler draws them.
        let mut text = String::new();
        for problem in problems
            .iter()
            .filter(|problem| is_unsound(problem.severity))
        {
            text.push_str(&context.draw(problem));
            text.push('\n');
        }
        streams::output(&text)?;
        view.errors_drawn = true;
    }
    context.show(&view)?;
    Ok(if unsound { QUESTIONABLE } else { DONE })
}

/// Adds to a broken seal the words that were sealed, where git has them.
fn remember(store: &Store, journal: &Journal, problem: &mut Problem) {
    let name = problem.path.rsplit('/').next().unwrap_or_default();
    let entry = journal.get(name.strip_suffix(".md").unwrap_or(name));
    let entry = entry.filter(|entry| *entry.path == problem.path);
    let Some(Seal::Broken(broken)) = entry.map(|entry| &entry.seal) else {
        return;
    };
    let Ok(now) = store.text(&problem.path) else {
        return;
    };
    let changes = history::changes_since_sealed(store.root(), &problem.path, &now, &broken.written);
    for change in changes.into_iter().flatten() {
        let side = |words: Option<String>| words.unwrap_or_else(|| "not there".to_owned());
        let _ = write!(
            problem.message,
            "\n  {0} was: {1}\n  {0} is:  {2}",
            change.field,
            side(change.was),
            side(change.now)
        );
    }
}
