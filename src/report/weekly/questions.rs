//! Questions that wait for somebody, and those that were settled this week.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Lately, Weekly};
use crate::model::journal::stood_on;
use crate::model::kinds::Address;
use crate::model::{AddressResult, Entry, Journal, Level, Text, Word};
use crate::report::asked::{Asked, asked};
use crate::report::document::{Item, Line};
use crate::report::words::{LONG, cut, day};
use crate::report::{FindingView, Heard};
use crate::rules::{Finding, State};

/// A question that was settled.
#[derive(Debug, Clone, Serialize)]
pub struct Settled {
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// The rule that asked.
    pub rule: String,
    /// The occasion, where the finding is at hand.
    pub title: Option<String>,
    /// `dismissed` or `changed`; `mended` where nobody addressed it, and the record has nothing to ask any more.
    pub result: &'static str,
    /// The reason, or what was changed; empty where nobody addressed it.
    pub what: String,
    /// Where nobody addressed it: the ids of what was recorded about it since.
    pub since: Vec<String>,
    /// The same for people, such as "relay aaaa3, 4 March".
    #[serde(skip)]
    recorded: Vec<String>,
}

/// Findings that wait for somebody: the new ones first, otherwise in the order given.
pub(super) fn waiting(
    journal: &Journal,
    as_of: NaiveDate,
    findings: &[Finding],
) -> Vec<FindingView> {
    let waiting = findings.iter().filter(|finding| finding.state.is_waiting());
    let (new, old): (Vec<_>, Vec<_>) = waiting.partition(|finding| finding.state == State::New);
    new.into_iter()
        .chain(old)
        .map(|finding| FindingView::of(journal, as_of, finding))
        .collect()
}

/// What people dismissed or changed on some days; a finding that waits again, for its evidence is another now, is not
/// settled.
pub(in crate::report) fn settled(
    journal: &Journal,
    has: impl Fn(NaiveDate) -> bool,
    findings: &[Finding],
) -> Vec<Settled> {
    let mut settled: Vec<Settled> = Vec::new();
    for address in journal.all::<Address>() {
        let fingerprint = &*address.body.finding;
        settled.retain(|earlier| *earlier.fingerprint != *fingerprint);
        if !has(address.entry.on) || address.body.result == AddressResult::Upheld {
            continue;
        }
        let finding = findings
            .iter()
            .find(|finding| *finding.fingerprint == *fingerprint);
        if finding.is_some_and(|finding| finding.state.is_waiting()) {
            continue;
        }
        settled.push(Settled {
            fingerprint: fingerprint.to_owned(),
            rule: fingerprint.split('/').next().unwrap_or_default().to_owned(),
            title: finding.map(|finding| finding.title.clone()),
            result: address.body.result.as_str(),
            what: address.body.what.to_string(),
            since: Vec::new(),
            recorded: Vec::new(),
        });
    }
    settled
}

/// Gives what was dismissed its title: it is not among the findings any more, but was before.
pub(super) fn name_addressed(settled: &mut [Settled], before: &[Finding]) {
    for one in settled.iter_mut().filter(|one| one.title.is_none()) {
        let mut before = before.iter();
        let known = before.find(|finding| finding.fingerprint == one.fingerprint);
        one.title = known.map(|finding| finding.title.clone());
    }
}

/// Questions that waited at the end of `last`, and that nobody addressed: the record itself has settled them, as a relay
/// that was corrected or a dissent that was answered does.
pub(super) fn mended(
    journal: &Journal,
    (last, as_of): (NaiveDate, NaiveDate),
    lately: Lately<'_>,
) -> Vec<Settled> {
    // What was dismissed is not among those that are asked, and neither is what `unaddressed` asks about in its place.
    let known = lately.now.iter().chain(lately.known);
    let known: HashSet<&str> = known.map(|one| &*one.fingerprint).collect();
    let gone = |finding: &&Finding| {
        finding.state.is_waiting()
            && finding.level >= Level::Ask
            && !known.contains(&*finding.fingerprint)
    };
    let gone = lately.before.iter().filter(gone);
    gone.map(|finding| Settled::mended(journal, (last, as_of), finding))
        .collect()
}

impl Settled {
    fn mended(journal: &Journal, (last, as_of): (NaiveDate, NaiveDate), finding: &Finding) -> Self {
        let recorded = |id: &Text| -> Vec<&Entry> {
            let naming = journal.naming(id);
            naming.filter(|entry| !stood_on(entry, last)).collect()
        };
        // Of a relay, its correction says more than all that was recorded about its decision.
        let mut since = finding.subjects.iter().map(recorded);
        let since = since.find(|since| !since.is_empty()).unwrap_or_default();
        let place = |entry: &&Entry| {
            let (kind, handle) = (entry.kind(), journal.handle_of(entry));
            format!("{kind} {handle}, {}", day(entry.on, as_of))
        };
        Self {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.name.to_owned(),
            title: Some(finding.title.clone()),
            result: "mended",
            what: String::new(),
            since: since.iter().map(|entry| entry.id.to_string()).collect(),
            recorded: since.iter().map(place).collect(),
        }
    }

    pub(in crate::report) fn item(&self) -> Item {
        let occasion = self.title.as_deref().unwrap_or(&self.rule);
        if self.result == "mended" {
            let line = Line::new().plain(format!("{occasion}: nothing to ask any more"));
            return Item::new(match self.recorded.as_slice() {
                [] => line,
                [only] => line.faint(format!(" (since then: {only})")),
                [.., last] => {
                    let all = self.recorded.len();
                    line.faint(format!(" ({all} entries since then, the last {last})"))
                }
            });
        }
        Item::new(
            Line::new()
                .plain(format!("{occasion}: {}, ", self.result))
                .quoted(cut(&self.what, LONG)),
        )
    }
}

impl Weekly {
    /// The questions for the forum: those that ask, but for what another part of the report says already.
    pub(super) fn questions(&self) -> Vec<Asked<'_>> {
        let asks = |finding: &&FindingView| finding.level != "note" && !self.says(finding);
        asked(self.findings.iter().filter(asks))
    }

    /// What is worth knowing without asking.
    pub(super) fn notes(&self) -> Vec<Asked<'_>> {
        let notes = |finding: &&FindingView| finding.level == "note" && !self.says(finding);
        asked(self.findings.iter().filter(notes))
    }

    /// Whether another part of the report has what a finding is about: one event is told once.
    fn says(&self, finding: &FindingView) -> bool {
        let Some(subject) = finding.subjects.first() else {
            return false;
        };
        match finding.rule {
            "never-relayed" => self
                .relays
                .iter()
                .any(|owed| owed.overdue && owed.decision == *subject),
            "overdue-commitment" => {
                let mut overdue = self.commitments.overdue.iter();
                overdue.any(|promise| promise.id == *subject)
            }
            "overdue-review" => {
                let mut reviews = self.reviews.iter();
                reviews.any(|review| review.overdue && review.decision == *subject)
            }
            "unanswered-dissent" => {
                let mut open = self.open_dissents.iter().chain(&self.dissents);
                open.any(|dissent| dissent.is_open() && dissent.id == *subject)
            }
            _ => false,
        }
    }

    /// Open dissents, but for those that a question is about.
    pub(super) fn unasked_dissents(&self) -> impl Iterator<Item = &Heard> {
        let questions = self.questions();
        self.open_dissents.iter().filter(move |dissent| {
            let mut subjects = questions
                .iter()
                .filter_map(|question| question.first().subjects.first());
            !subjects.any(|subject| *subject == dissent.id)
        })
    }
}

/// Questions as points of a list. What a rule says of all its questions is said at the first of them.
pub(super) fn items(questions: &[Asked<'_>], as_of: NaiveDate) -> Vec<Item> {
    let mut advised = Vec::new();
    let item = |question: &Asked<'_>| {
        let (finding, rules) = (question.first(), question.rules());
        let age = match finding.state {
            "new" => format!(" ({rules})"),
            "upheld" => format!(" ({rules}, upheld, since {})", day(finding.on, as_of)),
            _ => format!(" ({rules}, since {})", day(finding.on, as_of)),
        };
        let line = Line::new().strong(question.title()).faint(age);
        let item = Item::new(line).all_under(finding.quotes());
        let advice = question.advice();
        if advised.contains(&advice) {
            return item;
        }
        advised.push(advice.clone());
        item.all_under(advice)
    };
    questions.iter().map(item).collect()
}
