//! Ids: `2026-03-02-platform-rewrite-h3m2p` is the date, a slug, and five characters of the content's hash. People
//! type any part of one that is unique.

use chrono::NaiveDate;

use super::{Digest, time};

/// How long a slug may be, in characters; longer ones are cut between words.
const SLUG_LENGTH: usize = 40;

/// The end of an id, after its last dash: what tables show and people type.
pub fn handle(id: &str) -> &str {
    id.rsplit('-').next().unwrap_or(id)
}

/// The date at the beginning of an id, if there is one.
pub fn date(id: &str) -> Option<NaiveDate> {
    time::day_of(id.get(..10)?)
}

/// What stays of an id where somebody gives its file another name: the day, and the suffix that the content's hash gave.
/// `None` for ids given by hand.
pub fn lasting(id: &str) -> Option<(NaiveDate, &str)> {
    let suffix = Some(handle(id)).filter(|suffix| Digest::is_short(suffix));
    date(id).zip(suffix)
}

/// Puts an id together.
pub fn compose(on: NaiveDate, words: &str, short: &str) -> String {
    let slug = slug(words);
    if slug.is_empty() {
        format!("{on}-{short}")
    } else {
        format!("{on}-{slug}-{short}")
    }
}

/// A few words as lower-case ASCII with dashes; accents fall away, and what has no ASCII letter is left out.
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for word in words.split(|letter: char| !letter.is_alphanumeric()) {
        let plain: String = word.chars().flat_map(plain_letter).collect();
        if plain.is_empty() {
            continue;
        }
        if slug.len() + plain.len() + 1 > SLUG_LENGTH {
            if slug.is_empty() {
                slug.extend(plain.chars().take(SLUG_LENGTH));
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&plain);
    }
    slug
}

/// A letter as plain ASCII: enough of Latin for names in European languages.
fn plain_letter(letter: char) -> Vec<char> {
    let lower: String = letter.to_lowercase().collect();
    let plain = match lower.as_str() {
        "à" | "á" | "â" | "ã" | "å" | "ā" | "ă" | "ą" => "a",
        "ä" | "æ" => "ae",
        "ç" | "ć" | "č" => "c",
        "ď" | "đ" => "d",
        "è" | "é" | "ê" | "ë" | "ē" | "ę" | "ě" => "e",
        "ğ" => "g",
        "ì" | "í" | "î" | "ï" | "ī" | "ı" => "i",
        "ł" => "l",
        "ñ" | "ń" | "ň" => "n",
        "ò" | "ó" | "ô" | "õ" | "ō" | "ő" => "o",
        "ö" | "ø" | "œ" => "oe",
        "ř" => "r",
        "ś" | "š" | "ş" | "ș" => "s",
        "ß" => "ss",
        "ť" | "ț" => "t",
        "ù" | "ú" | "û" | "ū" | "ů" | "ű" => "u",
        "ü" => "ue",
        "ý" | "ÿ" => "y",
        "ź" | "ż" | "ž" => "z",
        other => other,
    };
    plain.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether a part that somebody typed means this id: the whole of it, its end, its beginning, or a run of its words.
pub fn matches(id: &str, part: &str) -> bool {
    if part.is_empty() {
        return false;
    }
    if id == part || id.starts_with(part) {
        return true;
    }
    // A run of words within the id: it begins and ends at a dash, except that the last word may be cut short.
    id.match_indices(part)
        .any(|(at, _)| id[..at].ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_short_plain_and_cut_between_words() {
        assert_eq!(
            slug("Freeze feature work until 30 September 2026; marketing …"),
            "freeze-feature-work-until-30-september"
        );
        assert_eq!(
            slug("  Crème brûlée — für Łódź! "),
            "creme-brulee-fuer-lodz"
        );
        assert_eq!(slug("日本"), "");
        assert_eq!(slug(&"x".repeat(60)), "x".repeat(40));
    }

    #[test]
    fn day_and_suffix_outlive_a_name() {
        let of = |id| lasting(id).map(|(day, suffix)| (day.to_string(), suffix));
        let both = Some(("2026-03-02".to_owned(), "h3m2p"));
        assert_eq!(of("2026-03-02-platform-rewrite-h3m2p"), both);
        assert_eq!(of("2026-03-02-h3m2p"), both);
        assert_eq!(of("2026-03-02-rewrite"), None);
        assert_eq!(of("rewrite-h3m2p"), None);
    }

    #[test]
    fn any_part_that_begins_at_a_word_means_the_id() {
        let id = "2026-03-02-platform-rewrite-h3m2p";
        for part in [
            "h3m2p",
            "platform-rewrite",
            "platform",
            "2026-03-02",
            "rewrite-h3",
            id,
        ] {
            assert!(matches(id, part), "{part}");
        }
        for part in ["", "latform", "h3m2q", "write-h3m2p"] {
            assert!(!matches(id, part), "{part}");
        }
    }
}
