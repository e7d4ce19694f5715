//! A journal's own words, made ready for reading: phrases that mean the same, and the people by all their names.

use std::collections::HashMap;

use super::concepts;
use super::context::{Lexicon, Person};
use super::dates::names::{month, weekday};
use super::text::{self, KeyMap, KeySet, Shape, Token, key};

/// The phrases of a lexicon, looked up by their first word, so that reading takes as long with many as with few.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    by_first: KeyMap<Vec<Phrase>>,
    actors: KeySet,
    /// Every word that names a person or a team, in lower case.
    names: KeySet,
}

#[derive(Debug, Clone)]
struct Phrase {
    stems: Vec<u64>,
    concept: u64,
    /// Whether it counts with a capital only: `Grant` is a person, and a grant is not.
    capital: bool,
}

impl Phrases {
    /// Makes the words of a lexicon ready.
    pub(super) fn of(lexicon: &Lexicon) -> Self {
        let mut phrases = Self::default();
        for group in &lexicon.synonyms {
            phrases.group(group);
        }
        let people = lexicon.people.iter();
        let parts = people.flat_map(|one| one.name.split(' ').chain([one.handle.as_str()]));
        let names = parts.chain(lexicon.teams.iter().map(String::as_str));
        phrases.names = names.map(|name| key(&name.to_lowercase())).collect();
        phrases.people(&lexicon.people);
        for team in &lexicon.teams {
            phrases.team(team);
        }
        for known in phrases.by_first.values_mut() {
            known.sort_by_key(|phrase| usize::MAX - phrase.stems.len());
        }
        phrases
    }

    /// Whether a concept is a person's or a team's, who can own an action.
    pub(super) fn is_actor(&self, concept: u64) -> bool {
        self.actors.contains(&concept)
    }

    /// Whether a word in lower case is a team's, a handle, or part of somebody's name.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.names.contains(&key(word))
    }

    /// Gives every occurrence of a phrase its concept; of several that begin alike, the longest counts.
    pub(super) fn assign(&self, tokens: &mut [Token<'_>]) {
        if self.by_first.is_empty() {
            return;
        }
        let mut at = 0;
        while at < tokens.len() {
            let known = self.by_first.get(&tokens[at].stem).into_iter().flatten();
            let found = known
                .into_iter()
                .find(|phrase| phrase.stands(&tokens[at..]));
            let Some(phrase) = found else {
                at += 1;
                continue;
            };
            let end = at + phrase.stems.len();
            for token in &mut tokens[at..end] {
                let small = token.shape != Shape::Word || concepts::is_small(&token.word);
                token.concept = if small { 0 } else { phrase.concept };
            }
            if tokens[at..end].iter().all(|token| token.concept == 0) {
                tokens[at].concept = phrase.concept;
            }
            at = end;
        }
    }

    /// Words of one meaning. Where one of them is known to every journal, the others join its meaning.
    fn group(&mut self, words: &[String]) {
        let spelled: Vec<Vec<Token<'_>>> = words.iter().map(|words| text::tokens(words)).collect();
        let single = spelled.iter().find_map(|tokens| match tokens.as_slice() {
            [one] if one.shape == Shape::Word => Some(concepts::of_stem(one.stem)),
            _ => None,
        });
        let first = words.iter().find(|words| !words.trim().is_empty());
        let Some(concept) = single.or_else(|| first.map(|words| key(&words.to_lowercase()))) else {
            return;
        };
        for tokens in spelled {
            self.add(&tokens, concept, false);
        }
    }

    /// A person by handle, by full name, by each part of the name and by the role, as far as it is nobody else's.
    fn people(&mut self, people: &[Person]) {
        let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, person) in people.iter().enumerate() {
            for form in forms(person) {
                let bearers = bearers.entry(form).or_default();
                if bearers.last() != Some(&place) {
                    bearers.push(place);
                }
            }
        }
        let mut own: Vec<(String, usize)> = bearers
            .into_iter()
            .filter_map(|(form, places)| {
                Some((form, *places.first()?)).filter(|_| places.len() == 1)
            })
            .collect();
        own.sort();
        for (form, place) in own {
            let tokens = text::tokens(&form);
            let person = &people[place];
            // A handle is typed in lower case, and a role written so; `grant` alone is no Grant.
            let is_handle = person.handle.to_lowercase() == form && !is_listed(&tokens);
            let is_role = person
                .role
                .as_ref()
                .is_some_and(|role| role.to_lowercase() == form);
            let is_doubtful = tokens.len() == 1
                && (concepts::is_small(&form)
                    || month(&form).is_some()
                    || weekday(&form).is_some());
            if !is_doubtful {
                let concept = key(&format!("person {}", person.handle));
                self.actors.insert(concept);
                self.add(&tokens, concept, !is_handle && !is_role);
            }
        }
    }

    fn team(&mut self, name: &str) {
        let tokens = text::tokens(name);
        match tokens.as_slice() {
            [] => {}
            // One word keeps the meaning that it has everywhere.
            [one] => {
                self.actors.insert(concepts::of_stem(one.stem));
            }
            _ => {
                let concept = key(&name.to_lowercase());
                self.actors.insert(concept);
                self.add(&tokens, concept, false);
            }
        }
    }

    fn add(&mut self, tokens: &[Token<'_>], concept: u64, capital: bool) {
        let stems: Vec<u64> = tokens.iter().map(|token| token.stem).collect();
        let Some(first) = stems.first() else { return };
        let known = self.by_first.entry(*first).or_default();
        // Words given twice keep the first meaning.
        if known.iter().all(|phrase| phrase.stems != stems) {
            known.push(Phrase {
                stems,
                concept,
                capital,
            });
        }
    }
}

impl Phrase {
    fn stands(&self, tokens: &[Token<'_>]) -> bool {
        let mut both = self.stems.iter().zip(tokens);
        tokens.len() >= self.stems.len()
            && both.all(|(stem, token)| *stem == token.stem)
            && (!self.capital || tokens[0].capital)
    }
}

/// One word that stands in the table of synonyms, as common words do.
fn is_listed(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [one] if concepts::is_listed(one.stem))
}

/// All that a person is called by, in lower case.
fn forms(person: &Person) -> Vec<String> {
    let name = person.name.to_lowercase();
    let parts = name.split_whitespace().filter(|part| part.len() > 1);
    let mut forms: Vec<String> = parts.map(str::to_owned).collect();
    forms.push(person.handle.to_lowercase());
    forms.extend(person.role.as_ref().map(|role| role.to_lowercase()));
    forms.push(name);
    forms.retain(|form| !form.trim().is_empty());
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::{Context, Kind, compare};

    fn lexicon(synonyms: &[&[&str]]) -> Lexicon {
        let group = |words: &&[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let person = |handle: &str, name: &str, role: &str| Person {
            handle: handle.to_owned(),
            name: name.to_owned(),
            role: Some(role.to_owned()),
        };
        Lexicon {
            synonyms: synonyms.iter().map(group).collect(),
            people: vec![
                person("eli", "Eli Brandt", "CFO"),
                person("fay", "Fay Moreau", "Chief of Staff"),
                person("gh", "Grant Hill", "Harbour pilot"),
            ],
            teams: vec!["finance".to_owned(), "customer success".to_owned()],
            ..Lexicon::default()
        }
    }

    fn kinds(decided: &str, told: &str, lexicon: &Lexicon) -> Vec<Kind> {
        let context = Context {
            background: Vec::new(),
            day: None,
            lexicon,
        };
        let differences = compare(decided, told, &context).differences;
        differences.iter().map(|one| one.kind).collect()
    }

    #[test]
    fn words_of_a_group_mean_the_same() {
        let decided = "Every landing page closes by 31 March.";
        let told = "Each splash site is shut by the end of March.";
        let concepts = |lexicon: &Lexicon| {
            let read = |text| crate::wording::reading::Reading::of(text, None, lexicon).concepts;
            let (one, two) = (read(decided), read(told));
            one.intersection(&two).count()
        };
        let own = lexicon(&[&["landing page", "splash site"]]);
        assert_eq!(concepts(&own), concepts(&lexicon(&[])) + 1);
        assert!(kinds(decided, told, &own).is_empty());
    }

    #[test]
    fn a_group_joins_the_meaning_that_one_of_its_words_has() {
        let own = lexicon(&[&["guest of the house", "customer"]]);
        let read = |text| crate::wording::reading::Reading::of(text, None, &own).concepts;
        assert_eq!(read("A guest of the house."), read("The client."));
    }

    #[test]
    fn a_person_is_one_by_handle_name_and_role() {
        let own = lexicon(&[]);
        let decided = "Eli Brandt approves every invoice above 5000 euros.";
        for told in [
            "The CFO approves every invoice above 5000 euros.",
            "Every invoice above 5000 euros is approved by eli.",
        ] {
            assert!(kinds(decided, told, &own).is_empty(), "{told}");
        }
        for told in [
            "Fay Moreau approves every invoice above 5000 euros.",
            "Every invoice above 5000 euros is approved by the Chief of Staff.",
            "Every invoice above 5000 euros is approved by the harbour pilot.",
            "Every invoice above 5000 euros is approved by customer success.",
        ] {
            assert_eq!(kinds(decided, told, &own), [Kind::Owner], "{told}");
        }
        let stranger = "Every invoice above 5000 euros is approved by the harbour pilot.";
        assert!(kinds(decided, stranger, &Lexicon::default()).is_empty());
    }

    #[test]
    fn a_name_that_is_a_word_needs_its_capital() {
        let own = lexicon(&[]);
        let read = |text| crate::wording::reading::Reading::of(text, None, &own).concepts;
        assert_eq!(read("Grant"), read("Harbour pilot"));
        assert_ne!(read("a grant"), read("Harbour pilot"));
        assert_eq!(read("gh"), read("Harbour pilot"));
    }
}
