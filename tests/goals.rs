//! The team's goals and its pledge at work: what serves each goal, what is done about what it gives up, and who signed.

mod support;

use serde_json::Value;
use support::Sandbox;

const GOALS: &str = r#"
[[goal]]
id = "one-offer"
text = "One offer for every customer"
scope = "shared"
gives_up = ["bespoke deals", "custom features"]

[pledge]
version = "2026-07"
from = 2026-07-01
text = "We answer to the whole first."
"#;

/// A team with goals and a pledge, and a decision that gives up one thing of two.
fn team() -> Sandbox {
    let sandbox = Sandbox::with_team();
    let file = sandbox.path().join("firstteam.toml");
    let team = std::fs::read_to_string(&file).expect("the team");
    let (before, rest) = team.split_once("\n[[goal]]").expect("a goal");
    let with_goals = format!("{before}\n{GOALS}\n[[goal]]{rest}");
    std::fs::write(&file, with_goals).expect("written");
    at(
        &sandbox,
        "2026-07-06T09:00",
        &[
            "decide",
            "One offer for all.",
            "--goal",
            "one-offer",
            "--trade-off",
            "No bespoke deals this year",
        ],
    );
    for (minute, words) in [
        (
            "2026-07-06T09:10",
            &[
                "commit",
                "Price list",
                "--owner",
                "cy",
                "--due",
                "2026-07-20",
                "--decision",
                "last",
            ][..],
        ),
        (
            "2026-07-06T09:20",
            &[
                "commit",
                "Fewer alarms",
                "--owner",
                "bo",
                "--due",
                "2026-07-20",
                "--goal",
                "stability",
            ],
        ),
    ] {
        at(&sandbox, minute, words);
    }
    sandbox
}

fn at(sandbox: &Sandbox, minute: &str, arguments: &[&str]) -> String {
    let ran = sandbox.run_at(&format!("{minute}:00+02:00"), arguments);
    ran.done().out
}

fn read(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let json = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&at(sandbox, "2026-07-10T09:00", &json)).expect("JSON")
}

#[test]
fn each_goal_has_what_serves_it_and_what_it_gives_up() {
    let sandbox = team();
    let goals = read(&sandbox, &["list", "goals"]);
    assert_eq!(goals["total"], 2);
    let offer = &goals["items"][0];
    assert_eq!(offer["id"], "one-offer");
    let decisions = offer["decisions"].as_array().expect("decisions");
    assert_eq!((decisions.len(), &offer["promised"]), (1, &Value::from(1)));
    let said = |place: usize| {
        offer["gives_up"][place]["decisions"]
            .as_array()
            .map(Vec::len)
    };
    assert_eq!((said(0), said(1)), (Some(1), Some(0)));
    let page = at(&sandbox, "2026-07-10T09:00", &["list", "goals"]);
    assert!(
        page.contains("Gives up “bespoke deals”: “No bespoke deals this year”"),
        "{page}"
    );
    assert!(
        page.contains("Gives up “custom features”: in none of these"),
        "{page}"
    );
    let earlier = read(&sandbox, &["list", "goals", "--until", "2026-07-01"]);
    assert_eq!(earlier["items"][0]["promised"], 0);
}

#[test]
fn what_serves_a_goal_is_listed_by_it() {
    let sandbox = team();
    let total = |arguments: &[&str]| read(&sandbox, arguments)["total"].clone();
    assert_eq!(total(&["list", "decisions", "--goal", "One-Offer"]), 1);
    assert_eq!(total(&["list", "decisions", "--goal", "stability"]), 0);
    // By its decision, and by its own goal.
    assert_eq!(total(&["list", "commitments", "--goal", "one-offer"]), 1);
    assert_eq!(total(&["list", "commitments", "--goal", "stability"]), 1);
    let mistyped = ["list", "decisions", "--goal", "one-ofer"];
    let ran = sandbox.run_at("2026-07-10T09:00:00+02:00", &mistyped);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean `one-offer`?"), "{}", ran.err);
}

#[test]
fn the_pledge_has_who_signed_which_version() {
    let sandbox = team();
    at(&sandbox, "2026-07-06T10:00", &["sign", "ana"]);
    // The version of January was another; its entry is written by hand, as it was before there was a journal.
    let hand =
        "+++\nkind = \"signature\"\non = 2026-01-12\nmember = \"bo\"\npledge = \"2026-01\"\n+++\n";
    let folder = sandbox.path().join("signatures/2026");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("2026-01-12-bo-a1b2c.md"), hand).expect("written");
    let rows = at(
        &sandbox,
        "2026-07-10T09:00",
        &["list", "pledge", "--format", "csv"],
    );
    assert_eq!(
        rows.replace("\r\n", "\n"),
        "member,name,version,on\nana,Ana,2026-07,2026-07-06\nbo,Bo,2026-01,2026-01-12\ncy,Cy,,\ndee,Dee,,\neli,Eli,,\n\
         fay,Fay,,\n"
    );
    let page = at(&sandbox, "2026-07-10T09:00", &["list", "pledge"]);
    assert!(page.contains("another version"), "{page}");
    assert!(
        page.contains("Still to sign it: bo, cy, dee, eli and fay"),
        "{page}"
    );
    let before = at(
        &sandbox,
        "2026-07-10T09:00",
        &["list", "pledge", "--as-of", "2026-06-30"],
    );
    assert_eq!(before, "No pledge holds as of 2026-06-30.\n");
}
