//! Reading a record from its top: under which heading and label each line stands, and what it says there.

use chrono::NaiveDate;

use super::carried::Motion;
use super::phrases::{
    bare, coded, cut, is_nod, letter_in_brackets, names_a_role, names_decisions, needs_its_topic,
    once_each, says_by_whom, tidy,
};
use super::runs::{NO_NAMES, is_matter, pieces, runs, said_label, speakers};
use super::{Action, Decided, Doubt, Maybe, Minutes, cues, roster, tables};
use super::{motions, votes};
use crate::capture::import::blank::{decides_nothing, is_question, says_nothing};
use crate::capture::import::days::{day_in, short_day_in};
use crate::capture::import::labels::{
    Label, What, is_group, label_in, meaning, names_what_was_approved, speaker,
};
use crate::capture::import::markdown::{Block, Kind};
use crate::capture::import::names::first_name;

/// The level of a line in bold that stands over others: below every heading.
const BOLD: usize = 7;
/// How far below a decision its reason may stand, in lines.
pub(super) const NEAR: usize = 8;

/// Reads the blocks of one meeting's record. `published` is the day of the page on which it stands.
pub(super) fn read(
    blocks: &[Block],
    in_year: Option<i32>,
    published: Option<NaiveDate>,
) -> Minutes {
    let mut reader = Reader {
        minutes: Minutes {
            line: blocks.first().map_or(1, Block::line),
            ..Minutes::default()
        },
        in_year,
        published,
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
    line: usize,
    /// The level of a heading; the depth of a label.
    level: usize,
    text: String,
    what: Option<What>,
    /// The depth of the first list under it: what stands deeper belongs to an item.
    base: Option<usize>,
    /// Whether anything was taken from under it.
    used: bool,
}

/// An item of a list around a line.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) depth: usize,
    pub(super) line: usize,
    pub(super) text: String,
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

impl<'a> Words<'a> {
    /// Words that stand in no list and in no quotation.
    pub(super) fn of(text: &'a str, marked: usize, line: usize) -> Self {
        Self {
            text,
            marked,
            line,
            depth: 0,
            is_item: false,
            quoted: false,
            ticked: None,
        }
    }
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) minutes: Minutes,
    pub(super) in_year: Option<i32>,
    published: Option<NaiveDate>,
    headings: Vec<Opened>,
    /// A label in the text whose words stand below it.
    scope: Option<Opened>,
    /// The items around, from the outermost.
    pub(super) items: Vec<Item>,
    /// What was moved, and not voted on yet.
    pub(super) motion: Option<Motion>,
    /// Names that stand before a colon more than once.
    speakers: Vec<String>,
    title_level: usize,
    /// The level of the topmost heading so far.
    topmost: Option<usize>,
    /// The line of the decision to which what stands below belongs.
    pub(super) taken: Option<usize>,
    /// What somebody proposed in talk: a seconder makes a motion of it, and nothing else does.
    pub(super) in_talk: Option<(usize, String)>,
    /// The words before, where they had no label.
    pub(super) previous: Option<(usize, String)>,
    /// How many decisions stand above the last heading.
    pub(super) before_heading: usize,
    /// The line of the vote that carried a motion last.
    pub(super) voted: Option<usize>,
    /// The line of a decision whose words end with a colon: what stands below goes on with them.
    gathering: Option<usize>,
    /// What was proposed last, and not voted on.
    pub(super) proposal: Option<(usize, String)>,
    /// Letters by which the record says what a line is: `Decisions (D)`.
    pub(super) legend: Vec<(String, What)>,
}

/// `The board ratified the following decisions:`, over a list of them.
fn leads_to_decisions(words: &str) -> bool {
    const LONGEST: usize = 24;
    const LEADS: &[&str] = &[
        "following decisions",
        "following resolutions",
        "following was agreed",
        "following was decided",
        "following was resolved",
        "following were agreed",
        "following were decided",
        "following were approved",
        "decided the following",
        "agreed the following",
        "agreed on the following",
        "agreed to the following",
        "resolved the following",
        "decided as follows",
        "agreed as follows",
        "resolved as follows",
    ];
    const NOT_YET: &[&str] = &[
        "propos", "draft", "will be", "to be ", "should", "need", "pending",
    ];
    let lower = words.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|part| lower.contains(part));
    words.trim_end().ends_with(':')
        && words.split_whitespace().count() <= LONGEST
        && has(LEADS)
        && !has(NOT_YET)
}

/// `D = decision, A = action`: what letters mean in this record.
fn legend_in(text: &str) -> Vec<(String, What)> {
    if !text.contains('=') {
        return Vec::new();
    }
    let pairs = text.split([',', ';', '(', ')', ':', '.', '|']);
    let explained = pairs.filter_map(|pair| {
        let (letter, word) = pair.split_once('=')?;
        let letter = letter.trim();
        let short =
            (1..=3).contains(&letter.len()) && letter.chars().all(|c| c.is_ascii_uppercase());
        let (what, _) = meaning(word.trim())?;
        let known = matches!(what, What::Decision | What::Action);
        (short && known).then(|| (letter.to_owned(), what))
    });
    explained.collect()
}

/// `Bo: Paint the hall by June`: who is to do what was decided. Talk begins with another word, asks, or says `I`.
fn assigns(words: &str) -> bool {
    const TALK: &[&str] = &[
        "i", "i'm", "i'll", "we", "we're", "yes", "no", "ok", "okay", "it", "it's", "that",
        "that's", "this", "there", "they", "what", "why", "how", "maybe", "agree", "agreed",
        "sure", "so", "but", "and", "is", "are", "can", "could", "should", "would", "do", "does",
        "if", "not", "thanks", "the", "my", "you",
    ];
    let Some((_, told)) = words.split_once(':') else {
        return false;
    };
    let lower = told.to_lowercase().replace('’', "'");
    let first = lower.split_whitespace().next().unwrap_or("");
    let begins = told.trim_start().starts_with(char::is_uppercase);
    let says_i = lower
        .split_whitespace()
        .any(|word| matches!(word, "i" | "i'm" | "i'd" | "i've"));
    begins
        && !TALK.contains(&first.trim_matches([',', '.', '!']))
        && !says_i
        && !lower.contains('?')
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
            Kind::Paragraph if self.bold_heading(block) => {}
            Kind::Item | Kind::Paragraph => self.prose(block),
        }
    }

    /// What stood open ends where a heading begins.
    fn close_above(&mut self, level: usize) {
        self.scope = None;
        self.items.clear();
        self.drop_motion();
        (self.taken, self.voted) = (None, None);
        (self.proposal, self.in_talk, self.previous) = (None, None, None);
        self.before_heading = self.minutes.decisions.len();
        self.headings.retain(|heading| heading.level < level);
    }

    fn heading(&mut self, level: usize, block: &Block) {
        self.close_above(level);
        let text = block.text();
        let is_first =
            self.minutes.title.is_none() && self.topmost.is_none_or(|topmost| level < topmost);
        self.topmost = Some(self.topmost.map_or(level, |topmost| topmost.min(level)));
        // `Attendees` or `Table of Contents` at the top is over a part of the record, and no title of all of it.
        if is_first && is_matter(&text) {
            self.minutes.title = Some(text.clone());
            self.title_level = level;
        }
        // A day in a heading is that of the meeting where it stands before everything else.
        if self.minutes.on.is_none()
            && self.minutes.decisions.is_empty()
            && (is_first || self.published.is_none())
        {
            let short = text.split_whitespace().count() <= 12;
            self.minutes.on =
                day_in(&text, self.in_year).filter(|day| short && self.is_before_published(*day));
        }
        let marked = block.lines.first().map_or(0, |line| line.marked);
        let mut what = None;
        if let Some(names) = roster::apologies(&text) {
            roster::told(&mut self.minutes, What::Absent, names, block.line());
        } else if let Some(label) = label_in(&text, marked) {
            // `Council 2026-03-02` is a meeting, and no list of those who are in the council.
            let is_dated = is_first && day_in(&text, self.in_year).is_some();
            if label.rest.is_empty() {
                let is_in_roster = self.headings.iter().any(|above| {
                    matches!(
                        above.what,
                        Some(What::Present | What::Absent | What::Guests)
                    )
                });
                what = Some(label.what)
                    .filter(|_| is_in_roster || !is_group(&text))
                    .filter(|what| !is_dated || matches!(what, What::Decision | What::Action))
                    .map(|what| match what {
                        // A heading `Notes` or `Minutes` is over notes, and names nobody.
                        What::Scribe if !names_a_role(&text) => What::Other,
                        What::Why | What::Result | What::Motion => What::Other,
                        what => what,
                    });
            } else {
                // `Present: A. Regrets: B` as a heading.
                for line in &block.lines {
                    for (text, marked) in pieces(line) {
                        let words = Words {
                            quoted: block.quoted,
                            ..Words::of(&text, marked, line.number)
                        };
                        match label_in(&text, marked) {
                            Some(label) => self.labelled(&label, &words),
                            None => self.unlabelled(&words),
                        }
                    }
                }
            }
        }
        // `### Motion to sell the plotter`, with its vote below.
        let is_motion = what.is_none() && text.to_ascii_lowercase().starts_with("motion to ");
        let moved = is_motion.then(|| text["motion ".len()..].to_owned());
        self.headings.push(Opened {
            line: block.line(),
            level,
            text,
            what,
            base: None,
            used: false,
        });
        if let Some(moved) = moved {
            self.moved(&Words::of(&moved, 0, block.line()), &moved);
        }
    }

    /// A paragraph that is one short line in bold stands over what follows, like a heading.
    fn bold_heading(&mut self, block: &Block) -> bool {
        const LONGEST: usize = 12;
        let [line] = block.lines.as_slice() else {
            return false;
        };
        let text = line.text.trim();
        let is_bold = line.marked >= text.len() && block.depth == 0 && !block.quoted;
        let is_heading = block.kind == Kind::Paragraph
            && is_bold
            && text.split_whitespace().count() <= LONGEST
            && !text.ends_with(['.', '!', ':'])
            && self.effective().is_none()
            && label_in(text, line.marked).is_none()
            && said_label(text).is_none()
            && !votes::is_carried(text)
            && !votes::is_lost(text)
            && motions::told(text).is_empty();
        if is_heading {
            self.opening(&Words::of(text, line.marked, line.number));
            self.close_above(BOLD);
            self.headings.push(Opened {
                line: line.number,
                level: BOLD,
                text: text.to_owned(),
                what: None,
                base: None,
                used: false,
            });
        }
        is_heading
    }

    fn prose(&mut self, block: &Block) {
        self.items.retain(|item| {
            item.depth < block.depth || (item.depth == block.depth && block.kind == Kind::Paragraph)
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
            self.items.push(Item {
                depth: block.depth,
                line: block.line(),
                text: block.text(),
            });
        }
    }

    fn words(&mut self, words: &Words<'_>) {
        if let Some(rest) = self.text_of_motion(words) {
            return self.moved(words, rest);
        }
        self.legend.extend(legend_in(words.text));
        if let Some(label) = self.by_letter(words.text) {
            return self.labelled(&label, words);
        }
        if let Some(label) = label_in(words.text, words.marked).or_else(|| said_label(words.text)) {
            return self.labelled(&label, words);
        }
        if let Some(names) = roster::apologies(words.text).filter(|_| !words.quoted) {
            return roster::told(&mut self.minutes, What::Absent, names, words.line);
        }
        if leads_to_decisions(words.text) && !words.quoted {
            return self.open_scope(What::Decision, words, false);
        }
        match self.effective() {
            Some(What::Decision) => self.under_decisions(words),
            Some(What::Action) => self.action(words),
            Some(What::Present | What::Guests) if roster::leads_to_absent(words.text) => {
                self.open_scope(What::Absent, words, false);
            }
            Some(what @ (What::Present | What::Guests | What::Absent | What::Proxies)) => {
                self.mark_used();
                roster::under(&mut self.minutes, what, words);
            }
            Some(What::Chair) => self.chair(words.text, words.line),
            Some(What::Scribe) => self.scribe(words.text, words.line),
            Some(What::Motion) => self.moved(words, words.text),
            Some(What::Why) => self.why(words.text, words.line),
            _ => self.unlabelled(words),
        }
    }

    /// `(D) Close the pool`, `[D] …`, where the record says what the letter means.
    fn by_letter<'a>(&self, text: &'a str) -> Option<Label<'a>> {
        let inside = text
            .trim_start_matches(['*', ' '])
            .strip_prefix(['(', '['])?;
        let (letter, rest) = inside.split_once([')', ']'])?;
        let (_, what) = self.legend.iter().find(|(known, _)| known == letter)?;
        let rest = rest.trim_start_matches(['*', ' ', ':', '-', '–']);
        (!rest.is_empty()).then_some(Label {
            what: *what,
            number: None,
            rest,
        })
    }

    /// `Text: …` below a heading `Motion 3`.
    fn text_of_motion<'a>(&self, words: &Words<'a>) -> Option<&'a str> {
        let heading = self.headings.last()?.text.to_lowercase();
        let rest = words.text.strip_prefix("Text:")?.trim();
        let moved = heading.starts_with("motion") || heading.starts_with("resolution");
        (moved && !words.quoted && !rest.is_empty()).then_some(rest)
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
            What::Decision if votes::is_vote_only(words.text) => self.came_of(words.text, line),
            What::Decision
                if says_by_whom(words.text, rest)
                    || day_in(rest, None).is_some_and(|_| rest.len() < 24) =>
            {
                cues::look(&mut self.minutes, words.text, line);
            }
            What::Decision if words.quoted && !is_shouted => {
                self.doubt(line, words.text, Doubt::Quoted);
            }
            What::Decision => {
                let rest = self.instead_of_motion(rest, line);
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
            What::Motion => self.moved(words, rest),
            What::Result if self.tells_what(rest) => {
                self.decide(line, rest, label.number.clone());
            }
            What::Result => self.came_of(rest, line),
            What::Why => self.why(rest, line),
            What::Present | What::Guests | What::Absent | What::Proxies => {
                roster::told(&mut self.minutes, label.what, rest, line);
            }
            What::Chair => self.chair(rest, line),
            What::Scribe => self.scribe(rest, line),
            What::Date => {
                let day = short_day_in(rest).or_else(|| day_in(rest, self.in_year));
                if let Some(day) = day.filter(|day| self.is_before_published(*day)) {
                    self.minutes.on = Some(day);
                }
            }
            What::Other => {
                if words.text.to_lowercase().contains("propos") {
                    self.proposal = Some((line, rest.to_owned()));
                }
                if motions::names_mover(words.text) {
                    return self.somebody_moved(words);
                }
                let is_vote = votes::is_carried(words.text) || votes::is_lost(words.text);
                if is_vote
                    && (self.motion.is_some() || words.text.to_lowercase().starts_with("vote"))
                {
                    return self.came_of(words.text, line);
                }
                cues::look(&mut self.minutes, rest, line);
            }
        }
    }

    /// `Outcome: Budget of 4,000 approved as presented`, where no motion waits for it: what was decided, in its own words.
    fn tells_what(&self, rest: &str) -> bool {
        const FEWEST: usize = 4;
        let decided = ["approved", "adopted", "agreed", "accepted"];
        let lower = rest.to_lowercase();
        self.motion.is_none()
            && rest.split_whitespace().count() >= FEWEST
            && !votes::is_vote_only(rest)
            && !votes::is_lost(rest)
            && decided.iter().any(|word| lower.contains(word))
    }

    /// `Resolution: Vote passed to remove it`, behind the vote on a motion: its own words, in the place of the motion's.
    fn instead_of_motion<'a>(&mut self, rest: &'a str, line: usize) -> &'a str {
        let is_voted = self.voted.is_some_and(|voted| line.abs_diff(voted) <= 2);
        let told = ["vote passed to ", "motion passed to ", "passed to "]
            .iter()
            .find(|begin| rest.to_ascii_lowercase().starts_with(**begin));
        let Some(begin) = told.filter(|_| is_voted) else {
            return rest;
        };
        self.minutes.decisions.pop();
        &rest[begin.len()..]
    }

    /// A label with nothing behind it: its words stand below, if it is no whole sentence such as `Agreed.`
    fn announced(&mut self, label: &Label<'_>, words: &Words<'_>) {
        let text = words.text.trim();
        // `Decisions (D)` says what a letter means, and stands over nothing.
        if let Some(letter) = letter_in_brackets(text) {
            self.legend.push((letter.to_owned(), label.what));
            return;
        }
        let is_title = text.ends_with([':', '：'])
            || words.marked >= text.trim_end_matches([':', ' ']).len()
            || matches!(meaning(text), Some((What::Decision, _)) if names_decisions(text));
        let over_a_list = text.ends_with(':') && self.motion.is_none();
        if label.what == What::Decision && votes::is_carried(text) && !over_a_list {
            return self.came_of(text, words.line);
        }
        if label.what == What::Decision && !is_title {
            return self.doubt(words.line, text, Doubt::Unlabelled);
        }
        self.open_scope(label.what, words, false);
    }

    fn open_scope(&mut self, what: What, words: &Words<'_>, used: bool) {
        self.scope = Some(Opened {
            line: words.line,
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
        // Under `Resolved`, what has a number is an issue that is closed.
        let above = self.headings.last().map(|heading| bare(&heading.text));
        if above.as_deref() == Some("resolved") && words.text.starts_with('#') {
            return;
        }
        // A box before somebody's name is theirs to tick; before what was decided it is only a way to make a list.
        let for_somebody = words.text.starts_with('@')
            || speaker(words.text).is_some_and(|name| name.contains(' ') || self.is_speaker(name));
        if words.ticked.is_some() && for_somebody {
            return self.add_action(words.line, words.text);
        }
        if let Some(name) = speaker(words.text)
            && self.is_speaker(name)
            && !(words.is_item && assigns(words.text))
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
        let (number, text) = coded(words.text);
        self.decide(words.line, text, number);
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

    /// What a word in a column of kinds means: a label, or a letter that the record explains.
    pub(super) fn kind(&self, word: &str) -> Option<What> {
        let explained = self.legend.iter().find(|(letter, _)| letter == word.trim());
        explained.map(|(_, what)| *what).or_else(|| {
            let (what, _) = meaning(word)?;
            matches!(what, What::Decision | What::Action).then_some(what)
        })
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
            Some(topic) if bare(topic) == bare(words) => topic.clone(),
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
    fn topic(&self) -> Option<String> {
        self.topic_at().map(|(_, topic)| topic)
    }

    /// The same, with its line.
    pub(super) fn topic_at(&self) -> Option<(usize, String)> {
        // `Summary / Decisions / Links` names kinds of lines, and no matter.
        let is_label = |text: &str| text.split('/').any(|part| meaning(part).is_some());
        let says = |text: &str| {
            let announces = label_in(text, 0).is_some_and(|label| label.what == What::Decision);
            let is_matter = !is_label(text) && meaning(text).is_none() && !announces;
            // `2nd order of business` says only where it stands.
            let is_place = bare(text).ends_with("order of business");
            (names_what_was_approved(text) || is_matter && !is_place)
                && speaker(text).is_none_or(|name| !self.is_speaker(name))
        };
        let items = self.items.iter().rev();
        let items = items.map(|item| (item.line, item.text.as_str()));
        let headings = self
            .headings
            .iter()
            .rev()
            .filter(|heading| heading.what.is_none() || names_what_was_approved(&heading.text))
            .filter(|heading| heading.level > self.title_level)
            .map(|heading| (heading.line, heading.text.as_str()));
        let (line, topic) = items.chain(headings).find(|(_, text)| says(text))?;
        let asked = topic
            .split_once(": ")
            .filter(|(head, _)| NO_NAMES.contains(&head.to_lowercase().as_str()));
        Some((line, cut(asked.map_or(topic, |(_, topic)| topic))))
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
            // Within the roster, whoever wrote was there.
            let is_in_roster = self
                .headings
                .last()
                .is_some_and(|heading| heading.what == Some(What::Present));
            if let Some(named) = self.minutes.scribe.clone().filter(|_| is_in_roster) {
                roster::add(&mut self.minutes, What::Present, named);
            }
        }
    }

    fn unlabelled(&mut self, words: &Words<'_>) {
        if words.quoted {
            return;
        }
        self.opening(words);
        if self.minutes.chair.is_none() {
            self.minutes.chair = roster::leader(words.text, words.line);
        }
        if !self.votes(words) {
            self.previous = Some((words.line, words.text.to_owned()));
            cues::look(&mut self.minutes, words.text, words.line);
        }
    }

    /// Above the first heading below the title, a line may be the day of the meeting: `held on Monday, 2 March 2026`.
    fn opening(&mut self, words: &Words<'_>) {
        let is_open =
            self.headings.len() <= 1 && self.minutes.decisions.is_empty() && words.depth == 0;
        if is_open && self.minutes.on.is_none() && cues::tells_the_day(words.text) {
            self.minutes.on = day_in(words.text, None).filter(|day| self.is_before_published(*day));
        }
    }

    /// A page is published on the day of the meeting or after it: a later day is another meeting's.
    fn is_before_published(&self, day: NaiveDate) -> bool {
        self.published.is_none_or(|published| day <= published)
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
