//! What every command works with: the clock, read once; the journal that is meant; how output is to look.

use std::io::IsTerminal;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use chrono::{
    DateTime, FixedOffset, Local, NaiveDate, NaiveTime, Offset, SubsecRound, TimeDelta, TimeZone,
};
use clap::ArgMatches;

use super::{Code, Error, streams};
use crate::model::{Moment, Problem, Team};
use crate::render::Look;
use crate::report::View;
use crate::store::{FoundBy, Ledger, Loaded, Snapshot, Store, Wanted, discover};
use crate::wording::dates;

/// A journal that a command reads. It is never freed: the process ends with the command, and giving a hundred thousand
/// entries back one by one would only keep people waiting.
pub(super) type Whole = ManuallyDrop<Loaded>;

/// How output is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For a terminal.
    Table,
    /// For chat and mail.
    Markdown,
    /// For programs.
    Json,
    /// For a browser and for paper.
    Html,
    /// For a spreadsheet.
    Csv,
}

impl Format {
    /// The words of `--format`.
    pub(super) const WORDS: [&'static str; 5] = ["table", "markdown", "json", "html", "csv"];

    const ALL: [Self; 5] = [
        Self::Table,
        Self::Markdown,
        Self::Json,
        Self::Html,
        Self::Csv,
    ];

    /// The word of `--format`.
    pub(super) fn as_str(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    fn read(word: Option<&str>) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|format| word == Some(format.as_str()))
            .unwrap_or(Self::Table)
    }
}

/// What every command works with.
#[derive(Debug)]
pub(super) struct Context {
    /// Now; `FIRSTTEAM_NOW` fixes it.
    pub(super) now: Moment,
    /// How output is written.
    pub(super) format: Format,
    /// Whether to ask nothing.
    pub(super) no_input: bool,
    /// Whether to keep hints to oneself.
    pub(super) quiet: bool,
    /// What the command wrote and nobody shared yet.
    pub(super) ledger: Ledger,
    look: Look,
    named: Option<(PathBuf, FoundBy)>,
    /// Every folder that `--journal` named, in order.
    flagged: Vec<PathBuf>,
    as_of: Option<String>,
}

impl Context {
    /// Reads the global flags and the environment.
    pub(super) fn new(matches: &ArgMatches) -> Result<Self, Error> {
        // Global flags may stand anywhere; the innermost command has them all.
        let mut sub = matches;
        while let Some((_, inner)) = sub.subcommand() {
            sub = inner;
        }
        let text = |name: &str| super::arguments::text(sub, name).map(str::to_owned);
        let flagged = super::arguments::texts(sub, "journal");
        let flagged: Vec<PathBuf> = flagged.into_iter().map(PathBuf::from).collect();
        let flag = flagged
            .first()
            .map(|folder| (folder.clone(), FoundBy::Flag));
        let named = flag.or_else(from_environment);
        Ok(Self {
            now: now()?,
            format: Format::read(text("format").as_deref()),
            no_input: sub.get_flag("no-input") || environment("CI").is_some_and(|ci| ci != "false"),
            quiet: sub.get_flag("quiet"),
            ledger: Ledger::default(),
            look: look(text("color").as_deref()),
            named,
            flagged,
            as_of: text("as-of"),
        })
    }

    /// The time of the nth of several entries that are recorded at once: a thousandth of a second apart, so that they
    /// stay in order. A clock that is fixed does not move.
    pub(super) fn moment_of(&self, nth: usize) -> Moment {
        let after = match environment("FIRSTTEAM_NOW") {
            Some(_) => TimeDelta::zero(),
            None => TimeDelta::milliseconds(i64::try_from(nth).unwrap_or(i64::MAX)),
        };
        self.now.checked_add_signed(after).unwrap_or(self.now)
    }

    /// Today, in the offset of the clock.
    pub(super) fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The day as of which the journal is read, and whether it was asked for.
    pub(super) fn as_of(&self) -> Result<(NaiveDate, bool), Error> {
        let Some(typed) = &self.as_of else {
            return Ok((self.today(), false));
        };
        self.day("--as-of", typed).map(|day| (day, true))
    }

    /// Reads a day that was typed for a flag.
    pub(super) fn day(&self, flag: &str, typed: &str) -> Result<NaiveDate, Error> {
        // Quarters are the team's; the rest is the same for all.
        let quarters = typed.to_lowercase().contains('q');
        let team = self.store().ok().filter(|_| quarters);
        let team = team.and_then(|store| store.team().ok());
        let starts = team.map_or(1, |(team, _)| team.fiscal_year_starts);
        dates::read_with(typed, self.today(), starts)
            .map_err(|error| Error::usage(format!("{flag}: {error}")))
    }

    /// The same, with what was understood told where it was not typed in full.
    pub(super) fn told_day(&self, name: &str, typed: &str) -> Result<NaiveDate, Error> {
        let day = self.day(&format!("--{name}"), typed)?;
        if typed.parse::<NaiveDate>().is_err() {
            self.tell(&format!("{name}: {}", crate::capture::in_words(day)));
        }
        Ok(day)
    }

    /// The journal that is meant, and what led to it.
    pub(super) fn found(&self) -> Result<crate::store::Found, Error> {
        let start = current_folder()?;
        Ok(discover(self.named.clone(), &start, &ceilings())?)
    }

    /// The journal that is meant.
    pub(super) fn store(&self) -> Result<Store, Error> {
        let found = self.found()?;
        Ok(found.store.noting_in(self.ledger.clone()))
    }

    /// Whether several journals are meant.
    pub(super) fn is_several(&self) -> bool {
        self.flagged.len() > 1
    }

    /// Every journal that is meant, with its folder as it was named. Those that cannot be opened are told all at once; one
    /// that was named twice is meant once.
    pub(super) fn stores(&self) -> Result<Vec<(String, Store)>, Error> {
        if !self.is_several() {
            return Ok(vec![(String::new(), self.store()?)]);
        }
        let mut stores: Vec<(String, Store)> = Vec::new();
        let mut seen: Vec<(PathBuf, String)> = Vec::new();
        let mut missing = Vec::new();
        for folder in &self.flagged {
            let name = folder.display().to_string();
            let Ok(store) = Store::open(folder) else {
                missing.push(name);
                continue;
            };
            let place = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            if let Some((_, earlier)) = seen.iter().find(|(other, _)| *other == place) {
                self.tell(&format!(
                    "hint: {name} is the same journal as {earlier}, and is taken once"
                ));
                continue;
            }
            seen.push((place, name.clone()));
            stores.push((name, store));
        }
        if missing.is_empty() {
            return Ok(stores);
        }
        let message = format!("there is no journal in {}", missing.join(" or "));
        Err(Error::new(Code::NoJournal, message)
            .help("a journal's folder has a firstteam.toml; `firstteam init DIR` starts one"))
    }

    /// The folder for a new journal: as named, else the current one.
    pub(super) fn new_folder(&self, named: Option<&Path>) -> Result<PathBuf, Error> {
        match (named, &self.named) {
            (Some(folder), _) => Ok(folder.to_owned()),
            (None, Some((folder, FoundBy::Flag))) => Ok(folder.clone()),
            (None, _) => current_folder(),
        }
    }

    /// Reads the journal as it stood at the end of the day asked for, or of today: what reports and rules rest on.
    pub(super) fn load_as_of(&self, store: &Store) -> Result<(Whole, NaiveDate), Error> {
        let (as_of, asked) = self.as_of()?;
        let loaded = self.load_at(store, as_of)?;
        if asked {
            self.tell_recorded_later(&loaded, as_of);
        }
        Ok((loaded, as_of))
    }

    /// Reads the journal as it stood at the end of a day.
    pub(super) fn load_at(&self, store: &Store, as_of: NaiveDate) -> Result<Whole, Error> {
        let wanted = Wanted {
            as_of: Some(as_of),
            ..Wanted::default()
        };
        let mut loaded = store.load(&wanted)?;
        name_unknown_settings(&loaded.journal.team, &mut loaded.problems, |unknown| {
            store.find_places(unknown);
        });
        let is_lost = |problem: &Problem| {
            problem.code == "malformed" && problem.path == crate::store::TEAM_FILE
        };
        if loaded.problems.iter().any(is_lost) {
            self.tell_problems(&loaded.problems);
            let message = "firstteam.toml cannot be read, and nothing can be said without the team";
            return Err(Error::new(Code::Unreadable, message)
                .help("correct it; `firstteam check` says where"));
        }
        Ok(ManuallyDrop::new(loaded))
    }

    /// An earlier day shows what had been recorded by then: a journal that was filled in afterwards is empty on it, and
    /// a person would wonder.
    fn tell_recorded_later(&self, loaded: &Loaded, as_of: NaiveDate) {
        if loaded.recorded_later > 0 && loaded.journal.is_empty() {
            let count = loaded.recorded_later;
            let entries = if count == 1 { "entry" } else { "entries" };
            self.tell(&format!(
                "hint: {count} {entries} had happened by {as_of} and were recorded later; --as-of leaves them out"
            ));
        }
    }

    /// Reads all of the journal, unless a day was asked for: what was written for a day to come is in it.
    pub(super) fn load(&self, store: &Store) -> Result<(Whole, NaiveDate), Error> {
        let (as_of, asked) = self.as_of()?;
        let mut loaded = store.load(&Wanted {
            as_of: asked.then_some(as_of),
            ..Wanted::default()
        })?;
        name_unknown_settings(&loaded.journal.team, &mut loaded.problems, |unknown| {
            store.find_places(unknown);
        });
        if asked {
            self.tell_recorded_later(&loaded, as_of);
        }
        Ok((ManuallyDrop::new(loaded), as_of))
    }

    /// The same of a journal that lies in no folder.
    pub(super) fn load_kept(&self, kept: &Snapshot) -> Result<(Whole, NaiveDate), Error> {
        let (as_of, asked) = self.as_of()?;
        let mut loaded = kept.load(&Wanted {
            as_of: asked.then_some(as_of),
            ..Wanted::default()
        })?;
        name_unknown_settings(&loaded.journal.team, &mut loaded.problems, |unknown| {
            kept.find_places(unknown);
        });
        Ok((ManuallyDrop::new(loaded), as_of))
    }

    /// Tells problems that make the journal unsound, on standard error.
    pub(super) fn tell_problems(&self, problems: &[Problem]) {
        let unsound = problems
            .iter()
            .filter(|problem| problem.severity == crate::model::ProblemSeverity::Unsound);
        for problem in unsound {
            streams::error(&crate::render::problem(problem, &self.look));
        }
    }

    /// The same of one of several journals: its files are told with its folder.
    pub(super) fn tell_problems_of(&self, folder: &str, problems: &[Problem]) {
        if folder.is_empty() {
            return self.tell_problems(problems);
        }
        let mut problems = problems.to_vec();
        for problem in &mut problems {
            problem.path = format!("{}/{}", folder.trim_end_matches('/'), problem.path);
        }
        self.tell_problems(&problems);
    }

    /// The team, with its file's problems told.
    pub(super) fn team(&self, store: &Store) -> Result<Team, Error> {
        let (team, mut problems) = store.team()?;
        name_unknown_settings(&team, &mut problems, |unknown| store.find_places(unknown));
        self.tell_problems(&problems);
        Ok(team)
    }

    /// The team of the journal that was named by flag or environment; `None` where none was: what is found in a folder
    /// by chance is not looked at.
    pub(super) fn named_team(&self) -> Result<Option<Team>, Error> {
        if self.named.is_none() {
            return Ok(None);
        }
        self.team(&self.store()?).map(Some)
    }

    /// Writes a view in the format that was asked for.
    pub(super) fn show<V: View>(&self, view: &V) -> Result<(), Error> {
        streams::output(&match self.format {
            Format::Json => crate::render::json(view),
            Format::Markdown => crate::render::markdown(&view.document()),
            Format::Table => crate::render::table(&view.document(), &self.look),
            Format::Html => crate::render::html(&view.document()),
            Format::Csv => crate::render::csv(&view.rows().ok_or_else(no_table)?),
        })
    }

    /// A problem as it is drawn here.
    pub(super) fn draw(&self, problem: &Problem) -> String {
        crate::render::problem(problem, &self.look)
    }

    /// A view as text for people, for standard error.
    pub(super) fn tell_view<V: View>(&self, view: &V) {
        if !self.quiet {
            streams::error(&crate::render::table(&view.document(), &self.look));
        }
    }

    /// A hint on standard error, unless hints are not wanted.
    pub(super) fn tell(&self, hint: &str) {
        if !self.quiet {
            streams::error(&crate::render::safe(hint));
        }
    }

    /// The same of text that is made safe already, and has its own line breaks.
    pub(super) fn tell_as_is(&self, text: &str) {
        if !self.quiet {
            streams::error(text);
        }
    }

    /// Whether a session at the terminal can be held: somebody can be asked, and sees what is written.
    pub(super) fn can_converse(&self) -> bool {
        self.can_ask() && std::io::stdout().is_terminal()
    }

    /// How wide the terminal is, and whether it shows colour, and letters beyond ASCII.
    pub(super) fn look(&self) -> &Look {
        &self.look
    }

    /// Whether somebody looks at standard error and wants to hear of the work.
    pub(super) fn is_watched(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// Whether somebody can be asked.
    pub(super) fn can_ask(&self) -> bool {
        !self.no_input && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }
}

/// The journal that is meant where a folder may be named, without a word where there is none.
pub(super) fn named_or_found(named: Option<PathBuf>) -> Option<Store> {
    let named = named.map(|folder| (folder, FoundBy::Flag));
    let named = named.or_else(from_environment);
    let found = discover(named, &current_folder().ok()?, &ceilings());
    Some(found.ok()?.store)
}

fn from_environment() -> Option<(PathBuf, FoundBy)> {
    let folder = environment("FIRSTTEAM_JOURNAL")?;
    Some((PathBuf::from(folder), FoundBy::Environment))
}

fn ceilings() -> Vec<PathBuf> {
    environment("GIT_CEILING_DIRECTORIES")
        .map(|paths| std::env::split_paths(&paths).collect())
        .unwrap_or_default()
}

/// CSV was asked of something that has no rows.
fn no_table() -> Error {
    Error::usage("--format csv is for what is a table").help(
        "`list KIND`, `log`, `flags` and `report monthly` have rows; `--format json` is everywhere",
    )
}

/// Adds the rules and thresholds that the team sets and the program does not have, in the order of file and line.
fn name_unknown_settings(
    team: &Team,
    problems: &mut Vec<Problem>,
    find_places: impl Fn(&mut [Problem]),
) {
    let mut unknown = crate::rules::unknown_settings(team, crate::store::TEAM_FILE);
    find_places(&mut unknown);
    problems.append(&mut unknown);
    problems.sort_by(|a, b| place(a).cmp(&place(b)));
}

fn place(problem: &Problem) -> (&str, usize) {
    let line = problem.place.as_ref().map_or(0, |place| place.line);
    (&problem.path, line)
}

/// A variable of the environment that is set and not empty.
pub(super) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn current_folder() -> Result<PathBuf, Error> {
    std::env::current_dir()
        .map_err(|error| Error::new(Code::Io, format!("cannot tell the current folder: {error}")))
}

/// The only place where the clock is read. `FIRSTTEAM_NOW` is a time with its offset, or a day, whose noon it is then.
pub(super) fn now() -> Result<Moment, Error> {
    let Some(fixed) = environment("FIRSTTEAM_NOW") else {
        return Ok(Local::now().fixed_offset().trunc_subsecs(3));
    };
    if let Ok(moment) = DateTime::parse_from_rfc3339(&fixed) {
        return Ok(moment);
    }
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let day = fixed
        .parse::<NaiveDate>()
        .ok()
        .map(|day| day.and_time(noon));
    let utc: FixedOffset = chrono::Utc.fix();
    day.and_then(|noon| utc.from_local_datetime(&noon).single())
        .ok_or_else(|| {
            Error::usage(format!("FIRSTTEAM_NOW is `{fixed}`"))
                .help("set it to a day, or to a time such as 2026-03-02T10:42:07+01:00")
        })
}

/// How output is to look: as wide as the terminal or COLUMNS, in colour where it is wanted and can be seen.
fn look(when: Option<&str>) -> Look {
    let columns = environment("COLUMNS").and_then(|columns| columns.parse().ok());
    let terminal = std::io::stdout().is_terminal();
    let unicode = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| environment(name));
    let ascii = unicode.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        !locale.contains("utf-8") && !locale.contains("utf8")
    });
    let colour = match when {
        Some("always") => true,
        Some("never") => false,
        _ => {
            terminal
                && environment("NO_COLOR").is_none()
                && environment("TERM").is_none_or(|term| term != "dumb")
        }
    };
    Look {
        width: columns
            .unwrap_or(if terminal { terminal_width() } else { 80 })
            .max(20),
        colour,
        ascii: ascii && terminal,
    }
}

/// The width of the terminal, as comfy-table finds it; that of a usual one where it has none.
fn terminal_width() -> usize {
    let width = comfy_table::Table::new().width().map_or(0, usize::from);
    if width == 0 { 80 } else { width }
}
