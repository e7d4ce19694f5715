//! Words that try to steer the terminal, to hide, or to work as markup; and terminals that are narrow.

use std::fmt::Write;

use firstteam::model::kinds::{Decision, Relay};
use firstteam::model::{Entry, Journal, Kind, Problem};
use firstteam::render::{Look, csv, html, json, markdown, problem, table};
use firstteam::report::{
    Filter, Lately, Record, View, agenda, cascade, compared, dossier, flags, list, log, member,
    search, show, soundness, weekly,
};
use firstteam::rules::{Check, Selection, findings};

use super::journal::{day, journal};
use super::weekly::FULL;

/// What must never reach a reader raw.
pub fn is_unsafe(letter: char) -> bool {
    let invisible = "\u{61c}\u{180e}\u{feff}\u{2028}\u{2029}\u{ad}";
    (letter.is_control() && letter != '\n')
        || invisible.contains(letter)
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(letter, '\u{e0000}'..='\u{e007f}')
}

/// The journal of the tests with something in the middle of all its sentences.
fn poisoned(poison: &str) -> (Journal, Vec<Problem>) {
    let keys = [
        "text",
        "why",
        "reason",
        "said",
        "what",
        "title",
        "tell",
        "would_change",
    ];
    let mut text = String::new();
    for line in FULL.lines() {
        match line.split_once(" = \"") {
            Some((key, words)) if keys.contains(&key) => {
                let _ = writeln!(text, "{key} = \"{poison}{}", words.replacen(' ', poison, 1));
            }
            _ => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    journal(&text, "2026-03-06")
}

/// A view in every format.
struct Shown<'a> {
    terminal: &'a dyn Fn(&Look) -> String,
    markdown: String,
    html: String,
    json: String,
    /// Where it is a table.
    csv: Option<String>,
}

fn each<V: View>(name: &str, view: &V, take: &mut impl FnMut(&str, &Shown<'_>)) {
    let document = view.document();
    let shown = Shown {
        terminal: &|look: &Look| table(&document, look),
        markdown: markdown(&document),
        html: html(&document),
        json: json(view),
        csv: view.rows().map(|rows| csv(&rows)),
    };
    take(name, &shown);
}

/// Everything that can be shown of a journal, in the formats that `formats` gives.
fn shown(journal: &Journal, problems: &[Problem], mut take: impl FnMut(&str, &Shown<'_>)) {
    let as_of = day("2026-03-06");
    let found = findings(journal, as_of, &Selection::default());
    let lately = Lately {
        now: &found,
        ..Lately::default()
    };
    let filter = Filter::default();
    let notes = |entry: &Entry| Record::of(journal, entry, as_of).words;
    each(
        "weekly",
        &weekly(journal, as_of, lately, problems),
        &mut take,
    );
    each("flags", &flags(journal, as_of, &found), &mut take);
    each("log", &log(journal, as_of, &filter), &mut take);
    each("check", &soundness(problems, journal.len()), &mut take);
    each(
        "search",
        &search(journal, "the", &filter, &notes),
        &mut take,
    );
    each("agenda", &agenda(journal, as_of, &found, None), &mut take);
    each("cascade", &cascade(journal, as_of, None, None), &mut take);
    for who in &journal.team.members {
        let card = member(journal, who, as_of, (None, None), &found);
        each("member", &card, &mut take);
    }
    for decision in journal.all::<Decision>() {
        let about = Some(decision.entry);
        each("cascade", &cascade(journal, as_of, about, None), &mut take);
        let story = dossier(journal, decision, as_of, &found, &notes);
        each("dossier", &story, &mut take);
    }
    let check = Check::new(journal, as_of);
    for relay in journal.all::<Relay>() {
        let decision = journal.get_as::<Decision>(&relay.body.decision);
        let view = decision.and_then(|decision| compared(&check, decision, relay.into()));
        each("compare", &view.expect("a wording"), &mut take);
    }
    for kind in Kind::all() {
        each("list", &list(journal, kind, as_of, &filter), &mut take);
    }
    for entry in journal.entries() {
        each("show", &show(journal, entry, as_of, &notes), &mut take);
    }
}

fn look(width: usize) -> Look {
    Look {
        width,
        colour: false,
        ascii: false,
    }
}

#[test]
fn nothing_that_steers_or_hides_survives() {
    let poisons = [
        "\\u0007",
        "\\u0008",
        "\\u001b[2J",
        "\\u001b]0;x\\u0007",
        "\\u007f",
        "\\u0085",
        "\\u009b31m",
        "\\u00ad",
        "\\u061c",
        "\\u200b",
        "\\u200d",
        "\\u200f",
        "\\u2028",
        "\\u2029",
        "\\u202a",
        "\\u202e",
        "\\u2060",
        "\\u2066",
        "\\u2069",
        "\\ufeff",
        "\\U000e0041",
        "\\t",
        "\\r",
        "\\n",
    ];
    for poison in poisons {
        let (journal, mut problems) = poisoned(poison);
        assert!(journal.len() > 10, "{poison}: {problems:#?}");
        let bad = journal.entries().nth(1).expect("an entry").path.to_string() + "\u{202e}\u{1b}";
        problems.push(Problem::of_file("bad", &bad, "\u{9b}m\n\u{1b}[0m").with_help("\u{2066}"));
        shown(&journal, &problems, |name, shown| {
            let narrow = (shown.terminal)(&look(40));
            let wide = (shown.terminal)(&look(80));
            // CSV ends its lines as RFC 4180 has it.
            let csv = shown.csv.as_deref().unwrap_or_default();
            let csv = csv.replace("\r\n", "\n");
            for text in [
                &narrow,
                &wide,
                &shown.markdown,
                &shown.html,
                &shown.json,
                &csv,
            ] {
                let raw = text.chars().find(|letter| is_unsafe(*letter));
                assert_eq!(raw, None, "{name} with {poison}:\n{text}");
            }
        });
        for drawn in &problems {
            let text = problem(drawn, &look(80));
            assert!(!text.contains(is_unsafe), "{poison}: {text:?}");
        }
    }
}

#[test]
fn colour_is_the_only_escape() {
    let (journal, problems) = poisoned("\\u001b[31m\\u202e");
    shown(&journal, &problems, |name, shown| {
        let look = Look {
            colour: true,
            ..look(80)
        };
        let text = (shown.terminal)(&look);
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once('\u{1b}') {
            let end = after.find('m').expect("the end of a colour");
            let ours = after[1..end]
                .chars()
                .all(|letter| letter.is_ascii_digit() || letter == ';');
            assert!(after.starts_with('[') && ours, "{name}: {after:?}");
            rest = &after[end..];
        }
        assert!(!text.contains('\u{202e}'), "{name}");
    });
}

#[test]
fn no_line_is_wider_than_the_terminal_and_no_word_is_lost() {
    let (journal, problems) = journal(FULL, "2026-03-06");
    let letters = |text: &str| {
        let words = text.chars().filter(|letter| letter.is_alphanumeric());
        words.collect::<String>()
    };
    shown(&journal, &problems, |name, shown| {
        for width in [40, 60, 80, 120] {
            let text = (shown.terminal)(&look(width));
            for line in text.lines() {
                let wide = line.chars().count();
                assert!(wide <= width, "{name} at {width}: {wide}\n{text}");
            }
            if name == "log" && width == 40 {
                for entry in journal.entries() {
                    let record = Record::of(&journal, entry, day("2026-03-06"));
                    let words = record.words.chars().take(100).collect::<String>();
                    let words = words.rsplit_once(' ').map_or("", |(words, _)| words);
                    assert!(letters(&text).contains(&letters(words)), "{words}\n{text}");
                }
            }
        }
    });
}

#[test]
fn words_do_not_work_as_markup() {
    let poison =
        "\\n# head\\n\\n<script>x</script> [a](javascript:1) ![b](http://x.example) *c* `d` ";
    let (journal, problems) = poisoned(poison);
    shown(&journal, &problems, |name, shown| {
        for line in shown.markdown.lines() {
            let content = line.trim_start_matches(['-', ' ', '>']);
            let ours = line.starts_with("# ") || line.starts_with("## ");
            assert!(ours || !content.starts_with("# "), "{name}: {line}");
            for mark in ["<script", "</script", "[a]", "](", " *c*", "`d`", "http://"] {
                let raw = line
                    .match_indices(mark)
                    .find(|(at, _)| !line[..*at].ends_with('\\'));
                assert_eq!(raw, None, "{name}: {line}");
            }
        }
    });
}

/// The tags of a page in order, each with a mark where it ends one; those that hold nothing are left out.
fn tags(page: &str) -> Vec<(bool, &str)> {
    let body = page.split_once("</style>").expect("a style").1;
    let tags = body.split('<').skip(1).map(|rest| {
        let tag = rest.split('>').next().unwrap_or_default();
        let name = tag.trim_start_matches('/').split(' ').next();
        (tag.starts_with('/'), name.unwrap_or_default())
    });
    tags.filter(|(_, name)| *name != "br").collect()
}

#[test]
fn a_page_of_html_has_our_tags_only_and_closes_each() {
    let ours = [
        "head",
        "body",
        "main",
        "html",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "blockquote",
        "div",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "time",
        "span",
        "strong",
        "code",
        "bdi",
        "mark",
    ];
    let poison = "</li></main><script>alert(1)</script><img src=x onerror=y> \\\" ' & &amp; ";
    let (journal, problems) = poisoned(poison);
    shown(&journal, &problems, |name, shown| {
        let page = &shown.html;
        // What stands before the style is open still.
        let mut open = vec!["html", "head"];
        for (ends, tag) in tags(page) {
            assert!(ours.contains(&tag), "{name}: <{tag}>\n{page}");
            if ends {
                assert_eq!(open.pop(), Some(tag), "{name}\n{page}");
            } else {
                open.push(tag);
            }
        }
        assert!(open.is_empty(), "{name}: {open:?}");
        assert!(
            page.contains("&lt;script&gt;") || !page.contains("script"),
            "{name}"
        );
    });
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    for poison in ["=1+1;", "+1;", "-1;", "@x;", "\\t=1;"] {
        let (journal, problems) = poisoned(poison);
        shown(&journal, &problems, |name, shown| {
            let Some(text) = &shown.csv else { return };
            for line in text.lines() {
                for cell in line.split(',') {
                    let cell = cell.trim_start_matches(['"', ' ']);
                    assert!(!cell.starts_with(['=', '+', '-', '@']), "{name}: {line}");
                }
            }
        });
    }
}
