//! `explain`: a rule's own words, or the list of all rules.

use clap::ArgMatches;

use super::text;
use crate::cli::context::Context;
use crate::cli::{Code, DONE, Error};
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
    context.show(&report::rule_index())?;
    Ok(DONE)
}
