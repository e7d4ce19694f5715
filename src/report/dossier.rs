//! A decision with its whole story: its wording now and before, who stood where then and now, what was said against
//! it, promised for it, told of it, seen round it, asked about it, and what came of it.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::dissents::is_confided;
use super::document::{Item, Line};
use super::life::{explained, fields};
use super::show::about;
use super::standing::{self, Stood, standing_then};
use super::words::one_line;
use super::{Document, FindingView, Life, Naming, Record, View};
use crate::model::kinds::{Decision, Dissent, Topic};
use crate::model::{Entry, Journal, Kind, Of};
use crate::rules::Finding;

/// A decision with its whole story.
#[derive(Debug, Clone, Serialize)]
pub struct Dossier {
    /// The day at whose end the states hold.
    pub as_of: NaiveDate,
    /// The decision, as it was written.
    pub entry: Record,
    /// Its notes, as they stand in the file.
    pub notes: String,
    /// Where people stood when it was made.
    pub standing_then: Vec<Stood>,
    /// Everything that hangs on it. Dissent taken to the chair, the board, legal or ethics is left out.
    pub decision: Life,
    /// The questions about it, whatever became of them.
    pub findings: Vec<FindingView>,
    /// The topics that raised it again.
    pub raised_again: Vec<Naming>,
    /// The current fields as people read them.
    #[serde(skip)]
    fields: Vec<(String, Line)>,
}

/// A decision's story. `findings` are those of the whole journal, in any state.
pub fn dossier(
    journal: &Journal,
    decision: Of<'_, Decision>,
    as_of: NaiveDate,
    findings: &[Finding],
    notes: &dyn Fn(&Entry) -> String,
) -> Dossier {
    let entry = decision.entry;
    let mut life = Life::of(journal, decision, as_of);
    life.dissents.retain(|heard| {
        let dissent = journal.get_as::<Dissent>(&heard.id);
        !dissent.is_some_and(|dissent| is_confided(journal, dissent))
    });
    let topics = journal.naming_it_as::<Topic>(entry);
    Dossier {
        as_of,
        notes: notes(entry),
        standing_then: standing_then(journal, decision),
        findings: questions(journal, decision, as_of, findings),
        raised_again: topics
            .map(|topic| Naming::of(journal, topic.entry, as_of))
            .collect(),
        fields: fields::shown(journal, entry, &life.current, None, as_of),
        decision: life,
        entry: Record::of(journal, entry, as_of),
    }
}

/// The questions about a decision, its topic, or what hangs on either.
fn questions(
    journal: &Journal,
    decision: Of<'_, Decision>,
    as_of: NaiveDate,
    findings: &[Finding],
) -> Vec<FindingView> {
    let hangs = |entry: &&Entry| !matches!(entry.kind(), Kind::Meeting | Kind::Decision);
    let mut about: HashSet<&str> = HashSet::from([&*decision.entry.id]);
    about.extend(decision.body.topic.as_deref());
    let naming = journal.naming(&decision.entry.id).filter(hangs);
    about.extend(naming.map(|entry| &*entry.id));
    let dissents = journal.dissents_on(decision);
    about.extend(dissents.map(|dissent| &*dissent.entry.id));
    let is_meant = |finding: &&Finding| {
        let mut subjects = finding.subjects.iter();
        subjects.any(|subject| about.contains(&**subject))
    };
    let found = findings.iter().filter(is_meant);
    found
        .map(|finding| FindingView::of(journal, as_of, finding))
        .collect()
}

/// A question as a point of a list: the words that raised it while it waits, what was answered once it does not.
fn question(finding: &FindingView) -> Item {
    if finding.is_settled() {
        return finding.settled();
    }
    let item = Item::new(finding.line());
    match &finding.answer {
        Some(answer) => item.under(Line::new().quoted(one_line(answer))),
        None => item.all_under(finding.quotes()),
    }
}

impl View for Dossier {
    const SCHEMA: &'static str = "firstteam/dossier/1";

    fn document(&self) -> Document {
        let (life, as_of) = (&self.decision, self.as_of);
        let fields = self.fields.iter().map(|(name, value)| {
            Item::new(Line::new().faint(format!("{name}: ")).then(value.clone()))
        });
        let dissents = life.dissents.iter().map(|dissent| dissent.item(false));
        let questions = self.findings.iter().map(question);
        let again = self.raised_again.iter().map(Naming::item);
        let page = Document::default()
            .heading(1, self.entry.words.as_str())
            .paragraph(about(&self.entry))
            .list(fields.collect());
        let page = stood(page, &self.standing_then, &life.standing)
            .section("How the wording came to be", life.history(as_of))
            .section("Dissent", dissents.collect())
            .section("Promises", life.promised(as_of))
            .section("Told", life.told(as_of))
            .section("Seen outside the forum", life.seen(as_of))
            .section("Questions", questions.collect())
            .section("Reviews", life.reviewed(as_of))
            .section("Raised again", again.collect())
            .section("Other decisions", life.linked(as_of));
        if self.notes.trim().is_empty() {
            return page;
        }
        page.heading(2, "Notes")
            .quote(self.notes.trim_matches('\n'))
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// Where people stood and stand; once, where nothing has changed.
fn stood(page: Document, then: &[Stood], now: &[Stood]) -> Document {
    let (before, since) = (standing::line(then), standing::line(now));
    match (before, since) {
        (None, None) => page,
        (before, since) if before == since => explained(
            page.heading(2, "Where people stand")
                .paragraph(since.unwrap_or_default()),
            now,
        ),
        (before, since) => {
            let labelled = |label: &str, line: Line| Item::new(Line::new().faint(label).then(line));
            let lines = before
                .map(|line| labelled("When it was decided: ", line))
                .into_iter()
                .chain(since.map(|line| labelled("Now: ", line)));
            let both: Vec<Stood> = then.iter().chain(now).cloned().collect();
            explained(page.section("Where people stand", lines.collect()), &both)
        }
    }
}
