//! Shapes in which minutes and decision records tell what was decided, who was there and when: what is taken over of each,
//! and what stands as near and is not.

use firstteam::capture::import::{Adr, Doubt, Minutes, Named, Standing, adr, minutes};

/// The only meeting in a text, in a file that tells a day.
fn read(text: &str) -> Minutes {
    minutes("notes/2026-03-02.md", text).remove(0)
}

fn decided(text: &str) -> Vec<String> {
    let read = read(text).decisions.into_iter();
    read.map(|decided| decided.text).collect()
}

fn maybe(text: &str, because: Doubt) -> Vec<String> {
    let all = read(text).maybe.into_iter();
    all.filter(|maybe| maybe.because == because)
        .map(|maybe| maybe.text)
        .collect()
}

fn names(list: &[Named]) -> Vec<&str> {
    list.iter().map(|named| named.name.as_str()).collect()
}

fn day(path: &str, text: &str) -> Option<String> {
    minutes(path, text)[0].on.map(|day| day.to_string())
}

const NONE: [&str; 0] = [];

#[test]
fn a_motion_in_a_paragraph_is_a_decision_where_it_was_carried() {
    let text = "\
# Council

Cllr Reed proposed that the gate stays open seconded by Cllr Hall.    **Unanimously Agreed**

On a motion by Reed, seconded by Hall, the council approved the budget for 2026.

Member Reed moved to accept the plan of the garden. Member Hall seconded. Upon voice vote, the motion
carried unanimously.

Reed moved to sell the plotter, seconded by Hall. The motion failed, 1 to 4.

Reed moved to table the matter of the fence, seconded by Hall. Motion carried.

Hall proposed closing the meeting for a while, seconded by Reed. The meeting closed.
";
    assert_eq!(
        decided(text),
        [
            "the gate stays open",
            "approved the budget for 2026",
            "to accept the plan of the garden",
        ]
    );
    assert_eq!(
        maybe(text, Doubt::Motion),
        ["closing the meeting for a while"]
    );
}

#[test]
fn who_moved_and_how_it_was_voted_may_stand_below() {
    let text = "\
# Board

## Website
* The domain goes to the foundation at once
  * motion by Ana
  * Bo 2nd
  * all present vote yes
* The old logo goes to the museum
  * motion by Ana
  * Bo 2nd
  * Motion failed 1-3

## Buying a new mower
Moved: Ana Ruiz
Seconded: Bo Lindgren
**CARRIED**

## Painting the hall in May
**Vote:** 7 in favor, 1 opposed.
**Motion carried.**

## Reports
Moved by Councillor Ruiz
Seconded by Councillor Wong
THAT the report on the garden be received.
CARRIED

## New business
Moved: Ana Ruiz. Seconded: Bo Lindgren. Carried.

**Motion** (Ruiz/Wong): Pay for the travel to Bern. **Approved** 5-0.

Motion: Pay for the travel to Basel
Vote: 3-2
";
    assert_eq!(
        decided(text),
        [
            "The domain goes to the foundation at once",
            "Buying a new mower",
            "Painting the hall in May",
            "THAT the report on the garden be received.",
            "Pay for the travel to Bern.",
        ]
    );
    assert_eq!(
        maybe(text, Doubt::Motion),
        ["Pay for the travel to Basel"],
        "three to two, and no word of whether that was enough"
    );
}

#[test]
fn what_is_proposed_in_talk_is_no_motion() {
    let text = "\
# Weekly

- Ana: I propose we move to the new parser. Bo agreed.
- Bo moved the notes to the wiki.
- Agreed.
- Cy proposed a rename; nobody seconded it.
- Passed
- Ana will second the request. Tests passed.
- The motion picture was approved by the crew
- Approved: Ana, Bo
- Resolved: #123
";
    assert_eq!(decided(text), NONE);
}

#[test]
fn a_label_may_stand_in_the_middle_of_a_line() {
    let text = "\
# Board

## Certificates
Would the board recognise other schools? Resolved: no, not at this time.

## Fees
- We talked of the fees for long **Decision:** they stay as they are this year **Rationale:** costs fell
- It was RESOLVED that the hall be painted. 

The committee **agreed** to ship the report in May.

It was agreed that a lock be bought. The committee decided to wait with it.
";
    let read = read(text);
    let texts: Vec<&str> = read.decisions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Certificates: no, not at this time.",
            "they stay as they are this year",
            "Fees: the hall be painted.",
            "to ship the report in May.",
        ]
    );
    assert_eq!(read.decisions[1].why.as_deref(), Some("costs fell"));
    // The same in plain prose is for a person.
    let told = maybe(text, Doubt::Unlabelled);
    assert!(
        told.iter().any(|told| told.contains("a lock be bought")),
        "{told:?}"
    );
}

#[test]
fn labels_have_many_forms() {
    for (line, decision) in [
        (
            "Decision 2026-03: Close the site on Sundays.",
            "Close the site on Sundays.",
        ),
        (
            "DECISION - Buy another mower for us",
            "Buy another mower for us",
        ),
        (
            ":tada: Decision: keep bees behind the hall",
            "keep bees behind the hall",
        ),
        (
            "Approved: the whole budget for 2026",
            "the whole budget for 2026",
        ),
        (
            "VOTED: to accept the auditor's report",
            "to accept the auditor's report",
        ),
        (
            "BE IT RESOLVED, that the fee stays at ten",
            "the fee stays at ten",
        ),
        (
            "[decision] Keep bees behind the hall",
            "Keep bees behind the hall",
        ),
        ("**Agreed** that the gate be painted", "the gate be painted"),
        (
            "[17:02:30] <ana> #agreed Drop the blue theme soon (+5, 0, -0)",
            "Drop the blue theme soon",
        ),
        (
            "AGREED: Drop the blue theme soon (ana, 17:02:30)",
            "Drop the blue theme soon",
        ),
    ] {
        assert_eq!(
            decided(&format!("# Board\n\n{line}\n")),
            [decision],
            "{line}"
        );
    }
}

#[test]
fn a_heading_of_what_was_approved_is_part_of_a_short_decision() {
    assert_eq!(
        decided(
            "# Board\n\n## Grants approved\n- Bern: 300\n- none\n\n## Minutes approved\n- of May\n"
        ),
        ["Grants approved: Bern: 300"]
    );
}

#[test]
fn a_bracket_before_a_reason_or_an_action_is_a_label() {
    let text = "\
# Board

#### Decision Items:
- A forum for questions has been opened
  - [rationale] people asked for it
  - [effect] others too

#### Action Items:
- [action] Write it up [assignee] Bo [due] 14 July 2026 [status] todo
";
    let read = read(text);
    assert_eq!(read.decisions.len(), 1);
    assert_eq!(
        read.decisions[0].why.as_deref(),
        Some("people asked for it")
    );
    assert_eq!(read.actions.len(), 1);
    assert_eq!(
        read.actions[0].due.map(|day| day.to_string()).as_deref(),
        Some("2026-07-14")
    );
}

#[test]
fn a_column_may_say_what_each_row_is() {
    let text = "\
# Team

* **Tasks** (T)
* **Decisions** (D)

| Type | Description | Owner |
|---|---|---|
| D | Switch the tasks of both teams | Ana |
| T | Write the guide | Bo |
| I | Cy gives a talk | Cy |

| Topic | Type | Notes |
|---|---|---|
| Release | Decision | Release on Friday with the new theme |
| Talk | Info | Cy gives a talk |

| Item | For | Against | Result |
|---|---|---|---|
| Adopt the charter of the team | 5 | 0 | Passed |
| Drop the fee of the team | 1 | 4 | Failed |
";
    assert_eq!(
        decided(text),
        [
            "Switch the tasks of both teams",
            "Release on Friday with the new theme",
            "Adopt the charter of the team",
        ]
    );
}

#[test]
fn a_summary_repeats_a_short_decision_once() {
    let text = "\
# Board

## Venue
Decision: Bern.

## Decisions
1. **D1** – Bern
2. **D2** – Spend no more than 200 on flyers
";
    let read = read(text);
    let told: Vec<(Option<&str>, &str)> = read
        .decisions
        .iter()
        .map(|one| (one.number.as_deref(), one.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (None, "Venue: Bern."),
            (Some("D2"), "Spend no more than 200 on flyers"),
        ]
    );
}

#[test]
fn rosters_are_read_as_people_keep_them() {
    let boxes = read(
        "\
# Committee

Host: Ana Ruiz

Attendees:
  * [x] Ana Ruiz (_chair_) - Light & Sound
  * [ ] Bo Lindgren - Marsh & Sons
  * [x] Cy Wong (notes)
",
    );
    assert_eq!(names(&boxes.present), ["Ana Ruiz", "Cy Wong"]);
    assert_eq!(names(&boxes.absent), ["Bo Lindgren"]);
    assert_eq!(
        boxes.chair.map(|named| named.name).as_deref(),
        Some("Ana Ruiz")
    );
    assert_eq!(
        boxes.scribe.map(|named| named.name).as_deref(),
        Some("Cy Wong")
    );

    let council = read("\
# Minutes

Those Attending: Cllr A Ruiz (Chairman), Cllr Mrs B Lindgren, Mrs C Wong (Clerk), 6 Members of the Public.

Apologies were received from Borough Councillor D Marsh and Cllr E Brandt
");
    assert_eq!(names(&council.present), ["A Ruiz", "B Lindgren", "C Wong"]);
    assert_eq!(names(&council.absent), ["D Marsh", "E Brandt"]);
    assert_eq!(
        council.chair.map(|named| named.name).as_deref(),
        Some("A Ruiz")
    );

    let call = read(
        "\
# Call

### MC
- Ana Ruiz

### Who joined
- Bo Lindgren

### Scribes
- Cy Wong

**Not attending**: Dee Marsh
",
    );
    assert_eq!(names(&call.present), ["Bo Lindgren"]);
    assert_eq!(names(&call.absent), ["Dee Marsh"]);
    assert_eq!(
        call.chair.map(|named| named.name).as_deref(),
        Some("Ana Ruiz")
    );
    assert_eq!(
        call.scribe.map(|named| named.name).as_deref(),
        Some("Cy Wong")
    );
}

#[test]
fn several_labels_of_people_may_stand_on_a_line_or_under_one_another() {
    let one_line = read(
        "# Call\n\n## Attendees\n\nChair: Ana Ruiz, Scribe: Bo Lindgren\n\nCy Wong, Dee Marsh\n",
    );
    assert_eq!(
        names(&one_line.present),
        ["Bo Lindgren", "Cy Wong", "Dee Marsh"]
    );
    assert_eq!(
        one_line.chair.map(|named| named.name).as_deref(),
        Some("Ana Ruiz")
    );

    let groups = read(
        "# Call\n\n## Attendees\nBoard members: Ana, Bo (remote)\nNon-board members: Cy, Dee Marsh\n",
    );
    assert_eq!(names(&groups.present), ["Ana", "Bo", "Cy", "Dee Marsh"]);

    let led = read(
        "# Board\n\nThe meeting was called to order at 7:00 PM by President Ana Ruiz.\n\nPresent: Bo ✅, Cy ❌\n",
    );
    assert_eq!(names(&led.present), ["Bo"]);
    assert_eq!(names(&led.absent), ["Cy"]);
    assert_eq!(
        led.chair.map(|named| named.name).as_deref(),
        Some("Ana Ruiz")
    );
}

#[test]
fn who_is_there_by_the_roster_sent_no_apologies() {
    let read = read(
        "# Call\n\n## Present\n* Ana Ruiz\n\n## Apologies from Ana\n\n## Updates\n* Bo Lindgren is new\n",
    );
    assert_eq!(names(&read.present), ["Ana Ruiz"]);
    assert_eq!(names(&read.absent), NONE);
}

#[test]
fn boxes_that_nobody_ticked_say_nothing() {
    let read = read("# Call\n\n## Attendees\n- [ ] Ana Ruiz\n- [ ] Bo Lindgren\n");
    assert_eq!(names(&read.present), NONE);
    assert_eq!(names(&read.absent), NONE);
}

#[test]
fn the_day_of_the_meeting_is_not_that_of_the_page() {
    let page = "---\ntitle: Minutes of March\ndate: 2026-04-15\n---\n\n";
    let held = "Minutes of the meeting held in the hall\n\nAt 7.30pm on Monday 2 March 2026\n";
    assert_eq!(
        day("a.md", &format!("{page}{held}")).as_deref(),
        Some("2026-03-02")
    );
    // A later day is another meeting's.
    let next =
        "# Minutes\n\nThe meeting on Monday 4 May 2026 is the next.\n\n## Next call 4 May 2026\n";
    assert_eq!(
        day("a.md", &format!("{page}{next}")).as_deref(),
        Some("2026-04-15")
    );
    assert_eq!(
        day("a.md", "# Team\n\n### Date : 9-09-26\n").as_deref(),
        Some("2026-09-09")
    );
    assert_eq!(day("a.md", "# Team\n\n### Date : 12-08-26\n"), None);
    assert_eq!(
        day("a.md", "# Team\n\nDate: 09.03.2026\n").as_deref(),
        Some("2026-03-09")
    );
}

#[test]
fn a_part_of_the_record_is_not_its_title() {
    let front = "---\ntitle: Notes of March\n---\n\n";
    let title = |text: &str| read(text).title;
    assert_eq!(
        title(&format!(
            "{front}## Table of Contents\n\n## Attendees\n- Ana\n"
        ))
        .as_deref(),
        Some("Notes of March")
    );
    assert_eq!(title("## Attendees\n- Ana\n\n## Budget\n"), None);
    assert_eq!(
        title("# Meeting minutes\n\n## Attendees\n- Ana\n").as_deref(),
        Some("Meeting minutes")
    );
}

#[test]
fn pages_in_html_and_motions_by_their_fields_are_read() {
    let page = "<h1>Board</h1>\n<h2>Attendance</h2>\n<h3>Members</h3>\n<ul>\n\n<li>Ana Ruiz</li>\n\n</ul>\n<h3>Not attending</h3>\n<ul>\n<li>Bo Hall</li>\n</ul>\n<h2>Motions</h2>\n<h3>Motion 1</h3>\n<p>Presenter: Ana Ruiz</p>\n<p>Text: Paint the hall before winter.</p>\n<p>Resolution: Passed</p>\n<h3>Motion 2</h3>\n<p>Text: Sell the plotter.</p>\n<p>Resolution: Postponed to next meeting</p>\n";
    assert_eq!(decided(page), ["Paint the hall before winter."]);
    assert_eq!(names(&read(page).present), ["Ana Ruiz"]);
    assert_eq!(names(&read(page).absent), ["Bo Hall"]);
    assert_eq!(maybe(page, Doubt::Motion), ["Sell the plotter."]);
}

#[test]
fn what_is_resolved_for_somebody_is_a_decision_and_talk_is_none() {
    let text = "# Plenum\n\n**Resolved**\n\n- Ana: Paint the hall by June\n- Bo: Sell the plotter\n- Ana: I think we should wait\n- Bo: Is it dry?\n";
    assert_eq!(
        decided(text),
        ["Ana: Paint the hall by June", "Bo: Sell the plotter"]
    );
    assert_eq!(
        maybe(text, Doubt::Said),
        ["Ana: I think we should wait", "Bo: Is it dry?"]
    );
}

#[test]
fn motions_that_were_raised_are_carried_by_the_vote_below() {
    let text = "# Board\n\n### 1st order of business\n\nA motion has been raised regarding the fence. The vote would be to paint it.\n\nVote on the motion A:\n\n-   Vote: 5 in favor, 0 opposed\n-   Resolution: Vote passed to paint the fence.\n\n### 2nd order of business\n\nIt is cheap and a motion has been raised to approve this expense.\n\nVote on the motion B:\n\n-   Vote: 5 in favor, 0 opposed\n-   Resolution: Vote passed\n";
    assert_eq!(
        decided(text),
        ["paint the fence.", "to approve this expense"]
    );
    let alone = "# Meeting\n\nAna Ruiz moved to amend the rules of the house.\n\nVotes in favour: 32\nVotes opposed: 1\nThe motion carries.\n";
    assert_eq!(decided(alone), ["to amend the rules of the house"]);
}

#[test]
fn where_somebody_is_from_is_nobody() {
    let text = "# Board\n\n## Attendees\n\n* Ana Ruiz ([@ana](https://example.org)), EPFL\n* Bo Hall; Fire, Inc.\n* Cy Reed, Center for Birds\n* lists.example.org\n";
    assert_eq!(
        names(&read(text).present),
        ["Ana Ruiz", "Bo Hall", "Cy Reed"]
    );
}

#[test]
fn decisions_stand_in_many_shapes() {
    let told = "Publish the draft in April";
    for text in [
        "# Council 2026-03-02\n\n**Outcome:** Publish the draft in April as agreed\n",
        "# Team\n\n| # | Topic | Decision | Owner |\n|---|---|---|---|\n| 1 | Draft | Publish the draft in April | Ana |\n",
        "# Council\n\nApproved:\n- Publish the draft in April\n",
        "= Council\n\n== Decisions\n\n* Publish the draft in April\n",
        "# Council\n\nThe board ratified the following decisions taken by email:\n\n- Publish the draft in April\n",
        "# Council\n\n## Motion to Publish the draft in April\n\nMoved by: Ana\nSeconded by: Bo\nMotion passes.\n",
        "# Council 2026-03-02\n\nMotion to Publish the draft in April. (Ruiz, Hall) Carried.\n",
        "# Council\n\n**DECISION & ACTION:** Publish the draft in April, Ana\n",
    ] {
        let found = decided(text);
        assert!(
            found.len() == 1 && found[0].contains(told),
            "{text}{found:?}"
        );
    }
    let open = "# Council\n\n## Motion to sell the plotter\n\nMoved by: Ana\n";
    assert_eq!(decided(open), NONE);
    assert_eq!(maybe(open, Doubt::Motion), ["to sell the plotter"]);
}

#[test]
fn a_verdict_decides_with_its_topic() {
    let text = "# Board\n\n- Paint the hall\n  - **Verdict**: We will accept this proposal.\n    - It is cheap\n- Sell the plotter\n  - **Verdict:** Agreed, in autumn.\n";
    assert_eq!(
        decided(text),
        [
            "Paint the hall: We will accept this proposal.",
            "Sell the plotter: Agreed, in autumn."
        ]
    );
}

#[test]
fn a_line_among_those_present_leads_to_those_who_are_not() {
    let text = "# Board\n\n## Attending\n\n* Ana Ruiz\n\nThe following are not in attendance but support consensus:\n\n* Bo Hall\n\n## Decisions\n\n* Paint the hall\n";
    assert_eq!(names(&read(text).present), ["Ana Ruiz"]);
    assert_eq!(names(&read(text).absent), ["Bo Hall"]);
}

#[test]
fn other_markups_are_read_too() {
    let wiki = "= Board =\n\n'''Present:''' Ana Ruiz\n\n== Budget ==\n* '''Decision:''' Spend no more than 200\n** it is little\n";
    assert_eq!(decided(wiki), ["Spend no more than 200"]);
    assert_eq!(names(&read(wiki).present), ["Ana Ruiz"]);
    let text = "Board\n=====\n\nPresent\n~~~~~~~\n\n* Ana Ruiz\n\nDecisions\n~~~~~~~~~\n\n* Spend no more than 200\n";
    assert_eq!(decided(text), ["Spend no more than 200"]);
    assert_eq!(names(&read(text).present), ["Ana Ruiz"]);
    let html = "# Board\n\n<details>\n<summary>Decisions</summary>\n\n- Spend no more than 200\n\n</details>\n\n- We talked of the weather\n";
    assert_eq!(decided(html), ["Spend no more than 200"]);
    let log = "17:02:30 <ana> #agreed Spend no more than 200\n17:03:00 <bo> fine\n17:04:00 <ana> #action bo to pay it\n";
    assert_eq!(decided(log), ["Spend no more than 200"]);
    assert_eq!(read(log).actions.len(), 1);
}

#[test]
fn a_line_in_bold_stands_over_what_follows() {
    let text = "# Board\n\n**1\\. The hall**\n\nDecision: paint it\n\n**Decisions**\n\n* Keep the bees behind the hall\n";
    assert_eq!(
        decided(text),
        ["1. The hall: paint it", "Keep the bees behind the hall"]
    );
}

fn record(text: &str) -> Adr {
    adr("docs/0004-use-x.md", text)
}

#[test]
fn an_option_may_be_chosen_by_its_number_or_letter() {
    let listed = "# Squash\n\n## Considered Options\n\n- Keep squash merges for all\n- Disable squash merges for all\n\n## Decision Outcome\n\n";
    let second = record(&format!(
        "{listed}Chosen option: \"option 2\", because they are noisy.\n"
    ));
    assert_eq!(
        second.text.as_deref(),
        Some("Disable squash merges for all")
    );
    assert_eq!(second.rejected, ["Keep squash merges for all"]);

    let lettered = "# Store\n\n## Considered Options\n\n* **Option A**: Files in a folder\n* **Option B**: A wiki of ours\n* **Option C**: A site of its own\n\n## Decision Outcome\n\n";
    let marked = record(&format!(
        "{lettered}Chosen **Option C: A site of its own**, because:\n\n- it is found\n"
    ));
    assert_eq!(marked.text.as_deref(), Some("Option C: A site of its own"));
    assert_eq!(
        marked.rejected,
        ["Option A: Files in a folder", "Option B: A wiki of ours"]
    );
    let fallback = record(&format!(
        "{lettered}Chosen option: Option C with a fallback to option B.\n"
    ));
    assert_eq!(fallback.rejected, ["Option A: Files in a folder"]);
    // No third option stands there.
    let none = record(&format!(
        "{listed}Chosen option: \"option 3\", because we like it.\n"
    ));
    assert_eq!(none.rejected, NONE);
    assert_eq!(none.doubts.len(), 1);
}

#[test]
fn an_option_is_chosen_in_other_words_than_the_list_has() {
    let listed = "# Store\n\n## Considered Options\n\n* Files in one folder\n* 0002-2: A wiki of our own\n\n## Decision Outcome\n\n";
    let dash = record(&format!(
        "{listed}Chosen option: `Use files in one folder` — they are found by everybody.\n"
    ));
    assert_eq!(dash.text.as_deref(), Some("Use files in one folder"));
    assert_eq!(dash.rejected, ["0002-2: A wiki of our own"]);
    assert_eq!(dash.doubts, []);
    let other = record(&format!(
        "{listed}Chosen option: A wiki of our own, porque todos lo usan.\n"
    ));
    assert_eq!(other.text.as_deref(), Some("A wiki of our own"));
    assert!(other.why.is_some_and(|why| why.contains("todos lo usan")));
    assert_eq!(other.rejected, ["Files in one folder"]);
}

#[test]
fn options_are_told_apart_by_the_list_or_by_their_label() {
    let listed = record(
        "# Oven\n\n## Considered Options\n\n- **Buy it**: Rejected because it is dear\n- **Rent it**: Chosen — it is near\n\n## Decision Outcome\n\nThe oven of the mill was rented for a year.\n",
    );
    assert_eq!(listed.rejected, ["Buy it"]);
    let labelled = record(
        "# Oven\n\n## Options\n\n1. Rent the oven of the mill\n2. Buy an oven\n\n## Decision\n\nOption 1. For a year, from May on.\n",
    );
    assert_eq!(labelled.rejected, ["Buy an oven"]);
    let open = record(
        "# Oven\n\n## Options\n\n1. Rent it\n2. Buy it\n\n## Decision\n\nWe take what is there for now and then.\n",
    );
    assert_eq!(open.rejected, NONE);
}

#[test]
fn a_table_of_contents_decides_nothing() {
    let told = record(
        "# Store\n\nContents:\n\n* [Summary](#summary)\n  * [Decision](#decision)\n* [Details](#details)\n\n## Summary\n\n### Decision\n\nKeep all files in one folder of ours.\n\n## Details\n",
    );
    assert_eq!(
        told.text.as_deref(),
        Some("Keep all files in one folder of ours.")
    );
    assert_eq!(told.line, 13);
}

#[test]
fn a_file_of_several_records_gives_its_first_and_says_so() {
    let each = |number: usize, words: &str| {
        format!(
            "## {number}. Use {words}\nDate: 2027-03-0{number}\n\n### Status\nApproved\n\n### Decision\nWe use {words} for all that we build.\n\n"
        )
    };
    let log = format!(
        "# Decisions of ours\n\n{}{}",
        each(1, "bricks"),
        each(2, "timber")
    );
    let first = record(&log);
    assert_eq!(first.title.as_deref(), Some("Use bricks"));
    assert_eq!(
        first.text.as_deref(),
        Some("We use bricks for all that we build.")
    );
    assert_eq!(first.details, NONE);
    let lines: Vec<usize> = first.doubts.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [12]);
}

#[test]
fn records_are_read_in_other_languages() {
    let german = record(
        "# Backstube\n\n**Status:** Vorgeschlagen | **Datum:** 2027-02-03\n\n**Kontext:** Der Ofen ist alt.\n\n**Entscheidung:** Wir mieten den Ofen der Mühle.\n\n**Folgen:** Das Brot kommt später.\n",
    );
    assert_eq!(german.standing, Standing::Proposed);
    assert_eq!(german.on, chrono::NaiveDate::from_ymd_opt(2027, 2, 3));
    assert_eq!(
        german.text.as_deref(),
        Some("Wir mieten den Ofen der Mühle.")
    );
    assert_eq!(german.why.as_deref(), Some("Der Ofen ist alt."));
    assert_eq!(german.trade_offs, ["Das Brot kommt später."]);
    let french = record(
        "# Four\n\n| Statut | Accepté |\n|---|---|\n| Date | 2027-02-03 |\n\n## Contexte\n\nLe four est vieux.\n\n## Décision retenue\n\nNous louons le four du moulin.\n\n## Conséquences\n\n- Le pain arrive plus tard.\n",
    );
    assert_eq!(french.standing, Standing::Decided);
    assert_eq!(
        french.text.as_deref(),
        Some("Nous louons le four du moulin.")
    );
    assert_eq!(french.trade_offs, ["Le pain arrive plus tard."]);
}

#[test]
fn the_status_is_read_as_it_is_written() {
    let with = |status: &str| {
        record(&format!(
            "# 4. Use X\n\n## Status\n\n{status}\n\n## Decision\n\nWe use X for all that we do.\n"
        ))
    };
    assert_eq!(with("In progress").standing, Standing::Decided);
    assert_eq!(with("Work in progress").standing, Standing::Proposed);
    let older = with("⌛️ Superseded [0019](0019-use-y.md)");
    assert_eq!(older.superseded_by.len(), 1);
    assert!(older.supersedes.is_empty());
    let page = record(
        "---\nstatus: deprecated\n---\n_Replaced by [Use Y](/adr/20260621-use-y/)_.\n\n## Decision\n\nWe use X for all that we do.\n",
    );
    assert!(
        page.superseded_by
            .iter()
            .any(|one| one.names("20260621-use-y.md", None))
    );
}

#[test]
fn the_problem_may_stand_above_the_first_heading() {
    let text = "\
# Use X

Everything that we write needs a license, or nobody may use it.

Status: accepted

## Decision Outcome

Chosen option: \"X for all that we write\", because it is free.
";
    let why = record(text).why.unwrap_or_default();
    assert!(
        why.starts_with("Everything that we write needs a license"),
        "{why}"
    );
    assert!(!why.contains("accepted"), "{why}");
}

#[test]
fn alternatives_and_quotations_are_kept() {
    let text = "\
# Use X

## Context

The manual says:

> All options are a trade-off.

## Decision

We use X for all that we do.

## Alternatives Considered

We considered using Y and Z but both are long abandoned.

## Consequences

Positive consequences of this are few steps for all.
";
    let read = record(text);
    assert_eq!(read.rejected, ["Y and Z"]);
    assert!(
        read.why
            .unwrap_or_default()
            .contains("> All options are a trade-off.")
    );
    assert_eq!(
        read.expected.as_deref(),
        Some("Positive consequences of this are few steps for all")
    );
    assert!(read.trade_offs.is_empty());
}

#[test]
fn a_team_with_an_at_sign_in_its_name_is_nobody() {
    let read = record(
        "# Use X\n\n- deciders: Ana Ruiz, Bo Lindgren\n- consulted: Club@home Team, Cy Wong\n- date: 09.03.2026\n\n## Decision\n\nWe use X.\n",
    );
    assert_eq!(names(&read.consulted), ["Cy Wong"]);
    assert_eq!(names(&read.deciders), ["Ana Ruiz", "Bo Lindgren"]);
    assert_eq!(
        read.on.map(|day| day.to_string()).as_deref(),
        Some("2026-03-09")
    );
}

#[test]
fn labels_stand_behind_arrows_dashes_and_brackets() {
    let text = "\
# Council

* Pool: costs too high -> Decision: close the pool in November.
* Van - DECISION - sell it in May
* Roof [Decision: repair it before winter]
* Fees were too low. **Agreed to raise the fees by a tenth.**

## Decisions made during the meeting

- Hire a gardener for the summer

## Decision (pending the figures)

Build a shed
";
    assert_eq!(
        decided(text),
        [
            "close the pool in November.",
            "sell it in May",
            "repair it before winter",
            "to raise the fees by a tenth.",
            "Hire a gardener for the summer",
        ]
    );
}

#[test]
fn a_motion_tells_its_own_vote_and_a_legend_its_letters() {
    let text = "\
# Council

Legend: D = decision, A = action

* Proposal to hire a gardener approved by consensus.
* **Vote to sell the van**: Yes 4, No 0, Abstain 1 -- approved
* (D) Close the pool in November
* (A) Ana: tell the guests

| # | Type | Text |
|---|---|---|
| 1 | D | Repair the roof before winter |
";
    assert_eq!(
        decided(text),
        [
            "to hire a gardener",
            "to sell the van",
            "Close the pool in November",
            "Repair the roof before winter",
        ]
    );
}

#[test]
fn a_column_that_may_hold_decisions_is_listed_for_a_person() {
    let text = "\
# Council

| Topic | Decision / Action | Owner |
|---|---|---|
| Pool | Close it in November | Ana |
";
    assert_eq!(decided(text), NONE);
    assert_eq!(maybe(text, Doubt::Unlabelled), ["Close it in November"]);
}

#[test]
fn a_vote_at_the_end_of_a_very_long_line_is_no_harm() {
    let text = format!(
        "# Council\n\nMotion to {}\n",
        "sell it, then (buy it - again) ".repeat(9_000)
    );
    assert_eq!(decided(&text), NONE);
}

#[test]
fn the_option_that_is_named_in_the_chosen_one_was_taken() {
    let text = "\
# Share secrets

## Considered Alternatives

* Email
* 1Password

## Decision Outcome

Chosen Alternative: Use a 1Password vault for all of us. Email is phased out.

Consequences:

* A vault costs money.
";
    let read = record(text);
    assert_eq!(read.rejected, ["Email"]);
    assert_eq!(
        read.text.as_deref(),
        Some("Use a 1Password vault for all of us. Email is phased out.")
    );
    assert_eq!(read.trade_offs, ["A vault costs money."]);
    assert!(read.why.is_none());
}

#[test]
fn options_stand_in_tables_and_the_choice_in_a_heading() {
    let text = "\
# Sign in

## Options considered

| Name | Notes |
|---|---|
| Devise | widely used |
| Rodauth | hardly used |

## Decision

We will adopt Devise for all sign-ins.

## Parties Involved

 * Ana Ruiz
";
    let read = record(text);
    assert_eq!(read.rejected, ["Rodauth"]);
    assert_eq!(names(&read.deciders), ["Ana Ruiz"]);
    let text = "\
# Prefixes

## Considered Options

### A) No prefix at all
### B) One prefix

## Decision Outcome

### A) No prefix at all

## Comparison

It is small.
";
    let read = record(text);
    assert_eq!(read.text.as_deref(), Some("Prefixes: No prefix at all"));
    assert_eq!(read.rejected, ["B) One prefix"]);
}

#[test]
fn the_day_that_a_record_tells_counts_before_that_of_its_page() {
    let text = "---\ndate: 2024-02-09T14:57:00+01:00\n---\n# Use X\n\n* Date: 2023-03-15\n* Status: [accepted]\n\n## Decision\n\nWe use X.\n";
    let read = record(text);
    assert_eq!(
        read.on.map(|day| day.to_string()).as_deref(),
        Some("2023-03-15")
    );
    assert_eq!(read.status.as_deref(), Some("accepted"));
}
