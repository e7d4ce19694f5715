//! The grammar of the command line. The flags of a writing verb are made from the fields of its entry kind, so that a
//! new field is a new flag.

mod import;
mod meetings;
mod notation;
mod versioned;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::context::Format;
use super::form::placeholder;
use super::help;
use super::verbs::{VERBS, Verb};
use crate::model::{Body, Field, Level, Shape, kinds::Amendment};
use crate::rules::{Family, State};

/// The whole grammar.
pub fn command() -> Command {
    let mut root = common(Command::new("firstteam"))
        .version(env!("CARGO_PKG_VERSION"))
        .about("A decision journal for leadership teams")
        .override_help(help::SHORT)
        .subcommand_required(true)
        .disable_help_subcommand(false)
        .infer_long_args(true);
    let notation = notation::commands().into_iter().map(with_examples);
    let verbs = VERBS.iter().map(verb).chain(notation);
    let shell = notation::for_the_shell().into_iter().map(with_examples);
    for command in verbs.chain(reading()).chain(keeping()).chain(shell) {
        root = root.subcommand(command);
    }
    root
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// An option that takes one of some words, in any case.
fn choice(
    name: &'static str,
    value: &'static str,
    help: &'static str,
    words: impl IntoIterator<Item = &'static str>,
) -> Arg {
    let words = PossibleValuesParser::new(words.into_iter().collect::<Vec<_>>());
    option(name, value, help)
        .value_parser(words.map(|word| word.to_lowercase()))
        .ignore_case(true)
}

fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// Flags that every command takes.
fn common(command: Command) -> Command {
    command
        .arg(
            option("journal", "DIR", "The journal's folder")
                .action(ArgAction::Append)
                .help_heading("Everywhere")
                .global(true),
        )
        .arg(
            choice("format", "FORMAT", "How output is written", Format::WORDS)
                .help_heading("Everywhere")
                .global(true),
        )
        .arg(
            choice(
                "color",
                "WHEN",
                "When to use colour",
                ["auto", "always", "never"],
            )
            .help_heading("Everywhere")
            .global(true),
        )
        .arg(
            switch("no-input", "Never ask anything")
                .help_heading("Everywhere")
                .global(true),
        )
        .arg(
            switch("quiet", "Keep hints to oneself")
                .short('q')
                .help_heading("Everywhere")
                .global(true),
        )
}

/// The examples at the end of a command's help.
fn with_examples(command: Command) -> Command {
    let examples = help::examples_of(command.get_name());
    command.after_help(help::examples(examples))
}

/// A writing verb: its positional fields, a flag for every other field, and what all entries have.
fn verb(verb: &'static Verb) -> Command {
    let mut command = Command::new(verb.name)
        .about(verb.about)
        .after_help(help::examples(verb.examples));
    for (index, name) in verb.positional.iter().enumerate() {
        command = command.arg(positional(verb, name, index + 1));
    }
    for field in Body::fields_of(verb.kind)
        .iter()
        .filter(|field| !verb.positional.contains(&field.name))
    {
        if !verb.hidden.contains(&field.name) {
            command = command.arg(flag(verb, field));
        }
    }
    let heading = "For every entry";
    command = command
        .arg(
            option(
                "on",
                "DATE",
                "The day on which it happened [default: today]",
            )
            .help_heading(heading),
        )
        .arg(
            option(
                "by",
                "NAME",
                "Who records it [default: FIRSTTEAM_BY, or the user]",
            )
            .help_heading(heading),
        )
        .arg(
            option(
                "source",
                "WORD",
                "How it is known: seen, self, reported, imported",
            )
            .help_heading(heading),
        )
        .arg(option("notes", "TEXT", "Free Markdown, kept below the fields").help_heading(heading))
        .arg(
            switch("dry-run", "Show what would be written, and write nothing")
                .help_heading(heading),
        );
    if verb.kind != crate::model::Kind::Meeting {
        let help = "The meeting it belongs to [default: the forum open today]; none for no meeting";
        command = command.arg(option("meeting", "ID", help).help_heading(heading));
    }
    if let Some(main) = verb.main {
        let help = format!(
            "Read {} from a file, or from standard input with -",
            main.to_uppercase()
        );
        command = command.arg(
            Arg::new("file")
                .long("file")
                .value_name("PATH")
                .help(help)
                .help_heading(heading),
        );
    }
    command
}

fn positional(verb: &Verb, name: &'static str, index: usize) -> Arg {
    let field = Body::fields_of(verb.kind)
        .iter()
        .find(|field| field.name == name);
    let doc = field.map_or("", |field| field.doc.trim());
    // `-0` and `-1` are stances here, wherever they stand, and `-` the newest entry.
    Arg::new(name)
        .index(index)
        .value_name(placeholder(name))
        .help(doc)
        .allow_negative_numbers(verb.positional.contains(&"stance"))
}

/// The flag of a field: its name with dashes; of a list that is given item by item, in the singular.
fn flag(verb: &Verb, field: &'static Field) -> Arg {
    let plural = field.name.replace('_', "-");
    let long = singular(field.name).map_or_else(|| plural.clone(), str::to_owned);
    let required = field.required
        && !Amendment::changeable()
            .iter()
            .any(|other| std::ptr::eq(other, field));
    let mut help = field.doc.trim().to_owned();
    if let Shape::Word(words) = field.shape {
        help = format!("{help}: {}", words.join(", "));
    }
    if required && !verb.defaults.iter().any(|(name, _)| *name == field.name) {
        help.push_str(" (needed)");
    }
    let mut arg = Arg::new(field.name)
        .long(long.clone())
        .value_name(value_name(field.shape))
        .help(help);
    if long != plural {
        arg = arg.alias(plural);
    }
    arg = match field.shape {
        Shape::Flag => arg
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true"),
        shape if shape.is_many() => arg.action(ArgAction::Append).allow_hyphen_values(true),
        _ => arg.allow_negative_numbers(true),
    };
    arg
}

fn singular(name: &str) -> Option<&'static str> {
    Some(match name {
        "trade_offs" => "trade-off",
        "stops" => "stop",
        "goals" => "goal",
        "assumptions" => "assumption",
        "stances" => "stance",
        "proxies" => "proxy",
        _ => return None,
    })
}

fn value_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Texts => "TEXT",
        Shape::Word(_) => "WORD",
        Shape::Person => "MEMBER",
        Shape::People => "MEMBERS",
        Shape::Names => "NAMES",
        Shape::Goal | Shape::Goals => "GOAL",
        Shape::Entry(_) | Shape::Entries(_) => "ID",
        Shape::Day => "DATE",
        Shape::Moment => "TIME",
        Shape::Flag => "YES",
        Shape::Number | Shape::Share => "NUMBER",
        Shape::Stances => "MEMBER=STANCE",
        Shape::Proxies => "MEMBER=ABSENT",
        Shape::Seals => "ID=SEAL",
    }
}

/// Flags that narrow what a reading command shows.
fn filters(command: Command) -> Command {
    command
        .arg(option("since", "DATE", "From this day on").help_heading("Which"))
        .arg(option("until", "DATE", "Up to this day").help_heading("Which"))
        .arg(option("who", "MEMBER", "About this member").help_heading("Which"))
        .arg(option("decision", "ID", "About this decision").help_heading("Which"))
}

/// Flags that narrow findings.
fn finding_filters(command: Command) -> Command {
    question_filters(filters(command))
}

/// The same for a report that has its days by itself, and is about nobody alone.
fn question_filters(command: Command) -> Command {
    let families = Family::ALL.iter().map(|family| family.as_str());
    let states = State::WORDS.iter().copied();
    command
        .arg(
            option("rule", "RULE", "Of this rule")
                .action(ArgAction::Append)
                .help_heading("Which"),
        )
        .arg(
            choice("family", "FAMILY", "Of this family", families)
                .action(ArgAction::Append)
                .help_heading("Which"),
        )
        .arg(
            choice(
                "level",
                "LEVEL",
                "At this level or louder",
                ["flag", "ask", "note"],
            )
            .help_heading("Which"),
        )
        .arg(
            choice("state", "STATE", "In this state", states)
                .action(ArgAction::Append)
                .help_heading("Which"),
        )
        .arg(fail_on())
}

fn fail_on() -> Arg {
    let words = Level::WORDS.iter().copied().chain(["never"]);
    choice(
        "fail-on",
        "LEVEL",
        "Exit with 1 where a finding is at this level or louder [default: never]",
        words.filter(|word| *word != "off"),
    )
}

fn as_of() -> Arg {
    option(
        "as-of",
        "DATE",
        "The journal as it stood at the end of this day [default: today]",
    )
}

fn reading() -> Vec<Command> {
    let id = || Arg::new("id").value_name("ID").required(true);
    vec![
        filters(
            Command::new("list")
                .about(
                    "List entries of a kind, with their state; or goals, or who signed the pledge",
                )
                .arg(as_of()),
        )
        .arg(
            option(
                "goal",
                "GOAL",
                "Decisions and promises that serve this goal",
            )
            .help_heading("Which"),
        )
        .arg(
            Arg::new("kind")
                .value_name("KIND")
                .required(true)
                .help("decision, dissent, commitment, relay, …; goals, pledge"),
        ),
        Command::new("show")
            .about("Show an entry; a decision with everything that hangs on it")
            .arg(id().help("Any unique part of its id; - or last for the newest"))
            .arg(switch(
                "history",
                "Ask git how it came to be, commit by commit, amendments too",
            ))
            .arg(as_of()),
        filters(
            Command::new("log")
                .about("Show everything, in order")
                .arg(as_of()),
        ),
        filters(
            Command::new("search")
                .about("Find entries by their words")
                .arg(as_of()),
        )
        .arg(
            Arg::new("words")
                .value_name("WORDS")
                .required(true)
                .num_args(1..),
        ),
        finding_filters(
            Command::new("flags")
                .about("Show what does not fit, as questions")
                .arg(as_of()),
        ),
        compare(),
        Command::new("explain")
            .about("Explain a rule: what it looks for, why, and what to do")
            .arg(as_of())
            .arg(
                Arg::new("rule")
                    .value_name("RULE")
                    .help("A rule's name; none for the list of all"),
            ),
        report(),
    ]
    .into_iter()
    .chain(meetings::reading())
    .map(with_examples)
    .collect()
}

fn compare() -> Command {
    Command::new("compare")
        .about("Hold a message against a decision before it is sent; records nothing")
        .arg(
            Arg::new("decision")
                .value_name("DECISION")
                .required_unless_present("batch")
                .help("Any unique part of its id; - or last for the newest"),
        )
        .arg(
            Arg::new("text")
                .value_name("TEXT")
                .required_unless_present_any(["batch", "file"])
                .help("The message; - reads it from standard input"),
        )
        .arg(
            option(
                "file",
                "PATH",
                "Read TEXT from a file, or from standard input with -",
            )
            .conflicts_with("text"),
        )
        .arg(option(
            "on",
            "DATE",
            "The day on which it is told: \"on Friday\" is seen from it [default: as --as-of]",
        ))
        .arg(as_of())
        .arg(choice(
            "fail-on",
            "WORD",
            "Exit with 1 where something differs [default: never]",
            ["drift", "never"],
        ))
        .arg(
            option(
                "batch",
                "FILE",
                "Compare JSON lines from a file [default: standard input]; needs no journal",
            )
            .num_args(0..=1)
            .default_missing_value("-")
            .conflicts_with_all(["decision", "text", "file", "as-of"]),
        )
}

fn report() -> Command {
    let weekly = finding_filters(
        Command::new("weekly")
            .about("Show the week, and what waits for an answer")
            .arg(as_of()),
    )
    .arg(switch(
        "if-any",
        "Say nothing where there is nothing to say",
    ))
    .arg(switch(
        "one-line",
        "Only the most important thing, in one line",
    ))
    .after_help(help::examples(help::examples_of("weekly")));
    Command::new("report")
        .about("Show a report")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(weekly)
        .subcommand(periodic(
            "monthly",
            "Show the month: measures beside the month before, and what to talk about",
            option(
                "month",
                "MONTH",
                "Such as 2026-10, or last [default: the month of --as-of, up to that day]",
            ),
        ))
        .subcommand(periodic(
            "quarterly",
            "Look back at the decisions of a quarter: what came of them, and what was learnt",
            option(
                "quarter",
                "QUARTER",
                "Such as 2026-Q3 of the team's fiscal year, or last [default: that of --as-of]",
            ),
        ))
        .subcommands(meetings::reports())
        .after_help(help::examples(help::examples_of("report")))
}

/// A report of a month or a quarter.
fn periodic(name: &'static str, about: &'static str, period: Arg) -> Command {
    let command = Command::new(name).about(about).arg(period).arg(as_of());
    question_filters(command)
        .arg(option("decision", "ID", "Questions about this decision").help_heading("Which"))
        .arg(switch(
            "if-any",
            "Say nothing where there is nothing to say",
        ))
        .arg(switch(
            "one-line",
            "Only the most important thing, in one line",
        ))
        .after_help(help::examples(help::examples_of(name)))
}

fn keeping() -> Vec<Command> {
    vec![
        versioned::starting(Command::new("init"))
            .about("Start a journal")
            .arg(
                Arg::new("dir")
                    .value_name("DIR")
                    .help("The folder [default: this one]"),
            )
            .arg(option("name", "TEXT", "The team's name"))
            .arg(option("mission", "TEXT", "What the team is there for"))
            .arg(
                option(
                    "member",
                    "HANDLE:NAME:ROLE:FUNCTION",
                    "A member; the first is the chair, unless --chair says",
                )
                .action(ArgAction::Append),
            )
            .arg(option(
                "chair",
                "HANDLE",
                "The member who addresses upheld findings",
            ))
            .arg(option("goal", "ID:TEXT", "A shared goal").action(ArgAction::Append))
            .arg(switch(
                "dry-run",
                "Show what would be written, and write nothing",
            )),
        Command::new("adjourn")
            .about("Read the minutes back, seal them, and close the meeting")
            .arg(
                Arg::new("meeting")
                    .value_name("MEETING")
                    .help("The meeting [default: the forum open today, else the only one open]"),
            )
            .arg(option("ended", "TIME", "When it ended [default: now]"))
            .arg(switch("dry-run", "Read back only")),
        Command::new("edit")
            .about("Correct an entry whose meeting is still open")
            .arg(Arg::new("id").value_name("ID").required(true))
            .arg(
                option(
                    "set",
                    "FIELD=VALUE",
                    "Give a field a value; stances.dee=-0 for one stance",
                )
                .action(ArgAction::Append),
            )
            .arg(option("unset", "FIELD", "Take a field out").action(ArgAction::Append))
            .arg(switch(
                "dry-run",
                "Show what would be written, and write nothing",
            )),
        Command::new("seal")
            .about("Seal entries that were written by hand")
            .arg(
                Arg::new("id")
                    .value_name("ID")
                    .num_args(0..)
                    .help("Entries [default: all without a seal]"),
            )
            .arg(switch(
                "dry-run",
                "Show what would be sealed, and write nothing",
            )),
        versioned::checking(Command::new("check"))
            .about("Check whether the journal is sound: seals, minutes, references, names")
            .arg(as_of())
            .arg(switch(
                "strict",
                "Count notes, such as a missing seal, as unsound too",
            )),
        versioned::diff(),
        versioned::sync(),
        versioned::hook(),
        Command::new("where").about("Show which journal is meant, and why"),
    ]
    .into_iter()
    .map(with_examples)
    .chain([import::command()])
    .collect()
}

/// The text of an option, if it was given.
pub(super) fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches
        .try_get_one::<String>(name)
        .ok()
        .flatten()
        .map(String::as_str)
}

/// Every text of an option that may be given more than once.
pub(super) fn texts<'a>(matches: &'a ArgMatches, name: &str) -> Vec<&'a str> {
    let given = matches.try_get_many::<String>(name).ok().flatten();
    given.into_iter().flatten().map(String::as_str).collect()
}
