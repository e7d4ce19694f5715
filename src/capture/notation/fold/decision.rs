//! Topics, proposals, decisions, and where people stand.

use super::{Done, Fold, Refused, Tone};
use crate::capture::notation::heads::Part;
use crate::capture::notation::{Drafted, Link, Origin};
use crate::model::{Kind, Stance, Value, Word};

impl Fold<'_> {
    /// `# Platform rewrite`
    pub(super) fn topic(&mut self, title: Part<'_>) -> Done {
        self.refuse_outside(title)?;
        if title.text.is_empty() {
            return Err(Refused::new(title, "which topic?").help("type `# Platform rewrite`"));
        }
        let again = self.out.entries.iter().position(|entry| {
            let is_here = self.is_of_meeting(entry);
            entry.kind == Kind::Topic && is_here && entry.says("title", title.text)
        });
        let at = again.unwrap_or_else(|| {
            let text = Value::Text(title.text.to_owned());
            self.bring_up(Kind::Topic, vec![("title", text)], Vec::new())
        });
        self.keep_loose(at);
        self.out.topic = Some((at, self.at));
        self.out.decision = again.and_then(|_| self.decided_on(at));
        self.dissent = None;
        self.proposal = None;
        self.out.latest = Some(at);
        self.is_fresh = true;
        self.echo(if again.is_some() {
            "back to the topic"
        } else {
            "topic"
        });
        Ok(())
    }

    /// Whether an entry belongs to the meeting at hand, or, like that, to none.
    fn is_of_meeting(&self, entry: &Drafted) -> bool {
        let here = self.out.meeting.map(|at| &self.out.entries[at].origin);
        match (&entry.meeting, here) {
            (None, None) => true,
            (Some(Link::Drafted(at)), _) => Some(*at) == self.out.meeting,
            (Some(Link::Id(id)), Some(Origin::There(here))) => id == here,
            _ => false,
        }
    }

    /// The last decision under a topic.
    fn decided_on(&self, topic: usize) -> Option<usize> {
        let id = match &self.out.entries[topic].origin {
            Origin::There(id) => Some(id.clone()),
            Origin::Line(_) => None,
        };
        self.out.entries.iter().rposition(|entry| {
            let is_linked = entry.links.contains(&("topic", Link::Drafted(topic)));
            let is_known = id.as_deref().is_some_and(|id| entry.says("topic", id));
            entry.kind == Kind::Decision && (is_linked || is_known)
        })
    }

    /// `? Freeze feature work for two quarters`: kept under the topic, since a wording that was not taken is not an option
    /// that was turned down.
    pub(super) fn propose(&mut self, text: Part<'_>) -> Done {
        self.refuse_outside(text)?;
        if text.text.is_empty() {
            return Err(
                Refused::new(text, "what is proposed?").help("type `? Freeze feature work`")
            );
        }
        self.keep(&format!("Proposed: {}", text.text));
        self.proposal = Some(text.unquoted().text.to_owned());
        self.on_proposal.clear();
        self.echo("a proposal; `=` alone decides it as it stands");
        Ok(())
    }

    /// `= Freeze feature work until 30 Sep`; `=` alone takes the proposal's words.
    pub(super) fn decide(&mut self, text: Part<'_>) -> Done {
        self.refuse_outside(text)?;
        let typed = text.unquoted().text;
        let wording = match &self.proposal {
            _ if !typed.is_empty() => typed.to_owned(),
            Some(proposal) => proposal.clone(),
            None => {
                return Err(
                    Refused::new(text, "what was decided?").help("type `= Freeze feature work`")
                );
            }
        };
        let topic = self.out.topic.map(|(at, _)| ("topic", Link::Drafted(at)));
        let values = vec![("text", Value::Text(wording.clone()))];
        let at = self.bring_up(Kind::Decision, values, topic.into_iter().collect());
        self.keep_loose(at);
        self.out.decision = Some(at);
        self.dissent = None;
        self.out.latest = Some(at);
        self.is_fresh = true;
        let same = |a: &str, b: &str| {
            a.trim_end_matches('.').to_lowercase() == b.trim_end_matches('.').to_lowercase()
        };
        let was_proposed = self
            .proposal
            .take()
            .is_some_and(|proposal| same(&proposal, &wording));
        let stood = std::mem::take(&mut self.on_proposal);
        if was_proposed && !stood.is_empty() {
            self.put_stances(at, &stood, text)?;
        } else if !stood.is_empty() {
            let words = "the wording is another one than was proposed: the stances stay with the proposal, as a note";
            self.tell(Tone::Hint, text, words);
        }
        let decided = match self.out.entries[at].origin {
            Origin::There(_) => "decided, as in the journal",
            Origin::Line(_) => "decided",
        };
        self.echo(format!("{decided}: {wording}"));
        Ok(())
    }

    /// `+1 ana bo   +0 cy   -0 dee`; what stands after a colon is kept as a note.
    pub(super) fn stand(&mut self, rest: Part<'_>, line: &str) -> Done {
        let read =
            |part: Part<'_>| Stance::read(part.text).filter(|read| read.symbol() == part.text);
        let mut stances: Vec<(String, Stance)> = Vec::new();
        // `+1: ana bo` says the same as `+1 ana bo`.
        let (mut stance, signs, said) = match rest.head() {
            Some((sign, names)) if read(sign).is_some() => (read(sign), names, None),
            Some((signs, said)) => (None, signs, Some(said)),
            None => (None, rest, None),
        };
        let mut strangers = Vec::new();
        let words = signs.words().into_iter();
        let parts: Vec<Part<'_>> = words.flat_map(Part::names_between_commas).collect();
        let mut left = parts.as_slice();
        while let Some((part, others)) = left.split_first() {
            let named = self.full_name(left);
            left = named
                .as_ref()
                .map_or(others, |(_, length)| &left[*length..]);
            if let Some(read) = read(*part) {
                stance = Some(read);
                continue;
            }
            if let (Some(stance), "all" | "everyone") = (stance, part.text) {
                let mut spoken = Vec::new();
                for member in self.members_present() {
                    let here = stances.iter().any(|(other, _)| *other == member);
                    if self.has_spoken(&member, stance) && !here {
                        spoken.push(member);
                    } else if !here {
                        stances.push((member, stance));
                    }
                }
                self.tell_left_out(*part, &spoken);
                continue;
            }
            let member = named.map_or_else(|| self.member(*part), |(handle, _)| Ok(handle));
            match (stance, member) {
                (Some(stance), Ok(member)) => {
                    stances.retain(|(other, _)| *other != member);
                    stances.push((member, stance));
                }
                (_, Err(refused)) if !matches!(part.text, "and" | "&") => strangers.push(refused),
                _ => {}
            }
        }
        // `0 incidents this week` is no stance, and nobody's name is near.
        let is_prose = stances.is_empty() && strangers.iter().all(|stranger| !stranger.is_near());
        if is_prose && (strangers.len() > 1 || line.starts_with('0')) {
            self.note(line);
            return Ok(());
        }
        if let Some(stranger) = strangers.into_iter().next() {
            return Err(match stances.last() {
                Some((who, _)) if !stranger.is_near() => stranger.help(format!(
                    "names stand here; `! {who}: …` records what was said"
                )),
                _ => stranger,
            });
        }
        if stances.is_empty() {
            return Err(Refused::new(rest, "who stands there?").help("type `+1 ana bo  -0 dee`"));
        }
        if let Some(said) = said.filter(|said| !said.text.is_empty()) {
            self.keep(line);
            self.tell(
                Tone::Hint,
                said,
                "kept as a note; `! dee: …` records what was said against",
            );
        }
        self.refuse_outside(rest)?;
        match (self.out.decision, &self.proposal) {
            // What is proposed after a decision is what people stand on now.
            (_, Some(_)) => {
                self.keep(line);
                self.on_proposal.extend(stances);
                self.echo("on the proposal");
                Ok(())
            }
            (Some(at), None) => {
                for (who, stance) in &stances {
                    let before = self.stood(at, who);
                    if let Some(before) = before.filter(|before| *before != stance.to_string()) {
                        self.tell(Tone::Hint, rest, format!("{who} was “{before}”"));
                    }
                }
                self.put_stances(at, &stances, rest)?;
                self.out.latest = Some(at);
                self.is_fresh = true;
                let words: Vec<String> = stances
                    .iter()
                    .map(|(who, stance)| format!("{who} {stance}"))
                    .collect();
                self.echo(words.join(", "));
                Ok(())
            }
            (None, None) => Err(Refused::new(rest, "nothing is decided yet to stand on")
                .help("`= …` records a decision, and `? …` a proposal")),
        }
    }

    /// The member whose name, in several words, some parts begin with, and how many they are.
    fn full_name(&self, parts: &[Part<'_>]) -> Option<(String, usize)> {
        let begin = |name: &str| {
            let words: Vec<&str> = name.split_whitespace().collect();
            let here = parts.iter().map(|part| part.text.to_lowercase());
            let same = here
                .zip(&words)
                .filter(|(part, word)| *part == word.to_lowercase());
            (words.len() > 1 && same.count() == words.len()).then_some(words.len())
        };
        let mut members = self.base.team.members.iter();
        members.find_map(|member| Some((member.handle.clone(), begin(&member.name)?)))
    }

    /// Whether a member has said another thing on what is at hand than that all are of one mind.
    fn has_spoken(&self, member: &str, stance: Stance) -> bool {
        let mut proposed = self.on_proposal.iter();
        if self.proposal.is_some() {
            return proposed.any(|(who, stood)| who == member && *stood != stance);
        }
        let stood = self.out.decision.and_then(|at| self.stood(at, member));
        stood.is_some_and(|stood| stood != stance.to_string())
    }

    /// Where a member stands on a decision, as its field has it.
    fn stood(&self, decision: usize, member: &str) -> Option<String> {
        match self.out.entries[decision].value("stances")? {
            Value::Table(rows) => {
                let (_, said) = rows.iter().find(|(who, _)| who == member)?;
                said.first().cloned()
            }
            _ => None,
        }
    }

    fn tell_left_out(&mut self, part: Part<'_>, spoken: &[String]) {
        if !spoken.is_empty() {
            let words = format!(
                "{} said otherwise, and stands as before; `-1 name` or `+1 name` changes it",
                spoken.join(", ")
            );
            self.tell(Tone::Hint, part, words);
        }
    }

    /// The members who are present at the meeting at hand.
    fn members_present(&self) -> Vec<String> {
        let present = self
            .out
            .meeting
            .map(|at| self.out.entries[at].texts("present"));
        let present = present.unwrap_or_default().iter();
        let members = present.filter(|who| self.base.team.member(who).is_some());
        members.cloned().collect()
    }

    fn put_stances(&mut self, at: usize, stances: &[(String, Stance)], part: Part<'_>) -> Done {
        let row = |(who, stance): &(String, Stance)| (who.clone(), vec![stance.to_string()]);
        self.put_value(
            at,
            "stances",
            Value::Table(stances.iter().map(row).collect()),
            part,
        )
    }
}
