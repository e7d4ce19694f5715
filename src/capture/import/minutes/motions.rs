//! Motions: what was moved, and what the record says became of it. A motion is a decision only where the record says that
//! it was carried; a mover or a seconder, or the word itself, sets it apart from what somebody only proposed in talk.

use crate::capture::import::blank::is_question;

/// How many sentences after a motion its vote may stand.
const VOTE_WITHIN: usize = 4;
/// A vote is told in fewer words than this.
const VOTE_WORDS: usize = 16;

/// A motion that running words tell of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// What was moved; empty where the words only say that something was.
    pub(super) words: String,
    /// What became of it, where the words say.
    pub(super) fate: Option<Fate>,
}

/// What became of a motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was carried.
    Carried,
    /// It was lost, withdrawn or put off.
    Lost,
}

/// The motions in a run of words: `Ana moved to sell the plotter, seconded by Bo. Carried.`
pub(super) fn told(text: &str) -> Vec<Told> {
    let mut all = all_told(text);
    for told in &mut all {
        // What is carried then is that nothing is decided.
        if ["to table ", "to lay on the table", "tabling "]
            .iter()
            .any(|begin| starts_with(&told.words, begin))
        {
            told.fate = told.fate.map(|_| Fate::Lost);
        }
    }
    all
}

fn all_told(text: &str) -> Vec<Told> {
    let sentences = sentences(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentences.len() {
        let is_seconded = |at: usize| {
            sentences
                .get(at)
                .is_some_and(|next| second_in(next).is_some())
        };
        let moved = moved_in(sentences[at]).filter(|moved| moved.is_formal || is_seconded(at + 1));
        let Some(moved) = moved.filter(|_| !is_question(sentences[at])) else {
            at += 1;
            continue;
        };
        let mut told = Told {
            words: moved.words,
            fate: moved.fate,
        };
        // `To sell the plotter. Moved by Ana.`
        let before = at.checked_sub(1).map(|before| sentences[before]);
        let begins = |sentence: &&str| {
            ["to ", "that "]
                .iter()
                .any(|begin| starts_with(sentence, begin))
        };
        if let Some(before) = before.filter(|before| told.words.is_empty() && begins(before)) {
            told.words = tidied(before);
        }
        let mut next = at + 1;
        while told.fate.is_none() && next < sentences.len() && next - at <= VOTE_WITHIN {
            if moved_in(sentences[next]).is_some_and(|moved| moved.is_formal) {
                break;
            }
            if let Some((fate, agreed)) = vote_in(sentences[next]) {
                told.fate = Some(fate);
                if let Some(agreed) = agreed.filter(|_| names_only(&told.words)) {
                    agreed.clone_into(&mut told.words);
                }
            }
            next += 1;
        }
        at = if told.fate.is_some() { next } else { at + 1 };
        found.push(told);
    }
    found
}

/// What stands behind the label of a motion, with its vote where it stands there too.
pub(super) fn labelled(text: &str) -> Told {
    if let Some(told) = told(text).into_iter().find(|told| !told.words.is_empty()) {
        return told;
    }
    let sentences = sentences(text);
    let is_about = |sentence: &&str| {
        let lower = sentence.to_lowercase();
        let who = [
            "moved", "seconded", "proposed", "second", "mover", "2nd", "vote", "in favo",
        ];
        who.iter().any(|who| lower.starts_with(who)) || vote_in(sentence).is_some()
    };
    let end = sentences
        .iter()
        .position(is_about)
        .unwrap_or(sentences.len());
    let fate = sentences[end..]
        .iter()
        .find_map(|sentence| vote_in(sentence));
    let behind = end.checked_sub(1).and_then(|last| sentences.get(last));
    let own = behind.and_then(|last| vote_at_end(last));
    let mut words = sentences[..end].join(" ");
    if let Some((kept, _)) = own {
        let last = behind.map_or(0, |last| last.len());
        words.truncate(words.len() - last + kept.len());
    }
    let words = without_second(&words).0;
    Told {
        words: tidied(&words),
        fate: fate.map(|(fate, _)| fate).or(own.map(|(_, fate)| fate)),
    }
}

/// What was moved or proposed in words that do not have the form of a motion: a seconder on the next line gives them that.
pub(super) fn informal(text: &str) -> Option<String> {
    let last = sentences(text).pop()?;
    let words = moved_in(last)?.words;
    (!words.is_empty() && !is_question(last)).then_some(words)
}

/// Whether a line says who moved or seconded something, and no more: `Moved by Ana`, `Bo 2nd`, `motion by Cy`.
pub(super) fn names_mover(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let text = text.trim_end_matches('.');
    words <= 10
        && (second_in(text)
            .is_some_and(|(start, end)| is_nothing(&text[..start]) && is_nothing(&text[end..]))
            || moved_in(text).is_some_and(|moved| {
                moved.is_formal && names_only(&moved.words) && moved.fate.is_none()
            }))
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

/// The words of a vote: carried, passed, approved, nobody against, and nothing that takes it back.
pub(super) fn is_carried(words: &str) -> bool {
    let lower = words.to_lowercase();
    let tokens = tokens(&lower);
    let has = |any: &[&str]| tokens.iter().any(|word| any.contains(word));
    let passed = [
        "passed",
        "passes",
        "approved",
        "accepted",
        "adopted",
        "agreed",
        "unanimous",
        "unanimously",
    ];
    let of_motion = has(&["motion", "resolution", "vote", "proposal"])
        && has(&passed)
        && tokens.len() <= VOTE_WORDS;
    let voted = has(&["carried", "carries"])
        || (tokens.len() <= 6 && has(&passed))
        || of_motion
        || (tokens.len() <= 8 && WITH_ONE_VOICE.iter().any(|words| lower.contains(words)))
        || carried_in_numbers(&lower);
    voted && tokens.len() <= 24 && !is_lost(&lower) && lower.matches('/').count() == 0
}

/// The words of a vote that went against the motion, or put it off.
pub(super) fn is_lost(words: &str) -> bool {
    let words = words.to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word,
            "defeated"
                | "failed"
                | "fails"
                | "lost"
                | "withdrawn"
                | "withdrew"
                | "tabled"
                | "lapsed"
                | "rejected"
                | "not"
                | "postponed"
                | "deferred"
                | "died"
                | "dies"
                | "denied"
        )
    })
}

const WITH_ONE_VOICE: &[&str] = &[
    "all in favor",
    "all in favour",
    "all were in favo",
    "all ayes",
    "all aye",
    "all agreed",
    "all vote yes",
    "all voted yes",
    "all voted in favo",
    "all present vote yes",
    "all present voted",
    "all present agreed",
    "nem con",
    "nem. con",
    "no objection",
    "without objection",
    "none opposed",
    "no opposed",
    "none against",
    "nobody against",
];

/// Whether a vote in numbers has at least two for each one against, which carries a motion by any usual rule: `5-0-1`, `Ayes: 6, Nays: 0`, `7 in favour`, `+1 ana +1 bo`.
fn carried_in_numbers(lower: &str) -> bool {
    const FOR: &[&str] = &[
        "for", "yes", "aye", "ayes", "yea", "yeas", "favor", "favour", "approve",
    ];
    const AGAINST: &[&str] = &[
        "against", "no", "nay", "nays", "opposed", "oppose", "nos", "noes",
    ];
    let is_said_of_votes = [
        "vote", "aye", "favo", "against", "oppos", "yea", "nay", "motion", "result",
    ]
    .iter()
    .any(|word| lower.contains(word));
    let plus = lower.matches("+1").count();
    if plus > 1 && !lower.contains("-1") {
        return true;
    }
    // `5-0-1`, or `5-0` alone.
    let counts = lower
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '–')))
        .map(|run| {
            run.split(['-', '–'])
                .map(str::parse::<u32>)
                .collect::<Result<Vec<u32>, _>>()
        });
    let counted = counts
        .filter_map(Result::ok)
        .find(|counts| matches!(counts.len(), 2 | 3));
    let words = lower.split_whitespace().count();
    if let Some(counts) = counted.filter(|_| is_said_of_votes || words <= 2) {
        return counts[0] > 0 && counts[0] >= 2 * counts[1];
    }
    // `Ayes: 6`, `6 ayes`, `6 in favour`, `no nays`.
    let number = |word: &str| match word {
        "none" | "no" | "zero" | "nil" => Some(0),
        word => word.parse::<u32>().ok(),
    };
    let count = |name: &str| -> Option<u32> {
        let at = word_in(lower, &[name])?;
        let behind = &lower[at + name.len()..];
        if behind.starts_with([':', '=']) {
            return tokens(behind).first().and_then(|word| number(word));
        }
        let before = tokens(&lower[..at]);
        let counted = before
            .iter()
            .rev()
            .find(|word| !matches!(**word, "in" | "votes" | "vote" | "voted" | "were"));
        counted.and_then(|word| number(word))
    };
    let of = |names: &[&str]| names.iter().find_map(|name| count(name));
    let (ayes, nays) = (of(FOR).unwrap_or(0), of(AGAINST));
    is_said_of_votes && ayes > 0 && nays.is_some_and(|nays| ayes >= 2 * nays)
}

fn tokens(lower: &str) -> Vec<&str> {
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

/// What a sentence says of the vote, and what was agreed where it says that: `It was agreed that …`.
fn vote_in(sentence: &str) -> Option<(Fate, Option<&str>)> {
    const AGREED: &[&str] = &[
        "it was ",
        "was ",
        "unanimously ",
        "the council ",
        "the board ",
        "the committee ",
        "all ",
    ];
    let trimmed = sentence.trim_matches(['(', ')', ' ', '*', '_', '.', '-', '–', '—']);
    let mut rest = trimmed;
    while let Some(begin) = AGREED.iter().find(|begin| starts_with(rest, begin)) {
        rest = &rest[begin.len()..];
    }
    let agreed = [
        "agreed that ",
        "resolved that ",
        "agreed to ",
        "resolved to ",
    ];
    if let Some(begin) = agreed.iter().find(|begin| starts_with(rest, begin)) {
        return Some((Fate::Carried, Some(rest[begin.len()..].trim())));
    }
    if trimmed.split_whitespace().count() > VOTE_WORDS {
        return None;
    }
    if is_carried(trimmed) {
        return Some((Fate::Carried, None));
    }
    let lower = trimmed.to_lowercase();
    let about = ["motion", "vote", "proposal", "resolution"]
        .iter()
        .any(|word| lower.contains(word));
    let short = trimmed.split_whitespace().count() <= 6;
    (is_lost(trimmed) && (about || short)).then_some((Fate::Lost, None))
}

/// A vote at the end of a sentence: `…, motion carried`, `… (5-0)`, `… – Passed`; what stands before it, and the vote.
pub(super) fn vote_at_end(sentence: &str) -> Option<(&str, Fate)> {
    let trimmed = sentence.trim_end_matches(['.', ' ', '*', ')', '!', '_']);
    let (before, vote) = trimmed
        .rsplit_once(['.', '(', ';', '–', '—', ',', ':'].as_slice())
        .into_iter()
        .chain(trimmed.rsplit_once(" - "))
        .max_by_key(|(before, _)| before.len())?;
    let lower = vote.to_lowercase();
    let is_vote_only = tokens(&lower)
        .iter()
        .all(|word| VOTE_ONLY.contains(word) || word.parse::<u32>().is_ok());
    let fate = is_vote_only.then(|| vote_in(vote))??.0;
    let before = before.trim_end_matches([' ', ',', ';', '-', '–', '—', '.', ':']);
    (!before.trim().is_empty()).then_some((before, fate))
}

/// The words that the vote on a motion is told in, and no other matter.
const VOTE_ONLY: &[&str] = &[
    "motion",
    "motions",
    "the",
    "was",
    "is",
    "were",
    "has",
    "been",
    "carried",
    "carries",
    "passed",
    "passes",
    "approved",
    "adopted",
    "accepted",
    "agreed",
    "unanimous",
    "unanimously",
    "all",
    "in",
    "favor",
    "favour",
    "by",
    "a",
    "vote",
    "votes",
    "voted",
    "and",
    "with",
    "no",
    "none",
    "not",
    "opposed",
    "against",
    "for",
    "yes",
    "aye",
    "ayes",
    "nay",
    "nays",
    "to",
    "abstention",
    "abstentions",
    "abstaining",
    "abstained",
    "one",
    "two",
    "objection",
    "objections",
    "defeated",
    "failed",
    "fails",
    "lost",
    "withdrawn",
    "tabled",
    "rejected",
    "lapsed",
    "consent",
    "nem",
    "con",
    "of",
    "majority",
    "everyone",
    "present",
    "resolution",
];

/// A sentence in which something is moved.
struct Moved {
    words: String,
    fate: Option<Fate>,
    /// Whether the sentence has the form of a motion: a seconder, or the word.
    is_formal: bool,
}

fn moved_in(sentence: &str) -> Option<Moved> {
    let (sentence, own) = match vote_at_end(sentence) {
        Some((before, fate)) => (before, Some(fate)),
        None => (sentence, None),
    };
    let (plain, is_seconded) = without_second(sentence);
    let lower = plain.to_ascii_lowercase();
    let told = |words: &str, is_formal: bool, fate: Option<Fate>| {
        Some(Moved {
            words: tidied(words),
            fate: fate.or(own),
            is_formal,
        })
    };
    if let Some(at) = word_in(&lower, &["motion"]) {
        let behind = &plain[at + "motion".len()..];
        let by = [
            "made by",
            "was made by",
            "by",
            "of",
            "from",
            "made",
            "was made",
            "duly made",
        ]
        .iter()
        .filter(|by| starts_with(behind.trim_start(), &format!("{by} ")) || behind.trim() == **by)
        .max_by_key(|by| by.len());
        let behind = by.map_or(behind, |by| after_names(&behind.trim_start()[by.len()..]));
        let behind = behind.trim_start_matches([',', ' ', ':', '-', '–']);
        let is_led_in = plain[..at].trim().to_ascii_lowercase();
        let is_led_in =
            ["on", "on a", "on the", "upon", "upon a", "upon the"].contains(&is_led_in.as_str());
        // `On a motion by Ana, seconded by Bo, the board approved the budget.`
        if is_led_in {
            let done = [
                "resolved",
                "agreed",
                "voted",
                "decided",
                "approved",
                "adopted",
                "accepted",
                "authorized",
                "authorised",
                "elected",
                "appointed",
            ];
            let done_at = word_in(&behind.to_ascii_lowercase(), &done)?;
            let done_words = &behind[done_at..];
            let (verb, object) = done_words.split_once(' ').unwrap_or((done_words, ""));
            let is_told_behind = ["resolved", "agreed", "voted", "decided"]
                .contains(&verb.to_ascii_lowercase().as_str());
            let before = behind[..done_at].to_ascii_lowercase();
            let fate = if is_lost(&before) {
                Fate::Lost
            } else {
                Fate::Carried
            };
            return told(
                if is_told_behind { object } else { done_words },
                true,
                Some(fate),
            );
        }
        let has_words = ["to ", "that ", "for "]
            .iter()
            .any(|begin| starts_with(behind, begin));
        if has_words || (by.is_some() && (behind.is_empty() || is_seconded)) {
            return told(if has_words { behind } else { "" }, true, None);
        }
        if by.is_none() && is_seconded && behind.is_empty() {
            return told("", true, None);
        }
    }
    let at = word_in(
        &lower,
        &["moved", "proposed", "motioned", "moves", "proposes"],
    )?;
    let verb = plain[at..].split(|c: char| !c.is_alphabetic()).next()?;
    let (before, behind) = (
        plain[..at].trim(),
        plain[at + verb.len()..].trim_start_matches([',', ' ', ':', '-', '–']),
    );
    let before = before.trim_end_matches(['-', '–', ',', ' ', ':']);
    let mut object = behind;
    if starts_with(behind, "and ") && is_seconded {
        object = behind[4..].trim_start();
    }
    if starts_with(object, "by ") || starts_with(object, "by:") {
        object = after_names(&object[3..]).trim_start_matches([',', ' ', ':', ';', '-', '–']);
        object = object
            .strip_prefix("and ")
            .unwrap_or(object)
            .trim_start_matches([',', ' ']);
    }
    // `Proposed: Ana Ruiz` names the mover.
    if plain[at + verb.len()..].starts_with(':') && names_only(object) {
        object = "";
    }
    let lower_before = before.to_ascii_lowercase();
    let is_it = lower_before.is_empty()
        || matches!(
            lower_before.as_str(),
            "it was" | "it is" | "it was then" | "was"
        );
    // `Acceptance of the accounts was proposed by Ana and seconded by Bo.`
    if object.is_empty() && !is_it && !names_only(before) {
        let subject = ["was", "were", "is", "has been"]
            .iter()
            .find_map(|verb| before.strip_suffix(verb))
            .unwrap_or(before);
        return told(subject, is_seconded, None);
    }
    let by_somebody = names_only(before) || before.split_whitespace().count() <= 6 || is_seconded;
    let is_shouted = verb.chars().all(char::is_uppercase);
    let names_mover = is_it && object.is_empty() && !behind.is_empty();
    let is_voted = is_it
        && own.is_some()
        && ["that ", "to "]
            .iter()
            .any(|begin| starts_with(object, begin));
    let is_formal = is_voted || is_seconded || (is_it && is_shouted) || names_mover;
    (is_it || by_somebody).then(|| told(object, is_formal, None))?
}

/// Where a clause about the seconder stands: `, seconded by Bo`, `and Bo seconded`, `(2nd: Bo)`.
fn second_in(sentence: &str) -> Option<(usize, usize)> {
    let lower = sentence.to_ascii_lowercase();
    let at = word_in(
        &lower,
        &["seconded", "2nd", "seconder", "seconds", "seconding"],
    )
    .or_else(|| {
        lower
            .find("second by")
            .or_else(|| lower.find("second:"))
            .or_else(|| lower.find("second from"))
    })?;
    let word = lower[at..].split(|c: char| !c.is_alphanumeric()).next()?;
    let mut behind = &sentence[at + word.len()..];
    behind = behind.trim_start_matches([':', ' ', '-', '–']);
    let is_by = ["by ", "from "].iter().find(|by| starts_with(behind, by));
    let end = if let Some(by) = is_by {
        sentence.len() - after_names(&behind[by.len()..]).len()
    } else if behind.starts_with(char::is_uppercase) {
        sentence.len() - after_names(behind).len()
    } else {
        let about = ["the motion", "this", "that", "it"]
            .iter()
            .find(|about| starts_with(behind, about));
        sentence.len() - behind.len() + about.map_or(0, |about| about.len())
    };
    // `Bo seconded`: the name stands before.
    let mut start = at;
    if is_by.is_none() && !behind.starts_with(char::is_uppercase) {
        let before = sentence[..at].trim_end();
        let from = before.rfind([',', ';', '.']).map_or(0, |comma| comma + 1);
        let name = before[from..]
            .trim()
            .trim_start_matches("and ")
            .trim_end_matches(" was");
        if names_only(name) && !name.is_empty() {
            start = before.len() - before[from..].trim_start().len();
        }
    }
    let before = sentence[..start].trim_end();
    let before = ["and was", "with a", "and", "was"]
        .iter()
        .find_map(|word| {
            before
                .strip_suffix(word)
                .filter(|rest| rest.is_empty() || rest.ends_with([' ', ',']))
        })
        .unwrap_or(before);
    Some((
        before
            .trim_end_matches([' ', ',', ';', '(', '-', '–'])
            .len(),
        end,
    ))
}

/// Words without the clause about the seconder, and whether there was one.
fn without_second(sentence: &str) -> (String, bool) {
    let Some((start, end)) = second_in(sentence) else {
        return (sentence.to_owned(), false);
    };
    let behind = sentence[end..].trim_start_matches([',', ')', ' ', ';', ':', '.']);
    let mut words = sentence[..start].to_owned();
    if !words.is_empty() && !behind.is_empty() {
        words.push(' ');
    }
    words.push_str(behind);
    (words, true)
}

/// What follows names: `Ana Ruiz and Bo, to sell` gives `to sell`.
fn after_names(words: &str) -> &str {
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
fn is_name_word(token: &str) -> bool {
    let bare = token.trim_matches(['.', ':', ';', ')', '(', '*', '@']);
    matches!(
        bare,
        "and" | "&" | "de" | "van" | "von" | "der" | "la" | "le" | "by" | ""
    ) || bare.starts_with(char::is_uppercase)
}

/// The words of a motion without what only leads to them.
fn tidied(words: &str) -> String {
    let mut words = words.trim_matches([
        ' ', ',', '.', ';', ':', '*', '_', '-', '–', '(', '"', '“', '”',
    ]);
    for begin in ["unanimously ", "that ", "for "] {
        if starts_with(words, begin) {
            words = words[begin.len()..].trim_start();
        }
    }
    // Who moved it stands behind it too: `…, moved by Ana`, `… - Ana Ruiz / Bo Lindgren`.
    for by in [
        ", moved by ",
        ", proposed by ",
        " moved by ",
        " proposed by ",
    ] {
        if let Some((kept, who)) = words.split_once(by)
            && names_only(who)
        {
            words = kept;
        }
    }
    if let Some((kept, who)) = words.rsplit_once(" - ").or_else(|| words.rsplit_once(" ("))
        && who.contains('/')
        && names_only(who)
    {
        words = kept.trim_end();
    }
    let balanced = words.matches('(').count() > words.matches(')').count();
    if balanced {
        format!("{words})")
    } else {
        words.to_owned()
    }
}

fn is_nothing(words: &str) -> bool {
    names_only(words.trim_matches([' ', '.', ',', '(', ')', '-']))
}

fn starts_with(words: &str, begin: &str) -> bool {
    words
        .get(..begin.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(begin))
}

/// Where one of some words stands, whole, in lower-case text.
fn word_in(lower: &str, any: &[&str]) -> Option<usize> {
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

/// The sentences of a text; a full stop behind an initial or a title ends none.
fn sentences(text: &str) -> Vec<&str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(words: &str) -> Vec<Told> {
        vec![Told {
            words: words.to_owned(),
            fate: Some(Fate::Carried),
        }]
    }

    #[test]
    fn votes_are_told_apart() {
        for words in [
            "CARRIED",
            "Motion carried unanimously.",
            "Passed (5 to 1)",
            "Vote: 7 in favor, 1 opposed. Motion carried.",
            "Vote: 5-0-1",
            "Vote: 4-1",
            "Ayes: 6, Nays: 0",
            "6 votes in favour, none against",
            "all present vote yes",
            "Unanimously Agreed",
            "The motion was unanimously approved by the members present",
        ] {
            assert!(is_carried(words), "{words}");
        }
        for words in [
            "CARRIED / DEFEATED",
            "Motion was not carried",
            "Failed",
            "Tabled until May",
            "Vote: 3-2",
            "Ayes: 2, Nays: 4",
            "we agreed on a date for the summer party with the club",
            "Rooms 5-0 and 6-0 are free",
        ] {
            assert!(!is_carried(words), "{words}");
        }
    }

    #[test]
    fn a_motion_is_read_with_its_mover_its_second_and_its_vote() {
        for (text, words) in [
            (
                "Ana moved to sell the plotter, seconded by Bo. Carried.",
                "to sell the plotter",
            ),
            (
                "Ana moved, seconded by Bo, that the plotter be sold. Motion carried unanimously.",
                "the plotter be sold",
            ),
            (
                "Cllr Mrs Reed proposed acceptance of the minutes seconded by Cllr Hall.    Unanimously Agreed",
                "acceptance of the minutes",
            ),
            (
                "Ana Ruiz made a motion to adopt the budget. Bo Lindgren seconded. All in favour.",
                "to adopt the budget",
            ),
            (
                "A motion was made by A. Ruiz to adopt the budget, seconded by B. Lindgren, motion carried 5-0.",
                "to adopt the budget",
            ),
            (
                "Motion to adopt the budget by Ana, second by Bo. Passed.",
                "to adopt the budget by Ana",
            ),
            (
                "On a motion by Ana, seconded by Bo, the board approved the budget.",
                "approved the budget",
            ),
            (
                "Upon motion duly made and seconded, it was resolved that the budget be adopted.",
                "the budget be adopted",
            ),
            (
                "It was proposed by Ana and seconded by Bo that the fee stays at ten. Agreed.",
                "the fee stays at ten",
            ),
            (
                "Acceptance of the accounts was proposed by Ana and seconded by Bo. Carried.",
                "Acceptance of the accounts",
            ),
            (
                "Ana made a motion to buy a mower. Bo seconded the motion. The motion carried on a voice vote.",
                "to buy a mower",
            ),
            (
                "With that, Ana moved to adopt the minutes, Bo seconding. Upon voice vote, the motion carried.",
                "to adopt the minutes",
            ),
            (
                "Motion to adopt the budget, moved by Ana Ruiz, seconded by Bo. Carried.",
                "to adopt the budget",
            ),
            (
                "Proposed that the fox be our mascot - Ana Ruiz / Bo Lindgren - Passed",
                "the fox be our mascot",
            ),
            (
                "Ana proposed Bo Lindgren, seconded by Cy. It was agreed that Bo Lindgren will be the third signatory.",
                "Bo Lindgren will be the third signatory",
            ),
        ] {
            assert_eq!(told(text), carried(words), "{text}");
        }
    }

    #[test]
    fn a_motion_that_was_not_carried_is_told_as_that() {
        let fate = |text: &str| told(text).first().map(|told| told.fate);
        for text in [
            "Ana moved to sell the plotter, seconded by Bo. Motion failed.",
            "Ana moved to sell the plotter, seconded by Bo. Tabled until May.",
            "Ana moved to sell the plotter, seconded by Bo. The motion was withdrawn.",
        ] {
            assert_eq!(fate(text), Some(Some(Fate::Lost)), "{text}");
        }
        for text in [
            "Ana proposed closing the meeting, seconded by Bo. The meeting closed for questions",
            "Ana moved to sell the plotter, seconded by Bo. Vote: 3-2.",
        ] {
            assert_eq!(fate(text), Some(None), "{text}");
        }
        for text in [
            "Ana moved to Bern last year. All agreed that it was a good move.",
            "Ana proposed that we look at the plan again. Agreed.",
            "The motion sensor was approved by the office.",
            "Did Ana move to sell it, seconded by Bo?",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn who_moved_may_stand_on_a_line_of_its_own() {
        for text in [
            "motion by Ana",
            "Moved by Ana Ruiz",
            "Bo 2nd",
            "Seconded by Bo Lindgren.",
            "Moved: Ana / Seconded: Bo",
            "Bo seconded",
        ] {
            assert!(names_mover(text), "{text}");
        }
        for text in [
            "Ana moved to Bern",
            "The second meeting is in May",
            "2nd floor",
            "motion to adopt the budget",
        ] {
            assert!(!names_mover(text), "{text}");
        }
    }

    #[test]
    fn what_stands_behind_the_label_of_a_motion_is_parted_from_its_vote() {
        for (text, words, fate) in [
            (
                "To adopt the budget. Moved by: Ana; Seconded by: Bo. Vote: 5-0. Motion passes.",
                "To adopt the budget",
                Some(Fate::Carried),
            ),
            (
                "To adopt the budget (5-0)",
                "To adopt the budget",
                Some(Fate::Carried),
            ),
            (
                "To adopt the budget. Failed.",
                "To adopt the budget",
                Some(Fate::Lost),
            ),
            ("Adopt the budget", "Adopt the budget", None),
        ] {
            let told = labelled(text);
            assert_eq!((told.words.as_str(), told.fate), (words, fate), "{text}");
        }
    }
}
