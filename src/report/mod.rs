//! Counts, groups, orders and words: each view is a typed struct that JSON serialises as it stands, and that becomes a
//! neutral [`Document`] for people. May use the model, the rules and the answers of `wording`; never colour, width, HTML, files, or the clock.

mod agenda;
mod amendments;
mod asked;
mod between;
mod cascade;
mod commitments;
mod committed;
mod compared;
mod dissents;
pub mod document;
mod dossier;
mod entry;
mod explain;
mod filter;
mod flags;
mod goals;
mod history;
mod imported;
mod life;
mod list;
mod log;
pub mod measures;
mod member;
mod monthly;
mod people;
mod period;
mod pledge;
mod quarterly;
mod read_back;
mod record;
mod relays;
mod rule_index;
mod search;
mod show;
mod soundness;
mod standing;
mod state;
mod synced;
mod team_lists;
mod together;
mod weekly;
mod words;

pub use agenda::{Agenda, Asks, Point, Reason, Why, agenda};
pub use amendments::{Amended, Change};
pub use between::{Between, Corrected, Differing, End, Gone, Retold, Rewording, between};
pub use cascade::{Carried, Cascade, cascade};
pub use commitments::Promise;
pub use committed::{CommitMessage, committed, committed_together, started, taken_back};
pub use compared::{Compared, Difference, LeftOut, Wording, Words, compared};
pub use dissents::{Answered, Heard};
pub use document::{Document, Table};
pub use dossier::{Dossier, dossier};
pub use entry::{Captured, Written, captured, written};
pub use explain::{Explained, Tally, explain};
pub use filter::Filter;
pub use flags::{FindingView, Flags, Quote, flags};
pub use goals::{GivenUp, GoalAtWork, Said};
pub use history::{Done, History, history, of_history};
pub use imported::{Imported, ImportedItem, Remark};
pub use life::{Life, Link, Reviewed, Sign, Told};
pub use list::{List, list};
pub use log::{Log, log};
pub use member::{Kept, Member, Reached, Stances, member};
pub use monthly::{DecisionChange, Figure, Measured, Month, Monthly, Talk, monthly};
pub use period::Period;
pub use pledge::{Pledged, Signer};
pub use quarterly::{Brief, ByGoal, LookedBack, Quarterly, ReopenedView, quarterly};
pub use read_back::{ReadBack, read_back};
pub use record::Record;
pub use relays::Owed;
pub use rule_index::{RuleIndex, rule_index};
pub use search::{Passage, Search, search};
pub use show::{Naming, Show, show};
pub use soundness::{Soundness, soundness};
pub use standing::Stood;
pub use synced::{Synced, synced};
pub use team_lists::{GoalList, PledgeList, goal_list, pledge_list};
pub use together::{Organisation, Section, Team as TeamLookedAt, Together, organisation};
pub use weekly::{
    Changed, Commitments, Decided, Lately, ReviewDue, Settled, Touched, Weekly, week_before, weekly,
};
pub use words::cut;

/// A report that JSON, the terminal, Markdown and other formats can show.
pub trait View: serde::Serialize {
    /// The name and version of its JSON, such as `firstteam/weekly/1`. Within a version, fields are only added.
    const SCHEMA: &'static str;

    /// The report for people.
    fn document(&self) -> Document;

    /// Its rows for a spreadsheet, where it is a table: every word whole, the columns named as in JSON.
    fn rows(&self) -> Option<Table> {
        None
    }

    /// Whether there is nothing to report.
    fn is_empty(&self) -> bool;
}

/// A report in a line, for a mail's subject. A file that could not be read is something to say: without it, nobody
/// knows whether the time was quiet.
fn in_a_line(team: &str, time: &str, headline: &str, unreadable: usize) -> String {
    let unread = match unreadable {
        0 => String::new(),
        files => format!(" {}", weekly::unreadable_words(files)),
    };
    if team.is_empty() {
        format!("{time}: {headline}{unread}")
    } else {
        format!("{team}, {time}: {headline}{unread}")
    }
}
