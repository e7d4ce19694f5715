//! Why a subject is taken up: each kind of reason, gathered in the order in which a chair would take them.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Asks, Reason, Why};
use crate::model::journal::State;
use crate::model::kinds::{Address, Commitment, Decision, Dissent, Topic, Update};
use crate::model::{Body, Channel, Entry, Journal, Level, Of, Severity, Span};
use crate::report::asked::{leaves_open, title, together};
use crate::report::dissents::unanswered;
use crate::report::people::{called, spoken_of};
use crate::report::relays::owed;
use crate::report::state::state;
use crate::report::weekly::reviews_due;
use crate::report::words::{cut, day, one_line, weekday};
use crate::report::{Promise, ReviewDue};
use crate::rules::{self, Check, Finding};

/// How much of somebody's words a reason quotes; `show` has all.
const WORDS_LENGTH: usize = 200;

/// Rules that ask about what another kind of reason says already.
const SAID_ELSEWHERE: &[&str] = &[
    "unanswered-dissent",
    "overdue-commitment",
    "overdue-review",
    "changed-outside",
    "topic-without-outcome",
];

/// A reason, with what it is about.
#[derive(Debug)]
pub(super) struct Gathered<'a> {
    pub about: About<'a>,
    pub reason: Reason,
}

/// What a reason is about.
#[derive(Debug)]
pub(super) enum About<'a> {
    /// An entry.
    Entry(&'a Entry),
    /// Several entries, or none: the question itself, by its fingerprint.
    Question(String),
}

/// The forum that reasons are gathered for.
#[derive(Debug)]
pub(super) struct Occasion {
    /// The day at whose end it stands so.
    pub as_of: NaiveDate,
    /// When the last one was held.
    pub last: Option<Span>,
    /// The day up to which reviews are due.
    pub until: NaiveDate,
}

struct Gatherer<'a, 'f> {
    journal: &'a Journal,
    occasion: &'f Occasion,
    chair: Option<&'a str>,
    gathered: Vec<Gathered<'a>>,
    /// What reasons are about, by id, so that no finding says it again.
    said: HashSet<&'a str>,
}

/// Every reason, the most pressing kind first.
pub(super) fn gather<'a>(
    journal: &'a Journal,
    occasion: &Occasion,
    findings: &[Finding],
) -> Vec<Gathered<'a>> {
    let (upheld, questions): (Vec<_>, Vec<_>) = findings
        .iter()
        .filter(|finding| finding.state.is_waiting())
        .partition(|finding| finding.state == rules::State::Upheld);
    let mut chairs = journal.team.members_on(occasion.as_of);
    let mut gatherer = Gatherer {
        journal,
        occasion,
        chair: chairs
            .find(|member| member.chair)
            .map(|member| member.handle.as_str()),
        gathered: Vec::new(),
        said: HashSet::new(),
    };
    let asked: Vec<&Finding> = questions
        .into_iter()
        .filter(|finding| finding.level >= Level::Ask)
        .collect();
    gatherer.upheld(&upheld);
    gatherer.dissents(&asked);
    gatherer.promises();
    gatherer.reviews();
    gatherer.changes();
    gatherer.topics();
    gatherer.questions(&asked, &upheld);
    gatherer.gathered
}

impl<'a> Gatherer<'a, '_> {
    fn day(&self, date: NaiveDate) -> String {
        day(date, self.occasion.as_of)
    }

    /// Whoever of these still belongs to the team, else the chair.
    fn speakers<'s>(&self, wanted: impl IntoIterator<Item = &'s str>) -> Vec<String> {
        let team = &self.journal.team;
        let here = |handle: &&str| {
            team.member(handle)
                .is_some_and(|member| member.is_in_on(self.occasion.as_of))
        };
        let mut found: Vec<String> = wanted.into_iter().filter(here).map(str::to_owned).collect();
        if found.is_empty() {
            found.extend(self.chair.map(str::to_owned));
        }
        found
    }

    /// Who brought a decision about: its driver where one is named and asked for, its approver, else the chair.
    fn answers_for(&self, decision: Option<Of<'_, Decision>>, driver: bool) -> Vec<String> {
        let Some(decision) = decision else {
            return self.speakers([]);
        };
        let now = self.journal.current(decision);
        let driver = now.driver.as_deref().filter(|_| driver);
        self.speakers(driver.or(now.approver.as_deref()))
    }

    fn add(&mut self, about: About<'a>, entries: &[&'a Entry], reason: Reason) {
        self.said.extend(entries.iter().map(|entry| &*entry.id));
        let ids = entries.iter().map(|entry| entry.id.to_string());
        let handles = entries.iter().map(|entry| self.journal.handle_of(entry));
        let who = reason.who.iter();
        self.gathered.push(Gathered {
            about,
            reason: Reason {
                names: who.map(|who| called(&self.journal.team, who)).collect(),
                entries: ids.collect(),
                handles: handles.map(str::to_owned).collect(),
                ..reason
            },
        });
    }

    /// Upheld findings: the chair owes what is done about them.
    fn upheld(&mut self, upheld: &[&Finding]) {
        for finding in upheld {
            // Where the debt itself is asked about, the finding says it.
            if finding.rule.name == "unaddressed" {
                continue;
            }
            let text = format!("{} (upheld, since {})", finding.title, self.day(finding.on));
            let reason = Reason::new(Why::Upheld, Asks::Decide, self.speakers([]), text);
            let reason = Reason {
                finding: Some(finding.fingerprint.clone()),
                findings: vec![finding.fingerprint.clone()],
                ..reason
            };
            self.finding(finding, reason);
        }
    }

    /// A finding about its first subject. One about a run of entries is a point of its own: its first entry is no more
    /// its subject than the others.
    fn finding(&mut self, finding: &Finding, reason: Reason) {
        let first = finding.subjects.first();
        match first.and_then(|id| self.journal.get(id)) {
            Some(first) if !is_run(finding) => self.add(About::Entry(first), &[first], reason),
            _ => self.add(About::Question(finding.fingerprint.clone()), &[], reason),
        }
    }

    /// Dissent without an answer, that of the forum first; not what a question is about already.
    fn dissents(&mut self, asked: &[&Finding]) {
        let asked: HashSet<&str> = asked
            .iter()
            .filter(|finding| !SAID_ELSEWHERE.contains(&finding.rule.name))
            .filter_map(|finding| finding.subjects.first().map(|id| &**id))
            .collect();
        let mut open = unanswered(self.journal, self.occasion.as_of);
        open.retain(|dissent| {
            let id = &*dissent.entry.id;
            !asked.contains(id) && !self.said.contains(id)
        });
        open.sort_by_key(|dissent| {
            let outside = dissent.channel != Channel::Forum;
            (outside, dissent.severity != Severity::Objection)
        });
        for dissent in open {
            let decision = self.journal.decision_of(dissent);
            let who = self.answers_for(decision, false);
            let text = self.dissent(dissent);
            let reason =
                Reason::new(Why::Dissent, Asks::Answer, who, text).quoting(&dissent.reason);
            self.add(About::Entry(dissent.entry), &[dissent.entry], reason);
        }
    }

    fn dissent(&self, dissent: Of<'_, Dissent>) -> String {
        let (journal, as_of) = (self.journal, self.occasion.as_of);
        let name = spoken_of(journal, as_of, dissent.entry, &dissent.member);
        let what = match (dissent.channel, dissent.severity) {
            (Channel::Forum, Severity::Objection) => "An objection without an answer",
            (Channel::Forum, Severity::Concern) => "A concern without an answer",
            (_, Severity::Objection) => "An objection outside the forum, without an answer",
            (_, Severity::Concern) => "A concern outside the forum, without an answer",
        };
        format!("{what}, {name}, {}", self.day(dissent.entry.on))
    }

    /// Promises past their date, the oldest first; then those that were missed or moved since the last forum and
    /// outside of it.
    fn promises(&mut self) {
        let (journal, as_of) = (self.journal, self.occasion.as_of);
        let mut told = Vec::new();
        for commitment in journal.all::<Commitment>() {
            let folded = journal.commitment_state(commitment, as_of);
            let moved = folded.state == State::Open && folded.moves > 0;
            let is_fresh = folded.last.is_some_and(|update| self.is_news(update));
            let place = match folded.state {
                State::Overdue => 0,
                State::Missed if is_fresh => 1,
                State::Open if moved && is_fresh => 2,
                _ => continue,
            };
            if !self.said.contains(&*commitment.entry.id) {
                told.push((place, folded.due, commitment));
            }
        }
        told.sort_by_key(|(place, due, _)| (*place, *due));
        for (place, _, commitment) in told {
            let promise = Promise::of(journal, commitment, as_of);
            let due = weekday(promise.due, as_of);
            let text = match (place, promise.moved_from) {
                (0, _) => format!("Overdue since {due}, {}", promise.name),
                (1, _) => format!("Missed, was due {due}, {}", promise.name),
                (_, Some(from)) => {
                    format!("Moved from {} to {due}, {}", self.day(from), promise.name)
                }
                _ => format!("Moved to {due}, {}", promise.name),
            };
            // Second-hand word alone names nobody, here either.
            let known = Check::new(journal, as_of).who(commitment.entry, &commitment.owner);
            let who = self.speakers(known.handle.as_deref());
            let reason = Reason::new(Why::Promise, Asks::Report, who, text).quoting(&promise.what);
            self.add(About::Entry(commitment.entry), &[commitment.entry], reason);
        }
    }

    /// Whether a forum has not heard an update yet: it was made outside one, and not surely before the last.
    fn is_news(&self, update: Of<'_, Update>) -> bool {
        let before = self.occasion.last;
        let before = before.is_some_and(|last| last.surely_after(update.entry.when()));
        !before && !self.journal.is_in_forum(update.entry)
    }

    fn reviews(&mut self) {
        let Occasion { as_of, until, .. } = *self.occasion;
        for review in reviews_due(self.journal, as_of, until) {
            let Some(decision) = self.journal.get_as::<Decision>(&review.decision) else {
                continue;
            };
            let who = self.answers_for(Some(decision), true);
            let reason = Reason::new(Why::Review, Asks::Decide, who, review_text(&review, as_of));
            self.add(About::Entry(decision.entry), &[decision.entry], reason);
        }
    }

    /// Changes that lacked a forum or some of those who had decided, and that nobody has looked at as a question.
    fn changes(&mut self) {
        let journal = self.journal;
        let is_off = rules::rule("changed-outside")
            .is_none_or(|rule| rules::level(journal, rule) == Level::Off);
        if is_off {
            return;
        }
        let addressed: HashSet<&str> = journal
            .all::<Address>()
            .filter_map(|address| address.body.finding.strip_prefix("changed-outside/"))
            .collect();
        let check = Check::new(journal, self.occasion.as_of);
        for open in rules::unratified(&check) {
            if addressed.contains(check.key(&open.change.id).as_str()) {
                continue;
            }
            let (words, by) = match &open.change.body {
                Body::Amendment(amendment) => (&*amendment.reason, open.decision),
                Body::Decision(body) => {
                    let entry = open.change;
                    (
                        &*body.text,
                        Of {
                            entry,
                            body: &**body,
                        },
                    )
                }
                _ => continue,
            };
            let who = self.answers_for(Some(by), false);
            let text = format!("Changed {}, {}", open.lacks, self.day(open.change.on));
            let reason = Reason::new(Why::Ratify, Asks::Ratify, who, text).quoting(words);
            if let Some(change) = journal.get(&open.change.id) {
                self.add(About::Entry(change), &[change], reason);
            }
        }
    }

    /// Topics without an outcome: the open ones, then those that were put off, unless to a later day.
    fn topics(&mut self) {
        let (journal, as_of) = (self.journal, self.occasion.as_of);
        let mut put_off = Vec::new();
        for topic in journal.all::<Topic>() {
            match state(journal, topic.entry, as_of) {
                Some("open") => {
                    let text = format!("Raised on {}, no outcome yet", self.day(topic.entry.on));
                    self.topic(topic, text, None);
                }
                Some("deferred") => put_off.push(topic),
                _ => {}
            }
        }
        for topic in put_off {
            // A topic is deferred by its last update.
            let Some(update) = journal.naming_it_as::<Update>(topic.entry).last() else {
                continue;
            };
            if update.due.is_some_and(|due| due > self.occasion.until) {
                continue;
            }
            let text = format!("Put off on {}", self.day(update.entry.on));
            self.topic(topic, text, update.body.evidence.as_deref());
        }
    }

    fn topic(&mut self, topic: Of<'a, Topic>, text: String, words: Option<&str>) {
        let (journal, as_of) = (self.journal, self.occasion.as_of);
        let raised_by = topic.body.raised_by.as_deref();
        let known =
            raised_by.and_then(|who| Check::new(journal, as_of).who(topic.entry, who).handle);
        let who = self.speakers(known.as_deref());
        let reason = Reason::new(Why::Topic, Asks::Decide, who, text);
        let reason = match words {
            Some(words) => reason.quoting(words),
            None => reason,
        };
        self.add(About::Entry(topic.entry), &[topic.entry], reason);
    }

    /// Who can speak to a question: those whom it is about, or whose people have not heard.
    fn asked_of(&self, finding: &Finding) -> (Asks, Vec<String>) {
        let decision = finding
            .subjects
            .first()
            .filter(|_| finding.rule.name == "never-relayed");
        let Some(decision) = decision.and_then(|id| self.journal.get_as::<Decision>(id)) else {
            let members = finding.members.iter().map(String::as_str);
            return (Asks::Answer, self.speakers(members));
        };
        let owed = owed(self.journal, decision, self.occasion.as_of);
        let leaders = owed.iter().filter(|owed| owed.overdue);
        let leaders = leaders.flat_map(|owed| owed.members.iter().map(String::as_str));
        (Asks::Report, self.speakers(leaders))
    }

    /// Questions that nobody has looked at, the new ones first, but for what another reason says already.
    fn questions(&mut self, asked: &[&Finding], upheld: &[&Finding]) {
        let debts: HashSet<&str> = upheld
            .iter()
            .map(|finding| finding.fingerprint.as_str())
            .collect();
        let (new, old): (Vec<&Finding>, Vec<&Finding>) = asked
            .iter()
            .copied()
            .partition(|finding| finding.state == rules::State::New);
        let runs: Vec<&Finding> = asked.iter().copied().filter(|one| is_run(one)).collect();
        let open = |finding: &&Finding| {
            let subject = finding.subjects.first()?;
            leaves_open(finding.rule.name).then(|| (subject.clone(), finding.state.as_str()))
        };
        for group in together(new.into_iter().chain(old), open) {
            let finding = group[0];
            if self.is_gathered(finding) {
                continue;
            }
            let first = finding.subjects.first().and_then(|id| self.journal.get(id));
            let said = first.is_some_and(|entry| self.said.contains(&*entry.id));
            let is_debt = finding.rule.name == "unaddressed"
                && first
                    .and_then(address_of)
                    .is_none_or(|finding| debts.contains(finding));
            if said && SAID_ELSEWHERE.contains(&finding.rule.name) || is_debt {
                continue;
            }
            if let Some(run) = run_of(&runs, finding) {
                self.run(run, asked);
                continue;
            }
            let reason = self.question(&group);
            self.finding(finding, reason);
        }
    }

    /// Findings that are asked as one.
    fn question(&self, group: &[&Finding]) -> Reason {
        let finding = group[0];
        let (asks, who) = self.asked_of(finding);
        let titles: Vec<&str> = group.iter().map(|one| one.title.as_str()).collect();
        let title = title(&titles);
        let text = match finding.state {
            rules::State::New => title,
            _ => format!("{title} (since {})", self.day(finding.on)),
        };
        let findings = group.iter().map(|one| one.fingerprint.clone());
        Reason {
            finding: Some(finding.fingerprint.clone()),
            findings: findings.collect(),
            ..Reason::new(Why::Question, asks, who, text)
        }
    }

    /// A question about a run of entries, and those about each of them: one matter, taken up once.
    fn run(&mut self, run: &Finding, asked: &[&Finding]) {
        let reason = self.question(&[run]);
        self.finding(run, reason);
        for finding in asked {
            let first = finding.subjects.first().and_then(|id| self.journal.get(id));
            let Some(first) = first.filter(|_| run_of(&[run], finding).is_some()) else {
                continue;
            };
            let reason = self.question(&[finding]);
            let reason = match finding.evidence.first() {
                Some(evidence) => reason.quoting(&evidence.quote),
                None => reason,
            };
            let about = About::Question(run.fingerprint.clone());
            self.add(about, &[first], reason);
        }
    }

    fn is_gathered(&self, finding: &Finding) -> bool {
        let mut gathered = self.gathered.iter();
        gathered.any(|one| one.reason.finding.as_ref() == Some(&finding.fingerprint))
    }
}

/// Whether a finding is about a member's several entries together.
fn is_run(finding: &Finding) -> bool {
    let (_, key) = finding.fingerprint.split_once('/').unwrap_or_default();
    key.starts_with("member:")
}

/// The run that a finding belongs to: one of the same family and members that its first subject is part of.
fn run_of<'f>(runs: &[&'f Finding], finding: &Finding) -> Option<&'f Finding> {
    let first = finding.subjects.first().filter(|_| !is_run(finding))?;
    let mut runs = runs.iter().copied();
    runs.find(|run| {
        run.rule.family == finding.rule.family
            && run.members == finding.members
            && run.subjects.contains(first)
    })
}

fn address_of(entry: &Entry) -> Option<&str> {
    match &entry.body {
        Body::Address(address) => Some(&address.finding),
        _ => None,
    }
}

fn review_text(review: &ReviewDue, as_of: NaiveDate) -> String {
    let since = if review.overdue { "since" } else { "on" };
    let due = weekday(review.due, as_of);
    match &review.metric {
        Some(metric) => format!("Review due {since} {due}; measure: {}", one_line(metric)),
        None => format!("Review due {since} {due}"),
    }
}

impl Reason {
    fn new(kind: Why, asks: Asks, who: Vec<String>, text: String) -> Self {
        Self {
            kind,
            asks,
            who,
            text,
            words: None,
            entries: Vec::new(),
            handles: Vec::new(),
            finding: None,
            findings: Vec::new(),
            names: Vec::new(),
        }
    }

    fn quoting(self, words: &str) -> Self {
        Self {
            words: Some(cut(words, WORDS_LENGTH)),
            ..self
        }
    }
}
