//! The fields of a front matter, by whichever of the two readers could read it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::plain::{self, Plain, Row};
use super::toml_value::{self, Unfit};
use crate::model::{Shape, Value};

/// A front matter's keys and values. Places are counted from the beginning of the front matter.
pub(super) enum Table<'a> {
    /// Written as the program writes.
    Plain(Vec<Row<'a>>),
    /// Any other TOML.
    Toml(Spanned<DeTable<'a>>),
}

/// A field as written.
#[derive(Clone, Copy)]
pub(super) struct Written<'t, 'a>(Either<'t, 'a>);

#[derive(Clone, Copy)]
enum Either<'t, 'a> {
    Plain(&'t Row<'a>),
    Toml(
        &'t Spanned<std::borrow::Cow<'a, str>>,
        &'t Spanned<DeValue<'a>>,
    ),
}

impl<'a> Table<'a> {
    /// Reads a front matter; all that is wrong with it, where it is no TOML.
    pub(super) fn read(toml: &'a str) -> Result<Self, Vec<Error>> {
        if let Some(rows) = plain::rows(toml) {
            return Ok(Self::Plain(rows));
        }
        let (table, errors) = DeTable::parse_recoverable(toml);
        if errors.is_empty() {
            Ok(Self::Toml(table))
        } else {
            Err(errors)
        }
    }

    /// A field by its key.
    pub(super) fn get(&self, key: &str) -> Option<Written<'_, 'a>> {
        let written = match self {
            Self::Plain(rows) => Either::Plain(rows.iter().find(|row| row.key == key)?),
            Self::Toml(table) => {
                let (key, value) = table.get_ref().get_key_value(key)?;
                Either::Toml(key, value)
            }
        };
        Some(Written(written))
    }

    /// Where a field's value stands.
    pub(super) fn span(&self, key: &str) -> Option<Range<usize>> {
        self.get(key).map(Written::span)
    }

    /// Every key with its place.
    pub(super) fn keys(&self) -> Vec<(&str, Range<usize>)> {
        match self {
            Self::Plain(rows) => rows
                .iter()
                .map(|row| (row.key, row.key_span.clone()))
                .collect(),
            Self::Toml(table) => table
                .get_ref()
                .keys()
                .map(|key| (key.get_ref().as_ref(), key.span()))
                .collect(),
        }
    }
}

impl<'t> Written<'t, '_> {
    /// The value, taken over for a field; its type may still not be the one that the field needs.
    pub(super) fn value(self, shape: Shape) -> Result<Value, Unfit> {
        match self.0 {
            Either::Plain(row) => Ok(row.value.value()),
            Either::Toml(_, value) => toml_value::value(value.get_ref(), shape),
        }
    }

    /// The value, where it is a text.
    pub(super) fn as_str(self) -> Option<&'t str> {
        match self.0 {
            Either::Plain(row) => match &row.value {
                Plain::Text(text) => Some(text),
                _ => None,
            },
            Either::Toml(_, value) => value.get_ref().as_str(),
        }
    }

    /// Where the value stands.
    pub(super) fn span(self) -> Range<usize> {
        match self.0 {
            Either::Plain(row) => row.span.clone(),
            Either::Toml(_, value) => value.span(),
        }
    }

    /// Where the key stands.
    pub(super) fn key_span(self) -> Range<usize> {
        match self.0 {
            Either::Plain(row) => row.key_span.clone(),
            Either::Toml(key, _) => key.span(),
        }
    }
}
