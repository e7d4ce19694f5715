//! The team as `firstteam.toml` describes it: members, goals, rituals, the pledge, and the settings of the rules.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::{Commits, Level, Name, Ritual, Scope};

/// The team and its settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// The team's name.
    pub name: String,
    /// What it is there for.
    pub mission: Option<String>,
    /// How long after a decision dissent outside the forum is still timely.
    pub dissent_window: TimeDelta,
    /// How soon affected functions are to hear of a decision.
    pub relay_within: TimeDelta,
    /// Members, present and past.
    pub members: Vec<Member>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// How often each meeting is held.
    pub rituals: Vec<Cadence>,
    /// The pledge, if the team has one.
    pub pledge: Option<Pledge>,
    /// Levels of rules, where they differ from the default.
    pub rules: BTreeMap<String, Level>,
    /// Thresholds of rules, where they differ from the default.
    pub thresholds: BTreeMap<String, f64>,
    /// Words that mean the same in this team.
    pub synonyms: Vec<Vec<String>>,
    /// The month in which the fiscal year begins, from 1.
    pub fiscal_year_starts: u32,
    /// What of the journal becomes a commit by itself.
    pub commits: Commits,
}

impl Default for Team {
    fn default() -> Self {
        Self {
            name: String::new(),
            mission: None,
            dissent_window: TimeDelta::hours(24),
            relay_within: TimeDelta::hours(48),
            members: Vec::new(),
            goals: Vec::new(),
            rituals: Vec::new(),
            pledge: None,
            rules: BTreeMap::new(),
            thresholds: BTreeMap::new(),
            synonyms: Vec::new(),
            fiscal_year_starts: 1,
            commits: Commits::Off,
        }
    }
}

/// A member of the team.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The short name that entries use.
    pub handle: String,
    /// The full name.
    pub name: String,
    /// The role, such as CFO.
    pub role: Option<String>,
    /// The function that the member leads.
    pub function: Option<String>,
    /// Whether the member leads the team, and addresses upheld findings.
    pub chair: bool,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Member {
    /// Whether the member belonged to the team on a day.
    pub fn is_in_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the member leads a function, by its name.
    pub fn leads(&self, function: &str) -> bool {
        self.function.as_deref() == Some(function)
    }
}

/// A goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// The name that entries use.
    pub id: String,
    /// The goal in one sentence.
    pub text: String,
    /// Whether it is the whole team's.
    pub scope: Option<Scope>,
    /// The function, for a function's goal.
    pub function: Option<String>,
    /// How it is measured.
    pub metric: Option<String>,
    /// What is aimed at.
    pub target: Option<String>,
    /// What the team agreed to trade away for it.
    pub gives_up: Vec<String>,
    /// What became of it: open, met or missed.
    pub state: Option<String>,
}

/// How often a meeting is held.
#[derive(Debug, Clone, PartialEq)]
pub struct Cadence {
    /// Which meeting.
    pub ritual: Ritual,
    /// The time from one to the next.
    pub every: TimeDelta,
}

/// What the members sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Pledge {
    /// The version that a signature names.
    pub version: String,
    /// From when it holds.
    pub from: Option<NaiveDate>,
    /// The words.
    pub text: String,
}

impl Team {
    /// The member with this handle.
    pub fn member(&self, handle: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.handle == handle)
    }

    /// Who led a function on a day.
    pub fn leaders<'a>(
        &'a self,
        function: &'a str,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a Member> {
        self.members
            .iter()
            .filter(move |member| member.leads(function) && member.is_in_on(day))
    }

    /// Who belonged to the team on a day.
    pub fn members_on(&self, day: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(move |member| member.is_in_on(day))
    }

    /// The functions that members lead or led, each once, in the order of the members.
    pub fn functions(&self) -> Vec<&str> {
        let mut functions = Vec::new();
        for function in self
            .members
            .iter()
            .filter_map(|member| member.function.as_deref())
        {
            if !functions.contains(&function) {
                functions.push(function);
            }
        }
        functions
    }

    /// The functions and handles that a list names, each once; `all` means every function.
    pub fn named<'a>(&'a self, names: &'a [Name]) -> Vec<&'a str> {
        let mut meant: Vec<&str> = Vec::new();
        for name in names {
            if &**name == "all" {
                meant.extend(self.functions());
            } else {
                meant.push(name);
            }
        }
        let mut seen = std::collections::HashSet::new();
        meant.retain(|name| seen.insert(*name));
        meant
    }

    /// Who speaks on a day for a name: the members who lead the function, or the member with the handle.
    pub fn voices<'a>(&'a self, name: &str, day: NaiveDate) -> Vec<&'a str> {
        let speaks = |member: &&Member| member.handle == name || member.leads(name);
        let voices = self.members_on(day).filter(speaks);
        voices.map(|member| member.handle.as_str()).collect()
    }

    /// The function that a name means: the function itself, or the one that a member leads.
    pub fn function_of<'a>(&'a self, name: &'a str) -> &'a str {
        self.member(name)
            .and_then(|member| member.function.as_deref())
            .unwrap_or(name)
    }

    /// A person's name for reports: the full name of a member, else the handle as it is.
    pub fn name_of<'a>(&'a self, handle: &'a str) -> &'a str {
        self.member(handle).map_or(handle, |member| &member.name)
    }

    /// A threshold: the team's, or the rule's own default.
    pub fn threshold(&self, name: &str, default: f64) -> f64 {
        self.thresholds.get(name).copied().unwrap_or(default)
    }
}
