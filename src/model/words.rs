//! The fixed words of the record: stances, channels, outcomes and the like, one enum each.

/// One word of a fixed list.
pub trait Word: Sized + Copy + 'static {
    /// The words, in the order in which people read them.
    const WORDS: &'static [&'static str];
    /// The word as it stands in a file.
    fn as_str(self) -> &'static str;
    /// Reads a word; `None` where it is not in the list.
    fn read(text: &str) -> Option<Self>;
}

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $word_doc:literal])+ $variant:ident = $word:literal $(| $synonym:literal)*,)+ })+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[doc = $word_doc])+ $variant, )+
        }
        impl Word for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];
            fn as_str(self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )+
                }
            }
            fn read(text: &str) -> Option<Self> {
                match text {
                    $( $word $(| $synonym)* => Some(Self::$variant), )+
                    _ => None,
                }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+ };
}

words! {
    /// Where a member stands on a decision, from most in favour to least. Present without one is silent.
    Stance {
        /// In favour.
        For = "for" | "+1",
        /// In favour, with a reservation that was said.
        Reservation = "reservation" | "+0",
        /// Neither for nor against.
        Abstain = "abstain" | "0",
        /// Against it, was heard, and carries it.
        DisagreeAndCommit = "disagree-and-commit" | "-0",
        /// Stands aside.
        Aside = "aside",
        /// Objects.
        Object = "object" | "-1",
    }
    /// How an entry came to be known.
    Source {
        /// Witnessed by the recorder.
        Seen = "seen",
        /// Told by the person themselves.
        Own = "self",
        /// Second-hand.
        Reported = "reported",
        /// Brought in from an older record.
        Imported = "imported",
    }
    /// Which meeting it was. All but side meetings are usually forums.
    Ritual {
        /// The team's weekly.
        Weekly = "weekly",
        /// The team's monthly.
        Monthly = "monthly",
        /// The team's quarterly.
        Quarterly = "quarterly",
        /// An offsite.
        Offsite = "offsite",
        /// Some of the team, outside the forum.
        Side = "side",
        /// In writing, over some days.
        Async = "async",
    }
    /// How the team decided.
    Method {
        /// Nobody objects.
        Consent = "consent",
        /// Votes were counted.
        Vote = "vote",
        /// One person decides.
        Captain = "captain",
    }
    /// Whether a decision can be walked back.
    Door {
        /// It cannot, or only at a high price.
        OneWay = "one-way" | "one",
        /// It can.
        TwoWay = "two-way" | "two",
    }
    /// How heavy a dissent is.
    Severity {
        /// Should be heard.
        Concern = "concern",
        /// Should stop it until answered.
        Objection = "objection",
    }
    /// Where a dissent was said.
    Channel {
        /// In the room.
        Forum = "forum",
        /// To one person, in private.
        Private = "private",
        /// Among some of the team, outside the forum.
        Side = "side",
        /// To the dissenter's own people.
        OwnTeam = "own-team",
        /// In public.
        Public = "public",
    }
    /// What became of a dissent.
    DissentOutcome {
        /// The decision takes it up.
        Adopted = "adopted",
        /// Heard and not taken up.
        Declined = "declined",
        /// Taken back by who said it.
        Withdrawn = "withdrawn",
    }
    /// For whom a commitment or goal is.
    Scope {
        /// The whole team's.
        Shared = "shared",
        /// One function's.
        Function = "function",
    }
    /// What became of a commitment, or of a topic.
    UpdateState {
        /// Done as promised.
        Kept = "kept",
        /// Not done by its date.
        Missed = "missed",
        /// A new date was agreed.
        Moved = "moved",
        /// No longer promised, or no longer to be discussed.
        Dropped = "dropped",
        /// A topic put off to another forum.
        Deferred = "deferred",
    }
    /// What a signal is about.
    SignalWhat {
        /// Some of the team talked it over without the others.
        SideConversation = "side-conversation",
        /// Somebody spoke against a decision in public.
        PublicDissent = "public-dissent",
        /// A leader told their people to do something.
        Directive = "directive",
        /// A success that was celebrated.
        Win = "win",
    }
    /// What came of a decision.
    ReviewOutcome {
        /// What was expected.
        Met = "met",
        /// Some of it.
        Partly = "partly",
        /// Not what was expected.
        Missed = "missed",
    }
    /// Whether it was decided well, whatever came of it.
    Process {
        /// With what could be known then.
        Sound = "sound",
        /// Something was left out that could be known.
        Unsound = "unsound",
    }
    /// What follows from a review.
    NextStep {
        /// It stands.
        Keep = "keep",
        /// It is to be changed.
        Amend = "amend",
        /// It is to be taken back.
        Reverse = "reverse",
    }
    /// What of the journal becomes a commit by itself, where it lies in a repository.
    Commits {
        /// Every entry that is recorded or corrected.
        Each = "each",
        /// Every meeting that is adjourned, with its entries; an entry of no open meeting by itself.
        Meeting = "meeting",
        /// Nothing.
        Off = "off",
    }
    /// What became of a finding.
    AddressResult {
        /// It is so, and asks for something.
        Upheld = "upheld",
        /// It is not so, with the reason.
        Dismissed = "dismissed",
        /// Something was changed because of it.
        Changed = "changed",
    }
}

impl Stance {
    /// How it is typed: `+1 +0 0 -0 -1`.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::For => "+1",
            Self::Reservation => "+0",
            Self::Abstain => "0",
            Self::DisagreeAndCommit => "-0",
            Self::Aside => "aside",
            Self::Object => "-1",
        }
    }

    /// Whether whoever stands here carries the decision: `disagree-and-commit` or better.
    pub fn carries(self) -> bool {
        self <= Self::DisagreeAndCommit
    }
}
