//! A finding that was upheld, and nothing was changed because of it.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;

use crate::model::kinds::{Address, Meeting};
use crate::model::{AddressResult, Level, Of};
use crate::rules::settle::{digest, fingerprint, level};
use crate::rules::{Check, Draft, Family, Rule, Threshold, rule};

/// See `unaddressed.md`.
pub static RULE: Rule = Rule {
    name: "unaddressed",
    family: Family::Accountability,
    level: Level::Flag,
    thresholds: &[Threshold {
        name: "address-days",
        default: 14.0,
        doc: "days within which the chair says what was changed because of an upheld finding",
    }],
    text: include_str!("unaddressed.md"),
    check,
};

fn check(check: &Check<'_>, found: &mut Vec<Draft>) {
    let window = check.days(&RULE, "address-days");
    let debts = debts(check, window);
    if debts.is_empty() {
        return;
    }
    let raised = Raised::of(check, &debts);
    for upheld in debts.into_iter().filter(|upheld| raised.stands(*upheld)) {
        let draft = Draft::about(
            upheld.entry,
            "A finding was upheld, and what was changed because of it is not on record",
        );
        found.push(
            draft
                .as_heard(check.is_hearsay(upheld.entry))
                .on(check.passed_on(upheld.entry.when(), window))
                .quoting(upheld.entry, "what", &upheld.what)
                .noting(format!("the finding: {}", &*upheld.finding)),
        );
    }
}

/// Findings that were upheld so long ago, and not closed since: by the address that opened the debt, in order.
fn debts<'a>(check: &Check<'a>, window: TimeDelta) -> Vec<Of<'a, Address>> {
    let mut open: HashMap<&str, Of<'_, Address>> = HashMap::new();
    let mut order = Vec::new();
    for address in check.journal.all::<Address>() {
        let finding = &*address.body.finding;
        match address.result {
            // Nobody is asked twice: what was upheld again is the same debt, unless other words were looked at.
            AddressResult::Upheld => {
                let debt = open.entry(finding).or_insert(address);
                if debt.evidence != address.body.evidence {
                    *debt = address;
                }
                order.push(finding);
            }
            AddressResult::Changed if !is_by_chair(check, address) => {}
            AddressResult::Changed | AddressResult::Dismissed => {
                open.remove(finding);
            }
        }
    }
    let own = format!("{}/", RULE.name);
    order
        .into_iter()
        .filter_map(|finding| open.remove(finding))
        .filter(|upheld| !upheld.finding.starts_with(&own))
        .filter(|upheld| check.has_passed(upheld.entry.when(), window))
        .collect()
}

/// Whether the chair wrote it down, or may have, or was in the room when it was. A team that names no chair has none to
/// wait for.
fn is_by_chair(check: &Check<'_>, address: Of<'_, Address>) -> bool {
    let day = address.entry.on;
    let chairs = || {
        let members = check.team().members_on(day);
        members.filter(|member| member.chair)
    };
    let forum = check.journal.meeting_of(address.entry);
    let forum: Option<Of<'_, Meeting>> = forum.filter(|meeting| meeting.forum);
    chairs().next().is_none()
        || address.entry.by.as_deref().is_none_or(|by| {
            chairs().any(|chair| {
                chair.handle == by || forum.is_some_and(|forum| forum.has_present(&chair.handle))
            })
        })
}

/// What is still raised of the rules whose findings were upheld.
struct Raised {
    /// Digests of the evidence by fingerprint.
    digests: HashMap<String, String>,
    /// Everything that a fingerprint may name in this journal.
    subjects: HashSet<String>,
}

impl Raised {
    fn of(check: &Check<'_>, debts: &[Of<'_, Address>]) -> Self {
        let mut digests = HashMap::new();
        let mut asked = HashSet::new();
        for upheld in debts {
            let Some(rule) = rule_of(&upheld.finding).filter(|rule| asked.insert(rule.name)) else {
                continue;
            };
            let mut drafts = Vec::new();
            if level(check.journal, rule) > Level::Off {
                (rule.check)(check, &mut drafts);
            }
            for draft in drafts {
                digests.insert(fingerprint(rule, &draft, check), digest(&draft));
            }
        }
        let entries = check.journal.entries();
        Self {
            digests,
            subjects: entries.map(|entry| check.key(&entry.id)).collect(),
        }
    }

    /// Whether the debt does. Where the finding is raised no more, it was mended; where it rests on other words now, it
    /// is asked anew. Where its subject is gone, nothing says that it was mended.
    fn stands(&self, upheld: Of<'_, Address>) -> bool {
        let finding = &*upheld.body.finding;
        match self.digests.get(finding) {
            Some(now) => upheld
                .evidence
                .as_deref()
                .is_none_or(|evidence| evidence == now),
            None => {
                rule_of(finding).is_none()
                    || finding.split_once('/').is_none_or(|(_, subject)| {
                        !subject.contains(':') && !self.subjects.contains(subject)
                    })
            }
        }
    }
}

/// The rule that raised a finding, where the program has it.
fn rule_of(finding: &str) -> Option<&'static Rule> {
    rule(finding.split('/').next()?)
}
