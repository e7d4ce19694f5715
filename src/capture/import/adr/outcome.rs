//! What was decided, why, what was not taken, and what it costs.

use super::Adr;
use super::reader::{Chunk, Part, Record};
use crate::capture::import::blank::says_nothing;
use crate::capture::import::minutes::bare;

/// A longer decision keeps its first sentences as its text; the rest stands below.
const LONGEST: usize = 600;
/// A decision in fewer words than this says little without the record's title.
const FEW_WORDS: usize = 5;

/// Fills in what the parts of a record say.
pub(super) fn read(adr: &mut Adr, record: &Record) {
    let mut context: Vec<&Chunk> = told(record, Part::Context).collect();
    if context.is_empty() {
        // The problem may be told below the title, before any heading.
        context = told(record, Part::Head)
            .filter(|chunk| tells_the_problem(chunk))
            .collect();
    }
    if context.iter().all(|chunk| chunk.quoted) {
        context.clear();
    }
    let decision: Vec<&Chunk> = told(record, Part::Decision).collect();
    let mut why: Vec<String> = paragraphs(&context);
    let chosen = decision
        .iter()
        .position(|chunk| chosen_in(&chunk.text).is_some());
    let mut option = None;
    match chosen {
        Some(at) => {
            let choice = chosen_in(&decision[at].text);
            let Some((words, because)) = choice else {
                return;
            };
            adr.line = decision[at].line;
            let named = by_number(record, words);
            let words = named.as_deref().unwrap_or(words);
            option = Some(words.to_owned());
            why.extend(because.iter().map(|because| format!("Because {because}")));
            let open = decision[at]
                .text
                .trim_end_matches(':')
                .trim_end()
                .ends_with("because");
            let mut rest = decision[at + 1..].iter().peekable();
            let mut reasons = Vec::new();
            while let Some(reason) =
                rest.next_if(|chunk| chunk.is_item && (open || because.is_none()))
            {
                if !argument(adr, &reason.text) {
                    reasons.push(format!("\n- {}", reason.text));
                }
            }
            if !reasons.is_empty() {
                why.push(format!("Because:{}", reasons.concat()));
            }
            let before = decision[..at].iter().copied();
            beside(adr, before.chain(rest.copied()));
            let more = sentences_behind(&decision[at].text, words).filter(|_| because.is_none());
            match more {
                Some(more) => set_text(adr, &format!("{}. {more}", words.trim_end_matches('.'))),
                None => set_text(adr, words),
            }
        }
        None if !decision.is_empty() => {
            adr.line = decision[0].line;
            let (text, rest) = whole(&decision);
            adr.details.extend(rest);
            set_text(adr, &text);
            accepted_costs(adr, &decision);
        }
        // `### A) No prefixes` below the heading: the option that was taken is all that stands there.
        None => {
            if let Some(named) = named_below(record) {
                adr.line = named.line;
                let (_, words) = label_before(&named.text);
                option = Some(named.text.clone());
                set_text(adr, words);
            }
        }
    }
    why.extend(told(record, Part::Why).map(|chunk| chunk.text.clone()));
    adr.why = Some(why.join("\n\n")).filter(|why| !why.is_empty());
    consequences(adr, record);
    options(adr, record, option.as_deref());
}

/// The one heading below that of the decision, where nothing else stands there.
fn named_below(record: &Record) -> Option<&Chunk> {
    let mut headings = record
        .of(Part::Decision)
        .filter(|chunk| chunk.is_heading && !super::reader::is_decision(&chunk.text));
    let first = headings.next()?;
    let parts = [Part::Options, Part::Alternatives, Part::Arguments];
    let is_option = parts.into_iter().any(|part| {
        let label = own_label(&first.text);
        let mut considered = record.of(part);
        considered.any(|option| {
            bare(&option.text) == bare(&first.text)
                || label.is_some() && own_label(&option.text) == label
        })
    });
    (headings.next().is_none() && is_option).then_some(first)
}

/// `A) No prefixes`: the letter or number before an option, and the option.
fn label_before(option: &str) -> (Option<&str>, &str) {
    let Some((label, words)) = option.split_once([')', '.', ':']) else {
        return (None, option);
    };
    let short = (1..=2).contains(&label.len()) && label.chars().all(|c| c.is_ascii_alphanumeric());
    if short && !words.trim().is_empty() {
        (Some(label), words.trim())
    } else {
        (None, option)
    }
}

fn told(record: &Record, part: Part) -> impl Iterator<Item = &Chunk> {
    record
        .of(part)
        .filter(|chunk| !chunk.is_heading && !says_nothing(&chunk.text))
}

/// Whether words below the title tell of a problem: a paragraph that is no `Key: value` and names no other record.
fn tells_the_problem(chunk: &Chunk) -> bool {
    const SHORTEST: usize = 8;
    let lower = chunk.text.to_lowercase();
    let key = lower
        .split_once(':')
        .map(|(key, _)| key.split_whitespace().count());
    let is_key = key.is_some_and(|words| words <= 3);
    let names_others = ["supersede", "supercede", "replaced by", "replaces"]
        .iter()
        .any(|word| lower.contains(word));
    !chunk.is_item
        && !chunk.quoted
        && !is_key
        && !names_others
        && chunk.text.split_whitespace().count() >= SHORTEST
}

/// The option that is chosen by its number or letter alone, `option 2`, in its own words.
fn by_number(record: &Record, chosen: &str) -> Option<String> {
    let (label, behind) = label_of(chosen)?;
    if !behind.is_empty() {
        return None;
    }
    let considered = listed(record, Part::Options);
    at_label(&considered, &label).map(|at| considered[at].clone())
}

/// The number or letter by which an option is named, in lower case, and what follows: `Option C: X` gives `c` and `X`.
fn label_of(option: &str) -> Option<(String, &str)> {
    let lower = option.to_ascii_lowercase();
    let begin = ["option ", "alternative ", "solution ", "option #"]
        .iter()
        .find(|begin| lower.starts_with(**begin))?;
    let rest = option[begin.len()..].trim_start_matches(['#', ' ']);
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let label = &rest[..end];
    let is_label = label.len() == 1 && label.chars().all(|c| c.is_ascii_alphabetic())
        || (1..=2).contains(&label.len()) && label.chars().all(|c| c.is_ascii_digit());
    let behind = rest[end..].trim_start_matches([':', '.', ',', ')', ' ', '-', '–', '—', '*']);
    is_label.then(|| (label.to_ascii_lowercase(), behind))
}

/// Which of some options a number or letter names: by their own labels, or by their order where none has one.
fn at_label(considered: &[String], label: &str) -> Option<usize> {
    let labels: Vec<Option<String>> = considered.iter().map(|option| own_label(option)).collect();
    if labels.iter().any(Option::is_some) {
        let mut fits = labels
            .iter()
            .enumerate()
            .filter(|(_, own)| own.as_deref() == Some(label));
        let first = fits.next().map(|(at, _)| at);
        return first.filter(|_| fits.next().is_none());
    }
    let number = match label.parse::<usize>() {
        Ok(number) => number.checked_sub(1)?,
        Err(_) => usize::from(label.bytes().next()?.checked_sub(b'a')?),
    };
    (number < considered.len()).then_some(number)
}

/// `Option C: X`, and `1. X` where the list or the heading says the number.
fn own_label(option: &str) -> Option<String> {
    if let Some((label, _)) = label_of(option) {
        return Some(label);
    }
    let (label, _) = option.split_once(['.', ')', ':'])?;
    let is_number = (1..=2).contains(&label.len()) && label.chars().all(|c| c.is_ascii_digit());
    let is_letter = label.len() == 1 && label.chars().all(|c| c.is_ascii_uppercase());
    (is_number || is_letter).then(|| label.to_ascii_lowercase())
}

/// Paragraphs as they are; items with a dash before each.
fn paragraphs(chunks: &[&Chunk]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut in_list = false;
    for chunk in chunks {
        match paragraphs.last_mut() {
            Some(last) if chunk.is_item => {
                last.push_str(if in_list || last.ends_with(':') {
                    "\n- "
                } else {
                    "\n\n- "
                });
                last.push_str(&chunk.text);
            }
            _ if chunk.is_item => paragraphs.push(format!("- {}", chunk.text)),
            _ => paragraphs.push(chunk.text.clone()),
        }
        in_list = chunk.is_item;
    }
    paragraphs
}

/// `Chosen option: "X", because Y`: the option, and the reason if it stands there.
fn chosen_in(text: &str) -> Option<(&str, Option<&str>)> {
    const BEGIN: &[&str] = &[
        "chosen option",
        "chosen:",
        "selected option",
        "chosen solution",
        "chosen alternative",
        "we chose",
        "we retained",
        "we selected",
        "we are selecting",
        "we're selecting",
        "we've selected",
        "we have selected",
        "we've chosen",
        "we have chosen",
        "we're going with",
        "we are going with",
        "we will go with",
        "we'll go with",
        "we went with",
        "selected solution",
        "selected alternative",
        "selected:",
        "gewählte option",
        "option retenue",
        "option choisie",
        "opción elegida",
    ];
    let lower = text.to_ascii_lowercase();
    let begin = BEGIN.iter().find(|begin| lower.starts_with(**begin))?;
    // `Chosen Option C: X`: the letter belongs to the option's name.
    let has_label =
        begin.ends_with("option") && label_of(&text[begin.len() - "option".len()..]).is_some();
    let from = if has_label {
        begin.len() - "option".len()
    } else {
        begin.len()
    };
    let rest = text[from..].trim_start_matches([':', ' ', '*', '_', '(', 's', ')']);
    let rest = rest
        .strip_prefix("is ")
        .unwrap_or(rest)
        .trim_start_matches([':', ' ']);
    let (option, behind) = quoted(rest).unwrap_or_else(|| {
        let ends = [
            ", because",
            " because",
            ", since",
            ", as ",
            ", due to",
            ". ",
            " — ",
            " – ",
            ", weil ",
            ", car ",
            ", parce que ",
            ", porque ",
            ", ya que ",
        ];
        let end = ends
            .iter()
            .filter_map(|end| rest.find(end))
            .min()
            .unwrap_or(rest.len());
        (&rest[..end], &rest[end..])
    });
    let option = option.trim().trim_end_matches(['.', ',', ':', ';']);
    let option = option.strip_suffix(" for this project").unwrap_or(option);
    let because = [
        "because of",
        "because",
        "since",
        "due to",
        "as ",
        "weil ",
        "car ",
        "parce que ",
        "porque ",
        "ya que ",
    ]
    .iter()
    .find_map(|word| {
        behind
            .trim_start_matches([',', ' ', '.', '–', '-', '—'])
            .strip_prefix(word)
    });
    // Behind a dash or a comma stands the reason; a sentence of its own may say anything.
    let because = because.or_else(|| {
        let is_apart = behind.trim_start().starts_with('.');
        let more = behind.trim_start_matches([',', ' ', ';', '–', '-', '—']);
        (!is_apart && !more.is_empty()).then_some(more)
    });
    let because = because
        .map(|because| because.trim().trim_start_matches([':', ' ']))
        .filter(|because| !because.is_empty());
    (!option.is_empty()).then_some((option, because))
}

/// What a record goes on to say behind the option and a full stop.
fn sentences_behind<'a>(text: &'a str, option: &str) -> Option<&'a str> {
    let at = text.find(option)? + option.len();
    let behind = text[at..].trim_start_matches(['"', '”', '“', '*', '_', '`']);
    let more = behind.strip_prefix('.')?.trim();
    (!more.is_empty()).then_some(more)
}

/// What stands between quotation marks at the beginning, and what follows.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (open, close) = [
        ('"', '"'),
        ('“', '”'),
        ('„', '“'),
        ('«', '»'),
        ('\'', '\''),
        ('`', '`'),
    ]
    .into_iter()
    .find(|(open, _)| text.starts_with(*open))?;
    let inner = &text[open.len_utf8()..];
    // A quotation mark inside the option's own words is followed by a letter.
    let end = inner.match_indices(close).map(|(at, _)| at).find(|at| {
        let after = inner[at + close.len_utf8()..].chars().next();
        after.is_none_or(|after| matches!(after, ',' | '.' | ';' | ':' | ' ' | ')'))
            || close != '\''
    })?;
    Some((&inner[..end], &inner[end + close.len_utf8()..]))
}

/// Gives the decision its words: with the record's title before them where they are few.
fn set_text(adr: &mut Adr, words: &str) {
    let words = words.trim();
    if says_nothing(words) {
        return;
    }
    let few = words.split_whitespace().count() < FEW_WORDS;
    adr.text = Some(match &adr.title {
        Some(title) if few && bare(title).contains(&bare(words)) => title.clone(),
        Some(title) if few && !says_nothing(title) => format!("{title}: {words}"),
        _ => words.to_owned(),
    });
}

/// The words of a decision that is told in prose and lists, and what is too long for a text.
fn whole(chunks: &[&Chunk]) -> (String, Vec<String>) {
    let mut text = String::new();
    for (at, chunk) in chunks.iter().enumerate() {
        if !text.is_empty() && text.len() + chunk.text.len() > LONGEST {
            return (
                text,
                chunks[at..]
                    .iter()
                    .map(|chunk| chunk.text.clone())
                    .collect(),
            );
        }
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', ':', ';', '!', '?', ',']) {
                " "
            } else {
                "; "
            });
        }
        text.push_str(&chunk.text);
    }
    (text, Vec::new())
}

/// What stands beside the chosen option: arguments, accepted costs, and the rest.
fn beside<'a>(adr: &mut Adr, chunks: impl Iterator<Item = &'a Chunk>) {
    for chunk in chunks {
        if argument(adr, &chunk.text) {
            continue;
        }
        match accepted_cost(&chunk.text) {
            Some(cost) => adr.trade_offs.push(cost),
            None => adr.details.push(chunk.text.clone()),
        }
    }
}

fn accepted_costs(adr: &mut Adr, chunks: &[&Chunk]) {
    for chunk in chunks {
        adr.trade_offs.extend(accepted_cost(&chunk.text));
    }
}

/// `Good, because …` and `Bad, because …`.
fn argument(adr: &mut Adr, text: &str) -> bool {
    const GOES_ON: &[&str] = &[" because", " as ", " that ", " since ", " -", " –", " —"];
    let lower = text.to_ascii_lowercase();
    // `Positive consequences are …` says so of the whole sentence.
    if lower.starts_with("positive consequences") {
        expect(adr, text);
        return true;
    }
    if lower.starts_with("negative consequences") {
        adr.trade_offs.push(text.to_owned());
        return true;
    }
    let behind = |words: &[&str]| {
        let begin = words.iter().find(|begin| {
            let behind = lower.strip_prefix(**begin).unwrap_or_default();
            behind.starts_with([',', ':', ';'])
                || GOES_ON.iter().any(|goes_on| behind.starts_with(goes_on))
        })?;
        let rest = text[begin.len()..].trim_start_matches([',', ':', ';', ' ', '*']);
        let rest = rest.strip_prefix("because").unwrap_or(rest);
        Some(rest.trim_start_matches([',', ':', ' ']).to_owned()).filter(|rest| !says_nothing(rest))
    };
    if let Some(bad) = behind(&[
        "bad",
        "negative",
        "con",
        "risk",
        "drawback",
        "downside",
        "disadvantage",
    ]) {
        adr.trade_offs.push(bad);
    } else if let Some(good) = behind(&["good", "positive", "pro", "benefit", "advantage"]) {
        expect(adr, &good);
    } else {
        return behind(&["neutral"]).is_some();
    }
    true
}

fn expect(adr: &mut Adr, good: &str) {
    let expected = adr.expected.get_or_insert_default();
    if !expected.is_empty() {
        expected.push_str("; ");
    }
    expected.push_str(good.trim().trim_end_matches('.'));
}

/// A sentence that says what is accepted for the decision.
fn accepted_cost(text: &str) -> Option<String> {
    const ACCEPTS: &[&str] = &[
        "we accept that",
        "we accept the",
        "accepting that",
        "accepting the",
        "at the cost of",
        "the downside",
        "the drawback",
        "the trade-off is",
        "the tradeoff is",
        "comes with maintenance",
        "comes at the cost",
    ];
    let sentences = text.split_inclusive(". ");
    let found: Vec<&str> = sentences
        .filter(|sentence| {
            let lower = sentence.to_lowercase();
            ACCEPTS.iter().any(|accepts| lower.contains(accepts))
        })
        .map(str::trim)
        .collect();
    (!found.is_empty()).then(|| found.join(" "))
}

/// Consequences are what is given up, as far as the record sets apart what is good; where it does not, all of them are.
fn consequences(adr: &mut Adr, record: &Record) {
    let all: Vec<&Chunk> = told(record, Part::Consequences).collect();
    let bad = joined(told(record, Part::Bad));
    let good = joined(told(record, Part::Good));
    let is_divided = !bad.is_empty() || !good.is_empty();
    adr.trade_offs.extend(bad);
    for good in good {
        expect(adr, &good);
    }
    let before = (adr.trade_offs.len(), adr.expected.clone());
    let plain: Vec<&Chunk> = all
        .into_iter()
        .filter(|chunk| !argument(adr, &chunk.text))
        .collect();
    let has_arguments = before != (adr.trade_offs.len(), adr.expected.clone());
    if !is_divided && !has_arguments {
        adr.trade_offs.extend(joined(plain.into_iter()));
    } else {
        adr.details
            .extend(plain.into_iter().map(|chunk| chunk.text.clone()));
    }
}

/// Items with what stands under each; a lead-in that ends with a colon goes before its list.
fn joined<'a>(chunks: impl Iterator<Item = &'a Chunk>) -> Vec<String> {
    let mut joined: Vec<(usize, String)> = Vec::new();
    for chunk in chunks {
        match joined.last_mut() {
            Some((depth, last))
                if chunk.depth > *depth
                    || (chunk.depth == *depth && chunk.depth > 0 && !chunk.is_item) =>
            {
                last.push_str(if last.ends_with(['.', ':', ';', ',']) {
                    " "
                } else {
                    ": "
                });
                last.push_str(&chunk.text);
            }
            _ => joined.push((chunk.depth, chunk.text.clone())),
        }
    }
    joined.into_iter().map(|(_, text)| text).collect()
}

/// Options that were not taken. Which one was must be certain: else none is told as rejected.
fn options(adr: &mut Adr, record: &Record, chosen: Option<&str>) {
    let mut alternatives: Vec<String> = listed(record, Part::Alternatives);
    if alternatives.is_empty() {
        alternatives = told(record, Part::Alternatives)
            .filter_map(|chunk| considered_in(&chunk.text))
            .collect();
    }
    let considered: Vec<String> = listed(record, Part::Options);
    if considered.is_empty() {
        let text = adr.text.as_deref().map(bare).unwrap_or_default();
        let within = chosen.and_then(|chosen| only_within(&alternatives, &bare(chosen)));
        let is_taken = |(at, option): (usize, &String)| {
            let name = bare(name_of(option));
            if let Some(chosen) = chosen {
                return within == Some(at) || bare(chosen) == name || bare(chosen) == bare(option);
            }
            !name.is_empty() && text.contains(&name)
        };
        let left = alternatives.iter().enumerate();
        adr.rejected = left
            .filter(|one| !is_taken(*one))
            .map(|(_, option)| option.clone())
            .collect();
        return;
    }
    let Some(chosen) = chosen else {
        adr.rejected = told_apart(adr, considered);
        return;
    };
    let wanted = bare(chosen);
    let fits: Vec<usize> = considered
        .iter()
        .enumerate()
        .filter(|(_, option)| {
            let (whole, name) = (bare(option), bare(name_of(option)));
            whole == wanted
                || name == wanted
                || begins(&whole, &wanted)
                || begins(&wanted, &name)
                || ends(&whole, &wanted)
                || ends(&wanted, &whole)
        })
        .map(|(at, _)| at)
        .collect();
    let exact =
        |at: &usize| bare(&considered[*at]) == wanted || bare(name_of(&considered[*at])) == wanted;
    let by_label = || at_label(&considered, &label_of(chosen)?.0);
    let taken = match fits.as_slice() {
        [one] => Some(*one),
        [] => by_label().or_else(|| only_within(&considered, &wanted)),
        several => several.iter().copied().find(exact).or_else(by_label),
    };
    // `Option C with a fallback to option E`: what is kept for later is not rejected.
    let is_named = |option: &String| {
        own_label(option).is_some_and(|label| {
            let name = format!(" option {label} ");
            format!(" {wanted} ").contains(&name)
        })
    };
    match taken {
        Some(taken) => {
            let others = considered.into_iter().enumerate().filter(|(at, _)| *at != taken);
            adr.rejected = others.map(|(_, option)| option).filter(|option| !is_named(option)).collect();
            adr.rejected.extend(alternatives);
        }
        None => adr.doubts.push((
            adr.line,
            format!("the chosen option `{chosen}` is not one of the options by its words: none is recorded as rejected"),
        )),
    }
}

/// The one option that names the chosen one, or is named in it: `a 1Password vault` takes `1Password`.
fn only_within(considered: &[String], wanted: &str) -> Option<usize> {
    let within = |long: &str, short: &str| {
        !short.is_empty() && format!(" {long} ").contains(&format!(" {short} "))
    };
    let mut fits = considered.iter().enumerate().filter(|(_, option)| {
        let (whole, name) = (bare(option), bare(name_of(option)));
        within(wanted, &name) || within(&whole, wanted)
    });
    let (first, _) = fits.next()?;
    fits.next().is_none().then_some(first)
}

/// The options that were not taken, where none is named as chosen: those that the list itself calls rejected beside one that
/// it calls chosen, or all but the one by whose label the decision begins, `Option 1. Rent it`.
fn told_apart(adr: &Adr, considered: Vec<String>) -> Vec<String> {
    let says = |option: &String, word: &str| {
        option
            .split_once(": ")
            .is_some_and(|(_, said)| said.to_lowercase().starts_with(word))
    };
    if considered.iter().any(|option| says(option, "chosen")) {
        let rejected = considered.iter().filter(|option| says(option, "rejected"));
        return rejected.map(|option| name_of(option).to_owned()).collect();
    }
    let label = adr.text.as_deref().and_then(label_of);
    let taken = label.and_then(|(label, _)| at_label(&considered, &label));
    // `We will use Mermaid`, of which the list has one: the others were not taken.
    let named = || only_within(&considered, &bare(adr.text.as_deref()?));
    let taken = taken.or_else(|| named().filter(|_| considered.len() > 1));
    let Some(taken) = taken else {
        return Vec::new();
    };
    let others = considered.into_iter().enumerate();
    let others = others.filter(|(at, _)| *at != taken);
    others.map(|(_, option)| option).collect()
}

/// `We considered using X but it is abandoned`: X. Only what such a sentence names before it says why not.
fn considered_in(text: &str) -> Option<String> {
    const BEGIN: &[&str] = &[
        "we considered ",
        "we also considered ",
        "we looked at ",
        "we evaluated ",
        "considered ",
        "also considered ",
    ];
    const END: &[&str] = &[
        " but ",
        ", but",
        " however",
        ", however",
        " because ",
        ", because",
        ". ",
        ", which",
        " as it ",
        " since ",
    ];
    let lower = text.to_ascii_lowercase();
    let begin = BEGIN.iter().find(|begin| lower.starts_with(**begin))?;
    let rest = &text[begin.len()..];
    let end = END
        .iter()
        .filter_map(|end| lower[begin.len()..].find(end))
        .min()
        .unwrap_or(rest.len());
    let option = rest[..end].trim().trim_end_matches(['.', ',', ':']);
    let option = option.strip_prefix("using ").unwrap_or(option);
    let short = option.split_whitespace().count() <= 16;
    (short && !says_nothing(option)).then(|| option.to_owned())
}

/// The outermost items of a part, or its headings.
fn listed(record: &Record, part: Part) -> Vec<String> {
    let items: Vec<&Chunk> = told(record, part).filter(|chunk| chunk.is_item).collect();
    let outermost = items.iter().map(|chunk| chunk.depth).min().unwrap_or(0);
    let own = items.iter().filter(|chunk| chunk.depth == outermost);
    let listed: Vec<String> = own.map(|chunk| chunk.text.clone()).collect();
    let headings: Vec<&Chunk> = record
        .of(part)
        .filter(|chunk| chunk.is_heading)
        .skip(1)
        .collect();
    if headings.len() > 1 || (listed.is_empty() && !headings.is_empty()) {
        return headings
            .into_iter()
            .map(|chunk| chunk.text.clone())
            .collect();
    }
    listed
}

/// The name of an option, without what is said of it behind a dash, a colon or in brackets.
fn name_of(option: &str) -> &str {
    let ends = [" - ", " – ", " — ", ": ", " (", ", "];
    let end = ends.iter().filter_map(|end| option.find(end)).min();
    let name = end.map_or(option, |end| &option[..end]);
    // `Option 1: X` is named by both.
    if bare(name).split(' ').next() == Some("option") {
        option
    } else {
        name
    }
}

/// `use a wiki of ours` and `a wiki of ours`: one is named with a word more before it.
fn ends(long: &str, short: &str) -> bool {
    const FEWEST: usize = 3;
    short.split(' ').count() >= FEWEST
        && long
            .strip_suffix(short)
            .is_some_and(|rest| rest.ends_with(' '))
}

fn begins(long: &str, short: &str) -> bool {
    !short.is_empty()
        && long
            .strip_prefix(short)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
