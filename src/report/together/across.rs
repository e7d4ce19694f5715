//! What goes across teams: people who sit in several of them, and functions that hear decisions of several.
//!
//! A person is known again by handle and full name together. Where only the handle is the same, two people are meant, and
//! the report says so: to hold one to what another has promised would be worse than to miss it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Team, promised_by};
use crate::model::team::Member;
use crate::report::relays::{Owed, all_owed};
use crate::report::{Promise, words};

/// A person or a function, with what several teams wait for.
#[derive(Debug, Clone, Serialize)]
pub struct Across {
    /// The full name, or the function.
    pub name: String,
    /// The teams, in the order in which they were named.
    pub teams: Vec<String>,
    /// Open promises.
    pub promises: Vec<OfTeam<Promise>>,
    /// What a person still has to tell, or a function's people to hear.
    pub relays: Vec<OfTeam<Owed>>,
}

/// Something of one of the teams.
#[derive(Debug, Clone, Serialize)]
pub struct OfTeam<T> {
    /// The team.
    pub team: String,
    /// What it is.
    #[serde(flatten)]
    pub what: T,
}

/// A handle that stands for different people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Namesake {
    /// The handle.
    pub handle: String,
    /// The full name in each team.
    pub people: Vec<(String, String)>,
}

/// The members of all teams on the day as of which one looks, by handle, each with the place of the team.
fn by_handle<'a>(teams: &[Team<'a>]) -> BTreeMap<String, Vec<(usize, &'a Member)>> {
    let mut handles: BTreeMap<String, Vec<(usize, &Member)>> = BTreeMap::new();
    for (place, team) in teams.iter().enumerate() {
        for member in team.journal.team.members_on(team.as_of) {
            let seats = handles.entry(member.handle.clone()).or_default();
            seats.push((place, member));
        }
    }
    handles
}

/// A name as it is compared: in any case, with spaces as one.
fn folded(name: &str) -> String {
    words::one_line(name).to_lowercase()
}

/// People who sit in several teams and have something open there.
pub(super) fn members(teams: &[Team<'_>], names: &[String]) -> Vec<Across> {
    let mut members = Vec::new();
    for (handle, seats) in by_handle(teams) {
        let mut people: BTreeMap<String, Vec<(usize, &Member)>> = BTreeMap::new();
        for (place, member) in seats {
            people
                .entry(folded(&member.name))
                .or_default()
                .push((place, member));
        }
        for seats in people.into_values().filter(|seats| seats.len() > 1) {
            let mut across = Across {
                name: seats[0].1.name.clone(),
                teams: seats
                    .iter()
                    .map(|(place, _)| names[*place].clone())
                    .collect(),
                promises: Vec::new(),
                relays: Vec::new(),
            };
            for (place, _) in seats {
                let of_team = |what| OfTeam {
                    team: names[place].clone(),
                    what,
                };
                across
                    .promises
                    .extend(promised_by(&teams[place], &handle).into_iter().map(of_team));
                let mut owed = all_owed(teams[place].journal, teams[place].as_of);
                owed.retain(|owed| owed.members.contains(&handle));
                across.relays.extend(owed.into_iter().map(|what| OfTeam {
                    team: names[place].clone(),
                    what,
                }));
            }
            across.count_once();
            members.extend(across.is_something().then_some(across));
        }
    }
    members
}

/// Functions whose people still have to hear decisions of more than one team.
pub(super) fn functions(teams: &[Team<'_>], names: &[String]) -> Vec<Across> {
    let mut functions: BTreeMap<String, Across> = BTreeMap::new();
    for (team, name) in teams.iter().zip(names) {
        for owed in all_owed(team.journal, team.as_of) {
            let across = functions
                .entry(folded(&owed.audience))
                .or_insert_with(|| Across {
                    name: words::capital(&owed.audience),
                    teams: Vec::new(),
                    promises: Vec::new(),
                    relays: Vec::new(),
                });
            if across.teams.last() != Some(name) {
                across.teams.push(name.clone());
            }
            across.relays.push(OfTeam {
                team: name.clone(),
                what: owed,
            });
        }
    }
    let mut functions: Vec<Across> = functions.into_values().collect();
    functions.iter_mut().for_each(Across::count_once);
    functions.retain(|across| across.teams.len() > 1 && across.relays.len() > 1);
    functions
}

/// Handles that stand for different people in different teams.
pub(super) fn namesakes(teams: &[Team<'_>], names: &[String]) -> Vec<Namesake> {
    let of_several = by_handle(teams).into_iter().filter(|(_, seats)| {
        seats
            .iter()
            .any(|(_, member)| folded(&member.name) != folded(&seats[0].1.name))
    });
    of_several
        .map(|(handle, seats)| Namesake {
            handle,
            people: seats
                .into_iter()
                .map(|(place, member)| (names[place].clone(), member.name.clone()))
                .collect(),
        })
        .collect()
}

impl Across {
    /// What lies in several journals, copied there, is one thing, of the team that was named first.
    fn count_once(&mut self) {
        let mut seen = std::collections::HashSet::new();
        self.promises
            .retain(|promise| seen.insert(promise.what.id.clone()));
        let mut seen = std::collections::HashSet::new();
        self.relays
            .retain(|owed| seen.insert((owed.what.decision.clone(), folded(&owed.what.audience))));
    }

    fn is_something(&self) -> bool {
        !self.promises.is_empty() || !self.relays.is_empty()
    }
}
