//! From what a record says to entries, not yet written.

use std::fmt::Write;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, TimeZone};

use super::adr::Adr;
use super::minutes::{Decided, Minutes};
use super::names::Named;
use super::people::{member, named_so, nearly};
use crate::capture::{Head, Refused, compose};
use crate::model::{Entry, Kind, Moment, Ref, Ritual, Source, Team, Text, Value, Word};

/// What an import rests on beside the records.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Who there is.
    pub team: &'a Team,
    /// Now.
    pub now: Moment,
    /// Who imports.
    pub by: Option<&'a str>,
    /// The day of records that tell none.
    pub on: Option<NaiveDate>,
    /// Which meetings they are of, where they do not say.
    pub ritual: Ritual,
}

/// An entry and its free text, before it has a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafted {
    /// The entry.
    pub entry: Entry,
    /// The free text.
    pub notes: String,
}

/// A drafted meeting, and what a person should know of it.
pub type WithRemarks = (Drafted, Vec<String>);

impl Minutes {
    /// Whether there is anything to record.
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty() && self.actions.is_empty() && self.present.is_empty()
    }

    /// The meeting, on a day. `Err` has what keeps it from being recorded.
    pub fn meeting(
        &self,
        file: &str,
        on: NaiveDate,
        setting: &Setting<'_>,
    ) -> Result<WithRemarks, Vec<Refused>> {
        let team = setting.team;
        let mut remarks = Vec::new();
        let mut present: Vec<String> = Vec::new();
        for named in self.present.iter().chain(&self.chair) {
            let known = member(team, named);
            let near = nearly(team, &named.name).filter(|_| known.is_none());
            if let Some(near) = near {
                remarks.push(format!(
                    "`{}` is no member, and counts as a guest; did they mean {near}?",
                    named.name
                ));
            }
            let who = known.unwrap_or_else(|| named.name.clone());
            if !present.contains(&who) {
                present.push(who);
            }
        }
        let mut absent: Vec<String> = Vec::new();
        let mut strangers = Vec::new();
        for named in &self.absent {
            match member(team, named) {
                Some(who) if present.contains(&who) => {
                    remarks.push(format!("`{}` stands among those present and those absent, and is recorded as neither", named.name));
                    present.retain(|other| *other != who);
                }
                Some(who) if !absent.contains(&who) => absent.push(who),
                Some(_) => {}
                None => strangers.push(named.name.as_str()),
            }
        }
        let proxies = proxies(self, team, &present, &absent);
        present.retain(|who| {
            !proxies
                .iter()
                .any(|(_, spoken_for)| spoken_for.contains(who))
        });
        let chair = self
            .chair
            .as_ref()
            .map(|chair| member(team, chair).unwrap_or_else(|| chair.name.clone()));
        let mut values = vec![
            (
                "ritual",
                Value::Text(self.ritual.unwrap_or(setting.ritual).as_str().to_owned()),
            ),
            ("forum", Value::Flag(true)),
            ("present", Value::Texts(present.clone())),
            ("absent", Value::Texts(absent)),
            ("proxies", Value::Table(proxies)),
        ];
        values.extend(
            chair
                .filter(|chair| present.contains(chair))
                .map(|chair| ("facilitator", Value::Text(chair))),
        );
        values.extend(end_of(on, setting.now).map(|ended| ("ended", Value::Moment(ended))));
        if self.ritual.is_none() {
            remarks.push(format!("the record does not say which meeting it was: {} is recorded, --ritual says otherwise", setting.ritual));
        }
        let drafted = self.drafted(Kind::Meeting, file, self.line, on, 0, None, values, setting)?;
        let notes = self.notes(file, &strangers, setting);
        Ok((Drafted { notes, ..drafted }, remarks))
    }

    /// What was decided, in the order of the record.
    pub fn decided(
        &self,
        file: &str,
        on: NaiveDate,
        meeting: &str,
        setting: &Setting<'_>,
    ) -> Result<Vec<Drafted>, Vec<Refused>> {
        let draft = |(at, decided): (usize, &Decided)| {
            let mut values = vec![("text", Value::Text(decided.text.clone()))];
            values.extend(
                decided
                    .why
                    .iter()
                    .map(|why| ("why", Value::Text(why.clone()))),
            );
            let drafted = self.drafted(
                Kind::Decision,
                file,
                decided.line,
                on,
                at + 1,
                Some(meeting),
                values,
                setting,
            )?;
            let notes = decided.notes();
            Ok(Drafted { notes, ..drafted })
        };
        self.decisions.iter().enumerate().map(draft).collect()
    }

    /// What members promised, with a day by which; other actions stand in the meeting's notes.
    pub fn promised(
        &self,
        file: &str,
        on: NaiveDate,
        meeting: &str,
        setting: &Setting<'_>,
    ) -> Result<Vec<Drafted>, Vec<Refused>> {
        let after = self.decisions.len() + 1;
        let mut drafts = Vec::new();
        for action in &self.actions {
            let owner = action
                .owner
                .as_deref()
                .and_then(|owner| named_so(setting.team, owner));
            let (Some(owner), Some(due)) = (owner, action.due) else {
                continue;
            };
            let values = vec![
                ("owner", Value::Text(owner)),
                ("what", Value::Text(action.text.clone())),
                ("due", Value::Day(due)),
            ];
            let at = after + drafts.len();
            drafts.push(self.drafted(
                Kind::Commitment,
                file,
                action.line,
                on,
                at,
                Some(meeting),
                values,
                setting,
            )?);
        }
        Ok(drafts)
    }

    #[allow(clippy::too_many_arguments, reason = "what every kind of entry needs")]
    fn drafted(
        &self,
        kind: Kind,
        file: &str,
        line: usize,
        on: NaiveDate,
        at: usize,
        meeting: Option<&str>,
        values: Vec<(&'static str, Value)>,
        setting: &Setting<'_>,
    ) -> Result<Drafted, Vec<Refused>> {
        let scribe = self.scribe.as_ref();
        let scribe = scribe
            .map(|scribe| member(setting.team, scribe).unwrap_or_else(|| scribe.name.clone()));
        let head = Head {
            at: later(setting.now, at),
            on,
            by: scribe
                .or_else(|| setting.by.map(str::to_owned))
                .map(Text::from),
            source: Source::Imported,
            meeting: meeting.map(Ref::from),
        };
        drafted(kind, head, values, file, line)
    }

    /// What the entry of the meeting has no field for.
    fn notes(&self, file: &str, strangers: &[&str], setting: &Setting<'_>) -> String {
        let mut notes = String::new();
        if let Some(title) = &self.title {
            let _ = writeln!(notes, "# {title}\n");
        }
        let _ = writeln!(notes, "Imported from `{file}`.");
        if !strangers.is_empty() {
            let _ = writeln!(notes, "\nAlso absent: {}.", strangers.join(", "));
        }
        let promised = |action: &&super::minutes::Action| {
            let owner = action
                .owner
                .as_deref()
                .and_then(|owner| named_so(setting.team, owner));
            owner.is_some() && action.due.is_some()
        };
        let mut open = self
            .actions
            .iter()
            .filter(|action| !promised(action))
            .peekable();
        if open.peek().is_some() {
            notes.push_str(
                "\nActions without a member's name or a day, as the record has them:\n\n",
            );
            for action in open {
                let _ = writeln!(notes, "- {} (line {})", action.text, action.line);
            }
        }
        notes
    }
}

impl Decided {
    fn notes(&self) -> String {
        let mut notes = String::new();
        if let Some(number) = &self.number {
            let _ = writeln!(notes, "Number in the record: {number}.");
        }
        if let Some(topic) = self
            .topic
            .as_ref()
            .filter(|topic| !self.text.starts_with(topic.as_str()))
        {
            let _ = writeln!(notes, "About: {topic}");
        }
        for detail in &self.details {
            let _ = writeln!(notes, "- {detail}");
        }
        notes
    }
}

impl Adr {
    /// The decision, on a day, and the decision that it takes the place of.
    pub fn decision(
        &self,
        file: &str,
        on: NaiveDate,
        supersedes: Option<&str>,
        setting: &Setting<'_>,
    ) -> Result<Drafted, Vec<Refused>> {
        let team = setting.team;
        let mut values = Vec::new();
        let mut text = |name: &'static str, value: &Option<String>| {
            values.extend(value.iter().map(|value| (name, Value::Text(value.clone()))));
        };
        text("text", &self.text);
        text("why", &self.why);
        text("expected", &self.expected);
        text("supersedes", &supersedes.map(str::to_owned));
        let mut texts = |name: &'static str, list: Vec<String>| {
            if !list.is_empty() {
                values.push((name, Value::Texts(list)));
            }
        };
        texts("trade_offs", self.trade_offs.clone());
        texts("rejected", self.rejected.clone());
        let members = |list: &[Named]| {
            list.iter()
                .filter_map(|named| member(team, named))
                .collect::<Vec<_>>()
        };
        texts("consulted", members(&self.consulted));
        texts("informed", members(&self.informed));
        // One who decided alone is the approver; of several, nobody can tell.
        if let [one] = self.deciders.as_slice() {
            values.extend(member(team, one).map(|approver| ("approver", Value::Text(approver))));
        }
        let head = Head {
            at: setting.now,
            on,
            by: setting.by.map(Text::from),
            source: Source::Imported,
            meeting: None,
        };
        let drafted = drafted(Kind::Decision, head, values, file, self.line.max(1))?;
        let notes = self.notes();
        Ok(Drafted { notes, ..drafted })
    }

    fn notes(&self) -> String {
        let mut notes = String::new();
        if let Some(title) = &self.title {
            let _ = writeln!(notes, "# {title}\n");
        }
        if let Some(status) = &self.status {
            let _ = writeln!(notes, "Status in the record: {status}\n");
        }
        let all = |list: &[Named]| {
            list.iter()
                .map(|named| named.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        for (what, list) in [
            ("Deciders", &self.deciders),
            ("Consulted", &self.consulted),
            ("Informed", &self.informed),
        ] {
            if !list.is_empty() {
                let _ = writeln!(notes, "{what}: {}\n", all(list));
            }
        }
        if self.on.is_none() {
            notes.push_str("The record tells no day: that of the import stands in its place.\n\n");
        }
        for detail in &self.details {
            let _ = writeln!(notes, "{detail}\n");
        }
        notes
    }
}

/// Puts an entry together, with where it comes from.
pub(super) fn drafted(
    kind: Kind,
    head: Head,
    values: Vec<(&'static str, Value)>,
    file: &str,
    line: usize,
) -> Result<Drafted, Vec<Refused>> {
    let mut entry = compose(kind, head, values)?.entry;
    entry.origin = Some(format!("{file}:{line}").into());
    Ok(Drafted {
        entry,
        notes: String::new(),
    })
}

/// Entries of one record keep its order by the thousandths of a second.
fn later(now: Moment, at: usize) -> Moment {
    let step = i64::try_from(at).unwrap_or(i64::MAX);
    TimeDelta::try_milliseconds(step)
        .and_then(|step| now.checked_add_signed(step))
        .unwrap_or(now)
}

/// An imported meeting is over: its day has ended.
fn end_of(on: NaiveDate, now: Moment) -> Option<Moment> {
    let midnight = on.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN);
    let last = midnight.checked_sub_signed(TimeDelta::seconds(1))?;
    now.timezone().from_local_datetime(&last).single()
}

fn proxies(
    minutes: &Minutes,
    team: &Team,
    present: &[String],
    absent: &[String],
) -> Vec<(String, Vec<String>)> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for (speaker, spoken_for) in &minutes.proxies {
        let (Some(speaker), Some(spoken_for)) =
            (named_so(team, speaker), named_so(team, spoken_for))
        else {
            continue;
        };
        if !present.contains(&speaker) || absent.contains(&speaker) || speaker == spoken_for {
            continue;
        }
        match rows.iter_mut().find(|(other, _)| *other == speaker) {
            Some((_, list)) if list.contains(&spoken_for) => {}
            Some((_, list)) => list.push(spoken_for),
            None => rows.push((speaker, vec![spoken_for])),
        }
    }
    rows
}
