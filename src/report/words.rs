//! Numbers, days and lists in words.

use chrono::{Datelike, NaiveDate};

use super::document::Line;

/// A small number as a word: people read "three" faster than "3" in a sentence.
pub fn number(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// So many things: "one decision", "three decisions".
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// A part of a whole: "3 of 4", with a percentage only from five on.
pub fn part_of(part: usize, whole: usize) -> String {
    if whole < 5 {
        return format!("{part} of {whole}");
    }
    // Rounded down, so that 100 % means all of it.
    format!("{part} of {whole} ({} %)", part * 100 / whole)
}

/// The same words with a capital at the beginning.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// "Ana, Bo and Cy".
pub fn and<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// A day as people say it, seen from another: "4 March", with the year where it is another one.
pub fn day(day: NaiveDate, from: NaiveDate) -> String {
    if day.year() == from.year() {
        day.format("%-d %B").to_string()
    } else {
        day.format("%-d %B %Y").to_string()
    }
}

/// A day with its weekday, for what is still to come: "Mon 9 March".
pub fn weekday(date: NaiveDate, from: NaiveDate) -> String {
    format!("{} {}", date.format("%a"), day(date, from))
}

/// A rule's own prose, in which backticks mark code.
pub fn own_prose(text: &str) -> Line {
    let parts = text.split('`').enumerate();
    parts.fold(Line::new(), |line, (at, part)| {
        if at % 2 == 1 {
            line.code(part)
        } else {
            line.plain(part)
        }
    })
}

/// Words on one line, whatever line breaks they had.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How much of a text a report for people shows; `show` has all of it, and so has JSON.
pub const LONG: usize = 280;

/// Words on one line, cut between words where they are longer than so many characters.
pub fn cut(words: &str, most: usize) -> String {
    let line = one_line(words);
    let Some((end, _)) = line.char_indices().nth(most) else {
        return line;
    };
    let kept = line[..end]
        .rfind(' ')
        .map_or(&line[..end], |at| &line[..at]);
    format!("{}…", kept.trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_needs_five() {
        assert_eq!(part_of(3, 4), "3 of 4");
        assert_eq!(part_of(4, 5), "4 of 5 (80 %)");
        assert_eq!(part_of(199, 200), "199 of 200 (99 %)");
    }

    #[test]
    fn long_words_are_cut_between_words() {
        assert_eq!(cut("Freeze all\n feature work", 14), "Freeze all…");
        assert_eq!(cut("Freeze", 6), "Freeze");
        assert_eq!(cut("日本語日本語", 3), "日本語…");
    }

    #[test]
    fn lists_end_in_and() {
        assert_eq!(and::<&str>(&[]), "");
        assert_eq!(and(&["Ana", "Bo", "Cy"]), "Ana, Bo and Cy");
    }
}
