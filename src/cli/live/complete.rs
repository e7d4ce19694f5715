//! What may stand where in a line: names, goals, fields and decisions, for the key that completes.

use crate::capture::notation::{Mark, mark};

/// The words that there are.
#[derive(Debug, Default, Clone)]
pub(super) struct Words {
    /// Members' handles.
    pub(super) members: Vec<String>,
    /// Functions.
    pub(super) functions: Vec<String>,
    /// The kinds of meeting.
    pub(super) rituals: Vec<String>,
    /// The kinds of signal.
    pub(super) signals: Vec<String>,
    /// The short ends of decisions' ids.
    pub(super) decisions: Vec<String>,
    /// The fields of the entry at hand.
    pub(super) keys: Vec<String>,
    /// What may stand after each of them.
    pub(super) choices: Vec<(String, Vec<String>)>,
}

/// Where the word before the cursor begins, and what it may become.
pub(super) fn complete(line: &str, words: &Words) -> (usize, Vec<String>) {
    let separates = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '|' | '=');
    let start = line.rfind(separates).map_or(0, |at| {
        at + line[at..].chars().next().map_or(1, char::len_utf8)
    });
    let (before, begun) = line.split_at(start);
    let lower = begun.to_lowercase();
    let offered = offered(before, words).into_iter();
    let mut fitting: Vec<String> = offered
        .filter(|word| word.to_lowercase().starts_with(&lower))
        .collect();
    let mut seen = std::collections::HashSet::new();
    fitting.retain(|word| seen.insert(word.clone()));
    (start, fitting)
}

/// Everything that may stand after these words.
fn offered(before: &str, words: &Words) -> Vec<String> {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    if matches!(last, "on" | "about") {
        return words.decisions.clone();
    }
    let found = mark(before).0;
    if found == Mark::Indented || (before.starts_with(' ') && before.trim().is_empty()) {
        let key = last.strip_suffix(':');
        let choices = words
            .choices
            .iter()
            .find(|(other, _)| key == Some(other.as_str()));
        return match choices {
            Some((_, choices)) => choices.clone(),
            None if before.trim().is_empty() || before.ends_with("  ") => {
                words.keys.iter().map(|key| format!("{key}:")).collect()
            }
            None => words.members.clone(),
        };
    }
    let names = || {
        words
            .members
            .iter()
            .chain(&words.functions)
            .cloned()
            .collect()
    };
    match (found, last) {
        (Mark::Meeting, "@") => words.rituals.clone(),
        (Mark::Signal, "^") => words.signals.clone(),
        (Mark::Relay, "to") => words
            .functions
            .iter()
            .chain(&words.members)
            .cloned()
            .collect(),
        (Mark::Commitment, "->") => names(),
        (Mark::Topic | Mark::Proposal | Mark::Decision | Mark::Note | Mark::Blank, _) => Vec::new(),
        _ => words.members.clone(),
    }
}

/// The rest of the form of a line that has its mark only.
pub(super) fn form(line: &str) -> Option<&'static str> {
    Some(match line {
        "@ " => "weekly | present ana bo | absent eli | proxy fay for eli",
        "# " => "topic",
        "? " => "proposal",
        "= " => "decision",
        "+1 " => "ana bo  +0 cy  -0 dee",
        "! " => "dee: concern // what would change it",
        "!! " => "dee: objection // what would change it",
        "> " => "bo: answer",
        "* " => "cy -> bo: promise by friday",
        "~ " => "dee to marketing: \"what was told\"",
        "^ " => "side bo cy: what was seen",
        "  " => "why: …  by: ana  review: friday",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(line: &str) -> Vec<String> {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let words = Words {
            members: own(&["ana", "bo", "dee"]),
            functions: own(&["marketing"]),
            rituals: own(&["weekly", "monthly"]),
            signals: own(&["side-conversation", "win"]),
            decisions: own(&["h3m2p"]),
            keys: own(&["by", "door", "why"]),
            choices: vec![
                ("by".to_owned(), own(&["ana", "bo"])),
                ("door".to_owned(), own(&["one-way"])),
            ],
        };
        complete(line, &words).1
    }

    #[test]
    fn each_place_offers_what_may_stand_there() {
        assert_eq!(offers("+1 a"), ["ana"]);
        assert_eq!(offers("+1 ana d"), ["dee"]);
        assert_eq!(offers("! D"), ["dee"]);
        assert_eq!(offers("@ w"), ["weekly"]);
        assert_eq!(offers("@ weekly | present b"), ["bo"]);
        assert_eq!(offers("^ s"), ["side-conversation"]);
        assert_eq!(offers("~ dee to m"), ["marketing"]);
        assert_eq!(offers("~ dee to marketing on "), ["h3m2p"]);
        assert_eq!(offers("  d"), ["door:"]);
        assert_eq!(offers("  by: b"), ["bo"]);
        assert_eq!(offers("  by: bo  do"), ["door:"]);
        assert_eq!(offers("# a"), [""; 0]);
        assert_eq!(offers("a"), [""; 0]);
    }
}
