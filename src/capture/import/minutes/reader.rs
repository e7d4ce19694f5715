//! Reading a record from its top: under which heading and label each line stands, and what it says there.

use super::{Action, Decided, Doubt, Maybe, Minutes, cues, roster, tables};
use crate::capture::import::blank::{decides_nothing, is_question, says_nothing};
use crate::capture::import::days::day_in;
use crate::capture::import::labels::{Label, What, label_in, meaning, speaker};
use crate::capture::import::markdown::{Block, Kind, Line};
use crate::capture::import::names::first_name;

/// A decision in fewer words than this says little without what it is about.
const FEW_WORDS: usize = 5;
/// How far below a decision its reason may stand, in lines.
const NEAR: usize = 8;

/// Reads the blocks of one meeting's record.
pub(super) fn read(blocks: &[Block], in_year: Option<i32>) -> Minutes {
    let mut reader = Reader {
        minutes: Minutes {
            line: blocks.first().map_or(1, Block::line),
            ..Minutes::default()
        },
        in_year,
        speakers: speakers(blocks),
        ..Reader::default()
    };
    for block in blocks {
        reader.block(block);
    }
    reader.finish()
}

/// What stands open above a line: a heading, or a label with its text below.
#[derive(Debug, Clone)]
pub(super) struct Opened {
    /// The level of a heading; the depth of a label.
    level: usize,
    text: String,
    what: Option<What>,
    /// The depth of the first list under it: what stands deeper belongs to an item.
    base: Option<usize>,
    /// Whether anything was taken from under it.
    used: bool,
}

/// A run of words that stands for itself.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) marked: usize,
    pub(super) line: usize,
    pub(super) depth: usize,
    pub(super) is_item: bool,
    pub(super) quoted: bool,
    pub(super) ticked: Option<bool>,
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) minutes: Minutes,
    pub(super) in_year: Option<i32>,
    headings: Vec<Opened>,
    /// A label in the text whose words stand below it.
    scope: Option<Opened>,
    /// The items around, from the outermost, with their depth.
    items: Vec<(usize, String)>,
    motion: Option<(usize, String)>,
    /// Names that stand before a colon more than once.
    speakers: Vec<String>,
    title_level: usize,
    /// The line of the decision to which what stands below belongs.
    taken: Option<usize>,
    /// The line of a decision whose words end with a colon: what stands below goes on with them.
    gathering: Option<usize>,
    /// What was proposed last, and not voted on.
    proposal: Option<(usize, String)>,
}

impl Reader {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            Kind::Rule => {
                self.scope = None;
                for heading in &mut self.headings {
                    heading.what = None;
                }
            }
            Kind::Heading(level) => self.heading(*level, block),
            Kind::Row(header) => {
                let is_over = |scope: &Opened| {
                    scope.level > block.depth || (scope.used && scope.base.is_none())
                };
                if self.scope.as_ref().is_some_and(is_over) {
                    self.scope = None;
                }
                tables::row(self, header, block);
            }
            Kind::Item | Kind::Paragraph => self.prose(block),
        }
    }

    fn heading(&mut self, level: usize, block: &Block) {
        self.scope = None;
        self.items.clear();
        self.drop_motion();
        let text = block.text();
        self.headings.retain(|heading| heading.level < level);
        if self.minutes.title.is_none() {
            self.minutes.title = Some(text.clone());
            self.title_level = level;
        }
        // A day in a heading is that of the meeting where it stands before everything else.
        if self.minutes.on.is_none() && self.minutes.decisions.is_empty() {
            let short = text.split_whitespace().count() <= 12;
            self.minutes.on = day_in(&text, self.in_year).filter(|_| short);
        }
        let marked = block.lines.first().map_or(0, |line| line.marked);
        let mut what = None;
        if let Some(label) = label_in(&text, marked) {
            if label.rest.is_empty() {
                what = Some(label.what).map(|what| match what {
                    // A heading `Notes` or `Minutes` is over notes, and names nobody.
                    What::Scribe | What::Why | What::Result | What::Motion => What::Other,
                    what => what,
                });
            } else {
                let words = Words {
                    text: &text,
                    marked,
                    line: block.line(),
                    depth: 0,
                    is_item: false,
                    quoted: block.quoted,
                    ticked: None,
                };
                self.labelled(&label, &words);
            }
        }
        self.headings.push(Opened {
            level,
            text,
            what,
            base: None,
            used: false,
        });
    }

    fn prose(&mut self, block: &Block) {
        self.items.retain(|(depth, _)| {
            *depth < block.depth || (*depth == block.depth && block.kind == Kind::Paragraph)
        });
        if let Some(scope) = &self.scope {
            let beside = block.depth == scope.level && block.kind == Kind::Paragraph && !scope.used;
            if block.depth <= scope.level && !beside {
                self.scope = None;
            }
        }
        for words in runs(block) {
            let (text, marked, line) = words;
            let words = Words {
                text: &text,
                marked,
                line,
                depth: block.depth,
                is_item: block.kind == Kind::Item,
                quoted: block.quoted,
                ticked: block.ticked,
            };
            self.words(&words);
        }
        if block.kind == Kind::Item {
            self.items.push((block.depth, block.text()));
        }
    }

    fn words(&mut self, words: &Words<'_>) {
        if let Some(label) = label_in(words.text, words.marked).or_else(|| said_label(words.text)) {
            return self.labelled(&label, words);
        }
        match self.effective() {
            Some(What::Decision) => self.under_decisions(words),
            Some(What::Action) => self.action(words),
            Some(what @ (What::Present | What::Guests | What::Absent | What::Proxies)) => {
                self.mark_used();
                roster::under(&mut self.minutes, what, words);
            }
            Some(What::Chair) => self.chair(words.text, words.line),
            Some(What::Scribe) => self.scribe(words.text, words.line),
            Some(What::Motion) => self.motion = Some((words.line, words.text.to_owned())),
            Some(What::Why) => self.why(words.text, words.line),
            _ => self.unlabelled(words),
        }
    }

    /// What the words stand under: the nearest label, or the nearest heading that says.
    pub(super) fn effective(&self) -> Option<What> {
        if let Some(scope) = &self.scope {
            return scope.what;
        }
        let mut above = self.headings.iter().rev();
        let nearest = above.next()?;
        if nearest.what.is_some() {
            return nearest.what;
        }
        above.find_map(|heading| heading.what).filter(|what| {
            matches!(
                what,
                What::Decision | What::Action | What::Present | What::Absent | What::Guests
            )
        })
    }

    fn opened(&mut self) -> Option<&mut Opened> {
        if self.scope.is_some() {
            return self.scope.as_mut();
        }
        self.headings
            .iter_mut()
            .rev()
            .find(|heading| heading.what.is_some())
    }

    /// Rows of a table were taken.
    pub(super) fn mark_table(&mut self) {
        if let Some(opened) = self.opened() {
            opened.used = true;
            opened.base.get_or_insert(0);
        }
    }

    pub(super) fn mark_used(&mut self) {
        if let Some(opened) = self.opened() {
            opened.used = true;
        }
    }

    fn labelled(&mut self, label: &Label<'_>, words: &Words<'_>) {
        let (rest, line) = (label.rest, words.line);
        let is_shouted = words.text.trim_start().starts_with("RESOL");
        if rest.is_empty() {
            return self.announced(label, words);
        }
        self.scope = None;
        match label.what {
            What::Decision if words.quoted && !is_shouted => {
                self.doubt(line, words.text, Doubt::Quoted);
            }
            What::Decision => {
                let from = self.minutes.decisions.len();
                self.decide(line, rest, label.number.clone());
                if self.minutes.decisions.len() > from {
                    // What stands below belongs to it.
                    self.open_scope(What::Why, words, true);
                }
            }
            What::Action => {
                self.add_action(line, rest);
                // What stands below is what became of it.
                self.open_scope(What::Other, words, true);
            }
            What::Motion => {
                self.drop_motion();
                self.moved(line, rest);
            }
            What::Result => self.came_of(rest, line),
            What::Why => self.why(rest, line),
            What::Present | What::Guests | What::Absent | What::Proxies => {
                roster::told(&mut self.minutes, label.what, rest, line);
            }
            What::Chair => self.chair(rest, line),
            What::Scribe => self.scribe(rest, line),
            What::Date => {
                if let Some(day) = day_in(rest, self.in_year) {
                    self.minutes.on = Some(day);
                }
            }
            What::Other => {
                if words.text.to_lowercase().contains("propos") {
                    self.proposal = Some((line, rest.to_owned()));
                }
                if self.motion.is_some() && cues::is_carried(words.text) {
                    return self.came_of(words.text, line);
                }
                cues::look(&mut self.minutes, rest, line);
            }
        }
    }

    /// A label with nothing behind it: its words stand below, if it is no whole sentence such as `Agreed.`
    fn announced(&mut self, label: &Label<'_>, words: &Words<'_>) {
        let text = words.text.trim();
        let is_title = text.ends_with([':', '：'])
            || words.marked >= text.trim_end_matches([':', ' ']).len()
            || matches!(meaning(text), Some((What::Decision, _)) if names_decisions(text));
        if label.what == What::Decision && cues::is_carried(text) {
            return self.came_of(text, words.line);
        }
        if label.what == What::Decision && !is_title {
            return self.doubt(words.line, text, Doubt::Unlabelled);
        }
        self.open_scope(label.what, words, false);
    }

    fn open_scope(&mut self, what: What, words: &Words<'_>, used: bool) {
        self.scope = Some(Opened {
            level: words.depth,
            text: words.text.to_owned(),
            what: Some(what),
            base: None,
            used,
        });
    }

    fn under_decisions(&mut self, words: &Words<'_>) {
        if words.quoted {
            return self.doubt(words.line, words.text, Doubt::Quoted);
        }
        // A box before somebody's name is theirs to tick; before what was decided it is only a way to make a list.
        let for_somebody = words.text.starts_with('@') || speaker(words.text).is_some();
        if words.ticked.is_some() && for_somebody {
            return self.add_action(words.line, words.text);
        }
        if let Some(name) = speaker(words.text)
            && self.is_speaker(name)
        {
            self.doubt(words.line, words.text, Doubt::Said);
            // What is said after the conclusion is the next talk.
            if !words.is_item && words.depth == 0 {
                self.scope = None;
                for heading in &mut self.headings {
                    heading.what = heading.what.filter(|what| *what != What::Decision);
                }
            }
            return;
        }
        let depth = words.depth;
        let is_item = words.is_item;
        let by_label = self.scope.is_some();
        let Some(opened) = self.opened() else {
            return;
        };
        opened.used = true;
        let base = if is_item {
            *opened.base.get_or_insert(depth)
        } else {
            opened.base.unwrap_or(depth)
        };
        // After a list, a paragraph comments on it; `reviewers:` before names is no decision either.
        let after_list = !is_item && depth == 0 && opened.base.is_some();
        let heads_names = is_item && words.text.ends_with(':') && !words.text.trim().contains(' ');
        let belongs =
            after_list || heads_names || depth > base || (!is_item && depth > 0 && !by_label);
        if belongs && self.attach(words.text) {
            return;
        }
        self.take_back_lead_in(is_item);
        self.decide(words.line, words.text, None);
    }

    /// What stands under an item belongs to it; to its words, where they end with a colon.
    fn attach(&mut self, text: &str) -> bool {
        let last = self.minutes.decisions.last_mut();
        let Some(last) = last.filter(|last| Some(last.line) == self.taken) else {
            return false;
        };
        let begins = last.text.ends_with(':');
        if begins || self.gathering == Some(last.line) {
            last.text.push_str(if begins { " " } else { "; " });
            last.text.push_str(text.trim());
            self.gathering = Some(last.line);
        } else {
            last.details.push(text.trim().to_owned());
        }
        true
    }

    /// `The council agreed to:` before a list leads to the decisions, and is none.
    fn take_back_lead_in(&mut self, is_item: bool) {
        let leads = |last: &Decided| last.text.ends_with(':') && last.details.is_empty();
        if is_item && self.minutes.decisions.last().is_some_and(leads) {
            self.minutes.decisions.pop();
        }
    }

    fn is_speaker(&self, name: &str) -> bool {
        if name.is_empty() {
            return true;
        }
        let letters = name.len() <= 4 && name.chars().all(|c| c.is_uppercase() || c == '/');
        let named = self.minutes.present.iter().any(|named| {
            let first = named.name.split(' ').next();
            named.name.eq_ignore_ascii_case(name)
                || first.is_some_and(|first| first.eq_ignore_ascii_case(name))
        });
        letters || named || self.speakers.iter().any(|speaker| speaker == name)
    }

    /// Takes a decision over, unless its words are none.
    pub(super) fn decide(&mut self, line: usize, words: &str, number: Option<String>) {
        let words = tidy(words);
        if says_nothing(words) || cues::ends_the_meeting(words) {
            return;
        }
        if is_question(words) {
            return self.doubt(line, words, Doubt::Question);
        }
        if decides_nothing(words) {
            return self.doubt(line, words, Doubt::Undecided);
        }
        let topic = self.topic();
        // `Consensus: no objection` decides what was proposed just before.
        let proposal = self
            .proposal
            .take()
            .filter(|(at, _)| is_nod(words) && line.abs_diff(*at) <= NEAR);
        if let Some((_, proposal)) = proposal.filter(|(_, proposal)| !is_question(proposal)) {
            self.taken = Some(line);
            self.minutes.decisions.push(Decided {
                line,
                number,
                text: proposal,
                topic,
                details: vec![words.to_owned()],
                ..Decided::default()
            });
            return;
        }
        let few = needs_its_topic(words);
        self.taken = Some(line);
        let text = match &topic {
            Some(topic) if few && topic.ends_with(['?', '!', '.']) => format!("{topic} {words}"),
            Some(topic) if few => format!("{}: {words}", topic.trim_end_matches(':')),
            _ => words.to_owned(),
        };
        self.minutes.decisions.push(Decided {
            line,
            number,
            text,
            topic,
            ..Decided::default()
        });
    }

    /// What a line is about: the item around it, or the heading above, that says more than what kind of line follows.
    pub(super) fn topic(&self) -> Option<String> {
        // `Summary / Decisions / Links` names kinds of lines, and no matter.
        let is_label = |text: &str| text.split('/').any(|part| meaning(part).is_some());
        let says = |text: &str| {
            !is_label(text)
                && meaning(text).is_none()
                && speaker(text).is_none_or(|name| !self.is_speaker(name))
        };
        let items = self.items.iter().rev().map(|(_, text)| text.as_str());
        let headings = self
            .headings
            .iter()
            .rev()
            .filter(|heading| heading.what.is_none() && heading.level > self.title_level);
        let mut above = items.chain(headings.map(|heading| heading.text.as_str()));
        let topic = above.find(|text| {
            says(text) && !label_in(text, 0).is_some_and(|label| label.what == What::Decision)
        })?;
        let asked = topic
            .split_once(": ")
            .filter(|(head, _)| NO_NAMES.contains(&head.to_lowercase().as_str()));
        Some(cut(asked.map_or(topic, |(_, topic)| topic)))
    }

    fn why(&mut self, words: &str, line: usize) {
        let Some(last) = self.minutes.decisions.last_mut() else {
            return;
        };
        let labelled_here = self.scope.as_ref().is_some_and(|scope| scope.used);
        if labelled_here && speaker(words).is_some() {
            self.scope = None;
            cues::look(&mut self.minutes, words, line);
        } else if labelled_here {
            // Below a labelled decision, without a label of its own: what it entails.
            last.details.push(words.trim().to_owned());
        } else if line.abs_diff(last.line) <= NEAR && !says_nothing(words) {
            last.why = Some(words.trim().to_owned());
        }
    }

    fn action(&mut self, words: &Words<'_>) {
        self.mark_used();
        if words.quoted || words.ticked == Some(true) {
            return;
        }
        self.add_action(words.line, words.text);
    }

    pub(super) fn add_action(&mut self, line: usize, words: &str) {
        let words = words.trim().trim_matches('*').trim();
        if !says_nothing(words) && !is_question(words) {
            self.minutes
                .actions
                .push(super::cues::action(line, words, self.in_year));
        }
    }

    pub(super) fn moved(&mut self, line: usize, words: &str) {
        let words = tidy(words);
        if says_nothing(words) || is_question(words) {
            return;
        }
        if let Some(motion) = cues::carried_itself(words) {
            return self.decide(line, motion, None);
        }
        self.motion = Some((line, words.to_owned()));
    }

    /// What became of the motion before.
    pub(super) fn came_of(&mut self, words: &str, line: usize) {
        if cues::is_carried(words) {
            match self.motion.take() {
                Some((line, motion)) => self.decide(line, &motion, None),
                None => cues::look(&mut self.minutes, words, line),
            }
        } else if cues::is_lost(words) {
            self.motion = None;
        }
    }

    fn drop_motion(&mut self) {
        if let Some((line, motion)) = self.motion.take() {
            self.doubt(line, &motion, Doubt::Motion);
        }
    }

    fn chair(&mut self, words: &str, line: usize) {
        if self.minutes.chair.is_none() {
            self.minutes.chair = first_name(words, line);
        }
    }

    /// `Notes: …` is the scribe's name only where nothing but names stands there.
    fn scribe(&mut self, words: &str, line: usize) {
        let counts = words
            .split(' ')
            .any(|word| word.starts_with(char::is_numeric) && word.len() > 2);
        let short = words.len() <= 60 && !words.contains("//") && !counts;
        if self.minutes.scribe.is_none() && short {
            self.minutes.scribe = first_name(words, line);
        }
    }

    fn unlabelled(&mut self, words: &Words<'_>) {
        if self.motion.is_some() && (cues::is_carried(words.text) || cues::is_lost(words.text)) {
            return self.came_of(words.text, words.line);
        }
        if !words.quoted {
            cues::look(&mut self.minutes, words.text, words.line);
        }
    }

    pub(super) fn doubt(&mut self, line: usize, words: &str, because: Doubt) {
        self.minutes.maybe.push(Maybe {
            line,
            text: words.trim().to_owned(),
            because,
        });
    }

    fn finish(mut self) -> Minutes {
        self.drop_motion();
        // What was gathered below a colon may have turned out to ask.
        let (asked, told): (Vec<Decided>, Vec<Decided>) =
            std::mem::take(&mut self.minutes.decisions)
                .into_iter()
                .partition(|decided| is_question(&decided.text));
        self.minutes.decisions = told;
        for decided in asked {
            self.doubt(decided.line, &decided.text, Doubt::Question);
        }
        let mut minutes = self.minutes;
        minutes.decisions = once_each(minutes.decisions);
        let mut seen = Vec::new();
        minutes.actions.retain(|action: &Action| {
            let key = bare(&action.text);
            let is_new = !seen.contains(&key);
            seen.push(key);
            is_new
        });
        minutes.maybe.retain(|maybe| {
            !minutes
                .decisions
                .iter()
                .any(|decided| decided.line == maybe.line)
        });
        roster::settle(&mut minutes);
        minutes
    }
}

/// A summary repeats what the talk concluded: each decision counts once, at its first line.
fn once_each(decisions: Vec<Decided>) -> Vec<Decided> {
    let mut kept: Vec<(String, Decided)> = Vec::new();
    for mut decided in decisions {
        let words: Vec<&str> = decided.text.split_whitespace().collect();
        let words = words.join(" ");
        words
            .trim_end_matches(':')
            .trim()
            .clone_into(&mut decided.text);
        let key = bare(&decided.text);
        if key.is_empty() {
            continue;
        }
        match kept.iter_mut().find(|(other, _)| *other == key) {
            Some((_, first)) => {
                first.also.push(decided.line);
                first.why = first.why.take().or(decided.why);
            }
            None => kept.push((key, decided)),
        }
    }
    kept.into_iter().map(|(_, decided)| decided).collect()
}

/// Words in lower case without marks, for holding them against others.
pub(in crate::capture::import) fn bare(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// Words that agree to something said elsewhere.
const NODS: &[&str] = &[
    "agreed",
    "ok",
    "okay",
    "yes",
    "no objection",
    "no objections",
    "approved",
    "accepted",
    "fine",
    "unanimous",
    "go ahead",
    "happy",
    "rejected",
    "consensus",
    "adopted",
    "passed",
    "done",
    "confirmed",
    "sounds good",
];

fn nods(words: &str) -> bool {
    let bare = bare(words);
    NODS.iter()
        .any(|nod| bare == *nod || bare.starts_with(&format!("{nod} ")))
}

/// Whether words are no more than a nod.
fn is_nod(words: &str) -> bool {
    nods(words) && words.split_whitespace().count() < FEW_WORDS
}

/// Whether words say little without what they are about: few words, or a nod to what somebody proposed.
fn needs_its_topic(words: &str) -> bool {
    let count = words.split_whitespace().count();
    count < FEW_WORDS || (nods(words) && count <= 12)
}

/// The words of a decision without the vote that is told behind them.
fn tidy(words: &str) -> &str {
    let mut words = words.trim();
    for behind in [
        " Vote:",
        " Votes:",
        " Moved by",
        " Moved:",
        " Seconded by",
        " Proposed by:",
        " Vote -",
    ] {
        if let Some(at) = words.find(behind) {
            words = words[..at].trim();
        }
    }
    words.trim_matches(|c| matches!(c, '*' | '_')).trim()
}

fn names_decisions(text: &str) -> bool {
    let text = text.to_lowercase();
    !text.ends_with('.')
        && ["decision", "resolution", "conclusion"]
            .iter()
            .any(|word| text.contains(word))
}

/// Longer topics are cut at a word.
fn cut(text: &str) -> String {
    const LENGTH: usize = 160;
    if text.len() <= LENGTH {
        return text.trim().to_owned();
    }
    let end = (0..=LENGTH)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..end].trim_end())
}

/// A label in capitals behind a speaker's name, as chats are minuted: `dka: RESOLVED: …`.
fn said_label(text: &str) -> Option<Label<'_>> {
    let name = speaker(text).filter(|name| !name.is_empty())?;
    let (_, rest) = text.split_once(':')?;
    let shouted = ["RESOLVED", "RESOLUTION", "AGREED", "DECISION", "ACTION"];
    let _ = name;
    shouted
        .iter()
        .any(|word| rest.trim_start().starts_with(word))
        .then(|| label_in(rest, 0))?
}

/// The runs of words of a block: a line begins one where the writer broke it, or it has a label, or somebody speaks.
fn runs(block: &Block) -> Vec<(String, usize, usize)> {
    let mut runs: Vec<(String, usize, usize)> = Vec::new();
    for line in &block.lines {
        for (text, marked) in pieces(line) {
            let begins =
                line.is_set_apart || label_in(&text, marked).is_some() || speaker(&text).is_some();
            match runs.last_mut() {
                Some((run, _, _)) if !begins => {
                    run.push(' ');
                    run.push_str(text.trim());
                }
                _ => {
                    let indent = text.len() - text.trim_start().len();
                    let words = text.trim().to_owned();
                    let marked = marked.saturating_sub(indent).min(words.len());
                    runs.push((words, marked, line.number));
                }
            }
        }
    }
    runs.retain(|(text, _, _)| !text.is_empty());
    runs
}

/// `Chair: A · Minuted by: B` are two on one line.
fn pieces(line: &Line) -> Vec<(String, usize)> {
    for dot in [" · ", " | ", " • "] {
        let parts: Vec<&str> = line.text.split(dot).collect();
        if parts.len() > 1 && parts.iter().skip(1).any(|part| label_in(part, 0).is_some()) {
            let whole = |(at, part): (usize, &&str)| {
                let marked = if at == 0 {
                    line.marked.min(part.len())
                } else {
                    0
                };
                ((*part).to_owned(), marked)
            };
            return parts.iter().enumerate().map(whole).collect();
        }
    }
    vec![(line.text.clone(), line.marked)]
}

/// Words that stand before a colon often, and are nobody's name.
const NO_NAMES: &[&str] = &[
    "decide",
    "discuss",
    "discussion",
    "proposal",
    "link",
    "links",
    "labels",
    "status",
    "goal",
    "question",
    "questions",
    "note",
    "notes",
    "idea",
    "example",
    "q",
    "a",
    "update",
    "updates",
    "pros",
    "cons",
    "topic",
    "issue",
    "time",
    "where",
    "proposed",
    "presenter",
    "presented by",
    "type",
    "ref",
    "info",
    "pr",
    "see",
    "summary",
    "context",
    "details",
];

/// Who speaks more than once.
fn speakers(blocks: &[Block]) -> Vec<String> {
    let lines = blocks
        .iter()
        .filter(|block| block.level().is_none())
        .flat_map(|block| &block.lines);
    let mut names: Vec<&str> = lines
        .filter(|line| label_in(&line.text, line.marked).is_none())
        .filter_map(|line| speaker(&line.text))
        .filter(|name| !name.is_empty() && !NO_NAMES.contains(&name.to_lowercase().as_str()))
        .collect();
    names.sort_unstable();
    let mut often: Vec<String> = names
        .chunk_by(|one, other| one == other)
        .filter(|same| same.len() > 1)
        .map(|same| same[0].to_owned())
        .collect();
    often.dedup();
    often
}
