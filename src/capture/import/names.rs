//! The names in a roster, with what stands beside them.

use super::labels::is_picture;

/// Somebody whom a record names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name as it is written, without title, handle or affiliation.
    pub name: String,
    /// The handle, where one is written beside it: `@ana`, or short letters in brackets.
    pub handle: Option<String>,
    /// What stands in brackets beside it; of several, with a semicolon between them.
    pub aside: Option<String>,
    /// The line.
    pub line: usize,
    /// Whether the box before the name is ticked, where there is one.
    pub(super) ticked: Option<bool>,
}

/// What stands between what stood in several brackets.
const ASIDES: &str = "; ";

impl Named {
    /// Whom somebody spoke for, as it stands beside the name: `Fay (on behalf of Eli)`.
    pub(super) fn speaks_for(&self) -> Option<&str> {
        const BEGIN: &[&str] = &[
            "on behalf of ",
            "proxy for ",
            "proxying for ",
            "standing in for ",
            "for ",
        ];
        let mut asides = self.aside.as_deref()?.split(ASIDES);
        asides.find_map(|aside| {
            let begins = |begin: &&&str| {
                aside
                    .get(..begin.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(begin))
            };
            let begin = BEGIN.iter().find(begins)?;
            Some(aside[begin.len()..].trim())
        })
    }

    /// Whether the roster says beside the name that the person led the meeting: `Ana (chair)`.
    pub(super) fn led(&self) -> bool {
        self.is_called(&[
            "chair",
            "chairman",
            "chairwoman",
            "chairperson",
            "chairing",
            "in the chair",
            "facilitator",
            "facilitating",
            "host",
            "moderator",
            "mc",
            "meeting chair",
            "presiding",
        ])
    }

    /// Whether it says that the person wrote the record: `Bo (notes)`.
    pub(super) fn wrote(&self) -> bool {
        self.is_called(&[
            "scribe",
            "scribing",
            "notes",
            "minutes",
            "note taker",
            "note-taker",
            "notetaker",
            "taking notes",
            "minute taker",
            "minute-taker",
            "minutes taker",
            "documenter",
            "recorder",
            "taking minutes",
        ])
    }

    fn is_called(&self, parts: &[&str]) -> bool {
        let aside = self.aside.as_deref().unwrap_or_default().to_lowercase();
        aside
            .split(['/', ',', ';', '&'])
            .any(|part| parts.contains(&part.trim().trim_matches(['_', '*'])))
    }

    /// Whether the roster says beside the name that the person was not there after all.
    pub(super) fn was_away(&self) -> bool {
        let aside = self.aside.as_deref().unwrap_or_default().to_lowercase();
        ["absent", "regrets", "apologies", "excused", "not present"]
            .iter()
            .any(|word| aside.contains(word))
    }
}

/// The names in a line of a roster, or in one item of it: there, what stands behind a comma may be a title.
pub(super) fn names(words: &str, is_item: bool, line: usize) -> Vec<Named> {
    let mut parts = split(words);
    let is_office = parts.len() == 2 && is_title(parts[1]);
    if is_item && (is_office || tells_where_from(&parts)) {
        parts.truncate(1);
    }
    parts.iter().filter_map(|part| named(part, line)).collect()
}

/// `Ana Ruiz, EPFL` and `Bo Hall; Fire, Inc.`: one person an item, and behind the name where they are from.
fn tells_where_from(parts: &[&str]) -> bool {
    const HOUSES: &[&str] = &[
        "inc",
        "ltd",
        "llc",
        "gmbh",
        "corp",
        "ag",
        "university",
        "college",
        "institute",
        "center",
        "centre",
        "foundation",
        "labs",
        "group",
        "association",
        "company",
        "council",
        "agency",
        "ministry",
        "society",
    ];
    let [name, others @ ..] = parts else {
        return false;
    };
    let outside: String = name
        .split(['(', '['])
        .next()
        .unwrap_or(name)
        .trim()
        .to_owned();
    let is_house = |part: &&str| {
        let words: Vec<String> = part
            .split_whitespace()
            .map(|word| word.trim_matches(['.', ',']).to_lowercase())
            .collect();
        words.len() == 1 || words.iter().any(|word| HOUSES.contains(&word.as_str()))
    };
    !others.is_empty() && outside.split_whitespace().count() >= 2 && others.iter().all(is_house)
}

/// Cuts at commas and the like, outside brackets.
fn split(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_usize, 0);
    for (at, letter) in words.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' | '|' | '·' | '•' if depth == 0 => {
                parts.push(&words[from..at]);
                from = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&words[from..]);
    parts
        .into_iter()
        .flat_map(joined)
        .map(|part| part.trim().trim_start_matches("and "))
        .filter(|part| !part.is_empty())
        .collect()
}

const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// `Ana and Bo` are two; `Ana - Light & Sound` is one, with what stands behind the dash.
fn joined(part: &str) -> Vec<&str> {
    let dash = DASHES.iter().filter_map(|dash| part.find(dash)).min();
    let cut_at_ands = |words: &'_ str| -> Vec<(usize, usize)> {
        let mut depth = 0_usize;
        let mut found = Vec::new();
        for (at, letter) in words.char_indices() {
            match letter {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                ' ' if depth == 0 => {
                    let and = [" and ", " & "]
                        .iter()
                        .find(|and| words[at..].starts_with(**and));
                    found.extend(and.map(|and| (at, at + and.len())));
                }
                _ => {}
            }
        }
        found
    };
    let ands = cut_at_ands(part);
    // Behind a dash stands where somebody is from, unless the next has a dash of its own: `Ana - CEO and Bo - CFO`.
    let is_apart = |(from, to): &(usize, usize)| {
        dash.is_none_or(|dash| *from < dash) || DASHES.iter().any(|dash| part[*to..].contains(dash))
    };
    let ands: Vec<(usize, usize)> = ands.into_iter().filter(is_apart).collect();
    let starts = std::iter::once(0).chain(ands.iter().map(|and| and.1));
    let ends = ands.iter().map(|and| and.0).chain([part.len()]);
    starts.zip(ends).map(|(from, to)| &part[from..to]).collect()
}

const TITLES: &[&str] = &[
    "ceo",
    "cto",
    "cfo",
    "coo",
    "cmo",
    "cro",
    "cpo",
    "chair",
    "chairman",
    "chairperson",
    "president",
    "vice",
    "secretary",
    "treasurer",
    "director",
    "manager",
    "lead",
    "head",
    "officer",
    "engineer",
    "member",
    "vp",
    "of",
    "staff",
    "observer",
    "guest",
    "inc",
    "inc.",
    "ltd",
    "llc",
    "gmbh",
    "university",
    "foundation",
    "representative",
    "rep",
    "editor",
    "scribe",
    "facilitator",
    "moderator",
    "counsel",
    "advisor",
    "jr",
    "jr.",
    "sr",
    "phd",
    "chief",
    "ex",
    "via",
    "remote",
    "remotely",
    "phone",
];

fn is_title(part: &str) -> bool {
    part.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .any(|word| TITLES.contains(&word))
}

fn named(part: &str, line: usize) -> Option<Named> {
    let (mut words, mut aside, mut handle) = (String::new(), None, None);
    let mut rest = part;
    while let Some(open) = rest.find(['(', '[']) {
        words.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let close = inside.find([')', ']']).unwrap_or(inside.len());
        let found = inside[..close].trim_matches(['[', '(', ' ']);
        match found.strip_prefix('@') {
            Some(typed) => handle = Some(typed.to_owned()),
            None if !found.is_empty() => {
                let before = aside.map_or_else(String::new, |aside: String| aside + ASIDES);
                aside = Some(before + found);
            }
            None => {}
        }
        words.push(' ');
        rest = inside.get(close + 1..).unwrap_or_default();
    }
    words.push_str(rest);
    // `@ana` is a handle; `team@example` is none.
    let is_apart = |at: &usize| !words[..*at].ends_with(char::is_alphanumeric);
    if let Some(at) = words.find('@').filter(is_apart) {
        let typed: String = words[at + 1..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        let end = at + 1 + typed.len();
        let without = format!("{}{}", &words[..at], &words[end..]);
        if !typed.is_empty() {
            // `@ana` alone is all there is to go by.
            words = if without.trim().is_empty() {
                typed.clone()
            } else {
                without
            };
            handle = Some(typed);
        }
    }
    // `Bo ❌` was not there; any other picture says nothing.
    if words.contains(['❌', '✗', '✘']) {
        aside.get_or_insert_with(|| "absent".to_owned());
    }
    words.retain(|letter| !is_picture(letter));
    let name = [" - ", " – ", " — ", " / ", ": "]
        .iter()
        .filter_map(|dash| words.split_once(dash))
        .map(|(name, _)| name)
        .min_by_key(|name| name.len())
        .unwrap_or(&words);
    let name = name.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | '_' | '`' | '"' | '-' | '–' | '—' | ':' | '~' | '>' | ']' | ')'
            )
    });
    let name = name
        .strip_suffix('.')
        .filter(|rest| !rest.ends_with("Jr") && rest.len() > 3)
        .unwrap_or(name);
    let name: Vec<&str> = name.split_whitespace().collect();
    let name = untitled(&name).join(" ");
    is_name(&name).then_some(Named {
        name,
        handle,
        aside,
        line,
        ticked: None,
    })
}

/// A name without `Cllr`, `Mrs` and the like, if more than a surname is left.
fn untitled<'a, 'b>(name: &'b [&'a str]) -> &'b [&'a str] {
    const BEFORE: &[&str] = &[
        "cllr",
        "clr",
        "councillor",
        "councilor",
        "county",
        "borough",
        "district",
        "town",
        "parish",
        "alderman",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "rev",
        "sir",
        "hon",
    ];
    let is_title = |word: &&&str| BEFORE.contains(&word.to_lowercase().trim_end_matches('.'));
    let titles = name.iter().take_while(is_title).count();
    if name.len() - titles >= 2 {
        &name[titles..]
    } else {
        name
    }
}

const NOBODY: &[&str] = &[
    "none",
    "n/a",
    "na",
    "nobody",
    "all",
    "everyone",
    "tbd",
    "name",
    "names",
    "none expected",
    "no one",
    "unknown",
    "others",
    "et al",
    "various",
    "see below",
    "see above",
    "everybody",
    "none recorded",
    "not recorded",
    "present",
    "absent",
    "attendees",
    "guests",
    "observers",
    "quorum",
    "regrets",
    "apologies",
];

/// Whether words can be a person's name: one to five words that begin with letters, no number and no sentence.
/// `lists.example.org` is nobody.
fn is_address(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let inside =
        |three: &[char]| three[1] == '.' && [three[0], three[2]].iter().all(|c| c.is_lowercase());
    letters.windows(3).any(inside)
}

fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '_' | ' ');
    (1..=5).contains(&words.len())
        && name.chars().any(char::is_alphabetic)
        && name.chars().all(plain)
        && !name.starts_with(|c: char| c.is_numeric())
        && !name.contains("...")
        && !is_address(name)
        && !NOBODY.contains(&name.to_lowercase().as_str())
        && (words.len() == 1
            || words
                .iter()
                .any(|word| word.starts_with(char::is_uppercase)))
        && !words.iter().skip(1).any(|word| {
            matches!(
                *word,
                "is" | "was"
                    | "were"
                    | "has"
                    | "have"
                    | "the"
                    | "to"
                    | "will"
                    | "not"
                    | "a"
                    | "in"
                    | "at"
                    | "with"
                    | "we"
            )
        })
}

/// Who is named at the beginning of words that go on: `Carol tentatively volunteering`.
pub(super) fn first_name(words: &str, line: usize) -> Option<Named> {
    let found = names(words, false, line).into_iter().next()?;
    let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let kept: Vec<&str> = found.name.split(' ').take_while(capital).collect();
    let name = if kept.is_empty() {
        found.name.clone()
    } else {
        kept.join(" ")
    };
    Some(Named { name, ..found })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(words: &str, is_item: bool) -> Vec<String> {
        names(words, is_item, 1)
            .into_iter()
            .map(|named| named.name)
            .collect()
    }

    #[test]
    fn names_are_freed_from_what_stands_beside_them() {
        assert_eq!(
            all("Carol, Mark, Eric Holk and Jonathan Pallant", false),
            ["Carol", "Mark", "Eric Holk", "Jonathan Pallant"]
        );
        assert_eq!(
            all("Anna Henningsen @anna (TSC)", true),
            ["Anna Henningsen"]
        );
        assert_eq!(all("Igor Savchenko (@igor)", true), ["Igor Savchenko"]);
        assert_eq!(all("Ana Ruiz, CEO", true), ["Ana Ruiz"]);
        assert_eq!(all("Marc (CEO) — observer / co-signatory", true), ["Marc"]);
        assert_eq!(
            all("Dan (dka), Mark (mnot), Alex", false),
            ["Dan", "Mark", "Alex"]
        );
        assert_eq!(all("Ted Thibodeau Jr.", true), ["Ted Thibodeau Jr."]);
        assert_eq!(
            all("Ana Ruiz (_chair_) - Light & Sound", true),
            ["Ana Ruiz"]
        );
        assert_eq!(all("Bo Lindgren (Light & Sound)", true), ["Bo Lindgren"]);
        assert_eq!(all("Ana - CEO and Bo - CFO", false), ["Ana", "Bo"]);
        assert_eq!(
            all("Cllr Mrs A Ruiz (Chairman), Mrs Hall", false),
            ["A Ruiz", "Mrs Hall"]
        );
    }

    #[test]
    fn what_is_no_name_is_left_out() {
        for words in [
            "None",
            "8 of 8 members",
            "[Name]",
            "",
            "see the list that we keep elsewhere",
            "all",
            "Club@home Team",
            "The quorum was confirmed at the door",
        ] {
            assert_eq!(all(words, true), Vec::<String>::new(), "{words}");
        }
    }

    #[test]
    fn who_speaks_for_whom_stands_in_brackets() {
        let fay = names("Fay Moreau (@fay) (on behalf of Eli Brandt)", true, 1);
        assert_eq!(fay[0].handle.as_deref(), Some("fay"));
        assert_eq!(fay[0].speaks_for(), Some("Eli Brandt"));
    }
}
