//! Several journals in one report: what each team recorded, side by side, and what goes across them.

mod support;

use support::{Ran, Sandbox};

const NOW: &str = "2026-03-02T10:00:00+01:00";
const FRIDAY: &str = "2026-03-06T17:00:00+01:00";

/// A folder with the journals `board` and `product`. Ana and Cy sit in both; `bo` is another person in each.
fn organisation() -> Sandbox {
    let sandbox = Sandbox::empty();
    let teams = [
        (
            "board",
            "Board",
            [
                "ana:Ana Ruiz:CEO:company",
                "bo:Bo Lindgren:CTO:engineering",
                "cy:Cy Okafor:CRO:sales",
            ],
        ),
        (
            "product",
            "Product",
            [
                "ana:Ana Ruiz:CEO:company",
                "bo:Bo Adeyemi:Design lead:design",
                "cy:CY  okafor:CRO:Sales",
            ],
        ),
    ];
    for (folder, name, members) in teams {
        let mut arguments = vec!["init", folder, "--name", name];
        for member in &members {
            arguments.extend(["--member", member]);
        }
        sandbox.run_at(NOW, &arguments).done();
    }
    sandbox
}

fn write(sandbox: &Sandbox, folder: &str, arguments: &[&str]) -> String {
    let all = [arguments, &["--journal", folder]].concat();
    sandbox.run_at(NOW, &all).id()
}

fn both(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    let journals = ["--journal", "board", "--journal", "product"];
    sandbox.run_at(FRIDAY, &[arguments, &journals].concat())
}

#[track_caller]
fn json(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err))
}

#[test]
fn a_person_of_two_teams_is_told_what_both_wait_for() {
    let sandbox = organisation();
    for (folder, what) in [("board", "Plan for May"), ("product", "Price list")] {
        write(
            &sandbox,
            folder,
            &["commit", what, "--owner", "cy", "--due", "2026-03-05"],
        );
        write(
            &sandbox,
            folder,
            &[
                "commit",
                &format!("{what} too"),
                "--owner",
                "bo",
                "--due",
                "2026-03-20",
            ],
        );
        let text = format!("{what} stands");
        write(
            &sandbox,
            folder,
            &["decide", &text, "--affects", "sales", "--approver", "ana"],
        );
    }
    let report = json(&both(&sandbox, &["report", "weekly", "--format", "json"]).done());
    assert_eq!(report["schema"], "firstteam/organisation/1");
    let together = &report["together"];
    let members = together["members"].as_array().expect("members");
    let names: Vec<&str> = members
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert_eq!(names, ["Cy Okafor"], "{together:#}");
    let promises = members[0]["promises"].as_array().expect("promises");
    let of: Vec<(&str, &str, &str)> = promises
        .iter()
        .map(|one| {
            (
                one["team"].as_str(),
                one["what"].as_str(),
                one["state"].as_str(),
            )
        })
        .filter_map(|(team, what, state)| Some((team?, what?, state?)))
        .collect();
    assert_eq!(
        of,
        [
            ("Board", "Plan for May", "overdue"),
            ("Product", "Price list", "overdue")
        ]
    );
    assert_eq!(
        members[0]["relays"].as_array().map(Vec::len),
        Some(2),
        "{together:#}"
    );
    // Two people whom both teams call bo are held to nothing together.
    assert_eq!(together["namesakes"][0]["handle"], "bo");
    // Sales has to hear a decision of each, however the function is written.
    assert_eq!(together["functions"][0]["name"], "Sales");
    assert_eq!(
        together["functions"][0]["relays"].as_array().map(Vec::len),
        Some(2)
    );
    let count = |at: &serde_json::Value, name: &str| at[name].as_u64().expect("a count");
    assert_eq!(
        (
            count(&together["all"], "decisions"),
            count(&together["all"], "overdue")
        ),
        (2, 2)
    );
    assert_eq!(count(&together["all"], "open"), 4);

    // Each team's own report is the same as without the other.
    let own = json(
        &sandbox
            .run_at(
                FRIDAY,
                &[
                    "report",
                    "weekly",
                    "--journal",
                    "product",
                    "--format",
                    "json",
                ],
            )
            .done(),
    );
    let mut section = report["journals"][1].clone();
    assert_eq!(section["schema"], own["schema"]);
    assert_eq!(section["journal"], "product");
    let mut within = section["report"].take();
    within["schema"] = own["schema"].clone();
    assert_eq!(within, own);
}

#[test]
fn what_was_copied_into_another_journal_counts_once() {
    let sandbox = organisation();
    let id = write(
        &sandbox,
        "board",
        &["commit", "Plan", "--owner", "cy", "--due", "2026-03-05"],
    );
    let path = format!("commitments/2026/{id}.md");
    let copy = sandbox.path().join("product").join(&path);
    std::fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
    std::fs::copy(sandbox.path().join("board").join(&path), copy).expect("copied");
    let together =
        json(&both(&sandbox, &["report", "weekly", "--format", "json"]).done())["together"].take();
    assert_eq!(together["teams"][0]["open"], 1);
    assert_eq!(together["teams"][1]["open"], 1);
    assert_eq!(together["all"]["open"], 1);
    assert_eq!(
        together["members"][0]["promises"].as_array().map(Vec::len),
        Some(1)
    );
}

#[test]
fn the_page_has_the_whole_and_then_each_team() {
    let sandbox = organisation();
    write(
        &sandbox,
        "board",
        &["decide", "Freeze feature work", "--why", "Churn"],
    );
    write(
        &sandbox,
        "board",
        &["commit", "Plan", "--owner", "cy", "--due", "2026-03-05"],
    );
    let page = both(&sandbox, &["report", "weekly", "--format", "markdown"])
        .done()
        .out;
    for part in [
        "# Two teams: one decision, one overdue promise",
        "| Board | 1 | 0 | 0 | 1 | 1 |",
        "## Who sits in several teams",
        "  - Board: Overdue: Cy, “Plan”, since Thu 5 March",
        "`bo` is Bo Lindgren in Board and Bo Adeyemi in Product: taken for different people",
        "## Board\n\n### ",
        "#### Decided",
        "## Product\n\nNothing to say.",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    for report in ["monthly", "quarterly"] {
        for format in ["table", "markdown", "html", "json"] {
            let ran = both(&sandbox, &["report", report, "--format", format]).done();
            assert!(
                ran.out.contains("Board") && ran.out.contains("Product"),
                "{report} {format}"
            );
        }
    }
    write(
        &sandbox,
        "product",
        &["decide", "Prices rise in May", "--why", "Costs"],
    );
    let rows = both(&sandbox, &["report", "monthly", "--format", "csv"])
        .done()
        .out;
    let teams = |name: &str| rows.lines().filter(|row| row.starts_with(name)).count();
    assert!(rows.starts_with("team,"), "{rows}");
    assert!(teams("Board,") > 0 && teams("Product,") > 0, "{rows}");
}

#[test]
fn in_a_line_each_team_that_has_something_to_say_has_its_own() {
    let sandbox = organisation();
    let quiet = both(&sandbox, &["report", "weekly", "--one-line", "--if-any"]).done();
    assert_eq!(quiet.out, "");
    write(
        &sandbox,
        "product",
        &["decide", "Freeze feature work", "--why", "Churn"],
    );
    let lines = both(&sandbox, &["report", "weekly", "--one-line"])
        .done()
        .out;
    assert_eq!(lines.lines().count(), 2, "{lines}");
    let told = both(&sandbox, &["report", "weekly", "--one-line", "--if-any"])
        .done()
        .out;
    assert!(
        told.lines().count() == 1 && told.starts_with("Product"),
        "{told}"
    );
}

#[test]
fn what_is_wrong_is_told_of_all_at_once() {
    let sandbox = organisation();
    let run = |arguments: &[&str]| sandbox.run_at(FRIDAY, arguments);
    let ran = run(&[
        "report",
        "weekly",
        "--journal",
        "board",
        "--journal",
        "x",
        "--journal",
        "y",
    ]);
    assert!(ran.code == 2 && ran.err.contains("x or y"), "{}", ran.err);
    // The same journal, by another way.
    let ran = run(&[
        "report",
        "weekly",
        "--journal",
        "board",
        "--journal",
        "./board/",
        "--journal",
        "product",
    ]);
    assert!(ran.err.contains("is taken once"), "{}", ran.err);
    assert!(ran.out.starts_with("Two teams"), "{}", ran.out);
    // What is about one journal says so.
    for arguments in [
        &["decide", "Freeze"][..],
        &["show", "last"],
        &["check"],
        &["report", "member", "ana"],
    ] {
        let ran = both(&sandbox, arguments);
        assert!(
            ran.code == 2 && ran.err.contains("about one journal"),
            "{arguments:?}: {}",
            ran.err
        );
    }
    // A member whom only one of them has; one whom none has.
    write(&sandbox, "board", &["decide", "Freeze feature work"]);
    let only_there = run(&[
        "init",
        "third",
        "--name",
        "Third",
        "--member",
        "zoe:Zoe Hart:COO:operations",
    ]);
    only_there.done();
    run(&[
        "report",
        "weekly",
        "--who",
        "zoe",
        "--journal",
        "board",
        "--journal",
        "third",
    ])
    .done();
    let ran = both(&sandbox, &["report", "weekly", "--who", "nobody"]);
    assert!(ran.code == 2 && ran.err.contains("nobody"), "{}", ran.err);
    // Files that cannot be read are told with their journal's folder.
    let folder = sandbox.path().join("product/decisions/2026");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("2026-03-02-broken.md"), "+++\n").expect("written");
    let ran = both(&sandbox, &["report", "weekly"]);
    assert!(
        ran.err
            .contains("product/decisions/2026/2026-03-02-broken.md"),
        "{}",
        ran.err
    );
    // Teams of one name are told apart by their folders.
    let toml = sandbox.path().join("product/firstteam.toml");
    let text = std::fs::read_to_string(&toml)
        .expect("a text")
        .replace("\"Product\"", "\"board\"");
    std::fs::write(&toml, text).expect("written");
    let report = json(&both(&sandbox, &["report", "weekly", "--format", "json"]));
    assert_eq!(report["together"]["teams"][1]["team"], "board (product)");
}
