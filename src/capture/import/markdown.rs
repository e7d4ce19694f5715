//! A text as the blocks that Markdown makes of it: headings, paragraphs, list items, rows of tables, each line with its
//! number. Fenced code, comments, pictures and what was struck out are left out: nobody decided anything there.

use std::ops::Range;
use std::rc::Rc;

use super::markup::in_markdown;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// What it is.
    pub(super) kind: Kind,
    /// How many lists it stands in; an item of an outermost list stands in one.
    pub(super) depth: usize,
    /// Whether it stands in a block quote.
    pub(super) quoted: bool,
    /// Whether it is a box to tick, and ticked.
    pub(super) ticked: Option<bool>,
    /// Its lines; a row of a table has one for each cell.
    pub(super) lines: Vec<Line>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A heading of a level from 1 to 6.
    Heading(usize),
    /// Prose.
    Paragraph,
    /// The first words of a list item.
    Item,
    /// A row of a table, with the words of the table's header.
    Row(Rc<[String]>),
    /// A line across the page.
    Rule,
}

/// A line of a block, without its marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// Its words.
    pub(super) text: String,
    /// How many bytes of it, from its beginning, were written in bold or italics.
    pub(super) marked: usize,
    /// Where else it is in bold.
    pub(super) bold: Vec<Range<usize>>,
    /// Whether the line before it was ended on purpose.
    pub(super) is_set_apart: bool,
    /// Where its links lead.
    pub(super) links: Vec<String>,
}

impl Block {
    /// The number of its first line.
    pub(super) fn line(&self) -> usize {
        self.lines.first().map_or(0, |line| line.number)
    }

    /// All its words on one line.
    pub(super) fn text(&self) -> String {
        let lines = self.lines.iter().map(|line| line.text.trim());
        let words: Vec<&str> = lines.filter(|text| !text.is_empty()).collect();
        words.join(" ")
    }

    /// Whether it is a heading.
    pub(super) fn level(&self) -> Option<usize> {
        match self.kind {
            Kind::Heading(level) => Some(level),
            _ => None,
        }
    }
}

/// The blocks of a text; `before` lines stood before it in the file.
pub(super) fn blocks(text: &str, before: usize) -> Vec<Block> {
    // A line is a line, however it ends: inside a code span, the reader of Markdown would make words of the rest of it.
    let text = &text.replace("\r\n", "\n");
    let text = &in_markdown(text);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        starts: line_starts(text),
        before,
        ..Reader::default()
    };
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, &span);
    }
    reader.close();
    reader.blocks
}

fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0)
        .chain(ends.map(|(at, _)| at + 1))
        .collect()
}

#[derive(Default)]
struct Reader {
    starts: Vec<usize>,
    before: usize,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// For each list that is open: whether its current item has had its first words.
    items: Vec<bool>,
    quotes: usize,
    marks: usize,
    /// How many of the marks that are open are of bold.
    strong: usize,
    /// How many things are open whose words do not count.
    muted: usize,
    /// Whether the words are those of code that was only indented.
    indented: bool,
    header: Rc<[String]>,
    cells: Option<Vec<Line>>,
    in_header: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, span: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(end) => self.end(end),
            Event::Text(words) if self.indented => self.plain(&words, span.start),
            Event::Text(words) | Event::Code(words) => self.words(&words, span.start),
            Event::SoftBreak => self.next_line(span.end, false),
            Event::HardBreak => self.next_line(span.end, true),
            Event::InlineHtml(tag) | Event::Html(tag) => self.html(&tag, span),
            Event::Rule => {
                self.close();
                self.open_as(Kind::Rule, span.start);
                self.close();
            }
            Event::TaskListMarker(ticked) => {
                self.block(span.start).ticked = Some(ticked);
            }
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.close();
                self.open_as(Kind::Heading(level_of(*level)), span.start);
            }
            Tag::Paragraph | Tag::HtmlBlock | Tag::Table(_) => self.close(),
            Tag::List(_) => {
                self.close();
                self.items.push(false);
            }
            Tag::Item => {
                self.close();
                if let Some(has_words) = self.items.last_mut() {
                    *has_words = false;
                }
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.close();
                match kind {
                    CodeBlockKind::Indented => self.indented = true,
                    CodeBlockKind::Fenced(_) => self.muted += 1,
                }
            }
            Tag::TableHead | Tag::TableRow => {
                self.in_header = matches!(tag, Tag::TableHead);
                self.cells = Some(Vec::new());
            }
            Tag::TableCell => {
                let number = self.number(span.start);
                let cell = Line {
                    number,
                    ..Line::default()
                };
                if let Some(cells) = &mut self.cells {
                    cells.push(cell);
                }
            }
            Tag::Strong => {
                self.marks += 1;
                self.strong += 1;
            }
            Tag::Emphasis => self.marks += 1,
            Tag::Strikethrough | Tag::Image { .. } => self.muted += 1,
            Tag::Link { dest_url, .. } => {
                let link = dest_url.to_string();
                if let Some(line) = self.line_at(span.start) {
                    line.links.push(link);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => {
                self.close();
            }
            TagEnd::List(_) => {
                self.close();
                self.items.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.close();
                if !std::mem::take(&mut self.indented) {
                    self.muted = self.muted.saturating_sub(1);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row(),
            TagEnd::Strong => {
                self.marks = self.marks.saturating_sub(1);
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::Emphasis => self.marks = self.marks.saturating_sub(1),
            TagEnd::Strikethrough | TagEnd::Image => self.muted = self.muted.saturating_sub(1),
            _ => {}
        }
    }

    fn row(&mut self) {
        let cells = self.cells.take().unwrap_or_default();
        if self.in_header {
            self.in_header = false;
            self.header = cells.into_iter().map(|cell| cell.text).collect();
            return;
        }
        self.blocks.push(Block {
            kind: Kind::Row(Rc::clone(&self.header)),
            depth: self.items.len(),
            quoted: self.quotes > 0,
            ticked: None,
            lines: cells,
        });
    }

    fn words(&mut self, words: &str, at: usize) {
        if self.muted > 0 {
            return;
        }
        let (marked, strong) = (self.marks > 0, self.strong > 0);
        let Some(line) = self.line_at(at) else {
            return;
        };
        if marked && line.marked == line.text.trim_end().len() {
            line.text.push_str(words);
            line.marked = line.text.len();
        } else {
            let from = line.text.len();
            line.text.push_str(words);
            let to = line.text.len();
            match line.bold.last_mut() {
                Some(span) if strong && span.end == from => span.end = to,
                _ if strong => line.bold.push(from..to),
                _ => {}
            }
        }
    }

    /// Code that was only indented may as well be minutes whose writer indents.
    fn plain(&mut self, words: &str, at: usize) {
        let mut at = at;
        for line in words.split_inclusive('\n') {
            self.next_line(at, true);
            self.words(line.trim_end(), at);
            at += line.len();
        }
    }

    fn html(&mut self, tag: &str, span: &Range<usize>) {
        if let Some((level, words)) =
            html_heading(tag).filter(|_| self.muted == 0 && self.cells.is_none())
        {
            self.close();
            self.open_as(Kind::Heading(level), span.start);
            self.words(&words, span.start);
            return self.close();
        }
        let name = tag
            .trim()
            .trim_start_matches('<')
            .trim_end_matches(['>', '/']);
        if name.trim().eq_ignore_ascii_case("br") {
            if self.cells.is_some() {
                self.words(" ", span.start);
            } else {
                self.next_line(span.end, true);
            }
            return;
        }
        // `<dka> RESOLVED: …` is how chats are minuted: the name of whoever speaks, and no tag.
        let is_nick = !name.is_empty()
            && !TAGS.contains(&name.to_ascii_lowercase().as_str())
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '|'));
        let begins = self.open.as_ref().is_none_or(|open| {
            open.lines
                .last()
                .is_none_or(|line| line.text.trim().len() <= "[00:00:00]".len())
        });
        if is_nick && begins && !tag.starts_with("</") && self.muted == 0 {
            self.words(&format!("{name}: "), span.start);
        }
    }

    /// The number of the line in which a byte stands.
    fn number(&self, at: usize) -> usize {
        self.before + self.starts.partition_point(|start| *start <= at)
    }

    fn open_as(&mut self, kind: Kind, at: usize) {
        let line = Line {
            number: self.number(at),
            ..Line::default()
        };
        self.open = Some(Block {
            kind,
            depth: self.items.len(),
            quoted: self.quotes > 0,
            ticked: None,
            lines: vec![line],
        });
    }

    /// The block that is open, or else the next: an item's first words, or prose.
    fn block(&mut self, at: usize) -> &mut Block {
        let is_new = self.open.is_none();
        let first = self
            .items
            .last_mut()
            .filter(|has_words| is_new && !**has_words);
        let kind = match first {
            Some(has_words) => {
                *has_words = true;
                Kind::Item
            }
            None => Kind::Paragraph,
        };
        let line = Line {
            number: self.number(at),
            ..Line::default()
        };
        let (depth, quoted) = (self.items.len(), self.quotes > 0);
        self.open.get_or_insert_with(|| Block {
            kind,
            depth,
            quoted,
            ticked: None,
            lines: vec![line],
        })
    }

    /// The line that words at this place belong to.
    fn line_at(&mut self, at: usize) -> Option<&mut Line> {
        if self.cells.is_some() {
            return self.cells.as_mut().and_then(|cells| cells.last_mut());
        }
        self.block(at).lines.last_mut()
    }

    fn next_line(&mut self, at: usize, is_set_apart: bool) {
        if self.muted > 0 {
            return;
        }
        if self.cells.is_some() {
            return self.words(" ", at);
        }
        let number = self.number(at);
        let line = Line {
            number,
            is_set_apart,
            ..Line::default()
        };
        self.block(at).lines.push(line);
    }

    fn close(&mut self) {
        let Some(mut block) = self.open.take() else {
            return;
        };
        block.lines.retain(|line| !line.text.trim().is_empty());
        if block.lines.is_empty() && block.kind != Kind::Rule {
            return;
        }
        // `####Present: …`, with no space, is meant as a heading.
        if block.kind == Kind::Paragraph
            && let [line] = block.lines.as_mut_slice()
            && let hashes = line.text.len() - line.text.trim_start_matches('#').len()
            && (1..=6).contains(&hashes)
            && line.text[hashes..]
                .starts_with(|c: char| c.is_alphabetic() || (hashes > 1 && c.is_numeric()))
        {
            line.text.drain(..hashes);
            block.kind = Kind::Heading(hashes);
        }
        self.blocks.push(block);
    }
}

/// `<summary>Decisions</summary>` and `<h2>…</h2>` are headings; where a fold ends, what stands in it does.
fn html_heading(tag: &str) -> Option<(usize, String)> {
    const FOLD: usize = 6;
    let lower = tag.to_ascii_lowercase();
    if lower.trim_start().starts_with("</details") {
        return Some((FOLD, END_OF_FOLD.to_owned()));
    }
    let named = ["h1", "h2", "h3", "h4", "h5", "summary"]
        .iter()
        .zip([1, 2, 3, 4, 5, FOLD]);
    let (from, to, level) = named.into_iter().find_map(|(name, level)| {
        let open = lower.find(&format!("<{name}"))?;
        let from = open + lower[open..].find('>')? + 1;
        let to = from + lower[from..].find(&format!("</{name}"))?;
        Some((from, to, level))
    })?;
    let mut words = String::new();
    let mut is_tag = false;
    for letter in tag.get(from..to)?.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            letter if !is_tag => words.push(letter),
            _ => {}
        }
    }
    (!words.trim().is_empty()).then(|| (level, words.trim().to_owned()))
}

/// The words of the heading with which a fold ends: none that say anything.
pub(super) const END_OF_FOLD: &str = "—";

fn level_of(level: HeadingLevel) -> usize {
    level as usize
}

/// Names of HTML's own tags that people write in Markdown; any other name in angle brackets is somebody who speaks.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "details",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];
