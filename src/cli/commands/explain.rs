//! `explain`: a rule's own words, or the list of all rules.

use clap::ArgMatches;

use super::text;
use crate::cli::context::{Context, Format};
use crate::cli::{Code, DONE, Error, streams};
use crate::model::nearest;
use crate::report;
use crate::rules::{RULES, rule};

pub(super) fn explain(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let Some(name) = text(matches, "rule") else {
        return index(context);
    };
    let found = rule(name).ok_or_else(|| {
        let near = nearest(name, RULES.iter().map(|rule| rule.name));
        let help = near.map_or_else(
            || "`firstteam explain` lists them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Error::new(Code::UnknownId, format!("there is no rule `{name}`")).help(help)
    })?;
    context.show(&report::explain(found))?;
    Ok(DONE)
}

fn index(context: &Context) -> Result<u8, Error> {
    if context.format == Format::Json {
        context.show(&report::rule_index())?;
        return Ok(DONE);
    }
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let lines = RULES.iter().map(|rule| {
        let summary = rule
            .doc()
            .summary()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        format!(
            "{:width$}  {:4}  {summary}\n",
            rule.name,
            rule.level.as_str()
        )
    });
    streams::output(&lines.collect::<String>())?;
    Ok(DONE)
}
