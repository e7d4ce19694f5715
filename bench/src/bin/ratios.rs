//! How long whole operations take, as a multiple of a floor that does nothing but read the same files, by as many
//! threads. The two run in turn, A B A B, and the ratio is the median of the pairs', so that it holds on a machine
//! whose speed drifts. See README.md.

use std::any::Any;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use firstteam::model::{Kind, Problem};
use firstteam::parallel;
use firstteam::render::{self, Look};
use firstteam::report::{self, Lately, View};
use firstteam::rules::{Inquiry, Selection, findings};
use firstteam::store::{Loaded, Store, Wanted};
use firstteam_bench::AS_OF;

const USAGE: &str = "usage: ratios [--program PATH] [--runs N] [--journals DIR] [ENTRIES ...]";

/// What is measured. What it gives is dropped when the clock has stopped: the program never frees a journal, since the
/// process ends with the command.
type Work<'w> = &'w mut dyn FnMut() -> Box<dyn Any>;

/// Measures one operation, by its name, against its floor, and prints the line.
type Row<'a> = &'a dyn Fn(&str, Work<'_>, Work<'_>);

struct Asked {
    program: PathBuf,
    journals: PathBuf,
    runs: usize,
    sizes: Vec<usize>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // What stands for the floor of a whole process is this program itself.
    match words.as_slice() {
        ["--floor-nothing"] => return ExitCode::SUCCESS,
        ["--floor-read", folder] => {
            black_box(read_only(Path::new(folder)));
            return ExitCode::SUCCESS;
        }
        ["--floor-append", folder] => return append_only(Path::new(folder)),
        ["--memory", folder] => {
            memory(Path::new(folder));
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    let Some(asked) = asked(&words) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    println!("|operation|entries|median ms|floor ms|ratio (least to most)|");
    println!("|-|-|-|-|-|");
    for size in &asked.sizes {
        measure(&asked, *size);
    }
    for sizes in asked.sizes.windows(2) {
        growth(&asked, sizes[0], sizes[1]);
    }
    ExitCode::SUCCESS
}

fn asked(words: &[&str]) -> Option<Asked> {
    let mut asked = Asked {
        program: PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../target/release/firstteam"
        )),
        journals: std::env::temp_dir().join("firstteam-journals"),
        runs: 9,
        sizes: Vec::new(),
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--program" => asked.program = words.next()?.into(),
            "--journals" => asked.journals = words.next()?.into(),
            "--runs" => asked.runs = words.next()?.parse().ok()?,
            size => asked.sizes.push(size.parse().ok()?),
        }
    }
    if asked.sizes.is_empty() {
        asked.sizes = vec![1_000, 10_000, 100_000];
    }
    Some(asked)
}

/// The journal of a size, made where it is not there yet.
fn journal_of(asked: &Asked, size: usize) -> PathBuf {
    let folder = asked.journals.join(size.to_string());
    if !folder.exists() {
        firstteam_bench::generate(&folder, size).expect("a journal");
    }
    folder
}

fn measure(asked: &Asked, size: usize) {
    let folder = journal_of(asked, size);
    let row = |name: &str, floor: Work<'_>, work: Work<'_>| {
        line(name, &size.to_string(), in_turn(asked.runs, floor, work));
    };
    let read: Work<'_> = &mut || Box::new(read_only(&folder));
    row("read, parse", read, &mut || {
        let store = Store::open(&folder).expect("a journal");
        Box::new(store.read_all(&store.names(&[]).0))
    });
    row("… fold", read, &mut || Box::new(load(&folder)));
    row("… rules", read, &mut || {
        let loaded = load(&folder);
        let found = findings(&loaded.journal, AS_OF, &Selection::default());
        Box::new((found, loaded))
    });
    row("… weekly", read, &mut || {
        let loaded = load(&folder);
        Box::new((weekly(&loaded), loaded))
    });
    processes(asked, &folder, row_of(&row));
    append(asked, &folder, row_of(&row));
    let text = memory_of(&folder);
    println!("|memory|{size}|{text}|||");
}

/// A closure as what the rows of other functions take.
fn row_of<R: Fn(&str, Work<'_>, Work<'_>)>(row: &R) -> Row<'_> {
    row
}

/// Whole commands, against a process that only reads the files, or does nothing.
fn processes(asked: &Asked, folder: &Path, row: Row<'_>) {
    let floor_read: Work<'_> = &mut || {
        let arguments = ["--floor-read".as_ref(), folder.as_os_str()];
        run(&this(), &arguments, folder)
    };
    let as_of = AS_OF.to_string();
    let decision = middle_decision(folder);
    let commands: [&[&str]; 9] = [
        &["report", "weekly"],
        &["report", "monthly"],
        &["report", "quarterly"],
        &["report", "decision", &decision],
        &["report", "member", "dee"],
        &["agenda"],
        &["cascade"],
        &["flags"],
        &["list", "decisions"],
    ];
    for command in commands {
        let dated = [command, &["--as-of", &as_of]].concat();
        let arguments: Vec<&std::ffi::OsStr> = dated.iter().map(AsRef::as_ref).collect();
        let shown = command[..command.len().min(2)].join(" ");
        row(&format!("`{shown}`"), floor_read, &mut || {
            run(&asked.program, &arguments, folder)
        });
    }
    row("`check`", floor_read, &mut || {
        run(&asked.program, &["check".as_ref()], folder)
    });
    let nothing: Work<'_> = &mut || run(&this(), &["--floor-nothing".as_ref()], folder);
    row("`--version`", nothing, &mut || {
        run(&asked.program, &["--version".as_ref()], folder)
    });
}

/// The id of a decision from the middle of the journal.
fn middle_decision(folder: &Path) -> String {
    let store = Store::open(folder).expect("a journal");
    let (names, _) = store.names(&[Kind::Decision]);
    names[names.len() / 2].id().to_owned()
}

/// How much longer the rules take with a larger journal; both are read before the clock starts.
fn growth(asked: &Asked, smaller: usize, larger: usize) {
    let time = |size: usize| {
        let loaded = load(&journal_of(asked, size));
        let mut found = Vec::new();
        let time = timed(&mut || {
            found = findings(&loaded.journal, AS_OF, &Selection::default());
            Box::new(())
        });
        black_box(found);
        milliseconds(time)
    };
    let pairs: Vec<_> = (0..asked.runs)
        .map(|_| (time(larger), time(smaller)))
        .collect();
    line(
        "rules alone",
        &format!("{larger} to {smaller}"),
        summary(&pairs),
    );
}

fn line(name: &str, entries: &str, (work, floor, ratio): (f64, f64, (f64, f64, f64))) {
    println!(
        "|{name}|{entries}|{work:.1}|{floor:.1}|{:.2} ({:.2} to {:.2})|",
        ratio.1, ratio.0, ratio.2
    );
}

/// One entry more, against a process that does no more than write one file that lasts. What was written is taken away.
fn append(asked: &Asked, folder: &Path, row: Row<'_>) {
    let written = folder.join("commitments/2031");
    let mut count = 0;
    let floor: Work<'_> = &mut || {
        let arguments = ["--floor-append".as_ref(), written.as_os_str()];
        run(&this(), &arguments, folder)
    };
    fs::create_dir_all(&written).expect("a folder");
    row("`commit …`", floor, &mut || {
        count += 1;
        let what = format!("Send the plan a {count}. time");
        let arguments = [
            "commit",
            &what,
            "--owner",
            "cy",
            "--due",
            "2031-03-09",
            "--on",
            "2031-03-02",
        ]
        .map(str::as_ref);
        run(&asked.program, &arguments, folder)
    });
    fs::remove_dir_all(&written).expect("a folder to take away");
}

fn this() -> PathBuf {
    std::env::current_exe().expect("this program")
}

fn run(program: &Path, arguments: &[&std::ffi::OsStr], journal: &Path) -> Box<dyn Any> {
    let done = Command::new(program)
        .args(arguments)
        .env("FIRSTTEAM_JOURNAL", journal)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let done = done.unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    assert!(
        done.success(),
        "{} {arguments:?}: {done}",
        program.display()
    );
    Box::new(())
}

/// The median times of the work and of the floor in milliseconds, and least, median and most of the pairs' ratios.
fn in_turn(runs: usize, floor: Work<'_>, work: Work<'_>) -> (f64, f64, (f64, f64, f64)) {
    floor();
    work();
    let pairs = (0..runs).map(|_| (milliseconds(timed(work)), milliseconds(timed(floor))));
    summary(&pairs.collect::<Vec<_>>())
}

/// The same of pairs of times.
fn summary(pairs: &[(f64, f64)]) -> (f64, f64, (f64, f64, f64)) {
    let runs = pairs.len();
    let works = sorted(pairs.iter().map(|(work, _)| *work));
    let floors = sorted(pairs.iter().map(|(_, floor)| *floor));
    let ratios = sorted(pairs.iter().map(|(work, floor)| work / floor));
    let middle = runs / 2;
    (
        works[middle],
        floors[middle],
        (ratios[0], ratios[middle], ratios[runs - 1]),
    )
}

fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn timed(work: Work<'_>) -> Duration {
    let start = Instant::now();
    let made = black_box(work());
    let time = start.elapsed();
    drop(made);
    time
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn load(folder: &Path) -> Loaded {
    let store = Store::open(folder).expect("a journal");
    store.load(&Wanted::default()).expect("entries")
}

/// The rules as of the day and as of the week before, and the report.
fn weekly(loaded: &Loaded) -> String {
    let asked = Selection::default();
    let inquiry = Inquiry::new(&loaded.journal, AS_OF, &asked);
    let lately = Lately {
        now: &inquiry.findings(&asked),
        known: inquiry.all(),
        before: &inquiry.findings_before(report::week_before(AS_OF), &asked),
    };
    let no_problems: &[Problem] = &[];
    let view = report::weekly(&loaded.journal, AS_OF, lately, no_problems);
    let look = Look {
        width: 100,
        colour: false,
        ascii: false,
    };
    render::table(&view.document(), &look)
}

/// The floor: all names, then all files by eight threads into a buffer each, and nothing made of them. Returns how many
/// bytes there are.
fn read_only(folder: &Path) -> usize {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    let sizes = parallel::map(&paths, 8, 64, |path, buffer: &mut Vec<u8>| {
        buffer.clear();
        let read = File::open(path).and_then(|mut file| file.read_to_end(buffer));
        read.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    });
    sizes.into_iter().sum()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_type().is_ok_and(|file_type| file_type.is_dir()) {
            collect(&entry.path(), paths);
        } else {
            paths.push(entry.path());
        }
    }
}

/// The floor of an append: a temporary file, synced, named, and its folder synced.
fn append_only(folder: &Path) -> ExitCode {
    let text = "0123456789".repeat(65);
    let write = || -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist_noclobber(folder.join(format!("{}.floor", std::process::id())))?;
        File::open(folder)?.sync_all()
    };
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// What [`memory`] prints, from a process of its own.
fn memory_of(folder: &Path) -> String {
    let done = Command::new(this())
        .arg("--memory")
        .arg(folder)
        .output()
        .expect("this program");
    String::from_utf8_lossy(&done.stdout).trim().to_owned()
}

/// The peak memory of everything up to the weekly report, beyond what the program takes before and beyond the files'
/// text, an entry.
fn memory(folder: &Path) {
    let before = peak();
    let loaded = load(folder);
    let folded = peak();
    black_box(weekly(&loaded));
    let after = peak();
    let entries = loaded.journal.len().max(1);
    let text = read_only(folder);
    let each = |bytes: usize| bytes.saturating_sub(before) / entries;
    println!(
        "{} bytes an entry once folded, {} at the end, for files of {} bytes",
        each(folded),
        each(after),
        text / entries,
    );
}

/// The most memory that this process had so far, in bytes.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().split(' ').next()?.parse::<usize>().ok());
    kib.unwrap_or(0) * 1024
}
