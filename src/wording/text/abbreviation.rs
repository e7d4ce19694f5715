//! Full stops that end no sentence: `5 p.m.`, `Dr. Amari`, `by Sept. 30`.

/// Words before a name.
const TITLES: [&str; 9] = ["mr", "mrs", "ms", "dr", "prof", "st", "sr", "messrs", "mx"];

/// Words that are cut short before what they belong to: a number, or a word that begins no sentence.
const SHORTENED: [&str; 38] = [
    "approx", "apr", "art", "aug", "ca", "capt", "dec", "dept", "est", "excl", "ext", "feb", "fig",
    "fri", "gen", "hr", "hrs", "incl", "jan", "jul", "jun", "lt", "mar", "max", "min", "mins",
    "mio", "mon", "no", "nos", "nov", "oct", "resp", "sec", "sep", "sept", "tel", "vs",
];

/// Bytes of letters with a full stop behind each, such as `p.m.`, at the beginning of a text. The last stop is not
/// counted where a sentence ends with it.
pub(super) fn initials(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.') {
        at += 2;
    }
    // `a.m` without its last stop
    let open = at >= 2 && bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let end = if open { at + 1 } else { at };
    let goes_on = text
        .get(end..)?
        .starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’');
    if end < 3 || goes_on {
        return None;
    }
    let closes = !open && ends_sentence(&text[end..]);
    Some(if closes { end - 1 } else { end })
}

/// Whether the full stop behind a word belongs to the word, given the text behind the stop.
pub(super) fn owns_stop(word: &str, behind: &str) -> bool {
    let mut next = behind.trim_start_matches([' ', '\u{a0}']).chars();
    let Some(first) = next.next() else {
        return false;
    };
    let named = first.is_alphabetic();
    let inside = first.is_ascii_digit() || first.is_lowercase() || matches!(first, ',' | '€' | '£');
    // `No. 5`, and not `May we? No. 5 of us asked.`, which nobody can tell apart.
    TITLES.contains(&word) && named || SHORTENED.contains(&word) && inside
}

/// Whether nothing follows, or a word with a capital.
fn ends_sentence(behind: &str) -> bool {
    let next = behind.trim_start().chars().next();
    next.is_none_or(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::tokens;

    fn words(text: &str) -> Vec<String> {
        tokens(text).iter().map(|t| t.word.to_string()).collect()
    }

    #[test]
    fn stops_inside_a_sentence() {
        assert_eq!(
            words("Until 5 p.m. on Fridays."),
            ["until", "5", "pm", "on", "fridays", "."]
        );
        assert_eq!(
            words("It opens at 11 a.m."),
            ["it", "opens", "at", "11", "am", "."]
        );
        assert_eq!(
            words("At 5 p.m. We go."),
            ["at", "5", "pm", ".", "we", "go", "."]
        );
        assert_eq!(
            words("Dr. Amari, by Sept. 30"),
            ["dr", "amari", ",", "by", "sept", "30"]
        );
        assert_eq!(
            words("We said no. Then yes."),
            ["we", "said", "no", ".", "then", "yes", "."]
        );
        assert_eq!(
            words("Plan B.Then C."),
            ["plan", "b", ".", "then", "c", "."]
        );
    }
}
