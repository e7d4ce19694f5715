//! Minutes: what a record of a meeting says was decided, who was there, and who led it. What only may be a decision is
//! listed for a person.

mod carried;
mod cues;
mod motions;
mod phrases;
mod reader;
mod roster;
mod runs;
mod sentences;
mod tables;
mod votes;

use chrono::NaiveDate;

use super::days::{day_in, day_of_path, short_day_in, year_of_path};
use super::markdown::{Block, blocks};
use super::names::Named;
use crate::model::Ritual;
pub(in crate::capture::import) use phrases::bare;

/// What the record of one meeting says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Minutes {
    /// The line at which it begins.
    pub line: usize,
    /// Its heading.
    pub title: Option<String>,
    /// The day, by its words or else by the file's name.
    pub on: Option<NaiveDate>,
    /// The day in the file's name, where the words tell another.
    pub other_day: Option<NaiveDate>,
    /// Which meeting it was, where its heading or the file's name says.
    pub ritual: Option<Ritual>,
    /// Who was there, guests among them.
    pub present: Vec<Named>,
    /// Who was not there.
    pub absent: Vec<Named>,
    /// Who spoke for whom.
    pub proxies: Vec<(String, String)>,
    /// Who led it.
    pub chair: Option<Named>,
    /// Who wrote it down.
    pub scribe: Option<Named>,
    /// What was decided.
    pub decisions: Vec<Decided>,
    /// What somebody is to do.
    pub actions: Vec<Action>,
    /// What may be a decision.
    pub maybe: Vec<Maybe>,
}

/// A decision that the record labels as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decided {
    /// The line.
    pub line: usize,
    /// Further lines that say the same.
    pub also: Vec<usize>,
    /// The number that the record gives it.
    pub number: Option<String>,
    /// The words.
    pub text: String,
    /// The heading or item that it stands under.
    pub topic: Option<String>,
    /// Why, where the record says.
    pub why: Option<String>,
    /// What stands under it.
    pub details: Vec<String>,
}

/// Something that somebody is to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Action {
    /// The line.
    pub line: usize,
    /// What is to be done.
    pub text: String,
    /// Who is to do it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// A line for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maybe {
    /// The line.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// Why it is not taken over.
    pub because: Doubt,
}

/// Why a line is not taken over by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// It sounds like a decision, and is not labelled as one.
    Unlabelled,
    /// It asks.
    Question,
    /// It says that nothing was decided.
    Undecided,
    /// A motion of which the record does not say what became of it.
    Motion,
    /// It stands under a heading of decisions, in somebody's own words.
    Said,
    /// It stands in a quotation.
    Quoted,
}

impl Doubt {
    /// In words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Unlabelled => "sounds like a decision, and is not labelled as one",
            Self::Question => "is a question",
            Self::Undecided => "says that nothing was decided",
            Self::Motion => "is a motion; the record does not say that it was carried",
            Self::Said => "is what somebody said",
            Self::Quoted => "stands in a quotation",
        }
    }
}

/// Reads the records in a text: one, or several where its headings are days. `path` is the file's name and folders, for
/// what they tell of the day.
pub fn minutes(path: &str, text: &str) -> Vec<Minutes> {
    let (front, body, before) = super::front_matter::split(text);
    let all = blocks(body, before);
    let in_year = year_of_path(path);
    let parts = parts(&all, in_year);
    let is_alone = parts.len() == 1;
    let of_path = day_of_path(path);
    let of_front = front
        .get("date")
        .and_then(|date| short_day_in(date).or_else(|| day_in(date, in_year)));
    let read = |blocks: &[Block]| {
        let published = of_front.filter(|_| is_alone);
        let mut minutes = reader::read(blocks, in_year, published);
        let of_title = front.get("title").filter(|_| is_alone);
        let of_title = of_title.and_then(|title| day_in(title, in_year));
        minutes.on = minutes.on.or(published).or(of_title).or(of_path);
        minutes.title = minutes
            .title
            .or_else(|| front.get("title").filter(|_| is_alone).map(str::to_owned));
        minutes.other_day = of_path.filter(|day| is_alone && minutes.on != Some(*day));
        minutes.ritual = minutes
            .title
            .as_deref()
            .and_then(ritual)
            .or_else(|| ritual(path));
        minutes
    };
    parts.into_iter().map(read).collect()
}

/// Running notes hold several meetings, each under a heading that is its day.
fn parts(blocks: &[Block], in_year: Option<i32>) -> Vec<&[Block]> {
    let days: Vec<(usize, usize, NaiveDate)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| {
            let text = block.text();
            let day = day_in(&text, in_year)?;
            let short = text.split_whitespace().count() <= 7;
            Some((at, block.level()?, day)).filter(|_| short)
        })
        .collect();
    let Some(level) = days.iter().map(|(_, level, _)| *level).find(|level| {
        let mut of_level: Vec<NaiveDate> = days
            .iter()
            .filter(|day| day.1 == *level)
            .map(|day| day.2)
            .collect();
        of_level.sort_unstable();
        of_level.dedup();
        of_level.len() > 1
    }) else {
        return vec![blocks];
    };
    let starts: Vec<usize> = days
        .iter()
        .filter(|day| day.1 == level)
        .map(|day| day.0)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| &blocks[*start..end])
        .collect()
}

/// Which meeting a heading or a file's name speaks of.
fn ritual(words: &str) -> Option<Ritual> {
    let words = words.to_lowercase();
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).collect();
    words.iter().find_map(|word| match *word {
        "weekly" => Some(Ritual::Weekly),
        "monthly" => Some(Ritual::Monthly),
        "quarterly" => Some(Ritual::Quarterly),
        "offsite" | "retreat" => Some(Ritual::Offsite),
        "async" | "asynchronous" => Some(Ritual::Async),
        _ => None,
    })
}
