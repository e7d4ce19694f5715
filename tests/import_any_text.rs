//! No text at all makes an import fail, and what it finds stands in the text.

use firstteam::capture::import::{adr, minutes};
use proptest::prelude::*;

/// Lines such as records have, in any order.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,60}",
        "(#{1,6} ?)(Decisions?|Conclusion|Present|Status|Context|[A-Za-z ]{0,20})",
        "( {0,8})([-*+] |[0-9]{1,3}[.)] |> |)(\\*\\*)?(Decision|RESOLVED|ACTION|Present|Regrets|Chair|Motion|Status|Date)( [0-9.]{1,4})?(\\*\\*)?:?(\\*\\*)? .{0,30}",
        "(\\| ?[^|\n]{0,12} ?){1,5}\\|",
        "\\|(---\\|){1,5}",
        "(```|---|\\+\\+\\+|~~~|<!--|-->|<b>|<summary>.{0,12}</summary>|</details>)",
        "(Ana|Cllr É. Ruiz|It was|Motion|On a motion by Bo,|) ?(moved|proposed|MOVED|motion)( by Ana)?,? ?(that|to)? .{0,20}(, | \\()?(seconded by Bo|2nd Bo|second:|)[.)]? ?(Carried|Agreed|Failed|5-0-1|Vote: .{0,8}|)",
        "(={1,6}|'''|#agreed|\\[17:02\\] <ana>) ?.{0,20}(={1,6}|'''|: RESOLVED: .{0,9}|)",
        ".{0,20}[.?] ?(\\*\\*)?(Resolved|Decision|RESOLVED that|Scribe):?(\\*\\*)? .{0,20}",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read(text in any::<String>(), path in any::<String>()) {
        let _ = minutes(&path, &text);
        let _ = adr(&path, &text);
    }

    #[test]
    fn any_lines_are_read_and_their_numbers_are_those_of_the_text(lines in prop::collection::vec(line(), 0..40)) {
        let text = lines.join("\n");
        let count = text.lines().count().max(1);
        for record in minutes("notes/2026-03-02.md", &text) {
            for decided in &record.decisions {
                prop_assert!((1..=count).contains(&decided.line), "line {} of {count}", decided.line);
                prop_assert!(!decided.text.trim().is_empty());
                prop_assert!(!decided.text.ends_with('?'));
            }
            for named in record.present.iter().chain(&record.absent) {
                // Marks, tags, handles and footnotes fall away between letters; none is made up, or put elsewhere.
                let mut told = text.chars();
                let letters = named.name.chars().filter(|c| c.is_alphanumeric());
                for letter in letters {
                    prop_assert!(told.any(|c| c == letter), "{letter} in {}", named.name);
                }
            }
        }
        let record = adr("docs/0001-x.md", &text);
        prop_assert!(record.text.is_none_or(|text| !text.trim().is_empty()));
    }

    #[test]
    fn line_ends_do_not_count(lines in prop::collection::vec(line(), 0..20)) {
        let texts = |all: &[firstteam::capture::import::Minutes]| -> Vec<String> {
            all.iter().flat_map(|one| one.decisions.iter().map(|decided| decided.text.clone())).collect()
        };
        let text = lines.join("\n").replace('\r', "");
        let unix = minutes("a.md", &text);
        let windows = minutes("a.md", &text.replace('\n', "\r\n"));
        prop_assert_eq!(texts(&unix), texts(&windows));
    }
}
