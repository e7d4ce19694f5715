//! `edit`: corrects an entry while its meeting is open. The id stays, the seal is renewed, and every byte that was not
//! changed stays.

use clap::ArgMatches;

use super::{text, texts};
use crate::capture::{self, Reading};
use crate::cli::context::{Context, Format};
use crate::cli::editor;
use crate::cli::verbs::{find_name, is_open, show};
use crate::cli::{Code, DONE, Error, streams};
use crate::format;
use crate::model::journal::strangers;
use crate::model::{Body, Entry, Field, Kind, Ref, Shape, Team, nearest};
use crate::store::{FileName, Store};

pub(super) fn edit(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let store = context.store()?;
    let team = context.team(&store)?;
    let name = find_name(&store, text(matches, "id").unwrap_or_default(), &[])?;
    let (sets, unsets) = (texts(matches, "set"), texts(matches, "unset"));
    // The editor is open for as long as a person likes, so that the lock is taken when there is something to write.
    let was = store.text(&name.path)?;
    let entry = readable(&store, &name)?;
    refuse_closed(&store, &entry)?;
    if matches!(entry.seal, crate::model::Seal::Broken(_)) {
        let message = format!("{} was changed by hand after it was sealed", name.path);
        let help = format!(
            "`firstteam seal {}` takes the new words, or put the old ones back",
            entry.handle()
        );
        return Err(Error::usage(message).help(help));
    }
    let changed = if sets.is_empty() && unsets.is_empty() {
        if !context.can_ask() {
            let error = Error::usage("there is no terminal to edit at, and no change was given");
            return Err(error.help("firstteam edit ID --set FIELD=VALUE"));
        }
        editor::edit(&was)?
    } else {
        change(context, &store, &team, &entry, &was, &sets, &unsets)?
    };
    write(
        context,
        &store,
        &name,
        &entry,
        &was,
        &changed,
        matches.get_flag("dry-run"),
    )
}

fn write(
    context: &Context,
    store: &Store,
    name: &FileName,
    entry: &Entry,
    was: &str,
    changed: &str,
    dry_run: bool,
) -> Result<u8, Error> {
    if changed == was || changed.trim().is_empty() {
        context.tell("nothing changed");
        return Ok(DONE);
    }
    let (sealed, _) =
        format::sealed(changed).ok_or_else(|| keep(changed, "the front matter cannot be read"))?;
    let read = format::entry(&name.path, sealed.as_bytes());
    let unsound: Vec<_> = read
        .problems
        .iter()
        .filter(|problem| problem.severity == crate::model::ProblemSeverity::Unsound)
        .collect();
    if let Some(first) = unsound.first() {
        for problem in &unsound {
            streams::error(&context.draw(problem));
        }
        return Err(keep(changed, &first.message));
    }
    if let Some(edited) = &read.entry {
        refuse_unfit(store, entry, edited).map_err(|why| keep(changed, &why))?;
    }
    if dry_run {
        told(context, store, read.entry, &sealed)?;
        return Ok(DONE);
    }
    let _lock = store.lock()?;
    refuse_closed(store, &readable(store, name)?)?;
    store.replace(&name.path, was, &sealed)?;
    context.tell(&format!("corrected and sealed again: {}", name.path));
    told(context, store, read.entry, &format!("{}\n", name.id()))?;
    Ok(DONE)
}

/// Prints the entry as JSON where that is asked for, else these words.
fn told(context: &Context, store: &Store, entry: Option<Entry>, words: &str) -> Result<(), Error> {
    match entry.filter(|_| context.format == Format::Json) {
        Some(entry) => show(context, &store.team()?.0, &entry),
        None => streams::output(words),
    }
}

/// A correction must leave an entry that could be recorded: with members only, in the meeting that it belongs to.
fn refuse_unfit(store: &Store, entry: &Entry, edited: &Entry) -> Result<(), String> {
    if edited.meeting != entry.meeting {
        return Err("`meeting` says where the entry belongs, and stays as it is".to_owned());
    }
    let (team, _) = store.team().map_err(|error| error.to_string())?;
    if let Some(stranger) = strangers(&team, edited).first() {
        return Err(stranger.message.clone());
    }
    match capture::incomplete(&edited.body).first() {
        Some(refused) => Err(format!("`{}` {}", refused.field, refused.why)),
        None => Ok(()),
    }
}

/// What was typed is not lost where it cannot be taken: it is kept in a file of its own.
fn keep(changed: &str, why: &str) -> Error {
    let error = Error::usage(format!("the entry was not changed: {why}"));
    match editor::keep(changed) {
        Some(path) => error.help(format!("your text is kept in {}", path.display())),
        None => error,
    }
}

fn readable(store: &Store, name: &FileName) -> Result<Entry, Error> {
    store.read_one(name).0.ok_or_else(|| {
        let message = format!("{} cannot be read", name.path);
        Error::new(Code::Unreadable, message)
            .help("`firstteam check` says why; correct the file by hand")
    })
}

/// An entry may be corrected while its meeting is open; after that a change is an amendment.
pub(in crate::cli) fn refuse_closed(store: &Store, entry: &Entry) -> Result<(), Error> {
    let meeting_is_open = |meeting: &Ref| {
        let name = find_name(store, meeting, &[Kind::Meeting]).ok()?;
        let meeting = store.read_one(&name).0?;
        Some(matches!(&meeting.body, Body::Meeting(meeting) if is_open(meeting)))
    };
    let open = match &entry.body {
        Body::Meeting(meeting) => is_open(meeting),
        _ => entry
            .meeting
            .as_ref()
            .and_then(meeting_is_open)
            .unwrap_or(false),
    };
    if open {
        return Ok(());
    }
    let help = match entry.kind() {
        Kind::Decision => format!("firstteam amend {} --text … --reason …", entry.handle()),
        Kind::Relay => format!("record a new one with --corrects {}", entry.handle()),
        Kind::Position => "record the new one with `firstteam position`".to_owned(),
        _ => "write a new entry that says what changed".to_owned(),
    };
    Err(Error::usage(format!(
        "{} is closed: it belongs to no open meeting",
        entry.id
    ))
    .help(help))
}

/// Applies `--set` and `--unset`.
fn change(
    context: &Context,
    store: &Store,
    team: &Team,
    entry: &Entry,
    was: &str,
    sets: &[&str],
    unsets: &[&str],
) -> Result<String, Error> {
    let mut changed = was.to_owned();
    let patched = |result: Result<String, format::PatchError>| {
        result.map_err(|error| Error::new(Code::Unreadable, error.to_string()))
    };
    for set in sets {
        let (path, typed) = set.split_once('=').ok_or_else(|| {
            Error::usage(format!("--set: `{set}` has no `=`"))
                .help("for example --set \"why=Churn follows outages\"")
        })?;
        for (keys, value) in values(context, store, team, entry, path.trim(), typed)? {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            changed = patched(format::set(&changed, &keys, &value))?;
        }
    }
    for path in unsets {
        let keys: Vec<&str> = path.splitn(2, '.').collect();
        field(entry, keys[0])?;
        changed = patched(format::remove(&changed, &keys))?;
    }
    Ok(changed)
}

fn field(entry: &Entry, name: &str) -> Result<&'static Field, Error> {
    let fields = Body::fields_of(entry.kind());
    let name = name.replace('-', "_");
    fields
        .iter()
        .find(|field| field.name == name)
        .ok_or_else(|| {
            let near = nearest(&name, fields.iter().map(|field| field.name));
            let help = near.map_or_else(
                || {
                    format!(
                        "its fields are {}",
                        fields
                            .iter()
                            .map(|field| field.name)
                            .collect::<Vec<_>>()
                            .join(", ")
                    )
                },
                |near| format!("did you mean `{near}`?"),
            );
            Error::usage(format!("a {} has no field `{name}`", entry.kind())).help(help)
        })
}

/// What to write where: one field, or the rows of a table.
fn values(
    context: &Context,
    store: &Store,
    team: &Team,
    entry: &Entry,
    path: &str,
    typed: &str,
) -> Result<Vec<(Vec<String>, String)>, Error> {
    let (name, row) = path
        .split_once('.')
        .map_or((path, None), |(name, row)| (name, Some(row)));
    let field = field(entry, name)?;
    let words = match (row, field.shape) {
        (Some(row), _) => vec![format!("{row}={typed}")],
        (None, Shape::Texts) => typed
            .split(';')
            .map(|part| part.trim().to_owned())
            .collect(),
        (None, _) => vec![typed.to_owned()],
    };
    let reading = Reading {
        team,
        now: context.now,
    };
    let value = capture::read(field, &words, &reading, &mut |echo| context.tell(&echo))
        .map_err(|unread| Error::usage(format!("--set {name}: {}", unread.0)))?;
    let mut given = vec![(field.name, value)];
    crate::cli::verbs::resolve(store, entry.kind(), &mut given)?;
    // What `mark` is given may be a commitment or a topic: the field's name follows the entry that it names.
    Ok(given
        .into_iter()
        .flat_map(|(name, value)| format::placed(&Field { name, ..*field }, value))
        .collect())
}
