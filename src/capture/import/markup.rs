//! Wikis, reStructuredText and plain HTML, told in Markdown: the same lines, so that their numbers stay.

use std::borrow::Cow;

/// Under-lines of reStructuredText and plain text; Markdown knows `===` and `---` itself.
const UNDERLINES: &[char] = &['~', '^', '"', '*', '+', '#', '.', ':', '=', '-', '_', '`'];

/// A text with its headings in Markdown, line by line.
pub(super) fn in_markdown(text: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = text.split('\n').collect();
    if is_html(&lines) {
        let lines: Vec<String> = lines.iter().map(|line| of_html(line)).collect();
        return Cow::Owned(lines.join("\n"));
    }
    if lines.iter().any(|line| wiki_heading(line).is_some()) {
        let lines: Vec<String> = lines.iter().map(|line| of_wiki(line)).collect();
        return Cow::Owned(lines.join("\n"));
    }
    let underlined: Vec<usize> = (1..lines.len())
        .filter(|at| is_underline(&lines, *at))
        .collect();
    if underlined.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut kept: Vec<Cow<'_, str>> = lines.iter().map(|line| Cow::Borrowed(*line)).collect();
    let mut levels: Vec<char> = Vec::new();
    for at in underlined {
        let sign = sign(lines[at]).unwrap_or('-');
        let level = levels
            .iter()
            .position(|known| *known == sign)
            .unwrap_or_else(|| {
                levels.push(sign);
                levels.len() - 1
            });
        let hashes = "#".repeat((level + 1).min(6));
        kept[at - 1] = Cow::Owned(format!("{hashes} {}", lines[at - 1].trim()));
        kept[at] = Cow::Borrowed("");
        if at > 1 && self::sign(lines[at - 2]) == Some(sign) {
            kept[at - 2] = Cow::Borrowed("");
        }
    }
    Cow::Owned(kept.join("\n"))
}

/// Whether a text is a page of plain HTML: headings in tags, and none in Markdown.
fn is_html(lines: &[&str]) -> bool {
    const FEWEST: usize = 2;
    let in_tags = |line: &&&str| {
        let line = line.trim().to_ascii_lowercase();
        ["<h1", "<h2", "<h3"]
            .iter()
            .any(|tag| line.starts_with(tag))
    };
    let hashes = |line: &&str| line.starts_with("# ") || line.starts_with("## ");
    lines.iter().filter(in_tags).count() >= FEWEST && !lines.iter().any(hashes)
}

/// A line of HTML in Markdown. Tags that say nothing of the shape are left out.
fn of_html(line: &str) -> String {
    let mut told = String::with_capacity(line.len());
    let mut rest = line.trim_start();
    while let Some(at) = rest.find('<') {
        told.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else {
            rest = &rest[at..];
            break;
        };
        let tag = rest[at + 1..at + end].trim().to_ascii_lowercase();
        let name = tag.split_whitespace().next().unwrap_or("");
        told.push_str(match name {
            "h1" => "# ",
            "h2" => "## ",
            "h3" => "### ",
            "h4" => "#### ",
            "li" => "- ",
            "strong" | "b" | "/strong" | "/b" => "**",
            // A paragraph of its own, though its lines stand close.
            "/p" | "br" | "br/" => "  ",
            _ => "",
        });
        rest = &rest[at + end + 1..];
    }
    told.push_str(rest);
    told.replace("&amp;", "&").replace("&nbsp;", " ")
}

/// The sign of which a line is made, and nothing else.
fn sign(line: &str) -> Option<char> {
    let line = line.trim_end();
    let sign = line
        .chars()
        .next()
        .filter(|sign| UNDERLINES.contains(sign))?;
    (line.len() >= 3 && line.chars().all(|letter| letter == sign)).then_some(sign)
}

/// Whether a line underlines the one before it, which stands alone, and about as long. Fences of code are none.
fn is_underline(lines: &[&str], at: usize) -> bool {
    let Some(found) = sign(lines[at]) else {
        return false;
    };
    let title = lines[at - 1].trim_end();
    let before = at
        .checked_sub(2)
        .map_or("", |before| lines[before].trim_end());
    let is_alone = before.is_empty() || sign(before) == Some(found);
    let width = title.chars().count();
    let fits = lines[at].trim_end().len() + 2 >= width && width > 0;
    let is_title =
        title.starts_with(|c: char| c.is_alphanumeric() || c == '*') && sign(title).is_none();
    // What Markdown reads as a heading by itself stays as it is, and so does a fence.
    let is_known = matches!(found, '=' | '-') && sign(before).is_none();
    let is_fence = matches!(found, '~' | '`') && lines[at].trim_end().len() == 3 && width != 3;
    is_alone && fits && is_title && !is_known && !is_fence
}

/// `== Decisions ==`: the level and the words.
fn wiki_heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let level = line.len() - line.trim_start_matches('=').len();
    let words = line
        .strip_prefix(&"=".repeat(level))?
        .strip_suffix(&"=".repeat(level))?;
    let is_heading = (1..=6).contains(&level) && !words.starts_with('=') && !words.ends_with('=');
    let words = words.trim();
    (is_heading && words.chars().any(char::is_alphanumeric)).then_some((level, words))
}

fn of_wiki(line: &str) -> String {
    let line = match wiki_heading(line) {
        Some((level, words)) => format!("{} {words}", "#".repeat(level)),
        None => of_wiki_list(line),
    };
    line.replace("'''", "**").replace("''", "*")
}

/// `** a thing in a thing` is indented in Markdown, and `#` counts.
fn of_wiki_list(line: &str) -> String {
    let depth = line.len() - line.trim_start_matches(['*', '#', ':']).len();
    let words = &line[depth..];
    let last = line[..depth].chars().next_back();
    match last {
        Some(sign) if words.starts_with(' ') && sign != ':' => {
            let sign = if sign == '#' { "1." } else { "*" };
            format!("{}{sign}{words}", "   ".repeat(depth - 1))
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_wikis_become_those_of_markdown() {
        let text = "= Board =\n\n== Budget ==\n* '''Decision:''' none\n** ''later''\n# one\n";
        assert_eq!(
            in_markdown(text),
            "# Board\n\n## Budget\n* **Decision:** none\n   * *later*\n1. one\n"
        );
    }

    #[test]
    fn plain_html_becomes_markdown() {
        let text = "<h1>Board</h1>\n<p><strong>Date:</strong> 2 May</p>\n<h2>Present</h2>\n<ul>\n<li>Ana &amp; Bo</li>\n</ul>\n";
        assert_eq!(
            in_markdown(text),
            "# Board\n**Date:** 2 May  \n## Present\n\n- Ana & Bo\n\n"
        );
    }

    #[test]
    fn underlined_headings_become_those_of_markdown() {
        let text = "=====\nBoard\n=====\n\nPresent\n~~~~~~~\n* Ana\n\nDecisions\n~~~~~~~~~\n";
        assert_eq!(
            in_markdown(text),
            "\n# Board\n\n\n## Present\n\n* Ana\n\n## Decisions\n\n"
        );
    }

    #[test]
    fn markdown_stays_as_it_is() {
        for text in [
            "# Board\n\nTitle\n=====\n\nOther\n---\n",
            "Words\n~~~\ncode\n~~~\n",
            "| a | b |\n|---|---|\n| x == y | it's ''so'' |\n",
            "one\ntwo\n***\n",
        ] {
            assert_eq!(in_markdown(text), text);
        }
    }
}
