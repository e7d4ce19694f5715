//! The stem of an English word, so that `approves`, `approved` and `approval` are one.
//!
//! Suffix rules only, in the spirit of Lovins: stems need not be words, they must only agree. Agent nouns
//! (`manager`) keep their ending, since a manager is not the managing.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::{KeyMap, key};

static IRREGULAR: LazyLock<KeyMap<&str>> = LazyLock::new(|| {
    let mut table = KeyMap::default();
    for line in include_str!("../lexicon/irregular.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut forms = line.split_whitespace();
        if let Some(plain) = forms.next() {
            table.extend(forms.map(|form| (key(form), plain)));
        }
    }
    table
});

/// The stem of a lower-case word.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    let word = IRREGULAR.get(&key(word)).copied().unwrap_or(word);
    if word.len() < 4 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    match singular(word) {
        Cow::Borrowed(base) => Cow::Borrowed(tidy(strip_suffix(base))),
        Cow::Owned(base) => Cow::Owned(tidy(strip_suffix(&base)).to_owned()),
    }
}

fn singular(word: &str) -> Cow<'_, str> {
    if !word.ends_with('s') {
        return Cow::Borrowed(word);
    }
    if let Some(root) = word.strip_suffix("ies").filter(|root| root.len() > 1) {
        return Cow::Owned(format!("{root}y"));
    }
    let ends = |endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    Cow::Borrowed(if ends(&["sses", "xes", "ches", "shes", "zes"]) {
        &word[..word.len() - 2]
    } else if ends(&["ss", "us", "is"]) {
        word
    } else {
        &word[..word.len() - 1]
    })
}

/// Endings that change the part of speech and not the matter; what stays must have a vowel and length.
fn strip_suffix(word: &str) -> &str {
    const ENDINGS: [(&str, usize); 15] = [
        ("fulness", 3),
        ("ements", 4),
        ("ement", 4),
        ("ments", 3),
        ("ment", 3),
        ("ness", 3),
        ("ings", 3),
        ("ing", 3),
        ("ied", 3),
        ("ed", 3),
        ("ally", 4),
        ("ly", 3),
        ("ion", 4),
        ("al", 4),
        ("ance", 4),
    ];
    let last = word.as_bytes().last();
    for (ending, least) in ENDINGS {
        // Most words end in none of them: one byte tells.
        if ending.as_bytes().last() == last
            && let Some(root) = word.strip_suffix(ending)
            && root.len() >= least
            && root.bytes().any(|b| b"aeiouy".contains(&b))
        {
            return root;
        }
    }
    word
}

/// A doubled last consonant, a last `e`, a last `y` or `i` make no difference.
fn tidy(base: &str) -> &str {
    let mut root = base;
    if root.len() > 3 {
        root = root.strip_suffix('e').unwrap_or(root);
    }
    if root.len() > 3 {
        root = root.strip_suffix(['y', 'i']).unwrap_or(root);
    }
    let bytes = root.as_bytes();
    if let [.., before, last] = bytes
        && before == last
        && bytes.len() > 3
        && !b"aeious".contains(last)
    {
        root = &root[..root.len() - 1];
    }
    root
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_one_word_agree() {
        for family in [
            ["approve", "approves", "approval"],
            ["cancel", "cancelled", "cancels"],
            ["migrate", "migrated", "migration"],
            ["vaccinate", "vaccination", "vaccinated"],
            ["pay", "payment", "payments"],
            ["delivery", "deliveries", "delivers"],
            ["stop", "stopped", "stopping"],
            ["price", "prices", "pricing"],
        ] {
            let stems: Vec<_> = family.iter().map(|w| stem(w)).collect();
            assert!(stems.iter().all(|s| *s == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        assert_ne!(stem("manager"), stem("manage"));
        assert_ne!(stem("until"), stem("unless"));
    }
}
