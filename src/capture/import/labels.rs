//! The words by which records label what stands behind them: `Decision:`, `RESOLVED:`, `### Conclusion`, `Regrets:`.
//! A label counts only where it is the whole of a heading, of a line, or of what stands before a colon.

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// What was decided.
    Decision,
    /// What somebody is to do.
    Action,
    /// What was moved, which counts once it is carried.
    Motion,
    /// What became of a motion.
    Result,
    /// Why something was decided.
    Why,
    /// Who was there.
    Present,
    /// Who was there and does not belong.
    Guests,
    /// Who was not there.
    Absent,
    /// Who spoke for whom.
    Proxies,
    /// Who led it.
    Chair,
    /// Who wrote it down.
    Scribe,
    /// The day.
    Date,
    /// Who did what about a motion, and other things that end what stood before.
    Other,
}

/// A label and what it stands before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// What it announces.
    pub(super) what: What,
    /// The number that the record gives, such as `63.1`.
    pub(super) number: Option<String>,
    /// The words after it.
    pub(super) rest: &'a str,
}

/// Longer than this, words before a colon are a sentence.
const LONGEST: usize = 64;

/// The label that words begin with, of which so many bytes are in bold.
pub(super) fn label_in<'a>(text: &'a str, marked: usize) -> Option<Label<'a>> {
    let text_from = unbulleted(text);
    let start = text.find(text_from).unwrap_or(0);
    let marked = marked.saturating_sub(start);
    let found = |head: &str, at: usize| {
        let (what, number) = meaning(head)?;
        let rest = text_from[at..].trim_start_matches([':', '：', ' ', '\u{a0}']);
        Some(Label {
            what,
            number,
            rest: rest.trim(),
        })
    };
    // `[rationale] …`, `[decision] …`.
    if let Some(inside) = text_from.strip_prefix('[')
        && let Some(end) = inside.find(']').filter(|end| *end <= LONGEST)
        && !inside[end + 1..].starts_with('(')
        && let Some(label) = found(&inside[..end], end + 2)
    {
        return Some(label);
    }
    if let Some((what, rest)) = shouted(text_from).or_else(|| tells_in_bold(text_from, marked)) {
        let number = None;
        return Some(Label { what, number, rest });
    }
    // In bold, with or without a colon behind it.
    let without_that = |label: Label<'a>| Label {
        rest: label.rest.strip_prefix("that ").unwrap_or(label.rest),
        ..label
    };
    if let Some(head) = text_from
        .get(..marked)
        .filter(|head| !head.trim().is_empty())
    {
        let head = head.split_once([':', '：']).map_or(head, |(head, _)| head);
        let behind = text_from[head.len()..].trim_start();
        // `**Decision** was hard` is a sentence; `**Decision** Adopt it` is not, nor is `**RESOLVED** (3 to 1): …`.
        let stands_alone = behind.is_empty() || behind.starts_with([':', '：', '-', '–', '—', '(']);
        let goes_on = ["that ", "to "].iter().any(|word| behind.starts_with(word)) && is_verb(head);
        let new_sentence =
            goes_on || behind.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        if head.len() <= LONGEST
            && (stands_alone || new_sentence)
            && let Some(label) = found(head, head.len()).map(past_aside).map(without_that)
        {
            return Some(label);
        }
    }
    if let Some(at) = text_from.find([':', '：']).filter(|at| *at <= LONGEST)
        && !text_from[at..].starts_with("://")
        && let Some(label) = found(&text_from[..at], at)
    {
        return Some(label);
    }
    if text_from.len() <= LONGEST
        && let Some(label) = found(text_from, text_from.len())
    {
        return Some(label);
    }
    // `Consensus - no objection`: a dash in the place of the colon.
    let dash = [" - ", " – ", " — "];
    let at = dash.iter().filter_map(|dash| text_from.find(dash)).min()?;
    let label = found(&text_from[..at], at).filter(|label| label.what == What::Decision)?;
    let rest = label.rest.trim_start_matches(['-', '–', '—', ' ']);
    Some(Label { rest, ..label })
}

/// What capitals or a bot's command announce without a colon: `RESOLVED that …`, `AGREED to …`, `#agreed …`.
pub(super) fn shouted(text: &str) -> Option<(What, &str)> {
    if let Some(command) = text.strip_prefix('#') {
        let end = command.find(char::is_whitespace)?;
        let what = match command[..end].to_ascii_lowercase().as_str() {
            "agreed" | "agree" | "accepted" | "accept" | "decision" | "resolved" => What::Decision,
            "action" => What::Action,
            _ => return None,
        };
        return Some((what, command[end..].trim()));
    }
    let text = text.trim_start_matches(['"', '“']);
    let words = [
        "RESOLVED",
        "AGREED",
        "DECIDED",
        "FURTHER RESOLVED",
        "BE IT RESOLVED",
        "BE IT FURTHER RESOLVED",
    ];
    let word = words.iter().find(|word| text.starts_with(**word))?;
    let rest = text[word.len()..].trim_start_matches([',', ' ']);
    let rest = rest.strip_prefix("unanimously ").unwrap_or(rest);
    let goes_on = ["that ", "to ", "THAT ", "TO "]
        .iter()
        .find(|begin| rest.starts_with(**begin))?;
    let is_that = goes_on.eq_ignore_ascii_case("that ");
    Some((
        What::Decision,
        if is_that {
            rest[goes_on.len()..].trim()
        } else {
            rest.trim()
        },
    ))
}

/// `**Agreed to close the pool in May.**`: a sentence that is in bold from its verb to its end.
pub(super) fn tells_in_bold(text: &str, marked: usize) -> Option<(What, &str)> {
    const VERBS: [&str; 9] = [
        "agreed",
        "decided",
        "resolved",
        "we agreed",
        "we decided",
        "it was agreed",
        "it was decided",
        "it was resolved",
        "agreed unanimously",
    ];
    let bold = text.get(..marked)?.trim_end();
    let lower = bold.to_ascii_lowercase();
    let verb = VERBS
        .iter()
        .filter(|verb| lower.starts_with(**verb))
        .max_by_key(|verb| verb.len())?;
    let rest = bold[verb.len()..].trim_start();
    let is_whole = bold.len() == text.trim_end().len() || bold.ends_with(['.', '!']);
    let rest = match rest.strip_prefix("that ") {
        Some(rest) => rest,
        None => rest.starts_with("to ").then_some(rest)?,
    };
    (is_whole && rest.split_whitespace().count() > 2).then_some((What::Decision, rest))
}

/// `**Agreed** that …` and `**Resolved** to …` say that something was decided; `**Decision** to be made` does not.
fn is_verb(head: &str) -> bool {
    matches!(
        plain(head).as_str(),
        "agreed"
            | "resolved"
            | "decided"
            | "it was agreed"
            | "it was resolved"
            | "we agreed"
            | "unanimously agreed"
            | "agreed unanimously"
            | "unanimously resolved"
    )
}

/// A heading such as `Grants approved`, over what was.
pub(super) fn names_what_was_approved(head: &str) -> bool {
    let plain = plain(head);
    let words: Vec<&str> = plain.split(' ').filter(|word| !is_number(word)).collect();
    let [.., noun, verb] = words.as_slice() else {
        return false;
    };
    words.len() <= 3
        && matches!(
            *verb,
            "approved" | "adopted" | "passed" | "awarded" | "accepted"
        )
        && noun.ends_with('s')
        && !matches!(
            *noun,
            "minutes" | "tests" | "was" | "is" | "has" | "builds" | "checks" | "notes"
        )
}

/// `**RESOLVED** (unanimously): …`: what stands in brackets between a label and its colon, and a dash, are passed over.
fn past_aside(label: Label<'_>) -> Label<'_> {
    let mut rest = label.rest;
    if rest.starts_with('(')
        && let Some(end) = rest.find(')')
        && let after = rest[end + 1..].trim_start()
        && (after.starts_with([':', '：']) || after.is_empty())
    {
        rest = after;
    }
    rest = rest.trim_start_matches([':', '：', '-', '–', '—', ' ']);
    Label { rest, ..label }
}

/// Words without bullets that were typed by hand, ticks, and the like.
pub(super) fn unbulleted(text: &str) -> &str {
    let unmarked = |text: &'_ str| -> usize {
        let rest = text.trim_start_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, '*' | '•' | '–' | '—' | '-' | '>' | '_' | '·')
                || is_picture(c)
        });
        text.len() - rest.len()
    };
    let text = &text[unmarked(text)..];
    // `:tada: Decision: …`, a picture by its name.
    let named = text.strip_prefix(':').and_then(|rest| {
        let end = rest.find(':')?;
        let is_name = end > 1
            && rest[..end]
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '_');
        is_name.then(|| &rest[end + 1..])
    });
    let text = named.map_or(text, |rest| &rest[unmarked(rest)..]);
    text.trim_end()
}

pub(super) fn is_picture(letter: char) -> bool {
    matches!(u32::from(letter), 0x2190..=0x2bff | 0xfe0f | 0x1f000..=0x1faff)
}

/// What a heading announces by all of its words, and the number that it gives.
pub(super) fn meaning(head: &str) -> Option<(What, Option<String>)> {
    // `Decision (pending Ana's figures)` is none yet.
    let aside = head.split_once('(').map_or("", |(_, aside)| aside);
    let waits = |word: &str| {
        let word = word.to_ascii_lowercase();
        matches!(
            word.as_str(),
            "pending" | "proposed" | "draft" | "tbd" | "tentative"
        )
    };
    if aside.split(|c: char| !c.is_alphanumeric()).any(waits) {
        return None;
    }
    let plain = plain(head);
    let mut words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 7 {
        return None;
    }
    let number = taken_number(&mut words);
    // `3. Decisions`: the number of a heading is not that of a decision.
    while words.first().is_some_and(|word| is_number(word)) {
        words.remove(0);
    }
    if names_what_was_approved(head) {
        return Some((What::Decision, number));
    }
    let parts: Vec<Vec<&str>> = words
        .split(|word| matches!(*word, "/" | "&" | "and" | "or"))
        .map(<[&str]>::to_vec)
        .collect();
    // `Decisions and outcomes`: two words for one thing.
    let decided = parts
        .iter()
        .any(|part| of_words(part) == Some(What::Decision));
    let parts: Vec<Vec<&str>> = parts
        .into_iter()
        .filter(|part| !(decided && matches!(part.as_slice(), ["outcomes" | "results"])))
        .collect();
    let meanings: Option<Vec<What>> = parts.iter().map(|part| of_words(part)).collect();
    let meanings = meanings?;
    let all = |wanted: What| meanings.iter().all(|what| *what == wanted);
    let what = if meanings.len() == 1 || all(meanings[0]) {
        meanings[0]
    } else if meanings.contains(&What::Decision)
        && meanings.contains(&What::Action)
        && (plain.contains('/')
            || matches!(parts.as_slice(), [one, two] if *one == ["decision"] && *two == ["action"]))
    {
        // `DECISION/ACTION: …` is one thing that is both.
        What::Decision
    } else if meanings
        .iter()
        .all(|what| matches!(what, What::Present | What::Absent | What::Guests))
    {
        What::Present
    } else {
        // `Decisions and actions` says of no line which of the two it is.
        What::Other
    };
    Some((what, number))
}

/// Lower case, brackets and marks gone, with slashes as words.
fn plain(head: &str) -> String {
    let mut plain = String::with_capacity(head.len());
    let mut brackets = 0_usize;
    for letter in head.chars() {
        match letter {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets = brackets.saturating_sub(1),
            _ if brackets > 0 => {}
            '/' => plain.push_str(" / "),
            '&' => plain.push_str(" & "),
            '’' => plain.push('\''),
            ':' | '*' | '_' | '`' | '"' | ',' => plain.push(' '),
            letter if is_picture(letter) => plain.push(' '),
            letter => plain.extend(letter.to_lowercase()),
        }
    }
    plain.trim().trim_end_matches(['.', '!']).to_owned()
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_matches(['#', '.', ')', '-']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

/// Takes the number from the end of a label: `decision 63.1`, `resolution #4`, `decision no. 3`, `decision d-12`.
fn taken_number(words: &mut Vec<&str>) -> Option<String> {
    if words.len() < 2 {
        return None;
    }
    let last = words[words.len() - 1];
    let coded =
        last.len() <= 12 && last.contains('-') && last.ends_with(|c: char| c.is_ascii_digit());
    if !is_number(last) && !coded {
        return None;
    }
    words.pop();
    if words.len() > 1
        && matches!(
            words[words.len() - 1],
            "no" | "no." | "nr" | "nr." | "number" | "#"
        )
    {
        words.pop();
    }
    Some(last.trim_matches(['#', ')', '.']).to_owned())
}

/// Words that may stand before a label without changing what it means.
const BEFORE: &[&str] = &[
    "final",
    "formal",
    "key",
    "main",
    "major",
    "important",
    "board",
    "board's",
    "council",
    "council's",
    "tsc",
    "toc",
    "sc",
    "committee",
    "team",
    "group",
    "wg",
    "unanimous",
    "rough",
    "general",
    "steering",
    "meeting",
    "our",
    "the",
    "today's",
    "new",
    "consensus",
];

/// Words that say of a label that it is not about what was decided here and now.
const NOT_YET: &[&str] = &[
    "proposed",
    "draft",
    "tentative",
    "pending",
    "open",
    "needed",
    "required",
    "previous",
    "prior",
    "past",
    "next",
    "deferred",
    "outstanding",
    "earlier",
    "last",
    "old",
    "upcoming",
    "future",
    "possible",
    "potential",
    "requested",
];

fn of_words(words: &[&str]) -> Option<What> {
    let joined = words.join(" ");
    if let Some(what) = exact(&joined) {
        return Some(what);
    }
    if words.iter().any(|word| NOT_YET.contains(word)) {
        return None;
    }
    // `rough consensus`, `final decision`: as much before it as may stand there.
    let before = words
        .iter()
        .take_while(|word| BEFORE.contains(word))
        .count();
    let decides = |from: usize| {
        let kept = &words[from..];
        exact(&kept.join(" ")) == Some(What::Decision) || taken_here(kept)
    };
    if (0..=before).any(decides) {
        return Some(What::Decision);
    }
    // `Bo Lindgren - absent` in a list of votes is said of one, and is no label of those who follow.
    if words.iter().any(|word| matches!(*word, "-" | "–" | "—")) {
        return None;
    }
    roster(words)
}

/// `decisions made during the meeting`, `resolution adopted by the board`, `items agreed`: what was decided, and by whom or
/// when.
fn taken_here(words: &[&str]) -> bool {
    const THINGS: &[&str] = &["items", "points", "matters", "things", "outcomes"];
    const TAIL: &[&str] = &[
        "made",
        "taken",
        "reached",
        "adopted",
        "agreed",
        "passed",
        "approved",
        "recorded",
        "upon",
        "on",
        "during",
        "from",
        "of",
        "in",
        "at",
        "by",
        "the",
        "this",
        "our",
        "today",
        "today's",
        "meeting",
        "call",
        "session",
        "board",
        "council",
        "chair",
        "committee",
        "group",
        "team",
        "vote",
        "email",
        "consensus",
        "majority",
        "so",
        "far",
        "summary",
        "overview",
    ];
    match words {
        [
            "what",
            "was" | "we" | "got" | "is",
            "decided" | "agreed" | "resolved",
        ] => true,
        [things, "agreed" | "decided" | "resolved", rest @ ..] if THINGS.contains(things) => {
            rest.iter().all(|word| TAIL.contains(word))
        }
        ["agreed" | "decided", things] => THINGS.contains(things),
        [
            "decision" | "decisions" | "resolution" | "resolutions" | "agreement" | "agreements",
            rest @ ..,
        ] => !rest.is_empty() && rest.iter().all(|word| TAIL.contains(word)),
        _ => false,
    }
}

#[rustfmt::skip]
fn exact(words: &str) -> Option<What> {
    Some(match words {
        "decision" | "decisions" | "decided" | "decision made" | "decisions made" | "decision taken"
        | "decisions taken" | "decision reached" | "decisions reached" | "decisions agreed" | "decision summary"
        | "decisions summary" | "summary of decisions" | "summary of decisions made" | "record of decisions"
        | "list of decisions" | "decision item" | "decision items" | "decision log" | "decisions log" | "resolved" | "it was resolved" | "be it resolved"
        | "resolved that" | "resolution" | "resolutions" | "resolutions passed" | "resolutions adopted"
        | "summary of resolutions" | "agreed" | "it was agreed" | "agreed that" | "we agreed" | "we decided"
        | "agreement" | "agreements" | "agreements reached" | "consensus" | "consensus reached" | "conclusion"
        | "verdict" | "verdicts" | "conclusions" | "carried" | "motion carried" | "motions carried" | "decided that"
        | "it was decided" | "what we decided"
        | "it was resolved that" | "it was agreed that" | "it was decided that" | "all agreed" | "agreed by all"
        | "agreed unanimously" | "unanimously agreed" | "unanimously resolved" | "resolved unanimously"
        | "decision by consensus" | "decision by vote" | "decision by lazy consensus" | "group decision"
        | "decisions and resolutions" | "voted" | "approved" | "accepted" | "adopted" | "ratified" | "motion passed" | "motion passes" | "motion carries" | "motions passed"
        | "motion approved" | "motions approved" | "be it further resolved" | "be it resolved that"
        | "now therefore be it resolved"
        | "beschluss" | "beschlüsse" | "entscheidung" | "entscheidungen" | "décision" | "décisions" | "acuerdo"
        | "acuerdos" | "puntos acordados" | "decisión" | "decisiones" => What::Decision,
        "action" | "actions" | "action item" | "action items" | "action point" | "action points" | "ai" | "todo"
        | "to do" | "todos" | "to dos" | "to-do" | "to-dos" | "action required" | "actions required" | "next steps"
        | "next step" | "follow up" | "follow ups" | "follow-up" | "follow-ups" | "tasks" | "task" | "new actions"
        | "new action items" | "actions arising" | "follow-up actions" | "action items summary" | "action register"
        | "assigned actions" => What::Action,
        "motion" | "motions" | "moved" | "resolution proposed" | "motion text" | "proposed" | "proposed resolution"
        | "proposed motion" => What::Motion,
        "result" | "outcome" | "vote result" | "voting result" | "motion result" | "outcome of vote" | "motion status" => What::Result,
        "why" | "rationale" | "reason" | "reasons" | "reasoning" | "because" | "decision rationale"
        | "justification" => What::Why,
        "proxies" | "proxy" => What::Proxies,
        "chair" | "chairs" | "chaired by" | "chairperson" | "chairman" | "chairwoman" | "chairing" | "facilitator"
        | "facilitators" | "facilitated by" | "moderator" | "moderators" | "moderated by" | "meeting chair"
        | "meeting lead" | "led by" | "presiding" | "meeting facilitator" | "acting chair" | "host" | "hosts" | "hosted by"
        | "mc" | "rotating chair" | "chair for this meeting" | "chair of the meeting" | "session chair"
        | "presiding officer" | "presided by" => What::Chair,
        "scribe" | "scribes" | "minutes" | "minutes by" | "minutes taken by" | "minute taker" | "minute-taker"
        | "minutes taker" | "minuted by" | "note taker" | "note-taker" | "notetaker" | "note takers" | "notetakers"
        | "notes" | "notes by" | "notes taken by" | "secretary" | "recorder" | "recorded by" | "scribed by"
        | "minutes prepared by" | "minutes recorded by" | "recording secretary" | "rotating secretary"
        | "acting secretary" | "meeting secretary" | "minute secretary" | "minutes secretary" | "rotating scribe"
        | "meeting scribe" | "documenter" | "notes taker" | "minutes written by" => What::Scribe,
        "date" | "when" | "meeting date" | "date / time" | "meeting date / time" | "date & time" | "date and time"
        | "date of meeting" | "held on" | "day" => What::Date,
        "moved by" | "seconded by" | "seconded" | "motion by" | "moved / seconded" | "moved and seconded by" | "proposed by" | "proposer" | "seconder" | "mover" | "second" | "vote" | "votes"
        | "voting" | "discussion" | "background" | "context" | "options" | "goal" | "goals" | "status" | "proposal"
        | "topic" | "agenda" | "agenda items" | "summary" | "next meeting"
        | "notes and discussion" | "recording" | "announcements" | "updates" | "poll" | "question" | "questions"
        | "open questions" | "issues" | "risks" | "apologies for lateness" | "documents" | "links" | "references"
        | "location" | "time" | "place" | "quorum" | "aob" | "any other business" | "adjournment" | "owner" => What::Other,
        _ => return None,
    })
}

/// Other words over a roster.
const ROSTERS: &[&str] = &[
    "roll call",
    "who was there",
    "who joined",
    "who attended",
    "who is here",
    "who's here",
    "here",
    "joined",
    "on the call",
    "in the room",
];

/// Groups that a roster is parted into.
const GROUPS: &[&str] = &[
    "in person",
    "remote",
    "on the phone",
    "via teleconference",
    "via zoom",
    "via phone",
    "via video",
    "members",
    "council",
    "council members",
    "board members",
    "directors",
    "voting members",
    "tsc members",
    "committee members",
    "staff",
];

/// Whether a heading names a group, which is a roster only within a roster: `Council`, `Staff`.
pub(super) fn is_group(heading: &str) -> bool {
    GROUPS.contains(&plain(heading).as_str())
}

/// Who was there and who was not, in the many ways in which it is said.
fn roster(words: &[&str]) -> Option<What> {
    if words.len() > 5 {
        return None;
    }
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    let not_there = has(&[
        "absent",
        "absentees",
        "apologies",
        "regrets",
        "excused",
        "absence",
        "absences",
        "entschuldigt",
        "abwesend",
        "excusés",
        "ausentes",
    ]) || words.windows(2).any(|pair| {
        matches!(
            pair,
            ["not", "present" | "attending" | "in" | "attended"] | ["unable", "to"]
        )
    });
    if not_there {
        return Some(What::Absent);
    }
    if has(&[
        "guests",
        "guest",
        "observers",
        "observer",
        "visitors",
        "invited",
        "invitees",
        "observing",
    ]) || words.first() == Some(&"others") && has(&["present"])
    {
        return Some(What::Guests);
    }
    let joined = words.join(" ");
    let there = has(&[
        "present",
        "attendees",
        "attendance",
        "participants",
        "attending",
        "attended",
        "attendee",
        "participating",
        "anwesend",
        "anwesende",
        "teilnehmer",
        "présents",
        "asistentes",
    ]) || ROSTERS.contains(&joined.as_str())
        || GROUPS.contains(&joined.as_str());
    // `Present state`, `attendance policy`: prose about something else.
    let elsewhere = has(&[
        "state",
        "policy",
        "tense",
        "status",
        "list?",
        "record",
        "future",
        "limit",
        "requirements",
        "expected",
        "day",
        "vote",
        "voted",
        "agreed",
        "approved",
        "yes",
    ]);
    (there && !elsewhere).then_some(What::Present)
}

/// Whether a line begins with somebody's name and a colon, as what was said is minuted.
pub(super) fn speaker(text: &str) -> Option<&str> {
    let text = unbulleted(text);
    if text.starts_with("...") || text.starts_with('…') {
        return Some("");
    }
    let (head, rest) = text.split_once(':')?;
    if rest.starts_with("//") || head.len() > 48 || !(rest.is_empty() || rest.starts_with(' ')) {
        return None;
    }
    let head = head.trim();
    let is_name = |word: &str| {
        word.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '_' | '/' | '&' | '@')
        }) && (word.starts_with(|c: char| c.is_uppercase() || c == '@')
            || matches!(word, "de" | "van" | "von" | "and" | "&" | "/"))
    };
    let words: Vec<&str> = head.split_whitespace().collect();
    let one_nick = words.len() == 1
        && head.len() <= 20
        && head.starts_with(char::is_alphabetic)
        && head
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '@' | '.'));
    let named = !words.is_empty() && words.len() <= 4 && words.iter().all(|word| is_name(word));
    (one_nick || named).then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> Option<(What, String)> {
        label_in(text, 0).map(|label| (label.what, label.rest.to_owned()))
    }

    #[test]
    fn labels_are_read_in_their_many_forms() {
        let decision = |rest: &str| Some((What::Decision, rest.to_owned()));
        for (text, rest) in [
            ("Decision: adopt it", "adopt it"),
            ("RESOLVED: adopt it", "adopt it"),
            ("DECISION 3: adopt it", "adopt it"),
            ("Decision 63.1: adopt it", "adopt it"),
            ("• Resolution #4 (unanimous): adopt it", "adopt it"),
            ("✅ Agreed: adopt it", "adopt it"),
            ("Consensus - no objection", "no objection"),
            ("Final decision: adopt it", "adopt it"),
            ("DECISION/ACTION: adopt it", "adopt it"),
            ("Decision", ""),
        ] {
            assert_eq!(what(text), decision(rest), "{text}");
        }
    }

    #[test]
    fn what_only_sounds_like_a_label_is_none() {
        for text in [
            "Proposed decision: adopt it",
            "Tentative decisions",
            "Decision needed: adopt it?",
            "Screen resolution: 1080p",
            "Decision-making is hard",
            "Decide: do we adopt it",
            "https://example.org/decision: x",
        ] {
            assert!(!matches!(what(text), Some((What::Decision, _))), "{text}");
        }
    }

    #[test]
    fn bold_words_need_no_colon() {
        let bold = |text: &str, marked| label_in(text, marked).map(|label| label.rest.to_owned());
        assert_eq!(bold("Decision Adopt it", 8).as_deref(), Some("Adopt it"));
        assert_eq!(
            bold("RESOLVED (3 to 1): Adopt it", 8).as_deref(),
            Some("Adopt it")
        );
        assert_eq!(bold("Decision was hard", 8), None);
    }

    #[test]
    fn names_before_a_colon_are_speakers() {
        for text in [
            "Mark: hello",
            "Eric Holk: hello",
            "AWB: hello",
            "TC/Oli: hello",
            "mnot: hello",
            "... and more",
        ] {
            assert!(speaker(text).is_some(), "{text}");
        }
        for text in [
            "We will do this: that",
            "https://example.org",
            "Change the agenda of all: yes",
        ] {
            assert!(speaker(text).is_none(), "{text}");
        }
    }
}
