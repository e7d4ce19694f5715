//! Decision records: a decision for each, after those that it takes the place of.

use super::minutes::entry;
use super::{Plan, read_all};
use crate::capture::Refused;
use crate::capture::import::{Adr, Before, Reference, Setting, adr, text_of};
use crate::cli::progress::Progress;
use crate::store::SourceFile;

pub(super) fn plan(
    files: &[SourceFile],
    bar: &Progress,
    mut before: Before<'_>,
    setting: &Setting<'_>,
    plan: &mut Plan,
) {
    let read = read_all(files, bar, &mut plan.problems, adr);
    for file in files {
        before.follow_record(&file.name);
    }
    let mut records = Records {
        files,
        read,
        before,
        ids: vec![State::Waiting; files.len()],
        depth: 0,
    };
    for at in 0..files.len() {
        records.record(at, setting, plan);
    }
}

/// How far a record has come.
#[derive(Debug, Clone)]
enum State {
    Waiting,
    /// It waits for the one that it takes the place of.
    Open,
    Done(Option<String>),
}

struct Records<'a> {
    files: &'a [SourceFile],
    read: Vec<Option<Adr>>,
    before: Before<'a>,
    ids: Vec<State>,
    /// How many records wait for one another.
    depth: usize,
}

/// How long a chain of records may be of which each takes the place of the next.
const DEEPEST: usize = 256;

impl Records<'_> {
    /// Plans a record, and first the one that it takes the place of, since it names its id.
    fn record(&mut self, at: usize, setting: &Setting<'_>, plan: &mut Plan) -> Option<String> {
        match &self.ids[at] {
            State::Done(id) => return id.clone(),
            // Two that take the place of each other: neither can name the other's id.
            State::Open => return None,
            State::Waiting => {}
        }
        // A longer chain is nobody's history.
        if self.depth > DEEPEST {
            return None;
        }
        self.ids[at] = State::Open;
        self.depth += 1;
        let id = self.read[at].clone().and_then(|record| {
            let file = self.files[at].name.clone();
            self.one(at, &file, &record, setting, plan)
        });
        self.depth -= 1;
        self.ids[at] = State::Done(id.clone());
        id
    }

    fn one(
        &mut self,
        at: usize,
        file: &str,
        record: &Adr,
        setting: &Setting<'_>,
        plan: &mut Plan,
    ) -> Option<String> {
        if let Some(refusal) = record.standing.refusal() {
            plan.remark(
                file,
                Some(record.line),
                format!("it {refusal}: nothing is recorded"),
            );
            return None;
        }
        if record.text.is_none() {
            plan.remark(file, None, "no decision was found in it");
            return None;
        }
        for (line, doubt) in &record.doubts {
            plan.remark(file, Some(*line), doubt.clone());
        }
        let on = record.on.or(setting.on).unwrap_or_else(|| {
            plan.remark(
                file,
                None,
                "it tells no day: today's is recorded, --on DATE gives another",
            );
            setting.now.date_naive()
        });
        let mut older: Vec<String> = Vec::new();
        for reference in &record.supersedes {
            match self.id_of(reference, at, setting, plan) {
                Some(id) => older.push(id),
                None => plan.remark(
                    file,
                    Some(record.line),
                    format!("it supersedes {}, which is not recorded", reference.words()),
                ),
            }
        }
        // Where only the older of two names the newer.
        let own = self.files[at]
            .name
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        let names_this = |other: &Adr| {
            other
                .superseded_by
                .iter()
                .any(|reference| reference.names(&own, record.number))
        };
        let naming: Vec<usize> = (0..self.read.len())
            .filter(|other| self.read[*other].as_ref().is_some_and(names_this))
            .collect();
        for other in naming {
            older.extend(self.record(other, setting, plan));
        }
        older.dedup();
        if older.len() > 1 {
            plan.remark(
                file,
                Some(record.line),
                format!("it supersedes several records; {} is recorded", older[0]),
            );
        }
        let planned = self.planned(
            file,
            record,
            on,
            older.first().map(String::as_str),
            setting,
            plan,
        );
        planned.unwrap_or_else(|refused| {
            plan.refuse(&self.files[at], &refused);
            None
        })
    }

    fn planned(
        &self,
        file: &str,
        record: &Adr,
        on: chrono::NaiveDate,
        supersedes: Option<&str>,
        setting: &Setting<'_>,
        plan: &mut Plan,
    ) -> Result<Option<String>, Vec<Refused>> {
        let drafted = record.decision(file, on, supersedes, setting)?;
        let becomes = self.before.record(file, &drafted);
        let mut group = (Vec::new(), Vec::new());
        let id = entry(
            file,
            "decision",
            text_of(&drafted),
            &drafted,
            becomes,
            setting,
            &mut group,
            plan,
        )?;
        if !group.0.is_empty() {
            plan.groups.push(group);
        }
        Ok(id)
    }

    /// The id of another record: of this import, or of one before.
    fn id_of(
        &mut self,
        reference: &Reference,
        from: usize,
        setting: &Setting<'_>,
        plan: &mut Plan,
    ) -> Option<String> {
        let names = |at: &usize| {
            let file = self.files[*at].name.rsplit('/').next().unwrap_or_default();
            let number = self.read[*at].as_ref().and_then(|record| record.number);
            *at != from && (reference.names(file, number) || reference.names(file, number_in(file)))
        };
        let found = (0..self.files.len()).find(names);
        match found {
            Some(at) => self.record(at, setting, plan),
            None => self
                .before
                .decision_named(|file| reference.names(file, number_in(file)))
                .map(|entry| entry.id.to_string()),
        }
    }
}

/// The number in a record's file name.
fn number_in(file: &str) -> Option<u32> {
    crate::capture::import::number_of_file(file)
}
