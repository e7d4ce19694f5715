//! A message held against a decision: what it says otherwise, side by side with what was decided, and what it leaves out.

use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use super::document::{Item, Line, Side, Tone};
use super::words::{count, cut};
use super::{Document, FindingView, View};
use crate::model::kinds::Decision;
use crate::model::{Level, Of};
use crate::rules::{Check, HeldAgainst, Holding, Telling, hold, level, rule};
use crate::wording::{self, Verdict};

/// How much of a quote a report for people shows.
const QUOTE_LENGTH: usize = 280;

/// Longer texts are shown round their differences only.
const LONGEST_TEXT: usize = 1_500;

/// How much stands round a difference then, in bytes.
const AROUND: usize = 160;

/// A message held against a decision.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// The decision's id.
    pub decision: String,
    /// The day on which the message is told: relative dates are seen from it.
    pub on: NaiveDate,
    /// `faithful`, `drift`, or `unclear` where they cannot be compared.
    pub verdict: &'static str,
    /// The wording that the message is held against.
    pub against: Wording,
    /// The message.
    pub told: String,
    /// What differs.
    pub differences: Vec<Difference>,
    /// What the decision has and the message says nothing of; nothing here has to be said.
    pub leaves_out: Vec<LeftOut>,
    /// Whether the decision surely stood on that day.
    pub stands: bool,
    /// How many bytes at the end of the message were not compared, since it is very long.
    pub unread: usize,
    /// The decision's handle.
    #[serde(skip)]
    pub handle: String,
    /// What the rules ask about it, where it was recorded.
    #[serde(skip)]
    pub asked: Vec<FindingView>,
}

/// A wording of a decision.
#[derive(Debug, Clone, Serialize)]
pub struct Wording {
    /// The decision, or the amendment that gave it the words.
    pub entry: String,
    /// `text`, or `tell` for the sentence that was agreed to be told.
    pub field: &'static str,
    /// The words.
    pub text: String,
}

/// One respect in which two texts differ.
#[derive(Debug, Clone, Serialize)]
pub struct Difference {
    /// In what respect: `number`, `deadline`, `negation`, …
    pub kind: &'static str,
    /// The words decided, if any speak of it.
    pub decided: Option<Words>,
    /// The words told, if any speak of it.
    pub told: Option<Words>,
    /// Why this counts as a difference.
    pub note: String,
}

/// Words and where they stand.
#[derive(Debug, Clone, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where they begin in their text, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// Something that a message says nothing of.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOut {
    /// `why` or `trade_offs`.
    pub field: &'static str,
    /// The words on record.
    pub text: String,
}

impl From<&wording::Difference> for Difference {
    fn from(found: &wording::Difference) -> Self {
        let words = |quote: &Option<wording::Quote>| {
            quote.as_ref().map(|quote| Words {
                text: quote.text.clone(),
                start: quote.start,
                end: quote.end,
            })
        };
        Self {
            kind: found.kind.as_str(),
            decided: words(&found.decided),
            told: words(&found.told),
            note: found.note.clone(),
        }
    }
}

/// Holds a message against a decision.
pub fn compared(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    telling: Telling<'_>,
) -> Option<Compared> {
    let decision = check.journal.get_as::<Decision>(&decision.entry.id)?;
    let holding = hold(check, decision, telling)?;
    let held = &holding.against;
    let differences = held.comparison.differences.iter();
    Some(Compared {
        decision: decision.entry.id.to_string(),
        on: telling.on,
        verdict: held.comparison.verdict.as_str(),
        differences: differences.map(Difference::from).collect(),
        against: against(held),
        told: telling.said.to_owned(),
        leaves_out: leaves_out(check, decision, telling, &holding),
        stands: check.journal.surely_stood(decision, telling.when),
        unread: telling.said.len() - wording::read_up_to(telling.said),
        handle: check.journal.handle_of(decision.entry).to_owned(),
        asked: Vec::new(),
    })
}

fn against(held: &HeldAgainst<'_>) -> Wording {
    Wording {
        entry: held.entry.id.to_string(),
        field: held.field,
        text: held.words().unwrap_or_default(),
    }
}

/// The reason and the price, where nothing of them is told; a team that turned `relay-omits` off is not told either.
fn leaves_out(
    check: &Check<'_>,
    decision: Of<'_, Decision>,
    telling: Telling<'_>,
    holding: &Holding<'_>,
) -> Vec<LeftOut> {
    let is_off = rule("relay-omits").is_some_and(|rule| level(check.journal, rule) == Level::Off);
    let wordings = check.journal.wordings_on(decision, telling.on);
    let Some(last) = wordings.last().filter(|_| !is_off) else {
        return Vec::new();
    };
    let left = |field, text: &str| LeftOut {
        field,
        text: text.to_owned(),
    };
    let why = last.why.as_deref().filter(|_| !holding.says_why);
    let costs = last.trade_offs.iter().filter(|_| !holding.says_costs);
    let why = why.map(|text| left("why", text));
    why.into_iter()
        .chain(costs.map(|text| left("trade_offs", text)))
        .collect()
}

impl Compared {
    /// Whether something differs.
    pub fn drifts(&self) -> bool {
        self.verdict == Verdict::Drift.as_str()
    }

    fn verdict_line(&self) -> Line {
        if self.drifts() {
            let respects = count(self.differences.len(), "respect", "respects");
            let line = format!("The message differs from what was decided in {respects}.");
            return Line::new().toned(line, Tone::Attention);
        }
        if self.verdict == Verdict::Unclear.as_str() {
            let line = "Not comparable: the message shares too little with the decision to tell.";
            return Line::new()
                .toned(line, Tone::Plain)
                .faint(" That speaks neither for it nor against it.");
        }
        Line::new()
            .toned("The message says what was decided.", Tone::Good)
            .faint(" Nothing that differs was found.")
    }

    /// What was decided and what is told, with the words marked that differ.
    fn sides(&self) -> [Side; 2] {
        let spans = |side: fn(&Difference) -> Option<&Words>| {
            let words = self.differences.iter().filter_map(side);
            words.map(|words| words.start..words.end).collect()
        };
        let title = match self.against.field {
            "tell" => "To be told",
            _ => "Decided",
        };
        [
            Side {
                title: Line::new()
                    .strong(title)
                    .plain(" ")
                    .code(self.handle.as_str()),
                lines: marked(&self.against.text, spans(|one| one.decided.as_ref())),
            },
            Side {
                title: Line::new().strong("Told"),
                lines: marked(&self.told, spans(|one| one.told.as_ref())),
            },
        ]
    }

    /// What the message could say as well.
    fn could_say(&self) -> Vec<Item> {
        if self.verdict == Verdict::Unclear.as_str() {
            return Vec::new();
        }
        let point = |left: &LeftOut| {
            let label = match left.field {
                "why" => "Why: ",
                _ => "What it costs: ",
            };
            Item::new(
                Line::new()
                    .faint(label)
                    .quoted(cut(&left.text, QUOTE_LENGTH)),
            )
        };
        self.leaves_out.iter().map(point).collect()
    }
}

impl Difference {
    fn item(&self) -> Item {
        let line = Line::new()
            .strong(self.kind)
            .plain(": ")
            .plain(self.note.as_str());
        let side = |label: &str, words: &Option<Words>| {
            let words = words.as_ref()?;
            let quote = cut(&words.text, QUOTE_LENGTH);
            Some(Line::new().faint(label).quoted(quote))
        };
        Item::new(line)
            .all_under(side("decided: ", &self.decided))
            .all_under(side("told: ", &self.told))
    }
}

impl View for Compared {
    const SCHEMA: &'static str = "firstteam/compare/1";

    fn document(&self) -> Document {
        let mut document = Document::default().paragraph(self.verdict_line());
        if self.verdict != Verdict::Faithful.as_str() {
            document = document.beside(self.sides());
        }
        document = document.list(self.differences.iter().map(Difference::item).collect());
        if !self.stands {
            let line = "The decision may have ended by then; this is its last wording. ";
            let show = format!("firstteam show {}", self.handle);
            document = document.paragraph(Line::new().plain(line).code(show));
        }
        if self.unread > 0 {
            document = document.paragraph(
                "The message is very long: its end was not compared. Shorter ones are compared whole.",
            );
        }
        document = document.section("It could also say, where there is room", self.could_say());
        let asked = self
            .asked
            .iter()
            .map(|finding| Item::new(finding.line()).all_under(finding.advice()));
        document.list(asked.collect())
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// The lines of a text with some of its words marked; of a long one no more than what stands round them.
fn marked(text: &str, mut spans: Vec<Range<usize>>) -> Vec<Line> {
    spans.retain(|span| span.start < span.end && text.get(span.clone()).is_some());
    let spans = merged(spans);
    let mut pen = Pen::default();
    for part in shown(text, &spans) {
        if part.start > 0 {
            pen.0.push(Line::new().faint("…"));
            pen.0.push(Line::new());
        }
        let mut at = part.start;
        for span in &spans {
            if span.start < part.start || span.end > part.end {
                continue;
            }
            pen.write(&text[at..span.start], false);
            pen.write(&text[span.clone()], true);
            at = span.end;
        }
        pen.write(&text[at..part.end], false);
        if part.end < text.trim_end().len() {
            pen.0.push(Line::new().faint("…"));
        }
    }
    pen.0.retain(|line| !line.0.is_empty());
    pen.0
        .dedup_by(|later, first| later == first && *first == Line::new().faint("…"));
    pen.0
}

/// The parts of a text that are shown: all of it, or the surroundings of the spans.
fn shown(text: &str, spans: &[Range<usize>]) -> Vec<Range<usize>> {
    if text.len() <= LONGEST_TEXT || spans.is_empty() {
        let whole = 0..text.floor_char_boundary(LONGEST_TEXT);
        return std::iter::once(whole).collect();
    }
    let around = spans.iter().map(|span| {
        let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
        let end = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
        // Words stay whole where they have an end nearby.
        let from = text[start..span.start].find(char::is_whitespace);
        let to = text[span.end..end].rfind(char::is_whitespace);
        let start = if start == 0 {
            0
        } else {
            start + from.unwrap_or(0)
        };
        let end = if end == text.len() {
            end
        } else {
            to.map_or(end, |to| span.end + to)
        };
        start..end
    });
    merged(around.collect())
}

/// Spans in order, those that overlap or touch made one.
fn merged(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| span.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// Writes plain and marked words, a line for each line of the text.
#[derive(Default)]
struct Pen(Vec<Line>);

impl Pen {
    fn write(&mut self, words: &str, is_marked: bool) {
        for (number, part) in words.split('\n').enumerate() {
            if number > 0 || self.0.is_empty() {
                self.0.push(Line::new());
            }
            let Some(line) = self.0.pop() else { continue };
            let part = part.trim_end_matches('\r');
            self.0.push(match (part.is_empty(), is_marked) {
                (true, _) => line,
                (false, true) => line.marked(part),
                (false, false) => line.plain(part),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Piece;

    fn text(lines: &[Line]) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Marked(words) => format!("[{words}]"),
            Piece::Plain(words) | Piece::Faint(words) => words.clone(),
            other => format!("{other:?}"),
        };
        let line = |line: &Line| line.0.iter().map(piece).collect::<String>();
        lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn marks_that_overlap_are_one_and_go_on_over_lines() {
        let words = "No features\nuntil August, except pages.";
        let lines = marked(words, vec![18..24, 3..17, 16..24, 99..100]);
        assert_eq!(text(&lines), "No [features]\n[until August], except pages.");
    }

    #[test]
    fn of_a_long_text_the_surroundings_are_shown() {
        let long = format!(
            "{}until August{}",
            "ä word ".repeat(400),
            " more".repeat(400)
        );
        let start = long.find("until").expect("the words");
        let shown = text(&marked(&long, std::iter::once(start..start + 12).collect()));
        assert!(
            shown.starts_with("…\n") && shown.ends_with("\n…"),
            "{shown}"
        );
        assert!(shown.contains(" [until August] "), "{shown}");
        assert!(shown.len() < 500, "{shown}");
    }
}
