//! `key: value` pairs below a line: which words name which field, and where one pair ends and the next begins.

use crate::model::{Body, Field, Kind, Shape, Team};

/// A field with the words typed for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair<'a> {
    /// The field.
    pub(super) field: &'static Field,
    /// The words.
    pub(super) value: &'a str,
    /// Where the words begin, in bytes of the text.
    pub(super) start: usize,
}

/// Short words for fields, as people say them.
const SHORT: &[(Kind, &str, &str)] = &[
    (Kind::Meeting, "chair", "facilitator"),
    (Kind::Meeting, "regrets", "absent"),
    (Kind::Meeting, "proxy", "proxies"),
    (Kind::Topic, "by", "raised_by"),
    (Kind::Topic, "paper", "memo"),
    (Kind::Decision, "cost", "trade_offs"),
    (Kind::Decision, "costs", "trade_offs"),
    (Kind::Decision, "trade_off", "trade_offs"),
    (Kind::Decision, "stop", "stops"),
    (Kind::Decision, "not", "rejected"),
    (Kind::Decision, "for", "goals"),
    (Kind::Decision, "goal", "goals"),
    (Kind::Decision, "by", "approver"),
    (Kind::Decision, "assumption", "assumptions"),
    (Kind::Decision, "assumes", "assumptions"),
    (Kind::Decision, "review", "review_on"),
    (Kind::Decision, "until", "ends"),
    (Kind::Decision, "reopen", "reopen_when"),
    (Kind::Decision, "new", "new_info"),
    (Kind::Dissent, "new", "new_info"),
    (Kind::Dissent, "change", "would_change"),
    (Kind::Commitment, "by", "due"),
    (Kind::Commitment, "for", "goal"),
    (Kind::Commitment, "cost", "cost_on"),
    (Kind::Relay, "to", "audience"),
    (Kind::Signal, "cost", "cost_on"),
];

/// Fields that a line's own words and its place say, and those that only the program writes.
const OTHERWISE: &[&str] = &["minutes", "forum", "ended", "stances", "topic", "on_entry"];

/// The field of a kind that a key names.
fn field(kind: Kind, key: &str) -> Option<&'static Field> {
    let key = key.to_lowercase().replace(['-', ' '], "_");
    let short = SHORT
        .iter()
        .find(|(of, short, _)| *of == kind && *short == key);
    let name = short.map_or(key.as_str(), |(_, _, name)| name);
    Body::fields_of(kind)
        .iter()
        .find(|field| field.name == name && !OTHERWISE.contains(&field.name))
}

/// Every key of a kind, short words first, for completion.
pub fn keys(kind: Kind) -> Vec<String> {
    let short = SHORT.iter().filter(|(of, ..)| *of == kind);
    let short = short.map(|(_, short, _)| short.replace('_', "-"));
    let whole = Body::fields_of(kind)
        .iter()
        .filter(|field| !OTHERWISE.contains(&field.name))
        .map(|field| field.name.replace('_', "-"));
    short.chain(whole).collect()
}

/// The words that may stand after a key of a kind, for completion: names, goals, or the words of a fixed list.
pub fn choices(kind: Kind, key: &str, team: &Team) -> Vec<String> {
    let members = team.members.iter().map(|member| member.handle.clone());
    match field(kind, key).map(|field| field.shape) {
        Some(Shape::Person | Shape::People) => members.collect(),
        Some(Shape::Names) => {
            let functions = team.functions().into_iter().map(str::to_owned);
            functions.chain(members).collect()
        }
        Some(Shape::Goal | Shape::Goals) => team.goals.iter().map(|goal| goal.id.clone()).collect(),
        Some(Shape::Word(words)) => words.iter().map(|word| (*word).to_owned()).collect(),
        _ => Vec::new(),
    }
}

/// Takes a text apart into the pairs that it is made of; `None` where it does not begin with a key of the kind. A pair
/// ends before the next key that has two spaces or a tab before it; one space will do after a value that is a word, such
/// as a name or a day.
pub(super) fn pairs(kind: Kind, text: &str) -> Option<Vec<Pair<'_>>> {
    let mut found: Vec<(usize, usize, &'static Field)> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let after = &text[colon + 1..];
        // Typed in haste, there is no space.
        let begins_value = |letter: char| letter.is_whitespace() || letter.is_alphanumeric();
        if !(after.is_empty() || after.starts_with(begins_value)) {
            continue;
        }
        let from = found.last().map_or(0, |(_, value, _)| *value);
        let Some((start, field)) = key_before(kind, text, from, colon) else {
            continue;
        };
        let begins = match found.last() {
            None => start == 0,
            Some((_, _, last)) => {
                let gap = &text[text[..start].trim_end().len()..start];
                gap.len() > 1 || gap == "\t" || (gap == " " && is_word(last.shape))
            }
        };
        if begins {
            found.push((start, colon + 1, field));
        }
    }
    if found.first().is_none_or(|(start, ..)| *start > 0) {
        return None;
    }
    let ends = found.iter().skip(1).map(|(start, ..)| *start);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    let pairs = found.iter().zip(ends).map(|((_, from, field), end)| {
        let value = &text[*from..end];
        let start = from + (value.len() - value.trim_start().len());
        Pair {
            field,
            value: value.trim(),
            start,
        }
    });
    Some(pairs.collect())
}

/// The key whose colon stands here: one word, or two.
fn key_before(
    kind: Kind,
    text: &str,
    from: usize,
    colon: usize,
) -> Option<(usize, &'static Field)> {
    let before = &text[from..colon];
    let words = before
        .char_indices()
        .filter(|(at, letter)| {
            let previous = before[..*at].chars().next_back();
            !letter.is_whitespace() && previous.is_none_or(char::is_whitespace)
        })
        .map(|(at, _)| at);
    let words: Vec<usize> = words.collect();
    // The longer key first: `would change` before `change`.
    words.iter().rev().take(2).rev().find_map(|at| {
        let field = field(kind, &before[*at..])?;
        Some((from + at, field))
    })
}

/// Whether the value of a field is a word, a name or a day, which another key may follow after one space.
fn is_word(shape: Shape) -> bool {
    !matches!(shape, Shape::Text | Shape::Texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: Kind, text: &str) -> Option<Vec<(&'static str, &str)>> {
        let pairs = pairs(kind, text)?;
        for pair in &pairs {
            assert!(text[pair.start..].starts_with(pair.value));
        }
        Some(
            pairs
                .iter()
                .map(|pair| (pair.field.name, pair.value))
                .collect(),
        )
    }

    #[test]
    fn several_pairs_stand_on_a_line() {
        assert_eq!(
            read(
                Kind::Decision,
                "by: ana  door: one  for: stability  review: 2026-06-01"
            ),
            Some(vec![
                ("approver", "ana"),
                ("door", "one"),
                ("goals", "stability"),
                ("review_on", "2026-06-01")
            ])
        );
        assert_eq!(
            read(Kind::Decision, "by: ana door: one"),
            Some(vec![("approver", "ana"), ("door", "one")])
        );
    }

    #[test]
    fn a_key_offers_what_may_stand_after_it() {
        let team = Team::default();
        assert_eq!(
            choices(Kind::Decision, "door", &team),
            ["one-way", "two-way"]
        );
        assert_eq!(choices(Kind::Decision, "why", &team), [""; 0]);
    }

    #[test]
    fn a_sentence_keeps_its_colons() {
        assert_eq!(
            read(Kind::Decision, "why: we want it for: a reason at 10:30"),
            Some(vec![("why", "we want it for: a reason at 10:30")])
        );
        assert_eq!(
            read(Kind::Decision, "why: churn  tell: stability first"),
            Some(vec![("why", "churn"), ("tell", "stability first")])
        );
    }

    #[test]
    fn keys_are_short_or_whole_and_other_words_are_none() {
        assert_eq!(
            read(Kind::Decision, "Trade-Off: none"),
            Some(vec![("trade_offs", "none")])
        );
        assert_eq!(
            read(Kind::Dissent, "would change: the date"),
            Some(vec![("would_change", "the date")])
        );
        assert_eq!(read(Kind::Decision, "ana: I like it"), None);
        assert_eq!(read(Kind::Decision, "so why: nobody knows"), None);
        assert_eq!(read(Kind::Decision, "http://example.org"), None);
        assert_eq!(
            read(Kind::Decision, "why:we must, at 10:30"),
            Some(vec![("why", "we must, at 10:30")])
        );
    }
}
