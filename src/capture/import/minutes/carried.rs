//! From motions to decisions: what was moved stays open until the record says what became of it.

use super::Doubt;
use super::motions::{self, Told};
use super::phrases::bare;
use super::reader::{NEAR, Reader, Words};
use super::sentences::names_only;
use super::votes::{self, Fate};
use crate::capture::import::blank::{is_question, says_nothing};

/// A vote alone is told in fewer words than this.
const BARE_VOTE: usize = 6;

/// A motion whose vote is still to come.
#[derive(Debug, Clone)]
pub(super) struct Motion {
    line: usize,
    /// What was moved; empty where the record only says who did.
    words: String,
    /// The record's own line.
    told: String,
}

/// Headings that say nothing of what was moved under them.
const GENERIC: &[&str] = &[
    "business",
    "new business",
    "old business",
    "other business",
    "unfinished business",
    "matters arising",
    "business arising",
    "reports",
    "report",
    "minutes",
    "meeting notes",
    "general",
    "general business",
    "correspondence",
    "items",
    "agenda items",
    "discussion items",
    "discussion topics",
    "topics",
    "consent agenda",
    "consent items",
    "call to order",
    "miscellaneous",
    "misc",
    "main agenda",
    "motions and votes",
    "voting results",
    "proceedings",
];

impl Reader {
    /// What stands behind the label of a motion.
    pub(super) fn moved(&mut self, words: &Words<'_>, rest: &str) {
        if says_nothing(rest) || is_question(rest) {
            return;
        }
        let told = motions::labelled(rest);
        if told.words.is_empty() || names_only(&told.words) {
            self.somebody_moved(words);
            return self.settle_last(words.line, told.fate);
        }
        self.settle(words, told);
    }

    /// Words without a label: motions with their votes, who moved, or the vote on what was moved before. `false` where
    /// they are none of these.
    pub(super) fn votes(&mut self, words: &Words<'_>) -> bool {
        if motions::names_mover(words.text) {
            self.somebody_moved(words);
            return true;
        }
        // Who moved stands first, and below it what: `THAT the report be received.`
        let open = self
            .motion
            .as_mut()
            .filter(|motion| motion.words.is_empty());
        if let Some(motion) = open.filter(|_| motions::begins_motion(words.text)) {
            let told = motions::labelled(words.text);
            (motion.line, motion.words) = (words.line, told.words);
            self.settle_last(words.line, told.fate);
            return true;
        }
        let told = motions::told(words.text);
        if !told.is_empty() {
            for told in told {
                if told.words.is_empty() && self.motion.is_none() {
                    self.somebody_moved(words);
                }
                self.settle(words, told);
            }
            return true;
        }
        let is_bare = words.text.split_whitespace().count() <= BARE_VOTE;
        let may_vote = is_bare || self.motion.is_some() || self.proposal.is_some();
        let is_vote = may_vote && (votes::is_carried(words.text) || votes::is_lost(words.text));
        if is_vote && (self.motion.is_some() || (is_bare && names_a_motion(words.text))) {
            self.came_of(words.text, words.line);
            return true;
        }
        let is_vote_only = is_vote && votes::is_vote_only(words.text);
        if is_vote_only && self.proposal_near(words.line).is_some() {
            self.came_of(words.text, words.line);
            return true;
        }
        if let Some(moved) = motions::informal(words.text) {
            self.in_talk = Some((words.line, moved));
        }
        false
    }

    /// A line that only says who moved or seconded: what was moved stands before it, or is the item around it.
    pub(super) fn somebody_moved(&mut self, words: &Words<'_>) {
        if self
            .motion
            .as_ref()
            .is_some_and(|motion| words.line.abs_diff(motion.line) <= NEAR)
        {
            return;
        }
        let is_decided = self.minutes.decisions.last().is_some_and(|last| {
            Some(last.line) == self.taken && words.line.abs_diff(last.line) <= NEAR
        });
        // `Resolution 4: …` and then its mover: the label has said it already.
        if is_decided {
            return;
        }
        // `The minutes were approved.` and below it who moved that.
        let approved = self
            .previous
            .take()
            .filter(|(line, _)| words.line.abs_diff(*line) <= 2);
        let approved =
            approved.and_then(|(line, text)| Some((line, motions::approved_in(&text)?.to_owned())));
        if let Some((line, approved)) = approved {
            return self.carry(line, &approved, words.line);
        }
        if self
            .voted
            .is_some_and(|voted| words.line.abs_diff(voted) <= 2)
        {
            return;
        }
        let in_talk = self.in_talk.take();
        let in_talk = in_talk.filter(|(line, _)| words.line.abs_diff(*line) <= NEAR / 2);
        let proposal = in_talk.or_else(|| self.proposal_near(words.line).cloned());
        let item = self
            .items
            .iter()
            .rev()
            .find(|item| item.depth < words.depth);
        let (line, text) = match (proposal, item) {
            (Some(proposal), _) => proposal,
            (None, Some(item)) => (item.line, item.text.clone()),
            (None, None) => (words.line, String::new()),
        };
        self.motion = Some(Motion {
            line,
            words: text,
            told: words.text.to_owned(),
        });
    }

    /// What became of the motion before.
    pub(super) fn came_of(&mut self, words: &str, line: usize) {
        if votes::is_carried(words) {
            if let Some(motion) = self.motion.take() {
                return self.carry(motion.line, &motion.words, line);
            }
            let near = |at: Option<usize>| at.is_some_and(|at| line.abs_diff(at) <= NEAR);
            let is_decided = near(self.taken) || near(self.voted);
            if is_decided {
                return;
            }
            if let Some((line, proposal)) = self.proposal_near(line).cloned() {
                self.proposal = None;
                return self.decide(line, &proposal, None);
            }
            // `Ana moved to amend it.`, and below, without a seconder: `The motion carries.`
            let in_talk = self.in_talk.take();
            let in_talk = in_talk.filter(|(at, _)| line.abs_diff(*at) <= NEAR);
            if let Some((at, moved)) = in_talk.filter(|_| names_a_motion(words)) {
                return self.carry(at, &moved, line);
            }
            let is_first = self.minutes.decisions.len() == self.before_heading;
            if is_first && names_a_motion(words) && self.subject().is_some() {
                return self.carry(line, "", line);
            }
            super::cues::look(&mut self.minutes, words, line);
        } else if votes::is_lost(words) {
            self.motion = None;
            self.take_back(words, line);
        }
    }

    /// A motion that no vote was told of is for a person.
    pub(super) fn drop_motion(&mut self) {
        if let Some(motion) = self.motion.take() {
            let words = if motion.words.is_empty() {
                &motion.told
            } else {
                &motion.words
            };
            self.doubt(motion.line, words, Doubt::Motion);
        }
    }

    fn settle(&mut self, words: &Words<'_>, told: Told) {
        // Words without a motion of their own are about the one before.
        if told.words.is_empty() && self.motion.is_some() {
            return self.settle_last(words.line, told.fate);
        }
        self.drop_motion();
        match told.fate {
            Some(Fate::Carried) => self.carry(words.line, &told.words, words.line),
            Some(Fate::Lost) => {}
            None => {
                self.motion = Some(Motion {
                    line: words.line,
                    words: told.words,
                    told: words.text.to_owned(),
                });
            }
        }
    }

    /// What became of the motion that is open.
    fn settle_last(&mut self, line: usize, fate: Option<Fate>) {
        match fate {
            Some(Fate::Carried) => self.came_of("carried", line),
            Some(Fate::Lost) => self.motion = None,
            None => {}
        }
    }

    /// Takes over what was carried; where the record has no words for it, what the item or the heading above says.
    fn carry(&mut self, line: usize, words: &str, vote: usize) {
        let named = Some((line, words.to_owned())).filter(|_| !says_nothing(words));
        match named.or_else(|| self.subject()) {
            Some((line, words)) => self.decide(line, &words, None),
            None => self.doubt(
                line,
                "a motion was carried; the record does not say which",
                Doubt::Unlabelled,
            ),
        }
        (self.taken, self.voted) = (None, Some(vote));
    }

    fn subject(&self) -> Option<(usize, String)> {
        let (line, subject) = self.topic_at()?;
        let plain = bare(
            subject.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ' ' | ')')),
        );
        let is_generic = GENERIC.contains(&plain.as_str()) || plain.ends_with("order of business");
        (!is_generic && !is_question(&subject)).then_some((line, subject))
    }

    fn proposal_near(&self, line: usize) -> Option<&(usize, String)> {
        self.proposal
            .as_ref()
            .filter(|(at, words)| line.abs_diff(*at) <= NEAR / 2 && !is_question(words))
    }

    /// `Resolution 4: …`, and then `DEFEATED`: it was none.
    fn take_back(&mut self, words: &str, line: usize) {
        let is_bare = words.split_whitespace().count() <= BARE_VOTE || names_a_motion(words);
        let decisions = &mut self.minutes.decisions;
        let last = decisions.pop_if(|last| {
            is_bare && Some(last.line) == self.taken && line.abs_diff(last.line) <= NEAR
        });
        if let Some(last) = last {
            self.doubt(last.line, &last.text, Doubt::Motion);
        }
    }
}

/// Whether a vote says that it is one on a motion.
fn names_a_motion(words: &str) -> bool {
    let words = bare(words);
    words
        .split(' ')
        .any(|word| matches!(word, "motion" | "carried" | "resolution" | "defeated"))
}
