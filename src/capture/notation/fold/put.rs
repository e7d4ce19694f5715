//! Giving an entry a field, with everything that does not fit told at the place where it was typed.

use super::{Done, Fold, Refused, Tone};
use crate::capture::notation::heads::Part;
use crate::capture::notation::pairs::{Pair, keys, pairs};
use crate::capture::notation::{Drafted, Link, Origin, slips};
use crate::capture::{Reading, handle, in_words, read};
use crate::model::kinds::{ADDRESSEES, WITHHELD};
use crate::model::{Body, Field, Kind, Shape, Value, id, nearest};
use crate::wording::dates;

impl Fold<'_> {
    /// Gives an entry a field of this name.
    pub(super) fn put_named(&mut self, at: usize, name: &str, words: Part<'_>) -> Done {
        let kind = self.out.entries[at].kind;
        match Body::fields_of(kind)
            .iter()
            .find(|field| field.name == name)
        {
            Some(field) => self.put(at, field, words),
            None => Ok(()),
        }
    }

    /// Gives an entry a field. What does not fit leaves the entry as it was.
    pub(super) fn put(&mut self, at: usize, field: &'static Field, words: Part<'_>) -> Done {
        if words.text.is_empty() {
            let needs = format!("`{}` needs {}", shown(field.name), field.shape.describe());
            return Err(Refused::new(words, needs));
        }
        if let Shape::Entry(kinds) | Shape::Entries(kinds) = field.shape {
            for part in words.names() {
                let link = self.find(part, kinds, Some(at))?;
                let links = &mut self.out.entries[at].links;
                if let Shape::Entry(_) = field.shape {
                    links.retain(|(name, _)| *name != field.name);
                }
                links.push((field.name, link));
            }
            return Ok(());
        }
        let value = if field.shape == Shape::Proxies {
            self.proxies(words)?
        } else if field.name == "present" && matches!(words.text, "all" | "everyone" | "everybody")
        {
            self.whole_team()
        } else {
            let typed = split(field, words);
            self.check_people(at, field, &typed)?;
            let value = self.value(field, words, &typed)?;
            self.hint_goals(field, &value, words);
            value
        };
        self.put_value(at, field.name, value, words)
    }

    /// The entry that a part of an id means: one of the lines' own by its words, which has no id yet, or one of the
    /// journal. An entry does not name itself.
    pub(super) fn find(
        &self,
        part: Part<'_>,
        kinds: &[Kind],
        itself: Option<usize>,
    ) -> Result<Link, Refused> {
        let is_meant = |entry: &Drafted| {
            let words = entry.text("text").or_else(|| entry.text("title"));
            let is_of_kind = kinds.is_empty() || kinds.contains(&entry.kind);
            is_of_kind && words.is_some_and(|words| id::matches(&id::slug(words), part.text))
        };
        let own = self.out.entries.iter().enumerate();
        let mut own = own.filter(|(at, entry)| Some(*at) != itself && is_meant(entry));
        if let (Some((at, _)), None) = (own.next(), own.next()) {
            return Ok(Link::Drafted(at));
        }
        let found = (self.base.find)(part.text, kinds);
        found.map(Link::Id).map_err(|why| Refused::new(part, why))
    }

    /// Gives an entry a value that was read.
    pub(super) fn put_value(
        &mut self,
        at: usize,
        name: &'static str,
        value: Value,
        words: Part<'_>,
    ) -> Done {
        let entry = &mut self.out.entries[at];
        let was = entry.values.clone();
        merge(&mut entry.values, name, value);
        let refused = entry.refused();
        if let Some(refused) = refused.iter().find(|refused| refused.field == name) {
            let why = format!("`{}` {}", shown(name), refused.why);
            self.out.entries[at].values = was;
            return Err(Refused::new(words, why));
        }
        self.tell_replaced(at, name, &was, words);
        Ok(())
    }

    /// What took the place of other words is told with them: typed twice may mean both.
    fn tell_replaced(
        &mut self,
        at: usize,
        name: &'static str,
        was: &[(&'static str, Value)],
        words: Part<'_>,
    ) {
        let told = |value: &Value| match value {
            Value::Text(text) => Some(text.clone()),
            Value::Day(day) => Some(in_words(*day)),
            _ => None,
        };
        let before = was.iter().find(|(other, _)| *other == name);
        let before = before.and_then(|(_, before)| told(before));
        let now = self.out.entries[at].value(name).and_then(told);
        if let Some(before) = before.filter(|before| now.as_ref() != Some(before)) {
            self.tell(Tone::Hint, words, format!("{} was “{before}”", shown(name)));
        }
    }

    /// The typed words as a value; what was understood of a date is told.
    fn value(
        &mut self,
        field: &Field,
        words: Part<'_>,
        typed: &[Part<'_>],
    ) -> Result<Value, Refused> {
        let reading = Reading {
            team: self.base.team,
            now: self.now(),
        };
        let typed: Vec<String> = typed.iter().map(|part| part.text.to_owned()).collect();
        let mut echoes = Vec::new();
        let value = read(field, &typed, &reading, &mut |echo| echoes.push(echo));
        let value = value.map_err(|unread| {
            Refused::new(words, format!("{}: {}", shown(field.name), unread.0))
        })?;
        for echo in echoes {
            self.echo(echo.replace('_', "-"));
        }
        Ok(value)
    }

    /// A goal that the team does not have is often a mistyped one.
    fn hint_goals(&mut self, field: &Field, value: &Value, words: Part<'_>) {
        let named = match (field.shape, value) {
            (Shape::Goals, Value::Texts(goals)) => goals.clone(),
            (Shape::Goal, Value::Text(goal)) => vec![goal.clone()],
            _ => return,
        };
        let goals = &self.base.team.goals;
        let unknown = named
            .iter()
            .filter(|named| !goals.iter().any(|goal| goal.id == **named));
        for unknown in unknown {
            let near = nearest(unknown, goals.iter().map(|goal| goal.id.as_str()));
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            let hint = format!("the team has no goal `{unknown}`{near}");
            self.tell(Tone::Hint, words, hint);
        }
    }

    /// Only members may stand where an entry names people; guests may be present, and a dissenter's name withheld.
    fn check_people(&mut self, at: usize, field: &Field, typed: &[Part<'_>]) -> Done {
        let kind = self.out.entries[at].kind;
        let is_guest_welcome =
            kind == Kind::Meeting && matches!(field.name, "present" | "facilitator");
        let is_addressee = kind == Kind::Dissent && field.name == "to";
        for part in typed {
            let name = part.text;
            let names_people = matches!(field.shape, Shape::Person | Shape::People);
            let is_known = self
                .base
                .team
                .member(&handle(name, self.base.team))
                .is_some();
            let is_other = (kind == Kind::Dissent && name.eq_ignore_ascii_case(WITHHELD))
                || (is_addressee && ADDRESSEES.contains(&name.to_lowercase().as_str()));
            if is_known || is_other || !(names_people || is_addressee) {
                continue;
            }
            if !is_guest_welcome {
                return Err(self.stranger(*part, name));
            }
            if field.name == "present" {
                let near = self.near(name);
                let near =
                    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                self.tell(
                    Tone::Hint,
                    *part,
                    format!("guest: `{name}` is no member{near}"),
                );
            }
        }
        Ok(())
    }

    /// Who speaks for whom: `fay for eli`, or `fay=eli`, several with commas between.
    fn proxies(&self, words: Part<'_>) -> Result<Value, Refused> {
        let mut rows: Vec<(String, Vec<String>)> = Vec::new();
        for part in words.names_between_commas() {
            let pair = part.split(" for ").or_else(|| part.split("="));
            let (speaker, spoken_for) = pair.ok_or_else(|| {
                Refused::new(part, "who speaks for whom?").help("type `proxy fay for eli`")
            })?;
            let speaker = self.member(speaker)?;
            for absent in spoken_for.names() {
                let absent = self.member(absent)?;
                match rows.iter_mut().find(|(other, _)| *other == speaker) {
                    Some((_, absents)) => absents.push(absent),
                    None => rows.push((speaker.clone(), vec![absent])),
                }
            }
        }
        Ok(Value::Table(rows))
    }

    /// The handle of a member.
    pub(super) fn member(&self, part: Part<'_>) -> Result<String, Refused> {
        let handle = handle(part.text, self.base.team);
        match self.base.team.member(&handle) {
            Some(_) => Ok(handle),
            None => Err(self.stranger(part, part.text)),
        }
    }

    pub(super) fn stranger(&self, part: Part<'_>, name: &str) -> Refused {
        let help = self.near(name).map_or_else(
            || {
                let members = self.base.team.members.iter();
                let handles: Vec<&str> = members.map(|member| member.handle.as_str()).collect();
                format!("the members are {}", handles.join(", "))
            },
            |near| format!("did you mean `{near}`?"),
        );
        Refused::new(part, format!("`{name}` is not a member")).help(help)
    }

    fn near(&self, name: &str) -> Option<String> {
        let members = self.base.team.members.iter();
        nearest(name, members.map(|member| member.handle.as_str())).map(str::to_owned)
    }

    /// `present all`: everyone who is a member on that day.
    fn whole_team(&self) -> Value {
        let members = self.base.team.members_on(self.day());
        Value::Texts(members.map(|member| member.handle.clone()).collect())
    }

    /// The entries that fields may be of: the one above, else the decision, topic or meeting at hand.
    fn around(&self) -> impl Iterator<Item = usize> + use<> {
        let topic = self.out.topic.map(|(topic, _)| topic);
        let around = [self.out.latest, self.out.decision, topic, self.out.meeting];
        around.into_iter().flatten()
    }

    /// An indented line: pairs of the entry above, else of the decision, topic or meeting at hand, else a note.
    pub(super) fn indented(&mut self, text: Part<'_>, line: &str) -> Done {
        for at in self.around() {
            if let Some(pairs) = pairs(self.out.entries[at].kind, text.text) {
                return self.put_pairs(at, pairs, text);
            }
        }
        if !self.day_below(text) {
            self.note(line);
            self.hint_near_key(text);
        }
        Ok(())
    }

    /// A line without a mark: fields that were not indented, where all of it fits and nothing is there yet; else a
    /// note. Right below its entry a field may also be said again.
    pub(super) fn unmarked(&mut self, text: Part<'_>, line: &str, is_below: bool) {
        let mut misfit = None;
        for at in self.around() {
            let Some(pairs) = pairs(self.out.entries[at].kind, text.text) else {
                continue;
            };
            let is_latest = is_below && self.out.latest == Some(at);
            if !is_latest && self.out.entries[at].kind != Kind::Decision {
                continue;
            }
            let (was, told) = (self.out.entries[at].clone(), self.out.told.len());
            let fields: Vec<&str> = pairs.iter().map(|pair| pair.field.name).collect();
            let done = self.put_pairs(at, pairs, text);
            let stays = |field: &&str| {
                let before = was.value(field);
                before.is_none() || before == self.out.entries[at].value(field)
            };
            let is_read_again = self.is_read_again(at);
            match done {
                Ok(()) if is_latest || is_read_again || fields.iter().all(stays) => return,
                Ok(()) => {
                    misfit.get_or_insert(
                        "said otherwise before; two spaces before it change that".to_owned(),
                    );
                }
                Err(refused) => {
                    misfit.get_or_insert(refused.words);
                }
            }
            self.out.entries[at] = was;
            self.out.told.truncate(told);
            self.is_fresh = false;
        }
        if (is_below || self.base.needs_meeting) && self.day_below(text) {
            return;
        }
        self.note(line);
        if let Some(meant) = slips::meant(line) {
            self.tell(Tone::Hint, text, format!("did you mean {meant}?"));
        } else if let Some(promise) = self.meant_promise(text) {
            self.tell(Tone::Hint, text, format!("did you mean `* {promise}`?"));
        } else if let Some(why) = misfit {
            self.tell(Tone::Hint, text, why);
        }
    }

    /// Whether a whole text is read against an entry that it may have told of before: what the journal says stays then.
    fn is_read_again(&self, at: usize) -> bool {
        !self.base.needs_meeting && matches!(self.out.entries[at].origin, Origin::There(_))
    }

    fn put_pairs(&mut self, at: usize, pairs: Vec<Pair<'_>>, text: Part<'_>) -> Done {
        let kind = self.out.entries[at].kind;
        self.is_fresh = true;
        let mut names = Vec::new();
        for Pair {
            field,
            value,
            start,
        } in pairs
        {
            let words = Part::new(value, text.start + start).unquoted();
            if words.text.is_empty() {
                let empty = format!("`{}` is still empty", shown(field.name));
                self.tell(Tone::Hint, text, empty);
                continue;
            }
            self.put(at, field, words)?;
            names.push(shown(field.name));
        }
        if !names.is_empty() {
            self.echo(format!("{} of the {kind}", names.join(", ")));
        }
        Ok(())
    }

    /// `by friday`: the day of the promise above, or, at the terminal, of the only one that waits for a day.
    fn day_below(&mut self, text: Part<'_>) -> bool {
        let without_day = |at: &usize| {
            let entry = &self.out.entries[*at];
            let has_day = entry.value("due").is_some() && !self.is_read_again(*at);
            entry.kind == Kind::Commitment && !has_day
        };
        let waiting: Vec<usize> = (0..self.out.entries.len()).filter(without_day).collect();
        let at = match waiting.as_slice() {
            _ if self.out.latest.as_ref().is_some_and(without_day) => self.out.latest,
            [only] if self.base.needs_meeting => Some(*only),
            _ => None,
        };
        let Some(at) = at else {
            return false;
        };
        let lower = text.text.to_lowercase();
        let Some(word) = ["by ", "due "]
            .iter()
            .find(|word| lower.starts_with(**word))
        else {
            return false;
        };
        let (_, day) = text.cut(0, word.len());
        let (today, starts) = (self.day(), self.base.team.fiscal_year_starts);
        let is_day = dates::read_with(day.text, today, starts).is_ok();
        is_day && self.put_named(at, "due", day).is_ok()
    }

    /// `whyy: costs`: a field that the entry above does not have, and one of nearly that name that it has; `why costs`: one
    /// that lacks its colon.
    fn hint_near_key(&mut self, text: Part<'_>) {
        let Some(at) = self.out.latest else {
            return;
        };
        let keys = keys(self.out.entries[at].kind);
        let Some((key, _)) = text.text.split_once(':') else {
            let (first, rest) = text.text.split_once(' ').unwrap_or_default();
            if keys.contains(&first.to_lowercase()) {
                let words = format!("did you mean `{first}: {}`?", rest.trim());
                self.tell(Tone::Hint, text, words);
            }
            return;
        };
        let typed = key.trim().to_lowercase().replace(' ', "-");
        if let Some(near) = nearest(&typed, keys.iter().map(String::as_str)) {
            let words = format!("did you mean `{near}:`?");
            self.tell(Tone::Hint, text, words);
        }
    }

    /// Keeps a line as a note.
    pub(super) fn note(&mut self, text: &str) {
        self.keep(text);
        self.echo("a note");
    }

    /// Keeps a line as free text of the topic, else of the meeting or a decision without one, else until there is one.
    pub(super) fn keep(&mut self, text: &str) {
        let topic = self.out.topic.map(|(topic, _)| topic);
        match topic.or(self.out.meeting).or(self.out.decision) {
            Some(at) => self.keep_at(at, text),
            None => self.out.loose.push(text.to_owned()),
        }
    }

    /// Gives an entry the lines that waited for one.
    pub(super) fn keep_loose(&mut self, at: usize) {
        for line in std::mem::take(&mut self.out.loose) {
            self.keep_at(at, &line);
        }
    }

    /// Adds a line to an entry's free text. An entry of the journal that has it already does not get it twice.
    pub(super) fn keep_at(&mut self, at: usize, text: &str) {
        let entry = &mut self.out.entries[at];
        let is_there = matches!(entry.origin, Origin::There(_))
            && entry.notes.lines().any(|line| line.trim_end() == text);
        if !is_there {
            if !entry.notes.is_empty() {
                entry.notes.push('\n');
            }
            entry.notes.push_str(text);
        }
    }
}

/// A field as people type it.
pub(super) fn shown(name: &str) -> String {
    name.replace('_', "-")
}

/// The words of a field one by one, where it holds several.
fn split<'a>(field: &Field, words: Part<'a>) -> Vec<Part<'a>> {
    match field.shape {
        Shape::People | Shape::Goals | Shape::Names => words.names(),
        _ => vec![words],
    }
}

/// Puts a value beside or in place of what the field has: lists grow, tables take new rows, the rest is replaced.
fn merge(values: &mut Vec<(&'static str, Value)>, name: &'static str, value: Value) {
    let held = values.iter_mut().find(|(other, _)| *other == name);
    match (held.map(|(_, held)| held), value) {
        (Some(Value::Texts(held)), Value::Texts(more)) => {
            for text in more {
                if !held.contains(&text) {
                    held.push(text);
                }
            }
        }
        (Some(Value::Table(held)), Value::Table(more)) => {
            for (row, words) in more {
                match held.iter_mut().find(|(other, _)| *other == row) {
                    Some((_, held)) => *held = words,
                    None => held.push((row, words)),
                }
            }
        }
        (Some(held), value) => *held = value,
        (None, value) => values.push((name, value)),
    }
}
