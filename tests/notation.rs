//! Any text can be read in the notation, and nothing of it is lost: thousands of texts, made of what facilitators type
//! and of what nobody would.

use std::fmt::Write;

use firstteam::capture::notation::{Base, Effective, Folded, Mark, Typed, effective, fold, mark};
use firstteam::format;
use firstteam::model::{Kind, Moment, Team, Value};

const TEAM: &str = "\
format = 1
[[member]]
handle = \"ana\"
name = \"Ana Ruiz\"
function = \"company\"
[[member]]
handle = \"bo\"
name = \"Bo Lindgren\"
function = \"engineering\"
[[member]]
handle = \"dee\"
name = \"Dee Marsh\"
function = \"marketing\"
[[goal]]
id = \"stability\"
text = \"Fewer incidents\"
";

/// Pieces of lines; a seed puts them together.
const PIECES: &[&str] = &[
    "@ ",
    "weekly",
    "side",
    " 2026-03-02",
    " | ",
    "present ",
    "absent ",
    "proxy fay for eli",
    "# ",
    "? ",
    "= ",
    "=",
    "+1 ",
    "+0 ",
    "0 ",
    "-0 ",
    "-1 ",
    "! ",
    "!! ",
    "> ",
    "* ",
    "~ ",
    "^ ",
    "---",
    "s/",
    "/",
    "undo",
    "  ",
    "\t",
    "why: ",
    "by: ",
    "review: ",
    "door: ",
    "tell: ",
    "due: ",
    "present+ ",
    "ACTION: ",
    "topic: ",
    "RESOLVED: ",
    "ana",
    " ana",
    " bo",
    "dee",
    "zed",
    " to ",
    " on ",
    " -> ",
    ": ",
    ":",
    " // ",
    " by friday",
    " by 2026-03-09",
    "03/04/2026",
    "\"",
    "“",
    "”",
    "größe",
    "日本",
    "\u{202e}",
    "\u{7}",
    "\u{feff}",
    "-",
    "+",
    "#",
    "+++",
    "x",
    " words of no mark",
    "withheld",
    "declined",
    "all",
    "marketing",
    "0",
    "10:42",
    "\\",
    "''",
    "𝄞",
    "e\u{301}",
];

/// A small generator of numbers, the same for the same seed (xorshift64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("small")
    }
}

/// A text in which every line has a word of its own, `w7`. Every other text begins with a meeting.
fn text(seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut text = String::new();
    if seed.is_multiple_of(2) {
        text.push_str("@ weekly | present ana bo\n# Prices\n= Prices rise\n");
    }
    for number in 0..dice.roll(14) {
        let count = dice.roll(7);
        let own = dice.roll(count + 1);
        for place in 0..=count {
            if place == own {
                write!(text, "w{number}").expect("written");
            } else {
                text.push_str(PIECES[dice.roll(PIECES.len())]);
            }
        }
        text.push('\n');
    }
    text
}

fn read(text: &str, team: &Team) -> (Vec<Effective>, Folded) {
    let at: Moment = "2026-03-02T10:42:07+01:00".parse().expect("a time");
    let typed: Vec<Typed> = text
        .lines()
        .map(|line| Typed {
            at,
            text: line.to_owned(),
        })
        .collect();
    let (lines, _) = effective(&typed);
    let find = |part: &str, _: &[Kind]| match part {
        "x" => Ok("2026-02-16-x-00000".to_owned()),
        _ => Err(format!("no entry matches `{part}`")),
    };
    let base = Base {
        team,
        by: Some("fay"),
        entries: &[],
        open: None,
        needs_meeting: false,
        find: &find,
    };
    let folded = fold(&lines, &base);
    (lines, folded)
}

fn team() -> Team {
    let (team, problems) = format::team("firstteam.toml", TEAM);
    assert!(problems.is_empty(), "{problems:?}");
    team
}

/// Everything that the lines became, in lower case.
fn kept(folded: &Folded) -> String {
    let mut kept = String::new();
    let mut add = |text: &str| {
        kept.push_str(&text.to_lowercase());
        kept.push('\n');
    };
    for entry in &folded.entries {
        add(&entry.notes);
        if let Some(by) = &entry.by {
            add(by);
        }
        add(&entry.on.to_string());
        for (name, value) in &entry.values {
            add(name);
            match value {
                Value::Text(text) => add(text),
                Value::Texts(texts) => {
                    for text in texts {
                        add(text);
                    }
                }
                Value::Table(rows) => {
                    for (row, words) in rows {
                        add(row);
                        for word in words {
                            add(word);
                        }
                    }
                }
                other => add(&format!("{other:?}")),
            }
        }
    }
    for (_, line) in &folded.pending {
        add(line);
    }
    for line in &folded.loose {
        add(line);
    }
    // What took another's place is told with what it was.
    for told in &folded.told {
        add(&told.words);
    }
    kept
}

/// The words of a line that are the facilitator's own, not the notation's.
fn own_words(line: &str) -> Vec<String> {
    let line = line.to_lowercase();
    let words = ["größe", "日本", "𝄞", "words", "mark", "marketing"].into_iter();
    let known = words.filter(|word| line.contains(word)).map(str::to_owned);
    let numbered = line.match_indices('w').map(|(at, _)| {
        let digits = line[at + 1..].chars().take_while(char::is_ascii_digit);
        format!("w{}", digits.collect::<String>())
    });
    known
        .chain(numbered.filter(|word| word.len() > 1))
        .collect()
}

#[test]
fn any_text_is_read_and_nothing_of_it_is_lost() {
    let team = team();
    let mut entries = 0;
    for seed in 1..30_000 {
        let text = text(seed);
        let (lines, folded) = read(&text, &team);
        let kept = kept(&folded);
        entries += folded.entries.len();
        for line in &lines {
            for word in own_words(&line.text) {
                assert!(
                    kept.contains(&word),
                    "seed {seed}: {word} of {:?}\n{text}\n{kept}",
                    line.text
                );
            }
            let told = folded.told.iter().any(|told| told.line == line.number);
            let waits = folded.loose.contains(&line.text);
            assert!(
                told || waits,
                "seed {seed}: nothing is told of {:?}\n{text}",
                line.text
            );
        }
        for told in &folded.told {
            let line = lines.iter().find(|line| line.number == told.line);
            let line = line.unwrap_or_else(|| panic!("seed {seed}: line {}\n{text}", told.line));
            assert!(
                line.text.get(told.span.clone()).is_some(),
                "seed {seed}: {told:?} of {:?}",
                line.text
            );
        }
    }
    assert!(
        entries > 10_000,
        "the texts say too little: {entries} entries"
    );
}

#[test]
fn a_note_is_kept_as_it_was_typed() {
    let (_, folded) = read(
        "# Prices\nAna: why now?   \n  - indented\n> quoted\n",
        &team(),
    );
    assert_eq!(
        folded.entries[0].notes,
        "Ana: why now?\n  - indented\n> quoted"
    );
}

#[test]
fn a_line_is_the_same_whatever_stands_before_it() {
    // Every byte of a line can be taken away, and it is still read.
    let meeting = "@ weekly 2026-03-02 | present ana bo | absent dee";
    for end in 0..meeting.len() {
        read(&meeting[..end], &team());
        read(&meeting[end..], &team());
    }
    assert_eq!(mark(meeting).0, Mark::Meeting);
}
