//! `agenda`, `cascade`, `report decision` and `report member`: what is read before and after a forum.

use clap::ArgMatches;

use super::text;
use crate::cli::context::Context;
use crate::cli::{DONE, Error, reading};
use crate::model::kinds::Decision;
use crate::model::{BodyOf, Kind, Ritual, Word};
use crate::report;
use crate::rules::{self, Selection, State};

/// The findings in any state: a story has those that were settled too.
fn in_any_state() -> Selection {
    Selection {
        states: State::ALL.to_vec(),
        ..Selection::default()
    }
}

pub(super) fn agenda(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, as_of) = context.load_as_of(&store)?;
    context.tell_problems(&loaded.problems);
    let filter = reading::filter(context, matches, &loaded.journal)?;
    let found = rules::findings(&loaded.journal, as_of, &Selection::default());
    let ritual = text(matches, "for").and_then(Ritual::read);
    let mut view = report::agenda(&loaded.journal, as_of, &found, ritual);
    view.only(
        &loaded.journal,
        filter.who.as_deref(),
        filter.decision.as_deref(),
    );
    context.show(&view)?;
    Ok(reading::exit_code(matches, &found))
}

pub(super) fn cascade(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, as_of) = context.load_as_of(&store)?;
    context.tell_problems(&loaded.problems);
    let filter = reading::filter(context, matches, &loaded.journal)?;
    let kinds = [Kind::Decision, Kind::Meeting];
    let about = text(matches, "id")
        .map(|part| loaded.journal.find(part, &kinds))
        .transpose()?;
    let view = report::cascade(&loaded.journal, as_of, about, filter.who.as_deref());
    context.show(&view)?;
    Ok(DONE)
}

pub(super) fn decision(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, as_of) = context.load_as_of(&store)?;
    context.tell_problems(&loaded.problems);
    let part = text(matches, "id").unwrap_or_default();
    let entry = loaded.journal.find(part, &[Kind::Decision])?;
    let decision = Decision::of(entry).ok_or_else(|| Error::usage("that is not a decision"))?;
    let found = rules::findings(&loaded.journal, as_of, &in_any_state());
    let view = report::dossier(&loaded.journal, decision, as_of, &found, &|entry| {
        super::read::notes(&store, entry)
    });
    context.show(&view)?;
    let own = view.findings.iter().map(|finding| &finding.fingerprint);
    let own: std::collections::HashSet<&String> = own.collect();
    let found: Vec<rules::Finding> = found
        .into_iter()
        .filter(|finding| own.contains(&finding.fingerprint))
        .collect();
    Ok(reading::exit_code(matches, &found))
}

pub(super) fn member(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let (loaded, as_of) = context.load_as_of(&store)?;
    context.tell_problems(&loaded.problems);
    let typed = text(matches, "member").unwrap_or_default();
    let handle = reading::who("", typed, &loaded.journal)?;
    let member = loaded.journal.team.member(&handle);
    let member = member.ok_or_else(|| Error::usage(format!("`{typed}` is not a member")))?;
    let filter = reading::filter(context, matches, &loaded.journal)?;
    let (since, until) = (filter.since, filter.until);
    if since
        .zip(Some(until.unwrap_or(as_of)))
        .is_some_and(|(since, until)| since > until)
    {
        return Err(Error::usage(
            "--since is later than the last day of the card",
        ));
    }
    let found = rules::findings(&loaded.journal, as_of, &Selection::default());
    let view = report::member(&loaded.journal, member, as_of, (since, until), &found);
    context.show(&view)?;
    Ok(DONE)
}
