//! The first and the last of many events. Which of two came first depends on what they are held against where one of
//! them is a day of an unknown place, so that there is one of each sort.

use crate::model::Span;

/// The earliest of several events.
#[derive(Debug, Default)]
pub struct Earliest {
    fixed: Option<Span>,
    floating: Option<Span>,
}

impl Earliest {
    /// Takes in one more.
    pub fn add(&mut self, when: Span) {
        let known = if when.floats {
            &mut self.floating
        } else {
            &mut self.fixed
        };
        if known.is_none_or(|known| when.first < known.first) {
            *known = Some(when);
        }
    }

    /// Whether one of them may have come by then.
    pub fn maybe_by(&self, when: Span) -> bool {
        let mut both = self.fixed.iter().chain(&self.floating);
        both.any(|earliest| !earliest.surely_after(when))
    }
}

/// The latest of several events: those that end last, and those that begin last.
#[derive(Debug, Default)]
pub struct Latest {
    ends: [Option<Span>; 2],
    begins: [Option<Span>; 2],
}

impl Latest {
    /// Takes in one more.
    pub fn add(&mut self, when: Span) {
        let sort = usize::from(when.floats);
        let (ends, begins) = (&mut self.ends[sort], &mut self.begins[sort]);
        if ends.is_none_or(|known| known.last < when.last) {
            *ends = Some(when);
        }
        if begins.is_none_or(|known| known.first < when.first) {
            *begins = Some(when);
        }
    }

    /// Whether something surely came after all of them.
    pub fn all_before(&self, when: Span) -> bool {
        let mut ends = self.ends.iter().flatten();
        ends.all(|latest| when.surely_after(*latest))
    }

    /// Whether one of them surely came after something.
    pub fn any_after(&self, when: Span) -> bool {
        let mut begins = self.begins.iter().flatten();
        begins.any(|latest| latest.surely_after(when))
    }
}
