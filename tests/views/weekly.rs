use super::journal::{pasted, plain, week};

const FULL: &str = include_str!("full.txt");
const CALM: &str = include_str!("calm.txt");

#[test]
fn look() {
    for (text, day) in [
        (FULL, "2026-03-06"),
        (FULL, "2026-03-13"),
        (CALM, "2026-03-06"),
        ("", "2026-03-06"),
    ] {
        let week = week(text, day);
        println!(
            "=== {day}\n{}\n--- md\n{}\n--- {:?}",
            plain(&week, 80),
            pasted(&week),
            week.one_line()
        );
    }
}
