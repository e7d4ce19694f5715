//! Which record takes the place of which.

use super::Adr;

/// Another record, as one names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// By its file's name.
    File(String),
    /// By its number.
    Number(u32),
}

/// Reads lines such as `Supersedes [3. Use X](0003-use-x.md)`, each with where its links lead.
pub(super) fn read(adr: &mut Adr, lines: &[(String, Vec<String>)]) {
    for (text, links) in lines {
        let lower = text.to_lowercase();
        let is_older = [
            "superseded by",
            "superceded by",
            "replaced by",
            "obsoleted by",
        ]
        .iter()
        .any(|words| lower.contains(words));
        // `Superseded [0019](0019-x.md)` leaves out the `by`.
        let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_prefix("status").unwrap_or(bare);
        let bare = bare.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_older = is_older
            || ["superseded", "superceded"]
                .iter()
                .any(|word| bare.starts_with(word));
        let is_newer = [
            "supersedes",
            "supercedes",
            "replaces",
            "obsoletes",
            "superseding",
        ]
        .iter()
        .any(|words| lower.contains(words));
        if !is_older && !is_newer {
            continue;
        }
        let mut found: Vec<Reference> = links.iter().filter_map(|link| file(link)).collect();
        if found.is_empty() {
            // `[ADR-5](0005-x.md)` stands in front matter as it is written.
            found.extend(text.split(['(', ')', ' ', '"', '\'']).filter_map(file));
        }
        if found.is_empty() {
            found.extend(numbers(&lower).map(Reference::Number));
        }
        let list = if is_older {
            &mut adr.superseded_by
        } else {
            &mut adr.supersedes
        };
        for reference in found {
            if !list.contains(&reference) {
                list.push(reference);
            }
        }
    }
}

fn file(link: &str) -> Option<Reference> {
    let path = link.split(['#', '?']).next()?;
    let path = path.trim_end_matches('/');
    let name = path.rsplit('/').next()?;
    // A site names its pages without an ending: `/adr/20220621-use-x/`.
    if path.contains('/') && !name.contains('.') && number_of_page(name) {
        return Some(Reference::File(format!("{name}.md")));
    }
    let (stem, end) = name.rsplit_once('.')?;
    (matches!(end, "md" | "markdown") && !stem.is_empty()).then(|| Reference::File(name.to_owned()))
}

fn number_of_page(name: &str) -> bool {
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (3..=8).contains(&digits) && name[digits..].starts_with(['-', '_'])
}

/// `ADR-0005`, `ADR 5`, `#5`, `0005`: a year or a day is no number of a record.
fn numbers(text: &str) -> impl Iterator<Item = u32> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|word| {
        let digits = word.strip_prefix("adr").unwrap_or(word);
        let padded = digits.starts_with('0') && digits.len() == 4;
        let number = digits.parse().ok()?;
        (digits.len() <= 3 || padded).then_some(number)
    })
}

/// The number with which a file's name begins, `0014-replace.md`; a day is none.
pub fn number_of_file(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let name = name
        .strip_prefix("adr")
        .map_or(name.as_str(), |rest| rest.trim_start_matches(['-', '_']));
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    let ends = name[digits.len()..].starts_with(['-', '_', '.', ' ']);
    let is_year = digits.len() == 4 && !digits.starts_with('0');
    (ends && digits.len() <= 4 && !is_year).then(|| digits.parse().ok())?
}

impl Reference {
    /// Whether it names the record of this file and number.
    pub fn names(&self, file: &str, number: Option<u32>) -> bool {
        match self {
            Self::File(name) => name == file,
            Self::Number(wanted) => number == Some(*wanted),
        }
    }

    /// As people write it.
    pub fn words(&self) -> String {
        match self {
            Self::File(name) => name.clone(),
            Self::Number(number) => format!("number {number}"),
        }
    }
}
