//! The front matter that decision records and published minutes may begin with: `key: value` between two lines `---`.
//! Records use flat keys, texts and lists of texts; of anything deeper only the outermost keys are read, so that a reader of all of
//! YAML would bring a large dependency and nothing more.

/// The keys with their values, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    fields: Vec<Field>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    key: String,
    values: Vec<String>,
}

impl FrontMatter {
    /// The first value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.all(key).first().map(String::as_str)
    }

    /// Every value of a key.
    pub(super) fn all(&self, key: &str) -> &[String] {
        let field = self.fields.iter().find(|field| field.key == key);
        field.map_or(&[], |field| &field.values)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

/// The front matter of a text, its body, and how many lines stand before the body. A text that only begins with a line
/// across the page has none.
pub(super) fn split(text: &str) -> (FrontMatter, &str, usize) {
    let none = (FrontMatter::default(), text, 0);
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return none;
    };
    let (mut at, mut count) = (first.len(), 1);
    let mut inside = Vec::new();
    for line in lines {
        at += line.len();
        count += 1;
        if matches!(line.trim_end(), "---" | "...") {
            let front = read(&inside);
            // Prose between two lines across the page is no front matter.
            return if front.is_empty() && inside.iter().any(|line: &&str| !is_blank(line)) {
                none
            } else {
                (front, &text[at..], count)
            };
        }
        inside.push(line);
    }
    none
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

fn read(lines: &[&str]) -> FrontMatter {
    let mut fields: Vec<Field> = Vec::new();
    for line in lines {
        let indent = line.len() - line.trim_start().len();
        let content = without_comment(line.trim());
        if content.is_empty() {
            continue;
        }
        if let Some(item) = content
            .strip_prefix("- ")
            .or_else(|| (content == "-").then_some(""))
        {
            if let Some(field) = fields.last_mut() {
                field.values.extend(value(item));
            }
            continue;
        }
        let key = content.split_once(':').filter(|(key, _)| {
            indent == 0
                && !key.is_empty()
                && key
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.'))
        });
        match key {
            Some((key, rest)) => fields.push(Field {
                key: key.trim().to_lowercase().replace(['_', ' '], "-"),
                values: values(rest.trim()),
            }),
            // A text that goes on, below `>` or `|` or its first line.
            None if indent > 0 => {
                if let Some(last) = fields.last_mut() {
                    match last.values.last_mut() {
                        Some(text) => {
                            text.push(' ');
                            text.push_str(content);
                        }
                        None => last.values.extend(value(content)),
                    }
                }
            }
            None => return FrontMatter::default(),
        }
    }
    FrontMatter { fields }
}

fn without_comment(line: &str) -> &str {
    if line.starts_with('#') {
        return "";
    }
    let is_quoted = line.contains(['"', '\'']);
    match line.find(" #") {
        Some(at) if !is_quoted => line[..at].trim_end(),
        _ => line,
    }
}

fn values(words: &str) -> Vec<String> {
    if matches!(words, ">" | "|" | ">-" | "|-" | "") {
        return Vec::new();
    }
    match words
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        // `[ADR-5](0005.md)` is a link that nobody quoted, `[ana, bo]` a list.
        Some(list) if !words.contains("](") => list.split(',').filter_map(value).collect(),
        _ => value(words).into_iter().collect(),
    }
}

fn value(words: &str) -> Option<String> {
    let words = words.trim();
    let bare = [('"', '"'), ('\'', '\'')]
        .iter()
        .find_map(|(open, close)| words.strip_prefix(*open)?.strip_suffix(*close))
        .unwrap_or(words);
    let is_null = matches!(bare, "" | "~" | "null") && bare.len() == words.len();
    (!is_null && !bare.trim().is_empty()).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_lists_are_read() {
        let text = "---\n# of a template\nstatus: accepted # since May\ndate: 2026-03-02\ndeciders: [ana, \"Bo Lindgren\"]\nconsulted:\n  - cy\n  - 'dee'\ntitle: >\n  two\n  lines\nempty:\n---\n# Title\n";
        let (front, body, before) = split(text);
        assert_eq!(front.get("status"), Some("accepted"));
        assert_eq!(front.all("deciders"), ["ana", "Bo Lindgren"]);
        assert_eq!(front.all("consulted"), ["cy", "dee"]);
        assert_eq!(front.get("title"), Some("two lines"));
        assert_eq!(front.get("empty"), None);
        assert_eq!((body, before), ("# Title\n", 13));
    }

    #[test]
    fn a_line_across_the_page_is_no_front_matter() {
        for text in [
            "---\nJust prose here\n---\nmore",
            "---\nnever: closed\n",
            "# Title\n---\n",
        ] {
            let (front, body, before) = split(text);
            assert!(front.is_empty());
            assert_eq!((body, before), (text, 0));
        }
    }
}
