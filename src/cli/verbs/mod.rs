//! The writing verbs. What each takes follows from its entry kind; what is its own stands in its row here.

mod attach;
mod fields;
mod record;
mod references;
mod told;

pub(super) use attach::{forum_in_session, is_open, open_forum, open_of, refuse_closed};
pub(super) use record::{record, recorder, refuse_second_forum, show};
pub(super) use references::{find_name, resolve};
pub(super) use told::after;

use crate::model::Kind;

/// A writing verb.
#[derive(Debug)]
pub(super) struct Verb {
    /// The command.
    pub(super) name: &'static str,
    /// What it writes.
    pub(super) kind: Kind,
    /// One line of help.
    pub(super) about: &'static str,
    /// The fields that are given without a flag, in order.
    pub(super) positional: &'static [&'static str],
    /// The field that `--file` reads.
    pub(super) main: Option<&'static str>,
    /// Fields with a value unless another is given.
    pub(super) defaults: &'static [(&'static str, &'static str)],
    /// Fields that this verb does not take.
    pub(super) hidden: &'static [&'static str],
    /// Examples for help.
    pub(super) examples: &'static [&'static str],
}

/// The verbs, in the order in which a meeting needs them.
pub(super) static VERBS: &[Verb] = &[
    Verb {
        name: "meet",
        kind: Kind::Meeting,
        about: "Open a meeting",
        positional: &["ritual"],
        main: None,
        defaults: &[],
        hidden: &["minutes"],
        examples: &[
            "meet weekly --present ana,bo,cy,dee --absent eli --proxy fay=eli",
            "meet side --present bo,cy --about h3m2p",
        ],
    },
    Verb {
        name: "raise",
        kind: Kind::Topic,
        about: "Put a topic before the forum",
        positional: &["title"],
        main: Some("memo"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "raise \"Platform rewrite\" --raised-by bo",
            "raise \"Freeze, again\" --about h3m2p",
        ],
    },
    Verb {
        name: "decide",
        kind: Kind::Decision,
        about: "Record a decision",
        positional: &["text"],
        main: Some("text"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "decide \"Freeze feature work until 30 September 2026\" --why \"Churn follows outages\" --trade-off \"No new campaign features\" --approver ana --door one-way --stance ana=+1 --stance dee=-0",
            "decide --file decision.txt --affects marketing --review-on \"end of june\"",
        ],
    },
    Verb {
        name: "amend",
        kind: Kind::Amendment,
        about: "Change a decision's wording or any other of its fields",
        positional: &["decision"],
        main: Some("text"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "amend h3m2p --text \"Freeze feature work until 31 October 2026\" --reason \"The audit moved\"",
            "amend h3m2p --text \"Freeze feature work\" --reason spelling --editorial",
        ],
    },
    Verb {
        name: "position",
        kind: Kind::Position,
        about: "Record where a member stands on a decision",
        positional: &["decision", "member", "stance"],
        main: Some("reason"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "position h3m2p dee -0",
            "position last eli object --reason \"The cash is not there\"",
        ],
    },
    Verb {
        name: "dissent",
        kind: Kind::Dissent,
        about: "Record what was said against a decision or a topic",
        positional: &["on_entry", "reason"],
        main: Some("reason"),
        defaults: &[("severity", "concern"), ("channel", "forum")],
        hidden: &[],
        examples: &[
            "dissent h3m2p \"Q2 pipeline gap\" --member dee --would-change \"carve out the launch page\"",
            "dissent h3m2p \"It will never work\" --member dee --channel side --source reported",
        ],
    },
    Verb {
        name: "answer",
        kind: Kind::Answer,
        about: "Record what a dissent was answered",
        positional: &["dissent", "text"],
        main: Some("text"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "answer last \"Two people stay on it until April\" --outcome adopted",
            "answer s6rzk \"The stop holds for everyone\" --outcome declined",
        ],
    },
    Verb {
        name: "commit",
        kind: Kind::Commitment,
        about: "Record a promise",
        positional: &["what"],
        main: Some("what"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "commit \"Staffing plan\" --owner cy --due friday --to bo",
            "commit \"Custom SSO for Acme\" --owner cy --due 2026-03-31 --cost-on engineering",
        ],
    },
    Verb {
        name: "mark",
        kind: Kind::Update,
        about: "Record what became of a commitment or topic",
        positional: &["commitment", "state"],
        main: Some("evidence"),
        defaults: &[],
        hidden: &["topic"],
        examples: &[
            "mark last kept --evidence \"Sent on Friday\"",
            "mark 1a8de moved --due \"in 2 weeks\"",
        ],
    },
    Verb {
        name: "relay",
        kind: Kind::Relay,
        about: "Record what a leader told their people, and compare it",
        positional: &["decision", "said"],
        main: Some("said"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "relay h3m2p \"Small campaigns continue\" --member dee --audience marketing",
            "relay last --file mail.txt --member bo --audience engineering --source self",
        ],
    },
    Verb {
        name: "signal",
        kind: Kind::Signal,
        about: "Record something seen outside the forum",
        positional: &["what", "seen"],
        main: Some("seen"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "signal side-conversation \"Re-planned the scope over lunch\" --who bo,cy --about h3m2p",
            "signal win \"Closed Acme with custom SSO\" --who cy --cost-on engineering",
        ],
    },
    Verb {
        name: "review",
        kind: Kind::Review,
        about: "Record what came of a decision",
        positional: &["decision"],
        main: Some("lesson"),
        defaults: &[],
        hidden: &[],
        examples: &[
            "review h3m2p --outcome met --verdict-process sound",
            "review h3m2p --outcome missed --lesson \"We asked too late\" --next amend",
        ],
    },
    Verb {
        name: "sign",
        kind: Kind::Signature,
        about: "Record a member's name under the pledge",
        positional: &["member"],
        main: None,
        defaults: &[],
        hidden: &[],
        examples: &["sign ana", "sign dee --pledge 2026-01"],
    },
    Verb {
        name: "address",
        kind: Kind::Address,
        about: "Record what the team made of a finding",
        positional: &["finding", "what"],
        main: Some("what"),
        defaults: &[],
        hidden: &["evidence"],
        examples: &[
            "address sn742 \"Talked it over on Monday\" --result upheld",
            "address late-dissent/2026-10-09-sn742 \"It was about another decision\" --result dismissed",
        ],
    },
];
