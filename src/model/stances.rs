//! The stances written into a decision: who stood where when it was made.

use super::stored::Stored;
use super::{Person, Refusal, Shape, Stance, Value, Word};

/// Where members stood, in the order written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stances(pub Vec<(Person, Stance)>);

impl Stances {
    /// The stance of one member, if one is written.
    pub fn of(&self, handle: &str) -> Option<Stance> {
        self.0
            .iter()
            .rev()
            .find(|(member, _)| &**member == handle)
            .map(|(_, stance)| *stance)
    }
}

impl Stored for Stances {
    const SHAPE: Shape = Shape::Stances;
    const REQUIRED: bool = false;

    fn load(value: Value) -> Result<Self, Refusal> {
        let Value::Table(rows) = value else {
            return Err(Refusal::Type(value.describe()));
        };
        let mut stances = Vec::with_capacity(rows.len());
        for (handle, words) in rows {
            let word = words.into_iter().next().unwrap_or_default();
            let stance = Stance::read(&word).ok_or(Refusal::Word(word))?;
            stances.push((Person(handle.into()), stance));
        }
        Ok(Self(stances))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn store(&self) -> Option<Value> {
        let row =
            |(member, stance): &(Person, Stance)| (member.to_string(), vec![stance.to_string()]);
        (!self.0.is_empty()).then(|| Value::Table(self.0.iter().map(row).collect()))
    }

    fn each_person<'a>(&'a self, visit: &mut dyn FnMut(&'a str)) {
        self.0.iter().for_each(|(member, _)| visit(member));
    }
}
