//! Who signed the pledge.

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Item, Line};
use super::people::called;
use super::words::{and, count, number};
use crate::model::Journal;
use crate::model::kinds::Signature;

/// The pledge with those who signed it, and those who have not yet.
#[derive(Debug, Clone, Serialize)]
pub struct Pledged {
    /// The version that holds.
    pub version: String,
    /// Since when.
    pub from: Option<NaiveDate>,
    /// The members of the day, in the order of the team.
    pub members: Vec<Signer>,
}

/// A member beside the pledge.
#[derive(Debug, Clone, Serialize)]
pub struct Signer {
    /// The handle.
    pub member: String,
    /// As reports call them.
    pub name: String,
    /// The version signed last, if any was.
    pub version: Option<String>,
    /// When that was signed.
    pub on: Option<NaiveDate>,
}

/// The pledge as of a day, where the team has one that holds by then.
pub fn pledge(journal: &Journal, as_of: NaiveDate) -> Option<Pledged> {
    let team = &journal.team;
    let pledge = team.pledge.as_ref()?;
    if pledge.from.is_some_and(|from| from > as_of) {
        return None;
    }
    let signer = |handle: &str| {
        // The version that holds counts, whatever was signed after it; else the last one.
        let own = journal
            .all::<Signature>()
            .filter(|one| &*one.body.member == handle);
        let last = own.fold(None, |best: Option<(&str, NaiveDate)>, one| match best {
            Some((version, _)) if version == pledge.version => best,
            _ => Some((&one.body.pledge, one.entry.on)),
        });
        Signer {
            member: handle.to_owned(),
            name: called(team, handle),
            version: last.map(|(version, _)| version.to_owned()),
            on: last.map(|(_, on)| on),
        }
    };
    let members = team.members_on(as_of);
    Some(Pledged {
        version: pledge.version.clone(),
        from: pledge.from,
        members: members.map(|member| signer(&member.handle)).collect(),
    })
}

impl Pledged {
    /// Those who have not signed the version that holds.
    pub fn missing(&self) -> impl Iterator<Item = &Signer> {
        let holds = Some(self.version.as_str());
        self.members
            .iter()
            .filter(move |signer| signer.version.as_deref() != holds)
    }

    /// Who signed it, who signed an earlier version, and who none, a point each.
    pub fn items(&self) -> Vec<Item> {
        let signed: Vec<&Signer> = self
            .members
            .iter()
            .filter(|signer| signer.version.as_deref() == Some(&self.version))
            .collect();
        let names = |who: &[&Signer]| {
            let names: Vec<&str> = who.iter().map(|signer| signer.name.as_str()).collect();
            and(&names)
        };
        let mut items = Vec::new();
        if signed.len() == self.members.len() {
            let all = match signed.len() {
                0 => return items,
                1 => format!("Signed by {}", names(&signed)),
                all => format!("Signed by all {}", number(all)),
            };
            items.push(Item::new(
                Line::new()
                    .plain(all)
                    .plain(": version ")
                    .plain(&self.version),
            ));
            return items;
        }
        if !signed.is_empty() {
            items.push(Item::new(format!(
                "Version {}, signed by {}",
                self.version,
                names(&signed)
            )));
        }
        let earlier: Vec<String> = self
            .missing()
            .filter_map(|signer| Some(format!("{} ({})", signer.name, signer.version.as_ref()?)))
            .collect();
        if !earlier.is_empty() {
            items.push(Item::new(format!("Another version: {}", and(&earlier))));
        }
        let none: Vec<&Signer> = self.missing().filter(|one| one.version.is_none()).collect();
        if !none.is_empty() {
            items.push(Item::new(format!(
                "Version {} not signed yet: {}",
                self.version,
                names(&none)
            )));
        }
        items
    }

    /// "Two members have not signed the pledge 2026-01 yet", where some have not.
    pub fn sentence(&self) -> Option<String> {
        let missing = self.missing().count();
        let have = if missing == 1 { "has" } else { "have" };
        let who = super::words::capital(&count(missing, "member", "members"));
        (missing > 0).then(|| format!("{who} {have} not signed the pledge {} yet.", self.version))
    }
}
