//! `import`: reads records that were kept elsewhere, shows what would be recorded, and records it once somebody agrees.

mod adr;
mod minutes;

use std::path::PathBuf;

use clap::ArgMatches;

use super::{text, texts};
use crate::capture::import::{Before, Drafted, Setting, Sort, sort};
use crate::capture::{self, Refused};
use crate::cli::context::{Context, Format, environment};
use crate::cli::progress::Progress;
use crate::cli::{Code, DONE, Error, streams};
use crate::format;
use crate::model::{Problem, Ritual, Word};
use crate::parallel;
use crate::report::{Imported, ImportedItem, Remark};
use crate::store::{Draft, SourceFile, Store, read_source};

/// How many files are read by a thread at a time, and by how many threads at least.
const SHARE: usize = 8;
const READERS: usize = 8;
/// How many files are looked at to see of which sort they are.
const SAMPLE: usize = 20;
/// How many records are read before what they say is written, where nobody waits to be asked.
const BATCH: usize = 256;

/// The entries of a record, which belong together, and the rows that they are.
type Group = (Vec<Draft>, Vec<usize>);

/// What would be written, and what to say of it.
#[derive(Debug, Default)]
struct Plan {
    view: Imported,
    /// The entries of each record, which belong together, with the rows that they are.
    groups: Vec<Group>,
    problems: Vec<Problem>,
}

pub(super) fn import(context: &mut Context, matches: &ArgMatches) -> Result<u8, Error> {
    let (what, sub) = matches
        .subcommand()
        .ok_or_else(|| Error::usage("say what to import: minutes or adr"))?;
    let dry_run = sub.get_flag("dry-run");
    let agreed = sub.get_flag("yes");
    if !dry_run && !agreed && !context.can_ask() {
        return Err(Error::usage("nobody can be asked whether to record it")
            .help("look at it with --dry-run, and give --yes to record it"));
    }
    let store = context.store()?;
    let (loaded, _) = context.load(&store)?;
    let by = text(sub, "by").map(str::to_owned).or_else(|| {
        ["FIRSTTEAM_BY", "USER", "LOGNAME"]
            .iter()
            .find_map(|name| environment(name))
    });
    let on = text(sub, "on")
        .map(|typed| context.told_day("on", typed))
        .transpose()?;
    let setting = Setting {
        team: &loaded.journal.team,
        now: context.now,
        by: by.as_deref(),
        on,
        ritual: text(sub, "ritual")
            .and_then(Ritual::read)
            .unwrap_or(Ritual::Weekly),
    };
    let given: Vec<PathBuf> = texts(sub, "path").into_iter().map(PathBuf::from).collect();
    let (files, problems) = store.sources(&given);
    let mut plan = Plan {
        problems,
        ..Plan::default()
    };
    plan.view.dry_run = dry_run;
    plan.view.files = files.len();
    hint_other_sort(context, what, &files);
    let mut before = Before::of(&loaded.journal, &|file| store.has_source(file));
    let at_once = agreed && !dry_run && what != "adr";
    let doing = if at_once { "importing" } else { "reading" };
    let bar = Progress::new(doing, files.len(), context.is_watched());
    if what == "adr" {
        adr::plan(&files, &bar, before, &setting, &mut plan);
    } else if at_once {
        // Nobody waits to be asked: what is planned is written before more is read. One bar is for both.
        for files in files.chunks(BATCH) {
            minutes::plan(files, &bar, &mut before, &setting, &mut plan);
            write(context, &store, &mut plan, &bar, || ())?;
        }
    } else {
        minutes::plan(&files, &bar, &mut before, &setting, &mut plan);
    }
    drop(bar);
    for problem in &plan.problems {
        streams::error(&context.draw(problem));
    }
    let entries: usize = plan.groups.iter().map(|(drafts, _)| drafts.len()).sum();
    if dry_run {
        context.show(&plan.view)?;
        return outcome(&plan);
    }
    if entries > 0 {
        if !agreed && !confirmed(context, &plan, entries)? {
            context.tell("nothing was recorded");
            return outcome(&plan);
        }
        let bar = Progress::new("recording", plan.groups.len(), context.is_watched());
        write(context, &store, &mut plan, &bar, || bar.step())?;
    }
    if context.format != Format::Table {
        context.show(&plan.view)?;
    }
    tell(context, &plan.view);
    outcome(&plan)
}

/// Says so where most of the records are of the other sort; the first ones stand for all.
fn hint_other_sort(context: &Context, what: &str, files: &[SourceFile]) {
    let first = files.iter().take(SAMPLE);
    let sorts: Vec<Option<Sort>> = first
        .filter_map(|file| Some(sort(&file.name, &read_source(file).ok()?)))
        .collect();
    let (other, named, import) = if what == "adr" {
        (Sort::Minutes, "minutes of meetings", "import minutes")
    } else {
        (Sort::DecisionRecord, "decision records", "import adr")
    };
    let count = sorts.iter().filter(|sort| **sort == Some(other)).count();
    if count * 2 > sorts.len() {
        let read = sorts.len();
        context.tell(&format!(
            "hint: {count} of the {} look like {named}; `firstteam {import}` reads those",
            if read < files.len() {
                format!("first {}", counted(read, "file", "files"))
            } else {
                counted(read, "file", "files")
            }
        ));
    }
}

/// Shows what would be recorded, and asks once.
fn confirmed(context: &Context, plan: &Plan, entries: usize) -> Result<bool, Error> {
    context.tell_view(&plan.view);
    let question = format!("Record {}? [y/N]", counted(entries, "entry", "entries"));
    let answer = streams::ask(&question)?.unwrap_or_default().to_lowercase();
    Ok(matches!(answer.as_str(), "y" | "yes"))
}

/// Records what was planned, and prints the ids.
fn write(
    context: &Context,
    store: &Store,
    plan: &mut Plan,
    bar: &Progress,
    done: impl Fn() + Sync,
) -> Result<(), Error> {
    let (groups, rows): (Vec<Vec<Draft>>, Vec<Vec<usize>>) =
        std::mem::take(&mut plan.groups).into_iter().unzip();
    let written = store.create_groups(&groups, done);
    let mut failures = Vec::new();
    let mut ids = String::new();
    for (result, rows) in written?.into_iter().zip(rows) {
        match result {
            Ok(created) => {
                for (created, row) in created.into_iter().zip(rows) {
                    ids.push_str(&created.id);
                    ids.push('\n');
                    if let Some(item) = plan.view.items.get_mut(row) {
                        item.id = Some(created.id);
                    }
                }
            }
            Err(error) => failures.push(error.to_string()),
        }
    }
    if context.format == Format::Table {
        bar.aside(|| streams::output(&ids))?;
    }
    if failures.is_empty() {
        return Ok(());
    }
    Err(Error {
        code: Code::Io,
        messages: failures,
        help: Some(
            "mend what is told, and import again: what was recorded is not recorded twice"
                .to_owned(),
        ),
    })
}

/// What came of it, on standard error; on standard output where a program asked and nothing was written.
fn tell(context: &Context, view: &Imported) {
    let mut counts: Vec<String> = [
        ("new", "recorded"),
        ("amended", "amended"),
        ("unchanged", "there already"),
    ]
    .iter()
    .map(|(becomes, words)| (view.count(becomes), words))
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    if counts.is_empty() {
        counts.push("nothing was found to record".to_owned());
    }
    let files = counted(view.files, "file", "files");
    let maybe = match view.maybe.len() {
        0 => String::new(),
        count => format!(
            "; {} may be decisions: --dry-run lists them",
            counted(count, "line", "lines")
        ),
    };
    context.tell(&format!("{files}: {}{maybe}", counts.join(", ")));
    for remark in view.remarks.iter().take(MOST_REMARKS) {
        let line = remark.line.map_or(String::new(), |line| format!(":{line}"));
        context.tell(&format!("{}{line}: {}", remark.file, remark.because));
    }
    let more = view.remarks.len().saturating_sub(MOST_REMARKS);
    if more > 0 {
        context.tell(&format!(
            "{} more: --dry-run lists all",
            counted(more, "remark", "remarks")
        ));
    }
}

/// As many remarks are told behind an import; the dry run lists all.
const MOST_REMARKS: usize = 20;

/// A file that could not be imported is work that was not done.
fn outcome(plan: &Plan) -> Result<u8, Error> {
    if plan.problems.is_empty() {
        return Ok(DONE);
    }
    let count = counted(
        plan.problems.len(),
        "file or folder was",
        "files or folders were",
    );
    Err(Error::new(Code::Unreadable, format!("{count} left out"))
        .help("mend what is told above, and import again"))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

impl Plan {
    /// Names an entry and puts it into a record's group, with its row.
    fn add(
        &mut self,
        group: &mut Group,
        drafted: &Drafted,
        row: Option<Row<'_>>,
    ) -> Option<String> {
        let entry = &drafted.entry;
        let text = format::write_entry(entry, &drafted.notes);
        let draft = Store::draft(entry.kind(), entry.on, &capture::slug_words(entry), &text)?;
        let id = draft.created.id.clone();
        let place = self.view.items.len();
        if let Some(row) = row {
            self.row(&row, drafted, None);
        }
        group.0.push(draft);
        group.1.push(place);
        Some(id)
    }

    fn row(&mut self, row: &Row<'_>, drafted: &Drafted, id: Option<String>) {
        let origin = drafted.entry.origin.as_deref().unwrap_or_default();
        let line = origin
            .rsplit_once(':')
            .and_then(|(_, line)| line.parse().ok());
        self.view.items.push(ImportedItem {
            file: row.file.to_owned(),
            line: line.unwrap_or(0),
            kind: row.kind,
            on: drafted.entry.on,
            text: row.text.to_owned(),
            becomes: row.becomes,
            id,
        });
    }

    fn remark(&mut self, file: &str, line: Option<usize>, because: impl Into<String>) {
        self.view.remarks.push(Remark {
            file: file.to_owned(),
            line,
            text: String::new(),
            because: because.into(),
        });
    }

    /// A record that cannot be recorded, with all that keeps it from it.
    fn refuse(&mut self, file: &SourceFile, refused: &[Refused]) {
        for refused in refused {
            let message = format!(
                "the record gives no entry: `{}` {}",
                refused.field, refused.why
            );
            self.problems.push(Problem::of_file(
                "refused",
                &file.path.display().to_string(),
                message,
            ));
        }
    }
}

/// What a row of the table says.
struct Row<'a> {
    file: &'a str,
    kind: &'static str,
    text: &'a str,
    becomes: &'static str,
}

/// Reads every file, and gives each to `read`, by several threads; the order is that of the files.
fn read_all<T: Send>(
    files: &[SourceFile],
    bar: &Progress,
    problems: &mut Vec<Problem>,
    read: impl Fn(&str, &str) -> T + Sync,
) -> Vec<Option<T>> {
    let results = parallel::map(files, READERS, SHARE, |file, (): &mut ()| {
        let result = read_source(file).map(|text| read(&file.name, &text));
        bar.step();
        result
    });
    let keep = |result: Result<T, Box<Problem>>| match result {
        Ok(read) => Some(read),
        Err(problem) => {
            problems.push(*problem);
            None
        }
    };
    results.into_iter().map(keep).collect()
}
