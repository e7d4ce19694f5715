//! The types that fields are made of, and how each comes from a [`Value`] and becomes one again.

use std::fmt;
use std::ops::Deref;

use chrono::NaiveDate;

use super::{Field, Kind, Moment, Refusal, Shape, Value, Word};

/// Words, kept lean: a journal holds many.
pub type Text = Box<str>;

/// A type that a field can have.
pub(crate) trait Stored: Sized {
    /// What the field holds.
    const SHAPE: Shape;
    /// Whether an entry cannot stand without the field.
    const REQUIRED: bool;

    /// From a value that is there.
    fn load(value: Value) -> Result<Self, Refusal>;
    /// Where no value is there: `None` for a required field.
    fn absent() -> Option<Self>;
    /// To a value; `None` where there is nothing to write.
    fn store(&self) -> Option<Value>;
    /// Visits the ids of other entries.
    fn each_ref<'a>(&'a self, _visit: &mut dyn FnMut(&'a str)) {}
    /// Replaces ids of other entries.
    fn replace_refs(&mut self, _replace: &mut dyn FnMut(&str) -> Option<Box<str>>) {}
    /// Visits handles.
    fn each_person<'a>(&'a self, _visit: &mut dyn FnMut(&'a str)) {}
}

/// Takes a field's value and loads it, telling every refusal. An optional field that is refused is left out.
pub(crate) fn load<T: Stored>(
    field: &'static Field,
    take: &mut dyn FnMut(&'static Field) -> Option<Value>,
    refuse: &mut dyn FnMut(&'static Field, Refusal),
) -> Option<T> {
    let loaded = match take(field) {
        Some(value) => T::load(value),
        None => {
            return T::absent().or_else(|| {
                refuse(field, Refusal::Missing);
                None
            });
        }
    };
    loaded.map_or_else(
        |refusal| {
            refuse(field, refusal);
            T::absent()
        },
        Some,
    )
}

impl Shape {
    /// The same shape, where it is a reference, naming entries of these kinds only.
    pub(crate) const fn naming(self, kinds: &'static [Kind]) -> Self {
        match self {
            Self::Entries(_) => Self::Entries(kinds),
            Self::Entry(_) => Self::Entry(kinds),
            other => other,
        }
    }
}

fn text_of(value: Value) -> Result<Text, Refusal> {
    match value {
        Value::Text(text) if text.trim().is_empty() => Err(Refusal::Empty),
        Value::Text(text) => Ok(text.into()),
        other => Err(Refusal::Type(other.describe())),
    }
}

/// A lone text counts as a list of one: people write `affects = "marketing"`.
fn texts_of(value: Value) -> Result<Vec<Text>, Refusal> {
    match value {
        Value::Texts(texts) => Ok(texts.into_iter().map(Into::into).collect()),
        Value::Text(text) => Ok(vec![text.into()]),
        other => Err(Refusal::Type(other.describe())),
    }
}

fn many<T: Deref<Target = str>>(texts: &[T]) -> Option<Value> {
    (!texts.is_empty()).then(|| Value::Texts(texts.iter().map(|text| text.to_string()).collect()))
}

impl Stored for Text {
    const SHAPE: Shape = Shape::Text;
    const REQUIRED: bool = true;
    fn load(value: Value) -> Result<Self, Refusal> {
        text_of(value)
    }
    fn absent() -> Option<Self> {
        None
    }
    fn store(&self) -> Option<Value> {
        Some(Value::Text(self.to_string()))
    }
}

impl Stored for Vec<Text> {
    const SHAPE: Shape = Shape::Texts;
    const REQUIRED: bool = false;
    fn load(value: Value) -> Result<Self, Refusal> {
        texts_of(value)
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn store(&self) -> Option<Value> {
        many(self)
    }
}

/// An optional field is whatever the required one is, or nothing.
impl<T: Stored> Stored for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const REQUIRED: bool = false;
    fn load(value: Value) -> Result<Self, Refusal> {
        match T::load(value) {
            // An empty text says the same as no text at all.
            Err(Refusal::Empty) => Ok(None),
            loaded => loaded.map(Some),
        }
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn store(&self) -> Option<Value> {
        self.as_ref().and_then(Stored::store)
    }
    fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
        if let Some(inner) = self {
            inner.each_ref(visit);
        }
    }
    fn replace_refs(&mut self, replace: &mut dyn FnMut(&str) -> Option<Box<str>>) {
        if let Some(inner) = self {
            inner.replace_refs(replace);
        }
    }
    fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
        if let Some(inner) = self {
            inner.each_person(visit);
        }
    }
}

/// A type of one value: which variant of [`Value`] it is, and its shape.
macro_rules! plain {
    ($($ty:ty, $variant:ident, $shape:ident;)+) => { $(
        impl Stored for $ty {
            const SHAPE: Shape = Shape::$shape;
            const REQUIRED: bool = true;
            fn load(value: Value) -> Result<Self, Refusal> {
                match value {
                    Value::$variant(inner) => Ok(inner),
                    other => Err(Refusal::Type(other.describe())),
                }
            }
            fn absent() -> Option<Self> {
                None
            }
            fn store(&self) -> Option<Value> {
                Some(Value::$variant(self.clone()))
            }
        }
    )+ };
}
plain! {
    NaiveDate, Day, Day;
    Moment, Moment, Moment;
    bool, Flag, Flag;
}

/// A number from 0 to 1, such as how sure somebody is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share(pub f64);

impl Share {
    /// The bounds, wherever a number is held against them.
    pub(crate) fn holds(number: f64) -> bool {
        (0.0..=1.0).contains(&number)
    }
}

impl Stored for Share {
    const SHAPE: Shape = Shape::Share;
    const REQUIRED: bool = true;
    fn load(value: Value) -> Result<Self, Refusal> {
        match value {
            Value::Number(number) if Self::holds(number) => Ok(Self(number)),
            Value::Number(number) => Err(Refusal::Word(number.to_string())),
            other => Err(Refusal::Type(other.describe())),
        }
    }
    fn absent() -> Option<Self> {
        None
    }
    fn store(&self) -> Option<Value> {
        Some(Value::Number(self.0))
    }
}

impl<T: Word> Stored for T {
    const SHAPE: Shape = Shape::Word(T::WORDS);
    const REQUIRED: bool = true;
    fn load(value: Value) -> Result<Self, Refusal> {
        match value {
            Value::Text(text) => Self::read(&text).ok_or(Refusal::Word(text)),
            other => Err(Refusal::Type(other.describe())),
        }
    }
    fn absent() -> Option<Self> {
        None
    }
    fn store(&self) -> Option<Value> {
        Some(Value::Text(self.as_str().to_owned()))
    }
}

/// A newtype over text, so that a field's type says what it names, alone and in lists.
macro_rules! named {
    ($($(#[doc = $doc:literal])+ $name:ident, $one:expr, $many:expr, $($visit:ident)?;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Text);

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl Stored for $name {
            const SHAPE: Shape = $one;
            const REQUIRED: bool = true;
            fn load(value: Value) -> Result<Self, Refusal> {
                text_of(value).map(Self)
            }
            fn absent() -> Option<Self> {
                None
            }
            fn store(&self) -> Option<Value> {
                Some(Value::Text(self.to_string()))
            }
            $( named!(@one $visit); )?
        }
        impl Stored for Vec<$name> {
            const SHAPE: Shape = $many;
            const REQUIRED: bool = false;
            fn load(value: Value) -> Result<Self, Refusal> {
                texts_of(value).map(|texts| texts.into_iter().map($name).collect())
            }
            fn absent() -> Option<Self> {
                Some(Vec::new())
            }
            fn store(&self) -> Option<Value> {
                many(self)
            }
            $( named!(@many $visit); )?
        }
    )+ };
    (@one each_ref) => {
        fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
            visit(&self.0);
        }
        fn replace_refs(&mut self, replace: &mut dyn FnMut(&str) -> Option<Box<str>>) {
            if let Some(id) = replace(&self.0) {
                self.0 = id;
            }
        }
    };
    (@many each_ref) => {
        fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
            for id in self {
                visit(&id.0);
            }
        }
        fn replace_refs(&mut self, replace: &mut dyn FnMut(&str) -> Option<Box<str>>) {
            for id in self {
                id.replace_refs(replace);
            }
        }
    };
    (@one each_person) => {
        fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
            visit(&self.0);
        }
    };
    (@many each_person) => {
        fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
            for handle in self {
                visit(&handle.0);
            }
        }
    };
}
named! {
    /// Another entry's id.
    Ref, Shape::Entry(&[]), Shape::Entries(&[]), each_ref;
    /// A member's handle.
    Person, Shape::Person, Shape::People, each_person;
    /// A function, a handle, or `all`.
    Name, Shape::Names, Shape::Names,;
    /// A goal's id.
    GoalId, Shape::Goal, Shape::Goals,;
}

/// Who speaks for whom, and the minutes' seals: keys with one or several words each.
macro_rules! table {
    ($($(#[doc = $doc:literal])+ $name:ident, $shape:ident;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name(pub Vec<(String, Vec<String>)>);

        impl Stored for $name {
            const SHAPE: Shape = Shape::$shape;
            const REQUIRED: bool = false;
            fn load(value: Value) -> Result<Self, Refusal> {
                match value {
                    Value::Table(rows) => Ok(Self(rows)),
                    other => Err(Refusal::Type(other.describe())),
                }
            }
            fn absent() -> Option<Self> {
                Some(Self::default())
            }
            fn store(&self) -> Option<Value> {
                (!self.0.is_empty()).then(|| Value::Table(self.0.clone()))
            }
            fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
                if Self::SHAPE == Shape::Proxies {
                    for (speaker, spoken_for) in &self.0 {
                        visit(speaker);
                        for handle in spoken_for {
                            visit(handle);
                        }
                    }
                }
            }
        }
    )+ };
}
table! {
    /// Who speaks for whom: `fay = ["eli"]`, fay speaks for eli.
    Proxies, Proxies;
    /// The seal of each entry that named the meeting when it was adjourned.
    Minutes, Seals;
}
