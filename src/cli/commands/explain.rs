//! `explain`: a rule's own words, with what came of its questions in the journal; or the list of all rules.

use clap::ArgMatches;

use super::text;
use crate::cli::context::Context;
use crate::cli::{Code, DONE, Error};
use crate::model::nearest;
use crate::report::{self, Tally};
use crate::rules::{RULES, Rule, Selection, State, findings, rule};
use crate::store::Wanted;

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
    context.show(&report::explain(found, tally(context, found)))?;
    Ok(DONE)
}

/// What came of a rule's questions in the journal that is meant. To explain a rule takes none, so that a journal that is
/// not there, or cannot be read, costs this line and nothing else.
fn tally(context: &Context, rule: &Rule) -> Option<Tally> {
    let store = context.store().ok()?;
    let as_of = context.today();
    let wanted = Wanted {
        as_of: Some(as_of),
        ..Wanted::default()
    };
    let journal = store.load(&wanted).ok()?.journal;
    let all = Selection {
        rules: vec![rule.name.to_owned()],
        states: State::ALL.to_vec(),
        ..Selection::default()
    };
    let found = findings(&journal, as_of, &all);
    Some(Tally::of(&journal, rule, &found))
}

fn index(context: &Context) -> Result<u8, Error> {
    context.show(&report::rule_index())?;
    Ok(DONE)
}
