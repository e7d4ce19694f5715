//! From a TOML value to the model's, by what the field holds.

use chrono::{DateTime, FixedOffset, NaiveDate};
use toml::de::{DeTable, DeValue};
use toml::value::{Datetime, Offset};

use crate::model::{Moment, Shape, Value};

/// A value that could not be taken over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfit(pub(super) String);

/// Takes a TOML value over; its type may still not be the one that the field needs.
pub(super) fn value(value: &DeValue<'_>, shape: Shape) -> Result<Value, Unfit> {
    Ok(match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Integer(number) => Value::Number(
            number
                .as_str()
                .parse()
                .map_err(|_| unfit("a plain number"))?,
        ),
        DeValue::Float(number) => Value::Number(
            number
                .as_str()
                .parse()
                .map_err(|_| unfit("a plain number"))?,
        ),
        DeValue::Datetime(datetime) => date_or_moment(datetime, shape)?,
        DeValue::Array(items) => Value::Texts(texts(items.iter().map(toml::Spanned::get_ref))?),
        DeValue::Table(table) => Value::Table(rows(table)?),
    })
}

fn unfit(needs: &str) -> Unfit {
    Unfit(format!("needs {needs}"))
}

fn texts<'a, 'i: 'a>(items: impl Iterator<Item = &'a DeValue<'i>>) -> Result<Vec<String>, Unfit> {
    items
        .map(|item| {
            item.as_str()
                .map(str::to_owned)
                .ok_or_else(|| unfit("texts alone in its list"))
        })
        .collect()
}

/// A table's rows in the order in which they were written; the parser gives them by key.
fn rows(table: &DeTable<'_>) -> Result<Vec<(String, Vec<String>)>, Unfit> {
    let mut written: Vec<_> = table.iter().collect();
    written.sort_by_key(|(key, _)| key.span().start);
    let row = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let words = match value.get_ref() {
            DeValue::Array(items) => texts(items.iter().map(toml::Spanned::get_ref))?,
            one => texts(std::iter::once(one))?,
        };
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        Ok((key.to_string(), words))
    };
    written.into_iter().map(row).collect()
}

fn date_or_moment(datetime: &Datetime, shape: Shape) -> Result<Value, Unfit> {
    let date = datetime
        .date
        .ok_or_else(|| unfit("a date, not a time alone"))?;
    let day = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        .ok_or_else(|| Unfit(format!("names a day that does not exist, {date}")))?;
    if datetime.time.is_none() {
        return Ok(Value::Day(day));
    }
    let moment = moment(datetime, day);
    match moment {
        Some(moment) => Ok(Value::Moment(moment)),
        None if shape == Shape::Moment => Err(unfit("its offset from UTC, such as Z or +02:00")),
        None => Ok(Value::Day(day)),
    }
}

fn moment(datetime: &Datetime, day: NaiveDate) -> Option<Moment> {
    let time = datetime.time?;
    let minutes = match datetime.offset? {
        Offset::Z => 0,
        Offset::Custom { minutes } => i32::from(minutes),
    };
    let offset = FixedOffset::east_opt(minutes * 60)?;
    let clock = day.and_hms_nano_opt(
        time.hour.into(),
        time.minute.into(),
        time.second.unwrap_or(0).into(),
        time.nanosecond.unwrap_or(0),
    )?;
    let utc = clock.checked_sub_offset(offset)?;
    Some(DateTime::from_naive_utc_and_offset(utc, offset))
}
