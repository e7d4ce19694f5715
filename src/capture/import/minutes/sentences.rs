//! The sentences of a text, and the names and words in them.

/// The sentences of a text; a full stop behind an initial or a title ends none.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    const SHORT: &[&str] = &[
        "mr", "mrs", "ms", "dr", "cllr", "clr", "prof", "st", "no", "vs", "jr", "sr", "approx",
        "inc", "hon", "rev", "art", "sec", "fr", "supt", "e.g", "i.e",
    ];
    let mut found = Vec::new();
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let is_gap =
            text[end..].starts_with(char::is_whitespace) || text[end..].starts_with(['*', '_']);
        if !matches!(letter, '.' | '!' | '?' | ';') || !is_gap {
            continue;
        }
        let last = text[from..at]
            .rsplit(|c: char| c.is_whitespace() || c == '(')
            .next()
            .unwrap_or_default();
        let is_short = letter == '.'
            && (last.chars().count() == 1 && last.starts_with(char::is_uppercase)
                || SHORT.contains(&last.to_lowercase().as_str()));
        let next = text[end..].trim_start_matches([' ', '*', '_', '(']);
        if !is_short && !next.starts_with(char::is_lowercase) {
            found.push(text[from..end].trim());
            from = end;
        }
    }
    found.push(text[from..].trim());
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

/// Whether words are no more than names: `Ana Ruiz`, `Ruiz/Lindgren`, `Cllr Mrs Hull`.
pub(super) fn names_only(words: &str) -> bool {
    const VERBS: &[&str] = &[
        "Approve",
        "Adopt",
        "Accept",
        "Authorize",
        "Authorise",
        "Appoint",
        "Elect",
        "Adjourn",
        "Close",
        "Amend",
        "Purchase",
        "Buy",
        "Sell",
        "Hire",
        "Move",
        "Merge",
        "Keep",
        "Drop",
        "Use",
        "Make",
        "Give",
        "Add",
        "Remove",
    ];
    let mut tokens = words
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '(' | ')' | ':'))
        .filter(|token| !token.is_empty())
        .peekable();
    let first = tokens.peek().copied().unwrap_or_default();
    !VERBS.contains(&first)
        && words.split_whitespace().count() <= 8
        && tokens.all(|token| is_name_word(token) && !token.contains(|c: char| c.is_ascii_digit()))
}

/// What follows names: `Ana Ruiz and Bo, to sell` gives `to sell`.
pub(super) fn after_names(words: &str) -> &str {
    let mut rest = words.trim_start();
    loop {
        let token = rest
            .split(|c: char| c.is_whitespace() || c == ',')
            .next()
            .unwrap_or_default();
        let is_joined = matches!(token, "and" | "&")
            && rest[token.len()..]
                .trim_start()
                .starts_with(char::is_uppercase);
        if token.is_empty() || !(is_joined || is_name_word(token) && !matches!(token, "and" | "&"))
        {
            return rest;
        }
        let after = &rest[token.len()..];
        // A comma ends the names.
        if let Some(after) = after.strip_prefix(',') {
            return after.trim_start();
        }
        rest = after.trim_start();
        if token.ends_with(['.', ':', ';']) && token.len() > 4 {
            return rest;
        }
    }
}

/// A word that a name can have: capital letters, initials, titles, what joins names.
pub(super) fn is_name_word(token: &str) -> bool {
    let bare = token.trim_matches(['.', ':', ';', ')', '(', '*', '@']);
    matches!(
        bare,
        "and" | "&" | "de" | "van" | "von" | "der" | "la" | "le" | "by" | ""
    ) || bare.starts_with(char::is_uppercase)
}

/// Whether words begin with some, whatever their case.
pub(super) fn starts_with(words: &str, begin: &str) -> bool {
    words
        .get(..begin.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(begin))
}

/// Where one of some words stands, whole, in lower-case text.
pub(super) fn word_in(lower: &str, any: &[&str]) -> Option<usize> {
    let is_end = |at: usize| {
        lower[at..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric())
    };
    let is_begin = |at: usize| {
        lower[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric())
    };
    let found = any.iter().filter_map(|word| {
        let mut places = lower.match_indices(word).map(|(at, _)| at);
        places.find(|at| is_begin(*at) && is_end(at + word.len()))
    });
    found.min()
}

/// The words of lower-case text, without marks.
pub(super) fn tokens(lower: &str) -> Vec<&str> {
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_and_titles_end_no_sentence() {
        let read = sentences("Mr. A. Ruiz moved to pay approx. 20. Cllr. Hall seconded! Carried");
        assert_eq!(
            read,
            [
                "Mr. A. Ruiz moved to pay approx. 20.",
                "Cllr. Hall seconded!",
                "Carried"
            ]
        );
    }

    #[test]
    fn names_end_where_other_words_begin() {
        assert_eq!(after_names("Ana Ruiz and Bo, to sell"), "to sell");
        assert_eq!(after_names("Ana van Dam that it stays"), "that it stays");
        assert!(names_only("Ruiz/Lindgren") && names_only("Cllr Mrs Hall"));
        assert!(
            !names_only("Approve budget") && !names_only("sell it") && !names_only("6 Members")
        );
    }
}
