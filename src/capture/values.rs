//! From typed words to a field's value: dates in words, names for handles, `dee=-0` for a stance.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Weekday};

use crate::model::kinds::ADDRESSEES;
use crate::model::{Field, Moment, Shape, Stance, Team, Value, Word, nearest};
use crate::wording::dates;

/// What typed words are read against.
#[derive(Debug)]
pub struct Reading<'a> {
    /// Who there is.
    pub team: &'a Team,
    /// Now, for relative dates and the offset of times.
    pub now: Moment,
}

/// Why words could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread(pub String);

/// Reads the words given for a field. Dates that were not typed in full are echoed through `echo`.
pub fn read(
    field: &Field,
    words: &[String],
    reading: &Reading<'_>,
    echo: &mut dyn FnMut(String),
) -> Result<Value, Unread> {
    let first = words.first().map_or("", String::as_str);
    Ok(match field.shape {
        // Whom a dissent was taken to: the one text that names people.
        Shape::Text if field.name == "to" => Value::Text(addressee(first, reading.team)),
        Shape::Text | Shape::Entry(_) => Value::Text(first.to_owned()),
        Shape::Goal => Value::Text(goal(first, reading.team)),
        Shape::Word(choices) => Value::Text(word(first, choices)?),
        Shape::Texts => Value::Texts(words.to_vec()),
        Shape::Entries(_) => Value::Texts(parts(words)),
        Shape::Goals => {
            let goals = parts(words).into_iter();
            Value::Texts(goals.map(|typed| goal(&typed, reading.team)).collect())
        }
        Shape::Names => {
            let names = parts(words).into_iter();
            Value::Texts(names.map(|typed| name(&typed, reading.team)).collect())
        }
        Shape::Person => Value::Text(handle(first, reading.team)),
        Shape::People => Value::Texts(
            people(words)
                .iter()
                .map(|name| handle(name, reading.team))
                .collect(),
        ),
        Shape::Day => Value::Day(day(field, first, reading, echo)?),
        Shape::Moment => Value::Moment(moment(first, reading.now)?),
        Shape::Flag => Value::Flag(flag(first)?),
        Shape::Number | Shape::Share => Value::Number(number(first)?),
        Shape::Stances => Value::Table(stances(words, reading.team)?),
        Shape::Proxies => Value::Table(proxies(words, reading.team)?),
        Shape::Seals => {
            return Err(Unread(
                "minutes are written by `firstteam adjourn`".to_owned(),
            ));
        }
    })
}

/// Names given one by one, or several with commas between.
fn parts(words: &[String]) -> Vec<String> {
    let split = words.iter().flat_map(|word| word.split(','));
    split
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The same of people, of whom the last may stand behind an "and".
fn people(words: &[String]) -> Vec<String> {
    let named = parts(words).into_iter();
    let split = named.flat_map(|part| {
        let part = part.strip_prefix("and ").unwrap_or(&part).to_owned();
        let both = part.split(" and ").map(|name| name.trim().to_owned());
        both.collect::<Vec<_>>()
    });
    split.filter(|name| !name.is_empty()).collect()
}

fn word(typed: &str, choices: &[&str]) -> Result<String, Unread> {
    let lower = typed.to_lowercase();
    // The signs of stances are read by the field itself.
    let known = choices.contains(&&*lower) || Stance::read(&lower).is_some();
    if known {
        return Ok(lower);
    }
    let mut matching = choices
        .iter()
        .filter(|choice| choice.starts_with(&lower) && !lower.is_empty());
    if let (Some(choice), None) = (matching.next(), matching.next()) {
        Ok((*choice).to_owned())
    } else {
        let near = nearest(&lower, choices.iter().copied());
        let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Err(Unread(format!(
            "`{typed}` is not one of {}{hint}",
            choices.join(", ")
        )))
    }
}

/// The handle of whoever is meant: by handle, full name or unique first name. An unknown name stays as typed, and is
/// told when the entry is checked.
pub fn handle(typed: &str, team: &Team) -> String {
    if team.member(typed).is_some() {
        return typed.to_owned();
    }
    let typed_lower = typed.to_lowercase();
    let named = |member: &&crate::model::team::Member| {
        let name = member.name.to_lowercase();
        member.handle.to_lowercase() == typed_lower
            || name == typed_lower
            || name.split_whitespace().next() == Some(&typed_lower)
    };
    let mut members = team.members.iter().filter(named);
    match (members.next(), members.next()) {
        (Some(member), None) => member.handle.clone(),
        _ => typed.to_owned(),
    }
}

/// A function, a handle or `all` as the team writes it, whatever the case in which it was typed.
fn name(typed: &str, team: &Team) -> String {
    let functions = team.functions().into_iter();
    let mut known = functions.chain(["all"]);
    match known.find(|known| same(known, typed)) {
        Some(known) => known.to_owned(),
        None => handle(typed, team),
    }
}

/// A member's handle, or board, legal or ethics.
fn addressee(typed: &str, team: &Team) -> String {
    let fixed = ADDRESSEES.iter().find(|known| same(known, typed));
    fixed.map_or_else(|| handle(typed, team), |known| (*known).to_owned())
}

/// A goal's id as the team writes it.
fn goal(typed: &str, team: &Team) -> String {
    let known = team.goals.iter().find(|goal| same(&goal.id, typed));
    known.map_or_else(|| typed.to_owned(), |goal| goal.id.clone())
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn day(
    field: &Field,
    typed: &str,
    reading: &Reading<'_>,
    echo: &mut dyn FnMut(String),
) -> Result<NaiveDate, Unread> {
    let (today, starts) = (reading.now.date_naive(), reading.team.fiscal_year_starts);
    let day = dates::read_with(typed, today, starts).map_err(|error| Unread(error.to_string()))?;
    if typed.parse::<NaiveDate>().is_err() {
        echo(format!("{}: {}", field.name, in_words(day)));
    }
    Ok(day)
}

/// A day as it is echoed: `Fri 4 Dec 2026`.
pub fn in_words(day: NaiveDate) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    };
    format!("{weekday} {}", day.format("%-d %b %Y"))
}

/// A time: in full with its offset, or `10:42` today.
fn moment(typed: &str, now: Moment) -> Result<Moment, Unread> {
    if typed == "now" {
        return Ok(now);
    }
    if let Ok(moment) = DateTime::parse_from_rfc3339(typed) {
        return Ok(moment);
    }
    let clock = NaiveTime::parse_from_str(typed, "%H:%M").ok();
    clock
        .and_then(|clock| {
            now.timezone()
                .from_local_datetime(&now.date_naive().and_time(clock))
                .single()
        })
        .ok_or_else(|| {
            Unread(format!(
                "`{typed}` is no time; type 10:42, now, or 2026-03-02T10:42:00+01:00"
            ))
        })
}

fn flag(typed: &str) -> Result<bool, Unread> {
    match typed {
        "" | "true" | "yes" => Ok(true),
        "false" | "no" => Ok(false),
        _ => Err(Unread(format!("`{typed}` is neither yes nor no"))),
    }
}

/// A number; `70%` is 0.7.
fn number(typed: &str) -> Result<f64, Unread> {
    let unread = || Unread(format!("`{typed}` is no number; type 0.7 or 70%"));
    match typed.strip_suffix('%') {
        Some(percent) => percent
            .trim()
            .parse::<f64>()
            .map(|percent| percent / 100.0)
            .map_err(|_| unread()),
        None => typed.parse().map_err(|_| unread()),
    }
}

/// `ana,bo=+1` gives both the stance.
fn stances(words: &[String], team: &Team) -> Result<Vec<(String, Vec<String>)>, Unread> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for typed in words {
        let (names, stance) = typed.split_once('=').ok_or_else(|| {
            Unread(format!(
                "`{typed}` is no stance; type dee=-0 or dee=disagree-and-commit"
            ))
        })?;
        let stance = word(stance.trim(), Stance::WORDS)?;
        let stance = Stance::read(&stance).map_or(stance, |stance| stance.to_string());
        for name in parts(&[names.to_owned()]) {
            let member = handle(&name, team);
            rows.retain(|(other, _)| *other != member);
            rows.push((member, vec![stance.clone()]));
        }
    }
    Ok(rows)
}

/// `fay=eli,dee`: fay speaks for both.
fn proxies(words: &[String], team: &Team) -> Result<Vec<(String, Vec<String>)>, Unread> {
    let row = |typed: &String| {
        let (speaker, spoken_for) = typed.split_once('=').ok_or_else(|| {
            Unread(format!(
                "`{typed}` is no proxy; type fay=eli, where fay speaks for eli"
            ))
        })?;
        let spoken_for = parts(&[spoken_for.to_owned()])
            .iter()
            .map(|name| handle(name, team))
            .collect();
        Ok((handle(speaker.trim(), team), spoken_for))
    };
    words.iter().map(row).collect()
}
