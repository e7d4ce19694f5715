//! The month and the quarter, read as their readers would.

use std::fmt::Write;

use firstteam::render::{Look, csv, html, json, table};
use firstteam::report::{Monthly, Period, Quarterly, View, monthly, quarterly};
use firstteam::rules::{Selection, State, findings};

use super::hostile::is_unsafe;
use super::journal::{assert_shown, day, journal_of, pasted, plain};

const QUARTER: &str = include_str!("quarter.txt");

/// What a team has beside its members: goals, and a pledge.
const TEAM: &str = r#"
[[goal]]
id = "time-to-value"
text = "A new customer gets value within a week"
scope = "shared"
metric = "days to first value"
target = "7"
gives_up = ["custom features", "bespoke deals"]
[[goal]]
id = "stability"
text = "Fewer than three incidents a month"
scope = "shared"
gives_up = ["custom features", "tactical campaigns"]
[[goal]]
id = "margin"
text = "Every deal pays for itself"
scope = "function"
function = "finance"
state = "met"
[[goal]]
id = "leads"
text = "Four hundred leads"
scope = "function"
function = "marketing"
[pledge]
version = "2026-07"
from = 2026-07-01
text = "We answer to the enterprise first."
"#;

fn month(text: &str, month: &str, as_of: &str) -> Monthly {
    month_of(TEAM, text, month, as_of)
}

fn month_of(team: &str, text: &str, month: &str, as_of: &str) -> Monthly {
    let (journal, problems) = journal_of(team, text, as_of);
    let as_of = day(as_of);
    let found = findings(&journal, as_of, &Selection::default());
    let month = Period::read_month(month).expect("a month");
    monthly(&journal, month, as_of, &found, &problems)
}

fn quarter(text: &str, quarter: &str, as_of: &str) -> Quarterly {
    quarter_of(TEAM, text, quarter, as_of)
}

fn quarter_of(team: &str, text: &str, quarter: &str, as_of: &str) -> Quarterly {
    let (journal, problems) = journal_of(team, text, as_of);
    let as_of = day(as_of);
    let every = Selection {
        states: State::ALL.to_vec(),
        ..Selection::default()
    };
    let found = findings(&journal, as_of, &every);
    let starts = journal.team.fiscal_year_starts;
    let quarter = Period::read_quarter(quarter, starts).expect("a quarter");
    quarterly(&journal, quarter, as_of, &found, &problems)
}

#[test]
fn a_full_month() {
    let month = month(QUARTER, "2026-09", "2026-09-30");
    assert_shown("month-120.txt", &plain(&month, 120));
    assert_shown("month-80.txt", &plain(&month, 80));
    assert_shown("month-60.txt", &plain(&month, 60));
    assert_shown("month.md", &pasted(&month));
    assert_shown("month.json", &json(&month));
    assert_shown("month.html", &html(&month.document()));
    assert_shown("month.csv", &csv(&month.rows().expect("its counts")));
}

#[test]
fn a_full_quarter() {
    let quarter = quarter(QUARTER, "2026-Q3", "2026-09-30");
    assert_shown("quarter-120.txt", &plain(&quarter, 120));
    assert_shown("quarter-80.txt", &plain(&quarter, 80));
    assert_shown("quarter-60.txt", &plain(&quarter, 60));
    assert_shown("quarter.md", &pasted(&quarter));
    assert_shown("quarter.json", &json(&quarter));
}

/// Promises of half a year: in each month so many were kept, of so many.
fn promises(months: &[(u32, u32)]) -> String {
    let mut text = String::new();
    for (month, (kept, due)) in (4..).zip(months) {
        for number in 0..*due {
            let id = format!("2026-{month:02}-01-plan-m{month}p{number:02}");
            let _ = write!(
                text,
                "# commitments/{id}\nowner = \"cy\"\nwhat = \"Plan\"\ndue = 2026-{month:02}-20\n\n"
            );
            if number < *kept {
                let _ = write!(
                    text,
                    "# updates/2026-{month:02}-20-kept-u{month}p{number:02}\ncommitment = \"{id}\"\nstate = \"kept\"\n\n"
                );
            }
        }
    }
    text
}

#[test]
fn six_months_stand_in_a_line() {
    let text = promises(&[(1, 6), (4, 8), (2, 2), (0, 5), (5, 9), (10, 10)]);
    let month = month_of("", &text, "2026-09", "2026-09-30");
    assert_eq!(
        plain(&month, 80),
        "A calm month: everything due was kept.\n\n\
         Northwind leadership, September 2026\n\n\
         Scorecard\n\
         Measure        September         August  Trend  6 months\n\
         ────────────────────────────────────────────────────────\n\
         Promises kept  10 of 10 (100 %)  5 of 9  up     ▂▅·▁▅█\n\n\
         Counted from the record. A trend needs five or more in both months; a dot is a\n\
         month with fewer than five.\n\n\
         Changed since August\n\
         - Promises kept: 10 of 10 (100 %), up from 5 of 9 (55 %)\n"
    );
    let ascii = Look {
        width: 80,
        colour: false,
        ascii: true,
    };
    let drawn = table(&month.document(), &ascii);
    assert!(drawn.is_ascii() && drawn.contains("-+._+#"), "{drawn}");
    let json: serde_json::Value = serde_json::from_str(&json(&month)).expect("JSON");
    assert_eq!(json["measures"][0]["months"][5]["part"], 10);
    assert!(!json.to_string().contains('█'));
}

#[test]
fn a_trend_needs_five_on_both_sides() {
    let trend = |before, now| {
        let text = promises(&[before, now]);
        month_of("", &text, "2026-05", "2026-05-31").measures[0].trend
    };
    assert_eq!(trend((5, 5), (1, 4)), None);
    assert_eq!(trend((1, 4), (5, 5)), None);
    assert_eq!(trend((5, 5), (1, 5)), Some("down"));
    assert_eq!(trend((20, 25), (33, 40)), Some("same"));
    // One promise is no trend.
    assert_eq!(trend((12, 13), (15, 15)), Some("same"));
    assert_eq!(trend((11, 13), (15, 15)), Some("up"));
}

#[test]
fn a_month_can_be_counted_again_with_what_is_known_later() {
    let text = promises(&[(1, 1)])
        .replace("kept-u", "late-u")
        .replace("updates/2026-04-20", "updates/2026-05-10");
    let kept = |as_of| {
        month_of("", &text, "2026-04", as_of).measures[0]
            .now
            .words()
    };
    assert_eq!(kept("2026-04-30"), "0 of 1");
    assert_eq!(kept("2026-05-31"), "1 of 1");
}

#[test]
fn a_quiet_time_says_nothing_to_cron() {
    let month = month("", "2026-09", "2026-09-30");
    // A pledge that nobody signed is something to say; a team without one is not.
    assert_eq!(
        month.headline,
        "Five members have not signed the pledge 2026-07 yet."
    );
    let month = month_of("", "", "2026-09", "2026-09-30");
    assert!(month.is_empty() && month.one_line().is_none());
    assert_eq!(
        month.headline,
        "A quiet month: nothing was decided, and nothing waits."
    );
    let quarter = quarter_of("", "", "2026-Q3", "2026-09-30");
    assert!(quarter.is_empty() && quarter.one_line().is_none());
    assert_eq!(
        quarter.headline,
        "A quiet quarter: nothing was decided, and nothing was due for review."
    );
}

#[test]
fn what_cannot_be_read_is_never_silent() {
    let broken = "# topics/2026-09-02-broken-aaaa1\ntitle = \n";
    let line = month_of("", broken, "2026-09", "2026-09-30").one_line();
    assert!(line.is_some_and(|line| line.contains("One file could not be read")));
    let line = quarter(broken, "2026-Q3", "2026-09-30").one_line();
    assert!(line.is_some_and(|line| line.contains("One file could not be read")));
}

#[test]
fn three_things_at_most_are_worth_talking_about() {
    let month = month(QUARTER, "2026-09", "2026-09-30");
    assert_eq!(month.talk.len(), 3);
    for name in ["Ana", "Bo", "Cy", "Dee", "Eli"] {
        assert!(
            !month.talk.iter().any(|talk| talk.says.contains(name)),
            "{name}"
        );
    }
}

#[test]
fn the_same_journal_gives_the_same_bytes_of_months_and_quarters() {
    let month = || json(&month(QUARTER, "2026-09", "2026-09-30"));
    assert_eq!(month(), month());
    let quarter = || json(&quarter(QUARTER, "2026-Q3", "2026-09-30"));
    assert_eq!(quarter(), quarter());
}

/// Something in the middle of every sentence, be it in a list.
fn poisoned(text: &str, poison: &str) -> String {
    let keys = [
        "text",
        "why",
        "reason",
        "said",
        "what",
        "title",
        "tell",
        "metric",
        "expected",
        "lesson",
        "trade_offs",
        "stops",
        "assumptions",
        "gives_up",
        "target",
        "version",
        "pledge",
    ];
    let mut out = String::new();
    for line in text.lines() {
        let key = line.split(" = ").next().unwrap_or_default();
        let line = if keys.contains(&key) {
            line.replacen('"', &format!("\"{poison}"), 1)
        } else {
            line.to_owned()
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// Both reports on a poisoned journal: on terminals of several widths, in Markdown, in JSON.
fn shown(poison: &str, mut take: impl FnMut(usize, &str)) {
    let (team, text) = (poisoned(TEAM, poison), poisoned(QUARTER, poison));
    let month = month_of(&team, &text, "2026-09", "2026-09-30");
    let quarter = quarter_of(&team, &text, "2026-Q3", "2026-09-30");
    assert!(quarter.reviews.len() == 2 && month.goals.len() == 4);
    for width in [40, 60, 80, 120] {
        take(width, &plain(&month, width));
        take(width, &plain(&quarter, width));
    }
    for text in [
        pasted(&month),
        json(&month),
        pasted(&quarter),
        json(&quarter),
    ] {
        take(usize::MAX, &text);
    }
}

#[test]
fn nothing_hostile_survives_in_months_and_quarters() {
    for poison in [
        "\\u0007",
        "\\u001b[2J",
        "\\u009b31m",
        "\\u200b",
        "\\u202e",
        "\\u2066",
        "\\r",
        "\\n",
    ] {
        shown(poison, |_, text| {
            let raw = text.chars().find(|letter| is_unsafe(*letter));
            assert_eq!(raw, None, "{poison}:\n{text}");
        });
    }
}

#[test]
fn no_word_works_as_markup_in_months_and_quarters() {
    let poison = "\\n# head\\n<script>x</script> [a](javascript:1) *c* `d` | ";
    shown(poison, |width, text| {
        if width != usize::MAX || text.starts_with('{') {
            return;
        }
        for mark in ["<script", "[a]", " *c*", "`d`", "\n# head"] {
            let raw = text
                .match_indices(mark)
                .find(|(at, _)| !text[..*at].ends_with('\\'));
            assert_eq!(raw, None, "{text}");
        }
    });
}

#[test]
fn months_and_quarters_fit_the_terminal() {
    shown("", |width, text| {
        for line in text.lines().filter(|_| width != usize::MAX) {
            assert!(line.chars().count() <= width, "at {width}: {line}");
        }
    });
}

#[test]
fn the_version_that_holds_is_the_one_to_sign() {
    let signed = |member: &str, version: &str, on: &str| {
        format!(
            "# signatures/{on}-{member}-{member}{version}\nmember = \"{member}\"\npledge = \"{version}\"\n\n"
        )
    };
    let text = signed("ana", "2026-07", "2026-07-06") + &signed("ana", "2026-01", "2026-08-03");
    let pledge = |as_of| quarter(&text, "2026-Q3", as_of).pledge.expect("a pledge");
    let ana = &pledge("2026-09-30").members[0];
    assert_eq!(ana.version.as_deref(), Some("2026-07"));
    assert_eq!(pledge("2026-09-30").missing().count(), 4);
    assert!(quarter(&text, "2026-Q2", "2026-06-30").pledge.is_none());
    assert!(
        quarter_of("", &text, "2026-Q3", "2026-09-30")
            .pledge
            .is_none()
    );
}

#[test]
fn a_promise_serves_its_own_goal_or_those_of_its_decision() {
    let text = "# decisions/2026-07-06-hire-aaaa1\ntext = \"Hire.\"\ngoals = [\"leads\", \"margin\"]\n\n\
                # commitments/2026-07-06-plan-aaaa2\nowner = \"cy\"\nwhat = \"Plan\"\ndue = 2026-07-20\n\
                decision = \"2026-07-06-hire-aaaa1\"\n\n\
                # commitments/2026-07-06-page-aaaa3\nowner = \"cy\"\nwhat = \"Page\"\ndue = 2026-11-20\n\
                decision = \"2026-07-06-hire-aaaa1\"\ngoal = \"stability\"\n";
    let goals = quarter(text, "2026-Q3", "2026-09-30").goals;
    let counts: Vec<_> = goals
        .iter()
        .map(|goal| (goal.decisions.len(), goal.promised, goal.kept.whole))
        .collect();
    assert_eq!(counts, [(0, 0, 0), (0, 1, 0), (1, 1, 1), (1, 1, 1)]);
}
