//! Each measure on a journal of a few entries.

use std::fmt::Write;

use firstteam::model::Journal;
use firstteam::report::measures::{
    How, Median, PartOf, Period, answered_in_time, calibration, clarity, commitments_kept,
    durability, process, relay_coverage, relay_fidelity, reopened, reviews_met, rules_upheld,
    said_in_the_room, speed,
};
use firstteam::rules::{Selection, State, findings};

use super::journal::{day, journal};

/// A decision of 2 March at half past nine, made by all.
const DECISION: &str = "\
# meetings/2026-03-02-weekly-aaaa1
at = 2026-03-02T09:00:00Z
ritual = \"weekly\"
forum = true
present = [\"ana\", \"bo\", \"cy\", \"dee\", \"eli\"]

# decisions/2026-03-02-freeze-aaaa2
at = 2026-03-02T09:30:00Z
meeting = \"2026-03-02-weekly-aaaa1\"
text = \"Freeze feature work until 30 September 2026.\"
affects = [\"engineering\", \"sales\"]
approver = \"ana\"

";

fn march() -> Period {
    Period::read_month("2026-03").expect("a month")
}

/// A journal with the decision and more, as of a day.
fn with(more: &str, as_of: &str) -> Journal {
    let (journal, problems) = journal(&format!("{DECISION}{more}"), as_of);
    let problems: Vec<_> = problems
        .iter()
        .filter(|problem| !problem.code.contains("seal"))
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
    journal
}

/// A measure of March.
fn share(
    measure: impl Fn(&Journal, Period, chrono::NaiveDate) -> PartOf,
    more: &str,
    as_of: &str,
) -> (usize, usize) {
    let share = measure(&with(more, as_of), march(), day(as_of));
    (share.part, share.whole)
}

fn dissent(id: &str, at: &str, more: &str) -> String {
    let on = &at[..10];
    format!(
        "# dissents/{on}-doubt-{id}\nat = {at}\non_entry = \"2026-03-02-freeze-aaaa2\"\nseverity = \"concern\"\nreason = \"No.\"\n{more}\n\n"
    )
}

#[test]
fn dissent_counts_as_said_in_the_room_within_the_window() {
    let of = |at: &str, more: &str| {
        let more = dissent("bbbb1", at, more);
        share(said_in_the_room, &more, "2026-03-31")
    };
    let forum = "member = \"dee\"\nchannel = \"forum\"";
    assert_eq!(of("2026-03-02T10:00:00Z", forum), (1, 1));
    assert_eq!(of("2026-03-03T09:00:00Z", forum), (1, 1));
    assert_eq!(of("2026-03-03T09:31:00Z", forum), (0, 1));
    // With something new it is never late.
    let news = format!("{forum}\nnew_info = \"A customer left.\"");
    assert_eq!(of("2026-03-20T09:00:00Z", &news), (1, 1));
    let side = "member = \"dee\"\nchannel = \"side\"";
    assert_eq!(of("2026-03-02T10:00:00Z", side), (0, 1));
    // What the board is told is theirs; second-hand word counts for nothing; April is another month.
    assert_eq!(
        of("2026-03-02T10:00:00Z", &format!("{side}\nto = \"board\"")),
        (0, 0)
    );
    assert_eq!(
        of(
            "2026-03-02T10:00:00Z",
            &format!("{side}\nsource = \"reported\"")
        ),
        (0, 0)
    );
    assert_eq!(of("2026-04-02T10:00:00Z", forum), (0, 0));
}

#[test]
fn a_change_of_substance_opens_the_window_again() {
    let change = "# amendments/2026-03-16-october-cccc1\nat = 2026-03-16T09:00:00Z\n\
                  decision = \"2026-03-02-freeze-aaaa2\"\ntext = \"Freeze until October.\"\nreason = \"Late.\"\n\n";
    let forum = "member = \"dee\"\nchannel = \"forum\"";
    let said = dissent("bbbb1", "2026-03-16T15:00:00Z", forum);
    assert_eq!(share(said_in_the_room, &said, "2026-03-31"), (0, 1));
    let both = format!("{change}{said}");
    assert_eq!(share(said_in_the_room, &both, "2026-03-31"), (1, 1));
}

#[test]
fn what_repeats_a_dissent_of_the_room_is_counted_once() {
    let said = dissent(
        "bbbb1",
        "2026-03-02T10:00:00Z",
        "member = \"dee\"\nchannel = \"forum\"",
    );
    let again = dissent(
        "bbbb2",
        "2026-03-10T10:00:00Z",
        "member = \"dee\"\nchannel = \"public\"",
    );
    let carries = "# positions/2026-03-02-dee-cccc1\nat = 2026-03-02T11:00:00Z\n\
                   decision = \"2026-03-02-freeze-aaaa2\"\nmember = \"dee\"\nstance = \"disagree-and-commit\"\n\n";
    let both = format!("{said}{again}");
    assert_eq!(share(said_in_the_room, &both, "2026-03-31"), (1, 2));
    let all = format!("{said}{carries}{again}");
    assert_eq!(share(said_in_the_room, &all, "2026-03-31"), (1, 1));
}

#[test]
fn a_dissent_is_answered_in_time_within_seven_days() {
    let said = dissent(
        "bbbb1",
        "2026-03-02T10:00:00Z",
        "member = \"dee\"\nchannel = \"forum\"",
    );
    let answered = |on: &str| {
        format!(
            "{said}# answers/{on}-yes-cccc1\ndissent = \"2026-03-02-doubt-bbbb1\"\noutcome = \"adopted\"\ntext = \"Yes.\"\n\n"
        )
    };
    assert_eq!(
        share(answered_in_time, &answered("2026-03-09"), "2026-03-31"),
        (1, 1)
    );
    assert_eq!(
        share(answered_in_time, &answered("2026-03-11"), "2026-03-31"),
        (0, 1)
    );
    // As long as there is time, it is not counted.
    assert_eq!(share(answered_in_time, &said, "2026-03-08"), (0, 0));
    assert_eq!(share(answered_in_time, &said, "2026-03-31"), (0, 1));
    let side = dissent(
        "bbbb1",
        "2026-03-02T10:00:00Z",
        "member = \"dee\"\nchannel = \"side\"",
    );
    assert_eq!(share(answered_in_time, &side, "2026-03-31"), (0, 0));
}

#[test]
fn a_decision_is_durable_where_it_stands_as_made() {
    let april = Period::read_month("2026-04").expect("a month");
    let of = |more: &str| {
        let journal = with(more, "2026-04-30");
        let share = durability(&journal, april, day("2026-04-30"), 30);
        (share.part, share.whole)
    };
    let change = |on: &str, more: &str| {
        format!(
            "# amendments/{on}-change-cccc1\ndecision = \"2026-03-02-freeze-aaaa2\"\nreason = \"So.\"\n{more}\n\n"
        )
    };
    let later = |on: &str, how: &str| {
        format!(
            "# decisions/{on}-thaw-cccc2\nsource = \"imported\"\ntext = \"Thaw.\"\n{how} = \"2026-03-02-freeze-aaaa2\"\n\n"
        )
    };
    assert_eq!(of(""), (1, 1));
    assert_eq!(of(&change("2026-03-20", "text = \"Thaw.\"")), (0, 1));
    assert_eq!(
        of(&change(
            "2026-03-20",
            "text = \"Freese.\"\neditorial = true"
        )),
        (1, 1)
    );
    // The thirtieth day after 2 March is 1 April.
    assert_eq!(of(&change("2026-04-01", "text = \"Thaw.\"")), (0, 1));
    assert_eq!(of(&change("2026-04-02", "text = \"Thaw.\"")), (1, 1));
    assert_eq!(of(&later("2026-03-20", "reverses")), (0, 1));
    assert_eq!(of(&later("2026-03-20", "supersedes")), (0, 1));
    assert_eq!(of(&later("2026-03-20", "excepts")), (1, 1));
    assert_eq!(of(&later("2026-04-20", "reverses")), (1, 1));
    // What ended by its own date did what it was to do.
    assert_eq!(
        of(&change("2026-03-02", "ends = 2026-03-20\neditorial = true")),
        (0, 0)
    );
    // Before the day has come there is nothing to count.
    let journal = with("", "2026-03-31");
    assert_eq!(
        durability(&journal, april, day("2026-03-31"), 30),
        PartOf::default()
    );
}

fn relay(id: &str, who: &str, said: &str, more: &str) -> String {
    format!(
        "# relays/2026-03-03-told-{id}\nat = 2026-03-03T09:00:00Z\ndecision = \"2026-03-02-freeze-aaaa2\"\n\
         member = \"{who}\"\naudience = \"{who}\"\nsaid = \"{said}\"\n{more}\n\n"
    )
}

#[test]
fn functions_are_told_or_not() {
    let told = relay("bbbb1", "bo", "No feature work until 30 September.", "");
    assert_eq!(share(relay_coverage, "", "2026-03-03"), (0, 0));
    assert_eq!(share(relay_coverage, "", "2026-03-05"), (0, 2));
    assert_eq!(share(relay_coverage, &told, "2026-03-03"), (1, 1));
    assert_eq!(share(relay_coverage, &told, "2026-03-31"), (1, 2));
    // What was taken back at once needs no telling.
    let back = "# decisions/2026-03-03-back-cccc1\nat = 2026-03-03T12:00:00Z\ntext = \"No freeze.\"\n\
                reverses = \"2026-03-02-freeze-aaaa2\"\n\n";
    assert_eq!(share(relay_coverage, back, "2026-03-31"), (0, 0));
}

#[test]
fn relays_are_faithful_or_not() {
    let faithful = relay("bbbb1", "bo", "No feature work until 30 September.", "");
    let drift = relay("bbbb2", "cy", "Freeze feature work until 31 May 2026.", "");
    let both = format!("{faithful}{drift}");
    assert_eq!(share(relay_fidelity, &faithful, "2026-03-31"), (1, 1));
    assert_eq!(share(relay_fidelity, &both, "2026-03-31"), (1, 2));
    // Looked at and dismissed, corrected, or known from hearsay alone.
    let dismissed = "# addresses/2026-03-09-fine-cccc1\nfinding = \"relay-drift/2026-03-03-bbbb2\"\n\
                     result = \"dismissed\"\nwhat = \"So it was meant.\"\n\n";
    assert_eq!(
        share(relay_fidelity, &format!("{both}{dismissed}"), "2026-03-31"),
        (2, 2)
    );
    let corrects = "corrects = \"2026-03-03-told-bbbb2\"";
    let right = relay(
        "cccc2",
        "cy",
        "Freeze feature work until 30 September.",
        corrects,
    );
    assert_eq!(
        share(relay_fidelity, &format!("{both}{right}"), "2026-03-31"),
        (2, 2)
    );
    let heard = relay(
        "bbbb3",
        "cy",
        "Freeze feature work until 31 May 2026.",
        "source = \"reported\"",
    );
    assert_eq!(share(relay_fidelity, &heard, "2026-03-31"), (0, 0));
}

#[test]
fn clarity_counts_what_a_decision_says() {
    let second = "# decisions/2026-03-09-hire-bbbb1\ntext = \"Hire.\"\nwhy = \"Tickets wait.\"\ntrade_offs = [\"Budget\"]\n\n";
    let imported = "# decisions/2026-03-09-old-bbbb2\nsource = \"imported\"\ntext = \"Old.\"\n\n";
    let filled = "# amendments/2026-03-10-metric-bbbb3\ndecision = \"2026-03-09-hire-bbbb1\"\nreason = \"Asked.\"\nmetric = \"days\"\n\n";
    let journal = with(&format!("{second}{imported}{filled}"), "2026-03-31");
    let clear = clarity(&journal, march(), day("2026-03-31"));
    assert_eq!(clear.why, PartOf { part: 1, whole: 2 });
    assert_eq!(clear.trade_offs.part, 1);
    assert_eq!(clear.metric.part, 1);
    assert_eq!(clear.approver.part, 1);
    assert_eq!(clear.goal.part, 0);
}

#[test]
fn speed_is_the_middle_number_of_days_by_door() {
    let mut text = String::new();
    for (number, (raised, door)) in [
        ("2026-02-27", "one-way"),
        ("2026-03-02", "one-way"),
        ("2026-02-02", "one-way"),
        ("2026-03-09", "two-way"),
    ]
    .iter()
    .enumerate()
    {
        let _ = write!(
            text,
            "# topics/{raised}-topic-bbbb{number}\ntitle = \"T\"\n\n\
             # decisions/2026-03-09-so-cccc{number}\ntext = \"So.\"\ntopic = \"{raised}-topic-bbbb{number}\"\ndoor = \"{door}\"\n\n"
        );
    }
    let took = speed(&with(&text, "2026-03-31"), march(), day("2026-03-31"));
    assert_eq!(
        took.one_way,
        Median {
            days: Some(10.0),
            of: 3
        }
    );
    assert_eq!(
        took.two_way,
        Median {
            days: Some(0.0),
            of: 1
        }
    );
    assert_eq!(took.unsaid, Median::default());
}

#[test]
fn promises_count_when_they_fall_due() {
    let mut text = String::new();
    let promises = [
        ("2026-03-10", "kept"),
        ("2026-03-11", "missed"),
        ("2026-03-12", "dropped"),
        ("2026-03-13", ""),
        ("2026-04-20", ""),
    ];
    for (number, (due, state)) in promises.iter().enumerate() {
        let _ = write!(
            text,
            "# commitments/2026-03-02-plan-bbbb{number}\nowner = \"cy\"\nwhat = \"Plan\"\ndue = {due}\n\n"
        );
        if !state.is_empty() {
            let _ = write!(
                text,
                "# updates/2026-03-14-word-cccc{number}\ncommitment = \"2026-03-02-plan-bbbb{number}\"\nstate = \"{state}\"\n\n"
            );
        }
    }
    assert_eq!(share(commitments_kept, &text, "2026-03-31"), (1, 3));
    // One that was moved falls due when it was moved to.
    let moved = "# updates/2026-03-13-moved-dddd1\ncommitment = \"2026-03-02-plan-bbbb3\"\nstate = \"moved\"\ndue = 2026-04-10\n\n";
    assert_eq!(
        share(commitments_kept, &format!("{text}{moved}"), "2026-03-31"),
        (1, 2)
    );
    assert_eq!(share(commitments_kept, &text, "2026-03-12"), (0, 2));
}

/// Decisions made with a confidence, and what their reviews in March found.
fn reviewed(reviews: &[(&str, &str, &str)]) -> Journal {
    let mut text = String::new();
    for (number, (confidence, outcome, process)) in reviews.iter().enumerate() {
        let _ = write!(
            text,
            "# decisions/2026-01-05-so-bbbb{number}\ntext = \"So.\"\n{confidence}\n\n\
             # reviews/2026-03-16-look-cccc{number}\ndecision = \"2026-01-05-so-bbbb{number}\"\noutcome = \"{outcome}\"\n{process}\n\n"
        );
    }
    with(&text, "2026-03-31")
}

#[test]
fn reviews_are_counted_by_outcome_and_process() {
    let sound = "verdict_process = \"sound\"";
    let unsound = "verdict_process = \"unsound\"";
    let journal = reviewed(&[
        ("", "met", sound),
        ("", "met", unsound),
        ("", "missed", sound),
        ("", "partly", ""),
    ]);
    let as_of = day("2026-03-31");
    assert_eq!(
        reviews_met(&journal, march(), as_of),
        PartOf { part: 2, whole: 4 }
    );
    let found = process(&journal, march(), as_of);
    assert_eq!(
        (found.sound.met, found.sound.missed, found.sound.total()),
        (1, 1, 2)
    );
    assert_eq!((found.unsound.met, found.unsaid.partly), (1, 1));
    let april = Period::read_month("2026-04").expect("a month");
    assert_eq!(reviews_met(&journal, april, day("2026-04-30")).whole, 0);
}

#[test]
fn confidence_stands_beside_the_outcome() {
    let journal = reviewed(&[
        ("confidence = 0.7", "met", ""),
        ("confidence = 0.89", "missed", ""),
        ("confidence = 1.0", "partly", ""),
        ("confidence = 0.2", "met", ""),
        ("", "met", ""),
    ]);
    let bands = calibration(&journal, march(), day("2026-03-31"));
    let shown: Vec<_> = bands
        .iter()
        .map(|band| (band.from, band.to, band.outcomes.met, band.outcomes.total()))
        .collect();
    assert_eq!(shown, [(0, 49, 1, 1), (70, 89, 1, 2), (90, 100, 0, 1)]);
}

#[test]
fn a_decision_is_reopened_once() {
    let topic = "# topics/2026-03-16-again-bbbb1\ntitle = \"Again?\"\nabout = \"2026-03-02-freeze-aaaa2\"\nnew_info = \"Churn fell.\"\n\n";
    let later = "# decisions/2026-03-23-thaw-bbbb2\ntext = \"Thaw.\"\nreverses = \"2026-03-02-freeze-aaaa2\"\n\n";
    let of = |more: &str| {
        let journal = with(more, "2026-03-31");
        let found = reopened(&journal, march(), day("2026-03-31"));
        found
            .iter()
            .map(|one| (one.how, one.has_news))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(topic), [(How::Topic, true)]);
    assert_eq!(of(later), [(How::Reversed, false)]);
    assert_eq!(of(&format!("{topic}{later}")), [(How::Topic, true)]);
    let dissent = dissent(
        "bbbb3",
        "2026-03-20T10:00:00Z",
        "member = \"dee\"\nchannel = \"forum\"",
    );
    assert_eq!(of(&dissent), []);
}

#[test]
fn a_rule_asks_rightly_where_people_say_so() {
    let late = |id: &str, member: &str| {
        let who = format!("member = \"{member}\"\nchannel = \"side\"");
        dissent(id, "2026-03-10T10:00:00Z", &who)
    };
    let address = |id: &str, finding: &str, result: &str| {
        format!(
            "# addresses/2026-03-20-said-{id}\nfinding = \"{finding}\"\nresult = \"{result}\"\nwhat = \"So.\"\n\n"
        )
    };
    let text = [
        late("bbbb1", "dee"),
        late("bbbb2", "cy"),
        late("bbbb3", "bo"),
        address("cccc1", "late-dissent/2026-03-10-bbbb1", "upheld"),
        address("cccc2", "late-dissent/2026-03-10-bbbb2", "dismissed"),
        // The record raises it no more; somebody looked at it all the same.
        address("cccc3", "never-relayed/2026-03-05-gone1", "changed"),
    ];
    let journal = with(&text.concat(), "2026-03-31");
    let every = Selection {
        rules: vec!["late-dissent".to_owned()],
        states: State::ALL.to_vec(),
        ..Selection::default()
    };
    let found = findings(&journal, day("2026-03-31"), &every);
    let rules = rules_upheld(&journal, march(), day("2026-03-31"), &found);
    assert_eq!(rules.len(), 2);
    assert_eq!(rules[0].rule, "late-dissent");
    assert_eq!(rules[0].upheld, PartOf { part: 1, whole: 3 });
    assert_eq!((rules[0].dismissed, rules[0].waiting), (1, 1));
    assert_eq!(
        (rules[1].rule.as_str(), rules[1].upheld.part),
        ("never-relayed", 1)
    );
}
