//! From what rules ask to findings: levels from the settings, states from what people made of them, one event once.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, TimeDelta};

use super::check::{Check, Draft, key};
use super::{Doc, Family, Finding, RULES, Rule, State};
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
    let asked = ask(&Check::new(journal, as_of), selection);
    chosen(journal, asked.into_iter(), selection)
}

/// Rules that were asked once, for whoever wants to know more than one thing of the answers.
#[derive(Debug)]
pub struct Inquiry<'a> {
    check: Check<'a>,
    /// In any state and at any level, the loudest first, then the oldest.
    all: Vec<Finding>,
}

impl<'a> Inquiry<'a> {
    /// Asks the rules and families of a selection.
    pub fn new(journal: &'a Journal, as_of: NaiveDate, selection: &Selection) -> Self {
        let check = Check::new(journal, as_of);
        let all = ask(&check, selection);
        Self { check, all }
    }

    /// Every finding, in any state and at any level.
    pub fn all(&self) -> &[Finding] {
        &self.all
    }

    /// Those of a selection.
    pub fn findings(&self, selection: &Selection) -> Vec<Finding> {
        let of_rules = self.all.iter().filter(|one| selection.has(one)).cloned();
        chosen(self.check.journal, of_rules, selection)
    }

    /// Those that were asked at the end of an earlier day. What came of relays is compared anew only where something was
    /// recorded since about their decision.
    pub fn findings_before(&self, day: NaiveDate, selection: &Selection) -> Vec<Finding> {
        let stood = self.check.journal.as_it_stood(day);
        let asked = ask(&self.check.earlier(&stood, day), selection);
        chosen(&stood, asked.into_iter(), selection)
    }
}

/// Asks the rules and families of a selection; the findings are in any state and at any level.
fn ask(check: &Check<'_>, selection: &Selection) -> Vec<Finding> {
    let addresses = addresses(check.journal);
    let rules: Vec<&Rule> = RULES
        .iter()
        .copied()
        .filter(|rule| selection.has_rule(rule) && level(check.journal, rule) > Level::Off)
        .collect();
    let asked = parallel::map(&rules, 1, 1, |rule, (): &mut ()| {
        let mut drafts = Vec::new();
        (rule.check)(check, &mut drafts);
        let mut advice = Advice::of(rule);
        drafts
            .into_iter()
            .map(|draft| settled(rule, draft, check, &addresses, &mut advice))
            .collect::<Vec<_>>()
    });
    let mut findings: Vec<Finding> = asked.into_iter().flatten().collect();
    findings.sort_by(|a, b| {
        (b.level, a.on, a.rule.name, &a.fingerprint).cmp(&(
            a.level,
            b.on,
            b.rule.name,
            &b.fingerprint,
        ))
    });
    findings
}

/// Of findings in order those of a selection, each once.
fn chosen(
    journal: &Journal,
    asked: impl Iterator<Item = Finding>,
    selection: &Selection,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = asked.filter(|finding| selection.has(finding)).collect();
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

/// What a rule's text says to all of its findings: taken from the text once for each case that the rule tells apart, and
/// not for each finding.
struct Advice {
    doc: Doc,
    by_case: Vec<(Option<&'static str>, (String, String))>,
}

impl Advice {
    fn of(rule: &Rule) -> Self {
        Self {
            doc: rule.doc(),
            by_case: Vec::new(),
        }
    }

    /// The likely innocent explanation, and what to do.
    fn on(&mut self, case: Option<&'static str>) -> (String, String) {
        if let Some((_, said)) = self.by_case.iter().find(|(known, _)| *known == case) {
            return said.clone();
        }
        let said = (self.doc.innocent(case), self.doc.remedy(case));
        self.by_case.push((case, said.clone()));
        said
    }
}

fn settled(
    rule: &'static Rule,
    draft: Draft,
    check: &Check<'_>,
    addresses: &HashMap<&str, Vec<Of<'_, Address>>>,
    advice: &mut Advice,
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
    let (innocent, remedy) = advice.on(draft.case);
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
        innocent,
        remedy,
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
