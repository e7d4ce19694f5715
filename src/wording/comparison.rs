//! The answer of a comparison: a verdict and the differences it rests on.

use std::fmt;

/// The outcome of comparing two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What the differences amount to.
    pub verdict: Verdict,
    /// The differences, in the order of the second text.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// Nothing differs.
    pub fn faithful() -> Self {
        Self {
            verdict: Verdict::Faithful,
            differences: Vec::new(),
        }
    }

    /// Too little of the texts can be held against each other.
    pub fn unclear() -> Self {
        Self {
            verdict: Verdict::Unclear,
            differences: Vec::new(),
        }
    }
}

/// What a comparison amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// The second text says what the first says, or leaves some of it out.
    Faithful,
    /// The second text says something else in at least one respect.
    Drift,
    /// One cannot tell.
    Unclear,
}

impl Verdict {
    /// The word used in files and output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Faithful => "faithful",
            Self::Drift => "drift",
            Self::Unclear => "unclear",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// In what respect two texts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A count, an amount, a share, or its unit or bound.
    Number,
    /// A date, a clock time, a duration or how often.
    Deadline,
    /// Something is denied that was affirmed, or the other way round.
    Negation,
    /// How binding it is: must, may, should, a wish.
    Modality,
    /// Whom or what it covers.
    Scope,
    /// A way out was added.
    Exception,
    /// A condition or carve-out was dropped, added or overridden.
    Condition,
    /// Who does or decides it.
    Owner,
    /// The opposite is done.
    Action,
    /// The second text speaks of something else.
    Unrelated,
}

impl Kind {
    /// The word used in files and output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Deadline => "deadline",
            Self::Negation => "negation",
            Self::Modality => "modality",
            Self::Scope => "scope",
            Self::Exception => "exception",
            Self::Condition => "condition",
            Self::Owner => "owner",
            Self::Action => "action",
            Self::Unrelated => "unrelated",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Words of a text, exactly as they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Byte offset of the first byte in the untouched text.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The words: always `&source[start..end]`.
    pub text: String,
}

impl Quote {
    /// The words of `source` between two byte offsets on character boundaries.
    pub(crate) fn of(source: &str, start: usize, end: usize) -> Self {
        Self {
            start,
            end,
            text: source[start..end].to_owned(),
        }
    }
}

/// One respect in which two texts differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In what respect.
    pub kind: Kind,
    /// The words of the first text, if it says anything about it.
    pub decided: Option<Quote>,
    /// The words of the second text, if it says anything about it.
    pub told: Option<Quote>,
    /// One plain sentence that says why this counts as a difference; no blame, no motives.
    pub note: String,
}

/// A promise that does what is barred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contrary {
    /// The words of the promise.
    pub promise: Quote,
    /// The words of what is barred.
    pub barred: Quote,
}
