//! What the status of a decision record means.

/// Whether what a record describes was decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// It was, whatever became of it since.
    #[default]
    Decided,
    /// It was, and rests for now.
    OnHold,
    /// Not yet: it is proposed, or a draft.
    Proposed,
    /// It was turned down.
    Rejected,
    /// The status is a template's list of all words.
    Template,
}

impl Standing {
    /// Why nothing is recorded, where nothing is.
    pub fn refusal(self) -> Option<&'static str> {
        match self {
            Self::Decided | Self::OnHold => None,
            Self::Proposed => Some("is proposed, and not decided yet"),
            Self::Rejected => Some("was turned down"),
            Self::Template => Some("is a template"),
        }
    }
}

/// What a status in a record's own words means. A word that is not known is no reason to leave a decision out: `In progress`
/// is said of the work that follows from it.
pub(super) fn standing(status: &str) -> Standing {
    let status = status.to_lowercase();
    if status.contains('|') || status.contains('{') || status.contains("yyyy") {
        return Standing::Template;
    }
    let words: Vec<&str> = status
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // Of a history, `Proposed 2024-01-02, accepted 2024-02-03`, the furthest counts.
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    if words.windows(2).any(|pair| pair == ["on", "hold"])
        || has(&["postponed", "deferred", "paused"])
    {
        Standing::OnHold
    } else if has(&[
        "rejected",
        "declined",
        "withdrawn",
        "abandoned",
        "cancelled",
        "canceled",
        "abgelehnt",
        "rejeté",
        "rechazado",
    ]) {
        Standing::Rejected
    } else if has(&[
        "accepted",
        "approved",
        "decided",
        "adopted",
        "implemented",
        "active",
        "superseded",
        "superceded",
        "deprecated",
        "replaced",
        "obsolete",
        "retired",
        "amended",
        "done",
        "final",
        "enacted",
        "akzeptiert",
        "angenommen",
        "beschlossen",
        "accepté",
        "adopté",
        "approuvé",
        "aceptado",
        "aprobado",
    ]) {
        Standing::Decided
    } else if has(&[
        "proposed",
        "proposes",
        "proposal",
        "draft",
        "pending",
        "review",
        "discussion",
        "rfc",
        "wip",
        "open",
        "proposing",
        "vorgeschlagen",
        "entwurf",
        "proposé",
        "brouillon",
        "propuesto",
        "borrador",
    ]) || words
        .windows(3)
        .any(|three| three == ["work", "in", "progress"])
    {
        Standing::Proposed
    } else {
        Standing::Decided
    }
}
