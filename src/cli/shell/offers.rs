//! What may stand where: members, functions, goals, words of fixed lists, and ids. Nothing of the journal is read before
//! it is asked for, and of entries their names only.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use clap::{Arg, Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::ids;
use crate::cli::context::{named_or_found, now};
use crate::cli::verbs::VERBS;
use crate::model::{Body, Kind, Shape, Stance, Team, Word};
use crate::rules::RULES;
use crate::store::Store;

/// The journal that is meant, opened when it is asked for.
#[derive(Clone)]
struct Journal {
    named: Option<PathBuf>,
    found: Arc<OnceLock<Option<(Store, Team)>>>,
}

impl Journal {
    fn get(&self) -> Option<&(Store, Team)> {
        let found = self.found.get_or_init(|| {
            let store = named_or_found(self.named.clone())?;
            let (team, _) = store.team().ok()?;
            Some((store, team))
        });
        found.as_ref()
    }
}

/// The grammar, each of its arguments with what may stand there. `words` are those that were typed: they may name the
/// journal.
pub(super) fn with_offers(command: Command, words: &[OsString]) -> Command {
    let journal = Journal {
        named: journal_of(words),
        found: Arc::default(),
    };
    command.mut_subcommands(|sub| of_command(sub, &journal))
}

/// `--journal DIR`, or `--journal=DIR`.
fn journal_of(words: &[OsString]) -> Option<PathBuf> {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let after = words.windows(2).find(|pair| pair[0] == "--journal");
    let joined = words
        .iter()
        .find_map(|word| word.strip_prefix("--journal="));
    after.map(|pair| pair[1]).or(joined).map(PathBuf::from)
}

fn of_command(command: Command, journal: &Journal) -> Command {
    let name = command.get_name().to_owned();
    let verb = VERBS.iter().find(|verb| verb.name == name);
    let command = command.mut_args(|arg| {
        let id = arg.get_id().as_str().to_owned();
        let fields = verb.map_or(&[][..], |verb| Body::fields_of(verb.kind));
        let field = fields.iter().find(|field| field.name == id);
        let shape = match field {
            // What `mark` is given may be a topic too.
            Some(_) if name == "mark" && id == "commitment" => {
                Some(Shape::Entry(&[Kind::Commitment, Kind::Topic]))
            }
            Some(field) => Some(field.shape),
            None => shape_of(&name, &id),
        };
        match shape {
            Some(shape) => offering(arg, shape, journal),
            None => other(arg, &id),
        }
    });
    command.mut_subcommands(|sub| of_command(sub, journal))
}

/// What the arguments of commands that are no verbs hold.
fn shape_of(command: &str, id: &str) -> Option<Shape> {
    Some(match (command, id) {
        (_, "who" | "by") | ("member", "member") | ("init", "chair") => Shape::Person,
        (_, "decision") | ("compare" | "cascade", "id") => Shape::Entry(&[Kind::Decision]),
        (_, "meeting") => Shape::Entry(&[Kind::Meeting]),
        ("show" | "edit" | "seal", "id") => Shape::Entry(&[]),
        _ => return None,
    })
}

/// What holds neither names nor entries.
fn other(arg: Arg, id: &str) -> Arg {
    match id {
        "journal" | "dir" => arg.value_hint(ValueHint::DirPath),
        "file" | "batch" => arg.value_hint(ValueHint::FilePath),
        "kind" => fixed(arg, Kind::all().map(Kind::folder).collect()),
        "rule" => fixed(arg, RULES.iter().map(|rule| rule.name).collect()),
        "source" => fixed(arg, crate::model::Source::WORDS.to_vec()),
        _ => arg,
    }
}

fn fixed(arg: Arg, words: Vec<&'static str>) -> Arg {
    let words = words.into_iter().map(str::to_owned).collect::<Vec<_>>();
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        beginning(typed, words.iter().map(|word| (word.clone(), None)))
    }))
}

/// An argument that completes what its shape holds.
fn offering(arg: Arg, shape: Shape, journal: &Journal) -> Arg {
    if let Shape::Word(words) = shape {
        return fixed(arg, words.to_vec());
    }
    let journal = journal.clone();
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let (Some((store, team)), Some(typed)) = (journal.get(), typed.to_str()) else {
            return Vec::new();
        };
        match shape {
            Shape::Entry(kinds) | Shape::Entries(kinds) => now().map_or_else(
                |_| Vec::new(),
                |now| ids::matching(store, typed, kinds, now.date_naive()),
            ),
            _ => in_list(typed, shape, team),
        }
    }))
}

/// Names, where several may stand with commas between; and what stands after `=`.
fn in_list(typed: &str, shape: Shape, team: &Team) -> Vec<CompletionCandidate> {
    if let (Shape::Stances, Some((who, _))) = (shape, typed.split_once('=')) {
        let stances = Stance::WORDS
            .iter()
            .map(|stance| (format!("{who}={stance}"), None));
        return beginning(OsStr::new(typed), stances);
    }
    let is_many = shape.is_many();
    let separator = if shape == Shape::Proxies {
        &[',', '='][..]
    } else {
        &[','][..]
    };
    let at = typed
        .rfind(separator)
        .filter(|_| is_many)
        .map_or(0, |at| at + 1);
    let before = &typed[..at];
    let candidates = names(shape, team).into_iter().filter(|(name, _)| {
        // Whoever stands in the list already is not offered again.
        !before.split(separator).any(|other| other == name)
    });
    beginning(
        OsStr::new(typed),
        candidates.map(|(name, help)| (format!("{before}{name}"), Some(help))),
    )
}

/// The team's own names, each with what it is.
fn names(shape: Shape, team: &Team) -> Vec<(String, String)> {
    let members = || {
        let members = team.members.iter();
        members.map(|member| (member.handle.clone(), member.name.clone()))
    };
    let functions = team.functions().into_iter().chain(["all"]);
    match shape {
        Shape::Person | Shape::People | Shape::Stances | Shape::Proxies => members().collect(),
        Shape::Names => functions
            .map(|name| (name.to_owned(), "function".to_owned()))
            .chain(members())
            .collect(),
        Shape::Goal | Shape::Goals => {
            let goals = team.goals.iter();
            goals
                .map(|goal| (goal.id.clone(), goal.text.clone()))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Those that begin as what was typed does.
fn beginning(
    typed: &OsStr,
    offered: impl Iterator<Item = (String, Option<String>)>,
) -> Vec<CompletionCandidate> {
    let typed = typed.to_str().unwrap_or_default();
    let fitting = offered.filter(|(word, _)| word.starts_with(typed));
    fitting
        .map(|(word, help)| CompletionCandidate::new(word).help(help.map(Into::into)))
        .collect()
}
