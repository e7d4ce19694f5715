//! Whether the journal holds together: duplicate ids, seals, minutes, names. Findings are not its business.

use std::collections::HashSet;

use super::Journal;
use super::disagreements;
use super::ids::Ids;
use crate::model::kinds::{ADDRESSEES, Dissent, Meeting, WITHHELD};
use crate::model::nearest;
use crate::model::{Body, Digest, Entry, Field, Kind, Of, Problem, Seal, Team};
use crate::parallel;

/// Keeps the first of entries that share an id, and reports the others. Returns where each id stands.
pub(super) fn drop_duplicates(entries: &mut Vec<Entry>, problems: &mut Vec<Problem>) -> Ids {
    let mut ids = Ids::with_capacity(entries.len());
    let mut later = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let Some(first) = ids.insert(entries, position) else {
            continue;
        };
        let message = format!("another file has the same id: {}", entries[first].path);
        problems.push(
            Problem::of_file("duplicate-id", &entry.path, message)
                .with_help("keep one of the two; the other can go if nothing is lost with it"),
        );
        later.push(position);
    }
    if later.is_empty() {
        return ids;
    }
    let mut later = later.into_iter().peekable();
    let mut position = 0..;
    entries.retain(|_| {
        later
            .next_if_eq(&position.next().unwrap_or(usize::MAX))
            .is_none()
    });
    Ids::of(entries)
}

/// How many entries, and how many meetings with their minutes, a thread takes at a time.
const ENTRIES: usize = 1024;
const MEETINGS: usize = 8;

/// Everything else that does not hold together, in the order of the journal.
pub(super) fn check(journal: &Journal, problems: &mut Vec<Problem>) {
    let shares: Vec<&[Entry]> = journal.entries.chunks(ENTRIES).collect();
    let found = parallel::map(&shares, 1, 1, |share, (): &mut ()| {
        let mut problems = Vec::new();
        for entry in *share {
            seal(journal, entry, &mut problems);
            problems.extend(strangers(&journal.team, entry));
            names_its_day(entry, &mut problems);
        }
        problems
    });
    problems.extend(found.into_iter().flatten());
    let meetings: Vec<Of<'_, Meeting>> = journal.all().collect();
    let found = parallel::map(&meetings, 1, MEETINGS, |meeting, (): &mut ()| {
        let mut problems = present_and_absent(*meeting);
        minutes(journal, *meeting, &mut problems);
        problems
    });
    problems.extend(found.into_iter().flatten());
    disagreements::check(journal, problems);
}

fn seal(journal: &Journal, entry: &Entry, problems: &mut Vec<Problem>) {
    match &entry.seal {
        Seal::Intact(_) => {}
        Seal::Missing => problems.push(
            Problem::of_file(
                "unsealed",
                &entry.path,
                "the entry has no seal: it was written by hand",
            )
            .with_help(format!("firstteam seal {}", entry.handle()))
            .as_note(),
        ),
        Seal::Broken(broken) => {
            let message = format!(
                "the seal does not match: the words changed after they were sealed\n  sealed: {}\n  now:    {}",
                broken.written, broken.actual
            );
            problems.push(
                Problem::of_file("broken-seal", &entry.path, message)
                    .at_field("seal", None)
                    .with_help(if is_open(journal, entry) {
                        let handle = entry.handle();
                        format!("if the new words are right, `firstteam seal {handle}`; else put the old ones back")
                    } else {
                        "put the old words back, and record the change with `firstteam amend`".to_owned()
                    }),
            );
        }
    }
}

/// Whether an entry may still be corrected: its meeting, or it itself as a meeting, is not adjourned.
fn is_open(journal: &Journal, entry: &Entry) -> bool {
    let meeting = match &entry.body {
        Body::Meeting(meeting) => Some(&**meeting),
        _ => journal.meeting_of(entry).map(|meeting| meeting.body),
    };
    meeting.is_some_and(Meeting::is_open)
}

/// An entry's file carries its day, so that a period can be found by name.
fn names_its_day(entry: &Entry, problems: &mut Vec<Problem>) {
    if let Some(day) = crate::model::id::date(&entry.id)
        && day != entry.on
    {
        let message = format!("the file's name says {day}, and `on` says {}", entry.on);
        problems.push(Problem::of_file("day-mismatch", &entry.path, message).at_field("on", None));
    }
}

/// Everyone whom an entry names and who is not a member, as problems of it. A guest may only be present.
pub fn strangers(team: &Team, entry: &Entry) -> Vec<Problem> {
    let mut problems = Vec::new();
    entry.body.each_person(&mut |field, handle| {
        if team.member(handle).is_none() && !may_be_unknown(entry, field, handle) {
            problems.push(unknown_member(team, entry, field, handle));
        }
    });
    if let Body::Dissent(dissent) = &entry.body {
        problems.extend(told_to(team, entry, dissent));
    }
    problems
}

/// Guests may be present, and lead a meeting that they are present at; a dissenter's name may be withheld.
fn may_be_unknown(entry: &Entry, field: &Field, handle: &str) -> bool {
    match &entry.body {
        Body::Meeting(meeting) if field.name == "facilitator" => meeting.has_present(handle),
        _ => may_name_strangers(entry.kind(), field, handle),
    }
}

/// Whether a name that no member has may stand in a field, whatever the others say.
pub fn may_name_strangers(kind: Kind, field: &Field, handle: &str) -> bool {
    match kind {
        Kind::Meeting => matches!(field.name, "present" | "facilitator"),
        Kind::Dissent => handle == WITHHELD,
        _ => false,
    }
}

fn told_to(team: &Team, entry: &Entry, dissent: &Dissent) -> Option<Problem> {
    let to = dissent.to.as_deref()?;
    if ADDRESSEES.contains(&to) || team.member(to).is_some() {
        return None;
    }
    let message = format!("`to` names `{to}`, who is neither a member nor board, legal or ethics");
    Some(Problem::of_file("unknown-member", &entry.path, message).at_field("to", Some(to)))
}

fn unknown_member(team: &Team, entry: &Entry, field: &Field, handle: &str) -> Problem {
    let message = format!("`{}` names `{handle}`, who is not a member", field.name);
    let problem =
        Problem::of_file("unknown-member", &entry.path, message).at_field(field.name, Some(handle));
    let nearest = nearest(
        handle,
        team.members.iter().map(|member| member.handle.as_str()),
    );
    problem.with_help(match nearest {
        Some(near) => format!("did you mean `{near}`?"),
        None => "add the member to firstteam.toml, or correct the handle".to_owned(),
    })
}

/// Nobody is in the room and away at once.
fn present_and_absent(meeting: Of<'_, Meeting>) -> Vec<Problem> {
    let path = &meeting.entry.path;
    let problem = |field: &str, handle: &str, message: String, help: &str| {
        Problem::of_file("present-and-absent", path, message)
            .at_field(field, Some(handle))
            .with_help(help)
    };
    let twice = meeting.body.twice().map(|handle| {
        let message = format!("`{handle}` is named as present, and as absent or spoken for");
        let help = "whoever was in the room speaks for themselves";
        problem("present", handle, message, help)
    });
    let afar = meeting.body.speaking_from_afar().map(|handle| {
        let message = format!("`{handle}` is named as absent, and speaks for another");
        let help = "only who was in the room speaks for another";
        problem("absent", handle, message, help)
    });
    twice.chain(afar).collect()
}

/// What was minuted must still be there, with the words that it had.
fn minutes(journal: &Journal, meeting: Of<'_, Meeting>, problems: &mut Vec<Problem>) {
    let path = &meeting.entry.path;
    for (id, seal) in journal.doubtful(meeting) {
        let minuted = seal.first().and_then(|seal| Digest::read(seal));
        let problem = match journal.get(id) {
            None if journal.is_elsewhere(id) => continue,
            None => Problem::of_file(
                "missing-from-minutes",
                path,
                format!("the minutes name `{id}`, which is gone"),
            )
            .with_help("bring the file back from the journal's history"),
            Some(entry) if entry.digest() == minuted && minuted.is_some() => continue,
            Some(entry) if matches!(entry.seal, Seal::Broken(_)) => continue,
            Some(entry) => {
                let now = entry
                    .digest()
                    .map_or_else(|| "none".to_owned(), |now| now.to_string());
                let was = seal.first().map_or("none", String::as_str);
                let message = format!(
                    "the minutes sealed `{id}` with other words\n  minuted: {was}\n  now:     {now}"
                );
                Problem::of_file("resealed", path, message)
                    .with_help("bring the minuted words back")
            }
        };
        problems.push(problem.at_field("minutes", Some(id)));
    }
    // Adjournment writes minutes, even where there is nothing to seal. A meeting that has ended without any was written
    // by hand, imported, or over before it was recorded, and nobody can tell which entries came later.
    if meeting.minutes.is_none() {
        return;
    }
    let sealed: HashSet<&str> = meeting.body.sealed().iter().map(|(id, _)| &**id).collect();
    for entry in journal.minuted(meeting.entry) {
        if !sealed.contains(&*entry.id) {
            let message = format!(
                "it names the meeting `{}`, whose minutes do not have it",
                meeting.entry.id
            );
            problems.push(
                Problem::of_file("not-in-minutes", &entry.path, message)
                    .at_field("meeting", None)
                    .with_help("an entry written after adjournment names no closed meeting"),
            );
        }
    }
}
