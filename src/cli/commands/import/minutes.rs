//! Minutes: a meeting for each record, with its decisions and promises.

use chrono::NaiveDate;

use super::{Group, Plan, Row, read_all};
use crate::capture::Refused;
use crate::capture::import::{
    Becomes, Before, Drafted, Minutes, Setting, amendment, minutes, text_of,
};
use crate::cli::progress::Progress;
use crate::model::kinds::{Commitment, Meeting};
use crate::model::{BodyOf, Of, Problem};
use crate::report::Remark;
use crate::store::SourceFile;

pub(super) fn plan(
    files: &[SourceFile],
    bar: &Progress,
    before: &mut Before<'_>,
    setting: &Setting<'_>,
    plan: &mut Plan,
) {
    let read = read_all(files, bar, &mut plan.problems, minutes);
    for (file, records) in files.iter().zip(read) {
        for record in records.into_iter().flatten() {
            // A record that is refused leaves nothing behind, not even its rows.
            let (items, remarks) = (plan.view.items.len(), plan.view.remarks.len());
            if let Err(refused) = one(file, &record, before, setting, plan) {
                plan.view.items.truncate(items);
                plan.view.remarks.truncate(remarks);
                plan.refuse(file, &refused);
            }
        }
    }
}

fn one(
    file: &SourceFile,
    record: &Minutes,
    before: &mut Before<'_>,
    setting: &Setting<'_>,
    plan: &mut Plan,
) -> Result<(), Vec<Refused>> {
    let name = file.name.as_str();
    for maybe in &record.maybe {
        plan.view.maybe.push(Remark {
            file: name.to_owned(),
            line: Some(maybe.line),
            text: maybe.text.clone(),
            because: maybe.because.describe().to_owned(),
        });
    }
    if record.is_empty() {
        plan.remark(
            name,
            None,
            "nothing in it is labelled as a decision, an action or a roster, in words that are known",
        );
        return Ok(());
    }
    let Some(on) = record.on.or(setting.on) else {
        let message = "neither its words nor its name tell the day of the meeting";
        plan.problems.push(
            Problem::of_file("no-day", &file.path.display().to_string(), message)
                .with_help("give it with --on 2026-03-02, or rename the file"),
        );
        return Ok(());
    };
    if let Some(other) = record.other_day {
        plan.remark(
            name,
            None,
            format!("its words say {on}, its name {other}: {on} is recorded"),
        );
    }
    let mut group = (Vec::new(), Vec::new());
    let Some(meeting) = meeting(name, record, on, before, setting, &mut group, plan)? else {
        return Ok(());
    };
    let decided = record.decided(name, on, &meeting, setting)?;
    let (becomes, gone) = before.decisions(name, on, &decided);
    for (drafted, becomes) in decided.iter().zip(becomes) {
        entry(
            name,
            "decision",
            text_of(drafted),
            drafted,
            becomes,
            setting,
            &mut group,
            plan,
        )?;
    }
    for entry in gone {
        let handle = entry.handle();
        plan.remark(
            name,
            None,
            format!("{handle} was recorded from it, and it has it no more; the decision stands"),
        );
    }
    for drafted in &record.promised(name, on, &meeting, setting)? {
        let what = Commitment::of(&drafted.entry)
            .map_or(String::new(), |promise| promise.what.to_string());
        let becomes = before.promise(name, drafted);
        entry(
            name,
            "commitment",
            &what,
            drafted,
            becomes,
            setting,
            &mut group,
            plan,
        )?;
    }
    if !group.0.is_empty() {
        plan.groups.push(group);
    }
    Ok(())
}

/// The id of the record's meeting: the one that was recorded before, or a new one.
fn meeting(
    name: &str,
    record: &Minutes,
    on: NaiveDate,
    before: &mut Before<'_>,
    setting: &Setting<'_>,
    group: &mut Group,
    plan: &mut Plan,
) -> Result<Option<String>, Vec<Refused>> {
    let (drafted, remarks) = record.meeting(name, on, setting)?;
    before.follow_minutes(name, &drafted);
    let row = |becomes| Row {
        file: name,
        kind: "meeting",
        text: record.title.as_deref().unwrap_or("Meeting"),
        becomes,
    };
    let Some(known) = before.meeting(name, on) else {
        for remark in remarks {
            plan.remark(name, Some(record.line), remark);
        }
        return Ok(plan.add(group, &drafted, Some(row("new"))));
    };
    let is_same = |now: Of<'_, Meeting>| now.present == known.present && now.absent == known.absent;
    let id = known.entry.id.to_string();
    if !Meeting::of(&drafted.entry).is_some_and(is_same) {
        plan.remark(
            name,
            None,
            format!("its roster changed since it was recorded as {id}; a meeting is not amended"),
        );
    }
    plan.row(&row("unchanged"), &drafted, Some(id.clone()));
    Ok(Some(id))
}

/// An entry, a change of one, or nothing new.
#[allow(clippy::too_many_arguments, reason = "what a row and its entry need")]
pub(super) fn entry(
    file: &str,
    kind: &'static str,
    text: &str,
    drafted: &Drafted,
    becomes: Becomes,
    setting: &Setting<'_>,
    group: &mut Group,
    plan: &mut Plan,
) -> Result<Option<String>, Vec<Refused>> {
    let row = |becomes| Row {
        file,
        kind,
        text,
        becomes,
    };
    Ok(match becomes {
        Becomes::New => plan.add(group, drafted, Some(row("new"))),
        Becomes::Known(id) => {
            plan.row(&row("unchanged"), drafted, Some(id.clone()));
            Some(id)
        }
        Becomes::Amends(id, changes) => {
            let change = amendment(&id, changes, drafted, setting)?;
            plan.add(group, &change, Some(row("amended")));
            Some(id)
        }
    })
}
