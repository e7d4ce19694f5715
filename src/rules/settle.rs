//! From what rules ask to findings: levels from the settings, states from what people made of them, one event once.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{NaiveDate, TimeDelta};

use super::check::{Check, Draft, key};
use super::{Family, Finding, RULES, Rule, State};
use crate::model::kinds::Address;
use crate::model::{AddressResult, Journal, Level, Of};
use crate::parallel;

/// How long a finding counts as new.
const NEW_DAYS: TimeDelta = TimeDelta::days(7);

/// Which findings are asked for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Rules, by name; all, where the list is empty.
    pub rules: Vec<String>,
    /// Families; all, where the list is empty.
    pub families: Vec<Family>,
    /// States; those that still wait for somebody, where the list is empty.
    pub states: Vec<State>,
    /// The quietest level.
    pub least: Option<Level>,
}

impl Selection {
    /// Whether a rule is among those asked for.
    pub fn has_rule(&self, rule: &Rule) -> bool {
        (self.rules.is_empty() || self.rules.iter().any(|name| name == rule.name))
            && (self.families.is_empty() || self.families.contains(&rule.family))
    }

    /// Whether a finding is among those asked for, by its rule as by its state and level.
    pub fn has(&self, finding: &Finding) -> bool {
        let state = if self.states.is_empty() {
            finding.state != State::Dismissed
        } else {
            self.states.contains(&finding.state)
        };
        let is_loud = self.least.is_none_or(|least| finding.level >= least);
        self.has_rule(finding.rule) && state && is_loud
    }
}

/// Asks every rule, and returns the findings: the loudest first, then the oldest.
pub fn findings(journal: &Journal, as_of: NaiveDate, selection: &Selection) -> Vec<Finding> {
    settle(&Check::new(journal, as_of), selection)
}

/// The same, but of relays those only that tell of these decisions: comparing wording is the costly part.
pub fn findings_on(
    journal: &Journal,
    as_of: NaiveDate,
    selection: &Selection,
    decisions: &BTreeSet<String>,
) -> Vec<Finding> {
    let check = Check::new(journal, as_of).with_relays_of(decisions);
    settle(&check, selection)
}

fn settle(check: &Check<'_>, selection: &Selection) -> Vec<Finding> {
    let journal = check.journal;
    let addresses = addresses(journal);
    let rules: Vec<&Rule> = RULES
        .iter()
        .copied()
        .filter(|rule| selection.has_rule(rule) && level(journal, rule) > Level::Off)
        .collect();
    let asked = parallel::map(&rules, 1, 1, |rule, (): &mut ()| {
        let mut drafts = Vec::new();
        (rule.check)(check, &mut drafts);
        drafts
            .into_iter()
            .map(|draft| settled(rule, draft, check, &addresses))
            .collect::<Vec<_>>()
    });
    let mut findings: Vec<Finding> = asked
        .into_iter()
        .flatten()
        .filter(|finding| selection.has(finding))
        .collect();
    findings.sort_by(|a, b| {
        (b.level, a.on, a.rule.name, &a.fingerprint).cmp(&(
            a.level,
            b.on,
            b.rule.name,
            &b.fingerprint,
        ))
    });
    findings.dedup_by(|later, first| later.fingerprint == first.fingerprint);
    if selection.states.is_empty() {
        drop_told_by_debts(journal, &mut findings);
    }
    findings
}

/// An upheld finding that `unaddressed` asks about is one question, not two.
fn drop_told_by_debts(journal: &Journal, findings: &mut Vec<Finding>) {
    let debts = findings
        .iter()
        .filter(|finding| finding.rule.name == super::accountability::unaddressed::RULE.name);
    let upheld: HashSet<&str> = debts
        .filter_map(|debt| journal.get_as::<Address>(debt.subjects.first()?))
        .map(|address| &*address.body.finding)
        .collect();
    findings.retain(|finding| {
        finding.state != State::Upheld || !upheld.contains(finding.fingerprint.as_str())
    });
}

/// The level at which a rule speaks in this team.
pub fn level(journal: &Journal, rule: &Rule) -> Level {
    journal
        .team
        .rules
        .get(rule.name)
        .copied()
        .unwrap_or(rule.level)
}

/// What people made of findings, by fingerprint, in order.
fn addresses(journal: &Journal) -> HashMap<&str, Vec<Of<'_, Address>>> {
    let mut by_fingerprint: HashMap<&str, Vec<Of<'_, Address>>> = HashMap::new();
    for address in journal.all::<Address>() {
        by_fingerprint
            .entry(&address.body.finding)
            .or_default()
            .push(address);
    }
    by_fingerprint
}

/// The rule and its primary subject.
pub(super) fn fingerprint(rule: &Rule, draft: &Draft, check: &Check<'_>) -> String {
    let of_subject = draft.subjects.first().filter(|id| key(id) == draft.key);
    let key = of_subject.map_or_else(|| draft.key.clone(), |id| check.key(id));
    format!("{}/{key}", rule.name)
}

fn settled(
    rule: &'static Rule,
    draft: Draft,
    check: &Check<'_>,
    addresses: &HashMap<&str, Vec<Of<'_, Address>>>,
) -> Finding {
    let fingerprint = fingerprint(rule, &draft, check);
    let digest = digest(&draft);
    let answered = addresses
        .get(fingerprint.as_str())
        .and_then(|given| settled_by(given, &digest));
    let unanswered = if check.as_of - draft.on < NEW_DAYS {
        State::New
    } else {
        State::Open
    };
    let (state, answer) = answered.unzip();
    let doc = rule.doc();
    Finding {
        rule,
        digest,
        level: level(check.journal, rule).min(draft.at_most),
        state: state.unwrap_or(unanswered),
        answer,
        on: draft.on,
        subjects: draft.subjects,
        members: draft.members,
        title: draft.title,
        innocent: doc.innocent(draft.case),
        remedy: doc.remedy(draft.case),
        evidence: draft.evidence,
        notes: draft.notes,
        fingerprint,
    }
}

/// The state that the last address gives, and its words; one that looked at other evidence gives none.
fn settled_by(given: &[Of<'_, Address>], digest: &str) -> Option<(State, String)> {
    let last = given.last()?;
    let looked_at_this = last
        .evidence
        .as_deref()
        .is_none_or(|evidence| evidence == digest);
    let state = match last.result {
        AddressResult::Upheld => State::Upheld,
        AddressResult::Dismissed => State::Dismissed,
        AddressResult::Changed => State::Changed,
    };
    looked_at_this.then(|| (state, last.body.what.to_string()))
}

/// A short hash of the evidence: 64-bit FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>). It only tells whether
/// the words are the same as those that somebody looked at, so that it need not withstand an attack.
pub(super) fn digest(draft: &Draft) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for evidence in &draft.evidence {
        for part in [
            key(&evidence.entry).as_str(),
            evidence.field,
            &evidence.quote,
        ] {
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    for byte in draft.rests_on.iter().flat_map(|part| part.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
