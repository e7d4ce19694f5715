//! Questions as they are put to people: what one decision leaves open is one question, not five.

use std::collections::HashMap;
use std::hash::Hash;

use super::FindingView;
use super::document::Line;
use super::words::{and, own_prose};
use crate::model::id;
use crate::rules::{self, Family};

/// How the titles of rules begin that ask about a field which a decision leaves empty.
const SAYS_NOT: &str = "A decision does not say ";

/// What is asked at once: one finding, or several about what one decision leaves open.
#[derive(Debug, Clone)]
pub struct Asked<'a>(Vec<&'a FindingView>);

/// Findings as they are asked, each group in the place of its first.
pub fn asked<'a>(findings: impl IntoIterator<Item = &'a FindingView>) -> Vec<Asked<'a>> {
    let open = |finding: &&FindingView| {
        let subject = finding.subjects.first()?;
        leaves_open(finding.rule).then(|| (subject.clone(), finding.level, finding.state))
    };
    together(findings, open).into_iter().map(Asked).collect()
}

/// Whether a rule asks about a field that a decision leaves empty.
pub fn leaves_open(rule: &str) -> bool {
    let known = rules::rule(rule);
    known.is_some_and(|rule| rule.family == Family::Clarity) && rule.starts_with("no-")
}

/// Items of one key as one group, in the place of the first; those without a key each for itself.
pub fn together<T, K: Eq + Hash>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> Option<K>,
) -> Vec<Vec<T>> {
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<T>> = Vec::new();
    for item in items {
        let place = match key(&item) {
            Some(key) => *places.entry(key).or_insert(groups.len()),
            None => groups.len(),
        };
        match groups.get_mut(place) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    groups
}

/// Several titles about one decision as one: "A decision does not say why it was made and who approved it".
pub fn title(titles: &[&str]) -> String {
    let rest = titles
        .iter()
        .filter_map(|title| title.strip_prefix(SAYS_NOT));
    let rest: Vec<&str> = rest.collect();
    match titles {
        [one] => (*one).to_owned(),
        _ => format!("{SAYS_NOT}{}", and(&rest)),
    }
}

impl<'a> Asked<'a> {
    /// The finding that stands for all of them.
    pub fn first(&self) -> &'a FindingView {
        self.0[0]
    }

    /// The occasion in one sentence.
    pub fn title(&self) -> String {
        let titles: Vec<&str> = self.0.iter().map(|one| one.title.as_str()).collect();
        title(&titles)
    }

    /// The names of the rules.
    pub fn rules(&self) -> String {
        let rules: Vec<&str> = self.0.iter().map(|one| one.rule).collect();
        rules.join(", ")
    }

    /// How it may be innocent, and what to do.
    pub fn advice(&self) -> [Line; 2] {
        let first = self.first();
        let Some(subject) = first.subjects.first().filter(|_| self.0.len() > 1) else {
            return first.advice();
        };
        // The rules are named after the flags that answer them.
        let flags = self.0.iter().filter_map(|one| one.rule.strip_prefix("no-"));
        let flags: Vec<String> = flags.map(|flag| format!("--{flag} …")).collect();
        let amend = format!(
            "Ask those who were there, and add it with `firstteam amend {} {} --reason …`.",
            id::handle(subject),
            flags.join(" ")
        );
        [
            Line::new()
                .faint("Likely: ")
                .plain("All of it was clear to those in the room, and nobody wrote it down."),
            Line::new().faint("To do: ").then(own_prose(&amend)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_where_their_first_does() {
        let of_letter = |word: &&str| word.chars().next().filter(|letter| *letter != 'x');
        assert_eq!(
            together(["a1", "x1", "b1", "a2", "x2"], of_letter),
            [vec!["a1", "a2"], vec!["x1"], vec!["b1"], vec!["x2"]]
        );
    }

    #[test]
    fn every_rule_about_an_empty_field_can_be_told_with_others() {
        let about_fields = rules::RULES.iter().filter(|rule| leaves_open(rule.name));
        assert_eq!(about_fields.count(), 5);
    }
}
