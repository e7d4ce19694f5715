//! Motions: what was moved, and what the record says became of it. A motion is a decision only where the record says that
//! it was carried; a mover or a seconder, or the word itself, sets it apart from what somebody only proposed in talk.

use super::sentences::{after_names, names_only, sentences, starts_with, tokens, word_in};
use super::votes::{Fate, is_lost, vote_at_end, vote_in};
use crate::capture::import::blank::is_question;

/// How many sentences after a motion its vote may stand.
const VOTE_WITHIN: usize = 4;

/// A motion that running words tell of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// What was moved; empty where the words only say that something was.
    pub(super) words: String,
    /// What became of it, where the words say.
    pub(super) fate: Option<Fate>,
}

/// The motions in a run of words: `Ana moved to sell the plotter, seconded by Bo. Carried.`
pub(super) fn told(text: &str) -> Vec<Told> {
    if !may_tell(text) {
        return Vec::new();
    }
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

/// Whether any word of a motion stands in a text: most have none, and are not read further.
fn may_tell(text: &str) -> bool {
    const PARTS: [&str; 6] = ["mov", "propos", "motion", "vote to", "ms", "m/s"];
    let lower = text.to_ascii_lowercase();
    PARTS.iter().any(|part| lower.contains(part))
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
        if let Some(before) = before.filter(|before| told.words.is_empty() && begins_motion(before))
        {
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
        who.iter().any(|who| lower.starts_with(who))
            || vote_in(sentence).is_some()
            || names_only(sentence)
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
    if end == sentences.len() && own.is_none() {
        return Told {
            words: text.trim().to_owned(),
            fate: None,
        };
    }
    let words = without_second(&words).0;
    Told {
        words: tidied(&words),
        fate: fate.map(|(fate, _)| fate).or(own.map(|(_, fate)| fate)),
    }
}

/// What was moved or proposed in words that do not have the form of a motion: a seconder on the next line gives them that.
pub(super) fn informal(text: &str) -> Option<String> {
    if !may_tell(text) {
        return None;
    }
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

/// Whether a sentence ends by saying that something was approved, in words that a mover below makes a decision of.
pub(super) fn approved_in(text: &str) -> Option<&str> {
    let last = sentences(text).pop()?;
    let lower = last.to_lowercase();
    let has = tokens(&lower).iter().any(|word| {
        matches!(
            *word,
            "approved" | "agreed" | "accepted" | "adopted" | "resolved"
        )
    });
    let not_yet = [
        "will ", "to be ", "should ", "could ", "if ", "would ", "must ",
    ]
    .iter()
    .any(|word| lower.contains(word));
    (has && !not_yet && !is_lost(last) && !is_question(last) && last.split_whitespace().count() > 3)
        .then_some(last)
}

/// A sentence in which something is moved.
struct Moved {
    words: String,
    fate: Option<Fate>,
    /// Whether the sentence has the form of a motion: a seconder, or the word.
    is_formal: bool,
}

/// A sentence without its seconder and its vote.
struct Bare {
    plain: String,
    lower: String,
    is_seconded: bool,
    /// The vote at its end.
    vote: Option<Fate>,
}

impl Bare {
    fn told(&self, words: &str, is_formal: bool, fate: Option<Fate>) -> Moved {
        Moved {
            words: tidied(words),
            fate: fate.or(self.vote),
            is_formal,
        }
    }
}

fn moved_in(sentence: &str) -> Option<Moved> {
    if let Some(words) = moved_seconded_carried(sentence) {
        return Some(Moved {
            words: tidied(words),
            fate: Some(Fate::Carried),
            is_formal: true,
        });
    }
    let (sentence, vote) = match vote_at_end(sentence) {
        Some((before, fate)) => (before, Some(fate)),
        None => (sentence, None),
    };
    let (plain, is_seconded) = without_second(sentence);
    let bare = Bare {
        lower: plain.to_ascii_lowercase(),
        plain,
        is_seconded,
        vote,
    };
    by_noun(&bare).or_else(|| by_verb(&bare))
}

/// `M/S/C (Ruiz/Wong) to adopt the budget`: moved, seconded and carried, or passed, unanimously or not.
fn moved_seconded_carried(sentence: &str) -> Option<&str> {
    let (short, rest) = sentence.split_once([' ', ':'])?;
    let is_short = matches!(
        short.to_ascii_uppercase().replace('/', "").as_str(),
        "MSC" | "MSP" | "MSU" | "MSUC" | "MSCU" | "MSUP"
    );
    let rest = rest.trim_start_matches([':', ' ']);
    let rest = rest
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .map_or(rest, |(_, rest)| rest);
    let rest = after_names(rest).trim_start_matches([',', ' ', '-', '–', ':']);
    let is_labelled = sentence[short.len()..].starts_with(':') && !rest.is_empty();
    (is_short && (is_labelled || begins_motion(rest))).then_some(rest)
}

/// `Motion to adopt the budget`, `Ana made a motion that …`, `On a motion by Ana, the board approved …`.
fn by_noun(bare: &Bare) -> Option<Moved> {
    const BY: &[&str] = &[
        "made by",
        "was made by",
        "by",
        "of",
        "from",
        "made",
        "was made",
        "duly made",
        "put forward by",
        "was put forward by",
        "put forth by",
        "was put forth by",
        "was brought by",
        "has been raised",
        "was raised",
        "is raised",
        "has been made",
        "is made",
        "proposed by",
        "was proposed by",
    ];
    const LEADS_IN: &[&str] = &["on", "on a", "on the", "upon", "upon a", "upon the"];
    // `Vote to adopt the calendar - passes 4-0`
    let voted_on = ["vote ", "proposal "]
        .iter()
        .find(|noun| starts_with(&bare.lower, &format!("{noun}to ")));
    if let Some(noun) = voted_on.filter(|_| bare.vote.is_some()) {
        return Some(bare.told(&bare.plain[noun.len()..], true, None));
    }
    let at = word_in(&bare.lower, &["motion"])?;
    let behind = bare.plain[at + "motion".len()..].trim_start();
    let is_by = |by: &&&str| starts_with(behind, &format!("{by} ")) || behind.trim() == **by;
    let by = BY.iter().filter(is_by).max_by_key(|by| by.len());
    let behind = by.map_or(behind, |by| after_names(&behind[by.len()..]));
    let behind = behind.trim_start_matches([',', ' ', ':', '-', '–']);
    if LEADS_IN.contains(&bare.lower[..at].trim()) {
        return done_on_motion(bare, behind);
    }
    // `A motion has been raised regarding the purchase of …`
    let regards = ["regarding ", "about ", "concerning "]
        .iter()
        .find(|about| by.is_some() && starts_with(behind, about));
    let behind = regards.map_or(behind, |about| &behind[about.len()..]);
    let has_words = begins_motion(behind) || starts_with(behind, "for ") || regards.is_some();
    // `Motion to adopt the budget by Ana, second by Bo`.
    let mover = [" made by ", " moved by ", " proposed by "]
        .iter()
        .find_map(|by| behind.rsplit_once(by))
        .or_else(|| behind.rsplit_once(" by ").filter(|_| bare.is_seconded));
    let words = mover
        .filter(|(_, who)| names_only(who))
        .map_or(behind, |(words, _)| words);
    let is_about_mover = if by.is_some() {
        words.is_empty() || bare.is_seconded
    } else {
        words.is_empty() && bare.is_seconded
    };
    (has_words || is_about_mover).then(|| bare.told(if has_words { words } else { "" }, true, None))
}

/// `On a motion by Ana, seconded by Bo, the board approved the budget.`
fn done_on_motion(bare: &Bare, behind: &str) -> Option<Moved> {
    const SAYS: &[&str] = &["resolved", "agreed", "voted", "decided"];
    const DOES: &[&str] = &[
        "approved",
        "adopted",
        "accepted",
        "authorized",
        "authorised",
        "elected",
        "appointed",
    ];
    let at = word_in(&behind.to_ascii_lowercase(), &[SAYS, DOES].concat())?;
    let done = &behind[at..];
    let (verb, object) = done.split_once(' ').unwrap_or((done, ""));
    let words = if SAYS.contains(&verb.to_ascii_lowercase().as_str()) {
        object
    } else {
        done
    };
    let fate = if is_lost(&behind[..at]) {
        Fate::Lost
    } else {
        Fate::Carried
    };
    Some(bare.told(words, true, Some(fate)))
}

/// `Ana moved to adopt the budget`, `It was proposed by Ana that …`, `Acceptance was proposed by Ana`.
fn by_verb(bare: &Bare) -> Option<Moved> {
    const SO_FAR: usize = 6;
    let plain = bare.plain.as_str();
    let at = word_in(
        &bare.lower,
        &[
            "moved", "proposed", "motioned", "motions", "moves", "proposes",
        ],
    )?;
    let verb = plain[at..].split(|c: char| !c.is_alphabetic()).next()?;
    let before = plain[..at]
        .trim()
        .trim_end_matches(['-', '–', ',', ' ', ':', '(']);
    let behind = plain[at + verb.len()..].trim_start_matches([',', ' ', ':', '-', '–']);
    let mut object = behind;
    if starts_with(behind, "and ") && bare.is_seconded {
        object = behind[4..].trim_start();
    }
    if starts_with(object, "by ") || starts_with(object, "by:") {
        object = after_names(&object[3..]).trim_start_matches([',', ' ', ':', ';', '-', '–']);
        object = object
            .strip_prefix("and ")
            .unwrap_or(object)
            .trim_start_matches([',', ' ']);
    }
    // `It was moved, seconded and carried to sell the plotter.`
    let done = ["carried ", "passed ", "agreed ", "approved "];
    if let Some(done) = done.iter().find(|done| starts_with(object, done)) {
        return Some(bare.told(&object[done.len()..], bare.is_seconded, Some(Fate::Carried)));
    }
    object = without_initials(object);
    // `It was agreed to buy a mower (proposed Ana, seconded Bo).`
    if bare.is_seconded
        && names_only(object)
        && let Some((fate, Some(agreed))) = vote_in(before)
    {
        return Some(bare.told(agreed, true, Some(fate)));
    }
    // `Proposed: Ana Ruiz` names the mover.
    if plain[at + verb.len()..].starts_with(':') && names_only(object) {
        object = "";
    }
    let is_it = matches!(
        before.to_ascii_lowercase().as_str(),
        "" | "it was" | "it is" | "it was then" | "was"
    );
    // `Acceptance of the accounts was proposed by Ana and seconded by Bo.`
    if object.is_empty() && !is_it && !names_only(before) {
        let verbs = ["was", "were", "is", "has been"];
        let subject = verbs.iter().find_map(|verb| before.strip_suffix(verb));
        return Some(bare.told(subject.unwrap_or(before), bare.is_seconded, None));
    }
    let names_mover = object.is_empty() && !behind.is_empty();
    let is_voted = bare.vote.is_some() && begins_motion(object);
    let is_shouted = verb.chars().all(char::is_uppercase);
    let is_formal = bare.is_seconded || (is_it && (is_voted || is_shouted || names_mover));
    let is_by_somebody = before.split_whitespace().count() <= SO_FAR || bare.is_seconded;
    is_by_somebody.then(|| bare.told(object, is_formal, None))
}

/// `AR that the fee stays` without the initials of the mover.
fn without_initials(object: &str) -> &str {
    let parted = object.split_once(' ').filter(|(initials, rest)| {
        (1..=3).contains(&initials.len())
            && initials.chars().all(char::is_uppercase)
            && begins_motion(rest)
    });
    parted.map_or(object, |(_, rest)| rest)
}

/// Whether words begin as those of a motion do: `to …`, `that …`.
pub(super) fn begins_motion(words: &str) -> bool {
    ["to ", "that "]
        .iter()
        .any(|begin| starts_with(words, begin))
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
    // `Nobody seconded it` seconds nothing.
    let nobody = ["nobody", "no one", "not", "none", "never", "no"];
    if nobody.iter().any(|word| {
        lower[..at].trim_end().ends_with(&format!(" {word}")) || lower[..at].trim() == *word
    }) {
        return None;
    }
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
    // `…, Ana so moved`
    if let Some((kept, who)) = words
        .strip_suffix(" so moved")
        .and_then(|words| words.rsplit_once(", "))
        && names_only(who)
    {
        words = kept;
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
        && who.contains(['/', ','])
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
    fn a_motion_is_read_with_its_mover_its_second_and_its_vote() {
        for (text, words) in [
            (
                "Ana motions to set the day. Cy seconds. All in favor: 4. Opposed: 0. Motion passes.",
                "to set the day",
            ),
            (
                "A motion was put forward by Dee to rent the hall. Seconded by Cy. The motion was carried with one abstention.",
                "to rent the hall",
            ),
            (
                "Vote to adopt the calendar - passes 4-0",
                "to adopt the calendar",
            ),
            (
                "M/S/C (Ruiz/Wong) to adopt the budget.",
                "to adopt the budget",
            ),
            ("MSC: adopt the budget", "adopt the budget"),
            (
                "It was moved, seconded and carried to buy a mower.",
                "to buy a mower",
            ),
            (
                "It was agreed to buy a mower (proposed Ana, seconded Bo).",
                "buy a mower",
            ),
            (
                "Proposed AR seconded BL that the fee stays. All in favour.",
                "the fee stays",
            ),
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
                "to adopt the budget",
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
