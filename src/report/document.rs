//! What a view looks like, free of how it is shown: headings, paragraphs, lists, quotes, tables of typed cells.

use chrono::NaiveDate;

/// A report, ready to be shown in any format.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Its parts, from the top.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 is the document's own.
    Heading(u8, Line),
    /// Prose.
    Paragraph(Line),
    /// Several points.
    List(Vec<Item>),
    /// Somebody's own words, over several lines.
    Quote(String),
    /// Two texts, side by side where there is room.
    Beside([Side; 2]),
    /// Rows and columns.
    Table(Table),
    /// Markdown that the program brings along, shown as it is.
    Own(&'static str),
}

/// One of two texts that are held against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// What it is.
    pub title: Line,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A point of a list, with what belongs under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The point.
    pub line: Line,
    /// What belongs under it.
    pub under: Vec<Line>,
}

/// A run of words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line(pub Vec<Piece>);

/// Words of one manner.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// As they are.
    Plain(String),
    /// What the eye should fall on.
    Strong(String),
    /// What the eye may pass over.
    Faint(String),
    /// A command, a name of a rule, or the handle of an entry.
    Code(String),
    /// Somebody's own words, in quotation marks.
    Quoted(String),
    /// Words of a text that differ from another's.
    Marked(String),
    /// A word that is good or bad news.
    Toned(String, Tone),
}

/// Whether a word is good news. It never says anything that the word itself does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Neither.
    Plain,
    /// Good.
    Good,
    /// Asks for somebody's attention.
    Attention,
}

/// Rows and columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// The handle of an entry.
    Handle(String),
    /// A day.
    Day(NaiveDate),
    /// A number.
    Number(usize),
    /// A word of a fixed list.
    Word(String, Tone),
    /// How a count went over some time, the latest last: heights from 0 to 7, and nothing where there was too little.
    Course(Vec<Option<u8>>),
}

impl Cell {
    /// What it says, as plain text.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Handle(text) | Self::Word(text, _) => text.clone(),
            Self::Day(day) => day.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Course(heights) => drawn(heights, BARS, '·'),
        }
    }

    /// What it says in characters that every terminal has, where its own drawing has others.
    pub fn plain(&self) -> String {
        match self {
            Self::Course(heights) => drawn(heights, PLAIN_BARS, '.'),
            other => other.text(),
        }
    }
}

/// Heights from 0 to 7.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const PLAIN_BARS: [char; 8] = ['_', '-', '~', '=', '+', '*', '%', '#'];

fn drawn(heights: &[Option<u8>], bars: [char; 8], nothing: char) -> String {
    let bar = |height: &Option<u8>| height.map_or(nothing, |at| bars[usize::from(at.min(7))]);
    heights.iter().map(bar).collect()
}

impl Table {
    /// With these columns, and no rows yet.
    pub fn with_columns<'a>(columns: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            columns: columns.into_iter().map(str::to_owned).collect(),
            rows: Vec::new(),
        }
    }
}

impl Document {
    /// With a heading.
    #[must_use]
    pub fn heading(mut self, level: u8, line: impl Into<Line>) -> Self {
        self.blocks.push(Block::Heading(level, line.into()));
        self
    }

    /// With a paragraph.
    #[must_use]
    pub fn paragraph(mut self, line: impl Into<Line>) -> Self {
        self.blocks.push(Block::Paragraph(line.into()));
        self
    }

    /// With a list, unless it is empty.
    #[must_use]
    pub fn list(mut self, items: Vec<Item>) -> Self {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
        self
    }

    /// With a table, unless it is empty.
    #[must_use]
    pub fn table(mut self, table: Table) -> Self {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
        self
    }

    /// With two texts held against each other.
    #[must_use]
    pub fn beside(mut self, sides: [Side; 2]) -> Self {
        self.blocks.push(Block::Beside(sides));
        self
    }

    /// With somebody's own words, over several lines.
    #[must_use]
    pub fn quote(mut self, words: impl Into<String>) -> Self {
        self.blocks.push(Block::Quote(words.into()));
        self
    }

    /// With a heading and a list under it; neither, where the list is empty.
    #[must_use]
    pub fn section(self, heading: &str, items: Vec<Item>) -> Self {
        if items.is_empty() {
            return self;
        }
        self.heading(2, heading).list(items)
    }
}

impl Item {
    /// A point with nothing under it.
    pub fn new(line: impl Into<Line>) -> Self {
        Self {
            line: line.into(),
            under: Vec::new(),
        }
    }

    /// With a line under it.
    #[must_use]
    pub fn under(mut self, line: impl Into<Line>) -> Self {
        self.under.push(line.into());
        self
    }

    /// With several lines under it.
    #[must_use]
    pub fn all_under(mut self, lines: impl IntoIterator<Item = Line>) -> Self {
        self.under.extend(lines);
        self
    }
}

macro_rules! pieces {
    ($($(#[doc = $doc:literal])+ $name:ident $piece:ident,)+) => {
        impl Line {
            $(
                $(#[doc = $doc])+
                #[must_use]
                pub fn $name(mut self, words: impl Into<String>) -> Self {
                    self.0.push(Piece::$piece(words.into()));
                    self
                }
            )+
        }
    };
}
pieces! {
    /// With words as they are.
    plain Plain,
    /// With words that the eye should fall on.
    strong Strong,
    /// With words that the eye may pass over.
    faint Faint,
    /// With a command or a handle.
    code Code,
    /// With somebody's own words.
    quoted Quoted,
    /// With words that differ from another text's.
    marked Marked,
}

impl Line {
    /// An empty line, to be added to.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a word that is good or bad news.
    #[must_use]
    pub fn toned(mut self, word: impl Into<String>, tone: Tone) -> Self {
        self.0.push(Piece::Toned(word.into(), tone));
        self
    }

    /// With another line's pieces behind its own.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl From<&str> for Line {
    fn from(words: &str) -> Self {
        Self::new().plain(words)
    }
}

impl From<String> for Line {
    fn from(words: String) -> Self {
        Self::new().plain(words)
    }
}
