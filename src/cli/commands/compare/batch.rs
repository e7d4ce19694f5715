//! `compare --batch`: JSON lines in, JSON lines out, in the same order. A line is answered from its own words alone, so
//! that the answers are the same bytes wherever they are asked for.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde::{Deserialize, Serialize};

use super::exit_code;
use crate::cli::arguments::text;
use crate::cli::context::{Context, Format};
use crate::cli::streams::{self, Lines};
use crate::cli::{Code, Error, FAILED};
use crate::parallel;
use crate::render;
use crate::report::Difference;
use crate::rules;
use crate::wording::{Comparison, Lexicon, Verdict, Words, held_against, held_apart, that_counts};

/// How many lines are held at a time, so that memory stays flat.
const MOST_LINES: usize = 1_024;

/// How many lines a thread takes at a time.
const SHARE: usize = 8;

/// A line as it is given. Other keys are left alone.
#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    id: serde_json::Value,
    decided: Option<String>,
    decision: Option<String>,
    why: Option<String>,
    tell: Option<String>,
    told: String,
    told_b: Option<String>,
    on: Option<NaiveDate>,
}

/// A line as it is answered.
#[derive(Debug, Serialize)]
struct Answer {
    id: serde_json::Value,
    verdict: &'static str,
    differences: Vec<Difference>,
}

/// Why a line has no answer.
struct Refused {
    /// The character at which it went wrong, from 1.
    column: usize,
    message: String,
}

/// What every line is compared with.
struct Known {
    lexicon: Lexicon,
    day: Option<NaiveDate>,
    /// What stands for a decision that a line does not have.
    nothing: String,
}

pub(super) fn batch(context: &Context, matches: &ArgMatches, path: &str) -> Result<u8, Error> {
    let team = context.named_team()?;
    let day = text(matches, "on").map(|typed| context.told_day("on", typed));
    let known = Known {
        lexicon: team.as_ref().map(rules::lexicon).unwrap_or_default(),
        day: day.transpose()?,
        nothing: String::new(),
    };
    let mut lines = Lines::open(path)?;
    let (mut before, mut refused, mut drifts) = (0, false, false);
    loop {
        let chunk = lines.next(MOST_LINES)?;
        if chunk.is_empty() {
            break;
        }
        let answers = parallel::map(&chunk, 1, SHARE, |line, (): &mut ()| answered(line, &known));
        let mut out = String::new();
        for (place, answer) in answers.into_iter().enumerate() {
            match answer {
                Ok(None) => {}
                Ok(Some(answer)) => {
                    drifts |= answer.verdict == Verdict::Drift.as_str();
                    out.push_str(&render::json_line(&answer));
                }
                Err(why) => {
                    refused = true;
                    tell(context, before + place + 1, &why);
                }
            }
        }
        streams::output(&out)?;
        before += chunk.len();
    }
    Ok(if refused {
        FAILED
    } else {
        exit_code(matches, drifts)
    })
}

fn tell(context: &Context, line: usize, why: &Refused) {
    let message = format!("line {line}, column {}: {}", why.column, why.message);
    let error = Error::new(Code::Unreadable, message);
    streams::error(&error.text(context.format == Format::Json));
}

/// The answer to a line; `None` for an empty one.
fn answered(line: &[u8], known: &Known) -> Result<Option<Answer>, Refused> {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let Some(start) = line.iter().position(|byte| !byte.is_ascii_whitespace()) else {
        return Ok(None);
    };
    let refused = |bytes: usize, message: String| Refused {
        column: String::from_utf8_lossy(&line[..bytes.clamp(1, line.len())])
            .chars()
            .count(),
        message,
    };
    if line[start] != b'{' {
        return Err(refused(start + 1, "a line is a JSON object".to_owned()));
    }
    let asked: Asked = serde_json::from_slice(line).map_err(|error| {
        let told = error.to_string();
        let message = told.split(" at line ").next().unwrap_or_default();
        refused(error.column(), message.to_owned())
    })?;
    let comparison = compared(&asked, known).ok_or_else(|| {
        let end = line.trim_ascii_end().len();
        refused(end, "missing field `decided`".to_owned())
    })?;
    Ok(Some(Answer {
        id: asked.id,
        verdict: comparison.verdict.as_str(),
        differences: comparison
            .differences
            .iter()
            .map(Difference::from)
            .collect(),
    }))
}

/// Compares what a line has: a telling with what was decided and with the sentence that was to be told, each of which it
/// may follow; or two tellings of one decision, where `told_b` stands in the place of what was decided.
fn compared<'l>(asked: &'l Asked, known: &'l Known) -> Option<Comparison> {
    let words = |text: &'l String| Words::new(text, asked.on.or(known.day), &known.lexicon);
    let decided = asked.decided.as_ref().map(words);
    let (tell, why) = (
        asked.tell.as_ref().map(words),
        asked.why.as_ref().map(words),
    );
    let told = words(&asked.told);
    let beside = |against: &str| -> Vec<&Words<'_>> {
        let around = [decided.as_ref(), tell.as_ref(), why.as_ref()];
        let around = around.into_iter().flatten();
        around.filter(|words| words.text() != against).collect()
    };
    if let Some(other) = &asked.told_b {
        let decision = asked.decision.as_ref().or(asked.decided.as_ref());
        let decision = words(decision.unwrap_or(&known.nothing));
        let around = beside(decision.text());
        return Some(held_apart(&words(other), &told, &decision, &around));
    }
    let wordings = [Some(decided.as_ref()?), tell.as_ref()];
    let compared = wordings.into_iter().flatten().map(|words| {
        let comparison = held_against(words, &told, &beside(words.text()));
        ((), comparison)
    });
    that_counts(compared).map(|((), comparison)| comparison)
}
