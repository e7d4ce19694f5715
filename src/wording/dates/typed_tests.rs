//! Every form of a typed date, and every refusal.

use super::*;

/// Monday, 23 November 2026.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

#[test]
fn every_form_gives_its_day() {
    for (phrase, day) in [
        ("2026-03-02", "2026-03-02"),
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("yesterday", "2026-11-22"),
        ("friday", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("last friday", "2026-11-20"),
        ("next friday", "2026-12-04"),
        ("in 2 weeks", "2026-12-07"),
        ("in two weeks", "2026-12-07"),
        ("in a month", "2026-12-23"),
        ("+30d", "2026-12-23"),
        ("+2w", "2026-12-07"),
        ("-3d", "2026-11-20"),
        ("3 days ago", "2026-11-20"),
        ("9 march", "2027-03-09"),
        ("9 Mar 2027", "2027-03-09"),
        ("March 9, 2027", "2027-03-09"),
        ("the 9th of March 2027", "2027-03-09"),
        ("end of march", "2027-03-31"),
        ("end of november", "2026-11-30"),
        ("eom", "2026-11-30"),
        ("eoq", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("end of q1", "2027-03-31"),
        ("Q1 2027", "2027-03-31"),
        ("2026-W48", "2026-11-27"),
        ("mid-april", "2027-04-15"),
        ("mid april 2028", "2028-04-15"),
        ("29 february", "2028-02-29"),
        ("end of the year", "2026-12-31"),
        ("by friday", "2026-11-27"),
        ("02.03.2026", "2026-03-02"),
        ("25/12/2026", "2026-12-25"),
    ] {
        assert_eq!(
            read(phrase, today()).map(|d| d.to_string()).as_deref(),
            Ok(day),
            "{phrase}"
        );
    }
}

#[test]
fn two_readings_are_named() {
    let message = read("03/04/2026", today())
        .expect_err("two readings")
        .to_string();
    assert!(
        message.contains("2026-04-03") && message.contains("2026-03-04"),
        "{message}"
    );
}

#[test]
fn every_error_says_what_to_type() {
    for phrase in [
        "",
        "soonish",
        "2026-02-30",
        "+99999999999d",
        "31 june",
        "in 5 moons",
        "é",
        "q9",
        "'",
    ] {
        let message = read(phrase, today()).expect_err(phrase).to_string();
        assert!(message.contains("type "), "{message}");
    }
}
