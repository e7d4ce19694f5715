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
        self.echo(format!("decided: {wording}"));
        Ok(())
    }

    /// `+1 ana bo   +0 cy   -0 dee`; what stands after a colon is kept as a note.
    pub(super) fn stand(&mut self, rest: Part<'_>, line: &str) -> Done {
        let (signs, said) = rest.head().map_or((rest, None), |(a, b)| (a, Some(b)));
        let mut stances: Vec<(String, Stance)> = Vec::new();
        let mut stance = None;
        let mut strangers = Vec::new();
        for part in signs
            .words()
            .into_iter()
            .flat_map(Part::names_between_commas)
        {
            if let Some(read) = Stance::read(part.text).filter(|read| read.symbol() == part.text) {
                stance = Some(read);
                continue;
            }
            if let (Some(stance), "all" | "everyone") = (stance, part.text) {
                for member in self.members_present() {
                    stances.retain(|(other, _)| *other != member);
                    stances.push((member, stance));
                }
                continue;
            }
            match (stance, self.member(part)) {
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
            return Err(stranger);
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
