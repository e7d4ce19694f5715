//! The words of help that do not come from the entry kinds.

/// What `firstteam` and `firstteam -h` print: every command on one screen.
pub(super) const SHORT: &str = "\
A decision journal for leadership teams

Usage: firstteam COMMAND [ID...] [--flags]

Record   live       Type along in a meeting   capture  The same from a file
         meet       Open a meeting            adjourn  Read back, seal, close
         raise      A topic                   decide   A decision
         amend      A change of one           position Where a member stands
         dissent    What was said against     answer   What it was answered
         commit     A promise                 mark     What became of it
         relay      What a leader told        signal   Something seen outside
         review     What came of a decision   sign     The pledge
         address    What became of a finding
Read     report     Week, month, quarter      flags    What does not fit
         show       An entry                  list     Entries of a kind
         log        Everything, in order      search   By words
         compare    Before it is told         explain  A rule
         agenda     For the next forum        cascade  Who tells whom what
Keep     init       Start a journal           check    Is it sound?
         edit       Correct an open entry     seal     Seal by hand
         where      Which journal, and why    import   Minutes, ADRs

`firstteam COMMAND --help` explains one; see diff, sync, hook, man, completions.
Start with: firstteam init, firstteam live
";

/// Examples, as they stand at the end of a command's help.
pub(super) fn examples(lines: &[&str]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|line| format!("  firstteam {line}"))
        .collect();
    format!("Examples:\n{}", lines.join("\n"))
}

/// Examples of the commands that are not writing verbs.
pub(super) fn examples_of(command: &str) -> &'static [&'static str] {
    let mut all = EXAMPLES.iter();
    all.find(|(name, _)| *name == command)
        .map_or(&[], |(_, examples)| examples)
}

const EXAMPLES: &[(&str, &[&str])] = &[
    ("completions", &["completions bash", "completions fish"]),
    ("man", &["man", "man --dir ~/.local/share/man/man1"]),
    ("live", &["live", "live --journal ~/northwind"]),
    ("capture", &["capture minutes.txt", "capture - --dry-run"]),
    (
        "list",
        &[
            "list decisions",
            "list commitments --who cy --format json",
            "list commitments --goal stability",
            "list goals",
        ],
    ),
    (
        "show",
        &[
            "show last",
            "show h3m2p --format markdown",
            "show h3m2p --history",
        ],
    ),
    ("log", &["log --since 2026-03-01", "log --who dee"]),
    (
        "search",
        &["search launch page", "search outage --since 2026-01-01"],
    ),
    (
        "flags",
        &[
            "flags",
            "flags --rule relay-drift --format json",
            "flags --level flag --fail-on flag",
        ],
    ),
    (
        "compare",
        &[
            "compare freeze \"No features until the end of September\"",
            "compare last --file mail.txt --on friday",
            "compare freeze - --format markdown",
            "compare --batch pairs.jsonl",
        ],
    ),
    ("explain", &["explain", "explain late-dissent"]),
    ("report", &["report weekly", "report decision last"]),
    (
        "weekly",
        &[
            "report weekly",
            "report weekly --as-of 2026-03-13 --format markdown",
            "report weekly --one-line --if-any",
        ],
    ),
    (
        "monthly",
        &[
            "report monthly",
            "report monthly --month last --format markdown",
            "report monthly --month 2026-10 --as-of 2026-11-10",
        ],
    ),
    (
        "quarterly",
        &[
            "report quarterly",
            "report quarterly --quarter 2026-Q3 --format markdown",
            "report quarterly --quarter last --one-line --if-any",
        ],
    ),
    (
        "agenda",
        &[
            "agenda",
            "agenda --for weekly --format markdown",
            "agenda --who dee",
        ],
    ),
    (
        "cascade",
        &[
            "cascade",
            "cascade --who dee",
            "cascade last",
            "cascade h3m2p",
        ],
    ),
    (
        "decision",
        &[
            "report decision h3m2p",
            "report decision last --format markdown",
        ],
    ),
    (
        "member",
        &["report member dee", "report member dee --since 2026-01-01"],
    ),
    (
        "init",
        &[
            "init",
            "init journal --git",
            "init journal --member \"ana:Ana Ruiz:CEO:company\" --member \"bo:Bo Lind:CTO:engineering\"",
        ],
    ),
    ("adjourn", &["adjourn", "adjourn h3m2p --ended 11:30"]),
    (
        "edit",
        &[
            "edit last",
            "edit h3m2p --set \"metric=incidents under 3 a month\" --set stances.dee=-0",
        ],
    ),
    ("seal", &["seal", "seal h3m2p"]),
    (
        "check",
        &[
            "check",
            "check --format json",
            "check --history --since origin/main",
            "check --against origin/main",
        ],
    ),
    (
        "import",
        &[
            "import minutes notes --dry-run",
            "import adr docs/decisions",
        ],
    ),
    (
        "minutes",
        &[
            "import minutes notes/2026 --dry-run",
            "import minutes notes/2026-03-02.md --ritual weekly --yes",
        ],
    ),
    (
        "adr",
        &[
            "import adr docs/decisions --dry-run",
            "import adr docs/adr/0007-use-x.md --yes",
        ],
    ),
    (
        "diff",
        &[
            "diff origin/main",
            "diff origin/main HEAD --format markdown",
        ],
    ),
    ("sync", &["sync", "sync --dry-run"]),
    ("hook", &["hook install", "hook uninstall"]),
    ("install", &["hook install", "hook install --dry-run"]),
    ("uninstall", &["hook uninstall", "hook uninstall --dry-run"]),
    ("where", &["where", "where --format json"]),
];
