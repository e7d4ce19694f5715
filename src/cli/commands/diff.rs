//! `diff`: what was recorded between two states of a journal in git, or since one of them.

use clap::ArgMatches;

use super::{text, versioned};
use crate::cli::context::Context;
use crate::cli::{DONE, Error};
use crate::history::{self, Differs, Revision, Texts, Tree};
use crate::report::{self, Corrected, Differing, End, Gone};
use crate::store::{Snapshot, Store, TEAM_FILE};

pub(super) fn diff(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let typed = text(matches, "from").unwrap_or_default();
    let (from, to) = ends(typed, text(matches, "to"))?;
    let to = to
        .map(|name| Revision::of(store.root(), name))
        .transpose()?;
    let other = to.as_ref().map_or("HEAD", |to| &to.id);
    let from = parted(&store, from, other)?;
    let earlier = Tree::of(store.root(), &from.id)?.texts(Snapshot::is_wanted)?;
    let later = match &to {
        Some(to) => versioned::kept(&store, &to.id, &to.name)?,
        None => store.snapshot()?,
    };
    let (loaded, as_of) = context.load_kept(&later)?;
    context.tell_problems(&loaded.problems);
    let differing = differing(&earlier, later.texts());
    let end = |revision: &Revision| End::new(&revision.name, &revision.made);
    let ends = (end(&from), to.as_ref().map(end));
    context.show(&report::between(&loaded.journal, as_of, ends, differing))?;
    Ok(DONE)
}

/// The two names: given apart, or as git writes both in one.
fn ends<'a>(from: &'a str, to: Option<&'a str>) -> Result<(&'a str, Option<&'a str>), Error> {
    let Some((from, other)) = from.split_once("...").or_else(|| from.split_once("..")) else {
        return Ok((from, to));
    };
    if to.is_some() {
        return Err(Error::usage("three commits are one too many")
            .help("`firstteam diff main` or `firstteam diff main my-branch`"));
    }
    let named = |name: &'a str| if name.is_empty() { "HEAD" } else { name };
    Ok((named(from), Some(named(other))))
}

/// What two branches have recorded since they parted is new; what the other one has recorded since is not gone. So the
/// commit at which they parted is the earlier state; the one that was named, where they have nothing in common.
fn parted(store: &Store, name: &str, other: &str) -> Result<Revision, Error> {
    let named = Revision::of(store.root(), name)?;
    let base = named.parted_from(store.root(), other)?;
    Ok(match base {
        Some(base) if base.id == named.id => named,
        Some(base) => Revision {
            name: base.made.commit.clone(),
            ..base
        },
        None => named,
    })
}

/// The same as a report takes it.
pub(super) fn differing(earlier: &Texts, later: &Texts) -> Differing {
    let mut differing = Differing {
        team: earlier.get(TEAM_FILE) != later.get(TEAM_FILE) && earlier.contains_key(TEAM_FILE),
        ..Differing::default()
    };
    for (path, differs) in history::differing(earlier, later) {
        let id = history::stem(&path).to_owned();
        match differs {
            Differs::Added => {
                differing.added.insert(id);
            }
            Differs::Corrected(changes) => differing.corrected.push(Corrected {
                id,
                path,
                changes: changes.into_iter().map(versioned::rewording).collect(),
            }),
            Differs::Gone => differing.gone.push(Gone { id, path }),
        }
    }
    differing
}
