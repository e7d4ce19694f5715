//! A document as one HTML file that needs no other: its style is in it, it has no script, and asks nothing of a network.
//! It opens from a disk or a mail, prints, and follows the reader's light or dark.

use std::fmt::Write;

use super::safe;
use crate::report::Document;
use crate::report::document::{Block, Cell, Item, Line, Piece, Side, Table, Tone};

const STYLE: &str = include_str!("html.css");

/// A document as an HTML file. Nothing in an entry's words works as markup.
pub fn html(document: &Document) -> String {
    let body: String = document.blocks.iter().map(block).collect();
    let title = title(document);
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n\
         <style>\n{STYLE}</style>\n\
         </head>\n\
         <body>\n\
         <main>\n\
         {body}</main>\n\
         </body>\n\
         </html>\n"
    )
}

/// The words of the first heading; a page that is a table or a sentence has none.
fn title(document: &Document) -> String {
    let heading = document.blocks.iter().find_map(|block| match block {
        Block::Heading(_, line) => Some(line),
        _ => None,
    });
    let words = |line: &Line| line.0.iter().map(|piece| escaped(words(piece))).collect();
    heading.map_or_else(|| "firstteam".to_owned(), words)
}

fn words(piece: &Piece) -> &str {
    match piece {
        Piece::Plain(text)
        | Piece::Strong(text)
        | Piece::Faint(text)
        | Piece::Code(text)
        | Piece::Quoted(text)
        | Piece::Marked(text)
        | Piece::Toned(text, _) => text,
    }
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            let level = (*level).clamp(1, 6);
            format!("<h{level}>{}</h{level}>\n", line(text))
        }
        Block::Paragraph(text) => format!("<p>{}</p>\n", line(text)),
        Block::List(items) => list(items),
        Block::Quote(words) => quote(safe::lines(words).map(|line| escaped(&line))),
        Block::Beside(sides) => {
            let sides: String = sides.iter().map(side).collect();
            format!("<div class=\"beside\">\n{sides}</div>\n")
        }
        Block::Table(table) => rows(table),
        Block::Own(text) => own(text),
    }
}

fn list(items: &[Item]) -> String {
    let mut out = String::from("<ul>\n");
    for item in items {
        let _ = write!(out, "<li>{}", line(&item.line));
        if !item.under.is_empty() {
            out.push_str("\n<ul>\n");
            for under in &item.under {
                let _ = writeln!(out, "<li>{}</li>", line(under));
            }
            out.push_str("</ul>\n");
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
    out
}

/// Lines of somebody's words, already escaped.
fn quote(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    format!(
        "<blockquote><p dir=\"auto\">{}</p></blockquote>\n",
        lines.join("<br>\n")
    )
}

fn side(side: &Side) -> String {
    let words = quote(side.lines.iter().map(line));
    format!(
        "<section>\n<p>{}</p>\n{words}</section>\n",
        line(&side.title)
    )
}

fn rows(table: &Table) -> String {
    let mut out = String::from("<div class=\"wide\">\n<table>\n<thead>\n<tr>");
    for name in &table.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(name));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        let cells = row.iter().enumerate();
        let cells: String = cells.map(|(at, one)| cell(one, at == 0)).collect();
        let _ = writeln!(out, "<tr>{cells}</tr>");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out
}

/// A cell; the first of a row says what the row is.
fn cell(cell: &Cell, is_first: bool) -> String {
    let text = escaped(&cell.text());
    let (more, inner) = match cell {
        Cell::Empty => ("", text),
        Cell::Text(_) => (" dir=\"auto\"", text),
        Cell::Handle(_) => ("", format!("<code>{text}</code>")),
        Cell::Day(_) => ("", format!("<time>{text}</time>")),
        Cell::Number(_) => (" class=\"number\"", text),
        Cell::Word(_, tone) => ("", toned(&text, *tone)),
        Cell::Course(_) => ("", format!("<span aria-hidden=\"true\">{text}</span>")),
    };
    if is_first {
        format!("<th scope=\"row\"{more}>{inner}</th>")
    } else {
        format!("<td{more}>{inner}</td>")
    }
}

fn line(line: &Line) -> String {
    line.0.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> String {
    let text = escaped(words(piece));
    match piece {
        Piece::Plain(_) => text,
        Piece::Strong(_) => format!("<strong>{text}</strong>"),
        Piece::Faint(_) => format!("<span class=\"faint\">{text}</span>"),
        Piece::Code(_) => format!("<code>{text}</code>"),
        // Words in a script that runs the other way leave the sentence around them alone.
        Piece::Quoted(_) => format!("“<bdi>{text}</bdi>”"),
        Piece::Marked(_) => format!("<mark>{text}</mark>"),
        Piece::Toned(_, tone) => toned(&text, *tone),
    }
}

fn toned(text: &str, tone: Tone) -> String {
    match tone {
        Tone::Plain => text.to_owned(),
        Tone::Good => format!("<span class=\"good\">{text}</span>"),
        Tone::Attention => format!("<span class=\"attention\">{text}</span>"),
    }
}

/// The program's own Markdown: headings, paragraphs with words in backticks, and fenced examples.
fn own(markdown: &str) -> String {
    let mut out = String::new();
    let mut prose: Vec<&str> = Vec::new();
    let mut example: Option<Vec<&str>> = None;
    for line in markdown.lines() {
        if line.starts_with("```") {
            flush(&mut prose, &mut out);
            example = match example {
                None => Some(Vec::new()),
                Some(lines) => {
                    let code = escaped_lines(&lines.join("\n"));
                    let _ = writeln!(out, "<pre><code>{code}</code></pre>");
                    None
                }
            };
        } else if let Some(lines) = &mut example {
            lines.push(line);
        } else if line.starts_with('#') {
            flush(&mut prose, &mut out);
            let level = line.bytes().take_while(|mark| *mark == b'#').count().min(6);
            let words = coded(line[level..].trim());
            let _ = writeln!(out, "<h{level}>{words}</h{level}>");
        } else if line.trim().is_empty() {
            flush(&mut prose, &mut out);
        } else {
            prose.push(line);
        }
    }
    flush(&mut prose, &mut out);
    out
}

fn flush(prose: &mut Vec<&str>, out: &mut String) {
    if !prose.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", coded(&prose.join("\n")));
        prose.clear();
    }
}

/// Prose in which backticks mark code.
fn coded(prose: &str) -> String {
    let parts = prose.split('`').enumerate();
    parts.fold(String::new(), |mut out, (at, part)| {
        let text = escaped_lines(part);
        let _ = if at % 2 == 1 {
            write!(out, "<code>{text}</code>")
        } else {
            write!(out, "{text}")
        };
        out
    })
}

/// Words on one line in which nothing works as markup.
fn escaped(text: &str) -> String {
    escaped_lines(&safe::line(text))
}

fn escaped_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_words_works_as_markup() {
        let line = Line::new().quoted("<b onclick='x'>&amp;\"</b>");
        assert_eq!(
            super::line(&line),
            "“<bdi>&lt;b onclick=&#39;x&#39;&gt;&amp;amp;&quot;&lt;/b&gt;</bdi>”"
        );
    }

    #[test]
    fn a_page_is_called_as_its_first_heading() {
        let heading = Line::new().plain("Freeze & thaw ").code("a1b2c");
        let page = html(&Document::default().heading(1, heading));
        assert!(page.contains("<title>Freeze &amp; thaw a1b2c</title>"));
        assert!(page.contains("<h1>Freeze &amp; thaw <code>a1b2c</code></h1>"));
        assert!(html(&Document::default().paragraph("No.")).contains("<title>firstteam</title>"));
    }

    #[test]
    fn the_words_of_a_rule_keep_their_parts() {
        assert_eq!(
            own("# rule\n\nSays `why`,\nonce.\n\n```journal\na < b\n```\n"),
            "<h1>rule</h1>\n<p>Says <code>why</code>,\nonce.</p>\n<pre><code>a &lt; b</code></pre>\n"
        );
    }
}
