//! Decision records (ADRs), in the shapes of Nygard, MADR and log4brains: context, decision, options, consequences.

mod outcome;
mod reader;
mod references;
mod several;
mod status;

use chrono::NaiveDate;

use super::days::{day_in, day_of_path};
use super::front_matter;
use super::markdown::blocks;
use super::names::{Named, names};
pub use references::{Reference, number_of_file};
pub use status::Standing;

/// What a decision record says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Adr {
    /// The line of its decision, else of its title.
    pub line: usize,
    /// Its title, without its number.
    pub title: Option<String>,
    /// Its number, by its title or else by the file's name.
    pub number: Option<u32>,
    /// Its status, in its own words.
    pub status: Option<String>,
    /// What the status means.
    pub standing: Standing,
    /// The day.
    pub on: Option<NaiveDate>,
    /// Who decided.
    pub deciders: Vec<Named>,
    /// Who was asked.
    pub consulted: Vec<Named>,
    /// Who was told.
    pub informed: Vec<Named>,
    /// What was decided; `None` where the record does not say.
    pub text: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// Options that were not taken.
    pub rejected: Vec<String>,
    /// What is given up for it.
    pub trade_offs: Vec<String>,
    /// What is expected to come of it.
    pub expected: Option<String>,
    /// What else stands under the decision.
    pub details: Vec<String>,
    /// Records that it takes the place of.
    pub supersedes: Vec<Reference>,
    /// Records that took its place.
    pub superseded_by: Vec<Reference>,
    /// What a person should look at.
    pub doubts: Vec<(usize, String)>,
}

/// A day, or the day of `2024-02-09T14:57:00+01:00`.
fn day_of_stamp(told: &str) -> Option<NaiveDate> {
    let day = told.split_once('T').map_or(told, |(day, _)| day);
    day_in(told, None).or_else(|| day_in(day, None))
}

/// `[ana, bo]`, as a template has it, without its brackets.
fn bare_list(told: &str) -> &str {
    let inside = told
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    inside
        .filter(|inside| !inside.contains(['[', ']']))
        .unwrap_or(told)
}

/// Reads a decision record. `path` is the file's name and folders.
pub fn adr(path: &str, text: &str) -> Adr {
    let (front, body, before) = front_matter::split(text);
    let blocks = blocks(body, before);
    let (own, others) = several::first(&blocks);
    let record = reader::read(own);
    let told = |key: &str| {
        let values = front.all(key);
        (!values.is_empty())
            .then(|| values.join(", "))
            .or_else(|| record.meta(key))
    };
    let people = |keys: &[&str]| -> Vec<Named> {
        let found = keys.iter().find_map(|key| told(key));
        found.map_or_else(Vec::new, |people| names(bare_list(&people), false, 1))
    };
    let title = record
        .title
        .clone()
        .or_else(|| front.get("title").map(str::to_owned));
    let (number, title) = title.map_or((None, None), |title| {
        let (number, title) = reader::numbered(&title);
        (number, Some(title))
    });
    let file = path.rsplit('/').next().unwrap_or(path);
    let status = told("status").map(|status| bare_list(&status).to_owned());
    let status = status.filter(|status| !status.trim().is_empty());
    let mut adr = Adr {
        line: record.line,
        number: number.or_else(|| number_of_file(file)),
        standing: status
            .as_deref()
            .map_or(Standing::Decided, status::standing),
        // The day that the record tells counts before that of the page it is published on.
        on: record
            .meta("date")
            .and_then(|date| day_in(&date, None))
            .or_else(|| front.get("date").and_then(day_of_stamp)),
        deciders: people(&[
            "deciders",
            "decision-makers",
            "decision-maker",
            "decider",
            "decided-by",
        ]),
        consulted: people(&["consulted"]),
        informed: people(&["informed"]),
        ..Adr::default()
    };
    adr.on = adr
        .on
        .or_else(|| status.as_deref().and_then(|status| day_in(status, None)))
        .or_else(|| day_of_path(path));
    let mut lines: Vec<(String, Vec<String>)> = record.references();
    lines.extend(
        front
            .get("status")
            .map(|status| (status.to_owned(), Vec::new())),
    );
    for key in ["supersedes", "superseded-by", "replaces", "replaced-by"] {
        lines.extend(
            told(key).map(|told| (format!("{} {told}", key.replace('-', " ")), Vec::new())),
        );
    }
    references::read(&mut adr, &lines);
    adr.status = status.map(|status| status.trim().to_owned());
    adr.title = title;
    let more = others.into_iter().map(|line| {
        let told = "another record begins here, and only the first of a file is read: give it a file of its own";
        (line, told.to_owned())
    });
    adr.doubts.extend(more);
    outcome::read(&mut adr, &record);
    adr
}
