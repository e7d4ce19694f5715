//! The times that a text names, in its own words.

use super::Words;
use super::comparison::Quote;

/// Words before a time that belong to it: "until 30 September" is another time than "from 30 September".
const LEADS: &[&str] = &["after", "before", "by", "from", "since", "until", "till"];

/// Every date of a text with the word before it that says which end is meant, in order.
pub fn times(words: &Words<'_>) -> Vec<Quote> {
    let reading = words.reading();
    let times = reading.times.iter().filter_map(|time| {
        let leads = |at: usize| {
            let word = &reading.tokens[at].word;
            LEADS.iter().any(|lead| **lead == **word)
        };
        let before = time.from.checked_sub(1).filter(|at| leads(*at));
        reading.quote(before.unwrap_or(time.from), time.to)
    });
    times.collect()
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;

    #[test]
    fn a_time_comes_with_the_word_that_says_which_end() {
        let lexicon = Lexicon::default();
        let text = "Freeze until 30 September 2026, look at it in June and hire two people.";
        let found = times(&Words::new(text, None, &lexicon));
        let found: Vec<&str> = found.iter().map(|quote| quote.text.as_str()).collect();
        assert_eq!(found, ["until 30 September 2026", "June"]);
    }
}
