//! A session: its lines, and what of them is in the journal.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::complete::Words;
use super::recorded::Recorded;
use crate::capture::in_words;
use crate::capture::notation::{
    Effective, Folded, Mark, Origin, Told, Tone, Typed, choices, effective, keys, mark,
};
use crate::cli::Error;
use crate::cli::context::{Context, now};
use crate::cli::notation::{
    Ground, Kept, Step, days, keep, may_be_taken_back, plan, restore, take_back,
};
use crate::model::{Body, Entry, Kind, Moment, Ritual, SignalWhat, Word, id};
use crate::store::{Store, Transcript};

/// A session at the terminal.
pub(super) struct Session {
    ground: Ground,
    transcript: Transcript,
    typed: Vec<Typed>,
    kept: HashMap<Origin, Kept>,
    /// What all lines tell of.
    pub(super) folded: Folded,
    was_there: bool,
    /// The handles of earlier decisions, the newest first.
    earlier: Vec<String>,
}

/// What came of a line.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// What was understood, and what could not be done.
    pub(super) told: Vec<String>,
    /// The entries that are new.
    pub(super) created: Vec<Entry>,
    /// Whether something that the lines tell of could not be written.
    is_refused: bool,
}

impl Session {
    /// Begins a session, or takes up the one that was left or cut off.
    pub(super) fn take_up(context: &Context) -> Result<Self, Error> {
        let store = context.store()?;
        let (mut transcript, lines) = store.transcript()?;
        let mut recorded = read(&lines, context.now);
        if let Some(meeting) = recorded.is_over(&store) {
            let left = recorded.left_out(context)?;
            if left.is_empty() {
                transcript.finish()?;
            } else {
                let path = transcript.set_aside(&meeting, &left)?;
                context.tell(&format!(
                    "{meeting} was adjourned elsewhere; lines that are not in its minutes are kept in {}",
                    path.display()
                ));
            }
            (transcript, _) = store.transcript()?;
            recorded = Past::default();
        }
        let was_there = !recorded.typed.is_empty();
        let mut ground = Ground::new(context, &recorded.days(context), was_there)?;
        ground.needs_meeting = true;
        if was_there {
            ground.open.clone_from(&recorded.open);
        } else if recorded.open != ground.open
            && let Some(open) = &ground.open
        {
            transcript.append(&Recorded::Open(open.clone()).line())?;
        }
        let written: BTreeSet<&String> = recorded.written.values().collect();
        ground
            .known
            .retain(|known| !written.contains(&known.entry.id.to_string()));
        let mut kept = keep(&ground.known);
        let applied = recorded.applied.min(recorded.typed.len());
        let (before, _) = effective(&recorded.typed[..applied]);
        kept.extend(restore(&ground.fold(&before), &recorded.written));
        let names = ground.store.names(&[Kind::Decision]).0;
        let newest = names.iter().rev().take(30);
        let earlier = newest
            .map(|name| id::handle(name.id()).to_owned())
            .collect();
        let mut session = Self {
            ground,
            transcript,
            typed: recorded.typed,
            kept,
            folded: Folded::default(),
            was_there,
            earlier,
        };
        session.folded = session.fold().0;
        for words in session.sync()?.told {
            context.tell(&words);
        }
        Ok(session)
    }

    fn fold(&self) -> (Folded, Vec<Effective>, Vec<(usize, String)>) {
        let (lines, idle) = effective(&self.typed);
        (self.ground.fold(&lines), lines, idle)
    }

    /// Takes a line: it is on disk, then what it tells of is in the journal, then what was understood is returned.
    pub(super) fn enter(&mut self, line: &str) -> Result<Answer, Error> {
        let found = mark(line).0;
        if found == Mark::Blank {
            return Ok(Answer::default());
        }
        let at = now()?;
        let text = line.trim_end().to_owned();
        let (_, lines_before, _) = self.fold();
        if found.is_command() {
            self.typed.push(Typed {
                at,
                text: text.clone(),
            });
            let refused = self.refuses();
            self.typed.pop();
            refused?;
        }
        self.transcript
            .append(&Recorded::Typed(at, text.clone()).line())?;
        self.typed.push(Typed { at, text });
        let number = self.typed.len();
        let (folded, lines, idle) = self.fold();
        self.folded = folded;
        let mut told: Vec<String> = idle
            .into_iter()
            .filter(|(line, _)| *line == number)
            .map(|(_, why)| why)
            .collect();
        told.extend(
            changed(&lines_before, &lines)
                .into_iter()
                .filter(|_| found.is_command()),
        );
        let about = if found.is_command() {
            let is_changed = |line: &&Effective| !lines_before.contains(line);
            lines.iter().find(is_changed).map_or(0, |line| line.number)
        } else {
            number
        };
        let synced = self.sync()?;
        let own = self.kept.get(&Origin::Line(about)).map(|kept| &*kept.id);
        let mut created = synced.created.iter();
        let own = created.find(|entry| Some(&*entry.id) == own);
        let mut handle = own.map(|entry| entry.handle().to_owned());
        // What was not written is not said to be understood: that would be taken for recorded.
        let is_told = |note: &&Told| {
            note.line == about
                && (note.tone != Tone::Echo || !synced.is_refused || !synced.created.is_empty())
        };
        for note in self.folded.told.iter().filter(is_told) {
            told.push(match note.tone {
                // The short name stands beside what was understood.
                Tone::Echo => match handle.take() {
                    Some(handle) => format!("{} ({handle})", note.words),
                    None => note.words.clone(),
                },
                Tone::Hint => format!("hint: {}", note.words),
                Tone::Refused => format!("not recorded yet: {}", with_help(note)),
            });
        }
        told.extend(synced.told.iter().cloned());
        Ok(Answer { told, ..synced })
    }

    /// Whether what a command asks for cannot be done to what is in the journal.
    fn refuses(&self) -> Result<(), Error> {
        let (folded, ..) = self.fold();
        if let Some((_, error)) = plan(&self.ground.store, &folded, &self.kept).refused.pop() {
            return Err(error);
        }
        for kept in gone(&self.kept, &folded) {
            may_be_taken_back(&self.ground.store, &self.kept[kept])?;
        }
        Ok(())
    }

    /// Brings what the lines tell of into the journal. What cannot be written now is told, and tried again with the next
    /// line.
    fn sync(&mut self) -> Result<Answer, Error> {
        let store = self.ground.store.clone();
        let plan = plan(&store, &self.folded, &self.kept);
        let mut told: Vec<String> = Vec::new();
        let mut tell = |error: &Error| {
            told.push(error.messages.join("; "));
            told.extend(error.help.clone());
        };
        for (_, error) in &plan.refused {
            tell(error);
        }
        let mut is_whole = plan.refused.is_empty();
        let mut created = Vec::new();
        for (at, step, kept) in plan.steps {
            if let Err(error) = step.write(&store) {
                tell(&error);
                is_whole = false;
                break;
            }
            let origin = self.folded.entries[at].origin.clone();
            if let (Origin::Line(line), Step::Create(entry, _)) = (&origin, step) {
                self.transcript
                    .append(&Recorded::Wrote(*line, kept.id.clone()).line())?;
                created.push(*entry);
            }
            self.kept.insert(origin, kept);
        }
        let gone: Vec<Origin> = gone(&self.kept, &self.folded).cloned().collect();
        for origin in gone.iter().rev() {
            match take_back(&store, &self.kept[origin]) {
                Ok(()) => {
                    self.kept.remove(origin);
                }
                Err(error) => {
                    tell(&error);
                    is_whole = false;
                }
            }
        }
        if is_whole {
            self.transcript
                .append(&Recorded::Applied(self.typed.len()).line())?;
        }
        Ok(Answer {
            told,
            created,
            is_refused: !is_whole,
        })
    }

    /// The session's journal.
    pub(super) fn store(&self) -> &Store {
        &self.ground.store
    }

    /// The team.
    pub(super) fn team(&self) -> &crate::model::Team {
        &self.ground.team
    }

    /// The lines that were typed.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.typed.iter().map(|typed| typed.text.as_str())
    }

    /// The id of the meeting at hand.
    pub(super) fn meeting(&self) -> Option<&str> {
        let origin = &self.folded.entries[self.folded.meeting?].origin;
        self.kept.get(origin).map(|kept| kept.id.as_str())
    }

    /// When the meeting at hand ended, as its line says, or when that line was typed.
    pub(super) fn ended(&self) -> Option<Moment> {
        let (at, line, ended) = self.folded.adjourned.last()?;
        let typed = self.typed.get(line - 1).map(|typed| typed.at);
        ended.or(typed).filter(|_| Some(*at) == self.folded.meeting)
    }

    /// The lines that wait to be put right, each with what it lacks.
    pub(super) fn pending(&self) -> Vec<Waiting<'_>> {
        let pending = self.folded.pending.iter();
        let waiting = pending.map(|(number, line)| {
            let mut told = self.folded.told.iter();
            let why = told.find(|told| told.line == *number && told.tone == Tone::Refused);
            Waiting {
                line,
                why: why.map(with_help).unwrap_or_default(),
            }
        });
        waiting.collect()
    }

    /// The notes that wait for a meeting.
    pub(super) fn loose(&self) -> &[String] {
        &self.folded.loose
    }

    /// What is said at the beginning.
    pub(super) fn welcome(&self) -> Vec<String> {
        let help = "`?` shows the marks, `---` reads back and adjourns, Ctrl-D leaves".to_owned();
        let Some(at) = self.folded.meeting else {
            let first = "A meeting begins with `@ weekly | present ana bo`".to_owned();
            return vec![first, help];
        };
        let meeting = &self.folded.entries[at];
        let ritual = meeting.text("ritual").unwrap_or("meeting");
        let how = if self.was_there {
            "Taken up again"
        } else {
            "Open already"
        };
        let mut said = vec![format!("{how}: the {ritual} of {}", in_words(meeting.on))];
        if let Some((topic, _)) = self.folded.topic {
            let title = self.folded.entries[topic].text("title").unwrap_or_default();
            said.push(format!("  topic: {title}"));
        }
        if let Some(decision) = self.folded.decision {
            let text = self.folded.entries[decision]
                .text("text")
                .unwrap_or_default();
            said.push(format!("  decision: {text}"));
        }
        said.extend(
            self.pending()
                .iter()
                .map(|waiting| format!("  waits to be put right: {}", waiting.line)),
        );
        said.push(help);
        said
    }

    /// The words that completion offers here.
    pub(super) fn words(&self) -> Words {
        let team = &self.ground.team;
        let own = |text: &str| text.to_owned();
        let latest = self.folded.latest.map(|at| self.folded.entries[at].kind);
        let kind = latest.unwrap_or(Kind::Decision);
        let keys = keys(kind);
        let decisions = self.kept.iter().filter(|(origin, _)| {
            let drafted = self
                .folded
                .entries
                .iter()
                .find(|entry| entry.origin == **origin);
            drafted.is_some_and(|drafted| drafted.kind == Kind::Decision)
        });
        Words {
            members: team
                .members
                .iter()
                .map(|member| member.handle.clone())
                .collect(),
            functions: team.functions().into_iter().map(own).collect(),
            rituals: Ritual::WORDS.iter().copied().map(own).collect(),
            signals: SignalWhat::WORDS.iter().copied().map(own).collect(),
            decisions: decisions
                .map(|(_, kept)| id::handle(&kept.id).to_owned())
                .chain(self.earlier.iter().cloned())
                .collect(),
            choices: keys
                .iter()
                .map(|key| (key.clone(), choices(kind, key, team)))
                .collect(),
            keys,
        }
    }

    /// Takes the transcript away once the meeting is closed.
    pub(super) fn finish(self) -> Result<(), Error> {
        self.transcript.finish().map_err(Error::from)
    }

    /// Takes an empty transcript away.
    pub(super) fn drop_empty(&self) -> Result<(), Error> {
        self.transcript.drop_empty().map_err(Error::from)
    }
}

/// A line that waits to be put right.
pub(super) struct Waiting<'a> {
    /// The line, as it counts.
    pub(super) line: &'a str,
    /// Why it waits, and what to type.
    pub(super) why: String,
}

/// What is told of a line, with what to type.
fn with_help(told: &Told) -> String {
    let Some(help) = &told.help else {
        return told.words.clone();
    };
    let stop = if told.words.ends_with('?') { "" } else { ";" };
    format!("{}{stop} {help}", told.words)
}

/// What a transcript has.
#[derive(Default)]
struct Past {
    typed: Vec<Typed>,
    written: HashMap<usize, String>,
    applied: usize,
    open: Option<String>,
}

fn read(lines: &[String], now: Moment) -> Past {
    let mut past = Past::default();
    for line in lines {
        let before = past.typed.last().map_or(now, |typed| typed.at);
        match Recorded::read(line, before) {
            Recorded::Typed(at, text) => past.typed.push(Typed { at, text }),
            Recorded::Wrote(line, id) => {
                past.written.insert(line, id);
            }
            Recorded::Applied(count) => past.applied = count,
            Recorded::Open(id) => past.open = Some(id),
        }
    }
    past
}

impl Past {
    /// The days that the lines are about.
    fn days(&self, context: &Context) -> BTreeSet<chrono::NaiveDate> {
        let first = self
            .typed
            .first()
            .map_or(context.today(), |typed| typed.at.date_naive());
        let lines = self.typed.iter().map(|typed| typed.text.as_str());
        let mut days = days(lines, first);
        days.insert(context.today());
        days.extend(self.open.as_deref().and_then(id::date));
        days
    }

    /// The meeting that the lines were in, where it was adjourned since, by another command.
    fn is_over(&self, store: &Store) -> Option<String> {
        let ids = self.written.values().chain(&self.open);
        let meetings = ids.filter_map(|id| {
            let name = crate::cli::verbs::find_name(store, id, &[Kind::Meeting]).ok()?;
            store.read_one(&name).0
        });
        let meetings: Vec<Entry> = meetings.collect();
        let is_ended = |entry: &Entry| matches!(&entry.body, Body::Meeting(meeting) if meeting.ended.is_some());
        let last = meetings.last().map(|entry| entry.id.to_string());
        last.filter(|_| meetings.iter().all(is_ended))
    }

    /// The lines that wait to be written or put right, as they were typed.
    fn left_out(&self, context: &Context) -> Result<Vec<String>, Error> {
        let mut ground = Ground::new(context, &self.days(context), true)?;
        ground.open.clone_from(&self.open);
        let (lines, _) = effective(&self.typed);
        let pending = ground.fold(&lines).pending.into_iter();
        let late = (self.applied + 1..).zip(self.typed.iter().skip(self.applied));
        let late = late.map(|(number, typed)| (number, typed.text.clone()));
        let left: BTreeMap<usize, String> = pending.chain(late).collect();
        Ok(left.into_values().collect())
    }
}

/// The entries that lines had told of and tell of no more.
fn gone<'k>(kept: &'k HashMap<Origin, Kept>, folded: &Folded) -> impl Iterator<Item = &'k Origin> {
    let mut gone: Vec<&Origin> = kept
        .keys()
        .filter(|origin| matches!(origin, Origin::Line(_)))
        .filter(|origin| !folded.entries.iter().any(|entry| entry.origin == **origin))
        .collect();
    gone.sort_by_key(|origin| match origin {
        Origin::Line(line) => *line,
        Origin::There(_) => 0,
    });
    gone.into_iter()
}

/// What a command did to the lines, in words.
fn changed(before: &[Effective], now: &[Effective]) -> Option<String> {
    if before.len() > now.len() {
        let last = before.last()?;
        return Some(format!("taken back: {}", last.text.trim()));
    }
    let line = now.iter().find(|line| !before.contains(line))?;
    Some(format!("now: {}", line.text.trim()))
}
