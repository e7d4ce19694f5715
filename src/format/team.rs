//! Reading `firstteam.toml`: the team, its goals and rituals, and the settings of the rules.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{NaiveDate, TimeDelta};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::place::place;
use super::settings::{GIT, GOAL, MEMBER, PLEDGE, RITUAL, SECTIONS, SYNONYM, Section, TEAM, TOP};
use super::toml_value;
use crate::model::team::{Cadence, Goal, Member, Pledge};
use crate::model::{
    Commits, Level, Problem, ProblemSeverity, Ritual, Scope, Shape, Team, Value, Word, nearest,
};

/// The format that this program reads and writes.
pub const FORMAT: i64 = 1;

/// Reads the team's file. What cannot be read is left out and told; the rest stands.
pub fn team(path: &str, text: &str) -> (Team, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Line ends of old; every place stays where it was.
    let old: String;
    let text = if text.contains('\r') && !text.contains('\n') {
        old = text.replace('\r', "\n");
        &old
    } else {
        text
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        path,
        text,
        problems: Vec::new(),
    };
    for error in errors {
        reader.problem(
            "malformed",
            error.message().to_owned(),
            error.span().unwrap_or(0..0),
            None,
        );
    }
    let team = reader.team(table.get_ref());
    (team, reader.problems)
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn team(&mut self, top: &DeTable<'_>) -> Team {
        let tables = SECTIONS.iter().map(|section| section.name());
        let keys = TOP.keys().chain(tables.filter(|name| !name.is_empty()));
        self.known(top, &keys.collect::<Vec<_>>(), "firstteam.toml");
        self.format(top);
        let empty = DeTable::new();
        let general = table(top, "team").unwrap_or(&empty);
        self.known_in(general, &TEAM);
        let defaults = Team::default();
        Team {
            name: self.text(general, "name").unwrap_or_default(),
            mission: self.text(general, "mission"),
            dissent_window: self
                .length(general, "dissent_window")
                .unwrap_or(defaults.dissent_window),
            relay_within: self
                .length(general, "relay_within")
                .unwrap_or(defaults.relay_within),
            members: self.members(top),
            goals: self.each(top, &GOAL, Self::goal),
            rituals: self.each(top, &RITUAL, Self::cadence),
            pledge: table(top, "pledge").and_then(|pledge| {
                self.known_in(pledge, &PLEDGE);
                self.pledge(pledge)
            }),
            rules: self.levels(top),
            thresholds: self.thresholds(top),
            synonyms: self.each(top, &SYNONYM, Self::synonym),
            fiscal_year_starts: self.month(general).unwrap_or(defaults.fiscal_year_starts),
            commits: table(top, "git")
                .and_then(|git| {
                    self.known_in(git, &GIT);
                    self.word::<Commits>(git, "commit")
                })
                .unwrap_or(defaults.commits),
        }
    }

    fn format(&mut self, top: &DeTable<'_>) {
        let Some(value) = top.get("format") else {
            let help = format!("add the line: format = {FORMAT}");
            return self.problem(
                "missing-field",
                "the file does not say its `format`".to_owned(),
                0..0,
                Some(help),
            );
        };
        let version = value
            .get_ref()
            .as_integer()
            .and_then(|number| number.as_str().parse::<i64>().ok());
        match version {
            Some(version) if version > FORMAT => self.problem(
                "newer-format",
                format!("the journal has format {version}, and this firstteam reads {FORMAT}"),
                value.span(),
                Some("install a newer firstteam; nothing was touched".to_owned()),
            ),
            Some(FORMAT) => {}
            _ => self.problem(
                "wrong-type",
                format!("`format` needs the number {FORMAT}"),
                value.span(),
                None,
            ),
        }
    }

    fn members(&mut self, top: &DeTable<'_>) -> Vec<Member> {
        let members = self.each(top, &MEMBER, Self::member);
        for (index, member) in members.iter().enumerate() {
            if members[..index]
                .iter()
                .any(|other| other.handle == member.handle)
            {
                let message = format!("two members have the handle `{}`", member.handle);
                self.problem(
                    "duplicate-member",
                    message,
                    0..0,
                    Some("give one of them another".to_owned()),
                );
            }
        }
        members
    }

    fn member(&mut self, row: &DeTable<'_>) -> Option<Member> {
        let handle = self.needed(row, "handle", "member")?;
        Some(Member {
            name: self.text(row, "name").unwrap_or_else(|| handle.clone()),
            handle,
            role: self.text(row, "role"),
            function: self.text(row, "function"),
            chair: self.flag(row, "chair").unwrap_or(false),
            from: self.day(row, "from"),
            to: self.day(row, "to"),
        })
    }

    fn goal(&mut self, row: &DeTable<'_>) -> Option<Goal> {
        let id = self.needed(row, "id", "goal")?;
        Some(Goal {
            text: self.text(row, "text").unwrap_or_else(|| id.clone()),
            id,
            scope: self.word::<Scope>(row, "scope"),
            function: self.text(row, "function"),
            metric: self.text(row, "metric"),
            target: self.text(row, "target"),
            gives_up: self.texts(row, "gives_up"),
            state: self.text(row, "state"),
        })
    }

    fn cadence(&mut self, row: &DeTable<'_>) -> Option<Cadence> {
        Some(Cadence {
            ritual: self.word::<Ritual>(row, "name")?,
            every: self.length(row, "every")?,
        })
    }

    /// Words of one meaning: fewer than two mean nothing.
    fn synonym(&mut self, row: &DeTable<'_>) -> Option<Vec<String>> {
        let Some(value) = row.get("words") else {
            let span = row.keys().next().map_or(0..0, Spanned::span);
            let message = "a synonym needs `words`".to_owned();
            let help = "such as words = [\"launch page\", \"landing page\"]".to_owned();
            self.problem("missing-field", message, span, Some(help));
            return None;
        };
        let before = self.problems.len();
        let mut words = self.texts(row, "words");
        words.retain(|word| !word.trim().is_empty());
        if words.len() < 2 && self.problems.len() == before {
            let message = "`words` needs two or more that mean the same".to_owned();
            self.problem("wrong-type", message, value.span(), None);
        }
        (words.len() > 1).then_some(words)
    }

    fn pledge(&mut self, row: &DeTable<'_>) -> Option<Pledge> {
        Some(Pledge {
            version: self.needed(row, "version", "pledge")?,
            from: self.day(row, "from"),
            text: self.text(row, "text").unwrap_or_default(),
        })
    }

    fn levels(&mut self, top: &DeTable<'_>) -> BTreeMap<String, Level> {
        let mut levels = BTreeMap::new();
        for (name, value) in table(top, "rules").into_iter().flatten() {
            if let Some(level) = value.get_ref().as_str().and_then(Level::read) {
                levels.insert(name.get_ref().to_string(), level);
            } else {
                let message = format!(
                    "`{}` needs one of {}",
                    name.get_ref(),
                    Level::WORDS.join(", ")
                );
                self.problem("unknown-word", message, value.span(), None);
            }
        }
        levels
    }

    fn thresholds(&mut self, top: &DeTable<'_>) -> BTreeMap<String, f64> {
        let mut thresholds = BTreeMap::new();
        for (name, value) in table(top, "thresholds").into_iter().flatten() {
            if let Ok(Value::Number(number)) = toml_value::value(value.get_ref(), Shape::Number) {
                thresholds.insert(name.get_ref().to_string(), number);
            } else {
                self.problem(
                    "wrong-type",
                    format!("`{}` needs a number", name.get_ref()),
                    value.span(),
                    None,
                );
            }
        }
        thresholds
    }

    /// Reads each table of an array of tables.
    fn each<T>(
        &mut self,
        top: &DeTable<'_>,
        section: &Section,
        mut read: impl FnMut(&mut Self, &DeTable<'_>) -> Option<T>,
    ) -> Vec<T> {
        let name = section.name();
        let Some(value) = top.get(name) else {
            return Vec::new();
        };
        let Some(rows) = value.get_ref().as_array() else {
            self.problem(
                "wrong-type",
                format!("`{name}` needs tables, [[{name}]]"),
                value.span(),
                None,
            );
            return Vec::new();
        };
        let mut all = Vec::new();
        for row in rows {
            let Some(table) = row.get_ref().as_table() else {
                let message = format!("`{name}` needs tables, [[{name}]]");
                self.problem("wrong-type", message, row.span(), None);
                continue;
            };
            self.known_in(table, section);
            all.extend(read(self, table));
        }
        all
    }

    fn value(
        &mut self,
        row: &DeTable<'_>,
        key: &str,
        shape: Shape,
    ) -> Option<(Value, Range<usize>)> {
        let value = row.get(key)?;
        match toml_value::value(value.get_ref(), shape) {
            Ok(read) => Some((read, value.span())),
            Err(unfit) => {
                self.problem(
                    "wrong-type",
                    format!("`{key}` {}", unfit.0),
                    value.span(),
                    None,
                );
                None
            }
        }
    }

    fn wrong<T>(&mut self, key: &str, shape: Shape, span: Range<usize>) -> Option<T> {
        self.problem(
            "wrong-type",
            format!("`{key}` needs {}", shape.describe()),
            span,
            None,
        );
        None
    }

    fn text(&mut self, row: &DeTable<'_>, key: &str) -> Option<String> {
        match self.value(row, key, Shape::Text)? {
            (Value::Text(text), _) => Some(text).filter(|text| !text.trim().is_empty()),
            (_, span) => self.wrong(key, Shape::Text, span),
        }
    }

    fn needed(&mut self, row: &DeTable<'_>, key: &str, what: &str) -> Option<String> {
        let text = self.text(row, key);
        if text.is_none() {
            let span = row.values().next().map_or(0..0, Spanned::span);
            self.problem(
                "missing-field",
                format!("a {what} needs `{key}`"),
                span,
                None,
            );
        }
        text
    }

    fn texts(&mut self, row: &DeTable<'_>, key: &str) -> Vec<String> {
        match self.value(row, key, Shape::Texts) {
            Some((Value::Texts(texts), _)) => texts,
            Some((Value::Text(text), _)) => vec![text],
            Some((_, span)) => self.wrong(key, Shape::Texts, span).unwrap_or_default(),
            None => Vec::new(),
        }
    }

    fn day(&mut self, row: &DeTable<'_>, key: &str) -> Option<NaiveDate> {
        match self.value(row, key, Shape::Day)? {
            (Value::Day(day), _) => Some(day),
            (_, span) => self.wrong(key, Shape::Day, span),
        }
    }

    fn flag(&mut self, row: &DeTable<'_>, key: &str) -> Option<bool> {
        match self.value(row, key, Shape::Flag)? {
            (Value::Flag(flag), _) => Some(flag),
            (_, span) => self.wrong(key, Shape::Flag, span),
        }
    }

    fn word<T: Word>(&mut self, row: &DeTable<'_>, key: &str) -> Option<T> {
        let shape = Shape::Word(T::WORDS);
        match self.value(row, key, shape)? {
            (Value::Text(word), span) => T::read(&word).or_else(|| self.wrong(key, shape, span)),
            (_, span) => self.wrong(key, shape, span),
        }
    }

    fn month(&mut self, row: &DeTable<'_>) -> Option<u32> {
        let (value, span) = self.value(row, "fiscal_year_starts", Shape::Number)?;
        let month = (1..=12).find(|month| value == Value::Number(f64::from(*month)));
        if month.is_none() {
            self.problem(
                "wrong-type",
                "`fiscal_year_starts` needs a month from 1 to 12".to_owned(),
                span,
                None,
            );
        }
        month
    }

    /// A length of time: `24h`, `7d`, `2w`.
    fn length(&mut self, row: &DeTable<'_>, key: &str) -> Option<TimeDelta> {
        let span = row.get(key)?.span();
        let text = self.text(row, key)?;
        let length = read_length(&text);
        if length.is_none() {
            let message =
                format!("`{key}` is `{text}`, and needs a length of time such as 24h, 7d or 2w");
            self.problem("wrong-type", message, span, None);
        }
        length
    }

    /// Tells of keys of a table that are not read.
    fn known_in(&mut self, row: &DeTable<'_>, section: &Section) {
        let keys: Vec<&str> = section.keys().collect();
        self.known(row, &keys, section.header);
    }

    /// Tells of keys that are not read, with the one that was likely meant.
    fn known(&mut self, row: &DeTable<'_>, keys: &[&str], place: &str) {
        for key in row
            .keys()
            .filter(|key| !keys.contains(&key.get_ref().as_ref()))
        {
            let near = nearest(key.get_ref(), keys.iter().copied());
            let message = format!(
                "`{}` is not a setting of {place}, and is not read",
                key.get_ref()
            );
            self.problem(
                "unknown-key",
                message,
                key.span(),
                near.map(|near| format!("did you mean `{near}`?")),
            );
            if let Some(problem) = self.problems.last_mut() {
                problem.severity = ProblemSeverity::Note;
            }
        }
    }

    fn problem(
        &mut self,
        code: &'static str,
        message: String,
        span: Range<usize>,
        help: Option<String>,
    ) {
        let mut problem = Problem::of_file(code, self.path, message);
        problem.place = Some(place(self.text, &span));
        problem.help = help;
        self.problems.push(problem);
    }
}

fn table<'a, 'i>(row: &'a DeTable<'i>, key: &str) -> Option<&'a DeTable<'i>> {
    row.get(key)
        .and_then(|value: &Spanned<DeValue<'i>>| value.get_ref().as_table())
}

/// Reads `24h`, `7d`, `2w`: hours, days, weeks.
fn read_length(text: &str) -> Option<TimeDelta> {
    let (number, unit) = text
        .trim()
        .split_at_checked(text.trim().len().checked_sub(1)?)?;
    let number: i64 = number
        .trim()
        .parse()
        .ok()
        .filter(|number| (0..=100_000).contains(number))?;
    match unit {
        "h" => TimeDelta::try_hours(number),
        "d" => TimeDelta::try_days(number),
        "w" => TimeDelta::try_weeks(number),
        _ => None,
    }
}
