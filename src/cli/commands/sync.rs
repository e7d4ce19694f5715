//! `sync`: fetch, check, merge, push. It stops at anything that needs a person, and leaves the branch as it was.

use clap::ArgMatches;

use super::diff::differing;
use super::versioned;
use crate::cli::context::{Context, Format};
use crate::cli::{Code, DONE, Error, streams};
use crate::history::{self, Merged, Sharing, Texts, Tree};
use crate::model::{Problem, ProblemSeverity};
use crate::report::{self, Synced};
use crate::store::{Snapshot, Store};

/// How often it begins anew where somebody else pushes at the same time.
const ATTEMPTS: usize = 3;

pub(super) fn sync(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let sharing = Sharing::of(store.root(), context.can_ask())?;
    if let Some(what) = sharing.begun() {
        return Err(
            Error::new(Code::Git, format!("{what} goes on in the repository"))
                .help("end it, or take it back as `git status` says, and sync again"),
        );
    }
    let ours = sharing.ours().ok_or_else(|| {
        Error::new(Code::Git, "nothing is committed yet")
            .help("`git add .` and `git commit` in the journal's folder")
    })?;
    tell_uncommitted(context, &sharing)?;
    let dry_run = matches.get_flag("dry-run");
    let mut attempt = 1;
    let synced = loop {
        match round(context, &store, &sharing, &ours, dry_run)? {
            Round::Done(synced) => break synced,
            Round::Refused(_) if attempt < ATTEMPTS && has_moved(&sharing)? => attempt += 1,
            Round::Refused(error) => return Err(error),
        }
    };
    context.show(&synced)?;
    Ok(DONE)
}

enum Round {
    Done(Synced),
    /// The other repository did not take it; the branch is as it was.
    Refused(Error),
}

fn round(
    context: &Context,
    store: &Store,
    sharing: &Sharing,
    ours: &str,
    dry_run: bool,
) -> Result<Round, Error> {
    sharing.fetch()?;
    let theirs = sharing.theirs();
    let name = sharing.upstream.name();
    let is_behind = theirs
        .as_deref()
        .is_some_and(|theirs| !sharing.follows(ours, theirs));
    let is_ahead = theirs
        .as_deref()
        .is_none_or(|theirs| !sharing.follows(theirs, ours));
    let mut result = ours.to_owned();
    if let (true, Some(theirs)) = (is_behind, &theirs) {
        refuse_tampering(context, store, ours, theirs, &name)?;
        let merged = history::merged(store.root(), theirs)?;
        refuse_conflicts(&merged, &name)?;
        result = merged.tree;
    }
    let texts = |id: &str| Tree::of(store.root(), id)?.texts(Snapshot::is_wanted);
    let there = theirs.as_deref().map_or_else(|| Ok(Texts::new()), texts)?;
    let after = versioned::kept(store, &result, "this branch")?;
    let (loaded, as_of) = context.load_kept(&after)?;
    if is_ahead {
        refuse_unsound(context, &loaded.problems, &there)?;
    }
    let came = differing(&texts(ours)?, after.texts());
    let went = differing(&there, after.texts());
    let names = (sharing.branch.as_str(), name.as_str());
    let synced = Synced {
        is_new: theirs.is_none(),
        dry_run,
        ..report::synced(&loaded.journal, as_of, names, came, &went)
    };
    if dry_run {
        return Ok(Round::Done(synced));
    }
    if let (true, Some(theirs)) = (is_behind, &theirs) {
        let message = format!("sync: what others recorded on {name}");
        sharing.merge(theirs, &message).map_err(|error| {
            Error::from(error).help(format!(
                "nothing was merged; mend what git names, or `git merge {name}` by hand, and sync again"
            ))
        })?;
    }
    if is_ahead && let Err(error) = sharing.push() {
        sharing.restore(ours)?;
        let help = "the branch is as it was; mend what git names, and sync again";
        return Ok(Round::Refused(Error::from(error).help(help)));
    }
    Ok(Round::Done(synced))
}

/// Whether the other repository has another end of the branch than a moment ago.
fn has_moved(sharing: &Sharing) -> Result<bool, Error> {
    let before = sharing.theirs();
    sharing.fetch()?;
    Ok(sharing.theirs() != before)
}

/// What is not committed is not shared, and nothing else would say so.
fn tell_uncommitted(context: &Context, sharing: &Sharing) -> Result<(), Error> {
    let entries = match sharing.uncommitted()?.len() {
        0 => return Ok(()),
        1 => "1 entry is".to_owned(),
        entries => format!("{entries} entries are"),
    };
    context.tell(&format!(
        "hint: {entries} not committed and stays here; `[git] commit` in firstteam.toml commits what is recorded"
    ));
    Ok(())
}

/// Words that others changed after they were sealed are not taken over without a look.
fn refuse_tampering(
    context: &Context,
    store: &Store,
    ours: &str,
    theirs: &str,
    name: &str,
) -> Result<(), Error> {
    let tampered = history::incoming(store.root(), ours, theirs)?;
    let tampered = tampered.iter().map(history::Tampered::problem);
    let tampered: Vec<Problem> = tampered.filter(is_unsound).collect();
    if tampered.is_empty() {
        return Ok(());
    }
    draw(context, &tampered);
    let message = format!("{name} changes what was sealed; nothing was merged");
    Err(Error::new(Code::Git, message).help(format!(
        "ask who changed it; `git merge {name}` takes it over all the same"
    )))
}

fn refuse_conflicts(merged: &Merged, name: &str) -> Result<(), Error> {
    let files = match merged.conflicts.as_slice() {
        [] => return Ok(()),
        files => files.join(", "),
    };
    let message = format!("git cannot merge {files} by itself; nothing was merged");
    Err(Error::new(Code::Git, message).help(format!(
        "`git merge {name}`, keep one version of each, commit, and sync again"
    )))
}

/// What would make the shared branch less sound than it is stays here.
fn refuse_unsound(context: &Context, problems: &[Problem], there: &Texts) -> Result<(), Error> {
    let unsound: Vec<Problem> = problems
        .iter()
        .filter(|one| is_unsound(one))
        .cloned()
        .collect();
    if unsound.is_empty() {
        return Ok(());
    }
    let there = Snapshot::new("the shared branch", there.clone());
    let known = context
        .load_kept(&there)
        .map_or_else(|_| Vec::new(), |(loaded, _)| loaded.problems.clone());
    let is_known = |problem: &Problem| {
        known.iter().any(|other| {
            (other.code, &other.path, &other.message)
                == (problem.code, &problem.path, &problem.message)
        })
    };
    let new: Vec<Problem> = unsound.into_iter().filter(|one| !is_known(one)).collect();
    if new.is_empty() {
        return Ok(());
    }
    draw(context, &new);
    Err(Error::new(
        Code::Git,
        "the journal is not sound; nothing was merged or pushed",
    )
    .help("mend what is named above, commit, and sync again"))
}

fn is_unsound(problem: &Problem) -> bool {
    problem.severity == ProblemSeverity::Unsound
}

fn draw(context: &Context, problems: &[Problem]) {
    if context.format != Format::Json {
        for problem in problems {
            streams::error(&context.draw(problem));
        }
    }
}
