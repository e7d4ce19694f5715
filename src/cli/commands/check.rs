//! `check`: is the journal sound? Every problem, and nothing about findings.

use std::fmt::Write;

use clap::ArgMatches;

use super::{text, versioned};
use crate::cli::context::{Context, Format};
use crate::cli::{DONE, Error, QUESTIONABLE, streams};
use crate::history::{self, Unsealed};
use crate::model::{Journal, Problem, ProblemSeverity, Seal};
use crate::report;
use crate::store::Store;

pub(super) fn check(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    if matches.get_flag("staged") {
        let problems = versioned::staged(&store)?;
        return tell(context, matches, &problems, 0);
    }
    if let Some(theirs) = text(matches, "against") {
        let (problems, entries) = versioned::against(context, &store, theirs)?;
        return tell(context, matches, &problems, entries);
    }
    let (mut loaded, _) = context.load(&store)?;
    let loaded = &mut *loaded;
    remember(&store, &loaded.journal, &mut loaded.problems);
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

/// Adds to broken seals the words that were sealed, where git has them.
fn remember(store: &Store, journal: &Journal, problems: &mut [Problem]) {
    let broken = problems.iter_mut();
    let broken = broken.filter(|problem| problem.code == "broken-seal");
    let broken = broken.filter_map(|problem| {
        let entry = journal.get(history::stem(&problem.path));
        let entry = entry.filter(|entry| *entry.path == problem.path);
        let Some(Seal::Broken(seal)) = entry.map(|entry| &entry.seal) else {
            return None;
        };
        let now = store.text(&problem.path).ok()?;
        Some((problem, now, seal.written.as_str()))
    });
    let broken: Vec<(&mut Problem, String, &str)> = broken.collect();
    let asked: Vec<Unsealed<'_>> = broken
        .iter()
        .map(|(problem, now, seal)| Unsealed {
            path: &problem.path,
            now,
            seal,
        })
        .collect();
    if asked.is_empty() {
        return;
    }
    let found = history::changes_since_sealed(store.root(), &asked);
    for ((problem, _, _), changes) in broken.into_iter().zip(found) {
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
}
