//! What was said: against a decision, in answer, to one's own people, outside the forum.

use super::{Done, Fold, Refused};
use crate::capture::handle;
use crate::capture::notation::heads::Part;
use crate::capture::notation::{Link, Origin};
use crate::model::kinds::WITHHELD;
use crate::model::{DissentOutcome, Kind, SignalWhat, Value, Word};

impl Fold<'_> {
    /// `! dee: Q2 pipeline gap // carve out the launch page`
    pub(super) fn dissent(&mut self, rest: Part<'_>, severity: &str) -> Done {
        let sign = if severity == "concern" { "!" } else { "!!" };
        let Some((head, said)) = rest.head() else {
            let help = match self.meant_head(rest) {
                Some(meant) => format!("type `{sign} {meant}`"),
                None => format!("type `{sign} dee: …`, or `{sign} withheld: …`"),
            };
            return Err(Refused::new(rest, "who said it?").help(help));
        };
        let (who, named) = head.subject();
        let member = self.one_member(who)?;
        let (reason, change) = said.split("//").map_or((said, None), |(a, b)| (a, Some(b)));
        let topic = self.out.topic.map(|(at, _)| at);
        let on = match (named, self.out.decision.or(topic)) {
            (Some(part), _) => self.find(part, &[Kind::Decision, Kind::Topic], None)?,
            (None, Some(at)) => Link::Drafted(at),
            (None, None) => {
                return Err(
                    Refused::new(rest, "on what? no topic or decision is at hand").help(format!(
                        "`# …` raises a topic first; or `{sign} {member} on ID: …`"
                    )),
                );
            }
        };
        self.refuse_outside(rest)?;
        let is_side = self
            .out
            .meeting
            .is_some_and(|at| self.out.entries[at].value("forum") == Some(&Value::Flag(false)));
        let text = |words: &str| Value::Text(words.to_owned());
        let values = vec![
            ("member", text(&member)),
            ("severity", text(severity)),
            ("reason", text(reason.unquoted().text)),
            ("channel", text(if is_side { "side" } else { "forum" })),
        ];
        let at = self.bring_up(Kind::Dissent, values, vec![("on_entry", on)]);
        self.dissent = Some(at);
        self.out.latest = Some(at);
        self.is_fresh = true;
        if let Some(change) = change.filter(|change| !change.text.is_empty()) {
            self.put_named(at, "would_change", change)?;
        }
        let about = match (named, self.out.decision) {
            (Some(part), _) => format!("`{}`", part.text),
            (None, Some(_)) => "the decision".to_owned(),
            (None, None) => "the topic".to_owned(),
        };
        self.echo(format!("{severity} of {member}, on {about}"));
        Ok(())
    }

    /// The words with the colon that may be meant, where they begin with a member: `dee: customers leave`.
    pub(super) fn meant_head(&self, words: Part<'_>) -> Option<String> {
        let (who, said) = words.split(" ")?;
        self.member(who).ok()?;
        let said = said.text.trim_start_matches(['-', '–', '—']).trim_start();
        (!said.is_empty()).then(|| format!("{}: {said}", who.text))
    }

    /// A member's handle, or `withheld`.
    fn one_member(&self, part: Part<'_>) -> Result<String, Refused> {
        if part.text.eq_ignore_ascii_case(WITHHELD) {
            return Ok(WITHHELD.to_owned());
        }
        self.refuse_several(part)?;
        self.member(part)
    }

    /// Several members at once: what one of them says or promises is no other's.
    pub(super) fn refuse_several(&self, part: Part<'_>) -> Done {
        let names = part.names();
        let are_members = names.iter().all(|name| self.member(*name).is_ok());
        if names.len() > 1 && are_members && self.member(part).is_err() {
            return Err(Refused::new(part, "one member a line").help("type a line for each"));
        }
        Ok(())
    }

    /// `> bo: two people stay on it until April`; `> bo declined: …` where it was not taken up.
    pub(super) fn answer(&mut self, rest: Part<'_>, line: &str) -> Done {
        let (who, outcome, text) = match rest.head() {
            Some((head, text)) => match self.answerer(head) {
                Ok((who, outcome)) => (who, outcome, text),
                Err(refused) if refused.is_near() => return Err(refused),
                // A colon of the answer's own.
                Err(_) => (None, None, rest),
            },
            None => (None, None, rest),
        };
        let Some(dissent) = self.dissent else {
            if who.is_none() {
                self.note(line);
                return Ok(());
            }
            return Err(Refused::new(rest, "there is no dissent here to answer")
                .help("`! dee: …` records one first"));
        };
        self.refuse_outside(rest)?;
        let taken = outcome.unwrap_or(DissentOutcome::Adopted);
        let value = |words: &str| Value::Text(words.to_owned());
        let values = vec![
            ("outcome", value(taken.as_str())),
            ("text", value(text.unquoted().text)),
        ];
        let at = self.bring_up(
            Kind::Answer,
            values,
            vec![("dissent", Link::Drafted(dissent))],
        );
        if let (Some(who), Origin::Line(_)) = (who, &self.out.entries[at].origin) {
            self.out.entries[at].by = Some(who.into());
        }
        self.out.latest = Some(at);
        self.is_fresh = true;
        let to = self.out.entries[dissent]
            .text("member")
            .unwrap_or_default()
            .to_owned();
        let hint = if outcome.is_none() {
            "; `> declined: …` where it was not taken up"
        } else {
            ""
        };
        self.echo(format!("answer to {to}: {taken}{hint}"));
        Ok(())
    }

    /// Who answers, and whether it was taken up: a member, an outcome, or both.
    fn answerer(
        &self,
        head: Part<'_>,
    ) -> Result<(Option<String>, Option<DissentOutcome>), Refused> {
        let (mut who, mut outcome) = (None, None);
        if let Ok(member) = self.member(head) {
            return Ok((Some(member), None));
        }
        for word in head.words() {
            match DissentOutcome::read(&word.text.to_lowercase()) {
                Some(read) => outcome = Some(read),
                None => who = Some(self.member(word)?),
            }
        }
        Ok((who, outcome))
    }

    /// `~ dee to marketing: "Small campaigns continue"`
    pub(super) fn relay(&mut self, rest: Part<'_>) -> Done {
        let how = "type `~ dee to marketing: \"…\"`";
        let Some((head, said)) = rest.head() else {
            return Err(Refused::new(rest, "who told whom?").help(how));
        };
        let (head, on) = head.subject();
        let (who, audience) = head
            .split(" to ")
            .or_else(|| head.split("->"))
            .map_or((head, None), |(a, b)| (a, Some(b)));
        let member = self.member(who)?;
        let decision = match (on, self.out.decision) {
            (Some(part), _) => self.find(part, &[Kind::Decision], None)?,
            (None, Some(at)) => Link::Drafted(at),
            (None, None) => {
                return Err(Refused::new(rest, "about what? no decision is at hand")
                    .help(format!("type `~ {member} to … on ID: \"…\"`")));
            }
        };
        let names: Vec<String> = match audience {
            Some(audience) => audience
                .names()
                .iter()
                .map(|part| self.name(part.text))
                .collect(),
            // Leaders tell their own people.
            None => vec![self.base.team.function_of(&member).to_owned()],
        };
        let value = |words: &str| Value::Text(words.to_owned());
        let values = vec![
            ("member", value(&member)),
            ("audience", Value::Texts(names.clone())),
            ("said", value(said.unquoted().text)),
        ];
        let at = self.bring_up(Kind::Relay, values, vec![("decision", decision)]);
        self.out.latest = Some(at);
        self.is_fresh = true;
        self.echo(format!("{member} told {}", names.join(", ")));
        Ok(())
    }

    /// A function as the team writes it, or a handle.
    fn name(&self, typed: &str) -> String {
        let functions = self.base.team.functions().into_iter().chain(["all"]);
        let known = functions
            .into_iter()
            .find(|known| known.to_lowercase() == typed.to_lowercase());
        known.map_or_else(|| handle(typed, self.base.team), str::to_owned)
    }

    /// `^ side bo cy: re-planned scope`
    pub(super) fn signal(&mut self, rest: Part<'_>) -> Done {
        let how = "type `^ side bo cy: …`, or win, directive, public in place of side";
        let Some((head, seen)) = rest.head() else {
            return Err(Refused::new(rest, "what was seen, and of whom?").help(how));
        };
        let (head, on) = head.subject();
        let end = head
            .text
            .find(char::is_whitespace)
            .unwrap_or(head.text.len());
        let (word, who) = head.cut(end, 0);
        let lower = word.text.to_lowercase();
        let whole = SignalWhat::WORDS
            .iter()
            .find(|known| known.starts_with(&lower));
        let Some(what) = whole.filter(|_| !lower.is_empty()) else {
            let message = format!(
                "`{}` is not one of {}",
                word.text,
                SignalWhat::WORDS.join(", ")
            );
            return Err(Refused::new(word, message).help(how));
        };
        let who = who.names().into_iter().map(|part| self.member(part));
        let who: Vec<String> = who.collect::<Result<_, _>>()?;
        let topic = self.out.topic.map(|(at, _)| at);
        let about = match on {
            Some(part) => Some(self.find(part, &[], None)?),
            None => self.out.decision.or(topic).map(Link::Drafted),
        };
        let mut values = vec![("what", Value::Text((*what).to_owned()))];
        if !who.is_empty() {
            values.push(("who", Value::Texts(who)));
        }
        values.push(("seen", Value::Text(seen.unquoted().text.to_owned())));
        let links = about.map(|link| ("about", link)).into_iter().collect();
        let at = self.bring_up(Kind::Signal, values, links);
        self.out.latest = Some(at);
        self.is_fresh = true;
        self.echo(format!("signal: {what}"));
        Ok(())
    }
}
