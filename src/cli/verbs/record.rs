//! Writing an entry: its fields from the flags, checked as a whole, sealed, and created.

use chrono::NaiveDate;
use clap::ArgMatches;

use super::fields::{self, Given, flag_name};
use super::{Verb, attach, references, told};
use crate::capture::{self, Head};
use crate::cli::arguments::text;
use crate::cli::context::{Context, Format, environment};
use crate::cli::{Code, Error, form, streams};
use crate::format;
use crate::model::{Body, Entry, Journal, Kind, Source, Team, Text, Value, Word};
use crate::store::Store;

/// Runs a writing verb.
pub(in crate::cli) fn record(
    verb: &'static Verb,
    context: &Context,
    matches: &ArgMatches,
) -> Result<(), Error> {
    let store = context.store()?;
    let team = context.team(&store)?;
    let mut values = fields::given(verb, matches, context, &team)?;
    fields::ask(verb, matches, context, &store, &team, &mut values)?;
    complete(verb.kind, context, &store, &team, &mut values)
        .and_then(|()| references::resolve(&store, verb.kind, &mut values))
        .map_err(|error| form::swapped(verb, matches, &store, &team, error))?;
    let head = head(verb, context, &store, matches, &values)?;
    let on = head.on;
    let draft =
        capture::compose(verb.kind, head, values).map_err(|refused| refusals(verb, &refused))?;
    let mut entry = draft.entry;
    check_people(&team, &entry)?;
    hint_guests(context, &team, &entry);
    if verb.kind == Kind::Meeting {
        refuse_second_forum(&store, on, &entry)?;
    }
    let notes = text(matches, "notes").unwrap_or_default().to_owned();
    write(
        context,
        &store,
        &team,
        &mut entry,
        &notes,
        matches.get_flag("dry-run"),
    )?;
    told::after(context, &store, &team, &entry);
    Ok(())
}

/// Fills in what follows from the others: whether a meeting is a forum, which pledge is signed, which finding a part
/// of a fingerprint means.
fn complete(
    kind: Kind,
    context: &Context,
    store: &Store,
    team: &Team,
    values: &mut Vec<Given>,
) -> Result<(), Error> {
    let has = |values: &[Given], name: &str| values.iter().any(|(given, _)| *given == name);
    match kind {
        Kind::Meeting => {
            if !has(values, "forum") {
                let side = values.contains(&("ritual", Value::Text("side".to_owned())));
                values.push(("forum", Value::Flag(!side)));
            }
            if !has(values, "started") {
                values.push(("started", Value::Moment(context.now)));
            }
        }
        Kind::Signature => sign(context, team, values)?,
        Kind::Address => told::addressed(context, store, values)?,
        _ => {}
    }
    Ok(())
}

const NO_PLEDGE: &str = "the team has no pledge in firstteam.toml";
const WRITE_PLEDGE: &str =
    "write one there: a line [pledge], then version = \"2026-01\" and text = \"…\"";

/// A signature is under the pledge that the team has.
fn sign(context: &Context, team: &Team, values: &mut Vec<Given>) -> Result<(), Error> {
    let given = values.iter().find_map(|(name, value)| match value {
        Value::Text(text) if *name == "pledge" => Some(text),
        _ => None,
    });
    match (given, &team.pledge) {
        (None, Some(pledge)) => values.push(("pledge", Value::Text(pledge.version.clone()))),
        (None, None) => return Err(Error::usage(NO_PLEDGE).help(WRITE_PLEDGE)),
        // Signed on paper, and not written into the file yet.
        (Some(_), None) => context.tell(&format!("hint: {NO_PLEDGE}; {WRITE_PLEDGE}")),
        (Some(given), Some(pledge)) if *given != pledge.version => {
            let message = format!("`{given}` is not the version of the team's pledge");
            let help = format!("firstteam.toml has {}: leave --pledge out", pledge.version);
            return Err(Error::usage(message).help(help));
        }
        (Some(_), _) => {}
    }
    Ok(())
}

fn head(
    verb: &Verb,
    context: &Context,
    store: &Store,
    matches: &ArgMatches,
    values: &[Given],
) -> Result<Head, Error> {
    let on = match text(matches, "on") {
        Some(typed) => context.told_day("on", typed)?,
        None => context.today(),
    };
    let source = match text(matches, "source") {
        Some(word) => Source::read(&word.to_lowercase()).ok_or_else(|| {
            Error::usage(format!(
                "--source: `{word}` is not one of {}",
                Source::WORDS.join(", ")
            ))
        })?,
        None => Source::Seen,
    };
    let by = text(matches, "by").map(str::to_owned).or_else(recorder);
    let meeting = attach::meeting(context, store, matches, verb.kind, on, values)?;
    Ok(Head {
        at: context.now,
        on,
        by: by.map(Text::from),
        source,
        meeting,
    })
}

/// Who records, as the environment says.
pub(in crate::cli) fn recorder() -> Option<String> {
    ["FIRSTTEAM_BY", "USER", "LOGNAME"]
        .iter()
        .find_map(|name| environment(name))
}

/// Every refusal as a message that names the flag.
fn refusals(verb: &Verb, refused: &[capture::Refused]) -> Error {
    let message = |refused: &capture::Refused| {
        let field = Body::fields_of(verb.kind)
            .iter()
            .find(|field| field.name == refused.field);
        let flag = field.map_or_else(|| refused.field.to_owned(), |field| flag_name(verb, field));
        format!("{flag} {}", refused.why)
    };
    let messages = refused.iter().map(message).collect();
    let help = verb.examples.first().map_or_else(String::new, |example| {
        format!("for example: firstteam {example}")
    });
    Error {
        code: Code::Usage,
        messages,
        help: Some(help),
    }
}

fn check_people(team: &Team, entry: &Entry) -> Result<(), Error> {
    let strangers = crate::model::journal::strangers(team, entry);
    if strangers.is_empty() {
        return Ok(());
    }
    let with_help = |problem: &crate::model::Problem| match &problem.help {
        Some(help) => format!("{}; {help}", problem.message),
        None => problem.message.clone(),
    };
    let messages = strangers.iter().map(with_help).collect();
    let handles: Vec<&str> = team
        .members
        .iter()
        .map(|member| member.handle.as_str())
        .collect();
    Err(Error {
        code: Code::Usage,
        messages,
        help: Some(format!("the members are {}", handles.join(", "))),
    })
}

/// Whoever is no member is a guest; a mistyped member would be missing from the room without a word.
fn hint_guests(context: &Context, team: &Team, entry: &Entry) {
    let Body::Meeting(meeting) = &entry.body else {
        return;
    };
    for guest in meeting
        .present
        .iter()
        .filter(|name| team.member(name).is_none())
    {
        let handles = team.members.iter().map(|member| member.handle.as_str());
        let hint = crate::model::nearest(guest, handles)
            .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        context.tell(&format!("guest: `{}` is no member{hint}", &**guest));
    }
}

/// Two open forums on one day would leave every later entry in doubt.
pub(in crate::cli) fn refuse_second_forum(
    store: &Store,
    on: NaiveDate,
    entry: &Entry,
) -> Result<(), Error> {
    if !matches!(&entry.body, Body::Meeting(meeting) if attach::is_open(meeting)) {
        return Ok(());
    }
    // One in writing runs beside the others.
    let open = attach::open_of(store, store.names_on(Kind::Meeting, on..=on)).into_iter();
    let mut same = open.filter(|open| attach::is_in_writing(open) == attach::is_in_writing(entry));
    match same.next() {
        // The very same meeting again is told as such when it is written.
        Some(open) if open.at != entry.at => Err(Error::new(
            Code::Exists,
            format!("the meeting {} is still open", open.id),
        )
        .help("close it with `firstteam adjourn`, or give --ended for a meeting that is over")),
        _ => Ok(()),
    }
}

/// Creates the entry and prints its id; with `--dry-run`, prints what would be written.
fn write(
    context: &Context,
    store: &Store,
    team: &Team,
    entry: &mut Entry,
    notes: &str,
    dry_run: bool,
) -> Result<(), Error> {
    let text = format::write_entry(entry, notes);
    let draft = Store::draft(entry.kind(), entry.on, &capture::slug_words(entry), &text)
        .ok_or_else(|| Error::usage("the notes would end the front matter early"))?;
    if dry_run {
        context.tell(&format!("would write {}", draft.created.path));
        entry.id = draft.created.id.as_str().into();
        entry.path = draft.created.path.as_str().into();
        entry.seal = crate::model::Seal::Intact(draft.created.seal);
        return match context.format {
            Format::Json => show(context, team, entry),
            _ => streams::output(&draft.text),
        };
    }
    let created = store.create(draft)?;
    entry.id = created.id.as_str().into();
    entry.path = created.path.as_str().into();
    entry.seal = crate::model::Seal::Intact(created.seal);
    let meeting = entry
        .meeting
        .as_ref()
        .map_or_else(String::new, |meeting| format!(", in {}", &**meeting));
    context.tell(&if created.was_there {
        format!("was there already: {}", created.path)
    } else {
        format!("wrote {}{meeting}", created.path)
    });
    if context.format != Format::Json {
        return streams::output(&format!("{}\n", created.id));
    }
    show(context, team, entry)
}

/// Shows an entry that was written, or would be.
pub(in crate::cli) fn show(context: &Context, team: &Team, entry: &Entry) -> Result<(), Error> {
    let (journal, _) = Journal::build(team.clone(), vec![entry.clone()], &[]);
    context.show(&crate::report::written(&journal, entry, entry.on))
}
