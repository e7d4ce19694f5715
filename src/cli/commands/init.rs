//! `init`: starts a journal with a commented `firstteam.toml`, from flags or from answers at the terminal.

use std::fmt::Write;
use std::path::Path;

use clap::ArgMatches;
use serde::Serialize;

use super::{text, texts};
use crate::cli::commits::{Commit, commit_all};
use crate::cli::context::{Context, Format};
use crate::cli::{DONE, Error, streams};
use crate::format::{self, quote};
use crate::history::{self, Committing};
use crate::model::Kind;
use crate::report;
use crate::store::{Store, TEAM_FILE};

/// A team whose name was not given.
const UNNAMED: &str = "The leadership team";

/// A member as given: `ana:Ana Ruiz:CEO:company`.
struct NewMember {
    handle: String,
    name: String,
    role: String,
    function: String,
}

pub(super) fn init(context: &Context, matches: &ArgMatches) -> Result<u8, Error> {
    let folder = context.new_folder(text(matches, "dir").map(Path::new))?;
    let mut name = text(matches, "name").map(str::to_owned);
    let mut members = texts(matches, "member")
        .into_iter()
        .map(member)
        .collect::<Result<Vec<_>, _>>()?;
    if members.is_empty() && context.can_ask() {
        (name, members) = ask(name)?;
    }
    let goals = texts(matches, "goal")
        .into_iter()
        .map(goal)
        .collect::<Result<Vec<_>, _>>()?;
    let chair = chair(&members, text(matches, "chair"))?;
    let name = name.as_deref().unwrap_or(UNNAMED);
    let team = team_file(
        context,
        name,
        text(matches, "mission"),
        &members,
        chair.as_deref(),
        &goals,
    );
    let (_, problems) = format::team(TEAM_FILE, &team);
    if let Some(problem) = problems.first() {
        return Err(Error::usage(problem.message.clone()));
    }
    let as_json = (context.format == Format::Json)
        .then(|| started(&folder, name, &members, chair.as_deref()));
    if matches.get_flag("dry-run") {
        if matches.get_flag("git") {
            context.tell(&format!(
                "would write {ATTRIBUTES} and {IGNORED}, and commit them with {TEAM_FILE}"
            ));
        }
        streams::output(as_json.as_ref().unwrap_or(&team))?;
        return Ok(DONE);
    }
    let in_git = matches.get_flag("git");
    if in_git {
        // Before anything is written: what was asked for cannot be done without it.
        history::is_there()?;
    }
    let store = Store::init(&folder, &team)?;
    context.tell(&format!(
        "a journal was started in {}",
        store.root().display()
    ));
    if in_git {
        share(context, &store, name)?;
    }
    if members.is_empty() {
        context.tell(
            "next: write the members into firstteam.toml, then firstteam meet weekly --present …",
        );
    } else {
        let handles: Vec<&str> = members
            .iter()
            .map(|member| member.handle.as_str())
            .collect();
        context.tell(&format!(
            "next: firstteam meet weekly --present {}",
            handles.join(",")
        ));
    }
    let file = store.root().join(TEAM_FILE);
    streams::output(&as_json.unwrap_or_else(|| format!("{}\n", file.display())))?;
    Ok(DONE)
}

/// What git is told of the journal's files.
const ATTRIBUTES: &str = ".gitattributes";
const IGNORED: &str = ".gitignore";

/// Puts the new journal into the repository around it, or one of its own, with a commit of its own files.
fn share(context: &Context, store: &Store, name: &str) -> Result<(), Error> {
    let kinds = Kind::all().map(|kind| format!("{}/** text eol=lf\n", kind.folder()));
    let attributes = format!(
        "# The journal is text with LF on every machine.\n{TEAM_FILE} text eol=lf\n{}",
        kinds.collect::<String>()
    );
    let ignored = "# The lines of a session of `firstteam live`, and what a killed writer leaves.\n/.live*\n.firstteam-*.tmp\n";
    let mut paths = vec![TEAM_FILE.to_owned()];
    for (file, text) in [(ATTRIBUTES, attributes.as_str()), (IGNORED, ignored)] {
        if store.create_beside(file, text)? {
            paths.push(file.to_owned());
        } else {
            context.tell(&format!(
                "hint: {file} is there already, and stays as it is; add these lines:"
            ));
            context.tell_as_is(text);
        }
    }
    let committing = Committing::to_new(store.root())?;
    let commit = Commit {
        paths,
        gone: Vec::new(),
        message: report::started(name),
    };
    commit_all(context, store, &committing, &[commit]);
    Ok(())
}

/// The new journal as JSON.
#[derive(Serialize)]
struct Started<'a> {
    schema: &'a str,
    journal: String,
    path: String,
    name: &'a str,
    members: Vec<StartedMember<'a>>,
}

#[derive(Serialize)]
struct StartedMember<'a> {
    handle: &'a str,
    name: &'a str,
    role: Option<&'a str>,
    function: Option<&'a str>,
    chair: bool,
}

fn started(folder: &Path, name: &str, members: &[NewMember], chair: Option<&str>) -> String {
    let given = |words: &&str| !words.is_empty();
    let members = members.iter().map(|member| StartedMember {
        handle: &member.handle,
        name: &member.name,
        role: Some(member.role.as_str()).filter(given),
        function: Some(member.function.as_str()).filter(given),
        chair: chair == Some(&member.handle),
    });
    let started = Started {
        schema: "firstteam/init/1",
        journal: folder.display().to_string(),
        path: folder.join(TEAM_FILE).display().to_string(),
        name,
        members: members.collect(),
    };
    let json = serde_json::to_string_pretty(&started).unwrap_or_default();
    format!("{json}\n")
}

fn member(given: &str) -> Result<NewMember, Error> {
    let mut parts = given.split(':').map(str::trim);
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let member = NewMember {
        handle: next(),
        name: next(),
        role: next(),
        function: next(),
    };
    let fits = !member.handle.is_empty()
        && member
            .handle
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_');
    if fits && !member.name.is_empty() && parts.next().is_none() {
        return Ok(member);
    }
    Err(Error::usage(format!("--member: `{given}` does not fit"))
        .help("for example --member \"ana:Ana Ruiz:CEO:company\""))
}

fn goal(given: &str) -> Result<(String, String), Error> {
    let (id, words) = given.split_once(':').unwrap_or((given, ""));
    let (id, words) = (id.trim(), words.trim());
    if id.is_empty() || words.is_empty() || id.contains(char::is_whitespace) {
        return Err(Error::usage(format!("--goal: `{given}` does not fit"))
            .help("for example --goal \"stability:Fewer than three incidents a month\""));
    }
    Ok((id.to_owned(), words.to_owned()))
}

/// The chair as named, else the first member.
fn chair(members: &[NewMember], named: Option<&str>) -> Result<Option<String>, Error> {
    match named {
        Some(handle) if members.iter().any(|member| member.handle == handle) => {
            Ok(Some(handle.to_owned()))
        }
        Some(handle) => Err(Error::usage(format!(
            "--chair: `{handle}` is not among the members"
        ))),
        None => Ok(members.first().map(|member| member.handle.clone())),
    }
}

/// Asks for the team, a line a member, until an empty line.
fn ask(name: Option<String>) -> Result<(Option<String>, Vec<NewMember>), Error> {
    let name = match name {
        Some(name) => Some(name),
        None => streams::ask("The team's name?")?.filter(|name| !name.is_empty()),
    };
    streams::error(
        "The members, one a line, as handle:Name:Role:function; an empty line ends. The first is the chair.",
    );
    let mut members = Vec::new();
    while let Some(line) = streams::ask(">")?.filter(|line| !line.is_empty()) {
        match member(&line) {
            Ok(member) => members.push(member),
            Err(error) => streams::error(&error.text(false)),
        }
    }
    Ok((name, members))
}

fn team_file(
    context: &Context,
    name: &str,
    mission: Option<&str>,
    members: &[NewMember],
    chair: Option<&str>,
    goals: &[(String, String)],
) -> String {
    let today = context.today();
    let mut text = format!(
        "# The team of this journal. Edit it by hand; `firstteam check` says whether it can be read.\n\
         format = {}\n\n[team]\nname = {}\n",
        format::FORMAT,
        quote(name)
    );
    match mission {
        Some(mission) => {
            let _ = writeln!(text, "mission = {}", quote(mission));
        }
        None => text.push_str("# mission = \"What the team is there for\"\n"),
    }
    text.push_str(
        "# How long after a decision dissent outside the forum is still timely.\ndissent_window = \"24h\"\n\
         # How soon the functions that a decision affects are to hear of it.\nrelay_within = \"48h\"\n\
         # fiscal_year_starts = 4             # the month with which Q1 begins, if not January\n",
    );
    for member in members {
        let _ = write!(
            text,
            "\n[[member]]\nhandle = {}\nname = {}\n",
            quote(&member.handle),
            quote(&member.name)
        );
        for (key, value) in [("role", &member.role), ("function", &member.function)] {
            if !value.is_empty() {
                let _ = writeln!(text, "{key} = {}", quote(value));
            }
        }
        if chair == Some(&member.handle) {
            text.push_str("chair = true                         # addresses upheld findings\n");
        }
        let _ = writeln!(
            text,
            "from = {today}                    # to = … when they leave"
        );
    }
    if members.is_empty() {
        let _ = write!(
            text,
            "\n# [[member]]\n# handle = \"ana\"\n# name = \"Ana Ruiz\"\n# role = \"CEO\"\n# function = \"company\"\n# chair = true\n# from = {today}\n"
        );
    }
    for (id, words) in goals {
        let _ = write!(
            text,
            "\n[[goal]]\nid = {}\ntext = {}\nscope = \"shared\"\nstate = \"open\"\n",
            quote(id),
            quote(words)
        );
    }
    if goals.is_empty() {
        text.push_str(
            "\n# [[goal]]\n# id = \"stability\"\n# text = \"Fewer than three incidents a month\"\n# scope = \"shared\"                   # or \"function\", with function = \"sales\"\n# gives_up = [\"custom features\"]      # what the team agreed to trade away\n# state = \"open\"                     # open, met, missed\n",
        );
    }
    text.push_str(
        "\n[[ritual]]\nname = \"weekly\"\nevery = \"7d\"\n\n\
         # What becomes a commit by itself, in a repository: each entry, or each meeting when it is adjourned.\n\
         # [git]\n# commit = \"each\"                  # or \"meeting\"\n\n\
         # [pledge]\n# version = \"2026-01\"\n# text = \"We answer to the enterprise first.\"\n\n\
         # Words that mean the same here, for comparing what was told with what was decided.\n\
         # [[synonym]]\n# words = [\"launch page\", \"landing page\"]\n\n\
         # How loudly each rule speaks: flag, ask, note or off. `firstteam explain` lists the rules.\n[rules]\n",
    );
    text
}
