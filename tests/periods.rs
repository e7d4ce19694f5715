//! `report monthly` and `report quarterly` at the command line: which time is meant, and what scripts rely on.

mod support;

use support::Sandbox;

const NOW: &str = "2026-10-13T10:00:00+02:00";

/// A journal with a decision of August that is due for review in September.
fn journal() -> Sandbox {
    let sandbox = Sandbox::with_team();
    sandbox
        .run_at(
            "2026-08-03T10:00:00+02:00",
            &[
                "decide",
                "Freeze feature work",
                "--review-on",
                "2026-09-07",
                "--goal",
                "stability",
            ],
        )
        .done();
    sandbox
        .run_at(
            "2026-10-05T10:00:00+02:00",
            &["commit", "Plan", "--owner", "cy", "--due", "2026-10-09"],
        )
        .done();
    sandbox
}

#[test]
fn a_month_is_that_of_the_day_unless_another_is_asked_for() {
    let sandbox = journal();
    let since = |arguments: &[&str]| {
        let all = [&["report", "monthly", "--format", "json"], arguments].concat();
        let ran = sandbox.run_at(NOW, &all).done();
        let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(json["schema"], "firstteam/monthly/1");
        let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        (text("month"), text("as_of"))
    };
    let of = |month: &str, as_of: &str| (month.to_owned(), as_of.to_owned());
    assert_eq!(since(&[]), of("2026-10", "2026-10-13"));
    assert_eq!(since(&["--month", "last"]), of("2026-09", "2026-10-13"));
    assert_eq!(since(&["--month", "2026-08"]), of("2026-08", "2026-10-13"));
    assert_eq!(since(&["--month", "2026-10"]), of("2026-10", "2026-10-13"));
    assert_eq!(
        since(&["--as-of", "2026-08-31"]),
        of("2026-08", "2026-08-31")
    );
    let later = ["--month", "2026-08", "--as-of", "2026-09-15"];
    assert_eq!(since(&later), of("2026-08", "2026-09-15"));
}

#[test]
fn a_quarter_is_one_of_the_fiscal_year() {
    let sandbox = journal();
    let ran = sandbox.run_at(NOW, &["report", "quarterly"]).done();
    assert!(
        ran.out.contains("2026-Q4, 1 to 13 October 2026"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("“Freeze feature work”"), "{}", ran.out);
    let toml = sandbox.path().join("firstteam.toml");
    let text = std::fs::read_to_string(&toml).expect("the team");
    let text = text.replacen("[team]\n", "[team]\nfiscal_year_starts = 2\n", 1);
    std::fs::write(&toml, text).expect("the team is written");
    let ran = sandbox.run_at(NOW, &["report", "quarterly"]).done();
    assert!(
        ran.out.contains("2026-Q3, 1 August to 13 October 2026"),
        "{}",
        ran.out
    );
    let ran = sandbox
        .run_at(NOW, &["report", "quarterly", "--quarter", "2025-Q4"])
        .done();
    assert!(
        ran.out.contains("November 2025 to January 2026"),
        "{}",
        ran.out
    );
}

#[test]
fn what_is_no_month_is_refused_with_an_example() {
    let sandbox = journal();
    let cases: &[(&[&str], &str)] = &[
        (&["monthly", "--month", "october"], "2026-10"),
        (&["monthly", "--month", "2026-13"], "2026-10"),
        (&["monthly", "--month", "2026-11"], "2026-11-01"),
        (&["quarterly", "--quarter", "Q3"], "2026-Q3"),
        (&["quarterly", "--quarter", "2027-Q1"], "2027-01-01"),
        (
            &["quarterly", "--quarter", "2026-Q3", "--as-of", "2026-06-30"],
            "2026-07-01",
        ),
    ];
    for (arguments, says) in cases {
        let ran = sandbox.run_at(NOW, &[&["report"], *arguments].concat());
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn cron_hears_nothing_of_a_quiet_time() {
    let sandbox = Sandbox::with_team();
    for report in ["monthly", "quarterly"] {
        let ran = sandbox.run_at(NOW, &["report", report, "--if-any"]).done();
        assert_eq!(ran.out, "", "{report}");
        let ran = sandbox
            .run_at(NOW, &["report", report, "--one-line"])
            .done();
        assert_eq!(ran.out, "Northwind leadership: nothing to say\n");
    }
    let sandbox = journal();
    let ran = sandbox
        .run_at(NOW, &["report", "monthly", "--one-line", "--if-any"])
        .done();
    assert_eq!(
        ran.out,
        "Northwind leadership, 2026-10: The only promise due this month is not kept so far.\n"
    );
}

#[test]
fn findings_are_told_by_the_exit_code() {
    let sandbox = journal();
    sandbox
        .run_at(
            "2026-10-06T10:00:00+02:00",
            &[
                "relay",
                "last",
                "Features go on as before.",
                "--member",
                "cy",
                "--audience",
                "sales",
            ],
        )
        .done();
    let ran = sandbox.run_at(NOW, &["report", "monthly", "--fail-on", "flag"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let other = [
        "report",
        "monthly",
        "--fail-on",
        "flag",
        "--rule",
        "late-dissent",
    ];
    sandbox.run_at(NOW, &other).done();
    let missing = ["report", "monthly", "--rule", "late-disent"];
    assert_eq!(sandbox.run_at(NOW, &missing).code, 2);
}

#[test]
fn help_says_what_a_month_is() {
    for report in ["monthly", "quarterly"] {
        let ran = Sandbox::empty()
            .run_at(NOW, &["report", report, "--help"])
            .done();
        assert!(ran.out.contains("Examples:\n"), "{}", ran.out);
        assert!(ran.out.contains("[default:"), "{}", ran.out);
    }
}
