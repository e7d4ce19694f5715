//! `capture`: a whole text in the notation, from a file or a pipe. What it tells of is recorded all at once, or not at
//! all; what is in the journal already is not recorded twice.

use std::collections::HashMap;

use clap::ArgMatches;

use super::Minutes;
use super::text;
use crate::capture::notation::{
    Effective, Folded, Likely, Mark, Origin, Told, Tone, Typed, effective, likely_same, mark,
};
use crate::cli::commits::commit_written;
use crate::cli::context::{Context, Format};
use crate::cli::notation::{Ground, Kept, Plan, Step, days, keep, plan};
use crate::cli::verbs::after;
use crate::cli::{Code, DONE, Error, streams};
use crate::format;
use crate::model::{Body, Entry, Journal, Kind, Problem, id};
use crate::report;

pub(super) fn capture(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let path = text(matches, "file").unwrap_or("-");
    let text = read(path)?;
    let typed: Vec<Typed> = text
        .lines()
        .enumerate()
        .map(|(nth, line)| Typed {
            at: context.moment_of(nth),
            text: line.to_owned(),
        })
        .collect();
    let (lines, idle) = effective(&typed);
    let opens_meeting = lines.iter().any(|line| mark(&line.text).0 == Mark::Meeting);
    let days = days(text.lines(), context.today());
    let ground = Ground::new(context, &days, opens_meeting)?;
    let folded = ground.fold(&lines);
    let kept = keep(&ground.known);
    let mut plan = plan(&ground.store, &folded, &kept);
    let source = Source {
        path,
        lines: &lines,
    };
    for (number, why) in idle {
        context.tell(&format!("{path}:{number}: {why}"));
    }
    let likely = if matches.get_flag("as-new") {
        Vec::new()
    } else {
        likely_same(&folded, &ground.known)
    };
    refuse(context, &source, &folded, &plan, &likely)?;
    leave_what_was_said(context, &source, &folded, &kept, &mut plan);
    echo(context, &source, &folded);
    let dry_run = matches.get_flag("dry-run");
    if dry_run {
        return foretell(context, &ground, &folded, &plan);
    }
    let mut created = Vec::new();
    for (_, step, _) in &plan.steps {
        step.write(&ground.store)?;
        if let Step::Create(entry, _) = step {
            created.push((**entry).clone());
        }
    }
    for entry in &created {
        after(context, &ground.store, &ground.team, entry);
    }
    adjourn(context, &ground, &folded, &plan)?;
    tell_outcome(context, &plan);
    show(context, &ground, &created)?;
    Ok(DONE)
}

/// A text's bytes are a person's: a byte order mark is no letter, and what is not UTF-8 is told.
fn read(path: &str) -> Result<String, Error> {
    let text = if path == "-" {
        streams::input()?
    } else {
        crate::store::read_text(std::path::Path::new(path))?
    };
    Ok(text
        .strip_prefix('\u{feff}')
        .map_or(text.clone(), str::to_owned))
}

/// The text that is read, for telling places in it.
struct Source<'a> {
    path: &'a str,
    lines: &'a [Effective],
}

impl Source<'_> {
    fn line(&self, number: usize) -> &str {
        let line = self.lines.iter().find(|line| line.number == number);
        line.map_or("", |line| line.text.as_str())
    }

    /// A problem at the place of what is told.
    fn problem(&self, told: &Told) -> Problem {
        // What the journal has already was begun by no line of this text.
        let place = (told.line > 0).then(|| {
            let mut place = format::place(self.line(told.line), &told.span);
            place.line = told.line;
            place
        });
        let path = if self.path == "-" {
            "standard input"
        } else {
            self.path
        };
        let mut problem = Problem::of_file("capture", path, told.words.as_str());
        problem.place = place;
        problem.help.clone_from(&told.help);
        problem
    }

    /// The line that brought an entry up.
    fn of(&self, folded: &Folded, at: usize) -> Told {
        let line = match folded.entries[at].origin {
            Origin::Line(line) => line,
            Origin::There(_) => 0,
        };
        Told {
            line,
            span: 0..self.line(line).len(),
            tone: Tone::Refused,
            words: String::new(),
            help: None,
        }
    }
}

/// Everything that cannot be recorded as it stands is told at once, and nothing is written then.
fn refuse(
    context: &Context,
    source: &Source<'_>,
    folded: &Folded,
    plan: &Plan,
    likely: &[Likely],
) -> Result<(), Error> {
    let refused = folded
        .told
        .iter()
        .filter(|told| told.tone == Tone::Refused)
        .cloned();
    let closed = plan.refused.iter().map(|(at, error)| Told {
        words: error.messages.join("; "),
        help: error.help.clone(),
        ..source.of(folded, *at)
    });
    let likely = likely.iter().map(|likely| Told {
        help: Some(help_likely(likely, folded, plan)),
        words: format!(
            "{} says nearly the same in the journal, and no line tells of it: “{}”",
            likely.id, likely.before
        ),
        ..source.of(folded, likely.at)
    });
    let mut wrong: Vec<Told> = refused.chain(closed).chain(likely).collect();
    wrong.sort_by_key(|told| told.line);
    if wrong.is_empty() {
        return if folded.entries.is_empty() {
            Err(Error::usage("no line of it says what was decided, promised or told")
                .help("a meeting begins with `@ weekly | present ana bo`; `firstteam capture --help` has the marks"))
        } else {
            Ok(())
        };
    }
    let lines = if wrong.len() == 1 {
        "one place"
    } else {
        "several places"
    };
    let summary = format!("nothing was recorded: {lines} must be put right first");
    if context.format == Format::Json {
        let messages = wrong.iter().map(|told| {
            let place = source.problem(told).place;
            let place = place.map_or(String::new(), |place| {
                format!("{}:{}:", place.line, place.column)
            });
            format!("{}:{place} {}", source.path, told.words)
        });
        return Err(Error {
            code: Code::Usage,
            messages: messages.collect(),
            help: Some(summary),
        });
    }
    for told in &wrong {
        streams::error(&context.draw(&source.problem(told)));
    }
    Err(Error::usage(summary))
}

/// What to type where a line most likely tells of an entry that is there in other words.
fn help_likely(likely: &Likely, folded: &Folded, plan: &Plan) -> String {
    let kind = folded.entries[likely.at].kind;
    let id = id::handle(&likely.id);
    let anew = format!("`--as-new` records the line as another {kind}");
    let changes = |form: &dyn Fn(&str, &str) -> String| {
        let quoted = |words: &String| format!("'{}'", words.replace('\'', r"'\''"));
        let changes = likely.changes.iter();
        let changes = changes.map(|(name, words)| form(name, &quoted(words)));
        changes.collect::<Vec<_>>().join(" ")
    };
    let is_closed = plan.refused.iter().any(|(at, _)| *at == likely.at);
    match kind {
        // What belongs to a meeting that is over can only be amended, and nothing is added beside it.
        Kind::Decision if is_closed => {
            let changes = changes(&|name, words| format!("--{name} {words}"));
            format!("`firstteam amend {id} {changes} --reason …` changes it")
        }
        _ if is_closed => format!("{id} is closed, and stays as it is"),
        // An entry of no meeting is closed at once.
        Kind::Relay => {
            format!("`  corrects: {id}` below the line says that it puts that one right; {anew}")
        }
        Kind::Signal => anew,
        _ => {
            let changes = changes(&|name, words| format!("--set {name}={words}"));
            format!(
                "`firstteam edit {id} {changes}` takes the new words, or give the line those of the journal; {anew}"
            )
        }
    }
}

/// What the journal says otherwise than the text stays: somebody put it there since. What it does not say is filled in.
fn leave_what_was_said(
    context: &Context,
    source: &Source<'_>,
    folded: &Folded,
    kept: &HashMap<Origin, Kept>,
    plan: &mut Plan,
) {
    for (at, step, _) in &mut plan.steps {
        let Step::Correct { id, rows, .. } = step else {
            continue;
        };
        let before = &kept[&folded.entries[*at].origin];
        rows.retain(|(path, value)| {
            let stays = before.says_otherwise(path, value.as_deref());
            if stays {
                context.tell(&format!(
                    "{}: {id} says otherwise in `{}`, and stays; `firstteam edit` changes it",
                    source.path,
                    path.join(".")
                ));
            }
            !stays
        });
    }
    plan.steps.retain(|(_, step, _)| match step {
        Step::Correct { rows, notes, .. } => !rows.is_empty() || notes.is_some(),
        Step::Create(..) => true,
    });
}

/// What was understood, line by line.
fn echo(context: &Context, source: &Source<'_>, folded: &Folded) {
    for told in &folded.told {
        let mark = if told.tone == Tone::Hint {
            "hint: "
        } else {
            ""
        };
        let line = report::cut(source.line(told.line).trim(), 40);
        context.tell(&format!(
            "{:>4}  {line:<40}  {mark}{}",
            told.line, told.words
        ));
    }
}

/// With `--dry-run`: what would be written.
fn foretell(context: &Context, ground: &Ground, folded: &Folded, plan: &Plan) -> Result<u8, Error> {
    let mut created = Vec::new();
    for (_, step, _) in &plan.steps {
        match step {
            Step::Create(entry, draft) => {
                context.tell(&format!("would write {}", draft.created.path));
                if context.format != Format::Json {
                    streams::output(&draft.text)?;
                }
                created.push((**entry).clone());
            }
            Step::Correct { id, rows, .. } => {
                let fields: Vec<String> = rows.iter().map(|(path, _)| path.join(".")).collect();
                context.tell(&format!("would add to {id}: {}", fields.join(", ")));
            }
        }
    }
    for (at, ..) in &folded.adjourned {
        if let Some(id) = &plan.ids[*at] {
            context.tell(&format!("would adjourn {id}"));
        }
    }
    tell_outcome(context, plan);
    if context.format == Format::Json {
        show(context, ground, &created)?;
    }
    Ok(DONE)
}

/// Closes the meetings that the text adjourns, and that are not.
fn adjourn(context: &Context, ground: &Ground, folded: &Folded, plan: &Plan) -> Result<(), Error> {
    for (at, line, ended) in &folded.adjourned {
        let Some(id) = &plan.ids[*at] else { continue };
        let is_over = ground.known.iter().any(|known| {
            let over =
                matches!(&known.entry.body, Body::Meeting(meeting) if meeting.ended.is_some());
            over && *known.entry.id == **id
        });
        if is_over {
            continue;
        }
        // The meeting as it was held, then its end.
        commit_written(context, "capture");
        let _lock = ground.store.lock()?;
        let ended = ended.unwrap_or_else(|| context.moment_of(*line));
        let minutes = Minutes::read(context, &ground.store, id, ended, false)?;
        context.tell_view(&minutes.view()?);
        minutes.close(context, &ground.store)?;
    }
    Ok(())
}

fn tell_outcome(context: &Context, plan: &Plan) {
    if plan.steps.is_empty() {
        context.tell("all of it is in the journal already");
    }
}

/// The ids of what is new, one a line; or the entries.
fn show(context: &Context, ground: &Ground, created: &[Entry]) -> Result<(), Error> {
    if context.format != Format::Json {
        let mut ids = String::new();
        for entry in created {
            ids.push_str(&entry.id);
            ids.push('\n');
        }
        return streams::output(&ids);
    }
    let known = ground.known.iter().map(|known| known.entry.clone());
    let all: Vec<Entry> = known.chain(created.iter().cloned()).collect();
    let (journal, _) = Journal::build(ground.team.clone(), all, &[]);
    context.show(&report::captured(&journal, created, context.today()))
}
