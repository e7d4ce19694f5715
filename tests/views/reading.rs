//! `show`, `list`, `log` and `search`.

use firstteam::model::{Entry, Kind};
use firstteam::report::{Filter, View, list, log, search, show};

use super::journal::{assert_shown, day, journal, pasted, plain};
use super::weekly::FULL;

#[test]
fn a_decision_comes_with_all_that_hangs_on_it() {
    let (journal, _) = journal(FULL, "2026-03-13");
    let entry = journal.find("aaaa2", &[]).expect("the decision");
    let notes = |_: &Entry| "# Minutes\n\nWe talked *long*.\n".to_owned();
    let view = show(&journal, entry, day("2026-03-13"), &notes);
    assert_shown("decision-80.txt", &plain(&view, 80));
    assert_shown("decision.md", &pasted(&view));
    assert_shown("decision.json", &firstteam::render::json(&view));
}

#[test]
fn any_other_entry_comes_with_what_names_it() {
    let (journal, _) = journal(FULL, "2026-03-13");
    let entry = journal.find("aaaa3", &[]).expect("the dissent");
    let view = show(&journal, entry, day("2026-03-13"), &|_| String::new());
    assert_shown("dissent-60.txt", &plain(&view, 60));
}

#[test]
fn a_moved_commitment_has_the_date_that_counts_and_those_before() {
    let again = "\n\n# updates/2026-03-12-again-aaab5\nat = 2026-03-12T12:00:00Z\n\
                 commitment = \"2026-02-23-offer-aaab1\"\nstate = \"moved\"\ndue = 2026-03-19\n";
    let (journal, _) = journal(&format!("{}{again}", FULL.trim_end()), "2026-03-13");
    let entry = journal.find("aaab1", &[]).expect("the commitment");
    let view = show(&journal, entry, day("2026-03-13"), &|_| String::new());
    let page = plain(&view, 120);
    assert!(
        page.contains("Due: 19 March (2026-03-19), moved from 5 March, then from 12 March\n"),
        "{page}"
    );
    let json = firstteam::render::json(&view);
    assert!(json.contains("\"due\": \"2026-03-19\""), "{json}");
    assert!(json.contains("\"earlier\""), "{json}");
}

#[test]
fn the_log_is_a_line_an_entry() {
    let (journal, _) = journal(FULL, "2026-03-13");
    let view = log(&journal, day("2026-03-13"), &Filter::default());
    assert_eq!(view.total, journal.len());
    assert_shown("log-120.txt", &plain(&view, 120));
    assert_shown("log-40.txt", &plain(&view, 40));
}

#[test]
fn a_list_leaves_out_columns_that_say_nothing() {
    let (journal, _) = journal(FULL, "2026-03-13");
    let of = |kind| list(&journal, kind, day("2026-03-13"), &Filter::default());
    assert_shown("commitments-80.txt", &plain(&of(Kind::Commitment), 80));
    assert_shown("relays.md", &pasted(&of(Kind::Relay)));
    let rows = of(Kind::Commitment).rows().expect("a table");
    assert_shown("commitments.csv", &firstteam::render::csv(&rows));
    assert!(!plain(&of(Kind::Answer), 80).contains("By"));
    assert_eq!(
        plain(&of(Kind::Review), 80),
        "No reviews as of 2026-03-13.\n"
    );
}

#[test]
fn filters_take_days_members_and_decisions() {
    let (journal, _) = journal(FULL, "2026-03-13");
    let handles = |filter: Filter| {
        let log = log(&journal, day("2026-03-13"), &filter);
        let handles = log.items.into_iter().map(|item| item.handle);
        handles.collect::<Vec<_>>().join(" ")
    };
    let decision = Filter {
        decision: Some("2026-02-02-price-list-bbbb2".to_owned()),
        ..Filter::default()
    };
    assert_eq!(handles(decision), "bbbb2 bbbb4 bbbb3");
    let who = Filter {
        who: Some("eli".to_owned()),
        since: Some(day("2026-02-02")),
        until: Some(day("2026-02-28")),
        ..Filter::default()
    };
    assert_eq!(handles(who), "bbbb1 bbbb2 bbbb4");
}

#[test]
fn a_search_quotes_where_the_words_stand() {
    let (journal, _) = journal(FULL, "2026-03-13");
    let notes = |_: &Entry| "Nobody spoke of the LAUNCH again.".to_owned();
    let found = search(&journal, "launch offer", &Filter::default(), &notes);
    assert_eq!(found.total, 1);
    assert_eq!(
        plain(&found, 80),
        "One entry has all of “launch offer”\n\n\
         - aaab1 2026-02-23 commitment, Dee\n    \
         what: “Draft of the new offer page”\n    \
         notes: “Nobody spoke of the LAUNCH again.”\n"
    );
    assert_eq!(
        search(&journal, "thaw", &Filter::default(), &notes).total,
        0
    );
}
