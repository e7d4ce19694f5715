//! An amendment: a change of a decision's fields, by whoever may, with its reason.

use crate::model::field::{Fields, entry_kind};
use crate::model::kinds::Decision;
use crate::model::{Field, Ref, Refusal, Shape, Share, Text, Value};

entry_kind! {
    /// What every amendment says, whatever it changes.
    Frame {
        /// The decision that it changes
        decision: Ref => Decision;
        /// Why it is changed
        reason: Text;
        /// Spelling only: stances stand, and nobody needs to be told anew
        editorial: Option<bool>;
    }
}

/// A change of a decision's wording or of any other of its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    /// The decision that it changes.
    pub decision: Ref,
    /// Why it is changed.
    pub reason: Text,
    /// Spelling only.
    pub editorial: bool,
    /// The decision's fields that get a new value.
    pub changes: Vec<(&'static Field, Value)>,
}

/// Fields of a decision that belong to its making and cannot be amended.
const FIXED: &[&str] = &["stances", "topic", "supersedes", "excepts", "reverses"];

impl Amendment {
    /// The decision's fields that an amendment may change, none of them required here.
    pub fn changeable() -> &'static [Field] {
        &Self::fields()[Frame::fields().len()..]
    }

    /// Whether the change is one of substance, which makes earlier stances stale.
    pub fn is_substantive(&self) -> bool {
        !self.editorial
    }

    /// Whether it gives the decision a new text.
    pub fn changes_text(&self) -> bool {
        self.changes.iter().any(|(field, _)| field.name == "text")
    }
}

/// Checks a change against its field, where only some words or numbers are allowed.
fn fits(field: &Field, value: Value) -> Result<Value, Refusal> {
    match (field.shape, value) {
        (Shape::Word(words), Value::Text(word)) if !words.contains(&word.as_str()) => {
            Err(Refusal::Word(word))
        }
        (Shape::Share, Value::Number(number)) if !Share::holds(number) => {
            Err(Refusal::Word(number.to_string()))
        }
        (_, value) => Ok(value),
    }
}

impl Fields for Amendment {
    fn fields() -> &'static [Field] {
        static ALL: std::sync::LazyLock<Vec<Field>> = std::sync::LazyLock::new(|| {
            let changeable = Decision::fields()
                .iter()
                .filter(|field| !FIXED.contains(&field.name));
            let optional = changeable.map(|field| Field {
                required: false,
                ..*field
            });
            Frame::fields().iter().copied().chain(optional).collect()
        });
        &ALL
    }

    fn build(
        take: &mut dyn FnMut(&'static Field) -> Option<Value>,
        refuse: &mut dyn FnMut(&'static Field, Refusal),
    ) -> Option<Self> {
        let frame = Frame::build(take, refuse)?;
        let mut changes = Vec::new();
        for field in Self::changeable() {
            match take(field).map(|value| fits(field, value)) {
                Some(Ok(value)) => changes.push((field, value)),
                Some(Err(refusal)) => refuse(field, refusal),
                None => {}
            }
        }
        Some(Self {
            decision: frame.decision,
            reason: frame.reason,
            editorial: frame.editorial.unwrap_or(false),
            changes,
        })
    }

    fn values(&self) -> Vec<(&'static Field, Value)> {
        let frame = Frame {
            decision: self.decision.clone(),
            reason: self.reason.clone(),
            editorial: self.editorial.then_some(true),
        };
        frame
            .values()
            .into_iter()
            .chain(self.changes.iter().cloned())
            .collect()
    }

    fn set(&mut self, name: &str, value: Value) -> Result<bool, Refusal> {
        if let Some(field) = Self::changeable().iter().find(|field| field.name == name) {
            self.changes.retain(|(changed, _)| changed.name != name);
            self.changes.push((field, value));
            return Ok(true);
        }
        Ok(false)
    }

    fn each_ref<'a>(&'a self, visit: &mut dyn FnMut(&'static Field, &'a str)) {
        visit(&Frame::fields()[0], &self.decision);
    }

    fn replace_refs(&mut self, replace: &mut dyn FnMut(&'static Field, &str) -> Option<Box<str>>) {
        if let Some(id) = replace(&Frame::fields()[0], &self.decision) {
            self.decision = Ref(id);
        }
    }

    fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'static Field, &'a str)) {
        for (field, value) in &self.changes {
            if let (Shape::Person, Value::Text(handle)) = (field.shape, value) {
                visit(field, handle);
            }
        }
    }
}
