//! What each mark does.

use chrono::NaiveTime;

use super::{Done, Fold, Refused, Tone, begun};
use crate::capture::notation::heads::Part;
use crate::capture::notation::{Link, Origin};
use crate::capture::{handle, in_words};
use crate::model::kinds::WITHHELD;
use crate::model::{
    DissentOutcome, Kind, Moment, Ritual, SignalWhat, Stance, Value, Word, nearest,
};
use crate::wording::dates;

impl Fold<'_> {
    /// `@ weekly 2026-03-02 10:00 | present ana bo | absent eli | proxy fay for eli`
    pub(super) fn meeting(&mut self, rest: Part<'_>, line: &str) -> Done {
        let (first, more) = rest.split("|").map_or((rest, None), |(a, b)| (a, Some(b)));
        let words = first.words();
        let Some(ritual) = words.first() else {
            return Err(Refused::new(Part::new(line, 0), "which meeting?")
                .help("type `@ weekly | present ana bo`"));
        };
        let Some(known) = ritual_of(ritual.text) else {
            let help = nearest(ritual.text, Ritual::WORDS.iter().copied()).map_or_else(
                || format!("it is one of {}", Ritual::WORDS.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(
                Refused::new(*ritual, format!("`{}` is not a meeting", ritual.text)).help(help),
            );
        };
        let (day, clock) = self.day_and_clock(first, &words[1..])?;
        let at = self.open(known, day, clock, first)?;
        let mut left = more;
        while let Some(part) = left {
            let (segment, after) = part.split("|").map_or((part, None), |(a, b)| (a, Some(b)));
            left = after;
            self.segment(at, segment)?;
        }
        self.out.latest = Some(at);
        self.is_fresh = true;
        let count = self.out.entries[at].texts("present").len();
        let there = if matches!(self.out.entries[at].origin, Origin::There(_)) {
            ", as in the journal"
        } else {
            ""
        };
        self.echo(format!(
            "{known} of {}{there}, {count} present",
            in_words(self.out.entries[at].on)
        ));
        Ok(())
    }

    fn day_and_clock(
        &mut self,
        first: Part<'_>,
        words: &[Part<'_>],
    ) -> Result<(Option<chrono::NaiveDate>, Option<Moment>), Refused> {
        let clock_of = |part: &&Part<'_>| NaiveTime::parse_from_str(part.text, "%H:%M").is_ok();
        let clock = words.iter().find(clock_of).copied();
        let typed: Vec<&str> = words
            .iter()
            .filter(|part| Some(**part) != clock)
            .map(|part| part.text)
            .collect();
        let day = if typed.is_empty() {
            None
        } else {
            let (today, starts) = (self.at.date_naive(), self.base.team.fiscal_year_starts);
            let read = dates::read_with(&typed.join(" "), today, starts);
            Some(read.map_err(|error| Refused::new(first, error.to_string()))?)
        };
        let started =
            clock.and_then(|part| self.clock(day.unwrap_or(self.at.date_naive()), part.text));
        Ok((day, started))
    }

    /// A time of a day, in the offset of the clock.
    fn clock(&self, day: chrono::NaiveDate, typed: &str) -> Option<Moment> {
        let clock = NaiveTime::parse_from_str(typed, "%H:%M").ok()?;
        day.and_time(clock)
            .and_local_timezone(self.at.timezone())
            .single()
    }

    /// The meeting of a ritual and day: the one at hand, one of the journal, or a new one.
    fn open(
        &mut self,
        ritual: Ritual,
        day: Option<chrono::NaiveDate>,
        started: Option<Moment>,
        first: Part<'_>,
    ) -> Result<usize, Refused> {
        if let (Some(at), false) = (self.out.meeting, self.is_adjourned) {
            let open = &self.out.entries[at];
            if open.says("ritual", ritual.as_str()) && day.is_none_or(|day| day == open.on) {
                return Ok(at);
            }
            let which = open.text("ritual").unwrap_or("meeting").to_owned();
            let message = format!("the {which} of {} is still open", in_words(open.on));
            return Err(Refused::new(first, message).help("`---` reads it back and adjourns it"));
        }
        let on = day.unwrap_or(self.at.date_naive());
        let mut entry = begun(self.line, self.at, Kind::Meeting, on, self.base.by);
        let forum = ritual != Ritual::Side;
        entry.values = vec![
            ("ritual", Value::Text(ritual.as_str().to_owned())),
            ("forum", Value::Flag(forum)),
        ];
        // When a meeting of another day began, only its line can say.
        let started = started.or((on == self.at.date_naive()).then_some(self.at));
        entry
            .values
            .extend(started.map(|started| ("started", Value::Moment(started))));
        let loose = std::mem::take(&mut self.out.loose);
        let at = self.bring(entry);
        for line in loose {
            self.keep_at(at, &line);
        }
        self.out.meeting = Some(at);
        self.out.topic = None;
        self.out.decision = None;
        self.dissent = None;
        self.proposal = None;
        self.is_adjourned = false;
        Ok(at)
    }

    /// `present ana bo`, between the strokes of a meeting's line.
    fn segment(&mut self, at: usize, segment: Part<'_>) -> Done {
        if segment.text.is_empty() {
            return Ok(());
        }
        let end = segment.text.find([' ', ':']).unwrap_or(segment.text.len());
        let (word, names) = segment.cut(end, usize::from(end < segment.text.len()));
        let name = match word.text.to_lowercase().as_str() {
            "present" | "with" => "present",
            "absent" | "regrets" | "without" => "absent",
            "proxy" | "proxies" => "proxies",
            "chair" | "facilitator" => "facilitator",
            "about" => "about",
            other => {
                let words = ["present", "absent", "proxy", "facilitator", "about"];
                let near = nearest(other, words.into_iter());
                let near = near.map_or_else(
                    || words.join(", "),
                    |near| format!("did you mean `{near}`?"),
                );
                return Err(
                    Refused::new(word, format!("`{other}` says nothing of a meeting")).help(near),
                );
            }
        };
        self.put_named(at, name, names)
    }

    /// `present+ ana`, `regrets+ eli`, `chair: fay`
    pub(super) fn people(&mut self, field: &str, names: Part<'_>) -> Done {
        let at = self.here(names, "who is where is said of a meeting")?;
        self.put_named(at, field, names)?;
        self.out.latest = Some(at);
        self.echo(format!("{field}: {}", names.text));
        Ok(())
    }

    /// The meeting at hand, which must not be over.
    fn here(&self, part: Part<'_>, why: &str) -> Result<usize, Refused> {
        match self.out.meeting {
            Some(at) if !self.is_adjourned => Ok(at),
            Some(_) => Err(over(part)),
            None => Err(Refused::new(part, format!("no meeting is open, and {why}"))
                .help("begin with `@ weekly | present ana bo`")),
        }
    }

    /// Nothing is added to a meeting that is over, nor, where there must be one, to none.
    fn refuse_outside(&self, part: Part<'_>) -> Done {
        if self.is_adjourned {
            return Err(over(part));
        }
        if self.base.needs_meeting && self.out.meeting.is_none() {
            let help = "begin with `@ weekly | present ana bo`";
            return Err(Refused::new(part, "no meeting is open yet").help(help));
        }
        Ok(())
    }

    /// `# Platform rewrite`
    pub(super) fn topic(&mut self, title: Part<'_>) -> Done {
        self.refuse_outside(title)?;
        if title.text.is_empty() {
            return Err(Refused::new(title, "which topic?").help("type `# Platform rewrite`"));
        }
        let again = self
            .out
            .entries
            .iter()
            .position(|entry| entry.kind == Kind::Topic && entry.says("title", title.text));
        let at = again.unwrap_or_else(|| {
            let text = Value::Text(title.text.to_owned());
            self.bring_up(Kind::Topic, vec![("title", text)], Vec::new())
        });
        let loose = std::mem::take(&mut self.out.loose);
        for line in loose {
            self.keep_at(at, &line);
        }
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

    fn put_stances(&mut self, at: usize, stances: &[(String, Stance)], part: Part<'_>) -> Done {
        let row = |(who, stance): &(String, Stance)| (who.clone(), vec![stance.to_string()]);
        self.put_value(
            at,
            "stances",
            Value::Table(stances.iter().map(row).collect()),
            part,
        )
    }

    /// `! dee: Q2 pipeline gap // carve out the launch page`
    pub(super) fn dissent(&mut self, rest: Part<'_>, severity: &str) -> Done {
        let sign = if severity == "concern" { "!" } else { "!!" };
        let Some((head, said)) = rest.head() else {
            return Err(Refused::new(rest, "who said it?")
                .help(format!("type `{sign} dee: …`, or `{sign} withheld: …`")));
        };
        let (who, on) = head.subject();
        let member = self.one_member(who)?;
        let (reason, change) = said.split("//").map_or((said, None), |(a, b)| (a, Some(b)));
        let topic = self.out.topic.map(|(at, _)| at);
        let on = match (on, self.out.decision.or(topic)) {
            (Some(part), _) => self.find(part, &[Kind::Decision, Kind::Topic])?,
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
        let about = if self.out.decision.is_some() {
            "decision"
        } else {
            "topic"
        };
        self.echo(format!("{severity} of {member}, on the {about}"));
        Ok(())
    }

    /// A member's handle, or `withheld`.
    fn one_member(&self, part: Part<'_>) -> Result<String, Refused> {
        if part.text.eq_ignore_ascii_case(WITHHELD) {
            return Ok(WITHHELD.to_owned());
        }
        if part.text.contains(',') {
            return Err(Refused::new(part, "one member a line").help("type a line for each"));
        }
        self.member(part)
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

    /// `* cy -> bo: staffing plan by 2026-03-09`, and W3C's `action: cy to send the plan by friday`
    pub(super) fn commit(&mut self, rest: Part<'_>, line: &str) -> Done {
        let is_action = !line.trim_start().starts_with('*');
        let head = rest.head().or_else(|| {
            let split = rest.split(" to ").or_else(|| rest.split(","));
            split.filter(|(who, _)| is_action && self.member(*who).is_ok())
        });
        let Some((head, what)) = head else {
            if is_action {
                return Err(Refused::new(rest, "who promised it?")
                    .help("type `* cy: staffing plan by friday`"));
            }
            self.note(line);
            self.tell(
                Tone::Hint,
                rest,
                "a promise is `* cy: staffing plan by friday`",
            );
            return Ok(());
        };
        let (owner, to) = head
            .split("->")
            .or_else(|| head.split("→"))
            .map_or((head, None), |(owner, to)| (owner, Some(to)));
        let owner = match self.member(owner) {
            Ok(owner) => owner,
            Err(refused) if is_action || to.is_some() || refused.is_near() => return Err(refused),
            Err(_) => {
                // A list's point, with a colon of its own.
                self.note(line);
                self.tell(
                    Tone::Hint,
                    head,
                    "a promise is `* cy: staffing plan by friday`",
                );
                return Ok(());
            }
        };
        self.refuse_outside(rest)?;
        let (what, due) = self.due(what);
        let decision = self.out.decision.map(|at| ("decision", Link::Drafted(at)));
        let value = |words: &str| Value::Text(words.to_owned());
        let mut values = vec![("owner", value(&owner))];
        if !what.unquoted().text.is_empty() {
            values.push(("what", value(what.unquoted().text)));
        }
        let at = self.bring_up(Kind::Commitment, values, decision.into_iter().collect());
        self.out.latest = Some(at);
        self.is_fresh = true;
        if let Some(to) = to {
            self.put_named(at, "to", to)?;
        }
        if let Some(due) = due {
            self.put_named(at, "due", due)?;
        }
        self.echo(format!("{owner} promises"));
        Ok(())
    }

    /// Takes `by friday`, or `due friday`, off the end of a promise, where it is a day.
    fn due<'p>(&self, what: Part<'p>) -> (Part<'p>, Option<Part<'p>>) {
        for word in [" by ", " due ", "(due "] {
            let Some(at) = what.text.rfind(word) else {
                continue;
            };
            let (before, day) = what.cut(at, word.len());
            let end = day.text.trim_end_matches([')', '.']).len();
            let (day, _) = day.cut(end, 0);
            let (today, starts) = (self.day(), self.base.team.fiscal_year_starts);
            // A day that can be read in two ways is told where the field is set.
            let is_day = dates::read_with(day.text, today, starts).is_ok();
            if is_day || day.text.starts_with(|letter: char| letter.is_ascii_digit()) {
                return (before, Some(day));
            }
        }
        (what, None)
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
            .map_or((head, None), |(a, b)| (a, Some(b)));
        let member = self.member(who)?;
        let decision = match (on, self.out.decision) {
            (Some(part), _) => self.find(part, &[Kind::Decision])?,
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
            Some(part) => Some(self.find(part, &[])?),
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

    /// `---`, or `--- 11:30`
    pub(super) fn adjourn(&mut self, rest: Part<'_>) -> Done {
        let at = self.here(rest, "`---` adjourns one")?;
        let day = self.out.entries[at].on;
        let ended = self.clock(day, rest.text);
        if !rest.text.is_empty() && ended.is_none() {
            return Err(
                Refused::new(rest, format!("`{}` is no time", rest.text)).help("type `--- 11:30`")
            );
        }
        let pending = std::mem::take(&mut self.out.pending);
        let waiting = pending
            .iter()
            .map(|(number, line)| (*number, line.as_str()));
        let incomplete = self
            .incomplete()
            .into_iter()
            .map(|(number, line, ..)| (number, line));
        let mut lines: Vec<(usize, &str)> = waiting.chain(incomplete).collect();
        lines.sort_unstable();
        lines.dedup();
        for (_, line) in lines {
            self.keep_at(at, line);
        }
        self.is_adjourned = true;
        self.out.adjourned.push((at, self.line, ended));
        self.echo("read back and adjourned");
        Ok(())
    }
}

impl Refused {
    /// Whether a name was near what was typed.
    fn is_near(&self) -> bool {
        self.help
            .as_deref()
            .is_some_and(|help| help.starts_with("did you mean"))
    }
}

fn over(part: Part<'_>) -> Refused {
    Refused::new(part, "the meeting is adjourned, and its minutes are sealed")
        .help("`@ weekly` begins another")
}

/// A ritual by its word, or a beginning that no other has.
fn ritual_of(typed: &str) -> Option<Ritual> {
    let lower = typed.to_lowercase();
    let mut matching = Ritual::WORDS.iter().filter(|word| word.starts_with(&lower));
    match (matching.next(), matching.next()) {
        (Some(word), None) => Ritual::read(word),
        _ => None,
    }
}
