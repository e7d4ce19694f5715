//! `explain`: a rule's own words, with what came of its questions in the journal; or the list of all rules.

use chrono::NaiveDate;
use clap::ArgMatches;

use super::text;
use crate::cli::context::Context;
use crate::cli::{Code, DONE, Error};
use crate::model::nearest;
use crate::report::{self, Tally};
use crate::rules::{RULES, Rule, Selection, State, findings, rule};
use crate::store::Wanted;

pub(super) fn explain(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let as_of = context.as_of()?;
    let Some(typed) = text(matches, "rule") else {
        return index(context);
    };
    let name = &*typed.to_lowercase();
    let found = rule(name).ok_or_else(|| {
        let near = nearest(name, RULES.iter().map(|rule| rule.name));
        let help = near.map_or_else(
            || "`firstteam explain` lists them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Error::new(Code::UnknownId, format!("there is no rule `{typed}`")).help(help)
    })?;
    context.show(&report::explain(found, tally(context, found, as_of)))?;
    Ok(DONE)
}

/// What had come of a rule's questions by a day in the journal that is meant. To explain a rule takes none, so that a journal that is
/// not there, or cannot be read, costs this line and nothing else.
fn tally(context: &Context, rule: &Rule, (as_of, is_asked): (NaiveDate, bool)) -> Option<Tally> {
    let store = context.store().ok()?;
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
    let asked = is_asked.then_some(as_of);
    Some(Tally::of(&journal, rule, &found, asked))
}

fn index(context: &Context) -> Result<u8, Error> {
    context.show(&report::rule_index())?;
    Ok(DONE)
}
