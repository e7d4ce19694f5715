//! The week, read as its readers would.

use firstteam::report::{View, flags};
use firstteam::rules::{Selection, findings};

use super::journal::{assert_shown, day, journal, pasted, plain, week};

pub const FULL: &str = include_str!("full.txt");
const OBJECTION: &str = include_str!("objection.txt");
const CALM: &str = include_str!("calm.txt");

#[test]
fn a_full_week() {
    let week = week(FULL, "2026-03-06");
    assert_shown("full-80.txt", &plain(&week, 80));
    assert_shown("full-60.txt", &plain(&week, 60));
    assert_shown("full.md", &pasted(&week));
    assert_shown("full.json", &firstteam::render::json(&week));
}

#[test]
fn the_week_after_a_change_of_substance() {
    assert_shown("changed-80.txt", &plain(&week(FULL, "2026-03-13"), 80));
}

#[test]
fn a_week_with_an_open_objection() {
    assert_shown(
        "objection-80.txt",
        &plain(&week(OBJECTION, "2026-03-20"), 80),
    );
}

#[test]
fn a_calm_week() {
    let week = week(CALM, "2026-03-06");
    assert_shown("calm.md", &pasted(&week));
    assert_eq!(
        week.one_line().as_deref(),
        Some(
            "Northwind leadership, week to 2026-03-06: A calm week: one decision, everything promised was kept."
        )
    );
}

#[test]
fn a_week_without_anything_says_nothing_to_cron() {
    let week = week("", "2026-03-06");
    assert!(week.is_empty());
    assert_eq!(week.one_line(), None);
    assert_eq!(
        week.headline,
        "A quiet week: nothing was decided, and nothing waits."
    );
}

#[test]
fn a_file_that_could_not_be_read_is_never_silent() {
    let week = week("# topics/2026-03-02-broken-aaaa1\ntitle = \n", "2026-03-06");
    assert_eq!(week.unreadable, 1);
    let line = week.one_line().expect("something to say");
    assert!(line.contains("One file could not be read"), "{line}");
}

#[test]
fn silence_is_never_shown_as_agreement() {
    let text = pasted(&week(FULL, "2026-03-06"));
    assert!(text.contains("For: Ana, Bo · disagrees and commits: Dee · silent: Cy\n"));
}

#[test]
fn what_somebody_told_the_board_stays_with_the_board() {
    let told = |to: &str| {
        let text = format!(
            "# decisions/2026-02-02-freeze-aaaa2\ntext = \"Freeze.\"\n\n\
             # dissents/2026-03-02-doubt-aaaa3\non_entry = \"2026-02-02-freeze-aaaa2\"\n\
             member = \"dee\"\nseverity = \"objection\"\nreason = \"It breaks a contract.\"\n\
             channel = \"private\"\nto = \"{to}\"\n"
        );
        week(&text, "2026-03-06")
    };
    for confided in ["board", "legal", "ethics", "ana"] {
        assert!(told(confided).open_dissents.is_empty(), "{confided}");
    }
    assert_eq!(told("bo").open_dissents.len(), 1);
}

#[test]
fn second_hand_word_names_nobody() {
    let week = week(
        "# decisions/2026-02-02-freeze-aaaa2\ntext = \"Freeze.\"\n\n\
         # dissents/2026-03-02-doubt-aaaa3\nsource = \"reported\"\n\
         on_entry = \"2026-02-02-freeze-aaaa2\"\nmember = \"dee\"\nseverity = \"concern\"\n\
         reason = \"It will not last.\"\nchannel = \"side\"\n",
        "2026-03-06",
    );
    assert_eq!(week.open_dissents[0].member, None);
    assert!(!pasted(&week).contains("Dee"), "{}", pasted(&week));
}

#[test]
fn a_review_clears_its_date_until_another_is_set() {
    let decision =
        "# decisions/2026-01-05-freeze-aaaa2\ntext = \"Freeze.\"\nreview_on = 2026-03-02\n\n";
    let review = "# reviews/2026-03-02-met-aaaa3\ndecision = \"2026-01-05-freeze-aaaa2\"\noutcome = \"met\"\n\n";
    let again = "# amendments/2026-03-03-again-aaaa4\ndecision = \"2026-01-05-freeze-aaaa2\"\n\
                 reason = \"Look again.\"\nreview_on = 2026-03-12\n";
    let due = |text: &str| week(text, "2026-03-06").reviews.len();
    assert_eq!(due(decision), 1);
    assert_eq!(due(&format!("{decision}{review}")), 0);
    assert_eq!(due(&format!("{decision}{review}{again}")), 1);
}

#[test]
fn the_same_journal_gives_the_same_bytes() {
    let (journal, _) = journal(FULL, "2026-03-06");
    assert!(journal.len() > 10);
    let once = firstteam::render::json(&week(FULL, "2026-03-06"));
    assert_eq!(once, firstteam::render::json(&week(FULL, "2026-03-06")));
}

/// A decision, a side meeting about it that the signal records, and the next forum.
fn with_signal(source: &str) -> String {
    format!(
        "# meetings/2026-02-02-weekly-aaaa1\nat = 2026-02-02T09:00:00Z\nritual = \"weekly\"\nforum = true\n\
         present = [\"ana\", \"bo\", \"cy\", \"dee\", \"eli\"]\n\n\
         # decisions/2026-02-02-freeze-aaaa2\nat = 2026-02-02T09:30:00Z\nmeeting = \"2026-02-02-weekly-aaaa1\"\n\
         text = \"Freeze feature work.\"\napprover = \"ana\"\nwhy = \"Outages.\"\nmetric = \"outages\"\n\
         trade_offs = [\"No campaigns\"]\n\n\
         # signals/2026-03-03-lunch-aaaa3\nat = 2026-03-03T12:00:00Z\nsource = \"{source}\"\n\
         what = \"side-conversation\"\nwho = [\"cy\", \"eli\"]\nabout = [\"2026-02-02-freeze-aaaa2\"]\n\
         seen = \"Cy and Eli re-planned the scope over lunch, and left with a list of nine features.\"\n\n\
         # meetings/2026-03-04-weekly-aaaa4\nat = 2026-03-04T09:00:00Z\nritual = \"weekly\"\nforum = true\n\
         present = [\"ana\", \"bo\", \"cy\", \"dee\", \"eli\"]\n"
    )
}

#[test]
fn the_headline_says_what_a_signal_was() {
    assert_eq!(
        week(&with_signal("seen"), "2026-03-06").headline,
        "One question for the next forum, about a side conversation on “Freeze feature work”: \
         “Cy and Eli re-planned the scope over lunch, and left with a…”."
    );
    assert_eq!(
        week(&with_signal("reported"), "2026-03-06").headline,
        "One question for the next forum, about a side conversation on “Freeze feature work”."
    );
}

#[test]
fn what_was_changed_because_of_a_question_is_settled() {
    let text = format!(
        "{}\n# addresses/2026-03-06-changed-aaaa5\nfinding = \"side-meeting/2026-03-03-aaaa3\"\n\
         result = \"changed\"\nwhat = \"They told the forum, and the list is gone.\"\n",
        with_signal("seen")
    );
    let flagged = |as_of: &str| {
        let (journal, _) = journal(&text, as_of);
        let found = findings(&journal, day(as_of), &Selection::default());
        flags(&journal, day(as_of), &found)
    };
    assert!(pasted(&flagged("2026-03-05")).starts_with("# One question as of 2026-03-05\n"));
    let settled = pasted(&flagged("2026-03-06"));
    assert_eq!(
        settled.lines().take(5).collect::<Vec<_>>(),
        [
            "# One settled question as of 2026-03-06",
            "",
            "## Settled",
            "",
            "- A decision was talked over outside the forum without its approver, and the next forum has no word of \
             it: changed, “They told the forum, and the list is gone.” (`side-meeting/2026-03-03-aaaa3`)",
        ]
    );
    let json = firstteam::render::json(&flagged("2026-03-06"));
    assert!(json.contains("\"answer\": \"They told the forum, and the list is gone.\""));
    let week = pasted(&week(&text, "2026-03-06"));
    assert!(!week.contains("## Questions"), "{week}");
    assert!(week.contains("changed, “They told the forum"), "{week}");
}

#[test]
fn a_very_long_decision_is_cut_where_people_read_it() {
    let long = "Freeze all of the feature work ".repeat(70);
    let text = format!(
        "# decisions/2026-03-03-freeze-aaaa2\ntext = \"{}\"\n",
        long.trim()
    );
    let week = week(&text, "2026-03-06");
    let shown = pasted(&week);
    assert!(!shown.contains(long.trim()), "{shown}");
    assert!(shown.contains("work…** `aaaa2`"), "{shown}");
    assert!(
        shown.contains("The whole of it: `firstteam show aaaa2`"),
        "{shown}"
    );
    assert!(firstteam::render::json(&week).contains(long.trim()));
}
