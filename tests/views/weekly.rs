//! The week, read as its readers would.

use firstteam::report::View;

use super::journal::{assert_shown, journal, pasted, plain, week};

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
    assert!(journal.entries().len() > 10);
    let once = firstteam::render::json(&week(FULL, "2026-03-06"));
    assert_eq!(once, firstteam::render::json(&week(FULL, "2026-03-06")));
}
