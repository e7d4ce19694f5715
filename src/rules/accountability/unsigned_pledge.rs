//! A member who has not signed the pledge in time.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::model::kinds::Signature;
use crate::model::team::{Member, Pledge};
use crate::model::{Level, Span};
use crate::rules::{Check, Draft, Family, Rule, Threshold};

/// See `unsigned_pledge.md`.
pub static RULE: Rule = Rule {
    name: "unsigned-pledge",
    family: Family::Accountability,
    level: Level::Ask,
    thresholds: &[Threshold {
        name: "sign-days",
        default: 14.0,
        doc: "days within which a member signs the pledge",
    }],
    text: include_str!("unsigned_pledge.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let Some(pledge) = &check.team().pledge else {
        return;
    };
    // Without a day nobody can tell how long the pledge has been there to sign.
    let Some(from) = pledge.from else {
        return;
    };
    let window = check.days(&RULE, "sign-days");
    let signed: HashSet<&str> = check
        .journal
        .all::<Signature>()
        .filter(|signature| signature.pledge.trim() == pledge.version.trim())
        .map(|signature| &*signature.body.member)
        .collect();
    for member in check.team().members_on(check.as_of) {
        let since = member.from.map_or(from, |joined| joined.max(from));
        let since = Span::of(None, since);
        if !signed.contains(member.handle.as_str()) && check.has_passed(since, window) {
            found.push(question(member, pledge, check.passed_on(since, window)));
        }
    }
}

fn question(member: &Member, pledge: &Pledge, on: NaiveDate) -> Draft {
    let title = format!(
        "No signature of {} under the pledge {} is on record",
        member.name, pledge.version
    );
    let mut draft = Draft::of_team(format!("member:{}", member.handle), on, title);
    draft.members.push(member.handle.clone());
    draft.rests_on.push(pledge.version.clone());
    draft
}
