//! Which part of a record each of its words stands in.

use crate::capture::import::labels::unbulleted;
use crate::capture::import::markdown::{Block, Kind, Line};

/// A part of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Before the first heading below the title.
    Head,
    Status,
    Context,
    Decision,
    Options,
    /// Options that were not taken, by the heading's own words.
    Alternatives,
    /// What speaks for and against each option.
    Arguments,
    Consequences,
    Good,
    Bad,
    Why,
    Links,
    /// A single value, such as the date.
    Meta(&'static str),
    Other,
}

/// Words of a record, with the part that they stand in.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub(super) part: Part,
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) depth: usize,
    pub(super) is_item: bool,
    pub(super) is_heading: bool,
    /// Whether it stands in a quotation; only the context may quote.
    pub(super) quoted: bool,
    pub(super) links: Vec<String>,
}

/// A record, by its parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    pub(super) line: usize,
    pub(super) title: Option<String>,
    pub(super) chunks: Vec<Chunk>,
    meta: Vec<(&'static str, String)>,
}

impl Record {
    /// A value that stands as `Key: value`, or alone under its heading.
    pub(super) fn meta(&self, key: &str) -> Option<String> {
        let told = self
            .meta
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value.clone());
        told.or_else(|| {
            let wanted = |part: Part| match part {
                Part::Status => key == "status",
                Part::Meta(name) => key == name,
                _ => false,
            };
            let words: Vec<&str> = self
                .chunks
                .iter()
                .filter(|chunk| wanted(chunk.part) && !chunk.is_heading)
                .map(|chunk| chunk.text.as_str())
                .collect();
            (!words.is_empty()).then(|| words.join(", "))
        })
    }

    /// The words that stand in a part.
    pub(super) fn of(&self, part: Part) -> impl Iterator<Item = &Chunk> {
        self.chunks.iter().filter(move |chunk| chunk.part == part)
    }

    /// Lines that may name other records, with where their links lead.
    pub(super) fn references(&self) -> Vec<(String, Vec<String>)> {
        let within = |part: Part| matches!(part, Part::Head | Part::Status | Part::Links);
        let chunks = self.chunks.iter().filter(|chunk| within(chunk.part));
        chunks
            .map(|chunk| (chunk.text.clone(), chunk.links.clone()))
            .collect()
    }
}

/// A label on a line of its own, in the place of a heading.
#[derive(Debug, Clone, Copy)]
struct Lead {
    part: Part,
    /// How deep it stands in a list.
    depth: usize,
}

pub(super) fn read(blocks: &[Block]) -> Record {
    let mut record = Record::default();
    let mut parts: Vec<(usize, Part)> = Vec::new();
    let mut lead: Option<Lead> = None;
    for block in blocks {
        match &block.kind {
            Kind::Heading(level) => {
                lead = None;
                parts.retain(|(above, _)| above < level);
                let text = block.text();
                if record.title.is_none()
                    && (*level == 1 || part_of(&text).is_none())
                    && record.chunks.iter().all(|chunk| !chunk.is_heading)
                {
                    record.line = block.line();
                    record.title = Some(text);
                    continue;
                }
                let above = parts.last().map_or(Part::Other, |(_, part)| *part);
                let part = part_of(&text).map_or(above, |part| refined(part, above));
                record.chunks.push(Chunk {
                    part,
                    line: block.line(),
                    text,
                    depth: *level,
                    is_item: false,
                    is_heading: true,
                    quoted: false,
                    links: Vec::new(),
                });
                parts.push((*level, part));
            }
            Kind::Item | Kind::Paragraph => prose(&mut record, block, &parts, &mut lead),
            Kind::Row(_) => {
                let part = parts.last().map_or(Part::Head, |(_, part)| *part);
                // A table of options has the name of each in its first column.
                if matches!(part, Part::Options | Part::Alternatives)
                    && let Some(name) = block
                        .lines
                        .first()
                        .filter(|cell| !cell.text.trim().is_empty())
                {
                    record.chunks.push(Chunk {
                        part,
                        line: name.number,
                        text: name.text.trim().to_owned(),
                        depth: 1,
                        is_item: true,
                        is_heading: false,
                        quoted: false,
                        links: Vec::new(),
                    });
                }
                if part == Part::Head
                    && let [key, value] = block.lines.as_slice()
                    && let Some(name) = meta_of(&key.text)
                {
                    record.meta.push((name, value.text.trim().to_owned()));
                }
            }
            Kind::Rule => lead = None,
        }
    }
    record
}

fn prose(record: &mut Record, block: &Block, parts: &[(usize, Part)], lead: &mut Option<Lead>) {
    let part = parts.last().map_or(Part::Head, |(_, part)| *part);
    let mut text = String::new();
    let mut links = Vec::new();
    let mut from = block.line();
    // `Cons:` in a list is over what stands under it, and not over the next option.
    if lead.is_some_and(|lead| block.depth < lead.depth) {
        *lead = None;
    }
    let mut here = lead.map_or(part, |lead| lead.part);
    let push = |record: &mut Record,
                here: Part,
                line: usize,
                text: &mut String,
                links: &mut Vec<String>| {
        let words = std::mem::take(text);
        if !words.trim().is_empty() && (!block.quoted || here == Part::Context) {
            record.chunks.push(Chunk {
                part: here,
                line,
                text: if block.quoted {
                    format!("> {}", words.trim())
                } else {
                    words.trim().to_owned()
                },
                depth: block.depth,
                is_item: block.kind == Kind::Item,
                is_heading: false,
                quoted: block.quoted,
                links: std::mem::take(links),
            });
        }
    };
    for line in &block.lines {
        let words = unbulleted(&line.text);
        if is_anchor(line, words) {
            continue;
        }
        let (key, value) = words.split_once(':').unwrap_or((words, ""));
        // `A vault costs money.` and `higher costs` say something themselves, and stand over nothing.
        let own_line = block.kind != Kind::Item || line.marked > 0 || words.ends_with(':');
        let most = if own_line { 4 } else { 1 };
        let alone =
            value.is_empty() && !words.ends_with('.') && key.split_whitespace().count() <= most;
        if let Some(name) = meta_of(key).filter(|_| {
            !value.is_empty()
                && matches!(
                    here,
                    Part::Head | Part::Status | Part::Meta(_) | Part::Other
                )
        }) {
            push(record, here, from, &mut text, &mut links);
            record.meta.extend(values_in(name, value));
            // A link keeps its place beside the words of its line.
            let mut told = words.to_owned();
            push(
                record,
                Part::Head,
                line.number,
                &mut told,
                &mut line.links.clone(),
            );
            from = line.number;
            continue;
        }
        // `**Context:** …` and `Positive` on lines of their own, in the place of headings.
        let marked = line.marked > 0 && line.marked + 2 >= key.len();
        if let Some(found) = part_of(key)
            && found != Part::Head
            && (alone
                || (marked && !value.trim().is_empty())
                || (part == Part::Head && !value.trim().is_empty()))
            && (part == Part::Head
                || matches!(found, Part::Good | Part::Bad)
                || (found == Part::Consequences && words.trim_end().ends_with(':'))
                || (marked && (block.depth == 0 || part == Part::Other)))
        {
            push(record, here, from, &mut text, &mut links);
            let found = refined(found, part);
            if block.kind != Kind::Item || alone {
                *lead = Some(Lead {
                    part: found,
                    depth: block.depth,
                });
            }
            here = found;
            from = line.number;
            text.push_str(value.trim());
            links.extend(line.links.iter().cloned());
            continue;
        }
        if line.is_set_apart {
            push(record, here, from, &mut text, &mut links);
            from = line.number;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line.text.trim());
        links.extend(line.links.iter().cloned());
    }
    push(record, here, from, &mut text, &mut links);
}

/// `Status: Proposed | Date: 2025-07-22`: a value, and others that stand on its line.
fn values_in(name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let mut pieces = value.split(" | ");
    let own = pieces.next().unwrap_or(value);
    let others: Vec<(&str, &str)> = pieces.filter_map(|piece| piece.split_once(':')).collect();
    let keys: Vec<&'static str> = others.iter().filter_map(|(key, _)| meta_of(key)).collect();
    if keys.is_empty() {
        return vec![(name, value.trim().to_owned())];
    }
    let values = others.iter().map(|(_, value)| value.trim().to_owned());
    let mut all = vec![(name, own.trim().to_owned())];
    all.extend(keys.into_iter().zip(values));
    all
}

/// A line of a table of contents: `[Decision](#decision)` names a place and says nothing.
fn is_anchor(line: &Line, words: &str) -> bool {
    const LONGEST: usize = 8;
    let inside = |link: &String| link.starts_with('#');
    !line.links.is_empty()
        && line.links.iter().all(inside)
        && !words.contains(':')
        && words.split_whitespace().count() <= LONGEST
}

/// Under the arguments for each option, what is good and bad is the option's, and no consequence.
fn refined(part: Part, above: Part) -> Part {
    match (part, above) {
        (Part::Good | Part::Bad | Part::Decision | Part::Options, Part::Arguments) => {
            Part::Arguments
        }
        (Part::Good | Part::Bad, Part::Options | Part::Alternatives) => Part::Arguments,
        (Part::Context, Part::Decision) => Part::Decision,
        _ => part,
    }
}

/// The key of a single value.
fn meta_of(key: &str) -> Option<&'static str> {
    let key: String = key
        .trim()
        .trim_matches(['*', '_', ' '])
        .to_lowercase()
        .replace(['-', '_'], " ");
    Some(match key.as_str() {
        "status" | "state" | "statut" | "estado" | "stato" => "status",
        "date" | "decided on" | "decision date" | "last updated" | "date decided" | "datum"
        | "fecha" => "date",
        "entscheider" | "décideurs" | "décideur" | "decisores" | "deciders" | "decider"
        | "decided by" | "decision makers" | "decision maker" | "decisionmakers" => "deciders",
        "consulted" => "consulted",
        "informed" => "informed",
        "supersedes" | "supercedes" | "replaces" => "supersedes",
        "superseded by" | "superceded by" | "replaced by" => "superseded-by",
        _ => return None,
    })
}

/// Headings by all of their words.
const HEADINGS: &[(Part, &str)] = &[
    (Part::Status, "status|state|statut|estado|stato"),
    (Part::Meta("date"), "date|datum|fecha"),
    (
        Part::Meta("deciders"),
        "deciders|decision makers|decision maker|decided by|parties involved|people involved|entscheider|décideurs|\
         decisores",
    ),
    (Part::Meta("consulted"), "consulted"),
    (Part::Meta("informed"), "informed"),
    (
        Part::Decision,
        "decision|decision outcome|outcome|our decision|option retained|retained option|retained solution|selected option|\
         selected solution|chosen solution|chosen alternative|chosen approach|selected approach|final decision|decision taken|\
         the decision|decision made|decisions|chosen option|solution|\
         decision and rationale|\
         entscheidung|beschluss|décision|décision retenue|decisión|decisione|decisão|beslissing",
    ),
    (
        Part::Context,
        "context|problem|problem statement|background|motivation|issue|context and problem|the problem|\
         context and problem statement|context problem statement|context and background|context and motivation|\
         kontext|ausgangslage|problemstellung|contexte|contexte et problème|contexto|contesto",
    ),
    (
        Part::Options,
        "considered options|options considered|options|option|\
         optionen|betrachtete optionen|options considérées|options envisagées|opciones|opciones consideradas",
    ),
    (
        Part::Alternatives,
        "alternatives|alternatives considered|considered alternatives|rejected alternatives|alternatives rejected|\
         rejected options|other options|other options considered|alternative options|alternative|alternativen|\
         verworfene alternativen|alternativen verworfen|betrachtete alternativen|andere optionen|autres options|\
         alternatives envisagées|alternatives rejetées|alternativas|alternativas consideradas",
    ),
    (
        Part::Why,
        "rationale|justification|reasons|reasoning|argument|decision rationale|why|begründung|justificación",
    ),
    (
        Part::Links,
        "links|more information|references|related|related decisions|notes|related adrs",
    ),
    (
        Part::Consequences,
        "impact|results|result|folgen|konsequenzen|auswirkungen|conséquences|consecuencias|conseguenze|gevolgen",
    ),
    (Part::Bad, "trade offs|bad|what becomes harder"),
    (
        Part::Other,
        "decision drivers|drivers|validation|confirmation|implementation|follow ups|next steps|compliance|\
         assumptions|constraints|open questions|technical story",
    ),
];

/// Whether a heading stands over what was decided.
pub(super) fn is_decision(heading: &str) -> bool {
    part_of(heading) == Some(Part::Decision)
}

/// The part that a heading begins.
fn part_of(heading: &str) -> Option<Part> {
    let letter = |c: char| {
        if c.is_alphanumeric() { c } else { ' ' }
    };
    let plain: String = heading.to_lowercase().chars().map(letter).collect();
    let words = plain.split_whitespace();
    let words: Vec<&str> = words
        .skip_while(|word| word.parse::<u32>().is_ok())
        .collect();
    if words.is_empty() || words.len() > 6 {
        return None;
    }
    let joined = words.join(" ");
    let named = HEADINGS
        .iter()
        .find(|(_, names)| names.split('|').any(|name| name == joined));
    named
        .map(|(part, _)| *part)
        .or_else(|| part_by_words(&words, &joined))
}

/// The part that a heading begins by some of its words: `Negatives and risks`.
fn part_by_words(words: &[&str], joined: &str) -> Option<Part> {
    let has = |any: &str| {
        words
            .iter()
            .any(|word| any.split(' ').any(|other| other == *word))
    };
    if joined.starts_with("pros and cons") || joined.starts_with("pros cons") {
        return Some(Part::Arguments);
    }
    if has("consequences consequence implications") {
        return Some(match (has("negative bad"), has("positive good")) {
            (true, _) => Part::Bad,
            (_, true) => Part::Good,
            _ => Part::Consequences,
        });
    }
    let bad = "negative negatives cons risks drawbacks disadvantages downsides tradeoffs costs";
    let good = "positive positives pros benefits advantages good upsides";
    match words.len() {
        ..=4 if has(bad) => Some(Part::Bad),
        ..=3 if has(good) => Some(Part::Good),
        ..=2 if has("neutral") => Some(Part::Other),
        _ => None,
    }
}

/// The number at the beginning of a title, `7. Use X`, `ADR-0007: Use X`, and the title without it.
pub(super) fn numbered(title: &str) -> (Option<u32>, String) {
    let lower = title.to_lowercase();
    let bracket = title.starts_with('[');
    let rest = title.trim_start_matches('[');
    let named = [
        "architecture decision record",
        "architectural decision record",
        "adr",
    ]
    .iter()
    .find(|name| lower.trim_start_matches('[').starts_with(**name));
    let rest = if let Some(name) = named {
        rest[name.len()..].trim_start_matches(['-', ' ', '#', ':', '–'])
    } else {
        rest
    };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let behind = rest[digits.len()..].trim_start();
    let ends = behind.starts_with(['.', ':', '-', '–', '—', ']', ')']);
    match digits.parse() {
        Ok(number) if ends && digits.len() <= 5 => {
            let behind = behind.trim_start_matches(['.', ':', '-', '–', '—', ']', ')', ' ']);
            (Some(number), behind.trim().to_owned())
        }
        _ if bracket => (None, title.trim().to_owned()),
        _ if rest.len() < title.len() && !rest.is_empty() => (None, rest.trim().to_owned()),
        _ => (None, title.trim().to_owned()),
    }
}
