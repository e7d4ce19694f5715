//! Votes: what the record says became of what was moved.

use super::sentences::{starts_with, tokens, word_in};

/// A vote is told in fewer words than this.
const VOTE_WORDS: usize = 16;

/// And in no more bytes than this.
const LONGEST_VOTE: usize = 160;

/// What became of a motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was carried.
    Carried,
    /// It was lost, withdrawn or put off.
    Lost,
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
        || (tokens.len() <= 12 && has(&passed) && is_vote_only(words))
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
        let behind = lower[at + name.len()..].trim_start();
        let before = tokens(&lower[..at]);
        // A comma ends what belongs together: `Yes - 4, No - 0`.
        let is_apart = lower[..at].trim_end().ends_with([',', ';']);
        let is_counted_before =
            !is_apart && before.last().is_some_and(|word| number(word).is_some());
        if behind.starts_with([':', '=']) || (behind.starts_with(['-', '–']) && !is_counted_before)
        {
            return tokens(behind).first().and_then(|word| number(word));
        }
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

/// What a sentence says of the vote, and what was agreed where it says that: `It was agreed that …`.
pub(super) fn vote_in(sentence: &str) -> Option<(Fate, Option<&str>)> {
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
    let marks = trimmed
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | '(' | ';' | '–' | '—' | ',' | ':'));
    let dashes = trimmed
        .match_indices(" - ")
        .map(|(at, dash)| (at, at + dash.len()));
    let mut cuts: Vec<(usize, usize)> = marks
        .map(|(at, c)| (at, at + c.len_utf8()))
        .chain(dashes)
        .chain(told_of_itself(trimmed).map(|at| (at, at)))
        .collect();
    // A vote is short: looking at every tail of a long line would grow with the square of it.
    cuts.retain(|(_, start)| trimmed.len() - start <= LONGEST_VOTE);
    cuts.sort_unstable();
    // As much as tells of the vote and of nothing else: `…: Yes 4, No 0, Abstain 1 -- approved`.
    let (before, fate) = cuts.into_iter().find_map(|(end, start)| {
        let vote = &trimmed[start..];
        let fate = is_told_only(vote).then(|| vote_in(vote))??.0;
        Some((&trimmed[..end], fate))
    })?;
    let before = before.trim_end_matches([' ', ',', ';', '-', '–', '—', '.', ':']);
    (!before.trim().is_empty()).then_some((before, fate))
}

/// Where a motion tells its own vote: `Proposal to hire a gardener approved by consensus`.
fn told_of_itself(sentence: &str) -> Option<usize> {
    let lower = sentence.to_ascii_lowercase();
    let nouns = [
        "motion to ",
        "motion that ",
        "proposal to ",
        "proposal that ",
        "resolution to ",
    ];
    nouns.iter().find(|noun| lower.starts_with(**noun))?;
    let words = [
        " was ",
        " is ",
        " has been ",
        " approved",
        " accepted",
        " adopted",
        " passed",
        " passes",
        " carried",
        " carries",
    ];
    words
        .iter()
        .flat_map(|word| lower.match_indices(word).map(|(at, _)| at))
        .filter(|at| sentence.len() - at <= LONGEST_VOTE && is_told_only(&sentence[*at..]))
        .min()
}

/// The same, behind what was voted on: `approved by consensus`.
fn is_told_only(words: &str) -> bool {
    let ways = [" by lazy consensus", " by consensus", " by acclamation"];
    let way = ways
        .iter()
        .find_map(|way| words.trim_end().strip_suffix(way));
    is_vote_only(way.unwrap_or(words))
}

/// Whether words are those of a vote, and tell of no matter.
pub(super) fn is_vote_only(words: &str) -> bool {
    let lower = words.to_lowercase();
    let tokens = tokens(&lower);
    !tokens.is_empty()
        && tokens
            .iter()
            .all(|word| VOTE_ONLY.contains(word) || word.parse::<u32>().is_ok())
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
    "abstain",
    "abstain",
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

#[cfg(test)]
mod tests {
    use super::*;

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
            "Vote: Yes - 4, No - 0",
            "Vote: 5 yes - 0 no",
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
}
