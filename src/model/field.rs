//! How an entry kind declares its fields. One declaration gives the typed struct, the reading and writing of files,
//! the flags of its verb, and the words that help prints.

use super::{Shape, Value};

/// One field of an entry kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// The key in the file; with dashes, the flag.
    pub name: &'static str,
    /// What it means, as help prints it.
    pub doc: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether an entry cannot stand without it.
    pub required: bool,
}

/// Why a value cannot stand in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// A required field is not there.
    Missing,
    /// A required text is there and says nothing.
    Empty,
    /// The value is of another type.
    Type(&'static str),
    /// A word that is not in the field's list, or a number beyond its bounds.
    Word(String),
}

/// What every entry kind can do with its fields; written by [`entry_kind!`](super::kinds).
pub trait Fields: Sized {
    /// The kind's own fields, in the order in which they are written.
    fn fields() -> &'static [Field];

    /// Builds the entry's body from its values. Every refusal is told to `refuse`; `None` where a required field was
    /// refused, while a refused optional field is left out.
    fn build(
        take: &mut dyn FnMut(&'static Field) -> Option<Value>,
        refuse: &mut dyn FnMut(&'static Field, Refusal),
    ) -> Option<Self>;

    /// The fields that are set, with their values, in the order of [`Fields::fields`].
    fn values(&self) -> Vec<(&'static Field, Value)>;

    /// Sets one field by its name; `Ok(false)` where the kind has no such field.
    fn set(&mut self, name: &str, value: Value) -> Result<bool, Refusal>;

    /// Visits the ids of other entries that this one names.
    fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(&'static Field, &'a str));

    /// Gives every id of another entry to `replace`, and takes what it returns, if anything, in its place.
    fn replace_refs(&mut self, replace: &mut dyn FnMut(&'static Field, &str) -> Option<Box<str>>);

    /// Visits the handles that this entry names where only a member may stand.
    fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'static Field, &'a str));
}

/// Declares an entry kind: its doc comment, then its fields, each with the doc comment that help prints and, for
/// references, the kinds that they may name.
macro_rules! entry_kind {
    (
        $(#[doc = $doc:literal])+
        $name:ident {
            $( $(#[doc = $field_doc:literal])+ $field:ident : $ty:ty $(=> $($target:ident)|+)? ; )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $( $(#[doc = $field_doc])+ pub $field: $ty, )+
        }

        impl $name {
            const FIELDS: &'static [$crate::model::Field] = &[
                $( $crate::model::Field {
                    name: stringify!($field),
                    doc: concat!($($field_doc),+),
                    shape: <$ty as $crate::model::stored::Stored>::SHAPE
                        $(.naming(&[$($crate::model::Kind::$target),+]))?,
                    required: <$ty as $crate::model::stored::Stored>::REQUIRED,
                }, )+
            ];
        }

        impl $crate::model::Fields for $name {
            fn fields() -> &'static [$crate::model::Field] {
                Self::FIELDS
            }

            fn build(
                take: &mut dyn FnMut(&'static $crate::model::Field) -> Option<$crate::model::Value>,
                refuse: &mut dyn FnMut(&'static $crate::model::Field, $crate::model::Refusal),
            ) -> Option<Self> {
                let mut fields = Self::FIELDS.iter();
                $( let $field: Option<$ty> = fields
                    .next()
                    .and_then(|field| $crate::model::stored::load(field, take, refuse)); )+
                Some(Self { $( $field: $field?, )+ })
            }

            fn values(&self) -> Vec<(&'static $crate::model::Field, $crate::model::Value)> {
                let values = [ $( $crate::model::stored::Stored::store(&self.$field), )+ ];
                Self::FIELDS.iter().zip(values).filter_map(|(field, value)| Some((field, value?))).collect()
            }

            fn set(
                &mut self,
                name: &str,
                value: $crate::model::Value,
            ) -> Result<bool, $crate::model::Refusal> {
                match name {
                    $( stringify!($field) => self.$field = $crate::model::stored::Stored::load(value)?, )+
                    _ => return Ok(false),
                }
                Ok(true)
            }

            fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(&'static $crate::model::Field, &'a str)) {
                let mut fields = Self::FIELDS.iter();
                $( if let Some(field) = fields.next() {
                    $crate::model::stored::Stored::each_ref(&self.$field, &mut |id| visit(field, id));
                } )+
            }

            fn replace_refs(
                &mut self,
                replace: &mut dyn FnMut(&'static $crate::model::Field, &str) -> Option<Box<str>>,
            ) {
                let mut fields = Self::FIELDS.iter();
                $( if let Some(field) = fields.next() {
                    $crate::model::stored::Stored::replace_refs(&mut self.$field, &mut |id| replace(field, id));
                } )+
            }

            fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'static $crate::model::Field, &'a str)) {
                let mut fields = Self::FIELDS.iter();
                $( if let Some(field) = fields.next() {
                    $crate::model::stored::Stored::each_person(&self.$field, &mut |handle| visit(field, handle));
                } )+
            }
        }
    };
}
pub(crate) use entry_kind;
