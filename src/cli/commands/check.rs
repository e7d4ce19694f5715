//! `check`: is the journal sound? Every problem, and nothing about findings.

use clap::ArgMatches;

use crate::cli::context::{Context, Format};
use crate::cli::{DONE, Error, QUESTIONABLE, streams};
use crate::model::ProblemSeverity;
use crate::report;

pub(super) fn check(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, _) = context.load(&store)?;
    let strict = matches.get_flag("strict");
    let is_unsound = |severity| strict || severity == ProblemSeverity::Unsound;
    let unsound = loaded
        .problems
        .iter()
        .any(|problem| is_unsound(problem.severity));
    let view = report::soundness(&loaded.problems, loaded.journal.entries().len());
    if context.format == Format::Table {
        // Drawn with the lines that they are about, as a compiler draws them; notes are counted, not drawn.
        let mut text = String::new();
        for problem in loaded
            .problems
            .iter()
            .filter(|problem| is_unsound(problem.severity))
        {
            text.push_str(&context.draw(problem));
            text.push('\n');
        }
        streams::output(&text)?;
    }
    context.show(&view)?;
    Ok(if unsound { QUESTIONABLE } else { DONE })
}
