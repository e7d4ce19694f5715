//! Where people stand on a decision. Present without a stance is silent, and never shown as agreement.

use serde::Serialize;

use super::document::Line;
use super::people::called;
use crate::model::journal::StanceAt;
use crate::model::kinds::{Decision, Dissent, Position};
use crate::model::{Channel, Journal, Of, Source, Stance, Word};

/// Where one member stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stood {
    /// The handle.
    pub member: String,
    /// As reports call them.
    pub name: String,
    /// The last stance given, if there is one.
    pub stance: Option<&'static str>,
    /// `stands`; `stale`, where the wording has changed since; `silent`, present without a stance; or `dissented`,
    /// without a stance but heard in the forum.
    pub state: &'static str,
}

/// Where members stand: those who gave a stance, and those who were present without one. In the order of the team.
/// Imported decisions carry no stances, so that nobody is silent there.
pub fn standing(journal: &Journal, decision: Of<'_, Decision>) -> Vec<Stood> {
    let mut handles: Vec<&str> = decision
        .body
        .stances
        .0
        .iter()
        .map(|(who, _)| &**who)
        .collect();
    handles.extend(
        journal
            .naming_it_as::<Position>(decision.entry)
            .map(|position| &*position.body.member),
    );
    if decision.entry.source != Source::Imported
        && let Some(meeting) = journal.meeting_of(decision.entry)
    {
        handles.extend(journal.members_present(meeting));
    }
    in_order(journal, handles)
        .into_iter()
        .map(|handle| stood(journal, decision, handle))
        .collect()
}

/// Each once, in the order of the team.
fn in_order<'a>(journal: &Journal, mut handles: Vec<&'a str>) -> Vec<&'a str> {
    let place = |handle: &str| {
        let mut members = journal.team.members.iter();
        members
            .position(|member| member.handle == handle)
            .unwrap_or(usize::MAX)
    };
    handles.sort_by_key(|handle| (place(handle), *handle));
    handles.dedup();
    handles
}

/// Where members stood when the meeting that decided was over: the stances of the decision and those taken in its
/// meeting, and silent whoever was present without one.
pub fn standing_then(journal: &Journal, decision: Of<'_, Decision>) -> Vec<Stood> {
    let handles = decision.body.stances.0.iter().map(|(who, _)| &**who);
    let taken = taken_there(journal, decision).map(|position| &*position.body.member);
    let mut handles: Vec<&str> = handles.chain(taken).collect();
    if decision.entry.source != Source::Imported
        && let Some(meeting) = journal.meeting_of(decision.entry)
    {
        handles.extend(journal.members_present(meeting));
    }
    in_order(journal, handles)
        .into_iter()
        .map(|handle| stood_then(journal, decision, handle))
        .collect()
}

/// Where one member stood when the meeting that decided was over.
pub fn stood_then(journal: &Journal, decision: Of<'_, Decision>, handle: &str) -> Stood {
    let taken = taken_there(journal, decision).filter(|position| &*position.member == handle);
    let taken = taken.last().map(|position| position.body.stance);
    let stance = taken.or_else(|| decision.stances.of(handle));
    let spoke = |dissent: Of<'_, Dissent>| {
        dissent.channel == Channel::Forum
            && dissent.named() == Some(handle)
            && dissent.entry.on <= decision.entry.on
    };
    let state = match stance {
        Some(_) => "stands",
        None if journal.dissents_on(decision).any(spoke) => "dissented",
        None => "silent",
    };
    Stood {
        member: handle.to_owned(),
        name: called(&journal.team, handle),
        stance: stance.map(Word::as_str),
        state,
    }
}

/// The positions on a decision that were taken in the meeting that made it.
fn taken_there<'a>(
    journal: &'a Journal,
    decision: Of<'a, Decision>,
) -> impl Iterator<Item = Of<'a, Position>> {
    let positions = journal.naming_it_as::<Position>(decision.entry);
    positions.filter(move |position| {
        position.entry.meeting.is_some() && position.entry.meeting == decision.entry.meeting
    })
}

fn stood(journal: &Journal, decision: Of<'_, Decision>, handle: &str) -> Stood {
    let (stance, state) = match journal.stance(decision, handle) {
        StanceAt::Stood(stance) => (Some(stance), "stands"),
        StanceAt::Stale(stance) => (Some(stance), "stale"),
        StanceAt::Silent | StanceAt::Unsure if journal.dissented_in_forum(decision, handle) => {
            (None, "dissented")
        }
        StanceAt::Silent | StanceAt::Unsure => (None, "silent"),
    };
    Stood {
        member: handle.to_owned(),
        name: called(&journal.team, handle),
        stance: stance.map(Word::as_str),
        state,
    }
}

/// Everybody's stance in a line, from most in favour to least, then those who gave none.
pub fn line(standing: &[Stood]) -> Option<Line> {
    // Where nobody's stance was written down, nobody was silent: the record is.
    if standing.len() > 1 && standing.iter().all(|who| who.state == "silent") {
        return Some("Stances not recorded".into());
    }
    let mut groups: Vec<String> = Vec::new();
    let mut add = |label: &str, names: Vec<String>| {
        if !names.is_empty() {
            groups.push(format!("{label} {}", names.join(", ")));
        }
    };
    for word in Stance::WORDS {
        let label = format!("{}:", says(word));
        add(
            &label,
            names(standing, |who| {
                who.state == "stands" && who.stance == Some(word)
            }),
        );
    }
    add(
        "spoke against:",
        names(standing, |who| who.state == "dissented"),
    );
    add("silent:", names(standing, |who| who.state == "silent"));
    add(
        "not asked again since the change:",
        names(standing, |who| who.state == "stale"),
    );
    if groups.is_empty() {
        return None;
    }
    Some(super::words::capital(&groups.join(" · ")).into())
}

/// What somebody does who takes a stance.
pub fn says(stance: &str) -> &str {
    match stance {
        "reservation" => "with a reservation",
        "abstain" => "abstains",
        "disagree-and-commit" => "disagrees and commits",
        "aside" => "stands aside",
        "object" => "objects",
        other => other,
    }
}

fn names(standing: &[Stood], wanted: impl Fn(&Stood) -> bool) -> Vec<String> {
    let wanted = standing.iter().filter(|who| wanted(who));
    wanted.map(Stood::called).collect()
}

impl Stood {
    /// The name, with the stance where the group does not tell it.
    fn called(&self) -> String {
        match self.stance {
            Some(stance) if self.state == "stale" => format!("{} ({stance})", self.name),
            _ => self.name.clone(),
        }
    }
}
