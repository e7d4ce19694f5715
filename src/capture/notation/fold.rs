//! From the lines that count to the entries that they tell of, with what was understood of each line. The same lines
//! give the same entries, so that a session is taken up again by reading its lines anew.

mod decision;
mod entries;
mod meeting;
mod promise;
mod put;
mod said;

pub(super) use entries::telling;
pub use meeting::meeting_day;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::heads::Part;
use super::line::{Mark, mark};
use super::{Drafted, Effective, Link, Origin};
use crate::model::{Entry, Kind, Moment, Stance, Team, Text, Value, nearest};

/// The id that a part of one means, among some kinds; else why there is none.
pub type Find<'a> = dyn Fn(&str, &[Kind]) -> Result<String, String> + 'a;

/// What the lines are read against.
#[derive(Clone, Copy)]
pub struct Base<'a> {
    /// Who there is.
    pub team: &'a Team,
    /// Who records.
    pub by: Option<&'a str>,
    /// Entries of the days that the lines are about, as they are in the journal, in the order in which they were
    /// recorded.
    pub entries: &'a [Known],
    /// The meeting that is open, where the lines begin without one.
    pub open: Option<&'a str>,
    /// Whether what belongs to a meeting waits for one: whoever types along has forgotten its line.
    pub needs_meeting: bool,
    /// How entries are found.
    pub find: &'a Find<'a>,
}

/// An entry that is in the journal already.
#[derive(Debug, Clone)]
pub struct Known {
    /// The entry.
    pub entry: Entry,
    /// Its free Markdown.
    pub notes: String,
}

/// What is told of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// What was understood.
    Echo,
    /// What may have been meant otherwise.
    Hint,
    /// Why it cannot be recorded as it stands.
    Refused,
}

/// Something to tell of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The line's number.
    pub line: usize,
    /// The bytes of the line that it is about.
    pub span: std::ops::Range<usize>,
    /// How it is meant.
    pub tone: Tone,
    /// In words.
    pub words: String,
    /// What to type.
    pub help: Option<String>,
}

/// What the lines tell of, and where they end.
#[derive(Debug, Default)]
pub struct Folded {
    /// The entries, in the order of the lines; each comes after those that it names.
    pub entries: Vec<Drafted>,
    /// What is told of each line, in order.
    pub told: Vec<Told>,
    /// The places of those that a line has brought up; the others are in the journal, and were at hand.
    pub brought: BTreeSet<usize>,
    /// The meeting that the lines are in.
    pub meeting: Option<usize>,
    /// The topic that is open, and since when.
    pub topic: Option<(usize, Moment)>,
    /// The decision that stances and fields belong to.
    pub decision: Option<usize>,
    /// The entry that pairs belong to.
    pub latest: Option<usize>,
    /// The meetings that are to be adjourned: their place, the line, and when they ended, if that was typed.
    pub adjourned: Vec<(usize, usize, Option<Moment>)>,
    /// Lines that are understood and cannot be recorded as they stand, with their words.
    pub pending: Vec<(usize, String)>,
    /// Lines that came before any meeting or topic, and wait for one.
    pub loose: Vec<String>,
}

impl Folded {
    /// Whether an entry is whole, so that it can be written.
    pub fn is_whole(&self, at: usize) -> bool {
        self.entries[at].refused().is_empty()
    }

    /// The members who are present and have not said where they stand on the decision at hand.
    pub fn silent(&self, team: &Team) -> Vec<&str> {
        let (Some(meeting), Some(decision)) = (self.meeting, self.decision) else {
            return Vec::new();
        };
        let stances = match self.entries[decision].value("stances") {
            Some(Value::Table(rows)) => rows.as_slice(),
            _ => &[],
        };
        let present = self.entries[meeting].texts("present").iter();
        present
            .map(String::as_str)
            .filter(|who| team.member(who).is_some())
            .filter(|who| !stances.iter().any(|(handle, _)| handle == who))
            .collect()
    }
}

/// Reads lines.
pub fn fold<'a>(lines: &'a [Effective], base: &'a Base<'a>) -> Folded {
    let mut fold = Fold {
        base,
        out: Folded::default(),
        dissent: None,
        is_fresh: false,
        proposal: None,
        on_proposal: Vec::new(),
        is_adjourned: false,
        lines,
        line: 0,
        at: Moment::default(),
    };
    if let Some(open) = base.open {
        fold.resume(open);
    }
    // Whoever types along and has forgotten the meeting's line gives it later: what stands before it belongs to it.
    let is_late = base.needs_meeting && base.open.is_none();
    let opening = lines.iter().position(|line| is_late && opens_meeting(line));
    if let Some(opening) = opening {
        fold.read(&lines[opening]);
        if opening > 0 {
            let words = "what was typed before belongs to it";
            fold.tell(Tone::Hint, Part::new("", 0), words);
        }
    }
    for (place, line) in lines.iter().enumerate() {
        if Some(place) != opening {
            fold.read(line);
        }
    }
    // What no meeting or topic took belongs to the first entry that there is.
    if !base.needs_meeting && !fold.out.entries.is_empty() {
        fold.keep_loose(0);
    }
    fold.tell_incomplete();
    fold.out
}

/// Whether a line opens a meeting, as far as its first words say.
fn opens_meeting(line: &Effective) -> bool {
    let (found, rest, _) = mark(&line.text);
    let ends = |letter: char| letter.is_whitespace() || letter == '|';
    let ritual = rest.split(ends).next().unwrap_or_default();
    found == Mark::Meeting && meeting::ritual_of(ritual).is_some()
}

struct Fold<'a> {
    base: &'a Base<'a>,
    out: Folded,
    /// The dissent that an answer answers.
    dissent: Option<usize>,
    /// Whether the line before was that entry or a pair of it.
    is_fresh: bool,
    /// The wording that was proposed last, under the topic at hand.
    proposal: Option<String>,
    /// Where people stood on it.
    on_proposal: Vec<(String, Stance)>,
    /// Whether the meeting at hand is over.
    is_adjourned: bool,
    /// All lines.
    lines: &'a [Effective],
    /// The line that is read, and when it was typed.
    line: usize,
    at: Moment,
}

impl<'a> Fold<'a> {
    fn read(&mut self, line: &Effective) {
        let before = std::mem::replace(&mut self.line, line.number);
        self.at = line.at;
        let (found, rest, start) = mark(&line.text);
        let rest = Part::new(rest, start);
        let was_fresh = std::mem::take(&mut self.is_fresh);
        let done = match found {
            Mark::Blank | Mark::Undo | Mark::Replace => Ok(()),
            Mark::Meeting => self.meeting(rest, &line.text),
            Mark::Present => self.people("present", rest),
            Mark::Absent => self.people("absent", rest),
            Mark::Chair => self.people("facilitator", rest),
            Mark::Topic => self.topic(rest),
            Mark::Proposal => self.propose(rest),
            Mark::Decision => self.decide(rest),
            Mark::Stances => self.stand(rest, &line.text),
            Mark::Concern => self.dissent(rest, "concern"),
            Mark::Objection => self.dissent(rest, "objection"),
            Mark::Answer => self.answer(rest, &line.text),
            Mark::Commitment => self.commit(rest, &line.text),
            Mark::Relay => self.relay(rest),
            Mark::Signal => self.signal(rest),
            Mark::Adjourn => self.adjourn(rest),
            Mark::Indented => self.indented(rest, &line.text),
            Mark::Note => {
                self.unmarked(rest, &line.text, was_fresh);
                Ok(())
            }
        };
        match done {
            Ok(()) => self.forget_mistyped(before, found, rest, &line.text),
            Err(refused) => {
                self.refuse(refused);
                self.out.pending.push((line.number, line.text.clone()));
            }
        }
    }

    /// A line that was typed again, as it should have been, takes the place of the one before.
    fn forget_mistyped(&mut self, before: usize, found: Mark, rest: Part<'_>, text: &str) {
        let is_mistyped = |(number, other): &(usize, String)| {
            let is_near = nearest(other, [text].into_iter()).is_some();
            *number == before && mark(other).0 == found && is_near
        };
        if let Some((_, other)) = self.out.pending.pop_if(|last| is_mistyped(last)) {
            self.tell(Tone::Hint, rest, format!("takes the place of `{other}`"));
        }
    }

    fn refuse(&mut self, refused: Refused) {
        self.out.told.push(Told {
            line: self.line,
            span: refused.span,
            tone: Tone::Refused,
            words: refused.words,
            help: refused.help,
        });
    }

    fn tell(&mut self, tone: Tone, part: Part<'_>, words: impl Into<String>) {
        self.out.told.push(Told {
            line: self.line,
            span: part.start..part.start + part.text.len(),
            tone,
            words: words.into(),
            help: None,
        });
    }

    fn echo(&mut self, words: impl Into<String>) {
        self.tell(Tone::Echo, Part::new("", 0), words);
    }

    /// Entries that lack something when all lines are read: their lines are told, and wait.
    fn tell_incomplete(&mut self) {
        for (number, text, kind, refused) in self.incomplete() {
            self.line = number;
            // A day that cannot be read has been told, and is not missing.
            let is_told = |told: &Told| told.line == number && told.tone == Tone::Refused;
            if !self.out.told.iter().any(is_told) {
                for refused in &refused {
                    self.refuse(lacking(kind, refused, text));
                }
            }
            if !self.out.pending.iter().any(|(other, _)| *other == number) {
                self.out.pending.push((number, text.to_owned()));
            }
        }
        self.out.told.sort_by_key(|told| told.line);
    }

    /// The lines whose entries lack something, with what they lack.
    fn incomplete(&self) -> Vec<(usize, &'a str, Kind, Vec<crate::capture::Refused>)> {
        let lacks = |entry: &Drafted| {
            let Origin::Line(number) = entry.origin else {
                return None;
            };
            let refused = entry.refused();
            let line = self.lines.iter().find(|line| line.number == number)?;
            (!refused.is_empty()).then_some((number, line.text.as_str(), entry.kind, refused))
        };
        self.out.entries.iter().filter_map(lacks).collect()
    }
}

/// Why a line, or a part of it, cannot be recorded.
struct Refused {
    span: std::ops::Range<usize>,
    words: String,
    help: Option<String>,
}

impl Refused {
    fn new(part: Part<'_>, words: impl Into<String>) -> Self {
        Self {
            span: part.start..part.start + part.text.len(),
            words: words.into(),
            help: None,
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether a name was near what was typed.
    fn is_near(&self) -> bool {
        let help = self.help.as_deref();
        help.is_some_and(|help| help.starts_with("did you mean"))
    }
}

type Done = Result<(), Refused>;

/// What an entry lacks, and how to type it.
fn lacking(kind: Kind, refused: &crate::capture::Refused, text: &str) -> Refused {
    let help = match (kind, refused.field) {
        (Kind::Commitment, "due") => {
            "end the line with a day, `by friday`, or type that below it".to_owned()
        }
        (Kind::Meeting, "present") => "`present+ ana, bo` says who is there".to_owned(),
        (_, field) => format!(
            "type `{}: …` below it, with two spaces before",
            field.replace('_', "-")
        ),
    };
    let whole = Part::new(text, 0);
    Refused::new(
        whole,
        format!("`{}` {}", refused.field.replace('_', "-"), refused.why),
    )
    .help(help)
}

/// An entry that begins with the line at hand.
fn begun(line: usize, at: Moment, kind: Kind, on: NaiveDate, by: Option<&str>) -> Drafted {
    Drafted {
        origin: Origin::Line(line),
        kind,
        at,
        on,
        by: by.map(Text::from),
        meeting: None,
        values: Vec::new(),
        links: Vec::<(&'static str, Link)>::new(),
        notes: String::new(),
    }
}
